// proofs.js - the proofs: files that are dropped in or chosen, with their digest, beside what the dossier says of them.

const PROOF_KINDS = [[/contrat/i, 'contrat-adhesion'], [/grille/i, 'grille-observation'], [/auto.?[ée]val/i, 'auto-evaluation'], [/\bcv\b|curriculum/i, 'cv'],
	[/attest/i, 'attestation'], [/dipl[oô]me|certificat|permis/i, 'diplome'], [/[ée]margement/i, 'emargement'], [/portefeuille/i, 'portefeuille'],
	[/compte.?rendu/i, 'compte-rendu'], [/\.(jpe?g|png|gif|webp|heic)$/i, 'photo'], [/\.(mp[34]|m4a|ogg|wav|webm|mov)$/i, 'enregistrement']]

const MEDIA_TYPES = { pdf: 'application/pdf', jpg: 'image/jpeg', jpeg: 'image/jpeg', png: 'image/png', txt: 'text/plain',
	odt: 'application/vnd.oasis.opendocument.text', docx: 'application/vnd.openxmlformats-officedocument.wordprocessingml.document' }

// A name that the schema takes, and that no other proof has.
function proof_path(name, taken) {
	const clean = name.normalize('NFC').replace(/[/\\:*?"<>|\p{Cc}]/gu, '-').replace(/^[.\s]+/, '').slice(-150) || 'preuve'
	const [, stem, extension] = /^(.*?)((?:\.[^.]*)?)$/.exec(clean)
	for (let n = 1; ; n++) {
		const path = `preuves/${n === 1 ? clean : `${stem}-${n}${extension}`}`
		if (!taken.has(path.toLowerCase()))
			return path
	}
}

function local_day(time) {
	const d = new Date(time)
	return [d.getFullYear(), d.getMonth() + 1, d.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
}

function size_words(n) {
	return n < 1024 ? `${n} octets` : n < 1048576 ? `${Math.round(n / 1024)} Ko` : `${(n / 1048576).toFixed(1).replace('.', ',')} Mo`
}

class Proofs {
	constructor(fields, files, say) {
		this.fields = fields
		this.model = fields.model
		this.files = files	// () -> Files
		this.say = say
		this.pictures = new Map()	// sha256 -> URL
	}

	async add(list) {
		const added = []
		for (const file of list) {
			if (file.size > ZIP_LIMIT_ENTRY)
				throw new Refus(`« ${file.name} » est trop grand (200 Mo au plus).`)
			const taken = new Set([...this.files().proofs.keys()].map((p) => p.toLowerCase()))
			const path = proof_path(file.name, taken)
			added.push({ file, path, sha: await this.files().add(path, file) })
		}
		if (added.length === 0)
			return
		this.model.edit(added.length === 1 ? `Preuve ${added[0].path}` : `${added.length} preuves`, () => {
			const proofs = this.model.ensure(this.model.root, 'preuves')
			for (const { file, path, sha } of added)
				this.register(proofs, file, path, sha)
		})
		this.fields.show()
		this.say(added.length === 1 ? 'Une preuve ajoutée' : `${added.length} preuves ajoutées`)
	}

	register(proofs, file, path, sha) {
		const kind = PROOF_KINDS.find(([pattern]) => pattern.test(file.name))
		const type = file.type || MEDIA_TYPES[file.name.split('.').pop().toLowerCase()]
		const proof = this.model.add(proofs, 'preuve', { id: this.model.free_id('p'), type: kind ? kind[1] : 'production', fichier: path,
			...(type ? { 'type-mime': type } : {}), sha256: sha, date: local_day(file.lastModified || Date.now()) })
		const title = file.name.replace(/\.[^.]*$/, '').replace(/[_\s]+/g, ' ').trim() || file.name
		this.model.set_text(this.model.add(proof, 'titre'), title.slice(0, 400))
	}

	// Another file in the place of the one that is there.
	async replace(element, file) {
		const path = proof_path(file.name, new Set([...this.files().proofs.keys()].map((p) => p.toLowerCase())))
		const sha = await this.files().add(path, file)
		this.model.edit(`Fichier de ${element.getAttribute('id')}`, () => {
			this.model.set_attr(element, 'fichier', path)
			this.model.set_attr(element, 'sha256', sha)
			if (file.type)
				this.model.set_attr(element, 'type-mime', file.type)
		})
		this.fields.show()
	}

	// Under each proof: its file, and whether it is what the dossier says.
	show_item(box, element) {
		const room = box.querySelector('[data-fichier]')
		const path = element.getAttribute('fichier') || ''
		const held = this.files().proofs.get(path)
		const sound = held && held.sha256 === element.getAttribute('sha256')
		const words = !held ? 'le fichier n’est pas chargé' : sound ? `${size_words(held.size)}, empreinte ${held.sha256.slice(0, 12)}…` :
			'le fichier a changé depuis qu’il a été enregistré'
		const signature = `${path} ${words}`
		if (room.signature === signature)
			return
		room.signature = signature
		room.replaceChildren(el('span', { class: sound ? 'present' : 'absent' }, `${path.replace(/^preuves\//, '')} (${element.getAttribute('id')}) – ${words}`))
		if (sound && /^image\/(png|jpeg|gif|webp)$/.test(element.getAttribute('type-mime') || ''))
			room.append(el('img', { src: this.picture(held, element.getAttribute('type-mime')), alt: '', class: 'vignette' }))
	}

	picture(held, type) {
		if (!this.pictures.has(held.sha256))
			this.pictures.set(held.sha256, URL.createObjectURL(held.blob.slice(0, held.blob.size, type)))
		return this.pictures.get(held.sha256)
	}

	forget() {
		for (const url of this.pictures.values())
			URL.revokeObjectURL(url)
		this.pictures.clear()
	}
}
