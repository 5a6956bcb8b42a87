<?xml version="1.0" encoding="UTF-8"?>
<!--
  grille-observation.xsl - la grille que l'observateur remplit au crayon, un
  tableau par domaine. Entrée : la projection « candidat ». À l'évaluation
  finale, seuls les sous-domaines préconisés, travaillés ou déjà évalués y sont.
  Un verdict connu est coché.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:clea="urn:clea:fo:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="d r">

  <xsl:include href="imprime.xsl"/>
  <xsl:variable name="mg" select="$mi/grille"/>

  <xsl:variable name="codes-travailles">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$dossier/d:preconisations/d:preconisation/@sous-domaine | $dossier/d:parcours/d:module/@sous-domaines | $dossier/d:evaluation-finale//d:sous-domaine/@code"><xsl:value-of select="concat(., ' ')"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="sous-domaines" select="$referentiel/r:domaine/r:sous-domaine[not($en-ef) or contains($codes-travailles, concat(' ', @code, ' '))]"/>
  <xsl:key name="critere-ep" match="d:evaluation-prealable//d:critere" use="@code"/>
  <xsl:key name="critere-ef" match="d:evaluation-finale//d:critere" use="@code"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="imprime"><xsl:with-param name="titre" select="$mi/documents/grille"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$referentiel/r:domaine[r:sous-domaine/@code = $sous-domaines/@code]">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="concat('d', @code)"/><xsl:with-param name="texte" select="concat(@code, ' ', r:libelle)"/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <xsl:variable name="situations" select="$evaluation/d:mise-en-situation"/>
    <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mg/intro"/><xsl:if test="$en-ef"><xsl:value-of select="concat(' ', $mg/intro-ef)"/></xsl:if></fo:block>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="90pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <xsl:for-each select="$situations">
          <xsl:variable name="quoi">
            <xsl:value-of select="@titre"/>
            <xsl:if test="@date"><xsl:if test="@titre">, </xsl:if><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
          </xsl:variable>
          <xsl:variable name="qui"><xsl:call-template name="conduit-par"/></xsl:variable>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mg/situation"/><xsl:with-param name="valeur" select="$quoi"/></xsl:call-template>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mg/observateur"/><xsl:with-param name="valeur" select="$qui"/></xsl:call-template>
        </xsl:for-each>
        <xsl:if test="not($situations)">
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mg/situation"/></xsl:call-template>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mg/observateur"/></xsl:call-template>
          <xsl:call-template name="a-renseigner"><xsl:with-param name="titre" select="$mi/commun/date"/></xsl:call-template>
        </xsl:if>
      </fo:table-body>
    </fo:table>
    <xsl:for-each select="$referentiel/r:domaine[r:sous-domaine/@code = $sous-domaines/@code]">
      <xsl:call-template name="domaine"/>
    </xsl:for-each>
    <fo:block xsl:use-attribute-sets="signer"><xsl:value-of select="$mg/signature"/>
      <fo:block xsl:use-attribute-sets="legende" space-after="40pt"><xsl:value-of select="$mi/commun/date-signature"/></fo:block>
    </fo:block>
  </xsl:template>

  <xsl:template name="domaine">
    <fo:block xsl:use-attribute-sets="h2" id="d{@code}"><xsl:value-of select="concat(@code, '&#xA0;')"/><xsl:apply-templates select="." mode="libelle"/></fo:block>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="34pt"/>
      <fo:table-column column-width="proportional-column-width(1.25)"/>
      <fo:table-column column-width="38pt"/>
      <fo:table-column column-width="38pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mg/tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="r:sous-domaine[@code = $sous-domaines/@code]">
          <fo:table-row keep-with-next.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="groupe" number-columns-spanned="5" clea:scope="row">
              <fo:block font-weight="bold"><xsl:value-of select="concat(@code, '&#xA0;')"/><xsl:apply-templates select="." mode="libelle"/></fo:block>
            </fo:table-cell>
          </fo:table-row>
          <xsl:apply-templates select="r:critere" mode="rang"/>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
    <fo:block keep-together.within-page="always">
      <fo:block xsl:use-attribute-sets="legende" keep-with-next.within-page="always"><xsl:value-of select="$mg/forts"/></fo:block>
      <xsl:call-template name="lignes"><xsl:with-param name="n" select="2"/></xsl:call-template>
    </fo:block>
  </xsl:template>

  <xsl:template match="r:critere" mode="rang">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="etat"><xsl:for-each select="$dossier"><xsl:choose>
      <xsl:when test="$en-ef"><xsl:value-of select="key('critere-ef', $code)[last()]/@etat"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="key('critere-ep', $code)/@etat"/></xsl:otherwise>
    </xsl:choose></xsl:for-each></xsl:variable>
    <fo:table-row xsl:use-attribute-sets="rang" height="22pt">
      <fo:table-cell xsl:use-attribute-sets="code"><fo:block><xsl:value-of select="@code"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:apply-templates select="." mode="libelle"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule" text-align="center"><fo:block><xsl:call-template name="case-a-cocher"><xsl:with-param name="cote" select="10"/><xsl:with-param name="cochee" select="$etat = 'acquis'"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule" text-align="center"><fo:block><xsl:call-template name="case-a-cocher"><xsl:with-param name="cote" select="10"/><xsl:with-param name="cochee" select="$etat = 'non-acquis'"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
    </fo:table-row>
  </xsl:template>
</xsl:stylesheet>
