// codes.js - codes of the referential chosen by their words: a list beside the field in which they stand.

class Codes {
	// say(text): tells who does not see.
	constructor(form, say) {
		this.say = say
		const grid = document.getElementById('grille').content
		const entry = (row, code) => ({ code, text: `${code} ${row.querySelector('.libelle').textContent}` })
		this.groups = { CodesCritere: [], CodesSousDomaine: [] }	// kind -> { title, entries }
		for (const section of grid.querySelectorAll('[data-domaine]'))
			this.groups.CodesSousDomaine.push({ title: section.querySelector('h3').textContent.trim(),
				entries: [...section.querySelectorAll('tbody[data-sd]')].map((body) => entry(body.querySelector('tr.sd'), body.dataset.sd)) })
		for (const body of grid.querySelectorAll('tbody[data-sd]'))
			this.groups.CodesCritere.push({ title: entry(body.querySelector('tr.sd'), body.dataset.sd).text,
				entries: [...body.querySelectorAll('tr[data-critere]')].map((row) => entry(row, row.dataset.critere)) })
		form.addEventListener('focusin', (e) => { if (e.target.matches('select[data-codes-de]')) this.fill(e.target) })
		form.addEventListener('click', (e) => { if (e.target.closest('[data-action=ajouter-code]')) this.add(e.target.closest('.champ')) })
	}

	// When it is first reached: sixty proofs need not hold a hundred choices each.
	fill(select) {
		if (select.options.length > 1)
			return
		for (const { title, entries } of this.groups[select.dataset.codesDe]) {
			const group = document.createElement('optgroup')
			group.label = title
			group.append(...entries.map(({ code, text }) => new Option(text, code)))
			select.append(group)
		}
	}

	// The code joins the others, in the order of the referential; what is unknown stays behind them.
	add(field) {
		const [input, select] = [field.querySelector('[data-codes]'), field.querySelector('[data-codes-de]')]
		const code = select.value
		if (code === '') {
			select.focus()
			return
		}
		const all = this.groups[select.dataset.codesDe].flatMap(({ entries }) => entries.map((e) => e.code))
		const has = new Set(input.value.split(/\s+/).filter(Boolean)).add(code)
		input.value = [...all.filter((c) => has.has(c)), ...[...has].filter((c) => !all.includes(c))].join(' ')
		input.dispatchEvent(new Event('input', { bubbles: true }))
		select.value = ''
		select.focus()
		this.say(`${code} ajouté : ${input.value}`)
	}
}
