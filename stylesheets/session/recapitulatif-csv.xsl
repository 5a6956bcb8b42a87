<?xml version="1.0" encoding="UTF-8"?>
<!-- session/recapitulatif-csv.xsl - le tableau récapitulatif pour un tableur : une ligne par dossier appelé. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    exclude-result-prefixes="j m">

  <xsl:include href="csv.xsl"/>

  <xsl:variable name="mc" select="$ms/csv"/>
  <xsl:variable name="domaines" select="$lus[1]/m:domaine"/>

  <xsl:template match="j:session">
    <xsl:call-template name="marque"/>
    <!-- Anonyme : le rang, puis rien de qui. -->
    <xsl:choose>
      <xsl:when test="$sans-nom"><xsl:value-of select="$mc/tetes/*[1]"/></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="$mc/tetes" mode="tetes"/></xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="$mc/tetes-suite" mode="tetes"><xsl:with-param name="premieres" select="false()"/></xsl:apply-templates>
    <xsl:for-each select="$domaines">
      <xsl:text>;</xsl:text>
      <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mc/domaine"/><xsl:with-param name="a" select="@code"/></xsl:call-template>
    </xsl:for-each>
    <xsl:apply-templates select="$mc/tetes-fin" mode="tetes"><xsl:with-param name="premieres" select="false()"/></xsl:apply-templates>
    <xsl:call-template name="fin-de-ligne"/>
    <xsl:call-template name="chaque-appel"/>
  </xsl:template>

  <xsl:template match="j:appel" mode="appel">
    <xsl:param name="resume"/>
    <xsl:variable name="v" select="$resume/m:verdict"/>
    <xsl:variable name="c" select="$resume/m:constats"/>
    <xsl:variable name="etat"><xsl:call-template name="etat-du-verdict"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:variable name="retraits"><xsl:apply-templates select="." mode="retraits"/></xsl:variable>
    <xsl:value-of select="@ordre"/>
    <xsl:if test="not($sans-nom)">
      <xsl:variable name="evaluateur"><xsl:call-template name="evaluateur"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
      <xsl:variable name="formateurs">
        <xsl:for-each select="$resume/m:organisme[@forme = 'oui']"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="translate(@nom, $apostrophe, '’')"/></xsl:for-each>
      </xsl:variable>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string(@numero)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string(@siret)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($evaluateur)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($formateurs)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@civilite)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@nom-naissance)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@nom-usage)"/></xsl:call-template>
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/m:candidat/@prenom)"/></xsl:call-template>
      <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:candidat/@naissance"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/@referentiel)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($resume/@notation)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($ms/voies/*[local-name() = $v/@voie])"/></xsl:call-template>
    <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:dates/@ep-debut"/></xsl:call-template>
    <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:dates/@ep-fin"/></xsl:call-template>
    <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:dates/@ef-debut"/></xsl:call-template>
    <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:dates/@ef-fin"/></xsl:call-template>
    <xsl:call-template name="cellule-date"><xsl:with-param name="date" select="$resume/m:dates/@terme"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="$resume"><xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($mots/verdicts/*[local-name() = $etat])"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($ms/commun/non-lu)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="concat(';', $v/@domaines-acquis, ';', $v/@sous-domaines-acquis, ';', $v/@a-confirmer, ';', $v/@criteres-acquis, ';', $v/@criteres)"/>
    <xsl:for-each select="$domaines">
      <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($mots/verdicts/*[local-name() = $resume/m:domaine[@code = current()/@code]/@verdict])"/></xsl:call-template>
    </xsl:for-each>
    <xsl:value-of select="concat(';', $c/@erreurs, ';', $c/@avertissements, ';', $c/@informations, ';')"/>
    <xsl:for-each select="$c/m:constat"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="@regle"/></xsl:for-each>
    <xsl:value-of select="concat(';', $resume/@preuves)"/>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($retraits)"/></xsl:call-template>
    <xsl:call-template name="cellule"><xsl:with-param name="texte" select="string($ms/issues/*[local-name() = current()/j:decision/@issue])"/></xsl:call-template>
    <xsl:value-of select="concat(';', j:decision/@pour, ';', j:decision/@contre, ';', j:decision/@abstention)"/>
    <xsl:call-template name="fin-de-ligne"/>
  </xsl:template>
</xsl:stylesheet>
