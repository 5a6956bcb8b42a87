// print.js - the dossier on paper, to be read together and signed: what is private stays on the screen.

class Paper {
	constructor(fields, overview) {
		this.fields = fields
		this.overview = overview
		this.room = document.getElementById('papier')
	}

	get root() { return this.fields.model.root }

	show(results) {
		const person = child(this.root, 'candidat')
		const text = (name, of = person) => child(of, name)?.textContent.trim() || ''
		const name = [text('prenom1'), text('nom-usage') || text('nom-naissance')].filter(Boolean).join(' ') || 'Candidat à nommer'
		document.documentElement.dataset.papier = ''
		this.room.replaceChildren(
			el('h1', {}, `Dossier CléA – ${name}`),
			el('p', {}, `Dossier n° ${this.root.getAttribute('numero') || '…'}, ouvert le ${this.day(this.root.getAttribute('ouvert-le'))}. Référentiel ${this.root.getAttribute('referentiel')}.`),
			this.acts(), ...this.strengths(), ...this.grids(results), ...this.advice(), this.signatures(name))
	}

	clear() {
		this.room.replaceChildren()
		delete document.documentElement.dataset.papier
	}

	day(iso) { return iso ? iso.split('-').reverse().join('/') : '…' }

	people(act) {
		const all = new Map(this.fields.choices('intervenant').map((c) => [c.value, c.text]))
		return [...children(act, 'par')].map((p) => all.get(p.getAttribute('ref')) || p.getAttribute('ref')).join(', ')
	}

	table(caption, heads, rows) {
		return el('table', {}, el('caption', {}, caption), el('thead', {}, el('tr', {}, ...heads.map((h) => el('th', { scope: 'col' }, h)))),
			el('tbody', {}, ...rows.map((cells) => el('tr', {}, ...cells.map((c, i) => el(i === 0 ? 'th' : 'td', i === 0 ? { scope: 'row' } : {}, c))))))
	}

	acts() {
		const rows = this.fields.acts().map(({ element, name }) => [name.replace(/, \d.*$/, ''), this.day(element.getAttribute('date')),
			element.hasAttribute('duree') ? `${element.getAttribute('duree')} min` : '', this.people(element)])
		return this.table('Les temps de l’évaluation', ['Acte', 'Date', 'Durée', 'Conduit par'], rows)
	}

	strengths() {
		const said = [...this.root.getElementsByTagNameNS(DOSSIER_NS, 'points-forts')].map((e) => e.textContent.trim()).filter(Boolean)
		return said.length === 0 ? [] : [el('h2', {}, 'Points forts'), ...said.map((s) => el('p', {}, s))]
	}

	// Each domain that an evaluation saw: the criteria, both verdicts, the notes that are not private.
	grids(results) {
		const words = document.getElementById('grille').content
		const label = (code) => words.querySelector(`[data-critere="${code}"] .libelle`).textContent
		const found = (evaluation) => new Map([...this.root.getElementsByTagNameNS(DOSSIER_NS, evaluation)].flatMap((e) =>
			[...e.getElementsByTagNameNS(DOSSIER_NS, 'critere')].map((c) => [c.getAttribute('code'), c])))
		const [ep, ef] = [found('evaluation-prealable'), found('evaluation-finale')]
		const state = (c) => c ? VERDICT_WORDS[c.getAttribute('etat')] : ''
		const notes = (c) => c ? [...children(c, 'commentaire')].filter((n) => n.getAttribute('prive') === 'non').map((n) => n.textContent).join(' ') : ''
		return results.children.filter((d) => d.local === 'domaine').map((d) => {
			const codes = d.children.flatMap((s) => s.children.map((c) => c.attr('code'))).filter((c) => ep.has(c) || ef.has(c))
			if (codes.length === 0)
				return ''
			const both = codes.some((c) => ef.has(c))
			return this.table(`Domaine ${d.attr('code')} : ${this.overview.labels.get(d.attr('code'))} (${RESULT_WORDS[d.attr('final')]})`,
				['Critère', 'Évaluation préalable', ...(both ? ['Évaluation finale'] : []), 'Remarque'],
				codes.map((c) => [`${c} ${label(c)}`, state(ep.get(c)), ...(both ? [state(ef.get(c))] : []), [notes(ep.get(c)), notes(ef.get(c))].filter(Boolean).join(' ')]))
		}).filter((t) => t !== '')
	}

	advice() {
		const rows = [...children(child(this.root, 'preconisations'), 'preconisation')].map((p) => [
			`${p.getAttribute('sous-domaine')} ${this.overview.labels.get(p.getAttribute('sous-domaine')) || ''}`,
			[...children(p, 'objectif')].map((o) => o.textContent.trim()).join(' ; '), p.hasAttribute('heures') ? `${p.getAttribute('heures').replace('.', ',')} h` : ''])
		return rows.length === 0 ? [] : [this.table('Préconisations de formation', ['Sous-domaine', 'Objectifs', 'Durée'], rows)]
	}

	signatures(name) {
		const box = (who, said) => el('div', { class: 'signature' }, el('p', {}, el('strong', {}, who), el('br'), said), el('p', {}, 'Date :'), el('p', {}, 'Signature :'))
		const advisers = this.fields.choices('intervenant').map((c) => c.text)
		return el('div', { class: 'signatures' }, box('Le candidat', name), box('Pour l’organisme évaluateur', advisers[0] || ''))
	}
}
