<?xml version="1.0" encoding="UTF-8"?>
<!-- boite.xsl - toutes les réceptions d'un entrepôt, en un tableau. -->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform" xmlns:e="urn:clea:reception:1" exclude-result-prefixes="e">
  <xsl:output method="html" encoding="UTF-8"/>
  <xsl:template match="/">
    <html lang="fr">
      <head><title>Réceptions</title></head>
      <body><h1>Réceptions</h1><ul><xsl:for-each select="//e:recu"><li><xsl:value-of select="@nom"/></li></xsl:for-each></ul></body>
    </html>
  </xsl:template>
</xsl:stylesheet>
