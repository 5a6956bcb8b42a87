<?xml version="1.0" encoding="UTF-8"?>
<!--
  reception/boite-script.xsl - le script du tableau : trier, choisir, compter.

  Il lit les lignes que boite.xsl a écrites, les déplace et les cache ; il
  n'écrit que du texte, ne charge rien, n'envoie rien, ne garde rien. Tout mot
  qu'il montre est dans la page.

  « empreinte-du-script » est le SHA-256 du texte ci-dessous : la politique de
  la page ne laisse s'exécuter que lui. tests/reception.test dit ce qu'elle
  doit être après un changement.
-->
<xsl:stylesheet version="1.0" xmlns:xsl="http://www.w3.org/1999/XSL/Transform">

  <xsl:variable name="empreinte-du-script">sha256-QIM6yvpBWSQld9QOzqp4VPnHaV7QTj9rqNZaD4SmFaQ=</xsl:variable>

  <xsl:variable name="script"><![CDATA[
'use strict';
(() => {
	const form = document.getElementById('choix');
	const table = document.querySelector('table');
	const body = table.tBodies[0];
	const status = document.getElementById('compte');
	const field = (id) => document.getElementById(id);
	const ranks = ['corrige', 'accepte', 'accepte-avec-remarques', 'a-completer', 'refuse'];
	const words = new Intl.Collator('fr', { numeric: true });
	const plain = (s) => s.toLowerCase().normalize('NFD').replace(/\p{M}/gu, '').replace(/\u2019/g, "'").replace(/\u0153/g, 'oe');

	// What is compared, read once.  An absent value is null, and last in either direction.
	const rows = Array.from(body.rows, (tr, i) => {
		const d = tr.dataset, cells = tr.cells;
		return {
			tr, i, verdict: d.v, organisme: d.o, jury: d.p === '1',
			text: plain([d.n, cells[1].textContent, cells[2].textContent, d.f, d.o].join(' ')),
			v: ranks.indexOf(d.v), n: d.n.trim() || null, o: cells[2].querySelector('bdi').textContent || null,
			c: Number(d.c), le: d.le, j: d.j === '' ? null : Number(d.j),
		};
	});
	let sorted = { key: 'le', sense: -1, name: '' };

	function compare(a, b) {
		const [x, y] = [a[sorted.key], b[sorted.key]];
		if (x === null || y === null)
			return (x === null) - (y === null) || a.i - b.i;
		const order = typeof x === 'number' ? x - y : words.compare(x, y);
		return order * sorted.sense || a.i - b.i;
	}

	function say() {
		const n = rows.filter((r) => !r.tr.hidden).length;
		const p = status.dataset;
		const count = (x) => x.toLocaleString('fr-FR');
		let text = n === 0 ? p.aucun : p.phrase.replace('{a}', count(n)).replace('{b}', count(rows.length));
		if (sorted.name !== '')
			text += ' \u2013 ' + sorted.name + ', ' + (sorted.sense > 0 ? p.croissant : p.decroissant);
		if (status.textContent !== text)
			status.textContent = text;
	}

	function choose() {
		const wanted = plain(field('texte').value).split(/\s+/).filter((w) => w !== '');
		const verdict = field('verdict').value, organisme = field('organisme').value;
		const terme = field('terme').checked, jury = field('jury').checked;
		for (const r of rows)
			r.tr.hidden = !((verdict === '' || r.verdict === verdict) && (organisme === '' || r.organisme === organisme) &&
			    (!terme || (r.j !== null && r.j < 60)) && (!jury || r.jury) && wanted.every((w) => r.text.includes(w)));
		say();
	}

	function sort(th, button) {
		const sense = th.hasAttribute('aria-sort') ? -sorted.sense : Number(th.dataset.sens);
		sorted = { key: th.dataset.tri, sense, name: button.textContent };
		for (const other of table.tHead.rows[0].cells)
			other.removeAttribute('aria-sort');
		th.setAttribute('aria-sort', sense > 0 ? 'ascending' : 'descending');
		const all = document.createDocumentFragment();
		for (const r of rows.slice().sort(compare))
			all.append(r.tr);
		body.append(all);
		say();
	}

	for (const th of table.tHead.rows[0].cells) {
		if (!th.dataset.tri)
			continue;
		const button = document.createElement('button');
		button.type = 'button';
		button.textContent = th.textContent;
		button.addEventListener('click', () => sort(th, button));
		th.replaceChildren(button);
	}
	const mode = document.getElementById('mode');
	mode.textContent = mode.dataset.texte;
	form.addEventListener('input', choose);
	form.addEventListener('change', choose);
	form.addEventListener('submit', (e) => e.preventDefault());
	form.addEventListener('reset', () => setTimeout(choose));
	window.addEventListener('pageshow', choose);	// a browser that fills the fields again on the way back
	form.hidden = false;
	choose();
})();
]]></xsl:variable>
</xsl:stylesheet>
