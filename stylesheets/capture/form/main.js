// main.js - the page put together.

const model = new Model()
const view = new View()
order_load(by_id('ordre').textContent)
const fields = new Fields(model, view.form)
const VERSION = view.form.dataset.referentiel
let files = new Files()
const grids = new Map()		// container -> Grid

fields.on_grid = (container, box) => {
	if (!grids.has(container))
		grids.set(container, new Grid(container, box, fields, (text) => view.say(text)))
	grids.get(container).show()
}

function show_all() {
	fields.show()
	view.title(model.root)
}

model.listen((what) => {
	if (what !== 'edit')
		show_all()
	else
		later()
	show_state()
})

function show_state() {
	const { past, future } = model.history
	for (const button of document.querySelectorAll('[data-action=annuler]'))
		button.disabled = past.length === 0
	for (const button of document.querySelectorAll('[data-action=retablir]'))
		button.disabled = future.length === 0
	by_id('etat').textContent = model.doc === null ? '' :
	    model.history.is_saved() ? 'Enregistré.' : 'Des changements ne sont pas encore enregistrés dans un fichier.'
}

// What may wait until the hand pauses.
let waiting = 0
function later() {
	clearTimeout(waiting)
	waiting = setTimeout(() => {
		view.title(model.root)
		fields.refresh_choices()
	}, 200)
}

function may_leave() {
	return model.doc === null || model.history.is_saved() ||
	    confirm('Le dossier ouvert a des changements qui ne sont pas enregistrés. Les abandonner ?')
}

function start(doc, with_files) {
	files = with_files
	view.error('')
	model.load(doc)
	view.opened(true)
	view.part(location.hash.slice(1) || 'vue', 'title')
}

function new_dossier() {
	const today = new Date()
	const day = [today.getFullYear(), today.getMonth() + 1, today.getDate()].map((n) => String(n).padStart(2, '0')).join('-')
	start(xml_parse(`<dossier xmlns="${DOSSIER_NS}" version="1" numero="" referentiel="${VERSION}" ouvert-le="${day}">\n  <candidat/>\n</dossier>`, 'dossier'), new Files())
	location.hash = '#dossier'
}

async function open_any(get) {
	try {
		const { doc, files: found } = await get()
		check_is_dossier(doc, VERSION)
		start(doc, found)
	} catch (e) {
		view.error(e instanceof Refus ? e.message : `Ce fichier n'a pas pu être lu : ${e.message}`)
	}
}

async function save(kind) {
	const number = model.root.getAttribute('numero') || 'dossier'
	if (kind === 'xml')
		give(new Blob([xml_write(model.doc)], { type: 'application/xml' }), 'dossier.xml')
	else
		give(await zip_of(model.doc, files), `${number}.zip`)
	model.history.mark_saved()
	show_state()
	view.say('Dossier enregistré')
}

function step(what) {
	const label = what === 'undo' ? model.history.undo() : model.history.redo()
	view.say(label === null ? 'Rien à annuler' : `${what === 'undo' ? 'Annulé' : 'Rétabli'} : ${label}`)
}

const actions = {
	nouveau: () => may_leave() && new_dossier(),
	ouvrir: () => may_leave() && by_id('fichier').click(),
	enregistrer: () => save('zip'),
	'enregistrer-xml': () => save('xml'),
	annuler: () => step('undo'),
	retablir: () => step('redo'),
	imprimer: () => print(),
}

document.addEventListener('click', (event) => {
	const action = actions[event.target.closest('button[data-action]')?.dataset.action]
	if (action)
		action()
})

by_id('fichier').addEventListener('change', (event) => {
	const file = event.target.files[0]
	if (file)
		open_any(() => open_file(file))
	event.target.value = ''
})

document.addEventListener('keydown', (event) => {
	if (!(event.ctrlKey || event.metaKey) || event.altKey)
		return
	const key = event.key.toLowerCase()
	const name = { s: 'enregistrer', o: 'ouvrir', z: event.shiftKey ? 'retablir' : 'annuler', y: 'retablir' }[key]
	if (!name || (model.doc === null && name !== 'ouvrir'))
		return
	event.preventDefault()
	actions[name]()
})

addEventListener('beforeunload', (event) => {
	if (model.doc !== null && !model.history.is_saved())
		event.preventDefault()
})

view.opened(false)
show_state()
