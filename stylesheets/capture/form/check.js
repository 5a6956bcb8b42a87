// check.js - what the schema would refuse, told at the field while it is typed.

const MESSAGES = {
	Numero: 'Majuscules sans accent, chiffres et tirets, 40 signes au plus.',
	Siret: 'Un SIRET a 14 chiffres, sans espace.',
	Siren: 'Un SIREN a 9 chiffres, sans espace.',
	Courriel: 'Une adresse de courriel : nom@domaine.',
	Telephone: 'Un numéro de téléphone : chiffres, espaces, points.',
	CodePostal: 'Un code postal : chiffres ou majuscules.',
	CodeInsee: 'Un code INSEE de commune a 5 signes.',
	DateNaissance: 'AAAA-MM-JJ ; AAAA-MM ou AAAA quand l’état civil n’en dit pas plus.',
}

function is_day(text) {
	if (!/^\d{4}-\d\d-\d\d$/.test(text))
		return false
	const day = new Date(`${text}T00:00:00Z`)
	return !Number.isNaN(day.getTime()) && day.toISOString().startsWith(text)
}

class Check {
	constructor(fields) {
		this.fields = fields
		this.codes = new Set([...document.querySelectorAll('#grille')].flatMap((t) =>
			[...t.content.querySelectorAll('[data-critere],[data-sd]')].map((e) => e.dataset.critere || e.dataset.sd)))
		this.patterns = new Map()
		this.count = 0
	}

	// [{ part, text }] of every field that the dossier has.
	*run(slices) {
		const errors = []
		for (const box of [this.fields.form, ...this.fields.form.querySelectorAll('[data-el],[data-item]')]) {
			if (slices.due)
				yield
			const element = this.fields.element_of(box)
			for (const part of this.fields.own_parts(box)) {
				if (!part.matches('[data-at],[data-ch],[data-tx],[data-cases]'))
					continue
				const text = element === null ? '' : this.fault(part, element)
				this.tell(part, text)
				if (text !== '')
					errors.push({ part, text })
			}
		}
		return errors
	}

	// "" when the value is sound.
	fault(part, element) {
		const d = part.dataset
		if (d.cases !== undefined)
			return d.obligatoire === 'true' && !element.hasAttribute(d.cases) ? 'À cocher : une case au moins.' : ''
		const value = this.fields.value_in(part, element)
		if (value === '')
			return d.obligatoire === 'true' ? 'À remplir.' : ''
		if (d.ref !== undefined)
			return this.fields.choices(d.ref).some((c) => c.value === value) ? '' : `La fiche « ${value} » n’existe pas.`
		if (d.codes !== undefined)
			return this.unknown_codes(value, d.codes)
		if (d.jour !== undefined)
			return is_day(value) ? '' : 'Une date : AAAA-MM-JJ.'
		if (d.nombre !== undefined)
			return this.number(part, value)
		if (d.forme !== undefined && !this.pattern(d.forme).test(value))
			return MESSAGES[d.sorte] || 'Cette forme n’est pas celle qui est attendue.'
		if (part.maxLength > 0 && value.length > part.maxLength)
			return `${part.maxLength} signes au plus.`
		return ''
	}

	pattern(text) {
		if (!this.patterns.has(text))
			this.patterns.set(text, new RegExp(`^(?:${text})$`, 'u'))
		return this.patterns.get(text)
	}

	unknown_codes(value, kind) {
		const depth = kind === 'CodesCritere' ? 3 : 2
		const bad = value.split(/\s+/).filter((code) => !this.codes.has(code) || code.split('.').length !== depth)
		return bad.length === 0 ? '' : `Code inconnu : ${bad.join(', ')}. ${depth === 3 ? 'Des codes de critères, comme 1.1.2 2.3.4.' : 'Des codes de sous-domaines, comme 1.1 2.3.'}`
	}

	number(part, value) {
		const n = Number(value)
		const whole = part.dataset.nombre === 'entier'
		if (Number.isNaN(n) || n < Number(part.min || 0) || (part.max !== '' && n > Number(part.max)) || (whole && !Number.isInteger(n)))
			return `Un nombre${whole ? ' entier' : ''} entre ${part.min || 0} et ${part.max || '…'}.`
		return ''
	}

	// The sentence under the field, read with it.
	tell(part, said) {
		const text = typo(said)
		const field = part.closest('.champ')
		let room = field.querySelector('.erreur-champ')
		if (text === '') {
			if (room === null)
				return
			room.remove()
			part.removeAttribute('aria-invalid')
			this.described(part, room.id, false)
			return
		}
		if (room === null) {
			room = document.createElement('p')
			room.className = 'erreur-champ'
			room.id = `erreur-champ-${++this.count}`
			field.append(room)
		}
		if (room.textContent !== text)
			room.textContent = text
		if (part.matches('input,select,textarea')) {
			part.setAttribute('aria-invalid', 'true')
			this.described(part, room.id, true)
		}
	}

	described(part, id, is) {
		const ids = (part.getAttribute('aria-describedby') || '').split(/\s+/).filter((x) => x && x !== id)
		if (is)
			ids.push(id)
		if (ids.length > 0)
			part.setAttribute('aria-describedby', ids.join(' '))
		else
			part.removeAttribute('aria-describedby')
	}
}
