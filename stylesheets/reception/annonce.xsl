<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/annonce.xsl - ce qu'un dossier qui n'a pas la forme voulue dit de
  lui-même : son numéro, son organisme, son candidat. Qui le reçoit sait ainsi de
  qui est l'envoi qu'il rend, et reconnaît le dossier corrigé quand il revient.

  Entrée : un dossier.xml bien formé, que le schéma refuse. Sortie : les traits
  de urn:clea:resume:1 que l'on a pu lire, et rien d'autre. Rien n'en est jugé ;
  ce qui n'a pas sa forme (numéro, SIRET, date) n'est pas repris.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:resume:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="d date">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:key name="organisme" match="d:organismes/d:organisme" use="@id"/>

  <xsl:variable name="du-numero" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-'"/>

  <xsl:template match="/"><resume version="1"><xsl:apply-templates select="d:dossier"/></resume></xsl:template>

  <xsl:template match="d:dossier">
    <xsl:variable name="numero" select="string(@numero)"/>
    <!-- Comme resume.xsl : qui a évalué en dernier, sinon qui en a le rôle. -->
    <xsl:variable name="evaluateur" select="(key('organisme', (d:evaluation-finale/@organisme | d:evaluation-prealable/@organisme)[last()])
        | d:organismes/d:organisme[contains(concat(' ', @roles, ' '), ' evaluateur ')])[1]"/>
    <xsl:variable name="siret" select="string($evaluateur/d:siret)"/>
    <xsl:variable name="c" select="d:candidat"/>
    <xsl:variable name="naissance" select="string($c/d:naissance/@date)"/>
    <xsl:if test="$numero != '' and translate($numero, $du-numero, '') = '' and string-length($numero) &lt;= 40"><xsl:attribute name="numero"><xsl:value-of select="$numero"/></xsl:attribute></xsl:if>
    <xsl:if test="translate($siret, '123456789', '000000000') = '00000000000000'"><xsl:attribute name="siret"><xsl:value-of select="$siret"/></xsl:attribute></xsl:if>
    <candidat>
      <xsl:if test="$c/d:nom-naissance"><xsl:attribute name="nom-naissance"><xsl:call-template name="court"><xsl:with-param name="texte" select="$c/d:nom-naissance"/></xsl:call-template></xsl:attribute></xsl:if>
      <xsl:if test="$c/d:prenom1"><xsl:attribute name="prenom"><xsl:call-template name="court"><xsl:with-param name="texte" select="$c/d:prenom1"/></xsl:call-template></xsl:attribute></xsl:if>
      <xsl:if test="translate($naissance, '123456789', '000000000') = '0000-00-00' and string(date:day-in-month($naissance)) != 'NaN'"><xsl:attribute name="naissance"><xsl:value-of select="$naissance"/></xsl:attribute></xsl:if>
    </candidat>
    <xsl:if test="$evaluateur">
      <organisme evalue="oui" forme="non">
        <xsl:attribute name="nom"><xsl:call-template name="court"><xsl:with-param name="texte" select="$evaluateur/d:raison-sociale"/></xsl:call-template></xsl:attribute>
        <xsl:if test="translate($siret, '123456789', '000000000') = '00000000000000'"><xsl:attribute name="siret"><xsl:value-of select="$siret"/></xsl:attribute></xsl:if>
      </organisme>
    </xsl:if>
  </xsl:template>

  <!-- Le schéma, qui en borne la longueur, ne l'a pas fait ici. -->
  <xsl:template name="court">
    <xsl:param name="texte"/>
    <xsl:value-of select="substring(normalize-space($texte), 1, 120)"/>
  </xsl:template>
</xsl:stylesheet>
