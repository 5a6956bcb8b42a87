<?xml version="1.0" encoding="UTF-8"?>
<!--
  verification-referentiel.xsl - juge un référentiel (urn:clea:referentiel:1),
  rapport en SVRL.

  Une branche peut contextualiser la rédaction et les exemples des critères,
  jamais en ajouter ni en retirer un (R46). Le référentiel national qu'elle
  nomme (attribut « national ») est lu sous le nom clea:national. Un
  référentiel national n'est pas comparé. Lit aussi clea:regles ; aucun
  réglage d'organisme n'adoucit cette règle.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="r exsl">

  <xsl:include href="common/listes.xsl"/>
  <xsl:include href="controle/svrl.xsl"/>

  <xsl:param name="maintenant"/>

  <xsl:variable name="national" select="document('clea:national')/r:referentiel"/>
  <xsl:variable name="site" select="/.."/>

  <xsl:template match="/r:referentiel">
    <svrl:schematron-output title="Vérification du référentiel {@version}" schemaVersion="{$regles/@version}">
      <svrl:text>Vérification faite le <xsl:value-of select="$maintenant"/>.</svrl:text>
      <svrl:ns-prefix-in-attribute-values prefix="r" uri="urn:clea:referentiel:1"/>
      <svrl:active-pattern id="contextualisation" name="Le référentiel d'une branche"/>
      <svrl:fired-rule id="regle-R46" context="r:referentiel[@national]"/>
      <xsl:apply-templates select="self::r:referentiel[@national]" mode="R46"/>
    </svrl:schematron-output>
  </xsl:template>

  <xsl:template match="r:referentiel" mode="R46">
    <xsl:choose>
      <xsl:when test="not($national/@version = @national)">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R46'"/>
          <xsl:with-param name="noeud" select="@national"/>
          <xsl:with-param name="texte">Le référentiel national « <xsl:value-of select="@national"/> » n'est pas connu : la comparaison ne peut pas se faire.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="not(@certificat = $national/@certificat)">
          <xsl:call-template name="constat">
            <xsl:with-param name="regle" select="'R46'"/>
            <xsl:with-param name="noeud" select="@certificat"/>
            <xsl:with-param name="texte">Le référentiel vise le certificat « <xsl:value-of select="@certificat"/> », le national « <xsl:value-of select="$national/@certificat"/> ».</xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="compare"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Un code se compare avec celui qui le contient : un critère déplacé
       compte comme retiré et ajouté. -->
  <xsl:template name="compare">
    <xsl:variable name="ici"><xsl:apply-templates select="." mode="places"/></xsl:variable>
    <xsl:variable name="la"><xsl:apply-templates select="$national" mode="places"/></xsl:variable>
    <xsl:variable name="retires" select="exsl:node-set($la)/place[not(contains($ici, concat(' ', ., ' ')))]/@code"/>
    <xsl:if test="$retires">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R46'"/>
        <xsl:with-param name="texte">Par rapport au national « <xsl:value-of select="@national"/> », il manque, à sa place : <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$retires"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:for-each select=".//*[@code]">
      <xsl:if test="not(contains($la, concat(' ', ../@code, '/', @code, ' ')))">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R46'"/>
          <xsl:with-param name="texte">« <xsl:value-of select="@code"/> » (<xsl:value-of select="local-name()"/>) n'existe pas à cette place dans le national.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Les codes avec leur parent : « /1 1/1.1 1.1/1.1.1 », chacun entre deux espaces. -->
  <xsl:template match="r:referentiel" mode="places">
    <xsl:text> </xsl:text>
    <xsl:for-each select=".//*[@code]">
      <place code="{@code}"><xsl:value-of select="concat(../@code, '/', @code)"/></place>
      <xsl:text> </xsl:text>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
