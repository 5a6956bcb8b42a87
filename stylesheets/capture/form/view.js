// view.js - what is shown where: parts of the dossier, messages, the state of the work.

const RESULT_WORDS = { acquis: 'acquis', 'non-acquis': 'à renforcer', 'a-confirmer': 'à confirmer', 'non-evalue': 'non évalué', incomplet: 'à compléter' }

const by_id = (id) => document.getElementById(id)

class View {
	constructor() {
		this.form = by_id('dossier-champs')
		this.nav = by_id('sommaire')
		addEventListener('hashchange', () => { if (!this.form.hidden) this.part(location.hash.slice(1), true) })
		addEventListener('popstate', () => { if (!this.form.hidden) this.part(location.hash.slice(1), true) })
	}

	// Said by a screen reader, when it has time.
	say(text) {
		const room = by_id('annonce')
		room.textContent = ''
		setTimeout(() => { room.textContent = text }, 20)
	}

	error(text) {
		const room = by_id('erreur')
		room.replaceChildren()
		if (!text)
			return
		const p = document.createElement('p')
		p.textContent = typo(text)
		const close = document.createElement('button')
		close.type = 'button'
		close.textContent = 'Fermer ce message'
		close.addEventListener('click', () => this.error(''))
		room.append(p, close)
	}

	// One part at a time; print shows them all.
	part(id, focus) {
		const sections = [...this.form.querySelectorAll(':scope > .partie')]
		const wanted = sections.find((s) => s.id === id) || sections[0]
		for (const section of sections)
			section.hidden = section !== wanted
		for (const link of this.nav.querySelectorAll('a')) {
			if (link.hash === `#${wanted.id}`)
				link.setAttribute('aria-current', 'page')
			else
				link.removeAttribute('aria-current')
		}
		if (focus)
			wanted.querySelector('h2').focus({ preventScroll: true })
		scrollTo(0, 0)
		return wanted
	}

	// The part before or after the one that is shown.
	turn(by) {
		const links = [...this.nav.querySelectorAll('a')]
		const to = links[links.findIndex((a) => a.hasAttribute('aria-current')) + by]
		if (to) {
			this.go(to.hash.slice(1))
			this.form.querySelector(`${to.hash} > h2`).focus({ preventScroll: true })
		}
	}

	// To a part by its name, as the table of contents would.
	go(id) {
		if (location.hash !== `#${id}`)
			history.pushState(null, '', `#${id}`)
		this.part(id, false)
	}

	// How many findings each part has, in the table of contents.
	signals(counts) {
		for (const link of this.nav.querySelectorAll('a')) {
			const n = counts.get(link.hash.slice(1)) || 0
			const room = link.querySelector('.signal')
			const text = n === 0 ? '' : String(n)
			if (room.dataset.n === text)
				continue
			room.dataset.n = text
			room.replaceChildren()
			if (n > 0) {
				const hidden = document.createElement('span')
				hidden.className = 'cache'
				hidden.textContent = ' à corriger'
				room.append(text, hidden)
			}
		}
	}

	opened(is) {
		by_id('accueil-page').hidden = is
		this.form.hidden = !is
		this.nav.hidden = !is
		for (const action of ['enregistrer', 'enregistrer-xml', 'imprimer'])
			for (const button of document.querySelectorAll(`.entete [data-action=${action}]`))
				button.disabled = !is
		if (is)
			this.part(location.hash.slice(1), false)
	}

	title(root) {
		const person = child(root, 'candidat')
		const name = ['prenom1', 'nom-usage', 'nom-naissance'].map((n) => child(person, n)?.textContent.trim())
		const said = [name[0], name[1] || name[2]].filter(Boolean).join(' ')
		by_id('titre').textContent = said === '' ? `Dossier ${root.getAttribute('numero') || ''}` : `${said} – ${root.getAttribute('numero') || ''}`
		document.title = `${by_id('titre').textContent} – saisie CléA`
	}
}
