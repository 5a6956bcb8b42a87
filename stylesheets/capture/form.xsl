<?xml version="1.0" encoding="UTF-8"?>
<!--
  capture/form.xsl - la page où un conseiller saisit un dossier.

  Entrée : le référentiel. Lit clea:notation, clea:regles, clea:schema (le
  schéma d'un dossier : champs, valeurs, ordre des éléments) et clea:pieces
  (scripts, styles, feuilles de contrôle, apportés par le programme).

  La page se suffit : ni serveur, ni réseau ; sa politique n'admet que ses
  propres script et style, par leur empreinte.

    form/parties.xsl   les parties du dossier, dans l'ordre du travail
    form/champs.xsl    du schéma aux champs
    form/grille.xsl    la grille des critères
    form/mots.xsl      les libellés des champs
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:n="urn:clea:notation:1"
    xmlns:p="urn:clea:pieces:1"
    exclude-result-prefixes="xs r n p">

  <xsl:include href="form/mots.xsl"/>
  <xsl:include href="form/champs.xsl"/>
  <xsl:include href="form/grille.xsl"/>
  <xsl:include href="form/parties.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:param name="programme"/>	<!-- « clea 0.1.0 » : qui a fait la page -->

  <xsl:variable name="referentiel" select="/r:referentiel"/>
  <xsl:variable name="schema" select="document('clea:schema')/xs:schema"/>
  <xsl:variable name="notation" select="document('clea:notation')/n:notation"/>
  <xsl:variable name="pieces" select="document('clea:pieces')/p:pieces"/>

  <xsl:template match="/">
    <html lang="fr">
      <head>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; script-src 'sha256-{$pieces/p:script/@sha256}'; style-src 'sha256-{$pieces/p:style/@sha256}'; img-src blob:; base-uri 'none'; form-action 'none'"/>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta name="referrer" content="no-referrer"/>
        <meta name="robots" content="noindex"/>
        <meta name="color-scheme" content="light dark"/>
        <meta name="generator" content="{$programme}"/>
        <title>Saisie d’un dossier CléA</title>
        <style><xsl:value-of select="$pieces/p:style" disable-output-escaping="yes"/></style>
      </head>
      <body>
        <xsl:call-template name="page"/>
        <xsl:call-template name="ordre"/>
        <xsl:for-each select="$pieces/p:document">
          <script type="application/xml" data-document="{@nom}"><xsl:value-of select="." disable-output-escaping="yes"/></script>
        </xsl:for-each>
        <script><xsl:value-of select="$pieces/p:script" disable-output-escaping="yes"/></script>
      </body>
    </html>
  </xsl:template>

  <!-- L'ordre des enfants de chaque élément ; « ! » : toujours là. -->
  <xsl:template name="ordre">
    <script type="text/plain" id="ordre">
      <xsl:for-each select="$schema//xs:element[xs:complexType/xs:sequence]">
        <xsl:call-template name="ordre-de"><xsl:with-param name="nom" select="@name"/><xsl:with-param name="suite" select="xs:complexType/xs:sequence"/></xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="$schema//xs:element[@type]">
        <xsl:variable name="suite" select="key('type-complexe', @type)/xs:sequence"/>
        <xsl:if test="$suite">
          <xsl:call-template name="ordre-de"><xsl:with-param name="nom" select="@name"/><xsl:with-param name="suite" select="$suite"/></xsl:call-template>
        </xsl:if>
      </xsl:for-each>
    </script>
  </xsl:template>

  <xsl:template name="ordre-de">
    <xsl:param name="nom"/>
    <xsl:param name="suite"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="$nom"/>
    <xsl:for-each select="$suite/xs:element">
      <xsl:value-of select="concat(' ', @name)"/>
      <xsl:if test="not(@minOccurs = '0')">!</xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
