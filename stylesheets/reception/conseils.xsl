<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/conseils.xsl - que faire d'un constat de la réception, dit à qui a
  envoyé le dossier et n'a jamais vu l'intérieur d'un ZIP, d'un XML ou d'un
  certificat. Le conseil du programme, dans la fiche, s'adresse à qui tient
  l'outil ; il sert là où cette table n'en a pas.

  Un élément porte l'identifiant des constats (« pour », séparés par des espaces).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:m="urn:clea:mots"
    exclude-result-prefixes="m">

  <m:conseils>
    <c pour="PACK-01">Le fichier est arrivé incomplet, ou n’est pas une archive. Ouvrez-le chez vous&#xA0;: s’il ne s’ouvre pas, refaites-le&#x202F;; s’il s’ouvre, renvoyez-le, l’envoi a été interrompu.</c>
    <c pour="PACK-02">Dans le répertoire du dossier, donnez à ce fichier un nom simple (lettres, chiffres, tirets), puis refaites l’archive depuis ce répertoire.</c>
    <c pour="PACK-03">Deux fichiers portent le même nom, aux majuscules ou aux accents près. Renommez l’un des deux, puis refaites l’archive.</c>
    <c pour="PACK-04">L’archive contient un raccourci à la place d’un fichier. Copiez le fichier lui-même dans le dossier, puis refaites l’archive.</c>
    <c pour="PACK-05">Refaites l’archive sans mot de passe&#xA0;: le secrétariat ne peut pas l’ouvrir.</c>
    <c pour="PACK-06">Refaites l’archive avec l’outil de l’ordinateur (sous Windows&#xA0;: clic droit, «&#xA0;Compresser dans un fichier ZIP&#xA0;»), au format ZIP ordinaire.</c>
    <c pour="PACK-07 PACK-08">Le dossier est trop gros. Numérisez les pièces à 300&#xA0;points par pouce, gardez seulement ce qui prouve, puis refaites l’archive.</c>
    <c pour="PACK-09 PACK-10 PACK-14 PACK-16 PACK-17 PACK-18 PACK-19">Cette archive n’a pas été faite comme une archive ordinaire. Refaites-la à partir du répertoire du dossier, avec l’outil de l’ordinateur, et envoyez-la telle quelle.</c>
    <c pour="PACK-11">Un fichier de l’archive est abîmé. Refaites l’archive à partir du répertoire du dossier, et renvoyez-la.</c>

    <c pour="XML-01 XML-05">Le fichier dossier.xml a été abîmé, souvent par une modification à la main. Refaites-le avec l’outil qui l’a produit, sans le retoucher ensuite.</c>
    <c pour="XML-02 XML-19 XML-21 XML-22">Le fichier dossier.xml renvoie à d’autres fichiers, ce qui n’est pas admis. Refaites-le avec l’outil qui l’a produit&#x202F;; si cela revient, montrez ce rapport à qui tient cet outil.</c>
    <c pour="XML-03">Le fichier dossier.xml est bien plus gros qu’un dossier ne peut l’être. Refaites-le avec l’outil qui l’a produit&#x202F;; les pièces vont dans preuves/, pas dans ce fichier.</c>
    <c pour="XML-04">Refaites le fichier dossier.xml avec l’outil qui l’a produit, en UTF-8 si l’outil le demande.</c>
    <c pour="XML-07 XML-08">Corrigez cette valeur dans l’outil qui a fait le dossier&#xA0;: elle n’est pas de celles qui sont attendues à cet endroit.</c>
    <c pour="XML-10 XML-12">Il manque une information. Complétez-la dans l’outil qui a fait le dossier, puis refaites l’envoi.</c>
    <c pour="XML-09 XML-11 XML-15 XML-17">L’outil qui a fait le dossier y a écrit quelque chose qui n’y a pas sa place. Montrez ce rapport à qui tient cet outil.</c>
    <c pour="XML-13">Le même repère sert deux fois, ou manque. Montrez ce rapport à qui tient l’outil qui a fait le dossier.</c>
    <c pour="XML-14">Le dossier renvoie à une personne, un organisme ou une preuve qui n’y est pas. Ajoutez-la, ou retirez le renvoi.</c>
    <c pour="XML-16">Ce n’est pas un dossier CléA, ou il a été fait par un outil d’une autre version. Mettez l’outil à jour, puis refaites l’envoi.</c>

    <c pour="SEAL-22 SEAL-24 SEAL-25 SEAL-26 SEAL-27 SEAL-29 SEAL-43 SEAL-44 SEAL-45 SEAL-54">Le sceau ne prouve rien tel qu’il est. Refaites le conteneur et scellez-le de nouveau avec le certificat de votre organisme.</c>
    <c pour="SEAL-23 SEAL-34 SEAL-40 SEAL-41">Le contenu n’est plus celui qui a été scellé. Ne modifiez rien dans un conteneur scellé&#xA0;: corrigez le dossier d’origine, refaites le conteneur, et scellez-le de nouveau.</c>
    <c pour="SEAL-28">Le secrétariat ne connaît pas l’autorité qui a délivré votre certificat. Dites-lui laquelle, ou scellez avec un certificat qu’il reconnaît.</c>
    <c pour="SEAL-30 SEAL-31">Le certificat n’est plus valable. Faites-le renouveler, puis scellez de nouveau.</c>
    <c pour="SEAL-32 SEAL-33">Vous n’avez rien à faire&#xA0;: c’est au secrétariat de vérifier si le certificat a été révoqué.</c>
    <c pour="SEAL-51 SEAL-52">L’horodatage joint au sceau ne prouve rien. Faites horodater le sceau de nouveau, ou envoyez-le sans.</c>
    <c pour="SEAL-53">Vous n’avez rien à faire&#xA0;: l’horodatage joint au sceau n’est pas reconnu, et le sceau est jugé sans lui.</c>

    <c pour="DOS-15">Donnez un autre numéro au dossier, par exemple en le complétant&#xA0;: Windows garde celui-ci pour un périphérique, et aucun fichier ne peut s’y appeler ainsi.</c>
    <c pour="REC-05">Placez dossier.xml et le répertoire preuves/ ensemble dans une seule archive, puis renvoyez-la.</c>
    <c pour="REC-07">Vous pouvez sceller vos envois avec le certificat de votre organisme&#xA0;: le sceau montre qui envoie, et que rien n’a changé en route.</c>
    <c pour="REC-23">Scellez vos dossiers avec le certificat de votre organisme. Si un autre scelle en votre nom, dites-le au secrétariat.</c>
    <c pour="REC-15">Vous n’avez rien à faire&#xA0;: le secrétariat examinera l’envoi de nouveau quand son antivirus répondra.</c>
    <c pour="REC-12 REC-13">Envoyez des pièces moins lourdes&#xA0;: des numérisations à 300&#xA0;points par pouce, moins de pages par fichier.</c>
  </m:conseils>

  <xsl:variable name="conseils" select="document('')/*/m:conseils/c"/>
</xsl:stylesheet>
