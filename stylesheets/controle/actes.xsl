<?xml version="1.0" encoding="UTF-8"?>
<!-- controle/actes.xsl - contrat d'adhésion et actes des deux évaluations : R9 à R18. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:t="urn:clea:resultats:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="d t exsl">

  <xsl:template match="d:dossier" mode="actes">
    <svrl:active-pattern id="actes" name="Le contrat d'adhésion et les actes des évaluations"/>
    <svrl:fired-rule id="regle-R9" context="d:accueil"/>
    <xsl:apply-templates select="." mode="R9"/>
    <svrl:fired-rule id="regle-R10" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="." mode="R10"/>
    <svrl:fired-rule id="regle-R11" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="$ep" mode="R11"/>
    <svrl:fired-rule id="regle-R12" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="$ep" mode="R12"/>
    <svrl:fired-rule id="regle-R13" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="$ep" mode="R13"/>
    <svrl:fired-rule id="regle-R14" context="d:evaluation-finale"/>
    <xsl:apply-templates select="$ef" mode="R14"/>
    <svrl:fired-rule id="regle-R15" context="d:evaluation-finale"/>
    <xsl:apply-templates select="$ef" mode="R15"/>
    <svrl:fired-rule id="regle-R16" context="d:evaluation-finale"/>
    <xsl:apply-templates select="$ef" mode="R16"/>
    <svrl:fired-rule id="regle-R17" context="d:evaluation-finale/d:resultats/d:domaine/d:sous-domaine"/>
    <xsl:apply-templates select="$ef/d:resultats/d:domaine/d:sous-domaine" mode="R17"/>
    <svrl:fired-rule id="regle-R17b" context="d:evaluation-finale/d:resultats/d:domaine/d:sous-domaine/d:critere"/>
    <xsl:apply-templates select="$ef/d:resultats/d:domaine/d:sous-domaine/d:critere[@etat = 'non-acquis']" mode="R17b"/>
    <svrl:fired-rule id="regle-R18" context="d:presentation-jury"/>
    <xsl:apply-templates select="$sous-domaines[$presente]" mode="R18"/>
  </xsl:template>

  <!-- R9 : contrat d'adhésion. Sa date est la sienne, à défaut celle de la signature du candidat. -->
  <xsl:template match="d:dossier" mode="R9">
    <xsl:variable name="contrat" select="d:accueil/d:contrat-adhesion"/>
    <xsl:variable name="signature" select="$contrat/d:signature[@role = 'candidat' or @role = 'representant-legal']"/>
    <xsl:variable name="date">
      <xsl:call-template name="date-max"><xsl:with-param name="dates" select="$contrat/@date | $signature/@date"/></xsl:call-template>
    </xsl:variable>
    <xsl:variable name="debut" select="$calendrier/@ep-debut"/>
    <xsl:variable name="defaut">
      <xsl:choose>
        <xsl:when test="not($contrat)">Le contrat d'adhésion manque.</xsl:when>
        <xsl:when test="$date = ''">Le contrat d'adhésion n'est pas daté.</xsl:when>
        <xsl:when test="not($signature)">Le contrat d'adhésion n'est pas signé par le candidat.</xsl:when>
        <xsl:when test="$debut and translate($date, '-', '') &gt; translate($debut, '-', '')">Le contrat d'adhésion porte la date du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$date"/></xsl:call-template>, après le premier acte de l'évaluation préalable (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debut"/></xsl:call-template>).</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$defaut != ''">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R9'"/>
        <xsl:with-param name="noeud" select="(. | d:accueil | $contrat)[last()]"/>
        <xsl:with-param name="texte" select="$defaut"/>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R10, R14 : les actes, présents et datés -->
  <xsl:template match="d:dossier" mode="R10">
    <xsl:call-template name="actes-attendus">
      <xsl:with-param name="regle" select="'R10'"/>
      <xsl:with-param name="noeud" select="(. | $ep)[last()]"/>
      <xsl:with-param name="evaluation">L'évaluation préalable</xsl:with-param>
      <xsl:with-param name="attendus">
        <acte nom="l'entretien n° 1" present="{boolean($ep/d:entretien-1)}" date="{boolean($ep/d:entretien-1/@date)}"/>
        <acte nom="la mise en situation" present="{boolean($ep/d:mise-en-situation)}" date="{not($ep/d:mise-en-situation[not(@date)])}"/>
        <acte nom="l'auto-évaluation" present="{boolean($ep/d:auto-evaluation)}" date="{not($ep/d:auto-evaluation[not(@date)])}"/>
        <acte nom="l'entretien n° 2" present="{boolean($ep/d:entretien-2)}" date="{boolean($ep/d:entretien-2/@date)}"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:evaluation-finale" mode="R14">
    <xsl:call-template name="actes-attendus">
      <xsl:with-param name="regle" select="'R14'"/>
      <xsl:with-param name="noeud" select="."/>
      <xsl:with-param name="evaluation">L'évaluation finale</xsl:with-param>
      <xsl:with-param name="attendus">
        <acte nom="l'auto-évaluation" present="{boolean(d:auto-evaluation)}" date="{not(d:auto-evaluation[not(@date)])}"/>
        <acte nom="la mise en situation" present="{boolean(d:mise-en-situation)}" date="{not(d:mise-en-situation[not(@date)])}"/>
        <acte nom="l'entretien final" present="{boolean(d:entretien-final)}" date="{boolean(d:entretien-final/@date)}"/>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="actes-attendus">
    <xsl:param name="regle"/>
    <xsl:param name="noeud"/>
    <xsl:param name="evaluation"/>
    <xsl:param name="attendus"/>
    <xsl:variable name="actes" select="exsl:node-set($attendus)/*"/>
    <xsl:variable name="absents" select="$actes[@present = 'false']/@nom"/>
    <xsl:variable name="sans-date" select="$actes[@present = 'true' and @date = 'false']/@nom"/>
    <xsl:if test="$absents">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="$regle"/>
        <xsl:with-param name="noeud" select="$noeud"/>
        <xsl:with-param name="texte"><xsl:value-of select="$evaluation"/> n'est pas complète, il manque : <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$absents"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="$sans-date">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="$regle"/>
        <xsl:with-param name="noeud" select="$noeud"/>
        <xsl:with-param name="texte"><xsl:value-of select="$evaluation"/> a des actes sans date : <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$sans-date"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R11 : l'ordre. Chaque acte se compare à ceux qui doivent le précéder. -->
  <xsl:template match="d:evaluation-prealable" mode="R11">
    <xsl:call-template name="ordre">
      <xsl:with-param name="avant" select="$dossier/d:accueil"/>
      <xsl:with-param name="apres" select="d:entretien-1"/>
    </xsl:call-template>
    <xsl:call-template name="ordre">
      <xsl:with-param name="avant" select="d:entretien-1"/>
      <xsl:with-param name="apres" select="d:mise-en-situation | d:auto-evaluation"/>
    </xsl:call-template>
    <xsl:for-each select="d:entretien-2">
      <xsl:call-template name="ordre">
        <xsl:with-param name="avant" select="../d:mise-en-situation | ../d:auto-evaluation"/>
        <xsl:with-param name="apres" select="."/>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="ordre">
    <xsl:param name="avant"/>
    <xsl:param name="apres"/>
    <xsl:for-each select="$apres[@date]">
      <xsl:variable name="suivant" select="."/>
      <xsl:variable name="n" select="number(translate(@date, '-', ''))"/>
      <xsl:for-each select="$avant[translate(@date, '-', '') &gt; $n]">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R11'"/>
          <xsl:with-param name="noeud" select="$suivant"/>
          <xsl:with-param name="texte">
            <xsl:apply-templates select="$suivant" mode="nom-acte"/> (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="$suivant/@date"/></xsl:call-template>) est daté avant <xsl:apply-templates select="." mode="nom-acte-objet"/> (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template>).</xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <xsl:template match="d:entretien-1" mode="nom-acte">L'acte « entretien n° 1 »</xsl:template>
  <xsl:template match="d:entretien-2" mode="nom-acte">L'acte « entretien n° 2 »</xsl:template>
  <xsl:template match="d:mise-en-situation" mode="nom-acte">L'acte « mise en situation »</xsl:template>
  <xsl:template match="d:auto-evaluation" mode="nom-acte">L'acte « auto-évaluation »</xsl:template>
  <xsl:template match="d:accueil" mode="nom-acte-objet">l'accueil</xsl:template>
  <xsl:template match="d:entretien-1" mode="nom-acte-objet">l'entretien n° 1</xsl:template>
  <xsl:template match="d:mise-en-situation" mode="nom-acte-objet">la mise en situation</xsl:template>
  <xsl:template match="d:auto-evaluation" mode="nom-acte-objet">l'auto-évaluation</xsl:template>

  <!-- R12, R15 : durées -->
  <xsl:template match="d:evaluation-prealable" mode="R12">
    <xsl:call-template name="duree-totale">
      <xsl:with-param name="regle" select="'R12'"/>
      <xsl:with-param name="evaluation">L'évaluation préalable</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:evaluation-finale" mode="R15">
    <xsl:call-template name="duree-totale">
      <xsl:with-param name="regle" select="'R15'"/>
      <xsl:with-param name="evaluation">L'évaluation finale</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="duree-totale">
    <xsl:param name="regle"/>
    <xsl:param name="evaluation"/>
    <xsl:variable name="minutes" select="sum(*/@duree)"/>
    <xsl:variable name="limite"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="$regle"/><xsl:with-param name="nom" select="'duree-maximale'"/></xsl:call-template></xsl:variable>
    <xsl:if test="$minutes &gt; $limite">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="$regle"/>
        <xsl:with-param name="texte"><xsl:value-of select="$evaluation"/> a duré <xsl:call-template name="duree"><xsl:with-param name="minutes" select="$minutes"/></xsl:call-template> ; la durée indicative maximale est de <xsl:call-template name="duree"><xsl:with-param name="minutes" select="$limite"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R13, R16 : étendue, jours de calendrier, premier et dernier compris -->
  <xsl:template match="d:evaluation-prealable" mode="R13">
    <xsl:call-template name="etendue">
      <xsl:with-param name="regle" select="'R13'"/>
      <xsl:with-param name="evaluation">L'évaluation préalable</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template match="d:evaluation-finale" mode="R16">
    <xsl:call-template name="etendue">
      <xsl:with-param name="regle" select="'R16'"/>
      <xsl:with-param name="evaluation">L'évaluation finale</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <xsl:template name="etendue">
    <xsl:param name="regle"/>
    <xsl:param name="evaluation"/>
    <xsl:variable name="debut"><xsl:call-template name="date-min"><xsl:with-param name="dates" select="*[@id]/@date"/></xsl:call-template></xsl:variable>
    <xsl:variable name="fin"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="*[@id]/@date | *[@id]/@date-fin"/></xsl:call-template></xsl:variable>
    <xsl:variable name="jours"><xsl:call-template name="jours"><xsl:with-param name="debut" select="$debut"/><xsl:with-param name="fin" select="$fin"/></xsl:call-template></xsl:variable>
    <xsl:variable name="limite"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="$regle"/><xsl:with-param name="nom" select="'jours'"/></xsl:call-template></xsl:variable>
    <xsl:if test="$jours &gt; $limite">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="$regle"/>
        <xsl:with-param name="texte"><xsl:value-of select="$evaluation"/> s'étend sur <xsl:value-of select="$jours"/> jours, du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debut"/></xsl:call-template> au <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$fin"/></xsl:call-template> ; le délai indicatif est de <xsl:value-of select="$limite"/> jours.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R17 : l'évaluation finale porte sur ce qui restait à acquérir et a été travaillé.
       Sans parcours du tout, c'est R21 qui parle. -->
  <xsl:variable name="travailles">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$dossier/d:parcours/d:module"><xsl:value-of select="concat(normalize-space(@sous-domaines), ' ')"/></xsl:for-each>
  </xsl:variable>

  <xsl:template match="d:sous-domaine" mode="R17">
    <xsl:variable name="code" select="@code"/>
    <xsl:if test="d:critere[@etat = 'acquis' or @etat = 'non-acquis']">
      <xsl:choose>
        <xsl:when test="$sous-domaines[@code = $code]/@ep = 'acquis'">
          <xsl:call-template name="constat">
            <xsl:with-param name="regle" select="'R17'"/>
            <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> a été évalué de nouveau alors qu'il était acquis dès l'évaluation préalable.</xsl:with-param>
          </xsl:call-template>
        </xsl:when>
        <xsl:when test="$dossier/d:parcours/d:module and not(contains($travailles, concat(' ', $code, ' ')))">
          <xsl:call-template name="constat">
            <xsl:with-param name="regle" select="'R17'"/>
            <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> est évalué en évaluation finale, mais aucun module du parcours ne le travaille.</xsl:with-param>
          </xsl:call-template>
        </xsl:when>
      </xsl:choose>
    </xsl:if>
  </xsl:template>

  <!-- R17b : une évaluation finale contraire ne retire rien -->
  <xsl:template match="d:critere" mode="R17b">
    <xsl:variable name="code" select="@code"/>
    <xsl:if test="$ep/d:resultats/d:domaine/d:sous-domaine/d:critere[@code = $code][@etat = 'acquis']">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R17b'"/>
        <xsl:with-param name="texte">Le critère <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> est noté non acquis en évaluation finale alors que l'évaluation préalable l'avait reconnu : il reste acquis.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R18 : rien n'est oublié avant le jury -->
  <xsl:template match="t:sous-domaine" mode="R18">
    <xsl:if test="(@ep-retenu = 'non-acquis' or @ep-retenu = 'non-evalue') and @ef-evalues = 0">
      <xsl:variable name="code" select="@code"/>
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R18'"/>
        <xsl:with-param name="noeud" select="($dossier | $dossier/d:presentation-jury)[last()]"/>
        <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template>, non acquis à l'évaluation préalable, n'a pas été revu en évaluation finale.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
