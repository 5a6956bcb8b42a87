<?xml version="1.0" encoding="UTF-8"?>
<!-- controle/resultats.xsl - le référentiel et les résultats : R1 à R8, R45. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:t="urn:clea:resultats:1"
    xmlns:b="urn:clea:bareme:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="d r t b str">

  <xsl:template match="d:dossier" mode="resultats">
    <svrl:active-pattern id="resultats" name="Le référentiel et les résultats"/>
    <svrl:fired-rule id="regle-R1" context="d:dossier"/>
    <xsl:apply-templates select="." mode="R1"/>
    <svrl:fired-rule id="regle-R45" context="d:dossier"/>
    <xsl:apply-templates select="." mode="R45"/>
    <svrl:fired-rule id="regle-R2" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="." mode="R2"/>
    <svrl:fired-rule id="regle-R3" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="$resultats/t:domaine" mode="R3"/>
    <svrl:fired-rule id="regle-R4a" context="d:resultats"/>
    <xsl:apply-templates select="$commences" mode="R4a"/>
    <svrl:fired-rule id="regle-R4b" context="d:resultats"/>
    <xsl:apply-templates select="$commences" mode="R4b"/>
    <svrl:fired-rule id="regle-R5a" context="d:presentation-jury"/>
    <xsl:apply-templates select="." mode="R5a"/>
    <svrl:fired-rule id="regle-R5b" context="d:presentation-jury"/>
    <xsl:apply-templates select="." mode="R5b"/>
    <svrl:fired-rule id="regle-R6" context="d:resultats/d:domaine"/>
    <xsl:apply-templates select="$ep/d:resultats/d:domaine | $ef/d:resultats/d:domaine" mode="R6"/>
    <svrl:fired-rule id="regle-R7a" context="d:presentation-jury"/>
    <xsl:apply-templates select="$sous-domaines[$presente][@final = 'non-acquis']" mode="R7a"/>
    <svrl:fired-rule id="regle-R7b" context="d:presentation-jury"/>
    <xsl:apply-templates select="$sous-domaines[$presente]/t:critere[@obligatoire = 'oui'][@final != 'acquis']" mode="R7b"/>
    <svrl:fired-rule id="regle-R7c" context="d:dossier"/>
    <xsl:apply-templates select="." mode="R7c"/>
    <svrl:fired-rule id="regle-R7d" context="d:presentation-jury"/>
    <xsl:apply-templates select="$sous-domaines[$presente][@final = 'a-confirmer']" mode="R7d"/>
    <svrl:fired-rule id="regle-R8" context="d:resultats"/>
    <xsl:apply-templates select="$ep/d:resultats/d:domaine | $ep/d:resultats/d:domaine/d:sous-domaine[@resultat][not(contains($calcules-ep, concat(' ', @code, '=', @resultat, ' ')))] | $ef/d:resultats/d:domaine | $ef/d:resultats/d:domaine/d:sous-domaine[@resultat]" mode="R8"/>
  </xsl:template>

  <!-- Commencés, et non finis. -->
  <xsl:variable name="commences" select="$sous-domaines[@evalues &gt; 0 and @total &gt; @evalues]"/>

  <!-- « 1.1=acquis 1.2=a-confirmer » : ce que l'évaluation préalable donne. Presque tous les sous-domaines sont notés ainsi : R8 ne regarde que les autres. -->
  <xsl:variable name="liste-calcules-ep">
    <xsl:text> </xsl:text>
    <xsl:for-each select="$sous-domaines"><xsl:value-of select="concat(@code, '=', @ep, ' ')"/></xsl:for-each>
  </xsl:variable>
  <xsl:variable name="calcules-ep" select="string($liste-calcules-ep)"/>

  <!-- Tous les codes, et tous les couples parent/code : chercher dans une chaîne
       coûte moins que de changer de document à chaque critère. -->
  <xsl:variable name="bareme" select="document('clea:bareme')/b:bareme"/>
  <xsl:variable name="codes" select="string($bareme/@codes)"/>

  <xsl:variable name="autre-certificat">
    <xsl:variable name="mots"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R45'"/><xsl:with-param name="nom" select="'autres-certificats'"/></xsl:call-template></xsl:variable>
    <xsl:for-each select="str:tokenize($mots)">
      <xsl:if test="contains($dossier/@referentiel, .) or contains($dossier/@certificat, .)"><xsl:value-of select="."/></xsl:if>
    </xsl:for-each>
  </xsl:variable>

  <!-- R1 : version et codes connus -->
  <xsl:template match="d:dossier" mode="R1">
    <xsl:if test="@referentiel != $referentiel/@version and $autre-certificat = ''">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R1'"/>
        <xsl:with-param name="noeud" select="@referentiel"/>
        <xsl:with-param name="texte">Le dossier nomme la version « <xsl:value-of select="@referentiel"/> » du référentiel, qui n'est pas connue ; il a été jugé avec « <xsl:value-of select="$referentiel/@version"/> ».</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
    <xsl:apply-templates select="d:evaluation-prealable/d:resultats/d:domaine | d:evaluation-finale/d:resultats/d:domaine" mode="R1"/>
    <xsl:for-each select="d:preconisations/d:preconisation/@sous-domaine | d:evaluation-prealable/d:auto-evaluation/d:avis/@code | d:evaluation-finale/d:auto-evaluation/d:avis/@code | d:preuves/d:preuve/@criteres | d:preconisations/d:preconisation/@criteres | d:parcours/d:module/@sous-domaines">
      <xsl:variable name="noeud" select="."/>
      <xsl:for-each select="str:tokenize(.)[not(contains($codes, concat(' ', ., ' ')))]">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R1'"/>
          <xsl:with-param name="noeud" select="$noeud"/>
          <xsl:with-param name="texte">Le code « <xsl:value-of select="."/> » n'existe pas dans le référentiel « <xsl:value-of select="$referentiel/@version"/> ».</xsl:with-param>
        </xsl:call-template>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>

  <!-- Dans son domaine d'abord : la chaîne est courte, et presque tout y est. -->
  <xsl:template match="d:resultats/d:domaine" mode="R1">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="couples" select="string($bareme/b:domaine[@code = $code]/@couples)"/>
    <xsl:if test="not(contains($codes, concat(' ', @code, ' ')))">
      <xsl:call-template name="R1-code"/>
    </xsl:if>
    <xsl:for-each select="(d:sous-domaine | d:sous-domaine/d:critere)[not(contains($couples, concat(' ', ../@code, '/', @code, ' ')))][not(contains($codes, concat(' ', ../@code, '/', @code, ' ')))]">
      <xsl:call-template name="R1-code"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="R1-code">
    <xsl:call-template name="constat">
      <xsl:with-param name="regle" select="'R1'"/>
      <xsl:with-param name="texte">
        <xsl:choose>
          <xsl:when test="contains($codes, concat(' ', @code, ' '))">Le code « <xsl:value-of select="@code"/> » n'est pas à sa place : il ne fait pas partie de « <xsl:value-of select="../@code"/> » dans le référentiel.</xsl:when>
          <xsl:otherwise>Le code « <xsl:value-of select="@code"/> » n'existe pas dans le référentiel « <xsl:value-of select="$referentiel/@version"/> ».</xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- R45 : le socle, et rien d'autre -->
  <xsl:template match="d:dossier" mode="R45">
    <xsl:choose>
      <xsl:when test="@certificat and @certificat != $referentiel/@certificat">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R45'"/>
          <xsl:with-param name="noeud" select="@certificat"/>
          <xsl:with-param name="texte">Le dossier vise le certificat « <xsl:value-of select="@certificat"/> » ; le référentiel est celui de « <xsl:value-of select="$referentiel/@certificat"/> ».</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$autre-certificat != ''">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R45'"/>
          <xsl:with-param name="noeud" select="@referentiel"/>
          <xsl:with-param name="texte">Le référentiel « <xsl:value-of select="@referentiel"/> » est celui d'un autre certificat que le socle CléA.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- R2 : tous les domaines dans l'évaluation préalable -->
  <xsl:template match="d:dossier" mode="R2">
    <xsl:variable name="presents" select="$ep/d:resultats/d:domaine/@code"/>
    <xsl:variable name="absents" select="$referentiel/r:domaine/@code[not(. = $presents)]"/>
    <xsl:if test="$absents">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R2'"/>
        <xsl:with-param name="noeud" select="(. | $ep)[last()]"/>
        <xsl:with-param name="texte">
          <xsl:choose>
            <xsl:when test="not($presents)">Aucun résultat d'évaluation préalable n'est encore noté.</xsl:when>
            <xsl:when test="count($absents) = 1">L'évaluation préalable ne dit rien du domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="string($absents)"/></xsl:call-template>.</xsl:when>
            <xsl:otherwise>L'évaluation préalable ne dit rien des domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$absents"/></xsl:call-template>.</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R3 : un résultat par sous-domaine ; un domaine absent relève de R2 -->
  <xsl:template match="t:domaine" mode="R3">
    <xsl:variable name="sans" select="t:sous-domaine[@ep = 'non-evalue'][not(@ep-note = 'acquis' or @ep-note = 'non-acquis')]/@code"/>
    <xsl:variable name="code" select="@code"/>
    <xsl:if test="$sans and $ep/d:resultats/d:domaine[@code = $code]">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R3'"/>
        <xsl:with-param name="noeud" select="$ep/d:resultats/d:domaine[@code = $code]"/>
        <xsl:with-param name="texte">
          <xsl:choose>
            <xsl:when test="count($sans) = 1">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="string($sans)"/></xsl:call-template> n'a pas de résultat à la fin de l'évaluation préalable.</xsl:when>
            <xsl:otherwise>Les sous-domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$sans"/></xsl:call-template> n'ont pas de résultat à la fin de l'évaluation préalable.</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R4a, R4b : critères non évalués d'un sous-domaine commencé -->
  <xsl:template match="t:sous-domaine" mode="R4a">
    <xsl:variable name="reste" select="@total - @evalues"/>
    <xsl:if test="not(@profil = 'non-acquis' and 100 * (@acquis + $reste) &gt;= @taux * @total)">
      <xsl:call-template name="R4">
        <xsl:with-param name="regle" select="'R4a'"/>
        <xsl:with-param name="suite">
          <xsl:choose>
            <xsl:when test="@profil = 'acquis'"> Le seuil est atteint sans cela.</xsl:when>
            <xsl:otherwise> Cela ne suffirait pas à atteindre le seuil.</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="t:sous-domaine" mode="R4b">
    <xsl:variable name="reste" select="@total - @evalues"/>
    <xsl:if test="@profil = 'non-acquis' and 100 * (@acquis + $reste) &gt;= @taux * @total">
      <xsl:call-template name="R4">
        <xsl:with-param name="regle" select="'R4b'"/>
        <xsl:with-param name="suite"> Acquis à ce jour : <xsl:value-of select="@acquis"/> sur <xsl:value-of select="@total"/> ; il en faut <xsl:value-of select="@requis"/>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Contexte : t:sous-domaine. -->
  <xsl:template name="R4">
    <xsl:param name="regle"/>
    <xsl:param name="suite"/>
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="codes-restants" select="t:critere[@final != 'acquis' and @final != 'non-acquis']/@code"/>
    <xsl:call-template name="constat">
      <xsl:with-param name="regle" select="$regle"/>
      <xsl:with-param name="noeud" select="($ep/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $ef/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $dossier)[last()]"/>
      <xsl:with-param name="texte">Dans le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template>, <xsl:choose>
          <xsl:when test="count($codes-restants) = 1">le critère <xsl:value-of select="$codes-restants"/> n'est pas évalué.</xsl:when>
          <xsl:otherwise>les critères <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$codes-restants"/></xsl:call-template> ne sont pas évalués.</xsl:otherwise>
        </xsl:choose><xsl:value-of select="$suite"/></xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- R5a, R5b : présentation au jury -->
  <xsl:template match="d:dossier" mode="R5a">
    <xsl:variable name="manque" select="$resultats/t:domaine[@final != 'acquis' and @final != 'a-confirmer']"/>
    <xsl:if test="$presente and $manque">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R5a'"/>
        <xsl:with-param name="noeud" select="(d:presentation-jury | @etat)[last()]"/>
        <xsl:with-param name="texte">Le dossier est présenté au jury alors que <xsl:choose>
            <xsl:when test="count($manque) = 1">le domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="string($manque/@code)"/></xsl:call-template> n'est pas encore maîtrisé</xsl:when>
            <xsl:otherwise>les domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$manque/@code"/></xsl:call-template> ne sont pas encore maîtrisés</xsl:otherwise>
          </xsl:choose> (<xsl:value-of select="$synthese/@domaines-acquis"/> domaines maîtrisés sur <xsl:value-of select="$synthese/@domaines"/>).</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <xsl:template match="d:dossier" mode="R5b">
    <xsl:if test="$presente and $synthese/@final = 'a-confirmer'">
      <xsl:variable name="doute" select="$resultats/t:domaine[@final = 'a-confirmer']/@code"/>
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R5b'"/>
        <xsl:with-param name="noeud" select="(d:presentation-jury | @etat)[last()]"/>
        <xsl:with-param name="texte">À confirmer par le jury : <xsl:choose>
            <xsl:when test="count($doute) = 1">le domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="string($doute)"/></xsl:call-template></xsl:when>
            <xsl:otherwise>les domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$doute"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>, dont le résultat dépend d'un taux non confirmé ; les autres domaines sont maîtrisés.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R6 : pas de compensation dans un domaine -->
  <xsl:template match="d:domaine" mode="R6">
    <xsl:if test="@resultat = 'acquis'">
      <xsl:variable name="code" select="@code"/>
      <xsl:variable name="finale" select="boolean(ancestor::d:evaluation-finale)"/>
      <xsl:variable name="calcule" select="$resultats/t:domaine[@code = $code]"/>
      <xsl:variable name="manque" select="$calcule/t:sous-domaine[(not($finale) and (@ep-retenu = 'non-acquis' or @ep-retenu = 'non-evalue')) or ($finale and (@retenu = 'non-acquis' or @retenu = 'non-evalue'))]/@code"/>
      <xsl:if test="$manque">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R6'"/>
          <xsl:with-param name="texte">Le domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> est retenu comme acquis alors que <xsl:choose>
              <xsl:when test="count($manque) = 1">le sous-domaine <xsl:value-of select="$manque"/> ne l'est pas.</xsl:when>
              <xsl:otherwise>les sous-domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$manque"/></xsl:call-template> ne le sont pas.</xsl:otherwise>
            </xsl:choose></xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <!-- R7a : le taux n'est pas atteint, et c'est sûr -->
  <xsl:template match="t:sous-domaine" mode="R7a">
    <xsl:if test="100 * @acquis &lt; @taux * @total">
      <xsl:variable name="code" select="@code"/>
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R7a'"/>
        <xsl:with-param name="noeud" select="($ep/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $ef/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $dossier)[last()]"/>
        <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> compte <xsl:call-template name="nombre"><xsl:with-param name="n" select="@acquis"/><xsl:with-param name="un" select="'critère acquis'"/><xsl:with-param name="plusieurs" select="'critères acquis'"/></xsl:call-template> sur <xsl:value-of select="@total"/> ; il en faut <xsl:value-of select="@requis"/> (taux de <xsl:value-of select="@taux"/> %).</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R7b : critère obligatoire -->
  <xsl:template match="t:critere" mode="R7b">
    <xsl:if test="../@evalues &gt; 0">
      <xsl:variable name="code" select="@code"/>
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R7b'"/>
        <xsl:with-param name="noeud" select="($ep/d:resultats/d:domaine/d:sous-domaine/d:critere[@code = $code] | $ef/d:resultats/d:domaine/d:sous-domaine/d:critere[@code = $code] | $dossier)[last()]"/>
        <xsl:with-param name="texte">Le critère <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> est obligatoire et n'est pas acquis : le sous-domaine <xsl:value-of select="../@code"/> ne peut être reconnu sans lui.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R7c : une fois par dossier -->
  <xsl:template match="d:dossier" mode="R7c">
    <xsl:variable name="doute" select="$sous-domaines[@final = 'a-confirmer']/@code"/>
    <xsl:if test="$doute">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R7c'"/>
        <xsl:with-param name="texte">
          <xsl:choose>
            <xsl:when test="count($doute) = 1">Le résultat du sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="string($doute)"/></xsl:call-template> repose sur un taux non confirmé du profil « <xsl:value-of select="$resultats/@notation"/> » : il est à confirmer par le jury.</xsl:when>
            <xsl:otherwise>Les résultats des sous-domaines <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$doute"/></xsl:call-template> reposent sur des taux non confirmés du profil « <xsl:value-of select="$resultats/@notation"/> » : ils sont à confirmer par le jury.</xsl:otherwise>
          </xsl:choose>
        </xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R7d : sous-domaine à confirmer, dans un dossier présenté -->
  <xsl:template match="t:sous-domaine" mode="R7d">
    <xsl:variable name="code" select="@code"/>
    <xsl:call-template name="constat">
      <xsl:with-param name="regle" select="'R7d'"/>
      <xsl:with-param name="noeud" select="($ep/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $ef/d:resultats/d:domaine/d:sous-domaine[@code = $code] | $dossier)[last()]"/>
      <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> compte <xsl:value-of select="@acquis"/> critère<xsl:if test="@acquis &gt; 1">s</xsl:if> acquis sur <xsl:value-of select="@total"/> ; le taux de <xsl:value-of select="@taux"/> % demanderait <xsl:value-of select="@requis"/>, mais il n'est pas confirmé : à confirmer par le jury.</xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- R8 : résultat retenu et résultat calculé -->
  <xsl:template match="d:sous-domaine" mode="R8">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="note" select="@resultat"/>
    <xsl:variable name="t" select="$sous-domaines[@code = $code]"/>
    <xsl:variable name="finale" select="boolean(ancestor::d:evaluation-finale)"/>
    <xsl:variable name="calcule" select="$t/@ep[not($finale)] | $t/@ef[$finale]"/>
    <xsl:if test="$calcule and $calcule != 'a-confirmer' and $calcule != $note">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R8'"/>
        <xsl:with-param name="noeud" select="$note"/>
        <xsl:with-param name="texte">Le sous-domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> est noté « <xsl:call-template name="mot"><xsl:with-param name="etat" select="$note"/></xsl:call-template> » ; d'après ses critères, il est « <xsl:call-template name="mot"><xsl:with-param name="etat" select="$calcule"/></xsl:call-template> » (<xsl:value-of select="$t/@ep-acquis[not($finale)] | $t/@acquis[$finale]"/> acquis sur <xsl:value-of select="$t/@total"/>, seuil <xsl:value-of select="$t/@requis"/>).</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- Un domaine noté acquis à tort relève de R6. -->
  <xsl:template match="d:domaine" mode="R8">
    <xsl:variable name="code" select="@code"/>
    <xsl:variable name="note" select="@resultat"/>
    <xsl:if test="$note and $note != 'acquis'">
      <xsl:variable name="finale" select="boolean(ancestor::d:evaluation-finale)"/>
      <xsl:variable name="t" select="$resultats/t:domaine[@code = $code]"/>
      <xsl:variable name="calcule" select="$t/@ep[not($finale)] | $t/@final[$finale]"/>
      <xsl:if test="$calcule = 'acquis' or ($note = 'non-evalue' and $calcule = 'non-acquis')">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R8'"/>
          <xsl:with-param name="noeud" select="$note"/>
          <xsl:with-param name="texte">Le domaine <xsl:call-template name="nomme"><xsl:with-param name="code" select="$code"/></xsl:call-template> est noté « <xsl:call-template name="mot"><xsl:with-param name="etat" select="$note"/></xsl:call-template> » ; d'après ses sous-domaines, il est « <xsl:call-template name="mot"><xsl:with-param name="etat" select="$calcule"/></xsl:call-template> ».</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:if>
  </xsl:template>

  <xsl:template name="mot">
    <xsl:param name="etat"/>
    <xsl:choose>
      <xsl:when test="$etat = 'non-acquis'">non acquis</xsl:when>
      <xsl:when test="$etat = 'non-evalue'">non évalué</xsl:when>
      <xsl:otherwise><xsl:value-of select="$etat"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
