<?xml version="1.0" encoding="UTF-8"?>
<!--
  donnees.xsl - ce que toutes les règles d'un dossier lisent : documents,
  clés, dates de référence, et la suite des thèmes.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:t="urn:clea:resultats:1"
    xmlns:f="urn:clea:faits:1"
    xmlns:s="urn:clea:site:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d r t f s str">

  <xsl:param name="maintenant"/>   <!-- instant du contrôle, AAAA-MM-JJThh:mm:ssZ -->

  <xsl:variable name="aujourdhui" select="substring($maintenant, 1, 10)"/>
  <xsl:variable name="n-aujourdhui" select="number(translate($aujourdhui, '-', ''))"/>

  <xsl:variable name="dossier" select="/d:dossier"/>
  <xsl:variable name="referentiel" select="document('clea:referentiel')/r:referentiel"/>
  <xsl:variable name="resultats" select="document('clea:resultats')/t:resultats"/>
  <xsl:variable name="faits" select="document('clea:faits')/f:faits"/>
  <xsl:variable name="site" select="document('clea:site')/s:site"/>

  <xsl:variable name="synthese" select="$resultats/t:synthese"/>
  <xsl:variable name="calendrier" select="$resultats/t:calendrier"/>
  <xsl:variable name="sous-domaines" select="$resultats/t:domaine/t:sous-domaine"/>

  <xsl:variable name="ep" select="$dossier/d:evaluation-prealable"/>
  <xsl:variable name="ef" select="$dossier/d:evaluation-finale"/>

  <!-- Le dossier est-il présenté au jury, ou dit prêt à l'être ? -->
  <xsl:variable name="presente" select="$dossier/d:presentation-jury/@presente = 'oui' or $dossier/@etat = 'pret-pour-jury' or $dossier/@etat = 'presente'"/>

  <!-- L'évaluation préalable est-elle arrivée à son terme ? -->
  <xsl:variable name="ep-finie" select="$ep/d:entretien-2/@date or $ep/d:resultats/@date or $dossier/d:orientation"/>

  <!-- La première question fait toutes ces tables pour le document où elle est
       posée : ce qui se demande rarement n'en a pas. -->
  <xsl:key name="organisme" match="d:organismes/d:organisme" use="@id"/>
  <xsl:key name="preuve" match="d:preuves/d:preuve" use="@id"/>
  <xsl:key name="preuve-fichier" match="d:preuves/d:preuve" use="@fichier"/>
  <xsl:key name="fichier" match="f:fichier" use="@chemin"/>
  <xsl:key name="refuse" match="f:refuse" use="@chemin"/>
  <xsl:key name="libelle" match="r:domaine | r:sous-domaine | r:critere" use="@code"/>

  <xsl:template match="/">
    <svrl:schematron-output title="Contrôle du dossier {$dossier/@numero}" schemaVersion="{$regles/@version}">
      <svrl:text>Contrôle fait le <xsl:value-of select="$maintenant"/>, référentiel <xsl:value-of select="$resultats/@referentiel"/>, profil de notation <xsl:value-of select="$resultats/@notation"/>.</svrl:text>
      <svrl:ns-prefix-in-attribute-values prefix="d" uri="urn:clea:dossier:1"/>
      <xsl:apply-templates select="$dossier" mode="resultats"/>
      <xsl:apply-templates select="$dossier" mode="actes"/>
      <xsl:apply-templates select="$dossier" mode="parcours"/>
      <xsl:apply-templates select="$dossier" mode="personnes"/>
      <xsl:apply-templates select="$dossier" mode="preuves"/>
      <xsl:apply-templates select="$dossier" mode="identite"/>
    </svrl:schematron-output>
  </xsl:template>

  <!-- « 2.3 (Lire et calculer les unités…) » -->
  <xsl:template name="nomme">
    <xsl:param name="code"/>
    <xsl:value-of select="$code"/>
    <xsl:for-each select="$referentiel">
      <xsl:variable name="libelle" select="key('libelle', $code)/r:libelle"/>
      <xsl:if test="$libelle"> « <xsl:value-of select="$libelle"/> »</xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
