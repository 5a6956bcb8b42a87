<?xml version="1.0" encoding="UTF-8"?>
<!--
  portefeuille.xsl - le portefeuille de compétences, remis à la personne quand
  la validation est partielle : ce qui est acquis, ce qui le montre, et de la
  place pour la suite. Entrée : la projection « candidat ».
  Laissé de côté à dessein : ce qui n'est pas encore acquis, hors parcours.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    exclude-result-prefixes="d r res">

  <xsl:include href="imprime.xsl"/>
  <xsl:variable name="mt" select="$mi/portefeuille"/>
  <xsl:variable name="acquis" select="$sd[@retenu = 'acquis']"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="imprime"><xsl:with-param name="titre" select="$mi/documents/portefeuille"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$mt/acquis | $mt/chemin | $mt/preuves | $mt/experiences | $mt/projet">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <fo:block xsl:use-attribute-sets="chapeau"><xsl:value-of select="$mt/intro"/></fo:block>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'acquis'"/><xsl:with-param name="texte" select="$mt/acquis"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="$acquis">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mt/acquis-intro"/></fo:block>
        <xsl:for-each select="$referentiel/r:domaine[r:sous-domaine/@code = $acquis/@code]"><xsl:call-template name="domaine"/></xsl:for-each>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mt/acquis-vide"/></fo:block>
        <xsl:for-each select="$referentiel/r:domaine">
          <fo:block keep-together.within-page="always">
            <fo:block xsl:use-attribute-sets="h3"><xsl:apply-templates select="." mode="libelle"/></fo:block>
            <xsl:call-template name="lignes"><xsl:with-param name="n" select="2"/></xsl:call-template>
          </fo:block>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'chemin'"/><xsl:with-param name="texte" select="$mt/chemin"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="d:parcours/d:module">
        <fo:list-block xsl:use-attribute-sets="liste">
          <xsl:for-each select="d:parcours/d:module">
            <xsl:call-template name="article"><xsl:with-param name="texte">
              <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@intitule)"/></xsl:call-template>
              <xsl:if test="@debut or @fin">, <xsl:call-template name="periode"><xsl:with-param name="debut" select="@debut"/><xsl:with-param name="fin" select="@fin"/></xsl:call-template></xsl:if>
            </xsl:with-param></xsl:call-template>
          </xsl:for-each>
        </fo:list-block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mt/chemin-vide"/></fo:block>
        <xsl:call-template name="lignes"/>
      </xsl:otherwise>
    </xsl:choose>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'preuves'"/><xsl:with-param name="texte" select="$mt/preuves"/></xsl:call-template>
    <xsl:if test="not(d:preuves/d:preuve)"><fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mt/preuves-vide"/></fo:block></xsl:if>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="130pt"/>
      <fo:table-column column-width="80pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mt/preuves-tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="d:preuves/d:preuve">
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(d:titre)"/></xsl:call-template></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="mot"><xsl:with-param name="table" select="$mots/types-preuve"/><xsl:with-param name="code" select="string(@type)"/></xsl:call-template></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:if test="@date"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <xsl:call-template name="rangs-vides"><xsl:with-param name="n" select="4"/></xsl:call-template>
      </fo:table-body>
    </fo:table>

    <fo:block keep-together.within-page="always">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'experiences'"/><xsl:with-param name="texte" select="$mt/experiences"/></xsl:call-template>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="80pt"/>
        <fo:table-column column-width="120pt"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mt/experiences-tetes/*"/></xsl:call-template>
        <fo:table-body><xsl:call-template name="rangs-vides"><xsl:with-param name="n" select="6"/></xsl:call-template></fo:table-body>
      </fo:table>
    </fo:block>
    <fo:block keep-together.within-page="always">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'projet'"/><xsl:with-param name="texte" select="$mt/projet"/></xsl:call-template>
      <fo:block><xsl:value-of select="$mt/projet-texte"/></fo:block>
      <xsl:call-template name="lignes"><xsl:with-param name="n" select="7"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template name="domaine">
    <xsl:variable name="code" select="@code"/>
    <fo:block keep-together.within-page="always">
      <fo:block xsl:use-attribute-sets="h3"><xsl:apply-templates select="." mode="libelle"/></fo:block>
      <xsl:for-each select="$dossier"><xsl:for-each select="key('forts', $code)[last()]">
        <fo:block xsl:use-attribute-sets="citation"><xsl:call-template name="texte"/></fo:block>
      </xsl:for-each></xsl:for-each>
      <fo:list-block xsl:use-attribute-sets="liste">
        <xsl:for-each select="r:sous-domaine[@code = $acquis/@code]">
          <xsl:call-template name="article"><xsl:with-param name="texte"><xsl:apply-templates select="." mode="libelle"/></xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
    </fo:block>
  </xsl:template>

  <xsl:template name="rangs-vides">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0">
      <fo:table-row xsl:use-attribute-sets="rang" height="26pt">
        <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
        <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
      </fo:table-row>
      <xsl:call-template name="rangs-vides"><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
