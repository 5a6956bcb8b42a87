<?xml version="1.0" encoding="UTF-8"?>
<!--
  grid.xsl - la grille vide, sans format de fichier (urn:clea:grille:1) : des
  feuilles, des colonnes, des rangs de cellules, des listes. grid-xlsx.xsl et
  grid-ods.xsl en font les parties d'un classeur.

  Entrée : le référentiel. Lit clea:mapping, d'où viennent feuilles, titres,
  listes et aides : ce qui est dessiné ici est donc ce que « clea import » lit.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:grille:1"
    xmlns:m="urn:clea:mapping:1"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="m r">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:variable name="mapping" select="document('clea:mapping')/m:mapping"/>
  <xsl:variable name="referentiel" select="/r:referentiel"/>

  <xsl:template match="/r:referentiel">
    <grille titre="{$mapping/@titre}" referentiel="{@version}">
      <xsl:call-template name="mode-d-emploi"/>
      <xsl:apply-templates select="$mapping/m:fiche | $mapping/m:tableau"/>
    </grille>
  </xsl:template>

  <!-- ===== la première feuille : comment s'en servir ===== -->

  <xsl:template name="mode-d-emploi">
    <feuille nom="Mode d'emploi">
      <colonne largeur="100"/>
      <rang><c style="titre"><xsl:value-of select="$mapping/@titre"/></c></rang>
      <rang><c style="aide"><xsl:value-of select="concat($referentiel/@titre, ', version ', $referentiel/@version, '.')"/></c></rang>
      <rang/>
      <rang><c style="section">Remplir</c></rang>
      <rang><c style="texte">Les cases jaunes se remplissent ; le reste est protégé, sans mot de passe.</c></rang>
      <rang><c style="texte">Une case à liste s'ouvre avec Alt et la flèche vers le bas.</c></rang>
      <rang><c style="texte">Ce qui n'a pas été évalué reste vide. Une date s'écrit 05/03/2026.</c></rang>
      <rang><c style="texte">Commencez par ce que la personne sait faire : l'évaluation cherche les points forts.</c></rang>
      <rang/>
      <rang><c style="section">Les feuilles</c></rang>
      <xsl:for-each select="$mapping/m:fiche | $mapping/m:tableau">
        <rang lignes="{1 + floor(string-length(concat(@nom, @aide)) div 105)}"><c style="texte"><xsl:value-of select="concat(@nom, ' : ', @aide)"/></c></rang>
      </xsl:for-each>
      <rang/>
      <rang><c style="section">Ensuite</c></rang>
      <rang lignes="2"><c style="texte">Enregistrez, puis : clea import GRILLE -o DOSSIER. Chaque case mal comprise est nommée, et aucun verdict n'est remplacé en silence.</c></rang>
      <rang><c style="texte">Ce fichier contient des données personnelles : gardez-le là où le dossier est gardé, et effacez-le ensuite.</c></rang>
    </feuille>
  </xsl:template>

  <!-- ===== une fiche ===== -->

  <xsl:template match="m:fiche">
    <feuille nom="{@nom}" gel-rangs="2">
      <colonne largeur="32"/>
      <colonne largeur="44"/>
      <colonne largeur="64"/>
      <rang><c style="titre"><xsl:value-of select="@titre"/></c></rang>
      <rang><c style="aide"><xsl:value-of select="@aide"/></c></rang>
      <xsl:apply-templates select="m:*"/>
      <xsl:for-each select="m:champ">
        <xsl:variable name="rang" select="3 + count(preceding-sibling::*)"/>
        <xsl:call-template name="validation">
          <xsl:with-param name="col" select="2"/><xsl:with-param name="de" select="$rang"/><xsl:with-param name="a" select="$rang"/>
          <xsl:with-param name="titre" select="@libelle"/>
        </xsl:call-template>
      </xsl:for-each>
    </feuille>
  </xsl:template>

  <xsl:template match="m:section"><rang><c style="section"><xsl:value-of select="@titre"/></c></rang></xsl:template>

  <xsl:template match="m:champ">
    <rang lignes="{1 + (string-length(@libelle) &gt; 32)}">
      <c style="libelle"><xsl:value-of select="@libelle"/></c>
      <c>
        <xsl:attribute name="style"><xsl:choose><xsl:when test="@type = 'date'">date</xsl:when><xsl:otherwise>saisie</xsl:otherwise></xsl:choose></xsl:attribute>
      </c>
      <c style="aide"><xsl:value-of select="@aide"/></c>
    </rang>
  </xsl:template>

  <!-- ===== un tableau ===== -->

  <xsl:template match="m:tableau">
    <xsl:variable name="tableau" select="."/>
    <xsl:variable name="figees" select="count(m:colonne[@vers = 'libelle'][1]/preceding-sibling::m:colonne) + count(m:colonne[@vers = 'libelle'][1])"/>
    <xsl:variable name="n">
      <xsl:choose>
        <xsl:when test="@rangs = 'criteres'"><xsl:value-of select="count($referentiel/r:domaine/r:sous-domaine/r:critere)"/></xsl:when>
        <xsl:when test="@rangs = 'avis'"><xsl:value-of select="count($referentiel/r:domaine/r:sous-domaine)"/></xsl:when>
        <xsl:when test="@rangs = 'actes'"><xsl:value-of select="count($mapping/m:acte)"/></xsl:when>
        <xsl:when test="@vides"><xsl:value-of select="@vides"/></xsl:when>
        <xsl:otherwise>10</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <feuille nom="{@nom}" gel-rangs="3" gel-colonnes="{$figees}" titres="3" colonnes="{count(m:colonne)}" paysage="oui">
      <xsl:for-each select="m:colonne"><colonne largeur="{@largeur}"/></xsl:for-each>
      <rang><c style="titre"><xsl:value-of select="@titre"/></c></rang>
      <rang><c style="aide"><xsl:value-of select="@aide"/></c></rang>
      <rang lignes="2"><xsl:for-each select="m:colonne"><c style="entete"><xsl:value-of select="@titre"/></c></xsl:for-each></rang>
      <xsl:choose>
        <xsl:when test="@rangs = 'criteres'">
          <xsl:apply-templates select="$referentiel/r:domaine/r:sous-domaine/r:critere"><xsl:with-param name="tableau" select="."/></xsl:apply-templates>
        </xsl:when>
        <xsl:when test="@rangs = 'avis'">
          <xsl:apply-templates select="$referentiel/r:domaine/r:sous-domaine"><xsl:with-param name="tableau" select="."/></xsl:apply-templates>
        </xsl:when>
        <xsl:when test="@rangs = 'actes'">
          <xsl:apply-templates select="$mapping/m:acte"><xsl:with-param name="tableau" select="."/></xsl:apply-templates>
        </xsl:when>
        <xsl:otherwise>
          <xsl:call-template name="vides"><xsl:with-param name="tableau" select="."/><xsl:with-param name="n" select="$n"/></xsl:call-template>
        </xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="m:colonne">
        <xsl:call-template name="validation">
          <xsl:with-param name="col" select="position()"/><xsl:with-param name="de" select="4"/><xsl:with-param name="a" select="3 + $n"/>
          <xsl:with-param name="titre" select="@titre"/><xsl:with-param name="evaluation" select="$tableau/@evaluation"/>
        </xsl:call-template>
      </xsl:for-each>
    </feuille>
  </xsl:template>

  <xsl:template match="r:critere | r:sous-domaine">
    <xsl:param name="tableau"/>
    <xsl:variable name="ici" select="."/>
    <xsl:variable name="sous-domaine" select="(self::r:sous-domaine | parent::r:sous-domaine)"/>
    <!-- Une bande par sous-domaine, pour que l'œil suive. -->
    <xsl:variable name="bande" select="count($sous-domaine/preceding::r:sous-domaine) mod 2"/>
    <!-- Le plus haut des deux libellés dit combien de lignes. -->
    <xsl:variable name="lignes" select="1 + floor(string-length(r:libelle) div $tableau/m:colonne[@vers = 'libelle'][1]/@largeur)"/>
    <xsl:variable name="lignes-sd" select="1 + floor(string-length($sous-domaine/r:libelle) div ($tableau/m:colonne[@vers = 'sous-domaine'][1]/@largeur - 5))"/>
    <rang>
      <xsl:attribute name="lignes"><xsl:choose>
        <xsl:when test="$lignes-sd &gt; $lignes"><xsl:value-of select="$lignes-sd"/></xsl:when>
        <xsl:when test="$lignes &gt; 0"><xsl:value-of select="$lignes"/></xsl:when>
        <xsl:otherwise>1</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <xsl:for-each select="$tableau/m:colonne">
        <xsl:call-template name="cellule"><xsl:with-param name="bande" select="$bande"/><xsl:with-param name="texte">
          <xsl:choose>
            <xsl:when test="@vers = 'critere' or @vers = 'code'"><xsl:value-of select="$ici/@code"/></xsl:when>
            <xsl:when test="@vers = 'sous-domaine'"><xsl:value-of select="concat($sous-domaine/@code, ' ', $sous-domaine/r:libelle)"/></xsl:when>
            <xsl:when test="@vers = 'libelle'"><xsl:value-of select="$ici/r:libelle"/></xsl:when>
          </xsl:choose>
        </xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </rang>
  </xsl:template>

  <xsl:template match="m:acte">
    <xsl:param name="tableau"/>
    <xsl:variable name="ici" select="."/>
    <rang>
      <xsl:for-each select="$tableau/m:colonne">
        <xsl:call-template name="cellule"><xsl:with-param name="bande" select="number($ici/@evaluation = 'ef')"/><xsl:with-param name="texte">
          <xsl:choose>
            <xsl:when test="@vers = 'evaluation'"><xsl:value-of select="$mapping/m:table[@id = current()/@table]/m:valeur[@code = $ici/@evaluation]/m:lu[1]"/></xsl:when>
            <xsl:when test="@vers = 'acte'"><xsl:value-of select="$ici/m:lu[1]"/></xsl:when>
          </xsl:choose>
        </xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </rang>
  </xsl:template>

  <xsl:template name="vides">
    <xsl:param name="tableau"/>
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0">
      <rang><xsl:for-each select="$tableau/m:colonne"><xsl:call-template name="cellule"/></xsl:for-each></rang>
      <xsl:call-template name="vides"><xsl:with-param name="tableau" select="$tableau"/><xsl:with-param name="n" select="$n - 1"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Écrite (et protégée) quand elle a un texte, sinon à remplir. Contexte : la colonne. -->
  <xsl:template name="cellule">
    <xsl:param name="texte" select="''"/>
    <xsl:param name="bande" select="0"/>
    <c>
      <xsl:attribute name="style">
        <xsl:choose>
          <xsl:when test="$texte != ''">libelle</xsl:when>
          <xsl:when test="@vers = 'date'">date</xsl:when>
          <xsl:when test="@vers = 'duree'">nombre</xsl:when>
          <xsl:otherwise>saisie</xsl:otherwise>
        </xsl:choose>
        <xsl:if test="$texte != '' and $bande = 1">-bande</xsl:if>
      </xsl:attribute>
      <xsl:value-of select="$texte"/>
    </c>
  </xsl:template>

  <!-- ===== listes et dates ===== -->

  <!-- Contexte : le champ ou la colonne. -->
  <xsl:template name="validation">
    <xsl:param name="col"/><xsl:param name="de"/><xsl:param name="a"/><xsl:param name="titre"/><xsl:param name="evaluation" select="''"/>
    <xsl:variable name="table" select="$mapping/m:table[@id = current()/@table]"/>
    <xsl:variable name="actes" select="$mapping/m:acte[$evaluation != '' and @evaluation = $evaluation]"/>
    <xsl:variable name="genre">
      <xsl:choose>
        <xsl:when test="@vers = 'evaluation' and ../@rangs = 'actes'"/>       <!-- écrite par la grille -->
        <xsl:when test="$table">liste</xsl:when>
        <xsl:when test="@vers = 'acte' and $actes">liste</xsl:when>
        <xsl:when test="@vers = 'date' or @type = 'date'">date</xsl:when>
        <xsl:when test="@vers = 'duree'">entier</xsl:when>
        <xsl:when test="@aide">aide</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$genre != ''">
      <validation genre="{$genre}" col="{$col}" de="{$de}" a="{$a}" titre="{$titre}">
        <xsl:attribute name="aide">
          <xsl:choose>
            <xsl:when test="@aide"><xsl:value-of select="@aide"/></xsl:when>
            <xsl:when test="$genre = 'date'">Une date : 05/03/2026.</xsl:when>
            <xsl:when test="$genre = 'liste'">Choisissez dans la liste.</xsl:when>
          </xsl:choose>
        </xsl:attribute>
        <xsl:if test="$table/@ouverte = 'oui'"><xsl:attribute name="ouverte">oui</xsl:attribute></xsl:if>
        <xsl:if test="$genre = 'liste'">
          <xsl:for-each select="$table/m:valeur | $actes[not($table)]"><v><xsl:value-of select="m:lu[1]"/></v></xsl:for-each>
        </xsl:if>
      </validation>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
