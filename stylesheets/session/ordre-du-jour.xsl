<?xml version="1.0" encoding="UTF-8"?>
<!-- session/ordre-du-jour.xsl - la convocation : la séance, le jury, le déroulé, les dossiers appelés, les retraits. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    exclude-result-prefixes="j m">

  <xsl:include href="page.xsl"/>

  <xsl:variable name="mo" select="$ms/ordre-du-jour"/>
  <xsl:variable name="combien"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($appels)"/><xsl:with-param name="nom" select="$ms/nombres/dossier"/></xsl:call-template></xsl:variable>

  <xsl:template match="j:session">
    <xsl:call-template name="document"><xsl:with-param name="titre" select="$ms/documents/ordre-du-jour"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="j:session" mode="signets">
    <xsl:for-each select="$mo/seance | $mo/jury | $mo/deroule | $mo/dossiers | $mo/retraits">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="j:session" mode="corps">
    <fo:block xsl:use-attribute-sets="chapeau" space-before="10pt">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p"><xsl:choose>
          <xsl:when test="$sans-nom"><xsl:value-of select="$mo/accueil-anonyme"/></xsl:when>
          <xsl:when test="count($appels) = 1"><xsl:value-of select="$mo/accueil-un"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="$mo/accueil"/></xsl:otherwise>
        </xsl:choose></xsl:with-param>
        <xsl:with-param name="a" select="$combien"/>
      </xsl:call-template>
    </fo:block>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'seance'"/><xsl:with-param name="texte" select="$mo/seance"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="100pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/instance"/><xsl:with-param name="valeur" select="@instance"/></xsl:call-template>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/circuit"/><xsl:with-param name="valeur" select="$mots/circuits/*[local-name() = current()/@circuit]"/></xsl:call-template>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/date"/><xsl:with-param name="valeur"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="string(@date)"/></xsl:call-template></xsl:with-param></xsl:call-template>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/heure"/><xsl:with-param name="valeur"><xsl:if test="@heure"><xsl:call-template name="heure"><xsl:with-param name="heure" select="@heure"/></xsl:call-template></xsl:if></xsl:with-param></xsl:call-template>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/lieu"/><xsl:with-param name="valeur" select="@lieu"/></xsl:call-template>
        <xsl:if test="@acces"><xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/acces"/><xsl:with-param name="valeur" select="@acces"/></xsl:call-template></xsl:if>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mo/modalite"/><xsl:with-param name="valeur" select="$mots/modalites/*[local-name() = current()/@modalite]"/></xsl:call-template>
        <xsl:call-template name="rang">
          <xsl:with-param name="titre" select="$mo/secretariat"/>
          <xsl:with-param name="valeur">
            <xsl:apply-templates select="j:secretaire" mode="nom"/>
            <xsl:for-each select="j:secretaire/j:courriel | j:secretaire/j:telephone"><xsl:value-of select="concat(', ', .)"/></xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </fo:table-body>
    </fo:table>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'jury'"/><xsl:with-param name="texte" select="$mo/jury"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="proportional-column-width(1.4)"/>
      <fo:table-column column-width="70pt"/>
      <fo:table-column column-width="100pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mo/jury-tetes/*"/></xsl:call-template>
      <fo:table-body><xsl:apply-templates select="$membres" mode="jury"/></fo:table-body>
    </fo:table>
    <xsl:if test="j:quorum/@membres and j:quorum/@par-college">
      <fo:block xsl:use-attribute-sets="p">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mo/quorum"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="j:quorum/@membres"/><xsl:with-param name="nom" select="$ms/nombres/membre"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b" select="j:quorum/@par-college"/>
        </xsl:call-template>
      </fo:block>
    </xsl:if>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'deroule'"/><xsl:with-param name="texte" select="$mo/deroule"/></xsl:call-template>
    <fo:list-block xsl:use-attribute-sets="liste" provisional-distance-between-starts="18pt">
      <xsl:for-each select="$mo/ouverture | $mo/independance | $mo/examen | $mo/decisions">
        <xsl:call-template name="article">
          <xsl:with-param name="puce" select="concat(position(), '.')"/>
          <xsl:with-param name="texte"><xsl:call-template name="phrase"><xsl:with-param name="p" select="string(.)"/><xsl:with-param name="a" select="$combien"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:for-each select="j:point">
        <xsl:call-template name="article">
          <xsl:with-param name="puce" select="concat(position() + 4, '.')"/>
          <xsl:with-param name="texte"><xsl:call-template name="typo"/></xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
      <xsl:call-template name="article"><xsl:with-param name="puce" select="concat(count(j:point) + 5, '.')"/><xsl:with-param name="texte" select="string($mo/cloture)"/></xsl:call-template>
    </fo:list-block>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'dossiers'"/><xsl:with-param name="texte" select="$mo/dossiers"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="34pt"/>
      <fo:table-column column-width="proportional-column-width(1.3)"/>
      <xsl:if test="not($sans-nom)"><fo:table-column column-width="proportional-column-width(1)"/></xsl:if>
      <fo:table-column column-width="72pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mo/dossiers-tetes[not($sans-nom)]/* | $mo/dossiers-tetes-anonymes[$sans-nom]/*"/></xsl:call-template>
      <fo:table-body><xsl:call-template name="chaque-appel"><xsl:with-param name="pour" select="'liste'"/></xsl:call-template></fo:table-body>
    </fo:table>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'retraits'"/><xsl:with-param name="texte" select="$mo/retraits"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always"><xsl:value-of select="$mo/retraits-intro"/></fo:block>
    <xsl:choose>
      <xsl:when test="not($membres/j:recusation)"><fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mo/retraits-aucun"/></fo:block></xsl:when>
      <xsl:otherwise>
        <fo:table xsl:use-attribute-sets="tableau">
          <fo:table-column column-width="proportional-column-width(1.1)"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <xsl:if test="not($sans-nom)"><fo:table-column column-width="proportional-column-width(1.4)"/></xsl:if>
          <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mo/retraits-tetes[not($sans-nom)]/* | $mo/retraits-tetes-anonymes[$sans-nom]/*"/></xsl:call-template>
          <fo:table-body><xsl:call-template name="chaque-appel"><xsl:with-param name="pour" select="'retraits'"/></xsl:call-template></fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="j:membre" mode="jury">
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:apply-templates select="." mode="nom"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(j:organisation)"/></xsl:call-template></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$ms/colleges/*[local-name() = current()/@college]"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:apply-templates select="." mode="role"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template match="j:appel" mode="appel">
    <xsl:param name="resume"/>
    <xsl:param name="pour"/>
    <xsl:variable name="appel" select="."/>
    <xsl:variable name="nom"><xsl:call-template name="candidat"><xsl:with-param name="appel" select="."/><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$pour = 'liste'">
        <xsl:variable name="retraits"><xsl:apply-templates select="." mode="retraits"/></xsl:variable>
        <fo:table-row xsl:use-attribute-sets="rang" id="appel-{@ordre}">
          <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="@ordre"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="$nom"/></fo:block>
            <xsl:if test="not($sans-nom)"><fo:block font-weight="normal" font-size="7.5pt" color="{$discret}"><xsl:value-of select="@numero"/></fo:block></xsl:if>
          </fo:table-cell>
          <xsl:if test="not($sans-nom)"><fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="evaluateur"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></fo:block></fo:table-cell></xsl:if>
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$ms/voies/*[local-name() = $resume/m:verdict/@voie]"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
            <xsl:when test="$retraits = ''">–</xsl:when><xsl:otherwise><xsl:value-of select="$retraits"/></xsl:otherwise>
          </xsl:choose></fo:block></fo:table-cell>
        </fo:table-row>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="key('recusation', concat(@siret, ' ', @numero))">
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block>
              <xsl:if test="not($sans-nom)"><xsl:value-of select="concat($appel/@ordre, '. ')"/></xsl:if>
              <xsl:value-of select="$nom"/>
            </fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:apply-templates select=".." mode="nom"/></fo:block></fo:table-cell>
            <xsl:if test="not($sans-nom)"><fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(j:motif)"/></xsl:call-template></fo:block></fo:table-cell></xsl:if>
          </fo:table-row>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
