// rules.js - results and findings, by the stylesheets of `clea check` that the page carries.

class Rules {
	constructor(slices) {
		this.slices = slices
		this.texts = new Map()
		for (const block of document.querySelectorAll('script[data-document]'))
			this.texts.set(block.dataset.document, block.textContent)
		this.trees = new Map()
		this.results_sheet = null
		this.control_sheet = null
	}

	// Compiled when first needed.
	*prepare() {
		for (const name of this.texts.keys()) {
			this.tree(name)
			if (this.slices.due)
				yield
		}
		this.results_sheet ||= yield* this.sheet('stylesheets/resultats.xsl')
		this.control_sheet ||= yield* this.sheet('stylesheets/controle.xsl')
	}

	tree(name) {
		if (!this.trees.has(name)) {
			if (!this.texts.has(name))
				throw new Unsupported(name)
			this.trees.set(name, tree_of_dom(new DOMParser().parseFromString(this.texts.get(name), 'application/xml')))
		}
		return this.trees.get(name)
	}

	*sheet(name) {
		const sheet = new Stylesheet((n) => this.tree(n))
		yield* sheet.compile(name, this.slices)
		return sheet
	}

	// In steps, each in slices: results are known before findings.
	// facts: the text of clea:faits; now: an instant.
	*begin(doc, facts, now) {
		yield* this.prepare()
		const documents = { 'clea:faits': tree_of_dom(new DOMParser().parseFromString(facts, 'application/xml')) }
		for (const name of ['clea:referentiel', 'clea:bareme', 'clea:regles', 'clea:site'])
			documents[name] = this.tree(name)
		return { input: yield* tree_in_slices(doc, this.slices), documents, params: { maintenant: now } }
	}

	*results(judgement) {
		judgement.documents['clea:resultats'] = yield* this.results_sheet.run(judgement.input, judgement.documents, judgement.params, this.slices)
		return judgement.documents['clea:resultats'].children[0]
	}

	*findings(judgement) {
		return findings_of(yield* this.control_sheet.run(judgement.input, judgement.documents, judgement.params, this.slices))
	}
}

function findings_of(report) {
	const text = (node) => node.text().replace(/\s+/g, ' ').trim()
	return report.children[0].children.filter((n) => n.local === 'failed-assert').map((n) => ({
		id: n.attr('id'),
		severity: n.attr('role'),
		path: n.attr('location'),
		text: text(n.children.find((c) => c.local === 'text')),
		advice: text(n.children.find((c) => c.local === 'diagnostic-reference')),
	}))
}

// "/d:dossier[1]/d:preuves[1]/d:preuve[3]/@date": the element of it; null where it is gone meanwhile.
function element_at(root, path) {
	let at = root
	for (const m of path.matchAll(/\/d:([^[/]+)\[(\d+)\]/g)) {
		if (m.index === 0)
			continue
		at = at && [...children(at, m[1])][Number(m[2]) - 1] || null
	}
	return at
}
