<?xml version="1.0" encoding="UTF-8"?>
<!--
  projection.xsl - d'un dossier, ce qu'un lecteur a le droit de voir.

  Entrée : un dossier (urn:clea:dossier:1) tel qu'il a été saisi.
  Sortie : un dossier du même vocabulaire, valide, avec l'attribut
  « projection ». Documents, XML joints et conteneurs sont faits de cette
  copie et d'elle seule : ce qui n'y est pas n'a aucun chemin pour sortir.

  C'est une liste blanche. Chaque modèle nomme les attributs et les enfants
  qui passent ; un élément, un attribut, un commentaire ou une instruction que
  rien ne nomme ne passe pas. Ajouter un élément au vocabulaire ne suffit donc
  pas à le faire sortir : il faut l'écrire ici.

    projection/nominative.xsl   pour le candidat et pour le jury
    projection/anonyme.xsl      sans personne, organisme, lieu ni texte libre
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- candidat, jury ou anonyme. Un autre nom n'ouvre rien : rien n'est écrit. -->
  <xsl:param name="lecteur" select="''"/>
  <!-- Numéro d'ordre donné par le secrétaire du jury à un dossier anonyme ; '' : aucun. -->
  <xsl:param name="ordinal" select="''"/>

  <xsl:include href="projection/communs.xsl"/>
  <xsl:include href="projection/nominative.xsl"/>
  <xsl:include href="projection/anonyme.xsl"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$lecteur = 'candidat' or $lecteur = 'jury'">
        <xsl:apply-templates select="d:dossier"/>
      </xsl:when>
      <xsl:when test="$lecteur = 'anonyme'">
        <xsl:apply-templates select="d:dossier" mode="anonyme"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:message terminate="yes">lecteur inconnu : <xsl:value-of select="$lecteur"/></xsl:message>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
