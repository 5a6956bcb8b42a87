<?xml version="1.0" encoding="UTF-8"?>
<!-- jury-criteres.xsl - les critères, un tableau par domaine, un groupe de rangs par sous-domaine. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d res str">

  <xsl:template name="resultats-par-critere">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'resultats'"/><xsl:with-param name="texte" select="$mj/resultats"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/resultats-intro"/></fo:block>
    <xsl:apply-templates select="$resultats/res:domaine" mode="criteres"/>
    <xsl:if test="$avec-avis">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/auto"/></fo:block>
      <xsl:call-template name="auto-evaluation"><xsl:with-param name="progres" select="$mj/auto-progres"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="res:domaine" mode="criteres">
    <fo:block xsl:use-attribute-sets="h3" id="domaine-{@code}">
      <xsl:value-of select="concat(@code, '&#xA0;')"/>
      <xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template>
      <xsl:text>&#xA0;: </xsl:text>
      <xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string(@final)"/></xsl:call-template>
    </fo:block>
    <fo:table xsl:use-attribute-sets="tableau-serre">
      <fo:table-column column-width="30pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="49pt"/>
      <xsl:if test="$avec-ef"><fo:table-column column-width="49pt"/></xsl:if>
      <fo:table-column column-width="53pt"/>
      <fo:table-column column-width="144pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/tetes/*[$avec-ef or local-name() != 'ef']"/></xsl:call-template>
      <fo:table-body>
        <xsl:apply-templates select="res:sous-domaine" mode="criteres"/>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- « 2.3 Lire et calculer… | 6 critères sur 7, seuil 6 sur 7 (75 %) | acquis ». -->
  <xsl:template match="res:sous-domaine" mode="criteres">
    <fo:table-row xsl:use-attribute-sets="rang" keep-with-next.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="groupe"><fo:block font-weight="bold"><xsl:value-of select="@code"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="groupe" number-columns-spanned="{3 + $avec-ef}">
        <fo:block font-weight="bold"><xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template></fo:block>
        <fo:block color="{$discret}">
          <xsl:choose>
            <xsl:when test="@acquis &gt; 1"><xsl:value-of select="concat(@acquis, $mot-criteres)"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="concat(@acquis, $mot-critere)"/></xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="concat($sur, @total, $mot-seuil, @requis, $sur, @total, ' (', @taux, '&#x202F;%)')"/>
          <xsl:if test="@confirme = 'non'"><xsl:value-of select="$mot-non-confirme"/></xsl:if>
        </fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="groupe">
        <fo:block><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string(@final)"/></xsl:call-template></fo:block>
        <xsl:if test="@final = 'a-confirmer' and @retenu != 'a-confirmer'">
          <fo:block color="{$discret}">
            <xsl:call-template name="phrase">
              <xsl:with-param name="p" select="$mj/note-par"/>
              <xsl:with-param name="a" select="substring-before(substring-after($verdicts, concat('|', @retenu, '=')), '|')"/>
            </xsl:call-template>
          </fo:block>
        </xsl:if>
      </fo:table-cell>
    </fo:table-row>
    <xsl:apply-templates select="res:critere" mode="criteres"/>
  </xsl:template>

  <!-- Chaque recherche passe par une clé : dans le référentiel, puis dans le dossier. -->
  <xsl:template match="res:critere" mode="criteres">
    <xsl:variable name="code" select="string(@code)"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="code"><fo:block><xsl:value-of select="$code"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <fo:block>
          <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
          <xsl:if test="@obligatoire"><xsl:value-of select="concat(' (', $mj/obligatoire, ')')"/></xsl:if>
        </fo:block>
        <xsl:if test="$avec-commentaires">
          <xsl:for-each select="$dossier"><xsl:apply-templates select="key('critere', $code)/d:commentaire" mode="remarque"/></xsl:for-each>
        </xsl:if>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
        <xsl:when test="@ep = 'acquis'"><xsl:value-of select="$verdict-acquis"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="substring-before(substring-after($verdicts, concat('|', @ep, '=')), '|')"/></xsl:otherwise>
      </xsl:choose></fo:block></fo:table-cell>
      <xsl:if test="$avec-ef">
        <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
          <xsl:when test="@ef"><xsl:value-of select="substring-before(substring-after($verdicts, concat('|', @ef, '=')), '|')"/></xsl:when>
          <xsl:otherwise>–</xsl:otherwise>
        </xsl:choose></fo:block></fo:table-cell>
      </xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
        <xsl:when test="@final = 'acquis'">
          <fo:inline xsl:use-attribute-sets="verdict-acquis"><xsl:value-of select="$verdict-acquis"/></fo:inline>
        </xsl:when>
        <xsl:otherwise><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string(@final)"/></xsl:call-template></xsl:otherwise>
      </xsl:choose></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <xsl:for-each select="$dossier">
          <xsl:variable name="constats" select="key('critere', $code)"/>
          <xsl:apply-templates select="$constats" mode="constat"/>
          <xsl:if test="not($constats)"><fo:block>–</fo:block></xsl:if>
        </xsl:for-each>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:key name="critere" match="d:critere" use="@code"/>
  <xsl:key name="preuve" match="d:preuve" use="@id"/>
  <xsl:variable name="avec-commentaires" select="boolean($dossier/*/d:resultats/d:domaine/d:sous-domaine/d:critere/d:commentaire)"/>

  <xsl:variable name="mot-critere" select="concat('&#xA0;', $mots/nombres/critere)"/>
  <xsl:variable name="mot-criteres" select="concat('&#xA0;', $mots/nombres/critere/@pluriel)"/>
  <xsl:variable name="mot-seuil" select="concat(', ', $mj/seuil, '&#xA0;')"/>
  <xsl:variable name="mot-non-confirme" select="string($mj/seuil-non-confirme)"/>
  <xsl:variable name="modes-en-ligne"><xsl:apply-templates select="$mots/modes" mode="en-ligne"/></xsl:variable>
  <xsl:variable name="modes" select="string($modes-en-ligne)"/>

  <!-- Comment, quand, par qui ; puis les pièces, qui mènent à l'index. -->
  <xsl:template match="d:critere" mode="constat">
    <fo:block xsl:use-attribute-sets="constat">
      <xsl:if test="$avec-ef and ../../../parent::d:evaluation-finale">EF&#xA0;: </xsl:if>
      <xsl:choose>
        <xsl:when test="@mode and @date and @observateur">
          <xsl:value-of select="concat(substring-before(substring-after($modes, concat('|', @mode, '=')), '|'), ', ',
              substring(@date, 9), '/', substring(@date, 6, 2), '/', substring(@date, 1, 4), ', ',
              translate(key('intervenant', @observateur)/d:nom, $apostrophe, '’'))"/>
        </xsl:when>
        <xsl:otherwise>
          <xsl:value-of select="substring-before(substring-after($modes, concat('|', @mode, '=')), '|')"/>
          <xsl:if test="@date">
            <xsl:if test="@mode">, </xsl:if>
            <xsl:call-template name="date-courte"><xsl:with-param name="date" select="@date"/></xsl:call-template>
          </xsl:if>
          <xsl:if test="@observateur">
            <xsl:if test="@mode | @date">, </xsl:if>
            <xsl:value-of select="translate(key('intervenant', @observateur)/d:nom, $apostrophe, '’')"/>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:choose>
        <xsl:when test="@preuves">
          <xsl:if test="@mode | @date | @observateur">, </xsl:if>
          <xsl:call-template name="pieces"/>
        </xsl:when>
        <xsl:when test="not(@mode | @date | @observateur)">–</xsl:when>
      </xsl:choose>
    </fo:block>
  </xsl:template>

  <xsl:template name="pieces">
    <xsl:choose>
      <xsl:when test="contains(@preuves, ' ')">
        <xsl:value-of select="$mot-pieces"/>
        <xsl:apply-templates select="key('preuve', str:tokenize(@preuves))" mode="lien"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:value-of select="$mot-piece"/>
        <xsl:apply-templates select="key('preuve', @preuves)" mode="lien"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:variable name="mot-piece" select="concat($mj/pieces, '&#xA0;')"/>
  <xsl:variable name="mot-pieces" select="concat($mj/pieces/@pluriel, '&#xA0;')"/>

  <xsl:template match="d:preuve" mode="lien">
    <xsl:if test="position() &gt; 1">, </xsl:if>
    <fo:basic-link xsl:use-attribute-sets="lien" internal-destination="piece-{@id}"><xsl:value-of select="count(preceding-sibling::d:preuve) + 1"/></fo:basic-link>
  </xsl:template>
</xsl:stylesheet>
