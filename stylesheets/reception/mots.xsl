<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/mots.xsl - les mots de la réception : verdicts, étapes, sceaux, et
  les phrases des rapports et du tableau. Ceux des constats sont dans la fiche.

  Comme common/mots.xsl (une autre langue est une table de plus ; {a}, {b}, {c}
  reçoivent ce que la feuille y met ; les espaces sont composées), mais à part :
  un rapport est fait pour chaque envoi, et n'a pas besoin des mots des documents.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:clea:mots"
    exclude-result-prefixes="m">

  <m:tables>
    <table langue="fr">
      <surtitre>CERTIFICAT CLÉA · RÉCEPTION DES DOSSIERS</surtitre>
      <clea>CléA</clea>
      <page>page</page>
      <sur>sur</sur>
      <vide>pas renseigné</vide>
      <inconnu>inconnu</inconnu>
      <en-ordre>En ordre</en-ordre>

      <verdicts>
        <accepte>Accepté</accepte>
        <accepte-avec-remarques>Accepté avec remarques</accepte-avec-remarques>
        <a-completer>À compléter</a-completer>
        <refuse>Refusé</refuse>
      </verdicts>
      <suites>
        <accepte>Le dossier est enregistré au secrétariat du jury. Vous n’avez rien à faire.</accepte>
        <accepte-avec-remarques>Le dossier est enregistré au secrétariat du jury. Vous n’avez rien à renvoyer&#xA0;: les remarques sont là pour le prochain envoi.</accepte-avec-remarques>
        <a-completer>Le dossier n’est pas encore enregistré. Corrigez ce qui est dit plus bas, puis renvoyez-le.</a-completer>
        <refuse>Cet envoi ne peut pas être pris, et rien n’en est gardé que ce rapport. Un envoi refait à partir du dossier d’origine sera examiné comme le premier.</refuse>
      </suites>
      <pret-jury>Le dossier peut être présenté au jury.</pret-jury>

      <formes>
        <asice>conteneur scellé</asice>
        <zip>archive ZIP</zip>
        <repertoire>répertoire</repertoire>
      </formes>

      <!-- Ce qu'une étape a regardé, comme titre ; ce qu'on en dit quand la fiche n'a pas de phrase ; et dans une énumération. -->
      <etapes>
        <conteneur liste="le fichier envoyé">Le fichier envoyé</conteneur>
        <sceaux liste="les sceaux">Les sceaux (signatures électroniques)</sceaux>
        <schema liste="la forme du dossier">La forme du dossier</schema>
        <faits liste="les dossiers déjà reçus">Les dossiers déjà reçus</faits>
        <regles liste="le contenu du dossier">Le contenu du dossier</regles>
      </etapes>
      <etats>
        <conforme>En ordre.</conforme>
        <remarques>En ordre, avec des remarques.</remarques>
      </etats>
      <gravites>
        <error>À corriger</error>
        <warning>À regarder</warning>
        <info>À savoir</info>
      </gravites>

      <indications>
        <TOTAL_PASSED>intact, signataire reconnu</TOTAL_PASSED>
        <TOTAL_FAILED>rompu</TOTAL_FAILED>
        <INDETERMINATE>on ne peut pas conclure</INDETERMINATE>
      </indications>
      <sous-indications>
        <HASH_FAILURE>le contenu a changé depuis le sceau</HASH_FAILURE>
        <SIG_CRYPTO_FAILURE>la signature ne correspond pas</SIG_CRYPTO_FAILURE>
        <FORMAT_FAILURE>le sceau n’a pas la forme voulue</FORMAT_FAILURE>
        <CRYPTO_CONSTRAINTS_FAILURE>procédé de signature trop faible</CRYPTO_CONSTRAINTS_FAILURE>
        <SIG_CONSTRAINTS_FAILURE>le sceau ne remplit pas ce que la norme demande</SIG_CONSTRAINTS_FAILURE>
        <CHAIN_CONSTRAINTS_FAILURE>le certificat n’est pas fait pour sceller</CHAIN_CONSTRAINTS_FAILURE>
        <CERTIFICATE_CHAIN_GENERAL_FAILURE>le certificat n’a pas pu être vérifié jusqu’au bout</CERTIFICATE_CHAIN_GENERAL_FAILURE>
        <NO_CERTIFICATE_CHAIN_FOUND>l’autorité du signataire n’est pas connue du secrétariat</NO_CERTIFICATE_CHAIN_FOUND>
        <NO_SIGNING_CERTIFICATE_FOUND>le certificat du signataire n’est pas joint</NO_SIGNING_CERTIFICATE_FOUND>
        <NOT_YET_VALID>la signature serait plus ancienne que son certificat</NOT_YET_VALID>
        <OUT_OF_BOUNDS_NO_POE>le certificat n’est plus, ou pas encore, valable</OUT_OF_BOUNDS_NO_POE>
        <OUT_OF_BOUNDS_NOT_REVOKED>le certificat n’est plus valable, et n’était pas révoqué</OUT_OF_BOUNDS_NOT_REVOKED>
        <REVOKED_NO_POE>le certificat a été révoqué</REVOKED_NO_POE>
        <REVOKED_CA_NO_POE>le certificat de l’autorité a été révoqué</REVOKED_CA_NO_POE>
        <SIGNED_DATA_NOT_FOUND>un fichier scellé n’est plus là</SIGNED_DATA_NOT_FOUND>
        <TRY_LATER>la révocation du certificat n’a pas pu être vérifiée</TRY_LATER>
      </sous-indications>
      <horodate>horodaté le {a}</horodate>

      <virus>
        <non-analyse>non analysé</non-analyse>
        <sain>rien trouvé</sain>
        <infecte>logiciel malveillant trouvé&#xA0;: {a}</infecte>
        <muet>demandé, l’antivirus n’a pas répondu</muet>
      </virus>

      <nombres>
        <constat pluriel="constats">constat</constat>
        <point pluriel="points">point</point>
        <jour pluriel="jours">jour</jour>
        <envoi pluriel="envois">envoi</envoi>
        <dossier pluriel="dossiers">dossier</dossier>
        <erreur pluriel="à corriger">à corriger</erreur>
        <avertissement pluriel="à regarder">à regarder</avertissement>
        <information pluriel="à savoir">à savoir</information>
      </nombres>

      <rapport>
        <titre>Rapport de réception</titre>
        <dossier>Dossier n°&#xA0;{a}</dossier>
        <illisible>Dossier pas encore lisible</illisible>
        <aller>Aller à ce qu’il faut corriger</aller>
        <aller-contenu>Aller au contenu</aller-contenu>
        <fiche>L’envoi</fiche>
        <lignes>
          <numero>Numéro de dossier</numero>
          <candidat>Candidat</candidat>
          <naissance>Date de naissance</naissance>
          <organisme>Organisme évaluateur</organisme>
          <recu>Reçu</recu>
          <fichier>Fichier</fichier>
          <ep>Évaluation préalable</ep>
          <ef>Fin de l’évaluation finale</ef>
        </lignes>
        <le>le {a} à {b} (temps universel), par le secrétariat du jury</le>
        <siret>{a}, SIRET {b}</siret>
        <fichier>{a} ({b}, {c})</fichier>
        <octet>{a}&#xA0;octet</octet><octets>{a}&#xA0;octets</octets><ko>{a}&#xA0;ko</ko><mo>{a}&#xA0;Mo</mo><go>{a}&#xA0;Go</go>
        <du-au>du {a} au {b}</du-au>

        <bien>Ce qui est en ordre</bien>
        <bien-rien>L’examen s’est arrêté avant d’avoir pu le dire. Cela ne dit rien du travail fait avec le candidat.</bien-rien>
        <non-examine>Pas encore examiné&#xA0;: {a}. L’examen ira plus loin au prochain envoi.</non-examine>
        <corriger>Ce qu’il faut corriger</corriger>
        <corriger-vide>L’examen n’a pas pu aller jusqu’au bout. Écrivez au secrétariat en joignant ce rapport.</corriger-vide>
        <remarques>Remarques</remarques>
        <remarques-intro>Elles n’empêchent rien.</remarques-intro>
        <informations>Pour information</informations>
        <ou>Où&#xA0;: {a}</ou>
        <ligne>{a}, ligne {b}</ligne>
        <endroit>{a}, dans {b}</endroit>
        <faire>À faire&#xA0;:</faire>

        <delai>Le délai</delai>
        <delai-reste>L’évaluation finale doit s’achever au plus tard le {a}, cinq ans après la fin de l’évaluation préalable&#xA0;: il restait {b} le jour de la réception.</delai-reste>
        <delai-jour>L’évaluation finale doit s’achever le jour même de la réception, le {a}&#xA0;: cinq ans après la fin de l’évaluation préalable.</delai-jour>
        <delai-passe>Le délai de cinq ans après la fin de l’évaluation préalable est passé depuis le {a}.</delai-passe>

        <renvoyer>Renvoyer le dossier</renvoyer>
        <renvoyer-refaire>Ne réparez pas ce fichier&#xA0;: refaites-le à partir du dossier d’origine.</renvoyer-refaire>
        <renvoyer-virus>Analysez d’abord avec un antivirus l’ordinateur qui l’a fait.</renvoyer-virus>
        <renvoyer-corriger>Corrigez {a} dans l’outil qui a fait le dossier.</renvoyer-corriger>
        <le-point>le point ci-dessus</le-point>
        <les-points>les {a}&#xA0;points ci-dessus</les-points>
        <renvoyer-verifier>Si vous utilisez clea, la commande «&#xA0;clea check&#xA0;» relit le dossier avec les mêmes règles avant de l’envoyer.</renvoyer-verifier>
        <renvoyer-entier>Refaites l’envoi en entier, avec toutes les preuves&#xA0;: un conteneur .asice ou un .zip par dossier.</renvoyer-entier>
        <renvoyer-numero>Gardez le même numéro de dossier&#xA0;: {a}.</renvoyer-numero>
        <renvoyer-deposer>Déposez-le au même endroit&#xA0;: il sera examiné comme au premier jour.</renvoyer-deposer>

        <memoire>Pour mémoire</memoire>
        <sceaux>Sceaux électroniques de l’envoi</sceaux>
        <sceaux-tetes><ou>Fichier</ou><qui>Signataire</qui><quand>Daté du</quand><etat>État</etat></sceaux-tetes>
        <sans-sceau>L’envoi ne porte pas de sceau électronique.</sans-sceau>
        <sans-sceau-permis>Non scellé&#x202F;; rien ne le demande.</sans-sceau-permis>
        <antivirus>Antivirus&#xA0;: {a}.</antivirus>
        <empreinte>Empreinte SHA-256 de ce qui a été reçu&#xA0;: {a}.</empreinte>
        <programme>Examen fait par clea {a}. Le même envoi, examiné de même, donne le même rapport.</programme>
      </rapport>

      <boite>
        <titre>Dossiers reçus</titre>
        <etat>État le {a} à {b} (temps universel)</etat>
        <aller>Aller au tableau</aller>
        <resume>En bref</resume>
        <corriges pluriel="Rendus, puis corrigés">Rendu, puis corrigé</corriges>
        <corrige>corrigé depuis&#xA0;: accepté le {a}</corrige>
        <corrige-de>, rapport sur {a}</corrige-de>
        <filtres>Choisir ce qui est montré</filtres>
        <chercher>Chercher</chercher>
        <chercher-aide>nom, numéro, organisme, fichier</chercher-aide>
        <verdict>Verdict</verdict>
        <organisme>Organisme</organisme>
        <tous>Tous</tous>
        <terme>Terme dans moins de 60 jours, ou passé</terme>
        <jury>Prêts pour le jury</jury>
        <effacer>Tout montrer</effacer>
        <montres>{a} sur {b}</montres>
        <aucun>Aucun envoi ne répond à ces choix.</aucun>
        <vide>Aucun dossier n’a encore été reçu.</vide>
        <legende>Envois reçus</legende>
        <legende-ordre>, le plus récent d’abord</legende-ordre>
        <legende-tri>. Le titre d’une colonne la trie.</legende-tri>
        <tetes>
          <verdict>Verdict</verdict><candidat>Candidat</candidat><organisme>Organisme</organisme><constats>Constats</constats>
          <age>Reçu</age><reste>Terme</reste><rapport>Rapport</rapport>
        </tetes>
        <tri-croissant>tri croissant</tri-croissant>
        <tri-decroissant>tri décroissant</tri-decroissant>
        <sans-nom>sans nom</sans-nom>
        <sans-constat>aucun</sans-constat>
        <aujourd-hui>aujourd’hui</aujourd-hui>
        <hier>hier</hier>
        <il-y-a>il y a {a}</il-y-a>
        <reste>encore {a}</reste>
        <passe>passé depuis {a}</passe>
        <dernier-jour>dernier jour</dernier-jour>
        <sans-objet>–</sans-objet>
        <sans-objet-dit>sans objet</sans-objet-dit>
        <pret>prêt pour le jury</pret>
        <lien>Rapport</lien>
        <pdf>PDF</pdf>
        <lien-de>Rapport sur {a}</lien-de>
        <pdf-de>Rapport sur {a}, en PDF</pdf-de>
        <edite>Cette page ne charge rien et n’envoie rien&#xA0;: elle se lit, se trie et s’imprime sans réseau.</edite>
      </boite>
    </table>
  </m:tables>

  <!-- Lues là où elles sont écrites : une variable en ferait une copie à chaque rapport. -->
  <xsl:variable name="langues-de-reception" select="document('')/*/m:tables/table"/>
  <xsl:variable name="mots" select="($langues-de-reception[@langue = $langue]
      | $langues-de-reception[@langue = 'fr'][not($langues-de-reception[@langue = $langue])])"/>
</xsl:stylesheet>
