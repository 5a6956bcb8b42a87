<?xml version="1.0" encoding="UTF-8"?>
<!--
  capture/form/mots.xsl - les libellés des champs, par nom d'élément ou d'attribut.

  « dans » : seulement dans cet élément ou ce type. « aide » : la phrase du
  schéma est montrée sous le champ. Un nom sans ligne ici est montré tel quel,
  ce que les essais de la page refusent.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="xs exsl">

  <xsl:variable name="table-libelles">
    <l n="accrochage" aide="1">Transmission au SI-CPF</l>
    <l n="acte">Acte</l>
    <l n="accueil" aide="1">Accueil</l>
    <l n="adresse">Adresse</l>
    <l n="amenagement">Aménagement</l>
    <l n="amenagements" aide="1">Aménagements</l>
    <l n="annees">Durée (années)</l>
    <l n="auto-evaluation" aide="1">Auto-évaluation</l>
    <l n="autorite">Autorité qui a habilité</l>
    <l n="branche">Branche professionnelle</l>
    <l n="calendrier" aide="1">Calendrier</l>
    <l n="candidat">Identité</l>
    <l n="certificat">Certificat visé</l>
    <l n="certification">Certification</l>
    <l n="changement">Changement d’évaluateur</l>
    <l n="circuit">Circuit du jury</l>
    <l n="civilite">Civilité</l>
    <l n="code" dans="certification">Code au répertoire</l>
    <l n="code" dans="pays">Code INSEE du pays (99…)</l>
    <l n="code-postal">Code postal</l>
    <l n="code-postal-centre">Code postal du centre d’évaluation</l>
    <l n="commune">Commune de naissance</l>
    <l n="complement">Complément d’adresse</l>
    <l n="consentement">Consentement</l>
    <l n="conseiller">Conseiller</l>
    <l n="conservation" aide="1">Conservation du dossier</l>
    <l n="contact">Personne à joindre</l>
    <l n="contexte" aide="1">Contexte professionnel</l>
    <l n="contrat-adhesion">Contrat d’adhésion</l>
    <l n="courriel">Courriel</l>
    <l n="criteres" aide="1">Critères (codes)</l>
    <l n="date">Date</l>
    <l n="date" dans="naissance" aide="1">Date de naissance</l>
    <l n="date" dans="contrat-adhesion">Date du contrat</l>
    <l n="date" dans="accueil">Date de l’accueil</l>
    <l n="date" dans="prescripteur">Date de l’orientation vers CléA</l>
    <l n="date" dans="presentation-jury">Date de la session</l>
    <l n="date-fin" aide="1">Date de fin</l>
    <l n="date-inscription">Date d’inscription</l>
    <l n="de">Organisme quitté</l>
    <l n="debut">Début</l>
    <l n="depuis">Événement de départ</l>
    <l n="donne">Réponse</l>
    <l n="dossier-formation" aide="1">Dossier CPF</l>
    <l n="duree">Durée (minutes)</l>
    <l n="echeance">Dernier jour de conservation</l>
    <l n="employeur">Employeur</l>
    <l n="entretien-1" aide="1">Entretien n°&#xA0;1</l>
    <l n="entretien-2" aide="1">Entretien n°&#xA0;2</l>
    <l n="entretien-final">Entretien final</l>
    <l n="etat">État du dossier</l>
    <l n="etranger">Naissance à l’étranger</l>
    <l n="evaluation-finale" aide="1">Évaluation finale</l>
    <l n="fin">Fin</l>
    <l n="financeur">Financeur</l>
    <l n="fonction">Fonction</l>
    <l n="formateur">Formateurs</l>
    <l n="habilitation">Habilitation</l>
    <l n="heures">Durée (heures)</l>
    <l n="id-technique">Identifiant technique</l>
    <l n="idcc">Numéro IDCC</l>
    <l n="initiative-inscription">Initiative de l’inscription</l>
    <l n="insee">Code INSEE de la commune</l>
    <l n="instance">Nom du jury</l>
    <l n="interruption" aide="1">Interruption</l>
    <l n="intervenant">Personne</l>
    <l n="intitule">Intitulé</l>
    <l n="issue">Suite convenue</l>
    <l n="jury-de-branche">La branche a son propre jury</l>
    <l n="lieu">Lieu</l>
    <l n="ligne">Numéro et voie</l>
    <l n="mise-en-situation">Mise en situation</l>
    <l n="modalite">Modalité</l>
    <l n="modalite-acces">Modalité d’accès</l>
    <l n="modalite-passage">Modalité de passage</l>
    <l n="mode">Conservation de la signature</l>
    <l n="module">Module de formation</l>
    <l n="module-complementaire">Module complémentaire</l>
    <l n="motif">Motif</l>
    <l n="naissance">Naissance</l>
    <l n="niveau-instruction">Niveau d’instruction</l>
    <l n="nom">Nom</l>
    <l n="nom" dans="Signature">Nom du signataire (sans fiche)</l>
    <l n="nom-naissance" aide="1">Nom de naissance</l>
    <l n="nom-usage">Nom d’usage</l>
    <l n="note">Note</l>
    <l n="numero">Numéro</l>
    <l n="numero" dans="Dossier" aide="1">Numéro du dossier</l>
    <l n="objectif">Objectif</l>
    <l n="objet">Objet</l>
    <l n="obtention-premiere-evaluation" aide="1">Obtention après la première évaluation</l>
    <l n="organisme">Organisme</l>
    <l n="orientation" aide="1">Orientation</l>
    <l n="origine-demarche">Origine de la démarche</l>
    <l n="outre-mer">Naissance outre-mer</l>
    <l n="ouvert-le">Ouvert le</l>
    <l n="par">Conduit par</l>
    <l n="par" dans="preconisation">Préconisé par</l>
    <l n="par" dans="suivi">Fait par</l>
    <l n="parcours" aide="1">Parcours de formation</l>
    <l n="pays">Pays</l>
    <l n="portefeuille" aide="1">Portefeuille de compétences</l>
    <l n="preconisation">Préconisation</l>
    <l n="prenom">Prénom</l>
    <l n="prenom1">Premier prénom</l>
    <l n="prenom2">Deuxième prénom</l>
    <l n="prenom3">Troisième prénom</l>
    <l n="prescripteur" aide="1">Prescripteur</l>
    <l n="presentation-jury">Présentation au jury</l>
    <l n="presente">Dossier adressé au jury</l>
    <l n="preuve">Preuve</l>
    <l n="type" dans="preuve">Nature de la pièce</l>
    <l n="date" dans="preuve">Date du document</l>
    <l n="description">Ce qu’elle montre</l>
    <l n="type" dans="interruption">Abandon ou suspension</l>
    <l n="type" dans="certification">Répertoire (RS, RNCP)</l>
    <l n="raison-sociale">Nom de l’organisme</l>
    <l n="referentiel">Version du référentiel</l>
    <l n="region">Région</l>
    <l n="regle">Règle suivie</l>
    <l n="remis-le">Remis le</l>
    <l n="reprise">Date de reprise</l>
    <l n="resultat">Résultat</l>
    <l n="retire-le">Retiré le</l>
    <l n="role">À quel titre</l>
    <l n="roles">Rôles</l>
    <l n="secteur">Secteur d’activité</l>
    <l n="sexe">Sexe à l’état civil</l>
    <l n="signature">Signature</l>
    <l n="signee">Pièce signée</l>
    <l n="siren">SIREN</l>
    <l n="siret">SIRET</l>
    <l n="situation">Situation proposée</l>
    <l n="sous-domaine">Sous-domaine</l>
    <l n="sous-domaines" aide="1">Sous-domaines (codes)</l>
    <l n="statut-entree">Situation à l’entrée</l>
    <l n="suivi">Point d’étape</l>
    <l n="telephone">Téléphone</l>
    <l n="texte">Conseil</l>
    <l n="texte-libre">Texte</l>
    <l n="titre">Titre</l>
    <l n="type">Type</l>
    <l n="type" dans="prescripteur">Nature du prescripteur</l>
    <l n="vers">Nouvel organisme</l>
    <l n="ville">Ville</l>
    <l n="zone" aide="1">Zone géographique</l>
  </xsl:variable>
  <xsl:variable name="libelles" select="exsl:node-set($table-libelles)/l"/>

  <!-- Contexte : la déclaration d'un champ dans le schéma. -->
  <xsl:template name="libelle">
    <xsl:param name="nom" select="@name"/>
    <xsl:variable name="autour" select="(ancestor::xs:element[1] | ancestor::xs:complexType[@name][1])[last()]/@name"/>
    <xsl:variable name="precis" select="$libelles[@n = $nom][@dans = $autour]"/>
    <xsl:choose>
      <xsl:when test="$precis"><xsl:value-of select="$precis"/></xsl:when>
      <xsl:when test="$libelles[@n = $nom][not(@dans)]"><xsl:value-of select="$libelles[@n = $nom][not(@dans)]"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$nom"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="aide">
    <xsl:param name="nom" select="@name"/>
    <xsl:param name="simple" select="/.."/>
    <xsl:variable name="autour" select="(ancestor::xs:element[1] | ancestor::xs:complexType[@name][1])[last()]/@name"/>
    <xsl:variable name="ligne" select="($libelles[@n = $nom][@dans = $autour] | $libelles[@n = $nom][not(@dans)])[1]"/>
    <xsl:if test="$ligne/@aide">
      <p class="aide"><xsl:value-of select="translate(xs:annotation/xs:documentation[@xml:lang = 'fr'] | $simple/xs:annotation/xs:documentation[@xml:lang = 'fr'][not(current()/xs:annotation)], &quot;'&quot;, '’')"/></p>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
