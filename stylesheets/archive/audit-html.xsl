<?xml version="1.0" encoding="UTF-8"?>
<!--
  archive/audit-html.xsl - le rapport d'audit en une page qui se suffit : ni
  script, ni image, ni réseau (sa politique l'interdit).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="audit-texte.xsl"/>
  <xsl:include href="../reception/aspect.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/"><xsl:apply-templates select="$rapport"/></xsl:template>

  <xsl:template match="rapport">
    <html lang="{$langue}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
        <meta name="robots" content="noindex"/>
        <meta name="referrer" content="no-referrer"/>
        <title><xsl:value-of select="concat(@titre, ' – ', @archive, ' – ', @date)"/></title>
        <style><xsl:call-template name="aspect"/><xsl:call-template name="aspect-de-l-audit"/></style>
      </head>
      <body>
        <a class="saut" href="#verdict">Aller au résultat</a>
        <xsl:call-template name="formes"/>
        <header>
          <p class="surtitre">Archive de dossiers CléA</p>
          <h1><xsl:value-of select="@titre"/></h1>
          <p><bdi><xsl:value-of select="@archive"/></bdi> · <xsl:value-of select="@date"/></p>
        </header>
        <main>
          <p id="verdict" tabindex="-1">
            <xsl:attribute name="class">verdict <xsl:call-template name="aspect-de-l-etat"/></xsl:attribute>
            <xsl:call-template name="forme"><xsl:with-param name="nom"><xsl:call-template name="aspect-de-l-etat"/></xsl:with-param></xsl:call-template>
            <xsl:value-of select="verdict"/>
          </p>
          <xsl:apply-templates select="section"/>
        </main>
        <footer><p>Fait par <xsl:value-of select="@programme"/>.</p></footer>
      </body>
    </html>
  </xsl:template>

  <!-- Les noms de l'aspect commun : rond coché, triangle, carré. -->
  <xsl:template name="aspect-de-l-etat">
    <xsl:choose>
      <xsl:when test="ancestor-or-self::rapport/@etat = 'bien'">accepte</xsl:when>
      <xsl:when test="ancestor-or-self::rapport/@etat = 'a-voir'">a-completer</xsl:when>
      <xsl:otherwise>refuse</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="section">
    <section aria-labelledby="{@id}">
      <h2 id="{@id}"><xsl:value-of select="@titre"/></h2>
      <xsl:if test="l"><dl><xsl:apply-templates select="l"/></dl></xsl:if>
      <xsl:apply-templates select="p | tableau"/>
    </section>
  </xsl:template>
  <xsl:template match="p"><p><xsl:value-of select="normalize-space()"/></p></xsl:template>
  <xsl:template match="l"><div><dt><xsl:value-of select="@nom"/></dt><dd><xsl:apply-templates select="." mode="valeur"/></dd></div></xsl:template>
  <xsl:template match="*" mode="valeur"><xsl:value-of select="normalize-space()"/></xsl:template>
  <xsl:template match="*[@code]" mode="valeur"><code><xsl:value-of select="normalize-space()"/></code></xsl:template>

  <xsl:template match="tableau">
    <div class="defile" role="region" aria-labelledby="{../@id}" tabindex="0">
      <table>
        <thead><tr><xsl:for-each select="tete/c"><th scope="col"><xsl:if test="@n"><xsl:attribute name="class">n</xsl:attribute></xsl:if><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
        <tbody><xsl:for-each select="rang"><tr>
          <th scope="row"><xsl:apply-templates select="c[1]" mode="valeur"/></th>
          <xsl:for-each select="c[position() &gt; 1]"><td><xsl:if test="@n"><xsl:attribute name="class">n</xsl:attribute></xsl:if><xsl:apply-templates select="." mode="valeur"/></td></xsl:for-each>
        </tr></xsl:for-each></tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="aspect-de-l-audit">
    header { padding: 1.4rem 2rem; }
    main, footer { padding: 0 2rem; max-width: 62rem; }
    .verdict { font-size: 1.2rem; font-weight: bold; background: var(--pale); border-left: 4px solid currentColor; padding: 0.8rem 1rem; margin: 1.4rem 0 0; }
    .verdict.accepte { background: var(--vert-pale); } .verdict.a-completer { background: var(--ocre-pale); } .verdict.refuse { background: var(--rouge-pale); }
    dl { margin: 0; } dl div { display: flex; flex-wrap: wrap; gap: 0 1rem; padding: 0.3rem 0; border-bottom: 1px solid var(--filet); }
    dt { color: var(--discret); flex: 0 0 13rem; } dd { margin: 0; flex: 1 1 16rem; }
    .defile { overflow-x: auto; }
    tbody th { font-weight: normal; width: 40%; } .n { text-align: right; white-space: nowrap; }
    footer { margin: 2rem 0; }
    @media print { .defile { overflow: visible; } }
  </xsl:template>
</xsl:stylesheet>
