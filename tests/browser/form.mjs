// form.mjs - what the tests of the form share: the page made, opened, a dossier in it, what it says of it.
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, readFileSync, readdirSync, lstatSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { inflateRawSync } from 'node:zlib'

export const NOW = Number(process.env.SOURCE_DATE_EPOCH) * 1000

/// The page, made anew with these arguments.
export function make(t, name = 'saisie.html', ...args) {
	const html = t.path(name)
	const r = t.clea('form', '-o', html, ...args)
	t.check(`${name} is made in silence`, r.status === 0 && r.stdout === '' && r.stderr === '', r.stdout + r.stderr)
	return html
}

/// Open at that instant; the page waits for a dossier.
export async function open(t, html, options = {}) {
	const page = await t.open(html, options)
	page.on('filechooser', () => {})	// from the start: the driver needs a moment to be listening
	await page.clock.setFixedTime(new Date(options.now || NOW))
	return page
}

const judged = (page) => page.evaluate(() => Number(document.documentElement.dataset.juge || 0))

/// Does something, and waits until the page has judged what it led to.
export async function and_judged(page, action) {
	const before = await judged(page)
	await action()
	await page.waitForFunction((n) => Number(document.documentElement.dataset.juge || 0) > n, before)
}

/// Waits until nothing of the page is still to come: all is judged, and drawn.
export async function settled(page) {
	await page.waitForFunction(() => document.documentElement.dataset.attend === undefined)
}

/// A folder (with its proofs) or a file, as the reader would choose it.
export async function load(page, path) {
	await and_judged(page, () => page.setInputFiles(lstatSync(path).isDirectory() ? '#repertoire' : '#fichier', path))
}

/// [id, severity, path, text, advice] of every finding shown.
export function findings(page) {
	return page.locator('#vue-resultats .constats > li:has(.regle)').evaluateAll((all) => all.map((li) => [
		li.querySelector('.regle').textContent, li.className, li.querySelector('button').dataset.path,
		li.querySelector('p').textContent.slice(li.querySelector('.regle').textContent.length + 1), li.querySelector('.que-faire').textContent]
		.map((text) => text.replace(/[\u00a0\u202f]/g, ' '))))	// the page sets the spaces of French
}

/// Faults of form (schema) shown.
export function faults(page) {
	return page.locator('#vue-resultats .constats > li:not(:has(.regle)) p').allTextContents()
}

/// The same of `clea check`.
export function check(t, dossier, ...args) {
	const r = t.clea('check', '--format', 'json', ...args, dossier)
	const all = JSON.parse(r.stdout).findings.map((f) => [f.id, f.severity, f.path, f.text, f.advice])
	const rank = ['error', 'warning', 'info']
	return rank.flatMap((s) => all.filter((f) => f[1] === s))	// as the page groups them
}

/// Canonical XML, comments kept.
export function canonical(t, file) {
	const r = t.run('xmllint', '--c14n', file)
	if (r.status !== 0)
		throw new Error(`xmllint --c14n ${file}: ${r.stderr}`)
	return r.stdout
}

/// Lays a ZIP out in a folder, by unzip; returns the folder of the dossier.
export function unzip(t, bytes, name) {
	writeFileSync(t.path(`${name}.zip`), bytes)
	mkdirSync(t.path(name), { recursive: true })
	const r = t.run('unzip', '-q', '-o', t.path(`${name}.zip`), '-d', t.path(name))
	t.check(`${name}.zip is a ZIP for unzip`, r.status === 0 && r.stderr === '', r.stdout + r.stderr)
	const inside = readdirSync(t.path(name))
	return existsSync(t.path(name, 'dossier.xml')) ? t.path(name) : t.path(name, inside[0])
}

export const save = (t, page) => t.blob(page, () => page.click('[data-action=enregistrer]'))
export const save_xml = (t, page) => t.blob(page, () => page.click('[data-action=enregistrer-xml]'))

/// Shows a part of the dossier.
export async function part(page, id) {
	await page.click(`#sommaire a[href="#${id}"]`)
}

/// The fullest sample, with sixty proofs; returns its folder.
export function sixty(t) {
	const from = join(process.env.CLEA_BUILD, 'samples', 'exemple-complet')
	const folder = t.path('soixante')
	mkdirSync(join(folder, 'preuves'), { recursive: true })
	let text = readFileSync(join(from, 'dossier.xml'), 'utf8').replace(/<preuves>[^]*<\/preuves>/, '')
	const proofs = []
	for (let i = 1; i <= 60; i++) {
		const bytes = Buffer.alloc(20000, `preuve ${i} `)
		writeFileSync(join(folder, 'preuves', `p${i}.txt`), bytes)
		proofs.push(`<preuve id="p${i}" type="production" fichier="preuves/p${i}.txt" sha256="${createHash('sha256').update(bytes).digest('hex')}" criteres="1.1.1"><titre>Preuve ${i}</titre></preuve>`)
	}
	text = text.replace('<presentation-jury', `<preuves>${proofs.join('')}</preuves><presentation-jury`)
	writeFileSync(join(folder, 'dossier.xml'), text)
	return folder
}

export { inflateRawSync, join, readFileSync, readdirSync, writeFileSync }
