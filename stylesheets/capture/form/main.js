// main.js - the page put together.

const model = new Model()
const view = new View()
order_load(by_id('ordre').textContent)
const fields = new Fields(model, view.form)
const grids = new Map()		// container -> Grid
const say = (text) => view.say(text)
new Codes(view.form, say)
let files = new Files()
const proofs = new Proofs(fields, () => files, say)
const check = new Check(fields)
const place = new Place(fields, view, grids)
const overview = new Overview(by_id('vue-resultats'), place)
const paper = new Paper(fields, overview)
const draft = new Draft()
const VERSION = view.form.dataset.referentiel
const slices = new Slices(5)
const rules = new Rules(slices)
let results = null		// of the last judgement
let verdicts = null		// the same by sub-domain, for the grids

fields.on_grid = (container, box) => {
	if (!grids.has(container))
		grids.set(container, new Grid(container, box, fields, say))
	grids.get(container).show()
	if (verdicts !== null)		// what to hide is known before the first key
		grids.get(container).show_results(verdicts)
}

fields.on_item = (box, element) => {
	if (box.dataset.item === 'preuve')
		proofs.show_item(box, element)
}

// ---- what follows an edit ----

model.listen((what) => {
	if (what !== 'edit') {
		fields.show()
		later(0)
	} else {
		later(PAUSE)
	}
	show_state()
})

// Judging takes a moment: it waits until the hand pauses, so that no key waits for it.
const PAUSE = 350
let waiting = 0

function later(pause) {
	clearTimeout(waiting)
	judging++
	document.documentElement.dataset.attend = ''		// what is shown is not yet judged
	waiting = setTimeout(judge, pause)
}

function now() { return new Date().toISOString().replace(/\.\d+Z$/, 'Z') }

// Piece by piece, and given up where the hand goes on meanwhile: what follows that will judge anew.
let judging = 0

async function judge() {
	const mine = ++judging
	await slices.play(judgement(), () => mine === judging)
}

function* judgement() {
	view.title(model.root)
	yield* fields.refresh_choices(slices)
	yield
	const begun = yield* rules.begin(model.doc, files.facts(model.doc, now()), now())
	results = yield* rules.results(begun)
	show_in_grids()
	yield
	const findings = yield* rules.findings(begun)
	yield
	const faults = yield* check.run(slices)
	yield
	show_signals(findings, faults)
	yield
	overview.show(results, findings, faults, model.root)
	yield
	delete document.documentElement.dataset.attend
	document.documentElement.dataset.juge = String(Number(document.documentElement.dataset.juge || 0) + 1)
	keep_draft()
}

function show_in_grids() {
	verdicts = new Map()
	for (const domain of results.children)
		for (const sub of domain.children)
			verdicts.set(sub.attr('code'), { ep: sub.attr('ep'), epRetenu: sub.attr('ep-retenu'), final: sub.attr('final'),
				epAcquis: sub.attr('ep-acquis'), acquis: sub.attr('acquis'), total: sub.attr('total'), requis: sub.attr('requis') })
	for (const [container, grid] of grids)
		if (container.isConnected)
			grid.show_results(verdicts)
		else
			grids.delete(container)		// of an evaluation that was taken away
}

function show_signals(findings, faults) {
	const counts = new Map()
	const count = (id) => counts.set(id, (counts.get(id) || 0) + 1)
	for (const f of findings) 
		if (f.severity === 'error')
			count(place.of(element_at(model.root, f.path)).section.id)
	for (const { part } of faults)
		count(part.closest('.partie').id)
	view.signals(counts)
}

function show_state() {
	const { past, future } = model.history
	for (const button of document.querySelectorAll('[data-action=annuler]'))
		button.disabled = past.length === 0
	for (const button of document.querySelectorAll('[data-action=retablir]'))
		button.disabled = future.length === 0
	by_id('etat').textContent = model.doc === null ? '' :
	    model.history.is_saved() ? 'Enregistré.' : 'Des changements ne sont pas encore enregistrés dans un fichier.'
}

// ---- the draft ----

function show_draft(text) {
	by_id('brouillon').textContent = text
	document.querySelector('.etat [data-action=effacer-brouillon]').hidden = text === ''
}

async function keep_draft() {
	try {
		if (!model.history.is_saved() && await draft.keep(xml_write(model.doc), files, VERSION, model.root.getAttribute('numero')))
			show_draft(`Brouillon gardé dans ce navigateur à ${new Date().toLocaleTimeString('fr-FR', { hour: '2-digit', minute: '2-digit' })}.`)
	} catch (e) {
		draft.db = null
		show_draft(`Le navigateur ne garde pas de brouillon (${e.name}) : enregistrez souvent.`)
	}
}

async function offer_draft() {
	try {
		await draft.open()
		const left = await draft.left()
		if (left === null || model.doc !== null)
			return
		by_id('reprise').hidden = false
		by_id('reprise-texte').textContent = `Un brouillon est resté dans ce navigateur : dossier ${left.numero || 'sans numéro'}, ${new Date(left.at).toLocaleString('fr-FR', { dateStyle: 'long', timeStyle: 'short' })}.`
	} catch {
		draft.db = null
		by_id('garder').closest('.champ').hidden = true
	}
}

async function resume_draft() {
	const left = await draft.left()
	if (left === null)
		return
	const doc = xml_parse(left.xml, 'Le brouillon')
	check_is_dossier(doc, VERSION)
	start(doc, await draft.restore(left))
	model.history.saved = -1		// a draft is in no file yet
	show_state()
}

async function erase_draft() {
	await draft.erase()
	show_draft('')
	by_id('reprise').hidden = true
	say('Brouillon effacé de cet ordinateur')
}

// ---- opening and saving ----

function may_leave() {
	return model.doc === null || model.history.is_saved() ||
	    confirm('Le dossier ouvert a des changements qui ne sont pas enregistrés. Les abandonner ?')
}

function start(doc, with_files) {
	files = with_files
	verdicts = null
	proofs.forget()
	draft.wanted = by_id('garder').checked
	draft.kept.clear()
	view.error('')
	model.load(doc)
	view.opened(true)
	view.part(location.hash.slice(1), true)
}

function new_dossier() {
	location.hash = '#dossier'
	start(xml_parse(`<dossier xmlns="${DOSSIER_NS}" version="1" numero="" referentiel="${VERSION}" ouvert-le="${local_day(Date.now())}">\n  <candidat/>\n</dossier>`, 'dossier'), new Files())
	view.form.querySelector('[data-at=numero]').focus()
}

// What goes wrong is told; it never leaves a half-opened dossier behind.
async function tell(action) {
	try {
		await action()
	} catch (e) {
		view.error(e instanceof Refus ? e.message : `Cela n'a pas pu se faire : ${e.message}`)
	}
}

async function open_any(found) {
	const { doc, files: with_files } = await found
	check_is_dossier(doc, VERSION)
	start(doc, with_files)
}

async function save(kind) {
	const number = model.root.getAttribute('numero') || 'dossier'
	if (kind === 'xml')
		give(new Blob([xml_write(model.doc)], { type: 'application/xml' }), 'dossier.xml')
	else
		give(await zip_of(model.doc, files), `${number}.zip`)
	model.history.mark_saved()
	show_state()
	say('Dossier enregistré')
}

function step(what) {
	const label = what === 'undo' ? model.history.undo() : model.history.redo()
	say(label === null ? 'Rien à annuler' : `${what === 'undo' ? 'Annulé' : 'Rétabli'} : ${label}`)
}

const actions = {
	nouveau: () => may_leave() && new_dossier(),
	ouvrir: () => may_leave() && by_id('fichier').click(),
	'ouvrir-repertoire': () => may_leave() && by_id('repertoire').click(),
	enregistrer: () => tell(() => save('zip')),
	'enregistrer-xml': () => tell(() => save('xml')),
	annuler: () => step('undo'),
	retablir: () => step('redo'),
	imprimer: () => print(),
	reprendre: () => tell(resume_draft),
	'effacer-brouillon': () => tell(erase_draft),
	'choisir-preuves': () => by_id('fichiers-preuves').click(),
}

document.addEventListener('click', (event) => {
	const action = actions[event.target.closest('button[data-action]')?.dataset.action]
	if (action)
		action()
})

function on_files(id, use) {
	by_id(id).addEventListener('change', (event) => {
		const list = [...event.target.files]
		event.target.value = ''
		if (list.length > 0)
			tell(() => use(list))
	})
}
on_files('fichier', (list) => open_any(open_file(list[0])))
on_files('repertoire', (list) => open_any(open_folder(list)))
on_files('fichiers-preuves', (list) => proofs.add(list))

document.addEventListener('keydown', (event) => {
	if (event.altKey && !event.ctrlKey && !event.metaKey && (event.key === 'PageDown' || event.key === 'PageUp') && model.doc !== null) {
		event.preventDefault()
		view.turn(event.key === 'PageDown' ? 1 : -1)
		return
	}
	if (!(event.ctrlKey || event.metaKey) || event.altKey)
		return
	const key = event.key.toLowerCase()
	const name = { s: 'enregistrer', o: 'ouvrir', z: event.shiftKey ? 'retablir' : 'annuler', y: 'retablir' }[key]
	if (!name || (model.doc === null && name !== 'ouvrir'))
		return
	event.preventDefault()
	actions[name]()
})

// Dropped files: proofs where they belong, elsewhere a dossier to open.
document.addEventListener('dragover', (event) => {
	event.preventDefault()
	by_id('depot').classList.toggle('survol', event.target.closest('#preuves') !== null)
})
document.addEventListener('dragleave', () => by_id('depot').classList.remove('survol'))
document.addEventListener('drop', (event) => {
	event.preventDefault()
	by_id('depot').classList.remove('survol')
	const list = [...event.dataTransfer.files]
	if (list.length === 0)
		return
	if (model.doc !== null && event.target.closest('#preuves'))
		tell(() => proofs.add(list))
	else if (may_leave())
		tell(() => open_any(open_file(list[0])))
})

addEventListener('beforeprint', () => { if (results !== null) paper.show(results) })
addEventListener('afterprint', () => paper.clear())
addEventListener('beforeunload', (event) => {
	if (model.doc !== null && !model.history.is_saved())
		event.preventDefault()
})
by_id('garder').addEventListener('change', (event) => {
	draft.wanted = event.target.checked
	if (!draft.wanted)
		tell(erase_draft)
})

view.opened(false)
show_state()
offer_draft().finally(() => { document.documentElement.dataset.pret = '' })	// all that this page begins with is shown
