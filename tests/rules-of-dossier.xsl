<?xml version="1.0" encoding="UTF-8"?>
<!-- The ids of the rules that speak of one dossier, one a line. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:r="urn:clea:regles:1">
  <xsl:output method="text"/>
  <xsl:template match="/">
    <xsl:for-each select="r:regles/r:regle[@portee='dossier']">
      <xsl:value-of select="concat(@id, '&#10;')"/>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
