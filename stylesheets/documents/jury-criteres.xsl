<?xml version="1.0" encoding="UTF-8"?>
<!-- jury-criteres.xsl - les critères, un tableau par domaine, un groupe de rangs par sous-domaine. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d r res str">

  <xsl:template name="resultats-par-critere">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'resultats'"/><xsl:with-param name="texte" select="$mj/resultats"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/resultats-intro"/></fo:block>
    <xsl:apply-templates select="$resultats/res:domaine" mode="criteres"/>
    <xsl:if test="$avec-avis">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/auto"/></fo:block>
      <xsl:call-template name="auto-evaluation"><xsl:with-param name="tetes" select="$mj/auto-tetes/*"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="res:domaine" mode="criteres">
    <xsl:variable name="ref" select="$referentiel/r:domaine[@code = current()/@code]"/>
    <fo:block xsl:use-attribute-sets="h3" id="domaine-{@code}">
      <xsl:value-of select="concat(@code, '&#xA0;')"/>
      <xsl:apply-templates select="$ref" mode="libelle"/>
      <xsl:text>&#xA0;: </xsl:text>
      <xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string(@final)"/></xsl:call-template>
    </fo:block>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="30pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="50pt"/>
      <xsl:if test="$avec-ef"><fo:table-column column-width="50pt"/></xsl:if>
      <fo:table-column column-width="52pt"/>
      <fo:table-column column-width="126pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/tetes/*[$avec-ef or local-name() != 'ef']"/></xsl:call-template>
      <fo:table-body>
        <xsl:apply-templates select="res:sous-domaine" mode="criteres">
          <xsl:with-param name="ref" select="$ref"/>
        </xsl:apply-templates>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- « 2.3 Lire et calculer… | 6 sur 7, seuil 6 sur 7 (75 %) : acquis ». -->
  <xsl:template match="res:sous-domaine" mode="criteres">
    <xsl:param name="ref"/>
    <xsl:variable name="sous" select="$ref/r:sous-domaine[@code = current()/@code]"/>
    <fo:table-row keep-together.within-page="always" keep-with-next.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="groupe"><fo:block font-weight="bold"><xsl:value-of select="@code"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="groupe" number-columns-spanned="{3 + $avec-ef}">
        <fo:block font-weight="bold"><xsl:apply-templates select="$sous" mode="libelle"/></fo:block>
        <fo:block color="{$discret}">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mj/acquis-sur"/><xsl:with-param name="a" select="@acquis"/>
            <xsl:with-param name="b"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@total"/><xsl:with-param name="nom" select="$mots/nombres/critere"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:text>, </xsl:text>
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mj/seuil"/><xsl:with-param name="a" select="@requis"/>
            <xsl:with-param name="b" select="@total"/><xsl:with-param name="c" select="@taux"/>
          </xsl:call-template>
          <xsl:if test="@confirme = 'non'"><xsl:value-of select="$mj/seuil-non-confirme"/></xsl:if>
        </fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="groupe">
        <fo:block><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string(@final)"/></xsl:call-template></fo:block>
        <xsl:if test="@final = 'a-confirmer' and @retenu != 'a-confirmer'">
          <fo:block color="{$discret}">
            <xsl:call-template name="phrase">
              <xsl:with-param name="p" select="$mj/note-par"/>
              <xsl:with-param name="a" select="$mots/verdicts/*[local-name() = current()/@retenu]"/>
            </xsl:call-template>
          </fo:block>
        </xsl:if>
      </fo:table-cell>
    </fo:table-row>
    <xsl:variable name="libelles" select="$sous/r:critere"/>
    <xsl:for-each select="res:critere">
      <xsl:call-template name="critere"><xsl:with-param name="ref" select="$libelles[@code = current()/@code]"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="critere">
    <xsl:param name="ref"/>
    <xsl:variable name="code" select="@code"/>
    <fo:table-row keep-together.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="code"><fo:block><xsl:value-of select="$code"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <fo:block><xsl:apply-templates select="$ref" mode="libelle"/>
          <xsl:if test="@obligatoire"><xsl:value-of select="concat(' (', $mj/obligatoire, ')')"/></xsl:if>
        </fo:block>
        <xsl:for-each select="$dossier">
          <xsl:apply-templates select="key('ep', $code)/d:commentaire | key('ef', $code)/d:commentaire" mode="remarque"/>
        </xsl:for-each>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$mots/verdicts/*[local-name() = current()/@ep]"/></fo:block></fo:table-cell>
      <xsl:if test="$avec-ef">
        <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
          <xsl:when test="@ef"><xsl:value-of select="$mots/verdicts/*[local-name() = current()/@ef]"/></xsl:when>
          <xsl:otherwise>–</xsl:otherwise>
        </xsl:choose></fo:block></fo:table-cell>
      </xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string(@final)"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <xsl:for-each select="$dossier">
          <xsl:variable name="constats" select="key('ep', $code) | key('ef', $code)"/>
          <xsl:apply-templates select="$constats" mode="constat"/>
          <xsl:if test="not($constats)"><fo:block>–</fo:block></xsl:if>
        </xsl:for-each>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Comment, quand, par qui ; puis les pièces, qui mènent à l'index. -->
  <xsl:template match="d:critere" mode="constat">
    <fo:block font-size="7.5pt">
      <xsl:if test="ancestor::d:evaluation-finale"><fo:inline color="{$discret}">EF&#xA0;: </fo:inline></xsl:if>
      <xsl:choose>
        <xsl:when test="not(@mode | @date | @observateur | @preuves)">–</xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="$mots/modes/*[local-name() = current()/@mode]"/>
          <xsl:if test="@date">
            <xsl:if test="@mode">, </xsl:if>
            <xsl:call-template name="date-courte"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          </xsl:if>
          <xsl:if test="@observateur">
            <xsl:if test="@mode | @date">, </xsl:if>
            <xsl:value-of select="translate(key('intervenant', @observateur)/d:nom, $apostrophe, '’')"/>
          </xsl:if>
          <xsl:if test="@preuves">
            <xsl:if test="@mode | @date | @observateur">, </xsl:if>
            <xsl:variable name="pieces" select="key('preuve', str:tokenize(@preuves))"/>
            <xsl:choose>
              <xsl:when test="count($pieces) &gt; 1"><xsl:value-of select="$mj/pieces/@pluriel"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$mj/pieces"/></xsl:otherwise>
            </xsl:choose>
            <xsl:for-each select="$pieces">
              <xsl:choose><xsl:when test="position() = 1">&#xA0;</xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose>
              <fo:basic-link internal-destination="piece-{@id}" color="{$bleu}"><xsl:apply-templates select="." mode="numero"/></fo:basic-link>
            </xsl:for-each>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
