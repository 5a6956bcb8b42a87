<?xml version="1.0" encoding="UTF-8"?>
<!--
  mots.xsl - les mots et les phrases des documents, par langue.

  Une feuille lit $mots/famille/nom. Une autre langue est une table de plus,
  <table langue="…">, avec les mêmes noms ; « langue » la choisit, et le
  français sert quand elle manque. {a}, {b}, {c} : ce que la feuille y met.
  Les espaces sont déjà composées : &#x202F; fine, &#xA0; insécable.
  Genre : on évite les participes ; « né(e) » a deux entrées.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:clea:mots"
    exclude-result-prefixes="m">

  <m:tables>
    <table langue="fr">
      <documents>
        <bilan>Bilan de vos compétences</bilan>
        <preconisations>Préconisations de formation</preconisations>
        <attestation>Attestation de ce qui est acquis</attestation>
        <dossier-jury>Dossier pour le jury</dossier-jury>
      </documents>

      <page>
        <clea>CléA</clea>
        <dossier>dossier n°</dossier>
        <Dossier>Dossier n°</Dossier>
        <ouvert>ouvert le</ouvert>
        <edite>édité le</edite>
        <page>page</page>
        <sur>sur</sur>
        <surtitre>CERTIFICAT CLÉA · SOCLE DE CONNAISSANCES ET DE COMPÉTENCES PROFESSIONNELLES</surtitre>
        <sans-nom>Nom pas encore renseigné</sans-nom>
        <sans-date>date pas encore renseignée</sans-date>
        <vide>pas encore renseigné</vide>
        <case>Case à cocher</case>
        <case-cochee>Case cochée</case-cochee>
        <incomplet>Dossier incomplet</incomplet>
        <incomplet-constat>Ce document a été scellé malgré {a}&#xA0;constat d’erreur. Le rapport de complétude le détaille.</incomplet-constat>
        <incomplet-constats>Ce document a été scellé malgré {a}&#xA0;constats d’erreur. Le rapport de complétude les détaille.</incomplet-constats>
        <sceau>Scellé électroniquement par {a}, le {b} à {c} (temps universel). Le sceau garantit l’origine du document et montre toute modification.</sceau>
        <sceau-alt>Signature électronique du document</sceau-alt>
        <oui>oui</oui>
        <non>non</non>
      </page>

      <periode>
        <du>du</du><au>au</au><le>le</le>
        <a-partir>à partir du</a-partir>
        <jusqu-au>jusqu’au</jusqu-au>
      </periode>

      <nombres>
        <domaine pluriel="domaines">domaine</domaine>
        <sous-domaine pluriel="sous-domaines">sous-domaine</sous-domaine>
        <critere pluriel="critères">critère</critere>
        <heure pluriel="heures">heure</heure>
        <sujet pluriel="sujets">sujet</sujet>
        <constat pluriel="constats">constat</constat>
      </nombres>

      <civilites><MME>Madame</MME><M>Monsieur</M></civilites>
      <ne><MME>née</MME><M>né</M></ne>

      <!-- Pour le jury : les mots de la règle. -->
      <verdicts>
        <acquis>acquis</acquis>
        <non-acquis>non acquis</non-acquis>
        <a-confirmer>à confirmer</a-confirmer>
        <non-evalue>non évalué</non-evalue>
        <pas-de-test>non évalué</pas-de-test>
        <incomplet>à compléter</incomplet>
      </verdicts>
      <!-- Pour le candidat : la même chose, tournée vers la suite. -->
      <verdicts-candidat>
        <acquis>acquis</acquis>
        <non-acquis>à renforcer</non-acquis>
        <a-confirmer>à confirmer</a-confirmer>
        <non-evalue>pas encore évalué</non-evalue>
        <pas-de-test>pas encore évalué</pas-de-test>
        <incomplet>en cours</incomplet>
      </verdicts-candidat>
      <modes>
        <observation>observation</observation>
        <entretien>entretien</entretien>
        <production>production</production>
        <test>exercice</test>
        <auto-evaluation>auto-évaluation</auto-evaluation>
        <document>document</document>
      </modes>
      <modalites>
        <presentiel>sur place</presentiel>
        <distance>à distance</distance>
        <mixte>en partie à distance</mixte>
      </modalites>
      <avis>
        <a-l-aise>«&#xA0;Je sais faire.&#xA0;»</a-l-aise>
        <avec-aide>«&#xA0;Je sais faire avec un peu d’aide.&#xA0;»</avec-aide>
        <a-travailler>«&#xA0;C’est à travailler.&#xA0;»</a-travailler>
        <ne-sait-pas>«&#xA0;Je ne sais pas dire.&#xA0;»</ne-sait-pas>
      </avis>
      <auto>
        <sujet>Sujet</sujet>
        <evaluation-prealable>Évaluation préalable</evaluation-prealable>
        <evaluation-finale>Évaluation finale</evaluation-finale>
      </auto>
      <types-preuve>
        <contrat-adhesion>contrat d’adhésion</contrat-adhesion>
        <grille-observation>grille d’observation</grille-observation>
        <auto-evaluation>auto-évaluation</auto-evaluation>
        <compte-rendu>compte rendu</compte-rendu>
        <production>production du candidat</production>
        <photo>photographie</photo>
        <attestation>attestation</attestation>
        <diplome>diplôme ou titre</diplome>
        <emargement>feuille d’émargement</emargement>
        <enregistrement>enregistrement</enregistrement>
        <autre>autre pièce</autre>
        <cv>curriculum vitæ</cv>
        <portefeuille>portefeuille de compétences</portefeuille>
      </types-preuve>
      <prescripteurs>
        <employeur>employeur</employeur>
        <opco>OPCO</opco>
        <opca>OPCA (aujourd’hui OPCO)</opca>
        <france-travail>France Travail</france-travail>
        <pole-emploi>Pôle emploi (aujourd’hui France Travail)</pole-emploi>
        <region>Région</region>
        <cep>conseil en évolution professionnelle</cep>
        <mission-locale>mission locale</mission-locale>
        <cap-emploi>Cap emploi</cap-emploi>
        <transitions-pro>Transitions Pro</transitions-pro>
        <candidat>démarche personnelle</candidat>
        <autre>autre prescripteur</autre>
      </prescripteurs>
      <statuts>
        <salarie>en emploi (contrat de travail)</salarie>
        <demandeur-emploi>en recherche d’emploi</demandeur-emploi>
        <independant>travail indépendant</independant>
        <agent-public>emploi public</agent-public>
        <benevole>bénévolat, volontariat</benevole>
        <autre>autre situation</autre>
      </statuts>
      <roles>
        <evaluateur>évaluation</evaluateur>
        <formateur>formation</formateur>
        <accueil>accueil</accueil>
        <conseiller>conseil</conseiller>
        <observateur>observation</observateur>
        <referent>suivi</referent>
      </roles>
      <circuits>
        <branche>jury de branche</branche>
        <interprofessionnel>jury interprofessionnel</interprofessionnel>
      </circuits>
      <consentements>
        <traitement-donnees>tenue du dossier</traitement-donnees>
        <transmission-jury>envoi au jury</transmission-jury>
        <transmission-prescripteur>information du prescripteur</transmission-prescripteur>
        <transmission-formateur>envoi à l’organisme de formation</transmission-formateur>
        <transmission-certificateur>envoi au certificateur</transmission-certificateur>
        <image-voix>image et voix</image-voix>
        <autre>autre accord</autre>
      </consentements>
      <issues>
        <jury>présentation au jury</jury>
        <parcours>parcours de formation</parcours>
        <abandon>arrêt de la démarche</abandon>
        <reflexion>temps de réflexion</reflexion>
      </issues>

      <etapes>
        <accueil>Accueil et information</accueil>
        <contrat>contrat d’adhésion</contrat>
        <entretien-1>Entretien n°&#xA0;1&#xA0;: exploration</entretien-1>
        <mise-en-situation>Mise en situation</mise-en-situation>
        <auto-evaluation>Auto-évaluation</auto-evaluation>
        <entretien-2>Entretien n°&#xA0;2&#xA0;: restitution</entretien-2>
        <entretien-final>Entretien final</entretien-final>
        <resultats-ep>Résultats de l’évaluation préalable</resultats-ep>
        <resultats-ef>Résultats de l’évaluation finale</resultats-ef>
        <orientation>Suite convenue</orientation>
        <portefeuille>Portefeuille de compétences</portefeuille>
        <remis>remis le</remis>
        <parcours>Parcours de formation</parcours>
        <module>Module</module>
        <abandon>Arrêt de la démarche</abandon>
        <suspension>Interruption</suspension>
        <reprise>reprise le</reprise>
        <changement>Changement d’organisme évaluateur</changement>
        <presentation-jury>Présentation au jury</presentation-jury>
        <a-venir>à venir</a-venir>
        <presentation-a-venir>pas encore présenté</presentation-a-venir>
        <signe>signé par</signe>
        <signe-candidat>le candidat</signe-candidat>
        <signe-organisme>l’organisme</signe-organisme>
        <signe-representant-legal>le représentant légal</signe-representant-legal>
        <signe-autre>un autre signataire</signe-autre>
        <ep>évaluation préalable</ep>
        <ef>évaluation finale</ef>
        <tetes>
          <date>Date</date><etape>Étape</etape><duree text-align="end">Durée</duree><avec>Avec</avec>
        </tetes>
        <amenagement>Aménagement</amenagement>
        <vide>Aucune étape n’est encore renseignée.</vide>
      </etapes>

      <figure>
        <tetes>
          <domaine>Domaine</domaine><barre>Sous-domaines</barre>
          <criteres text-align="end">Critères acquis</criteres><verdict>Résultat</verdict>
        </tetes>
        <legende>Un cadre par sous-domaine, rempli à la mesure des critères acquis. Trait plein&#xA0;: acquis ou à renforcer&#x202F;; tirets&#xA0;: à confirmer par le jury&#x202F;; pointillés&#xA0;: non évalué.</legende>
        <legende-ef> En clair&#xA0;: ce qui a été gagné à l’évaluation finale.</legende-ef>
      </figure>

      <bilan>
        <accueil>Ce bilan vous appartient. Il dit, avec des mots simples, ce que vous savez faire et ce qui a été observé avec vous. L’évaluation CléA n’est ni un examen ni une épreuve&#xA0;: elle met vos points forts en lumière et, s’il y a lieu, montre le chemin qui reste.</accueil>
        <verdict-vide>Votre évaluation n’a pas encore de résultat.</verdict-vide>
        <verdict-complet>Vous maîtrisez les {a} du socle&#xA0;: votre dossier peut aller au jury.</verdict-complet>
        <verdict-a-confirmer>Vos résultats permettent de présenter votre dossier au jury&#x202F;; il lui revient de confirmer {a}.</verdict-a-confirmer>
        <verdict-partiel>Vous maîtrisez déjà {a} sur {b}{c}.</verdict-partiel>
        <verdict-dont>, dont {a}&#xA0;à confirmer par le jury</verdict-dont>
        <verdict-jury> {a} à confirmer par le jury.</verdict-jury>
        <verdict-reste> {a} à renforcer.</verdict-reste>
        <points-forts>Vos points forts</points-forts>
        <points-forts-vide>Vos points forts seront écrits ici avec vous à la fin de l’évaluation.</points-forts-vide>
        <vous-maitrisez>Vous maîtrisez&#xA0;:</vous-maitrisez>
        <apres-ef>À l’évaluation finale&#xA0;:</apres-ef>
        <coup-d-oeil>D’un coup d’œil</coup-d-oeil>
        <progres>Vos progrès depuis la première évaluation</progres>
        <progres-intro>Depuis l’évaluation préalable, vous avez acquis&#xA0;:</progres-intro>
        <progres-compte>{a}, puis {b} sur&#xA0;{c}</progres-compte>
        <detail>Domaine par domaine</detail>
        <tetes>
          <sous-domaine>Sous-domaine</sous-domaine><ep>Évaluation préalable</ep><ef>Évaluation finale</ef><final>Aujourd’hui</final>
        </tetes>
        <a-confirmer-explication>«&#xA0;À confirmer&#xA0;»&#xA0;: la règle officielle de ce sous-domaine n’est pas entièrement publique. Votre évaluateur a donné son avis&#x202F;; le jury confirmera.</a-confirmer-explication>
        <renforcer>Ce qui reste à renforcer</renforcer>
        <renforcer-intro>Rien n’est perdu de ce que vous avez acquis. Voici ce qui demande encore un peu de travail&#xA0;:</renforcer-intro>
        <observations>Ce qui a été observé</observations>
        <observations-intro>Les remarques de vos évaluateurs, critère par critère&#xA0;:</observations-intro>
        <auto>Ce que vous avez dit de vous-même</auto>
        <auto-progres>Depuis la première évaluation, vous vous dites plus à l’aise sur {a}&#xA0;: c’est en gras.</auto-progres>
        <parcours>Votre parcours pas à pas</parcours>
        <suite>La suite</suite>
        <suite-jury>Votre dossier est présenté au {a}{b}. Le jury décide sur le dossier&#x202F;; vous n’avez rien à préparer.</suite-jury>
        <suite-jury-date> le {a}</suite-jury-date>
        <suite-jury-a-venir>Votre dossier peut être présenté au jury. Votre organisme évaluateur vous dira la date de la session.</suite-jury-a-venir>
        <suite-parcours>Un parcours de formation est préconisé, court et centré sur ce qui reste à acquérir&#xA0;: le document «&#xA0;Préconisations de formation&#xA0;» le détaille ({a}).</suite-parcours>
        <suite-ef>Après la formation, une évaluation finale portera seulement sur ce que vous aurez travaillé.</suite-ef>
        <suite-terme>Vous avez jusqu’au {a} pour passer l’évaluation finale. Au-delà, une nouvelle évaluation préalable serait nécessaire.</suite-terme>
        <suite-terme-passe>Le délai pour l’évaluation finale est passé depuis le {a}&#xA0;: une nouvelle évaluation préalable est nécessaire. Votre organisme vous accompagne pour la préparer.</suite-terme-passe>
        <suite-libre>Vous êtes libre de prendre le temps de réfléchir, de revenir plus tard ou de changer d’organisme évaluateur&#xA0;: ce bilan reste valable.</suite-libre>
        <suite-evaluation>L’évaluation se poursuit&#xA0;: les actes à venir compléteront ce bilan.</suite-evaluation>
        <contact>Pour toute question&#xA0;: {a}.</contact>
        <accords>Vos accords</accords>
        <accords-tetes><objet>Objet</objet><donne>Accord</donne><date>Date</date></accords-tetes>
        <retire>retiré le {a}</retire>
        <remarques>Remarques sur le dossier</remarques>
        <modules>Modules complémentaires</modules>
        <modules-intro>Ils s’ajoutent au socle et ne comptent pas pour le certificat.</modules-intro>
      </bilan>

      <preconisations>
        <accueil>Ces préconisations partent de ce que vous savez déjà. Elles disent ce qui reste à acquérir, dans quel but, en combien de temps environ et quand. Elles servent à construire avec un organisme de formation un parcours à votre mesure.</accueil>
        <verdict>{a} à travailler, {b} de formation environ.</verdict>
        <verdict-rien>Plus rien n’est à travailler&#xA0;: les objectifs sont atteints.</verdict-rien>
        <appuis>Ce sur quoi vous pouvez vous appuyer</appuis>
        <appuis-intro>Vous maîtrisez déjà {a} sur {b}. Dans les domaines concernés&#xA0;:</appuis-intro>
        <appuis-seul>Vous maîtrisez déjà {a} sur {b}.</appuis-seul>
        <resume>En résumé</resume>
        <tetes>
          <sous-domaine>Sous-domaine</sous-domaine><origine>Proposé par</origine><heures text-align="end">Durée indicative</heures><calendrier>Calendrier</calendrier>
        </tetes>
        <total>Total</total>
        <heures-courtes>{a}&#xA0;h</heures-courtes>
        <evaluateur>l’évaluateur</evaluateur>
        <referentiel>le référentiel</referentiel>
        <detail>Sous-domaine par sous-domaine</detail>
        <criteres-tetes><code>Code</code><objectif>Objectif</objectif><etat>Aujourd’hui</etat></criteres-tetes>
        <conseils>Conseils de l’évaluateur</conseils>
        <duree-ecrite>Durée&#xA0;: {a}, fixée par l’évaluateur.</duree-ecrite>
        <duree-indicative>Durée indicative&#xA0;: {a}, à ajuster avec vous.</duree-indicative>
        <calendrier>Calendrier&#xA0;:</calendrier>
        <calendrier-proposition>proposition, {a}</calendrier-proposition>
        <calendrier-vide>à fixer ensemble</calendrier-vide>
        <ecrite>Préconisation de {a}, {b}.</ecrite>
        <ecrite-sans-date>Préconisation de {a}.</ecrite-sans-date>
        <ecrite-sans-nom>Préconisation de l’évaluateur, {b}.</ecrite-sans-nom>
        <atteint>Objectif atteint&#xA0;: ce sous-domaine est désormais acquis.</atteint>
        <parcours>Le parcours prévu</parcours>
        <parcours-a-venir>Le parcours se construit avec l’organisme de formation de votre choix&#x202F;; il sera noté ici.</parcours-a-venir>
        <rappels>Bon à savoir</rappels>
        <rappel-ef>L’évaluation finale portera seulement sur ce qui a été travaillé&#x202F;; ce qui est acquis le reste.</rappel-ef>
        <rappel-personne>La personne qui vous forme n’est pas celle qui vous évalue.</rappel-personne>
        <rappel-terme>L’évaluation finale a lieu au plus tard le {a}.</rappel-terme>
        <rappel-terme-passe>Le délai pour l’évaluation finale est passé depuis le {a}&#xA0;: une nouvelle évaluation préalable est nécessaire avant tout parcours.</rappel-terme-passe>
        <accord>Accord sur le parcours</accord>
        <accord-candidat>Le candidat, date et signature</accord-candidat>
        <accord-organisme>L’organisme évaluateur, date et signature</accord-organisme>
        <vide>Aucune préconisation&#xA0;: rien ne reste à travailler, ou l’évaluation n’a pas encore de résultat.</vide>
      </preconisations>

      <attestation>
        <verdict>{a} reconnus acquis</verdict>
        <verdict-un>{a} reconnu acquis</verdict-un>
        <organisme>{a}, organisme évaluateur habilité pour le certificat CléA{b},</organisme>
        <organisme-sans-nom>L’organisme évaluateur habilité pour le certificat CléA</organisme-sans-nom>
        <habilitation> (habilitation {a})</habilitation>
        <siret>SIRET {a}</siret>
        <atteste>atteste que</atteste>
        <naissance>{a} le {b}</naissance>
        <naissance-neutre>date de naissance&#xA0;: {b}</naissance-neutre>
        <naissance-lieu> à {a}</naissance-lieu>
        <nom-naissance>nom de naissance&#xA0;: {a}</nom-naissance>
        <a-acquis>a fait reconnaître, à l’évaluation préalable terminée le {a}, les compétences suivantes du socle de connaissances et de compétences professionnelles&#xA0;:</a-acquis>
        <a-acquis-ef>a fait reconnaître, à l’évaluation préalable puis à l’évaluation finale terminée le {a}, les compétences suivantes du socle de connaissances et de compétences professionnelles&#xA0;:</a-acquis-ef>
        <a-acquis-sans-date>a fait reconnaître les compétences suivantes du socle de connaissances et de compétences professionnelles&#xA0;:</a-acquis-sans-date>
        <domaine-entier>domaine entièrement acquis</domaine-entier>
        <tetes><domaine>Domaine</domaine><sous-domaine>Sous-domaines acquis</sous-domaine></tetes>
        <a-confirmer>D’autres acquis, que le jury doit confirmer, figurent au bilan.</a-confirmer>
        <portee>Ces acquis restent au dossier et n’ont pas à être évalués de nouveau jusqu’au {a}. La présente attestation ne vaut pas certificat&#xA0;: le certificat CléA est délivré par un jury paritaire, sans niveau ni mention.</portee>
        <portee-sans-date>Ces acquis restent au dossier. La présente attestation ne vaut pas certificat&#xA0;: le certificat CléA est délivré par un jury paritaire, sans niveau ni mention.</portee-sans-date>
        <fait>Fait pour servir et valoir ce que de droit, le {a}.</fait>
        <pour>Pour l’organisme évaluateur, nom, qualité et signature</pour>
        <vide>Aucun sous-domaine n’est encore acquis de façon ferme&#xA0;: il n’y a rien à attester pour le moment.</vide>
        <referentiel>Référentiel&#xA0;: {a}.</referentiel>
      </attestation>

      <jury>
        <verdict-complet>Les {a} sont maîtrisés.</verdict-complet>
        <verdict-direct>Les {a} sont maîtrisés dès l’évaluation préalable.</verdict-direct>
        <verdict-parcours>Les {a} sont maîtrisés après un parcours de formation et une évaluation finale.</verdict-parcours>
        <verdict-a-confirmer>L’évaluateur retient les {a} comme maîtrisés&#x202F;; {b} à confirmer par le jury.</verdict-a-confirmer>
        <verdict-partiel>{a} sur {b} acquis</verdict-partiel>
        <verdict-vide>L’évaluation n’a pas encore de résultat.</verdict-vide>
        <synthese>Synthèse</synthese>
        <chiffres>Acquis&#xA0;: {a}, {b}, {c}.</chiffres>
        <chiffre-sur>{a} sur {b}</chiffre-sur>
        <points-forts>Points forts relevés par les évaluateurs</points-forts>
        <points-forts-vide>Les points forts ne sont pas encore renseignés.</points-forts-vide>
        <points-forts-tetes><domaine>Domaine</domaine><texte>Ce que les évaluateurs en disent au candidat</texte></points-forts-tetes>
        <a-confirmer-titre>À confirmer par le jury</a-confirmer-titre>
        <a-confirmer-intro>Le taux de ces sous-domaines n’est pas confirmé par un texte public et le résultat ne tient qu’à lui. L’avis de l’évaluateur est rappelé&#x202F;; la décision revient au jury.</a-confirmer-intro>
        <a-confirmer-tetes><sd>Sous-domaine</sd><acquis text-align="end">Critères acquis</acquis><taux text-align="end">Taux du profil</taux><avis>Avis de l’évaluateur</avis></a-confirmer-tetes>
        <identite>Identité</identite>
        <identite-anonyme>Ce dossier est anonyme&#xA0;: ni personne, ni organisme, ni lieu, ni texte libre. Les numéros sont propres à ce document.</identite-anonyme>
        <nom-naissance>Nom de naissance</nom-naissance>
        <nom-usage>Nom d’usage</nom-usage>
        <prenoms>Prénoms</prenoms>
        <civilite>Civilité</civilite>
        <naissance>Naissance</naissance>
        <statut>Situation à l’entrée</statut>
        <employeur>Employeur</employeur>
        <contexte>Secteur et branche</contexte>
        <region>Région</region>
        <idcc>IDCC</idcc>
        <jury-de-branche>jury de branche</jury-de-branche>
        <prescripteur>Prescripteur</prescripteur>
        <referentiel>Référentiel</referentiel>
        <certificat>Certificat visé</certificat>
        <etat>État du dossier</etat>
        <etats><ouvert>ouvert</ouvert><en-parcours>en parcours de formation</en-parcours><pret-pour-jury>prêt pour le jury</pret-pour-jury><presente>présenté</presente><suspendu>suspendu</suspendu><clos>clos</clos></etats>
        <organismes>Organismes</organismes>
        <organismes-tetes><nom>Organisme</nom><roles>Rôle</roles><siret>SIRET</siret><habilitation>Habilitation</habilitation></organismes-tetes>
        <intervenants>Intervenants</intervenants>
        <intervenants-tetes><nom>Nom</nom><fonction>Fonction</fonction><roles>Rôle auprès du candidat</roles><organisme>Organisme</organisme></intervenants-tetes>
        <independance>Chaque membre du jury vérifie qu’aucun de ces organismes n’est le sien.</independance>
        <accords>Accords du candidat</accords>
        <parcours>Parcours et dates</parcours>
        <durees-ep>Évaluation préalable&#xA0;: {a}, en {b}.</durees-ep>
        <durees-ef>Évaluation finale&#xA0;: {a}, en {b}.</durees-ef>
        <duree-vide>durée pas encore renseignée</duree-vide>
        <jours pluriel="jours">jour</jours>
        <terme>Terme pour l’évaluation finale&#xA0;: {a}.</terme>
        <formation>Préconisations de formation</formation>
        <preconisations-tetes><sd>Sous-domaine</sd><objectifs>Objectifs et critères</objectifs><heures text-align="end">Durée</heures><calendrier>Calendrier</calendrier></preconisations-tetes>
        <resultats>Résultats par critère</resultats>
        <resultats-intro>Pour chaque critère&#xA0;: l’état à l’évaluation préalable (EP), à l’évaluation finale (EF) et l’état retenu, puis comment, quand, par qui il a été constaté, et les pièces à l’appui.</resultats-intro>
        <tetes><code>Code</code><critere>Critère</critere><ep>EP</ep><ef>EF</ef><final>Retenu</final><constat>Constat et pièces</constat></tetes>
        <pieces pluriel="pièces">pièce</pieces>
        <seuil>seuil</seuil>
        <seuil-non-confirme>, non confirmé</seuil-non-confirme>
        <obligatoire>critère obligatoire</obligatoire>
        <note-par>noté «&#xA0;{a}&#xA0;» par l’organisme</note-par>
        <notation>Profil de notation</notation>
        <notation-intro>Profil «&#xA0;{a}&#xA0;»&#xA0;: {b}. Un sous-domaine est acquis quand 100 × critères acquis ≥ taux × critères du sous-domaine&#x202F;; un domaine l’est quand tous ses sous-domaines le sont&#x202F;; rien ne se compense.</notation-intro>
        <notation-confirmee>Toutes les valeurs de ce profil sont confirmées.</notation-confirmee>
        <notation-non-confirmee>Valeurs non confirmées, à confirmer par le jury&#xA0;: {a}.</notation-non-confirmee>
        <notation-tetes><sd>Sous-domaines</sd><taux text-align="end">Taux</taux><confirme>Confirmé</confirme><source>Source</source></notation-tetes>
        <defaut>valeur par défaut</defaut>
        <controle>Complétude du dossier</controle>
        <controle-rien>Aucun constat&#xA0;: toutes les règles jugées sont respectées.</controle-rien>
        <compte-erreurs pluriel="erreurs">erreur</compte-erreurs>
        <compte-autres pluriel="à regarder ou à savoir">à regarder ou à savoir</compte-autres>
        <controle-compte>{a}&#xA0;: {b}, {c}.</controle-compte>
        <controle-tetes><regle>Règle</regle><gravite>Gravité</gravite><constat>Constat</constat><que-faire>Ce qu’il y a à faire</que-faire></controle-tetes>
        <gravites><error>erreur</error><warning>à regarder</warning><info>information</info></gravites>
        <preuves>Index des preuves</preuves>
        <preuves-vide>Aucune preuve n’est encore au dossier.</preuves-vide>
        <preuves-intro>L’empreinte SHA-256 permet de vérifier que la pièce est bien celle qui a été indexée.</preuves-intro>
        <preuves-tetes><no text-align="end">N°</no><titre>Pièce</titre><type>Type</type><date>Date</date><criteres>Critères appuyés</criteres></preuves-tetes>
        <signee>signée</signee>
        <modules>Modules complémentaires (sans effet sur le certificat)</modules>
        <remarques>Remarques</remarques>
        <conservation>Conservation</conservation>
        <conservation-annees>{a}&#xA0;ans</conservation-annees>
        <conservation-annee>{a}&#xA0;an</conservation-annee>
        <depuis>depuis&#xA0;: {a}</depuis>
        <decision>Décision du jury</decision>
        <decision-intro>Cadre à remplir par le jury. La décision est consignée au procès-verbal de la session.</decision-intro>
        <decision-session>Session du</decision-session>
        <decision-lieu>Lieu</decision-lieu>
        <decision-pv>Procès-verbal n°</decision-pv>
        <decision-choix>Décision</decision-choix>
        <choix>
          <certifie>Certificat délivré</certifie>
          <complement>Complément demandé</complement>
          <ajourne>Dossier ajourné</ajourne>
        </choix>
        <decision-motif>Motif, sous-domaines confirmés ou à compléter</decision-motif>
        <decision-membres>Membres du jury</decision-membres>
        <membres-tetes><nom>Nom</nom><college>Collège</college><signature>Signature</signature></membres-tetes>
        <college-employeurs>employeurs</college-employeurs>
        <college-salaries>salariés</college-salaries>
        <president>Présidence</president>
        <auto>Auto-évaluation du candidat</auto>
        <auto-progres>Depuis l’évaluation préalable, le candidat se dit plus à l’aise sur {a} (en gras).</auto-progres>
      </jury>
    </table>
  </m:tables>

  <!-- Lues là où elles sont écrites : une variable en ferait une copie à chaque document. -->
  <xsl:variable name="toutes-langues" select="document('')/*/m:tables/table"/>
  <xsl:variable name="mots" select="($toutes-langues[@langue = $langue]
      | $toutes-langues[@langue = 'fr'][not($toutes-langues[@langue = $langue])])"/>
</xsl:stylesheet>
