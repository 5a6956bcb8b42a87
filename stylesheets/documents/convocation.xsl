<?xml version="1.0" encoding="UTF-8"?>
<!--
  convocation.xsl - les rendez-vous d'une évaluation, à remettre ou à envoyer.
  Entrée : la projection « candidat ». L'heure n'est pas au dossier : elle
  s'écrit à la main. Ce qui n'est pas encore fixé reste un blanc.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <xsl:include href="imprime.xsl"/>
  <xsl:variable name="mv" select="$mi/convocation"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="imprime"><xsl:with-param name="titre" select="$mi/documents/convocation"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$mv/rendez-vous | $mv/apporter | $mv/contact">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <xsl:variable name="adresse"><xsl:for-each select="d:candidat"><xsl:call-template name="adresse"/></xsl:for-each></xsl:variable>
    <xsl:if test="$adresse != ''">
      <fo:block start-indent="50%" space-after="8pt" font-size="10pt">
        <fo:block><xsl:call-template name="nom-candidat"><xsl:with-param name="civilite" select="true()"/></xsl:call-template></fo:block>
        <xsl:for-each select="d:candidat/d:adresse/d:ligne | d:candidat/d:adresse/d:complement"><fo:block><xsl:call-template name="typo"/></fo:block></xsl:for-each>
        <fo:block><xsl:value-of select="normalize-space(concat(d:candidat/d:adresse/d:code-postal, ' ', d:candidat/d:adresse/d:ville))"/></fo:block>
      </fo:block>
    </xsl:if>
    <fo:block xsl:use-attribute-sets="chapeau">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mv/intro"/>
        <xsl:with-param name="a"><xsl:choose><xsl:when test="$en-ef"><xsl:value-of select="$mv/finale"/></xsl:when><xsl:otherwise><xsl:value-of select="$mv/prealable"/></xsl:otherwise></xsl:choose></xsl:with-param>
      </xsl:call-template>
    </fo:block>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'rendez-vous'"/><xsl:with-param name="texte" select="$mv/rendez-vous"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1.5)"/>
      <fo:table-column column-width="88pt"/>
      <fo:table-column column-width="48pt"/>
      <fo:table-column column-width="52pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mv/tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:variable name="actes" select="$evaluation/*[local-name() != 'resultats']"/>
        <xsl:for-each select="$actes"><xsl:call-template name="rendez-vous"/></xsl:for-each>
        <xsl:if test="not($actes)">
          <xsl:for-each select="$mi/actes/*[local-name() != 'entretien-final']"><xsl:call-template name="a-fixer"/></xsl:for-each>
        </xsl:if>
      </fo:table-body>
    </fo:table>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'apporter'"/><xsl:with-param name="texte" select="$mv/apporter"/></xsl:call-template>
    <xsl:call-template name="liste"><xsl:with-param name="phrases" select="$mv/*[starts-with(local-name(), 'apporter-')]"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="encadre">
      <fo:block font-weight="bold"><xsl:value-of select="$mv/besoin"/></fo:block>
      <fo:block><xsl:value-of select="$mv/besoin-texte"/></fo:block>
      <fo:block font-weight="bold" space-before="5pt"><xsl:value-of select="$mv/empechement"/></fo:block>
      <fo:block><xsl:value-of select="$mv/empechement-texte"/></fo:block>
    </fo:block>

    <fo:block keep-together.within-page="always">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'contact'"/><xsl:with-param name="texte" select="$mv/contact"/></xsl:call-template>
      <xsl:variable name="adresse-organisme"><xsl:for-each select="$evaluateur"><xsl:call-template name="adresse"/></xsl:for-each></xsl:variable>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="190pt"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-body>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/raison"/><xsl:with-param name="valeur" select="$nom-evaluateur"/></xsl:call-template>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/adresse"/><xsl:with-param name="valeur" select="$adresse-organisme"/></xsl:call-template>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/telephone"/><xsl:with-param name="valeur" select="$evaluateur/d:telephone"/></xsl:call-template>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/courriel"/><xsl:with-param name="valeur" select="$evaluateur/d:courriel"/></xsl:call-template>
          <xsl:if test="$vierge = 'oui'"><xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mv/acces"/></xsl:call-template></xsl:if>
        </fo:table-body>
      </fo:table>
      <fo:block xsl:use-attribute-sets="signer"><xsl:value-of select="$mv/pour"/>
        <fo:block xsl:use-attribute-sets="legende" space-after="6pt"><xsl:value-of select="$mi/commun/date-signature"/></fo:block>
      </fo:block>
    </fo:block>
  </xsl:template>

  <!-- Contexte : l'acte. -->
  <xsl:template name="rendez-vous">
    <fo:table-row xsl:use-attribute-sets="rang" height="22pt">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre">
        <fo:block><xsl:call-template name="nom-d-acte"/></fo:block>
        <xsl:if test="d:par">
          <fo:block font-weight="normal" color="{$discret}"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mv/avec"/><xsl:with-param name="a"><xsl:call-template name="conduit-par"/></xsl:with-param></xsl:call-template></fo:block>
        </xsl:if>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:if test="@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:if test="@duree"><xsl:call-template name="duree"><xsl:with-param name="minutes" select="@duree"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@lieu)"/></xsl:call-template></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Contexte : le nom d'un acte. -->
  <xsl:template name="a-fixer">
    <fo:table-row xsl:use-attribute-sets="rang" height="22pt">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
