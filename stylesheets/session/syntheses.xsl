<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/syntheses.xsl - un seul PDF pour un jury qui lit sur tablette : le
  sommaire, puis une page par dossier. Ce qui pourrait faire déborder la page
  est compté au-delà de quelques lignes ; le dossier du jury a tout.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    exclude-result-prefixes="j m">

  <xsl:include href="page.xsl"/>

  <xsl:variable name="my" select="$ms/syntheses"/>
  <xsl:variable name="barre" select="118"/>         <!-- points -->
  <xsl:variable name="au-plus-confirmer" select="7"/>

  <xsl:template match="j:session">
    <xsl:call-template name="document"><xsl:with-param name="titre" select="$ms/documents/syntheses"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="j:session" mode="signets">
    <xsl:call-template name="signet"><xsl:with-param name="id" select="'sommaire'"/><xsl:with-param name="texte" select="$my/sommaire"/></xsl:call-template>
    <fo:bookmark internal-destination="dossiers">
      <fo:bookmark-title><xsl:value-of select="$my/dossiers"/></fo:bookmark-title>
      <xsl:call-template name="chaque-appel"><xsl:with-param name="pour" select="'signet'"/></xsl:call-template>
    </fo:bookmark>
  </xsl:template>

  <xsl:template match="j:session" mode="corps">
    <fo:block xsl:use-attribute-sets="chapeau" space-before="10pt"><xsl:value-of select="$my/accueil"/></fo:block>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'sommaire'"/><xsl:with-param name="texte" select="$my/sommaire"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="36pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="110pt"/>
      <fo:table-column column-width="40pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$my/tetes/*"/></xsl:call-template>
      <fo:table-body><xsl:call-template name="chaque-appel"><xsl:with-param name="pour" select="'sommaire'"/></xsl:call-template></fo:table-body>
    </fo:table>
    <xsl:call-template name="chaque-appel"><xsl:with-param name="pour" select="'page'"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="j:appel" mode="appel">
    <xsl:param name="resume"/>
    <xsl:param name="pour"/>
    <xsl:param name="rang"/>
    <xsl:variable name="nom"><xsl:call-template name="candidat"><xsl:with-param name="appel" select="."/><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:variable name="etat"><xsl:call-template name="etat-du-verdict"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$pour = 'signet'">
        <xsl:call-template name="signet">
          <xsl:with-param name="id" select="concat('d', @ordre)"/>
          <xsl:with-param name="texte"><xsl:if test="not($sans-nom)"><xsl:value-of select="concat(@ordre, '. ')"/></xsl:if><xsl:value-of select="$nom"/></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$pour = 'sommaire'">
        <fo:table-row xsl:use-attribute-sets="rang">
          <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="@ordre"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
            <fo:basic-link xsl:use-attribute-sets="lien" internal-destination="d{@ordre}" fox:alt-text="{$nom}"><xsl:value-of select="$nom"/></fo:basic-link>
          </fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:if test="$etat != ''"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="string($etat)"/></xsl:call-template></xsl:if></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><fo:page-number-citation ref-id="d{@ordre}"/></fo:block></fo:table-cell>
        </fo:table-row>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="$rang = 1"><fo:block id="dossiers" role="artifact"/></xsl:if>
        <fo:block break-before="page" id="d{@ordre}" xsl:use-attribute-sets="titre-de-dossier">
          <xsl:if test="not($sans-nom)"><fo:inline color="{$discret}"><xsl:value-of select="concat(@ordre, '. ')"/></fo:inline></xsl:if>
          <xsl:value-of select="$nom"/>
        </fo:block>
        <xsl:call-template name="qui"><xsl:with-param name="resume" select="$resume"/></xsl:call-template>
        <fo:block xsl:use-attribute-sets="verdict-de-dossier">
          <xsl:attribute name="background-color"><xsl:call-template name="fond"><xsl:with-param name="verdict" select="string($etat)"/></xsl:call-template></xsl:attribute>
          <xsl:attribute name="color"><xsl:call-template name="couleur"><xsl:with-param name="verdict" select="string($etat)"/></xsl:call-template></xsl:attribute>
          <xsl:call-template name="phrase-du-verdict"><xsl:with-param name="resume" select="$resume"/></xsl:call-template>
        </fo:block>
        <xsl:apply-templates select="." mode="qui-se-retire"/>
        <xsl:apply-templates select="$resume" mode="page"/>
        <xsl:call-template name="notes"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:attribute-set name="titre-de-dossier" use-attribute-sets="h2">
    <xsl:attribute name="space-before">0pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="verdict-de-dossier" use-attribute-sets="verdict-de-couverture">
    <xsl:attribute name="font-size">10pt</xsl:attribute>
    <xsl:attribute name="start-indent">8pt</xsl:attribute>
    <xsl:attribute name="end-indent">8pt</xsl:attribute>
    <xsl:attribute name="padding">5pt 8pt</xsl:attribute>
    <xsl:attribute name="space-before">5pt</xsl:attribute>
    <xsl:attribute name="space-after">5pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="h3-serre" use-attribute-sets="h3">
    <xsl:attribute name="space-before">7pt</xsl:attribute>
    <xsl:attribute name="space-after">2pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="liste-serree" use-attribute-sets="liste">
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">1.28</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- Une ligne de ce que la projection permet, une ligne de dates. Contexte : l'appel. -->
  <xsl:template name="qui">
    <xsl:param name="resume"/>
    <fo:block xsl:use-attribute-sets="legende">
      <xsl:if test="not($sans-nom)">
        <xsl:variable name="naissance"><xsl:call-template name="naissance"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
        <xsl:variable name="evaluateur"><xsl:call-template name="evaluateur"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
        <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ms/commun/dossier-no"/><xsl:with-param name="a" select="@numero"/></xsl:call-template>
        <xsl:if test="$naissance != ''"><xsl:value-of select="concat(' · ', $naissance)"/></xsl:if>
        <xsl:if test="$evaluateur != ''"><xsl:value-of select="concat(' · ', $evaluateur)"/></xsl:if>
        <xsl:if test="$resume"> · </xsl:if>
      </xsl:if>
      <xsl:if test="$resume">
        <xsl:call-template name="nombre"><xsl:with-param name="n" select="$resume/@preuves"/><xsl:with-param name="nom" select="$ms/nombres/preuve"/></xsl:call-template>
      </xsl:if>
    </fo:block>
    <xsl:if test="$resume/m:dates/@ep-debut">
      <fo:block xsl:use-attribute-sets="legende">
        <xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/dates-ep"/><xsl:with-param name="a"><xsl:call-template name="periode"><xsl:with-param name="debut" select="$resume/m:dates/@ep-debut"/><xsl:with-param name="fin" select="$resume/m:dates/@ep-fin"/></xsl:call-template></xsl:with-param></xsl:call-template>
        <xsl:if test="$resume/m:dates/@ef-debut">
          <xsl:text> · </xsl:text>
          <xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/dates-ef"/><xsl:with-param name="a"><xsl:call-template name="periode"><xsl:with-param name="debut" select="$resume/m:dates/@ef-debut"/><xsl:with-param name="fin" select="$resume/m:dates/@ef-fin"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </xsl:if>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="j:appel" mode="qui-se-retire">
    <xsl:variable name="retraits"><xsl:apply-templates select="." mode="retraits"/></xsl:variable>
    <xsl:if test="$retraits != ''">
      <fo:block color="{$ocre}" font-weight="bold" space-after="3pt">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p"><xsl:choose><xsl:when test="contains($retraits, ', ')"><xsl:value-of select="$my/retraits"/></xsl:when><xsl:otherwise><xsl:value-of select="$my/retrait"/></xsl:otherwise></xsl:choose></xsl:with-param>
          <xsl:with-param name="a" select="$retraits"/>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template match="m:resume" mode="page">
    <fo:block xsl:use-attribute-sets="h3-serre"><xsl:value-of select="$my/domaines"/></fo:block>
    <fo:table xsl:use-attribute-sets="tableau-serre">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="{$barre + 8}pt"/>
      <fo:table-column column-width="48pt"/>
      <fo:table-column column-width="62pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$my/domaines-tetes/*"/></xsl:call-template>
      <fo:table-body><xsl:apply-templates select="m:domaine"/></fo:table-body>
    </fo:table>

    <xsl:if test="not($sans-nom)">
      <fo:block xsl:use-attribute-sets="h3-serre"><xsl:value-of select="$my/forts"/></fo:block>
      <xsl:choose>
        <xsl:when test="m:domaine[. != '']">
          <fo:list-block xsl:use-attribute-sets="liste-serree" provisional-distance-between-starts="14pt">
            <xsl:for-each select="m:domaine[. != '']">
              <xsl:call-template name="article"><xsl:with-param name="puce" select="@code"/><xsl:with-param name="texte" select="string(.)"/></xsl:call-template>
            </xsl:for-each>
          </fo:list-block>
        </xsl:when>
        <xsl:otherwise><fo:block xsl:use-attribute-sets="legende"><xsl:value-of select="$my/forts-vide"/></fo:block></xsl:otherwise>
      </xsl:choose>
    </xsl:if>

    <xsl:call-template name="sous-domaines"><xsl:with-param name="titre" select="$my/confirmer"/><xsl:with-param name="lesquels" select="m:sous-domaine[@verdict = 'a-confirmer']"/></xsl:call-template>
    <xsl:call-template name="sous-domaines"><xsl:with-param name="titre" select="$my/manquants"/><xsl:with-param name="lesquels" select="m:sous-domaine[@verdict != 'a-confirmer']"/></xsl:call-template>

    <!-- Plus il y a à confirmer, moins il reste de place. -->
    <xsl:variable name="au-plus-constats" select="6 - 2 * (count(m:sous-domaine) &gt; 3)"/>
    <fo:block xsl:use-attribute-sets="h3-serre"><xsl:value-of select="$my/constats"/></fo:block>
    <xsl:choose>
      <xsl:when test="m:constats/m:constat">
        <fo:list-block xsl:use-attribute-sets="liste-serree" provisional-distance-between-starts="28pt">
          <xsl:for-each select="m:constats/m:constat[position() &lt;= $au-plus-constats]">
            <xsl:call-template name="article">
              <xsl:with-param name="puce" select="@regle"/>
              <xsl:with-param name="texte">
                <fo:inline font-weight="bold"><xsl:if test="@gravite = 'error'"><xsl:attribute name="color"><xsl:value-of select="$rouge"/></xsl:attribute></xsl:if>
                  <xsl:value-of select="$mots/jury/gravites/*[local-name() = current()/@gravite]"/></fo:inline>
                <xsl:if test="@nombre &gt; 1"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/fois"/><xsl:with-param name="a" select="@nombre"/></xsl:call-template></xsl:if>
                <xsl:text>&#xA0;: </xsl:text>
                <xsl:value-of select="substring(., 1, 220)"/>
                <xsl:if test="string-length(.) &gt; 220">…</xsl:if>
              </xsl:with-param>
            </xsl:call-template>
          </xsl:for-each>
        </fo:list-block>
        <xsl:call-template name="autres"><xsl:with-param name="n" select="count(m:constats/m:constat) - $au-plus-constats"/></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><fo:block xsl:use-attribute-sets="legende"><xsl:value-of select="$my/constats-rien"/></fo:block></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Une barre par domaine : pleine, ce qui est acquis dès l'EP ; en clair, ce que l'EF a ajouté. -->
  <xsl:template match="m:domaine">
    <xsl:variable name="couleur"><xsl:call-template name="couleur"><xsl:with-param name="verdict" select="string(@verdict)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="ep" select="format-number($barre * @acquis-ep div @total, '0.##')"/>
    <xsl:variable name="ef" select="format-number($barre * (@acquis - @acquis-ep) div @total, '0.##')"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
        <fo:inline font-weight="bold" color="{$bleu}"><xsl:value-of select="concat(@code, '&#xA0;')"/></fo:inline>
        <xsl:value-of select="@libelle"/>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block line-height="1">
        <fo:instream-foreign-object content-width="{$barre}pt" content-height="9pt">
          <xsl:attribute name="fox:alt-text">
            <xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/barre"/><xsl:with-param name="a" select="@acquis"/><xsl:with-param name="b" select="@total"/></xsl:call-template>
            <xsl:if test="@acquis &gt; @acquis-ep"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/barre-ef"/><xsl:with-param name="a" select="@acquis - @acquis-ep"/></xsl:call-template></xsl:if>
          </xsl:attribute>
          <svg xmlns="http://www.w3.org/2000/svg" width="{$barre}" height="9" viewBox="0 0 {$barre} 9">
            <xsl:if test="@acquis-ep &gt; 0"><rect x="0" y="0.5" width="{$ep}" height="8" fill="{$couleur}"/></xsl:if>
            <xsl:if test="@acquis &gt; @acquis-ep">
              <rect x="{$ep}" y="0.5" width="{$ef}" height="8"><xsl:attribute name="fill"><xsl:call-template name="demi-teinte"><xsl:with-param name="verdict" select="string(@verdict)"/></xsl:call-template></xsl:attribute></rect>
            </xsl:if>
            <rect x="0.5" y="0.5" width="{$barre - 1}" height="8" fill="none" stroke="{$couleur}" stroke-width="0.8">
              <xsl:if test="@verdict = 'a-confirmer'"><xsl:attribute name="stroke-dasharray">3,1.5</xsl:attribute></xsl:if>
            </rect>
          </svg>
        </fo:instream-foreign-object>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="concat(@acquis, '&#xA0;', $mots/page/sur, '&#xA0;', @total)"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block font-weight="bold" color="{$couleur}"><xsl:value-of select="$mots/verdicts/*[local-name() = current()/@verdict]"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="sous-domaines">
    <xsl:param name="titre"/>
    <xsl:param name="lesquels"/>
    <xsl:if test="$lesquels">
      <fo:block xsl:use-attribute-sets="h3-serre"><xsl:value-of select="$titre"/></fo:block>
      <fo:list-block xsl:use-attribute-sets="liste-serree" provisional-distance-between-starts="22pt">
        <xsl:for-each select="$lesquels[position() &lt;= $au-plus-confirmer]">
          <xsl:call-template name="article">
            <xsl:with-param name="puce" select="@code"/>
            <xsl:with-param name="texte">
              <xsl:value-of select="concat(@libelle, '&#xA0;: ')"/>
              <xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/sous-domaine"/><xsl:with-param name="a" select="@acquis"/><xsl:with-param name="b" select="@total"/><xsl:with-param name="c" select="@taux"/></xsl:call-template>
              <xsl:if test="@verdict = 'a-confirmer' and @retenu = 'non-acquis'">
                <xsl:text>&#x202F;; </xsl:text>
                <xsl:call-template name="phrase"><xsl:with-param name="p" select="$my/avis"/><xsl:with-param name="a" select="$mots/verdicts/*[local-name() = current()/@retenu]"/></xsl:call-template>
              </xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
      <xsl:call-template name="autres"><xsl:with-param name="n" select="count($lesquels) - $au-plus-confirmer"/></xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template name="autres">
    <xsl:param name="n"/>
    <xsl:if test="$n &gt; 0">
      <fo:block xsl:use-attribute-sets="legende"><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$my/autres"/>
        <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$n"/><xsl:with-param name="nom" select="$ms/nombres/autre"/></xsl:call-template></xsl:with-param>
      </xsl:call-template></fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="notes">
    <fo:block keep-together.within-page="always">
      <fo:block xsl:use-attribute-sets="h3-serre"><xsl:value-of select="$my/notes"/></fo:block>
      <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
      <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
      <fo:block xsl:use-attribute-sets="ligne-a-ecrire"/>
      <fo:block xsl:use-attribute-sets="legende" text-align="end" space-before="6pt">
        <fo:basic-link xsl:use-attribute-sets="lien" internal-destination="sommaire" fox:alt-text="{$my/retour}"><xsl:value-of select="$my/retour"/></fo:basic-link>
      </fo:block>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
