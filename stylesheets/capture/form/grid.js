// grid.js - the grid of criteria of one evaluation: one key a verdict, arrows between rows.

const VERDICT_KEYS = { a: 'acquis', n: 'non-acquis', e: 'non-evalue', t: 'pas-de-test' }
const VERDICT_WORDS = { acquis: 'acquis', 'non-acquis': 'pas encore acquis', 'non-evalue': 'non évalué', 'pas-de-test': 'pas de test', '': 'verdict effacé' }
const OPINION_KEYS = ['', 'a-l-aise', 'avec-aide', 'a-travailler', 'ne-sait-pas']

let grid_count = 0

class Grid {
	constructor(container, box, fields, say) {
		this.container = container
		this.box = box
		this.fields = fields
		this.model = fields.model
		this.say = say
		this.name = `g${++grid_count}`
		this.rows = new Map()		// criterion -> { tr, radios, opinion, mode, button, details }
		this.domains = new Map()	// code -> { codes: [...], section }
		this.next = { mode: '', acte: '', observateur: '', date: '', avance: true, tout: false }
		this.build()
		container.addEventListener('keydown', (e) => this.key(e))
		container.addEventListener('focusin', (e) => this.entered(e))
		container.addEventListener('change', (e) => this.changed(e))
		container.addEventListener('input', (e) => this.typed(e))
		container.addEventListener('click', (e) => this.clicked(e))
	}

	// ---- made once ----

	build() {
		const grid = document.getElementById('grille').content.cloneNode(true)
		const cells = document.getElementById('cellules').content.querySelector('tr')
		const kept = document.getElementById('retenu').content
		this.order = []
		for (const section of grid.querySelectorAll('[data-domaine]')) {
			const title = section.querySelector('h3')
			title.id = `${this.name}-${section.dataset.domaine}`
			section.setAttribute('aria-labelledby', title.id)
			this.domains.set(section.dataset.domaine, { section, codes: [] })
		}
		for (const tr of grid.querySelectorAll('tr[data-critere]'))
			this.build_row(tr, cells.cloneNode(true))
		this.kept = new Map()
		for (const body of grid.querySelectorAll('tbody[data-sd]')) {
			const cell = body.querySelector('.retenu')
			cell.append(kept.cloneNode(true))
			const select = cell.querySelector('select')
			select.setAttribute('aria-label', `Résultat retenu pour ${body.dataset.sd}`)
			const opinion = cells.querySelector('[data-cellule=avis] select').cloneNode(true)
			opinion.setAttribute('aria-label', `Auto-évaluation, sous-domaine ${body.dataset.sd}`)
			const tr = body.querySelector('tr.sd')
			const button = document.getElementById('parole').content.firstElementChild.cloneNode(true)
			button.setAttribute('aria-label', `Parole du candidat, ${body.dataset.sd}`)
			tr.querySelector('[data-cellule=avis]').append(opinion, ' ', button)
			this.kept.set(body.dataset.sd, { code: body.dataset.sd, body, tr, select, opinion, button, details: null, computed: body.querySelector('.calcule') })
		}
		for (const { codes } of this.domains.values())
			codes.forEach((code, i) => this.stop_at(this.rows.get(code), i === 0))
		this.container.replaceChildren(grid)
		this.final = this.box.dataset.item === 'evaluation-finale'
		this.container.querySelector('.tout').hidden = !this.final
	}

	build_row(tr, cells) {
		const code = tr.dataset.critere
		const head = tr.querySelector('th')
		head.id = `${this.name}-${code}`
		tr.append(...cells.children)
		const radios = [...tr.querySelectorAll('input[type=radio]')]
		for (const radio of radios)
			radio.name = `${this.name}-${code}`
		tr.querySelector('[role=radiogroup]').setAttribute('aria-labelledby', head.id)
		const [opinion, mode] = tr.querySelectorAll('select')
		opinion.setAttribute('aria-label', `Auto-évaluation, ${code}`)
		mode.setAttribute('aria-label', `Mode d’observation, ${code}`)
		const button = tr.querySelector('button.detail')
		const domain = tr.closest('[data-domaine]').dataset.domaine
		this.rows.set(code, { code, domain, tr, radios, opinion, mode, button, details: null })
		this.domains.get(domain).codes.push(code)
		this.order.push(code)
	}

	// Tab meets one row of each domain, the one last worked on; arrows reach the others.
	stop_at(row, is) {
		for (const part of [...row.radios, row.opinion, row.mode, row.button])
			part.tabIndex = is ? 0 : -1
	}

	entered(event) {
		const row = this.rows.get(event.target.closest('tr[data-critere]')?.dataset.critere)
		if (!row || row.button.tabIndex === 0)
			return
		for (const code of this.domains.get(row.tr.closest('section').dataset.domaine).codes)
			if (this.rows.get(code).button.tabIndex === 0)
				this.stop_at(this.rows.get(code), false)
		this.stop_at(row, true)
	}

	// ---- from the dossier ----

	get evaluation() { return this.fields.element_of(this.box) }

	show() {
		this.found = new Map()
		this.held = new Map()
		for (const domain of children(child(this.evaluation, 'resultats'), 'domaine')) {
			this.held.set(domain.getAttribute('code'), domain)
			for (const sub of children(domain, 'sous-domaine')) {
				this.held.set(sub.getAttribute('code'), sub)
				for (const criterion of children(sub, 'critere'))
					this.found.set(criterion.getAttribute('code'), criterion)
			}
		}
		this.opinions = new Map()
		for (const act of children(this.evaluation, 'auto-evaluation'))
			for (const opinion of children(act, 'avis'))
				this.opinions.set(opinion.getAttribute('code'), opinion)
		for (const row of this.rows.values())
			this.show_row(row)
		for (const sub of this.kept.values())
			this.show_sub(sub)
		this.fields.show_value(this.container.querySelector('[data-arretes]'), child(this.evaluation, 'resultats')?.getAttribute('date') || '')
		for (const [code, { section }] of this.domains) {
			this.fields.show_value(section.querySelector('[data-retenu-domaine]'), this.held.get(code)?.getAttribute('resultat') || '')
			const strengths = child(this.held.get(code) || null, 'points-forts')
			this.fields.show_value(section.querySelector('[data-points-forts]'), strengths === null ? '' : strengths.textContent)
		}
		for (const select of this.container.querySelectorAll('.reglages select[data-ref]'))
			this.fields.fill_choices(select)
		this.count()
	}

	show_sub(sub) {
		const opinion = this.opinions.get(sub.code)
		this.fields.show_value(sub.select, this.held.get(sub.code)?.getAttribute('resultat') || '')
		this.fields.show_value(sub.opinion, opinion?.getAttribute('valeur') || '')
		sub.button.hidden = !opinion
		sub.button.classList.toggle('rempli', child(opinion || null, 'commentaire') !== null)
		if (sub.details !== null && !sub.details.hidden)
			this.show_details(sub)
	}

	show_row(row) {
		const criterion = this.found.get(row.code)
		const state = criterion ? criterion.getAttribute('etat') : ''
		for (const radio of row.radios)
			radio.checked = radio.value === state
		if (row.tr.dataset.etat !== state)
			row.tr.dataset.etat = state
		this.fields.show_value(row.mode, criterion?.getAttribute('mode') || '')
		this.fields.show_value(row.opinion, this.opinions.get(row.code)?.getAttribute('valeur') || '')
		const notes = [...children(criterion || null, 'commentaire')]
		const said = notes.length === 0 ? 'Détails' : notes.length > 1 ? `${notes.length} notes` :
		    notes[0].getAttribute('prive') === 'oui' ? 'Note privée' : 'Note'
		if (row.said !== said) {
			row.said = row.button.textContent = said
			row.button.setAttribute('aria-label', `${said}, ${row.code}`)
			row.button.classList.toggle('rempli', notes.length > 0)
		}
		if (row.details !== null && !row.details.hidden)
			this.show_details(row)
	}

	// Of a criterion, or of a sub-domain: then only what the candidate says of it.
	show_details(row) {
		const criterion = this.found.get(row.code) || null
		const opinion = this.opinions.get(row.code)
		const words = child(opinion || null, 'commentaire')
		for (const part of row.details.querySelectorAll('[data-seulement]'))
			part.hidden = part.dataset.seulement === 'avis' ? !opinion : !this.rows.has(row.code)
		for (const part of row.details.querySelectorAll('[data-detail]')) {
			const what = part.dataset.detail
			if (what === 'notes')
				this.show_notes(part, criterion)
			else if (what === 'parole')
				this.fields.show_value(part, words === null ? '' : words.textContent)
			else if (what === 'parole-prive')
				part.checked = words !== null && words.getAttribute('prive') === 'oui'
			else if (what === 'preuves')
				this.show_proofs(part, criterion)
			else
				this.fields.show_value(part, criterion?.getAttribute(what) || '')
		}
	}

	// One box a note, and an empty one where there is none.
	show_notes(part, criterion) {
		const notes = [...children(criterion, 'commentaire')]
		const wanted = Math.max(1, notes.length, part.children.length > notes.length && part.dataset.autre ? notes.length + 1 : 0)
		while (part.children.length > wanted)
			part.lastElementChild.remove()
		while (part.children.length < wanted)
			part.append(part.parentElement.querySelector('template').content.firstElementChild.cloneNode(true))
		notes.forEach((note, i) => {
			this.fields.show_value(part.children[i].querySelector('textarea'), note.textContent)
			part.children[i].querySelector('input').checked = note.getAttribute('prive') === 'oui'
		})
		if (wanted > notes.length)
			this.fields.show_value(part.children[notes.length].querySelector('textarea'), '')
	}

	show_proofs(part, criterion) {
		const has = new Set((criterion?.getAttribute('preuves') || '').split(/\s+/))
		const proofs = this.fields.choices('preuve').map(({ value, text }) => ({ value, text: `${value} – ${text}` }))
		this.fields.show_boxes(part, proofs, has, 'Aucune preuve au dossier.')
	}

	// How far each domain is.
	count(domains = this.domains.values()) {
		for (const { section, codes } of domains) {
			const states = codes.map((code) => this.found.get(code)?.getAttribute('etat'))
			const gained = states.filter((s) => s === 'acquis').length
			const seen = states.filter((s) => s === 'acquis' || s === 'non-acquis').length
			const said = `${seen} critères évalués sur ${codes.length}, dont ${gained} acquis`
			const room = section.querySelector('.compte')
			if (room.textContent === said)
				continue
			room.textContent = said
			section.querySelector('.jauge span').style.width = `${100 * gained / codes.length}%`
			section.querySelector('.jauge').style.setProperty('--vus', `${100 * seen / codes.length}%`)
		}
	}

	// ---- into the dossier ----

	// The element of a code in its place among its likes, made where it is missing.
	coded(parent, name, code, codes) {
		for (const e of children(parent, name))
			if (e.getAttribute('code') === code)
				return e
		const at = codes.indexOf(code)
		const element = this.model.create(parent, name)
		element.setAttribute('code', code)
		let before = null
		for (const e of children(parent, name))
			if (codes.indexOf(e.getAttribute('code')) > at) {
				before = e
				break
			}
		return this.model.insert(parent, element, before || this.model.place(parent, name))
	}

	holder(code) {
		const tr = this.rows.get(code)?.tr
		const body = tr ? tr.closest('tbody') : this.kept.get(code)?.body
		const section = body ? body.closest('section') : this.domains.get(code).section
		const results = this.model.ensure(this.fields.ensure(this.box), 'resultats')
		const domain = this.coded(results, 'domaine', section.dataset.domaine, [...this.domains.keys()])
		if (!body)
			return domain
		const sub = this.coded(domain, 'sous-domaine', body.dataset.sd, [...this.kept.keys()])
		return tr ? this.coded(sub, 'critere', code, this.order) : sub
	}

	set_state(row, state) {
		this.model.edit(`Critère ${row.code}`, () => {
			if (state === '') {
				const criterion = this.found.get(row.code)
				if (criterion)
					this.model.remove(criterion)
				return
			}
			const known = this.found.get(row.code)
			const criterion = this.holder(row.code)
			this.model.set_attr(criterion, 'etat', state)
			for (const name of ['date', 'observateur', 'mode', 'acte'])
				if (this.next[name] !== '' && !(known && criterion.hasAttribute(name)))
					this.model.set_attr(criterion, name, this.next[name])
			this.found.set(row.code, criterion)
		})
		if (state === '')
			this.found.delete(row.code)
		this.show_row(row)
		this.count([this.domains.get(row.domain)])
	}

	set_attribute(row, name, value) {
		this.model.edit(`Critère ${row.code}`, () => {
			const criterion = this.criterion(row)
			this.model.set_attr(criterion, name, value === '' ? null : value)
		})
		this.show_row(row)
	}

	// An observation without a verdict yet: not evaluated is what it says.
	criterion(row) {
		const criterion = this.holder(row.code)
		if (!criterion.hasAttribute('etat'))
			this.model.set_attr(criterion, 'etat', 'non-evalue')
		this.found.set(row.code, criterion)
		return criterion
	}

	// The text of a note box; a note emptied is a note removed.
	set_note(row, area) {
		const box = area.closest('.note')
		const at = [...box.parentElement.children].indexOf(box)
		this.model.edit(`Note de ${row.code}`, () => {
			const note = [...children(this.found.get(row.code) || null, 'commentaire')][at]
			if (area.value === '' && note)
				this.model.remove(note)
			else if (note)
				this.model.set_text(note, area.value)
			else if (area.value !== '')
				this.model.set_text(this.model.add(this.criterion(row), 'commentaire', { prive: box.querySelector('input').checked ? 'oui' : 'non' }), area.value)
		}, `note-${this.name}-${row.code}-${at}`)
		if (area.value !== '')
			delete box.parentElement.dataset.autre
		this.show_row(row)
	}

	set_words(row, area) {
		this.model.edit(`Parole du candidat, ${row.code}`, () => {
			const opinion = this.opinions.get(row.code)
			const words = child(opinion, 'commentaire')
			if (area.value === '' && words !== null)
				this.model.remove(words)
			else if (area.value !== '') {
				const secret = row.details.querySelector('[data-detail=parole-prive]').checked ? 'oui' : 'non'
				this.model.set_text(words || this.model.add(opinion, 'commentaire', { prive: secret }), area.value)
			}
		}, `parole-${this.name}-${row.code}`)
		row.button.classList.toggle('rempli', area.value !== '' || row.button.textContent !== 'Parole' && row.button.classList.contains('rempli'))
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
			if (old) {
				this.model.set_attr(old, 'valeur', value)
				return
			}
			const evaluation = this.fields.ensure(this.box)
			const act = child(evaluation, 'auto-evaluation') ||
			    this.model.add(evaluation, 'auto-evaluation', { id: this.model.free_id('auto-evaluation-') })
			const all = [...this.kept.keys()].flatMap((sub) => [sub, ...this.order.filter((c) => c.startsWith(`${sub}.`))])
			const opinion = this.coded(act, 'avis', code, all)
			this.model.set_attr(opinion, 'valeur', value)
			this.opinions.set(code, opinion)
		})
		if (this.kept.has(code))
			this.show_sub(this.kept.get(code))
		else
			this.show_row(this.rows.get(code))
	}

	// ---- keys ----

	key(event) {
		const target = event.target
		const row = this.rows.get(target.closest('tr[data-critere]')?.dataset.critere)
		if (event.key === 'Escape' && target.closest('tr.details')) {
			this.close_details(this.of(target.closest('tr.details').dataset.de))
			event.preventDefault()
			return
		}
		if (!row || event.ctrlKey || event.altKey || event.metaKey || target.matches('select,textarea'))
			return
		if (this.row_key(row, event, target))
			event.preventDefault()
	}

	// The row of a criterion or of a sub-domain.
	of(code) { return this.rows.get(code) || this.kept.get(code) }

	close_details(row) {
		row.details.hidden = true
		row.button.setAttribute('aria-expanded', 'false')
		if (row.radios)
			this.focus(row)
		else
			row.button.focus()
	}

	// True when the key was one of ours.
	row_key(row, event, target) {
		const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
		const digit = /^(?:Digit|Numpad)([0-4])$/.exec(event.code)
		if (VERDICT_KEYS[key] !== undefined) {
			this.verdict(row, VERDICT_KEYS[key])
		} else if (digit && key !== ' ') {
			const value = OPINION_KEYS[Number(digit[1])]
			row.opinion.value = value
			this.set_opinion(row.code, value)
			this.say(`${row.code} : ${row.opinion.selectedOptions[0].text}`)
		} else if (key === 'Delete' || key === 'Backspace') {
			this.set_state(row, '')
			this.say(`${row.code} : verdict effacé`)
		} else if (key === 'ArrowDown' || key === 'ArrowUp') {
			this.move(row, key === 'ArrowDown' ? 1 : -1)
		} else if (key === 'PageDown' || key === 'PageUp') {
			this.jump(row, key === 'PageDown' ? 1 : -1)
		} else if (key === 'm') {
			const n = row.mode.options.length
			row.mode.selectedIndex = (row.mode.selectedIndex + 1) % n
			this.set_attribute(row, 'mode', row.mode.value)
			this.say(`${row.code} : mode ${row.mode.selectedOptions[0].text}`)
		} else if (key === 'c' || key === 'Enter' && target.type === 'radio') {
			this.open_details(row, true)
		} else if (key === 'p') {
			this.toggle_private(row)
		} else {
			return false
		}
		return true
	}

	verdict(row, state) {
		this.set_state(row, state)
		this.say(`${row.code} : ${VERDICT_WORDS[state]}`)
		if (this.next.avance)
			this.move(row, 1)
		else
			this.focus(row)
	}

	visible() { return this.order.filter((code) => !this.rows.get(code).tr.closest('[hidden]')) }

	move(row, by) {
		const codes = this.visible()
		const to = codes[codes.indexOf(row.code) + by]
		this.focus(to === undefined ? row : this.rows.get(to))
	}

	jump(row, by) {
		const subs = [...this.kept.keys()].filter((sub) => !this.kept.get(sub).body.closest('[hidden]'))
		const to = subs[subs.indexOf(row.tr.closest('tbody').dataset.sd) + by]
		if (to !== undefined)
			this.focus(this.rows.get(this.kept.get(to).body.querySelector('tr[data-critere]').dataset.critere))
	}

	focus(row) {
		const radio = row.radios.find((r) => r.checked) || row.radios[0]
		radio.focus({ preventScroll: true })
		const place = row.tr.getBoundingClientRect()
		if (place.top < 90 || place.bottom > innerHeight - 40)
			row.tr.scrollIntoView({ block: 'center' })
	}

	// A criterion, or the first of a sub-domain or domain.
	focus_code(code) {
		const row = this.rows.get(code) || this.rows.get(this.order.find((c) => c.startsWith(`${code}.`)))
		if (row.tr.closest('[hidden]') !== null && row.tr.closest('.partie') !== row.tr.closest('[hidden]')) {
			this.next.tout = this.container.querySelector('[data-reglage=tout]').checked = true
			this.filter()
		}
		this.focus(row)
	}

	toggle_private(row) {
		const note = child(this.found.get(row.code) || null, 'commentaire')
		if (note === null) {
			this.say(`${row.code} n’a pas de note`)
			return
		}
		const value = note.getAttribute('prive') === 'oui' ? 'non' : 'oui'
		this.model.edit(`Note de ${row.code}`, () => this.model.set_attr(note, 'prive', value))
		this.show_row(row)
		this.say(value === 'oui' ? 'note privée' : 'note non privée')
	}

	open_details(row, focus) {
		if (row.details === null) {
			row.details = document.getElementById('details').content.querySelector('tr').cloneNode(true)
			row.details.dataset.de = row.code
			row.details.id = `${this.name}-details-${row.code}`
			row.details.hidden = true
			row.tr.after(row.details)
			row.button.setAttribute('aria-controls', row.details.id)
		}
		row.details.hidden = !row.details.hidden && !focus
		row.button.setAttribute('aria-expanded', String(!row.details.hidden))
		if (row.details.hidden)
			return
		this.show_details(row)
		row.details.querySelector('[data-seulement]:not([hidden]) textarea').focus()
	}

	// ---- mouse, touch, lists ----

	clicked(event) {
		const button = event.target.closest('button')
		if (button === null)
			return
		if (button.matches('.autre-note')) {
			const row = this.rows.get(button.closest('tr.details').dataset.de)
			const notes = row.details.querySelector('[data-detail=notes]')
			notes.dataset.autre = 'oui'
			notes.append(notes.parentElement.querySelector('template').content.firstElementChild.cloneNode(true))
			this.show_notes(notes, this.found.get(row.code) || null)
			notes.lastElementChild.querySelector('textarea').focus()
		} else if (button.matches('.detail')) {
			this.open_details(this.of(button.closest('tr').dataset.critere || button.closest('tbody').dataset.sd), false)
		}
	}

	changed(event) {
		const target = event.target
		const row = this.rows.get(target.closest('tr[data-critere]')?.dataset.critere)
		const sub = target.closest('tbody[data-sd]')?.dataset.sd
		if (target.dataset.reglage !== undefined)
			this.set_next(target)
		else if (target.dataset.arretes !== undefined)
			this.set_closed(target.value)
		else if (target.dataset.retenuDomaine !== undefined)
			this.set_kept(target.closest('section').dataset.domaine, target.value)
		else if (target.closest('tr.details'))
			this.detail_changed(target)
		else if (target.type === 'radio')
			this.set_state(row, target.value)
		else if (target.closest('[data-cellule=avis]'))
			this.set_opinion(row ? row.code : sub, target.value)
		else if (target.closest('[data-cellule=mode]'))
			this.set_attribute(row, 'mode', target.value)
		else if (target.closest('.retenu'))
			this.set_kept(sub, target.value)
	}

	set_next(part) {
		const name = part.dataset.reglage
		this.next[name] = part.type === 'checkbox' ? part.checked : part.value
		if (name === 'acte' && part.value !== '') {
			const act = this.fields.acts().find(({ element }) => element.getAttribute('id') === part.value)
			const day = this.container.querySelector('[data-reglage=date]')
			if (act && act.element.getAttribute('date'))
				this.next.date = day.value = act.element.getAttribute('date')
		}
		if (name === 'tout')
			this.filter()
	}

	set_kept(sub, value) {
		this.model.edit(`Résultat retenu ${sub}`, () => {
			const holder = this.holder(sub)
			this.held.set(sub, holder)
			this.model.set_attr(holder, 'resultat', value === '' ? null : value)
		})
	}

	set_closed(day) {
		this.model.edit('Résultats arrêtés le', () => {
			const results = this.model.ensure(this.fields.ensure(this.box), 'resultats')
			this.model.set_attr(results, 'date', day === '' ? null : day)
		})
	}

	detail_changed(part) {
		const row = this.of(part.closest('tr.details').dataset.de)
		const what = part.dataset.detail
		if (what === 'parole-prive')
			this.set_private(child(this.opinions.get(row.code) || null, 'commentaire'), part.checked, row)
		else if (part.type === 'checkbox' && part.closest('[data-detail=notes]'))
			this.set_private([...children(this.found.get(row.code) || null, 'commentaire')][[...part.closest('[data-detail]').children].indexOf(part.closest('.note'))] || null, part.checked, row)
		else if (part.closest('[data-detail=preuves]'))
			this.set_attribute(row, 'preuves', this.proofs_of(row, part))
		else if (what !== undefined && what !== 'parole')
			this.set_attribute(row, what, part.value)
	}

	set_private(note, is, row) {
		if (note === null)
			return			// kept by the box until there is a text
		this.model.edit(`Note de ${row.code}`, () => this.model.set_attr(note, 'prive', is ? 'oui' : 'non'))
		if (row.radios)
			this.show_row(row)
	}

	proofs_of(row, part) {
		const boxes = [...part.closest('[data-detail=preuves]').querySelectorAll('input')]
		const known = new Set(boxes.map((b) => b.value))
		const kept = (this.found.get(row.code)?.getAttribute('preuves') || '').split(/\s+/).filter((id) => id && !known.has(id))
		return [...boxes.filter((b) => b.checked).map((b) => b.value), ...kept].join(' ')
	}

	typed(event) {
		const target = event.target
		const row = this.of(target.closest('tr.details')?.dataset.de)
		if (target.matches('textarea') && target.closest('[data-detail=notes]'))
			this.set_note(row, target)
		else if (target.dataset.detail === 'parole')
			this.set_words(row, target)
		else if (target.dataset.pointsForts !== undefined)
			this.set_strengths(target.closest('section').dataset.domaine, target.value)
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

	// An EF shows what the EP left open; results: what the rules' own stylesheet worked out.
	show_results(results) {
		this.results = results
		for (const [code, { computed, body }] of this.kept) {
			const r = results.get(code)
			if (r)
				body.dataset.ep = r.epRetenu
			const verdict = r && (this.final ? r.final : r.ep)
			const said = r ? ` ${this.final ? r.acquis : r.epAcquis} sur ${r.total}, il en faut ${r.requis}` : ''
			if (computed.said === verdict + said)
				continue
			computed.said = verdict + said
			computed.replaceChildren()
			if (!r)
				continue
			const badge = document.createElement('span')
			badge.className = 'badge'
			badge.dataset.verdict = verdict
			badge.textContent = RESULT_WORDS[verdict] || verdict
			computed.append(badge, said)
		}
		this.filter()
	}

	filter() {
		if (!this.final)
			return
		for (const [code, { body }] of this.kept) {
			const touched = [...body.querySelectorAll('tr[data-critere]')].some((tr) => tr.dataset.etat !== '')
			body.hidden = !this.next.tout && !touched && this.results?.get(code)?.epRetenu === 'acquis'
		}
		for (const { section, codes } of this.domains.values()) {
			section.hidden = [...section.querySelectorAll('tbody')].every((b) => b.hidden)
			const shown = codes.map((code) => this.rows.get(code)).filter((row) => !row.tr.parentElement.hidden)
			if (shown.length > 0 && !shown.some((row) => row.button.tabIndex === 0)) {
				codes.forEach((code) => this.stop_at(this.rows.get(code), false))
				this.stop_at(shown[0], true)
			}
		}
	}
}
