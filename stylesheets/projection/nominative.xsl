<?xml version="1.0" encoding="UTF-8"?>
<!--
  nominative.xsl - le dossier pour le candidat, et pour le jury.

  Ni l'un ni l'autre ne voit ce qui est marqué prive="oui", ni le courriel
  d'une autre personne. Le jury décide sur des acquis : il n'a besoin ni de
  l'adresse, ni du téléphone, ni du diplôme, ni du financeur ; il garde
  l'employeur, les organismes et les noms, pour que chacun de ses membres
  puisse dire s'il est concerné. Ce que la transmission au SI-CPF demandera ne
  va jusqu'à lui que si le candidat a consenti à l'envoi au certificateur.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:dossier:1"
    xmlns:str="http://exslt.org/strings"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="str d">

  <xsl:variable name="candidat" select="$lecteur = 'candidat'"/>
  <xsl:variable name="vers-certificateur"
      select="$candidat or /d:dossier/d:consentements/d:consentement[@objet = 'transmission-certificateur'
              and @donne = 'oui' and not(@retire-le)]"/>

  <xsl:template match="d:dossier">
    <dossier projection="{$lecteur}">
      <xsl:copy-of select="@version | @numero | @referentiel | @certificat | @ouvert-le | @etat"/>
      <xsl:apply-templates select="d:contexte | d:candidat | d:prescripteur | d:organismes
          | d:intervenants | d:accueil | d:consentements | d:amenagements | d:changements-evaluateur
          | d:evaluation-prealable | d:portefeuille | d:orientation | d:preconisations | d:parcours
          | d:evaluation-finale | d:modules-complementaires | d:preuves | d:interruption
          | d:presentation-jury | d:conservation | d:accrochage | d:note"/>
    </dossier>
  </xsl:template>

  <!-- ===== qui ===== -->

  <xsl:template match="d:contexte">
    <xsl:call-template name="element">
      <xsl:with-param name="enfants" select="d:secteur | d:branche | d:region"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:branche">
    <xsl:call-template name="feuille">
      <xsl:with-param name="attributs" select="@idcc | @jury-de-branche"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:candidat">
    <xsl:call-template name="element">
      <xsl:with-param name="enfants" select="d:civilite | d:nom-naissance | d:nom-usage | d:prenom1
          | d:prenom2 | d:prenom3 | d:naissance | d:statut-entree | d:employeur
          | (d:sexe | d:courriel | d:telephone | d:adresse | d:niveau-instruction
             | d:origine-demarche | d:financeur)[$candidat]"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:naissance">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@date | @etranger | @outre-mer"/>
      <xsl:with-param name="enfants" select="d:commune | d:pays | d:zone"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:commune">
    <xsl:call-template name="feuille">
      <xsl:with-param name="attributs" select="@insee | @code-postal"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:naissance/d:pays">
    <xsl:call-template name="feuille"><xsl:with-param name="attributs" select="@code"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:adresse">
    <xsl:call-template name="element">
      <xsl:with-param name="enfants" select="d:ligne | d:complement | d:code-postal | d:ville | d:pays"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Le contact du prescripteur est une autre personne. -->
  <xsl:template match="d:prescripteur">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@type | @date"/>
      <xsl:with-param name="enfants" select="d:nom"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:organismes">
    <xsl:call-template name="element"><xsl:with-param name="enfants" select="d:organisme"/></xsl:call-template>
  </xsl:template>
  <!-- Téléphone et courriel d'un organisme : pour que le candidat puisse le joindre. -->
  <xsl:template match="d:organisme">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@id | @roles"/>
      <xsl:with-param name="enfants" select="d:raison-sociale | d:siren | d:siret | d:habilitation
          | d:adresse | (d:courriel | d:telephone)[$candidat]"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:habilitation">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@numero | @debut | @fin | @autorite"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:intervenants">
    <xsl:call-template name="element"><xsl:with-param name="enfants" select="d:intervenant"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:intervenant">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@id | @organisme | @roles"/>
      <xsl:with-param name="enfants" select="d:nom | d:prenom | d:fonction"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Ces éléments n'ont que leur texte. -->
  <xsl:template match="d:secteur | d:region | d:civilite | d:sexe | d:nom-naissance | d:nom-usage
      | d:prenom1 | d:prenom2 | d:prenom3 | d:zone | d:courriel | d:telephone | d:ligne | d:complement
      | d:code-postal | d:ville | d:adresse/d:pays | d:statut-entree | d:employeur | d:niveau-instruction
      | d:origine-demarche | d:financeur | d:nom | d:raison-sociale | d:siren | d:siret | d:prenom
      | d:fonction | d:situation | d:points-forts | d:objectif | d:texte | d:titre | d:description
      | d:id-technique | d:modalite-passage | d:code-postal-centre | d:modalite-acces
      | d:initiative-inscription | d:date-inscription | d:dossier-formation">
    <xsl:call-template name="feuille"/>
  </xsl:template>

  <!-- Textes libres : seulement s'il est dit qu'ils ne sont pas privés. -->
  <xsl:template match="d:note[@prive = 'non'] | d:commentaire[@prive = 'non'] | d:motif[@prive = 'non']">
    <xsl:call-template name="feuille"><xsl:with-param name="attributs" select="@prive | @date"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:suivi[@prive = 'non']">
    <xsl:call-template name="feuille"><xsl:with-param name="attributs" select="@prive | @date | @par"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:amenagement[@prive = 'non']">
    <xsl:call-template name="feuille"><xsl:with-param name="attributs" select="@prive | @date | @acte"/></xsl:call-template>
  </xsl:template>

  <!-- ===== accueil et accords ===== -->

  <xsl:template match="d:accueil">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@date | @conseiller | @duree | @lieu | @modalite"/>
      <xsl:with-param name="enfants" select="d:contrat-adhesion | d:note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:contrat-adhesion">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@date"/>
      <xsl:with-param name="enfants" select="d:signature"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:signature">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@role | @intervenant | @nom | @date | @mode
          | @preuve[key('preuve', .)[not(@prive) or @prive = 'non']]"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Le jury a besoin de savoir que le dossier peut lui être montré, pas du reste. -->
  <xsl:template match="d:consentements">
    <xsl:variable name="montres" select="d:consentement[$candidat or @objet = 'traitement-donnees'
        or @objet = 'transmission-jury' or @objet = 'transmission-certificateur']"/>
    <xsl:if test="$montres">
      <xsl:call-template name="element"><xsl:with-param name="enfants" select="$montres"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="d:consentement">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@objet | @donne | @date | @retire-le"/>
      <xsl:with-param name="enfants" select="d:signature | d:note"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:amenagements[d:amenagement/@prive = 'non']">
    <xsl:call-template name="element"><xsl:with-param name="enfants" select="d:amenagement"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:changements-evaluateur">
    <xsl:call-template name="element"><xsl:with-param name="enfants" select="d:changement"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:changement">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@date | @de | @vers"/>
      <xsl:with-param name="enfants" select="d:motif"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== évaluations ===== -->

  <xsl:template match="d:evaluation-prealable">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@organisme"/>
      <xsl:with-param name="enfants" select="d:entretien-1 | d:mise-en-situation | d:auto-evaluation
          | d:entretien-2 | d:resultats"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:evaluation-finale">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@organisme"/>
      <xsl:with-param name="enfants" select="d:auto-evaluation | d:mise-en-situation | d:entretien-final
          | d:resultats"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:entretien-1 | d:entretien-2 | d:entretien-final | d:mise-en-situation | d:auto-evaluation">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@id | @date | @date-fin | @duree | @lieu | @modalite | @titre
          | @preuve[key('preuve', .)[not(@prive) or @prive = 'non']]"/>
      <xsl:with-param name="enfants" select="d:situation | d:par | d:avis | d:note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:par | d:formateur">
    <xsl:call-template name="element"><xsl:with-param name="attributs" select="@ref"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:avis">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@code | @valeur"/>
      <xsl:with-param name="enfants" select="d:commentaire"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:resultats">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@date"/>
      <xsl:with-param name="enfants" select="d:domaine"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:domaine">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@code | @resultat"/>
      <xsl:with-param name="enfants" select="d:points-forts | d:sous-domaine"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:sous-domaine">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@code | @resultat"/>
      <xsl:with-param name="enfants" select="d:critere"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:critere">
    <critere>
      <xsl:copy-of select="@code | @etat | @date | @observateur | @mode | @acte"/>
      <xsl:if test="@preuves">
        <xsl:call-template name="preuves-citees"/>
      </xsl:if>
      <xsl:apply-templates select="d:commentaire"/>
    </critere>
  </xsl:template>

  <!-- L'attribut « preuves », sans les pièces qui restent dans l'organisme. -->
  <xsl:template name="preuves-citees">
    <xsl:choose>
      <xsl:when test="key('preuve', @preuves)[not(@prive) or @prive = 'non']">
        <xsl:copy-of select="@preuves"/>
      </xsl:when>
      <xsl:otherwise>
        <xsl:variable name="ici" select="."/>
        <xsl:variable name="liste">
          <xsl:for-each select="str:tokenize(@preuves)">
            <xsl:variable name="id" select="string(.)"/>
            <xsl:for-each select="$ici">
              <xsl:if test="key('preuve', $id)[not(@prive) or @prive = 'non']">
                <xsl:value-of select="concat($id, ' ')"/>
              </xsl:if>
            </xsl:for-each>
          </xsl:for-each>
        </xsl:variable>
        <xsl:if test="string($liste) != ''">
          <xsl:attribute name="preuves"><xsl:value-of select="normalize-space($liste)"/></xsl:attribute>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== la suite ===== -->

  <xsl:template match="d:portefeuille">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@ouvert-le | @remis-le
          | @preuve[key('preuve', .)[not(@prive) or @prive = 'non']]"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:orientation">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@issue | @date"/>
      <xsl:with-param name="enfants" select="d:note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:preconisations">
    <xsl:call-template name="element"><xsl:with-param name="enfants" select="d:preconisation"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:preconisation">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@id | @sous-domaine | @criteres | @heures | @date | @par"/>
      <xsl:with-param name="enfants" select="d:objectif | d:calendrier | d:texte | d:note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:calendrier">
    <xsl:call-template name="feuille"><xsl:with-param name="attributs" select="@debut | @fin"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:parcours">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@organisme | @debut | @fin"/>
      <xsl:with-param name="enfants" select="d:formateur | d:objectif | d:calendrier | d:module | d:note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:module">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@id | @intitule | @sous-domaines | @preconisation | @heures
          | @debut | @fin | @modalite"/>
      <xsl:with-param name="enfants" select="d:formateur | d:objectif | d:calendrier | d:suivi"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:modules-complementaires">
    <xsl:call-template name="element">
      <xsl:with-param name="enfants" select="d:module-complementaire"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:module-complementaire">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@intitule | @region | @resultat | @date"/>
      <xsl:with-param name="enfants" select="d:note"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:preuves">
    <xsl:call-template name="element"><xsl:with-param name="enfants" select="d:preuve"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="d:preuve[not(@prive) or @prive = 'non']">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@id | @type | @fichier | @type-mime | @sha256 | @date
          | @criteres | @signee | @prive"/>
      <xsl:with-param name="enfants" select="d:titre | d:description | d:note"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:interruption">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@type | @date | @reprise"/>
      <xsl:with-param name="enfants" select="d:motif"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:presentation-jury">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@presente | @date | @circuit | @instance
          | @obtention-premiere-evaluation"/>
      <xsl:with-param name="enfants" select="d:note"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:conservation">
    <xsl:call-template name="element">
      <xsl:with-param name="attributs" select="@echeance | @annees | @depuis | @regle"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template match="d:accrochage">
    <xsl:if test="$vers-certificateur">
      <xsl:call-template name="element">
        <xsl:with-param name="enfants" select="d:certification | d:id-technique | d:modalite-passage
            | d:code-postal-centre | d:modalite-acces | d:initiative-inscription | d:date-inscription
            | d:dossier-formation"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="d:certification">
    <xsl:call-template name="element"><xsl:with-param name="attributs" select="@type | @code"/></xsl:call-template>
  </xsl:template>
</xsl:stylesheet>
