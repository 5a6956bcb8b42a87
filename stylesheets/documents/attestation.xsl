<?xml version="1.0" encoding="UTF-8"?>
<!--
  attestation.xsl - ce qui est acquis, quand l'évaluation est partielle.
  Seuls les sous-domaines fermement acquis y sont : rien de ce qui manque, rien
  de ce qui est à confirmer, ni niveau, ni mention (R47, R49).
  Entrée : la projection « candidat ».

  Laissé de côté à dessein : tout ce qui n'est ni l'identité de la personne et
  de l'organisme, ni la date, ni les acquis.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:res="urn:clea:resultats:1"
    exclude-result-prefixes="d r res">

  <xsl:include href="communs.xsl"/>

  <xsl:variable name="ma" select="$mots/attestation"/>
  <xsl:variable name="acquis" select="$sd[@final = 'acquis']"/>
  <xsl:variable name="cal" select="$resultats/res:calendrier"/>

  <xsl:template match="d:dossier">
    <xsl:call-template name="document">
      <xsl:with-param name="titre" select="$mots/documents/attestation"/>
      <xsl:with-param name="nom" select="false()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:dossier" mode="verdict">
    <xsl:choose>
      <xsl:when test="$acquis">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p"><xsl:choose>
            <xsl:when test="count($acquis) &gt; 1"><xsl:value-of select="$ma/verdict"/></xsl:when><xsl:otherwise><xsl:value-of select="$ma/verdict-un"/></xsl:otherwise>
          </xsl:choose></xsl:with-param>
          <xsl:with-param name="a"><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($acquis)"/><xsl:with-param name="nom" select="$mots/nombres/sous-domaine"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$ma/vide"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Rien d'acquis : la couverture le dit, et rien n'est attesté. -->
  <xsl:template match="d:dossier" mode="corps">
    <xsl:if test="$acquis"><xsl:call-template name="texte-de-l-attestation"/></xsl:if>
  </xsl:template>

  <xsl:template name="texte-de-l-attestation">
    <fo:block xsl:use-attribute-sets="centre" space-before="8pt"><xsl:call-template name="organisme"/><xsl:value-of select="concat(' ', $ma/atteste)"/></fo:block>
    <fo:block xsl:use-attribute-sets="personne">
      <xsl:call-template name="nom-candidat"><xsl:with-param name="civilite" select="true()"/></xsl:call-template>
    </fo:block>
    <xsl:call-template name="naissance"/>
    <fo:block xsl:use-attribute-sets="centre"><xsl:call-template name="a-fait-reconnaitre"/></fo:block>
    <xsl:call-template name="acquis"/>
    <fo:block xsl:use-attribute-sets="p" space-before="8pt">
      <xsl:choose>
        <xsl:when test="$preconisations/@terme and $preconisations/@terme-depasse = 'non'">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$ma/portee"/>
            <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$preconisations/@terme"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:otherwise><xsl:value-of select="$ma/portee-sans-date"/></xsl:otherwise>
      </xsl:choose>
    </fo:block>
    <fo:block xsl:use-attribute-sets="legende">
      <xsl:if test="$sd[@final = 'a-confirmer' and @retenu != 'non-acquis']"><xsl:value-of select="concat($ma/a-confirmer, ' ')"/></xsl:if>
      <xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$ma/referentiel"/>
        <xsl:with-param name="a">
          <xsl:call-template name="typo"><xsl:with-param name="texte" select="string($referentiel/@titre)"/></xsl:call-template>
          <xsl:value-of select="concat(', ', @referentiel)"/>
        </xsl:with-param>
      </xsl:call-template>
    </fo:block>
    <!-- Le sceau tient lieu de signature ; sans lui, la place d'en mettre une. -->
    <fo:block xsl:use-attribute-sets="signer">
      <xsl:if test="$signataire = ''"><xsl:attribute name="padding-bottom">36pt</xsl:attribute></xsl:if>
      <fo:block>
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$ma/fait"/>
          <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($maintenant, 1, 10)"/></xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </fo:block>
      <xsl:if test="$signataire = ''"><fo:block color="{$discret}"><xsl:value-of select="$ma/pour"/></fo:block></xsl:if>
    </fo:block>
  </xsl:template>

  <!-- « GRETA …, organisme évaluateur habilité pour le certificat CléA (habilitation …), SIRET … ». -->
  <xsl:template name="organisme">
    <xsl:variable name="h" select="$evaluateur/d:habilitation[@numero][last()]"/>
    <xsl:choose>
      <xsl:when test="$evaluateur">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$ma/organisme"/>
          <xsl:with-param name="a" select="$nom-evaluateur"/>
          <xsl:with-param name="b"><xsl:if test="$h"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$ma/habilitation"/><xsl:with-param name="a" select="$h/@numero"/></xsl:call-template></xsl:if></xsl:with-param>
        </xsl:call-template>
        <xsl:if test="$evaluateur/d:siret">
          <xsl:text> </xsl:text>
          <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ma/siret"/><xsl:with-param name="a" select="$evaluateur/d:siret"/></xsl:call-template>
          <xsl:text>,</xsl:text>
        </xsl:if>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$ma/organisme-sans-nom"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « née Fontanille, le 17 septembre 1988 à Brest », selon ce qui est renseigné. -->
  <xsl:template name="naissance">
    <xsl:variable name="c" select="d:candidat"/>
    <xsl:variable name="n" select="$c/d:naissance"/>
    <xsl:if test="$n/@date or ($c/d:nom-usage and $c/d:nom-naissance)">
      <fo:block xsl:use-attribute-sets="centre">
        <xsl:if test="$c/d:nom-usage and $c/d:nom-naissance">
          <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ma/nom-naissance"/><xsl:with-param name="a" select="translate($c/d:nom-naissance, $apostrophe, '’')"/></xsl:call-template>
          <xsl:if test="$n/@date">, </xsl:if>
        </xsl:if>
        <xsl:if test="$n/@date">
          <xsl:call-template name="phrase">
            <xsl:with-param name="p"><xsl:choose>
              <xsl:when test="$c/d:civilite and string-length($n/@date) = 10"><xsl:value-of select="$ma/naissance"/></xsl:when><xsl:otherwise><xsl:value-of select="$ma/naissance-neutre"/></xsl:otherwise>
            </xsl:choose></xsl:with-param>
            <xsl:with-param name="a" select="$mots/ne/*[local-name() = $c/d:civilite]"/>
            <xsl:with-param name="b"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$n/@date"/></xsl:call-template></xsl:with-param>
          </xsl:call-template>
          <xsl:if test="$n/d:commune">
            <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ma/naissance-lieu"/><xsl:with-param name="a">
              <xsl:value-of select="translate($n/d:commune, $apostrophe, '’')"/>
              <xsl:if test="$n/@etranger = 'oui' and $n/d:pays"><xsl:value-of select="concat(' (', translate($n/d:pays, $apostrophe, '’'), ')')"/></xsl:if>
            </xsl:with-param></xsl:call-template>
          </xsl:if>
        </xsl:if>
        <xsl:text>,</xsl:text>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <xsl:template name="a-fait-reconnaitre">
    <xsl:choose>
      <xsl:when test="$cal/@ef-fin">
        <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ma/a-acquis-ef"/><xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$cal/@ef-fin"/></xsl:call-template></xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:when test="$cal/@ep-fin">
        <xsl:call-template name="phrase"><xsl:with-param name="p" select="$ma/a-acquis"/><xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$cal/@ep-fin"/></xsl:call-template></xsl:with-param></xsl:call-template>
      </xsl:when>
      <xsl:otherwise><xsl:value-of select="$ma/a-acquis-sans-date"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="acquis">
    <fo:table xsl:use-attribute-sets="tableau-serre">
      <fo:table-column column-width="170pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$ma/tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$referentiel/r:domaine[@code = $acquis/../@code]">
          <xsl:variable name="ici" select="r:sous-domaine[@code = $acquis/@code]"/>
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre">
              <fo:block font-weight="normal"><fo:inline font-weight="bold" color="{$bleu}"><xsl:value-of select="concat(@code, '&#xA0;')"/></fo:inline><xsl:apply-templates select="." mode="libelle"/></fo:block>
              <xsl:if test="count($ici) = count(r:sous-domaine)">
                <fo:block xsl:use-attribute-sets="verdict-acquis"><xsl:value-of select="$ma/domaine-entier"/></fo:block>
              </xsl:if>
            </fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule">
              <xsl:for-each select="$ici">
                <fo:block><fo:inline color="{$discret}"><xsl:value-of select="concat(@code, '&#xA0;')"/></fo:inline><xsl:apply-templates select="." mode="libelle"/></fo:block>
              </xsl:for-each>
            </fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>
</xsl:stylesheet>
