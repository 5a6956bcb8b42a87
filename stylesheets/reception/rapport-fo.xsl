<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/rapport-fo.xsl - le rapport de réception en un document qui
  s'imprime et s'archive (XSL-FO, puis PDF/A-3a et PDF/UA-1). Les mots et leur
  ordre sont l'arbre de rapport.xsl, son entrée ; l'aspect est celui des autres documents
  (documents/style.xsl), avec les formes de aspect.xsl.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:fox="http://xmlgraphics.apache.org/fop/extensions"
    xmlns:clea="urn:clea:fo:1"
    xmlns:svg="http://www.w3.org/2000/svg"
    xmlns:x="adobe:ns:meta/"
    xmlns:rdf="http://www.w3.org/1999/02/22-rdf-syntax-ns#"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="x rdf dc str">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="../documents/style.xsl"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/"><xsl:apply-templates select="rapport"/></xsl:template>

  <xsl:variable name="code" select="string(/rapport/verdict/@code)"/>
  <xsl:variable name="pris" select="starts-with($code, 'accepte')"/>
  <xsl:variable name="couleur-du-verdict">
    <xsl:choose>
      <xsl:when test="$pris"><xsl:value-of select="$vert"/></xsl:when>
      <xsl:when test="$code = 'refuse'"><xsl:value-of select="$rouge"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$ocre"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>
  <xsl:variable name="fond-du-verdict">
    <xsl:choose>
      <xsl:when test="$pris"><xsl:value-of select="$vert-pale"/></xsl:when>
      <xsl:when test="$code = 'refuse'"><xsl:value-of select="$rouge-pale"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$ocre-pale"/></xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <!-- ===== la page ===== -->

  <xsl:template match="rapport">
    <xsl:variable name="titre" select="concat(titre, ' – ', objet)"/>
    <fo:root xml:lang="{$langue}" clea:kerning="true" clea:title="{$titre}" xsl:use-attribute-sets="racine">
      <fo:layout-master-set>
        <fo:simple-page-master master-name="premiere" page-width="210mm" page-height="297mm">
          <fo:region-body margin="14mm 20mm 20mm 20mm"/>
          <fo:region-after region-name="pied" extent="15mm"/>
        </fo:simple-page-master>
        <fo:simple-page-master master-name="suivante" page-width="210mm" page-height="297mm">
          <fo:region-body margin="21mm 20mm 20mm 20mm"/>
          <fo:region-before region-name="entete" extent="15mm" display-align="after"/>
          <fo:region-after region-name="pied" extent="15mm"/>
        </fo:simple-page-master>
        <fo:page-sequence-master master-name="document">
          <fo:repeatable-page-master-alternatives>
            <fo:conditional-page-master-reference master-reference="premiere" page-position="first"/>
            <fo:conditional-page-master-reference master-reference="suivante"/>
          </fo:repeatable-page-master-alternatives>
        </fo:page-sequence-master>
      </fo:layout-master-set>
      <fo:declarations>
        <x:xmpmeta>
          <rdf:RDF>
            <rdf:Description rdf:about="">
              <dc:title><rdf:Alt><rdf:li xml:lang="x-default"><xsl:value-of select="$titre"/></rdf:li></rdf:Alt></dc:title>
              <dc:language><rdf:Bag><rdf:li><xsl:value-of select="$langue"/></rdf:li></rdf:Bag></dc:language>
            </rdf:Description>
          </rdf:RDF>
        </x:xmpmeta>
      </fo:declarations>
      <fo:bookmark-tree>
        <fo:bookmark internal-destination="couverture"><fo:bookmark-title><xsl:value-of select="titre"/></fo:bookmark-title></fo:bookmark>
        <xsl:for-each select="section"><fo:bookmark internal-destination="{@id}"><fo:bookmark-title><xsl:value-of select="@titre"/></fo:bookmark-title></fo:bookmark></xsl:for-each>
      </fo:bookmark-tree>
      <fo:page-sequence master-reference="document">
        <fo:static-content flow-name="entete">
          <fo:block xsl:use-attribute-sets="legende" margin="0pt 20mm" text-align-last="justify" padding-bottom="3pt" border-bottom="0.5pt solid {$filet}">
            <!-- Le nom peut être long comme un bras : la tête n'a qu'une ligne. -->
            <xsl:value-of select="substring(concat($mots/clea, ' · ', objet), 1, 48)"/>
            <xsl:if test="string-length(objet) &gt; 41">…</xsl:if>
            <fo:leader leader-pattern="space"/>
            <xsl:value-of select="titre"/>
          </fo:block>
        </fo:static-content>
        <fo:static-content flow-name="pied">
          <fo:block xsl:use-attribute-sets="legende" margin="0pt 20mm" text-align-last="justify">
            <xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring(@le, 1, 10)"/></xsl:call-template>
            <fo:leader leader-pattern="space"/>
            <xsl:value-of select="concat($mots/page, '&#xA0;')"/>
            <fo:page-number/>
            <xsl:value-of select="concat('&#xA0;', $mots/sur, '&#xA0;')"/>
            <fo:page-number-citation ref-id="fin"/>
          </fo:block>
        </fo:static-content>
        <fo:flow flow-name="xsl-region-body">
          <fo:block xsl:use-attribute-sets="bandeau" id="couverture">
            <fo:block xsl:use-attribute-sets="surtitre"><xsl:value-of select="$mots/surtitre"/></fo:block>
            <fo:block xsl:use-attribute-sets="h1"><xsl:value-of select="titre"/></fo:block>
            <fo:block xsl:use-attribute-sets="nom-de-couverture"><xsl:apply-templates select="objet" mode="long"/></fo:block>
            <fo:block font-size="8.5pt"><xsl:for-each select="sous-objet"><xsl:if test="position() &gt; 1"> · </xsl:if><xsl:apply-templates select="." mode="long"/></xsl:for-each></fo:block>
          </fo:block>
          <xsl:apply-templates select="verdict | fiche | section"/>
          <fo:block id="fin" role="artifact"/>
        </fo:flow>
      </fo:page-sequence>
    </fo:root>
  </xsl:template>

  <!-- ===== le verdict ===== -->

  <xsl:template match="verdict">
    <fo:block xsl:use-attribute-sets="encadre" background-color="{$fond-du-verdict}" border-left="3pt solid {$couleur-du-verdict}" space-before="12pt">
      <fo:block role="H2" font-family="{$serif}" font-size="16pt" line-height="1.3" space-after="3pt" color="{$couleur-du-verdict}" keep-with-next.within-page="always">
        <xsl:call-template name="dessin"><xsl:with-param name="nom" select="@code"/><xsl:with-param name="couleur" select="string($couleur-du-verdict)"/><xsl:with-param name="fond" select="string($fond-du-verdict)"/><xsl:with-param name="taille" select="14"/></xsl:call-template>
        <xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="@mot"/>
      </fo:block>
      <xsl:for-each select="p"><fo:block space-after="3pt"><xsl:apply-templates select="." mode="long"/></fo:block></xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- ===== qui, quoi, quand ===== -->

  <xsl:template match="fiche">
    <fo:table xsl:use-attribute-sets="tableau" space-before="10pt" fox:alt-text="{@titre}">
      <fo:table-column column-width="46mm"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <xsl:for-each select="l">
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre" font-weight="normal" color="{$discret}"><fo:block><xsl:value-of select="@nom"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:apply-templates select="." mode="long"/></fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ===== les sections ===== -->

  <xsl:template match="section">
    <fo:block xsl:use-attribute-sets="h2" id="{@id}"><xsl:value-of select="@titre"/></fo:block>
    <xsl:if test="bien">
      <fo:list-block provisional-distance-between-starts="15pt" provisional-label-separation="4pt" space-after="6pt"><xsl:apply-templates select="bien"/></fo:list-block>
    </xsl:if>
    <xsl:apply-templates select="p | groupe | etapes | tableau"/>
  </xsl:template>

  <xsl:template match="section/p">
    <fo:block space-after="5pt">
      <xsl:if test="@discret"><xsl:attribute name="color"><xsl:value-of select="$discret"/></xsl:attribute></xsl:if>
      <xsl:apply-templates mode="texte"/>
    </fo:block>
  </xsl:template>
  <xsl:template match="code" mode="texte"><fo:inline font-family="{$chasse-fixe}" font-size="7.5pt"><xsl:value-of select="."/></fo:inline></xsl:template>

  <xsl:template match="bien">
    <fo:list-item space-after="5pt" keep-together.within-page="always">
      <fo:list-item-label end-indent="label-end()"><fo:block>
        <xsl:call-template name="dessin"><xsl:with-param name="nom" select="'accepte'"/><xsl:with-param name="couleur" select="string($vert)"/><xsl:with-param name="alt" select="$mots/en-ordre"/></xsl:call-template>
      </fo:block></fo:list-item-label>
      <fo:list-item-body start-indent="body-start()">
        <fo:block font-weight="bold"><xsl:value-of select="@titre"/></fo:block>
        <xsl:for-each select="p"><fo:block><xsl:apply-templates select="." mode="long"/></fo:block></xsl:for-each>
      </fo:list-item-body>
    </fo:list-item>
  </xsl:template>

  <xsl:template match="groupe">
    <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="@titre"/></fo:block>
    <xsl:apply-templates select="constat"/>
  </xsl:template>

  <!-- Un constat d'une page entière ne tient pas ensemble : les longs se coupent. -->
  <xsl:template match="constat">
    <xsl:variable name="couleur"><xsl:choose>
      <xsl:when test="@gravite = 'error'"><xsl:value-of select="$ocre"/></xsl:when>
      <xsl:when test="@gravite = 'warning'"><xsl:value-of select="$bleu"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$discret"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <fo:block border-left="2.5pt solid {$couleur}" start-indent="10.5pt" padding-left="8pt" space-after="9pt">
      <xsl:if test="string-length(.) &lt; 1500"><xsl:attribute name="keep-together.within-page">always</xsl:attribute></xsl:if>
      <fo:block font-size="8pt" color="{$couleur}" font-weight="bold" text-align-last="justify" keep-with-next.within-page="always">
        <xsl:call-template name="dessin">
          <xsl:with-param name="nom"><xsl:choose><xsl:when test="@gravite = 'error'">a-completer</xsl:when><xsl:otherwise>info</xsl:otherwise></xsl:choose></xsl:with-param>
          <xsl:with-param name="couleur" select="string($couleur)"/>
          <xsl:with-param name="taille" select="8"/>
        </xsl:call-template>
        <xsl:text>&#xA0;&#xA0;</xsl:text><xsl:value-of select="@mot"/>
        <fo:leader leader-pattern="space"/>
        <fo:inline font-weight="normal" color="{$discret}"><xsl:value-of select="@id"/></fo:inline>
      </fo:block>
      <xsl:for-each select="fait">
        <fo:block space-before="2pt"><xsl:apply-templates select="." mode="long"/></fo:block>
        <xsl:if test="@ou != ''"><fo:block color="{$discret}" font-size="8.5pt"><xsl:value-of select="substring-before($mr/ou, '{a}')"/><xsl:apply-templates select="@ou" mode="long"/></fo:block></xsl:if>
      </xsl:for-each>
      <xsl:if test="conseil">
        <fo:block space-before="3pt"><fo:inline font-weight="bold"><xsl:value-of select="$mr/faire"/></fo:inline><xsl:text> </xsl:text><xsl:apply-templates select="conseil" mode="long"/></fo:block>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <xsl:template match="etapes">
    <fo:list-block provisional-distance-between-starts="15pt" provisional-label-separation="4pt" space-after="6pt">
      <xsl:for-each select="e">
        <fo:list-item xsl:use-attribute-sets="article">
          <fo:list-item-label end-indent="label-end()"><fo:block><xsl:value-of select="concat(position(), '.')"/></fo:block></fo:list-item-label>
          <fo:list-item-body start-indent="body-start()"><fo:block><xsl:value-of select="."/></fo:block></fo:list-item-body>
        </fo:list-item>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <xsl:template match="tableau">
    <fo:block xsl:use-attribute-sets="legende" space-after="2pt" keep-with-next.within-page="always"><xsl:value-of select="@titre"/></fo:block>
    <fo:table xsl:use-attribute-sets="tableau" fox:alt-text="{@titre}">
      <fo:table-column column-width="proportional-column-width(5)"/>
      <fo:table-column column-width="proportional-column-width(5)"/>
      <fo:table-column column-width="20mm"/>
      <fo:table-column column-width="proportional-column-width(6)"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="rang-de-tete"><xsl:for-each select="tetes/c"><fo:table-cell xsl:use-attribute-sets="tete"><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell></xsl:for-each></fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <xsl:for-each select="rang">
          <fo:table-row xsl:use-attribute-sets="rang"><xsl:for-each select="c"><xsl:choose>
            <xsl:when test="position() = 1"><fo:table-cell xsl:use-attribute-sets="cellule-titre" font-weight="normal"><fo:block><xsl:apply-templates select="." mode="long"/></fo:block></fo:table-cell></xsl:when>
            <xsl:otherwise><fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:apply-templates select="." mode="long"/></fo:block></fo:table-cell></xsl:otherwise>
          </xsl:choose></xsl:for-each></fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- ===== les mots trop longs pour une ligne : on peut les couper tous les seize signes ===== -->

  <xsl:template match="*|@*" mode="long">
    <xsl:choose>
      <xsl:when test="string-length(.) &lt;= 24 or not(str:split(., ' ')[string-length(.) &gt; 24])"><xsl:value-of select="."/></xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="str:split(., ' ')">
          <xsl:if test="position() &gt; 1"><xsl:text> </xsl:text></xsl:if>
          <xsl:choose>
            <xsl:when test="string-length(.) &lt;= 24"><xsl:value-of select="."/></xsl:when>
            <xsl:otherwise><xsl:call-template name="moities"><xsl:with-param name="mot" select="string(.)"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <!-- Par moitiés : la profondeur des appels reste celle d'un logarithme. -->
  <xsl:template name="moities">
    <xsl:param name="mot"/>
    <xsl:variable name="n" select="string-length($mot)"/>
    <xsl:choose>
      <xsl:when test="$n &lt;= 16"><xsl:value-of select="$mot"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="moities"><xsl:with-param name="mot" select="substring($mot, 1, floor($n div 2))"/></xsl:call-template>
        <xsl:text>&#x200B;</xsl:text>
        <xsl:call-template name="moities"><xsl:with-param name="mot" select="substring($mot, floor($n div 2) + 1)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== les formes de aspect.xsl, dans la ligne ; muettes là où un mot les suit ===== -->

  <xsl:template name="dessin">
    <xsl:param name="nom"/>
    <xsl:param name="couleur"/>
    <xsl:param name="fond" select="'#ffffff'"/>
    <xsl:param name="taille" select="9"/>
    <xsl:param name="alt" select="''"/>
    <fo:instream-foreign-object content-width="{$taille}pt" content-height="{$taille}pt" alignment-baseline="central">
      <xsl:choose>
        <xsl:when test="$alt != ''"><xsl:attribute name="fox:alt-text"><xsl:value-of select="$alt"/></xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="role">artifact</xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <svg:svg width="20" height="20" viewBox="0 0 20 20">
        <xsl:choose>
          <xsl:when test="$nom = 'accepte'">
            <svg:circle cx="10" cy="10" r="9" fill="{$couleur}"/>
            <svg:path d="M5.5 10.5 L8.5 13.5 L14.5 6.5" fill="none" stroke="{$fond}" stroke-width="2.2"/>
          </xsl:when>
          <xsl:when test="$nom = 'accepte-avec-remarques'">
            <svg:circle cx="10" cy="10" r="8" fill="none" stroke="{$couleur}" stroke-width="2"/>
            <svg:path d="M5.8 10.4 L8.6 13.2 L14 7" fill="none" stroke="{$couleur}" stroke-width="2"/>
          </xsl:when>
          <xsl:when test="$nom = 'a-completer'">
            <svg:path d="M10 1.5 L19 18 L1 18 Z" fill="{$couleur}"/>
            <svg:path d="M10 7 L10 12.4 M10 14 L10 16" fill="none" stroke="{$fond}" stroke-width="2.2"/>
          </xsl:when>
          <xsl:when test="$nom = 'refuse'">
            <svg:path d="M1.5 1.5 L18.5 1.5 L18.5 18.5 L1.5 18.5 Z" fill="{$couleur}"/>
            <svg:path d="M6 6 L14 14 M14 6 L6 14" fill="none" stroke="{$fond}" stroke-width="2.2"/>
          </xsl:when>
          <xsl:otherwise>
            <svg:circle cx="10" cy="10" r="8" fill="none" stroke="{$couleur}" stroke-width="2"/>
            <svg:path d="M10 9 L10 15 M10 5 L10 7" fill="none" stroke="{$couleur}" stroke-width="2"/>
          </xsl:otherwise>
        </xsl:choose>
      </svg:svg>
    </fo:instream-foreign-object>
  </xsl:template>
</xsl:stylesheet>
