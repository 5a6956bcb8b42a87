<?xml version="1.0" encoding="UTF-8"?>
<!--
  morceau.xsl - les valeurs lues se rangent en un morceau de dossier, dans
  l'ordre du schéma. Personnes et actes y trouvent leur identifiant : celui du
  dossier quand il les connaît, un nouveau sinon.

  Chaque élément porte l:ou, la cellule d'où il vient ; un attribut « date »
  venu d'une autre cellule a la sienne dans l:date.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:dossier:1"
    xmlns:l="urn:clea:lecture:1"
    xmlns:f="urn:clea:classeur:1"
    xmlns:m="urn:clea:mapping:1"
    xmlns:o="urn:clea:ordre:1"
    xmlns:r="urn:clea:referentiel:1"
    xmlns:d="urn:clea:dossier:1"
    xmlns:exsl="http://exslt.org/common"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="f m o r d exsl str">

  <!-- Les personnes du dossier, sous les formes où elles s'écrivent. -->
  <xsl:variable name="connus-texte">
    <xsl:for-each select="document('clea:existant')/d:dossier/d:intervenants/d:intervenant">
      <l:p id="{@id}">
        <xsl:attribute name="a"><xsl:call-template name="plie"><xsl:with-param name="texte" select="concat(d:prenom, ' ', d:nom)"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="b"><xsl:call-template name="plie"><xsl:with-param name="texte" select="concat(d:nom, ' ', d:prenom)"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="c"><xsl:call-template name="plie"><xsl:with-param name="texte" select="d:nom"/></xsl:call-template></xsl:attribute>
      </l:p>
    </xsl:for-each>
  </xsl:variable>
  <xsl:variable name="connus" select="exsl:node-set($connus-texte)/l:p"/>

  <!-- L'identifiant d'une personne nouvelle : iv-karim-belhadj. -->
  <xsl:template name="id-personne">
    <xsl:param name="nom"/>
    <xsl:variable name="p"><xsl:call-template name="plie"><xsl:with-param name="texte" select="$nom"/></xsl:call-template></xsl:variable>
    <xsl:variable name="tirets" select='translate($p, " &apos;._", "----")'/>
    <xsl:variable name="sur" select="translate($tirets, translate($tirets, 'abcdefghijklmnopqrstuvwxyz0123456789-', ''), '')"/>
    <xsl:choose>
      <xsl:when test="translate($sur, '-', '') = ''"><xsl:value-of select="concat('iv-', string-length($nom))"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat('iv-', substring($sur, 1, 50))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le même, ou celui que le dossier donne déjà à la personne de ce nom. -->
  <xsl:template name="personne">
    <xsl:param name="nom"/>
    <xsl:param name="nouveaux" select="/.."/>       <!-- celles de la grille : l:p -->
    <xsl:variable name="p"><xsl:call-template name="plie"><xsl:with-param name="texte" select="$nom"/></xsl:call-template></xsl:variable>
    <xsl:variable name="k" select="$connus[@id = normalize-space($nom) or @a = $p or @b = $p] | $connus[@c = $p][count($connus[@c = $p]) = 1]"/>
    <xsl:variable name="n" select="$nouveaux[@id = normalize-space($nom) or @a = $p or @b = $p] | $nouveaux[@c = $p][count($nouveaux[@c = $p]) = 1]"/>
    <xsl:choose>
      <xsl:when test="$k"><xsl:value-of select="$k[1]/@id"/></xsl:when>
      <xsl:when test="$n"><xsl:value-of select="$n[1]/@id"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="id-personne"><xsl:with-param name="nom" select="$nom"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- L'identifiant d'un acte : celui du dossier, à son rang dans l'évaluation, sinon celui du mapping. -->
  <xsl:template name="acte">
    <xsl:param name="id"/>
    <xsl:variable name="a" select="$mapping/m:acte[@id = $id]"/>
    <xsl:variable name="rang" select="number(concat(substring('1', 1, number(not($a/@rang))), $a/@rang))"/>
    <xsl:variable name="la" select="($existant/d:evaluation-prealable[$a/@evaluation = 'ep'] | $existant/d:evaluation-finale[$a/@evaluation = 'ef'][last()])/*[local-name() = $a/@element][$rang]/@id"/>
    <xsl:choose>
      <xsl:when test="$la"><xsl:value-of select="$la"/></xsl:when>
      <xsl:when test="$existant//*[@id = $id]"><xsl:value-of select="concat($id, '-b')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$id"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== le morceau ===== -->

  <xsl:template name="morceau">
    <xsl:param name="lu"/>
    <xsl:variable name="lignes" select="$lu/l:ligne"/>
    <xsl:variable name="champs" select="$lu/l:val"/>
    <xsl:variable name="constats-critere" select="$lignes[@rangs = 'criteres'][l:val[@vers = 'critere']][l:val[@vers = 'etat']][@evaluation != '']"/>
    <!-- Les personnes que la grille présente : celles de sa feuille, puis les noms qu'elle cite seulement. -->
    <xsl:variable name="presentees-texte">
      <xsl:for-each select="$lignes[@rangs = 'personnes'][l:val[@vers = 'nom']]">
        <xsl:variable name="nom" select="normalize-space(concat(l:val[@vers = 'prenom'], ' ', l:val[@vers = 'nom']))"/>
        <l:p>
          <xsl:attribute name="id"><xsl:call-template name="personne"><xsl:with-param name="nom" select="$nom"/></xsl:call-template></xsl:attribute>
          <xsl:attribute name="a"><xsl:call-template name="plie"><xsl:with-param name="texte" select="$nom"/></xsl:call-template></xsl:attribute>
          <xsl:attribute name="b"><xsl:call-template name="plie"><xsl:with-param name="texte" select="concat(l:val[@vers = 'nom'], ' ', l:val[@vers = 'prenom'])"/></xsl:call-template></xsl:attribute>
          <xsl:attribute name="c"><xsl:call-template name="plie"><xsl:with-param name="texte" select="l:val[@vers = 'nom']"/></xsl:call-template></xsl:attribute>
          <xsl:copy-of select="l:val"/>
        </l:p>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="presentees" select="exsl:node-set($presentees-texte)/l:p"/>
    <xsl:variable name="citees-texte">
      <xsl:for-each select="$lignes/l:val[@vers = 'observateur' or @vers = 'par']">
        <xsl:variable name="ou" select="@ou"/>
        <xsl:for-each select="str:tokenize(., ';')[normalize-space() != '']">
          <l:q nom="{normalize-space()}" ou="{$ou}"><xsl:attribute name="id"><xsl:call-template name="personne"><xsl:with-param name="nom" select="normalize-space()"/><xsl:with-param name="nouveaux" select="$presentees"/></xsl:call-template></xsl:attribute></l:q>
        </xsl:for-each>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="citees" select="exsl:node-set($citees-texte)/l:q"/>
    <xsl:variable name="inconnues" select="$citees[not(@id = $connus/@id) and not(@id = $presentees/@id)]"/>

    <xsl:for-each select="$inconnues[not(@id = preceding-sibling::l:q/@id)]">
      <l:constat code="GRID-16" ou="{@ou}"><xsl:value-of select="concat('«&#xA0;', @nom, '&#xA0;»')"/></l:constat>
    </xsl:for-each>
    <xsl:call-template name="redites"><xsl:with-param name="lignes" select="$constats-critere"/></xsl:call-template>
    <xsl:if test="$champs[@vers = 'organismes/organisme/siret' or @vers = 'organismes/organisme/siren'] and not($champs[@vers = 'organismes/organisme/raison-sociale']) and not($existant/d:organismes/d:organisme)">
      <l:constat code="GRID-08" ou="{$champs[@vers = 'organismes/organisme/siret' or @vers = 'organismes/organisme/siren'][1]/@ou}">le numéro est là, la raison sociale manque</l:constat>
    </xsl:if>

    <dossier>
      <xsl:for-each select="$champs[@vers = '@numero'][1]"><xsl:attribute name="numero"><xsl:value-of select="."/></xsl:attribute><xsl:attribute name="l:numero"><xsl:value-of select="@ou"/></xsl:attribute></xsl:for-each>
      <xsl:for-each select="$champs[@vers = '@ouvert-le'][1]"><xsl:attribute name="ouvert-le"><xsl:value-of select="."/></xsl:attribute><xsl:attribute name="l:ouvert-le"><xsl:value-of select="@ou"/></xsl:attribute></xsl:for-each>
      <xsl:call-template name="branche"><xsl:with-param name="champs" select="$champs"/><xsl:with-param name="nom" select="'contexte'"/><xsl:with-param name="chemin" select="'contexte'"/></xsl:call-template>
      <xsl:call-template name="branche"><xsl:with-param name="champs" select="$champs"/><xsl:with-param name="nom" select="'candidat'"/><xsl:with-param name="chemin" select="'candidat'"/></xsl:call-template>
      <xsl:call-template name="branche"><xsl:with-param name="champs" select="$champs"/><xsl:with-param name="nom" select="'prescripteur'"/><xsl:with-param name="chemin" select="'prescripteur'"/></xsl:call-template>
      <xsl:if test="$champs[starts-with(@vers, 'organismes/')] and ($champs[@vers = 'organismes/organisme/raison-sociale'] or $existant/d:organismes/d:organisme)">
        <organismes><xsl:call-template name="branche"><xsl:with-param name="champs" select="$champs"/><xsl:with-param name="nom" select="'organisme'"/><xsl:with-param name="chemin" select="'organismes/organisme'"/></xsl:call-template></organismes>
      </xsl:if>
      <xsl:if test="$presentees or $inconnues">
        <intervenants>
          <xsl:for-each select="$presentees[not(@id = preceding-sibling::l:p/@id)]">
            <xsl:call-template name="intervenant"><xsl:with-param name="nom" select="l:val[@vers = 'nom']"/><xsl:with-param name="prenom" select="l:val[@vers = 'prenom']"/><xsl:with-param name="fonction" select="l:val[@vers = 'fonction']"/><xsl:with-param name="roles" select="l:val[@vers = 'roles']"/><xsl:with-param name="champs" select="$champs"/></xsl:call-template>
          </xsl:for-each>
          <xsl:for-each select="$inconnues[not(@id = preceding-sibling::l:q/@id)]">
            <!-- « Karim Belhadj » : le premier mot est le prénom. -->
            <xsl:variable name="v"><xsl:choose>
              <xsl:when test="contains(@nom, ' ')"><l:val ou="{@ou}" vers="prenom"><xsl:value-of select="substring-before(@nom, ' ')"/></l:val><l:val ou="{@ou}" vers="nom"><xsl:value-of select="substring-after(@nom, ' ')"/></l:val></xsl:when>
              <xsl:otherwise><l:val ou="{@ou}" vers="nom"><xsl:value-of select="@nom"/></l:val></xsl:otherwise>
            </xsl:choose></xsl:variable>
            <xsl:call-template name="intervenant"><xsl:with-param name="nom" select="exsl:node-set($v)/l:val[@vers = 'nom']"/><xsl:with-param name="prenom" select="exsl:node-set($v)/l:val[@vers = 'prenom']"/><xsl:with-param name="champs" select="$champs"/></xsl:call-template>
          </xsl:for-each>
        </intervenants>
      </xsl:if>
      <xsl:call-template name="branche"><xsl:with-param name="champs" select="$champs"/><xsl:with-param name="nom" select="'accueil'"/><xsl:with-param name="chemin" select="'accueil'"/></xsl:call-template>
      <xsl:call-template name="evaluation"><xsl:with-param name="nom" select="'evaluation-prealable'"/><xsl:with-param name="e" select="'ep'"/><xsl:with-param name="lignes" select="$lignes"/><xsl:with-param name="criteres" select="$constats-critere"/><xsl:with-param name="citees" select="$citees"/></xsl:call-template>
      <xsl:call-template name="evaluation"><xsl:with-param name="nom" select="'evaluation-finale'"/><xsl:with-param name="e" select="'ef'"/><xsl:with-param name="lignes" select="$lignes"/><xsl:with-param name="criteres" select="$constats-critere"/><xsl:with-param name="citees" select="$citees"/></xsl:call-template>
    </dossier>
  </xsl:template>

  <!-- Un élément et ce que les champs mettent dedans, dans l'ordre du schéma. -->
  <xsl:template name="branche">
    <xsl:param name="champs"/><xsl:param name="nom"/><xsl:param name="chemin"/>
    <xsl:variable name="ici" select="$champs[@vers = $chemin or starts-with(@vers, concat($chemin, '/'))]"/>
    <xsl:if test="$ici">
      <xsl:element name="{$nom}" namespace="urn:clea:dossier:1">
        <xsl:if test="$nom = 'organisme'">
          <xsl:attribute name="id"><xsl:call-template name="organisme"/></xsl:attribute>
          <xsl:attribute name="roles">evaluateur</xsl:attribute>
        </xsl:if>
        <xsl:if test="$nom = 'prescripteur' and not($champs[@vers = 'prescripteur/@type']) and not($existant/d:prescripteur)"><xsl:attribute name="type">autre</xsl:attribute></xsl:if>
        <xsl:for-each select="$ici[starts-with(@vers, concat($chemin, '/@'))]">
          <xsl:variable name="attribut" select="substring-after(@vers, '@')"/>
          <xsl:if test="not(preceding-sibling::l:val[@vers = current()/@vers])">
            <xsl:attribute name="{$attribut}"><xsl:value-of select="."/></xsl:attribute>
            <xsl:attribute name="l:{$attribut}"><xsl:value-of select="@ou"/></xsl:attribute>
          </xsl:if>
        </xsl:for-each>
        <xsl:attribute name="l:ou"><xsl:value-of select="$ici[1]/@ou"/></xsl:attribute>
        <xsl:value-of select="$ici[@vers = $chemin][1]"/>
        <xsl:for-each select="str:tokenize($ordre[@nom = $nom], '|')">
          <xsl:call-template name="branche"><xsl:with-param name="champs" select="$ici"/><xsl:with-param name="nom" select="string(.)"/><xsl:with-param name="chemin" select="concat($chemin, '/', .)"/></xsl:call-template>
        </xsl:for-each>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <xsl:template name="organisme">
    <xsl:variable name="la" select="($existant/d:organismes/d:organisme[contains(@roles, 'evaluateur')])[1]/@id"/>
    <xsl:value-of select="$la"/>
    <xsl:if test="not($la)">evaluateur</xsl:if>
  </xsl:template>

  <!-- Contexte : ce qui porte l'identifiant. -->
  <xsl:template name="intervenant">
    <xsl:param name="nom"/><xsl:param name="prenom" select="/.."/><xsl:param name="fonction" select="/.."/><xsl:param name="roles" select="/.."/><xsl:param name="champs"/>
    <intervenant id="{@id}" roles="evaluateur observateur" l:ou="{$nom/@ou}">
      <xsl:if test="$roles"><xsl:attribute name="roles"><xsl:value-of select="$roles"/></xsl:attribute></xsl:if>
      <xsl:if test="not(@id = $connus/@id) and ($existant/d:organismes/d:organisme[contains(@roles, 'evaluateur')] or $champs[@vers = 'organismes/organisme/raison-sociale'])">
        <xsl:attribute name="organisme"><xsl:call-template name="organisme"/></xsl:attribute>
      </xsl:if>
      <nom l:ou="{$nom/@ou}"><xsl:value-of select="$nom"/></nom>
      <xsl:if test="$prenom != ''"><prenom l:ou="{$prenom/@ou}"><xsl:value-of select="$prenom"/></prenom></xsl:if>
      <xsl:if test="$fonction != ''"><fonction l:ou="{$fonction/@ou}"><xsl:value-of select="$fonction"/></fonction></xsl:if>
    </intervenant>
  </xsl:template>

  <!-- ===== une évaluation ===== -->

  <xsl:template name="evaluation">
    <xsl:param name="nom"/><xsl:param name="e"/><xsl:param name="lignes"/><xsl:param name="criteres"/><xsl:param name="citees"/>
    <xsl:variable name="mes-criteres" select="$criteres[@evaluation = $e]"/>
    <xsl:variable name="mes-actes" select="$lignes[@rangs = 'actes' and @evaluation = $e][l:val[@vers = 'acte']]"/>
    <xsl:variable name="mes-avis" select="$lignes[@rangs = 'avis']/l:val[@vers = 'avis' and @evaluation = $e][../l:val[@vers = 'code']]"/>
    <xsl:variable name="actes" select="$mapping/m:acte[@evaluation = $e][@id = $mes-actes/l:val[@vers = 'acte'] or @id = $mes-criteres/l:val[@vers = 'acte'] or (@element = 'auto-evaluation' and $mes-avis and not(@rang &gt; 1))]"/>
    <xsl:if test="$mes-criteres or $actes">
      <xsl:element name="{$nom}" namespace="urn:clea:dossier:1">
        <xsl:for-each select="str:tokenize($ordre[@nom = $nom], '|')[. != 'resultats']">
          <xsl:variable name="element" select="string(.)"/>
          <xsl:for-each select="$actes[@element = $element]">
            <xsl:sort select="@rang" data-type="number"/>
            <xsl:variable name="ligne" select="$mes-actes[l:val[@vers = 'acte'] = current()/@id][1]"/>
            <xsl:element name="{$element}" namespace="urn:clea:dossier:1">
              <xsl:attribute name="id"><xsl:call-template name="acte"><xsl:with-param name="id" select="string(@id)"/></xsl:call-template></xsl:attribute>
              <xsl:attribute name="l:ou"><xsl:value-of select="($ligne/@ou | $mes-criteres/l:val[@vers = 'acte'][. = current()/@id]/@ou | $mes-avis/@ou)[1]"/></xsl:attribute>
              <xsl:for-each select="$ligne/l:val[contains('|date|duree|lieu|modalite|', concat('|', @vers, '|')) or (@vers = 'titre' and $element = 'mise-en-situation')]">
                <xsl:attribute name="{@vers}"><xsl:value-of select="."/></xsl:attribute>
                <xsl:attribute name="l:{@vers}"><xsl:value-of select="@ou"/></xsl:attribute>
              </xsl:for-each>
              <xsl:for-each select="$citees[@ou = $ligne/l:val[@vers = 'par']/@ou]"><par ref="{@id}" l:ou="{@ou}"/></xsl:for-each>
              <xsl:if test="$element = 'auto-evaluation' and not(@rang &gt; 1)">
                <xsl:for-each select="$mes-avis">
                  <avis code="{../l:val[@vers = 'code']}" valeur="{.}" l:ou="{@ou}"/>
                </xsl:for-each>
              </xsl:if>
            </xsl:element>
          </xsl:for-each>
        </xsl:for-each>
        <xsl:if test="$mes-criteres">
          <resultats>
            <xsl:for-each select="$referentiel/r:domaine[r:sous-domaine/r:critere/@code = $mes-criteres/l:val[@vers = 'critere']]">
              <domaine code="{@code}">
                <xsl:for-each select="r:sous-domaine[r:critere/@code = $mes-criteres/l:val[@vers = 'critere']]">
                  <sous-domaine code="{@code}">
                    <xsl:for-each select="r:critere">
                      <xsl:variable name="code" select="@code"/>
                      <!-- Plusieurs verdicts du même critère : le plus récent compte. -->
                      <xsl:for-each select="$mes-criteres[l:val[@vers = 'critere'] = $code]">
                        <xsl:sort select="l:val[@vers = 'date']" order="descending"/>
                        <xsl:if test="position() = 1"><xsl:call-template name="critere"><xsl:with-param name="code" select="$code"/><xsl:with-param name="citees" select="$citees"/></xsl:call-template></xsl:if>
                      </xsl:for-each>
                    </xsl:for-each>
                  </sous-domaine>
                </xsl:for-each>
              </domaine>
            </xsl:for-each>
          </resultats>
        </xsl:if>
      </xsl:element>
    </xsl:if>
  </xsl:template>

  <!-- Contexte : la ligne. -->
  <xsl:template name="critere">
    <xsl:param name="code"/><xsl:param name="citees"/>
    <critere code="{$code}" etat="{l:val[@vers = 'etat']}" l:ou="{l:val[@vers = 'etat']/@ou}">
      <xsl:for-each select="l:val[@vers = 'date' or @vers = 'mode' or @vers = 'preuves']">
        <xsl:attribute name="{@vers}"><xsl:value-of select="."/></xsl:attribute>
        <xsl:attribute name="l:{@vers}"><xsl:value-of select="@ou"/></xsl:attribute>
      </xsl:for-each>
      <xsl:for-each select="l:val[@vers = 'observateur']">
        <xsl:attribute name="observateur"><xsl:value-of select="$citees[@ou = current()/@ou][1]/@id"/></xsl:attribute>
        <xsl:attribute name="l:observateur"><xsl:value-of select="@ou"/></xsl:attribute>
      </xsl:for-each>
      <xsl:for-each select="l:val[@vers = 'acte']">
        <xsl:attribute name="acte"><xsl:call-template name="acte"><xsl:with-param name="id" select="string(.)"/></xsl:call-template></xsl:attribute>
        <xsl:attribute name="l:acte"><xsl:value-of select="@ou"/></xsl:attribute>
      </xsl:for-each>
      <xsl:for-each select="l:val[@vers = 'commentaire']"><commentaire prive="non" l:ou="{@ou}"><xsl:value-of select="."/></commentaire></xsl:for-each>
      <xsl:for-each select="l:val[@vers = 'commentaire-prive']"><commentaire prive="oui" l:ou="{@ou}"><xsl:value-of select="."/></commentaire></xsl:for-each>
    </critere>
  </xsl:template>

  <!-- Le même critère deux fois : contradiction le même jour, succession sinon. -->
  <xsl:template name="redites">
    <xsl:param name="lignes"/>
    <xsl:for-each select="$lignes">
      <xsl:variable name="ici" select="."/>
      <xsl:variable name="autre" select="preceding-sibling::l:ligne[@rangs = 'criteres' and @evaluation = $ici/@evaluation and l:val[@vers = 'critere'] = $ici/l:val[@vers = 'critere']][l:val[@vers = 'etat'] and l:val[@vers = 'etat'] != $ici/l:val[@vers = 'etat']][1]"/>
      <xsl:if test="$autre">
        <xsl:variable name="dates" select="$autre/l:val[@vers = 'date'] != $ici/l:val[@vers = 'date']"/>
        <l:constat ou="{l:val[@vers = 'etat']/@ou}">
          <xsl:attribute name="code"><xsl:choose><xsl:when test="$dates">GRID-21</xsl:when><xsl:otherwise>GRID-13</xsl:otherwise></xsl:choose></xsl:attribute>
          <xsl:value-of select="concat('critère ', l:val[@vers = 'critere'], '&#xA0;: ', l:val[@vers = 'etat'], ' ici, ', $autre/l:val[@vers = 'etat'], ' en ', $autre/l:val[@vers = 'etat']/@ou)"/>
        </l:constat>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
