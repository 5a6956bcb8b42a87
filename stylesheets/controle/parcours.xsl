<?xml version="1.0" encoding="UTF-8"?>
<!-- controle/parcours.xsl - le temps, le parcours, les préconisations : R19 à R24, R39, R49. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:t="urn:clea:resultats:1"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="d t date">

  <xsl:template match="d:dossier" mode="parcours">
    <svrl:active-pattern id="parcours" name="Les délais, les préconisations et le parcours"/>
    <svrl:fired-rule id="regle-R19" context="d:dossier"/>
    <xsl:apply-templates select="." mode="R19"/>
    <svrl:fired-rule id="regle-R20" context="d:dossier"/>
    <xsl:apply-templates select="." mode="R20"/>
    <svrl:fired-rule id="regle-R21" context="d:evaluation-finale"/>
    <xsl:apply-templates select="$ef[1]" mode="R21"/>
    <svrl:fired-rule id="regle-R22" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="$sous-domaines[$ep-finie]" mode="R22"/>
    <svrl:fired-rule id="regle-R23" context="d:preconisation"/>
    <xsl:apply-templates select="d:preconisations/d:preconisation" mode="R23"/>
    <svrl:fired-rule id="regle-R24" context="d:parcours"/>
    <xsl:apply-templates select="d:parcours" mode="R24"/>
    <svrl:fired-rule id="regle-R39" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="." mode="R39"/>
    <svrl:fired-rule id="regle-R49" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="." mode="R49"/>
  </xsl:template>

  <!-- L'évaluation préalable s'est terminée sans que tout soit acquis. -->
  <xsl:variable name="ep-partielle" select="$ep-finie and ($synthese/@ep-retenu = 'non-acquis' or $synthese/@ep-retenu = 'incomplet')"/>

  <xsl:variable name="terme">
    <xsl:if test="$calendrier/@ep-fin">
      <xsl:variable name="annees"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R19'"/><xsl:with-param name="nom" select="'annees'"/></xsl:call-template></xsl:variable>
      <xsl:value-of select="date:add($calendrier/@ep-fin, concat('P', $annees, 'Y'))"/>
    </xsl:if>
  </xsl:variable>
  <xsl:variable name="n-terme" select="number(translate($terme, '-', ''))"/>

  <!-- Reste-t-il quelque chose à faire avant le terme ? Non si tout était
       acquis d'emblée, si l'évaluation finale a tout achevé, ou si le candidat a arrêté. -->
  <xsl:variable name="en-attente" select="$ep-partielle and $synthese/@final != 'acquis' and not($synthese/@final = 'a-confirmer' and $ef) and not($dossier/d:orientation/@issue = 'abandon') and not($dossier/d:interruption[last()][@type = 'abandon'][not(@reprise)])"/>

  <!-- R19 -->
  <xsl:template match="d:dossier" mode="R19">
    <xsl:choose>
      <xsl:when test="translate($calendrier/@ef-fin, '-', '') &gt; $n-terme">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R19'"/>
          <xsl:with-param name="noeud" select="$ef[last()]"/>
          <xsl:with-param name="texte">L'évaluation finale s'achève le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ef-fin"/></xsl:call-template>, après le terme du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$terme"/></xsl:call-template> (évaluation préalable terminée le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ep-fin"/></xsl:call-template>).</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$en-attente and $n-aujourdhui &gt; $n-terme">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R19'"/>
          <xsl:with-param name="noeud" select="$ep"/>
          <xsl:with-param name="texte">L'évaluation préalable s'est terminée le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ep-fin"/></xsl:call-template> ; le terme pour l'évaluation finale est passé depuis le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$terme"/></xsl:call-template>.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- R20 -->
  <xsl:template match="d:dossier" mode="R20">
    <xsl:if test="$en-attente and $n-aujourdhui &lt;= $n-terme">
      <xsl:variable name="mois"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R20'"/><xsl:with-param name="nom" select="'mois-avant-terme'"/></xsl:call-template></xsl:variable>
      <xsl:variable name="alerte" select="date:add($terme, concat('-P', $mois, 'M'))"/>
      <xsl:if test="$n-aujourdhui &gt;= number(translate($alerte, '-', ''))">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R20'"/>
          <xsl:with-param name="noeud" select="$ep"/>
          <xsl:with-param name="texte">L'évaluation finale doit avoir lieu au plus tard le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$terme"/></xsl:call-template> (évaluation préalable terminée le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ep-fin"/></xsl:call-template>).</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- R21 : un parcours entre les deux évaluations -->
  <xsl:template match="d:evaluation-finale" mode="R21">
    <xsl:variable name="fin-ep" select="number(translate($calendrier/@ep-fin, '-', ''))"/>
    <xsl:variable name="debut-ef" select="number(translate($calendrier/@ef-debut, '-', ''))"/>
    <xsl:variable name="debuts" select="$dossier/d:parcours/@debut | $dossier/d:parcours[not(@debut)]/d:calendrier/@debut | $dossier/d:parcours/d:module/@debut"/>
    <xsl:choose>
      <xsl:when test="not($dossier/d:parcours)">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R21'"/>
          <xsl:with-param name="texte">Il y a une évaluation finale, mais aucun parcours de formation n'est indiqué.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$debuts and not($debuts[not(translate(., '-', '') &lt; $fin-ep) and not(translate(., '-', '') &gt; $debut-ef)])">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R21'"/>
          <xsl:with-param name="noeud" select="$dossier/d:parcours[1]"/>
          <xsl:with-param name="texte">Le parcours commence le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$debuts[1]"/></xsl:call-template>, hors de l'intervalle entre les deux évaluations (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ep-fin"/></xsl:call-template> – <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ef-debut"/></xsl:call-template>).</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- R22 -->
  <xsl:template match="t:sous-domaine" mode="R22">
    <xsl:if test="@ep-retenu = 'non-acquis'">
      <xsl:variable name="code" select="@code"/>
      <xsl:if test="not($dossier/d:preconisations/d:preconisation[@sous-domaine = $code])">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R22'"/>
          <xsl:with-param name="noeud" select="($ep/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $ep)[last()]"/>
          <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> n'est pas encore acquis et n'a pas de préconisation.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- R23 -->
  <xsl:template match="d:preconisation" mode="R23">
    <xsl:variable name="code" select="@sous-domaine"/>
    <xsl:if test="$sous-domaines[@code = $code]/@ep-retenu = 'acquis'">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R23'"/>
        <xsl:with-param name="texte">La préconisation « <xsl:value-of select="@id"/> » porte sur le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template>, acquis à l'évaluation préalable.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R24 : objectifs (du parcours ou de chaque module) et calendrier -->
  <xsl:template match="d:parcours" mode="R24">
    <xsl:variable name="objectifs" select="d:objectif or (d:module and not(d:module[not(d:objectif)]))"/>
    <xsl:variable name="calendrier-parcours" select="d:calendrier or (d:module and not(d:module[not(d:calendrier) and not(@debut and @fin)]))"/>
    <xsl:if test="not($objectifs and $calendrier-parcours)">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R24'"/>
        <xsl:with-param name="texte">Le parcours n'a pas <xsl:if test="not($objectifs)">d'objectifs</xsl:if><xsl:if test="not($objectifs) and not($calendrier-parcours)"> ni </xsl:if><xsl:if test="not($calendrier-parcours)">de calendrier</xsl:if>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R39 -->
  <xsl:template match="d:dossier" mode="R39">
    <xsl:if test="$ep-partielle and not(d:portefeuille)">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R39'"/>
        <xsl:with-param name="noeud" select="$ep"/>
        <xsl:with-param name="texte">L'évaluation préalable est partielle (<xsl:value-of select="$synthese/@sous-domaines-acquis-ep"/> sous-domaines acquis sur <xsl:value-of select="$synthese/@sous-domaines"/>) et aucun portefeuille de compétences n'est ouvert.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R49 : l'attestation ne dit que ce qui est validé ; de quoi l'établir ? -->
  <xsl:template match="d:dossier" mode="R49">
    <xsl:if test="$ep-partielle">
      <xsl:if test="not(d:candidat/d:nom-naissance and d:candidat/d:prenom1)">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R49'"/>
          <xsl:with-param name="noeud" select="d:candidat"/>
          <xsl:with-param name="texte">L'attestation des acquis ne peut pas être établie : le nom de naissance ou le prénom manque.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:if test="$synthese/@sous-domaines-acquis-ep = 0">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R49'"/>
          <xsl:with-param name="noeud" select="$ep"/>
          <xsl:with-param name="texte">L'attestation des acquis serait vide : aucun sous-domaine n'est validé de façon certaine à l'évaluation préalable.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
      <xsl:variable name="exclus" select="$sous-domaines[@ep-note = 'acquis' and @ep != 'acquis' and @ep != 'a-confirmer']/@code"/>
      <xsl:if test="$exclus">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R49'"/>
          <xsl:with-param name="noeud" select="$ep"/>
          <xsl:with-param name="texte">L'attestation des acquis ne mentionnera pas <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$exclus"/></xsl:call-template> : noté acquis, mais les critères ne le montrent pas.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>
</xsl:stylesheet>
