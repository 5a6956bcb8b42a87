<?xml version="1.0" encoding="UTF-8"?>
<!--
  manifeste.xsl - le bordereau SEDA d'un dossier : manifest.xml d'un SIP.

  Entrée : urn:clea:faits-archive:1, ce que le programme sait des fichiers et de
  leurs sceaux.  Lit clea:dossier et clea:profil.  Sortie : ArchiveTransfer du
  SEDA 2.3, ou 2.2 sans aucun bloc de signature (le paramètre seda).

  Une unité pour le dossier ; dessous, une unité par fichier versé, le conteneur
  reçu en tête : c'est lui qui prouve.  Un groupe d'objets par fichier.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:f="urn:clea:faits-archive:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:p="urn:clea:archive:1"
    exclude-result-prefixes="f d p">

  <xsl:output method="xml" encoding="UTF-8"/>

  <!-- 2.3 ou 2.2 -->
  <xsl:param name="seda" select="'2.3'"/>
  <xsl:param name="programme" select="'clea'"/>

  <xsl:variable name="ns" select="concat('fr:gouv:culture:archivesdefrance:seda:v', $seda)"/>
  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="dossier" select="document('clea:dossier')/d:dossier"/>
  <xsl:variable name="profil" select="document('clea:profil')/p:profil"/>
  <xsl:variable name="candidat" select="$dossier/d:candidat"/>
  <xsl:variable name="evaluateur" select="($dossier/d:organismes/d:organisme[contains(concat(' ', @roles, ' '), ' evaluateur ')] | $dossier/d:organismes/d:organisme)[1]"/>
  <xsl:variable name="nom">
    <xsl:value-of select="$candidat/d:prenom1"/>
    <xsl:text> </xsl:text>
    <xsl:value-of select="$candidat/d:nom-usage"/>
    <xsl:if test="not($candidat/d:nom-usage[. != ''])"><xsl:value-of select="$candidat/d:nom-naissance"/></xsl:if>
  </xsl:variable>

  <!-- Chaque élément du bordereau est fait ici : le même, dans l'espace de noms de la version demandée. -->
  <xsl:template name="e">
    <xsl:param name="nom"/>
    <xsl:param name="texte"/>
    <xsl:if test="$texte != ''">
      <xsl:element name="{$nom}" namespace="{$ns}"><xsl:value-of select="$texte"/></xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="/f:faits">
    <xsl:element name="ArchiveTransfer" namespace="{$ns}">
      <xsl:call-template name="e">
        <xsl:with-param name="nom" select="'Comment'"/>
        <xsl:with-param name="texte" select="concat('Dossier CléA ', $dossier/@numero)"/>
      </xsl:call-template>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'Date'"/><xsl:with-param name="texte" select="@instant"/></xsl:call-template>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'MessageIdentifier'"/><xsl:with-param name="texte" select="concat('CLEA-', @reference)"/></xsl:call-template>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'ArchivalAgreement'"/><xsl:with-param name="texte" select="normalize-space($profil/p:accord)"/></xsl:call-template>
      <xsl:element name="CodeListVersions" namespace="{$ns}"/>
      <xsl:element name="DataObjectPackage" namespace="{$ns}">
        <xsl:apply-templates select="f:objet" mode="objet"/>
        <xsl:element name="DescriptiveMetadata" namespace="{$ns}"><xsl:call-template name="unite-dossier"/></xsl:element>
        <xsl:call-template name="gestion"/>
      </xsl:element>
      <xsl:call-template name="agence"><xsl:with-param name="role" select="'ArchivalAgency'"/><xsl:with-param name="service" select="$profil/p:service-archives"/></xsl:call-template>
      <xsl:call-template name="agence"><xsl:with-param name="role" select="'TransferringAgency'"/><xsl:with-param name="service" select="$profil/p:service-versant"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xsl:template name="agence">
    <xsl:param name="role"/>
    <xsl:param name="service"/>
    <xsl:element name="{$role}" namespace="{$ns}">
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'Identifier'"/><xsl:with-param name="texte" select="$service/@identifiant"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <xsl:template name="producteur">
    <xsl:choose>
      <xsl:when test="$profil/p:service-producteur/@identifiant"><xsl:value-of select="$profil/p:service-producteur/@identifiant"/></xsl:when>
      <xsl:when test="$evaluateur/d:siret"><xsl:value-of select="$evaluateur/d:siret"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$profil/p:service-versant/@identifiant"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="gestion">
    <xsl:element name="ManagementMetadata" namespace="{$ns}">
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'LegalStatus'"/><xsl:with-param name="texte" select="normalize-space($profil/p:statut-juridique)"/></xsl:call-template>
      <xsl:element name="OriginatingAgencyIdentifier" namespace="{$ns}"><xsl:call-template name="producteur"/></xsl:element>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'SubmissionAgencyIdentifier'"/><xsl:with-param name="texte" select="$profil/p:service-versant/@identifiant"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <!-- ==== les objets ==== -->

  <xsl:template match="f:objet" mode="objet">
    <xsl:element name="DataObjectGroup" namespace="{$ns}">
      <xsl:attribute name="id"><xsl:value-of select="@groupe"/></xsl:attribute>
      <xsl:element name="BinaryDataObject" namespace="{$ns}">
        <xsl:attribute name="id"><xsl:value-of select="@id"/></xsl:attribute>
        <xsl:element name="DataObjectVersion" namespace="{$ns}">BinaryMaster_1</xsl:element>
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'Uri'"/><xsl:with-param name="texte" select="@uri"/></xsl:call-template>
        <xsl:element name="MessageDigest" namespace="{$ns}"><xsl:attribute name="algorithm">SHA-512</xsl:attribute><xsl:value-of select="@sha512"/></xsl:element>
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'Size'"/><xsl:with-param name="texte" select="@octets"/></xsl:call-template>
        <xsl:element name="FormatIdentification" namespace="{$ns}">
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'FormatLitteral'"/><xsl:with-param name="texte" select="@format"/></xsl:call-template>
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'MimeType'"/><xsl:with-param name="texte" select="@mime"/></xsl:call-template>
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'FormatId'"/><xsl:with-param name="texte" select="@puid"/></xsl:call-template>
        </xsl:element>
        <xsl:element name="FileInfo" namespace="{$ns}">
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'Filename'"/><xsl:with-param name="texte" select="@nom"/></xsl:call-template>
        </xsl:element>
      </xsl:element>
    </xsl:element>
  </xsl:template>

  <!-- ==== l'unité du dossier ==== -->

  <xsl:template name="unite-dossier">
    <xsl:element name="ArchiveUnit" namespace="{$ns}">
      <xsl:attribute name="id">AU1</xsl:attribute>
      <xsl:element name="Management" namespace="{$ns}">
        <xsl:element name="AppraisalRule" namespace="{$ns}">
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'Rule'"/><xsl:with-param name="texte" select="f:conservation/@regle"/></xsl:call-template>
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'StartDate'"/><xsl:with-param name="texte" select="f:conservation/@depart"/></xsl:call-template>
          <xsl:element name="FinalAction" namespace="{$ns}"><xsl:choose><xsl:when test="f:conservation/@sort = 'detruire'">Destroy</xsl:when><xsl:otherwise>Keep</xsl:otherwise></xsl:choose></xsl:element>
        </xsl:element>
        <xsl:if test="$profil/p:communication">
          <xsl:element name="AccessRule" namespace="{$ns}">
            <xsl:call-template name="e"><xsl:with-param name="nom" select="'Rule'"/><xsl:with-param name="texte" select="$profil/p:communication/@regle"/></xsl:call-template>
            <xsl:call-template name="e"><xsl:with-param name="nom" select="'StartDate'"/><xsl:with-param name="texte" select="f:conservation/@depart"/></xsl:call-template>
          </xsl:element>
        </xsl:if>
      </xsl:element>
      <xsl:element name="Content" namespace="{$ns}"><xsl:call-template name="contenu-dossier"/></xsl:element>
      <xsl:apply-templates select="f:objet" mode="unite"/>
    </xsl:element>
  </xsl:template>

  <xsl:template name="contenu-dossier">
    <xsl:element name="DescriptionLevel" namespace="{$ns}">RecordGrp</xsl:element>
    <xsl:call-template name="e"><xsl:with-param name="nom" select="'Title'"/><xsl:with-param name="texte" select="concat('Dossier CléA ', $dossier/@numero, ' – ', normalize-space($nom))"/></xsl:call-template>
    <xsl:call-template name="e"><xsl:with-param name="nom" select="'ArchivalAgencyArchiveUnitIdentifier'"/><xsl:with-param name="texte" select="@reference"/></xsl:call-template>
    <xsl:call-template name="e"><xsl:with-param name="nom" select="'OriginatingAgencyArchiveUnitIdentifier'"/><xsl:with-param name="texte" select="$dossier/@numero"/></xsl:call-template>
    <xsl:call-template name="e">
      <xsl:with-param name="nom" select="'Description'"/>
      <xsl:with-param name="texte">
        <xsl:text>Dossier d’évaluation du certificat CléA, référentiel </xsl:text>
        <xsl:value-of select="$dossier/@referentiel"/>
        <xsl:text>. L’unité « conteneur reçu » est le fichier signé, tel qu’il a été reçu ; les autres en sont extraites.</xsl:text>
        <xsl:if test="$seda = '2.2'"> Les signatures ne sont pas décrites ici : le conteneur les porte et se vérifie seul.</xsl:if>
        <xsl:text> À conserver jusqu’au </xsl:text>
        <xsl:value-of select="f:conservation/@terme"/>
        <xsl:text>.</xsl:text>
      </xsl:with-param>
    </xsl:call-template>
    <xsl:element name="CustodialHistory" namespace="{$ns}">
      <xsl:element name="CustodialHistoryItem" namespace="{$ns}">
        <xsl:text>Conteneur scellé reçu, sceaux vérifiés (</xsl:text>
        <xsl:value-of select="f:sceaux/@ensemble"/>
        <xsl:text>) et versé le </xsl:text>
        <xsl:value-of select="substring(@instant, 1, 10)"/>
        <xsl:text> par </xsl:text>
        <xsl:value-of select="$programme"/>
        <xsl:text>.</xsl:text>
      </xsl:element>
    </xsl:element>
    <xsl:element name="Language" namespace="{$ns}">fra</xsl:element>
    <xsl:element name="OriginatingAgency" namespace="{$ns}">
      <xsl:element name="Identifier" namespace="{$ns}"><xsl:call-template name="producteur"/></xsl:element>
    </xsl:element>
    <xsl:call-template name="candidat"/>
    <xsl:apply-templates select="$dossier/d:intervenants/d:intervenant" mode="agent"/>
    <xsl:if test="$evaluateur">
      <xsl:element name="Writer" namespace="{$ns}">
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'Corpname'"/><xsl:with-param name="texte" select="normalize-space($evaluateur/d:raison-sociale)"/></xsl:call-template>
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'Identifier'"/><xsl:with-param name="texte" select="$evaluateur/d:siret"/></xsl:call-template>
      </xsl:element>
    </xsl:if>
    <xsl:call-template name="e"><xsl:with-param name="nom" select="'ReceivedDate'"/><xsl:with-param name="texte" select="substring(@instant, 1, 10)"/></xsl:call-template>
    <xsl:call-template name="e"><xsl:with-param name="nom" select="'StartDate'"/><xsl:with-param name="texte" select="$dossier/@ouvert-le"/></xsl:call-template>
    <xsl:call-template name="e"><xsl:with-param name="nom" select="'EndDate'"/><xsl:with-param name="texte" select="f:conservation/@dernier-acte"/></xsl:call-template>
  </xsl:template>

  <xsl:template name="candidat">
    <xsl:if test="$candidat/d:nom-naissance">
      <xsl:element name="Agent" namespace="{$ns}">
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'FirstName'"/><xsl:with-param name="texte" select="normalize-space($candidat/d:prenom1)"/></xsl:call-template>
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'BirthName'"/><xsl:with-param name="texte" select="normalize-space($candidat/d:nom-naissance)"/></xsl:call-template>
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'FullName'"/><xsl:with-param name="texte" select="normalize-space($nom)"/></xsl:call-template>
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'BirthDate'"/><xsl:with-param name="texte" select="$candidat/d:naissance/@date"/></xsl:call-template>
        <xsl:element name="Role" namespace="{$ns}">candidat</xsl:element>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:intervenant" mode="agent">
    <xsl:element name="Agent" namespace="{$ns}">
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'FirstName'"/><xsl:with-param name="texte" select="normalize-space(d:prenom)"/></xsl:call-template>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'BirthName'"/><xsl:with-param name="texte" select="normalize-space(d:nom)"/></xsl:call-template>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'FullName'"/><xsl:with-param name="texte" select="normalize-space(concat(d:prenom, ' ', d:nom))"/></xsl:call-template>
      <xsl:call-template name="e"><xsl:with-param name="nom" select="'Role'"/><xsl:with-param name="texte" select="normalize-space(@roles)"/></xsl:call-template>
    </xsl:element>
  </xsl:template>

  <!-- ==== une unité par fichier ==== -->

  <xsl:template match="f:objet" mode="unite">
    <xsl:element name="ArchiveUnit" namespace="{$ns}">
      <xsl:attribute name="id"><xsl:value-of select="concat('AU', position() + 1)"/></xsl:attribute>
      <xsl:element name="Content" namespace="{$ns}">
        <xsl:element name="DescriptionLevel" namespace="{$ns}">Item</xsl:element>
        <xsl:element name="Title" namespace="{$ns}"><xsl:apply-templates select="." mode="titre"/></xsl:element>
        <xsl:if test="@entree != ''">
          <xsl:call-template name="e"><xsl:with-param name="nom" select="'FilePlanPosition'"/><xsl:with-param name="texte" select="@entree"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="$seda = '2.3'"><xsl:call-template name="signature"/></xsl:if>
      </xsl:element>
      <xsl:element name="DataObjectReference" namespace="{$ns}">
        <xsl:call-template name="e"><xsl:with-param name="nom" select="'DataObjectGroupReferenceId'"/><xsl:with-param name="texte" select="@groupe"/></xsl:call-template>
      </xsl:element>
    </xsl:element>
  </xsl:template>

  <xsl:template match="f:objet" mode="titre">
    <xsl:variable name="preuve" select="$dossier/d:preuves/d:preuve[@fichier = current()/@entree or concat('preuves/', @fichier) = current()/@entree]"/>
    <xsl:choose>
      <xsl:when test="@nature = 'conteneur'">Conteneur reçu, scellé</xsl:when>
      <xsl:when test="@entree = 'dossier.xml'">Dossier, données structurées</xsl:when>
      <xsl:when test="@entree = 'preconisations.xml'">Préconisations, données structurées</xsl:when>
      <xsl:when test="@entree = 'documents/bilan.pdf'">Bilan de l’évaluation</xsl:when>
      <xsl:when test="@entree = 'documents/dossier-jury.pdf'">Dossier présenté au jury</xsl:when>
      <xsl:when test="@entree = 'documents/preconisations.pdf'">Préconisations de formation</xsl:when>
      <xsl:when test="@entree = 'documents/attestation.pdf'">Attestation</xsl:when>
      <xsl:when test="$preuve/d:titre[. != '']"><xsl:value-of select="normalize-space($preuve/d:titre)"/></xsl:when>
      <xsl:when test="$preuve/@titre != ''"><xsl:value-of select="normalize-space($preuve/@titre)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="@nom"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== SEDA 2.3 : qui a signé, et ce qu'on en a constaté à l'entrée ==== -->

  <xsl:template name="signature">
    <xsl:variable name="objet" select="."/>
    <xsl:variable name="sceaux" select="$faits/f:sceaux/f:sceau[
        ($objet/@nature = 'conteneur' and not(contains(@ou, '!')))
        or ($objet/@entree != '' and starts-with(@ou, concat($objet/@entree, '!')))]"/>
    <xsl:if test="$sceaux">
      <xsl:element name="SigningInformation" namespace="{$ns}">
        <xsl:element name="SigningRole" namespace="{$ns}">SignedDocument</xsl:element>
        <xsl:element name="SigningRole" namespace="{$ns}">Signature</xsl:element>
        <xsl:for-each select="$sceaux">
          <xsl:element name="SignatureDescription" namespace="{$ns}">
            <xsl:if test="@instant != ''">
              <xsl:element name="Signer" namespace="{$ns}">
                <xsl:call-template name="e"><xsl:with-param name="nom" select="'Corpname'"/><xsl:with-param name="texte" select="@signataire"/></xsl:call-template>
                <xsl:call-template name="e"><xsl:with-param name="nom" select="'SigningTime'"/><xsl:with-param name="texte" select="@instant"/></xsl:call-template>
              </xsl:element>
            </xsl:if>
            <xsl:element name="Validator" namespace="{$ns}">
              <xsl:call-template name="e"><xsl:with-param name="nom" select="'Corpname'"/><xsl:with-param name="texte" select="concat(normalize-space($profil/p:service-versant), ' (', $programme, ')')"/></xsl:call-template>
              <xsl:call-template name="e"><xsl:with-param name="nom" select="'ValidationTime'"/><xsl:with-param name="texte" select="$faits/@instant"/></xsl:call-template>
            </xsl:element>
            <xsl:call-template name="e"><xsl:with-param name="nom" select="'SigningType'"/><xsl:with-param name="texte" select="concat(@format, ', ', @indication)"/></xsl:call-template>
          </xsl:element>
        </xsl:for-each>
        <xsl:for-each select="$sceaux[@prouve != '']">
          <xsl:element name="TimestampingInformation" namespace="{$ns}">
            <xsl:call-template name="e"><xsl:with-param name="nom" select="'TimeStamp'"/><xsl:with-param name="texte" select="@prouve"/></xsl:call-template>
          </xsl:element>
        </xsl:for-each>
      </xsl:element>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
