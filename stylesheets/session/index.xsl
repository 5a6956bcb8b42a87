<?xml version="1.0" encoding="UTF-8"?>
<!--
  session/index.xsl - la page d'entrée de la session, dans un navigateur.

  HTML 5 qui se suffit : ni script, ni police, ni image, ni réseau (la
  politique de la page l'interdit). Une seule colonne de lecture, un tableau
  avec légende et en-têtes, un lien d'évitement, le clavier suffit, et la page
  s'imprime. Les liens sont relatifs : on déplace le dossier entier.

  « fichiers » : les documents de la session, dans l'ordre, séparés par une
  espace, relatifs à cette page ; leur nom sans extension dit lesquels
  (ordre-du-jour, emargement, recapitulatif, syntheses).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="j m svrl str">

  <xsl:include href="donnees.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="yes" doctype-system="about:legacy-compat"/>

  <xsl:param name="fichiers" select="'ordre-du-jour.pdf emargement.pdf recapitulatif.pdf syntheses.pdf recapitulatif.csv'"/>

  <xsl:variable name="mi" select="$ms/index"/>
  <xsl:variable name="constats" select="document('clea:controle')/*/svrl:failed-assert"/>

  <xsl:template match="j:session">
    <xsl:variable name="instance"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@instance)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="seance"><xsl:call-template name="seance"/></xsl:variable>
    <html lang="{$langue}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'"/>
        <meta name="robots" content="noindex"/>
        <meta name="referrer" content="no-referrer"/>
        <title><xsl:value-of select="concat($ms/documents/index, ' – ', $instance, ' – ', @id)"/></title>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <a class="saut" href="#dossiers"><xsl:value-of select="$mi/aller"/></a>
        <header>
          <p><xsl:value-of select="$ms/page/surtitre"/></p>
          <h1><xsl:value-of select="$ms/documents/index"/></h1>
          <p class="instance"><xsl:value-of select="$instance"/></p>
          <p><xsl:value-of select="concat($seance, ' · ')"/><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@lieu)"/></xsl:call-template>
            <xsl:value-of select="concat(', ', $mots/modalites/*[local-name() = current()/@modalite], ' · ', $mots/circuits/*[local-name() = current()/@circuit])"/></p>
        </header>
        <main>
          <xsl:if test="$sans-nom"><p class="note"><xsl:value-of select="$ms/page/anonyme"/></p></xsl:if>
          <section aria-labelledby="documents">
            <h2 id="documents"><xsl:value-of select="$mi/documents"/></h2>
            <ul>
              <xsl:for-each select="str:tokenize($fichiers)">
                <li><a href="{.}"><xsl:call-template name="nom-du-document"><xsl:with-param name="fichier" select="string(.)"/></xsl:call-template></a></li>
              </xsl:for-each>
            </ul>
          </section>
          <section aria-labelledby="controle">
            <h2 id="controle"><xsl:value-of select="$mi/controle"/></h2>
            <xsl:choose>
              <xsl:when test="not($constats)"><p><xsl:value-of select="$ms/recapitulatif/constats-rien"/></p></xsl:when>
              <xsl:when test="$sans-nom"><p><xsl:call-template name="phrase">
                <xsl:with-param name="p" select="$ms/recapitulatif/constats-anonymes"/>
                <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($constats)"/><xsl:with-param name="nom" select="$mots/nombres/constat"/></xsl:call-template></xsl:with-param>
              </xsl:call-template></p></xsl:when>
              <xsl:otherwise>
                <ul>
                  <xsl:for-each select="$constats[@role = 'error'] | $constats[@role != 'error']">
                    <li><strong class="{@role}"><xsl:value-of select="concat(@id, ', ', $mots/jury/gravites/*[local-name() = current()/@role])"/></strong>
                      <xsl:text>&#xA0;: </xsl:text>
                      <xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:text)"/></xsl:call-template>
                      <xsl:text> </xsl:text><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:diagnostic-reference)"/></xsl:call-template></li>
                  </xsl:for-each>
                </ul>
              </xsl:otherwise>
            </xsl:choose>
          </section>
          <section>
            <h2 id="dossiers" tabindex="-1"><xsl:value-of select="$mi/dossiers"/></h2>
            <div class="defile" role="region" aria-labelledby="dossiers" tabindex="0">
              <table>
                <caption><xsl:call-template name="phrase">
                  <xsl:with-param name="p" select="$mi/legende"/>
                  <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($appels)"/><xsl:with-param name="nom" select="$ms/nombres/dossier"/></xsl:call-template></xsl:with-param>
                </xsl:call-template></caption>
                <thead><tr>
                  <xsl:for-each select="$mi/tetes[not($sans-nom)]/* | $mi/tetes-anonymes[$sans-nom]/*"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each>
                </tr></thead>
                <tbody><xsl:call-template name="chaque-appel"/></tbody>
              </table>
            </div>
          </section>
        </main>
        <footer><p><xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mi/edite"/>
          <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($maintenant, 1, 10)"/></xsl:call-template></xsl:with-param>
        </xsl:call-template></p></footer>
      </body>
    </html>
  </xsl:template>

  <xsl:template match="j:appel" mode="appel">
    <xsl:param name="resume"/>
    <xsl:variable name="nom"><xsl:call-template name="candidat"><xsl:with-param name="appel" select="."/><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:variable name="etat"><xsl:call-template name="etat-du-verdict"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></xsl:variable>
    <xsl:variable name="retraits"><xsl:apply-templates select="." mode="retraits"/></xsl:variable>
    <tr id="d{@ordre}">
      <td class="n"><xsl:value-of select="@ordre"/></td>
      <th scope="row"><xsl:value-of select="$nom"/></th>
      <xsl:if test="not($sans-nom)">
        <td class="court"><xsl:value-of select="@numero"/></td>
        <td><xsl:call-template name="evaluateur"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></td>
      </xsl:if>
      <td class="court {$etat}"><xsl:value-of select="$mots/verdicts/*[local-name() = string($etat)]"/></td>
      <td><xsl:apply-templates select="$resume/m:constats" mode="compte"/></td>
      <td><xsl:choose><xsl:when test="$retraits = ''">–</xsl:when><xsl:otherwise><xsl:value-of select="$retraits"/></xsl:otherwise></xsl:choose></td>
      <td>
        <xsl:choose>
          <xsl:when test="$resume/@paquet">
            <ul>
              <!-- Ce que le jury lit d'abord, puis le reste, le conteneur en dernier. -->
              <xsl:for-each select="str:tokenize($resume/@fichiers)">
                <xsl:sort select="1 - starts-with(., 'dossier-jury.') + contains(., '.asice')" data-type="number"/>
                <xsl:variable name="titre"><xsl:call-template name="nom-du-fichier"><xsl:with-param name="fichier" select="string(.)"/></xsl:call-template></xsl:variable>
                <li><a href="{$resume/@paquet}/{.}">
                  <xsl:attribute name="aria-label"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mi/fichier-de"/><xsl:with-param name="a" select="string($titre)"/><xsl:with-param name="b" select="string($nom)"/></xsl:call-template></xsl:attribute>
                  <xsl:value-of select="$titre"/></a></li>
              </xsl:for-each>
            </ul>
          </xsl:when>
          <xsl:otherwise><em><xsl:value-of select="$mi/sans-paquet"/></em></xsl:otherwise>
        </xsl:choose>
      </td>
    </tr>
  </xsl:template>

  <xsl:template match="m:constats" mode="compte">
    <xsl:if test="@erreurs &gt; 0">
      <strong class="error"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@erreurs"/><xsl:with-param name="nom" select="$ms/nombres/erreur"/></xsl:call-template></strong>
      <xsl:if test="@avertissements &gt; 0">, </xsl:if>
    </xsl:if>
    <xsl:if test="@avertissements &gt; 0"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@avertissements"/><xsl:with-param name="nom" select="$ms/nombres/avertissement"/></xsl:call-template></xsl:if>
    <xsl:if test="@erreurs = 0 and @avertissements = 0">–</xsl:if>
  </xsl:template>

  <!-- « Dossier pour le jury », « Conteneur scellé », sinon le nom du fichier. -->
  <xsl:template name="nom-du-fichier">
    <xsl:param name="fichier"/>
    <xsl:variable name="racine" select="substring-before($fichier, '.')"/>
    <xsl:choose>
      <xsl:when test="$mi/paquet-fichiers/*[local-name() = $racine]"><xsl:value-of select="$mi/paquet-fichiers/*[local-name() = $racine]"/></xsl:when>
      <xsl:when test="substring($fichier, string-length($fichier) - 5) = '.asice'"><xsl:value-of select="$mi/conteneur"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$fichier"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="nom-du-document">
    <xsl:param name="fichier"/>
    <xsl:variable name="nom" select="string(str:tokenize($fichier, '/')[last()])"/>
    <xsl:variable name="cle" select="translate($nom, '.', '-')"/>
    <xsl:variable name="racine" select="substring-before($nom, '.')"/>
    <xsl:variable name="mot" select="$mi/documents-liste/*[local-name() = $cle] | $mi/documents-liste/*[local-name() = $racine][not($mi/documents-liste/*[local-name() = $cle])]"/>
    <xsl:choose>
      <xsl:when test="$mot"><xsl:value-of select="$mot"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$fichier"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Les couleurs de documents/style.xsl ; contraste d'au moins 4,5:1. -->
  <xsl:template name="style">
    html { font: 100%/1.5 "Liberation Sans", "DejaVu Sans", Arial, sans-serif; color: #1c2833; background: #fff; }
    body { margin: 0; }
    header { background: #0f4c6b; color: #fff; padding: 1.2rem 2rem; }
    header p { margin: 0.2rem 0; font-size: 0.85rem; }
    header .instance { font-size: 1.15rem; }
    h1, h2 { font-family: "Liberation Serif", "DejaVu Serif", Georgia, serif; font-weight: normal; line-height: 1.2; }
    h1 { margin: 0.3rem 0; font-size: 2rem; }
    h2 { color: #0f4c6b; font-size: 1.4rem; border-bottom: 1px solid #c3d0d9; padding-bottom: 0.2rem; margin: 1.8rem 0 0.6rem; }
    main, footer { padding: 0 2rem; max-width: 80rem; }
    a { color: #0f4c6b; }
    a:focus, .defile:focus, h2:focus { outline: 3px solid #8a4a06; outline-offset: 2px; }
    .saut { position: absolute; left: -100rem; background: #fff; padding: 0.5rem 1rem; }
    .saut:focus { left: 1rem; top: 1rem; }
    .note { background: #edf3f7; border-left: 4px solid #0f4c6b; padding: 0.6rem 0.8rem; }
    .defile { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
    caption { text-align: left; color: #51606c; padding: 0.3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border-bottom: 1px solid #c3d0d9; }
    thead th { color: #0f4c6b; border-bottom: 2px solid #0f4c6b; }
    tbody th { font-weight: bold; }
    td ul { margin: 0; padding: 0; list-style: none; }
    td li { display: inline-block; margin-right: 0.8rem; }
    .court { white-space: nowrap; }
    td.n { text-align: right; }
    .acquis { color: #1b6b3f; font-weight: bold; }
    .a-confirmer { color: #5a3d8a; font-weight: bold; }
    .non-acquis, .incomplet { color: #8a4a06; font-weight: bold; }
    .error { color: #a01c1c; }
    footer { color: #51606c; font-size: 0.85rem; margin: 2rem 0; }
    @media print {
      header { background: none; color: #1c2833; border-bottom: 2pt solid #0f4c6b; }
      .saut { display: none; }
      .defile { overflow: visible; }
      thead { display: table-header-group; }
      tr { break-inside: avoid; }
      html { font-size: 70%; }
    }
  </xsl:template>
</xsl:stylesheet>
