// grid.js - the grid of criteria of one evaluation, as it is drawn: rows, results, what is hidden, where the focus is.

let grid_count = 0

class Grid {
	constructor(container, box, fields, say) {
		this.container = container
		this.fields = fields
		this.name = `g${++grid_count}`
		this.final = box.dataset.item === 'evaluation-finale'
		this.rows = new Map()		// criterion -> { code, domain, tr, radios, opinion, mode, button, details }
		this.subs = new Map()		// sub-domain -> { code, body, tr, select, opinion, button, details, computed }
		this.domains = new Map()	// code -> { codes: [...], section }
		this.codes = { domains: [], subs: [], criteria: [], rows: [], above: new Map() }
		this.next = { mode: '', acte: '', observateur: '', date: '', avance: true, tout: false }
		this.build()
		this.data = new GridModel(box, fields, this.codes, this.name)
		this.details = new GridDetails(this)
		this.keys = new GridKeys(this, say)
		container.addEventListener('focusin', (e) => this.entered(e))
		container.addEventListener('change', (e) => this.changed(e.target))
		container.addEventListener('click', (e) => this.clicked(e))
	}

	get evaluation() { return this.data.evaluation }

	// The row of a criterion or of a sub-domain.
	of(code) { return this.rows.get(code) || this.subs.get(code) }

	// ---- made once ----

	build() {
		const grid = document.getElementById('grille').content.cloneNode(true)
		const cells = document.getElementById('cellules').content.querySelector('tr')
		for (const section of grid.querySelectorAll('[data-domaine]')) {
			const title = section.querySelector('h3')
			title.id = `${this.name}-${section.dataset.domaine}`
			section.setAttribute('aria-labelledby', title.id)
			this.codes.domains.push(section.dataset.domaine)
			this.domains.set(section.dataset.domaine, { section, codes: [] })
		}
		for (const body of grid.querySelectorAll('tbody[data-sd]'))
			this.build_sub(body, cells)
		for (const tr of grid.querySelectorAll('tr[data-critere]'))
			this.build_row(tr, cells.cloneNode(true))
		for (const { codes } of this.domains.values())
			codes.forEach((code, i) => this.stop_at(this.rows.get(code), i === 0))
		this.codes.rows = [...grid.querySelectorAll('tr')].map((tr) => tr.dataset.critere || tr.parentElement.dataset.sd).filter(Boolean)
		this.container.replaceChildren(grid)
		this.container.querySelector('.tout').hidden = !this.final
	}

	build_sub(body, cells) {
		const code = body.dataset.sd
		const cell = body.querySelector('.retenu')
		cell.append(document.getElementById('retenu').content.cloneNode(true))
		const select = cell.querySelector('select')
		select.setAttribute('aria-label', `Résultat retenu pour ${code}`)
		const opinion = cells.querySelector('[data-cellule=avis] select').cloneNode(true)
		opinion.setAttribute('aria-label', `Auto-évaluation, sous-domaine ${code}`)
		const tr = body.querySelector('tr.sd')
		const button = document.getElementById('parole').content.firstElementChild.cloneNode(true)
		button.setAttribute('aria-label', `Parole du candidat, ${code}`)
		tr.querySelector('[data-cellule=avis]').append(opinion, ' ', button)
		this.codes.subs.push(code)
		this.codes.above.set(code, body.closest('[data-domaine]').dataset.domaine)
		this.subs.set(code, { code, body, tr, select, opinion, button, details: null, computed: body.querySelector('.calcule') })
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
		this.codes.criteria.push(code)
		this.codes.above.set(code, tr.closest('tbody').dataset.sd)
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
		for (const code of this.domains.get(row.domain).codes)
			if (this.rows.get(code).button.tabIndex === 0)
				this.stop_at(this.rows.get(code), false)
		this.stop_at(row, true)
	}

	// ---- from the dossier ----

	show() {
		const { data, fields, container } = this
		data.read()
		for (const row of this.rows.values())
			this.show_row(row)
		for (const sub of this.subs.values())
			this.show_sub(sub)
		fields.show_value(container.querySelector('[data-arretes]'), data.closed())
		for (const [code, { section }] of this.domains) {
			fields.show_value(section.querySelector('[data-retenu-domaine]'), data.kept(code))
			fields.show_value(section.querySelector('[data-points-forts]'), data.strengths(code))
		}
		for (const select of container.querySelectorAll('.reglages select[data-ref]'))
			fields.fill_choices(select)
		this.count()
	}

	show_sub(sub) {
		this.fields.show_value(sub.select, this.data.kept(sub.code))
		this.fields.show_value(sub.opinion, this.data.said(sub.code))
		sub.button.hidden = this.data.opinion(sub.code) === null
		sub.button.classList.toggle('rempli', this.data.words(sub.code) !== null)
		this.details.refresh(sub)
	}

	show_row(row) {
		const state = this.data.of_criterion(row.code, 'etat')
		for (const radio of row.radios)
			radio.checked = radio.value === state
		if (row.tr.dataset.etat !== state)
			row.tr.dataset.etat = state
		this.fields.show_value(row.mode, this.data.of_criterion(row.code, 'mode'))
		this.fields.show_value(row.opinion, this.data.said(row.code))
		const notes = this.data.notes(row.code)
		const said = notes.length === 0 ? 'Détails' : notes.length > 1 ? `${notes.length} notes` :
		    notes[0].getAttribute('prive') === 'oui' ? 'Note privée' : 'Note'
		if (row.said !== said) {
			row.said = row.button.textContent = said
			row.button.setAttribute('aria-label', `${said}, ${row.code}`)
			row.button.classList.toggle('rempli', notes.length > 0)
		}
		this.details.refresh(row)
	}

	// How far each domain is.
	count(domains = this.domains.values()) {
		for (const { section, codes } of domains) {
			const states = codes.map((code) => this.data.of_criterion(code, 'etat'))
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

	// ---- edits, and the row that shows them ----

	set_state(row, state) {
		this.data.set_state(row.code, state, this.next)
		this.show_row(row)
		this.count([this.domains.get(row.domain)])
	}

	set_attribute(row, name, value) {
		const observed = this.data.criterion(row.code) !== null
		this.data.set_attribute(row.code, name, value)
		this.show_row(row)
		if (!observed)
			this.count([this.domains.get(row.domain)])
	}

	set_opinion(code, value) {
		this.data.set_opinion(code, value)
		if (this.subs.has(code))
			this.show_sub(this.subs.get(code))
		else
			this.show_row(this.rows.get(code))
	}

	// ---- where the focus goes ----

	focus(row) {
		const radio = row.radios.find((r) => r.checked) || row.radios[0]
		radio.focus({ preventScroll: true })
		const place = row.tr.getBoundingClientRect()
		if (place.top < 90 || place.bottom > innerHeight - 40)
			row.tr.scrollIntoView({ block: 'center' })
	}

	// A criterion, or the first of a sub-domain or domain.
	focus_code(code) {
		const row = this.rows.get(code) || this.rows.get(this.codes.criteria.find((c) => this.codes.above.get(c) === code || this.rows.get(c).domain === code))
		if (row.tr.closest('[hidden]') !== null && row.tr.closest('.partie') !== row.tr.closest('[hidden]')) {
			this.next.tout = this.container.querySelector('[data-reglage=tout]').checked = true
			this.filter()
		}
		this.focus(row)
	}

	// ---- mouse, touch, lists ----

	clicked(event) {
		const button = event.target.closest('button')
		if (button === null)
			return
		if (button.matches('.autre-note'))
			this.details.another_note(button)
		else if (button.matches('.detail'))
			this.details.open(this.of(button.closest('tr').dataset.critere || button.closest('tbody').dataset.sd), false)
	}

	changed(target) {
		const row = this.rows.get(target.closest('tr[data-critere]')?.dataset.critere)
		const sub = target.closest('tbody[data-sd]')?.dataset.sd
		if (target.dataset.reglage !== undefined)
			this.set_next(target)
		else if (target.dataset.arretes !== undefined)
			this.data.set_closed(target.value)
		else if (target.dataset.retenuDomaine !== undefined)
			this.data.set_kept(target.closest('section').dataset.domaine, target.value)
		else if (target.closest('tr.details'))
			this.details.changed(target)
		else if (target.type === 'radio')
			this.set_state(row, target.value)
		else if (target.closest('[data-cellule=avis]'))
			this.set_opinion(row ? row.code : sub, target.value)
		else if (target.closest('[data-cellule=mode]'))
			this.set_attribute(row, 'mode', target.value)
		else if (target.closest('.retenu'))
			this.data.set_kept(sub, target.value)
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

	// ---- what the rules worked out ----

	// An EF shows what the EP left open; results: by sub-domain, from the rules' own stylesheet.
	show_results(results) {
		this.results = results
		for (const [code, { computed, body }] of this.subs) {
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
		for (const [code, { body }] of this.subs) {
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
