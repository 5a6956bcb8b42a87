<?xml version="1.0" encoding="UTF-8"?>
<!--
  auto-evaluation.xsl - la feuille d'auto-évaluation en mots simples : grands
  caractères, une idée par ligne, rien de justifié ni de coupé, une page par
  domaine. Les phrases viennent de clea:falc (referentiel/falc.xml) ; un code
  qui n'y est pas prend son libellé. Un avis déjà donné est coché.
  Entrée : la projection « candidat ».
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:f="urn:clea:falc:1"
    exclude-result-prefixes="d r f">

  <xsl:include href="imprime.xsl"/>
  <xsl:variable name="mx" select="$mi/auto"/>
  <xsl:variable name="falc" select="document('clea:falc')/f:falc"/>

  <xsl:attribute-set name="grand">
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height">1.35</xsl:attribute>
    <xsl:attribute name="text-align">start</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <xsl:template match="d:dossier">
    <xsl:call-template name="imprime"><xsl:with-param name="titre" select="$mi/documents/auto"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$referentiel/r:domaine">
      <xsl:variable name="phrase"><xsl:call-template name="phrase-simple"/></xsl:variable>
      <xsl:call-template name="signet"><xsl:with-param name="id" select="concat('d', @code)"/><xsl:with-param name="texte" select="$phrase"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <fo:block xsl:use-attribute-sets="grand">
      <fo:block font-weight="bold" space-after="6pt"><xsl:value-of select="$mx/accueil"/></fo:block>
      <xsl:for-each select="$mx/*[starts-with(local-name(), 'ligne-')]"><fo:block space-after="6pt"><xsl:value-of select="."/></fo:block></xsl:for-each>
      <xsl:for-each select="$referentiel/r:domaine"><xsl:call-template name="domaine"/></xsl:for-each>
      <fo:block break-before="page" xsl:use-attribute-sets="h2" font-size="18pt"><xsl:value-of select="$mx/dire"/></fo:block>
      <fo:block><xsl:value-of select="$mx/dire-texte"/></fo:block>
      <xsl:call-template name="lignes-hautes"><xsl:with-param name="n" select="9"/></xsl:call-template>
      <fo:block space-before="24pt" font-weight="bold"><xsl:value-of select="$mx/fini"/></fo:block>
      <fo:block><xsl:value-of select="$mx/fini-texte"/></fo:block>
      <fo:block space-before="18pt"><xsl:value-of select="concat($mi/commun/date, '&#xA0;: ')"/><fo:leader leader-pattern="rule" rule-thickness="0.5pt" leader-length="120pt"/></fo:block>
      <fo:block space-before="18pt" space-after="40pt"><xsl:value-of select="concat($mx/signature, '&#xA0;:')"/></fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template name="lignes-hautes">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0">
      <fo:block xsl:use-attribute-sets="ligne-a-ecrire" space-before="28pt"/>
      <xsl:call-template name="lignes-hautes"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="phrase-simple">
    <xsl:variable name="e" select="$falc/f:entree[@code = current()/@code]"/>
    <xsl:choose>
      <xsl:when test="$e"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string($e/@phrase)"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:apply-templates select="." mode="libelle"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="domaine">
    <fo:block xsl:use-attribute-sets="h2" id="d{@code}" font-size="18pt">
      <xsl:attribute name="break-before">page</xsl:attribute>
      <xsl:call-template name="phrase-simple"/>
    </fo:block>
    <xsl:for-each select="r:sous-domaine">
      <xsl:variable name="exemple" select="$falc/f:entree[@code = current()/@code]/@exemple"/>
      <xsl:variable name="avis" select="($dossier//d:auto-evaluation/d:avis[@code = current()/@code])[last()]/@valeur"/>
      <fo:block keep-together.within-page="always" space-before="9pt">
        <fo:block role="H3" font-weight="bold" keep-with-next.within-page="always"><xsl:call-template name="phrase-simple"/></fo:block>
        <xsl:if test="$exemple">
          <fo:block font-size="12pt" color="{$discret}" space-after="3pt" keep-with-next.within-page="always">
            <xsl:value-of select="$mx/exemple"/>
            <xsl:call-template name="typo"><xsl:with-param name="texte" select="string($exemple)"/></xsl:call-template>
          </fo:block>
        </xsl:if>
        <fo:list-block provisional-distance-between-starts="22pt" provisional-label-separation="6pt" start-indent="6pt">
          <xsl:for-each select="$mx/avis/*">
            <fo:list-item>
              <fo:list-item-label end-indent="label-end()"><fo:block><xsl:call-template name="case-a-cocher"><xsl:with-param name="cote" select="13"/><xsl:with-param name="cochee" select="$avis = local-name()"/></xsl:call-template></fo:block></fo:list-item-label>
              <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="."/></fo:block></fo:list-item-body>
            </fo:list-item>
          </xsl:for-each>
        </fo:list-block>
      </fo:block>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
