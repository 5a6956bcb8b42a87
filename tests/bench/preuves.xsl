<?xml version="1.0" encoding="UTF-8"?>
<!-- preuves.xsl - les empreintes qu'un dossier annonce, comme sha256sum les lit. Pour tests/bench/receive.sh. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:d="urn:clea:dossier:1">
  <xsl:output method="text" encoding="UTF-8"/>
  <xsl:template match="/">
    <xsl:for-each select="d:dossier/d:preuves/d:preuve[@sha256]"><xsl:value-of select="concat(@sha256, '  ', @fichier, '&#10;')"/></xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
