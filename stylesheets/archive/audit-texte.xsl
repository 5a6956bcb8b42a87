<?xml version="1.0" encoding="UTF-8"?>
<!--
  archive/audit-texte.xsl - ce que dit le rapport d'audit, et dans quel ordre :
  d'abord ce qui est établi, ensuite ce qui ne l'est plus, enfin ce que cela
  prouve et ne prouve pas. La page (audit-html.xsl) et le document
  (audit-fo.xsl) le mettent en forme.

  $rapport : rapport[@titre, @archive, @date, @etat] / verdict, section[@id,
  @titre] / p | l[@nom] | tableau / tete/c, rang/c.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:a="urn:clea:audit:1"
    xmlns:exsl="http://exslt.org/common"
    exclude-result-prefixes="a exsl">

  <xsl:include href="../common/dates.xsl"/>
  <xsl:include href="../common/typographie.xsl"/>

  <xsl:variable name="langue">fr</xsl:variable>
  <xsl:variable name="audit" select="/a:audit"/>
  <xsl:variable name="fautes" select="$audit/a:constat[@gravite = 'error']"/>
  <xsl:variable name="fautes-de-fichier" select="$fautes[starts-with(@id, 'ARC-') or starts-with(@id, 'FILE-')]"/>
  <xsl:variable name="tout" select="$audit/@echantillon = 100"/>
  <!-- Ce qui est dit du même certificat dans les mêmes mots, de dossier en dossier, tient en une ligne. -->
  <xsl:key name="memes-mots" match="a:constat[starts-with(@id, 'SEAL-')]" use="concat(@id, ' ', a:texte)"/>
  <xsl:variable name="rapport-arbre"><xsl:apply-templates select="$audit" mode="texte"/></xsl:variable>
  <xsl:variable name="rapport" select="exsl:node-set($rapport-arbre)/rapport"/>

  <!-- 12 345 -->
  <xsl:decimal-format name="fr" grouping-separator="&#x202F;" decimal-separator=","/>
  <xsl:template name="compte">
    <xsl:param name="n"/>
    <xsl:param name="un"/>
    <xsl:param name="des"/>
    <xsl:value-of select="concat(format-number($n, '#&#x202F;##0', 'fr'), '&#xA0;')"/>
    <xsl:choose><xsl:when test="$n &lt; 2"><xsl:value-of select="$un"/></xsl:when><xsl:otherwise><xsl:value-of select="$des"/></xsl:otherwise></xsl:choose>
  </xsl:template>
  <xsl:template name="volume">
    <xsl:param name="octets"/>
    <xsl:choose>
      <xsl:when test="$octets &gt;= 1000000000"><xsl:value-of select="concat(format-number($octets div 1000000000, '#&#x202F;##0,0', 'fr'), '&#xA0;Go')"/></xsl:when>
      <xsl:when test="$octets &gt;= 1000000"><xsl:value-of select="concat(format-number($octets div 1000000, '##0,0', 'fr'), '&#xA0;Mo')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="concat(format-number($octets div 1000, '##0,0', 'fr'), '&#xA0;ko')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>
  <xsl:template name="le">
    <xsl:param name="instant"/>
    <xsl:call-template name="date-longue"><xsl:with-param name="date" select="substring($instant, 1, 10)"/></xsl:call-template>
  </xsl:template>

  <xsl:template match="a:audit" mode="texte">
    <rapport titre="Rapport d’audit" archive="{@archive}" programme="{@programme}">
      <xsl:attribute name="date"><xsl:call-template name="le"><xsl:with-param name="instant" select="@instant"/></xsl:call-template></xsl:attribute>
      <xsl:attribute name="etat"><xsl:choose>
        <xsl:when test="not($fautes)">bien</xsl:when>
        <xsl:when test="not($fautes-de-fichier)">a-voir</xsl:when>
        <xsl:otherwise>altere</xsl:otherwise>
      </xsl:choose></xsl:attribute>
      <verdict><xsl:call-template name="verdict"/></verdict>
      <section id="etabli" titre="Ce qui est établi"><xsl:call-template name="etabli"/></section>
      <section id="sceaux" titre="Qui a scellé, et ce que cela prouve"><xsl:apply-templates select="a:sceaux" mode="texte"/></section>
      <xsl:if test="a:constat[@id != 'SEAL-50']"><section id="constats" titre="Ce qu’il faut regarder"><xsl:call-template name="constats"/></section></xsl:if>
      <section id="portee" titre="Portée de cet audit"><xsl:call-template name="portee"/></section>
    </rapport>
  </xsl:template>

  <xsl:template name="verdict">
    <xsl:choose>
      <xsl:when test="not($fautes) and $tout">Tout ce qui a été versé est là, tel qu’il a été versé.</xsl:when>
      <xsl:when test="not($fautes)">Tout ce qui a été relu est là, tel qu’il a été versé.</xsl:when>
      <xsl:when test="not($fautes-de-fichier)">Tous les fichiers relus sont là, tels qu’ils ont été versés&#x202F;; des sceaux sont à regarder.</xsl:when>
      <xsl:otherwise><xsl:call-template name="compte"><xsl:with-param name="n" select="count($fautes-de-fichier)"/><xsl:with-param name="un" select="'fichier ou ligne n’est plus tel qu’à son entrée ; le reste est intact.'"/><xsl:with-param name="des" select="'fichiers ou lignes ne sont plus tels qu’à leur entrée ; le reste est intact.'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="etabli">
    <l nom="Paquets intacts"><xsl:value-of select="format-number(a:paquets/@intacts, '#&#x202F;##0', 'fr')"/> sur <xsl:call-template name="compte"><xsl:with-param name="n" select="a:paquets/@lus"/><xsl:with-param name="un" select="'relu'"/><xsl:with-param name="des" select="'relus'"/></xsl:call-template></l>
    <l nom="Paquets conservés"><xsl:value-of select="format-number(a:paquets/@total, '#&#x202F;##0', 'fr')"/></l>
    <l nom="Volume relu"><xsl:call-template name="volume"><xsl:with-param name="octets" select="a:paquets/@octets"/></xsl:call-template></l>
    <l nom="Journal"><xsl:call-template name="compte"><xsl:with-param name="n" select="a:journal/@lignes"/><xsl:with-param name="un" select="'ligne'"/><xsl:with-param name="des" select="'lignes'"/></xsl:call-template><xsl:choose>
      <xsl:when test="a:journal/@intact = 'oui'"> qui se suivent sans rupture</xsl:when>
      <xsl:otherwise>&#x202F;; la chaîne est rompue, voir plus bas</xsl:otherwise>
    </xsl:choose></l>
    <l nom="Sceaux du journal"><xsl:choose>
      <xsl:when test="a:journal/@sceaux = 0">aucun qui tienne pour l’instant</xsl:when>
      <xsl:otherwise><xsl:call-template name="compte"><xsl:with-param name="n" select="a:journal/@sceaux"/><xsl:with-param name="un" select="'qui tient'"/><xsl:with-param name="des" select="'qui tiennent'"/></xsl:call-template></xsl:otherwise>
    </xsl:choose></l>
    <xsl:if test="a:paquets/@elimines &gt; 0">
      <l nom="Éliminés à leur terme"><xsl:call-template name="compte"><xsl:with-param name="n" select="a:paquets/@elimines"/><xsl:with-param name="un" select="'paquet, par acte scellé'"/><xsl:with-param name="des" select="'paquets, par actes scellés'"/></xsl:call-template></l>
    </xsl:if>
    <l nom="Tête du journal" code="oui"><xsl:value-of select="a:journal/@tete"/></l>
  </xsl:template>

  <!-- ==== les sceaux ==== -->

  <xsl:template match="a:sceaux[@juges = 'non']" mode="texte">
    <p>Les sceaux des dossiers n’ont pas été jugés cette fois&#xA0;: aucun certificat d’autorité n’a été donné. L’intégrité, elle, est établie par les empreintes.</p>
    <xsl:if test="../a:journal/@intact = 'oui' and @tenaient &gt; 0">
      <p>D’après le journal, <xsl:call-template name="compte"><xsl:with-param name="n" select="@tenaient"/><xsl:with-param name="un" select="'dossier relu intact portait'"/><xsl:with-param name="des" select="'dossiers relus intacts portaient'"/></xsl:call-template> à l’entrée des sceaux qui tenaient (TOTAL-PASSED). Ce verdict est repris du journal, pas refait&#x202F;: pour l’état des certificats à une date, donnez ceux des autorités.</p>
    </xsl:if>
  </xsl:template>

  <xsl:template match="a:sceaux" mode="texte">
    <p>Certificats jugés au <xsl:call-template name="le"><xsl:with-param name="instant" select="../@au"/></xsl:call-template>.</p>
    <xsl:if test="a:preuve">
      <tableau>
        <tete><c>Scellé par</c><c>Verdict</c><c n="oui">Dossiers</c></tete>
        <xsl:for-each select="a:preuve">
          <xsl:sort select="@indication = 'TOTAL-PASSED'" order="descending"/>
          <xsl:sort select="@paquets" data-type="number" order="descending"/>
          <rang><c><xsl:call-template name="nom-du-signataire"/></c>
            <c><xsl:apply-templates select="." mode="verdict"/></c>
            <c n="oui"><xsl:value-of select="format-number(@paquets, '#&#x202F;##0', 'fr')"/></c></rang>
        </xsl:for-each>
      </tableau>
    </xsl:if>
  </xsl:template>

  <!-- Du nom distingué (RFC 4514), le CN. -->
  <xsl:template name="nom-du-signataire">
    <xsl:variable name="apres" select="substring-after(concat(',', @signataire), ',CN=')"/>
    <xsl:variable name="cn"><xsl:choose>
      <xsl:when test="contains(translate($apres, '\', ''), ',') and not(contains($apres, '\'))"><xsl:value-of select="substring-before($apres, ',')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="$apres"/></xsl:otherwise>
    </xsl:choose></xsl:variable>
    <xsl:call-template name="typo"><xsl:with-param name="texte"><xsl:choose>
      <xsl:when test="$cn != ''"><xsl:value-of select="$cn"/></xsl:when>
      <xsl:when test="@signataire != ''"><xsl:value-of select="@signataire"/></xsl:when>
      <xsl:otherwise>signataire inconnu</xsl:otherwise>
    </xsl:choose></xsl:with-param></xsl:call-template>
  </xsl:template>

  <xsl:template match="a:preuve" mode="verdict">
    <xsl:choose>
      <xsl:when test="@indication = 'TOTAL-PASSED'">Le sceau tient (TOTAL-PASSED)</xsl:when>
      <xsl:when test="@indication = 'INDETERMINATE'">Le fichier est intact, le certificat ne le confirme plus (INDETERMINATE<xsl:if test="@sous-indication != ''">, <xsl:value-of select="@sous-indication"/></xsl:if>)</xsl:when>
      <xsl:otherwise>Le sceau ne tient pas (<xsl:value-of select="@indication"/><xsl:if test="@sous-indication != ''">, <xsl:value-of select="@sous-indication"/></xsl:if>)</xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- ==== les constats ==== -->

  <xsl:template name="constats">
    <p><xsl:choose>
      <xsl:when test="$fautes-de-fichier">Les autres fichiers ne sont pas en cause. Une copie de sauvegarde remet à sa place ce qui a changé.</xsl:when>
      <xsl:otherwise>Les fichiers ne sont pas en cause&#x202F;: chacun est tel qu’à son entrée.</xsl:otherwise>
    </xsl:choose></p>
    <tableau>
      <tete><c>Où</c><c>Ce qui est constaté, et que faire</c></tete>
      <xsl:for-each select="a:constat[@id != 'SEAL-50'][not(starts-with(@id, 'SEAL-')) or generate-id() = generate-id(key('memes-mots', concat(@id, ' ', a:texte))[1])]">
        <xsl:variable name="autres" select="count(key('memes-mots', concat(@id, ' ', a:texte))) - 1"/>
        <rang>
          <c code="oui"><xsl:apply-templates select="." mode="lieu"/></c>
          <c><xsl:if test="$autres &gt; 0">
              <xsl:call-template name="compte"><xsl:with-param name="n" select="$autres + 1"/><xsl:with-param name="un" select="''"/><xsl:with-param name="des" select="'sceaux, dont voici le premier ; tous sont dans audit.json. '"/></xsl:call-template>
            </xsl:if>
            <xsl:value-of select="concat(@id, '&#xA0;: ')"/><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(a:texte)"/></xsl:call-template>
            <xsl:if test="a:conseil != ''"><xsl:text>. </xsl:text><xsl:call-template name="typo"><xsl:with-param name="texte" select="normalize-space(a:conseil)"/></xsl:call-template></xsl:if></c>
        </rang>
      </xsl:for-each>
    </tableau>
  </xsl:template>

  <!-- Relatif à l'archive, quand il est dedans. -->
  <xsl:template match="a:constat" mode="lieu">
    <xsl:variable name="dans" select="concat($audit/@archive, '/')"/>
    <xsl:choose>
      <xsl:when test="starts-with(@fichier, $dans)"><xsl:value-of select="substring-after(@fichier, $dans)"/></xsl:when>
      <xsl:when test="@fichier"><xsl:value-of select="@fichier"/></xsl:when>
      <xsl:otherwise>l’archive</xsl:otherwise>
    </xsl:choose>
    <xsl:if test="@ligne"><xsl:value-of select="concat(', ligne&#xA0;', @ligne)"/></xsl:if>
    <xsl:if test="@chemin"><xsl:value-of select="concat(' (', @chemin, ')')"/></xsl:if>
  </xsl:template>

  <!-- ==== ce que l'audit prouve ==== -->

  <xsl:template name="portee">
    <p><xsl:choose>
      <xsl:when test="$tout">Tous les paquets ont été relus.</xsl:when>
      <xsl:otherwise>Un échantillon de <xsl:value-of select="@echantillon"/>&#x202F;% des paquets a été relu&#x202F;; le journal, ses sceaux et les actes d’élimination l’ont été en entier.</xsl:otherwise>
    </xsl:choose> Chaque octet relu a été comparé à l’empreinte SHA-512 que le journal garde depuis l’entrée.</p>
    <p>L’archive prouve que rien n’a changé depuis l’entrée, et qui a scellé chaque dossier, tant que les certificats des signataires sont valides. Au-delà, un horodatage posé avant leur terme le prouve encore, tant que le certificat de son autorité est valide, ou qu’un horodatage plus récent le relaie.</p>
    <p>Une coupure à la fin du journal ne se voit qu’avec une tête gardée hors de l’archive, ou avec un sceau du journal.</p>
  </xsl:template>
</xsl:stylesheet>
