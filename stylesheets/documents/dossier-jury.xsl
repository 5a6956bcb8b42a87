<?xml version="1.0" encoding="UTF-8"?>
<!--
  dossier-jury.xsl - tout ce qu'un membre du jury doit avoir en main, dans
  l'ordre où il le demande : la synthèse, qui, quoi et quand, chaque critère
  avec ses preuves, la règle qui a servi, ce qui manque, les pièces, et la
  place de sa décision. Entrée : la projection « jury », ou « anonyme ».

  Anonyme : aucun texte libre n'est imprimé, pas même celui des constats ou
  des préconisations, qui ont été faits du dossier nominatif.

  Laissé de côté à dessein : accrochage (lu par des programmes).
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:n="urn:clea:notation:1"
    xmlns:p="urn:clea:preconisations:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d r res n p g svrl str">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="parcours.xsl"/>
  <xsl:include href="jury-criteres.xsl"/>
  <xsl:include href="jury-annexes.xsl"/>
  <xsl:include href="jury-decision.xsl"/>

  <xsl:variable name="a-confirmer" select="$sd[@final = 'a-confirmer']"/>
  <xsl:variable name="evalue" select="boolean($sd[@evalues &gt; 0])"/>
  <xsl:variable name="mj" select="$mots/jury"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="document">
      <xsl:with-param name="titre" select="$mots/documents/dossier-jury"/>
      <xsl:with-param name="etat"><xsl:choose>
        <xsl:when test="$complet and $a-confirmer">a-confirmer</xsl:when>
        <xsl:when test="$complet">acquis</xsl:when>
        <xsl:otherwise>en-chemin</xsl:otherwise>
      </xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$mj/synthese | $mj/identite | $mj/parcours | $mj/formation[$avec-formation]
        | $mj/resultats | $mj/notation | $mj/controle | $mj/preuves | $mj/decision">
      <xsl:call-template name="signet">
        <xsl:with-param name="id" select="local-name()"/>
        <xsl:with-param name="texte" select="."/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="verdict">
    <xsl:variable name="domaines"><xsl:call-template name="nombre">
      <xsl:with-param name="n" select="$synthese/@domaines"/><xsl:with-param name="nom" select="$mots/nombres/domaine"/>
    </xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="not($evalue)"><xsl:value-of select="$mj/verdict-vide"/></xsl:when>
      <xsl:when test="$complet">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p"><xsl:choose>
            <xsl:when test="$a-confirmer"><xsl:value-of select="$mj/verdict-a-confirmer"/></xsl:when>
            <xsl:when test="$avec-ef"><xsl:value-of select="$mj/verdict-parcours"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$mj/verdict-direct"/></xsl:otherwise>
          </xsl:choose></xsl:with-param>
          <xsl:with-param name="a" select="$domaines"/>
          <xsl:with-param name="b"><xsl:call-template name="nombre">
            <xsl:with-param name="n" select="count($a-confirmer)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/>
          </xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mj/verdict-partiel"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre">
            <xsl:with-param name="n" select="count($sd[@final = 'acquis'])"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/>
          </xsl:call-template></xsl:with-param>
          <xsl:with-param name="b" select="count($sd)"/>
        </xsl:call-template>
        <xsl:if test="$a-confirmer"><xsl:value-of select="concat(', ', count($a-confirmer), '&#xA0;', $mots/verdicts/a-confirmer)"/></xsl:if>
        <xsl:if test="$sd[@final = 'non-acquis']"><xsl:value-of select="concat(', ', count($sd[@final = 'non-acquis']), '&#xA0;', $mots/verdicts/non-acquis)"/></xsl:if>
        <xsl:if test="$sd[@final = 'non-evalue']"><xsl:value-of select="concat(', ', count($sd[@final = 'non-evalue']), '&#xA0;', $mots/verdicts/non-evalue)"/></xsl:if>
        <xsl:text>.</xsl:text>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <xsl:call-template name="synthese-du-jury"/>
    <xsl:call-template name="identite"/>
    <xsl:call-template name="dates"/>
    <xsl:if test="$avec-formation"><xsl:call-template name="formation"/></xsl:if>
    <xsl:call-template name="resultats-par-critere"/>
    <xsl:call-template name="profil"/>
    <xsl:call-template name="completude"/>
    <xsl:call-template name="index-des-preuves"/>
    <xsl:call-template name="remarques"/>
    <xsl:call-template name="decision"/>
  </xsl:template>

  <!-- ===== 1. synthèse ===== -->

  <xsl:template name="synthese-du-jury">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'synthese'"/><xsl:with-param name="texte" select="$mj/synthese"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mj/chiffres"/>
        <xsl:with-param name="a"><xsl:call-template name="sur"><xsl:with-param name="n" select="$synthese/@domaines-acquis"/><xsl:with-param name="total" select="$synthese/@domaines"/><xsl:with-param name="nom" select="$mots/nombres/domaine"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b"><xsl:call-template name="sur"><xsl:with-param name="n" select="$synthese/@sous-domaines-acquis"/><xsl:with-param name="total" select="$synthese/@sous-domaines"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="c"><xsl:call-template name="sur"><xsl:with-param name="n" select="$synthese/@criteres-acquis"/><xsl:with-param name="total" select="$synthese/@criteres"/><xsl:with-param name="nom" select="$mots/nombres/critere"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
    </fo:block>
    <xsl:call-template name="tableau-des-domaines"/>

    <xsl:if test="$dossier/d:evaluation-prealable/d:resultats/d:domaine/d:points-forts
        | $dossier/d:evaluation-finale/d:resultats/d:domaine/d:points-forts">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/points-forts"/></fo:block>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="150pt"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/points-forts-tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:for-each select="$referentiel/r:domaine">
            <xsl:variable name="code" select="@code"/>
            <xsl:variable name="combien"><xsl:for-each select="$dossier"><xsl:value-of select="count(key('forts', $code))"/></xsl:for-each></xsl:variable>
            <xsl:if test="$combien &gt; 0">
              <fo:table-row xsl:use-attribute-sets="rang">
                <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
                  <fo:inline font-weight="bold" color="{$bleu}"><xsl:value-of select="concat($code, '&#xA0;')"/></fo:inline>
                  <xsl:apply-templates select="." mode="libelle"/>
                </fo:block></fo:table-cell>
                <fo:table-cell xsl:use-attribute-sets="cellule">
                  <xsl:call-template name="points-forts"><xsl:with-param name="code" select="$code"/></xsl:call-template>
                </fo:table-cell>
              </fo:table-row>
            </xsl:if>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>

    <xsl:if test="$a-confirmer">
      <fo:block xsl:use-attribute-sets="h3" id="a-confirmer"><xsl:value-of select="$mj/a-confirmer-titre"/></fo:block>
      <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always"><xsl:value-of select="$mj/a-confirmer-intro"/></fo:block>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="72pt"/>
        <fo:table-column column-width="72pt"/>
        <fo:table-column column-width="96pt"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/a-confirmer-tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:for-each select="$a-confirmer">
            <xsl:variable name="code" select="@code"/>
            <fo:table-row xsl:use-attribute-sets="rang">
              <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
                <fo:inline color="{$discret}"><xsl:value-of select="concat($code, '&#xA0;')"/></fo:inline>
                <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
              </fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="concat(@acquis, '&#xA0;', $mots/page/sur, '&#xA0;', @total)"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="concat(@taux, '&#x202F;%')"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
                <xsl:when test="@retenu = 'a-confirmer'"><xsl:value-of select="$mots/page/vide"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="substring-before(substring-after($verdicts, concat('|', @retenu, '=')), '|')"/></xsl:otherwise>
              </xsl:choose></fo:block></fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="sur">
    <xsl:param name="n"/>
    <xsl:param name="total"/>
    <xsl:param name="nom"/>
    <xsl:call-template name="nombre"><xsl:with-param name="n" select="$n"/><xsl:with-param name="nom" select="$nom"/></xsl:call-template>
    <xsl:value-of select="concat(' ', $mots/page/sur, '&#xA0;', $total)"/>
  </xsl:template>

  <!-- ===== 2. identité ===== -->

  <xsl:template name="identite">
    <xsl:variable name="c" select="d:candidat"/>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'identite'"/><xsl:with-param name="texte" select="$mj/identite"/></xsl:call-template>
    <xsl:if test="$anonyme"><fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mj/identite-anonyme"/></fo:block></xsl:if>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="130pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-body>
        <xsl:if test="not($anonyme)">
          <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mj/nom-naissance"/><xsl:with-param name="valeur" select="$c/d:nom-naissance"/></xsl:call-template>
          <xsl:if test="$c/d:nom-usage">
            <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mj/nom-usage"/><xsl:with-param name="valeur" select="$c/d:nom-usage"/></xsl:call-template>
          </xsl:if>
          <xsl:call-template name="rang">
            <xsl:with-param name="titre" select="$mj/prenoms"/>
            <xsl:with-param name="valeur" select="normalize-space(concat($c/d:prenom1, ' ', $c/d:prenom2, ' ', $c/d:prenom3))"/>
          </xsl:call-template>
          <xsl:call-template name="rang">
            <xsl:with-param name="titre" select="$mj/naissance"/>
            <xsl:with-param name="valeur">
              <xsl:if test="$c/d:naissance/@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$c/d:naissance/@date"/></xsl:call-template></xsl:if>
              <xsl:for-each select="$c/d:naissance/d:commune | $c/d:naissance/d:pays">
                <xsl:value-of select="concat(', ', .)"/>
              </xsl:for-each>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="rang">
          <xsl:with-param name="titre" select="$mj/statut"/>
          <xsl:with-param name="valeur"><xsl:if test="$c/d:statut-entree"><xsl:call-template name="mot">
            <xsl:with-param name="table" select="$mots/statuts"/><xsl:with-param name="code" select="string($c/d:statut-entree)"/>
          </xsl:call-template></xsl:if></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$c/d:employeur">
          <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mj/employeur"/><xsl:with-param name="valeur" select="$c/d:employeur"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="d:contexte/d:secteur | d:contexte/d:branche">
          <xsl:call-template name="rang">
            <xsl:with-param name="titre" select="$mj/contexte"/>
            <xsl:with-param name="valeur">
              <xsl:value-of select="d:contexte/d:secteur"/>
              <xsl:if test="d:contexte/d:secteur and d:contexte/d:branche"> · </xsl:if>
              <xsl:value-of select="d:contexte/d:branche"/>
              <xsl:if test="d:contexte/d:branche/@idcc"><xsl:value-of select="concat(' (', $mj/idcc, ' ', d:contexte/d:branche/@idcc, ')')"/></xsl:if>
              <xsl:if test="d:contexte/d:branche/@jury-de-branche">
                <xsl:value-of select="concat(', ', $mj/jury-de-branche, ' : ', $mots/page/*[local-name() = $dossier/d:contexte/d:branche/@jury-de-branche])"/>
              </xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="d:contexte/d:region">
          <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mj/region"/><xsl:with-param name="valeur" select="d:contexte/d:region"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="d:prescripteur">
          <xsl:call-template name="rang">
            <xsl:with-param name="titre" select="$mj/prescripteur"/>
            <xsl:with-param name="valeur">
              <xsl:value-of select="$mots/prescripteurs/*[local-name() = $dossier/d:prescripteur/@type]"/>
              <xsl:if test="d:prescripteur/d:nom"><xsl:value-of select="concat(' : ', d:prescripteur/d:nom)"/></xsl:if>
              <xsl:if test="d:prescripteur/@date">
                <xsl:text>, </xsl:text><xsl:call-template name="date-longue"><xsl:with-param name="date" select="d:prescripteur/@date"/></xsl:call-template>
              </xsl:if>
            </xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mj/referentiel"/><xsl:with-param name="valeur" select="concat($referentiel/@titre, ', ', @referentiel)"/></xsl:call-template>
        <xsl:if test="@etat">
          <xsl:call-template name="rang"><xsl:with-param name="titre" select="$mj/etat"/><xsl:with-param name="valeur" select="$mj/etats/*[local-name() = current()/@etat]"/></xsl:call-template>
        </xsl:if>
      </fo:table-body>
    </fo:table>

    <xsl:if test="d:organismes/d:organisme">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/organismes"/></fo:block>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="84pt"/>
        <fo:table-column column-width="84pt"/>
        <fo:table-column column-width="140pt"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/organismes-tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:for-each select="d:organismes/d:organisme">
            <fo:table-row xsl:use-attribute-sets="rang">
              <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="translate(d:raison-sociale, $apostrophe, '’')"/></fo:block>
                <xsl:if test="d:adresse/*"><fo:block font-weight="normal" color="{$discret}">
                  <xsl:for-each select="d:adresse/*">
                    <xsl:if test="position() &gt; 1"><xsl:choose><xsl:when test="self::d:ville and preceding-sibling::d:code-postal">&#xA0;</xsl:when><xsl:otherwise>, </xsl:otherwise></xsl:choose></xsl:if>
                    <xsl:value-of select="translate(., $apostrophe, '’')"/>
                  </xsl:for-each>
                </fo:block></xsl:if>
              </fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="roles"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
                <xsl:choose>
                  <xsl:when test="d:siret"><xsl:value-of select="concat(substring(d:siret, 1, 3), '&#xA0;', substring(d:siret, 4, 3), '&#xA0;', substring(d:siret, 7, 3), '&#xA0;', substring(d:siret, 10))"/></xsl:when>
                  <xsl:when test="d:siren"><xsl:value-of select="concat(substring(d:siren, 1, 3), '&#xA0;', substring(d:siren, 4, 3), '&#xA0;', substring(d:siren, 7))"/></xsl:when>
                  <xsl:otherwise>–</xsl:otherwise>
                </xsl:choose>
              </fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule">
                <xsl:for-each select="d:habilitation">
                  <fo:block>
                    <xsl:value-of select="@numero"/>
                    <xsl:if test="@autorite"><xsl:value-of select="concat(' (', translate(@autorite, $apostrophe, '’'), ')')"/></xsl:if>
                    <xsl:if test="(@numero | @autorite) and (@debut | @fin)">, </xsl:if>
                    <xsl:call-template name="periode"><xsl:with-param name="debut" select="@debut"/><xsl:with-param name="fin" select="@fin"/></xsl:call-template>
                  </fo:block>
                </xsl:for-each>
                <xsl:if test="not(d:habilitation)"><fo:block>–</fo:block></xsl:if>
              </fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
      <xsl:if test="not($anonyme)"><fo:block xsl:use-attribute-sets="legende"><xsl:value-of select="$mj/independance"/></fo:block></xsl:if>
    </xsl:if>

    <xsl:if test="d:intervenants/d:intervenant">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/intervenants"/></fo:block>
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="proportional-column-width(1.2)"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/intervenants-tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:for-each select="d:intervenants/d:intervenant">
            <fo:table-row xsl:use-attribute-sets="rang">
              <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block><xsl:value-of select="translate(normalize-space(concat(d:prenom, ' ', d:nom)), $apostrophe, '’')"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
                <xsl:when test="d:fonction"><xsl:value-of select="translate(d:fonction, $apostrophe, '’')"/></xsl:when><xsl:otherwise>–</xsl:otherwise>
              </xsl:choose></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="roles"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
                <xsl:when test="@organisme"><xsl:value-of select="translate(key('organisme', @organisme)/d:raison-sociale, $apostrophe, '’')"/></xsl:when><xsl:otherwise>–</xsl:otherwise>
              </xsl:choose></fo:block></fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>

    <xsl:if test="d:consentements">
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="$mj/accords"/></fo:block>
      <xsl:call-template name="accords"/>
    </xsl:if>
  </xsl:template>

  <xsl:template name="roles">
    <xsl:for-each select="str:tokenize(@roles)">
      <xsl:if test="position() &gt; 1">, </xsl:if>
      <xsl:value-of select="$mots/roles/*[local-name() = current()]"/>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== 3. parcours et dates ===== -->

  <xsl:template name="dates">
    <xsl:variable name="cal" select="$resultats/res:calendrier"/>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'parcours'"/><xsl:with-param name="texte" select="$mj/parcours"/></xsl:call-template>
    <xsl:call-template name="chronologie"/>
    <xsl:if test="$cal/@ep-debut">
      <fo:block xsl:use-attribute-sets="encadre">
        <fo:block>
          <xsl:call-template name="duree-d-evaluation">
            <xsl:with-param name="p" select="$mj/durees-ep"/><xsl:with-param name="minutes" select="$cal/@ep-minutes"/>
            <xsl:with-param name="debut" select="$cal/@ep-debut"/><xsl:with-param name="fin" select="$cal/@ep-fin"/>
          </xsl:call-template>
        </fo:block>
        <xsl:if test="$cal/@ef-debut">
          <fo:block>
            <xsl:call-template name="duree-d-evaluation">
              <xsl:with-param name="p" select="$mj/durees-ef"/><xsl:with-param name="minutes" select="$cal/@ef-minutes"/>
              <xsl:with-param name="debut" select="$cal/@ef-debut"/><xsl:with-param name="fin" select="$cal/@ef-fin"/>
            </xsl:call-template>
          </fo:block>
        </xsl:if>
        <xsl:if test="$preconisations/@terme">
          <fo:block>
            <xsl:call-template name="phrase">
              <xsl:with-param name="p" select="$mj/terme"/>
              <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$preconisations/@terme"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
          </fo:block>
        </xsl:if>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="duree-d-evaluation">
    <xsl:param name="p"/>
    <xsl:param name="minutes"/>
    <xsl:param name="debut"/>
    <xsl:param name="fin"/>
    <xsl:variable name="jours"><xsl:call-template name="jours"><xsl:with-param name="debut" select="$debut"/><xsl:with-param name="fin" select="$fin"/></xsl:call-template></xsl:variable>
    <xsl:call-template name="phrase">
      <xsl:with-param name="p" select="$p"/>
      <xsl:with-param name="a"><xsl:choose>
        <xsl:when test="$minutes &gt; 0"><xsl:call-template name="duree"><xsl:with-param name="minutes" select="$minutes"/></xsl:call-template></xsl:when>
        <xsl:otherwise><xsl:value-of select="$mj/duree-vide"/></xsl:otherwise>
      </xsl:choose></xsl:with-param>
      <xsl:with-param name="b"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$jours"/><xsl:with-param name="nom" select="$mj/jours"/></xsl:call-template></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== 4. préconisations écrites ===== -->

  <xsl:variable name="avec-formation" select="boolean($dossier/d:preconisations/d:preconisation)"/>

  <xsl:template name="formation">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'formation'"/><xsl:with-param name="texte" select="$mj/formation"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="120pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="46pt"/>
      <fo:table-column column-width="110pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mj/preconisations-tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="d:preconisations/d:preconisation">
          <xsl:variable name="code" select="@sous-domaine"/>
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
              <fo:inline color="{$discret}"><xsl:value-of select="concat($code, '&#xA0;')"/></fo:inline>
              <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
            </fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule">
              <xsl:for-each select="d:objectif | d:texte"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
              <xsl:if test="@criteres"><fo:block color="{$discret}"><xsl:value-of select="str:replace(normalize-space(@criteres), ' ', ', ')"/></fo:block></xsl:if>
              <xsl:apply-templates select="d:note" mode="remarque"/>
              <xsl:if test="@par | @date">
                <fo:block color="{$discret}">
                  <xsl:call-template name="intervenant"><xsl:with-param name="ref" select="@par"/></xsl:call-template>
                  <xsl:if test="@par and @date">, </xsl:if>
                  <xsl:if test="@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
                </fo:block>
              </xsl:if>
            </fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:choose>
              <xsl:when test="@heures"><xsl:value-of select="concat(translate(@heures, '.', ','), '&#xA0;h')"/></xsl:when><xsl:otherwise>–</xsl:otherwise>
            </xsl:choose></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
              <xsl:call-template name="periode"><xsl:with-param name="debut" select="d:calendrier/@debut"/><xsl:with-param name="fin" select="d:calendrier/@fin"/></xsl:call-template>
              </fo:block>
              <xsl:for-each select="d:calendrier[normalize-space() != '']"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
            </fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
