<?xml version="1.0" encoding="UTF-8"?>
<!--
  nouveau.xsl : le squelette d'un dossier, commenté, à partir du référentiel.
  Entrée : le référentiel.  Sortie : un dossier valide où tout reste à dire ;
  chaque critère y attend, « non-evalue ».
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
                xmlns="urn:clea:dossier:1" xmlns:r="urn:clea:referentiel:1" exclude-result-prefixes="r">
  <xsl:output method="xml" encoding="UTF-8" indent="no"/>

  <xsl:param name="maintenant"/>	<!-- instant ISO 8601 de la commande -->
  <xsl:param name="numero"/>		<!-- numéro donné par l'organisme -->

  <xsl:template name="ligne">
    <xsl:param name="retrait" select="''"/>
    <xsl:text>&#10;</xsl:text>
    <xsl:value-of select="$retrait"/>
  </xsl:template>

  <!-- Un commentaire sur sa ligne. -->
  <xsl:template name="dire">
    <xsl:param name="quoi"/>
    <xsl:param name="retrait" select="'  '"/>
    <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="$retrait"/></xsl:call-template>
    <xsl:comment><xsl:value-of select="concat(' ', $quoi, ' ')"/></xsl:comment>
  </xsl:template>

  <xsl:template match="/r:referentiel">
    <xsl:comment>
  Dossier CléA. Complétez de haut en bas ; ce qui n'est pas encore connu peut
  rester absent. « clea validate » vérifie la forme, « clea check » ce qui
  manque avant le jury, « clea add » ajoute une preuve avec son empreinte.
  Les éléments note et commentaire portent prive="oui" ou prive="non" : ce qui
  est privé reste dans l'organisme et ne paraît dans aucun document.
</xsl:comment>
    <xsl:text>&#10;</xsl:text>
    <dossier version="1" numero="{$numero}" referentiel="{@version}" ouvert-le="{substring($maintenant, 1, 10)}">
      <xsl:call-template name="dire"><xsl:with-param name="quoi">contexte : secteur, branche, région. Exemple : &lt;contexte&gt;&lt;secteur&gt;Propreté&lt;/secteur&gt;&lt;/contexte&gt;</xsl:with-param></xsl:call-template>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">candidat, dans cet ordre : civilite (MME, M), sexe (F, M), nom-naissance, nom-usage, prenom1 à prenom3, naissance, courriel, telephone, adresse, statut-entree, employeur, niveau-instruction, origine-demarche, financeur</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'  '"/></xsl:call-template>
      <candidat/>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">prescripteur : &lt;prescripteur type="france-travail" date="AAAA-MM-JJ"/&gt;</xsl:with-param></xsl:call-template>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">organismes : &lt;organismes&gt;&lt;organisme id="evaluateur" roles="evaluateur"&gt;&lt;raison-sociale/&gt;&lt;siret/&gt;&lt;habilitation numero="" debut="" fin=""/&gt;&lt;/organisme&gt;&lt;/organismes&gt;</xsl:with-param></xsl:call-template>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">intervenants : &lt;intervenants&gt;&lt;intervenant id="ev-1" organisme="evaluateur" roles="conseiller evaluateur"&gt;&lt;nom/&gt;&lt;prenom/&gt;&lt;/intervenant&gt;&lt;/intervenants&gt; ; un formateur ne peut être évaluateur</xsl:with-param></xsl:call-template>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">accueil : contrat d'adhésion daté et signé avant le premier acte de l'évaluation</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'  '"/></xsl:call-template>
      <accueil date="{substring($maintenant, 1, 10)}"/>
      <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'  '"/></xsl:call-template>
      <evaluation-prealable>
        <xsl:call-template name="dire"><xsl:with-param name="retrait" select="'    '"/><xsl:with-param name="quoi">actes, dans cet ordre, durée en minutes : entretien-1, mise-en-situation, auto-evaluation, entretien-2. Exemple : &lt;entretien-1 id="ep-e1" date="AAAA-MM-JJ" duree="60"&gt;&lt;par ref="ev-1"/&gt;&lt;/entretien-1&gt;</xsl:with-param></xsl:call-template>
        <xsl:call-template name="dire"><xsl:with-param name="retrait" select="'    '"/><xsl:with-param name="quoi">résultats : etat vaut acquis, non-acquis, non-evalue ou pas-de-test ; ajoutez date, observateur, mode, acte et preuves</xsl:with-param></xsl:call-template>
        <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'    '"/></xsl:call-template>
        <resultats>
          <xsl:apply-templates select="r:domaine"/>
          <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'    '"/></xsl:call-template>
        </resultats>
        <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'  '"/></xsl:call-template>
      </evaluation-prealable>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">ensuite, s'il y a lieu : portefeuille, orientation, preconisations, parcours, evaluation-finale</xsl:with-param></xsl:call-template>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">preuves : « clea add » les inscrit ici avec leur empreinte</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'  '"/></xsl:call-template>
      <preuves/>
      <xsl:call-template name="dire"><xsl:with-param name="quoi">présentation : &lt;presentation-jury presente="oui" date="AAAA-MM-JJ" circuit="interprofessionnel"/&gt;</xsl:with-param></xsl:call-template>
      <xsl:call-template name="ligne"/>
    </dossier>
    <xsl:text>&#10;</xsl:text>
  </xsl:template>

  <xsl:template match="r:domaine">
    <xsl:call-template name="dire"><xsl:with-param name="retrait" select="'      '"/><xsl:with-param name="quoi" select="concat('Domaine ', @code, ' : ', r:libelle)"/></xsl:call-template>
    <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'      '"/></xsl:call-template>
    <domaine code="{@code}">
      <xsl:apply-templates select="r:sous-domaine"/>
      <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'      '"/></xsl:call-template>
    </domaine>
  </xsl:template>

  <xsl:template match="r:sous-domaine">
    <xsl:call-template name="dire"><xsl:with-param name="retrait" select="'        '"/><xsl:with-param name="quoi" select="concat(@code, ' ', r:libelle)"/></xsl:call-template>
    <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'        '"/></xsl:call-template>
    <sous-domaine code="{@code}">
      <xsl:apply-templates select="r:critere"/>
      <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'        '"/></xsl:call-template>
    </sous-domaine>
  </xsl:template>

  <xsl:template match="r:critere">
    <xsl:call-template name="ligne"><xsl:with-param name="retrait" select="'          '"/></xsl:call-template>
    <critere code="{@code}" etat="non-evalue"/>
    <xsl:text> </xsl:text>
    <xsl:comment><xsl:value-of select="concat(' ', r:libelle, ' ')"/></xsl:comment>
  </xsl:template>
</xsl:stylesheet>
