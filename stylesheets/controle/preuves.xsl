<?xml version="1.0" encoding="UTF-8"?>
<!--
  controle/preuves.xsl - le dossier de preuves : R32 à R34.

  Ce que le disque contient vient de clea:faits ; une preuve privée n'est
  jamais nommée que par son identifiant.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:t="urn:clea:resultats:1"
    xmlns:f="urn:clea:faits:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d t f str">

  <xsl:template match="d:dossier" mode="preuves">
    <svrl:active-pattern id="preuves" name="Le dossier de preuves"/>
    <svrl:fired-rule id="regle-R32a" context="d:sous-domaine"/>
    <xsl:apply-templates select="$resultats/t:domaine[$presente][t:sous-domaine[@retenu = 'acquis'][not(t:critere[@final = 'acquis'][@preuves])]]" mode="appui"><xsl:with-param name="regle" select="'R32a'"/></xsl:apply-templates>
    <svrl:fired-rule id="regle-R32b" context="d:sous-domaine"/>
    <xsl:apply-templates select="$resultats/t:domaine[not($presente)][t:sous-domaine[@retenu = 'acquis'][not(t:critere[@final = 'acquis'][@preuves])]]" mode="appui"><xsl:with-param name="regle" select="'R32b'"/></xsl:apply-templates>
    <svrl:fired-rule id="regle-R33a" context="d:preuve | d:critere"/>
    <xsl:apply-templates select="d:preuves/d:preuve" mode="R33a"/>
    <xsl:apply-templates select="$ep/d:resultats/d:domaine/d:sous-domaine/d:critere[@preuves[not(contains($enregistrees, concat(' ', ., ' ')))]] | $ef/d:resultats/d:domaine/d:sous-domaine/d:critere[@preuves[not(contains($enregistrees, concat(' ', ., ' ')))]]" mode="R33a"/>
    <svrl:fired-rule id="regle-R33b" context="d:preuves"/>
    <xsl:apply-templates select="$faits/f:fichier | $faits/f:refuse" mode="R33b"/>
    <svrl:fired-rule id="regle-R33c" context="d:preuve"/>
    <xsl:apply-templates select="d:preuves/d:preuve" mode="R33c"/>
    <svrl:fired-rule id="regle-R34" context="d:preuve"/>
    <xsl:apply-templates select="d:preuves/d:preuve[@date]" mode="R34"/>
  </xsl:template>

  <!-- Une grille signée qui ne nomme pas ses critères appuie tout ce qui a été observé. -->
  <xsl:variable name="grille-generale" select="boolean($dossier/d:preuves/d:preuve[@type = 'grille-observation'][@signee = 'oui'][not(@criteres)])"/>

  <!-- R32a, R32b : un constat par domaine, qui nomme ses sous-domaines sans appui -->
  <xsl:template match="t:domaine" mode="appui">
    <xsl:param name="regle"/>
    <xsl:variable name="codes">
      <xsl:apply-templates select="t:sous-domaine[@retenu = 'acquis'][not(t:critere[@final = 'acquis'][@preuves])]" mode="sans-appui"/>
    </xsl:variable>
    <xsl:variable name="sans" select="t:sous-domaine[contains($codes, concat(' ', @code, ' '))]/@code"/>
    <xsl:if test="$sans">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="$regle"/>
        <xsl:with-param name="noeud" select="($dossier | $dossier/*/d:resultats/d:domaine/d:sous-domaine[@code = $sans[1]])[last()]"/>
        <xsl:with-param name="texte">
          <xsl:choose>
            <xsl:when test="count($sans) = 1">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="string($sans)"/></xsl:call-template> est acquis, mais aucune preuve ni grille d'observation signée ne l'appuie.</xsl:when>
            <xsl:otherwise>Les sous-domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$sans"/></xsl:call-template> sont acquis, mais aucune preuve ni grille d'observation signée ne les appuie.</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="t:sous-domaine" mode="sans-appui">
    <xsl:variable name="code" select="@code"/>
    <xsl:if test="not($grille-generale and $dossier/*/d:resultats/d:domaine/d:sous-domaine[@code = $code]/d:critere[@etat = 'acquis'][@mode = 'observation'])">
      <xsl:value-of select="concat(' ', $code, ' ')"/>
    </xsl:if>
  </xsl:template>

  <!-- Les preuves que les critères d'une évaluation citent, entre deux espaces. -->
  <xsl:variable name="liste-citees-ep"><xsl:text> </xsl:text><xsl:for-each select="$ep/d:resultats/d:domaine/d:sous-domaine/d:critere/@preuves"><xsl:value-of select="concat(normalize-space(), ' ')"/></xsl:for-each></xsl:variable>
  <xsl:variable name="liste-citees-ef"><xsl:text> </xsl:text><xsl:for-each select="$ef/d:resultats/d:domaine/d:sous-domaine/d:critere/@preuves"><xsl:value-of select="concat(normalize-space(), ' ')"/></xsl:for-each></xsl:variable>
  <xsl:variable name="citees-ep" select="string($liste-citees-ep)"/>
  <xsl:variable name="citees-ef" select="string($liste-citees-ef)"/>

  <!-- Le nom d'une preuve dans une phrase. -->
  <xsl:template match="d:preuve" mode="nom">
    <xsl:text>La preuve « </xsl:text>
    <xsl:value-of select="@id"/>
    <xsl:text> »</xsl:text>
    <xsl:if test="not(@prive = 'oui')"> (<xsl:value-of select="@fichier"/>)</xsl:if>
  </xsl:template>

  <!-- R33a : le fichier est là et n'a pas changé -->
  <xsl:template match="d:preuve" mode="R33a">
    <xsl:variable name="preuve" select="."/>
    <xsl:variable name="defaut">
      <xsl:for-each select="$faits">
        <xsl:variable name="fichier" select="key('fichier', $preuve/@fichier)"/>
        <xsl:variable name="refuse" select="key('refuse', $preuve/@fichier)"/>
        <xsl:choose>
          <xsl:when test="$refuse"> n'est pas reprise : <xsl:apply-templates select="$refuse[1]" mode="motif"/>.</xsl:when>
          <xsl:when test="not($fichier)"> n'est pas dans le dossier.</xsl:when>
          <xsl:when test="not($fichier/@sha256 = $preuve/@sha256)"> a changé depuis qu'elle a été enregistrée : son empreinte commence par <xsl:value-of select="substring($fichier/@sha256, 1, 12)"/>, le dossier annonce <xsl:value-of select="substring($preuve/@sha256, 1, 12)"/>.</xsl:when>
        </xsl:choose>
      </xsl:for-each>
    </xsl:variable>
    <xsl:if test="$defaut != ''">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R33a'"/>
        <xsl:with-param name="texte"><xsl:apply-templates select="." mode="nom"/><xsl:value-of select="$defaut"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R33a : la preuve citée par un critère est enregistrée. Le cas courant, une
       seule preuve et elle est là, n'arrive pas jusqu'au gabarit. -->
  <xsl:variable name="liste-enregistrees">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$dossier/d:preuves/d:preuve"><xsl:value-of select="concat(@id, ' ')"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="enregistrees" select="string($liste-enregistrees)"/>
  <xsl:template match="d:critere" mode="R33a">
    <xsl:variable name="critere" select="."/>
    <xsl:for-each select="str:tokenize(@preuves)">
      <xsl:variable name="id" select="string(.)"/>
      <xsl:for-each select="$dossier[not(key('preuve', $id))]">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R33a'"/>
          <xsl:with-param name="noeud" select="$critere"/>
          <xsl:with-param name="texte">Le critère <xsl:value-of select="$critere/@code"/> cite la preuve « <xsl:value-of select="$id"/> », qui n'est pas enregistrée dans le dossier.</xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="f:refuse" mode="motif">
    <xsl:choose>
      <xsl:when test="@motif = 'lien'">c'est un lien vers un autre endroit, pas un fichier</xsl:when>
      <xsl:when test="@motif = 'special'">ce n'est pas un fichier ordinaire</xsl:when>
      <xsl:when test="@motif = 'illisible'">le fichier ne peut pas être lu</xsl:when>
      <xsl:when test="@motif = 'hors-dossier'">le fichier est hors du dossier</xsl:when>
      <xsl:when test="@motif = 'trop-grand'">le fichier est trop grand</xsl:when>
      <xsl:when test="@motif = 'nom'">son nom contient des signes qui ne se lisent pas</xsl:when>
      <xsl:otherwise>le fichier a été refusé</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- R33b : ce qui traîne sous preuves/ -->
  <xsl:template match="f:fichier" mode="R33b">
    <xsl:variable name="chemin" select="@chemin"/>
    <xsl:for-each select="$dossier[not(key('preuve-fichier', $chemin))]">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R33b'"/>
        <xsl:with-param name="noeud" select="(. | d:preuves)[last()]"/>
        <xsl:with-param name="texte">Le fichier « <xsl:value-of select="$chemin"/> » n'est enregistré comme preuve nulle part.</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="f:refuse" mode="R33b">
    <xsl:variable name="chemin" select="@chemin"/>
    <xsl:variable name="motif"><xsl:apply-templates select="." mode="motif"/></xsl:variable>
    <xsl:for-each select="$dossier[not(key('preuve-fichier', $chemin))]">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R33b'"/>
        <xsl:with-param name="noeud" select="(. | d:preuves)[last()]"/>
        <xsl:with-param name="texte">« <xsl:value-of select="$chemin"/> » est laissé de côté : <xsl:value-of select="$motif"/>.</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- R33c : une preuve qui ne sert à rien. Les pièces de suivi (contrat,
       émargement, compte rendu…) valent par elles-mêmes. -->
  <xsl:template match="d:preuve" mode="R33c">
    <xsl:variable name="id" select="concat(' ', @id, ' ')"/>
    <xsl:if test="not(@criteres) and not(@prive = 'oui')
                  and (@type = 'production' or @type = 'photo' or @type = 'attestation' or @type = 'diplome' or @type = 'enregistrement' or (@type = 'grille-observation' and not(@signee = 'oui')))
                  and not(contains($citees-ep, $id) or contains($citees-ef, $id))">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R33c'"/>
        <xsl:with-param name="texte"><xsl:apply-templates select="." mode="nom"/> n'est rattachée à aucun critère.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R34 : la preuve précède la fin de l'évaluation qui la cite -->
  <xsl:variable name="limite-ep"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="$ep/*[@id]/@date | $ep/*[@id]/@date-fin | $ep/d:resultats/@date"/></xsl:call-template></xsl:variable>
  <xsl:variable name="limite-ef"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="$ef/*[@id]/@date | $ef/*[@id]/@date-fin | $ef/d:resultats/@date"/></xsl:call-template></xsl:variable>

  <xsl:template match="d:preuve" mode="R34">
    <xsl:variable name="n" select="number(translate(@date, '-', ''))"/>
    <xsl:variable name="id" select="concat(' ', @id, ' ')"/>
    <xsl:variable name="en-ep" select="$n &gt; number(translate($limite-ep, '-', '')) and contains($citees-ep, $id)"/>
    <xsl:variable name="en-ef" select="$n &gt; number(translate($limite-ef, '-', '')) and contains($citees-ef, $id)"/>
    <xsl:if test="$en-ep or $en-ef">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R34'"/>
        <xsl:with-param name="texte">
          <xsl:apply-templates select="." mode="nom"/> est datée du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template>, après <xsl:choose>
            <xsl:when test="$en-ep">l'évaluation préalable qui s'appuie sur elle (terminée le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$limite-ep"/></xsl:call-template>)</xsl:when>
            <xsl:otherwise>l'évaluation finale qui s'appuie sur elle (terminée le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$limite-ef"/></xsl:call-template>)</xsl:otherwise>
          </xsl:choose>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
