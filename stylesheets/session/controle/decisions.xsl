<?xml version="1.0" encoding="UTF-8"?>
<!-- session/controle/decisions.xsl - les dossiers appelés, les décisions, les certificats : R29, R30, R30b, R31, R38, R41. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:j="urn:clea:session:1"
    xmlns:m="urn:clea:resume:1"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="j m date">

  <!-- Même nom de naissance, même prénom, même date : la même personne. -->
  <xsl:key name="personne" match="m:resume[m:candidat/@nom-naissance][m:candidat/@prenom][m:candidat/@naissance]"
      use="concat(m:candidat/@naissance, ' ', normalize-space(translate(concat(m:candidat/@nom-naissance, ' / ', m:candidat/@prenom), 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ’-.', &quot;abcdefghijklmnopqrstuvwxyzaaaceeeeiioouuuyaaaceeeeiioouuuy'  &quot;)))"/>

  <xsl:variable name="majorite"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R29'"/><xsl:with-param name="nom" select="'majorite'"/></xsl:call-template></xsl:variable>
  <xsl:variable name="mois-transmission"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R41'"/><xsl:with-param name="nom" select="'mois'"/></xsl:call-template></xsl:variable>

  <xsl:template match="j:session" mode="decisions">
    <svrl:active-pattern id="decisions" name="Les dossiers appelés et les décisions"/>
    <xsl:if test="j:dossiers/j:appel/j:decision">
      <svrl:fired-rule id="regle-R29" context="j:decision"/>
      <xsl:apply-templates select="j:dossiers/j:appel/j:decision[@issue != 'absent']" mode="R29"/>
      <svrl:fired-rule id="regle-R30" context="j:decision"/>
      <xsl:apply-templates select="j:dossiers/j:appel/j:decision[@issue = 'certifie']" mode="R30"/>
    </xsl:if>
    <svrl:fired-rule id="regle-R30b" context="j:appel"/>
    <xsl:apply-templates select="j:dossiers/j:appel[not(j:decision)]" mode="R30b"/>
    <svrl:fired-rule id="regle-R31" context="j:appel"/>
    <xsl:apply-templates select="j:dossiers/j:appel" mode="R31"/>
    <svrl:fired-rule id="regle-R38" context="j:appel"/>
    <xsl:apply-templates select="$resumes/m:resume" mode="R38"/>
    <xsl:if test="j:dossiers/j:appel/j:certificat">
      <svrl:fired-rule id="regle-R41" context="j:certificat"/>
      <xsl:apply-templates select="j:dossiers/j:appel/j:certificat" mode="R41"/>
    </xsl:if>
  </xsl:template>

  <!-- R29 : les voix y sont, leur somme est le nombre des votants, et la majorité y est. -->
  <xsl:template match="j:decision" mode="R29">
    <xsl:variable name="votants" select="count($presents) - count(key('recuse', concat(../@siret, ' ', ../@numero))[../@presence = 'oui'])"/>
    <xsl:variable name="voix" select="@pour + @contre + @abstention"/>
    <xsl:variable name="defaut">
      <xsl:choose>
        <xsl:when test="not(@pour and @contre and @abstention)">est consignée sans toutes les voix (pour, contre, abstentions).</xsl:when>
        <xsl:when test="$a-siege and $voix != $votants">porte <xsl:value-of select="$voix"/> voix pour <xsl:call-template name="nombre"><xsl:with-param name="n" select="$votants"/><xsl:with-param name="un" select="'votant'"/></xsl:call-template>.</xsl:when>
        <xsl:when test="@issue != 'certifie'"/>
        <xsl:when test="$majorite = 'simple' and @pour &lt;= @contre">certifie sans majorité : <xsl:value-of select="@pour"/> voix pour, <xsl:value-of select="@contre"/> contre.</xsl:when>
        <xsl:when test="$majorite = 'unanimite' and @pour != $voix">certifie sans l'unanimité demandée : <xsl:value-of select="@pour"/> voix pour sur <xsl:value-of select="$voix"/>.</xsl:when>
        <xsl:when test="$majorite = 'deux-tiers-des-presents' and 3 * @pour &lt; 2 * $voix">certifie sans les deux tiers des présents : <xsl:value-of select="@pour"/> voix pour sur <xsl:value-of select="$voix"/>.</xsl:when>
        <xsl:when test="$majorite = 'absolue-des-presents' and 2 * @pour &lt;= $voix">certifie sans la majorité absolue des présents : <xsl:value-of select="@pour"/> voix pour sur <xsl:value-of select="$voix"/>.</xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="$defaut != ''">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R29'"/>
        <xsl:with-param name="texte">La décision sur le dossier <xsl:value-of select="../@numero"/> <xsl:value-of select="concat(' ', $defaut)"/></xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R30 : « à confirmer » est l'affaire du jury, « non » est une erreur. -->
  <xsl:template match="j:decision" mode="R30">
    <xsl:variable name="decision" select="."/>
    <xsl:variable name="cle" select="concat(../@siret, ' ', ../@numero)"/>
    <xsl:for-each select="$resumes">
      <xsl:variable name="resume" select="key('resume', $cle)"/>
      <xsl:if test="not($resume) or $resume/m:verdict/@presentable = 'non'">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R30'"/>
          <xsl:with-param name="noeud" select="$decision"/>
          <xsl:with-param name="texte">
            <xsl:choose>
              <xsl:when test="not($resume)">Le jury certifie le dossier <xsl:value-of select="$decision/../@numero"/>, qui n'a pas pu être lu.</xsl:when>
              <xsl:otherwise>Le jury certifie le dossier <xsl:value-of select="$decision/../@numero"/>, où <xsl:value-of select="$resume/m:verdict/@domaines-acquis"/> domaines sur <xsl:value-of select="$resume/m:verdict/@domaines"/> sont maîtrisés.</xsl:otherwise>
            </xsl:choose>
          </xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- R30b : avant la séance ; une fois décidé, c'est l'affaire de R30. -->
  <xsl:template match="j:appel" mode="R30b">
    <xsl:variable name="appel" select="."/>
    <xsl:variable name="cle" select="concat(@siret, ' ', @numero)"/>
    <xsl:for-each select="$resumes">
      <xsl:variable name="verdict" select="key('resume', $cle)/m:verdict[@presentable = 'non']"/>
      <xsl:if test="$verdict">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R30b'"/>
          <xsl:with-param name="noeud" select="$appel"/>
          <xsl:with-param name="texte">Le dossier <xsl:value-of select="$appel/@numero"/> est appelé, mais <xsl:value-of select="$verdict/@domaines-acquis"/> domaines sur <xsl:value-of select="$verdict/@domaines"/> y sont maîtrisés et il reste à travailler.</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- R31 : dernier acte, puis session, puis décision, puis certificat. -->
  <xsl:template match="j:appel" mode="R31">
    <xsl:variable name="appel" select="."/>
    <xsl:variable name="cle" select="concat(@siret, ' ', @numero)"/>
    <xsl:variable name="decision" select="j:decision/@date | $session/@date[not($appel/j:decision/@date)]"/>
    <xsl:variable name="dernier"><xsl:for-each select="$resumes"><xsl:value-of select="key('resume', $cle)/m:dates/@dernier"/></xsl:for-each></xsl:variable>
    <xsl:if test="$dernier != '' and translate($session/@date, '-', '') &lt; translate($dernier, '-', '')">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R31'"/>
        <xsl:with-param name="texte">Le jury siège le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$session/@date"/></xsl:call-template>, avant le dernier acte de l'évaluation du dossier <xsl:value-of select="@numero"/> (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="$dernier"/></xsl:call-template>).</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="translate($decision, '-', '') &lt; translate($session/@date, '-', '')">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R31'"/>
        <xsl:with-param name="noeud" select="j:decision"/>
        <xsl:with-param name="texte">La décision sur le dossier <xsl:value-of select="@numero"/> est datée du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$decision"/></xsl:call-template>, avant la session.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:if test="translate(j:certificat/@date, '-', '') &lt; translate($decision, '-', '')">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R31'"/>
        <xsl:with-param name="noeud" select="j:certificat"/>
        <xsl:with-param name="texte">Le certificat du dossier <xsl:value-of select="@numero"/> est daté du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="j:certificat/@date"/></xsl:call-template>, avant la décision du jury.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R38 : un constat par personne, au premier de ses dossiers. -->
  <xsl:template match="m:resume" mode="R38">
    <xsl:variable name="nom" select="normalize-space(translate(concat(m:candidat/@nom-naissance, ' / ', m:candidat/@prenom), $capitales, $simples))"/>
    <xsl:variable name="siens" select="key('personne', concat(m:candidat/@naissance, ' ', $nom))"/>
    <xsl:if test="count($siens) &gt; 1 and generate-id() = generate-id($siens[1])">
      <xsl:variable name="cle" select="concat(@siret, ' ', @numero)"/>
      <xsl:for-each select="$session">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R38'"/>
          <xsl:with-param name="noeud" select="(key('appel', $cle) | $session[not(key('appel', $cle))])[last()]"/>
          <xsl:with-param name="texte">Les dossiers <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$siens/@numero"/></xsl:call-template> sont au même nom de naissance, au même prénom et à la même date de naissance.</xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:if>
  </xsl:template>

  <!-- R41 -->
  <xsl:template match="j:certificat" mode="R41">
    <xsl:variable name="limite" select="date:add(@date, concat('P', $mois-transmission, 'M'))"/>
    <xsl:variable name="n-limite" select="number(translate($limite, '-', ''))"/>
    <xsl:choose>
      <xsl:when test="translate(@transmis-le, '-', '') &gt; $n-limite">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R41'"/>
          <xsl:with-param name="texte">Le titulaire du dossier <xsl:value-of select="../@numero"/> a été transmis au SI-CPF le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@transmis-le"/></xsl:call-template>, après le terme du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$limite"/></xsl:call-template>.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="not(@transmis-le) and $n-aujourdhui &gt; $n-limite">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R41'"/>
          <xsl:with-param name="texte">Le titulaire du dossier <xsl:value-of select="../@numero"/> devait être transmis au SI-CPF au plus tard le <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$limite"/></xsl:call-template> ; aucune transmission n'est notée.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
