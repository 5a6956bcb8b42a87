<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/donnees.xsl - ce que tous les documents d'une session lisent : la
  session, les résumés, les noms. Entrée : session.xml. Lit clea:resumes, et
  clea:controle (le rapport de session/controle.xsl) là où il est prêté.

  Un document parcourt les dossiers par « chaque-appel » : dans l'ordre
  d'appel, chacun avec son résumé (ou rien si le dossier n'a pas été lu), il
  applique mode="appel", où $pour dit à quel endroit du document on en est.

  Anonyme : les résumés prêtés sont anonymes, et rien ici ne lit le numéro, le
  SIRET ni le motif d'un retrait.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    exclude-result-prefixes="j m svrl">

  <xsl:param name="maintenant"/>
  <xsl:param name="signataire" select="''"/>
  <xsl:param name="anonyme" select="'non'"/>     <!-- oui ou non -->
  <xsl:param name="langue" select="'fr'"/>

  <xsl:include href="../common/mots.xsl"/>
  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/typographie.xsl"/>
  <xsl:include href="../common/phrases.xsl"/>
  <xsl:include href="mots.xsl"/>

  <xsl:key name="resume" match="m:resume" use="@ordre"/>
  <xsl:key name="recusation" match="j:recusation" use="concat(@siret, ' ', @numero)"/>
  <xsl:key name="membre" match="j:membre" use="@id"/>

  <xsl:variable name="sans-nom" select="$anonyme != 'non'"/>
  <xsl:variable name="session" select="/j:session"/>
  <xsl:variable name="membres" select="$session/j:membres/j:membre"/>
  <xsl:variable name="appels" select="$session/j:dossiers/j:appel"/>
  <xsl:variable name="resumes" select="document('clea:resumes')/m:resumes"/>
  <xsl:variable name="lus" select="$resumes/m:resume"/>

  <!-- Un résumé nominatif dans un document anonyme serait une fuite : on s'arrête. -->
  <xsl:template match="/">
    <xsl:if test="$sans-nom and $lus[@anonyme != 'oui']">
      <xsl:message terminate="yes">résumé nominatif dans une session anonyme</xsl:message>
    </xsl:if>
    <xsl:apply-templates select="j:session"/>
  </xsl:template>

  <xsl:template name="chaque-appel">
    <xsl:param name="pour" select="''"/>
    <xsl:for-each select="$appels">
      <xsl:sort select="@ordre" data-type="number"/>
      <xsl:variable name="appel" select="."/>
      <xsl:variable name="rang" select="position()"/>
      <xsl:for-each select="$resumes">
        <xsl:apply-templates select="$appel" mode="appel">
          <xsl:with-param name="resume" select="key('resume', $appel/@ordre)"/>
          <xsl:with-param name="pour" select="$pour"/>
          <xsl:with-param name="rang" select="$rang"/>
        </xsl:apply-templates>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== noms ===== -->

  <!-- « Inès Lafarge » ; anonyme, « Dossier 12 ». -->
  <xsl:template name="candidat">
    <xsl:param name="appel"/>
    <xsl:param name="resume"/>
    <xsl:variable name="c" select="$resume/m:candidat"/>
    <xsl:choose>
      <xsl:when test="$sans-nom"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$ms/commun/dossier"/><xsl:with-param name="a" select="$appel/@ordre"/></xsl:call-template></xsl:when>
      <xsl:when test="not($resume)"><xsl:value-of select="$ms/commun/non-lu"/></xsl:when>
      <xsl:when test="not($c/@prenom | $c/@nom-usage | $c/@nom-naissance)"><xsl:value-of select="$ms/commun/sans-nom"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate(normalize-space(concat($c/@prenom, ' ', $c/@nom-usage, substring($c/@nom-naissance, 1, 60 * not($c/@nom-usage)))), $apostrophe, '’')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « née le 12 mai 1973, nom de naissance Lafarge » ; rien dans un résumé anonyme. -->
  <xsl:template name="naissance">
    <xsl:param name="resume"/>
    <xsl:variable name="c" select="$resume/m:candidat"/>
    <xsl:if test="$c/@naissance">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p"><xsl:choose><xsl:when test="$mots/ne/*[local-name() = $c/@civilite]"><xsl:value-of select="$ms/commun/ne"/></xsl:when><xsl:otherwise><xsl:value-of select="$ms/commun/ne-neutre"/></xsl:otherwise></xsl:choose></xsl:with-param>
        <xsl:with-param name="a" select="$mots/ne/*[local-name() = $c/@civilite]"/>
        <xsl:with-param name="b"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="string($c/@naissance)"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$c/@nom-usage and $c/@nom-naissance">
      <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ms/commun/nom-naissance"/><xsl:with-param name="a" select="translate($c/@nom-naissance, $apostrophe, '’')"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- L'organisme sous le SIRET duquel le dossier est appelé, sinon le premier qui a évalué. -->
  <xsl:template name="evaluateur">
    <xsl:param name="resume"/>
    <xsl:variable name="o" select="$resume/m:organisme[@evalue = 'oui']"/>
    <xsl:variable name="lui" select="$o[@siret = $resume/@siret]"/>
    <xsl:value-of select="translate(($lui | $o[not($lui)])[1]/@nom, $apostrophe, '’')"/>
  </xsl:template>

  <xsl:template match="j:membre | j:secretaire" mode="nom">
    <xsl:value-of select="translate(normalize-space(concat(j:prenom, ' ', j:nom)), $apostrophe, '’')"/>
  </xsl:template>

  <!-- « titulaire », « suppléance de Denis Arbogast ». -->
  <xsl:template match="j:membre" mode="role">
    <xsl:choose>
      <xsl:when test="@role = 'suppleant' and @supplee">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$ms/supplee"/>
          <xsl:with-param name="a"><xsl:apply-templates select="key('membre', @supplee)" mode="nom"/></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$ms/roles/*[local-name() = current()/@role]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Ceux qui se retirent pour un dossier : « Paule Cotin, Denis Arbogast ». Contexte : l'appel. -->
  <xsl:template match="j:appel" mode="retraits">
    <xsl:for-each select="key('recusation', concat(@siret, ' ', @numero))/..">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:apply-templates select="." mode="nom"/>
    </xsl:for-each>
  </xsl:template>

  <!-- « session du jeudi… » : la date, et l'heure si elle est dite. -->
  <xsl:template name="seance">
    <xsl:call-template name="phrase">
      <xsl:with-param name="p" select="$ms/page/seance"/>
      <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="string($session/@date)"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
    <xsl:if test="$session/@heure">
      <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ms/page/a-heure"/><xsl:with-param name="a"><xsl:call-template name="heure"><xsl:with-param name="heure" select="$session/@heure"/></xsl:call-template></xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <!-- « 9 h 30 », « 14 h ». -->
  <xsl:template name="heure">
    <xsl:param name="heure"/>
    <xsl:value-of select="concat(number(substring($heure, 1, 2)), '&#xA0;h')"/>
    <xsl:if test="substring($heure, 4, 2) != '00'"><xsl:value-of select="concat('&#xA0;', substring($heure, 4, 2))"/></xsl:if>
  </xsl:template>

  <!-- Le verdict d'un dossier en une phrase. -->
  <xsl:template name="phrase-du-verdict">
    <xsl:param name="resume"/>
    <xsl:variable name="v" select="$resume/m:verdict"/>
    <xsl:variable name="domaines"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$v/@domaines"/><xsl:with-param name="nom" select="$mots/nombres/domaine"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="not($resume)"><xsl:value-of select="$ms/commun/non-lu-phrase"/></xsl:when>
      <xsl:when test="$v/@presentable = 'non'">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$ms/commun/verdict-partiel"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$v/@domaines-acquis"/><xsl:with-param name="nom" select="$mots/nombres/domaine"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b" select="$v/@domaines"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p"><xsl:choose>
            <xsl:when test="$resume/m:sous-domaine[@retenu != 'acquis']"><xsl:value-of select="$ms/commun/verdict-doute"/></xsl:when>
            <xsl:when test="$v/@presentable = 'a-confirmer'"><xsl:value-of select="$ms/commun/verdict-a-confirmer"/></xsl:when>
            <xsl:when test="$v/@voie = 'direct'"><xsl:value-of select="$ms/commun/verdict-direct"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$ms/commun/verdict-parcours"/></xsl:otherwise>
          </xsl:choose></xsl:with-param>
          <xsl:with-param name="a" select="$domaines"/>
          <xsl:with-param name="b"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$v/@a-confirmer"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Ce que le verdict vaut pour les couleurs et les mots : acquis, a-confirmer, non-acquis ou rien. -->
  <xsl:template name="etat-du-verdict">
    <xsl:param name="resume"/>
    <xsl:choose>
      <xsl:when test="not($resume)"/>
      <xsl:when test="$resume/m:verdict/@presentable = 'oui'">acquis</xsl:when>
      <xsl:when test="$resume/m:verdict/@presentable = 'a-confirmer'">a-confirmer</xsl:when>
      <xsl:otherwise><xsl:value-of select="$resume/m:verdict/@final"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
