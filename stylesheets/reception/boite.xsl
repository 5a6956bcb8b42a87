<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/boite.xsl - le tableau de tout ce qui a été reçu, pour le
  secrétariat : une page HTML qui se suffit. Entrée : « boite » (reception.xsd).

  Sans script, un tableau complet, le plus récent d'abord. Le script de
  boite-script.xsl y ajoute le tri et les choix ; c'est le seul que la politique
  de la page laisse s'exécuter (par son empreinte), et il ne crée aucun réseau.

  Un envoi rendu dont le dossier corrigé a été accepté depuis (corrige-le) garde
  son verdict, dit ce qu'il en est advenu, et ne compte plus dans ce qui reste
  à faire.

  Une ligne porte en données ce que le script compare : data-v le verdict, ou
  « corrige », data-n le nom, data-o l'organisme, data-c le poids des constats, data-le
  l'instant, data-j les jours restants, data-p « 1 » si le jury peut être saisi.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:e="urn:clea:reception:1"
    exclude-result-prefixes="e">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="aspect.xsl"/>
  <xsl:include href="boite-script.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <!-- Un organisme est son SIRET, ou son nom quand il n'en a pas donné. -->
  <xsl:key name="organisme" match="e:boite/e:reception[e:dossier]" use="concat(e:dossier/@siret, substring(e:dossier/e:organisme, 1, 200 * not(e:dossier/@siret != '')))"/>

  <xsl:variable name="mb" select="$mots/boite"/>
  <xsl:variable name="envois" select="/e:boite/e:reception"/>
  <xsl:variable name="jour" select="substring(/e:boite/@le, 1, 10)"/>

  <xsl:template match="/"><xsl:apply-templates select="e:boite"/></xsl:template>

  <xsl:template match="e:boite">
    <html lang="{$langue}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; script-src '{$empreinte-du-script}'; base-uri 'none'; form-action 'none'"/>
        <meta name="robots" content="noindex"/>
        <meta name="referrer" content="no-referrer"/>
        <title><xsl:value-of select="concat($mb/titre, ' – ', $mots/clea)"/></title>
        <style><xsl:call-template name="aspect"/><xsl:call-template name="aspect-de-la-boite"/></style>
      </head>
      <body>
        <a class="saut" href="#envois"><xsl:value-of select="$mb/aller"/></a>
        <xsl:call-template name="formes"/>
        <header>
          <p class="surtitre"><xsl:value-of select="$mots/surtitre"/></p>
          <h1><xsl:value-of select="$mb/titre"/></h1>
          <p><xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mb/etat"/>
            <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$jour"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="b"><xsl:call-template name="heure"><xsl:with-param name="instant" select="@le"/></xsl:call-template></xsl:with-param>
          </xsl:call-template></p>
        </header>
        <main>
          <xsl:choose>
            <xsl:when test="$envois">
              <xsl:call-template name="en-bref"/>
              <xsl:call-template name="choix"/>
              <xsl:call-template name="tableau"/>
            </xsl:when>
            <xsl:otherwise><p id="envois"><xsl:value-of select="$mb/vide"/></p></xsl:otherwise>
          </xsl:choose>
        </main>
        <footer><p><xsl:value-of select="$mb/edite"/></p></footer>
        <xsl:if test="$envois"><script><xsl:value-of select="$script" disable-output-escaping="yes"/></script></xsl:if>
      </body>
    </html>
  </xsl:template>

  <!-- Combien de chaque verdict ; à part, ce qui a été rendu et qui est accepté depuis. -->
  <xsl:template name="en-bref">
    <section aria-label="{$mb/resume}">
      <ul class="bref">
        <xsl:for-each select="$mots/verdicts/*">
          <xsl:variable name="v" select="local-name()"/>
          <li class="{$v}"><xsl:call-template name="forme"><xsl:with-param name="nom" select="$v"/></xsl:call-template><strong><xsl:value-of select="count($envois[e:verdict/@code = $v][not(@corrige-le)])"/></strong><xsl:text> </xsl:text><span><xsl:value-of select="."/></span></li>
        </xsl:for-each>
        <xsl:variable name="corriges" select="count($envois[@corrige-le])"/>
        <xsl:if test="$corriges &gt; 0">
          <li class="corrige"><xsl:call-template name="forme"><xsl:with-param name="nom" select="'accepte'"/></xsl:call-template><strong><xsl:value-of select="$corriges"/></strong><xsl:text> </xsl:text><span><xsl:value-of select="$mb/corriges[$corriges = 1] | $mb/corriges[$corriges &gt; 1]/@pluriel"/></span></li>
        </xsl:if>
      </ul>
    </section>
  </xsl:template>

  <!-- Caché tant que le script n'est pas là pour y répondre. -->
  <xsl:template name="choix">
    <form id="choix" hidden="hidden" aria-label="{$mb/filtres}">
      <p class="champ large"><label for="texte"><xsl:value-of select="$mb/chercher"/></label><input id="texte" type="search" autocomplete="off" spellcheck="false" aria-describedby="texte-aide"/><span id="texte-aide" class="aide"><xsl:value-of select="$mb/chercher-aide"/></span></p>
      <p class="champ"><label for="verdict"><xsl:value-of select="$mb/verdict"/></label>
        <select id="verdict">
          <option value=""><xsl:value-of select="$mb/tous"/></option>
          <xsl:for-each select="$mots/verdicts/*"><option value="{local-name()}"><xsl:value-of select="."/></option></xsl:for-each>
          <xsl:if test="$envois[@corrige-le]"><option value="corrige"><xsl:value-of select="$mb/corriges/@pluriel"/></option></xsl:if>
        </select></p>
      <p class="champ"><label for="organisme"><xsl:value-of select="$mb/organisme"/></label>
        <select id="organisme">
          <option value=""><xsl:value-of select="$mb/tous"/></option>
          <xsl:for-each select="$envois[e:dossier][generate-id() = generate-id(key('organisme', concat(e:dossier/@siret, substring(e:dossier/e:organisme, 1, 200 * not(e:dossier/@siret != ''))))[1])]">
            <xsl:sort select="e:dossier/e:organisme" lang="fr"/>
            <xsl:variable name="nom"><xsl:call-template name="organisme"/></xsl:variable>
            <option><xsl:attribute name="value"><xsl:call-template name="cle-organisme"/></xsl:attribute>
              <xsl:choose>
                <xsl:when test="$nom != ''"><xsl:value-of select="substring($nom, 1, 80)"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="concat($mb/sans-nom, ' ', e:dossier/@siret)"/></xsl:otherwise>
              </xsl:choose></option>
          </xsl:for-each>
        </select></p>
      <p class="case"><input id="terme" type="checkbox"/><label for="terme"><xsl:value-of select="$mb/terme"/></label></p>
      <p class="case"><input id="jury" type="checkbox"/><label for="jury"><xsl:value-of select="$mb/jury"/></label></p>
      <p class="bas"><span id="compte" role="status" data-phrase="{$mb/montres}" data-aucun="{$mb/aucun}" data-croissant="{$mb/tri-croissant}" data-decroissant="{$mb/tri-decroissant}"><xsl:value-of select="''"/></span>
        <button type="reset"><xsl:value-of select="$mb/effacer"/></button></p>
    </form>
  </xsl:template>

  <xsl:template name="cle-organisme">
    <xsl:choose>
      <xsl:when test="e:dossier/@siret != ''"><xsl:value-of select="e:dossier/@siret"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="net"><xsl:with-param name="texte" select="substring(e:dossier/e:organisme, 1, 200)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="tableau">
    <div class="defile" role="region" aria-labelledby="legende" tabindex="0" id="envois">
      <table>
        <caption id="legende"><xsl:value-of select="$mb/legende"/><span id="mode" data-texte="{$mb/legende-tri}"><xsl:value-of select="$mb/legende-ordre"/></span></caption>
        <colgroup><col class="c-verdict"/><col class="c-candidat"/><col class="c-organisme"/><col class="c-constats"/><col class="c-recu"/><col class="c-terme"/><col class="c-rapport"/></colgroup>
        <thead><tr>
          <!-- data-tri : la donnée comparée, et le sens du premier tri. -->
          <th scope="col" data-tri="v" data-sens="-1"><xsl:value-of select="$mb/tetes/verdict"/></th>
          <th scope="col" data-tri="n" data-sens="1"><xsl:value-of select="$mb/tetes/candidat"/></th>
          <th scope="col" data-tri="o" data-sens="1"><xsl:value-of select="$mb/tetes/organisme"/></th>
          <th scope="col" data-tri="c" data-sens="-1"><xsl:value-of select="$mb/tetes/constats"/></th>
          <th scope="col" data-tri="le" data-sens="-1" aria-sort="descending"><xsl:value-of select="$mb/tetes/age"/></th>
          <th scope="col" data-tri="j" data-sens="1"><xsl:value-of select="$mb/tetes/reste"/></th>
          <th scope="col"><xsl:value-of select="$mb/tetes/rapport"/></th>
        </tr></thead>
        <tbody>
          <xsl:apply-templates select="$envois"><xsl:sort select="@le" order="descending"/><xsl:sort select="@chemin"/></xsl:apply-templates>
        </tbody>
      </table>
    </div>
  </xsl:template>

  <xsl:template match="e:reception">
    <xsl:variable name="v" select="string(e:verdict/@code)"/>
    <xsl:variable name="c" select="e:dossier/e:candidat"/>
    <xsl:variable name="nom" select="translate(normalize-space(translate($c/@nom, $invisibles, $montres)), $apostrophe, '’')"/>
    <xsl:variable name="prenom" select="translate(normalize-space(translate($c/@prenom, $invisibles, $montres)), $apostrophe, '’')"/>
    <xsl:variable name="fichier"><xsl:call-template name="net"><xsl:with-param name="texte" select="e:recu/@nom"/></xsl:call-template></xsl:variable>
    <xsl:variable name="organisme"><xsl:call-template name="organisme"/></xsl:variable>
    <!-- Le dossier accepté a sa ligne : le terme y est dit. -->
    <xsl:variable name="terme"><xsl:if test="not(@corrige-le)"><xsl:call-template name="terme"/></xsl:if></xsl:variable>
    <xsl:variable name="etat"><xsl:choose><xsl:when test="@corrige-le">corrige</xsl:when><xsl:otherwise><xsl:value-of select="$v"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="reste"><xsl:if test="$terme != ''"><xsl:call-template name="jours-restants"><xsl:with-param name="le" select="$jour"/><xsl:with-param name="jusqu-a" select="string($terme)"/></xsl:call-template></xsl:if></xsl:variable>
    <xsl:variable name="qui"><xsl:choose><xsl:when test="concat($prenom, $nom) != ''"><xsl:value-of select="normalize-space(concat($prenom, ' ', $nom))"/></xsl:when><xsl:otherwise><xsl:value-of select="$fichier"/></xsl:otherwise></xsl:choose></xsl:variable>
    <tr data-v="{$etat}" data-n="{$nom} {$prenom}" data-c="{e:constats/@erreurs * 10000 + e:constats/@avertissements}" data-le="{@le}" data-j="{$reste}" data-p="{number(e:dossier/e:issue/@pret-jury = 'true')}" data-f="{$fichier}">
      <xsl:attribute name="data-o"><xsl:if test="e:dossier"><xsl:call-template name="cle-organisme"/></xsl:if></xsl:attribute>
      <td class="{$etat}"><xsl:call-template name="forme"><xsl:with-param name="nom" select="$v"/></xsl:call-template><xsl:value-of select="$mots/verdicts/*[local-name() = $v]"/>
        <xsl:if test="@corrige-le"><xsl:call-template name="accepte-depuis"><xsl:with-param name="qui" select="string($qui)"/></xsl:call-template></xsl:if>
        <xsl:if test="e:dossier/e:issue/@pret-jury = 'true'"><span class="sous"><xsl:value-of select="$mb/pret"/></span></xsl:if></td>
      <th scope="row">
        <xsl:choose>
          <xsl:when test="concat($prenom, $nom) != ''"><bdi><strong><xsl:value-of select="$nom"/></strong><xsl:value-of select="concat(' ', $prenom)"/></bdi></xsl:when>
          <xsl:otherwise><bdi><em><xsl:value-of select="$fichier"/></em></bdi></xsl:otherwise>
        </xsl:choose>
        <xsl:if test="e:dossier/@numero != ''"><span class="sous"><xsl:value-of select="e:dossier/@numero"/></span></xsl:if>
      </th>
      <td><bdi><xsl:value-of select="$organisme"/></bdi><xsl:if test="$organisme = ''"><xsl:call-template name="sans-objet"/></xsl:if></td>
      <td><xsl:apply-templates select="e:constats"/></td>
      <td><time datetime="{@le}"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="substring(@le, 1, 10)"/></xsl:call-template></time><span class="sous"><xsl:call-template name="age"/></span></td>
      <td>
        <xsl:choose>
          <xsl:when test="$terme != ''">
            <xsl:if test="$reste &lt; 60"><xsl:attribute name="class">presse</xsl:attribute></xsl:if>
            <time datetime="{$terme}"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="string($terme)"/></xsl:call-template></time>
            <span class="sous"><xsl:call-template name="reste"><xsl:with-param name="jours" select="$reste"/></xsl:call-template></span>
          </xsl:when>
          <xsl:otherwise><xsl:call-template name="sans-objet"/></xsl:otherwise>
        </xsl:choose>
      </td>
      <td class="liens">
        <a href="{@chemin}/rapport.html"><xsl:attribute name="aria-label"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mb/lien-de"/><xsl:with-param name="a" select="string($qui)"/></xsl:call-template></xsl:attribute><xsl:value-of select="$mb/lien"/></a>
        <xsl:text> </xsl:text>
        <a href="{@chemin}/rapport.pdf"><xsl:attribute name="aria-label"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mb/pdf-de"/><xsl:with-param name="a" select="string($qui)"/></xsl:call-template></xsl:attribute><xsl:value-of select="$mb/pdf"/></a>
      </td>
    </tr>
  </xsl:template>

  <!-- Ce qu'il est advenu d'un envoi rendu, et où le lire. -->
  <xsl:template name="accepte-depuis">
    <xsl:param name="qui"/>
    <xsl:variable name="le"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="substring(@corrige-le, 1, 10)"/></xsl:call-template></xsl:variable>
    <a class="sous" href="{e:dossier/@siret}/{e:dossier/@numero}/rapport.html">
      <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mb/corrige"/><xsl:with-param name="a" select="string($le)"/></xsl:call-template>
      <span class="dit"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mb/corrige-de"/><xsl:with-param name="a" select="$qui"/></xsl:call-template></span>
    </a>
  </xsl:template>

  <!-- Un tiret pour l'œil, des mots pour l'oreille. -->
  <xsl:template name="sans-objet"><span aria-hidden="true"><xsl:value-of select="$mb/sans-objet"/></span><span class="dit"><xsl:value-of select="$mb/sans-objet-dit"/></span></xsl:template>

  <xsl:template match="e:constats">
    <xsl:choose>
      <xsl:when test="@erreurs + @avertissements + @informations = 0"><xsl:value-of select="$mb/sans-constat"/></xsl:when>
      <xsl:otherwise>
        <ul>
          <xsl:if test="@erreurs &gt; 0"><li><strong><xsl:value-of select="concat(@erreurs, '&#xA0;', $mots/nombres/erreur)"/></strong></li></xsl:if>
          <xsl:if test="@avertissements &gt; 0"><li><xsl:value-of select="concat(@avertissements, '&#xA0;', $mots/nombres/avertissement)"/></li></xsl:if>
          <xsl:if test="@informations &gt; 0"><li class="discret"><xsl:value-of select="concat(@informations, '&#xA0;', $mots/nombres/information)"/></li></xsl:if>
        </ul>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « aujourd’hui », « hier », « il y a 12 jours ». -->
  <xsl:template name="age">
    <xsl:variable name="jours"><xsl:call-template name="jours-restants"><xsl:with-param name="le" select="substring(@le, 1, 10)"/><xsl:with-param name="jusqu-a" select="$jour"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$jours &lt;= 0"><xsl:value-of select="$mb/aujourd-hui"/></xsl:when>
      <xsl:when test="$jours = 1"><xsl:value-of select="$mb/hier"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mb/il-y-a"/><xsl:with-param name="a"><xsl:call-template name="jours-dits"><xsl:with-param name="n" select="$jours"/></xsl:call-template></xsl:with-param></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="reste">
    <xsl:param name="jours"/>
    <xsl:choose>
      <xsl:when test="$jours = 0"><xsl:value-of select="$mb/dernier-jour"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mb/reste[$jours &gt; 0] | $mb/passe[$jours &lt; 0]"/>
        <xsl:with-param name="a"><xsl:call-template name="jours-dits"><xsl:with-param name="n" select="$jours"/></xsl:call-template></xsl:with-param>
      </xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="aspect-de-la-boite">
    header, main, footer { padding: 1.4rem max(1.25rem, calc(50vw - 42rem)); }
    header { padding-bottom: 1.2rem; }
    footer { padding-top: 0; }
    .bref { list-style: none; margin: 0 0 1.4rem; padding: 0; display: flex; flex-wrap: wrap; gap: 0.6rem 2.2rem; }
    .bref li { display: flex; align-items: center; gap: 0.3rem; }
    .bref strong { font: normal 1.7rem/1 "Liberation Serif", "DejaVu Serif", Georgia, serif; }
    .bref span { color: var(--encre); }
    form { background: var(--pale); padding: 0.9rem 1.1rem; display: grid; grid-template-columns: 2fr 1fr 2fr; gap: 0.7rem 1.1rem; margin-bottom: 1rem; }
    form[hidden] { display: none; }
    form p { margin: 0; }
    .champ label { display: block; font-size: 0.85rem; color: var(--discret); }
    .aide { font-size: 0.8rem; color: var(--discret); }
    input[type=search], select { font: inherit; color: inherit; background: var(--fond); border: 1px solid var(--champ); border-radius: 3px; padding: 0.35rem 0.5rem; width: 100%; min-height: 2.5rem; }
    .case { display: flex; align-items: center; gap: 0.5rem; }
    .case input { width: 1.25rem; height: 1.25rem; flex: none; accent-color: var(--bleu); }
    .case:nth-of-type(5) { grid-column: 2 / 4; }
    .bas { grid-column: 1 / -1; display: flex; justify-content: space-between; align-items: center; gap: 1rem; }
    #compte { font-weight: bold; }
    button { font: inherit; color: var(--bleu); background: var(--fond); border: 1px solid var(--bleu); border-radius: 3px; padding: 0.35rem 0.9rem; cursor: pointer; }
    thead button { border: 0; background: none; padding: 0.4rem 0.5rem; font-weight: bold; width: 100%; text-align: left; }
    thead th:has(button) { padding: 0; }
    thead button:hover { background: var(--pale); }
    th[aria-sort] button::after { content: ""; display: inline-block; margin-left: 0.45em; border: 0.32em solid transparent; vertical-align: 0.1em; }
    th[aria-sort=ascending] button::after { border-bottom-color: currentColor; border-top: 0; }
    th[aria-sort=descending] button::after { border-top-color: currentColor; border-bottom: 0; vertical-align: 0; }
    .defile { overflow-x: auto; position: relative; }
    table { table-layout: fixed; min-width: 58rem; }
    .c-verdict { width: 15%; } .c-candidat { width: 20%; } .c-organisme { width: 20%; } .c-constats { width: 13%; } .c-recu { width: 11%; } .c-terme { width: 11%; } .c-rapport { width: 10%; }
    .corrige { color: var(--discret); }
    tbody th { font-weight: normal; }
    tbody td:first-child { font-weight: bold; }
    tbody tr:hover { background: var(--pale); }
    tbody tr:hover .trait { stroke: var(--pale); }
    td ul { margin: 0; padding: 0; list-style: none; }
    .sous { display: block; font-size: 0.85em; font-weight: normal; color: var(--discret); }
    .presse time, .presse .sous { color: var(--ocre); font-weight: bold; }
    .liens a { margin-right: 0.4rem; }
    .dit { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); white-space: nowrap; }
    @media (max-width: 48rem) { form { grid-template-columns: 1fr; } .case:nth-of-type(5) { grid-column: auto; } h1 { font-size: 1.7rem; } }
    @media print {
      @page { size: A4 landscape; margin: 12mm; }
      html { font-size: 65%; }
      header, main, footer { padding: 0 0 3mm; }
      form, form:not([hidden]), #mode, .c-rapport, td.liens, thead th:last-child { display: none; }
      .bref { margin-top: 3mm; }
      .defile { overflow: visible; }
      table { min-width: 0; }
    }
  </xsl:template>
</xsl:stylesheet>
