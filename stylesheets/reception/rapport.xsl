<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/rapport.xsl - ce que le rapport de réception dit à l'expéditeur, et
  dans quel ordre : qui, quand et quoi ; le verdict ; ce qui est en ordre ;
  ensuite seulement ce qu'il faut corriger, où et comment ; le délai ; comment
  renvoyer ; ce qui sert de trace.

  Entrée : une fiche (reception.xsd). Sortie : un arbre sans aspect, que
  rapport-html.xsl et rapport-fo.xsl mettent chacun en page : les deux disent
  les mêmes mots, ceux-ci. Ses éléments, sans espace de noms :

    rapport    @le  titre, objet, sous-objet*, verdict, fiche, section*
    verdict    @code @mot  p+, aller? (@vers)
    fiche      @titre  l+ (@nom)
    section    @id @titre  p* (@discret), bien*, groupe*, etapes?, tableau?
    bien       @titre  p+
    groupe     @titre  constat+
    constat    @id @gravite @mot  fait+ (@ou), conseil?
    etapes     e+
    tableau    @titre  tetes (c+), rang+ (c+)
    code       dans un texte : une empreinte, à chasse fixe
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:e="urn:clea:reception:1"
    xmlns:str="http://exslt.org/strings"
    exclude-result-prefixes="e str">

  <xsl:include href="communs.xsl"/>
  <xsl:include href="conseils.xsl"/>

  <xsl:key name="pareils" match="e:constat" use="concat(@effet, ' ', @severite, ' ', @etape, ' ', @id, ' ', e:conseil)"/>

  <xsl:variable name="fiche" select="/e:reception"/>
  <xsl:variable name="code" select="string($fiche/e:verdict/@code)"/>
  <xsl:variable name="pris" select="starts-with($code, 'accepte')"/>
  <xsl:variable name="constats" select="$fiche/e:constats/e:constat"/>
  <xsl:variable name="a-corriger" select="$constats[@effet = 'refuse' or @effet = 'a-completer']"/>

  <xsl:output method="xml" encoding="UTF-8"/>

  <xsl:template match="/"><xsl:apply-templates select="$fiche" mode="rapport"/></xsl:template>

  <xsl:template match="e:reception" mode="rapport">
    <xsl:variable name="nom"><xsl:call-template name="candidat"/></xsl:variable>
    <xsl:variable name="organisme"><xsl:call-template name="organisme"/></xsl:variable>
    <rapport le="{@le}">
      <titre><xsl:value-of select="$mr/titre"/></titre>
      <objet>
        <xsl:choose>
          <xsl:when test="$nom != ''"><xsl:value-of select="$nom"/></xsl:when>
          <xsl:when test="not(e:dossier)"><xsl:value-of select="$mr/illisible"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="net"><xsl:with-param name="texte" select="e:recu/@nom"/></xsl:call-template></xsl:otherwise>
        </xsl:choose>
      </objet>
      <xsl:if test="e:dossier/@numero != ''"><sous-objet><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/dossier"/><xsl:with-param name="a" select="e:dossier/@numero"/></xsl:call-template></sous-objet></xsl:if>
      <xsl:choose>
        <xsl:when test="$organisme != ''"><sous-objet><xsl:value-of select="$organisme"/></sous-objet></xsl:when>
        <xsl:when test="not(e:dossier)"><sous-objet><xsl:call-template name="net"><xsl:with-param name="texte" select="e:recu/@nom"/></xsl:call-template></sous-objet></xsl:when>
      </xsl:choose>
      <xsl:apply-templates select="e:verdict" mode="rapport"/>
      <xsl:call-template name="fiche"><xsl:with-param name="nom" select="string($nom)"/><xsl:with-param name="organisme" select="string($organisme)"/></xsl:call-template>
      <xsl:call-template name="bien"/>
      <xsl:call-template name="corriger"/>
      <xsl:call-template name="a-lire"><xsl:with-param name="id" select="'remarques'"/><xsl:with-param name="liste" select="$constats[@effet = 'remarque']"/></xsl:call-template>
      <xsl:call-template name="a-lire"><xsl:with-param name="id" select="'informations'"/><xsl:with-param name="liste" select="$constats[@effet = 'rien']"/></xsl:call-template>
      <xsl:call-template name="delai"/>
      <xsl:if test="not($pris)"><xsl:call-template name="renvoyer"/></xsl:if>
      <xsl:call-template name="memoire"/>
    </rapport>
  </xsl:template>

  <!-- ===== le verdict ===== -->

  <xsl:template match="e:verdict" mode="rapport">
    <verdict code="{@code}" mot="{$mots/verdicts/*[local-name() = $code]}">
      <p><xsl:call-template name="phrase-de-fiche"><xsl:with-param name="texte" select="e:motif"/></xsl:call-template></p>
      <p>
        <xsl:value-of select="$mots/suites/*[local-name() = $code]"/>
        <xsl:if test="$fiche/e:dossier/e:issue/@pret-jury = 'true'"><xsl:value-of select="concat(' ', $mots/pret-jury)"/></xsl:if>
      </p>
      <xsl:if test="$a-corriger"><aller vers="corriger"><xsl:value-of select="concat($mr/aller, ' (')"/><xsl:call-template name="nombre"><xsl:with-param name="n" select="count($a-corriger)"/><xsl:with-param name="nom" select="$mots/nombres/point"/></xsl:call-template>)</aller></xsl:if>
    </verdict>
  </xsl:template>

  <!-- ===== qui, quoi, quand ===== -->

  <xsl:template name="fiche">
    <xsl:param name="nom"/>
    <xsl:param name="organisme"/>
    <xsl:variable name="d" select="e:dossier"/>
    <fiche titre="{$mr/fiche}">
      <l nom="{$mr/lignes/recu}"><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mr/le"/>
        <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring(@le, 1, 10)"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b"><xsl:call-template name="heure"><xsl:with-param name="instant" select="@le"/></xsl:call-template></xsl:with-param>
      </xsl:call-template></l>
      <l nom="{$mr/lignes/fichier}"><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mr/fichier"/>
        <xsl:with-param name="a"><xsl:call-template name="net"><xsl:with-param name="texte" select="e:recu/@nom"/></xsl:call-template></xsl:with-param>
        <xsl:with-param name="b" select="$mots/formes/*[local-name() = current()/e:recu/@forme]"/>
        <xsl:with-param name="c"><xsl:call-template name="taille"><xsl:with-param name="octets" select="e:recu/@octets"/></xsl:call-template></xsl:with-param>
      </xsl:call-template></l>
      <xsl:if test="$d">
        <l nom="{$mr/lignes/numero}"><xsl:value-of select="$d/@numero"/><xsl:if test="not($d/@numero != '')"><xsl:value-of select="$mots/vide"/></xsl:if></l>
        <l nom="{$mr/lignes/candidat}"><xsl:value-of select="$nom"/><xsl:if test="$nom = ''"><xsl:value-of select="$mots/vide"/></xsl:if></l>
        <xsl:if test="string-length($d/e:candidat/@naissance) = 10"><l nom="{$mr/lignes/naissance}"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$d/e:candidat/@naissance"/></xsl:call-template></l></xsl:if>
        <l nom="{$mr/lignes/organisme}">
          <xsl:choose>
            <xsl:when test="$organisme != '' and $d/@siret != ''"><xsl:call-template name="phrase">
              <xsl:with-param name="p" select="$mr/siret"/><xsl:with-param name="a" select="$organisme"/>
              <xsl:with-param name="b"><xsl:call-template name="siret"><xsl:with-param name="siret" select="$d/@siret"/></xsl:call-template></xsl:with-param>
            </xsl:call-template></xsl:when>
            <xsl:when test="$organisme = ''"><xsl:value-of select="$mots/vide"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$organisme"/></xsl:otherwise>
          </xsl:choose>
        </l>
        <xsl:if test="$d/e:ep/@premier != '' and $d/e:ep/@dernier != ''">
          <l nom="{$mr/lignes/ep}"><xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mr/du-au"/>
            <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$d/e:ep/@premier"/></xsl:call-template></xsl:with-param>
            <xsl:with-param name="b"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$d/e:ep/@dernier"/></xsl:call-template></xsl:with-param>
          </xsl:call-template></l>
        </xsl:if>
        <xsl:if test="$d/e:ef/@dernier != ''"><l nom="{$mr/lignes/ef}"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="$d/e:ef/@dernier"/></xsl:call-template></l></xsl:if>
      </xsl:if>
    </fiche>
  </xsl:template>

  <!-- ===== d'abord ce qui est en ordre ===== -->

  <xsl:template name="bien">
    <xsl:variable name="etapes" select="e:etapes/e:etape"/>
    <!-- Un envoi non scellé n'est pas « en ordre » : ou rien ne le demande, ou la remarque le dit. -->
    <xsl:variable name="sans-sceau" select="$etapes[@code = 'sceaux'][not(e:point)][not(../../e:sceaux/e:sceau)]"/>
    <xsl:variable name="bonnes" select="$etapes[e:point or @etat = 'conforme' or @etat = 'remarques' and not(@code = $sans-sceau/@code)]"/>
    <xsl:variable name="vierges" select="$etapes[@etat = 'non-examine']"/>
    <section id="bien" titre="{$mr/bien}">
      <xsl:if test="not($bonnes)"><p><xsl:value-of select="$mr/bien-rien"/></p></xsl:if>
      <xsl:for-each select="$bonnes">
        <bien titre="{$mots/etapes/*[local-name() = current()/@code]}">
          <xsl:for-each select="e:point"><p><xsl:call-template name="phrase-de-fiche"><xsl:with-param name="texte" select="."/></xsl:call-template></p></xsl:for-each>
          <xsl:if test="not(e:point)"><p><xsl:choose>
            <xsl:when test="@code = $sans-sceau/@code"><xsl:value-of select="$mr/sans-sceau-permis"/></xsl:when>
            <xsl:otherwise><xsl:value-of select="$mots/etats/*[local-name() = current()/@etat]"/></xsl:otherwise>
          </xsl:choose></p></xsl:if>
        </bien>
      </xsl:for-each>
      <xsl:if test="$vierges">
        <p discret="oui"><xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mr/non-examine"/>
          <xsl:with-param name="a"><xsl:for-each select="$vierges"><xsl:if test="position() &gt; 1">, </xsl:if><xsl:value-of select="$mots/etapes/*[local-name() = current()/@code]/@liste"/></xsl:for-each></xsl:with-param>
        </xsl:call-template></p>
      </xsl:if>
    </section>
  </xsl:template>

  <!-- ===== puis ce qui ne l'est pas ===== -->

  <xsl:template name="corriger">
    <xsl:choose>
      <xsl:when test="$a-corriger">
        <section id="corriger" titre="{$mr/corriger}"><xsl:call-template name="groupes"><xsl:with-param name="liste" select="$a-corriger"/></xsl:call-template></section>
      </xsl:when>
      <xsl:when test="not($pris)"><section id="corriger" titre="{$mr/corriger}"><p><xsl:value-of select="$mr/corriger-vide"/></p></section></xsl:when>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="a-lire">
    <xsl:param name="id"/>
    <xsl:param name="liste"/>
    <xsl:if test="$liste">
      <section id="{$id}" titre="{$mr/*[local-name() = $id]}">
        <xsl:if test="$mr/*[local-name() = concat($id, '-intro')] and not($a-corriger)"><p><xsl:value-of select="$mr/*[local-name() = concat($id, '-intro')]"/></p></xsl:if>
        <xsl:call-template name="groupes"><xsl:with-param name="liste" select="$liste"/></xsl:call-template>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- Par étape, les plus graves d'abord ; les constats qui appellent la même correction sont dits ensemble. -->
  <xsl:template name="groupes">
    <xsl:param name="liste"/>
    <xsl:variable name="premiers" select="$liste[generate-id() = generate-id(key('pareils', concat(@effet, ' ', @severite, ' ', @etape, ' ', @id, ' ', e:conseil))[1])]"/>
    <xsl:for-each select="$mots/etapes/*">
      <xsl:variable name="etape" select="local-name()"/>
      <xsl:if test="$premiers[@etape = $etape]">
        <groupe titre="{.}">
          <xsl:apply-templates select="$premiers[@etape = $etape][@effet = 'refuse'][@severite = 'error']" mode="rapport"/>
          <xsl:apply-templates select="$premiers[@etape = $etape][@effet = 'refuse'][@severite != 'error']" mode="rapport"/>
          <xsl:apply-templates select="$premiers[@etape = $etape][@effet != 'refuse'][@severite = 'error']" mode="rapport"/>
          <xsl:apply-templates select="$premiers[@etape = $etape][@effet != 'refuse'][@severite = 'warning']" mode="rapport"/>
          <xsl:apply-templates select="$premiers[@etape = $etape][@effet != 'refuse'][@severite = 'info']" mode="rapport"/>
        </groupe>
      </xsl:if>
    </xsl:for-each>
  </xsl:template>

  <!-- Ce qu'un constat demande suit de son effet : le profil a pu adoucir ou durcir sa gravité. -->
  <xsl:template match="e:constat" mode="rapport">
    <xsl:variable name="gravite">
      <xsl:choose>
        <xsl:when test="@effet = 'refuse' or @effet = 'a-completer'">error</xsl:when>
        <xsl:when test="@effet = 'remarque'">warning</xsl:when>
        <xsl:otherwise>info</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <constat id="{@id}" gravite="{$gravite}" mot="{$mots/gravites/*[local-name() = $gravite]}">
      <xsl:for-each select="key('pareils', concat(@effet, ' ', @severite, ' ', @etape, ' ', @id, ' ', e:conseil))">
        <fait>
          <xsl:attribute name="ou"><xsl:call-template name="ou"/></xsl:attribute>
          <xsl:call-template name="phrase-de-fiche"><xsl:with-param name="texte" select="e:texte"/></xsl:call-template>
        </fait>
      </xsl:for-each>
      <xsl:variable name="dit" select="$conseils[contains(concat(' ', @pour, ' '), concat(' ', current()/@id, ' '))]"/>
      <xsl:choose>
        <xsl:when test="$dit"><conseil><xsl:value-of select="$dit"/></conseil></xsl:when>
        <xsl:when test="normalize-space(e:conseil) != ''"><conseil><xsl:call-template name="phrase-de-fiche"><xsl:with-param name="texte" select="e:conseil"/></xsl:call-template></conseil></xsl:when>
      </xsl:choose>
    </constat>
  </xsl:template>

  <!-- « dossier.xml, ligne 50 », « preuves/lien.pdf » ; rien quand c'est l'envoi entier, dont le nom est dit en
       tête. Un dossier scellé tient sur une ligne : là, c'est le chemin qui dit où, en mots. -->
  <xsl:template name="ou">
    <xsl:variable name="recu" select="$fiche/e:recu/@nom"/>
    <xsl:variable name="dedans">
      <xsl:choose>
        <xsl:when test="starts-with(@fichier, concat($recu, '!')) or starts-with(@fichier, concat($recu, '/'))"><xsl:value-of select="substring(@fichier, string-length($recu) + 2)"/></xsl:when>
        <xsl:when test="@fichier != $recu"><xsl:value-of select="@fichier"/></xsl:when>
        <xsl:when test="not(starts-with(@chemin, '/'))"><xsl:value-of select="@chemin"/></xsl:when>
      </xsl:choose>
    </xsl:variable>
    <xsl:variable name="fichier"><xsl:call-template name="net"><xsl:with-param name="texte" select="string($dedans)"/></xsl:call-template></xsl:variable>
    <xsl:choose>
      <xsl:when test="@ligne &gt; 2 and $fichier != ''"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/ligne"/><xsl:with-param name="a" select="$fichier"/><xsl:with-param name="b" select="@ligne"/></xsl:call-template></xsl:when>
      <xsl:when test="starts-with(@chemin, '/') and $fichier != ''"><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mr/endroit"/><xsl:with-param name="a" select="$fichier"/>
        <xsl:with-param name="b"><xsl:call-template name="chemin"/></xsl:with-param>
      </xsl:call-template></xsl:when>
      <xsl:otherwise><xsl:value-of select="$fichier"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « dossier › preuves › preuve 2 » de « /d:dossier[1]/d:preuves[1]/d:preuve[2] ». -->
  <xsl:template name="chemin">
    <xsl:variable name="net"><xsl:call-template name="net"><xsl:with-param name="texte" select="substring(@chemin, 2)"/></xsl:call-template></xsl:variable>
    <xsl:value-of select="translate(str:replace(str:replace(str:replace(str:replace(string($net), 'd:', ''), '[1]', ''), '/', ' › '), '[', '&#xA0;'), ']', '')"/>
  </xsl:template>

  <!-- ===== le délai de cinq ans ===== -->

  <xsl:template name="delai">
    <xsl:variable name="terme"><xsl:call-template name="terme"/></xsl:variable>
    <xsl:if test="$terme != ''">
      <xsl:variable name="reste"><xsl:call-template name="jours-restants"><xsl:with-param name="le" select="substring(@le, 1, 10)"/><xsl:with-param name="jusqu-a" select="string($terme)"/></xsl:call-template></xsl:variable>
      <section id="delai" titre="{$mr/delai}">
        <p><xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mr/delai-reste[$reste &gt; 0] | $mr/delai-jour[$reste = 0] | $mr/delai-passe[$reste &lt; 0]"/>
          <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="string($terme)"/></xsl:call-template></xsl:with-param>
          <xsl:with-param name="b"><xsl:call-template name="jours-dits"><xsl:with-param name="n" select="$reste"/></xsl:call-template></xsl:with-param>
        </xsl:call-template></p>
      </section>
    </xsl:if>
  </xsl:template>

  <!-- ===== comment renvoyer ===== -->

  <xsl:template name="renvoyer">
    <section id="renvoyer" titre="{$mr/renvoyer}">
      <etapes>
        <xsl:if test="e:virus/@etat = 'infecte'"><e><xsl:value-of select="$mr/renvoyer-virus"/></e></xsl:if>
        <xsl:choose>
          <xsl:when test="$code = 'refuse'"><e><xsl:value-of select="$mr/renvoyer-refaire"/></e></xsl:when>
          <xsl:when test="$a-corriger"><e><xsl:call-template name="phrase">
            <xsl:with-param name="p" select="$mr/renvoyer-corriger"/>
            <xsl:with-param name="a"><xsl:call-template name="points-a-corriger"/></xsl:with-param>
          </xsl:call-template></e></xsl:when>
        </xsl:choose>
        <e><xsl:value-of select="$mr/renvoyer-verifier"/></e>
        <e>
          <xsl:value-of select="$mr/renvoyer-entier"/>
          <!-- REC-08 demande justement un autre numéro. -->
          <xsl:if test="e:dossier/@numero != '' and not($constats[@id = 'REC-08'])">
            <xsl:text> </xsl:text>
            <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/renvoyer-numero"/><xsl:with-param name="a" select="e:dossier/@numero"/></xsl:call-template>
          </xsl:if>
        </e>
        <e><xsl:value-of select="$mr/renvoyer-deposer"/></e>
      </etapes>
    </section>
  </xsl:template>

  <xsl:template name="points-a-corriger">
    <xsl:choose>
      <xsl:when test="count($a-corriger) = 1"><xsl:value-of select="$mr/le-point"/></xsl:when>
      <xsl:otherwise><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/les-points"/><xsl:with-param name="a" select="count($a-corriger)"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ===== ce qui sert de trace ===== -->

  <xsl:template name="memoire">
    <section id="memoire" titre="{$mr/memoire}">
      <xsl:choose>
        <xsl:when test="e:sceaux/e:sceau">
          <tableau titre="{$mr/sceaux}">
            <tetes><xsl:for-each select="$mr/sceaux-tetes/*"><c><xsl:value-of select="."/></c></xsl:for-each></tetes>
            <xsl:apply-templates select="e:sceaux/e:sceau" mode="rapport"/>
          </tableau>
        </xsl:when>
        <xsl:when test="e:etapes/e:etape[@code = 'sceaux']/@etat != 'non-examine'"><p><xsl:value-of select="$mr/sans-sceau"/></p></xsl:when>
      </xsl:choose>
      <p><xsl:call-template name="phrase">
        <xsl:with-param name="p" select="$mr/antivirus"/>
        <xsl:with-param name="a"><xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$mots/virus/*[local-name() = current()/e:virus/@etat]"/>
          <xsl:with-param name="a"><xsl:call-template name="net"><xsl:with-param name="texte" select="e:virus"/></xsl:call-template></xsl:with-param>
        </xsl:call-template></xsl:with-param>
      </xsl:call-template></p>
      <p><xsl:value-of select="substring-before($mr/empreinte, '{a}')"/><code><xsl:value-of select="e:recu/@sha256"/></code><xsl:value-of select="substring-after($mr/empreinte, '{a}')"/></p>
      <p discret="oui"><xsl:call-template name="phrase"><xsl:with-param name="p" select="$mr/programme"/><xsl:with-param name="a" select="@programme"/></xsl:call-template></p>
    </section>
  </xsl:template>

  <xsl:template match="e:sceau" mode="rapport">
    <rang>
      <c><xsl:call-template name="net"><xsl:with-param name="texte" select="@ou"/></xsl:call-template></c>
      <c><xsl:call-template name="signataire"><xsl:with-param name="nom" select="string(@signataire)"/></xsl:call-template><xsl:if test="not(@signataire != '')"><xsl:value-of select="$mots/inconnu"/></xsl:if></c>
      <c><xsl:choose>
        <xsl:when test="@le != ''"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="substring(@le, 1, 10)"/></xsl:call-template></xsl:when>
        <xsl:otherwise>–</xsl:otherwise>
      </xsl:choose></c>
      <c>
        <xsl:value-of select="$mots/indications/*[local-name() = current()/@indication]"/>
        <xsl:if test="@sous-indication != ''">
          <xsl:text>&#xA0;: </xsl:text>
          <xsl:variable name="dit" select="$mots/sous-indications/*[local-name() = current()/@sous-indication]"/>
          <xsl:choose>
            <xsl:when test="$dit"><xsl:value-of select="$dit"/></xsl:when>
            <xsl:otherwise><xsl:call-template name="net"><xsl:with-param name="texte" select="@sous-indication"/></xsl:call-template></xsl:otherwise>
          </xsl:choose>
        </xsl:if>
        <xsl:if test="@prouve-le != ''">
          <xsl:text>, </xsl:text>
          <xsl:call-template name="phrase"><xsl:with-param name="p" select="$mots/horodate"/>
            <xsl:with-param name="a"><xsl:call-template name="date-courte"><xsl:with-param name="date" select="substring(@prouve-le, 1, 10)"/></xsl:call-template></xsl:with-param></xsl:call-template>
        </xsl:if>
      </c>
    </rang>
  </xsl:template>
</xsl:stylesheet>
