<?xml version="1.0" encoding="UTF-8"?>
<!--
  preconisations.xsl - ce qui reste à acquérir, et comment y arriver.

  Entrée : une projection du dossier. Sortie : urn:clea:preconisations:1.
  Ce que l'évaluateur a écrit passe d'abord et n'est jamais changé ; le reste
  est proposé, sous-domaine par sous-domaine, d'après objectifs.xml ou, à
  défaut, d'après le libellé du référentiel.

  Deux passes : les préconisations, puis le calendrier de celles qui n'en ont
  pas, les unes après les autres au rythme d'objectifs.xml, sans passer le terme.

  Lit clea:referentiel, clea:resultats, clea:objectifs, clea:regles, clea:site.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:preconisations:1"
    xmlns:p="urn:clea:preconisations:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:o="urn:clea:objectifs:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:s="urn:clea:site:1"
    xmlns:exsl="http://exslt.org/common"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="p d r res o g s exsl date">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <!-- Instant ISO 8601 : le calendrier proposé part de là. -->
  <xsl:param name="maintenant"/>

  <xsl:key name="objectif" match="o:sous-domaine | o:critere" use="@code"/>

  <xsl:variable name="dossier" select="/d:dossier"/>
  <xsl:variable name="referentiel" select="document('clea:referentiel')/r:referentiel"/>
  <xsl:variable name="resultats" select="document('clea:resultats')/res:resultats"/>
  <xsl:variable name="objectifs" select="document('clea:objectifs')/o:objectifs"/>
  <xsl:variable name="regle" select="document('clea:regles')/g:regles/g:regle[@id = 'R19']/g:parametre[@nom = 'annees']/@valeur"/>
  <xsl:variable name="site" select="document('clea:site')/s:site/s:regle[@id = 'R19']/s:parametre[@nom = 'annees']/@valeur"/>

  <xsl:variable name="jour" select="substring($maintenant, 1, 10)"/>
  <xsl:variable name="ep-fin" select="$resultats/res:calendrier/@ep-fin"/>
  <!-- Dernier jour de l'évaluation finale ; '' tant que l'évaluation préalable n'est pas datée. -->
  <xsl:variable name="terme">
    <xsl:if test="$ep-fin">
      <xsl:value-of select="date:add($ep-fin, concat('P', ($site | $regle[not($site)]), 'Y'))"/>
    </xsl:if>
  </xsl:variable>
  <xsl:variable name="terme-depasse"
      select="$terme != '' and translate($jour, '-', '') &gt; translate($terme, '-', '')"/>

  <xsl:template match="/">
    <xsl:variable name="toutes">
      <xsl:apply-templates select="$dossier/d:preconisations/d:preconisation"/>
      <xsl:apply-templates select="$referentiel/r:domaine/r:sous-domaine"/>
    </xsl:variable>
    <xsl:variable name="p" select="exsl:node-set($toutes)/p:preconisation"/>
    <preconisations version="1" numero="{$dossier/@numero}" referentiel="{$referentiel/@version}" maintenant="{$maintenant}">
      <xsl:if test="$terme != ''"><xsl:attribute name="terme"><xsl:value-of select="$terme"/></xsl:attribute></xsl:if>
      <xsl:attribute name="terme-depasse"><xsl:choose>
        <xsl:when test="$terme-depasse">oui</xsl:when><xsl:otherwise>non</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <xsl:attribute name="heures"><xsl:value-of select="sum($p[@a-travailler = 'oui']/@heures)"/></xsl:attribute>
      <xsl:apply-templates select="$p" mode="calendrier"/>
    </preconisations>
  </xsl:template>

  <!-- ===== passe 1 : celles de l'évaluateur ===== -->

  <xsl:template match="d:preconisation">
    <xsl:call-template name="preconisation">
      <xsl:with-param name="code" select="@sous-domaine"/>
      <xsl:with-param name="origine" select="'evaluateur'"/>
      <xsl:with-param name="ecrite" select="."/>
      <!-- Les critères qu'il nomme ; s'il n'en nomme pas, tous ceux qui manquent. -->
      <xsl:with-param name="criteres" select="@criteres"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== passe 1 : celles qui manquent ===== -->

  <xsl:template match="r:sous-domaine">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="r" select="$resultats/res:domaine/res:sous-domaine[@code = $code]"/>
    <xsl:if test="$r/@retenu = 'non-acquis'">
      <xsl:variable name="ecrites" select="$dossier/d:preconisations/d:preconisation[@sous-domaine = $code]"/>
      <xsl:choose>
        <xsl:when test="not($ecrites)">
          <xsl:call-template name="preconisation">
            <xsl:with-param name="code" select="$code"/>
            <xsl:with-param name="origine" select="'referentiel'"/>
          </xsl:call-template>
        </xsl:when>
        <!-- L'évaluateur a nommé des critères : on n'ajoute que ceux qu'il n'a pas nommés. -->
        <xsl:when test="not($ecrites[not(@criteres)])">
          <xsl:variable name="nommes">
            <xsl:text> </xsl:text>
            <xsl:for-each select="$ecrites"><xsl:value-of select="concat(normalize-space(@criteres), ' ')"/></xsl:for-each>
          </xsl:variable>
          <xsl:variable name="restants">
            <xsl:for-each select="$r/res:critere[@final != 'acquis'][not(contains($nommes, concat(' ', @code, ' ')))]">
              <xsl:value-of select="concat(@code, ' ')"/>
            </xsl:for-each>
          </xsl:variable>
          <xsl:if test="string($restants) != ''">
            <xsl:call-template name="preconisation">
              <xsl:with-param name="code" select="$code"/>
              <xsl:with-param name="origine" select="'referentiel'"/>
              <xsl:with-param name="criteres" select="normalize-space($restants)"/>
            </xsl:call-template>
          </xsl:if>
        </xsl:when>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- criteres : codes séparés par une espace ; '' : tous ceux qui ne sont pas acquis. -->
  <xsl:template name="preconisation">
    <xsl:param name="code"/>
    <xsl:param name="origine"/>
    <xsl:param name="ecrite" select="/.."/>
    <xsl:param name="criteres" select="''"/>
    <xsl:variable name="r" select="$resultats/res:domaine/res:sous-domaine[@code = $code]"/>
    <xsl:variable name="ref" select="$referentiel/r:domaine/r:sous-domaine[@code = $code]"/>
    <xsl:variable name="voulus" select="concat(' ', normalize-space($criteres), ' ')"/>
    <xsl:variable name="c" select="$r/res:critere[contains($voulus, concat(' ', @code, ' '))
        or ($voulus = '  ' and @final != 'acquis')]"/>
    <preconisation sous-domaine="{$code}" domaine="{$ref/../@code}" origine="{$origine}">
      <xsl:attribute name="verdict"><xsl:choose>
        <xsl:when test="$r"><xsl:value-of select="$r/@final"/></xsl:when><xsl:otherwise>non-evalue</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <xsl:attribute name="a-travailler"><xsl:choose>
        <xsl:when test="$r/@retenu = 'acquis'">non</xsl:when><xsl:otherwise>oui</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <xsl:call-template name="heures">
        <xsl:with-param name="code" select="$code"/>
        <xsl:with-param name="ecrites" select="$ecrite/@heures"/>
        <xsl:with-param name="part"><xsl:choose>
          <xsl:when test="$criteres != '' and $r/@total &gt; 0"><xsl:value-of select="count($c) div $r/@total"/></xsl:when>
          <xsl:otherwise>1</xsl:otherwise>
        </xsl:choose></xsl:with-param>
      </xsl:call-template>
      <xsl:copy-of select="$ecrite/@id | $ecrite/@date | $ecrite/@par"/>
      <libelle><xsl:value-of select="$ref/r:libelle"/></libelle>
      <xsl:for-each select="$ecrite/d:objectif">
        <objectif origine="evaluateur"><xsl:value-of select="."/></objectif>
      </xsl:for-each>
      <xsl:if test="not($ecrite/d:objectif)">
        <objectif origine="referentiel">
          <xsl:call-template name="objectif">
            <xsl:with-param name="code" select="$code"/>
            <xsl:with-param name="libelle" select="$ref/r:libelle"/>
          </xsl:call-template>
        </objectif>
      </xsl:if>
      <xsl:for-each select="$ecrite/d:texte"><texte><xsl:value-of select="."/></texte></xsl:for-each>
      <xsl:for-each select="$ecrite/d:note[@prive = 'non']"><note><xsl:value-of select="."/></note></xsl:for-each>
      <xsl:for-each select="$c">
        <xsl:variable name="libelle" select="$ref/r:critere[@code = current()/@code]/r:libelle"/>
        <critere code="{@code}" etat="{@final}">
          <xsl:attribute name="origine"><xsl:choose>
            <xsl:when test="$ecrite/@criteres">evaluateur</xsl:when><xsl:otherwise>referentiel</xsl:otherwise>
          </xsl:choose></xsl:attribute>
          <libelle><xsl:value-of select="$libelle"/></libelle>
          <objectif>
            <xsl:call-template name="objectif">
              <xsl:with-param name="code" select="@code"/>
              <xsl:with-param name="libelle" select="$libelle"/>
            </xsl:call-template>
          </objectif>
        </critere>
      </xsl:for-each>
      <xsl:call-template name="calendrier-donne"><xsl:with-param name="ecrite" select="$ecrite"/></xsl:call-template>
    </preconisation>
  </xsl:template>

  <!-- L'objectif de la table, ou le libellé mis en objectif. -->
  <xsl:template name="objectif">
    <xsl:param name="code"/>
    <xsl:param name="libelle"/>
    <xsl:for-each select="$objectifs">
      <xsl:variable name="ligne" select="key('objectif', $code)[../@referentiel = $dossier/@referentiel]"/>
      <xsl:choose>
        <xsl:when test="$ligne"><xsl:value-of select="$ligne"/></xsl:when>
        <xsl:otherwise><xsl:call-template name="etre-capable"><xsl:with-param name="libelle" select="normalize-space($libelle)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- « Utiliser un navigateur » : « Être capable d'utiliser un navigateur. » -->
  <xsl:template name="etre-capable">
    <xsl:param name="libelle"/>
    <xsl:variable name="verbe">
      <xsl:choose>
        <xsl:when test="starts-with($libelle, 'Savoir ')"><xsl:value-of select="substring-after($libelle, ' ')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$libelle"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="initiale" select="translate(substring($verbe, 1, 1), 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÉÈÊÎÔŒ', 'abcdefghijklmnopqrstuvwxyzàâéèêîôœ')"/>
    <xsl:text>Être capable d</xsl:text>
    <xsl:choose>
      <xsl:when test="contains('aeiouyhàâéèêîôœ', $initiale)">'</xsl:when>
      <xsl:otherwise>e </xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat($initiale, substring($verbe, 2))"/>
    <xsl:if test="not(contains('.…!?', substring($verbe, string-length($verbe))))">.</xsl:if>
  </xsl:template>

  <!-- part : fraction du sous-domaine que couvre une préconisation ajoutée. -->
  <xsl:template name="heures">
    <xsl:param name="code"/>
    <xsl:param name="ecrites"/>
    <xsl:param name="part"/>
    <xsl:choose>
      <xsl:when test="$ecrites">
        <xsl:attribute name="heures"><xsl:value-of select="$ecrites"/></xsl:attribute>
        <xsl:attribute name="heures-indicatives">non</xsl:attribute>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$objectifs">
          <xsl:variable name="table" select="key('objectif', $code)[../@referentiel = $dossier/@referentiel]/@heures"/>
          <xsl:attribute name="heures"><xsl:value-of
              select="ceiling(($table | @heures-defaut[not($table)]) * $part)"/></xsl:attribute>
        </xsl:for-each>
        <xsl:attribute name="heures-indicatives">oui</xsl:attribute>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le calendrier écrit ; sinon celui du module qui répond à la préconisation, ou du parcours. -->
  <xsl:template name="calendrier-donne">
    <xsl:param name="ecrite"/>
    <xsl:variable name="module" select="$dossier/d:parcours/d:module[$ecrite and @preconisation = $ecrite/@id]"/>
    <xsl:choose>
      <xsl:when test="$ecrite/d:calendrier">
        <calendrier origine="evaluateur">
          <xsl:copy-of select="$ecrite/d:calendrier/@debut | $ecrite/d:calendrier/@fin"/>
          <xsl:value-of select="$ecrite/d:calendrier"/>
        </calendrier>
      </xsl:when>
      <xsl:when test="$module/d:calendrier">
        <calendrier origine="parcours">
          <xsl:copy-of select="$module[1]/d:calendrier/@debut | $module[1]/d:calendrier/@fin"/>
          <xsl:value-of select="$module[1]/d:calendrier"/>
        </calendrier>
      </xsl:when>
      <xsl:when test="$module/@debut">
        <calendrier origine="parcours">
          <xsl:copy-of select="$module[@debut][1]/@debut | $module[@debut][1]/@fin"/>
          <xsl:value-of select="$module[@debut][1]/../d:calendrier"/>
        </calendrier>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ===== passe 2 : un calendrier pour celles qui n'en ont pas ===== -->

  <xsl:template match="p:preconisation" mode="calendrier">
    <preconisation>
      <xsl:copy-of select="@*"/>
      <xsl:copy-of select="*"/>
      <xsl:if test="not(p:calendrier) and @a-travailler = 'oui' and not($terme-depasse) and $jour != ''">
        <xsl:variable name="avant" select="sum(preceding-sibling::p:preconisation[not(p:calendrier) and @a-travailler = 'oui']/@heures)"/>
        <xsl:variable name="debut" select="date:add($jour, concat('P',
            $objectifs/@delai-jours + 7 * ceiling($avant div $objectifs/@heures-semaine), 'D'))"/>
        <xsl:variable name="fin" select="date:add($debut, concat('P',
            7 * ceiling(@heures div $objectifs/@heures-semaine), 'D'))"/>
        <xsl:if test="$terme = '' or translate($debut, '-', '') &lt;= translate($terme, '-', '')">
          <calendrier origine="proposition" debut="{$debut}">
            <xsl:attribute name="fin"><xsl:choose>
              <xsl:when test="$terme != '' and translate($fin, '-', '') &gt; translate($terme, '-', '')"><xsl:value-of select="$terme"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$fin"/></xsl:otherwise>
            </xsl:choose></xsl:attribute>
          </calendrier>
        </xsl:if>
      </xsl:if>
    </preconisation>
  </xsl:template>
</xsl:stylesheet>
