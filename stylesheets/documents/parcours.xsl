<?xml version="1.0" encoding="UTF-8"?>
<!--
  parcours.xsl - ce qui s'est passé, dans l'ordre des dates : un rang par
  étape, de l'accueil au jury. Sert au bilan et au dossier du jury.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:fo="http://www.w3.org/1999/XSL/Format"
    xmlns:d="urn:clea:dossier:1"
    exclude-result-prefixes="d">

  <xsl:template name="chronologie">
    <xsl:variable name="etapes" select="$dossier/d:accueil
        | $dossier/d:evaluation-prealable/*[@id] | $dossier/d:evaluation-prealable/d:resultats[@date]
        | $dossier/d:orientation | $dossier/d:portefeuille | $dossier/d:parcours
        | $dossier/d:evaluation-finale/*[@id] | $dossier/d:evaluation-finale/d:resultats[@date]
        | $dossier/d:changements-evaluateur/d:changement | $dossier/d:interruption
        | $dossier/d:presentation-jury"/>
    <xsl:choose>
      <xsl:when test="not($etapes)">
        <fo:block xsl:use-attribute-sets="p"><xsl:value-of select="$mots/etapes/vide"/></fo:block>
      </xsl:when>
      <xsl:otherwise>
        <fo:table xsl:use-attribute-sets="tableau">
          <fo:table-column column-width="86pt"/>
          <fo:table-column column-width="proportional-column-width(1)"/>
          <fo:table-column column-width="48pt"/>
          <fo:table-column column-width="112pt"/>
          <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mots/etapes/tetes/*"/></xsl:call-template>
          <fo:table-body>
            <xsl:apply-templates select="$etapes" mode="etape">
              <xsl:sort select="substring(concat(@date, @debut, @ouvert-le, '9999-99-99'), 1, 10)"/>
            </xsl:apply-templates>
          </fo:table-body>
        </fo:table>
      </xsl:otherwise>
    </xsl:choose>
  </xsl:template>

  <!-- Le rang d'une étape ; ce qu'elle a de propre vient de mode="nom" et mode="detail". -->
  <xsl:template match="*" mode="etape">
    <fo:table-row xsl:use-attribute-sets="rang">
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <fo:block>
          <xsl:choose>
            <xsl:when test="self::d:presentation-jury and not(@date)"><xsl:value-of select="$mots/etapes/a-venir"/></xsl:when>
            <xsl:otherwise>
              <xsl:call-template name="date"><xsl:with-param name="date" select="(@date | @debut | @ouvert-le)[1]"/></xsl:call-template>
            </xsl:otherwise>
          </xsl:choose>
        </fo:block>
        <xsl:if test="@date-fin | @fin">
          <fo:block>
            <xsl:value-of select="concat($mots/periode/au, '&#xA0;')"/>
            <xsl:call-template name="date-longue"><xsl:with-param name="date" select="(@date-fin | @fin)[1]"/></xsl:call-template>
          </fo:block>
        </xsl:if>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <fo:block><fo:inline font-weight="bold"><xsl:apply-templates select="." mode="nom"/></fo:inline></fo:block>
        <xsl:apply-templates select="." mode="detail"/>
        <xsl:apply-templates select="d:note | d:motif" mode="remarque"/>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="nombre">
        <fo:block>
          <xsl:if test="@duree"><xsl:call-template name="duree"><xsl:with-param name="minutes" select="@duree"/></xsl:call-template></xsl:if>
        </fo:block>
      </fo:table-cell>
      <fo:table-cell xsl:use-attribute-sets="cellule">
        <xsl:apply-templates select="." mode="avec"/>
      </fo:table-cell>
    </fo:table-row>
  </xsl:template>

  <!-- ===== nom ===== -->
  <xsl:variable name="etapes-en-ligne"><xsl:apply-templates select="$mots/etapes" mode="en-ligne"/></xsl:variable>
  <xsl:variable name="etapes" select="string($etapes-en-ligne)"/>
  <xsl:template match="*" mode="nom"><xsl:value-of select="substring-before(substring-after($etapes, concat('|', local-name(), '=')), '|')"/></xsl:template>
  <xsl:template match="d:mise-en-situation" mode="nom">
    <xsl:value-of select="$mots/etapes/mise-en-situation"/>
    <xsl:if test="@titre">
      <xsl:text>&#xA0;: </xsl:text>
      <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@titre)"/></xsl:call-template>
    </xsl:if>
  </xsl:template>
  <xsl:template match="d:evaluation-prealable/d:resultats" mode="nom"><xsl:value-of select="$mots/etapes/resultats-ep"/></xsl:template>
  <xsl:template match="d:evaluation-finale/d:resultats" mode="nom"><xsl:value-of select="$mots/etapes/resultats-ef"/></xsl:template>
  <xsl:template match="d:orientation" mode="nom">
    <xsl:value-of select="concat($mots/etapes/orientation, '&#xA0;: ', $mots/issues/*[local-name() = current()/@issue])"/>
  </xsl:template>
  <xsl:template match="d:interruption" mode="nom"><xsl:value-of select="substring-before(substring-after($etapes, concat('|', @type, '=')), '|')"/></xsl:template>
  <xsl:template match="d:changement" mode="nom"><xsl:value-of select="$mots/etapes/changement"/></xsl:template>

  <!-- ===== détail ===== -->
  <xsl:template match="*" mode="detail"/>
  <xsl:template match="d:accueil" mode="detail">
    <xsl:call-template name="lieu"/>
    <xsl:for-each select="d:contrat-adhesion">
      <fo:block>
        <xsl:value-of select="$mots/etapes/contrat"/>
        <xsl:if test="@date">
          <xsl:text>, </xsl:text>
          <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template>
        </xsl:if>
        <xsl:for-each select="d:signature">
          <xsl:choose>
            <xsl:when test="position() = 1"><xsl:value-of select="concat(', ', $mots/etapes/signe, ' ')"/></xsl:when>
            <xsl:otherwise>, </xsl:otherwise>
          </xsl:choose>
          <xsl:value-of select="substring-before(substring-after($etapes, concat('|signe-', @role, '=')), '|')"/>
          <xsl:if test="@intervenant">
            <xsl:text> (</xsl:text><xsl:call-template name="intervenant"><xsl:with-param name="ref" select="@intervenant"/></xsl:call-template><xsl:text>)</xsl:text>
          </xsl:if>
          <xsl:if test="@nom"><xsl:value-of select="concat(' (', translate(@nom, $apostrophe, '’'), ')')"/></xsl:if>
        </xsl:for-each>
      </fo:block>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="d:entretien-1 | d:entretien-2 | d:entretien-final | d:auto-evaluation | d:mise-en-situation" mode="detail">
    <xsl:call-template name="lieu"/>
    <xsl:for-each select="d:situation">
      <fo:block><xsl:call-template name="texte"/></fo:block>
    </xsl:for-each>
    <xsl:for-each select="$dossier/d:amenagements/d:amenagement[@acte = current()/@id]">
      <fo:block>
        <xsl:value-of select="concat($mots/etapes/amenagement, '&#xA0;: ')"/>
        <xsl:call-template name="texte"/>
      </fo:block>
    </xsl:for-each>
  </xsl:template>
  <xsl:template match="d:portefeuille" mode="detail">
    <xsl:if test="@remis-le">
      <fo:block>
        <xsl:value-of select="concat($mots/etapes/remis, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@remis-le"/></xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>
  <xsl:template match="d:interruption" mode="detail">
    <xsl:if test="@reprise">
      <fo:block>
        <xsl:value-of select="concat($mots/etapes/reprise, '&#xA0;')"/>
        <xsl:call-template name="date-longue"><xsl:with-param name="date" select="@reprise"/></xsl:call-template>
      </fo:block>
    </xsl:if>
  </xsl:template>
  <xsl:template match="d:changement" mode="detail">
    <fo:block>
      <xsl:value-of select="translate(key('organisme', @de)/d:raison-sociale, $apostrophe, '’')"/>
      <xsl:if test="@vers"> → <xsl:value-of select="translate(key('organisme', @vers)/d:raison-sociale, $apostrophe, '’')"/></xsl:if>
    </fo:block>
  </xsl:template>
  <xsl:template match="d:presentation-jury" mode="detail">
    <fo:block>
      <xsl:if test="@presente = 'non'">
        <xsl:value-of select="$mots/etapes/presentation-a-venir"/>
        <xsl:if test="@circuit | @instance">, </xsl:if>
      </xsl:if>
      <xsl:value-of select="$mots/circuits/*[local-name() = current()/@circuit]"/>
      <xsl:if test="@circuit and @instance">, </xsl:if>
      <xsl:value-of select="translate(@instance, $apostrophe, '’')"/>
    </fo:block>
  </xsl:template>
  <!-- Le parcours : objectifs et calendrier, puis chaque module. -->
  <xsl:template match="d:parcours" mode="detail">
    <xsl:for-each select="d:objectif"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
    <xsl:for-each select="d:calendrier[normalize-space() != '']"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
    <xsl:for-each select="d:module">
      <fo:block space-before="3pt">
        <xsl:value-of select="concat($mots/etapes/module, '&#xA0;: ')"/>
        <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@intitule)"/></xsl:call-template>
        <xsl:text> (</xsl:text>
        <xsl:call-template name="codes"><xsl:with-param name="codes" select="@sous-domaines"/></xsl:call-template>
        <xsl:if test="@heures"><xsl:value-of select="concat(', ', translate(@heures, '.', ','), '&#xA0;h')"/></xsl:if>
        <xsl:text>)</xsl:text>
        <xsl:if test="@debut | @fin">
          <xsl:text>, </xsl:text>
          <xsl:call-template name="periode"><xsl:with-param name="debut" select="@debut"/><xsl:with-param name="fin" select="@fin"/></xsl:call-template>
        </xsl:if>
        <xsl:if test="@modalite"><xsl:value-of select="concat(', ', $mots/modalites/*[local-name() = current()/@modalite])"/></xsl:if>
      </fo:block>
      <xsl:for-each select="d:objectif"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
      <xsl:for-each select="d:calendrier[normalize-space() != '']"><fo:block><xsl:call-template name="texte"/></fo:block></xsl:for-each>
      <xsl:apply-templates select="d:suivi" mode="remarque"/>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="lieu">
    <xsl:if test="@lieu | @modalite">
      <fo:block color="{$discret}">
        <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@lieu)"/></xsl:call-template>
        <xsl:if test="@lieu and @modalite">, </xsl:if>
        <xsl:value-of select="$mots/modalites/*[local-name() = current()/@modalite]"/>
      </fo:block>
    </xsl:if>
  </xsl:template>

  <!-- Un texte libre non privé, en italique, avec sa date et son auteur s'ils sont dits. -->
  <xsl:template match="d:note | d:motif | d:suivi | d:commentaire" mode="remarque">
    <fo:block font-style="italic">
      <xsl:call-template name="texte"/>
      <xsl:if test="@date | @par">
        <fo:inline font-style="normal" color="{$discret}">
          <xsl:text> (</xsl:text>
          <xsl:call-template name="intervenant"><xsl:with-param name="ref" select="@par"/></xsl:call-template>
          <xsl:if test="@par and @date">, </xsl:if>
          <xsl:if test="@date"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
          <xsl:text>)</xsl:text>
        </fo:inline>
      </xsl:if>
    </fo:block>
  </xsl:template>

  <!-- ===== avec qui ===== -->
  <xsl:template match="*" mode="avec">
    <xsl:for-each select="d:par/@ref | @conseiller">
      <fo:block><xsl:call-template name="intervenant"><xsl:with-param name="ref" select="."/></xsl:call-template></fo:block>
    </xsl:for-each>
    <xsl:if test="not(d:par or @conseiller)"><fo:block/></xsl:if>
  </xsl:template>
  <!-- Chaque formateur une fois, qu'il soit du parcours ou de plusieurs modules. -->
  <xsl:template match="d:parcours" mode="avec">
    <xsl:variable name="qui" select=".//d:formateur"/>
    <xsl:for-each select="$qui">
      <xsl:variable name="ref" select="@ref"/>
      <xsl:if test="generate-id() = generate-id($qui[@ref = $ref][1])">
        <fo:block><xsl:call-template name="intervenant"><xsl:with-param name="ref" select="$ref"/></xsl:call-template></fo:block>
      </xsl:if>
    </xsl:for-each>
    <xsl:if test="@organisme">
      <fo:block color="{$discret}"><xsl:value-of select="translate(key('organisme', @organisme)/d:raison-sociale, $apostrophe, '’')"/></fo:block>
    </xsl:if>
    <xsl:if test="not($qui or @organisme)"><fo:block/></xsl:if>
  </xsl:template>

  <!--
    ===== l'auto-évaluation =====
    Un rang par sujet, une colonne par évaluation : ce que le candidat disait
    avant la formation et ce qu'il en dit après se lisent côte à côte.
  -->
  <xsl:variable name="avis-en-ligne"><xsl:apply-templates select="$mots/avis" mode="en-ligne"/></xsl:variable>
  <xsl:variable name="mots-avis" select="string($avis-en-ligne)"/>
  <xsl:key name="avis" match="d:auto-evaluation/d:avis" use="@code"/>
  <!-- Les évaluations où le candidat a donné son avis : préalable, puis finales. -->
  <xsl:variable name="avec-avis" select="($dossier/d:evaluation-prealable | $dossier/d:evaluation-finale)[d:auto-evaluation/d:avis]"/>
  <!-- Le dernier avis d'un sujet, s'il est meilleur que celui de l'évaluation préalable ;
       « je ne sais pas dire » n'est ni mieux ni moins bien. -->
  <xsl:variable name="plus-a-l-aise" select="$avec-avis[self::d:evaluation-finale]/d:auto-evaluation/d:avis
      [generate-id() = generate-id(key('avis', @code)[last()])]
      [key('avis', @code)[ancestor::d:evaluation-prealable][last()][@valeur = 'a-travailler'] and (@valeur = 'avec-aide' or @valeur = 'a-l-aise')
        or key('avis', @code)[ancestor::d:evaluation-prealable][last()][@valeur = 'avec-aide'] and @valeur = 'a-l-aise']"/>

  <xsl:template name="auto-evaluation">
    <xsl:param name="progres"/>     <!-- la phrase qui dit sur combien de sujets l'avis est meilleur -->
    <xsl:variable name="avis" select="$avec-avis/d:auto-evaluation/d:avis"/>
    <xsl:if test="$plus-a-l-aise">
      <fo:block xsl:use-attribute-sets="p">
        <xsl:call-template name="phrase">
          <xsl:with-param name="p" select="$progres"/>
          <xsl:with-param name="a"><xsl:call-template name="nombre">
            <xsl:with-param name="n" select="count($plus-a-l-aise)"/><xsl:with-param name="nom" select="$mots/nombres/sujet"/>
          </xsl:call-template></xsl:with-param>
        </xsl:call-template>
      </fo:block>
    </xsl:if>
    <fo:table xsl:use-attribute-sets="tableau-serre">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <xsl:for-each select="$avec-avis"><fo:table-column column-width="{138 - 28 * (count($avec-avis) &gt; 2)}pt"/></xsl:for-each>
      <fo:table-header>
        <fo:table-row xsl:use-attribute-sets="rang-de-tete">
          <fo:table-cell xsl:use-attribute-sets="tete"><fo:block><xsl:value-of select="$mots/auto/sujet"/></fo:block></fo:table-cell>
          <xsl:for-each select="$avec-avis">
            <fo:table-cell xsl:use-attribute-sets="tete">
              <fo:block><xsl:value-of select="$mots/auto/*[local-name() = local-name(current())]"/></fo:block>
              <xsl:if test="count(d:auto-evaluation[d:avis]) = 1">
                <fo:block font-weight="normal" color="{$discret}">
                  <xsl:call-template name="date"><xsl:with-param name="date" select="d:auto-evaluation[d:avis]/@date"/></xsl:call-template>
                </fo:block>
              </xsl:if>
            </fo:table-cell>
          </xsl:for-each>
        </fo:table-row>
      </fo:table-header>
      <fo:table-body>
        <!-- Dans l'ordre des codes : domaine, sous-domaine, critère. -->
        <xsl:for-each select="$avis[generate-id() = generate-id(key('avis', @code)[1])]">
          <xsl:sort select="substring-before(@code, '.')" data-type="number"/>
          <xsl:sort select="substring-before(concat(substring-after(@code, '.'), '.'), '.')" data-type="number"/>
          <xsl:sort select="concat('0', substring-after(substring-after(@code, '.'), '.'))" data-type="number"/>
          <xsl:variable name="code" select="@code"/>
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
              <fo:inline color="{$discret}"><xsl:value-of select="concat($code, '&#xA0;')"/></fo:inline>
              <xsl:call-template name="libelle"><xsl:with-param name="code" select="$code"/></xsl:call-template>
            </fo:block></fo:table-cell>
            <xsl:for-each select="$avec-avis">
              <fo:table-cell xsl:use-attribute-sets="cellule">
                <xsl:apply-templates select="d:auto-evaluation/d:avis[@code = $code]" mode="auto-evaluation"/>
                <xsl:if test="not(d:auto-evaluation/d:avis[@code = $code])"><fo:block>–</fo:block></xsl:if>
              </fo:table-cell>
            </xsl:for-each>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <xsl:template match="d:avis" mode="auto-evaluation">
    <fo:block>
      <xsl:if test="$plus-a-l-aise[generate-id() = generate-id(current())]"><xsl:attribute name="font-weight">bold</xsl:attribute></xsl:if>
      <xsl:value-of select="substring-before(substring-after($mots-avis, concat('|', @valeur, '=')), '|')"/>
      <!-- Deux feuilles dans la même évaluation : chaque avis dit son jour. -->
      <xsl:if test="../@date and ../../d:auto-evaluation[d:avis][2]">
        <fo:inline font-weight="normal" color="{$discret}">
          <xsl:text> </xsl:text>
          <xsl:call-template name="date-courte"><xsl:with-param name="date" select="../@date"/></xsl:call-template>
        </fo:inline>
      </xsl:if>
    </fo:block>
    <xsl:apply-templates select="d:commentaire" mode="remarque"/>
  </xsl:template>

  <!-- ===== modules complémentaires, accords, remarques ===== -->
  <xsl:template name="modules-complementaires">
    <fo:list-block xsl:use-attribute-sets="liste">
      <xsl:for-each select="$dossier/d:modules-complementaires/d:module-complementaire">
        <xsl:call-template name="article"><xsl:with-param name="texte">
          <xsl:call-template name="typo"><xsl:with-param name="texte" select="string(@intitule)"/></xsl:call-template>
          <xsl:if test="@region"><xsl:value-of select="concat(', ', @region)"/></xsl:if>
          <xsl:if test="@resultat"><xsl:value-of select="concat('&#xA0;: ', substring-before(substring-after($verdicts, concat('|', @resultat, '=')), '|'))"/></xsl:if>
          <xsl:if test="@date"><xsl:text>, </xsl:text><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@date"/></xsl:call-template></xsl:if>
          <xsl:apply-templates select="d:note" mode="remarque"/>
        </xsl:with-param></xsl:call-template>
      </xsl:for-each>
    </fo:list-block>
  </xsl:template>

  <xsl:template name="accords">
    <fo:table xsl:use-attribute-sets="tableau">
      <fo:table-column column-width="proportional-column-width(1)"/>
      <fo:table-column column-width="60pt"/>
      <fo:table-column column-width="200pt"/>
      <xsl:call-template name="tetes"><xsl:with-param name="noms" select="$mots/bilan/accords-tetes/*"/></xsl:call-template>
      <fo:table-body>
        <xsl:for-each select="$dossier/d:consentements/d:consentement">
          <fo:table-row xsl:use-attribute-sets="rang">
            <fo:table-cell xsl:use-attribute-sets="cellule-titre"><fo:block font-weight="normal">
              <xsl:value-of select="$mots/consentements/*[local-name() = current()/@objet]"/></fo:block>
              <xsl:apply-templates select="d:note" mode="remarque"/>
            </fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block><xsl:value-of select="$mots/page/*[local-name() = current()/@donne]"/></fo:block></fo:table-cell>
            <fo:table-cell xsl:use-attribute-sets="cellule"><fo:block>
              <xsl:call-template name="date"><xsl:with-param name="date" select="@date"/></xsl:call-template>
              <xsl:if test="@retire-le">
                <xsl:text>, </xsl:text>
                <xsl:call-template name="phrase">
                  <xsl:with-param name="p" select="$mots/bilan/retire"/>
                  <xsl:with-param name="a"><xsl:call-template name="date-longue"><xsl:with-param name="date" select="@retire-le"/></xsl:call-template></xsl:with-param>
                </xsl:call-template>
              </xsl:if>
            </fo:block></fo:table-cell>
          </fo:table-row>
        </xsl:for-each>
      </fo:table-body>
    </fo:table>
  </xsl:template>

  <!-- « Vous maîtrisez : Écouter et comprendre ; Lire. » -->
  <xsl:template name="vous-maitrisez">
    <xsl:param name="acquis"/>      <!-- des sous-domaines des résultats -->
    <fo:block>
      <fo:inline xsl:use-attribute-sets="verdict-acquis"><xsl:value-of select="$mots/bilan/vous-maitrisez"/></fo:inline>
      <xsl:text> </xsl:text>
      <xsl:for-each select="$acquis">
        <xsl:call-template name="libelle"><xsl:with-param name="code" select="@code"/></xsl:call-template>
        <xsl:choose>
          <xsl:when test="position() = last()">.</xsl:when>
          <xsl:otherwise>&#x202F;; </xsl:otherwise>
        </xsl:choose>
      </xsl:for-each>
    </fo:block>
  </xsl:template>

  <!-- Les points forts d'un domaine, tels que les évaluateurs les ont écrits ; contexte : le dossier. -->
  <xsl:template name="points-forts">
    <xsl:param name="code"/>
    <xsl:for-each select="$dossier">
      <xsl:variable name="forts" select="key('forts', $code)"/>
      <xsl:for-each select="$forts">
        <!-- Recopié tel quel d'une évaluation à l'autre : dit une fois. -->
        <xsl:if test="position() = 1 or . != $forts[1]">
          <fo:block space-after="2pt">
            <xsl:if test="ancestor::d:evaluation-finale">
              <fo:inline color="{$discret}"><xsl:value-of select="concat($mots/bilan/apres-ef, ' ')"/></fo:inline>
            </xsl:if>
            <xsl:call-template name="texte"/>
          </fo:block>
        </xsl:if>
      </xsl:for-each>
    </xsl:for-each>
  </xsl:template>
</xsl:stylesheet>
