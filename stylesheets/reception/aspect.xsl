<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/aspect.xsl - l'aspect des pages de la réception dans un navigateur :
  couleurs, formes, impression. Les pages se suffisent : ni police, ni image,
  ni adresse.

  Les couleurs sont celles de documents/style.xsl, avec un jeu pour l'écran
  sombre ; contraste d'au moins 4,5:1 sur leur fond. Aucune ne porte seule un
  sens : le verdict a un mot et une forme (rond, rond, triangle, carré).
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <!-- ✓ dans un rond, i dans un rond, ! dans un triangle, ✕ dans un carré. Le dessin double un mot : il est muet. -->
  <xsl:template name="formes">
    <svg xmlns="http://www.w3.org/2000/svg" width="0" height="0" aria-hidden="true" focusable="false" class="dessins">
      <symbol id="f-accepte" viewBox="0 0 20 20"><circle cx="10" cy="10" r="9" fill="currentColor"/><path d="M5.5 10.5l3 3 6-7" fill="none" class="trait"/></symbol>
      <symbol id="f-accepte-avec-remarques" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M5.8 10.4l2.8 2.8 5.4-6.2" fill="none" stroke="currentColor" stroke-width="2"/></symbol>
      <symbol id="f-a-completer" viewBox="0 0 20 20"><path d="M10 1.5L19 18H1z" fill="currentColor"/><path d="M10 7v5.4M10 14v2" fill="none" class="trait"/></symbol>
      <symbol id="f-refuse" viewBox="0 0 20 20"><path d="M1.5 1.5h17v17h-17z" fill="currentColor"/><path d="M6 6l8 8M14 6l-8 8" fill="none" class="trait"/></symbol>
      <symbol id="f-info" viewBox="0 0 20 20"><circle cx="10" cy="10" r="8" fill="none" stroke="currentColor" stroke-width="2"/><path d="M10 9v6M10 5v2" fill="none" stroke="currentColor" stroke-width="2"/></symbol>
    </svg>
  </xsl:template>
  <xsl:template name="forme">
    <xsl:param name="nom"/>
    <svg xmlns="http://www.w3.org/2000/svg" class="forme" aria-hidden="true" focusable="false"><use href="#f-{$nom}"/></svg>
  </xsl:template>

  <xsl:template name="aspect">
    :root { color-scheme: light dark;
      --fond: #fff; --encre: #1c2833; --discret: #51606c; --bleu: #0f4c6b; --pale: #edf3f7; --filet: #c3d0d9; --champ: #6b7d8a;
      --bandeau: #0f4c6b; --sur-bandeau: #fff; --vert: #1b6b3f; --vert-pale: #e9f4ed; --ocre: #8a4a06; --ocre-pale: #fcf3e6;
      --rouge: #a01c1c; --rouge-pale: #fbecec; --repere: #8a4a06; }
    @media (prefers-color-scheme: dark) { :root {
      --fond: #11181e; --encre: #e4ebf0; --discret: #a9b8c3; --bleu: #93cbea; --pale: #1a2630; --filet: #3a4a56; --champ: #8497a5;
      --bandeau: #0b3349; --sur-bandeau: #fff; --vert: #86d6a8; --vert-pale: #14281d; --ocre: #f0b966; --ocre-pale: #2b2113;
      --rouge: #ff9f96; --rouge-pale: #321a1a; --repere: #f0b966; } }
    * { box-sizing: border-box; }
    html { font: 100%/1.5 "Liberation Sans", "DejaVu Sans", Arial, sans-serif; color: var(--encre); background: var(--fond); -webkit-text-size-adjust: 100%; }
    body { margin: 0; overflow-wrap: anywhere; }
    header { background: var(--bandeau); color: var(--sur-bandeau); }
    header p { margin: 0.15rem 0; }
    .surtitre { font-size: 0.75rem; letter-spacing: 0.08em; margin-bottom: 0.7rem; }
    h1, h2 { font-family: "Liberation Serif", "DejaVu Serif", Georgia, serif; font-weight: normal; line-height: 1.2; }
    h1 { margin: 0 0 0.4rem; font-size: 2rem; }
    h2 { color: var(--bleu); font-size: 1.45rem; border-bottom: 1px solid var(--filet); padding-bottom: 0.25rem; margin: 2.2rem 0 0.8rem; }
    h3 { color: var(--bleu); font-size: 1rem; margin: 1.3rem 0 0.4rem; }
    a { color: var(--bleu); }
    :focus-visible { outline: 3px solid var(--repere); outline-offset: 2px; }
    .saut { position: absolute; left: -100rem; background: var(--fond); color: var(--bleu); padding: 0.5rem 1rem; z-index: 2; }
    .saut:focus { left: 1rem; top: 1rem; }
    .dessins { position: absolute; }
    .forme { width: 1.15em; height: 1.15em; vertical-align: -0.2em; margin-right: 0.4em; flex: none; }
    .trait { stroke: var(--fond); stroke-width: 2.2; }
    code { font-family: "Liberation Mono", "DejaVu Sans Mono", monospace; font-size: 0.85em; }
    .discret, footer { color: var(--discret); }
    footer { font-size: 0.85rem; }
    .accepte, .accepte-avec-remarques { color: var(--vert); }
    .a-completer { color: var(--ocre); }
    .refuse { color: var(--rouge); }
    table { border-collapse: collapse; width: 100%; font-size: 0.9rem; }
    caption { text-align: left; color: var(--discret); padding: 0.3rem 0; }
    th, td { text-align: left; vertical-align: top; padding: 0.4rem 0.5rem; border-bottom: 1px solid var(--filet); }
    thead th { color: var(--bleu); border-bottom: 2px solid var(--bleu); }
    @media print {
      @page { size: A4; margin: 16mm 15mm; }
      :root { color-scheme: light;
        --fond: #fff; --encre: #1c2833; --discret: #51606c; --bleu: #0f4c6b; --pale: #edf3f7; --filet: #c3d0d9;
        --vert: #1b6b3f; --vert-pale: #fff; --ocre: #8a4a06; --ocre-pale: #fff; --rouge: #a01c1c; --rouge-pale: #fff; }
      html { font-size: 75%; background: #fff; }
      header { background: none; color: var(--encre); border-bottom: 2pt solid var(--bleu); }
      .saut, .aller { display: none; }
      h2, h3 { break-after: avoid; }
      thead { display: table-header-group; }
      tr, li { break-inside: avoid; }
      p { orphans: 2; widows: 2; }
      .forme { print-color-adjust: exact; -webkit-print-color-adjust: exact; }
    }
  </xsl:template>
</xsl:stylesheet>
