<?xml version="1.0" encoding="UTF-8"?>
<!-- session/recapitulatif.xsl - tous les dossiers en un tableau, en paysage, avec les chiffres et le contrôle de la session. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    exclude-result-prefixes="j m">

  <xsl:include href="page.xsl"/>
  <xsl:include href="constats.xsl"/>

  <xsl:variable name="mr" select="$ms/recapitulatif"/>
  <!-- Les domaines d'un dossier lu ; tous les référentiels ont les mêmes. -->
  <xsl:variable name="domaines" select="$lus[1]/m:domaine"/>

  <xsl:template match="j:session">
    <xsl:call-template name="document">
      <xsl:with-param name="titre" select="$ms/documents/recapitulatif"/>
      <xsl:with-param name="paysage" select="true()"/>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="j:session" mode="signets">
    <xsl:for-each select="$mr/chiffres | $mr/constats | $mr/dossiers">
      <xsl:call-template name="signet"><xsl:with-param name="id" select="local-name()"/><xsl:with-param name="texte" select="."/></xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="j:session" mode="corps">
    <xsl:variable name="retires"><xsl:for-each select="$appels[key('recusation', concat(@siret, ' ', @numero))]">x</xsl:for-each></xsl:variable>
    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'chiffres'"/><xsl:with-param name="texte" select="$mr/chiffres"/></xsl:call-template>
    <fo:table xsl:use-attribute-sets="tableau" width="300pt">
      <fo:table-column column-width="240pt"/>
      <fo:table-column column-width="60pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mr/tetes-chiffres/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$mr/prets"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($lus/m:verdict[@presentable = 'oui'])"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/a-confirmer"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($lus/m:verdict[@presentable = 'a-confirmer'])"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/partiels"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($lus/m:verdict[@presentable = 'non'])"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/non-lus"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($appels) - count($lus)"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/total"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($appels)"/><xsl:with-param name="gras" select="'bold'"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/directs"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($lus/m:verdict[@voie = 'direct'])"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/apres"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($lus/m:verdict[@voie != 'direct'])"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/avec-erreurs"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="count($lus/m:constats[@erreurs &gt; 0])"/></xsl:call-template></xsl:for-each>
        <xsl:for-each select="$mr/retraits"><xsl:call-template name="chiffre"><xsl:with-param name="n" select="string-length($retires)"/></xsl:call-template></xsl:for-each>
      </fo:table-body>
    </fo:table>

    <xsl:call-template name="titre-2"><xsl:with-param name="id" select="'constats'"/><xsl:with-param name="texte" select="$mr/constats"/></xsl:call-template>
    <xsl:call-template name="constats-de-la-session"/>

    <fo:block break-before="page" xsl:use-attribute-sets="h2" id="dossiers"><xsl:value-of select="$mr/dossiers"/></fo:block>
    <fo:block xsl:use-attribute-sets="legende" space-after="4pt" keep-with-next.within-page="always">
      <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/legende"/><xsl:with-param name="a" select="count($domaines)"/></xsl:call-template>
      <xsl:value-of select="concat(' ', $ms/lettres-legende)"/>
    </fo:block>
    <fo:table xsl:use-attribute-sets="tableau-serre">
      <fo:table-column column-width="30pt"/>
      <fo:table-column column-width="proportional-column-width(1.5)"/>
      <xsl:if test="not($sans-nom)"><fo:table-column column-width="proportional-column-width(1.1)"/></xsl:if>
      <fo:table-column column-width="50pt"/>
      <fo:table-column column-width="114pt"/>
      <xsl:for-each select="$domaines"><fo:table-column column-width="18.5pt"/></xsl:for-each>
      <fo:table-column column-width="48pt"/>
      <fo:table-column column-width="48pt"/>
      <fo:table-column column-width="44pt"/>
      <fo:table-column column-width="42pt"/>
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="rang-de-tete">
          <xsl:apply-templates select="$mr/tetes[not($sans-nom)]/* | $mr/tetes-anonymes[$sans-nom]/*" mode="tete"/>
          <xsl:for-each select="$domaines">
            <fo:table-cell xsl:use-attribute-sets="tete" text-align="center"><fo:block>
              <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/domaines-tete"/><xsl:with-param name="a" select="@code"/></xsl:call-template>
            </fo:block></fo:table-cell>
          </xsl:for-each>
          <xsl:apply-templates select="$mr/tetes-suite/*" mode="tete"/>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body><xsl:call-template name="chaque-appel"/></fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="*" mode="tete">
    <fo:table-cell xsl:use-attribute-sets="tete"><xsl:copy-of select="@text-align"/><fo:block><xsl:value-of select="."/></fo:block></fo:table-cell>
  </xsl:template>

  <!-- Contexte : le libellé. -->
  <xsl:template name="chiffre">
    <xsl:param name="n"/>
    <xsl:param name="gras" select="'normal'"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="{$gras}"><xsl:value-of select="."/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block font-weight="{$gras}"><xsl:value-of select="$n"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template match="j:appel" mode="appel">
    <xsl:param name="resume"/>
    <xsl:variable name="retraits"><xsl:apply-templates select="." mode="retraits"/></xsl:variable>
    <xsl:variable name="v" select="$resume/m:verdict"/>
    <xsl:variable name="d" select="$resume/m:dates"/>
    <xsl:variable name="c" select="$resume/m:constats"/>
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="@ordre"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule-titre">
        <fo:block><xsl:call-template name="candidat"><xsl:with-param name="appel" select="."/><xsl:with-param name="resume" select="$resume"/></xsl:call-template></fo:block>
        <xsl:if test="not($sans-nom)"><fo:block font-weight="normal" color="{$discret}"><xsl:value-of select="@numero"/></fo:block></xsl:if>
        <xsl:if test="$retraits != ''">
          <fo:block font-weight="normal" color="{$ocre}"><xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mr/retrait-de"/><xsl:with-param name="a" select="$retraits"/>
          </xsl:call-template></fo:block>
        </xsl:if>
      </fo:table-cell>
      <xsl:if test="not($sans-nom)"><fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:call-template name="evaluateur"><xsl:with-param name="resume" select="$resume"/></xsl:call-template></fo:block></fo:table-cell></xsl:if>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$ms/voies/*[local-name() = $v/@voie]"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <xsl:if test="$d/@ep-debut"><xsl:call-template name="dates"><xsl:with-param name="p" select="$mr/ep"/><xsl:with-param name="debut" select="$d/@ep-debut"/><xsl:with-param name="fin" select="$d/@ep-fin"/></xsl:call-template></xsl:if>
        <xsl:if test="$d/@ef-debut"><xsl:call-template name="dates"><xsl:with-param name="p" select="$mr/ef"/><xsl:with-param name="debut" select="$d/@ef-debut"/><xsl:with-param name="fin" select="$d/@ef-fin"/></xsl:call-template></xsl:if>
        <xsl:if test="not($d/@ep-debut | $d/@ef-debut)"><fo:block/></xsl:if>
      </fo:table-cell>
      <xsl:for-each select="$domaines">
        <xsl:variable name="le-sien" select="string($resume/m:domaine[@code = current()/@code]/@verdict)"/>
        <fo:table-cell xsl:use-attribute-sets="cellule" text-align="center"><fo:block font-weight="bold">
          <xsl:attribute name="color"><xsl:call-template name="couleur"><xsl:with-param name="verdict" select="$le-sien"/></xsl:call-template></xsl:attribute>
          <xsl:value-of select="$ms/lettres/*[local-name() = $le-sien]"/>
        </fo:block></fo:table-cell>
      </xsl:for-each>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:if test="$v"><xsl:value-of select="concat($v/@criteres-acquis, '&#xA0;/&#xA0;', $v/@criteres)"/></xsl:if></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="$v/@a-confirmer"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block>
        <xsl:if test="$c/@erreurs &gt; 0"><xsl:attribute name="color"><xsl:value-of select="$rouge"/></xsl:attribute><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
        <xsl:if test="$c"><xsl:value-of select="concat($c/@erreurs, '/', $c/@avertissements, '/', $c/@informations)"/></xsl:if>
      </fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre"><fo:block><xsl:value-of select="$resume/@preuves"/></fo:block></fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$ms/issues/*[local-name() = current()/j:decision/@issue]"/></fo:block></fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <xsl:template name="dates">
    <xsl:param name="p"/>
    <xsl:param name="debut"/>
    <xsl:param name="fin"/>
    <fo:block>
      <xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$p"/>
        <xsl:with-param name="a">
          <xsl:call-template name="date-courte"><xsl:with-param name="date" select="string($debut)"/></xsl:call-template>
          <xsl:text>&#xA0;– </xsl:text>
          <xsl:call-template name="date-courte"><xsl:with-param name="date" select="string($fin)"/></xsl:call-template>
        </xsl:with-param>
      </xsl:call-template>
    </fo:block>
  </xsl:template>
</xsl:stylesheet>
