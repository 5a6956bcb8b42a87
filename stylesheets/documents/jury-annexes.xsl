<?xml version="1.0" encoding="UTF-8"?>
<!-- jury-annexes.xsl - le profil de notation, la complétude, l'index des preuves, les remarques. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:n="urn:clea:notation:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d res n g svrl str">

  <xsl:key name="profil" match="n:sous-domaine" use="concat(@taux, @confirme, @source)"/>
  <xsl:variable name="regles" select="document('clea:regles')/g:regles"/>
  <xsl:variable name="constats" select="document('clea:controle')/*/svrl:failed-assert"/>
  <xsl:variable name="regles-jugees" select="document('clea:controle')/*/svrl:fired-rule"/>

  <!-- ===== le profil ===== -->

  <xsl:template name="profil">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'notation'"/><xsl:with-param name="texte" select="$mj/notation"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mj/notation-intro"/>
        <xsl:with-param name="a" select="$notation/@version"/>
        <xsl:with-param name="b"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string($notation/@titre)"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </fo:block>
    <xsl:variable name="doutes" select="$sd[@confirme = 'non']"/>
    <xsl:choose>
      <xsl:when test="$doutes">
        <fo:block xsl:use-attribute-sets="encadre">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mj/notation-non-confirmee"/>
            <xsl:with-param name="a">
              <xsl:for-each select="$doutes">
                <xsl:if test="position() &gt; 1">, </xsl:if>
                <xsl:value-of select="concat(@code, '&#xA0;(', @taux, '&#x202F;%)')"/>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
        </fo:block>
      </xsl:when>
      <xsl:otherwise><fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/notation-confirmee"/></fo:block></xsl:otherwise>
    </xsl:choose>
    <!-- Une ligne par source : les sous-domaines qui partagent taux et source y sont ensemble. -->
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="46pt"/>
      <fo:table-column column-width="56pt"/>
      <fo:table-column column-width="proportional-column-width(1.2)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/notation-tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$notation/n:sous-domaine[count(. | key('profil', concat(@taux, @confirme, @source))[1]) = 1]">
          <xsl:call-template name="rang-du-profil">
            <xsl:with-param name="codes"><xsl:for-each select="key('profil', concat(@taux, @confirme, @source))">
              <xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@code"/>
            </xsl:for-each></xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
        <xsl:for-each select="$notation/n:defaut[not($notation/n:sous-domaine)]">
          <xsl:call-template name="rang-du-profil"><xsl:with-param name="codes" select="$mj/defaut"/></xsl:call-template>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template name="rang-du-profil">
    <xsl:param name="codes"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$codes"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="concat(@taux, '&#x202F;%')"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$mots/page/*[local-name() = current()/@confirme]"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@source)"/></xsl:call-template></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ===== la complétude ===== -->

  <xsl:template name="completude">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'controle'"/><xsl:with-param name="texte" select="$mj/controle"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="not($constats)">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/controle-rien"/></fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mj/controle-compte"/>
            <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($constats)"/><xsl:with-param name="nom" select="$mots/nombres/constat"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="b"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($constats[@role = 'error'])"/><xsl:with-param name="nom" select="$mj/compte-erreurs"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="c"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($constats[@role != 'error'])"/><xsl:with-param name="nom" select="$mj/compte-autres"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </fo:block>
        <fo:table xsl:use-attribute-sets="tableau">
          <fo:table-column column-width="34pt"/>
          <fo:table-column column-width="58pt"/>
          <fo:table-column column-width="proportional-column-width(1.1)"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/controle-tetes/*"/></xsl:call-template>
          <fo:table-body>
            <xsl:apply-templates select="$constats[@role = 'error']"/>
            <xsl:apply-templates select="$constats[@role = 'warning']"/>
            <xsl:apply-templates select="$constats[@role != 'error' and @role != 'warning']"/>
          </fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Anonyme : le libellé de la règle, jamais le constat, qui peut nommer. -->
  <xsl:template match="svrl:failed-assert">
    <xsl:variable name="id" select="@id"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="code"><fo:block><xsl:value-of select="$id"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
        <xsl:if test="@role = 'error'"><xsl:attribute name="color"><xsl:value-of select="$rouge"/></xsl:attribute><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
        <xsl:value-of select="$mj/gravites/*[local-name() = current()/@role]"/>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
        <xsl:choose>
          <xsl:when test="$anonyme"><xsl:for-each select="$regles"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(g:regle[@id = $id]/g:libelle)"/></xsl:call-template></xsl:for-each></xsl:when>
          <xsl:otherwise><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:text)"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
        <xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:diagnostic-reference)"/></xsl:call-template>
      </fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ===== les preuves ===== -->

  <xsl:template name="index-des-preuves">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'preuves'"/><xsl:with-param name="texte" select="$mj/preuves"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="not(d:preuves/d:preuve)">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/preuves-vide"/></fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always"><xsl:value-of select="$mj/preuves-intro"/></fo:block>
        <fo:table xsl:use-attribute-sets="tableau">
          <fo:table-column column-width="26pt"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="100pt"/>
          <fo:table-column column-width="86pt"/>
          <fo:table-column column-width="92pt"/>
          <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/preuves-tetes/*"/></xsl:call-template>
          <fo:table-body><xsl:apply-templates select="d:preuves/d:preuve"/></fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Deux rangs : la pièce, puis son empreinte sur toute la largeur. -->
  <xsl:template match="d:preuve">
    <fo:table-row id="piece-{@id}" keep-together.within-page="always" keep-with-next.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="piece" text-align="end" number-rows-spanned="2"><fo:block font-weight="bold"><xsl:apply-templates select="." mode="numero"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="piece">
        <fo:block font-weight="bold"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(d:titre)"/></xsl:call-template></fo:block>
        <xsl:for-each select="d:description"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
        <xsl:apply-templates select="d:note" mode="remarque"/>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="piece"><fo:block>
        <xsl:value-of select="$mots/types-preuve/*[local-name() = current()/@type]"/>
        <xsl:if test="@signee = 'oui'"><xsl:value-of select="concat(', ', $mj/signee)"/></xsl:if>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="piece"><fo:block><xsl:choose>
        <xsl:when test="@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:when><xsl:otherwise>–</xsl:otherwise>
      </xsl:choose></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="piece"><fo:block><xsl:choose>
        <xsl:when test="@criteres"><xsl:value-of select="str:replace(normalize-space(@criteres), ' ', ', ')"/></xsl:when><xsl:otherwise>–</xsl:otherwise>
      </xsl:choose></fo:block></fo:table-cell>
    </fo:table-row>
    <fo:table-row keep-together.within-page="always">
      <fo:table-cell xsl:use-attribute-sets="cellule" padding-top="0pt" number-columns-spanned="4">
        <fo:block font-size="7pt" color="{$discret}">
          <xsl:value-of select="@fichier"/>
          <xsl:if test="@type-mime"><xsl:value-of select="concat(' · ', @type-mime)"/></xsl:if>
        </fo:block>
        <fo:block font-size="7pt" color="{$discret}">
          <xsl:text>SHA-256 </xsl:text>
          <fo:inline font-family="{$chasse-fixe}"><xsl:value-of select="@sha256"/></fo:inline>
        </fo:block>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ===== le reste ===== -->

  <xsl:template name="remarques">
    <xsl:if test="d:modules-complementaires">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'modules'"/><xsl:with-param name="texte" select="$mj/modules"/></xsl:call-template>
      <xsl:call-template name="modules-complementaires"/>
    </xsl:if>
    <xsl:if test="d:note | d:conservation | d:amenagements/d:amenagement[not(@acte)]">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'remarques'"/><xsl:with-param name="texte" select="$mj/remarques"/></xsl:call-template>
      <xsl:for-each select="d:amenagements/d:amenagement[not(@acte)]">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="concat($mots/etapes/amenagement, '&#xA0;: ')"/><xsl:call-template name="texte"/></fo:block>
      </xsl:for-each>
      <xsl:for-each select="d:note"><fo:block xsl:use-attribute-sets="p"><xsl:apply-templates select="." mode="remarque"/></fo:block></xsl:for-each>
      <xsl:for-each select="d:conservation">
        <fo:block xsl:use-attribute-sets="p">
          <xsl:value-of select="concat($mj/conservation, '&#xA0;: ')"/>
          <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@regle)"/></xsl:call-template>
          <xsl:if test="@annees"><xsl:if test="@regle">, </xsl:if>
            <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mj/conservation-annees[current()/@annees &gt;= 2] | $mj/conservation-annee[not(current()/@annees &gt;= 2)]"/><xsl:with-param name="a" select="@annees"/></xsl:call-template></xsl:if>
          <xsl:if test="@depuis">, <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mj/depuis"/>
            <xsl:with-param name="a"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@depuis)"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:if>
          <xsl:if test="@echeance">, <xsl:value-of select="concat($mots/periode/jusqu-au, '&#xA0;')"/><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@echeance"/></xsl:call-template></xsl:if>
          <xsl:text>.</xsl:text>
        </fo:block>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
