<?xml version="1.0" encoding="UTF-8"?>
<!--
  contrat.xsl - le contrat d'adhésion, que la personne et l'organisme signent
  avant le premier acte. Entrée : la projection « candidat ».
  Aucun texte national ne fixe ce contrat : les phrases sont dans mots-imprimes.xsl.
  Laissé de côté à dessein : tout ce qui vient après l'accueil.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="d r">

  <xsl:include href="imprime.xsl"/>
  <xsl:variable name="mc" select="$mi/contrat"/>
  <xsl:param name="annees" select="5"/>       <!-- de l'évaluation préalable à l'évaluation finale -->

  <xsl:template match="d:dossier">
    <xsl:call-template name="imprime"><xsl:with-param name="titre" select="$mi/documents/contrat"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$mc/parties | $mc/demarche | $mc/accords | $mc/signatures">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <fo:block xsl:use-attribute-sets="chapeau"><xsl:value-of select="$mc/intro"/></fo:block>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'parties'"/><xsl:with-param name="texte" select="$mc/parties"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mc/evaluateur"/></fo:block>
    <xsl:call-template name="fiche"><xsl:with-param name="rangs"><xsl:call-template name="organisme"/></xsl:with-param></xsl:call-template>
    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mc/personne"/></fo:block>
    <xsl:call-template name="fiche"><xsl:with-param name="rangs"><xsl:call-template name="personne"/></xsl:with-param></xsl:call-template>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'demarche'"/><xsl:with-param name="texte" select="$mc/demarche"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mc/demarche-1"/>
        <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($referentiel/r:domaine)"/><xsl:with-param name="nom" select="$mots/nombres/domaine"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:value-of select="concat(' ', $mc/demarche-2, ' ', $mc/demarche-3, ' ', $mc/demarche-4)"/>
    </fo:block>
    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mc/organisme"/></fo:block>
    <xsl:call-template name="liste"><xsl:with-param name="phrases" select="$mc/*[starts-with(local-name(), 'organisme-')]"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mc/engagement"/></fo:block>
    <xsl:call-template name="liste"><xsl:with-param name="phrases" select="$mc/*[starts-with(local-name(), 'engagement-')]"/></xsl:call-template>
    <fo:block keep-together.within-page="always">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mc/libertes"/></fo:block>
      <xsl:call-template name="liste"><xsl:with-param name="phrases" select="$mc/*[starts-with(local-name(), 'libertes-')]"/></xsl:call-template>
    </fo:block>
    <fo:block xsl:use-attribute-sets="encadre">
      <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mc/terme"/><xsl:with-param name="a" select="$annees"/></xsl:call-template>
    </fo:block>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'accords'"/><xsl:with-param name="texte" select="$mc/accords"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mc/accords-intro"/></fo:block>
    <xsl:call-template name="accords"/>

    <fo:block keep-together.within-page="always">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'signatures'"/><xsl:with-param name="texte" select="$mc/signatures"/></xsl:call-template>
      <xsl:call-template name="signatures"><xsl:with-param name="gauche" select="$mi/commun/candidat"/><xsl:with-param name="droite" select="$mi/commun/organisme"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="fiche">
    <xsl:param name="rangs"/>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="110pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body><xsl:copy-of select="$rangs"/></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="organisme">
    <xsl:variable name="adresse"><xsl:for-each select="$evaluateur"><xsl:call-template name="adresse"/></xsl:for-each></xsl:variable>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/raison"/><xsl:with-param name="valeur" select="$nom-evaluateur"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/siret"/><xsl:with-param name="valeur" select="$evaluateur/d:siret"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/habilitation"/><xsl:with-param name="valeur" select="$evaluateur/d:habilitation[last()]/@numero"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/adresse"/><xsl:with-param name="valeur" select="$adresse"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="personne">
    <xsl:variable name="c" select="d:candidat"/>
    <xsl:variable name="nom"><xsl:if test="$nom-connu"><xsl:call-template name="nom-candidat"><xsl:with-param name="civilite" select="true()"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="naissance"><xsl:if test="$c/d:naissance/@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$c/d:naissance/@date"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="adresse"><xsl:for-each select="$c"><xsl:call-template name="adresse"/></xsl:for-each></xsl:variable>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/nom"/><xsl:with-param name="valeur" select="$nom"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/naissance"/><xsl:with-param name="valeur" select="$naissance"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/adresse"/><xsl:with-param name="valeur" select="$adresse"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/telephone"/><xsl:with-param name="valeur" select="$c/d:telephone"/></xsl:call-template>
    <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/courriel"/><xsl:with-param name="valeur" select="$c/d:courriel"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="accords">
    <xsl:variable name="consentements" select="d:consentements/d:consentement[not(@retire-le)]"/>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="44pt"/>
      <fo:table-column column-width="44pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mc/accords-tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$mc/objets/*">
          <xsl:variable name="c" select="$consentements[@objet = local-name(current())]"/>
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal"><xsl:value-of select="."/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule" text-align="center"><fo:block><xsl:call-template name="case-a-cocher"><xsl:with-param name="cochee" select="$c/@donne = 'oui'"/></xsl:call-template></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule" text-align="center"><fo:block><xsl:call-template name="case-a-cocher"><xsl:with-param name="cochee" select="$c/@donne = 'non'"/></xsl:call-template></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
