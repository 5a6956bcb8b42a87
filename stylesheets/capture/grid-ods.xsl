<?xml version="1.0" encoding="UTF-8"?>
<!--
  grid-ods.xsl - une grille (grid.xsl) devient les parties d'un classeur
  OpenDocument (ISO/IEC 26300). « partie » dit laquelle ; sans elle, la liste.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:g="urn:clea:grille:1"
    xmlns:p="urn:clea:parties:1"
    xmlns:office="urn:oasis:names:tc:opendocument:xmlns:office:1.0"
    xmlns:table="urn:oasis:names:tc:opendocument:xmlns:table:1.0"
    xmlns:text="urn:oasis:names:tc:opendocument:xmlns:text:1.0"
    xmlns:style="urn:oasis:names:tc:opendocument:xmlns:style:1.0"
    xmlns:number="urn:oasis:names:tc:opendocument:xmlns:datastyle:1.0"
    xmlns:fo="urn:oasis:names:tc:opendocument:xmlns:xsl-fo-compatible:1.0"
    xmlns:meta="urn:oasis:names:tc:opendocument:xmlns:meta:1.0"
    xmlns:config="urn:oasis:names:tc:opendocument:xmlns:config:1.0"
    xmlns:of="urn:oasis:names:tc:opendocument:xmlns:of:1.2"
    xmlns:manifest="urn:oasis:names:tc:opendocument:xmlns:manifest:1.0"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    exclude-result-prefixes="g">

  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:param name="partie" select="''"/>
  <xsl:param name="maintenant"/>

  <xsl:variable name="grille" select="/g:grille"/>
  <xsl:variable name="mime" select="'application/vnd.oasis.opendocument.spreadsheet'"/>
  <xsl:variable name="lettres" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZ'"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$partie = ''">
        <p:parties>
          <p:partie nom="mimetype" texte="{$mime}"/>
          <p:partie nom="content.xml"/>
          <p:partie nom="styles.xml"/>
          <p:partie nom="meta.xml"/>
          <p:partie nom="settings.xml"/>
          <p:partie nom="META-INF/manifest.xml"/>
        </p:parties>
      </xsl:when>
      <xsl:when test="$partie = 'content.xml'"><xsl:call-template name="contenu"/></xsl:when>
      <xsl:when test="$partie = 'styles.xml'"><xsl:call-template name="styles"/></xsl:when>
      <xsl:when test="$partie = 'meta.xml'"><xsl:call-template name="meta"/></xsl:when>
      <xsl:when test="$partie = 'settings.xml'"><xsl:call-template name="reglages"/></xsl:when>
      <xsl:when test="$partie = 'META-INF/manifest.xml'"><xsl:call-template name="manifeste"/></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="manifeste">
    <manifest:manifest manifest:version="1.3">
      <manifest:file-entry manifest:full-path="/" manifest:version="1.3" manifest:media-type="{$mime}"/>
      <manifest:file-entry manifest:full-path="content.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="styles.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="meta.xml" manifest:media-type="text/xml"/>
      <manifest:file-entry manifest:full-path="settings.xml" manifest:media-type="text/xml"/>
    </manifest:manifest>
  </xsl:template>

  <xsl:template name="meta">
    <office:document-meta office:version="1.3">
      <office:meta>
        <meta:generator>clea</meta:generator>
        <dc:title><xsl:value-of select="$grille/@titre"/></dc:title>
        <dc:subject><xsl:value-of select="$grille/@referentiel"/></dc:subject>
        <dc:language>fr-FR</dc:language>
        <meta:creation-date><xsl:value-of select="$maintenant"/></meta:creation-date>
        <dc:date><xsl:value-of select="$maintenant"/></dc:date>
      </office:meta>
    </office:document-meta>
  </xsl:template>

  <!-- Ce que chaque feuille garde à l'écran : titres et libellés figés. -->
  <xsl:template name="reglages">
    <office:document-settings office:version="1.3">
      <office:settings>
        <config:config-item-set config:name="ooo:view-settings">
          <config:config-item-map-indexed config:name="Views">
            <config:config-item-map-entry>
              <config:config-item config:name="ViewId" config:type="string">view1</config:config-item>
              <config:config-item-map-named config:name="Tables">
                <xsl:for-each select="$grille/g:feuille[@gel-rangs]">
                  <config:config-item-map-entry config:name="{@nom}">
                    <config:config-item config:name="VerticalSplitMode" config:type="short">2</config:config-item>
                    <config:config-item config:name="VerticalSplitPosition" config:type="int"><xsl:value-of select="@gel-rangs"/></config:config-item>
                    <config:config-item config:name="PositionBottom" config:type="int"><xsl:value-of select="@gel-rangs"/></config:config-item>
                    <xsl:if test="@gel-colonnes &gt; 0">
                      <config:config-item config:name="HorizontalSplitMode" config:type="short">2</config:config-item>
                      <config:config-item config:name="HorizontalSplitPosition" config:type="int"><xsl:value-of select="@gel-colonnes"/></config:config-item>
                      <config:config-item config:name="PositionRight" config:type="int"><xsl:value-of select="@gel-colonnes"/></config:config-item>
                    </xsl:if>
                    <config:config-item config:name="ActiveSplitRange" config:type="short"><xsl:choose><xsl:when test="@gel-colonnes &gt; 0">3</xsl:when><xsl:otherwise>2</xsl:otherwise></xsl:choose></config:config-item>
                  </config:config-item-map-entry>
                </xsl:for-each>
              </config:config-item-map-named>
              <config:config-item config:name="ActiveTable" config:type="string"><xsl:value-of select="$grille/g:feuille[1]/@nom"/></config:config-item>
              <config:config-item config:name="ShowGrid" config:type="boolean">false</config:config-item>
            </config:config-item-map-entry>
          </config:config-item-map-indexed>
        </config:config-item-set>
      </office:settings>
    </office:document-settings>
  </xsl:template>

  <!-- ===== le contenu ===== -->

  <xsl:template name="contenu">
    <office:document-content office:version="1.3">
      <office:automatic-styles>
        <xsl:for-each select="$grille/g:feuille/g:colonne[not(@largeur = preceding::g:colonne/@largeur)]">
          <style:style style:name="co{@largeur}" style:family="table-column">
            <style:table-column-properties style:column-width="{format-number((@largeur + 1) * 2.05, '0.0')}mm"/>
          </style:style>
        </xsl:for-each>
        <xsl:for-each select="$grille/g:feuille/g:rang[@lignes &gt; 1][not(@lignes = preceding::g:rang/@lignes)]">
          <style:style style:name="ro{@lignes}" style:family="table-row">
            <style:table-row-properties style:row-height="{13 * @lignes + 4}pt" style:use-optimal-row-height="false"/>
          </style:style>
        </xsl:for-each>
        <style:style style:name="ro1" style:family="table-row"><style:table-row-properties style:row-height="16pt" style:use-optimal-row-height="false"/></style:style>
        <style:style style:name="ro-titre" style:family="table-row"><style:table-row-properties style:row-height="24pt" style:use-optimal-row-height="false"/></style:style>
        <style:style style:name="ta-portrait" style:family="table" style:master-page-name="Portrait"><style:table-properties table:display="true"/></style:style>
        <style:style style:name="ta-paysage" style:family="table" style:master-page-name="Paysage"><style:table-properties table:display="true"/></style:style>
      </office:automatic-styles>
      <office:body>
        <office:spreadsheet>
          <xsl:if test="$grille/g:feuille/g:validation">
            <table:content-validations>
              <xsl:for-each select="$grille/g:feuille"><xsl:apply-templates select="g:validation"/></xsl:for-each>
            </table:content-validations>
          </xsl:if>
          <xsl:apply-templates select="$grille/g:feuille"/>
          <xsl:if test="$grille/g:feuille[@titres]">
            <table:database-ranges>
              <xsl:for-each select="$grille/g:feuille[@titres]">
                <table:database-range table:name="__Anonymous_Sheet_DB__{count(preceding-sibling::g:feuille)}" table:display-filter-buttons="true">
                  <xsl:attribute name="table:target-range-address">
                    <xsl:call-template name="adresse"/>
                    <xsl:value-of select="concat('.A', @titres, ':')"/>
                    <xsl:call-template name="adresse"/>
                    <xsl:value-of select="concat('.', substring($lettres, @colonnes, 1), count(g:rang))"/>
                  </xsl:attribute>
                </table:database-range>
              </xsl:for-each>
            </table:database-ranges>
          </xsl:if>
        </office:spreadsheet>
      </office:body>
    </office:document-content>
  </xsl:template>

  <!-- Le nom d'une feuille dans une adresse ; une apostrophe y est doublée. -->
  <xsl:template name="adresse">
    <xsl:variable name="a">'</xsl:variable>
    <xsl:value-of select="$a"/>
    <xsl:choose>
      <xsl:when test="contains(@nom, $a)"><xsl:value-of select="concat(substring-before(@nom, $a), $a, $a, substring-after(@nom, $a))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@nom"/></xsl:otherwise>
    </xsl:choose>
    <xsl:value-of select="$a"/>
  </xsl:template>

  <xsl:template match="g:validation" mode="nom"><xsl:value-of select="concat('v', count(../preceding-sibling::g:feuille), '-', @col, '-', @de)"/></xsl:template>

  <xsl:template match="g:validation">
    <table:content-validation table:allow-empty-cell="true">
      <xsl:attribute name="table:name"><xsl:apply-templates select="." mode="nom"/></xsl:attribute>
      <xsl:attribute name="table:base-cell-address">
        <xsl:for-each select=".."><xsl:call-template name="adresse"/></xsl:for-each>
        <xsl:value-of select="concat('.', substring($lettres, @col, 1), @de)"/>
      </xsl:attribute>
      <xsl:choose>
        <xsl:when test="@genre = 'liste'">
          <xsl:attribute name="table:display-list">unsorted</xsl:attribute>
          <xsl:attribute name="table:condition">
            <xsl:text>of:cell-content-is-in-list(</xsl:text>
            <xsl:for-each select="g:v"><xsl:if test="position() &gt; 1">;</xsl:if><xsl:value-of select="concat('&quot;', translate(., '&quot;', ''), '&quot;')"/></xsl:for-each>
            <xsl:text>)</xsl:text>
          </xsl:attribute>
        </xsl:when>
        <xsl:when test="@genre = 'date'">
          <xsl:attribute name="table:condition">of:cell-content-is-date() and cell-content-is-between(DATE(1900;1;1);DATE(2099;12;31))</xsl:attribute>
        </xsl:when>
        <xsl:when test="@genre = 'entier'">
          <xsl:attribute name="table:condition">of:cell-content-is-whole-number() and cell-content-is-between(0;10000)</xsl:attribute>
        </xsl:when>
      </xsl:choose>
      <xsl:if test="@aide != ''">
        <table:help-message table:title="{@titre}" table:display="true"><text:p><xsl:value-of select="@aide"/></text:p></table:help-message>
      </xsl:if>
      <xsl:if test="not(@ouverte) and @genre != 'aide'">
        <table:error-message table:title="{@titre}" table:message-type="stop" table:display="true"><text:p><xsl:value-of select="@aide"/></text:p></table:error-message>
      </xsl:if>
    </table:content-validation>
  </xsl:template>

  <xsl:template match="g:feuille">
    <table:table table:name="{@nom}" table:protected="true">
      <xsl:attribute name="table:style-name"><xsl:choose><xsl:when test="@paysage">ta-paysage</xsl:when><xsl:otherwise>ta-portrait</xsl:otherwise></xsl:choose></xsl:attribute>
      <xsl:for-each select="g:colonne"><table:table-column table:style-name="co{@largeur}" table:default-cell-style-name="Default"/></xsl:for-each>
      <xsl:variable name="titres" select="@titres"/>
      <xsl:choose>
        <xsl:when test="$titres">
          <xsl:apply-templates select="g:rang[position() &lt; $titres]"/>
          <table:table-header-rows><xsl:apply-templates select="g:rang[position() = $titres]"/></table:table-header-rows>
          <xsl:apply-templates select="g:rang[position() &gt; $titres]"/>
        </xsl:when>
        <xsl:otherwise><xsl:apply-templates select="g:rang"/></xsl:otherwise>
      </xsl:choose>
    </table:table>
  </xsl:template>

  <xsl:template match="g:rang">
    <xsl:variable name="n" select="count(preceding-sibling::g:rang) + 1"/>
    <xsl:variable name="validations" select="../g:validation[@de &lt;= $n and @a &gt;= $n]"/>
    <table:table-row>
      <xsl:choose>
        <xsl:when test="@lignes &gt; 1"><xsl:attribute name="table:style-name">ro<xsl:value-of select="@lignes"/></xsl:attribute></xsl:when>
        <xsl:when test="g:c/@style = 'titre'"><xsl:attribute name="table:style-name">ro-titre</xsl:attribute></xsl:when>
        <xsl:otherwise><xsl:attribute name="table:style-name">ro1</xsl:attribute></xsl:otherwise>
      </xsl:choose>
      <xsl:for-each select="g:c">
        <xsl:variable name="col" select="position()"/>
        <xsl:variable name="validation" select="$validations[@col = $col]"/>
        <table:table-cell table:style-name="{@style}">
          <xsl:if test="$validation"><xsl:attribute name="table:content-validation-name"><xsl:apply-templates select="$validation" mode="nom"/></xsl:attribute></xsl:if>
          <xsl:if test=". != ''">
            <xsl:attribute name="office:value-type">string</xsl:attribute>
            <text:p><xsl:value-of select="."/></text:p>
          </xsl:if>
        </table:table-cell>
      </xsl:for-each>
      <xsl:if test="not(g:c)"><table:table-cell/></xsl:if>
    </table:table-row>
  </xsl:template>

  <!-- ===== les styles ===== -->

  <xsl:template name="styles">
    <office:document-styles office:version="1.3">
      <office:font-face-decls><style:font-face style:name="Liberation Sans" xmlns:svg="urn:oasis:names:tc:opendocument:xmlns:svg-compatible:1.0" svg:font-family="'Liberation Sans'"/></office:font-face-decls>
      <office:styles>
        <style:default-style style:family="table-cell">
          <style:text-properties style:font-name="Liberation Sans" fo:font-size="10pt" fo:language="fr" fo:country="FR" fo:color="#1a1a1a"/>
        </style:default-style>
        <number:date-style style:name="N-date" number:language="fr" number:country="FR">
          <number:day number:style="long"/><number:text>/</number:text><number:month number:style="long"/><number:text>/</number:text><number:year number:style="long"/>
        </number:date-style>
        <number:text-style style:name="N-texte"><number:text-content/></number:text-style>
        <style:style style:name="Default" style:family="table-cell"/>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'titre'"/><xsl:with-param name="taille" select="15"/><xsl:with-param name="gras" select="true()"/><xsl:with-param name="couleur" select="'#12395b'"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'aide'"/><xsl:with-param name="taille" select="9"/><xsl:with-param name="italique" select="true()"/><xsl:with-param name="couleur" select="'#4a4a4a'"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'entete'"/><xsl:with-param name="gras" select="true()"/><xsl:with-param name="couleur" select="'#ffffff'"/><xsl:with-param name="fond" select="'#12395b'"/><xsl:with-param name="cadre" select="true()"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'section'"/><xsl:with-param name="taille" select="11"/><xsl:with-param name="gras" select="true()"/><xsl:with-param name="couleur" select="'#12395b'"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'libelle'"/><xsl:with-param name="cadre" select="true()"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'libelle-bande'"/><xsl:with-param name="cadre" select="true()"/><xsl:with-param name="fond" select="'#e8eef4'"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'saisie'"/><xsl:with-param name="cadre" select="true()"/><xsl:with-param name="fond" select="'#fffbe6'"/><xsl:with-param name="ouverte" select="true()"/><xsl:with-param name="format" select="'N-texte'"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'nombre'"/><xsl:with-param name="cadre" select="true()"/><xsl:with-param name="fond" select="'#fffbe6'"/><xsl:with-param name="ouverte" select="true()"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'date'"/><xsl:with-param name="cadre" select="true()"/><xsl:with-param name="fond" select="'#fffbe6'"/><xsl:with-param name="ouverte" select="true()"/><xsl:with-param name="format" select="'N-date'"/></xsl:call-template>
        <xsl:call-template name="style"><xsl:with-param name="nom" select="'texte'"/></xsl:call-template>
      </office:styles>
      <office:automatic-styles>
        <xsl:call-template name="page"><xsl:with-param name="nom" select="'pm-portrait'"/><xsl:with-param name="sens" select="'portrait'"/><xsl:with-param name="l" select="'210mm'"/><xsl:with-param name="h" select="'297mm'"/></xsl:call-template>
        <xsl:call-template name="page"><xsl:with-param name="nom" select="'pm-paysage'"/><xsl:with-param name="sens" select="'landscape'"/><xsl:with-param name="l" select="'297mm'"/><xsl:with-param name="h" select="'210mm'"/></xsl:call-template>
      </office:automatic-styles>
      <office:master-styles>
        <xsl:call-template name="modele"><xsl:with-param name="nom" select="'Portrait'"/><xsl:with-param name="page" select="'pm-portrait'"/></xsl:call-template>
        <xsl:call-template name="modele"><xsl:with-param name="nom" select="'Paysage'"/><xsl:with-param name="page" select="'pm-paysage'"/></xsl:call-template>
      </office:master-styles>
    </office:document-styles>
  </xsl:template>

  <xsl:template name="style">
    <xsl:param name="nom"/>
    <xsl:param name="taille" select="10"/>
    <xsl:param name="gras" select="false()"/>
    <xsl:param name="italique" select="false()"/>
    <xsl:param name="couleur" select="'#1a1a1a'"/>
    <xsl:param name="fond" select="'transparent'"/>
    <xsl:param name="cadre" select="false()"/>
    <xsl:param name="ouverte" select="false()"/>      <!-- se remplit, malgré la protection -->
    <xsl:param name="format" select="''"/>
    <style:style style:name="{$nom}" style:family="table-cell" style:parent-style-name="Default">
      <xsl:if test="$format != ''"><xsl:attribute name="style:data-style-name"><xsl:value-of select="$format"/></xsl:attribute></xsl:if>
      <style:table-cell-properties fo:background-color="{$fond}" style:vertical-align="middle">
        <xsl:attribute name="fo:wrap-option"><xsl:choose><xsl:when test="$cadre or $nom = 'texte'">wrap</xsl:when><xsl:otherwise>no-wrap</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:attribute name="fo:border"><xsl:choose><xsl:when test="$cadre">0.5pt solid #9aa7b4</xsl:when><xsl:otherwise>none</xsl:otherwise></xsl:choose></xsl:attribute>
        <xsl:attribute name="style:cell-protect"><xsl:choose><xsl:when test="$ouverte">none</xsl:when><xsl:otherwise>protected</xsl:otherwise></xsl:choose></xsl:attribute>
      </style:table-cell-properties>
      <xsl:if test="$ouverte"><style:paragraph-properties fo:text-align="start"/></xsl:if>
      <style:text-properties fo:font-size="{$taille}pt" fo:color="{$couleur}">
        <xsl:if test="$gras"><xsl:attribute name="fo:font-weight">bold</xsl:attribute></xsl:if>
        <xsl:if test="$italique"><xsl:attribute name="fo:font-style">italic</xsl:attribute></xsl:if>
      </style:text-properties>
    </style:style>
  </xsl:template>

  <xsl:template name="page">
    <xsl:param name="nom"/><xsl:param name="sens"/><xsl:param name="l"/><xsl:param name="h"/>
    <style:page-layout style:name="{$nom}">
      <style:page-layout-properties fo:page-width="{$l}" fo:page-height="{$h}" style:print-orientation="{$sens}" fo:margin="10mm" style:scale-to-X="1" style:scale-to-Y="0"/>
      <style:footer-style><style:header-footer-properties fo:min-height="6mm" fo:margin-top="2mm"/></style:footer-style>
    </style:page-layout>
  </xsl:template>

  <xsl:template name="modele">
    <xsl:param name="nom"/><xsl:param name="page"/>
    <style:master-page style:name="{$nom}" style:page-layout-name="{$page}">
      <style:footer>
        <style:region-left><text:p><text:sheet-name>Feuille</text:sheet-name></text:p></style:region-left>
        <style:region-right><text:p>Page <text:page-number>1</text:page-number> sur <text:page-count>1</text:page-count></text:p></style:region-right>
      </style:footer>
    </style:master-page>
  </xsl:template>
</xsl:stylesheet>
