<?xml version="1.0" encoding="UTF-8"?>
<!--
  mots-imprimes.xsl - les mots de ce qu'un conseiller imprime (contrat,
  convocation, grille, auto-évaluation, émargement, portefeuille), par langue,
  comme mots.xsl : une feuille lit $mi/famille/nom.
  Rien n'est dit au masculin ou au féminin de la personne.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:variable name="tables-d-imprimes">
    <table langue="fr">
      <documents>
        <contrat>Contrat d’adhésion</contrat>
        <convocation>Convocation</convocation>
        <grille>Grille d’observation</grille>
        <auto>Ce que je sais faire</auto>
        <emargement>Feuille d’émargement</emargement>
        <portefeuille>Portefeuille de compétences</portefeuille>
      </documents>

      <commun>
        <nom>Nom et prénom</nom>
        <numero>Dossier n°</numero>
        <date>Date</date>
        <candidat>La candidate ou le candidat</candidat>
        <organisme>L’organisme évaluateur</organisme>
        <date-signature>Date et signature</date-signature>
        <raison>Organisme</raison>
        <siret>SIRET</siret>
        <habilitation>Habilitation</habilitation>
        <adresse>Adresse</adresse>
        <telephone>Téléphone</telephone>
        <courriel>Courriel</courriel>
        <naissance>Date de naissance</naissance>
      </commun>

      <actes>
        <entretien-1>Entretien n°&#xA0;1&#xA0;: votre parcours</entretien-1>
        <mise-en-situation>Mise en situation</mise-en-situation>
        <auto-evaluation>Auto-évaluation</auto-evaluation>
        <entretien-2>Entretien n°&#xA0;2&#xA0;: le point ensemble</entretien-2>
        <entretien-final>Entretien final</entretien-final>
      </actes>

      <contrat>
        <intro>Ce contrat ouvre votre démarche vers le certificat CléA. Il se signe avant le premier temps de l’évaluation. Chacun en garde un exemplaire.</intro>
        <parties>Entre</parties>
        <evaluateur>L’organisme évaluateur</evaluateur>
        <personne>La personne évaluée</personne>
        <demarche>La démarche</demarche>
        <demarche-1>L’évaluation préalable recherche vos points forts dans les {a} du socle. Ce n’est ni un examen, ni une épreuve.</demarche-1>
        <demarche-2>Si tout est maîtrisé, votre dossier est présenté à un jury paritaire.</demarche-2>
        <demarche-3>S’il reste à apprendre, un parcours de formation vous est proposé, puis une évaluation finale porte seulement sur ce qui a été travaillé.</demarche-3>
        <demarche-4>Le jury décide sur votre dossier. Le certificat n’a ni niveau, ni mention.</demarche-4>
        <organisme>L’organisme s’engage à</organisme>
        <organisme-1>vous informer de chaque étape et répondre à vos questions&#x202F;;</organisme-1>
        <organisme-2>vous évaluer avec bienveillance, dans des situations qui vous parlent&#x202F;;</organisme-2>
        <organisme-3>vous remettre le bilan de ce qui est acquis, et le partager avec vous&#x202F;;</organisme-3>
        <organisme-4>garder vos documents et n’en transmettre que ce que vous acceptez&#x202F;;</organisme-4>
        <organisme-5>faire évaluer par une autre personne que celle qui vous forme.</organisme-5>
        <engagement>Vous vous engagez à</engagement>
        <engagement-1>venir aux rendez-vous, ou prévenir en cas d’empêchement&#x202F;;</engagement-1>
        <engagement-2>donner des renseignements exacts et des documents qui sont les vôtres.</engagement-2>
        <libertes>Vous êtes libre</libertes>
        <libertes-1>de prendre le temps de réfléchir, d’arrêter ou de reprendre plus tard&#x202F;;</libertes-1>
        <libertes-2>de changer d’organisme évaluateur&#x202F;;</libertes-2>
        <libertes-3>de demander un aménagement (temps, lecture à voix haute, matériel)&#x202F;;</libertes-3>
        <libertes-4>de consulter, de corriger ou de faire effacer vos données, en écrivant à l’organisme.</libertes-4>
        <terme>Ce qui est acquis à l’évaluation préalable le reste pendant {a}&#xA0;ans.</terme>
        <accords>Vos accords</accords>
        <accords-intro>Chaque accord est libre et se retire quand vous le voulez.</accords-intro>
        <accords-tetes><objet>J’accepte</objet><oui text-align="center">Oui</oui><non text-align="center">Non</non></accords-tetes>
        <objets>
          <traitement-donnees>que l’organisme tienne mon dossier</traitement-donnees>
          <transmission-jury>que mon dossier soit envoyé au jury</transmission-jury>
          <transmission-prescripteur>que le résultat soit dit à la personne ou au service qui m’a parlé de CléA</transmission-prescripteur>
          <transmission-formateur>que mes préconisations soient envoyées à l’organisme de formation</transmission-formateur>
          <transmission-certificateur>que mes résultats soient envoyés au certificateur et au SI-CPF</transmission-certificateur>
          <image-voix>que l’on garde des photos, des sons ou des vidéos de mon travail</image-voix>
        </objets>
        <signatures>Signatures</signatures>
      </contrat>

      <convocation>
        <intro>Vous avez rendez-vous pour l’évaluation {a} du certificat CléA. Ce n’est pas un examen&#xA0;: nous cherchons avec vous ce que vous savez faire.</intro>
        <prealable>préalable</prealable>
        <finale>finale</finale>
        <rendez-vous>Vos rendez-vous</rendez-vous>
        <tetes><quoi>Rendez-vous</quoi><date>Date</date><heure>Heure</heure><duree>Durée</duree><lieu>Lieu</lieu></tetes>
        <avec>avec {a}</avec>
        <apporter>À apporter</apporter>
        <apporter-1>cette convocation et une pièce d’identité&#x202F;;</apporter-1>
        <apporter-2>votre CV, si vous en avez un&#x202F;;</apporter-2>
        <apporter-3>vos diplômes, certificats et attestations&#x202F;;</apporter-3>
        <apporter-4>des traces de ce que vous savez faire&#xA0;: photos, écrits, lettres d’employeurs&#x202F;;</apporter-4>
        <apporter-5>vos lunettes, votre appareil auditif, ce qui vous aide au quotidien.</apporter-5>
        <besoin>Besoin d’un aménagement&#x202F;?</besoin>
        <besoin-texte>Plus de temps, des textes en gros caractères, une aide pour lire&#xA0;: dites-le-nous, nous préparons la séance avec vous.</besoin-texte>
        <empechement>Un empêchement&#x202F;?</empechement>
        <empechement-texte>Prévenez-nous dès que possible, nous fixerons une autre date.</empechement-texte>
        <contact>Pour nous joindre</contact>
        <acces>Plan d’accès, transports, stationnement</acces>
        <pour>Pour l’organisme évaluateur</pour>
      </convocation>

      <grille>
        <intro>À remplir pendant ou juste après la situation. Notez ce que vous voyez et entendez, d’abord ce qui est réussi. Une case vide veut dire&#xA0;: pas observé.</intro>
        <intro-ef>Évaluation finale&#xA0;: seulement ce qui a été travaillé en formation.</intro-ef>
        <situation>Situation</situation>
        <observateur>Observé par</observateur>
        <tetes><code>Code</code><critere>Critère</critere><a text-align="center">Acquis</a><na text-align="center">Non acquis</na><vu>Ce qui a été vu ou entendu</vu></tetes>
        <forts>Points forts dans ce domaine</forts>
        <signature>Signature de l’observateur ou de l’observatrice</signature>
      </grille>

      <auto>
        <accueil>Cette feuille est pour vous.</accueil>
        <ligne-1>Il n’y a pas de bonne ou de mauvaise réponse.</ligne-1>
        <ligne-2>Pour chaque phrase, cochez une case.</ligne-2>
        <ligne-3>Vous pouvez demander de l’aide pour lire.</ligne-3>
        <ligne-4>Vous pouvez laisser une case vide.</ligne-4>
        <exemple>Par exemple&#xA0;: </exemple>
        <avis>
          <a-l-aise>Je sais faire.</a-l-aise>
          <avec-aide>Je sais faire avec un peu d’aide.</avec-aide>
          <a-travailler>Je veux apprendre.</a-travailler>
          <ne-sait-pas>Je ne sais pas dire.</ne-sait-pas>
        </avis>
        <dire>Ce que je veux dire</dire>
        <dire-texte>Ce que j’aime faire. Ce que je veux apprendre.</dire-texte>
        <fini>C’est fini. Merci&#x202F;!</fini>
        <fini-texte>Donnez cette feuille à la personne qui vous reçoit. Vous en parlerez ensemble.</fini-texte>
        <signature>Ma signature</signature>
      </auto>

      <emargement>
        <intro>Chaque temps de l’évaluation est signé le jour même par la personne évaluée et par qui la reçoit.</intro>
        <evaluation-prealable>Évaluation préalable</evaluation-prealable>
        <evaluation-finale>Évaluation finale</evaluation-finale>
        <tetes><quoi>Temps</quoi><date>Date</date><horaire>De … à …</horaire><duree>Durée</duree><personne>Signature de la personne évaluée</personne><evaluateur>Nom et signature de l’évaluateur ou de l’évaluatrice</evaluateur></tetes>
        <total>Durée totale</total>
        <certifie>Le responsable de l’organisme certifie l’exactitude de cette feuille.</certifie>
        <responsable>Nom, qualité, date et signature</responsable>
      </emargement>

      <portefeuille>
        <intro>Ce portefeuille est à vous. Il garde la trace de ce que vous savez faire&#xA0;: complétez-le, montrez-le, emportez-le.</intro>
        <acquis>Ce que je sais faire</acquis>
        <acquis-intro>Reconnu à l’évaluation&#xA0;:</acquis-intro>
        <acquis-vide>Après l’évaluation, notez ici ce qui a été reconnu, domaine par domaine.</acquis-vide>
        <chemin>Ce que j’apprends en ce moment</chemin>
        <chemin-vide>Notez ici ce que vous travaillez, et où.</chemin-vide>
        <preuves>Ce qui le montre</preuves>
        <preuves-tetes><titre>Pièce</titre><type>Type</type><date>Date</date></preuves-tetes>
        <preuves-vide>Attestations, photos, travaux, lettres&#xA0;: notez ici ce que vous avez, et où vous le gardez.</preuves-vide>
        <experiences>Mes expériences</experiences>
        <experiences-tetes><quand>Quand</quand><ou>Où</ou><quoi>Ce que j’y faisais, ce que j’y ai appris</quoi></experiences-tetes>
        <projet>Mon projet</projet>
        <projet-texte>Ce que je veux faire ensuite, et ce dont j’ai besoin pour y arriver&#xA0;:</projet-texte>
      </portefeuille>
    </table>
  </xsl:variable>

  <xsl:variable name="langues-d-imprimes" select="exsl:node-set($tables-d-imprimes)/table"/>
  <xsl:variable name="mi" select="($langues-d-imprimes[@langue = $langue]
      | $langues-d-imprimes[@langue = 'fr'][not($langues-d-imprimes[@langue = $langue])])"/>
</xsl:stylesheet>
