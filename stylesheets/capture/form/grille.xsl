<?xml version="1.0" encoding="UTF-8"?>
<!--
  capture/form/grille.xsl - la grille des critères, une fois ; le script en
  pose une copie dans chaque évaluation et remplit les cellules.
-->
<xsl:stylesheet version="1.0"
    xmlns:xsl="http://www.w3.org/1999/XSL/Transform"
    xmlns:xs="http://www.w3.org/2001/XMLSchema"
    xmlns:r="urn:clea:referentiel:1"
    exclude-result-prefixes="xs r">

  <xsl:template name="grille">
    <template id="grille">
      <div class="reglages" role="group" aria-label="Réglages des prochains verdicts">
        <p class="titre-reglages">Les prochains verdicts porteront&#xA0;:</p>
        <div class="champs">
          <div class="champ"><label><span class="nom">Mode d’observation</span>
            <select data-reglage="mode"><option value="">—</option><xsl:call-template name="choix"><xsl:with-param name="type">ModeObservation</xsl:with-param></xsl:call-template></select></label></div>
          <div class="champ"><label><span class="nom">Acte</span><select data-reglage="acte" data-ref="acte"><option value="">—</option></select></label></div>
          <div class="champ"><label><span class="nom">Observateur</span><select data-reglage="observateur" data-ref="intervenant"><option value="">—</option></select></label></div>
          <div class="champ"><label><span class="nom">Date</span><input type="date" data-reglage="date" max="9999-12-31"/></label></div>
          <div class="champ case"><label><input type="checkbox" data-reglage="avance" checked="checked"/><span class="nom">Passer au critère suivant après chaque touche</span></label></div>
        </div>
      </div>
      <details class="touches">
        <summary>Les touches de la grille</summary>
        <ul>
          <li><kbd>A</kbd> acquis, <kbd>N</kbd> pas encore acquis, <kbd>E</kbd> non évalué, <kbd>T</kbd> pas de test, <kbd>Suppr</kbd> efface le verdict</li>
          <li><kbd>1</kbd> à l’aise, <kbd>2</kbd> avec aide, <kbd>3</kbd> à travailler, <kbd>4</kbd> ne sait pas dire&#xA0;: l’auto-évaluation du candidat, <kbd>0</kbd> l’efface</li>
          <li><kbd>↑</kbd> <kbd>↓</kbd> d’un critère à l’autre, <kbd>←</kbd> <kbd>→</kbd> d’un verdict à l’autre, <kbd>Page préc.</kbd> <kbd>Page suiv.</kbd> d’un sous-domaine à l’autre</li>
          <li><kbd>M</kbd> mode d’observation suivant, <kbd>C</kbd> ou <kbd>Entrée</kbd> ouvre la note et les détails, <kbd>P</kbd> rend la note privée ou non, <kbd>Échap</kbd> revient au critère</li>
        </ul>
      </details>
      <div class="champs"><div class="champ"><label><span class="nom">Résultats arrêtés le</span><input type="date" data-arretes="" max="9999-12-31"/></label></div></div>
      <div class="champ case tout"><label><input type="checkbox" data-reglage="tout"/><span class="nom">Montrer aussi les sous-domaines déjà acquis</span></label></div>
      <xsl:apply-templates select="$referentiel/r:domaine" mode="grille"/>
    </template>
    <xsl:call-template name="cellules"/>
    <xsl:call-template name="details"/>
  </xsl:template>

  <xsl:template match="r:domaine" mode="grille">
    <section class="domaine" data-domaine="{@code}">
      <h3><span class="code"><xsl:value-of select="@code"/></span><xsl:text> </xsl:text><xsl:value-of select="translate(r:libelle, &quot;'&quot;, '’')"/></h3>
      <div class="avance"><span class="jauge" aria-hidden="true"><span></span></span><span class="compte"></span>
        <label class="retenu-domaine"><span class="nom">Résultat retenu du domaine <xsl:value-of select="@code"/></span><xsl:text> </xsl:text><select data-retenu-domaine=""><xsl:call-template name="retenus"/></select></label></div>
      <div class="defile" role="region" tabindex="0" aria-label="Critères du domaine {@code}">
      <table>
        <caption class="cache">Domaine <xsl:value-of select="concat(@code, ' : ', r:libelle)"/></caption>
        <thead>
          <tr><th scope="col">Critère</th><th scope="col">Auto-évaluation</th><th scope="col">Verdict</th><th scope="col">Mode</th><th scope="col">Note</th></tr>
        </thead>
        <xsl:apply-templates select="r:sous-domaine" mode="grille"/>
      </table>
      </div>
      <div class="champ large"><label><span class="nom">Points forts du domaine <xsl:value-of select="@code"/></span><span class="aide"> Le candidat les lira.</span><textarea rows="2" maxlength="20000" data-points-forts=""></textarea></label></div>
    </section>
  </xsl:template>

  <xsl:template match="r:sous-domaine" mode="grille">
    <tbody data-sd="{@code}">
      <tr class="sd"><th scope="rowgroup"><span class="code"><xsl:value-of select="@code"/></span><xsl:text> </xsl:text><span class="libelle"><xsl:value-of select="translate(r:libelle, &quot;'&quot;, '’')"/></span></th>
        <td data-cellule="avis"></td><td class="calcule"></td><td class="retenu" colspan="2"></td></tr>
      <xsl:for-each select="r:critere">
        <tr data-critere="{@code}"><th scope="row"><span class="code"><xsl:value-of select="@code"/></span><xsl:text> </xsl:text><span class="libelle"><xsl:value-of select="translate(r:libelle, &quot;'&quot;, '’')"/></span></th></tr>
      </xsl:for-each>
    </tbody>
  </xsl:template>

  <!-- Les cellules d'un critère, et le résultat retenu d'un sous-domaine. -->
  <xsl:template name="cellules">
    <template id="cellules">
      <table><tbody><tr>
        <td data-cellule="avis"><select><option value="">—</option><xsl:call-template name="avis"/></select></td>
        <td data-cellule="verdict"><div class="verdicts" role="radiogroup">
          <label title="Acquis (A)"><input type="radio" value="acquis"/><span>Acquis</span></label>
          <label title="Pas encore acquis (N)"><input type="radio" value="non-acquis"/><span>Pas encore</span></label>
          <label title="Non évalué (E)"><input type="radio" value="non-evalue"/><span>Non évalué</span></label>
          <label title="Pas de test (T)"><input type="radio" value="pas-de-test"/><span>Pas de test</span></label>
        </div></td>
        <td data-cellule="mode"><select><option value="">—</option><xsl:call-template name="choix"><xsl:with-param name="type">ModeObservation</xsl:with-param><xsl:with-param name="court" select="true()"/></xsl:call-template></select></td>
        <td data-cellule="note"><button type="button" class="detail" aria-expanded="false">Détails</button></td>
      </tr></tbody></table>
    </template>
    <template id="retenu">
      <label><span class="nom">Résultat retenu </span><select><xsl:call-template name="retenus"/></select></label>
    </template>
    <template id="parole">
      <button type="button" class="detail parole" aria-expanded="false">Parole</button>
    </template>
  </xsl:template>

  <xsl:template name="retenus">
    <option value="">—</option><option value="acquis">acquis</option><option value="non-acquis">pas encore acquis</option><option value="non-evalue">non évalué</option>
  </xsl:template>

  <xsl:template name="details">
    <template id="details">
      <table><tbody><tr class="details"><td colspan="5">
        <div class="champs">
          <div class="champ large" data-seulement="critere"><div data-detail="notes"></div>
            <template><div class="note"><label><span class="nom">Note</span><textarea rows="2" maxlength="20000"></textarea></label>
              <label class="prive"><input type="checkbox" checked="checked"/><span>Privée&#xA0;: reste dans l’organisme</span></label></div></template>
            <button type="button" class="autre-note">Ajouter une note</button></div>
          <div class="champ large" data-seulement="avis"><div class="note"><label><span class="nom">Ce que dit le candidat</span><textarea rows="2" maxlength="20000" data-detail="parole"></textarea></label>
            <label class="prive"><input type="checkbox" data-detail="parole-prive"/><span>Privé&#xA0;: reste dans l’organisme</span></label></div></div>
          <div class="champ" data-seulement="critere"><label><span class="nom">Date du constat</span><input type="date" max="9999-12-31" data-detail="date"/></label></div>
          <div class="champ" data-seulement="critere"><label><span class="nom">Observateur</span><select data-ref="intervenant" data-detail="observateur"><option value="">—</option></select></label></div>
          <div class="champ" data-seulement="critere"><label><span class="nom">Acte</span><select data-ref="acte" data-detail="acte"><option value="">—</option></select></label></div>
          <fieldset class="champ cases large" data-seulement="critere"><legend class="nom">Preuves de ce critère</legend><div data-detail="preuves"></div></fieldset>
        </div>
      </td></tr></tbody></table>
    </template>
  </xsl:template>

  <xsl:template name="choix">
    <xsl:param name="type"/>
    <xsl:param name="court" select="false()"/>
    <xsl:for-each select="$schema/xs:simpleType[@name = $type]//xs:enumeration">
      <option value="{@value}">
        <xsl:choose>
          <xsl:when test="$court"><xsl:value-of select="translate(@value, '-', ' ')"/></xsl:when>
          <xsl:otherwise><xsl:call-template name="sens"/></xsl:otherwise>
        </xsl:choose>
      </option>
    </xsl:for-each>
  </xsl:template>

  <xsl:template name="avis">
    <option value="a-l-aise">à l’aise</option>
    <option value="avec-aide">avec aide</option>
    <option value="a-travailler">à travailler</option>
    <option value="ne-sait-pas">ne sait pas dire</option>
  </xsl:template>
</xsl:stylesheet>
