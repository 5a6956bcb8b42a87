<?xml version="1.0" encoding="UTF-8"?>
<!--
  capture/form/champs.xsl - du schéma d'un dossier aux champs de la page.

  Le script lie chaque champ au dossier par ces attributs :
    data-el="naissance"    une boîte : cet élément, dans celui de la boîte autour
    data-list="note"       une liste : autant de boîtes qu'il y a de tels éléments
    data-at="date"         un champ : attribut de l'élément de la boîte
    data-ch="prenom1"      un champ : texte d'un enfant de cet élément
    data-tx=""             un champ : texte de cet élément même
    data-refs="par"        des cases : un enfant « par » avec @ref par personne cochée
    data-ref="intervenant" les choix sont les fiches du dossier
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    exclude-result-prefixes="xs">

  <xsl:key name="type-complexe" match="xs:schema/xs:complexType" use="@name"/>
  <xsl:key name="type-simple" match="xs:schema/xs:simpleType" use="@name"/>
  <xsl:key name="groupe" match="xs:schema/xs:attributeGroup" use="@name"/>

  <!-- ===== éléments ===== -->

  <!-- Ce que la page traite elle-même : les avis se donnent dans la grille. -->
  <xsl:template match="xs:element[@name = 'avis']" mode="champs"/>

  <xsl:template match="xs:element[@type = 'Resultats']" mode="champs">
    <div class="grille" data-grid=""></div>
  </xsl:template>

  <xsl:template match="xs:element" mode="champs">
    <xsl:variable name="complexe" select="xs:complexType | key('type-complexe', @type)"/>
    <xsl:choose>
      <xsl:when test="@type = 'Renvoi'"><xsl:call-template name="cases-personnes"/></xsl:when>
      <xsl:when test="@maxOccurs"><xsl:call-template name="liste"><xsl:with-param name="complexe" select="$complexe"/></xsl:call-template></xsl:when>
      <xsl:when test="$complexe"><xsl:call-template name="boite"><xsl:with-param name="complexe" select="$complexe"/></xsl:call-template></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="champ">
          <xsl:with-param name="lien">data-ch</xsl:with-param>
          <xsl:with-param name="obligatoire" select="not(@minOccurs)"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Un élément qui en contient d'autres : un groupe de champs avec son titre. -->
  <xsl:template name="boite">
    <xsl:param name="complexe"/>
    <xsl:variable name="seule" select="$complexe/xs:sequence[count(xs:element) = 1]/xs:element[@maxOccurs][not($complexe/xs:attribute)]"/>
    <xsl:choose>
      <!-- Une enveloppe (organismes, intervenants…) n'a pas de titre à elle : sa liste en a un. -->
      <xsl:when test="$seule"><div data-el="{@name}"><xsl:apply-templates select="$seule" mode="champs"/></div></xsl:when>
      <xsl:otherwise>
        <fieldset class="boite" data-el="{@name}">
          <xsl:call-template name="donnes-seuls"><xsl:with-param name="complexe" select="$complexe"/></xsl:call-template>
          <legend><xsl:call-template name="libelle"/></legend>
          <xsl:call-template name="aide"/>
          <div class="champs"><xsl:apply-templates select="$complexe" mode="contenu"/></div>
        </fieldset>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <xsl:template name="liste">
    <xsl:param name="complexe"/>
    <xsl:variable name="libelle"><xsl:call-template name="libelle"/></xsl:variable>
    <div class="liste" data-list="{@name}" data-un="{$libelle}">
      <div class="entrees" role="group" aria-label="{$libelle}"></div>
      <template>
        <fieldset class="entree" data-item="{@name}">
          <xsl:call-template name="donnes-seuls"><xsl:with-param name="complexe" select="$complexe"/></xsl:call-template>
          <legend><xsl:value-of select="$libelle"/><xsl:text> </xsl:text><span class="rang"></span></legend>
          <xsl:if test="@name = 'preuve'">
            <p class="fichier" data-fichier=""></p>
          </xsl:if>
          <div class="champs">
            <xsl:choose>
              <xsl:when test="$complexe"><xsl:apply-templates select="$complexe" mode="contenu"/></xsl:when>
              <xsl:otherwise><xsl:call-template name="champ"><xsl:with-param name="lien">data-tx</xsl:with-param></xsl:call-template></xsl:otherwise>
            </xsl:choose>
          </div>
          <button type="button" class="retirer" data-action="retirer" aria-label="Retirer : {$libelle}">Retirer</button>
        </fieldset>
      </template>
      <!-- Une preuve vient avec son fichier : la partie « Preuves » l'ajoute. -->
      <xsl:if test="@name != 'preuve'"><button type="button" class="ajouter" data-action="ajouter"><xsl:value-of select="concat('Ajouter : ', $libelle)"/></button></xsl:if>
    </div>
  </xsl:template>

  <!-- Ce que le script donne de lui-même à un élément nouveau : un identifiant, la confidentialité. -->
  <xsl:template name="donnes-seuls">
    <xsl:param name="complexe"/>
    <xsl:variable name="suite" select="$complexe/xs:simpleContent/xs:extension"/>
    <xsl:variable name="base" select="key('type-complexe', $suite/@base)"/>
    <xsl:if test="$complexe/xs:attribute[@name = 'id'] | $complexe/xs:attributeGroup[@ref = 'acte']"><xsl:attribute name="data-id">oui</xsl:attribute></xsl:if>
    <xsl:if test="($complexe | $suite | $base | $base/xs:simpleContent/xs:extension)/xs:attribute[@name = 'prive'][@use = 'required']"><xsl:attribute name="data-prive">oui</xsl:attribute></xsl:if>
  </xsl:template>

  <!-- ===== le contenu d'un type ===== -->

  <xsl:template match="xs:complexType" mode="contenu">
    <xsl:apply-templates select="xs:simpleContent/xs:extension" mode="contenu"/>
    <xsl:apply-templates select="xs:attribute | xs:attributeGroup" mode="champs"/>
    <xsl:apply-templates select="xs:sequence/xs:element" mode="champs"/>
  </xsl:template>

  <xsl:template match="xs:extension" mode="contenu">
    <xsl:choose>
      <xsl:when test="key('type-complexe', @base)"><xsl:apply-templates select="key('type-complexe', @base)" mode="contenu"/></xsl:when>
      <xsl:otherwise>
        <xsl:call-template name="champ">
          <xsl:with-param name="lien">data-tx</xsl:with-param>
          <xsl:with-param name="nom"><xsl:choose>
            <xsl:when test="ancestor::xs:element"><xsl:value-of select="ancestor::xs:element[1]/@name"/></xsl:when>
            <xsl:otherwise>texte-libre</xsl:otherwise>
          </xsl:choose></xsl:with-param>
          <xsl:with-param name="type" select="@base"/>
        </xsl:call-template>
      </xsl:otherwise>
    </xsl:choose>
    <xsl:apply-templates select="xs:attribute" mode="champs"/>
  </xsl:template>

  <xsl:template match="xs:attributeGroup" mode="champs">
    <xsl:apply-templates select="key('groupe', @ref)/xs:attribute" mode="champs"/>
  </xsl:template>

  <!-- Les identifiants se donnent seuls ; une copie n'est pas un dossier à saisir. -->
  <xsl:template match="xs:attribute[@name = 'id' or @name = 'version' or @name = 'projection' or @name = 'sha256' or @name = 'fichier' or @name = 'type-mime']" mode="champs"/>

  <xsl:template match="xs:attribute" mode="champs">
    <xsl:call-template name="champ">
      <xsl:with-param name="lien">data-at</xsl:with-param>
      <xsl:with-param name="obligatoire" select="@use = 'required'"/>
    </xsl:call-template>
  </xsl:template>

  <!-- ===== un champ ===== -->

  <xsl:template name="champ">
    <xsl:param name="lien"/>
    <xsl:param name="nom" select="@name"/>
    <xsl:param name="type" select="@type"/>
    <xsl:param name="obligatoire" select="false()"/>
    <xsl:variable name="simple" select="xs:simpleType[not(parent::xs:extension)] | key('type-simple', $type)"/>
    <xsl:variable name="valeurs" select="$simple//xs:enumeration | key('type-simple', $simple/xs:list/@itemType)//xs:enumeration"/>
    <xsl:variable name="libelle"><xsl:call-template name="libelle"><xsl:with-param name="nom" select="$nom"/></xsl:call-template></xsl:variable>
    <xsl:variable name="fiche">
      <xsl:choose>
        <xsl:when test="not($type = 'Identifiant')"/>
        <xsl:when test="$nom = 'organisme' or $nom = 'de' or $nom = 'vers'">organisme</xsl:when>
        <xsl:when test="$nom = 'preuve' or $nom = 'acte' or $nom = 'preconisation'"><xsl:value-of select="$nom"/></xsl:when>
        <xsl:otherwise>intervenant</xsl:otherwise>
      </xsl:choose>
    </xsl:variable>
    <xsl:choose>
      <xsl:when test="$nom = 'prive'">
        <div class="champ case"><label><input type="checkbox" data-at="prive" data-oui-non="oui"/><span class="nom">Privé&#xA0;: reste dans l’organisme</span></label></div>
      </xsl:when>
      <xsl:when test="$simple/xs:list and $valeurs">
        <fieldset class="champ cases"><legend class="nom"><xsl:value-of select="$libelle"/></legend>
          <div data-cases="{$nom}" data-obligatoire="{$obligatoire}">
            <xsl:for-each select="$valeurs">
              <label><input type="checkbox" value="{@value}"/><xsl:call-template name="sens"/></label>
            </xsl:for-each>
          </div>
        </fieldset>
      </xsl:when>
      <xsl:otherwise>
        <div>
          <xsl:attribute name="class">champ<xsl:if test="$type = 'Texte'"> large</xsl:if></xsl:attribute>
          <label><span class="nom"><xsl:value-of select="$libelle"/><xsl:if test="$obligatoire"><span class="requis"> (obligatoire)</span></xsl:if></span>
            <xsl:choose>
              <xsl:when test="$fiche != ''"><select data-ref="{$fiche}"><xsl:attribute name="{$lien}"><xsl:value-of select="$nom"/></xsl:attribute><option value="">—</option></select></xsl:when>
              <xsl:when test="$valeurs">
                <select>
                  <xsl:attribute name="{$lien}"><xsl:value-of select="$nom"/></xsl:attribute>
                  <xsl:if test="$obligatoire"><xsl:attribute name="data-obligatoire">true</xsl:attribute></xsl:if>
                  <option value="">—</option>
                  <xsl:for-each select="$valeurs"><option value="{@value}"><xsl:call-template name="sens"/></option></xsl:for-each>
                  <!-- Une liste ouverte : l'usuel est proposé, le reste s'écrit. -->
                  <xsl:if test="$simple/xs:union"><option value="&#xA0;autre">Autre valeur, à écrire…</option></xsl:if>
                </select>
              </xsl:when>
              <xsl:when test="$type = 'CodeSousDomaine'">
                <select data-obligatoire="true">
                  <xsl:attribute name="{$lien}"><xsl:value-of select="$nom"/></xsl:attribute>
                  <option value="">—</option>
                  <xsl:for-each select="$referentiel//*[local-name() = 'sous-domaine']"><option value="{@code}"><xsl:value-of select="concat(@code, ' ', translate(*[local-name() = 'libelle'], &quot;'&quot;, '’'))"/></option></xsl:for-each>
                </select>
              </xsl:when>
              <xsl:when test="$type = 'Texte'"><textarea rows="2" maxlength="20000"><xsl:attribute name="{$lien}"><xsl:value-of select="$nom"/></xsl:attribute></textarea></xsl:when>
              <xsl:otherwise>
                <input>
                  <xsl:attribute name="{$lien}"><xsl:value-of select="$nom"/></xsl:attribute>
                  <xsl:if test="$obligatoire"><xsl:attribute name="data-obligatoire">true</xsl:attribute></xsl:if>
                  <xsl:call-template name="saisie"><xsl:with-param name="type" select="$type"/><xsl:with-param name="simple" select="$simple"/></xsl:call-template>
                </input>
              </xsl:otherwise>
            </xsl:choose>
          </label>
          <xsl:if test="$type = 'CodesCritere' or $type = 'CodesSousDomaine'">
            <div class="codes">
              <select data-codes-de="{$type}" aria-label="{$libelle}, à choisir"><option value="">Choisir dans le référentiel…</option></select>
              <button type="button" data-action="ajouter-code" aria-label="Ajouter le choix : {$libelle}">Ajouter</button>
            </div>
          </xsl:if>
          <xsl:call-template name="aide"><xsl:with-param name="nom" select="$nom"/><xsl:with-param name="simple" select="$simple"/></xsl:call-template>
        </div>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Comment une valeur se tape, et ce qu'elle doit être. -->
  <xsl:template name="saisie">
    <xsl:param name="type"/>
    <xsl:param name="simple"/>
    <xsl:attribute name="type">
      <xsl:choose>
        <xsl:when test="$type = 'Jour'">date</xsl:when>
        <xsl:when test="$type = 'Minutes' or $type = 'Heures' or $type = 'xs:positiveInteger'">number</xsl:when>
        <xsl:when test="$type = 'Courriel'">email</xsl:when>
        <xsl:when test="$type = 'Telephone'">tel</xsl:when>
        <xsl:otherwise>text</xsl:otherwise>
      </xsl:choose>
    </xsl:attribute>
    <xsl:if test="$type = 'Jour'"><xsl:attribute name="max">9999-12-31</xsl:attribute><xsl:attribute name="data-jour"/></xsl:if>
    <xsl:if test="$type = 'Minutes' or $type = 'xs:positiveInteger'"><xsl:attribute name="data-nombre">entier</xsl:attribute></xsl:if>
    <xsl:if test="$type = 'Heures'"><xsl:attribute name="data-nombre">decimal</xsl:attribute></xsl:if>
    <xsl:if test="$simple/@name"><xsl:attribute name="data-sorte"><xsl:value-of select="$simple/@name"/></xsl:attribute></xsl:if>
    <xsl:if test="$type = 'Minutes'"><xsl:attribute name="min">0</xsl:attribute><xsl:attribute name="max">10000</xsl:attribute></xsl:if>
    <xsl:if test="$type = 'Heures'"><xsl:attribute name="min">0</xsl:attribute><xsl:attribute name="max">5000</xsl:attribute><xsl:attribute name="step">0.25</xsl:attribute></xsl:if>
    <xsl:if test="$simple//xs:maxLength"><xsl:attribute name="maxlength"><xsl:value-of select="$simple//xs:maxLength/@value"/></xsl:attribute></xsl:if>
    <xsl:if test="$simple//xs:pattern and $type != 'Jour'"><xsl:attribute name="data-forme"><xsl:value-of select="$simple//xs:pattern[1]/@value"/></xsl:attribute></xsl:if>
    <xsl:if test="$type = 'DateNaissance'"><xsl:attribute name="data-forme">[0-9]{4}(-(0[1-9]|1[0-2])(-(0[1-9]|[12][0-9]|3[01]))?)?</xsl:attribute></xsl:if>
    <xsl:if test="$type = 'CodesCritere' or $type = 'CodesSousDomaine'"><xsl:attribute name="data-codes"><xsl:value-of select="$type"/></xsl:attribute></xsl:if>
    <xsl:if test="$type = 'xs:NMTOKEN'"><xsl:attribute name="data-forme">[A-Za-z0-9._:\-]+</xsl:attribute></xsl:if>
    <xsl:attribute name="autocomplete">off</xsl:attribute>
  </xsl:template>

  <!-- Ce que veut dire une valeur : la phrase du schéma, sans son point. -->
  <xsl:template name="sens">
    <xsl:variable name="dit" select="normalize-space(xs:annotation/xs:documentation[@xml:lang = 'fr'])"/>
    <xsl:variable name="n" select="string-length($dit)"/>
    <xsl:choose>
      <xsl:when test="$dit = ''"><xsl:value-of select="@value"/></xsl:when>
      <xsl:when test="substring($dit, $n) = '.'"><xsl:value-of select="translate(substring($dit, 1, $n - 1), &quot;'&quot;, '’')"/></xsl:when>
      <xsl:otherwise><xsl:value-of select="translate($dit, &quot;'&quot;, '’')"/></xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Les personnes qui conduisent un acte, forment… : une case par fiche du dossier. -->
  <xsl:template name="cases-personnes">
    <fieldset class="champ cases large"><legend class="nom"><xsl:call-template name="libelle"/></legend>
      <div data-refs="{@name}"><span class="rien">Ajoutez d’abord les personnes dans «&#xA0;Organismes et personnes&#xA0;».</span></div>
    </fieldset>
  </xsl:template>
</xsl:stylesheet>
