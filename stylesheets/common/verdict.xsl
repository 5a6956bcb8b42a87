<?xml version="1.0" encoding="UTF-8"?>
<!--
  verdict.xsl - le verdict d'un sous-domaine, d'après ses comptes et le profil.

  On compare des entiers : 100 × acquis ≥ taux × total. Quand le taux n'est
  pas confirmé, le taux véritable est entre « plancher » et « plafond » : le
  verdict n'est ferme que s'il est le même aux deux bouts ; sinon il ne tient
  qu'à une valeur non confirmée, et c'est « a-confirmer ».
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!--
    Les verdicts, de douze signes chacun, le meilleur en dernier. Rang 0 : rien
    n'est évalué ; 1 : le plancher n'est pas atteint, ou il manque un critère
    obligatoire ; 2 : le plafond ne l'est pas, ou il manque un critère dont
    l'obligation n'est pas confirmée ; 3 : le reste. Un rang se calcule donc en
    comptant ce qui est vrai, et un verdict se lit sans appel ni arbre : il y en
    a cent douze dans un dossier.
  -->
  <xsl:variable name="verdicts-possibles" select="'non-evalue  non-acquis  a-confirmer acquis      '"/>

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
