<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/rapport-html.xsl - le rapport de réception en une page qui se
  suffit : ni script, ni image, ni réseau (sa politique l'interdit). Les mots
  et leur ordre sont l'arbre de rapport.xsl, son entrée ; ici, leur mise en page.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="aspect.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:template match="/"><xsl:apply-templates select="rapport"/></xsl:template>

  <xsl:template match="rapport">
    <html lang="{$langue}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; base-uri 'none'; form-action 'none'"/>
        <meta name="robots" content="noindex"/>
        <meta name="referrer" content="no-referrer"/>
        <title><xsl:value-of select="concat(verdict/@mot, ' – ', objet, ' – ', titre)"/></title>
        <style><xsl:call-template name="aspect"/><xsl:call-template name="aspect-du-rapport"/></style>
      </head>
      <body>
        <a class="saut" href="#verdict"><xsl:value-of select="$mr/aller-contenu"/></a>
        <xsl:call-template name="formes"/>
        <header>
          <p class="surtitre"><xsl:value-of select="$mots/surtitre"/></p>
          <h1><xsl:value-of select="titre"/></h1>
          <p class="objet"><bdi><xsl:value-of select="objet"/></bdi></p>
          <p><xsl:for-each select="sous-objet"><xsl:if test="position() &gt; 1"> · </xsl:if><bdi><xsl:value-of select="."/></bdi></xsl:for-each></p>
        </header>
        <main>
          <xsl:apply-templates select="verdict | fiche | section"/>
        </main>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="verdict">
    <section id="verdict" class="verdict fond-{@code}" aria-labelledby="verdict-titre">
      <h2 id="verdict-titre" class="{@code}"><xsl:call-template name="forme"><xsl:with-param name="nom" select="@code"/></xsl:call-template><xsl:value-of select="@mot"/></h2>
      <xsl:for-each select="p"><p><xsl:value-of select="."/></p></xsl:for-each>
      <xsl:for-each select="aller"><p class="aller"><a href="#{@vers}"><xsl:value-of select="."/></a></p></xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="fiche">
    <section aria-label="{@titre}">
      <dl><xsl:for-each select="l"><div><dt><xsl:value-of select="@nom"/></dt><dd><bdi><xsl:value-of select="."/></bdi></dd></div></xsl:for-each></dl>
    </section>
  </xsl:template>

  <xsl:template match="section">
    <section aria-labelledby="{@id}">
      <h2 id="{@id}"><xsl:value-of select="@titre"/></h2>
      <xsl:if test="bien"><ul class="bien"><xsl:apply-templates select="bien"/></ul></xsl:if>
      <xsl:apply-templates select="p | groupe | etapes | tableau"/>
    </section>
  </xsl:template>

  <xsl:template match="section/p">
    <p><xsl:if test="@discret"><xsl:attribute name="class">discret</xsl:attribute></xsl:if><xsl:apply-templates mode="texte"/></p>
  </xsl:template>
  <xsl:template match="code" mode="texte"><code><xsl:value-of select="."/></code></xsl:template>

  <xsl:template match="bien">
    <li>
      <xsl:call-template name="forme"><xsl:with-param name="nom" select="'accepte'"/></xsl:call-template>
      <div><strong><xsl:value-of select="@titre"/></strong><xsl:for-each select="p"><p><bdi><xsl:value-of select="."/></bdi></p></xsl:for-each></div>
    </li>
  </xsl:template>

  <xsl:template match="groupe">
    <h3><xsl:value-of select="@titre"/></h3>
    <ul class="constats"><xsl:apply-templates select="constat"/></ul>
  </xsl:template>

  <xsl:template match="constat">
    <li class="{@gravite}">
      <p class="mot">
        <xsl:choose>
          <xsl:when test="@gravite = 'error'"><xsl:call-template name="forme"><xsl:with-param name="nom" select="'a-completer'"/></xsl:call-template></xsl:when>
          <xsl:otherwise><xsl:call-template name="forme"><xsl:with-param name="nom" select="'info'"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="@mot"/>
        <span class="id"><xsl:value-of select="@id"/></span>
      </p>
      <xsl:for-each select="fait">
        <p class="fait"><bdi><xsl:value-of select="."/></bdi></p>
        <xsl:if test="@ou != ''"><p class="ou"><xsl:value-of select="substring-before($mr/ou, '{a}')"/><bdi><xsl:value-of select="@ou"/></bdi></p></xsl:if>
      </xsl:for-each>
      <xsl:if test="conseil"><p class="conseil"><strong><xsl:value-of select="$mr/faire"/></strong><xsl:text> </xsl:text><bdi><xsl:value-of select="conseil"/></bdi></p></xsl:if>
    </li>
  </xsl:template>

  <xsl:template match="etapes">
    <ol><xsl:for-each select="e"><li><xsl:value-of select="."/></li></xsl:for-each></ol>
  </xsl:template>

  <!-- Un tableau défile dans son cadre, que le clavier atteint ; la page, jamais. -->
  <xsl:template match="tableau">
    <div class="defile" role="region" aria-label="{@titre}" tabindex="0">
      <table>
        <caption><xsl:value-of select="@titre"/></caption>
        <thead><tr><xsl:for-each select="tetes/c"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
        <tbody>
          <xsl:for-each select="rang">
            <tr><xsl:for-each select="c"><xsl:choose>
              <xsl:when test="position() = 1"><th scope="row"><bdi><xsl:value-of select="."/></bdi></th></xsl:when>
              <xsl:otherwise><td><bdi><xsl:value-of select="."/></bdi></td></xsl:otherwise>
            </xsl:choose></xsl:for-each></tr>
          </xsl:for-each>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template name="aspect-du-rapport">
    header, main { padding: 1.6rem max(1.25rem, calc(50vw - 24rem)); }
    main { padding-top: 1.4rem; padding-bottom: 3rem; }
    .objet { font-size: 1.2rem; }
    .verdict { border-left: 5px solid currentColor; padding: 0.9rem 1.2rem; margin: 0 0 1.4rem; }
    .verdict h2 { border: 0; margin: 0 0 0.4rem; padding: 0; font-size: 1.6rem; }
    .verdict p { color: var(--encre); margin: 0.4rem 0; }
    .fond-accepte, .fond-accepte-avec-remarques { background: var(--vert-pale); border-color: var(--vert); }
    .fond-a-completer { background: var(--ocre-pale); border-color: var(--ocre); }
    .fond-refuse { background: var(--rouge-pale); border-color: var(--rouge); }
    .fond-accepte .trait, .fond-accepte-avec-remarques .trait { stroke: var(--vert-pale); }
    dl { margin: 0; display: grid; gap: 0; }
    dl div { display: grid; grid-template-columns: 13rem 1fr; gap: 0 1rem; padding: 0.35rem 0; border-bottom: 1px solid var(--filet); }
    dt { color: var(--discret); }
    dd { margin: 0; }
    ul.bien, ul.constats { list-style: none; margin: 0; padding: 0; }
    ul.bien li { display: flex; gap: 0.3rem; margin: 0 0 0.6rem; }
    ul.bien .forme { color: var(--vert); margin-top: 0.2em; }
    ul.bien p { margin: 0; }
    ul.constats li { border: 1px solid var(--filet); border-left: 4px solid var(--filet); padding: 0.6rem 0.9rem; margin: 0 0 0.7rem; }
    ul.constats li.error { border-left-color: var(--ocre); }
    ul.constats li.warning { border-left-color: var(--bleu); }
    ul.constats p { margin: 0.25rem 0; }
    .mot { font-size: 0.85rem; font-weight: bold; display: flex; align-items: center; }
    .error .mot { color: var(--ocre); }
    .warning .mot { color: var(--bleu); }
    .info .mot { color: var(--discret); }
    .id { margin-left: auto; padding-left: 1rem; font-weight: normal; color: var(--discret); }
    .ou { color: var(--discret); font-size: 0.9rem; }
    .conseil { background: var(--pale); padding: 0.4rem 0.7rem; }
    ol { padding-left: 1.4rem; }
    ol li { margin: 0.3rem 0; }
    .defile { overflow-x: auto; margin-bottom: 0.8rem; }
    .defile table { min-width: 34rem; }
    tbody th { font-weight: normal; }
    @media (max-width: 34rem) { dl div { grid-template-columns: 1fr; } h1 { font-size: 1.7rem; } }
    @media print {
      header, main { padding: 0 0 3mm; }
      .verdict { margin-top: 5mm; border: 0.75pt solid currentColor; border-left-width: 4pt; }
      .defile { overflow: visible; }
      .defile table { min-width: 0; }
    }
  </xsl:template>
</xsl:stylesheet>
