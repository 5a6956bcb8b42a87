<?xml version="1.0" encoding="UTF-8"?>
<!-- compact.xsl - un document tel qu'une page l'emporte : sans commentaires ni retraits. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:output method="xml" encoding="UTF-8" indent="no" omit-xml-declaration="yes"/>

  <xsl:template match="@*|node()">
    <xsl:copy><xsl:apply-templates select="@*|node()"/></xsl:copy>
  </xsl:template>

  <xsl:template match="comment()|processing-instruction()"/>

  <!-- L'espace seule entre deux balises ne dit rien, sauf là où une feuille l'écrit. -->
  <xsl:template match="text()[normalize-space(.) = ''][not(parent::xsl:text)]"/>
</xsl:stylesheet>
