<?xml version="1.0" encoding="UTF-8"?>
<!--
  communs.xsl - ce que chaque document inclut : ses paramètres, ses données,
  les noms et les mots. Entrée de tout document : une projection du dossier.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:n="urn:clea:notation:1"
    xmlns:p="urn:clea:preconisations:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d r res n p str">

  <!-- Instant du document, ISO 8601 en UTC. -->
  <xsl:param name="maintenant"/>
  <!-- Nom de qui scellera ; '' : le document n'est pas scellé. -->
  <xsl:param name="signataire" select="''"/>
  <!-- Nombre de constats d'erreur malgré lesquels on scelle. -->
  <xsl:param name="incomplet" select="'0'"/>
  <xsl:param name="langue" select="'fr'"/>
  <!-- oui : un imprimé sans dossier, à remplir à la main. -->
  <xsl:param name="vierge" select="'non'"/>

  <xsl:include href="../common/mots.xsl"/>
  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/typographie.xsl"/>
  <xsl:include href="../common/phrases.xsl"/>
  <xsl:include href="style.xsl"/>
  <xsl:include href="pieces.xsl"/>
  <xsl:include href="page.xsl"/>
  <xsl:include href="figures.xsl"/>
  <xsl:include href="inconnu.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:key name="intervenant" match="d:intervenant" use="@id"/>
  <xsl:key name="organisme" match="d:organisme" use="@id"/>
  <xsl:key name="forts" match="d:resultats/d:domaine/d:points-forts" use="../@code"/>

  <xsl:variable name="dossier" select="/d:dossier"/>
  <xsl:variable name="referentiel" select="document('clea:referentiel')/r:referentiel"/>
  <xsl:variable name="notation" select="document('clea:notation')/n:notation"/>
  <xsl:variable name="resultats" select="document('clea:resultats')/res:resultats"/>
  <xsl:variable name="preconisations" select="document('clea:preconisations')/p:preconisations"/>
  <xsl:variable name="synthese" select="$resultats/res:synthese"/>
  <xsl:variable name="sd" select="$resultats/res:domaine/res:sous-domaine"/>

  <xsl:variable name="anonyme" select="$dossier/@projection = 'anonyme'"/>
  <xsl:variable name="avec-ef" select="boolean($dossier/d:evaluation-finale)"/>
  <!-- « retenu » : verdict ferme, ou ce que l'évaluateur retient en attendant le jury. -->
  <xsl:variable name="manques" select="$sd[@retenu = 'non-acquis']"/>
  <xsl:variable name="complet" select="$sd and not($sd[@retenu != 'acquis'])"/>

  <!-- Organisme de la dernière évaluation, sinon le premier évaluateur nommé. -->
  <xsl:variable name="evaluateur" select="(key('organisme', ($dossier/d:evaluation-finale/@organisme
      | $dossier/d:evaluation-prealable/@organisme)[last()])
      | $dossier/d:organismes/d:organisme[contains(@roles, 'evaluateur')])[1]"/>
  <xsl:variable name="nom-evaluateur">
    <xsl:call-template name="typo"><xsl:with-param name="texte" select="string($evaluateur/d:raison-sociale)"/></xsl:call-template>
  </xsl:variable>

  <!-- Chaque document commence par son dossier ; une autre racine n'en fait pas un. -->
  <xsl:template match="/">
    <xsl:apply-templates select="d:dossier"/>
  </xsl:template>
  <xsl:template match="d:dossier" mode="signets"/>

  <!-- ===== mots ===== -->

  <!-- Ceux de chaque rang, pris une fois dans la table. -->
  <xsl:variable name="sur" select="concat('&#xA0;', $mots/page/sur, '&#xA0;')"/>
  <xsl:variable name="verdict-acquis" select="string($mots/verdicts/acquis)"/>

  <!--
    Une famille de mots en une ligne, « |acquis=acquis|non-acquis=non acquis| » :
      substring-before(substring-after($ligne, concat('|', @code, '=')), '|')
    y lit un mot sans parcourir la famille comme le ferait
    *[local-name() = …] ; c’est ce que font les rangs des grands tableaux.
  -->
  <xsl:template match="*" mode="en-ligne">
    <xsl:text>|</xsl:text>
    <xsl:for-each select="*"><xsl:value-of select="concat(local-name(), '=', ., '|')"/></xsl:for-each>
  </xsl:template>
  <xsl:variable name="verdicts-en-ligne"><xsl:apply-templates select="$mots/verdicts" mode="en-ligne"/></xsl:variable>
  <xsl:variable name="verdicts" select="string($verdicts-en-ligne)"/>
  <xsl:variable name="verdicts-candidat-en-ligne"><xsl:apply-templates select="$mots/verdicts-candidat" mode="en-ligne"/></xsl:variable>
  <xsl:variable name="verdicts-candidat" select="string($verdicts-candidat-en-ligne)"/>

  <!-- Le mot d'un code ; le code lui-même s'il n'est pas de la table (listes ouvertes). -->
  <xsl:template name="mot">
    <xsl:param name="table"/>
    <xsl:param name="code"/>
    <xsl:variable name="m" select="$table/*[local-name() = $code]"/>
    <xsl:choose>
      <xsl:when test="$m"><xsl:value-of select="$m"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="typo"><xsl:with-param name="texte" select="string($code)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Une date du dossier, ou qu'elle n'est pas renseignée. -->
  <xsl:template name="date">
    <xsl:param name="date"/>
    <xsl:choose>
      <xsl:when test="string($date) = ''"><xsl:value-of select="$mots/page/sans-date"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$date"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== personnes ===== -->

  <!-- « Madame Maëlys Kervadec » : le nom d'usage, sinon le nom de naissance. -->
  <xsl:template name="nom-candidat">
    <xsl:param name="civilite" select="false()"/>
    <xsl:variable name="c" select="$dossier/d:candidat"/>
    <xsl:variable name="nom" select="($c/d:nom-usage | $c/d:nom-naissance[not($c/d:nom-usage)])"/>
    <xsl:choose>
      <xsl:when test="not($nom) and not($c/d:prenom1)"><xsl:value-of select="$mots/page/sans-nom"/></xsl:when>
      <xsl:otherwise>
        <xsl:if test="$civilite and $c/d:civilite">
          <xsl:call-template name="mot">
            <xsl:with-param name="table" select="$mots/civilites"/><xsl:with-param name="code" select="string($c/d:civilite)"/>
          </xsl:call-template>
          <xsl:text> </xsl:text>
        </xsl:if>
        <xsl:value-of select="translate($c/d:prenom1, $apostrophe, '’')"/>
        <xsl:if test="$c/d:prenom1 and $nom"><xsl:text> </xsl:text></xsl:if>
        <xsl:value-of select="translate($nom, $apostrophe, '’')"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « Claire Dupuis-Moreau » ; contexte : dans le dossier. -->
  <xsl:template name="intervenant">
    <xsl:param name="ref"/>
    <xsl:for-each select="key('intervenant', $ref)">
      <xsl:value-of select="translate(normalize-space(concat(d:prenom, ' ', d:nom)), $apostrophe, '’')"/>
    </xsl:for-each>
  </xsl:template>

  <!-- Numéro d'une pièce dans l'index des preuves. -->
  <xsl:template match="d:preuve" mode="numero"><xsl:value-of select="count(preceding-sibling::d:preuve) + 1"/></xsl:template>

  <!-- Un texte libre, ses alinéas gardés. -->
  <xsl:template name="texte">
    <xsl:param name="texte" select="."/>
    <xsl:choose>
      <xsl:when test="contains($texte, '&#10;')">
        <xsl:for-each select="str:tokenize($texte, '&#10;')[normalize-space() != '']">
          <fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space()"/></xsl:call-template></fo:block>
        </xsl:for-each>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="typo"><xsl:with-param name="texte" select="$texte"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le libellé d'un code quelconque du référentiel, composé. -->
  <xsl:key name="entree" match="r:libelle" use="../@code"/>
  <xsl:template name="libelle">
    <xsl:param name="code"/>
    <xsl:for-each select="$referentiel">
      <xsl:for-each select="key('entree', $code)">
        <xsl:choose>
          <xsl:when test="$signes-rares or contains(., ':') or contains(., ';')"><xsl:call-template name="typo"/></xsl:when>
          <xsl:when test="contains(., $apostrophe)"><xsl:value-of select="str:replace(string(.), $apostrophe, '’')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="."/></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
  <!-- Un des autres signes que la typographie regarde est-il quelque part dans
       le référentiel ? Cherché une fois, plutôt que dans chaque libellé. -->
  <xsl:variable name="libelles-bout-a-bout"><xsl:for-each select="$referentiel/r:domaine"><xsl:value-of select="."/></xsl:for-each></xsl:variable>
  <xsl:variable name="tous-les-libelles" select="string($libelles-bout-a-bout)"/>
  <xsl:variable name="signes-rares" select="contains($tous-les-libelles, '«') or contains($tous-les-libelles, '»')
      or contains($tous-les-libelles, '!') or contains($tous-les-libelles, '?') or contains($tous-les-libelles, '%')
      or contains($tous-les-libelles, '°')"/>
  <!-- Le même ; contexte : l'entrée. -->
  <xsl:template match="r:*" mode="libelle">
    <xsl:for-each select="r:libelle"><xsl:call-template name="typo"/></xsl:for-each>
  </xsl:template>

  <!-- Un verdict, en toutes lettres et en couleur. -->
  <xsl:template name="verdict">
    <xsl:param name="verdict"/>
    <xsl:param name="mots-verdict" select="$verdicts"/>      <!-- une famille en ligne -->
    <xsl:choose>
      <xsl:when test="$verdict = 'acquis'">
        <fo:inline xsl:use-attribute-sets="verdict-acquis"><xsl:value-of select="$verdict-acquis"/></fo:inline>
      </xsl:when>
      <xsl:otherwise>
        <fo:inline color="{substring-before(substring-after($couleurs, concat('|', $verdict, '=')), '|')}">
          <xsl:if test="$verdict = 'non-acquis' or $verdict = 'a-confirmer'"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
          <xsl:value-of select="substring-before(substring-after($mots-verdict, concat('|', $verdict, '=')), '|')"/>
        </fo:inline>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
