<?xml version="1.0" encoding="UTF-8"?>
<!--
  feuilles.xsl - où, dans le classeur, se trouve ce dont le mapping parle :
  la feuille par son nom, le champ par son libellé, la colonne par son titre.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:lecture:1"
    xmlns:l="urn:clea:lecture:1"
    xmlns:f="urn:clea:classeur:1"
    xmlns:m="urn:clea:mapping:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="l f m exsl">

  <!-- Rangs, du haut de la feuille, où une ligne de titres est cherchée. -->
  <xsl:variable name="haut" select="60"/>

  <!-- Les feuilles du classeur, leur nom plié. -->
  <xsl:variable name="noms-texte">
    <xsl:for-each select="/f:classeur/f:feuille"><l:f rang="{position()}"><xsl:attribute name="p"><xsl:call-template name="plie"><xsl:with-param name="texte" select="@nom"/></xsl:call-template></xsl:attribute></l:f></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="noms" select="exsl:node-set($noms-texte)/l:f"/>
  <!-- Une seule feuille dans tout le mapping : un CSV est celle-là, quel que soit son nom. -->
  <xsl:variable name="seule" select="not(document('clea:mapping')/m:mapping/*[@rangs or self::m:fiche][@nom != document('clea:mapping')/m:mapping/*[@nom][1]/@nom])"/>

  <!-- Le rang de la feuille, dans le classeur, d'une fiche ou d'un tableau ; vide : il n'y en a pas. -->
  <xsl:template name="rang-de-feuille">
    <xsl:variable name="p"><xsl:call-template name="plie"><xsl:with-param name="texte" select="@nom"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$noms[@p = $p]"><xsl:value-of select="$noms[@p = $p][1]/@rang"/></xsl:when>
      <!-- Un CSV s'appelle volontiers grille-Évaluation préalable.csv. -->
      <xsl:when test="$csv and ($seule or contains($noms[1]/@p, $p))">1</xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Une fois par nom. -->
  <xsl:template name="feuilles-introuvables">
    <xsl:variable name="absentes">
      <xsl:for-each select="$mapping/m:fiche | $mapping/m:tableau">
        <xsl:variable name="rang"><xsl:call-template name="rang-de-feuille"/></xsl:variable>
        <xsl:if test="$rang = '' and not(@facultative = 'oui') and not(@nom = preceding-sibling::*/@nom)"><l:a nom="{@nom}"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="a" select="exsl:node-set($absentes)/l:a"/>
    <xsl:variable name="presentes">
      <xsl:for-each select="$classeur/f:feuille"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@nom"/></xsl:for-each>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="not($csv)">
        <xsl:for-each select="$a"><constat code="GRID-06"><xsl:value-of select="concat('«&#xA0;', @nom, '&#xA0;»&#x202F;; le classeur a&#xA0;: ', $presentes)"/></constat></xsl:for-each>
      </xsl:when>
      <xsl:when test="count($a) = count($mapping/*[self::m:fiche or self::m:tableau][not(@facultative = 'oui')][not(@nom = preceding-sibling::*/@nom)])">
        <constat code="GRID-06">
          <xsl:value-of select="concat('«&#xA0;', $presentes, '&#xA0;» n’est aucune de celles du mapping (dites laquelle par --feuille)&#xA0;: ')"/>
          <xsl:for-each select="$a"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="@nom"/></xsl:for-each>
        </constat>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- ===== une fiche ===== -->

  <xsl:template match="m:fiche">
    <xsl:variable name="rang"><xsl:call-template name="rang-de-feuille"/></xsl:variable>
    <xsl:variable name="fiche" select="."/>
    <xsl:for-each select="$classeur/f:feuille[$rang != '' and position() = $rang]">
      <xsl:variable name="feuille" select="."/>
      <xsl:variable name="index">
        <xsl:for-each select="f:rang/f:cellule[@type = 'texte' and string-length(.) &lt; 120]"><l:t ref="{@ref}" n="{../@n}" col="{@col}"><xsl:attribute name="p"><xsl:call-template name="plie"/></xsl:attribute></l:t></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="textes" select="exsl:node-set($index)/l:t"/>
      <xsl:for-each select="$fiche/m:champ">
        <xsl:variable name="champ" select="."/>
        <xsl:variable name="p"><xsl:call-template name="plie"><xsl:with-param name="texte" select="@libelle"/></xsl:call-template></xsl:variable>
        <xsl:variable name="libelle" select="$textes[@p = $p][1]"/>
        <!-- À droite du libellé, ou de la fusion dont il est. -->
        <xsl:variable name="fusion" select="$feuille/f:fusion[@de-rang &lt;= $libelle/@n and @a-rang &gt;= $libelle/@n and @de-col &lt;= $libelle/@col and @a-col &gt;= $libelle/@col][1]"/>
        <xsl:variable name="col" select="number(($fusion/@a-col | $libelle[not($fusion)]/@col)[1]) + 1"/>
        <xsl:choose>
          <xsl:when test="@cellule">
            <xsl:for-each select="$feuille/f:rang/f:cellule[@ref = $champ/@cellule]"><xsl:call-template name="lire-champ"><xsl:with-param name="champ" select="$champ"/></xsl:call-template></xsl:for-each>
          </xsl:when>
          <xsl:when test="$libelle">
            <xsl:for-each select="$feuille/f:rang[@n = $libelle/@n]/f:cellule[@col = $col]"><xsl:call-template name="lire-champ"><xsl:with-param name="champ" select="$champ"/></xsl:call-template></xsl:for-each>
          </xsl:when>
          <xsl:when test="@facultatif = 'oui'"/>
          <xsl:otherwise>
            <constat code="GRID-07" ou="{$feuille/@nom}"><xsl:value-of select="concat('le libellé «&#xA0;', @libelle, '&#xA0;»')"/></constat>
          </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="lire-champ">
    <xsl:param name="champ"/>
    <xsl:call-template name="lire">
      <xsl:with-param name="vers" select="string($champ/@vers)"/>
      <xsl:with-param name="genre"><xsl:choose><xsl:when test="$champ/@table">table</xsl:when><xsl:when test="$champ/@type = 'date'">date</xsl:when><xsl:otherwise>texte</xsl:otherwise></xsl:choose></xsl:with-param>
      <xsl:with-param name="table" select="string($champ/@table)"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== un tableau ===== -->

  <xsl:template match="m:tableau">
    <xsl:variable name="rang"><xsl:call-template name="rang-de-feuille"/></xsl:variable>
    <xsl:variable name="tableau" select="."/>
    <xsl:for-each select="$classeur/f:feuille[$rang != '' and position() = $rang]">
      <xsl:variable name="feuille" select="."/>
      <xsl:variable name="index">
        <xsl:for-each select="f:rang[@n &lt;= $haut]/f:cellule[@type = 'texte' and string-length(.) &lt; 120]"><l:t ref="{@ref}" n="{../@n}" col="{@col}"><xsl:attribute name="p"><xsl:call-template name="plie"/></xsl:attribute></l:t></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="plan">
        <xsl:for-each select="$tableau"><xsl:call-template name="plan"><xsl:with-param name="textes" select="exsl:node-set($index)/l:t"/><xsl:with-param name="feuille" select="$feuille"/></xsl:call-template></xsl:for-each>
      </xsl:variable>
      <xsl:variable name="p" select="exsl:node-set($plan)"/>
      <xsl:copy-of select="$p/l:constat"/>
      <xsl:if test="$p/l:colonne[@cle = 'oui']">
        <xsl:for-each select="f:fusion[@a-rang &gt;= $p/l:debut/@n][@de-col &lt;= $p/l:colonne/@col and @a-col &gt;= $p/l:colonne/@col]">
          <xsl:if test="$p/l:colonne[@col &gt;= current()/@de-col and @col &lt;= current()/@a-col]">
            <constat code="GRID-10" ou="{$feuille/@nom}!{@ref}"/>
          </xsl:if>
        </xsl:for-each>
        <xsl:for-each select="f:rang[@n &gt;= $p/l:debut/@n]">
          <xsl:call-template name="ligne"><xsl:with-param name="tableau" select="$tableau"/><xsl:with-param name="plan" select="$p"/></xsl:call-template>
        </xsl:for-each>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Quelle colonne est où, et le premier rang qui compte. Contexte : le tableau. -->
  <xsl:template name="plan">
    <xsl:param name="textes"/>
    <xsl:param name="feuille"/>
    <xsl:variable name="cle" select="(m:colonne[@cle = 'oui'] | m:colonne[not(../m:colonne/@cle)][1])[1]"/>
    <xsl:variable name="titres-cle"><xsl:call-template name="titres"><xsl:with-param name="colonne" select="$cle"/></xsl:call-template></xsl:variable>
    <xsl:variable name="entete" select="$textes[contains($titres-cle, concat('|', @p, '|'))][1]/@n"/>
    <xsl:choose>
      <xsl:when test="$cle/@lettre">
        <debut n="{concat(@a-partir-du-rang, substring('1', 1, number(not(@a-partir-du-rang))))}"/>
      </xsl:when>
      <xsl:when test="$entete"><debut n="{$entete + 1}"/></xsl:when>
      <xsl:otherwise><constat code="GRID-07" ou="{$feuille/@nom}"><xsl:value-of select="concat('«&#xA0;', $cle/@titre, '&#xA0;», qui dit de quoi parle chaque rang')"/></constat></xsl:otherwise>
    </xsl:choose>
    <xsl:if test="$entete or $cle/@lettre">
      <xsl:for-each select="m:colonne[@vers != 'libelle' and @vers != 'sous-domaine']">
        <xsl:variable name="titres"><xsl:call-template name="titres"><xsl:with-param name="colonne" select="."/></xsl:call-template></xsl:variable>
        <xsl:variable name="ici" select="$textes[@n = $entete and contains($titres, concat('|', @p, '|'))]"/>
        <xsl:variable name="est-cle" select="generate-id() = generate-id($cle)"/>
        <xsl:choose>
          <xsl:when test="@lettre">
            <colonne vers="{@vers}" lettre="{@lettre}" table="{@table}" evaluation="{@evaluation}">
              <xsl:attribute name="col"><xsl:call-template name="numero-de-colonne"><xsl:with-param name="lettre" select="@lettre"/></xsl:call-template></xsl:attribute>
              <xsl:if test="$est-cle"><xsl:attribute name="cle">oui</xsl:attribute></xsl:if>
            </colonne>
          </xsl:when>
          <xsl:when test="count($ici) &gt; 1">
            <constat code="GRID-07" ou="{$feuille/@nom}!{$ici[2]/@ref}"><xsl:value-of select="concat('«&#xA0;', @titre, '&#xA0;» est là deux fois, en ', $ici[1]/@ref, ' et en ', $ici[2]/@ref)"/></constat>
          </xsl:when>
          <xsl:when test="$ici">
            <colonne vers="{@vers}" col="{$ici/@col}" lettre="{translate($ici/@ref, '0123456789', '')}" table="{@table}" evaluation="{@evaluation}">
              <xsl:if test="$est-cle"><xsl:attribute name="cle">oui</xsl:attribute></xsl:if>
            </colonne>
          </xsl:when>
          <xsl:when test="@facultative = 'oui'"/>
          <xsl:otherwise><constat code="GRID-07" ou="{$feuille/@nom}"><xsl:value-of select="concat('«&#xA0;', @titre, '&#xA0;», sur la ligne ', $entete)"/></constat></xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Les titres admis d'une colonne : |code|n°| -->
  <xsl:template name="titres">
    <xsl:param name="colonne"/>
    <xsl:text>|</xsl:text>
    <xsl:for-each select="$colonne/@titre | $colonne/m:titre"><xsl:call-template name="plie"/><xsl:text>|</xsl:text></xsl:for-each>
  </xsl:template>

  <xsl:template name="numero-de-colonne">
    <xsl:param name="lettre"/>
    <xsl:param name="n" select="0"/>
    <xsl:choose>
      <xsl:when test="$lettre = ''"><xsl:value-of select="$n"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="numero-de-colonne">
          <xsl:with-param name="lettre" select="substring($lettre, 2)"/>
          <xsl:with-param name="n" select="26 * $n + string-length(substring-before('ABCDEFGHIJKLMNOPQRSTUVWXYZ', substring($lettre, 1, 1))) + 1"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Un rang du tableau. Contexte : le rang. -->
  <xsl:template name="ligne">
    <xsl:param name="tableau"/>
    <xsl:param name="plan"/>
    <xsl:variable name="rang" select="."/>
    <xsl:variable name="remplies" select="f:cellule[@col = $plan/l:colonne/@col]"/>
    <xsl:variable name="cle" select="$plan/l:colonne[@cle = 'oui']"/>
    <xsl:variable name="feuille" select="../@nom"/>
    <!-- De quelle évaluation : la colonne qui le dit, sinon le tableau entier. -->
    <xsl:variable name="evaluation-lue">
      <xsl:for-each select="$remplies[@col = $plan/l:colonne[@vers = 'evaluation']/@col]">
        <xsl:call-template name="lire"><xsl:with-param name="vers" select="'evaluation'"/><xsl:with-param name="genre" select="'table'"/><xsl:with-param name="table" select="string($plan/l:colonne[@vers = 'evaluation']/@table)"/></xsl:call-template>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="evaluation" select="concat($tableau/@evaluation, exsl:node-set($evaluation-lue)/l:val[not($tableau/@evaluation)])"/>
    <!-- Ce que la grille écrit elle-même ne fait pas un rang rempli. -->
    <xsl:variable name="saisies" select="$remplies[not(@col = $cle/@col)][not($tableau/@rangs = 'actes' and @col = $plan/l:colonne[@vers = 'evaluation']/@col)]"/>
    <xsl:variable name="etat" select="$plan/l:colonne[@vers = 'etat']"/>
    <xsl:choose>
      <xsl:when test="not($remplies)"/>
      <xsl:when test="not($saisies) and $tableau/@rangs != 'personnes'"/>
      <xsl:when test="not($remplies[@col = $cle/@col])">
        <constat code="GRID-08" ou="{$feuille}!{$cle/@lettre}{@n}">vide&#x202F;; attendu&#xA0;: ce dont parle ce rang, qui est rempli</constat>
      </xsl:when>
      <xsl:otherwise>
        <ligne rangs="{$tableau/@rangs}" evaluation="{$evaluation}" ou="{$feuille}!{$cle/@lettre}{@n}">
          <xsl:copy-of select="exsl:node-set($evaluation-lue)/l:constat"/>
          <xsl:if test="$tableau/@rangs = 'criteres' and $etat and not($remplies[@col = $etat/@col])">
            <constat code="GRID-08" ou="{$feuille}!{$etat/@lettre}{@n}">vide&#x202F;; attendu&#xA0;: un verdict, puisque le rang porte déjà autre chose</constat>
          </xsl:if>
          <xsl:if test="($tableau/@rangs = 'criteres' or $tableau/@rangs = 'actes') and $evaluation = '' and not(exsl:node-set($evaluation-lue)/l:constat)">
            <constat code="GRID-08" ou="{$feuille}!{$cle/@lettre}{@n}">rien ne dit de quelle évaluation il s’agit, préalable ou finale</constat>
          </xsl:if>
          <xsl:for-each select="$plan/l:colonne[@vers != 'evaluation']">
            <xsl:variable name="colonne" select="."/>
            <xsl:for-each select="$remplies[@col = $colonne/@col]">
              <xsl:call-template name="lire">
                <xsl:with-param name="vers" select="string($colonne/@vers)"/>
                <xsl:with-param name="genre"><xsl:choose>
                  <xsl:when test="$colonne/@table != ''">table</xsl:when>
                  <xsl:when test="contains('|date|duree|critere|code|preuves|acte|', concat('|', $colonne/@vers, '|'))"><xsl:value-of select="$colonne/@vers"/></xsl:when>
                  <xsl:otherwise>texte</xsl:otherwise>
                </xsl:choose></xsl:with-param>
                <xsl:with-param name="table" select="string($colonne/@table)"/>
                <xsl:with-param name="evaluation" select="concat($colonne/@evaluation, substring($evaluation, 1, 2 * number($colonne/@evaluation = '')))"/>
              </xsl:call-template>
            </xsl:for-each>
          </xsl:for-each>
        </ligne>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
