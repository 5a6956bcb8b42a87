// grid-details.js - what a row of the grid unfolds: notes, the candidate's words, day, observer, act and proofs.

class GridDetails {
	constructor(grid) {
		this.grid = grid
		this.data = grid.data
		this.fields = grid.fields
		grid.container.addEventListener('input', (e) => this.typed(e.target))
	}

	// ---- opened, closed, shown ----

	open(row, focus) {
		if (row.details === null)
			this.make(row)
		row.details.hidden = !row.details.hidden && !focus
		row.button.setAttribute('aria-expanded', String(!row.details.hidden))
		if (row.details.hidden)
			return
		this.show(row)
		row.details.querySelector('[data-seulement]:not([hidden]) textarea').focus()
	}

	make(row) {
		row.details = document.getElementById('details').content.querySelector('tr').cloneNode(true)
		row.details.dataset.de = row.code
		row.details.id = `${this.grid.name}-details-${row.code}`
		row.details.hidden = true
		row.tr.after(row.details)
		row.button.setAttribute('aria-controls', row.details.id)
	}

	close(row) {
		row.details.hidden = true
		row.button.setAttribute('aria-expanded', 'false')
		if (row.radios)
			this.grid.focus(row)
		else
			row.button.focus()
	}

	refresh(row) {
		if (row.details !== null && !row.details.hidden)
			this.show(row)
	}

	// Of a criterion, or of a sub-domain: then only what the candidate says of it.
	show(row) {
		const words = this.data.words(row.code)
		for (const part of row.details.querySelectorAll('[data-seulement]'))
			part.hidden = part.dataset.seulement === 'avis' ? this.data.opinion(row.code) === null : !row.radios
		for (const part of row.details.querySelectorAll('[data-detail]')) {
			const what = part.dataset.detail
			if (what === 'notes')
				this.show_notes(part, this.data.notes(row.code))
			else if (what === 'parole')
				this.fields.show_value(part, words === null ? '' : words.textContent)
			else if (what === 'parole-prive')
				part.checked = words !== null && words.getAttribute('prive') === 'oui'
			else if (what === 'preuves')
				this.show_proofs(part, this.data.of_criterion(row.code, 'preuves'))
			else
				this.fields.show_value(part, this.data.of_criterion(row.code, what))
		}
	}

	new_note(part) {
		part.append(part.parentElement.querySelector('template').content.firstElementChild.cloneNode(true))
	}

	// One box a note, and an empty one where there is none or one more was asked for.
	show_notes(part, notes) {
		const wanted = Math.max(1, notes.length, part.children.length > notes.length && part.dataset.autre ? notes.length + 1 : 0)
		while (part.children.length > wanted)
			part.lastElementChild.remove()
		while (part.children.length < wanted)
			this.new_note(part)
		notes.forEach((note, i) => {
			this.fields.show_value(part.children[i].querySelector('textarea'), note.textContent)
			part.children[i].querySelector('input').checked = note.getAttribute('prive') === 'oui'
		})
		if (wanted > notes.length)
			this.fields.show_value(part.children[notes.length].querySelector('textarea'), '')
	}

	show_proofs(part, ids) {
		const proofs = this.fields.choices('preuve').map(({ value, text }) => ({ value, text: `${value} – ${text}` }))
		this.fields.show_boxes(part, proofs, new Set(ids.split(/\s+/)), 'Aucune preuve au dossier.')
	}

	another_note(button) {
		const row = this.grid.of(button.closest('tr.details').dataset.de)
		const notes = row.details.querySelector('[data-detail=notes]')
		notes.dataset.autre = 'oui'
		this.new_note(notes)
		this.show_notes(notes, this.data.notes(row.code))
		notes.lastElementChild.querySelector('textarea').focus()
	}

	// ---- into the dossier ----

	typed(target) {
		const row = this.grid.of(target.closest('tr.details')?.dataset.de)
		if (target.matches('textarea') && target.closest('[data-detail=notes]'))
			this.note_typed(row, target)
		else if (target.dataset.detail === 'parole')
			this.words_typed(row, target.value)
		else if (target.dataset.pointsForts !== undefined)
			this.data.set_strengths(target.closest('section').dataset.domaine, target.value)
	}

	rank(part) {
		const box = part.closest('.note')
		return [...box.parentElement.children].indexOf(box)
	}

	note_typed(row, area) {
		const box = area.closest('.note')
		this.data.set_note(row.code, this.rank(area), area.value, box.querySelector('input').checked)
		if (area.value !== '')
			delete box.parentElement.dataset.autre
		this.grid.show_row(row)
	}

	words_typed(row, text) {
		this.data.set_words(row.code, text, row.details.querySelector('[data-detail=parole-prive]').checked)
		if (!row.radios)
			row.button.classList.toggle('rempli', text !== '')
	}

	changed(part) {
		const row = this.grid.of(part.closest('tr.details').dataset.de)
		const what = part.dataset.detail
		if (what === 'parole-prive')
			this.set_private(row, this.data.words(row.code), part.checked)
		else if (part.type === 'checkbox' && part.closest('[data-detail=notes]'))
			this.set_private(row, this.data.notes(row.code)[this.rank(part)] || null, part.checked)
		else if (part.closest('[data-detail=preuves]'))
			this.grid.set_attribute(row, 'preuves', this.proofs_of(row, part))
		else if (what !== undefined && what !== 'parole')
			this.grid.set_attribute(row, what, part.value)
	}

	set_private(row, note, is) {
		if (note === null)
			return			// kept by the box until there is a text
		this.data.set_private(row.code, note, is)
		if (row.radios)
			this.grid.show_row(row)
	}

	// Those that are ticked, and those of which this page knows nothing.
	proofs_of(row, part) {
		const boxes = [...part.closest('[data-detail=preuves]').querySelectorAll('input')]
		const known = new Set(boxes.map((b) => b.value))
		const kept = this.data.of_criterion(row.code, 'preuves').split(/\s+/).filter((id) => id && !known.has(id))
		return [...boxes.filter((b) => b.checked).map((b) => b.value), ...kept].join(' ')
	}
}
