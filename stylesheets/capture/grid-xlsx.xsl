<?xml version="1.0" encoding="UTF-8"?>
<!--
  grid-xlsx.xsl - une grille (grid.xsl) devient les parties d'un classeur
  Office Open XML (ISO/IEC 29500). « partie » dit laquelle ; sans elle, la liste.
  Tout texte est dans la cellule même (inlineStr) : pas de table de chaînes.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:g="urn:clea:grille:1"
    xmlns:p="urn:clea:parties:1"
    xmlns:r="http://schemas.openxmlformats.org/officeDocument/2006/relationships"
    xmlns:cp="http://schemas.openxmlformats.org/package/2006/metadata/core-properties"
    xmlns:dc="http://purl.org/dc/elements/1.1/"
    xmlns:dcterms="http://purl.org/dc/terms/"
    xmlns:xsi="http://www.w3.org/2001/XMLSchema-instance"
    exclude-result-prefixes="g">

  <xsl:output method="xml" encoding="UTF-8"/>
  <xsl:param name="partie" select="''"/>
  <xsl:param name="maintenant"/>        <!-- instant ISO 8601 -->

  <xsl:variable name="grille" select="/g:grille"/>
  <xsl:variable name="doc" select="'http://schemas.openxmlformats.org/officeDocument/2006/relationships/'"/>
  <xsl:variable name="mime" select="'application/vnd.openxmlformats-officedocument.spreadsheetml.'"/>

  <xsl:template match="/">
    <xsl:choose>
      <xsl:when test="$partie = ''"><xsl:call-template name="liste"/></xsl:when>
      <xsl:when test="$partie = '[Content_Types].xml'"><xsl:call-template name="types"/></xsl:when>
      <xsl:when test="$partie = '_rels/.rels'"><xsl:call-template name="liens"/></xsl:when>
      <xsl:when test="$partie = 'docProps/core.xml'"><xsl:call-template name="proprietes"/></xsl:when>
      <xsl:when test="$partie = 'xl/workbook.xml'"><xsl:call-template name="classeur"/></xsl:when>
      <xsl:when test="$partie = 'xl/_rels/workbook.xml.rels'"><xsl:call-template name="liens-classeur"/></xsl:when>
      <xsl:when test="$partie = 'xl/styles.xml'"><xsl:call-template name="styles"/></xsl:when>
      <xsl:otherwise>
        <xsl:apply-templates select="$grille/g:feuille[concat('xl/worksheets/sheet', position(), '.xml') = $partie]"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="liste">
    <p:parties>
      <p:partie nom="[Content_Types].xml"/>
      <p:partie nom="_rels/.rels"/>
      <p:partie nom="docProps/core.xml"/>
      <p:partie nom="xl/workbook.xml"/>
      <p:partie nom="xl/_rels/workbook.xml.rels"/>
      <p:partie nom="xl/styles.xml"/>
      <xsl:for-each select="$grille/g:feuille"><p:partie nom="xl/worksheets/sheet{position()}.xml"/></xsl:for-each>
    </p:parties>
  </xsl:template>

  <xsl:template name="types">
    <Types xmlns="http://schemas.openxmlformats.org/package/2006/content-types">
      <Default Extension="rels" ContentType="application/vnd.openxmlformats-package.relationships+xml"/>
      <Default Extension="xml" ContentType="application/xml"/>
      <Override PartName="/docProps/core.xml" ContentType="application/vnd.openxmlformats-package.core-properties+xml"/>
      <Override PartName="/xl/workbook.xml" ContentType="{$mime}sheet.main+xml"/>
      <Override PartName="/xl/styles.xml" ContentType="{$mime}styles+xml"/>
      <xsl:for-each select="$grille/g:feuille">
        <Override PartName="/xl/worksheets/sheet{position()}.xml" ContentType="{$mime}worksheet+xml"/>
      </xsl:for-each>
    </Types>
  </xsl:template>

  <xsl:template name="liens">
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <Relationship Id="rId1" Type="{$doc}officeDocument" Target="xl/workbook.xml"/>
      <Relationship Id="rId2" Type="http://schemas.openxmlformats.org/package/2006/relationships/metadata/core-properties" Target="docProps/core.xml"/>
    </Relationships>
  </xsl:template>

  <xsl:template name="liens-classeur">
    <Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">
      <xsl:for-each select="$grille/g:feuille">
        <Relationship Id="rId{position()}" Type="{$doc}worksheet" Target="worksheets/sheet{position()}.xml"/>
      </xsl:for-each>
      <Relationship Id="rId{count($grille/g:feuille) + 1}" Type="{$doc}styles" Target="styles.xml"/>
    </Relationships>
  </xsl:template>

  <xsl:template name="proprietes">
    <cp:coreProperties>
      <dc:title><xsl:value-of select="$grille/@titre"/></dc:title>
      <dc:subject><xsl:value-of select="$grille/@referentiel"/></dc:subject>
      <dc:creator>clea</dc:creator>
      <dc:language>fr-FR</dc:language>
      <dcterms:created xsi:type="dcterms:W3CDTF"><xsl:value-of select="$maintenant"/></dcterms:created>
      <dcterms:modified xsi:type="dcterms:W3CDTF"><xsl:value-of select="$maintenant"/></dcterms:modified>
    </cp:coreProperties>
  </xsl:template>

  <!-- ===== le classeur ===== -->

  <xsl:template name="classeur">
    <workbook xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <bookViews><workbookView activeTab="0"/></bookViews>
      <sheets>
        <xsl:for-each select="$grille/g:feuille"><sheet name="{@nom}" sheetId="{position()}" r:id="rId{position()}"/></xsl:for-each>
      </sheets>
      <xsl:if test="$grille/g:feuille[@titres]">
        <definedNames>
          <xsl:for-each select="$grille/g:feuille">
            <xsl:if test="@titres">
              <xsl:variable name="nom"><xsl:call-template name="entre-apostrophes"/></xsl:variable>
              <definedName name="_xlnm.Print_Titles" localSheetId="{position() - 1}"><xsl:value-of select="concat($nom, '!$', @titres, ':$', @titres)"/></definedName>
            </xsl:if>
          </xsl:for-each>
        </definedNames>
      </xsl:if>
    </workbook>
  </xsl:template>

  <!-- Le nom d'une feuille dans une formule ; une apostrophe y est doublée. -->
  <xsl:template name="entre-apostrophes">
    <xsl:param name="nom" select="@nom"/>
    <xsl:variable name="apostrophe">'</xsl:variable>
    <xsl:value-of select="$apostrophe"/>
    <xsl:if test="contains($nom, $apostrophe)"><xsl:value-of select="concat(substring-before($nom, $apostrophe), $apostrophe, $apostrophe, substring-after($nom, $apostrophe))"/></xsl:if>
    <xsl:if test="not(contains($nom, $apostrophe))"><xsl:value-of select="$nom"/></xsl:if>
    <xsl:value-of select="$apostrophe"/>
  </xsl:template>

  <!-- ===== une feuille ===== -->

  <xsl:template match="g:feuille">
    <worksheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <sheetPr><pageSetUpPr fitToPage="1"/></sheetPr>
      <sheetViews>
        <sheetView workbookViewId="0" showGridLines="0">
          <xsl:if test="not(preceding-sibling::g:feuille)"><xsl:attribute name="tabSelected">1</xsl:attribute></xsl:if>
          <xsl:if test="@gel-rangs">
            <pane topLeftCell="{concat(substring('ABCDEFGHIJKLMNOPQRSTUVWXYZ', number(concat('0', @gel-colonnes)) + 1, 1), @gel-rangs + 1)}" state="frozen" ySplit="{@gel-rangs}">
              <xsl:attribute name="activePane"><xsl:choose><xsl:when test="@gel-colonnes &gt; 0">bottomRight</xsl:when><xsl:otherwise>bottomLeft</xsl:otherwise></xsl:choose></xsl:attribute>
              <xsl:if test="@gel-colonnes &gt; 0"><xsl:attribute name="xSplit"><xsl:value-of select="@gel-colonnes"/></xsl:attribute></xsl:if>
            </pane>
          </xsl:if>
        </sheetView>
      </sheetViews>
      <sheetFormatPr defaultRowHeight="16" customHeight="1"/>
      <cols>
        <xsl:for-each select="g:colonne"><col min="{position()}" max="{position()}" width="{@largeur + 1}" customWidth="1"/></xsl:for-each>
      </cols>
      <sheetData><xsl:apply-templates select="g:rang"/></sheetData>
      <sheetProtection sheet="1" objects="1" scenarios="1" formatColumns="0" formatRows="0" sort="0" autoFilter="0"/>
      <xsl:if test="@titres"><autoFilter ref="A{@titres}:{substring('ABCDEFGHIJKLMNOPQRSTUVWXYZ', @colonnes, 1)}{count(g:rang)}"/></xsl:if>
      <xsl:if test="g:validation">
        <dataValidations count="{count(g:validation)}"><xsl:apply-templates select="g:validation"/></dataValidations>
      </xsl:if>
      <pageMargins left="0.4" right="0.4" top="0.5" bottom="0.6" header="0.3" footer="0.3"/>
      <pageSetup paperSize="9" fitToHeight="0">
        <xsl:attribute name="orientation"><xsl:choose><xsl:when test="@paysage">landscape</xsl:when><xsl:otherwise>portrait</xsl:otherwise></xsl:choose></xsl:attribute>
      </pageSetup>
      <headerFooter><oddFooter>&amp;L&amp;A&amp;RPage &amp;P sur &amp;N</oddFooter></headerFooter>
    </worksheet>
  </xsl:template>

  <xsl:template match="g:rang">
    <xsl:variable name="n" select="position()"/>
    <row xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" r="{$n}">
      <xsl:if test="@lignes &gt; 1"><xsl:attribute name="ht"><xsl:value-of select="13 * @lignes + 4"/></xsl:attribute><xsl:attribute name="customHeight">1</xsl:attribute></xsl:if>
      <xsl:if test="g:c/@style = 'titre'"><xsl:attribute name="ht">24</xsl:attribute><xsl:attribute name="customHeight">1</xsl:attribute></xsl:if>
      <xsl:for-each select="g:c">
        <c r="{substring('ABCDEFGHIJKLMNOPQRSTUVWXYZ', position(), 1)}{$n}">
          <xsl:attribute name="s"><xsl:apply-templates select="@style"/></xsl:attribute>
          <xsl:if test=". != ''">
            <xsl:attribute name="t">inlineStr</xsl:attribute>
            <is><t xml:space="preserve"><xsl:value-of select="."/></t></is>
          </xsl:if>
        </c>
      </xsl:for-each>
    </row>
  </xsl:template>

  <!-- Le rang de chaque style dans cellXfs. -->
  <xsl:template match="@style">
    <xsl:choose>
      <xsl:when test=". = 'titre'">1</xsl:when>
      <xsl:when test=". = 'aide'">2</xsl:when>
      <xsl:when test=". = 'entete'">3</xsl:when>
      <xsl:when test=". = 'section'">4</xsl:when>
      <xsl:when test=". = 'libelle'">5</xsl:when>
      <xsl:when test=". = 'libelle-bande'">6</xsl:when>
      <xsl:when test=". = 'saisie'">7</xsl:when>
      <xsl:when test=". = 'date'">8</xsl:when>
      <xsl:when test=". = 'texte'">9</xsl:when>
      <xsl:when test=". = 'nombre'">10</xsl:when>
      <xsl:otherwise>0</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="g:validation">
    <xsl:variable name="lettre" select="substring('ABCDEFGHIJKLMNOPQRSTUVWXYZ', @col, 1)"/>
    <dataValidation xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main" allowBlank="1" showInputMessage="1" sqref="{$lettre}{@de}:{$lettre}{@a}">
      <xsl:if test="@aide != ''">
        <xsl:attribute name="promptTitle"><xsl:value-of select="substring(@titre, 1, 32)"/></xsl:attribute>
        <xsl:attribute name="prompt"><xsl:value-of select="substring(@aide, 1, 255)"/></xsl:attribute>
      </xsl:if>
      <xsl:if test="not(@ouverte) and @genre != 'aide'">
        <xsl:attribute name="showErrorMessage">1</xsl:attribute>
        <xsl:attribute name="errorTitle"><xsl:value-of select="substring(@titre, 1, 32)"/></xsl:attribute>
        <xsl:attribute name="error"><xsl:value-of select="substring(@aide, 1, 225)"/></xsl:attribute>
      </xsl:if>
      <xsl:choose>
        <xsl:when test="@genre = 'liste'">
          <xsl:attribute name="type">list</xsl:attribute>
          <formula1><xsl:text>"</xsl:text><xsl:for-each select="g:v"><xsl:if test="position() &gt; 1">,</xsl:if><xsl:value-of select="translate(., ',&quot;', ' ')"/></xsl:for-each><xsl:text>"</xsl:text></formula1>
        </xsl:when>
        <xsl:when test="@genre = 'date'">      <!-- du 1er janvier 1900 au 31 décembre 2099 -->
          <xsl:attribute name="type">date</xsl:attribute><xsl:attribute name="operator">between</xsl:attribute>
          <formula1>1</formula1><formula2>73050</formula2>
        </xsl:when>
        <xsl:when test="@genre = 'entier'">
          <xsl:attribute name="type">whole</xsl:attribute><xsl:attribute name="operator">between</xsl:attribute>
          <formula1>0</formula1><formula2>10000</formula2>
        </xsl:when>
        <xsl:otherwise/>
      </xsl:choose>
    </dataValidation>
  </xsl:template>

  <!-- ===== les styles ===== -->

  <xsl:template name="styles">
    <styleSheet xmlns="http://schemas.openxmlformats.org/spreadsheetml/2006/main">
      <numFmts count="1"><numFmt numFmtId="164" formatCode="[$-40C]dd/mm/yyyy"/></numFmts>
      <fonts count="5">
        <font><sz val="10"/><color rgb="FF1A1A1A"/><name val="Liberation Sans"/><family val="2"/></font>
        <font><b/><sz val="15"/><color rgb="FF12395B"/><name val="Liberation Sans"/><family val="2"/></font>
        <font><i/><sz val="9"/><color rgb="FF4A4A4A"/><name val="Liberation Sans"/><family val="2"/></font>
        <font><b/><sz val="10"/><color rgb="FFFFFFFF"/><name val="Liberation Sans"/><family val="2"/></font>
        <font><b/><sz val="11"/><color rgb="FF12395B"/><name val="Liberation Sans"/><family val="2"/></font>
      </fonts>
      <fills count="5">
        <fill><patternFill patternType="none"/></fill>
        <fill><patternFill patternType="gray125"/></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FF12395B"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFE8EEF4"/><bgColor indexed="64"/></patternFill></fill>
        <fill><patternFill patternType="solid"><fgColor rgb="FFFFFBE6"/><bgColor indexed="64"/></patternFill></fill>
      </fills>
      <borders count="2">
        <border><left/><right/><top/><bottom/><diagonal/></border>
        <border>
          <left style="thin"><color rgb="FF9AA7B4"/></left><right style="thin"><color rgb="FF9AA7B4"/></right>
          <top style="thin"><color rgb="FF9AA7B4"/></top><bottom style="thin"><color rgb="FF9AA7B4"/></bottom><diagonal/>
        </border>
      </borders>
      <cellStyleXfs count="1"><xf numFmtId="0" fontId="0" fillId="0" borderId="0"/></cellStyleXfs>
      <cellXfs count="11">
        <xf numFmtId="0" fontId="0" fillId="0" borderId="0" xfId="0"/>
        <xf numFmtId="49" fontId="1" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment vertical="center"/></xf>
        <xf numFmtId="49" fontId="2" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment vertical="center"/></xf>
        <xf numFmtId="49" fontId="3" fillId="2" borderId="1" xfId="0" applyFont="1" applyFill="1" applyBorder="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="4" fillId="0" borderId="0" xfId="0" applyFont="1"><alignment vertical="bottom"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="1" xfId="0" applyBorder="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="3" borderId="1" xfId="0" applyFill="1" applyBorder="1"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="49" fontId="0" fillId="4" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1"><alignment vertical="center" wrapText="1"/><protection locked="0"/></xf>
        <xf numFmtId="164" fontId="0" fillId="4" borderId="1" xfId="0" applyNumberFormat="1" applyFill="1" applyBorder="1" applyProtection="1"><alignment horizontal="left" vertical="center"/><protection locked="0"/></xf>
        <xf numFmtId="49" fontId="0" fillId="0" borderId="0" xfId="0"><alignment vertical="center" wrapText="1"/></xf>
        <xf numFmtId="0" fontId="0" fillId="4" borderId="1" xfId="0" applyFill="1" applyBorder="1" applyProtection="1"><alignment horizontal="left" vertical="center"/><protection locked="0"/></xf>
      </cellXfs>
      <cellStyles count="1"><cellStyle name="Normal" xfId="0" builtinId="0"/></cellStyles>
    </styleSheet>
  </xsl:template>
</xsl:stylesheet>
