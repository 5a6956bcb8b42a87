// overview.js - where the dossier stands: strengths first, then what is still to do, each thing with a way to it.

const SEVERITY_WORDS = { error: 'À corriger', warning: 'À regarder', info: 'À savoir' }

// The spaces of French: no line breaks before a sign.
function typo(text) {
	return text.replace(/ ([:»%])/g, '\u00a0$1').replace(/ ([;!?])/g, '\u202f$1').replace(/« /g, '«\u00a0')
}

// el('p', { class: 'x' }, 'text', node, ...)
function el(name, attributes = {}, ...content) {
	const e = document.createElement(name)
	for (const [key, value] of Object.entries(attributes))
		e.setAttribute(key, value)
	e.append(...content.map((c) => typeof c === 'string' ? typo(c) : c))
	return e
}

class Overview {
	constructor(room, place) {
		this.room = room
		this.place = place	// Place: from an element to its field
		const words = document.getElementById('grille').content
		this.labels = new Map()
		for (const head of words.querySelectorAll('[data-domaine] > h3'))
			this.labels.set(head.parentElement.dataset.domaine, head.lastChild.textContent.trim())
		for (const head of words.querySelectorAll('tr.sd'))
			this.labels.set(head.parentElement.dataset.sd, head.querySelector('.libelle').textContent)
	}

	show(results, findings, faults, root) {
		const domains = results.children.filter((n) => n.local === 'domaine')
		const held = this.room.contains(document.activeElement) ? document.activeElement.dataset : null
		this.room.replaceChildren(this.strengths(domains, root), this.domains(domains), ...this.findings(findings, faults))
		if (held !== null)
			[...this.room.querySelectorAll('button')].find((b) => b.dataset.path === held.path && b.dataset.id === held.id)?.focus()
	}

	strengths(domains, root) {
		const section = el('section', { class: 'carte forts' }, el('h3', {}, 'Points forts'))
		const gained = domains.flatMap((d) => d.children.filter((s) => s.attr('final') === 'acquis' || s.attr('retenu') === 'acquis'))
		const said = [...root.getElementsByTagNameNS(DOSSIER_NS, 'points-forts')].filter((e) => e.textContent.trim() !== '')
		if (gained.length === 0 && said.length === 0)
			section.append(el('p', {}, 'Les points forts du candidat paraîtront ici dès les premiers critères acquis.'))
		for (const e of said)
			section.append(el('p', { class: 'dit' }, e.textContent))
		if (gained.length > 0)
			section.append(el('ul', { class: 'etiquettes' }, ...gained.map((s) =>
				el('li', {}, el('span', { class: 'badge', 'data-verdict': 'acquis' }, `${s.attr('code')} ${this.labels.get(s.attr('code'))}`)))))
		return section
	}

	domains(domains) {
		const list = el('ol', { class: 'domaines' })
		for (const d of domains) {
			const all = d.children.flatMap((s) => s.children)
			const seen = all.filter((c) => ['acquis', 'non-acquis'].includes(c.attr('final'))).length
			const gained = all.filter((c) => c.attr('final') === 'acquis').length
			const bar = el('span', { class: 'jauge', 'aria-hidden': 'true' }, el('span'))
			bar.style.setProperty('--vus', `${100 * seen / all.length}%`)
			bar.firstChild.style.width = `${100 * gained / all.length}%`
			const open = d.children.filter((s) => s.attr('final') !== 'acquis' && s.attr('final') !== 'non-evalue')
			list.append(el('li', {}, el('div', { class: 'ligne-domaine' },
				el('strong', {}, `${d.attr('code')} ${this.labels.get(d.attr('code'))}`), ' ', this.badge(d.attr('final'))),
			el('div', { class: 'avance' }, bar, el('span', {}, `${gained} acquis, ${seen} évalués sur ${all.length}`)),
			...(open.length === 0 ? [] : [el('ul', { class: 'etiquettes' }, ...open.map((s) => el('li', {}, this.badge(s.attr('final'), `${s.attr('code')} `))))])))
		}
		return el('section', { class: 'carte' }, el('h3', {}, 'Les domaines'), list)
	}

	badge(verdict, before = '') {
		return el('span', { class: 'badge', 'data-verdict': verdict }, before + (RESULT_WORDS[verdict] || verdict))
	}

	findings(findings, faults) {
		const out = []
		const counts = ['error', 'warning', 'info'].map((s) => findings.filter((f) => f.severity === s))
		const summary = faults.length === 0 && findings.length === 0 ? 'Aucun constat : rien ne manque au dossier.' :
		    [[faults.length, 'champ à revoir', 'champs à revoir'], [counts[0].length, 'constat à corriger', 'constats à corriger'],
			[counts[1].length, 'à regarder', 'à regarder'], [counts[2].length, 'à savoir', 'à savoir']]
			.filter(([n]) => n > 0).map(([n, one, many]) => `${n} ${n > 1 ? many : one}`).join(', ')
		out.push(el('section', { class: 'carte' }, el('h3', {}, 'Complétude'), el('p', { id: 'complet' }, summary)))
		const room = out[0]
		if (faults.length > 0)
			room.append(el('h4', {}, 'Champs à revoir'), el('ul', { class: 'constats' }, ...faults.map(({ part, text }) =>
				el('li', { class: 'error' }, el('p', {}, `${this.place.name(part)} : ${text} `), this.way(() => this.place.field(part), '', text)))))
		for (const [i, severity] of ['error', 'warning', 'info'].entries()) {
			if (counts[i].length === 0)
				continue
			room.append(el('h4', {}, SEVERITY_WORDS[severity]), el('ul', { class: 'constats' }, ...counts[i].map((f) =>
				el('li', { class: severity }, el('p', {}, el('span', { class: 'regle' }, f.id), ` ${f.text}`),
					el('p', { class: 'que-faire' }, f.advice), this.way(() => this.place.finding(f), f.path, f.id)))))
		}
		return out
	}

	way(go, path, id) {
		const button = el('button', { type: 'button', class: 'voir', 'data-path': path, 'data-id': id }, 'Aller au champ')
		button.addEventListener('click', go)
		return button
	}
}

// From an element of the dossier, or a field, to where it is typed.
class Place {
	constructor(fields, view, grids) {
		this.fields = fields
		this.view = view
		this.grids = grids
	}

	name(part) {
		const legend = part.closest('.entree,.boite')?.querySelector('legend')?.textContent.trim()
		return [legend, this.fields.name_of(part).replace(/ \(obligatoire\)$/, '')].filter(Boolean).join(', ')
	}

	field(part) {
		this.view.go(part.closest('.partie').id)
		const first = part.matches('input,select,textarea') ? part : part.querySelector('input,select,textarea') || part
		first.focus()
	}

	// { section, focus() } of the place that shows the element, or its nearest ancestor that is shown.
	of(element) {
		for (let e = element; e !== null && e.nodeType === Node.ELEMENT_NODE; e = e.parentNode) {
			const grid = ['critere', 'sous-domaine', 'domaine', 'resultats'].includes(e.localName) &&
			    [...this.grids.values()].find((g) => g.evaluation !== null && g.evaluation.contains(e))
			if (grid)
				return { section: grid.container.closest('.partie'), focus: () => grid.focus_code(e.getAttribute('code')) }
			const box = [...this.fields.form.querySelectorAll('[data-el],[data-item]')].find((b) => this.fields.element_of(b) === e)
			if (box)
				return { section: box.closest('.partie'), box, focus: () => this.first(box).focus() }
		}
		const section = this.fields.form.querySelector('#dossier')
		return { section, focus: () => this.first(section).focus() }
	}

	first(box) { return box.querySelector('input,select,textarea,button') || box.closest('.partie').querySelector('h2') }

	finding(finding) {
		const element = element_at(this.fields.model.root, finding.path)
		const place = this.of(element)
		this.view.go(place.section.id)
		const attribute = /@([\w-]+)$/.exec(finding.path)
		const part = attribute && place.box && this.fields.own_parts(place.box).find((p) => p.dataset.at === attribute[1])
		if (part)
			part.focus()
		else
			place.focus()
	}
}
