<?xml version="1.0" encoding="UTF-8"?>
<!--
  controle.xsl - juge un dossier : dossier.xml devient un rapport SVRL
  (ISO/IEC 19757-3).

  Chaque règle de regles.xml dont la portée est « dossier » a ici un gabarit
  de mode R… (mode="R9") ; les mots, la sévérité et les paramètres viennent du
  catalogue et du fichier de site. Lit clea:referentiel, clea:regles,
  clea:site, clea:faits et clea:resultats.

  $maintenant est l'instant du contrôle, donné par l'appelant.
  Aucun texte libre du dossier n'est recopié dans le rapport.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">
  <xsl:include href="common/dates.xsl"/>
  <xsl:include href="common/listes.xsl"/>
  <xsl:include href="controle/svrl.xsl"/>
  <xsl:include href="controle/donnees.xsl"/>
  <xsl:include href="controle/resultats.xsl"/>
  <xsl:include href="controle/actes.xsl"/>
  <xsl:include href="controle/parcours.xsl"/>
  <xsl:include href="controle/personnes.xsl"/>
  <xsl:include href="controle/preuves.xsl"/>
  <xsl:include href="controle/identite.xsl"/>
</xsl:stylesheet>
