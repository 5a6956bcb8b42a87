// files.js - opening and saving: dossier.xml alone, a folder, the ZIP of a folder and its proofs.

// What the page holds beside dossier.xml.  A file that no proof names any more
// stays at hand, for an undo, but leaves with the dossier only if it came loose.
class Files {
	constructor() { this.clear() }

	clear() {
		this.proofs = new Map()	// "preuves/cv.pdf" -> { blob, sha256, size, loose }
		this.others = new Map()	// anything else of the folder: written back as it came
		this.folder = ''	// the folder in the ZIP, "" where there was none
	}

	async add(path, blob) {
		const bytes = new Uint8Array(await blob.arrayBuffer())
		const sha = await sha256(bytes)
		this.proofs.set(path, { blob, sha256: sha, size: bytes.length, loose: false })
		return sha
	}

	static named(doc) {
		return new Set([...children(child(doc.documentElement, 'preuves'), 'preuve')].map((p) => p.getAttribute('fichier')))
	}

	// Paths of what belongs to the dossier now.
	present(doc) {
		const named = Files.named(doc)
		return [...this.proofs.keys()].filter((path) => named.has(path) || this.proofs.get(path).loose).sort()
	}

	// The facts that the rules read, as clea gathers them from the disk.
	facts(doc, now) {
		const lines = [`<faits xmlns="urn:clea:faits:1" version="1" maintenant="${now}">`]
		for (const path of this.present(doc)) {
			const { sha256: sha, size } = this.proofs.get(path)
			const name = path.replace(/[&<"]/g, (c) => ({ '&': '&amp;', '<': '&lt;', '"': '&quot;' })[c])
			lines.push(`<fichier chemin="${name}" taille="${size}" sha256="${sha}"/>`)
		}
		return `${lines.join('')}</faits>`
	}
}

// A dossier out of named parts: [{ name, read() -> bytes }].  Returns { doc, files }.
async function dossier_of(parts) {
	const xml = parts.filter((p) => /(^|\/)dossier\.xml$/.test(p.name)).sort((a, b) => a.name.length - b.name.length)[0]
	if (!xml)
		throw new Refus('Il n\'y a pas de dossier.xml là-dedans.')
	if (parts.some((p) => p.name.startsWith('META-INF/')))
		throw new Refus('C\'est un conteneur scellé : il se lit avec « clea view » et ne se modifie pas.')
	const base = xml.name.slice(0, -'dossier.xml'.length)
	const files = new Files()
	files.folder = base.replace(/\/$/, '')
	const doc = xml_parse(xml_decode(await xml.read(), 'dossier.xml'), 'dossier.xml')
	for (const part of parts) {
		if (part === xml)
			continue
		const path = part.name.startsWith(base) ? part.name.slice(base.length) : null
		const blob = new Blob([await part.read()])
		if (path !== null && path.startsWith('preuves/'))
			await files.add(path, blob)
		else
			files.others.set(part.name, blob)
	}
	const named = Files.named(doc)
	for (const [path, held] of files.proofs)
		held.loose = !named.has(path)
	return { doc, files }
}

async function open_file(file) {
	const start = new Uint8Array(await file.slice(0, 4).arrayBuffer())
	if (start[0] === 0x50 && start[1] === 0x4b)
		return dossier_of(await zip_read(file))
	if (file.size > 20 * 1024 * 1024)
		throw new Refus('Ce fichier est trop grand pour un dossier.xml.')
	const doc = xml_parse(xml_decode(new Uint8Array(await file.arrayBuffer()), file.name), file.name)
	return { doc, files: new Files() }
}

// A folder, as <input webkitdirectory> gives it.
function open_folder(list) {
	return dossier_of([...list].map((file) => ({ name: file.webkitRelativePath, read: async () => new Uint8Array(await file.arrayBuffer()) })))
}

function check_is_dossier(doc, version) {
	const root = doc.documentElement
	if (root.localName !== 'dossier' || root.namespaceURI !== DOSSIER_NS)
		throw new Refus('Ce fichier n\'est pas un dossier CléA.')
	if (root.hasAttribute('projection'))
		throw new Refus('C\'est une copie faite pour être transmise : ouvrez le dossier d\'origine.')
	const said = root.getAttribute('referentiel')
	if (said !== version)
		throw new Refus(`Ce dossier suit le référentiel « ${said} » ; cette page est faite pour « ${version} ». Demandez la page de ce référentiel : clea form --version-referentiel ${said}.`)
}

function zip_of(doc, files) {
	const number = doc.documentElement.getAttribute('numero')
	const folder = files.folder || (/^[A-Z0-9-]+$/.test(number) ? number : 'dossier')
	const all = [{ name: `${folder}/dossier.xml`, bytes: new TextEncoder().encode(xml_write(doc)) }]
	for (const path of files.present(doc))
		all.push({ name: `${folder}/${path}`, bytes: files.proofs.get(path).blob })
	for (const [name, blob] of files.others)
		all.push({ name, bytes: blob })
	return zip_write(all)
}

function give(blob, name) {
	const link = document.createElement('a')
	link.href = URL.createObjectURL(blob)
	link.download = name
	link.click()
	setTimeout(() => URL.revokeObjectURL(link.href), 60000)
}
