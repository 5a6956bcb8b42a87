// grid-keys.js - the keys of a grid: one a verdict, digits for the candidate's opinion, arrows between rows.

const VERDICT_KEYS = { a: 'acquis', n: 'non-acquis', e: 'non-evalue', t: 'pas-de-test' }
const VERDICT_WORDS = { acquis: 'acquis', 'non-acquis': 'pas encore acquis', 'non-evalue': 'non évalué', 'pas-de-test': 'pas de test', '': 'verdict effacé' }
const OPINION_KEYS = ['', 'a-l-aise', 'avec-aide', 'a-travailler', 'ne-sait-pas']

class GridKeys {
	// say(text): tells who does not see.
	constructor(grid, say) {
		this.grid = grid
		this.say = say
		grid.container.addEventListener('keydown', (e) => this.key(e))
	}

	key(event) {
		const target = event.target
		if (event.key === 'Escape' && target.closest('tr.details')) {
			this.grid.details.close(this.grid.of(target.closest('tr.details').dataset.de))
			event.preventDefault()
			return
		}
		const row = this.grid.rows.get(target.closest('tr[data-critere]')?.dataset.critere)
		if (!row || event.ctrlKey || event.altKey || event.metaKey || target.matches('select,textarea'))
			return
		const key = event.key.length === 1 ? event.key.toLowerCase() : event.key
		const digit = /^(?:Digit|Numpad)([0-4])$/.exec(event.code)
		if (digit && key !== ' ' ? this.opinion(row, OPINION_KEYS[Number(digit[1])]) : this.row_key(row, key, target))
			event.preventDefault()
	}

	// True when the key was one of ours.
	row_key(row, key, target) {
		if (VERDICT_KEYS[key] !== undefined)
			return this.verdict(row, VERDICT_KEYS[key])
		switch (key) {
		case 'Delete':
		case 'Backspace':
			this.grid.set_state(row, '')
			return this.told(row, VERDICT_WORDS[''])
		case 'ArrowDown':
		case 'ArrowUp':
			return this.move(row, key === 'ArrowDown' ? 1 : -1)
		case 'PageDown':
		case 'PageUp':
			return this.jump(row, key === 'PageDown' ? 1 : -1)
		case 'm':
			row.mode.selectedIndex = (row.mode.selectedIndex + 1) % row.mode.options.length
			this.grid.set_attribute(row, 'mode', row.mode.value)
			return this.told(row, `mode ${row.mode.selectedOptions[0].text}`)
		case 'Enter':
			if (target.type !== 'radio')
				return false
			// falls through
		case 'c':
			this.grid.details.open(row, true)
			return true
		case 'p':
			return this.toggle_private(row)
		}
		return false
	}

	told(row, text) {
		this.say(`${row.code} : ${text}`)
		return true
	}

	verdict(row, state) {
		this.grid.set_state(row, state)
		if (this.grid.next.avance)
			this.move(row, 1)
		else
			this.grid.focus(row)
		return this.told(row, VERDICT_WORDS[state])
	}

	opinion(row, value) {
		row.opinion.value = value
		this.grid.set_opinion(row.code, value)
		return this.told(row, row.opinion.selectedOptions[0].text)
	}

	move(row, by) {
		const codes = this.grid.codes.criteria.filter((code) => !this.grid.rows.get(code).tr.closest('[hidden]'))
		const to = codes[codes.indexOf(row.code) + by]
		this.grid.focus(to === undefined ? row : this.grid.rows.get(to))
		return true
	}

	jump(row, by) {
		const { rows, subs, codes } = this.grid
		const shown = codes.subs.filter((sub) => !subs.get(sub).body.closest('[hidden]'))
		const to = shown[shown.indexOf(codes.above.get(row.code)) + by]
		if (to !== undefined)
			this.grid.focus(rows.get(codes.criteria.find((code) => codes.above.get(code) === to)))
		return true
	}

	toggle_private(row) {
		const [note] = this.grid.data.notes(row.code)
		if (note === undefined) {
			this.say(`${row.code} n’a pas de note`)
			return true
		}
		const secret = note.getAttribute('prive') !== 'oui'
		this.grid.data.set_private(row.code, note, secret)
		this.grid.show_row(row)
		this.say(secret ? 'note privée' : 'note non privée')
		return true
	}
}
