<?xml version="1.0" encoding="UTF-8"?>
<!-- mots-vue.xsl - les mots de la page de lecture d'un dossier, par langue, comme mots.xsl : $mw/famille/nom. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="exsl">

  <xsl:variable name="tables-de-vue">
    <table langue="fr">
      <anonyme>Dossier anonyme</anonyme>
      <aller>Aller au contenu</aller>
      <sommaire>Sommaire</sommaire>
      <lecteurs>
        <jury>Copie pour le jury&#xA0;: rien de ce qui est privé n’y est.</jury>
        <candidat>Copie pour la personne évaluée&#xA0;: rien de ce qui est privé n’y est.</candidat>
        <anonyme>Copie anonyme&#xA0;: ni nom, ni organisme, ni pièce.</anonyme>
      </lecteurs>
      <forts>Points forts</forts>
      <forts-vide>Les points forts ne sont pas encore renseignés.</forts-vide>
      <synthese>{a} sur {b} retenus comme acquis.</synthese>
      <resultats>Résultats</resultats>
      <resultats-legende>Verdict par sous-domaine</resultats-legende>
      <tetes><sous-domaine>Sous-domaine</sous-domaine><criteres>Critères acquis</criteres><verdict>Verdict</verdict></tetes>
      <detail>Critère par critère</detail>
      <detail-legende>Les critères du sous-domaine {a}</detail-legende>
      <criteres><code>Code</code><critere>Critère</critere><ep>EP</ep><ef>EF</ef><retenu>Retenu</retenu><constat>Constat</constat><pieces>Pièces</pieces></criteres>
      <actes>Temps de l’évaluation</actes>
      <actes-tetes><quoi>Temps</quoi><date>Date</date><duree>Durée</duree><lieu>Lieu</lieu><par>Avec</par></actes-tetes>
      <actes-noms>
        <entretien-1>Entretien n°&#xA0;1</entretien-1><mise-en-situation>Mise en situation</mise-en-situation><auto-evaluation>Auto-évaluation</auto-evaluation>
        <entretien-2>Entretien n°&#xA0;2</entretien-2><entretien-final>Entretien final</entretien-final>
      </actes-noms>
      <evaluation-prealable>Évaluation préalable</evaluation-prealable>
      <evaluation-finale>Évaluation finale</evaluation-finale>
      <preconisations>Préconisations</preconisations>
      <preuves>Pièces</preuves>
      <preuves-vide>Aucune pièce n’est au dossier.</preuves-vide>
      <preuves-intro>Images, textes et PDF se lisent ici (les grands PDF s’enregistrent). Toute pièce s’enregistre telle qu’elle est&#xA0;: ouvrez-la avec un logiciel à jour, comme toute pièce reçue.</preuves-intro>
      <lire>Lire ici {a}</lire>
      <sans-lecteur>Ce navigateur ne montre pas les PDF&#xA0;: enregistrez la pièce pour la lire.</sans-lecteur>
      <enregistrer>Enregistrer {a}</enregistrer>
      <octets>{a}&#xA0;Ko</octets>
      <absent>Le fichier n’est pas là.</absent>
      <grand>Trop grande pour cette page&#xA0;: la pièce est dans le dossier.</grand>
      <change>Son empreinte n’est pas celle du dossier&#xA0;: la pièce a été changée.</change>
      <empreinte>Empreinte SHA-256</empreinte>
      <appuie>Appuie</appuie>
      <sceaux>Sceaux</sceaux>
      <sceaux-aucun>Un dossier en cours n’a pas de sceau&#xA0;: «&#xA0;clea build&#xA0;» en fait un conteneur scellé.</sceaux-aucun>
      <indications>
        <TOTAL-PASSED>Sceaux valides</TOTAL-PASSED>
        <INDETERMINATE>Sceaux ni prouvés, ni contredits</INDETERMINATE>
        <TOTAL-FAILED>Sceaux rompus</TOTAL-FAILED>
      </indications>
      <sceaux-quand>Vérifiés le {a} à {b} (temps universel), quand cette page a été faite.</sceaux-quand>
      <sceaux-tetes><ou>Où</ou><forme>Forme</forme><signataire>Signataire</signataire><le>Le</le><etat>État</etat></sceaux-tetes>
      <horodate>horodaté le</horodate>
      <sceaux-constats>Constats de la vérification («&#xA0;clea verify&#xA0;» les explique)&#xA0;:</sceaux-constats>
      <controle>Complétude</controle>
      <controle-rien>Aucun constat.</controle-rien>
      <gravites><error>à corriger</error><warning>à regarder</warning><info>à savoir</info></gravites>
      <pied>Page faite par clea. Elle se lit sans réseau et n’envoie rien. Elle contient des données personnelles&#xA0;: gardez-la comme le dossier.</pied>
    </table>
  </xsl:variable>
  <xsl:variable name="langues-de-vue" select="exsl:node-set($tables-de-vue)/table"/>
  <xsl:variable name="mw" select="($langues-de-vue[@langue = $langue] | $langues-de-vue[@langue = 'fr'][not($langues-de-vue[@langue = $langue])])"/>
</xsl:stylesheet>
