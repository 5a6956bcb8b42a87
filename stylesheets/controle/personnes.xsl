<?xml version="1.0" encoding="UTF-8"?>
<!-- controle/personnes.xsl - les personnes, les organismes, l'habilitation et le circuit : R25, R26, R36, R37. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:f="urn:clea:faits:1"
    exclude-result-prefixes="d f">

  <xsl:include href="../common/siret.xsl"/>

  <xsl:template match="d:dossier" mode="personnes">
    <svrl:active-pattern id="personnes" name="Les personnes et les organismes"/>
    <svrl:fired-rule id="regle-R25" context="d:intervenant"/>
    <xsl:apply-templates select="d:intervenants/d:intervenant" mode="R25"/>
    <svrl:fired-rule id="regle-R26a" context="d:organisme"/>
    <xsl:apply-templates select="d:organismes/d:organisme" mode="R26a"/>
    <svrl:fired-rule id="regle-R26b" context="d:organisme"/>
    <xsl:apply-templates select="d:organismes/d:organisme" mode="R26b"/>
    <svrl:fired-rule id="regle-R36" context="d:organisme"/>
    <xsl:apply-templates select="." mode="R36"/>
    <svrl:fired-rule id="regle-R37" context="d:evaluation-prealable | d:evaluation-finale"/>
    <xsl:apply-templates select="$ep | $ef" mode="R37"/>
    <svrl:fired-rule id="regle-R37b" context="d:presentation-jury"/>
    <xsl:apply-templates select="d:presentation-jury" mode="R37b"/>
  </xsl:template>

  <!-- Qui a évalué ce candidat, qui l'a formé : d'après les actes, les critères et le parcours. -->
  <xsl:variable name="evaluateurs" select="$dossier/d:intervenants/d:intervenant[@id = $ep/*/d:par/@ref or @id = $ef/*/d:par/@ref or @id = $ep/d:resultats/d:domaine/d:sous-domaine/d:critere/@observateur or @id = $ef/d:resultats/d:domaine/d:sous-domaine/d:critere/@observateur or contains(concat(' ', @roles, ' '), ' evaluateur ')]"/>
  <xsl:variable name="formateurs" select="$dossier/d:intervenants/d:intervenant[@id = $dossier/d:parcours/d:formateur/@ref or @id = $dossier/d:parcours/d:module/d:formateur/@ref or @id = $dossier/d:parcours/d:module/d:suivi/@par or contains(concat(' ', @roles, ' '), ' formateur ')]"/>

  <!-- Les organismes qui évaluent, qui forment. -->
  <xsl:variable name="og-evaluateurs" select="$dossier/d:organismes/d:organisme[@id = $ep/@organisme or @id = $ef/@organisme or contains(concat(' ', @roles, ' '), ' evaluateur ')]"/>
  <xsl:variable name="og-formateurs" select="$dossier/d:organismes/d:organisme[@id = $dossier/d:parcours/@organisme or @id = $formateurs/@organisme or contains(concat(' ', @roles, ' '), ' formateur ')]"/>

  <xsl:variable name="capitales" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ'"/>
  <xsl:variable name="simples" select="'abcdefghijklmnopqrstuvwxyzaaaceeeeiioouuuyaaaceeeeiioouuuy'"/>

  <!-- R25 : une personne est reconnue à sa fiche, ou au même nom dans une autre fiche -->
  <xsl:template match="d:intervenant" mode="R25">
    <xsl:variable name="id" select="@id"/>
    <xsl:if test="$formateurs[@id = $id]">
      <xsl:variable name="nom"><xsl:apply-templates select="." mode="nom-simple"/></xsl:variable>
      <xsl:variable name="doubles">
        <xsl:for-each select="$evaluateurs[@id != $id]">
          <xsl:variable name="autre"><xsl:apply-templates select="." mode="nom-simple"/></xsl:variable>
          <xsl:if test="$autre = $nom"><xsl:value-of select="@id"/></xsl:if>
        </xsl:for-each>
      </xsl:variable>
      <xsl:if test="$evaluateurs[@id = $id] or $doubles != ''">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R25'"/>
          <xsl:with-param name="texte"><xsl:value-of select="normalize-space(concat(d:prenom, ' ', d:nom))"/> évalue et forme le même candidat<xsl:if test="$doubles != ''"> (deux fiches d'intervenant au même nom)</xsl:if>.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:intervenant" mode="nom-simple">
    <xsl:value-of select="normalize-space(translate(translate(concat(d:nom, ' ', d:prenom), $capitales, $simples), concat('-', &quot;'’&quot;), '   '))"/>
  </xsl:template>

  <!-- R26a -->
  <xsl:template match="d:organisme" mode="R26a">
    <xsl:variable name="id" select="@id"/>
    <xsl:if test="$og-evaluateurs[@id = $id] and $og-formateurs[@id = $id]">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R26a'"/>
        <xsl:with-param name="texte">« <xsl:value-of select="d:raison-sociale"/> » évalue et forme le candidat.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R26b : deux fiches, un seul SIREN -->
  <xsl:template match="d:organisme" mode="R26b">
    <xsl:variable name="id" select="@id"/>
    <xsl:if test="$og-formateurs[@id = $id] and not($og-evaluateurs[@id = $id])">
      <xsl:variable name="siren"><xsl:apply-templates select="." mode="siren"/></xsl:variable>
      <xsl:variable name="meme" select="$og-evaluateurs[substring(d:siret, 1, 9) = $siren or d:siren = $siren]"/>
      <xsl:if test="$siren != '' and $meme">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R26b'"/>
          <xsl:with-param name="texte">« <xsl:value-of select="d:raison-sociale"/> » et « <xsl:value-of select="$meme[1]/d:raison-sociale"/> » ont le même SIREN (<xsl:value-of select="$siren"/>) : c'est le même organisme qui évalue et qui forme.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:organisme" mode="siren">
    <xsl:choose>
      <xsl:when test="d:siret"><xsl:value-of select="substring(d:siret, 1, 9)"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="d:siren"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- R36 -->
  <xsl:template match="d:dossier" mode="R36">
    <xsl:if test="not($og-evaluateurs)">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R36'"/>
        <xsl:with-param name="noeud" select="(. | d:organismes)[last()]"/>
        <xsl:with-param name="texte">Aucun organisme évaluateur n'est indiqué.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="$og-evaluateurs" mode="R36"/>
  </xsl:template>

  <xsl:template match="d:organisme" mode="R36">
    <xsl:variable name="siret-juste"><xsl:call-template name="cle-juste"><xsl:with-param name="numero" select="string(d:siret)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="siren-juste"><xsl:call-template name="cle-juste"><xsl:with-param name="numero" select="string(d:siren)"/></xsl:call-template></xsl:variable>
    <xsl:variable name="defaut">
      <xsl:choose>
        <xsl:when test="not(d:siret)">n'a pas de SIRET.</xsl:when>
        <xsl:when test="$siret-juste = 'non'">a le SIRET <xsl:value-of select="d:siret"/>, dont la clé de contrôle est fausse.</xsl:when>
        <xsl:when test="d:siren and d:siren != substring(d:siret, 1, 9)">a un SIREN (<xsl:value-of select="d:siren"/>) qui n'est pas le début de son SIRET (<xsl:value-of select="d:siret"/>).</xsl:when>
        <xsl:when test="d:siren and $siren-juste = 'non'">a le SIREN <xsl:value-of select="d:siren"/>, dont la clé de contrôle est fausse.</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$defaut != ''">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R36'"/>
        <xsl:with-param name="noeud" select="(. | d:siret)[last()]"/>
        <xsl:with-param name="texte">« <xsl:value-of select="d:raison-sociale"/> » <xsl:value-of select="$defaut"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R37 : une habilitation couvre toute l'évaluation, du premier au dernier acte -->
  <xsl:template match="d:evaluation-prealable | d:evaluation-finale" mode="R37">
    <xsl:variable name="evaluation" select="."/>
    <xsl:variable name="nom"><xsl:choose><xsl:when test="self::d:evaluation-prealable">l'évaluation préalable</xsl:when><xsl:otherwise>l'évaluation finale</xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:variable name="debut"><xsl:call-template name="date-min"><xsl:with-param name="dates" select="*[@id]/@date"/></xsl:call-template></xsl:variable>
    <xsl:variable name="fin"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="*[@id]/@date | *[@id]/@date-fin"/></xsl:call-template></xsl:variable>
    <xsl:variable name="n-debut" select="number(translate($debut, '-', ''))"/>
    <xsl:variable name="n-fin" select="number(translate($fin, '-', ''))"/>
    <!-- L'organisme nommé par l'évaluation, ou le seul évaluateur du dossier. -->
    <xsl:for-each select="key('organisme', @organisme) | $og-evaluateurs[not($evaluation/@organisme)][count($og-evaluateurs) = 1]">
      <xsl:variable name="siret" select="string(d:siret)"/>
      <xsl:variable name="defaut">
        <xsl:choose>
          <xsl:when test="$faits/f:habilitation[@siret = $siret]/@liste = 'non'">n'est pas sur la liste des organismes habilités (SIRET <xsl:value-of select="$siret"/>).</xsl:when>
          <xsl:when test="not(d:habilitation)">n'a pas d'habilitation indiquée pour <xsl:value-of select="$nom"/>.</xsl:when>
          <xsl:when test="$debut != '' and not(d:habilitation[not(translate(@debut, '-', '') &gt; $n-debut) and not(translate(@fin, '-', '') &lt; $n-fin)])">n'était pas habilité pendant toute la durée de <xsl:value-of select="$nom"/> (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debut"/></xsl:call-template> – <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$fin"/></xsl:call-template>).</xsl:when>
        </xsl:choose>
      </xsl:variable>
      <xsl:if test="$defaut != ''">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R37'"/>
          <xsl:with-param name="texte">« <xsl:value-of select="d:raison-sociale"/> » <xsl:value-of select="$defaut"/></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- R37b : le circuit -->
  <xsl:template match="d:presentation-jury" mode="R37b">
    <xsl:variable name="branche" select="$dossier/d:contexte/d:branche"/>
    <xsl:variable name="defaut">
      <xsl:choose>
        <xsl:when test="@presente = 'oui' and not(@circuit)">Le circuit du jury n'est pas indiqué.</xsl:when>
        <xsl:when test="@circuit = 'branche' and not($branche)">Le dossier est adressé à un jury de branche, mais la branche n'est pas indiquée.</xsl:when>
        <xsl:when test="@circuit = 'branche' and $branche/@jury-de-branche = 'non'">Le dossier est adressé à un jury de branche, mais la branche indiquée n'a pas son propre jury.</xsl:when>
        <xsl:when test="@circuit = 'branche' and $dossier/d:candidat/d:statut-entree = 'demandeur-emploi'">Le dossier est adressé à un jury de branche, mais le candidat est entré comme demandeur d'emploi.</xsl:when>
        <xsl:when test="@circuit = 'interprofessionnel' and $branche/@jury-de-branche = 'oui' and $dossier/d:candidat/d:statut-entree = 'salarie'">Le dossier est adressé au jury interprofessionnel, mais le candidat est salarié d'une branche qui a son propre jury.</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$defaut != ''">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R37b'"/>
        <xsl:with-param name="texte" select="$defaut"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
