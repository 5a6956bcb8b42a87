<?xml version="1.0" encoding="UTF-8"?>
<!--
  preconisations.xsl - pour le candidat et l'organisme de formation : ce qui
  reste à acquérir, en partant de ce qui est su. Entrée : la projection
  « candidat » ; le contenu vient de clea:preconisations.

  Laissé de côté à dessein : identité et coordonnées, actes de l'évaluation et
  leurs notes, auto-évaluation, commentaires, preuves, accords, jury,
  conservation, SI-CPF : le bilan les porte, un organisme de formation n'en a
  pas besoin.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    xmlns:p="urn:clea:preconisations:1"
    exclude-result-prefixes="d r res p">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="parcours.xsl"/>

  <xsl:variable name="mp" select="$mots/preconisations"/>
  <xsl:variable name="toutes" select="$preconisations/p:preconisation"/>
  <xsl:variable name="a-faire" select="$toutes[@a-travailler = 'oui']"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="document">
      <xsl:with-param name="titre" select="$mots/documents/preconisations"/>
      <xsl:with-param name="etat"><xsl:choose>
        <xsl:when test="$a-faire">en-chemin</xsl:when><xsl:otherwise>acquis</xsl:otherwise>
      </xsl:choose></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="signets">
    <xsl:for-each select="$mp/appuis[$sd/@retenu = 'acquis'] | $mp/resume[$toutes] | $mp/detail[$toutes] | $mp/parcours | $mp/rappels | $mp/accord">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:dossier" mode="verdict">
    <xsl:choose>
      <xsl:when test="$a-faire">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mp/verdict"/>
          <!-- Un sous-domaine peut avoir deux préconisations. -->
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($a-faire[not(@sous-domaine = preceding-sibling::p:preconisation/@sous-domaine)])"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b"><xsl:call-template name="heures"><xsl:with-param name="n" select="$preconisations/@heures"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$toutes"><xsl:value-of select="$mp/verdict-rien"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$mp/vide"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « 28 heures », « 0,5 heure ». -->
  <xsl:template name="heures">
    <xsl:param name="n"/>
    <xsl:value-of select="concat(translate($n, '.', ','), '&#xA0;')"/>
    <xsl:choose>
      <xsl:when test="$n &gt;= 2"><xsl:value-of select="$mots/nombres/heure/@pluriel"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$mots/nombres/heure"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="d:dossier" mode="corps">
    <fo:block xsl:use-attribute-sets="chapeau"><xsl:value-of select="$mp/accueil"/></fo:block>
    <xsl:if test="$sd/@retenu = 'acquis'"><xsl:call-template name="appuis"/></xsl:if>
    <xsl:if test="$toutes">
      <xsl:call-template name="resume"/>
      <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'detail'"/><xsl:with-param name="texte" select="$mp/detail"/></xsl:call-template>
      <xsl:apply-templates select="$toutes"/>
    </xsl:if>
    <xsl:call-template name="parcours-prevu"/>
    <xsl:call-template name="rappels"/>
    <xsl:call-template name="accord"/>
  </xsl:template>

  <!-- Dans chaque domaine concerné, ce qui est acquis et les points forts écrits. -->
  <xsl:template name="appuis">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'appuis'"/><xsl:with-param name="texte" select="$mp/appuis"/></xsl:call-template>
    <fo:block xsl:use-attribute-sets="p" keep-with-next.within-page="always">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p"><xsl:choose>
          <xsl:when test="$a-faire"><xsl:value-of select="$mp/appuis-intro"/></xsl:when><xsl:otherwise><xsl:value-of select="$mp/appuis-seul"/></xsl:otherwise>
        </xsl:choose></xsl:with-param>
        <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($sd[@retenu = 'acquis'])"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b" select="count($sd)"/>
      </xsl:call-template>
    </fo:block>
    <xsl:for-each select="$referentiel/r:domaine[@code = $a-faire/@domaine]">
      <xsl:variable name="code" select="@code"/>
      <fo:block xsl:use-attribute-sets="h3"><xsl:value-of select="concat($code, '&#xA0;')"/><xsl:apply-templates select="." mode="libelle"/></fo:block>
      <xsl:call-template name="points-forts"><xsl:with-param name="code" select="$code"/></xsl:call-template>
      <xsl:variable name="acquis" select="$resultats/res:domaine[@code = $code]/res:sous-domaine[@retenu = 'acquis']"/>
      <xsl:if test="$acquis"><xsl:call-template name="vous-maitrisez"><xsl:with-param name="acquis" select="$acquis"/></xsl:call-template></xsl:if>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="resume">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'resume'"/><xsl:with-param name="texte" select="$mp/resume"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="76pt"/>
      <fo:table-column column-width="58pt"/>
      <fo:table-column column-width="126pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mp/tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$toutes">
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
              <fo:inline color="{$discret}"><xsl:value-of select="concat(@sous-domaine, '&#xA0;')"/></fo:inline>
              <xsl:for-each select="p:libelle"><xsl:call-template name="typo"/></xsl:for-each>
            </fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$mp/*[local-name() = current()/@origine]"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block>
              <xsl:choose>
                <xsl:when test="@a-travailler = 'non'">–</xsl:when>
                <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mp/heures-courtes"/><xsl:with-param name="a" select="translate(@heures, '.', ',')"/></xsl:call-template></xsl:otherwise>
              </xsl:choose>
            </fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
              <xsl:choose>
                <xsl:when test="@a-travailler = 'non'"><xsl:call-template name="verdict"><xsl:with-param name="verdict" select="'acquis'"/></xsl:call-template></xsl:when>
                <xsl:otherwise><xsl:call-template name="calendrier"/></xsl:otherwise>
              </xsl:choose>
            </fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
        <fo:table-row xsl:use-attribute-sets="rang">
          <fo:table-cell xsl:use-attribute-sets="cellule-titre" number-columns-spanned="2"><fo:block><xsl:value-of select="$mp/total"/></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block font-weight="bold"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mp/heures-courtes"/><xsl:with-param name="a" select="translate($preconisations/@heures, '.', ',')"/></xsl:call-template></fo:block></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- Contexte : une préconisation. -->
  <xsl:template name="calendrier">
    <xsl:variable name="c" select="p:calendrier"/>
    <xsl:choose>
      <xsl:when test="not($c)"><xsl:value-of select="$mp/calendrier-vide"/></xsl:when>
      <xsl:when test="$c/@origine = 'proposition'">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mp/calendrier-proposition"/>
          <xsl:with-param name="a"><xsl:call-template name="periode"><xsl:with-param name="debut" select="$c/@debut"/><xsl:with-param name="fin" select="$c/@fin"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="periode"><xsl:with-param name="debut" select="$c/@debut"/><xsl:with-param name="fin" select="$c/@fin"/></xsl:call-template>
        <xsl:if test="normalize-space($c) != '' and ($c/@debut or $c/@fin)">. </xsl:if>
        <xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space($c)"/></xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Une préconisation : objectifs, conseils, critères, durée, calendrier. -->
  <xsl:template match="p:preconisation">
    <fo:block keep-together.within-page="always">
    <fo:block xsl:use-attribute-sets="h3">
      <xsl:value-of select="concat(@sous-domaine, '&#xA0;')"/>
      <xsl:for-each select="p:libelle"><xsl:call-template name="typo"/></xsl:for-each>
    </fo:block>
    <xsl:if test="@a-travailler = 'non'">
      <fo:block space-after="3pt" keep-with-next.within-page="always"><fo:inline xsl:use-attribute-sets="verdict-acquis"><xsl:value-of select="$mp/atteint"/></fo:inline></fo:block>
    </xsl:if>
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:for-each select="p:objectif">
        <xsl:call-template name="article"><xsl:with-param name="texte"><xsl:call-template name="typo"/></xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
    <fo:block xsl:use-attribute-sets="p">
      <xsl:call-template name="phrase">
        <xsl:with-param name="p"><xsl:choose>
          <xsl:when test="@heures-indicatives = 'oui'"><xsl:value-of select="$mp/duree-indicative"/></xsl:when><xsl:otherwise><xsl:value-of select="$mp/duree-ecrite"/></xsl:otherwise>
        </xsl:choose></xsl:with-param>
        <xsl:with-param name="a"><xsl:call-template name="heures"><xsl:with-param name="n" select="@heures"/></xsl:call-template></xsl:with-param>
      </xsl:call-template>
      <xsl:value-of select="concat(' ', $mp/calendrier, ' ')"/>
      <xsl:call-template name="calendrier"/>
      <xsl:if test="not(substring(normalize-space(p:calendrier), string-length(normalize-space(p:calendrier))) = '.')">.</xsl:if>
      <xsl:if test="@par | @date">
        <fo:inline color="{$discret}">
          <xsl:text> </xsl:text>
          <xsl:variable name="par" select="@par"/>
          <xsl:call-template name="phrase">
            <xsl:with-param name="p"><xsl:choose>
              <xsl:when test="@par and @date"><xsl:value-of select="$mp/ecrite"/></xsl:when>
              <xsl:when test="@par"><xsl:value-of select="$mp/ecrite-sans-date"/></xsl:when>
              <xsl:otherwise><xsl:value-of select="$mp/ecrite-sans-nom"/></xsl:otherwise>
            </xsl:choose></xsl:with-param>
            <xsl:with-param name="a"><xsl:for-each select="$dossier"><xsl:call-template name="intervenant"><xsl:with-param name="ref" select="$par"/></xsl:call-template></xsl:for-each></xsl:with-param>
            <xsl:with-param name="b"><xsl:if test="@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if></xsl:with-param>
          </xsl:call-template>
        </fo:inline>
      </xsl:if>
    </fo:block>
    </fo:block>
    <xsl:if test="p:texte | p:note">
      <fo:block xsl:use-attribute-sets="encadre">
        <fo:block font-weight="bold" color="{$bleu}"><xsl:value-of select="$mp/conseils"/></fo:block>
        <xsl:for-each select="p:texte | p:note"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
      </fo:block>
    </xsl:if>
    <xsl:if test="p:critere">
      <fo:table xsl:use-attribute-sets="tableau">
        <fo:table-column column-width="38pt"/>
        <fo:table-column column-width="proportional-column-width(1)"/>
        <fo:table-column column-width="92pt"/>
        <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mp/criteres-tetes/*"/></xsl:call-template>
        <fo:table-body>
          <xsl:for-each select="p:critere">
            <fo:table-row xsl:use-attribute-sets="rang">
              <fo:table-cell xsl:use-attribute-sets="code"><fo:block><xsl:value-of select="@code"/></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:for-each select="p:objectif"><xsl:call-template name="typo"/></xsl:for-each></fo:block></fo:table-cell>
              <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
                <xsl:call-template name="verdict">
                  <xsl:with-param name="verdict" select="string(@etat)"/><xsl:with-param name="mots-verdict" select="$verdicts-candidat"/>
                </xsl:call-template>
              </fo:block></fo:table-cell>
            </fo:table-row>
          </xsl:for-each>
        </fo:table-body>
      </fo:table>
    </xsl:if>
  </xsl:template>

  <xsl:template name="parcours-prevu">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'parcours'"/><xsl:with-param name="texte" select="$mp/parcours"/></xsl:call-template>
    <xsl:choose>
      <xsl:when test="not(d:parcours)"><fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mp/parcours-a-venir"/></fo:block></xsl:when>
      <xsl:otherwise>
        <fo:table xsl:use-attribute-sets="tableau">
          <fo:table-column column-width="86pt"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="48pt"/>
          <fo:table-column column-width="112pt"/>
          <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mots/etapes/tetes/*"/></xsl:call-template>
          <fo:table-body><xsl:apply-templates select="d:parcours" mode="etape"/></fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="rappels">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'rappels'"/><xsl:with-param name="texte" select="$mp/rappels"/></xsl:call-template>
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:call-template name="article"><xsl:with-param name="texte" select="$mp/rappel-ef/text()"/></xsl:call-template>
      <xsl:call-template name="article"><xsl:with-param name="texte" select="$mp/rappel-personne/text()"/></xsl:call-template>
      <xsl:if test="$preconisations/@terme">
        <xsl:call-template name="article"><xsl:with-param name="texte">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p"><xsl:choose>
              <xsl:when test="$preconisations/@terme-depasse = 'oui'"><xsl:value-of select="$mp/rappel-terme-passe"/></xsl:when><xsl:otherwise><xsl:value-of select="$mp/rappel-terme"/></xsl:otherwise>
            </xsl:choose></xsl:with-param>
            <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$preconisations/@terme"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:with-param></xsl:call-template>
      </xsl:if>
      <xsl:call-template name="article"><xsl:with-param name="texte" select="$mots/bilan/suite-libre/text()"/></xsl:call-template>
    </fo:list-block>
  </xsl:template>

  <!-- Deux signatures à la main. -->
  <xsl:template name="accord">
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'accord'"/><xsl:with-param name="texte" select="$mp/accord"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mp/accord-candidat | $mp/accord-organisme"/></xsl:call-template>
      <fo:table-body>
        <fo:table-row height="62pt" xsl:use-attribute-sets="rang">
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
          <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block/></fo:table-cell>
        </fo:table-row>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
