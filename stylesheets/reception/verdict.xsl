<?xml version="1.0" encoding="UTF-8"?>
<!--
  verdict.xsl - ce que devient un envoi : accepté, accepté avec remarques, à
  compléter, refusé.

  Entrée : les faits que C a constatés (urn:clea:reception-faits:1, décrits dans
  pipeline/reception/facts.h). Lit clea:profil (ce que chaque constat entraîne),
  clea:resume (le dossier en une page ; ce qu'il dit de lui-même quand sa forme
  est refusée ; « aucun » quand il n'a pas pu être lu),
  clea:regles et clea:site (les mots et la gravité de R38).
  Sortie : la fiche de réception, urn:clea:reception:1.

  L'effet d'un constat est celui que le profil donne à son identifiant, sinon à
  son étape et à sa gravité ; le plus grave de tous fait le verdict.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns="urn:clea:reception:1"
    xmlns:f="urn:clea:reception-faits:1"
    xmlns:p="urn:clea:reception-profil:1"
    xmlns:m="urn:clea:resume:1"
    xmlns:g="urn:clea:regles:1"
    xmlns:s="urn:clea:site:1"
    xmlns:exsl="http://exslt.org/common"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="f p m g s exsl date">

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/listes.xsl"/>

  <xsl:variable name="faits" select="/f:faits"/>
  <xsl:variable name="effets" select="document('clea:profil')/p:reception-profil/p:effets"/>
  <xsl:variable name="resume" select="document('clea:resume')/m:resume"/>
  <xsl:variable name="aujourdhui" select="substring($faits/@le, 1, 10)"/>
  <xsl:variable name="sans-ancre" select="not($faits/f:sceaux/@ancres = 'true')"/>

  <!-- Un nom sans ses accents ni ses majuscules : deux organismes l'écrivent rarement de même. -->
  <xsl:variable name="capitales" select="'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÄÇÉÈÊËÎÏÔÖÙÛÜŸàâäçéèêëîïôöùûüÿ’-.'"/>
  <xsl:variable name="simples">abcdefghijklmnopqrstuvwxyzaaaceeeeiioouuuyaaaceeeeiioouuuy'  </xsl:variable>

  <!-- ===== les constats, avec leur effet ===== -->

  <xsl:variable name="constats-arbre">
    <xsl:apply-templates select="$faits/f:constats/f:constat[@etape = 'conteneur' or @etape = 'sceaux' or @etape = 'schema']" mode="constat"/>
    <xsl:call-template name="autre-signataire"/>
    <xsl:call-template name="numero-pris"/>
    <xsl:call-template name="meme-personne"/>
    <xsl:apply-templates select="$faits/f:constats/f:constat[@etape = 'faits' or @etape = 'regles']" mode="constat"/>
  </xsl:variable>
  <xsl:variable name="constats" select="exsl:node-set($constats-arbre)/*"/>

  <xsl:template match="f:constat" mode="constat">
    <constat id="{@id}" severite="{@severite}">
      <xsl:attribute name="effet"><xsl:call-template name="effet"><xsl:with-param name="id" select="@id"/><xsl:with-param name="etape" select="@etape"/><xsl:with-param name="severite" select="@severite"/></xsl:call-template></xsl:attribute>
      <xsl:copy-of select="@etape | @fichier | @ligne | @chemin"/>
      <texte><xsl:value-of select="f:texte"/></texte>
      <xsl:if test="f:conseil"><conseil><xsl:value-of select="f:conseil"/></conseil></xsl:if>
    </constat>
  </xsl:template>

  <xsl:template name="effet">
    <xsl:param name="id"/>
    <xsl:param name="etape"/>
    <xsl:param name="severite"/>
    <xsl:variable name="dit" select="$effets/p:constat[@id = $id]"/>
    <xsl:choose>
      <xsl:when test="$dit/@sans-ancre and $sans-ancre"><xsl:value-of select="$dit/@sans-ancre"/></xsl:when>
      <xsl:when test="$dit"><xsl:value-of select="$dit/@effet"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$effets/p:etape[@code = $etape]/@*[local-name() = $severite]"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!--
    REC-23, REC-24 : qui a scellé est-il l'organisme évaluateur ? Seuls comptent les sceaux du conteneur
    qui couvrent dossier.xml : une preuve peut être signée de n'importe qui, et un sceau posé sur autre chose ne dit rien du dossier. Un numéro du certificat que l'on sait lire décide, par le
    SIREN (un certificat est celui de l'entreprise, un dossier celui d'un établissement) ; un nom, lui, ne
    contredit rien : un GRETA scelle souvent au nom de son lycée support.
  -->
  <xsl:variable name="scelleurs" select="$faits/f:sceaux/f:sceau[starts-with(@ou, 'META-INF/')][@dossier = 'true'][@indication != 'TOTAL-FAILED']"/>
  <xsl:variable name="sirens-arbre"><xsl:apply-templates select="$scelleurs/f:identifiant" mode="siren"/></xsl:variable>
  <xsl:variable name="sirens" select="exsl:node-set($sirens-arbre)/*"/>
  <xsl:variable name="evaluateur" select="($resume/m:organisme[@siret = $resume/@siret] | $resume/m:organisme[@evalue = 'oui'][not($resume/m:organisme/@siret = $resume/@siret)])[1]"/>
  <xsl:variable name="siren" select="substring($resume/@siret, 1, 9)"/>
  <!-- Qui a fait l'une des deux évaluations scelle de plein droit. -->
  <xsl:variable name="siens-arbre"><un><xsl:value-of select="$siren"/></un><xsl:for-each select="$resume/m:organisme[@evalue = 'oui']/@siren"><un><xsl:value-of select="."/></un></xsl:for-each></xsl:variable>
  <xsl:variable name="les-siens" select="exsl:node-set($siens-arbre)/*"/>

  <!-- NTRFR-SIREN ou SIRET, SI:FR-…, VATFR-clé et SIREN (ETSI EN 319 412-1) ; 0002 SIREN, 0009 SIRET (ISO/IEC 6523). -->
  <xsl:template match="f:identifiant" mode="siren">
    <xsl:variable name="net" select="translate(., ' ', '')"/>
    <xsl:variable name="numero">
      <xsl:choose>
        <xsl:when test="starts-with($net, 'NTRFR-') or starts-with($net, 'SI:FR-')"><xsl:value-of select="substring($net, 7)"/></xsl:when>
        <xsl:when test="starts-with($net, 'VATFR-') and string-length($net) = 17"><xsl:value-of select="substring($net, 9)"/></xsl:when>
        <xsl:when test="starts-with(., '0002 ') or starts-with(., '0009 ')"><xsl:value-of select="substring($net, 5)"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:if test="(string-length($numero) = 9 or string-length($numero) = 14) and translate($numero, '0123456789', '') = ''"><siren titulaire="{../@titulaire}" indication="{../@indication}"><xsl:value-of select="substring($numero, 1, 9)"/></siren></xsl:if>
  </xsl:template>

  <xsl:template name="autre-signataire">
    <xsl:variable name="nom" select="$scelleurs[@titulaire != ''][1]/@titulaire"/>
    <xsl:variable name="cle"><xsl:call-template name="sans-forme"><xsl:with-param name="nom" select="$nom"/></xsl:call-template></xsl:variable>
    <xsl:variable name="attendu"><xsl:call-template name="sans-forme"><xsl:with-param name="nom" select="$evaluateur/@nom"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="$sirens and string-length($siren) = 9">
        <xsl:if test="not($sirens[. = $les-siens])">
          <xsl:variable name="de-qui" select="$sirens[1]"/>
          <xsl:variable name="connu" select="$resume/m:organisme[@siren = $de-qui]"/>
          <constat id="REC-23" severite="warning" etape="sceaux" fichier="{$faits/f:recu/@nom}">
            <xsl:attribute name="effet"><xsl:call-template name="effet"><xsl:with-param name="id" select="'REC-23'"/><xsl:with-param name="etape" select="'sceaux'"/><xsl:with-param name="severite" select="'warning'"/></xsl:call-template></xsl:attribute>
            <texte>Le sceau est celui d'un autre organisme : <xsl:if test="$de-qui/@titulaire != ''"><xsl:value-of select="$de-qui/@titulaire"/>, </xsl:if>SIREN <xsl:value-of select="$de-qui"/><xsl:if test="$connu">, qui a formé le candidat</xsl:if>. L'organisme évaluateur est, d'après le dossier, <xsl:if test="$evaluateur/@nom != ''"><xsl:value-of select="$evaluateur/@nom"/>, </xsl:if>SIREN <xsl:value-of select="$siren"/>.</texte>
            <conseil>Demandez à l'organisme évaluateur si ce sceau a été posé en son nom ; sinon, qu'il scelle le dossier lui-même.</conseil>
          </constat>
        </xsl:if>
      </xsl:when>
      <xsl:when test="$cle != '' and $attendu != '' and not(contains($cle, $attendu) or contains($attendu, $cle))">
        <constat id="REC-24" severite="info" etape="sceaux" fichier="{$faits/f:recu/@nom}">
          <xsl:attribute name="effet"><xsl:call-template name="effet"><xsl:with-param name="id" select="'REC-24'"/><xsl:with-param name="etape" select="'sceaux'"/><xsl:with-param name="severite" select="'info'"/></xsl:call-template></xsl:attribute>
          <texte>Le certificat du sceau porte le nom <xsl:value-of select="$nom"/> ; l'organisme évaluateur est, d'après le dossier, <xsl:value-of select="$evaluateur/@nom"/>. Le certificat n'a pas de numéro qui permette de les comparer.</texte>
        </constat>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="sans-forme">
    <xsl:param name="nom"/>
    <xsl:value-of select="translate(normalize-space(translate($nom, $capitales, $simples)), ' ', '')"/>
  </xsl:template>

  <!-- REC-08 : le numéro et le SIRET sont ceux d'un dossier déjà reçu, qui n'a pas les mêmes octets. -->
  <xsl:template name="numero-pris">
    <xsl:if test="$faits/f:connus/f:connu[@numero = $resume/@numero and @siret = $resume/@siret]">
      <constat id="REC-08" severite="error" etape="faits" fichier="{$faits/f:recu/@nom}">
        <xsl:attribute name="effet"><xsl:call-template name="effet"><xsl:with-param name="id" select="'REC-08'"/><xsl:with-param name="etape" select="'faits'"/><xsl:with-param name="severite" select="'error'"/></xsl:call-template></xsl:attribute>
        <texte>Un autre dossier a déjà été reçu sous le numéro <xsl:value-of select="$resume/@numero"/> et le SIRET <xsl:value-of select="$resume/@siret"/>.</texte>
        <conseil>Rien n'a été remplacé. Donnez à ce dossier un numéro à lui, ou dites au secrétariat qu'il prend la place de l'autre.</conseil>
      </constat>
    </xsl:if>
  </xsl:template>

  <!-- R38 : même nom de naissance, même prénom, même date, sous un autre numéro ou un autre organisme. -->
  <xsl:template name="meme-personne">
    <xsl:variable name="c" select="$resume/m:candidat"/>
    <xsl:variable name="cle"><xsl:value-of select="normalize-space(translate(concat($c/@nom-naissance, ' / ', $c/@prenom), $capitales, $simples))"/></xsl:variable>
    <xsl:variable name="siens">
      <xsl:for-each select="$faits/f:connus/f:connu[@naissance = $c/@naissance][not(@numero = $resume/@numero and @siret = $resume/@siret)]">
        <xsl:variable name="autre"><xsl:value-of select="normalize-space(translate(concat(@nom, ' / ', @prenom), $capitales, $simples))"/></xsl:variable>
        <xsl:if test="$autre = $cle"><un numero="{@numero}"/></xsl:if>
      </xsl:for-each>
    </xsl:variable>
    <xsl:variable name="autres" select="exsl:node-set($siens)/*"/>
    <xsl:if test="$c/@nom-naissance and $c/@prenom and $autres">
      <xsl:variable name="regle" select="document('clea:regles')/g:regles/g:regle[@id = 'R38']"/>
      <xsl:variable name="du-site" select="document('clea:site')/s:site/s:regle[@id = 'R38']/@severite"/>
      <xsl:variable name="severite"><xsl:choose><xsl:when test="$du-site"><xsl:value-of select="$du-site"/></xsl:when><xsl:otherwise><xsl:value-of select="$regle/@severite"/></xsl:otherwise></xsl:choose></xsl:variable>
      <constat id="R38" severite="{$severite}" etape="faits" fichier="{$faits/f:recu/@nom}">
        <xsl:attribute name="effet"><xsl:call-template name="effet"><xsl:with-param name="id" select="'R38'"/><xsl:with-param name="etape" select="'faits'"/><xsl:with-param name="severite" select="string($severite)"/></xsl:call-template></xsl:attribute>
        <texte>
          <xsl:choose>
            <xsl:when test="count($autres) = 1">Le dossier <xsl:value-of select="$autres/@numero"/>, déjà reçu, est</xsl:when>
            <xsl:otherwise>Les dossiers <xsl:call-template name="liste"><xsl:with-param name="noeuds" select="$autres/@numero"/></xsl:call-template>, déjà reçus, sont</xsl:otherwise>
          </xsl:choose>
          <xsl:text> au même nom de naissance, au même prénom et à la même date de naissance.</xsl:text>
        </texte>
        <conseil><xsl:value-of select="normalize-space($regle/g:que-faire)"/></conseil>
      </constat>
    </xsl:if>
  </xsl:template>

  <!-- ===== le verdict ===== -->

  <xsl:variable name="verdict">
    <xsl:choose>
      <xsl:when test="$constats[@effet = 'refuse']">refuse</xsl:when>
      <!-- Rien n'est accepté sans avoir été lu et jugé jusqu'au bout, ni sans un numéro et un SIRET où le ranger. -->
      <xsl:when test="$constats[@effet = 'a-completer'] or not($faits/f:etapes/f:etape[@code = 'regles']) or not($resume/@numero) or not($resume/@siret)">a-completer</xsl:when>
      <xsl:when test="$constats[@effet = 'remarque']">accepte-avec-remarques</xsl:when>
      <xsl:otherwise>accepte</xsl:otherwise>
    </xsl:choose>
  </xsl:variable>

  <xsl:template name="motif">
    <xsl:variable name="pesent" select="$constats[@effet = 'refuse'] | $constats[@effet = 'a-completer'][$verdict = 'a-completer']"/>
    <xsl:variable name="autres" select="count($pesent) - 1"/>
    <xsl:choose>
      <xsl:when test="$verdict = 'accepte'">Le dossier est complet et conforme.</xsl:when>
      <xsl:when test="$verdict = 'accepte-avec-remarques'">Le dossier est accepté ; <xsl:call-template name="nombre"><xsl:with-param name="n" select="count($constats[@effet = 'remarque'])"/><xsl:with-param name="un" select="'remarque'"/></xsl:call-template> à lire.</xsl:when>
      <xsl:when test="not($pesent)">Le dossier n'a pas pu être jugé jusqu'au bout.</xsl:when>
      <xsl:otherwise>
        <!-- Un constat de C commence en minuscule et ne se ferme pas ; une règle est déjà une phrase. -->
        <xsl:variable name="texte" select="normalize-space($pesent[1]/*[local-name() = 'texte'])"/>
        <xsl:variable name="fin" select="substring($texte, string-length($texte))"/>
        <xsl:value-of select="concat(translate(substring($texte, 1, 1), 'abcdefghijklmnopqrstuvwxyzàâçéèêîôù', 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊÎÔÙ'), substring($texte, 2))"/>
        <xsl:if test="not(contains('.!?…', $fin))">.</xsl:if>
        <xsl:if test="$autres &gt; 0"> Et <xsl:call-template name="nombre"><xsl:with-param name="n" select="$autres"/><xsl:with-param name="un" select="'autre constat'"/><xsl:with-param name="plusieurs" select="'autres constats'"/></xsl:call-template>.</xsl:if>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template match="/">
    <reception version="1" le="{$faits/@le}" programme="{$faits/@programme}" profil="{$faits/@profil}">
      <recu nom="{$faits/f:recu/@nom}" forme="{$faits/f:recu/@forme}" octets="{$faits/f:recu/@octets}" sha256="{$faits/f:recu/@sha256}"/>
      <verdict code="{$verdict}"><motif><xsl:call-template name="motif"/></motif></verdict>
      <xsl:apply-templates select="$resume"/>
      <sceaux><xsl:apply-templates select="$faits/f:sceaux/f:sceau"/></sceaux>
      <virus etat="{$faits/f:virus/@etat}"><xsl:value-of select="$faits/f:virus"/></virus>
      <etapes>
        <xsl:call-template name="etape"><xsl:with-param name="code" select="'conteneur'"/></xsl:call-template>
        <xsl:call-template name="etape"><xsl:with-param name="code" select="'sceaux'"/></xsl:call-template>
        <xsl:call-template name="etape"><xsl:with-param name="code" select="'schema'"/></xsl:call-template>
        <xsl:call-template name="etape"><xsl:with-param name="code" select="'faits'"/></xsl:call-template>
        <xsl:call-template name="etape"><xsl:with-param name="code" select="'regles'"/></xsl:call-template>
      </etapes>
      <constats><xsl:copy-of select="$constats"/></constats>
    </reception>
  </xsl:template>

  <!-- ===== le dossier, en quelques traits ===== -->

  <xsl:template match="m:resume">
    <xsl:variable name="c" select="m:candidat"/>
    <xsl:variable name="evaluateur" select="(m:organisme[@siret = current()/@siret] | m:organisme[@evalue = 'oui'][not(current()/m:organisme/@siret = current()/@siret)])[1]"/>
    <dossier numero="{@numero}" siret="{@siret}" referentiel="{@referentiel}">
      <candidat nom="{$c/@nom-naissance}" prenom="{$c/@prenom}" naissance="{$c/@naissance}"/>
      <organisme><xsl:value-of select="$evaluateur/@nom"/></organisme>
      <xsl:if test="m:dates/@ep-debut or m:dates/@ep-fin"><ep premier="{m:dates/@ep-debut}" dernier="{m:dates/@ep-fin}"/></xsl:if>
      <xsl:if test="m:dates/@ef-fin"><ef dernier="{m:dates/@ef-fin}"/></xsl:if>
      <xsl:if test="m:dates/@terme"><terme date="{m:dates/@terme}" jours="{(date:seconds(string(m:dates/@terme)) - date:seconds($aujourdhui)) div 86400}"/></xsl:if>
      <xsl:if test="m:verdict">
        <issue code="{m:verdict/@final}">
          <!-- Le jury peut en connaître : présentable, et rien qui retienne le dossier à la porte. -->
          <xsl:attribute name="pret-jury"><xsl:value-of select="boolean(m:verdict[@presentable != 'non'] and starts-with($verdict, 'accepte'))"/></xsl:attribute>
        </issue>
      </xsl:if>
    </dossier>
  </xsl:template>

  <!-- De confiance : rattaché à une autorité que le secrétariat a donnée, et intact. -->
  <xsl:template match="f:sceau">
    <sceau ou="{@ou}" indication="{translate(@indication, '-', '_')}" sous-indication="{@sous-indication}" signataire="{@signataire}" le="{@le}" prouve-le="{@prouve-le}">
      <xsl:attribute name="confiance"><xsl:value-of select="boolean(@indication != 'TOTAL-FAILED' and not($sans-ancre) and @sous-indication != 'NO_CERTIFICATE_CHAIN_FOUND')"/></xsl:attribute>
    </sceau>
  </xsl:template>

  <!-- ===== les étapes : ce qui va bien, d'abord ===== -->

  <xsl:template name="etape">
    <xsl:param name="code"/>
    <xsl:variable name="siens" select="$constats[@etape = $code]"/>
    <etape code="{$code}">
      <xsl:attribute name="etat">
        <xsl:choose>
          <xsl:when test="$siens[@effet = 'refuse']">refuse</xsl:when>
          <xsl:when test="$siens[@effet = 'a-completer']">a-completer</xsl:when>
          <xsl:when test="not($faits/f:etapes/f:etape[@code = $code])">non-examine</xsl:when>
          <xsl:when test="$siens[@effet = 'remarque']">remarques</xsl:when>
          <xsl:otherwise>conforme</xsl:otherwise>
        </xsl:choose>
      </xsl:attribute>
      <xsl:if test="$faits/f:etapes/f:etape[@code = $code]">
        <xsl:call-template name="points"><xsl:with-param name="code" select="$code"/><xsl:with-param name="graves" select="$siens[@effet = 'refuse' or @effet = 'a-completer']"/></xsl:call-template>
      </xsl:if>
    </etape>
  </xsl:template>

  <!-- Des phrases vraies de cet envoi ; rien n'est loué qu'un constat dément. -->
  <xsl:template name="points">
    <xsl:param name="code"/>
    <xsl:param name="graves"/>
    <xsl:choose>
      <xsl:when test="$code = 'conteneur'">
        <xsl:if test="not($graves)"><point>Le <xsl:choose><xsl:when test="$faits/f:recu/@forme = 'repertoire'">répertoire</xsl:when><xsl:otherwise>conteneur</xsl:otherwise></xsl:choose> est sain et ses fichiers sont lisibles.</point></xsl:if>
        <xsl:if test="$faits/f:virus/@etat = 'sain'"><point>L'antivirus n'a rien trouvé.</point></xsl:if>
      </xsl:when>
      <xsl:when test="$code = 'sceaux'">
        <xsl:variable name="bons" select="$faits/f:sceaux/f:sceau[@indication = 'TOTAL-PASSED']"/>
        <xsl:choose>
          <xsl:when test="$bons and count($bons) = count($faits/f:sceaux/f:sceau) and not($graves)"><point>Rien n'a changé depuis le scellement<xsl:if test="$bons[1]/@signataire != ''"> par <xsl:call-template name="signataire"><xsl:with-param name="nom" select="$bons[1]/@signataire"/></xsl:call-template></xsl:if>.</point></xsl:when>
          <xsl:when test="$faits/f:sceaux/f:sceau and not($faits/f:sceaux/f:sceau[@indication = 'TOTAL-FAILED'])"><point>Le contenu est celui qui a été scellé.</point></xsl:when>
        </xsl:choose>
        <xsl:if test="$sirens[@indication = 'TOTAL-PASSED'][. = $les-siens] and not($graves)"><point>Le certificat du sceau porte le SIREN de l'organisme évaluateur.</point></xsl:if>
      </xsl:when>
      <xsl:when test="$code = 'schema'">
        <xsl:if test="not($graves)"><point>Le fichier dossier.xml a la forme attendue.</point></xsl:if>
      </xsl:when>
      <xsl:when test="$code = 'faits'">
        <xsl:if test="not($constats[@etape = 'faits'])"><point>Aucun autre dossier n'a été reçu sous ce numéro ni pour cette personne.</point></xsl:if>
      </xsl:when>
      <xsl:when test="$code = 'regles'">
        <xsl:if test="not($graves)"><point>Aucune règle n'est enfreinte.</point></xsl:if>
        <xsl:if test="$resume/@preuves &gt; 0"><point>Le dossier réunit <xsl:call-template name="nombre"><xsl:with-param name="n" select="$resume/@preuves"/><xsl:with-param name="un" select="'preuve'"/></xsl:call-template>.</point></xsl:if>
        <xsl:if test="$resume/m:verdict/@criteres-acquis &gt; 0"><point><xsl:value-of select="$resume/m:verdict/@criteres-acquis"/> critères sur <xsl:value-of select="$resume/m:verdict/@criteres"/> sont acquis.</point></xsl:if>
      </xsl:when>
    </xsl:choose>
  </xsl:template>

  <!-- Le nom commun d'un signataire, qui suffit à un lecteur : « GRETA du Val d'Essai ». -->
  <xsl:template name="signataire">
    <xsl:param name="nom"/>
    <xsl:choose>
      <xsl:when test="starts-with($nom, 'CN=') and contains($nom, ',')"><xsl:value-of select="substring-before(substring-after($nom, 'CN='), ',')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$nom"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
</xsl:stylesheet>
