// autosave.js - a draft kept in this browser, so that a closed lid costs nothing; erased on demand.
//
// IndexedDB holds the dossier and its proofs.  Where a browser refuses it to a
// page opened as a file, nothing is kept and the page says so.

const DRAFT_DB = 'clea-saisie'

function as_promise(request) {
	return new Promise((resolve, reject) => {
		request.onsuccess = () => resolve(request.result)
		request.onerror = () => reject(request.error)
	})
}

class Draft {
	constructor() {
		this.db = null
		this.wanted = true
		this.kept = new Set()	// digests of the proofs that are in the store
	}

	async open() {
		const request = indexedDB.open(DRAFT_DB, 1)
		request.onupgradeneeded = () => {
			request.result.createObjectStore('dossier')
			request.result.createObjectStore('preuves')
		}
		this.db = await as_promise(request)
	}

	// { xml, at, numero, paths } of what was left, or null.
	async left() {
		if (this.db === null)
			return null
		return await as_promise(this.db.transaction('dossier').objectStore('dossier').get('brouillon')) || null
	}

	// A file's bytes are written once; the text each time.
	async keep(xml, files, version, numero) {
		if (this.db === null || !this.wanted)
			return false
		const t = this.db.transaction(['dossier', 'preuves'], 'readwrite')
		const bytes = t.objectStore('preuves')
		for (const { sha256: sha, blob } of files.proofs.values())
			if (!this.kept.has(sha)) {
				bytes.put(blob, sha)
				this.kept.add(sha)
			}
		const entries = (map) => [...map].map(([path, held]) => ({ path, sha256: held.sha256, size: held.size, loose: held.loose }))
		t.objectStore('dossier').put({ xml, at: Date.now(), numero, version, folder: files.folder, proofs: entries(files.proofs), others: [...files.others] }, 'brouillon')
		await new Promise((resolve, reject) => {
			t.oncomplete = resolve
			t.onerror = t.onabort = () => reject(t.error)
		})
		return true
	}

	async restore(left) {
		const store = this.db.transaction('preuves').objectStore('preuves')
		const files = new Files()
		files.folder = left.folder
		files.others = new Map(left.others)
		const blobs = await Promise.all(left.proofs.map((p) => as_promise(store.get(p.sha256))))
		left.proofs.forEach((p, i) => {
			if (blobs[i])
				files.proofs.set(p.path, { blob: blobs[i], sha256: p.sha256, size: p.size, loose: p.loose })
		})
		return files
	}

	async erase() {
		this.kept.clear()
		if (this.db === null)
			return
		const t = this.db.transaction(['dossier', 'preuves'], 'readwrite')
		t.objectStore('dossier').clear()
		t.objectStore('preuves').clear()
		await new Promise((resolve, reject) => {
			t.oncomplete = resolve
			t.onerror = () => reject(t.error)
		})
	}
}
