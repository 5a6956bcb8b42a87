<?xml version="1.0" encoding="UTF-8"?>
<!--
  style.xsl - l'aspect des documents, et rien d'autre.

  Une seule encre, un bleu profond pour la structure, et pour les verdicts
  quatre couleurs qui doublent toujours un mot : aucune ne porte seule un sens.
  Toutes ont un contraste d'au moins 4,5:1 sur leur fond.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:clea="urn:clea:fo:1"
    exclude-result-prefixes="fo">

  <!-- ===== couleurs =====
       Les jeux d'attributs ci-dessous les écrivent en toutes lettres : libxslt
       recopie un attribut constant bien plus vite qu’il n’évalue une
       variable, et un document en pose des milliers. Une couleur se change
       partout dans ce fichier d'un « remplacer », et nulle part ailleurs. -->
  <xsl:variable name="encre">#1c2833</xsl:variable>
  <xsl:variable name="discret">#51606c</xsl:variable>
  <xsl:variable name="bleu">#0f4c6b</xsl:variable>
  <xsl:variable name="bleu-pale">#edf3f7</xsl:variable>
  <xsl:variable name="filet">#c3d0d9</xsl:variable>
  <xsl:variable name="vert">#1b6b3f</xsl:variable>
  <xsl:variable name="vert-pale">#e9f4ed</xsl:variable>
  <xsl:variable name="ocre">#8a4a06</xsl:variable>
  <xsl:variable name="ocre-pale">#fcf3e6</xsl:variable>
  <xsl:variable name="violet">#5a3d8a</xsl:variable>
  <xsl:variable name="violet-pale">#f2eef9</xsl:variable>
  <xsl:variable name="rouge">#a01c1c</xsl:variable>
  <xsl:variable name="rouge-pale">#fbecec</xsl:variable>

  <xsl:variable name="sans">Liberation Sans, DejaVu Sans, sans-serif</xsl:variable>
  <xsl:variable name="serif">Liberation Serif, DejaVu Serif, serif</xsl:variable>
  <xsl:variable name="chasse-fixe">Liberation Mono, DejaVu Sans Mono, monospace</xsl:variable>

  <!-- ===== texte ===== -->
  <xsl:attribute-set name="racine">
    <xsl:attribute name="font-family">Liberation Sans, DejaVu Sans, sans-serif</xsl:attribute>
    <xsl:attribute name="font-size">9.5pt</xsl:attribute>
    <xsl:attribute name="line-height">1.42</xsl:attribute>
    <xsl:attribute name="color">#1c2833</xsl:attribute>
    <xsl:attribute name="hyphenation-push-character-count">3</xsl:attribute>
    <xsl:attribute name="hyphenation-remain-character-count">3</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="p">
    <xsl:attribute name="space-after">5pt</xsl:attribute>
    <xsl:attribute name="hyphenate">true</xsl:attribute>
    <xsl:attribute name="text-align">justify</xsl:attribute>
    <xsl:attribute name="widows">2</xsl:attribute>
    <xsl:attribute name="orphans">2</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="chapeau">
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="line-height">1.5</xsl:attribute>
    <xsl:attribute name="space-after">7pt</xsl:attribute>
    <xsl:attribute name="hyphenate">true</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="legende">
    <xsl:attribute name="font-size">8pt</xsl:attribute>
    <xsl:attribute name="line-height">1.35</xsl:attribute>
    <xsl:attribute name="color">#51606c</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="citation">
    <xsl:attribute name="font-style">italic</xsl:attribute>
    <xsl:attribute name="start-indent">from-parent(start-indent) + 8pt</xsl:attribute>
    <xsl:attribute name="space-after">3pt</xsl:attribute>
  </xsl:attribute-set>

  <!-- ===== titres : H1 sur la couverture, puis H2 et H3 ===== -->
  <xsl:attribute-set name="h2">
    <xsl:attribute name="role">H2</xsl:attribute>
    <xsl:attribute name="font-family">Liberation Serif, DejaVu Serif, serif</xsl:attribute>
    <xsl:attribute name="font-size">16pt</xsl:attribute>
    <xsl:attribute name="line-height">1.2</xsl:attribute>
    <xsl:attribute name="color">#0f4c6b</xsl:attribute>
    <xsl:attribute name="space-before">18pt</xsl:attribute>
    <xsl:attribute name="space-after">8pt</xsl:attribute>
    <xsl:attribute name="padding-bottom">3pt</xsl:attribute>
    <xsl:attribute name="border-bottom">0.75pt solid #c3d0d9</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="h3">
    <xsl:attribute name="role">H3</xsl:attribute>
    <xsl:attribute name="font-size">10.5pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="line-height">1.3</xsl:attribute>
    <xsl:attribute name="color">#0f4c6b</xsl:attribute>
    <xsl:attribute name="space-before">11pt</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
    <xsl:attribute name="keep-with-next.within-page">always</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <!-- ===== couverture ===== -->
  <xsl:attribute-set name="bandeau">
    <xsl:attribute name="background-color">#0f4c6b</xsl:attribute>
    <xsl:attribute name="color">#ffffff</xsl:attribute>
    <xsl:attribute name="start-indent">16pt</xsl:attribute>
    <xsl:attribute name="end-indent">16pt</xsl:attribute>
    <xsl:attribute name="padding">16pt</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="surtitre">
    <xsl:attribute name="font-size">8pt</xsl:attribute>
    <xsl:attribute name="letter-spacing">0.8pt</xsl:attribute>
    <xsl:attribute name="space-after">9pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="h1">
    <xsl:attribute name="role">H1</xsl:attribute>
    <xsl:attribute name="font-family">Liberation Serif, DejaVu Serif, serif</xsl:attribute>
    <xsl:attribute name="font-size">25pt</xsl:attribute>
    <xsl:attribute name="line-height">1.15</xsl:attribute>
    <xsl:attribute name="space-after">7pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="nom-de-couverture">
    <xsl:attribute name="font-size">14pt</xsl:attribute>
    <xsl:attribute name="line-height">1.25</xsl:attribute>
    <xsl:attribute name="space-after">9pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="verdict-de-couverture">
    <xsl:attribute name="font-size">12pt</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="line-height">1.35</xsl:attribute>
    <xsl:attribute name="start-indent">16pt</xsl:attribute>
    <xsl:attribute name="end-indent">16pt</xsl:attribute>
    <xsl:attribute name="padding">9pt 16pt</xsl:attribute>
    <xsl:attribute name="space-after">12pt</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>

  <!-- ===== encadrés ===== -->
  <xsl:attribute-set name="encadre">
    <xsl:attribute name="background-color">#edf3f7</xsl:attribute>
    <xsl:attribute name="border-left">3pt solid #0f4c6b</xsl:attribute>
    <xsl:attribute name="start-indent">13pt</xsl:attribute>
    <xsl:attribute name="end-indent">10pt</xsl:attribute>
    <xsl:attribute name="padding">7pt 10pt</xsl:attribute>
    <xsl:attribute name="space-before">6pt</xsl:attribute>
    <xsl:attribute name="space-after">8pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="alerte" use-attribute-sets="encadre">
    <xsl:attribute name="background-color">#fbecec</xsl:attribute>
    <xsl:attribute name="border-left">3pt solid #a01c1c</xsl:attribute>
    <xsl:attribute name="color">#a01c1c</xsl:attribute>
  </xsl:attribute-set>

  <!-- ===== tableaux : des filets horizontaux, rien d'autre ===== -->
  <xsl:attribute-set name="tableau">
    <xsl:attribute name="table-layout">fixed</xsl:attribute>
    <xsl:attribute name="width">100%</xsl:attribute>
    <xsl:attribute name="border-collapse">collapse</xsl:attribute>
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="line-height">1.32</xsl:attribute>
    <xsl:attribute name="space-before">4pt</xsl:attribute>
    <xsl:attribute name="space-after">9pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="tableau-serre" use-attribute-sets="tableau">
    <xsl:attribute name="font-size">8pt</xsl:attribute>
    <xsl:attribute name="line-height">1.26</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="rang-de-tete">
    <xsl:attribute name="color">#0f4c6b</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="tete">
    <xsl:attribute name="padding">3pt 4pt</xsl:attribute>
    <xsl:attribute name="border-bottom">1pt solid #0f4c6b</xsl:attribute>
    <xsl:attribute name="display-align">after</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="rang">
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="cellule">
    <xsl:attribute name="padding">2.5pt 4pt</xsl:attribute>
    <xsl:attribute name="border-bottom">0.4pt solid #c3d0d9</xsl:attribute>
  </xsl:attribute-set>
  <!-- Premier des deux rangs d'une pièce : le filet vient sous le second. -->
  <xsl:attribute-set name="piece">
    <xsl:attribute name="padding">3pt 4pt 1pt 4pt</xsl:attribute>
  </xsl:attribute-set>
  <!-- Une cellule qui nomme son rang. -->
  <xsl:attribute-set name="cellule-titre" use-attribute-sets="cellule">
    <xsl:attribute name="clea:scope">row</xsl:attribute>
    <xsl:attribute name="font-weight">bold</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="code" use-attribute-sets="cellule">
    <xsl:attribute name="clea:scope">row</xsl:attribute>
    <xsl:attribute name="color">#51606c</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="nombre" use-attribute-sets="cellule">
    <xsl:attribute name="text-align">end</xsl:attribute>
  </xsl:attribute-set>
  <!-- Le rang qui ouvre un groupe (un sous-domaine). -->
  <xsl:attribute-set name="groupe">
    <xsl:attribute name="padding">4pt</xsl:attribute>
    <xsl:attribute name="background-color">#edf3f7</xsl:attribute>
    <xsl:attribute name="border-bottom">0.4pt solid #c3d0d9</xsl:attribute>
  </xsl:attribute-set>

  <!-- ===== listes ===== -->
  <xsl:attribute-set name="liste">
    <xsl:attribute name="provisional-distance-between-starts">11pt</xsl:attribute>
    <xsl:attribute name="provisional-label-separation">4pt</xsl:attribute>
    <xsl:attribute name="space-after">6pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="article">
    <xsl:attribute name="space-after">2pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <xsl:attribute-set name="centre">
    <xsl:attribute name="font-size">10pt</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <!-- La mention visible du sceau : le cadre du champ de signature. -->
  <xsl:attribute-set name="sceau">
    <xsl:attribute name="font-size">8.5pt</xsl:attribute>
    <xsl:attribute name="border">0.75pt solid #0f4c6b</xsl:attribute>
    <xsl:attribute name="padding">6pt 10pt</xsl:attribute>
    <xsl:attribute name="start-indent">10.75pt</xsl:attribute>
    <xsl:attribute name="end-indent">10.75pt</xsl:attribute>
    <xsl:attribute name="space-before">12pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>
  <!-- Le nom au milieu d'une attestation, la place pour la signer. -->
  <xsl:attribute-set name="personne">
    <xsl:attribute name="font-family">Liberation Serif, DejaVu Serif, serif</xsl:attribute>
    <xsl:attribute name="font-size">19pt</xsl:attribute>
    <xsl:attribute name="line-height">1.25</xsl:attribute>
    <xsl:attribute name="color">#0f4c6b</xsl:attribute>
    <xsl:attribute name="text-align">center</xsl:attribute>
    <xsl:attribute name="space-after">4pt</xsl:attribute>
    <xsl:attribute name="hyphenate">false</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="signer">
    <xsl:attribute name="start-indent">45%</xsl:attribute>
    <xsl:attribute name="space-before">8pt</xsl:attribute>
    <xsl:attribute name="keep-together.within-page">always</xsl:attribute>
  </xsl:attribute-set>

  <!-- Une ligne à écrire à la main. -->
  <xsl:attribute-set name="ligne-a-ecrire">
    <xsl:attribute name="border-bottom">0.5pt solid #51606c</xsl:attribute>
    <xsl:attribute name="space-before">17pt</xsl:attribute>
    <xsl:attribute name="role">artifact</xsl:attribute>
  </xsl:attribute-set>

  <!-- ===== verdicts ===== -->
  <xsl:attribute-set name="verdict-acquis">
    <xsl:attribute name="font-weight">bold</xsl:attribute>
    <xsl:attribute name="color">#1b6b3f</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="lien">
    <xsl:attribute name="color">#0f4c6b</xsl:attribute>
  </xsl:attribute-set>
  <xsl:attribute-set name="constat">
    <xsl:attribute name="font-size">7pt</xsl:attribute>
  </xsl:attribute-set>
  <xsl:variable name="couleurs" select="'|acquis=#1b6b3f|non-acquis=#8a4a06|a-confirmer=#5a3d8a|non-evalue=#51606c|pas-de-test=#51606c|incomplet=#51606c|'"/>
  <xsl:template name="couleur">
    <xsl:param name="verdict"/>
    <xsl:choose>
      <xsl:when test="$verdict = 'acquis'"><xsl:value-of select="$vert"/></xsl:when>
      <xsl:when test="$verdict = 'non-acquis'"><xsl:value-of select="$ocre"/></xsl:when>
      <xsl:when test="$verdict = 'a-confirmer'"><xsl:value-of select="$violet"/></xsl:when>
      <xsl:when test="$verdict = 'en-chemin'"><xsl:value-of select="$bleu"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$discret"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="fond">
    <xsl:param name="verdict"/>
    <xsl:choose>
      <xsl:when test="$verdict = 'acquis'"><xsl:value-of select="$vert-pale"/></xsl:when>
      <xsl:when test="$verdict = 'non-acquis'"><xsl:value-of select="$ocre-pale"/></xsl:when>
      <xsl:when test="$verdict = 'a-confirmer'"><xsl:value-of select="$violet-pale"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$bleu-pale"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Dans la figure : la part gagnée à l'évaluation finale. -->
  <xsl:template name="demi-teinte">
    <xsl:param name="verdict"/>
    <xsl:choose>
      <xsl:when test="$verdict = 'acquis'">#8fc3a4</xsl:when>
      <xsl:when test="$verdict = 'non-acquis'">#dcae74</xsl:when>
      <xsl:when test="$verdict = 'a-confirmer'">#b3a1d3</xsl:when>
      <xsl:otherwise><xsl:value-of select="$filet"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
