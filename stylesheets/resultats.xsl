<?xml version="1.0" encoding="UTF-8"?>
<!--
  resultats.xsl - dossier.xml devient urn:clea:resultats:1 : l'état de chaque
  critère, le verdict de chaque sous-domaine et domaine, l'ensemble.

  Évaluation préalable (EP) puis évaluation finale (EF) : l'état de l'EF compte
  là où elle a évalué ; ce que l'EP a reconnu n'est jamais perdu.

  Trois passes, chacune sur le résultat de la précédente :
    1. critères   : états et preuves, lus dans le dossier ;
    2. sous-domaines : comptes et verdicts, d'après le barème ;
    3. domaines et ensemble, et chaque chose à sa place : là seulement les
       critères rejoignent leur sous-domaine, pour n'être recopiés qu'une fois.

  Lit clea:bareme. Aucun code, aucun nombre, aucun taux n'est écrit ici.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:resultats:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:b="urn:clea:bareme:1"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="d b exsl str date">

  <xsl:include href="common/dates.xsl"/>
  <xsl:include href="common/verdict.xsl"/>

  <xsl:output method="xml" encoding="UTF-8" indent="yes"/>

  <xsl:param name="maintenant"/>

  <xsl:key name="ep" match="d:evaluation-prealable/d:resultats/d:domaine/d:sous-domaine/d:critere" use="@code"/>
  <xsl:key name="ef" match="d:evaluation-finale/d:resultats/d:domaine/d:sous-domaine/d:critere" use="@code"/>
  <xsl:key name="note-ep" match="d:evaluation-prealable/d:resultats/d:domaine | d:evaluation-prealable/d:resultats/d:domaine/d:sous-domaine" use="@code"/>
  <xsl:key name="note-ef" match="d:evaluation-finale/d:resultats/d:domaine | d:evaluation-finale/d:resultats/d:domaine/d:sous-domaine" use="@code"/>
  <xsl:key name="preuve" match="d:preuves/d:preuve" use="@id"/>
  <xsl:key name="preuve-de" match="d:preuves/d:preuve" use="str:tokenize(@criteres)"/>

  <xsl:variable name="dossier" select="/d:dossier"/>
  <xsl:variable name="bareme" select="document('clea:bareme')/b:bareme"/>

  <xsl:template match="/">
    <!-- Passe 1 -->
    <xsl:variable name="criteres">
      <xsl:apply-templates select="$bareme/b:domaine" mode="etats"/>
    </xsl:variable>
    <xsl:variable name="etats" select="exsl:node-set($criteres)/*"/>
    <!-- Passe 2 -->
    <xsl:variable name="comptes">
      <xsl:apply-templates select="$etats" mode="verdicts"/>
    </xsl:variable>
    <xsl:variable name="verdicts" select="exsl:node-set($comptes)/*"/>
    <!-- Passe 3 -->
    <xsl:variable name="sommes">
      <xsl:apply-templates select="$verdicts" mode="domaines"/>
    </xsl:variable>
    <xsl:variable name="domaines" select="exsl:node-set($sommes)/*"/>
    <resultats version="1" numero="{$dossier/@numero}" referentiel="{$bareme/@referentiel}" notation="{$bareme/@notation}" maintenant="{$maintenant}">
      <xsl:call-template name="synthese">
        <xsl:with-param name="domaines" select="$domaines"/>
        <xsl:with-param name="sd" select="$verdicts/*"/>
        <xsl:with-param name="criteres" select="count($etats/*/*)"/>
      </xsl:call-template>
      <xsl:call-template name="calendrier"/>
      <xsl:for-each select="$domaines">
        <xsl:variable name="i" select="position()"/>
        <domaine>
          <xsl:copy-of select="@*"/>
          <xsl:for-each select="$verdicts[$i]/*">
            <xsl:variable name="k" select="position()"/>
            <sous-domaine>
              <!-- Deux arbres : leur ordre n'est dit par aucune norme, les attributs viennent donc d'abord. -->
              <xsl:copy-of select="@*"/>
              <xsl:copy-of select="$etats[$i]/*[$k]/*"/>
            </sous-domaine>
          </xsl:for-each>
        </domaine>
      </xsl:for-each>
    </resultats>
  </xsl:template>

  <!-- ===== passe 1 : les états, lus dans le dossier ===== -->

  <xsl:template match="b:domaine" mode="etats">
    <xsl:variable name="code" select="@code"/>
    <domaine code="{$code}">
      <xsl:for-each select="$dossier">
        <xsl:call-template name="notes"><xsl:with-param name="code" select="$code"/></xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="b:sous-domaine" mode="etats"/>
    </domaine>
  </xsl:template>

  <xsl:template match="b:sous-domaine" mode="etats">
    <xsl:variable name="code" select="@code"/>
    <sous-domaine>
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="$dossier">
        <xsl:call-template name="notes"><xsl:with-param name="code" select="$code"/></xsl:call-template>
      </xsl:for-each>
      <xsl:apply-templates select="b:critere" mode="etats"/>
    </sous-domaine>
  </xsl:template>

  <!-- Les résultats retenus par l'organisme, tels que notés. -->
  <xsl:template name="notes">
    <xsl:param name="code"/>
    <xsl:variable name="ep" select="key('note-ep', $code)/@resultat"/>
    <xsl:variable name="ef" select="key('note-ef', $code)[last()]/@resultat"/>
    <xsl:if test="$ep"><xsl:attribute name="ep-note"><xsl:value-of select="$ep"/></xsl:attribute></xsl:if>
    <xsl:if test="$ef"><xsl:attribute name="ef-note"><xsl:value-of select="$ef"/></xsl:attribute></xsl:if>
  </xsl:template>

  <xsl:template match="b:critere" mode="etats">
    <xsl:variable name="code" select="string(@code)"/>
    <xsl:variable name="obligatoire" select="@obligatoire"/>
    <xsl:for-each select="$dossier">
      <xsl:variable name="ep" select="key('ep', $code)"/>
      <xsl:variable name="ef" select="key('ef', $code)"/>
      <xsl:choose>
        <!-- Le cas courant : noté une fois, à la préalable. -->
        <xsl:when test="count($ep) = 1 and not($ef)">
          <critere code="{$code}" ep="{$ep/@etat}" final="{$ep/@etat}">
            <xsl:copy-of select="$obligatoire"/>
            <xsl:call-template name="preuves-citees"><xsl:with-param name="code" select="$code"/><xsl:with-param name="ep" select="$ep"/></xsl:call-template>
          </critere>
        </xsl:when>
        <xsl:otherwise>
          <!-- Un « acquis » l'emporte sur les autres notes, s'il y en a plusieurs. -->
          <xsl:variable name="acquis" select="$ep[@etat = 'acquis']"/>
          <critere code="{$code}" ep="{($acquis | $ep[not($acquis)])/@etat}">
            <xsl:copy-of select="$obligatoire"/>
            <xsl:if test="not($ep)">
              <xsl:attribute name="ep">non-evalue</xsl:attribute>
              <xsl:attribute name="ep-absent">oui</xsl:attribute>
            </xsl:if>
            <xsl:call-template name="etat-final">
              <xsl:with-param name="code" select="$code"/>
              <xsl:with-param name="ep" select="$ep"/>
              <xsl:with-param name="ef" select="$ef"/>
            </xsl:call-template>
          </critere>
        </xsl:otherwise>
      </xsl:choose>
    </xsl:for-each>
  </xsl:template>

  <!-- Celles que le critère cite, et celles qui le citent. -->
  <xsl:template name="preuves-citees">
    <xsl:param name="code"/>
    <xsl:param name="ep"/>
    <xsl:choose>
      <xsl:when test="contains($ep/@preuves, ' ')">
        <xsl:call-template name="preuves">
          <xsl:with-param name="preuves" select="key('preuve-de', $code) | key('preuve', str:tokenize($ep/@preuves))"/>
        </xsl:call-template>
      </xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="preuves">
          <xsl:with-param name="preuves" select="key('preuve-de', $code) | key('preuve', string($ep/@preuves))"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le critère a été vu en évaluation finale, ou ne l'a pas été à la préalable. -->
  <xsl:template name="etat-final">
    <xsl:param name="code"/>
    <xsl:param name="ep"/>
    <xsl:param name="ef"/>
    <xsl:variable name="juge" select="$ef[@etat = 'acquis' or @etat = 'non-acquis']"/>
    <xsl:variable name="etat-ef">
      <xsl:choose>
        <xsl:when test="$juge[@etat = 'acquis']">acquis</xsl:when>
        <xsl:when test="$juge">non-acquis</xsl:when>
        <xsl:otherwise><xsl:value-of select="$ef[last()]/@etat"/></xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$ef"><xsl:attribute name="ef"><xsl:value-of select="$etat-ef"/></xsl:attribute></xsl:if>
    <xsl:attribute name="final">
      <xsl:choose>
        <xsl:when test="$ep[@etat = 'acquis']">acquis</xsl:when>
        <xsl:when test="$juge"><xsl:value-of select="$etat-ef"/></xsl:when>
        <xsl:when test="$ep"><xsl:value-of select="$ep/@etat"/></xsl:when>
        <xsl:otherwise>non-evalue</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:if test="$ep[@etat = 'acquis'] and $juge[@etat = 'non-acquis']"><xsl:attribute name="contredit">oui</xsl:attribute></xsl:if>
    <xsl:call-template name="preuves">
      <xsl:with-param name="preuves" select="key('preuve-de', $code) | key('preuve', str:tokenize($ep/@preuves)) | key('preuve', str:tokenize($ef[1]/@preuves)) | key('preuve', str:tokenize($ef[last()]/@preuves))"/>
    </xsl:call-template>
  </xsl:template>

  <!-- Identifiants, dans l'ordre du dossier, chacun une fois. -->
  <xsl:template name="preuves">
    <xsl:param name="preuves"/>
    <xsl:if test="$preuves">
      <xsl:attribute name="preuves">
        <xsl:value-of select="$preuves/@id"/>
        <xsl:for-each select="$preuves[position() &gt; 1]">
          <xsl:value-of select="concat(' ', @id)"/>
        </xsl:for-each>
      </xsl:attribute>
    </xsl:if>
  </xsl:template>

  <!-- ===== passe 2 : comptes et verdicts ===== -->

  <xsl:template match="*[local-name() = 'domaine']" mode="verdicts">
    <domaine>
      <xsl:copy-of select="@*"/>
      <xsl:for-each select="*">
        <xsl:call-template name="sous-domaine"/>
      </xsl:for-each>
    </domaine>
  </xsl:template>

  <!-- Contexte : un sous-domaine. Rien vu en évaluation finale : les états finals, donc les comptes, sont ceux de la préalable. -->
  <xsl:template name="sous-domaine">
    <xsl:variable name="c" select="*"/>
    <xsl:variable name="o" select="$c[@obligatoire]"/>
    <xsl:variable name="ep-acquis" select="count($c[@ep = 'acquis'])"/>
    <xsl:variable name="ep-evalues" select="$ep-acquis + count($c[@ep = 'non-acquis'])"/>
    <xsl:variable name="ef-evalues" select="count($c[@ef = 'acquis' or @ef = 'non-acquis'])"/>
    <xsl:variable name="acquis" select="count($c[@final = 'acquis'])"/>
    <xsl:variable name="evalues" select="$acquis + count($c[@final = 'non-acquis'])"/>
    <xsl:variable name="plancher" select="@plancher * @total"/>
    <xsl:variable name="plafond" select="@plafond * @total"/>
    <xsl:variable name="taux" select="@taux * @total"/>
    <!-- Voir common/verdict.xsl : chaque verdict a son rang. -->
    <xsl:variable name="ep" select="normalize-space(substring($verdicts-possibles, 1 + 12 * ($ep-evalues &gt; 0)
        * (1 + (100 * $ep-acquis &gt;= $plancher and not($o[@obligatoire = 'oui'][@ep != 'acquis']))
        * (1 + (100 * $ep-acquis &gt;= $plafond and not($o[@obligatoire = 'non'][@ep != 'acquis'])))), 12))"/>
    <xsl:variable name="final" select="normalize-space(substring($verdicts-possibles, 1 + 12 * ($evalues &gt; 0)
        * (1 + (100 * $acquis &gt;= $plancher and not($o[@obligatoire = 'oui'][@final != 'acquis']))
        * (1 + (100 * $acquis &gt;= $plafond and not($o[@obligatoire = 'non'][@final != 'acquis'])))), 12))"/>
    <xsl:variable name="ep-profil" select="substring($verdicts-possibles, 1 + 12 * ($ep-evalues &gt; 0)
        * (1 + 2 * (100 * $ep-acquis &gt;= $taux and not($o[@ep != 'acquis']))), 12)"/>
    <xsl:variable name="profil" select="substring($verdicts-possibles, 1 + 12 * ($evalues &gt; 0)
        * (1 + 2 * (100 * $acquis &gt;= $taux and not($o[@final != 'acquis']))), 12)"/>
    <!-- Ce qui est à confirmer cède à ce que l'évaluateur a noté. -->
    <xsl:variable name="ep-choix" select="string(@ep-note[$ep = 'a-confirmer'][. = 'acquis' or . = 'non-acquis'])"/>
    <xsl:variable name="choix" select="string((@ef-note[$ef-evalues &gt; 0] | @ep-note[$ef-evalues = 0])[$final = 'a-confirmer'][. = 'acquis' or . = 'non-acquis'])"/>
    <sous-domaine ep-acquis="{$ep-acquis}" ep-evalues="{$ep-evalues}" ep="{$ep}" ef-evalues="{$ef-evalues}"
        acquis="{$acquis}" evalues="{$evalues}" final="{$final}">
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="ef">
        <xsl:choose>
          <xsl:when test="$ef-evalues = 0">non-evalue</xsl:when>
          <xsl:otherwise><xsl:value-of select="$final"/></xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="ep-profil"><xsl:value-of select="normalize-space($ep-profil)"/></xsl:attribute>
      <xsl:attribute name="profil"><xsl:value-of select="normalize-space($profil)"/></xsl:attribute>
      <xsl:attribute name="ep-retenu"><xsl:value-of select="concat($ep-choix, substring($ep, 1, 12 * ($ep-choix = '')))"/></xsl:attribute>
      <xsl:attribute name="retenu"><xsl:value-of select="concat($choix, substring($final, 1, 12 * ($choix = '')))"/></xsl:attribute>
    </sous-domaine>
  </xsl:template>

  <!-- ===== passe 3 : domaines et ensemble ===== -->

  <xsl:template match="*[local-name() = 'domaine']" mode="domaines">
    <domaine>
      <xsl:copy-of select="@*"/>
      <xsl:attribute name="sous-domaines"><xsl:value-of select="count(*)"/></xsl:attribute>
      <xsl:attribute name="sous-domaines-acquis-ep"><xsl:value-of select="count(*[@ep = 'acquis'])"/></xsl:attribute>
      <xsl:attribute name="sous-domaines-acquis"><xsl:value-of select="count(*[@final = 'acquis'])"/></xsl:attribute>
      <xsl:attribute name="ep"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="*/@ep"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="ep-retenu"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="*/@ep-retenu"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="ef">
        <xsl:choose>
          <xsl:when test="*[@ef-evalues &gt; 0]"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="*/@final"/></xsl:call-template></xsl:when>
          <xsl:otherwise>non-evalue</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="final"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="*/@final"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="retenu"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="*/@retenu"/></xsl:call-template></xsl:attribute>
    </domaine>
  </xsl:template>

  <xsl:template name="synthese">
    <xsl:param name="domaines"/>
    <xsl:param name="sd"/>                     <!-- leurs sous-domaines -->
    <xsl:param name="criteres"/>               <!-- combien -->
    <xsl:variable name="ep"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="$domaines/@ep"/></xsl:call-template></xsl:variable>
    <xsl:variable name="final"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="$domaines/@final"/></xsl:call-template></xsl:variable>
    <!--
      issue : direct (tout est maîtrisé dès l'EP), apres-parcours (tout l'est
      après l'EF), a-confirmer (tout l'est ou reste à confirmer par le jury),
      partiel, non-evalue.
    -->
    <synthese>
      <xsl:attribute name="issue">
        <xsl:choose>
          <xsl:when test="$ep = 'acquis' and not($dossier/d:evaluation-finale)">direct</xsl:when>
          <xsl:when test="$final = 'acquis'">apres-parcours</xsl:when>
          <xsl:when test="$final = 'a-confirmer' or $final = 'non-evalue'"><xsl:value-of select="$final"/></xsl:when>
          <xsl:otherwise>partiel</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="presentable">
        <xsl:choose>
          <xsl:when test="$final = 'acquis'">oui</xsl:when>
          <xsl:when test="$final = 'a-confirmer'">a-confirmer</xsl:when>
          <xsl:otherwise>non</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:attribute name="ep"><xsl:value-of select="$ep"/></xsl:attribute>
      <xsl:attribute name="ep-retenu"><xsl:call-template name="verdict-de-tous"><xsl:with-param name="etats" select="$domaines/@ep-retenu"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="final"><xsl:value-of select="$final"/></xsl:attribute>
      <xsl:attribute name="domaines"><xsl:value-of select="count($domaines)"/></xsl:attribute>
      <xsl:attribute name="domaines-acquis-ep"><xsl:value-of select="count($domaines[@ep = 'acquis'])"/></xsl:attribute>
      <xsl:attribute name="domaines-acquis"><xsl:value-of select="count($domaines[@final = 'acquis'])"/></xsl:attribute>
      <xsl:attribute name="domaines-a-confirmer"><xsl:value-of select="count($domaines[@final = 'a-confirmer'])"/></xsl:attribute>
      <xsl:attribute name="sous-domaines"><xsl:value-of select="count($sd)"/></xsl:attribute>
      <xsl:attribute name="sous-domaines-acquis-ep"><xsl:value-of select="count($sd[@ep = 'acquis'])"/></xsl:attribute>
      <xsl:attribute name="sous-domaines-acquis"><xsl:value-of select="count($sd[@final = 'acquis'])"/></xsl:attribute>
      <xsl:attribute name="sous-domaines-a-confirmer"><xsl:value-of select="count($sd[@final = 'a-confirmer'])"/></xsl:attribute>
      <xsl:attribute name="criteres"><xsl:value-of select="$criteres"/></xsl:attribute>
      <xsl:attribute name="criteres-acquis-ep"><xsl:value-of select="sum($sd/@ep-acquis)"/></xsl:attribute>
      <xsl:attribute name="criteres-acquis"><xsl:value-of select="sum($sd/@acquis)"/></xsl:attribute>
    </synthese>
  </xsl:template>

  <!-- Premier et dernier jour, durées. Le terme des cinq ans est un paramètre de R19 : controle.xsl le calcule. -->
  <xsl:template name="calendrier">
    <xsl:variable name="ep" select="$dossier/d:evaluation-prealable/*[@id]"/>
    <xsl:variable name="ef" select="$dossier/d:evaluation-finale/*[@id]"/>
    <calendrier>
      <xsl:if test="$ep/@date">
        <xsl:attribute name="ep-debut"><xsl:call-template name="date-min"><xsl:with-param name="dates" select="$ep/@date"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="ep-fin"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="$ep/@date | $ep/@date-fin"/></xsl:call-template></xsl:attribute>
      </xsl:if>
      <xsl:attribute name="ep-minutes"><xsl:value-of select="sum($ep/@duree)"/></xsl:attribute>
      <xsl:if test="$ef/@date">
        <xsl:attribute name="ef-debut"><xsl:call-template name="date-min"><xsl:with-param name="dates" select="$ef/@date"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="ef-fin"><xsl:call-template name="date-max"><xsl:with-param name="dates" select="$ef/@date | $ef/@date-fin"/></xsl:call-template></xsl:attribute>
      </xsl:if>
      <xsl:if test="$dossier/d:evaluation-finale">
        <xsl:attribute name="ef-minutes"><xsl:value-of select="sum($ef/@duree)"/></xsl:attribute>
      </xsl:if>
    </calendrier>
  </xsl:template>
</xsl:stylesheet>
