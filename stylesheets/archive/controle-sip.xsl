<?xml version="1.0" encoding="UTF-8"?>
<!--
  archive/controle-sip.xsl - ce qu'un bordereau SEDA doit encore tenir, et que
  son schéma ne dit pas. Entrée : un manifest.xml de SEDA 2.1, 2.2 ou 2.3 (les
  noms sont les mêmes, l'espace de noms change). Sortie : SVRL.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:key name="groupe" match="*[local-name() = 'DataObjectGroup']" use="@id"/>
  <xsl:key name="objet" match="*[local-name() = 'BinaryDataObject' or local-name() = 'PhysicalDataObject']" use="@id"/>
  <xsl:key name="renvoi" match="*[local-name() = 'DataObjectGroupReferenceId' or local-name() = 'DataObjectReferenceId']" use="normalize-space()"/>
  <xsl:key name="unite" match="*[local-name() = 'ArchiveUnit']" use="@id"/>
  <xsl:key name="renvoi-unite" match="*[local-name() = 'ArchiveUnitRefId']" use="normalize-space()"/>
  <xsl:key name="uri" match="*[local-name() = 'Uri']" use="normalize-space()"/>
  <!-- 2.1 : un objet peut dire lui-même son groupe. -->
  <xsl:key name="du-groupe" match="*[local-name() = 'BinaryDataObject' or local-name() = 'PhysicalDataObject']"
      use="*[local-name() = 'DataObjectGroupId' or local-name() = 'DataObjectGroupReferenceId']"/>

  <xsl:template match="/*">
    <svrl:schematron-output title="Bordereau SEDA">
      <xsl:apply-templates select="." mode="entete"/>
      <xsl:apply-templates select="//*[local-name() = 'DataObjectGroup']" mode="groupe"/>
      <xsl:apply-templates select="//*[local-name() = 'Uri']" mode="uri"/>
      <xsl:apply-templates select="//*[local-name() = 'ArchiveUnit'][not(*[local-name() = 'ArchiveUnitRefId'])]" mode="unite"/>
      <xsl:apply-templates select="//*[local-name() = 'ArchiveUnitRefId']" mode="unite"/>
    </svrl:schematron-output>
  </xsl:template>

  <xsl:template name="constat">
    <xsl:param name="id"/>
    <xsl:param name="role" select="'error'"/>
    <xsl:param name="texte"/>
    <xsl:param name="conseil"/>
    <svrl:failed-assert id="{$id}" role="{$role}">
      <xsl:attribute name="location"><xsl:for-each select="ancestor-or-self::*">/*[<xsl:value-of select="count(preceding-sibling::*) + 1"/>]</xsl:for-each></xsl:attribute>
      <svrl:text><xsl:value-of select="$texte"/></svrl:text>
      <svrl:diagnostic-reference diagnostic="{$id}"><xsl:value-of select="$conseil"/></svrl:diagnostic-reference>
    </svrl:failed-assert>
  </xsl:template>

  <!-- Facultatif pour le schéma, exigé à l'entrée d'un système comme Vitam. -->
  <xsl:template match="*" mode="entete">
    <xsl:if test="not(*[local-name() = 'ArchivalAgreement'])">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-10'"/>
        <xsl:with-param name="role" select="'warning'"/>
        <xsl:with-param name="texte">Le bordereau ne nomme pas d’accord de versement (ArchivalAgreement).</xsl:with-param>
        <xsl:with-param name="conseil">Le schéma le permet, mais un système comme Vitam refusera ce versement.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="*[local-name() = 'DataObjectPackage'] and not(*/*[local-name() = 'ManagementMetadata']/*[local-name() = 'OriginatingAgencyIdentifier'])">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-10'"/>
        <xsl:with-param name="role" select="'warning'"/>
        <xsl:with-param name="texte">Le bordereau ne nomme pas de service producteur (OriginatingAgencyIdentifier).</xsl:with-param>
        <xsl:with-param name="conseil">Le schéma le permet, mais un système comme Vitam refusera ce versement.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="groupe">
    <xsl:variable name="objets" select="*[local-name() = 'BinaryDataObject' or local-name() = 'PhysicalDataObject'] | key('du-groupe', @id)"/>
    <xsl:if test="not(key('renvoi', @id))">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-11'"/>
        <xsl:with-param name="texte">Aucune unité ne décrit le groupe d’objets « <xsl:value-of select="@id"/> ».</xsl:with-param>
        <xsl:with-param name="conseil">Rattachez-le à une unité, ou retirez-le.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$objets/*[local-name() = 'DataObjectVersion'][. = ../following-sibling::*/*[local-name() = 'DataObjectVersion']]">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-12'"/>
        <xsl:with-param name="texte">Le groupe d’objets « <xsl:value-of select="@id"/> » a deux objets du même usage et de la même version.</xsl:with-param>
        <xsl:with-param name="conseil">Un usage et une version (BinaryMaster_1…) ne se trouvent qu’une fois par groupe.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*" mode="uri">
    <xsl:if test="generate-id() != generate-id(key('uri', normalize-space())[1])">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-13'"/>
        <xsl:with-param name="texte">Deux objets désignent le même fichier, « <xsl:value-of select="normalize-space()"/> ».</xsl:with-param>
        <xsl:with-param name="conseil">Un fichier est un objet.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*[local-name() = 'ArchiveUnit']" mode="unite">
    <xsl:variable name="contenu" select="*[local-name() = 'Content']"/>
    <xsl:variable name="debut" select="substring($contenu/*[local-name() = 'StartDate'], 1, 10)"/>
    <xsl:variable name="fin" select="substring($contenu/*[local-name() = 'EndDate'], 1, 10)"/>
    <xsl:for-each select="*[local-name() = 'DataObjectReference']/*[not(key('groupe', normalize-space())) and not(key('objet', normalize-space()))]">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-14'"/>
        <xsl:with-param name="texte">L’unité renvoie à « <xsl:value-of select="normalize-space()"/> », qui n’est ni un objet ni un groupe d’objets.</xsl:with-param>
        <xsl:with-param name="conseil">Corrigez le renvoi.</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="*[local-name() = 'DataObjectReference']/*[local-name() = 'DataObjectGroupReferenceId'][key('objet', normalize-space()) and not(key('groupe', normalize-space()))]">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-14'"/>
        <xsl:with-param name="texte">L’unité renvoie à l’objet « <xsl:value-of select="normalize-space()"/> » comme à un groupe.</xsl:with-param>
        <xsl:with-param name="conseil">Renvoyez au groupe de cet objet.</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:if test="not($contenu/*[local-name() = 'Title'][normalize-space() != ''])">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-15'"/>
        <xsl:with-param name="texte">L’unité « <xsl:value-of select="@id"/> » n’a pas d’intitulé.</xsl:with-param>
        <xsl:with-param name="conseil">Donnez-lui un intitulé (Title).</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="string-length($debut) = 10 and string-length($fin) = 10 and translate($fin, '-', '') &lt; translate($debut, '-', '')">
      <xsl:call-template name="constat">
        <xsl:with-param name="id" select="'SIP-16'"/>
        <xsl:with-param name="texte">L’unité « <xsl:value-of select="@id"/> » finit (<xsl:value-of select="$fin"/>) avant d’avoir commencé (<xsl:value-of select="$debut"/>).</xsl:with-param>
        <xsl:with-param name="conseil">Corrigez ses dates extrêmes.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="*[local-name() = 'ArchiveUnitRefId']" mode="unite">
    <xsl:variable name="cible" select="key('unite', normalize-space())"/>
    <xsl:choose>
      <xsl:when test="not($cible)">
        <xsl:call-template name="constat">
          <xsl:with-param name="id" select="'SIP-17'"/>
          <xsl:with-param name="texte">Le renvoi à l’unité « <xsl:value-of select="normalize-space()"/> » ne mène nulle part.</xsl:with-param>
          <xsl:with-param name="conseil">Corrigez le renvoi.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <!-- Un renvoi direct à un ancêtre ; le tour par d'autres renvois, borné, est cherché ensuite. -->
      <xsl:otherwise>
        <xsl:variable name="tour"><xsl:call-template name="mene-a"><xsl:with-param name="depuis" select="$cible"/><xsl:with-param name="a" select="ancestor::*[local-name() = 'ArchiveUnit'][@id][1]"/></xsl:call-template></xsl:variable>
        <xsl:if test="$tour != ''">
          <xsl:call-template name="constat">
            <xsl:with-param name="id" select="'SIP-17'"/>
            <xsl:with-param name="texte">Le renvoi à l’unité « <xsl:value-of select="normalize-space()"/> » fait un cercle.</xsl:with-param>
            <xsl:with-param name="conseil">Une unité ne peut se contenir elle-même.</xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « oui » si, en descendant et en suivant les renvois, on arrive à l'unité « a » ou à l'une de celles qui la contiennent. -->
  <xsl:template name="mene-a">
    <xsl:param name="depuis"/>
    <xsl:param name="a"/>
    <xsl:param name="pas" select="16"/>
    <xsl:choose>
      <xsl:when test="$pas = 0 or not($depuis)"/>
      <xsl:when test="count($depuis | $a) = count($depuis) or $depuis//*[@id = $a/@id] or $a/ancestor::*[@id = $depuis/@id]">oui</xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="mene-a">
          <xsl:with-param name="depuis" select="key('unite', $depuis//*[local-name() = 'ArchiveUnitRefId'])"/>
          <xsl:with-param name="a" select="$a"/>
          <xsl:with-param name="pas" select="$pas - 1"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
