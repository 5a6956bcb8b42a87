<?xml version="1.0" encoding="UTF-8"?>
<!-- capture/form/parties.xsl - le cadre de la page et les parties du dossier, dans l'ordre du travail. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:n="urn:clea:notation:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="xs r n exsl">

  <xsl:variable name="dossier" select="$schema/xs:complexType[@name = 'Dossier']"/>

  <!-- Chaque partie et les éléments du dossier qu'elle montre, séparés par des espaces. -->
  <xsl:variable name="table-parties">
    <partie id="vue" titre="Vue d’ensemble"/>
    <partie id="dossier" titre="Dossier" attributs="1" elements=" contexte "/>
    <partie id="candidat" titre="Candidat" elements=" candidat prescripteur "/>
    <partie id="personnes" titre="Organismes et personnes" elements=" organismes intervenants "/>
    <partie id="accueil" titre="Accueil et contrat" elements=" accueil consentements amenagements changements-evaluateur "/>
    <partie id="ep" titre="Évaluation préalable&#xA0;: actes"/>
    <partie id="grille-ep" titre="Évaluation préalable&#xA0;: grille"/>
    <partie id="suite" titre="Suite et préconisations" elements=" portefeuille orientation preconisations "/>
    <partie id="parcours" titre="Parcours de formation" elements=" parcours "/>
    <partie id="ef" titre="Évaluation finale" elements=" evaluation-finale "/>
    <partie id="preuves" titre="Preuves"/>
    <partie id="jury" titre="Jury et fin du dossier" elements=" modules-complementaires interruption presentation-jury conservation accrochage note "/>
  </xsl:variable>
  <xsl:variable name="parties" select="exsl:node-set($table-parties)/partie"/>

  <xsl:template name="page">
    <a class="saut" href="#contenu">Aller au contenu</a>
    <header class="entete">
      <p class="surtitre">Certificat CléA · saisie d’un dossier</p>
      <h1 id="titre">Saisie d’un dossier CléA</h1>
      <div class="outils" role="toolbar" aria-label="Dossier">
        <button type="button" data-action="nouveau">Nouveau</button>
        <button type="button" data-action="ouvrir" aria-keyshortcuts="Control+O">Ouvrir…</button>
        <button type="button" data-action="ouvrir-repertoire" aria-label="Ouvrir le répertoire d’un dossier">Répertoire…</button>
        <button type="button" data-action="enregistrer" aria-keyshortcuts="Control+S" aria-label="Enregistrer le ZIP du dossier et des preuves">Enregistrer</button>
        <button type="button" data-action="enregistrer-xml" aria-label="Enregistrer dossier.xml seul">XML seul</button>
        <button type="button" data-action="annuler" aria-keyshortcuts="Control+Z">Annuler</button>
        <button type="button" data-action="retablir" aria-keyshortcuts="Control+Y">Rétablir</button>
        <button type="button" data-action="imprimer" aria-keyshortcuts="Control+P">Imprimer</button>
      </div>
      <p class="etat"><span id="etat"></span> <span id="brouillon"></span> <button type="button" class="lien" data-action="effacer-brouillon" hidden="hidden">Effacer le brouillon de cet ordinateur</button></p>
      <input type="file" id="fichier" class="cache" tabindex="-1" aria-label="dossier.xml ou ZIP à ouvrir" accept=".xml,.zip,application/xml,text/xml,application/zip"/>
      <input type="file" id="repertoire" class="cache" tabindex="-1" aria-label="Répertoire d’un dossier à ouvrir" webkitdirectory="webkitdirectory"/>
    </header>
    <div class="cache" id="annonce" role="status" aria-live="polite"></div>
    <div id="erreur" role="alert"></div>
    <div class="cadre">
      <nav id="sommaire" aria-label="Parties du dossier" hidden="hidden">
        <ol>
          <xsl:for-each select="$parties">
            <li><a href="#{@id}"><span><xsl:value-of select="@titre"/></span> <span class="signal"></span></a></li>
          </xsl:for-each>
        </ol>
      </nav>
      <main id="contenu" tabindex="-1">
        <section id="accueil-page" aria-labelledby="titre">
          <p>Cette page sert à saisir le dossier d’un candidat&#xA0;: évaluations, critères, preuves. Elle n’envoie rien&#xA0;: tout reste sur cet ordinateur, et elle marche sans réseau.</p>
          <p>Référentiel&#xA0;: <strong><xsl:value-of select="$referentiel/@version"/></strong> (<xsl:value-of select="count($referentiel/r:domaine)"/> domaines, <xsl:value-of select="count($referentiel//r:sous-domaine)"/> sous-domaines, <xsl:value-of select="count($referentiel//r:critere)"/> critères). Profil de notation&#xA0;: <strong><xsl:value-of select="$notation/@version"/></strong>.</p>
          <p class="choix"><button type="button" class="principal" data-action="nouveau">Commencer un dossier</button>
            <button type="button" data-action="ouvrir">Ouvrir dossier.xml ou un ZIP…</button>
            <button type="button" data-action="ouvrir-repertoire">Ouvrir le répertoire d’un dossier…</button></p>
          <div id="reprise" class="carte" hidden="hidden">
            <p id="reprise-texte"></p>
            <p class="choix"><button type="button" class="principal" data-action="reprendre">Reprendre</button>
              <button type="button" data-action="effacer-brouillon">Effacer</button></p>
          </div>
          <div class="champ case"><label><input type="checkbox" id="garder" checked="checked"/><span class="nom">Garder un brouillon dans ce navigateur pendant la saisie (à décocher sur un ordinateur partagé)</span></label></div>
          <noscript><p>Cette page a besoin de JavaScript, qui est désactivé dans ce navigateur.</p></noscript>
        </section>
        <form id="dossier-champs" data-root="" hidden="hidden" novalidate="novalidate" autocomplete="off" data-referentiel="{$referentiel/@version}">
          <xsl:for-each select="$parties">
            <section class="partie" id="{@id}" aria-labelledby="t-{@id}">
              <h2 id="t-{@id}" tabindex="-1"><xsl:value-of select="@titre"/></h2>
              <xsl:call-template name="partie"/>
              <xsl:variable name="suivante" select="following-sibling::partie[1]"/>
              <xsl:if test="$suivante"><p class="suivante"><a href="#{$suivante/@id}">Partie suivante&#xA0;: <xsl:value-of select="$suivante/@titre"/></a></p></xsl:if>
            </section>
          </xsl:for-each>
        </form>
      </main>
    </div>
    <main id="papier"></main>
    <xsl:call-template name="grille"/>
  </xsl:template>

  <!-- Contexte : partie. -->
  <xsl:template name="partie">
    <xsl:variable name="partie" select="."/>
    <xsl:variable name="ep" select="$dossier/xs:sequence/xs:element[@name = 'evaluation-prealable']/xs:complexType"/>
    <xsl:choose>
      <xsl:when test="@id = 'vue'"><div id="vue-resultats"></div></xsl:when>
      <xsl:when test="@id = 'ep'">
        <div data-el="evaluation-prealable">
          <div class="champs"><xsl:apply-templates select="$ep/xs:attribute" mode="champs"/></div>
          <xsl:apply-templates select="$ep/xs:sequence/xs:element[not(@type = 'Resultats')]" mode="champs"/>
        </div>
      </xsl:when>
      <xsl:when test="@id = 'grille-ep'">
        <div data-el="evaluation-prealable"><xsl:apply-templates select="$ep/xs:sequence/xs:element[@type = 'Resultats']" mode="champs"/></div>
      </xsl:when>
      <xsl:when test="@id = 'preuves'">
        <div class="depot" id="depot">
          <p>Déposez ici les fichiers des preuves, ou <button type="button" data-action="choisir-preuves">choisissez des fichiers…</button></p>
          <p class="aide">L’empreinte (SHA-256) de chaque fichier se calcule ici même&#x202F;; le fichier part dans le ZIP du dossier, nulle part ailleurs.</p>
          <input type="file" id="fichiers-preuves" class="cache" multiple="multiple" tabindex="-1" aria-label="Fichiers des preuves"/>
        </div>
        <xsl:apply-templates select="$dossier/xs:sequence/xs:element[@name = 'preuves']" mode="champs"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:if test="@attributs"><div class="champs"><xsl:apply-templates select="$dossier/xs:attribute" mode="champs"/></div></xsl:if>
        <xsl:apply-templates select="$dossier/xs:sequence/xs:element[contains($partie/@elements, concat(' ', @name, ' '))]" mode="champs"/>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
