<?xml version="1.0" encoding="UTF-8"?>
<!--
  bilan.xsl - la restitution au candidat, avec des mots simples : ses points
  forts d'abord, puis où il en est, puis la suite. Entrée : la projection
  « candidat ».

  Laissé de côté à dessein (le candidat le connaît, ou ce n'est pas le sujet) :
  identité et coordonnées, prescripteur, secteur, employeur, financeur, index
  des preuves, préconisations en détail (leur document), conservation, SI-CPF.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:res="urn:clea:resultats:1"
    exclude-result-prefixes="d res">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="parcours.xsl"/>

  <xsl:variable name="retenus" select="$sd[@retenu = 'acquis']"/>
  <xsl:variable name="a-confirmer" select="$sd[@final = 'a-confirmer' and @retenu != 'non-acquis']"/>
  <xsl:variable name="gagnes" select="$sd[@ep-retenu != 'acquis' and @retenu = 'acquis']"/>
  <xsl:variable name="commentes" select="$dossier/d:evaluation-prealable/d:resultats/d:domaine/d:sous-domaine/d:critere[d:commentaire]
      | $dossier/d:evaluation-finale/d:resultats/d:domaine/d:sous-domaine/d:critere[d:commentaire]"/>
  <xsl:variable name="evalue" select="boolean($sd[@evalues &gt; 0])"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="document">
      <xsl:with-param name="titre" select="$mots/documents/bilan"/>
      <xsl:with-param name="etat"><xsl:choose>
        <xsl:when test="$complet">acquis</xsl:when>
        <xsl:otherwise>en-chemin</xsl:otherwise>
      </xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:call-template name="signet"><xsl:with-param name="id" select="'points-forts'"/><xsl:with-param name="texte" select="$mots/bilan/points-forts"/></xsl:call-template>
    <xsl:if test="$evalue">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="'coup-d-oeil'"/><xsl:with-param name="texte" select="$mots/bilan/coup-d-oeil"/></xsl:call-template>
      <xsl:call-template name="signet"><xsl:with-param name="id" select="'detail'"/><xsl:with-param name="texte" select="$mots/bilan/detail"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$manques">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="'renforcer'"/><xsl:with-param name="texte" select="$mots/bilan/renforcer"/></xsl:call-template>
    </xsl:if>
    <xsl:call-template name="signet"><xsl:with-param name="id" select="'suite'"/><xsl:with-param name="texte" select="$mots/bilan/suite"/></xsl:call-template>
    <xsl:call-template name="signet"><xsl:with-param name="id" select="'parcours'"/><xsl:with-param name="texte" select="$mots/bilan/parcours"/></xsl:call-template>
  </xsl:template>

  <!-- ===== la phrase de la couverture ===== -->

  <xsl:template match="d:dossier" mode="verdict">
    <xsl:choose>
      <xsl:when test="not($evalue)"><xsl:value-of select="$mots/bilan/verdict-vide"/></xsl:when>
      <xsl:when test="$complet and $a-confirmer">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mots/bilan/verdict-a-confirmer"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($a-confirmer)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$complet">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mots/bilan/verdict-complet"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$synthese/@domaines"/><xsl:with-param name="nom" select="$mots/nombres/domaine"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mots/bilan/verdict-partiel"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($retenus)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b" select="count($sd)"/>
          <xsl:with-param name="c"><xsl:if test="$retenus/@final[. = 'a-confirmer']">
            <xsl:call-template name="phrase">
              <xsl:with-param name="p" select="$mots/bilan/verdict-dont"/>
              <xsl:with-param name="a" select="count($retenus[@final = 'a-confirmer'])"/>
            </xsl:call-template>
          </xsl:if></xsl:with-param>
        </xsl:call-template>
        <xsl:variable name="au-jury" select="$sd[@retenu != 'acquis'][@final = 'a-confirmer']"/>
        <xsl:if test="$au-jury">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mots/bilan/verdict-jury"/>
            <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($au-jury)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
        <xsl:if test="$manques">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mots/bilan/verdict-reste"/>
            <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($manques)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== le corps ===== -->

  <xsl:template match="d:dossier" mode="corps">
    <fo:block xsl:use-attribute-sets="chapeau"><xsl:value-of select="$mots/bilan/accueil"/></fo:block>
    <xsl:call-template name="vos-points-forts"/>
    <xsl:if test="$evalue">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'coup-d-oeil'"/><xsl:with-param name="texte" select="$mots/bilan/coup-d-oeil"/></xsl:call-template>
      <xsl:call-template name="tableau-des-domaines"><xsl:with-param name="mots-verdict" select="$verdicts-candidat"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$avec-ef and $gagnes"><xsl:call-template name="vos-progres"/></xsl:if>
    <xsl:if test="$evalue"><xsl:call-template name="domaine-par-domaine"/></xsl:if>
    <xsl:if test="$manques"><xsl:call-template name="a-renforcer"/></xsl:if>
    <xsl:call-template name="la-suite"/>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'parcours'"/><xsl:with-param name="texte" select="$mots/bilan/parcours"/></xsl:call-template>
    <xsl:call-template name="chronologie"/>
    <xsl:if test="$avec-avis">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'auto'"/><xsl:with-param name="texte" select="$mots/bilan/auto"/></xsl:call-template>
      <xsl:call-template name="auto-evaluation"><xsl:with-param name="progres" select="$mots/bilan/auto-progres"/></xsl:call-template>
    </xsl:if>
    <xsl:if test="$commentes"><xsl:call-template name="observations"/></xsl:if>
    <xsl:if test="d:modules-complementaires">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'modules'"/><xsl:with-param name="texte" select="$mots/bilan/modules"/></xsl:call-template>
      <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mots/bilan/modules-intro"/></fo:block>
      <xsl:call-template name="modules-complementaires"/>
    </xsl:if>
    <xsl:if test="d:consentements">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'accords'"/><xsl:with-param name="texte" select="$mots/bilan/accords"/></xsl:call-template>
      <xsl:call-template name="accords"/>
    </xsl:if>
    <xsl:if test="d:note | d:amenagements/d:amenagement[not(@acte)]">
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'remarques'"/><xsl:with-param name="texte" select="$mots/bilan/remarques"/></xsl:call-template>
      <xsl:for-each select="d:amenagements/d:amenagement[not(@acte)]">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="concat($mots/etapes/amenagement, '&#xA0;: ')"/><xsl:call-template name="texte"/></fo:block>
      </xsl:for-each>
      <xsl:for-each select="d:note"><fo:block xsl:use-attribute-sets="p"><xsl:apply-templates select="." mode="remarque"/></fo:block></xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- Par domaine : ce que l'évaluateur a écrit ; sinon, ce qui est acquis. -->
  <xsl:template name="vos-points-forts">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'points-forts'"/><xsl:with-param name="texte" select="$mots/bilan/points-forts"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="not($retenus) and not($dossier/d:evaluation-prealable/d:resultats/d:domaine/d:points-forts)">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mots/bilan/points-forts-vide"/></fo:block>
      </xsl:when>
      <xsl:otherwise>
        <xsl:for-each select="$resultats/res:domaine">
          <xsl:variable name="acquis" select="res:sous-domaine[@retenu = 'acquis']"/>
          <xsl:variable name="code" select="@code"/>
          <xsl:variable name="ecrits"><xsl:call-template name="points-forts"><xsl:with-param name="code" select="$code"/></xsl:call-template></xsl:variable>
          <xsl:if test="string($ecrits) != '' or $acquis">
            <fo:block keep-together.within-page="always">
              <fo:block xsl:use-attribute-sets="h3"><xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template></fo:block>
              <xsl:copy-of select="$ecrits"/>
              <xsl:if test="$acquis"><xsl:call-template name="vous-maitrisez"><xsl:with-param name="acquis" select="$acquis"/></xsl:call-template></xsl:if>
            </fo:block>
          </xsl:if>
        </xsl:for-each>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="vos-progres">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'progres'"/><xsl:with-param name="texte" select="$mots/bilan/progres"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always"><xsl:value-of select="$mots/bilan/progres-intro"/></fo:block>
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:for-each select="$gagnes">
        <xsl:variable name="code" select="@code"/>
        <xsl:call-template name="article"><xsl:with-param name="texte">
          <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
          <xsl:text>&#xA0;: </xsl:text>
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mots/bilan/progres-compte"/>
            <xsl:with-param name="a" select="@ep-acquis"/>
            <xsl:with-param name="b"><xsl:call-template name="nombre"><xsl:with-param name="n" select="@acquis"/><xsl:with-param name="nom" select="$mots/nombres/critere"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="c" select="@total"/>
          </xsl:call-template>
        </xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <!-- Les sous-domaines, un rang chacun, groupés par domaine. -->
  <xsl:template name="domaine-par-domaine">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'detail'"/><xsl:with-param name="texte" select="$mots/bilan/detail"/></xsl:call-template>
    <xsl:if test="$a-confirmer">
      <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mots/bilan/a-confirmer-explication"/></fo:block>
    </xsl:if>
    <xsl:variable name="colonnes" select="3 + $avec-ef"/>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="84pt"/>
      <xsl:if test="$avec-ef"><fo:table-column column-width="84pt"/></xsl:if>
      <fo:table-column column-width="84pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mots/bilan/tetes/*[$avec-ef or local-name() != 'ef']"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$resultats/res:domaine">
          <fo:table-row xsl:use-attribute-sets="rang" keep-with-next.within-page="always">
            <fo:table-cell xsl:use-attribute-sets="groupe" number-columns-spanned="{$colonnes}">
              <fo:block font-weight="bold">
                <xsl:value-of select="concat(@code, '&#xA0;')"/>
                <xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template>
              </fo:block>
            </fo:table-cell>
          </fo:table-row>
          <xsl:apply-templates select="res:sous-domaine" mode="rang"/>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="res:sous-domaine" mode="rang">
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
        <fo:inline color="{$discret}"><xsl:value-of select="concat(@code, '&#xA0;')"/></fo:inline>
        <xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
        <xsl:value-of select="substring-before(substring-after($verdicts-candidat, concat('|', @ep, '=')), '|')"/>
      </fo:block></fo:table-cell>
      <xsl:if test="$avec-ef">
        <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:choose>
          <xsl:when test="@ef-evalues &gt; 0"><xsl:value-of select="substring-before(substring-after($verdicts-candidat, concat('|', @ef, '=')), '|')"/></xsl:when>
          <xsl:otherwise>–</xsl:otherwise>
        </xsl:choose></fo:block></fo:table-cell>
      </xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
        <xsl:call-template name="verdict">
          <xsl:with-param name="verdict" select="string(@final)"/>
          <xsl:with-param name="mots-verdict" select="$verdicts-candidat"/>
        </xsl:call-template>
      </fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- Les manques : le sous-domaine, puis les critères qui ne sont pas acquis. -->
  <xsl:template name="a-renforcer">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'renforcer'"/><xsl:with-param name="texte" select="$mots/bilan/renforcer"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always"><xsl:value-of select="$mots/bilan/renforcer-intro"/></fo:block>
    <xsl:for-each select="$manques">
      <fo:block xsl:use-attribute-sets="h3">
        <xsl:value-of select="concat(@code, '&#xA0;')"/><xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template>
      </fo:block>
      <fo:list-block xsl:use-attribute-sets="liste">
        <xsl:for-each select="res:critere[@final != 'acquis']">
          <xsl:call-template name="article"><xsl:with-param name="texte">
            <xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template>
            <xsl:if test="@final != 'non-acquis'"><xsl:value-of select="concat(' (', $mots/verdicts-candidat/non-evalue, ')')"/></xsl:if>
          </xsl:with-param></xsl:call-template>
        </xsl:for-each>
      </fo:list-block>
    </xsl:for-each>
  </xsl:template>

  <!-- ===== la suite ===== -->

  <xsl:template name="la-suite">
    <xsl:variable name="jury" select="$dossier/d:presentation-jury[@presente = 'oui']"/>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'suite'"/><xsl:with-param name="texte" select="$mots/bilan/suite"/></xsl:call-template>
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:if test="$evalue">
        <xsl:choose>
          <xsl:when test="$jury">
            <xsl:call-template name="article"><xsl:with-param name="texte">
              <xsl:call-template name="phrase">
                <xsl:with-param name="p" select="$mots/bilan/suite-jury"/>
                <xsl:with-param name="a"><xsl:choose>
                  <xsl:when test="$jury/@circuit"><xsl:value-of select="$mots/circuits/*[local-name() = $jury/@circuit]"/></xsl:when>
                  <xsl:otherwise>jury</xsl:otherwise>
                </xsl:choose></xsl:with-param>
                <xsl:with-param name="b"><xsl:if test="$jury/@date">
                  <xsl:call-template name="phrase">
                    <xsl:with-param name="p" select="$mots/bilan/suite-jury-date"/>
                    <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$jury/@date"/></xsl:call-template></xsl:with-param>
                  </xsl:call-template>
                </xsl:if></xsl:with-param>
              </xsl:call-template>
            </xsl:with-param></xsl:call-template>
          </xsl:when>
          <xsl:when test="$complet">
            <xsl:call-template name="article"><xsl:with-param name="texte" select="$mots/bilan/suite-jury-a-venir/text()"/></xsl:call-template>
          </xsl:when>
        </xsl:choose>
      </xsl:if>
      <xsl:if test="$manques">
        <xsl:call-template name="article"><xsl:with-param name="texte">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mots/bilan/suite-parcours"/>
            <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="$preconisations/@heures"/><xsl:with-param name="nom" select="$mots/nombres/heure"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:with-param></xsl:call-template>
        <xsl:call-template name="article"><xsl:with-param name="texte" select="$mots/bilan/suite-ef/text()"/></xsl:call-template>
        <xsl:if test="$preconisations/@terme">
          <xsl:call-template name="article"><xsl:with-param name="texte">
            <xsl:call-template name="phrase">
              <xsl:with-param name="p"><xsl:choose>
                <xsl:when test="$preconisations/@terme-depasse = 'oui'"><xsl:value-of select="$mots/bilan/suite-terme-passe"/></xsl:when>
                <xsl:otherwise><xsl:value-of select="$mots/bilan/suite-terme"/></xsl:otherwise>
              </xsl:choose></xsl:with-param>
              <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$preconisations/@terme"/></xsl:call-template></xsl:with-param>
            </xsl:call-template>
          </xsl:with-param></xsl:call-template>
        </xsl:if>
      </xsl:if>
      <xsl:if test="not($evalue) or $sd[@retenu = 'non-evalue']">
        <xsl:call-template name="article"><xsl:with-param name="texte" select="$mots/bilan/suite-evaluation/text()"/></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="article"><xsl:with-param name="texte" select="$mots/bilan/suite-libre/text()"/></xsl:call-template>
    </fo:list-block>
    <xsl:if test="$evaluateur">
      <fo:block xsl:use-attribute-sets="encadre">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mots/bilan/contact"/>
          <xsl:with-param name="a">
            <xsl:value-of select="$nom-evaluateur"/>
            <xsl:for-each select="$evaluateur/d:adresse/*"><xsl:value-of select="concat(', ', translate(., $apostrophe, '’'))"/></xsl:for-each>
            <xsl:for-each select="$evaluateur/d:telephone | $evaluateur/d:courriel"><xsl:value-of select="concat(', ', .)"/></xsl:for-each>
          </xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="observations">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'observations'"/><xsl:with-param name="texte" select="$mots/bilan/observations"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always"><xsl:value-of select="$mots/bilan/observations-intro"/></fo:block>
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:for-each select="$commentes">
        <xsl:variable name="code" select="@code"/>
        <xsl:call-template name="article"><xsl:with-param name="texte">
          <fo:inline color="{$discret}"><xsl:value-of select="concat($code, '&#xA0;')"/></fo:inline>
          <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
          <xsl:apply-templates select="d:commentaire" mode="remarque"/>
        </xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>
</xsl:stylesheet>
