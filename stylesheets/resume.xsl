<?xml version="1.0" encoding="UTF-8"?>
<!--
  resume.xsl - d'un dossier, ce que les documents de la session en disent.

  Entrée : une projection du dossier, « jury » ou « anonyme » ; à la réception,
  le dossier entier, puisque rien de ce résumé n'en sort (entier = oui).
  Lit clea:referentiel, clea:notation, clea:resultats, clea:controle,
  clea:regles et clea:site. Sortie : urn:clea:resume:1.

  Anonyme : ni candidat, ni organisme, ni constat tel qu'il a été écrit, car il
  peut nommer ; à sa place ce qu'il y a à faire, que dit le catalogue.

  Les libellés, les points forts et les constats sont composés ici (espaces et
  apostrophes du français), une fois : les documents de la session les citent
  par milliers. Les noms restent tels qu'ils sont à l'état civil.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:resume:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:n="urn:clea:notation:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:s="urn:clea:site:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="d r n res g s svrl date">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:param name="maintenant"/>
  <!-- Rang d'appel ; '' hors d'une session. -->
  <xsl:param name="ordre" select="''"/>
  <!-- SIRET sous lequel la session appelle le dossier ; '' : celui de l'évaluateur. -->
  <xsl:param name="siret" select="''"/>
  <!-- Dossier du paquet, relatif à la page d'index, et ses fichiers séparés par une espace. -->
  <xsl:param name="paquet" select="''"/>
  <xsl:param name="fichiers" select="''"/>

  <!-- « oui » : le dossier lui-même, pour qui l'a reçu et en décide ; de qui il est, quand et avec quelle issue suffit. -->
  <xsl:param name="entier" select="''"/>

  <xsl:include href="common/dates.xsl"/>
  <xsl:include href="common/typographie.xsl"/>

  <xsl:key name="entree" match="r:domaine | r:sous-domaine" use="@code"/>
  <xsl:key name="organisme" match="d:organismes/d:organisme" use="@id"/>
  <xsl:key name="forts-ep" match="d:evaluation-prealable/d:resultats/d:domaine/d:points-forts" use="../@code"/>
  <xsl:key name="forts-ef" match="d:evaluation-finale/d:resultats/d:domaine/d:points-forts" use="../@code"/>
  <xsl:key name="constat" match="svrl:failed-assert" use="@id"/>

  <xsl:variable name="dossier" select="/d:dossier"/>
  <xsl:variable name="anonyme" select="$dossier/@projection = 'anonyme'"/>
  <xsl:variable name="referentiel" select="document('clea:referentiel')/r:referentiel"/>
  <xsl:variable name="resultats" select="document('clea:resultats')/res:resultats"/>
  <xsl:variable name="constats" select="document('clea:controle')/*/svrl:failed-assert"/>
  <xsl:variable name="ef" select="$dossier/d:evaluation-finale"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="d:dossier[@projection = 'jury' or @projection = 'anonyme' or $entier = 'oui']"><xsl:apply-templates select="d:dossier"/></xsl:when>
      <xsl:otherwise><xsl:message terminate="yes">un résumé se fait de la projection du jury ou de la projection anonyme</xsl:message></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:dossier">
    <xsl:variable name="evaluateur" select="(key('organisme', (d:evaluation-finale/@organisme | d:evaluation-prealable/@organisme)[last()])
        | d:organismes/d:organisme[contains(concat(' ', @roles, ' '), ' evaluateur ')])[1]"/>
    <resume version="1" numero="{@numero}" referentiel="{@referentiel}" notation="{$resultats/@notation}" preuves="{count(d:preuves/d:preuve)}">
      <xsl:if test="$ordre != ''"><xsl:attribute name="ordre"><xsl:value-of select="$ordre"/></xsl:attribute></xsl:if>
      <xsl:attribute name="anonyme"><xsl:choose><xsl:when test="$anonyme">oui</xsl:when><xsl:otherwise>non</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:choose>
        <xsl:when test="$anonyme"/>
        <xsl:when test="$siret != ''"><xsl:attribute name="siret"><xsl:value-of select="$siret"/></xsl:attribute></xsl:when>
        <xsl:when test="$evaluateur/d:siret"><xsl:attribute name="siret"><xsl:value-of select="$evaluateur/d:siret"/></xsl:attribute></xsl:when>
      </xsl:choose>
      <xsl:if test="$paquet != ''">
        <xsl:attribute name="paquet"><xsl:value-of select="$paquet"/></xsl:attribute>
        <xsl:attribute name="fichiers"><xsl:value-of select="normalize-space($fichiers)"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="not($anonyme)">
        <xsl:apply-templates select="d:candidat"/>
        <xsl:apply-templates select="d:organismes/d:organisme"/>
      </xsl:if>
      <xsl:call-template name="dates"/>
      <xsl:call-template name="verdict"/>
      <xsl:if test="$entier != 'oui'">
        <xsl:apply-templates select="$resultats/res:domaine"/>
        <xsl:apply-templates select="$resultats/res:domaine/res:sous-domaine[@final != 'acquis']"/>
        <xsl:call-template name="constats"/>
      </xsl:if>
    </resume>
  </xsl:template>

  <!-- ===== qui ===== -->

  <xsl:template match="d:candidat">
    <candidat>
      <xsl:for-each select="d:civilite | d:nom-naissance | d:nom-usage">
        <xsl:attribute name="{local-name()}"><xsl:value-of select="normalize-space()"/></xsl:attribute>
      </xsl:for-each>
      <xsl:if test="d:prenom1"><xsl:attribute name="prenom"><xsl:value-of select="normalize-space(d:prenom1)"/></xsl:attribute></xsl:if>
      <xsl:if test="d:naissance/@date"><xsl:attribute name="naissance"><xsl:value-of select="d:naissance/@date"/></xsl:attribute></xsl:if>
    </candidat>
  </xsl:template>

  <!-- Ce que l'organisme a fait pour ce candidat : d'après son rôle, les évaluations et le parcours. -->
  <xsl:template match="d:organisme">
    <xsl:variable name="id" select="@id"/>
    <xsl:variable name="roles" select="concat(' ', @roles, ' ')"/>
    <xsl:variable name="evalue" select="contains($roles, ' evaluateur ') or $dossier/d:evaluation-prealable/@organisme = $id or $ef/@organisme = $id"/>
    <xsl:variable name="forme" select="contains($roles, ' formateur ') or $dossier/d:parcours/@organisme = $id
        or $dossier/d:intervenants/d:intervenant[@organisme = $id]/@id = ($dossier/d:parcours//d:formateur/@ref | $dossier/d:parcours/d:module/d:suivi/@par)"/>
    <xsl:if test="$evalue or $forme">
      <organisme nom="{normalize-space(d:raison-sociale)}">
        <xsl:attribute name="evalue"><xsl:choose><xsl:when test="$evalue">oui</xsl:when><xsl:otherwise>non</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:attribute name="forme"><xsl:choose><xsl:when test="$forme">oui</xsl:when><xsl:otherwise>non</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:if test="d:siret"><xsl:attribute name="siret"><xsl:value-of select="d:siret"/></xsl:attribute></xsl:if>
        <xsl:choose>
          <xsl:when test="d:siret"><xsl:attribute name="siren"><xsl:value-of select="substring(d:siret, 1, 9)"/></xsl:attribute></xsl:when>
          <xsl:when test="d:siren"><xsl:attribute name="siren"><xsl:value-of select="d:siren"/></xsl:attribute></xsl:when>
        </xsl:choose>
      </organisme>
    </xsl:if>
  </xsl:template>

  <!-- ===== quand ===== -->

  <xsl:template name="dates">
    <xsl:variable name="c" select="$resultats/res:calendrier"/>
    <xsl:variable name="de-la-regle" select="document('clea:regles')/g:regles/g:regle[@id = 'R19']/g:parametre[@nom = 'annees']/@valeur"/>
    <xsl:variable name="du-site" select="document('clea:site')/s:site/s:regle[@id = 'R19']/s:parametre[@nom = 'annees']/@valeur"/>
    <xsl:variable name="annees" select="($du-site | $de-la-regle[not($du-site)])[1]"/>
    <dates>
      <xsl:copy-of select="$c/@ep-debut | $c/@ep-fin | $c/@ef-debut | $c/@ef-fin"/>
      <xsl:if test="$c/@ep-fin | $c/@ef-fin">
        <xsl:attribute name="dernier"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="$c/@ep-fin | $c/@ef-fin"/></xsl:call-template></xsl:attribute>
      </xsl:if>
      <xsl:if test="$c/@ep-fin and $annees">
        <xsl:attribute name="terme"><xsl:value-of select="date:add($c/@ep-fin, concat('P', $annees, 'Y'))"/></xsl:attribute>
      </xsl:if>
    </dates>
  </xsl:template>

  <!-- ===== quoi ===== -->

  <xsl:template name="verdict">
    <xsl:variable name="y" select="$resultats/res:synthese"/>
    <verdict final="{$y/@final}" presentable="{$y/@presentable}" a-confirmer="{$y/@sous-domaines-a-confirmer}">
      <xsl:attribute name="voie"><xsl:choose><xsl:when test="$ef">apres-parcours</xsl:when><xsl:otherwise>direct</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:copy-of select="$y/@domaines | $y/@domaines-acquis | $y/@sous-domaines | $y/@sous-domaines-acquis | $y/@criteres | $y/@criteres-acquis"/>
    </verdict>
  </xsl:template>

  <xsl:template match="res:domaine">
    <xsl:variable name="code" select="@code"/>
    <domaine code="{$code}" verdict="{@final}" acquis="{sum(res:sous-domaine/@acquis)}" acquis-ep="{sum(res:sous-domaine/@ep-acquis)}" total="{sum(res:sous-domaine/@total)}">
      <xsl:attribute name="libelle"><xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:attribute>
      <!-- Ce qu'en dit la dernière évaluation qui en parle. -->
      <xsl:for-each select="$dossier">
        <xsl:variable name="forts" select="key('forts-ef', $code) | key('forts-ep', $code)[not(key('forts-ef', $code))]"/>
        <xsl:variable name="phrase"><xsl:call-template name="premiere-phrase"><xsl:with-param name="texte" select="normalize-space($forts[last()])"/></xsl:call-template></xsl:variable>
        <xsl:call-template name="typo"><xsl:with-param name="texte" select="string($phrase)"/></xsl:call-template>
      </xsl:for-each>
    </domaine>
  </xsl:template>

  <xsl:template match="res:sous-domaine">
    <sous-domaine code="{@code}" verdict="{@final}" retenu="{@retenu}" acquis="{@acquis}" total="{@total}" taux="{@taux}">
      <xsl:attribute name="libelle"><xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template></xsl:attribute>
    </sous-domaine>
  </xsl:template>

  <xsl:template name="libelle">
    <xsl:param name="code"/>
    <xsl:for-each select="$referentiel"><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(key('entree', $code)/r:libelle)"/></xsl:call-template></xsl:for-each>
  </xsl:template>

  <!-- La première phrase ; la suivante aussi quand la première n'est qu'une abréviation (« M. »). -->
  <xsl:template name="premiere-phrase">
    <xsl:param name="texte"/>
    <xsl:param name="debut" select="''"/>
    <xsl:choose>
      <xsl:when test="$debut = '' and string-length($texte) &gt; 0 and not(contains($texte, '. '))">
        <xsl:value-of select="substring($texte, 1, 300)"/>
        <xsl:if test="string-length($texte) &gt; 300">…</xsl:if>
      </xsl:when>
      <xsl:when test="not(contains($texte, '. '))"><xsl:value-of select="concat($debut, $texte)"/></xsl:when>
      <xsl:otherwise>
        <xsl:variable name="phrase" select="concat($debut, substring-before($texte, '. '), '.')"/>
        <xsl:choose>
          <xsl:when test="string-length($phrase) &lt; 25">
            <xsl:call-template name="premiere-phrase">
              <xsl:with-param name="texte" select="substring-after($texte, '. ')"/>
              <xsl:with-param name="debut" select="concat($phrase, ' ')"/>
            </xsl:call-template>
          </xsl:when>
          <xsl:when test="string-length($phrase) &gt; 300"><xsl:value-of select="concat(substring($phrase, 1, 300), '…')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$phrase"/></xsl:otherwise>
        </xsl:choose>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== ce qui reste à regarder ===== -->

  <xsl:template name="constats">
    <constats erreurs="{count($constats[@role = 'error'])}" avertissements="{count($constats[@role = 'warning'])}" informations="{count($constats[@role != 'error' and @role != 'warning'])}">
      <xsl:apply-templates select="$constats[@role = 'error']"/>
      <xsl:apply-templates select="$constats[@role = 'warning']"/>
      <xsl:apply-templates select="$constats[@role != 'error' and @role != 'warning']"/>
    </constats>
  </xsl:template>

  <xsl:template match="svrl:failed-assert">
    <xsl:variable name="pareils" select="key('constat', @id)"/>
    <xsl:if test="generate-id() = generate-id($pareils[1])">
      <constat regle="{@id}" gravite="{@role}" nombre="{count($pareils)}">
        <xsl:call-template name="typo">
          <xsl:with-param name="texte" select="normalize-space(svrl:diagnostic-reference[$anonyme] | svrl:text[not($anonyme)])"/>
        </xsl:call-template>
      </constat>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
