<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/controle.xsl - juge une session de jury : session.xml devient un
  rapport SVRL, de la même forme que celui d'un dossier.

  Règles R27 à R31, R38 et R41 de regles.xml. Lit clea:resumes (un résumé par
  dossier lu), clea:regles et clea:site. Toujours sur les résumés nominatifs :
  dans une session anonyme c'est le secrétaire, pas le jury, qui vérifie
  l'indépendance et les doublons, et ce rapport est à lui seul.

  Un dossier y est nommé par son numéro ; aucun candidat ne l'est.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    xmlns:s="urn:clea:site:1"
    exclude-result-prefixes="j m s">

  <xsl:param name="maintenant"/>

  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/listes.xsl"/>
  <xsl:include href="../controle/svrl.xsl"/>
  <xsl:include href="controle/membres.xsl"/>
  <xsl:include href="controle/decisions.xsl"/>

  <xsl:key name="resume" match="m:resume" use="concat(@siret, ' ', @numero)"/>
  <xsl:key name="recuse" match="j:recusation" use="concat(@siret, ' ', @numero)"/>
  <xsl:key name="appel" match="j:appel" use="concat(@siret, ' ', @numero)"/>

  <xsl:variable name="session" select="/j:session"/>
  <xsl:variable name="resumes" select="document('clea:resumes')/m:resumes"/>
  <xsl:variable name="site" select="document('clea:site')/s:site"/>
  <xsl:variable name="n-aujourdhui" select="number(translate(substring($maintenant, 1, 10), '-', ''))"/>

  <!-- Le jury a-t-il siégé ? Oui dès qu'une présence est constatée. -->
  <xsl:variable name="membres" select="$session/j:membres/j:membre"/>
  <xsl:variable name="presents" select="$membres[@presence = 'oui']"/>
  <xsl:variable name="a-siege" select="boolean($membres/@presence)"/>

  <xsl:template match="/">
    <svrl:schematron-output title="Contrôle de la session {$session/@id}" schemaVersion="{$regles/@version}">
      <svrl:text>Contrôle fait le <xsl:value-of select="$maintenant"/> : dossiers appelés : <xsl:value-of select="count($session/j:dossiers/j:appel)"/>, lus : <xsl:value-of select="count($resumes/m:resume)"/>.</svrl:text>
      <svrl:ns-prefix-in-attribute-values prefix="j" uri="urn:clea:session:1"/>
      <xsl:apply-templates select="$session" mode="membres"/>
      <xsl:apply-templates select="$session" mode="decisions"/>
    </svrl:schematron-output>
  </xsl:template>

  <xsl:template match="j:*" mode="chemin">
    <xsl:if test="parent::*"><xsl:apply-templates select=".." mode="chemin"/></xsl:if>
    <xsl:variable name="nom" select="local-name()"/>
    <xsl:value-of select="concat('/j:', $nom, '[', count(preceding-sibling::j:*[local-name() = $nom]) + 1, ']')"/>
  </xsl:template>
</xsl:stylesheet>
