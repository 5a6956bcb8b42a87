<?xml version="1.0" encoding="UTF-8"?>
<!--
  anonyme.xsl - le dossier sans personne.

  Passent : les codes, les états, les dates des actes, les durées, les
  empreintes. Ne passent pas : tout ce que quelqu'un a écrit (un texte peut
  nommer une personne), les noms, les lieux, la naissance, les organismes, les
  numéros. Les identifiants aussi sont refaits, car « ev-dupuis » en dit trop :
  o1, i1, a1, c1, m1, p1, dans l'ordre du dossier, les renvois suivent.
  Là où le schéma veut un texte, il y a un nom neutre (« Évaluateur 1 »).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:dossier:1"
    xmlns:str="http://exslt.org/strings"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="str d">

  <!-- Valeurs d'une liste ouverte du schéma qui sont des codes ; toute autre est un texte. -->
  <xsl:variable name="statuts"
      select="' salarie demandeur-emploi independant agent-public benevole autre '"/>
  <xsl:variable name="types-mime" select="concat(' application/pdf image/jpeg image/png image/tiff text/plain text/csv',
      ' application/vnd.oasis.opendocument.text application/vnd.oasis.opendocument.spreadsheet',
      ' application/msword application/vnd.openxmlformats-officedocument.wordprocessingml.document',
      ' application/vnd.openxmlformats-officedocument.spreadsheetml.sheet audio/mpeg video/mp4 ')"/>

  <xsl:template match="d:dossier" mode="anonyme">
    <dossier projection="anonyme" numero="ANONYME">
      <xsl:if test="$ordinal != ''">
        <xsl:attribute name="numero">ANONYME-<xsl:value-of select="$ordinal"/></xsl:attribute>
      </xsl:if>
      <xsl:copy-of select="@version | @referentiel | @certificat | @ouvert-le | @etat"/>
      <candidat>
        <nom-naissance>Candidat</nom-naissance>
        <xsl:for-each select="d:candidat/d:statut-entree[contains($statuts, concat(' ', ., ' '))]">
          <statut-entree><xsl:value-of select="."/></statut-entree>
        </xsl:for-each>
      </candidat>
      <xsl:for-each select="d:prescripteur">
        <prescripteur type="{@type}"/>
      </xsl:for-each>
      <xsl:apply-templates select="d:organismes | d:intervenants | d:accueil | d:consentements
          | d:changements-evaluateur | d:evaluation-prealable | d:portefeuille | d:orientation
          | d:preconisations | d:parcours | d:evaluation-finale | d:preuves | d:interruption
          | d:presentation-jury" mode="anonyme"/>
    </dossier>
  </xsl:template>

  <!-- L'enveloppe seule, ses enfants, et aucun attribut. -->
  <xsl:template match="d:organismes | d:intervenants | d:consentements | d:changements-evaluateur
      | d:preconisations | d:preuves" mode="anonyme">
    <xsl:element name="{local-name()}" namespace="urn:clea:dossier:1">
      <xsl:apply-templates select="d:organisme | d:intervenant | d:consentement | d:changement
          | d:preconisation | d:preuve" mode="anonyme"/>
    </xsl:element>
  </xsl:template>

  <!-- ===== identifiants refaits ===== -->

  <xsl:template match="d:organisme" mode="numero">o<xsl:value-of select="1 + count(preceding-sibling::d:organisme)"/></xsl:template>
  <xsl:template match="d:intervenant" mode="numero">i<xsl:value-of select="1 + count(preceding-sibling::d:intervenant)"/></xsl:template>
  <xsl:template match="d:preconisation" mode="numero">c<xsl:value-of select="1 + count(preceding-sibling::d:preconisation)"/></xsl:template>
  <xsl:template match="d:preuve" mode="numero">p<xsl:value-of
      select="1 + count(preceding-sibling::d:preuve[not(@prive) or @prive = 'non'])"/></xsl:template>
  <xsl:template match="d:module" mode="numero">m<xsl:value-of
      select="1 + count(preceding-sibling::d:module) + count(../preceding-sibling::d:parcours/d:module)"/></xsl:template>
  <!-- Les actes : rang dans leur évaluation, après ceux des évaluations qui précèdent. -->
  <xsl:template match="*" mode="numero">a<xsl:value-of
      select="1 + count(preceding-sibling::*[@id]) + count(../preceding-sibling::*[self::d:evaluation-prealable
              or self::d:evaluation-finale]/*[@id])"/></xsl:template>

  <!-- Un renvoi, refait sous le même nom d'attribut ; un renvoi vers rien ne passe pas. -->
  <xsl:template match="@organisme | @de | @vers" mode="anonyme">
    <xsl:call-template name="renvoi"><xsl:with-param name="cible" select="key('organisme', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="@ref | @observateur | @conseiller | @intervenant | @par" mode="anonyme">
    <xsl:call-template name="renvoi"><xsl:with-param name="cible" select="key('intervenant', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="@acte" mode="anonyme">
    <xsl:call-template name="renvoi"><xsl:with-param name="cible" select="key('acte', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="@preconisation" mode="anonyme">
    <xsl:call-template name="renvoi"><xsl:with-param name="cible" select="key('preconisation', .)"/></xsl:call-template>
  </xsl:template>
  <xsl:template match="@preuve" mode="anonyme">
    <xsl:call-template name="renvoi">
      <xsl:with-param name="cible" select="key('preuve', .)[not(@prive) or @prive = 'non']"/>
    </xsl:call-template>
  </xsl:template>
  <xsl:template name="renvoi">
    <xsl:param name="cible"/>
    <xsl:if test="$cible">
      <xsl:attribute name="{local-name()}"><xsl:apply-templates select="$cible[1]" mode="numero"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <xsl:template match="@preuves" mode="anonyme">
    <xsl:variable name="ici" select=".."/>
    <xsl:variable name="liste">
      <xsl:for-each select="str:tokenize(.)">
        <xsl:variable name="id" select="string(.)"/>
        <xsl:for-each select="$ici">
          <xsl:for-each select="key('preuve', $id)[not(@prive) or @prive = 'non']">
            <xsl:apply-templates select="." mode="numero"/>
            <xsl:text> </xsl:text>
          </xsl:for-each>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="string($liste) != ''">
      <xsl:attribute name="preuves"><xsl:value-of select="normalize-space($liste)"/></xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ===== personnes et organismes ===== -->

  <xsl:template match="d:organisme" mode="anonyme">
    <organisme roles="{@roles}">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="numero"/></xsl:attribute>
      <raison-sociale>
        <xsl:choose>
          <xsl:when test="contains(@roles, 'evaluateur')">Organisme évaluateur </xsl:when>
          <xsl:when test="contains(@roles, 'formateur')">Organisme formateur </xsl:when>
          <xsl:otherwise>Organisme d'accueil </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="1 + count(preceding-sibling::d:organisme)"/>
      </raison-sociale>
      <xsl:for-each select="d:habilitation">
        <habilitation><xsl:copy-of select="@debut | @fin"/></habilitation>
      </xsl:for-each>
    </organisme>
  </xsl:template>

  <xsl:template match="d:intervenant" mode="anonyme">
    <intervenant roles="{@roles}">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="numero"/></xsl:attribute>
      <xsl:apply-templates select="@organisme" mode="anonyme"/>
      <nom>
        <xsl:choose>
          <xsl:when test="contains(@roles, 'evaluateur')">Évaluateur </xsl:when>
          <xsl:when test="contains(@roles, 'formateur')">Formateur </xsl:when>
          <xsl:when test="contains(@roles, 'observateur')">Observateur </xsl:when>
          <xsl:when test="contains(@roles, 'conseiller')">Conseiller </xsl:when>
          <xsl:otherwise>Référent </xsl:otherwise>
        </xsl:choose>
        <xsl:value-of select="1 + count(preceding-sibling::d:intervenant)"/>
      </nom>
    </intervenant>
  </xsl:template>

  <!-- ===== accueil et accords ===== -->

  <xsl:template match="d:accueil" mode="anonyme">
    <accueil>
      <xsl:copy-of select="@date | @duree | @modalite"/>
      <xsl:apply-templates select="@conseiller" mode="anonyme"/>
      <xsl:for-each select="d:contrat-adhesion">
        <contrat-adhesion>
          <xsl:copy-of select="@date"/>
          <xsl:apply-templates select="d:signature" mode="anonyme"/>
        </contrat-adhesion>
      </xsl:for-each>
    </accueil>
  </xsl:template>
  <xsl:template match="d:signature" mode="anonyme">
    <signature>
      <xsl:copy-of select="@role | @date | @mode"/>
      <xsl:apply-templates select="@intervenant | @preuve" mode="anonyme"/>
    </signature>
  </xsl:template>
  <xsl:template match="d:consentement" mode="anonyme">
    <consentement><xsl:copy-of select="@objet | @donne | @date | @retire-le"/></consentement>
  </xsl:template>
  <xsl:template match="d:changement" mode="anonyme">
    <changement>
      <xsl:copy-of select="@date"/>
      <xsl:apply-templates select="@de | @vers" mode="anonyme"/>
    </changement>
  </xsl:template>

  <!-- ===== évaluations ===== -->

  <xsl:template match="d:evaluation-prealable | d:evaluation-finale" mode="anonyme">
    <xsl:element name="{local-name()}" namespace="urn:clea:dossier:1">
      <xsl:apply-templates select="@organisme" mode="anonyme"/>
      <xsl:apply-templates select="d:entretien-1 | d:mise-en-situation | d:auto-evaluation | d:entretien-2
          | d:entretien-final | d:resultats" mode="anonyme"/>
    </xsl:element>
  </xsl:template>
  <xsl:template match="d:entretien-1 | d:entretien-2 | d:entretien-final | d:mise-en-situation
      | d:auto-evaluation" mode="anonyme">
    <xsl:element name="{local-name()}" namespace="urn:clea:dossier:1">
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="numero"/></xsl:attribute>
      <xsl:copy-of select="@date | @date-fin | @duree | @modalite"/>
      <xsl:apply-templates select="@preuve" mode="anonyme"/>
      <xsl:for-each select="d:par">
        <par><xsl:apply-templates select="@ref" mode="anonyme"/></par>
      </xsl:for-each>
      <xsl:for-each select="d:avis">
        <avis><xsl:copy-of select="@code | @valeur"/></avis>
      </xsl:for-each>
    </xsl:element>
  </xsl:template>
  <xsl:template match="d:resultats" mode="anonyme">
    <resultats>
      <xsl:copy-of select="@date"/>
      <xsl:for-each select="d:domaine">
        <domaine>
          <xsl:copy-of select="@code | @resultat"/>
          <xsl:for-each select="d:sous-domaine">
            <sous-domaine>
              <xsl:copy-of select="@code | @resultat"/>
              <xsl:apply-templates select="d:critere" mode="anonyme"/>
            </sous-domaine>
          </xsl:for-each>
        </domaine>
      </xsl:for-each>
    </resultats>
  </xsl:template>
  <xsl:template match="d:critere" mode="anonyme">
    <critere>
      <xsl:copy-of select="@code | @etat | @date | @mode"/>
      <xsl:apply-templates select="@observateur | @acte | @preuves" mode="anonyme"/>
    </critere>
  </xsl:template>

  <!-- ===== la suite ===== -->

  <xsl:template match="d:portefeuille" mode="anonyme">
    <portefeuille>
      <xsl:copy-of select="@ouvert-le | @remis-le"/>
      <xsl:apply-templates select="@preuve" mode="anonyme"/>
    </portefeuille>
  </xsl:template>
  <xsl:template match="d:orientation" mode="anonyme">
    <orientation><xsl:copy-of select="@issue | @date"/></orientation>
  </xsl:template>
  <xsl:template match="d:preconisation" mode="anonyme">
    <preconisation>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="numero"/></xsl:attribute>
      <xsl:copy-of select="@sous-domaine | @criteres | @heures | @date"/>
      <xsl:apply-templates select="@par" mode="anonyme"/>
      <xsl:for-each select="d:calendrier[@debut or @fin]">
        <calendrier><xsl:copy-of select="@debut | @fin"/></calendrier>
      </xsl:for-each>
    </preconisation>
  </xsl:template>
  <xsl:template match="d:parcours" mode="anonyme">
    <parcours>
      <xsl:copy-of select="@debut | @fin"/>
      <xsl:apply-templates select="@organisme" mode="anonyme"/>
      <xsl:apply-templates select="d:formateur | d:module" mode="anonyme"/>
    </parcours>
  </xsl:template>
  <xsl:template match="d:formateur" mode="anonyme">
    <formateur><xsl:apply-templates select="@ref" mode="anonyme"/></formateur>
  </xsl:template>
  <xsl:template match="d:module" mode="anonyme">
    <module>
      <xsl:attribute name="id"><xsl:apply-templates select="." mode="numero"/></xsl:attribute>
      <xsl:attribute name="intitule">Module <xsl:value-of select="1 + count(preceding-sibling::d:module)"/></xsl:attribute>
      <xsl:copy-of select="@sous-domaines | @heures | @debut | @fin | @modalite"/>
      <xsl:apply-templates select="@preconisation" mode="anonyme"/>
      <xsl:apply-templates select="d:formateur" mode="anonyme"/>
    </module>
  </xsl:template>

  <!-- L'index des preuves : ni nom de fichier, ni titre, mais l'empreinte. -->
  <xsl:template match="d:preuve[not(@prive) or @prive = 'non']" mode="anonyme">
    <xsl:variable name="n" select="1 + count(preceding-sibling::d:preuve[not(@prive) or @prive = 'non'])"/>
    <preuve id="p{$n}" fichier="preuves/preuve-{$n}">
      <xsl:copy-of select="@type | @sha256 | @date | @criteres | @signee
          | @type-mime[contains($types-mime, concat(' ', ., ' '))]"/>
      <titre>Preuve <xsl:value-of select="$n"/></titre>
    </preuve>
  </xsl:template>

  <xsl:template match="d:interruption" mode="anonyme">
    <interruption><xsl:copy-of select="@type | @date | @reprise"/></interruption>
  </xsl:template>
  <xsl:template match="d:presentation-jury" mode="anonyme">
    <presentation-jury>
      <xsl:copy-of select="@presente | @date | @circuit | @obtention-premiere-evaluation"/>
    </presentation-jury>
  </xsl:template>
</xsl:stylesheet>
