<?xml version="1.0" encoding="UTF-8"?>
<!--
  cellules.xsl - une cellule devient une valeur du dossier, ou un constat qui
  la nomme et dit ce qui était attendu.

  Chaque modèle « lire » reçoit la cellule en contexte et donne <val> ou
  <constat> ; jamais les deux, sauf remarque (formule, date en texte).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:lecture:1"
    xmlns:l="urn:clea:lecture:1"
    xmlns:f="urn:clea:classeur:1"
    xmlns:m="urn:clea:mapping:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="l f m r d exsl str">

  <!-- Les « lu » des tables, pliés une fois. -->
  <xsl:variable name="lus-texte">
    <xsl:for-each select="document('clea:mapping')/m:mapping/m:table/m:valeur/m:lu">
      <l:lu table="{../../@id}" code="{../@code}"><xsl:attribute name="p"><xsl:call-template name="plie"/></xsl:attribute></l:lu>
    </xsl:for-each>
    <xsl:for-each select="document('clea:mapping')/m:mapping/m:acte/m:lu">
      <l:acte evaluation="{../@evaluation}" id="{../@id}"><xsl:attribute name="p"><xsl:call-template name="plie"/></xsl:attribute></l:acte>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="lus" select="exsl:node-set($lus-texte)"/>

  <xsl:template name="ou"><xsl:value-of select="concat(ancestor::f:feuille/@nom, '!', @ref)"/></xsl:template>

  <!-- Une valeur du dossier. -->
  <xsl:template name="val">
    <xsl:param name="vers"/><xsl:param name="valeur"/><xsl:param name="evaluation"/>
    <val vers="{$vers}">
      <xsl:attribute name="ou"><xsl:call-template name="ou"/></xsl:attribute>
      <xsl:if test="$evaluation != ''"><xsl:attribute name="evaluation"><xsl:value-of select="$evaluation"/></xsl:attribute></xsl:if>
      <xsl:value-of select="$valeur"/>
    </val>
  </xsl:template>

  <!-- « … » est ce que la cellule contient, « attendu » ce qui y serait compris. -->
  <xsl:template name="incompris">
    <xsl:param name="attendu"/><xsl:param name="genre" select="''"/><xsl:param name="vers" select="''"/>
    <constat code="GRID-08">
      <xsl:attribute name="ou"><xsl:call-template name="ou"/></xsl:attribute>
      <xsl:if test="$vers != ''"><xsl:attribute name="vers"><xsl:value-of select="$vers"/></xsl:attribute></xsl:if>
      <xsl:value-of select="$genre"/>
      <xsl:text>«&#xA0;</xsl:text>
      <xsl:value-of select="substring(., 1, 60)"/>
      <xsl:if test="string-length(.) &gt; 60">…</xsl:if>
      <xsl:value-of select="concat('&#xA0;»&#x202F;; attendu&#xA0;: ', $attendu)"/>
    </constat>
  </xsl:template>

  <!-- ===== une cellule, selon ce qu'elle est censée dire ===== -->

  <!-- Contexte : la cellule. genre : texte, date, duree, table, critere, code, preuves, acte. -->
  <xsl:template name="lire">
    <xsl:param name="vers"/>
    <xsl:param name="genre" select="'texte'"/>
    <xsl:param name="table" select="''"/>
    <xsl:param name="evaluation" select="''"/>
    <xsl:if test="@formule = 'oui'">
      <constat code="GRID-09"><xsl:attribute name="ou"><xsl:call-template name="ou"/></xsl:attribute><xsl:value-of select="concat('«&#xA0;', substring(., 1, 60), '&#xA0;»')"/></constat>
    </xsl:if>
    <xsl:choose>
      <xsl:when test="@type = 'erreur'">
        <xsl:call-template name="incompris"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="genre" select="'une erreur du tableur, '"/><xsl:with-param name="attendu" select="'une valeur'"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="@formule = 'oui' and . = ''">
        <xsl:call-template name="incompris"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="genre" select="'une formule dont le résultat n’est pas dans le fichier, '"/><xsl:with-param name="attendu" select="'une valeur'"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="normalize-space() = ''"/>
      <xsl:when test="$genre = 'date'"><xsl:call-template name="lire-date"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:when>
      <xsl:when test="$genre = 'duree'"><xsl:call-template name="lire-duree"><xsl:with-param name="vers" select="$vers"/></xsl:call-template></xsl:when>
      <xsl:when test="$genre = 'table'"><xsl:call-template name="lire-table"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="table" select="$table"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:when>
      <xsl:when test="$genre = 'critere' or $genre = 'code'"><xsl:call-template name="lire-code"><xsl:with-param name="vers" select="$vers"/></xsl:call-template></xsl:when>
      <xsl:when test="$genre = 'preuves'"><xsl:call-template name="lire-preuves"><xsl:with-param name="vers" select="$vers"/></xsl:call-template></xsl:when>
      <xsl:when test="$genre = 'acte'"><xsl:call-template name="lire-acte"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="lire-texte"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== textes ===== -->

  <xsl:template name="lire-texte">
    <xsl:param name="vers"/><xsl:param name="evaluation"/>
    <xsl:variable name="valeur">
      <xsl:choose>
        <xsl:when test="$vers = 'commentaire' or $vers = 'commentaire-prive'"><xsl:value-of select="."/></xsl:when>
        <xsl:when test="$vers = '@numero'"><xsl:value-of select="translate(normalize-space(), 'abcdefghijklmnopqrstuvwxyz', 'ABCDEFGHIJKLMNOPQRSTUVWXYZ')"/></xsl:when>
        <xsl:when test="contains($vers, '/siret') or contains($vers, '/siren')"><xsl:value-of select="translate(., ' &#xA0;&#x202F;.', '')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="normalize-space(translate(., '&#xA0;&#x202F;', '  '))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="chiffres" select="translate($valeur, '0123456789', '')"/>
    <xsl:variable name="attendu">
      <xsl:choose>
        <xsl:when test="@type = 'date' or @type = 'heure'">du texte (le tableur en a fait une date ou une heure : écrivez-le dans une cellule au format texte)</xsl:when>
        <xsl:when test="$vers = '@numero' and (translate($valeur, 'ABCDEFGHIJKLMNOPQRSTUVWXYZ0123456789-', '') != '' or string-length($valeur) &gt; 40)">majuscules sans accent, chiffres et tirets, 40 signes au plus</xsl:when>
        <xsl:when test="contains($vers, '/siret') and ($chiffres != '' or string-length($valeur) != 14)">un SIRET de 14 chiffres</xsl:when>
        <xsl:when test="contains($vers, '/siren') and ($chiffres != '' or string-length($valeur) != 9)">un SIREN de 9 chiffres</xsl:when>
        <xsl:when test="contains($vers, 'code-postal') and @type = 'nombre' and string-length($valeur) &lt; 5">un code postal de 5 chiffres (le tableur a ôté le zéro : écrivez-le dans une cellule au format texte)</xsl:when>
        <xsl:when test="contains($vers, 'code-postal') and (translate($valeur, '0123456789ABCDEFGHIJKLMNOPQRSTUVWXYZ -', '') != '' or string-length($valeur) &lt; 2 or string-length($valeur) &gt; 12)">un code postal</xsl:when>
        <xsl:when test="$vers = 'candidat/telephone' and @type = 'nombre' and string-length($valeur) = 9">un numéro de téléphone (le tableur a ôté le zéro : écrivez-le dans une cellule au format texte)</xsl:when>
        <xsl:when test="$vers = 'candidat/telephone' and (translate($valeur, '0123456789 .-()+', '') != '' or string-length($valeur) &lt; 4 or string-length($valeur) &gt; 26 or contains(substring($valeur, 2), '+') or translate(substring($valeur, 1, 1), '0123456789+', '') != '')">un numéro de téléphone</xsl:when>
        <xsl:when test="contains($vers, 'courriel') and (not(contains($valeur, '@')) or contains($valeur, ' ') or contains(substring-after($valeur, '@'), '@') or starts-with($valeur, '@') or substring-after($valeur, '@') = '')">une adresse de courriel</xsl:when>
        <xsl:when test="(contains($vers, '/nom-') or contains($vers, '/prenom')) and string-length($valeur) &gt; 60">60 signes au plus</xsl:when>
        <xsl:when test="starts-with($vers, 'commentaire') and string-length($valeur) &gt; 20000">20 000 signes au plus</xsl:when>
        <xsl:when test="not(starts-with($vers, 'commentaire')) and string-length($valeur) &gt; 400">400 signes au plus</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$attendu != ''"><xsl:call-template name="incompris"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="attendu" select="$attendu"/></xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur" select="$valeur"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== listes ===== -->

  <xsl:template name="lire-table">
    <xsl:param name="vers"/><xsl:param name="table"/><xsl:param name="evaluation"/>
    <xsl:variable name="p"><xsl:call-template name="plie"/></xsl:variable>
    <xsl:variable name="t" select="$mapping/m:table[@id = $table]"/>
    <xsl:variable name="lu" select="$lus/l:lu[@table = $table and @p = $p][1]"/>
    <xsl:choose>
      <xsl:when test="$lu"><xsl:if test="$lu/@code != ''"><xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur" select="$lu/@code"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:if></xsl:when>
      <xsl:when test="$t/@ouverte = 'oui'"><xsl:call-template name="lire-texte"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="incompris"><xsl:with-param name="attendu">
          <xsl:if test="$t/@attendu"><xsl:value-of select="concat($t/@attendu, ', ')"/></xsl:if>
          <xsl:for-each select="$t/m:valeur">
            <xsl:if test="position() &gt; 1"><xsl:choose><xsl:when test="position() = last()"> ou </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose></xsl:if>
            <xsl:value-of select="m:lu[1]"/>
          </xsl:for-each>
        </xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== codes ===== -->

  <!-- 1-1-1, 1.1.1., « 1.1.1 Porter attention » : le code est ce qui précède la première espace. -->
  <xsl:template name="lire-code">
    <xsl:param name="vers"/>
    <xsl:variable name="mot" select="str:tokenize(normalize-space(translate(., '&#xA0;&#x202F;', '  ')), ' ')[1]"/>
    <xsl:variable name="point" select="translate($mot, '-–_/,', '.....')"/>
    <xsl:variable name="code">
      <xsl:choose>
        <xsl:when test="substring($point, string-length($point)) = '.'"><xsl:value-of select="substring($point, 1, string-length($point) - 1)"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="$point"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="criteres" select="$referentiel/r:domaine/r:sous-domaine/r:critere"/>
    <xsl:choose>
      <xsl:when test="@type = 'date' or @type = 'heure'">
        <xsl:call-template name="incompris"><xsl:with-param name="genre" select="'le tableur a fait du code une date, '"/><xsl:with-param name="attendu" select="'un code écrit dans une cellule au format texte'"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="$code != '' and ($criteres[@code = $code] or ($vers = 'code' and $referentiel/r:domaine/r:sous-domaine[@code = $code]))">
        <xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur" select="$code"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="incompris"><xsl:with-param name="attendu">
          <xsl:value-of select="concat('un code de critère du référentiel ', $referentiel/@version, ', de ', $criteres[1]/@code, ' à ', $criteres[last()]/@code)"/>
          <xsl:if test="$vers = 'code'"> (ou de sous-domaine)</xsl:if>
        </xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Ce que le dossier n'a pas est laissé de côté, et dit une fois par preuve : voir lecture.xsl. -->
  <xsl:template name="lire-preuves">
    <xsl:param name="vers"/>
    <xsl:variable name="ids" select="str:tokenize(., ' ,;&#xA0;&#x202F;&#10;')"/>
    <xsl:variable name="connus" select="$ids[. = $existant/d:preuves/d:preuve/@id]"/>
    <xsl:variable name="ou"><xsl:call-template name="ou"/></xsl:variable>
    <xsl:for-each select="$ids[not(. = $existant/d:preuves/d:preuve/@id)]"><inconnue id="{.}" ou="{$ou}"/></xsl:for-each>
    <xsl:if test="$connus">
      <xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur"><xsl:for-each select="$connus"><xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if><xsl:value-of select="."/></xsl:for-each></xsl:with-param></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="lire-acte">
    <xsl:param name="vers"/><xsl:param name="evaluation"/>
    <xsl:variable name="p"><xsl:call-template name="plie"/></xsl:variable>
    <xsl:variable name="acte" select="$lus/l:acte[@p = $p and @evaluation = $evaluation][1]"/>
    <xsl:choose>
      <xsl:when test="$acte"><xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur" select="$acte/@id"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="incompris"><xsl:with-param name="attendu">
          <xsl:text>un acte de l’évaluation, </xsl:text>
          <xsl:for-each select="$mapping/m:acte[$evaluation = '' or @evaluation = $evaluation]">
            <xsl:if test="position() &gt; 1"><xsl:choose><xsl:when test="position() = last()"> ou </xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose></xsl:if>
            <xsl:value-of select="m:lu[1]"/>
          </xsl:for-each>
        </xsl:with-param></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== dates et durées ===== -->

  <xsl:variable name="mois">|janvier=01|janv=01|fevrier=02|fevr=02|fev=02|mars=03|avril=04|avr=04|mai=05|juin=06|juillet=07|juil=07|aout=08|septembre=09|sept=09|octobre=10|oct=10|novembre=11|nov=11|decembre=12|dec=12|</xsl:variable>

  <xsl:template name="lire-date">
    <xsl:param name="vers"/><xsl:param name="evaluation"/>
    <xsl:variable name="p"><xsl:call-template name="plie"/></xsl:variable>
    <xsl:variable name="t" select="str:tokenize($p, ' /.-')"/>
    <xsl:variable name="annee-d-abord" select="string-length($t[1]) = 4"/>
    <xsl:variable name="a" select="string($t[1 + 2 * number(not($annee-d-abord))])"/>
    <xsl:variable name="j0" select="string($t[1 + 2 * number($annee-d-abord)])"/>
    <xsl:variable name="j" select="format-number(number(concat(substring-before(concat($j0, 'er'), 'er'), '')), '00')"/>
    <xsl:variable name="m">
      <xsl:choose>
        <xsl:when test="contains($mois, concat('|', $t[2], '='))"><xsl:value-of select="substring-before(substring-after($mois, concat('|', $t[2], '=')), '|')"/></xsl:when>
        <xsl:otherwise><xsl:value-of select="format-number(number($t[2]), '00')"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <!-- Jours du mois ; 2000 est bissextile, 1900 et 2100 ne le sont pas. -->
    <xsl:variable name="jours" select="number(substring('312831303130313130313031', 2 * number($m) - 1, 2)) + number(number($m) = 2 and ((number($a) mod 4 = 0 and number($a) mod 100 != 0) or number($a) mod 400 = 0))"/>
    <xsl:variable name="bonne" select="count($t) = 3 and string-length($a) = 4 and translate($a, '0123456789', '') = '' and string-length($m) = 2 and string-length($j) = 2 and number($m) &gt;= 1 and number($m) &lt;= 12 and number($j) &gt;= 1 and number($j) &lt;= $jours"/>
    <xsl:choose>
      <xsl:when test="@type != 'date' and @type != 'texte'">
        <xsl:call-template name="incompris"><xsl:with-param name="genre"><xsl:choose><xsl:when test="@type = 'nombre'">le nombre </xsl:when></xsl:choose></xsl:with-param><xsl:with-param name="attendu" select="'une date, dans une cellule au format date'"/></xsl:call-template>
      </xsl:when>
      <xsl:when test="not($bonne)"><xsl:call-template name="incompris"><xsl:with-param name="attendu" select="'une date du calendrier, comme 05/03/2026'"/></xsl:call-template></xsl:when>
      <xsl:when test="number($a) &lt; 1900 or number($a) &gt; 2099"><xsl:call-template name="incompris"><xsl:with-param name="attendu" select="'une année de 1900 à 2099'"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur" select="concat($a, '-', $m, '-', $j)"/><xsl:with-param name="evaluation" select="$evaluation"/></xsl:call-template>
        <xsl:if test="@type = 'texte' and not($csv) and not($annee-d-abord)">
          <constat code="GRID-12"><xsl:attribute name="ou"><xsl:call-template name="ou"/></xsl:attribute><xsl:value-of select="concat('«&#xA0;', ., '&#xA0;» est compris ', $a, '-', $m, '-', $j)"/></constat>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- 90, « 90 min », « 1 h 30 », « 1:30 », ou une heure du tableur : en minutes. -->
  <xsl:template name="lire-duree">
    <xsl:param name="vers"/>
    <xsl:variable name="p"><xsl:call-template name="plie"/></xsl:variable>
    <xsl:variable name="brut" select="translate(., ' &#xA0;&#x202F;HMIN', 'hmin')"/>
    <xsl:variable name="serre" select="translate($brut, ':', 'h')"/>
    <xsl:variable name="minutes">
      <xsl:choose>
        <xsl:when test="@type = 'date'">non</xsl:when>
        <xsl:when test="contains($serre, 'h')">
          <xsl:value-of select="60 * number(substring-before($serre, 'h')) + number(concat('0', translate(substring-after($serre, 'h'), 'min', '')))"/>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="number(translate($serre, 'min', ''))"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="number($minutes) &gt;= 0 and number($minutes) &lt;= 10000 and floor($minutes) = number($minutes)">
        <xsl:call-template name="val"><xsl:with-param name="vers" select="$vers"/><xsl:with-param name="valeur" select="number($minutes)"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:call-template name="incompris"><xsl:with-param name="attendu" select="'une durée en minutes, comme 90, ou en heures et minutes, comme 1 h 30'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
