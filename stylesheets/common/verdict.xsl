<?xml version="1.0" encoding="UTF-8"?>
<!--
  verdict.xsl - le verdict d'un sous-domaine, d'après ses comptes et le profil.

  On compare des entiers : 100 × acquis ≥ taux × total. Quand le taux n'est
  pas confirmé, le taux véritable est entre « plancher » et « plafond » : le
  verdict n'est ferme que s'il est le même aux deux bouts ; sinon il ne tient
  qu'à une valeur non confirmée, et c'est « a-confirmer ».
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:template name="verdict">
    <xsl:param name="sd"/>                     <!-- l'élément sd : total, taux, confirme, plancher, plafond -->
    <xsl:param name="acquis"/>                 <!-- critères acquis -->
    <xsl:param name="evalues"/>                <!-- critères évalués -->
    <xsl:param name="manquants" select="0"/>   <!-- critères obligatoires confirmés, non acquis -->
    <xsl:param name="douteux" select="0"/>     <!-- critères obligatoires non confirmés, non acquis -->
    <xsl:variable name="part" select="100 * $acquis"/>
    <xsl:choose>
      <xsl:when test="$evalues = 0">non-evalue</xsl:when>
      <xsl:when test="$manquants &gt; 0">non-acquis</xsl:when>
      <xsl:when test="$part &lt; $sd/@plancher * $sd/@total">non-acquis</xsl:when>
      <xsl:when test="$part &lt; $sd/@plafond * $sd/@total">a-confirmer</xsl:when>
      <xsl:when test="$douteux &gt; 0">a-confirmer</xsl:when>
      <xsl:otherwise>acquis</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le verdict que rendrait le profil tel qu'il est écrit. -->
  <xsl:template name="verdict-du-profil">
    <xsl:param name="sd"/>
    <xsl:param name="acquis"/>
    <xsl:param name="evalues"/>
    <xsl:param name="manquants" select="0"/>   <!-- obligatoires non acquis, confirmés ou non -->
    <xsl:choose>
      <xsl:when test="$evalues = 0">non-evalue</xsl:when>
      <xsl:when test="$manquants &gt; 0">non-acquis</xsl:when>
      <xsl:when test="100 * $acquis &lt; $sd/@taux * $sd/@total">non-acquis</xsl:when>
      <xsl:otherwise>acquis</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Ce qu'on retient : un verdict ferme, ou à défaut ce que l'évaluateur a noté. -->
  <xsl:template name="retenu">
    <xsl:param name="verdict"/>
    <xsl:param name="note"/>
    <xsl:choose>
      <xsl:when test="$verdict = 'a-confirmer' and ($note = 'acquis' or $note = 'non-acquis')"><xsl:value-of select="$note"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$verdict"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le verdict d'un ensemble (domaine, dossier) dont tous les membres doivent
       être acquis. « etats » est un ensemble d'attributs. -->
  <xsl:template name="verdict-de-tous">
    <xsl:param name="etats"/>
    <xsl:choose>
      <xsl:when test="not($etats[. != 'non-evalue'])">non-evalue</xsl:when>
      <xsl:when test="$etats[. = 'non-acquis']">non-acquis</xsl:when>
      <xsl:when test="$etats[. = 'non-evalue']">incomplet</xsl:when>
      <xsl:when test="$etats[. = 'a-confirmer']">a-confirmer</xsl:when>
      <xsl:otherwise>acquis</xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
