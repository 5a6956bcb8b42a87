<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/communs.xsl - ce que les rapports et le tableau ont en commun : la
  langue, les textes d'autrui rendus sûrs à lire, les noms, les tailles, le
  terme. Le contexte est une « reception », de la fiche ou du tableau.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:e="urn:clea:reception:1"
    xmlns:str="http://exslt.org/strings"
    xmlns:date="http://exslt.org/dates-and-times"
    exclude-result-prefixes="e str date">

  <xsl:param name="langue" select="'fr'"/>

  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/typographie.xsl"/>
  <xsl:include href="../common/phrases.xsl"/>
  <xsl:include href="mots.xsl"/>

  <xsl:variable name="mr" select="$mots/rapport"/>

  <!-- Les signes qui renversent ou cachent le texte qui les suit : un nom de fichier
       s'en sert pour mentir sur sa fin. Montrés par le signe de remplacement. -->
  <xsl:variable name="invisibles" select="'&#x202A;&#x202B;&#x202C;&#x202D;&#x202E;&#x2066;&#x2067;&#x2068;&#x2069;&#x200E;&#x200F;&#x61C;&#x200B;&#x2060;&#xFEFF;&#xAD;'"/>
  <xsl:variable name="montres" select="'����������������'"/>

  <!-- Un nom ou un texte d'autrui, tel quel mais sans rien d'invisible. -->
  <xsl:template name="net">
    <xsl:param name="texte"/>
    <xsl:value-of select="normalize-space(translate($texte, $invisibles, $montres))"/>
  </xsl:template>

  <!-- Une phrase de la fiche : composée, une capitale au début. -->
  <xsl:template name="phrase-de-fiche">
    <xsl:param name="texte"/>
    <xsl:variable name="net" select="normalize-space(translate($texte, $invisibles, $montres))"/>
    <xsl:variable name="compose"><xsl:call-template name="typo"><xsl:with-param name="texte" select="$net"/></xsl:call-template></xsl:variable>
    <xsl:variable name="mot" select="substring-before(concat($net, ' '), ' ')"/>
    <xsl:choose>
      <!-- Un nom de fichier ou de commande garde sa forme. -->
      <xsl:when test="translate($mot, './&lt;_', '') != $mot"><xsl:value-of select="$compose"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(translate(substring($compose, 1, 1), 'abcdefghijklmnopqrstuvwxyzàâçéèêîôœ', 'ABCDEFGHIJKLMNOPQRSTUVWXYZÀÂÇÉÈÊÎÔŒ'), substring($compose, 2))"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- « Inès Lafarge » ; rien quand le dossier n'a pas de nom. -->
  <xsl:template name="candidat">
    <xsl:param name="c" select="e:dossier/e:candidat"/>
    <xsl:value-of select="translate(normalize-space(translate(concat($c/@prenom, ' ', $c/@nom), $invisibles, $montres)), $apostrophe, '’')"/>
  </xsl:template>

  <xsl:template name="organisme">
    <xsl:value-of select="translate(normalize-space(translate(e:dossier/e:organisme, $invisibles, $montres)), $apostrophe, '’')"/>
  </xsl:template>

  <!-- Le nom commun d'un signataire suffit : « GRETA du Val d’Essai » de « CN=GRETA du Val d'Essai,O=… ». -->
  <xsl:template name="signataire">
    <xsl:param name="nom"/>
    <xsl:variable name="cn"><xsl:choose><xsl:when test="starts-with($nom, 'CN=')"><xsl:value-of select="substring-before(concat(substring($nom, 4), ','), ',')"/></xsl:when><xsl:otherwise><xsl:value-of select="$nom"/></xsl:otherwise></xsl:choose></xsl:variable>
    <xsl:value-of select="translate(normalize-space(translate($cn, $invisibles, $montres)), $apostrophe, '’')"/>
  </xsl:template>

  <!-- 193 500 303 00014. -->
  <xsl:template name="siret">
    <xsl:param name="siret"/>
    <xsl:value-of select="concat(substring($siret, 1, 3), '&#xA0;', substring($siret, 4, 3), '&#xA0;', substring($siret, 7, 3), '&#xA0;', substring($siret, 10))"/>
  </xsl:template>

  <!-- « 2,5 Mo ». -->
  <xsl:template name="taille">
    <xsl:param name="octets"/>
    <xsl:variable name="m" select="$mots/rapport"/>
    <xsl:call-template name="phrase">
      <xsl:with-param name="p" select="$m/go[$octets &gt;= 1000000000] | $m/mo[$octets &lt; 1000000000 and $octets &gt;= 1000000] | $m/ko[$octets &lt; 1000000 and $octets &gt;= 1000] | $m/octets[$octets &lt; 1000 and $octets &gt;= 2] | $m/octet[$octets &lt; 2]"/>
      <xsl:with-param name="a">
        <xsl:choose>
          <xsl:when test="$octets &lt; 1000"><xsl:value-of select="$octets"/></xsl:when>
          <xsl:when test="$octets &lt; 1000000"><xsl:value-of select="translate(format-number($octets div 1000, '#,##0'), ',.', '&#xA0;,')"/></xsl:when>
          <xsl:when test="$octets &lt; 1000000000"><xsl:value-of select="translate(format-number($octets div 1000000, '#,##0.#'), ',.', '&#xA0;,')"/></xsl:when>
          <xsl:otherwise><xsl:value-of select="translate(format-number($octets div 1000000000, '#,##0.#'), ',.', '&#xA0;,')"/></xsl:otherwise>
        </xsl:choose>
      </xsl:with-param>
    </xsl:call-template>
  </xsl:template>

  <!-- « le 2 novembre 2026 à 9 h 00 (temps universel) ». -->
  <xsl:template name="heure">
    <xsl:param name="instant"/>
    <xsl:value-of select="concat(number(substring($instant, 12, 2)), '&#xA0;h&#xA0;', substring($instant, 15, 2))"/>
  </xsl:template>

  <!-- Le terme de cinq ans ne presse que tant qu'une évaluation finale reste à faire : vide sinon. -->
  <xsl:template name="terme">
    <xsl:variable name="d" select="e:dossier"/>
    <xsl:if test="string-length($d/e:terme/@date) = 10 and not($d/e:ef/@dernier != '') and not($d/e:issue/@code = 'acquis' or $d/e:issue/@pret-jury = 'true')"><xsl:value-of select="$d/e:terme/@date"/></xsl:if>
  </xsl:template>

  <!-- « 1 590 jours », « 1 jour » ; le signe n'est pas dit. -->
  <xsl:template name="jours-dits">
    <xsl:param name="n"/>
    <xsl:variable name="jours" select="$n * (1 - 2 * ($n &lt; 0))"/>
    <xsl:value-of select="concat(translate(format-number($jours, '#,##0'), ',', '&#xA0;'), '&#xA0;', $mots/nombres/jour[$jours &lt; 2], $mots/nombres/jour[$jours &gt;= 2]/@pluriel)"/>
  </xsl:template>

  <!-- Jours de « le » à « jusqu-a », deux dates ; négatif quand c'est passé. -->
  <xsl:template name="jours-restants">
    <xsl:param name="le"/>
    <xsl:param name="jusqu-a"/>
    <xsl:value-of select="(date:seconds($jusqu-a) - date:seconds($le)) div 86400"/>
  </xsl:template>
</xsl:stylesheet>
