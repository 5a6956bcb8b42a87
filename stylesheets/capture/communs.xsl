<?xml version="1.0" encoding="UTF-8"?>
<!--
  communs.xsl - ce que la lecture d'une grille et sa fusion partagent : l'ordre
  des éléments d'un dossier, et la forme sous laquelle des mots se comparent.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:o="urn:clea:ordre:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="o r exsl">

  <!-- Les enfants de chaque élément, dans l'ordre de dossier.xsd : ce dont une grille peut parler, et ce qui l'entoure. -->
  <xsl:variable name="ordre-texte">
    <o:de nom="dossier">|contexte|candidat|prescripteur|organismes|intervenants|accueil|consentements|amenagements|changements-evaluateur|evaluation-prealable|portefeuille|orientation|preconisations|parcours|evaluation-finale|modules-complementaires|preuves|interruption|presentation-jury|conservation|accrochage|note|</o:de>
    <o:de nom="contexte">|secteur|branche|region|</o:de>
    <o:de nom="candidat">|civilite|sexe|nom-naissance|nom-usage|prenom1|prenom2|prenom3|naissance|courriel|telephone|adresse|statut-entree|employeur|niveau-instruction|origine-demarche|financeur|</o:de>
    <o:de nom="naissance">|commune|pays|zone|</o:de>
    <o:de nom="adresse">|ligne|complement|code-postal|ville|pays|</o:de>
    <o:de nom="prescripteur">|nom|contact|courriel|</o:de>
    <o:de nom="organisme">|raison-sociale|siren|siret|habilitation|adresse|courriel|telephone|</o:de>
    <o:de nom="intervenant">|nom|prenom|fonction|courriel|</o:de>
    <o:de nom="accueil">|contrat-adhesion|note|</o:de>
    <o:de nom="evaluation-prealable">|entretien-1|mise-en-situation|auto-evaluation|entretien-2|resultats|</o:de>
    <o:de nom="evaluation-finale">|auto-evaluation|mise-en-situation|entretien-final|resultats|</o:de>
    <o:de nom="mise-en-situation">|situation|par|note|</o:de>
    <o:de nom="auto-evaluation">|par|avis|note|</o:de>
    <o:de nom="entretien-1">|par|note|</o:de>
    <o:de nom="entretien-2">|par|note|</o:de>
    <o:de nom="entretien-final">|par|note|</o:de>
    <o:de nom="domaine">|points-forts|sous-domaine|</o:de>
  </xsl:variable>
  <xsl:variable name="ordre" select="exsl:node-set($ordre-texte)/o:de"/>

  <xsl:variable name="referentiel" select="document('clea:referentiel')/r:referentiel"/>
  <!-- Tous les codes, dans l'ordre du référentiel : |1|1.1|1.1.1|… -->
  <xsl:variable name="codes-texte">|<xsl:for-each select="$referentiel//*[@code]"><xsl:value-of select="concat(@code, '|')"/></xsl:for-each></xsl:variable>
  <xsl:variable name="codes" select="string($codes-texte)"/>

  <!-- Majuscules, accents, espaces, deux-points et astérisques ne comptent pas. -->
  <xsl:variable name="de">ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÉÈÊËÎÏÔÖÙÛÜŸÇàâäéèêëîïôöùûüÿç’&#xA0;&#x202F;:*</xsl:variable>
  <xsl:variable name="vers">abcdefghijklmnopqrstuvwxyzaaaeeeeiioouuuycaaaeeeeiioouuuyc'    </xsl:variable>
  <xsl:template name="plie">
    <xsl:param name="texte" select="."/>
    <xsl:value-of select="normalize-space(translate($texte, $de, $vers))"/>
  </xsl:template>
</xsl:stylesheet>
