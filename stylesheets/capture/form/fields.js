// fields.js - the fields that form.xsl made of the schema, bound to the dossier.
//
// A box stands for an element; where that element is missing, it is made when
// something is typed, and goes when nothing is left in it.  See champs.xsl for
// the attributes that bind.

const BOX = '[data-root],[data-el],[data-item]'
const PART = '[data-at],[data-ch],[data-tx],[data-el],[data-list],[data-refs],[data-cases],[data-grid]'
const OTHER_VALUE = '\u00a0autre'

// Elements that an emptied box may leave alone, since they are always there.
const ALWAYS = new Set(['candidat'])

class Fields {
	constructor(model, form) {
		this.model = model
		this.form = form
		this.parts = new WeakMap()	// box -> its own parts
		this.items = new WeakMap()	// box of a list -> element
		this.on_grid = () => {}		// (container, box): shows a grid
		this.on_item = () => {}		// (box, element): an entry of a list was shown
		this.ids = 0
		form.addEventListener('input', (e) => this.typed(e))
		form.addEventListener('change', (e) => this.typed(e))
		form.addEventListener('click', (e) => this.clicked(e))
		form.addEventListener('focusin', (e) => { if (e.target.matches('select[data-ref]')) this.fill_choices(e.target) })
	}

	// ---- boxes and elements ----

	box_of(part) {
		return (part.matches(BOX) ? part.parentElement : part).closest(BOX)
	}

	element_of(box) {
		if (box.dataset.root !== undefined)
			return this.model.root
		if (box.dataset.item !== undefined)
			return this.items.get(box) || null
		return child(this.element_of(this.box_of(box)), box.dataset.el)
	}

	ensure(box) {
		const element = this.element_of(box)
		if (element !== null)
			return element
		const parent = this.ensure(this.box_of(box))
		return this.model.add(parent, box.dataset.el, this.given(box, box.dataset.el))
	}

	given(box, name) {
		const given = {}
		if (box.dataset.id !== undefined)
			given.id = this.model.free_id(`${name.replace(/-?\d$/, '')}-`)
		if (box.dataset.prive !== undefined)
			given.prive = 'oui'
		return given
	}

	own_parts(box) {
		let parts = this.parts.get(box)
		if (!parts) {
			parts = [...box.querySelectorAll(PART)].filter((part) => this.box_of(part) === box)
			this.parts.set(box, parts)
			for (const part of parts)
				this.describe(part)
		}
		return parts
	}

	// The help under a field is told with it.
	describe(part) {
		const field = part.closest('.champ')
		const help = field && field.querySelector('.aide')
		if (!help || help.id || !part.matches('input,select,textarea'))
			return
		help.id = `aide-${++this.ids}`
		part.setAttribute('aria-describedby', help.id)
	}

	// An element without content and without attributes but those it was given says nothing.
	is_empty(element) {
		for (const a of element.attributes)
			if (a.name !== 'prive' && (a.name !== 'id' || this.is_cited(a.value)))
				return false
		return element.firstElementChild === null && element.textContent.trim() === ''
	}

	is_cited(id) {
		for (const e of this.model.root.getElementsByTagName('*'))
			for (const name of ['acte', 'ref', 'preuve', 'preconisation', 'organisme', 'observateur'])
				if (e.getAttribute(name) === id)
					return true
		return false
	}

	prune(box) {
		while (box.dataset.el !== undefined) {
			const element = this.element_of(box)
			if (element !== null) {
				if (!this.is_empty(element) || ALWAYS.has(element.localName))
					return
				this.model.remove(element)
			}
			box = this.box_of(box)
		}
	}

	// ---- from the dossier to the page ----

	show(box = this.form) {
		const element = this.element_of(box)
		for (const part of this.own_parts(box))
			this.show_part(part, element, box)
	}

	show_part(part, element, box) {
		const d = part.dataset
		if (d.el !== undefined)
			this.show(part)
		else if (d.list !== undefined)
			this.show_list(part, element)
		else if (d.grid !== undefined)
			this.on_grid(part, box)
		else if (d.refs !== undefined)
			this.show_refs(part, element)
		else if (d.cases !== undefined)
			this.show_cases(part, element)
		else
			this.show_value(part, this.value_in(part, element))
	}

	value_in(part, element) {
		const d = part.dataset
		if (element === null)
			return ''
		if (d.at !== undefined)
			return element.getAttribute(d.at) || ''
		const holder = d.ch !== undefined ? child(element, d.ch) : element
		const text = holder === null ? '' : holder.textContent
		return part.tagName === 'TEXTAREA' ? text : text.trim().replace(/\s+/g, ' ')
	}

	show_value(part, value) {
		if (part.type === 'checkbox') {
			part.checked = value === 'oui'
			return
		}
		if (part.dataset.ref !== undefined)
			this.fill_choices(part)
		if (part.tagName === 'SELECT')
			this.offer(part, value)
		if (part.value === value)
			return
		part.value = value
		// What a date or a number field cannot hold is shown as it is, to be mended.
		if (part.value !== value && part.tagName === 'INPUT') {
			part.type = 'text'
			part.value = value
		}
	}

	// A value the list does not have stays a choice.
	offer(select, value) {
		if (value === '' || [...select.options].some((o) => o.value === value))
			return
		const option = new Option(value, value)
		select.insertBefore(option, [...select.options].find((o) => o.value === OTHER_VALUE) || null)
	}

	show_list(list, parent) {
		const room = list.querySelector(':scope > .entrees')
		const boxes = new Map([...room.children].map((box) => [this.items.get(box), box]))
		const wanted = [...children(parent, list.dataset.list)]
		for (const [element, box] of boxes)
			if (!wanted.includes(element))
				box.remove()
		wanted.forEach((element, i) => {
			const box = boxes.get(element) || this.new_item(list, element)
			if (room.children[i] !== box)
				room.insertBefore(box, room.children[i] || null)
			box.querySelector('.rang').textContent = wanted.length > 1 ? i + 1 : ''
			box.dataset.ident = element.getAttribute('id') || ''
			this.show(box)
			this.on_item(box, element)
		})
		room.hidden = wanted.length === 0
	}

	new_item(list, element) {
		const box = list.querySelector(':scope > template').content.firstElementChild.cloneNode(true)
		this.items.set(box, element)
		return box
	}

	show_cases(part, element) {
		const has = new Set(((element && element.getAttribute(part.dataset.cases)) || '').split(/\s+/))
		for (const box of part.querySelectorAll('input'))
			box.checked = has.has(box.value)
	}

	show_refs(part, element) {
		const has = new Set([...children(element, part.dataset.refs)].map((e) => e.getAttribute('ref')))
		const people = this.choices('intervenant')
		for (const ref of has)
			if (!people.some((p) => p.value === ref))
				people.push({ value: ref, text: `${ref} (sans fiche)` })
		this.show_boxes(part, people, has, 'Ajoutez d’abord les personnes dans « Organismes et personnes ».')
	}

	// A box a choice; made anew only when the choices are others, so that the focus stays.
	show_boxes(part, choices, has, nothing) {
		const signature = JSON.stringify(choices)
		if (part.signature !== signature) {
			part.signature = signature
			part.replaceChildren(...choices.map(({ value, text }) => {
				const label = document.createElement('label')
				const input = document.createElement('input')
				input.type = 'checkbox'
				input.value = value
				label.append(input, text)
				return label
			}))
			if (choices.length === 0)
				part.textContent = nothing
		}
		for (const input of part.querySelectorAll('input'))
			input.checked = has.has(input.value)
	}

	// ---- what the dossier offers as choices ----

	choices(kind) {
		const root = this.model.root
		const text = (e, ...names) => names.map((n) => child(e, n)).filter(Boolean).map((c) => c.textContent.trim()).join(' ')
		const of = (e, words) => ({ value: e.getAttribute('id') || '', text: words || e.getAttribute('id') })
		switch (kind) {
		case 'intervenant':
			return [...children(child(root, 'intervenants'), 'intervenant')].map((e) => of(e, text(e, 'prenom', 'nom')))
		case 'organisme':
			return [...children(child(root, 'organismes'), 'organisme')].map((e) => of(e, text(e, 'raison-sociale')))
		case 'preuve':
			return [...children(child(root, 'preuves'), 'preuve')].map((e) => of(e, text(e, 'titre')))
		case 'preconisation':
			return [...children(child(root, 'preconisations'), 'preconisation')].map((e) => of(e, `${e.getAttribute('sous-domaine') || '?'} (${e.getAttribute('id')})`))
		case 'acte':
			return this.acts().map(({ element, name }) => of(element, name))
		}
		return []
	}

	acts() {
		const words = { 'entretien-1': 'Entretien n° 1', 'mise-en-situation': 'Mise en situation', 'auto-evaluation': 'Auto-évaluation',
			'entretien-2': 'Entretien n° 2', 'entretien-final': 'Entretien final' }
		const acts = []
		for (const evaluation of children(this.model.root))
			if (evaluation.localName === 'evaluation-prealable' || evaluation.localName === 'evaluation-finale')
				for (const element of children(evaluation))
					if (words[element.localName]) {
						const day = element.getAttribute('date')
						acts.push({ element, evaluation, name: `${words[element.localName]}${evaluation.localName === 'evaluation-finale' ? ' (finale)' : ''}${day ? `, ${day}` : ''}` })
					}
		return acts
	}

	fill_choices(select, choices = this.choices(select.dataset.ref)) {
		const signature = JSON.stringify(choices)
		if (select.signature === signature)
			return
		const value = select.value
		select.signature = signature
		select.replaceChildren(new Option('—', ''), ...choices.map((c) => new Option(c.text, c.value)))
		this.offer(select, value)
		select.value = value
	}

	// After an edit elsewhere: names of people, proofs, acts.
	*refresh_choices(slices) {
		const known = new Map()
		for (const select of this.form.querySelectorAll('select[data-ref]')) {
			const kind = select.dataset.ref
			if (!known.has(kind))
				known.set(kind, this.choices(kind))
			this.fill_choices(select, known.get(kind))
			if (slices.due)
				yield
		}
		for (const part of this.form.querySelectorAll('[data-refs]')) {
			this.show_refs(part, this.element_of(this.box_of(part)))
			if (slices.due)
				yield
		}
	}

	// ---- from the page to the dossier ----

	typed(event) {
		const target = event.target
		const cases = target.closest('[data-cases]')
		const refs = target.closest('[data-refs]')
		if (cases) {
			if (event.type === 'change')
				this.write_cases(cases)
		} else if (refs) {
			if (event.type === 'change')
				this.write_ref(refs, target)
		} else if (target.matches('[data-at],[data-ch],[data-tx]')) {
			if (target.value === OTHER_VALUE)
				this.ask_other(target)
			else if (event.type === 'input' || target.tagName !== 'INPUT')
				this.write(target, target.type === 'checkbox' ? (target.checked ? 'oui' : 'non') : target.value)
		}
	}

	name_of(part) {
		const name = part.closest('.champ').querySelector('.nom')
		return name ? name.textContent.trim() : ''
	}

	write(part, value) {
		const d = part.dataset
		const box = this.box_of(part)
		if (part.tagName !== 'TEXTAREA')
			value = value.trim()
		if (!part.key)
			part.key = `champ-${++this.ids}`
		this.model.edit(this.name_of(part), () => {
			if (value === '')
				this.clear(part, box)
			else if (d.at !== undefined)
				this.model.set_attr(this.ensure(box), d.at, value)
			else if (d.ch !== undefined)
				this.model.set_text(this.model.ensure(this.ensure(box), d.ch), value)
			else
				this.model.set_text(this.ensure(box), value)
		}, part.matches('select,[type=checkbox]') ? null : part.key)
	}

	clear(part, box) {
		const d = part.dataset
		const element = this.element_of(box)
		if (element === null)
			return
		if (d.at !== undefined) {
			this.model.set_attr(element, d.at, null)
		} else if (d.ch !== undefined) {
			const c = child(element, d.ch)
			if (c !== null)
				this.model.remove(c)
		} else {
			this.model.set_text(element, '')
		}
		this.prune(box)
	}

	write_cases(part) {
		const box = this.box_of(part)
		const name = part.dataset.cases
		const boxes = [...part.querySelectorAll('input')]
		this.model.edit(this.name_of(part), () => {
			const known = new Set(boxes.map((b) => b.value))
			const kept = (this.element_of(box)?.getAttribute(name) || '').split(/\s+/).filter((w) => w && !known.has(w))
			const words = [...boxes.filter((b) => b.checked).map((b) => b.value), ...kept].join(' ')
			this.model.set_attr(this.ensure(box), name, words === '' && part.dataset.obligatoire !== 'true' ? null : words)
		})
	}

	write_ref(part, input) {
		const box = this.box_of(part)
		const name = part.dataset.refs
		this.model.edit(this.name_of(part), () => {
			const old = [...children(this.element_of(box), name)].find((e) => e.getAttribute('ref') === input.value)
			if (input.checked && !old)
				this.model.add(this.ensure(box), name, { ref: input.value })
			else if (!input.checked && old)
				this.model.remove(old)
			this.prune(box)
		})
	}

	// A value of one's own in an open list: typed in a field that takes the list's place.
	ask_other(select) {
		const input = document.createElement('input')
		input.type = 'text'
		input.maxLength = 400
		for (const name of ['at', 'ch', 'tx'])
			if (select.dataset[name] !== undefined)
				input.dataset[name] = select.dataset[name]
		select.value = ''
		this.parts.delete(this.box_of(select))
		select.replaceWith(input)
		input.focus()
	}

	clicked(event) {
		const button = event.target.closest('button[data-action]')
		if (!button)
			return
		if (button.dataset.action === 'ajouter')
			this.add_item(button.closest('[data-list]'))
		else if (button.dataset.action === 'retirer')
			this.remove_item(button.closest('[data-item]'))
	}

	add_item(list) {
		const box = this.box_of(list)
		const name = list.dataset.list
		const pattern = list.querySelector(':scope > template').content.firstElementChild
		let element
		this.model.edit(`Ajouter : ${list.dataset.un}`, () => {
			element = this.model.add(this.ensure(box), name, this.given(pattern, name))
		})
		this.show_list(list, this.element_of(box))
		const added = [...list.querySelectorAll(':scope > .entrees > [data-item]')].find((b) => this.items.get(b) === element)
		const first = added.querySelector('input,select,textarea')
		if (first)
			first.focus()
		return added
	}

	remove_item(item) {
		const list = item.closest('[data-list]')
		const box = this.box_of(list)
		this.model.edit(`Retirer : ${list.dataset.un}`, () => {
			this.model.remove_cited(this.items.get(item))
			this.prune(box)
		})
		this.show()
		const next = list.querySelector(':scope > .ajouter') || list.closest('.partie').querySelector('h2')
		next.focus()
	}
}
