// grid-model.js - what one evaluation says, by code: criteria, results kept, the candidate's own opinions; each edit of it.

// codes: { domains, subs, criteria, rows: each sub-domain before its criteria }, in the referential's order;
// above: code -> the code it stands under.
class GridModel {
	constructor(box, fields, codes, name) {
		this.box = box			// of the evaluation
		this.fields = fields
		this.model = fields.model
		this.codes = codes
		this.name = name		// tells one grid's keystrokes from another's
		this.read()
	}

	get evaluation() { return this.fields.element_of(this.box) }

	// Anew from the dossier, after it was changed elsewhere.
	read() {
		this.found = new Map()		// criterion -> its element
		this.held = new Map()		// domain or sub-domain -> its element
		this.opinions = new Map()	// criterion or sub-domain -> avis
		for (const domain of children(child(this.evaluation, 'resultats'), 'domaine')) {
			this.held.set(domain.getAttribute('code'), domain)
			for (const sub of children(domain, 'sous-domaine')) {
				this.held.set(sub.getAttribute('code'), sub)
				for (const criterion of children(sub, 'critere'))
					this.found.set(criterion.getAttribute('code'), criterion)
			}
		}
		for (const act of children(this.evaluation, 'auto-evaluation'))
			for (const opinion of children(act, 'avis'))
				this.opinions.set(opinion.getAttribute('code'), opinion)
	}

	// ---- what is there; '' or null where nothing is ----

	criterion(code) { return this.found.get(code) || null }
	opinion(code) { return this.opinions.get(code) || null }
	of_criterion(code, name) { return this.found.get(code)?.getAttribute(name) || '' }
	kept(code) { return this.held.get(code)?.getAttribute('resultat') || '' }
	closed() { return child(this.evaluation, 'resultats')?.getAttribute('date') || '' }
	said(code) { return this.opinions.get(code)?.getAttribute('valeur') || '' }
	words(code) { return child(this.opinion(code), 'commentaire') }
	notes(code) { return [...children(this.criterion(code), 'commentaire')] }
	strengths(code) { return child(this.held.get(code) || null, 'points-forts')?.textContent || '' }

	// ---- elements made where they are missing ----

	// The element of a code in its place among its likes.
	coded(parent, name, code, codes) {
		for (const e of children(parent, name))
			if (e.getAttribute('code') === code)
				return e
		const at = codes.indexOf(code)
		const element = this.model.create(parent, name)
		element.setAttribute('code', code)
		const rank = new Map(codes.map((c, i) => [c, i]))
		let before = null
		for (const e of children(parent, name))
			if (rank.get(e.getAttribute('code')) > at) {
				before = e
				break
			}
		return this.model.insert(parent, element, before || this.model.place(parent, name))
	}

	results() { return this.model.ensure(this.fields.ensure(this.box), 'resultats') }

	holder(code) {
		const above = this.codes.above.get(code)
		const { domains, subs, criteria } = this.codes
		if (above === undefined)
			return this.coded(this.results(), 'domaine', code, domains)
		const parent = this.holder(above)
		return this.codes.above.has(above) ? this.coded(parent, 'critere', code, criteria) : this.coded(parent, 'sous-domaine', code, subs)
	}

	// An observation without a verdict yet: not evaluated is what it says.
	observed(code) {
		const criterion = this.holder(code)
		if (!criterion.hasAttribute('etat'))
			this.model.set_attr(criterion, 'etat', 'non-evalue')
		this.found.set(code, criterion)
		return criterion
	}

	// ---- edits: each one step for the person who undoes ----

	// next: what a new verdict carries beside, by attribute.
	set_state(code, state, next) {
		const known = this.found.get(code)
		this.model.edit(`Critère ${code}`, () => {
			if (state === '') {
				if (known)
					this.model.remove(known)
				return
			}
			const criterion = this.holder(code)
			this.model.set_attr(criterion, 'etat', state)
			for (const name of ['date', 'observateur', 'mode', 'acte'])
				if (next[name] !== '' && !(known && criterion.hasAttribute(name)))
					this.model.set_attr(criterion, name, next[name])
			this.found.set(code, criterion)
		})
		if (state === '')
			this.found.delete(code)
	}

	set_attribute(code, name, value) {
		this.model.edit(`Critère ${code}`, () => this.model.set_attr(this.observed(code), name, value === '' ? null : value))
	}

	// The note of that rank; one that is emptied is removed.
	set_note(code, at, text, secret) {
		this.model.edit(`Note de ${code}`, () => {
			const note = this.notes(code)[at]
			if (text === '' && note)
				this.model.remove(note)
			else if (note)
				this.model.set_text(note, text)
			else if (text !== '')
				this.model.set_text(this.model.add(this.observed(code), 'commentaire', { prive: secret ? 'oui' : 'non' }), text)
		}, `note-${this.name}-${code}-${at}`)
	}

	set_private(code, note, is) {
		this.model.edit(`Note de ${code}`, () => this.model.set_attr(note, 'prive', is ? 'oui' : 'non'))
	}

	// Of a criterion or a sub-domain on which the candidate has an opinion.
	set_words(code, text, secret) {
		this.model.edit(`Parole du candidat, ${code}`, () => {
			const words = this.words(code)
			if (text === '' && words !== null)
				this.model.remove(words)
			else if (text !== '')
				this.model.set_text(words || this.model.add(this.opinion(code), 'commentaire', { prive: secret ? 'oui' : 'non' }), text)
		}, `parole-${this.name}-${code}`)
	}

	set_opinion(code, value) {
		this.model.edit(`Auto-évaluation ${code}`, () => {
			const old = this.opinions.get(code)
			if (value === '') {
				if (old)
					this.model.remove(old)
				this.opinions.delete(code)
				return
			}
			const opinion = old || this.new_opinion(code)
			this.model.set_attr(opinion, 'valeur', value)
			this.opinions.set(code, opinion)
		})
	}

	new_opinion(code) {
		const evaluation = this.fields.ensure(this.box)
		const act = child(evaluation, 'auto-evaluation') ||
		    this.model.add(evaluation, 'auto-evaluation', { id: this.model.free_id('auto-evaluation-') })
		return this.coded(act, 'avis', code, this.codes.rows)
	}

	// Of a sub-domain or a domain.
	set_kept(code, value) {
		this.model.edit(`Résultat retenu ${code}`, () => {
			const holder = this.holder(code)
			this.held.set(code, holder)
			this.model.set_attr(holder, 'resultat', value === '' ? null : value)
		})
	}

	set_closed(day) {
		this.model.edit('Résultats arrêtés le', () => this.model.set_attr(this.results(), 'date', day === '' ? null : day))
	}

	set_strengths(code, text) {
		this.model.edit(`Points forts du domaine ${code}`, () => {
			const old = child(this.held.get(code) || null, 'points-forts')
			if (text === '') {
				if (old !== null)
					this.model.remove(old)
				return
			}
			const domain = this.holder(code)
			this.held.set(code, domain)
			this.model.set_text(this.model.ensure(domain, 'points-forts'), text)
		}, `points-forts-${this.name}-${code}`)
	}
}
