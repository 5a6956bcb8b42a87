<?xml version="1.0" encoding="UTF-8"?>
<!--
  imprime.xsl - ce que les imprimés ont en commun : une tête sobre, qui laisse
  la page à l'écriture, et des blancs tracés là où le dossier ne dit rien.

  Un imprimé inclut cette feuille, donne mode="signets" et mode="corps" sur
  d:dossier, puis appelle « imprime ». Rien de privé n'y vient : l'entrée est
  la projection « candidat ».
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:clea="urn:clea:fo:1"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="../common/mots-imprimes.xsl"/>

  <xsl:variable name="nom-connu" select="boolean($dossier/d:candidat/d:prenom1 or $dossier/d:candidat/d:nom-naissance or $dossier/d:candidat/d:nom-usage)"/>
  <!-- Celle dont on imprime les feuilles : la dernière commencée. -->
  <xsl:variable name="evaluation" select="($dossier/d:evaluation-finale[last()] | $dossier/d:evaluation-prealable[not($dossier/d:evaluation-finale)])[1]"/>
  <xsl:variable name="en-ef" select="boolean($dossier/d:evaluation-finale)"/>

  <xsl:template name="imprime">
    <xsl:param name="titre"/>
    <xsl:variable name="titre-complet">
      <xsl:value-of select="$titre"/>
      <xsl:if test="$nom-connu"> – <xsl:call-template name="nom-candidat"/></xsl:if>
      <xsl:if test="$vierge != 'oui'"><xsl:value-of select="concat(' – ', $mots/page/dossier, '&#xA0;', @numero)"/></xsl:if>
    </xsl:variable>
    <fo:root xml:lang="{$langue}" clea:kerning="true" clea:title="{$titre-complet}" xsl:use-attribute-sets="racine">
      <xsl:call-template name="gabarits"/>
      <xsl:call-template name="metadonnees"><xsl:with-param name="titre-complet" select="$titre-complet"/></xsl:call-template>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="couverture"><fo:bookmark-title><xsl:value-of select="$titre"/></fo:bookmark-title></fo:bookmark>
        <xsl:apply-templates select="." mode="signets"/>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="document">
        <xsl:call-template name="bords"><xsl:with-param name="titre" select="$titre"/></xsl:call-template>
        <fo:flow flow-name="xsl-region-body">
          <fo:block id="couverture" border-bottom="2pt solid {$bleu}" padding-bottom="6pt" space-after="10pt">
            <fo:block xsl:use-attribute-sets="surtitre" color="{$discret}" space-after="4pt"><xsl:value-of select="$mots/page/surtitre"/></fo:block>
            <fo:block xsl:use-attribute-sets="h1" color="{$bleu}" space-after="4pt"><xsl:value-of select="$titre"/></fo:block>
            <fo:block font-size="11pt" text-align-last="justify">
              <xsl:value-of select="concat($mi/commun/nom, '&#xA0;: ')"/>
              <xsl:choose>
                <xsl:when test="$nom-connu"><fo:inline font-weight="bold"><xsl:call-template name="nom-candidat"><xsl:with-param name="civilite" select="true()"/></xsl:call-template></fo:inline><fo:leader leader-pattern="space"/></xsl:when>
                <xsl:otherwise><fo:leader leader-pattern="rule" rule-thickness="0.5pt"/></xsl:otherwise>
              </xsl:choose>
              <xsl:value-of select="concat('&#xA0; ', $mi/commun/numero, '&#xA0;')"/>
              <xsl:choose>
                <xsl:when test="$vierge = 'oui'"><fo:leader leader-pattern="rule" rule-thickness="0.5pt" leader-length="110pt"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="@numero"/></xsl:otherwise>
              </xsl:choose>
            </fo:block>
          </fo:block>
          <xsl:apply-templates select="." mode="corps"/>
          <xsl:apply-templates select="." mode="inconnu"/>
          <xsl:call-template name="sceau"/>
          <fo:block id="fin" role="artifact"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- « Ce que c'est | ce qu'on en sait », ou un blanc où l'écrire. -->
  <xsl:template name="a-renseigner">
    <xsl:param name="titre"/>
    <xsl:param name="valeur"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <xsl:if test="string($valeur) = ''"><xsl:attribute name="height">22pt</xsl:attribute></xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="$titre"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="string($valeur)"/></xsl:call-template></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Une adresse en une ligne ; contexte : son parent. -->
  <xsl:template name="adresse">
    <xsl:for-each select="d:adresse/*[not(self::d:pays)]">
      <xsl:if test="position() &gt; 1"><xsl:choose><xsl:when test="self::d:ville and preceding-sibling::d:code-postal"><xsl:text> </xsl:text></xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose></xsl:if>
      <xsl:value-of select="."/>
    </xsl:for-each>
  </xsl:template>

  <!-- Des phrases de la table, en liste. -->
  <xsl:template name="liste">
    <xsl:param name="phrases"/>
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:for-each select="$phrases"><xsl:call-template name="article"><xsl:with-param name="texte"><xsl:value-of select="."/></xsl:with-param></xsl:call-template></xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="lignes">
    <xsl:param name="n" select="3"/>
    <xsl:if test="$n &gt; 0">
      <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
      <xsl:call-template name="lignes"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Deux cadres à signer, côte à côte. -->
  <xsl:template name="signatures">
    <xsl:param name="gauche"/><xsl:param name="droite"/>
    <fo:table xsl:use-attribute-sets="tableau" keep-together.within-page="always">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="rang-de-tete">
          <fo:table-cell xsl:use-attribute-sets="tete"><fo:block><xsl:value-of select="$gauche"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="tete"><fo:block><xsl:value-of select="$droite"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <fo:table-row height="72pt">
          <fo:table-cell xsl:use-attribute-sets="cellule" border-right="0.4pt solid {$filet}"><fo:block xsl:use-attribute-sets="legende"><xsl:value-of select="$mi/commun/date-signature"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block xsl:use-attribute-sets="legende"><xsl:value-of select="$mi/commun/date-signature"/></fo:block></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- Qui conduit un acte ; contexte : l'acte. -->
  <xsl:template name="conduit-par">
    <xsl:for-each select="d:par">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:call-template name="intervenant"><xsl:with-param name="ref" select="@ref"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- Le nom d'un acte ; contexte : l'acte. -->
  <xsl:template name="nom-d-acte">
    <xsl:value-of select="$mi/actes/*[local-name() = local-name(current())]"/>
    <xsl:if test="@titre">
      <xsl:text>&#xA0;: </xsl:text>
      <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@titre)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
