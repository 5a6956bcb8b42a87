<?xml version="1.0" encoding="UTF-8"?>
<!--
  view.xsl - un dossier en une page, pour le lire à l'écran : points forts
  d'abord, puis résultats, temps, pièces, sceaux, complétude.

  Entrée : une projection. Lit clea:resultats, clea:referentiel, clea:controle,
  clea:pieces (les preuves : type, genre, jeton) et clea:sceaux (ce que verify
  en dit). Les octets d'une pièce viennent après, à la place de son jeton.

  HTML 5 qui se suffit : ni script, ni réseau ; la politique de la page
  n'admet que ses styles, des images en « data: » et, s'il y a un PDF à
  montrer, des objets en « data: ». Une pièce n'y agit jamais : PNG et JPEG
  sont montrés, un texte brut est cité, un PDF se lit, une fois ouvert, dans
  un objet d'origine opaque ; le reste s'enregistre comme des octets sans type.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:p="urn:clea:pieces:1"
    xmlns:s="urn:clea:sceaux:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d r res p s svrl str">

  <xsl:param name="maintenant"/>
  <xsl:param name="lecteur" select="'jury'"/>
  <xsl:param name="langue" select="'fr'"/>

  <xsl:include href="../common/mots.xsl"/>
  <xsl:include href="../common/mots-vue.xsl"/>
  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/typographie.xsl"/>
  <xsl:include href="../common/phrases.xsl"/>

  <xsl:output method="html" encoding="UTF-8" indent="no" doctype-system="about:legacy-compat"/>

  <xsl:variable name="dossier" select="/d:dossier"/>
  <xsl:variable name="referentiel" select="document('clea:referentiel')/r:referentiel"/>
  <xsl:variable name="resultats" select="document('clea:resultats')/res:resultats"/>
  <xsl:variable name="constats" select="document('clea:controle')/*/svrl:failed-assert"/>
  <xsl:variable name="pieces" select="document('clea:pieces')/p:pieces/p:piece"/>
  <xsl:variable name="objets"><xsl:if test="$pieces/@genre = 'pdf'"> object-src data:; frame-src data:;</xsl:if></xsl:variable>
  <xsl:variable name="sceaux" select="document('clea:sceaux')/s:sceaux"/>
  <xsl:variable name="anonyme" select="$lecteur = 'anonyme'"/>
  <xsl:variable name="sd" select="$resultats/res:domaine/res:sous-domaine"/>

  <xsl:key name="entree" match="r:domaine | r:sous-domaine | r:critere" use="@code"/>
  <xsl:key name="intervenant" match="d:intervenant" use="@id"/>
  <xsl:key name="preuve" match="d:preuve" use="@id"/>
  <xsl:key name="critere" match="d:critere" use="@code"/>

  <xsl:template match="/d:dossier">
    <xsl:variable name="titre">
      <xsl:choose><xsl:when test="$anonyme"><xsl:value-of select="$mw/anonyme"/></xsl:when><xsl:otherwise><xsl:call-template name="nom"/></xsl:otherwise></xsl:choose>
    </xsl:variable>
    <html lang="{$langue}">
      <head>
        <meta name="viewport" content="width=device-width, initial-scale=1"/>
        <meta http-equiv="Content-Security-Policy" content="default-src 'none'; style-src 'unsafe-inline'; img-src data:;{$objets} base-uri 'none'; form-action 'none'"/>
        <meta name="robots" content="noindex"/>
        <meta name="referrer" content="no-referrer"/>
        <title><xsl:value-of select="concat($titre, ' – ', $mots/page/dossier, '&#xA0;', @numero)"/></title>
        <style><xsl:call-template name="style"/></style>
      </head>
      <body>
        <a class="saut" href="#contenu"><xsl:value-of select="$mw/aller"/></a>
        <header>
          <p><xsl:value-of select="$mots/page/surtitre"/></p>
          <h1><xsl:value-of select="$titre"/></h1>
          <p><xsl:value-of select="concat($mots/page/Dossier, '&#xA0;', @numero)"/>
            <xsl:for-each select="d:organismes/d:organisme[contains(@roles, 'evaluateur')][1]/d:raison-sociale"> · <xsl:call-template name="typo"/></xsl:for-each>
            <xsl:if test="@ouvert-le"><xsl:value-of select="concat(' · ', $mots/page/ouvert, '&#xA0;')"/><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@ouvert-le"/></xsl:call-template></xsl:if>
          </p>
          <p><xsl:value-of select="$mw/lecteurs/*[local-name() = $lecteur]"/></p>
        </header>
        <nav aria-label="{$mw/sommaire}">
          <ul>
            <xsl:for-each select="$mw/forts | $mw/resultats | $mw/detail | $mw/actes | $mw/preconisations[$dossier/d:preconisations] | $mw/preuves | $mw/sceaux | $mw/controle[not($anonyme)]">
              <li><a href="#{local-name()}"><xsl:value-of select="."/></a></li>
            </xsl:for-each>
          </ul>
        </nav>
        <main id="contenu" tabindex="-1">
          <xsl:call-template name="forts"/>
          <xsl:call-template name="resultats"/>
          <xsl:call-template name="detail"/>
          <xsl:call-template name="actes"/>
          <xsl:call-template name="preconisations"/>
          <xsl:call-template name="preuves"/>
          <xsl:call-template name="sceaux"/>
          <xsl:if test="not($anonyme)"><xsl:call-template name="controle"/></xsl:if>
        </main>
        <footer><p><xsl:value-of select="$mw/pied"/></p></footer>
      </body>
    </html>
  </xsl:template>

  <!-- ===== mots et noms ===== -->

  <xsl:template name="nom">
    <xsl:variable name="c" select="$dossier/d:candidat"/>
    <xsl:variable name="nom" select="normalize-space(concat($mots/civilites/*[local-name() = $c/d:civilite], ' ', $c/d:prenom1, ' ', ($c/d:nom-usage | $c/d:nom-naissance[not($c/d:nom-usage)])[1]))"/>
    <xsl:value-of select="translate($nom, $apostrophe, '’')"/>
    <xsl:if test="$nom = ''"><xsl:value-of select="$mots/page/sans-nom"/></xsl:if>
  </xsl:template>

  <xsl:template name="libelle">
    <xsl:param name="code" select="@code"/>
    <xsl:for-each select="$referentiel"><xsl:for-each select="key('entree', $code)/r:libelle"><xsl:call-template name="typo"/></xsl:for-each></xsl:for-each>
  </xsl:template>

  <xsl:template name="personne">
    <xsl:param name="ref"/>
    <xsl:for-each select="$dossier"><xsl:for-each select="key('intervenant', $ref)"><xsl:value-of select="translate(normalize-space(concat(d:prenom, ' ', d:nom)), $apostrophe, '’')"/></xsl:for-each></xsl:for-each>
  </xsl:template>

  <xsl:template name="verdict">
    <xsl:param name="v"/>
    <span class="{$v}"><xsl:value-of select="$mots/verdicts/*[local-name() = $v]"/></span>
  </xsl:template>

  <xsl:template name="alineas">
    <xsl:for-each select="str:tokenize(string(.), '&#10;')[normalize-space() != '']"><p><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space()"/></xsl:call-template></p></xsl:for-each>
  </xsl:template>

  <xsl:template name="tete">
    <xsl:param name="noms"/>
    <thead><tr><xsl:for-each select="$noms"><th scope="col"><xsl:value-of select="."/></th></xsl:for-each></tr></thead>
  </xsl:template>

  <!-- ===== points forts ===== -->

  <xsl:template name="forts">
    <section aria-labelledby="forts">
      <h2 id="forts"><xsl:value-of select="$mw/forts"/></h2>
      <p class="note"><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mw/synthese"/>
        <xsl:with-param name="a" select="count($sd[@retenu = 'acquis'])"/>
        <xsl:with-param name="b"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($sd)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
      </xsl:call-template></p>
      <xsl:variable name="textes" select="//d:resultats/d:domaine/d:points-forts"/>
      <xsl:for-each select="$referentiel/r:domaine[@code = $textes/../@code]">
        <xsl:variable name="code" select="@code"/>
        <h3><xsl:call-template name="libelle"/></h3>
        <xsl:for-each select="$textes[../@code = $code]"><xsl:call-template name="alineas"/></xsl:for-each>
      </xsl:for-each>
      <xsl:if test="not($textes)"><xsl:call-template name="forts-par-domaine"/></xsl:if>
    </section>
  </xsl:template>

  <!-- Personne n'a encore écrit les points forts : ce qui est acquis en tient lieu. -->
  <xsl:template name="forts-par-domaine">
    <xsl:if test="not($sd[@retenu = 'acquis'])"><p><xsl:value-of select="$mw/forts-vide"/></p></xsl:if>
    <xsl:for-each select="$referentiel/r:domaine">
      <xsl:variable name="acquis" select="r:sous-domaine[@code = $sd[@retenu = 'acquis']/@code]"/>
      <xsl:if test="$acquis">
        <h3><xsl:call-template name="libelle"/></h3>
        <ul><xsl:for-each select="$acquis"><li><xsl:call-template name="libelle"/></li></xsl:for-each></ul>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== résultats ===== -->

  <xsl:template name="resultats">
    <section aria-labelledby="resultats">
      <h2 id="resultats"><xsl:value-of select="$mw/resultats"/></h2>
      <div class="defile" tabindex="0" role="group" aria-labelledby="resultats">
        <table>
          <caption><xsl:value-of select="$mw/resultats-legende"/></caption>
          <xsl:call-template name="tete"><xsl:with-param name="noms" select="$mw/tetes/*"/></xsl:call-template>
          <xsl:for-each select="$resultats/res:domaine">
            <tbody>
              <tr class="groupe"><th scope="rowgroup" colspan="3"><xsl:value-of select="concat(@code, '&#xA0;')"/><xsl:call-template name="libelle"/></th></tr>
              <xsl:for-each select="res:sous-domaine">
                <tr>
                  <th scope="row"><a href="#sd-{@code}"><xsl:value-of select="concat(@code, '&#xA0;')"/><xsl:call-template name="libelle"/></a></th>
                  <td class="n"><xsl:value-of select="concat(@acquis, '&#xA0;/&#xA0;', @total)"/></td>
                  <td><xsl:call-template name="verdict"><xsl:with-param name="v" select="string(@final)"/></xsl:call-template></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </xsl:for-each>
        </table>
      </div>
    </section>
  </xsl:template>

  <xsl:template name="detail">
    <section aria-labelledby="detail">
      <h2 id="detail"><xsl:value-of select="$mw/detail"/></h2>
      <xsl:for-each select="$sd">
        <details id="sd-{@code}" open="open">
          <summary><xsl:value-of select="concat(@code, '&#xA0;')"/><xsl:call-template name="libelle"/><xsl:text> </xsl:text><xsl:call-template name="verdict"><xsl:with-param name="v" select="string(@final)"/></xsl:call-template></summary>
          <xsl:variable name="legende"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mw/detail-legende"/><xsl:with-param name="a" select="@code"/></xsl:call-template></xsl:variable>
          <div class="defile" tabindex="0" role="group" aria-label="{$legende}">
            <table>
              <caption class="cachee"><xsl:value-of select="$legende"/></caption>
              <xsl:call-template name="tete"><xsl:with-param name="noms" select="$mw/criteres/*"/></xsl:call-template>
              <tbody><xsl:apply-templates select="res:critere"/></tbody>
            </table>
          </div>
        </details>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template match="res:critere">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="ep" select="@ep"/>
    <xsl:variable name="ef" select="@ef"/>
    <xsl:variable name="final" select="@final"/>
    <tr>
      <th scope="row"><xsl:value-of select="@code"/></th>
      <td><xsl:call-template name="libelle"/></td>
      <td><xsl:value-of select="$mots/verdicts/*[local-name() = $ep]"/></td>
      <td><xsl:value-of select="$mots/verdicts/*[local-name() = $ef]"/></td>
      <td><xsl:call-template name="verdict"><xsl:with-param name="v" select="string($final)"/></xsl:call-template></td>
      <xsl:for-each select="$dossier">
        <xsl:variable name="constats-du-critere" select="key('critere', $code)[@date or @mode or @observateur or d:commentaire]"/>
        <td>
          <xsl:for-each select="$constats-du-critere">
            <p class="serre">
              <xsl:if test="@date"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
              <xsl:if test="@mode"><xsl:if test="@date">, </xsl:if><xsl:value-of select="$mots/modes/*[local-name() = current()/@mode]"/></xsl:if>
              <xsl:if test="@observateur"><xsl:if test="@date or @mode">, </xsl:if><xsl:call-template name="personne"><xsl:with-param name="ref" select="@observateur"/></xsl:call-template></xsl:if>
            </p>
            <xsl:for-each select="d:commentaire"><xsl:call-template name="alineas"/></xsl:for-each>
          </xsl:for-each>
        </td>
        <td>
          <xsl:for-each select="key('critere', $code)/@preuves">
            <xsl:for-each select="str:tokenize(.)">
              <xsl:variable name="id" select="string(.)"/>
              <xsl:for-each select="$dossier">
                <xsl:for-each select="key('preuve', $id)">
                  <a class="court" href="#piece-{count(preceding-sibling::d:preuve) + 1}" title="{d:titre}"><xsl:value-of select="concat('n°&#xA0;', count(preceding-sibling::d:preuve) + 1)"/></a><xsl:text> </xsl:text>
                </xsl:for-each>
              </xsl:for-each>
            </xsl:for-each>
          </xsl:for-each>
        </td>
      </xsl:for-each>
    </tr>
  </xsl:template>

  <!-- ===== temps ===== -->

  <xsl:template name="actes">
    <section aria-labelledby="actes">
      <h2 id="actes"><xsl:value-of select="$mw/actes"/></h2>
      <xsl:for-each select="d:evaluation-prealable[*[local-name() != 'resultats']] | d:evaluation-finale[*[local-name() != 'resultats']]">
        <xsl:variable name="nom" select="$mw/*[local-name() = local-name(current())]"/>
        <div class="defile" tabindex="0" role="group" aria-label="{$nom}">
          <table>
            <caption><xsl:value-of select="$nom"/></caption>
            <xsl:call-template name="tete"><xsl:with-param name="noms" select="$mw/actes-tetes/*"/></xsl:call-template>
            <tbody>
              <xsl:for-each select="*[local-name() != 'resultats']">
                <tr>
                  <th scope="row"><xsl:value-of select="$mw/actes-noms/*[local-name() = local-name(current())]"/><xsl:if test="@titre">&#xA0;: <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@titre)"/></xsl:call-template></xsl:if></th>
                  <td class="court"><xsl:if test="@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if></td>
                  <td class="court"><xsl:if test="@duree"><xsl:call-template name="duree"><xsl:with-param name="minutes" select="@duree"/></xsl:call-template></xsl:if></td>
                  <td><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@lieu)"/></xsl:call-template></td>
                  <td><xsl:for-each select="d:par"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:call-template name="personne"><xsl:with-param name="ref" select="@ref"/></xsl:call-template></xsl:for-each></td>
                </tr>
              </xsl:for-each>
            </tbody>
          </table>
        </div>
      </xsl:for-each>
    </section>
  </xsl:template>

  <xsl:template name="preconisations">
    <xsl:if test="d:preconisations">
      <section aria-labelledby="preconisations">
        <h2 id="preconisations"><xsl:value-of select="$mw/preconisations"/></h2>
        <xsl:for-each select="d:preconisations/d:preconisation">
          <h3><xsl:value-of select="concat(@sous-domaine, '&#xA0;')"/><xsl:call-template name="libelle"><xsl:with-param name="code" select="string(@sous-domaine)"/></xsl:call-template></h3>
          <xsl:if test="d:objectif"><ul><xsl:for-each select="d:objectif"><li><xsl:call-template name="typo"/></li></xsl:for-each></ul></xsl:if>
          <xsl:for-each select="d:texte | d:calendrier"><xsl:call-template name="alineas"/></xsl:for-each>
        </xsl:for-each>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ===== pièces ===== -->

  <xsl:template name="preuves">
    <section aria-labelledby="preuves">
      <h2 id="preuves"><xsl:value-of select="$mw/preuves"/></h2>
      <xsl:choose>
        <xsl:when test="not(d:preuves/d:preuve)"><p><xsl:value-of select="$mw/preuves-vide"/></p></xsl:when>
        <xsl:otherwise>
          <xsl:if test="not($anonyme)"><p><xsl:value-of select="$mw/preuves-intro"/></p></xsl:if>
          <xsl:apply-templates select="d:preuves/d:preuve"/>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template match="d:preuve">
    <xsl:variable name="piece" select="$pieces[@id = current()/@id]"/>
    <xsl:variable name="n" select="position()"/>
    <article id="piece-{$n}" aria-labelledby="titre-{$n}">
      <h3 id="titre-{$n}"><xsl:value-of select="concat('n°&#xA0;', $n, ' – ')"/>
        <xsl:choose><xsl:when test="d:titre"><xsl:call-template name="typo"><xsl:with-param name="texte" select="string(d:titre)"/></xsl:call-template></xsl:when><xsl:otherwise><xsl:value-of select="$mots/types-preuve/*[local-name() = current()/@type]"/></xsl:otherwise></xsl:choose>
      </h3>
      <p>
        <xsl:value-of select="$mots/types-preuve/*[local-name() = current()/@type]"/>
        <xsl:if test="@date">, <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
        <xsl:if test="@criteres">
          <xsl:value-of select="concat('. ', $mw/appuie, '&#xA0;: ')"/>
          <xsl:call-template name="codes"><xsl:with-param name="codes" select="@criteres"/></xsl:call-template>
        </xsl:if>
      </p>
      <xsl:for-each select="d:description"><xsl:call-template name="alineas"/></xsl:for-each>
      <xsl:apply-templates select="$piece"><xsl:with-param name="preuve" select="."/></xsl:apply-templates>
      <xsl:if test="@sha256"><p class="petit"><xsl:value-of select="concat($mw/empreinte, '&#xA0;: ')"/><code><xsl:value-of select="@sha256"/></code></p></xsl:if>
    </article>
  </xsl:template>

  <xsl:template match="p:piece">
    <xsl:param name="preuve"/>
    <xsl:choose>
      <xsl:when test="@genre = 'absent'"><p class="error"><xsl:value-of select="$mw/absent"/></p></xsl:when>
      <xsl:when test="@genre = 'grand'"><p class="note"><xsl:value-of select="$mw/grand"/></p></xsl:when>
      <xsl:otherwise>
        <xsl:if test="@sha256 != $preuve/@sha256"><p class="error"><xsl:value-of select="$mw/change"/></p></xsl:if>
        <xsl:if test="@genre = 'image'"><img src="data:{@type};base64,{@jeton}" alt="{$preuve/d:titre}"/></xsl:if>
        <xsl:if test="@genre = 'texte'"><pre tabindex="0"><xsl:value-of select="p:texte"/></pre></xsl:if>
        <xsl:if test="@genre = 'pdf'"><xsl:call-template name="pdf"/></xsl:if>
        <p>
          <a download="{@nom}" href="data:application/octet-stream;base64,{@jeton}"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mw/enregistrer"/><xsl:with-param name="a" select="@nom"/></xsl:call-template></a>
          <xsl:text> (</xsl:text>
          <xsl:value-of select="concat(@type, ', ')"/>
          <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mw/octets"/><xsl:with-param name="a" select="ceiling(@octets div 1024)"/></xsl:call-template>
          <xsl:text>)</xsl:text>
        </p>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    Un objet dans un cadre : ainsi rien n'est chargé avant que le lecteur ne
    déplie. Firefox charge aussitôt un objet, mais tarde pour un cadre ;
    Chromium tarde pour un objet, mais charge aussitôt un cadre en « data: ».
    Le nom du fichier passe par deux échappements, l'octet d'une pièce par aucun.
  -->
  <xsl:template name="pdf">
    <xsl:variable name="nom"><xsl:call-template name="echappe"><xsl:with-param name="texte" select="@nom"/></xsl:call-template></xsl:variable>
    <xsl:variable name="objet">
      <xsl:text>&lt;!doctype html&gt;&lt;html lang="</xsl:text><xsl:value-of select="$langue"/>
      <xsl:text>"&gt;&lt;title&gt;</xsl:text><xsl:value-of select="$nom"/>
      <xsl:text>&lt;/title&gt;&lt;style&gt;html, body { margin: 0; height: 100% } object { display: block; width: 100%; height: 100% }&lt;/style&gt;&lt;object type="application/pdf" title="</xsl:text>
      <xsl:value-of select="$nom"/>
      <xsl:text>" data="data:application/pdf;base64,</xsl:text><xsl:value-of select="@jeton"/>
      <xsl:text>#navpanes=0&amp;amp;pagemode=none&amp;amp;view=FitH"&gt;&lt;p&gt;</xsl:text><xsl:value-of select="$mw/sans-lecteur"/><xsl:text>&lt;/p&gt;&lt;/object&gt;</xsl:text>
    </xsl:variable>
    <details class="pdf">
      <summary><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mw/lire"/><xsl:with-param name="a" select="@nom"/></xsl:call-template></summary>
      <iframe loading="lazy" title="{@nom}" srcdoc="{$objet}"></iframe>
    </details>
  </xsl:template>

  <!-- Un texte tel qu'un attribut ou un élément d'un HTML écrit à la main l'admet. -->
  <xsl:template name="echappe">
    <xsl:param name="texte"/>
    <xsl:value-of select="str:replace(str:replace(str:replace(string($texte), '&amp;', '&amp;amp;'), '&lt;', '&amp;lt;'), '&quot;', '&amp;quot;')"/>
  </xsl:template>

  <!-- ===== sceaux ===== -->

  <xsl:template name="sceaux">
    <section aria-labelledby="sceaux">
      <h2 id="sceaux"><xsl:value-of select="$mw/sceaux"/></h2>
      <xsl:choose>
        <xsl:when test="not($sceaux/@ensemble)"><p><xsl:value-of select="$mw/sceaux-aucun"/></p></xsl:when>
        <xsl:otherwise>
          <p class="note {$sceaux/@ensemble}"><strong><xsl:value-of select="$mw/indications/*[local-name() = $sceaux/@ensemble]"/></strong> (<xsl:value-of select="$sceaux/@ensemble"/>).
            <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mw/sceaux-quand"/><xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($maintenant, 1, 10)"/></xsl:call-template></xsl:with-param><xsl:with-param name="b" select="substring($maintenant, 12, 5)"/></xsl:call-template>
          </p>
          <xsl:if test="$sceaux/s:sceau">
            <div class="defile" tabindex="0" role="group" aria-labelledby="sceaux">
              <table>
                <xsl:call-template name="tete"><xsl:with-param name="noms" select="$mw/sceaux-tetes/*"/></xsl:call-template>
                <tbody>
                  <xsl:for-each select="$sceaux/s:sceau">
                    <tr>
                      <th scope="row"><xsl:value-of select="@ou"/></th>
                      <td><xsl:value-of select="@forme"/></td>
                      <td><xsl:value-of select="@signataire"/></td>
                      <td class="court"><xsl:value-of select="translate(substring(@le, 1, 16), 'T', ' ')"/></td>
                      <td><xsl:value-of select="@indication"/><xsl:if test="@precision != ''"><xsl:value-of select="concat(' (', @precision, ')')"/></xsl:if>
                        <xsl:if test="@prouve-le"><xsl:value-of select="concat(', ', $mw/horodate, ' ', translate(substring(@prouve-le, 1, 16), 'T', ' '))"/></xsl:if></td>
                    </tr>
                  </xsl:for-each>
                </tbody>
              </table>
            </div>
          </xsl:if>
          <xsl:if test="$sceaux/s:constat">
            <p><xsl:value-of select="$mw/sceaux-constats"/></p>
            <ul><xsl:for-each select="$sceaux/s:constat"><li><span class="{@gravite}"><xsl:value-of select="concat(@id, ', ', $mw/gravites/*[local-name() = current()/@gravite])"/></span><xsl:if test="@ou"><xsl:value-of select="concat('&#xA0;: ', @ou)"/></xsl:if></li></xsl:for-each></ul>
          </xsl:if>
        </xsl:otherwise>
      </xsl:choose>
    </section>
  </xsl:template>

  <xsl:template name="controle">
    <section aria-labelledby="controle">
      <h2 id="controle"><xsl:value-of select="$mw/controle"/></h2>
      <xsl:if test="not($constats)"><p><xsl:value-of select="$mw/controle-rien"/></p></xsl:if>
      <xsl:if test="$constats">
        <ul>
          <xsl:for-each select="$constats">
            <xsl:sort select="string-length(substring-before('|error|warning|info|', concat('|', @role, '|')))" data-type="number"/>
            <li><span class="{@role}"><xsl:value-of select="concat(@id, ', ', $mw/gravites/*[local-name() = current()/@role])"/></span><xsl:text>&#xA0;: </xsl:text><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(svrl:text)"/></xsl:call-template></li>
          </xsl:for-each>
        </ul>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- Les couleurs de documents/style.xsl ; contraste d'au moins 4,5:1. -->
  <xsl:template name="style">
    :root { color-scheme: light dark; --encre: #1c2833; --fond: #fff; --bleu: #0f4c6b; --pale: #edf3f7; --filet: #c3d0d9; --discret: #51606c;
      --vert: #1b6b3f; --ocre: #8a4a06; --violet: #5a3d8a; --rouge: #a01c1c; }
    @media (prefers-color-scheme: dark) { :root { --encre: #e6ebef; --fond: #14191d; --bleu: #8ec5e6; --pale: #1f2a32; --filet: #44525c; --discret: #a9b6bf;
      --vert: #7fd3a1; --ocre: #e8b26f; --violet: #c3aeea; --rouge: #f09b9b; } }
    html { font: 100%/1.5 "Liberation Sans", "DejaVu Sans", Arial, sans-serif; color: var(--encre); background: var(--fond); }
    body { margin: 0; overflow-wrap: break-word; }
    header { background: #0f4c6b; color: #fff; padding: 1.2rem 2rem; }
    header p { margin: 0.2rem 0; font-size: 0.9rem; }
    h1, h2 { font-family: "Liberation Serif", "DejaVu Serif", Georgia, serif; font-weight: normal; line-height: 1.2; }
    h1 { margin: 0.3rem 0; font-size: 2rem; }
    h2 { color: var(--bleu); font-size: 1.5rem; border-bottom: 1px solid var(--filet); padding-bottom: 0.2rem; margin: 2rem 0 0.6rem; }
    h3 { color: var(--bleu); font-size: 1.05rem; margin: 1.2rem 0 0.3rem; }
    nav { padding: 0.4rem 2rem; background: var(--pale); }
    nav ul { margin: 0; padding: 0; list-style: none; display: flex; flex-wrap: wrap; gap: 0.3rem 1.2rem; }
    main, footer { padding: 0 2rem; max-width: 72rem; }
    main:focus { outline: none; }
    a { color: var(--bleu); overflow-wrap: anywhere; }
    a:focus-visible, summary:focus-visible, .defile:focus-visible, pre:focus-visible, iframe:focus-visible { outline: 3px solid var(--ocre); outline-offset: 2px; }
    .saut { position: absolute; left: -100rem; background: #fff; color: #0f4c6b; padding: 0.5rem 1rem; }
    .saut:focus { left: 1rem; top: 1rem; }
    .note { background: var(--pale); border-left: 4px solid var(--bleu); padding: 0.6rem 0.8rem; }
    .note.TOTAL-FAILED { border-color: var(--rouge); color: var(--rouge); }
    .note.TOTAL-PASSED { border-color: var(--vert); }
    .defile { overflow-x: auto; }
    table { border-collapse: collapse; width: 100%; font-size: 0.9rem; margin: 0.4rem 0 1rem; }
    caption { text-align: left; color: var(--discret); padding: 0.3rem 0; }
    .cachee { position: absolute; width: 1px; height: 1px; overflow: hidden; clip-path: inset(50%); }
    th, td { text-align: left; vertical-align: top; padding: 0.35rem 0.5rem; border-bottom: 1px solid var(--filet); }
    thead th { color: var(--bleu); border-bottom: 2px solid var(--bleu); }
    tbody th { font-weight: normal; }
    .groupe th { background: var(--pale); font-weight: bold; }
    td.n { text-align: right; white-space: nowrap; }
    .court { white-space: nowrap; }
    .serre { margin: 0; }
    details { border: 1px solid var(--filet); border-radius: 4px; padding: 0.3rem 0.8rem; margin: 0.5rem 0; }
    summary { cursor: pointer; font-weight: bold; padding: 0.2rem 0; }
    li, summary { overflow-wrap: anywhere; }
    article { border-top: 1px solid var(--filet); padding: 0.2rem 0 0.6rem; }
    img { max-width: 100%; height: auto; border: 1px solid var(--filet); background: #fff; }
    pre { white-space: pre-wrap; overflow-wrap: anywhere; max-height: 24rem; overflow-y: auto; background: var(--pale); padding: 0.8rem; }
    .pdf iframe { display: block; width: 100%; height: 80vh; min-height: 24rem; border: 0; background: #fff; }
    .petit { font-size: 0.8rem; color: var(--discret); overflow-wrap: anywhere; }
    .acquis { color: var(--vert); font-weight: bold; }
    .a-confirmer { color: var(--violet); font-weight: bold; }
    .non-acquis, .incomplet { color: var(--ocre); font-weight: bold; }
    .error { color: var(--rouge); font-weight: bold; }
    .warning { color: var(--ocre); font-weight: bold; }
    footer { color: var(--discret); font-size: 0.85rem; margin: 2rem 0; }
    @media print {
      header { background: none; color: #1c2833; border-bottom: 2pt solid #0f4c6b; }
      nav, .saut, .pdf { display: none; }
      .defile { overflow: visible; }
      pre { max-height: none; }
      thead { display: table-header-group; }
      tr, img { break-inside: avoid; }
      html { font-size: 75%; }
    }
  </xsl:template>
</xsl:stylesheet>
