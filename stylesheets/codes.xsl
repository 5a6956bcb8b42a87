<?xml version="1.0" encoding="UTF-8"?>
<!--
  codes.xsl - un référentiel (urn:clea:referentiel:1) devient codes.xsd, les
  listes de codes que dossier.xsd inclut. Le libellé de chaque code y est sa
  documentation : un éditeur XML complète le code et montre le libellé.

    xsltproc stylesheets/codes.xsl referentiel/clea-socle.xml > referentiel/schemas/codes.xsd
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="r">

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>
  <xsl:strip-space elements="*"/>

  <xsl:template match="/r:referentiel">
    <xsl:comment> Fait par stylesheets/codes.xsl à partir du référentiel <xsl:value-of select="@version"/> : ne pas modifier à la main. </xsl:comment>
    <xs:schema targetNamespace="urn:clea:dossier:1" elementFormDefault="qualified">
      <xsl:call-template name="type">
        <xsl:with-param name="nom" select="'CodeDomaine'"/>
        <xsl:with-param name="entrees" select="r:domaine"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="nom" select="'CodeSousDomaine'"/>
        <xsl:with-param name="entrees" select="r:domaine/r:sous-domaine"/>
      </xsl:call-template>
      <xsl:call-template name="type">
        <xsl:with-param name="nom" select="'CodeCritere'"/>
        <xsl:with-param name="entrees" select="r:domaine/r:sous-domaine/r:critere"/>
      </xsl:call-template>
    </xs:schema>
  </xsl:template>

  <xsl:template name="type">
    <xsl:param name="nom"/>
    <xsl:param name="entrees"/>
    <xs:simpleType name="{$nom}">
      <xs:restriction base="xs:token">
        <xsl:for-each select="$entrees">
          <xs:enumeration value="{@code}">
            <xs:annotation>
              <xs:documentation xml:lang="fr"><xsl:value-of select="r:libelle"/></xs:documentation>
            </xs:annotation>
          </xs:enumeration>
        </xsl:for-each>
      </xs:restriction>
    </xs:simpleType>
  </xsl:template>
</xsl:stylesheet>
