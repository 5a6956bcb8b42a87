<?xml version="1.0" encoding="UTF-8"?>
<!-- controle/identite.xsl - identité, dates, confidentialité, mentions : R35, R40, R42, R44, R48. -->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:svrl="http://purl.oclc.org/dsdl/svrl"
    xmlns:d="urn:clea:dossier:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="d exsl">

  <xsl:include href="../common/nir.xsl"/>

  <xsl:template match="d:dossier" mode="identite">
    <svrl:active-pattern id="identite" name="L'identité, les dates, ce qui est privé"/>
    <svrl:fired-rule id="regle-R35" context="d:candidat"/>
    <xsl:apply-templates select="d:candidat" mode="R35"/>
    <svrl:fired-rule id="regle-R48" context="d:naissance"/>
    <xsl:apply-templates select="d:candidat/d:naissance" mode="R48"/>
    <svrl:fired-rule id="regle-R40a" context="d:*[@date]"/>
    <xsl:apply-templates select="." mode="R40a"/>
    <svrl:fired-rule id="regle-R40b" context="d:evaluation-prealable"/>
    <xsl:apply-templates select="$ep" mode="R40b"/>
    <svrl:fired-rule id="regle-R42a" context="d:*"/>
    <xsl:apply-templates select="." mode="R42a"/>
    <svrl:fired-rule id="regle-R42b" context="d:dossier[@projection]"/>
    <xsl:apply-templates select="self::d:dossier[@projection]" mode="R42b"/>
    <svrl:fired-rule id="regle-R44" context="d:presentation-jury"/>
    <xsl:apply-templates select="d:presentation-jury" mode="R44"/>
  </xsl:template>

  <!-- R35 : né à l'étranger, le pays suffit ; né en France, il faut la commune
       et son code INSEE ou postal. -->
  <xsl:template match="d:candidat" mode="R35">
    <xsl:variable name="manques">
      <xsl:if test="not(d:nom-naissance)"><m>le nom de naissance</m></xsl:if>
      <xsl:if test="not(d:prenom1)"><m>le prénom</m></xsl:if>
      <!-- Le jury n'a pas à connaître le sexe : sa copie ne l'a plus. -->
      <xsl:if test="not(d:sexe) and not($dossier/@projection = 'jury')"><m>le sexe</m></xsl:if>
      <xsl:if test="not(d:naissance/@date)"><m>la date de naissance</m></xsl:if>
      <xsl:choose>
        <xsl:when test="d:naissance/@etranger = 'oui'">
          <xsl:if test="not(d:naissance/d:pays)"><m>le pays de naissance</m></xsl:if>
        </xsl:when>
        <xsl:when test="not(d:naissance/d:commune)"><m>la commune de naissance</m></xsl:when>
        <xsl:when test="not(d:naissance/d:commune/@insee or d:naissance/d:commune/@code-postal)"><m>le code INSEE ou postal de la commune de naissance</m></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="exsl:node-set($manques)/*">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R35'"/>
        <xsl:with-param name="texte">L'identité du candidat est incomplète, il manque : <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="exsl:node-set($manques)/*"/></xsl:call-template>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R48 : chaque désaccord est un constat -->
  <xsl:template match="d:naissance" mode="R48">
    <xsl:variable name="codes" select="d:commune/@insee | d:commune/@code-postal"/>
    <xsl:variable name="ultramarin" select="boolean($codes[starts-with(., '97') or starts-with(., '98')])"/>
    <xsl:variable name="france" select="translate(d:pays, 'FRANCE', 'france') = 'france'"/>
    <xsl:variable name="desaccords">
      <xsl:if test="@etranger = 'oui'">
        <xsl:if test="$france"><m>la naissance est dite à l'étranger, mais le pays est la France</m></xsl:if>
        <xsl:if test="not(d:pays)"><m>la naissance est dite à l'étranger, sans pays</m></xsl:if>
        <xsl:if test="not(d:zone)"><m>la naissance est dite à l'étranger, sans zone géographique</m></xsl:if>
        <xsl:if test="d:commune/@code-postal"><m>la naissance est dite à l'étranger, avec un code postal français</m></xsl:if>
        <xsl:if test="d:commune/@insee[not(starts-with(., '99'))]"><m>la naissance est dite à l'étranger, avec le code INSEE d'une commune française</m></xsl:if>
        <xsl:if test="@outre-mer = 'oui'"><m>la naissance est dite à la fois à l'étranger et outre-mer</m></xsl:if>
      </xsl:if>
      <xsl:if test="not(@etranger = 'oui')">
        <xsl:if test="d:pays and not($france)"><m>le pays de naissance n'est pas la France, mais la naissance n'est pas dite à l'étranger</m></xsl:if>
        <xsl:if test="d:zone"><m>une zone géographique est donnée pour une naissance en France</m></xsl:if>
        <xsl:if test="$ultramarin and not(@outre-mer = 'oui')"><m>le code de la commune commence par 97 ou 98, mais la naissance n'est pas dite outre-mer</m></xsl:if>
        <xsl:if test="@outre-mer = 'oui' and $codes and not($ultramarin)"><m>la naissance est dite outre-mer, mais le code de la commune ne commence ni par 97 ni par 98</m></xsl:if>
      </xsl:if>
      <xsl:if test="d:zone and d:pays/@code and substring(d:zone, 1, 1) != substring(d:pays/@code, 3, 1)"><m>la zone géographique n'est pas celle du code du pays</m></xsl:if>
    </xsl:variable>
    <xsl:variable name="naissance" select="."/>
    <xsl:for-each select="exsl:node-set($desaccords)/*">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R48'"/>
        <xsl:with-param name="noeud" select="$naissance"/>
        <xsl:with-param name="texte">Données de naissance : <xsl:value-of select="."/>.</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- R40a : ce qui est fait n'est pas daté de demain. Les prévisions (session
       de jury, calendriers, modules, échéances) n'en sont pas. Les critères
       se comptent : une année mal tapée en touche cent. -->
  <xsl:template match="d:dossier" mode="R40a">
    <xsl:variable name="dates" select="@ouvert-le
      | d:prescripteur/@date | d:candidat/d:naissance/@date
      | d:accueil/@date | d:accueil/d:contrat-adhesion/@date | d:accueil/d:contrat-adhesion/d:signature/@date
      | d:consentements/d:consentement/@date | d:changements-evaluateur/d:changement/@date
      | $ep/*/@date | $ep/*/@date-fin | $ef/*/@date | $ef/*/@date-fin
      | d:portefeuille/@ouvert-le | d:portefeuille/@remis-le | d:orientation/@date
      | d:preconisations/d:preconisation/@date | d:parcours/d:module/d:suivi/@date
      | d:preuves/d:preuve/@date | d:interruption/@date"/>
    <xsl:for-each select="$dates[translate(substring(concat(., '-01-01'), 1, 10), '-', '') &gt; $n-aujourdhui]">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R40a'"/>
        <xsl:with-param name="noeud" select="."/>
        <xsl:with-param name="texte">La date du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="string(.)"/></xsl:call-template> (<xsl:value-of select="name(..)"/>) est dans l'avenir.</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
    <xsl:for-each select="$ep | $ef">
      <xsl:variable name="avenir" select="d:resultats/d:domaine/d:sous-domaine/d:critere[translate(@date, '-', '') &gt; $n-aujourdhui]"/>
      <xsl:if test="$avenir">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R40a'"/>
          <xsl:with-param name="noeud" select="$avenir[1]/@date"/>
          <xsl:with-param name="texte">
            <xsl:choose>
              <xsl:when test="count($avenir) = 1">Le critère <xsl:value-of select="$avenir/@code"/> est daté de l'avenir</xsl:when>
              <xsl:otherwise>Les critères <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$avenir/@code"/></xsl:call-template> sont datés de l'avenir</xsl:otherwise>
            </xsl:choose> (<xsl:call-template name="date-longue"><xsl:with-param name="date" select="string($avenir[1]/@date)"/></xsl:call-template>).</xsl:with-param>
        </xsl:call-template>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- R40b -->
  <xsl:template match="d:evaluation-prealable" mode="R40b">
    <xsl:variable name="debut"><xsl:call-template name="parametre"><xsl:with-param name="regle" select="'R40b'"/><xsl:with-param name="nom" select="'debut'"/></xsl:call-template></xsl:variable>
    <xsl:if test="translate($calendrier/@ep-debut, '-', '') &lt; number(translate($debut, '-', ''))">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R40b'"/>
        <xsl:with-param name="texte">L'évaluation préalable est datée du <xsl:call-template name="date-longue"><xsl:with-param name="date" select="$calendrier/@ep-debut"/></xsl:call-template> ; le certificat existe depuis <xsl:value-of select="substring($debut, 1, 4)"/>.</xsl:with-param>
      </xsl:call-template>
    </xsl:if>
  </xsl:template>

  <!-- R42a : pas de NIR. On cherche dans les textes et dans les attributs
       libres ; SIRET, empreintes et numéros de dossier ont leur propre forme.
       Le constat ne recopie rien. -->
  <xsl:template match="d:dossier" mode="R42a">
    <xsl:for-each select="@numero | descendant::text()[normalize-space()][string-length(.) &gt; 12][translate(., '0123456789', '') != .] | .//@nom | .//@lieu | .//@titre | .//@instance | d:organismes/d:organisme/d:habilitation/@numero">
      <xsl:if test="not(parent::d:siret or parent::d:telephone or parent::d:id-technique or parent::d:dossier-formation)">
        <xsl:variable name="nir"><xsl:call-template name="contient-nir"><xsl:with-param name="texte" select="string(.)"/></xsl:call-template></xsl:variable>
        <xsl:if test="$nir != ''">
          <xsl:call-template name="constat">
            <xsl:with-param name="regle" select="'R42a'"/>
            <xsl:with-param name="noeud" select=".."/>
            <xsl:with-param name="texte">Ce champ (<xsl:value-of select="name(..)"/>) semble contenir un numéro de sécurité sociale.</xsl:with-param>
          </xsl:call-template>
        </xsl:if>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- R42b : une copie faite pour sortir ne contient rien de privé -->
  <xsl:template match="d:dossier" mode="R42b">
    <xsl:for-each select=".//d:*[@prive = 'oui']">
      <xsl:call-template name="constat">
        <xsl:with-param name="regle" select="'R42b'"/>
        <xsl:with-param name="texte">Cette copie pour « <xsl:value-of select="$dossier/@projection"/> » contient un élément privé (<xsl:value-of select="name()"/>).</xsl:with-param>
      </xsl:call-template>
    </xsl:for-each>
  </xsl:template>

  <!-- R44 -->
  <xsl:template match="d:presentation-jury" mode="R44">
    <xsl:variable name="dit" select="@obtention-premiere-evaluation"/>
    <xsl:choose>
      <xsl:when test="$dit = 'oui' and $ef">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R44'"/>
          <xsl:with-param name="noeud" select="$dit"/>
          <xsl:with-param name="texte">L'obtention est dite « après la première évaluation », mais le dossier contient une évaluation finale.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
      <xsl:when test="$dit = 'non' and not($ef)">
        <xsl:call-template name="constat">
          <xsl:with-param name="regle" select="'R44'"/>
          <xsl:with-param name="noeud" select="$dit"/>
          <xsl:with-param name="texte">L'obtention n'est pas dite « après la première évaluation », alors que le dossier n'a pas d'évaluation finale.</xsl:with-param>
        </xsl:call-template>
      </xsl:when>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
