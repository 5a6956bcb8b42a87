<?xml version="1.0" encoding="UTF-8"?>
<!-- communs.xsl - ce que les projections ont en commun : rien ne passe sans être nommé. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:str="http://exslt.org/strings"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="str d">

  <xsl:key name="preuve" match="d:preuve" use="@id"/>
  <xsl:key name="intervenant" match="d:intervenant" use="@id"/>
  <xsl:key name="organisme" match="d:organisme" use="@id"/>
  <xsl:key name="preconisation" match="d:preconisation" use="@id"/>
  <xsl:key name="acte" use="@id"
      match="d:entretien-1 | d:entretien-2 | d:entretien-final | d:mise-en-situation | d:auto-evaluation"/>

  <!-- Les preuves qui peuvent être montrées. -->
  <xsl:variable name="preuves-publiques"
      select="/d:dossier/d:preuves/d:preuve[not(@prive) or @prive = 'non']"/>
  <xsl:variable name="tout-public"
      select="count($preuves-publiques) = count(/d:dossier/d:preuves/d:preuve)"/>

  <!-- Le défaut de toute liste blanche. -->
  <xsl:template match="node() | @*"/>
  <xsl:template match="node() | @*" mode="anonyme"/>

  <!-- L'élément courant, avec ces attributs et ces enfants seulement. -->
  <xsl:template name="element">
    <xsl:param name="attributs" select="/.."/>
    <xsl:param name="enfants" select="/.."/>
    <xsl:element name="{local-name()}" namespace="urn:clea:dossier:1">
      <xsl:copy-of select="$attributs"/>
      <xsl:apply-templates select="$enfants"/>
    </xsl:element>
  </xsl:template>

  <!-- L'élément courant et son texte, mais pas celui d'un enfant. -->
  <xsl:template name="feuille">
    <xsl:param name="attributs" select="/.."/>
    <xsl:element name="{local-name()}" namespace="urn:clea:dossier:1">
      <xsl:copy-of select="$attributs"/>
      <xsl:copy-of select="text()"/>
    </xsl:element>
  </xsl:template>
</xsl:stylesheet>
