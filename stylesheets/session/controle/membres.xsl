<?xml version="1.0" encoding="UTF-8"?>
<!-- session/controle/membres.xsl - la composition du jury et son indépendance : R27, R28. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    exclude-result-prefixes="j m">

  <xsl:variable name="capitales" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ’-.'"/>
  <xsl:variable name="simples">abcdefghijklmnopqrstuvwxyzaaaceeeeiioouuuyaaaceeeeiioouuuy'  </xsl:variable>

  <!-- Un organisme est une entreprise (SIREN) ; sans SIREN, un nom. -->
  <xsl:key name="organisme-siren" match="m:organisme[@siren]" use="@siren"/>
  <xsl:key name="organisme-nom" match="m:organisme" use="normalize-space(translate(@nom, 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ’-.', &quot;abcdefghijklmnopqrstuvwxyzaaaceeeeiioouuuyaaaceeeeiioouuuy'  &quot;))"/>

  <xsl:template match="j:session" mode="membres">
    <svrl:active-pattern id="membres" name="La composition du jury et son indépendance"/>
    <svrl:fired-rule id="regle-R27" context="j:membre"/>
    <xsl:apply-templates select="j:membres/j:membre" mode="R27"/>
    <svrl:fired-rule id="regle-R28a" context="j:membres"/>
    <xsl:apply-templates select="j:membres" mode="R28a"/>
    <xsl:if test="$a-siege">
      <svrl:fired-rule id="regle-R28b" context="j:membres"/>
      <xsl:apply-templates select="j:membres" mode="R28b"/>
      <svrl:fired-rule id="regle-R28c" context="j:membres"/>
      <xsl:apply-templates select="j:membres" mode="R28c"/>
    </xsl:if>
  </xsl:template>

  <!-- R27 : un constat par membre, qui compte les dossiers ; ceux pour lesquels il se retire n'en sont pas. -->
  <xsl:template match="j:membre" mode="R27">
    <xsl:variable name="siren" select="substring(j:siret, 1, 9)"/>
    <xsl:variable name="nom" select="normalize-space(translate(j:organisation, $capitales, $simples))"/>
    <xsl:variable name="retraits">
      <xsl:text>|</xsl:text>
      <xsl:for-each select="j:recusation"><xsl:value-of select="concat(@siret, ' ', @numero, '|')"/></xsl:for-each>
    </xsl:variable>
    <xsl:variable name="membre" select="."/>
    <xsl:for-each select="$resumes">
      <xsl:variable name="liens" select="(key('organisme-siren', $siren) | key('organisme-nom', $nom)[$siren = '' or not(@siren)])
          [not(contains($retraits, concat('|', ../@siret, ' ', ../@numero, '|')))]"/>
      <xsl:if test="$liens">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R27'"/>
          <xsl:with-param name="noeud" select="$membre"/>
          <xsl:with-param name="texte">
            <xsl:value-of select="concat($membre/j:prenom, ' ', $membre/j:nom)"/> (« <xsl:value-of select="$membre/j:organisation"/> ») relève d'un organisme qui a
            <xsl:if test="$liens[@evalue = 'oui']">évalué <xsl:call-template name="nombre"><xsl:with-param name="n" select="count($liens[@evalue = 'oui'])"/><xsl:with-param name="un" select="'candidat'"/></xsl:call-template></xsl:if>
            <xsl:if test="$liens[@evalue = 'oui'] and $liens[@forme = 'oui']"> et </xsl:if>
            <xsl:if test="$liens[@forme = 'oui']">formé <xsl:call-template name="nombre"><xsl:with-param name="n" select="count($liens[@forme = 'oui'])"/><xsl:with-param name="un" select="'candidat'"/></xsl:call-template></xsl:if>
            <xsl:text> de la session, sans se retirer pour </xsl:text>
            <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$liens/../@numero"/><xsl:with-param name="au-plus" select="8"/></xsl:call-template>.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- R28a : les titulaires ; un suppléant ne fait que remplacer. -->
  <xsl:template match="j:membres" mode="R28a">
    <xsl:variable name="employeurs" select="count(j:membre[@college = 'employeurs'][@role != 'suppleant'])"/>
    <xsl:variable name="salaries" select="count(j:membre[@college = 'salaries'][@role != 'suppleant'])"/>
    <xsl:if test="$employeurs != $salaries or $employeurs = 0">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R28a'"/>
        <xsl:with-param name="texte">Le jury compte <xsl:call-template name="colleges"><xsl:with-param name="employeurs" select="$employeurs"/><xsl:with-param name="salaries" select="$salaries"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R28b -->
  <xsl:template match="j:membres" mode="R28b">
    <xsl:variable name="employeurs" select="count($presents[@college = 'employeurs'])"/>
    <xsl:variable name="salaries" select="count($presents[@college = 'salaries'])"/>
    <xsl:if test="$employeurs != $salaries">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R28b'"/>
        <xsl:with-param name="texte">Ont siégé <xsl:call-template name="colleges"><xsl:with-param name="employeurs" select="$employeurs"/><xsl:with-param name="salaries" select="$salaries"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R28c : le quorum de la session, sinon celui du catalogue ou du site. -->
  <xsl:template match="j:membres" mode="R28c">
    <xsl:variable name="membres-min"><xsl:call-template name="quorum"><xsl:with-param name="ici" select="$session/j:quorum/@membres"/><xsl:with-param name="nom" select="'membres'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="college-min"><xsl:call-template name="quorum"><xsl:with-param name="ici" select="$session/j:quorum/@par-college"/><xsl:with-param name="nom" select="'par-college'"/></xsl:call-template></xsl:variable>
    <xsl:variable name="employeurs" select="count($presents[@college = 'employeurs'])"/>
    <xsl:variable name="salaries" select="count($presents[@college = 'salaries'])"/>
    <xsl:if test="$employeurs + $salaries &lt; $membres-min or $employeurs &lt; $college-min or $salaries &lt; $college-min">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R28c'"/>
        <xsl:with-param name="texte">Ont siégé <xsl:call-template name="colleges"><xsl:with-param name="employeurs" select="$employeurs"/><xsl:with-param name="salaries" select="$salaries"/></xsl:call-template> ; le quorum est de <xsl:call-template name="nombre"><xsl:with-param name="n" select="$membres-min"/><xsl:with-param name="un" select="'membre'"/></xsl:call-template>, <xsl:value-of select="$college-min"/> au moins dans chaque collège.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="quorum">
    <xsl:param name="ici"/>
    <xsl:param name="nom"/>
    <xsl:choose>
      <xsl:when test="$ici"><xsl:value-of select="$ici"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R28c'"/><xsl:with-param name="nom" select="$nom"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="colleges">
    <xsl:param name="employeurs"/>
    <xsl:param name="salaries"/>
    <xsl:call-template name="nombre"><xsl:with-param name="n" select="$employeurs"/><xsl:with-param name="un" select="'membre'"/></xsl:call-template>
    <xsl:text> du collège employeurs et </xsl:text>
    <xsl:call-template name="nombre"><xsl:with-param name="n" select="$salaries"/><xsl:with-param name="un" select="'membre'"/></xsl:call-template>
    <xsl:text> du collège salariés</xsl:text>
  </xsl:template>
</xsl:stylesheet>
