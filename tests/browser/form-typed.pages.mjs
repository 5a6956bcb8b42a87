// A whole dossier typed by keyboard alone: every element and attribute of samples/exemple-complet, field by field, its
// proofs chosen, its 106 verdicts by one key each; what is saved is that dossier, passes `clea check` and is sealed.
import { existsSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { canonical, check, faults, findings, make, open, save, settled, unzip } from './form.mjs'

// A tree of plain values, parsed by the browser.
const parse = (page, text) => page.evaluate((xml) => {
	const plain = (e) => ({ name: e.localName, attrs: Object.fromEntries([...e.attributes].filter((a) => a.name !== 'xmlns').map((a) => [a.name, a.value])),
		children: [...e.children].map(plain), text: e.children.length === 0 ? e.textContent : '' })
	return plain(new DOMParser().parseFromString(xml, 'application/xml').documentElement)
}, text)

class Typist {
	constructor(t, page) {
		this.t = t
		this.page = page
		this.ids = new Map()		// identifier in the sample -> the one the page gave
		this.presses = 0
	}

	async press(key) {
		this.presses++
		await this.page.keyboard.press(key)
	}

	// By Tab or Shift+Tab until the element has the focus, as one must without a mouse.  How far it is may be guessed from
	// afar (a date has several stops); near it, each step is looked at.
	async reach(handle) {
		for (let n = 0; n < 300; n++) {
			const [way, far] = await handle.evaluate((e) => {
				const at = document.activeElement
				if (at === e || e.type === 'radio' && at.name === e.name)
					return ['', 0]
				const stops = [...document.querySelectorAll('a[href],button:enabled,input,select,textarea,summary,[tabindex="0"]')].filter((s) =>
					s.tabIndex >= 0 && s.checkVisibility() && !(s.type === 'radio' && !s.checked && s.name !== e.name))
				const back = at.compareDocumentPosition(e) & Node.DOCUMENT_POSITION_PRECEDING
				const between = stops.filter((s) => back ? e.compareDocumentPosition(s) & 4 && s.compareDocumentPosition(at) & 4 :
				    at.compareDocumentPosition(s) & 4 && s.compareDocumentPosition(e) & 4)
				return [back ? 'Shift+Tab' : 'Tab', between.length]
			})
			if (way === '')
				return
			for (let i = 0; i < Math.max(1, Math.floor(far * 0.8)); i++)
				await this.press(way)
		}
		const met = []
		for (let n = 0; n < 4; n++) {
			await this.press('Tab')
			met.push(await this.page.evaluate(() => document.activeElement.outerHTML.slice(0, 120)))
		}
		throw new Error(`not reached by Tab: ${await handle.evaluate((e) => e.outerHTML.slice(0, 200))}; going round in ${met.join('\n')}`)
	}

	// The section of a part; Alt+Page keys turn the leaves.
	async part(id) {
		const at = () => this.page.evaluate(() => [...document.querySelectorAll('#sommaire a')].findIndex((a) => a.hasAttribute('aria-current')))
		const to = await this.page.evaluate((wanted) => [...document.querySelectorAll('#sommaire a')].findIndex((a) => a.hash === `#${wanted}`), id)
		for (let n; (n = await at()) !== to;)
			await this.press(n < to ? 'Alt+PageDown' : 'Alt+PageUp')
		return this.page.locator(`#${id}`).elementHandle()
	}

	async type(handle, value) {
		await this.reach(handle)
		const kind = await handle.evaluate((e) => e.tagName === 'SELECT' ? 'select' : e.type)
		if (kind === 'select')
			await this.choose(handle, value)
		else if (kind === 'date')
			await this.type_day(handle, value)
		else if (kind === 'checkbox') {
			if (await handle.evaluate((e) => e.checked) !== (value === 'oui'))
				await this.press('Space')
		} else
			await this.page.keyboard.insertText(value)
		await this.t.check(`typed ${value}`, kind === 'checkbox' || await handle.evaluate((e) => e.value) === value, `the field has ${await handle.evaluate((e) => e.value)}`)
	}

	async choose(handle, value) {
		if (await handle.evaluate((e) => e.value) !== value)
			await this.press('Home')
		for (let n = 0; n < 60 && await handle.evaluate((e) => e.value) !== value; n++)
			await this.press('ArrowDown')
		if (await handle.evaluate((e) => e.value) !== value)
			throw new Error(`no choice ${value} in ${await handle.evaluate((e) => e.outerHTML.slice(0, 300))}`)
	}

	// As the browser's language orders day and month.
	async type_day(handle, iso) {
		const [y, m, d] = iso.split('-')
		for (const order of [[m, d, y], [d, m, y]]) {
			await this.begin_day(handle)
			await this.page.keyboard.type(order.join(''))
			if (await handle.evaluate((e) => e.value) === iso)
				return
		}
	}

	// Day, month, year and the calendar are stops of their own: back to the first.
	async begin_day(handle) {
		while (await handle.evaluate((e) => document.activeElement === e))
			await this.press('Shift+Tab')
		await this.press('Tab')
	}

	// A part of a box of its own: not of a box inside it.
	async own(box, selector) {
		const handle = (await box.evaluateHandle((e, s) => [...e.querySelectorAll(s)].find((p) =>
			(p.matches('[data-el],[data-item]') ? p.parentElement : p).closest('[data-root],[data-el],[data-item]') === e) || null, selector)).asElement()
		return handle
	}

	value(name, value) {
		return ['conseiller', 'organisme', 'intervenant', 'par', 'acte', 'preuve', 'preconisation', 'de', 'vers', 'ref'].includes(name) ? this.ids.get(value) || value : value
	}

	async fill(box, element, skip = []) {
		for (const [name, value] of Object.entries(element.attrs)) {
			if (['id', 'version', 'sha256', 'fichier', 'type-mime', ...skip].includes(name))
				continue
			const cases = await this.own(box, `[data-cases="${name}"]`)
			if (cases)
				await this.tick(cases, value.split(' '))
			else
				await this.type(await this.must(box, `[data-at="${name}"]`), this.value(name, value))
		}
		if (element.text.trim() !== '' && element.children.length === 0) {
			const own = await this.own(box, '[data-tx]')
			if (own)
				await this.type(own, element.text)
		}
		await this.fill_children(box, element, skip)
	}

	async must(box, selector) {
		const part = await this.own(box, selector)
		if (!part)
			throw new Error(`no field ${selector} in ${await box.evaluate((e) => e.outerHTML.slice(0, 160))}`)
		return part
	}

	async fill_children(box, element, skip = []) {
		const refs = {}
		for (const c of element.children) {
			if (skip.includes(c.name) || c.name === 'resultats' || c.name === 'avis')
				continue
			if (c.attrs.ref !== undefined && await this.own(box, `[data-refs="${c.name}"]`)) {
				(refs[c.name] ||= []).push(this.value('ref', c.attrs.ref))
				continue
			}
			const list = await this.own(box, `[data-list="${c.name}"]`)
			if (list) {
				const added = await this.add(list)
				await this.fill(added, c)
				if (c.attrs.id)
					this.ids.set(c.attrs.id, await added.evaluate((e) => e.dataset.ident))
				continue
			}
			const inner = await this.own(box, `[data-el="${c.name}"]`)
			if (inner)
				await this.fill(inner, c)
			else
				await this.type(await this.must(box, `[data-ch="${c.name}"]`), c.text)
		}
		for (const [name, ids] of Object.entries(refs))
			await this.tick(await this.own(box, `[data-refs="${name}"]`), ids)
	}

	async tick(cases, values) {
		for (const value of values) {
			const box = await cases.$(`input[value="${value}"]`)
			if (!box)
				throw new Error(`no box ${value} in ${await cases.evaluate((e) => e.outerHTML.slice(0, 300))}`)
			await this.reach(box)
			await this.press('Space')
		}
	}

	async add(list) {
		await this.reach(await list.$(':scope > .ajouter'))
		await this.press('Enter')
		return (await list.evaluateHandle((e) => e.querySelector(':scope > .entrees').lastElementChild)).asElement()
	}

	// ---- the grid ----

	async grid(container, evaluation) {
		const results = evaluation.children.find((c) => c.name === 'resultats')
		const criteria = results.children.flatMap((d) => d.children.filter((s) => s.name === 'sous-domaine').flatMap((s) => s.children))
		const usual = (name) => {
			const n = {}
			for (const c of criteria)
				if (c.attrs[name])
					n[c.attrs[name]] = (n[c.attrs[name]] || 0) + 1
			return Object.entries(n).sort((a, b) => b[1] - a[1])[0][0]
		}
		const next = Object.fromEntries(['acte', 'mode', 'observateur', 'date'].map((n) => [n, usual(n)]))
		for (const name of ['mode', 'acte', 'observateur', 'date']) {
			const field = await container.$(`[data-reglage=${name}]`)
			if (await field.evaluate((e) => e.value) !== this.value(name === 'observateur' ? 'par' : name, next[name]))
				await this.type(field, this.value(name === 'observateur' ? 'par' : name, next[name]))
		}
		await this.verdicts(container, criteria)
		for (const c of criteria)
			await this.details(container, c, next)
		await this.type(await container.$('[data-arretes]'), results.attrs.date)
		for (const d of results.children) {
			if (d.attrs.resultat)
				await this.type(await container.$(`[data-domaine="${d.attrs.code}"] [data-retenu-domaine]`), d.attrs.resultat)
			for (const s of d.children)
				if (s.name === 'points-forts')
					await this.type(await container.$(`[data-domaine="${d.attrs.code}"] [data-points-forts]`), s.text)
				else if (s.attrs.resultat)
					await this.type(await container.$(`tbody[data-sd="${s.attrs.code}"] .retenu select`), s.attrs.resultat)
		}
		for (const opinion of evaluation.children.filter((c) => c.name === 'auto-evaluation').flatMap((c) => c.children).filter((c) => c.name === 'avis'))
			await this.opinion(container, opinion)
	}

	// Tab meets one row of a domain; the arrows lead to the others.
	async reach_row(row) {
		const stop = (await row.evaluateHandle((tr) => tr.closest('section').querySelector('tr[data-critere] input:not([tabindex="-1"])'))).asElement()
		if (!await row.evaluate((tr) => tr.contains(document.activeElement) && document.activeElement.type === 'radio'))
			await this.reach(stop)
		for (let n = 0; n < 120; n++) {
			const way = await row.evaluate((tr) => tr.contains(document.activeElement) ? '' :
			    document.activeElement.compareDocumentPosition(tr) & Node.DOCUMENT_POSITION_PRECEDING ? 'ArrowUp' : 'ArrowDown')
			if (way === '')
				return
			await this.press(way)
		}
		throw new Error('row not reached')
	}

	// One key a verdict; the arrows where a row is passed over.
	async verdicts(container, criteria) {
		const keys = { acquis: 'a', 'non-acquis': 'n', 'non-evalue': 'e', 'pas-de-test': 't' }
		const first = (await container.evaluateHandle((e) => [...e.querySelectorAll('tr[data-critere]')].find((tr) => !tr.closest('[hidden]')))).asElement()
		await this.reach_row(first)
		const order = await container.$$eval('tr[data-critere]', (all) => all.filter((tr) => !tr.closest('[hidden]')).map((tr) => tr.dataset.critere))
		const wanted = new Map(criteria.map((c) => [c.attrs.code, c]))
		let [letters, arrows] = [0, 0]
		const last = order.findLastIndex((code) => wanted.has(code))
		for (const code of order.slice(0, last + 1)) {
			if (wanted.has(code)) {
				letters++
				await this.press(keys[wanted.get(code).attrs.etat])
			} else {
				arrows++
				await this.press('ArrowDown')
			}
		}
		this.t.check(`${letters} verdicts took ${letters} keys and ${arrows} arrows`, letters === criteria.length && letters + arrows === last + 1)
	}

	// What differs from the usual: mode, act, proofs, notes.  The keys walk to the row, C opens it, Escape comes back.
	async details(container, c, next) {
		const { mode, acte, observateur, date, preuves } = c.attrs
		const notes = c.children
		const differs = { mode: mode !== next.mode, acte: acte !== next.acte, observateur: observateur !== next.observateur, date: date !== next.date }
		if (!preuves && notes.length === 0 && !Object.values(differs).includes(true))
			return
		const row = await container.$(`tr[data-critere="${c.attrs.code}"]`)
		await this.reach_row(row)
		if (differs.mode) {
			await this.type_or_clear(await row.$('[data-cellule=mode] select'), mode)
			await this.reach_row(row)
		}
		await this.press('c')
		const panel = (await row.evaluateHandle((tr) => tr.nextElementSibling)).asElement()
		for (const [i, note] of notes.entries()) {
			if (i > 0) {
				await this.reach(await panel.$('.autre-note'))
				await this.press('Enter')
			}
			const box = (await panel.$$('[data-detail=notes] .note'))[i]
			await this.type(await box.$('textarea'), note.text)
			await this.type(await box.$('input'), note.attrs.prive)
		}
		for (const name of ['acte', 'observateur', 'date'])
			if (differs[name])
				await this.type_or_clear(await panel.$(`[data-detail=${name}]`), c.attrs[name] && this.value(name === 'observateur' ? 'par' : name, c.attrs[name]))
		if (preuves)
			await this.tick(await panel.$('[data-detail=preuves]'), preuves.split(' ').map((id) => this.ids.get(id)))
		await this.press('Escape')
	}

	async type_or_clear(handle, value) {
		if (value)
			return this.type(handle, value)
		await this.reach(handle)
		if (await handle.evaluate((e) => e.tagName === 'SELECT'))
			return this.press('Home')
		await this.begin_day(handle)
		for (let i = 0; i < 3; i++) {
			await this.press('Backspace')
			await this.press('ArrowRight')
		}
		return undefined
	}

	async opinion(container, opinion) {
		const { code, valeur } = opinion.attrs
		const criterion = code.split('.').length === 3
		const row = await container.$(criterion ? `tr[data-critere="${code}"]` : `tbody[data-sd="${code}"] tr.sd`)
		if (criterion) {
			await this.reach_row(row)
			await this.press(String(['a-l-aise', 'avec-aide', 'a-travailler', 'ne-sait-pas'].indexOf(valeur) + 1))
		} else {
			await this.type(await row.$('[data-cellule=avis] select'), valeur)
		}
		if (opinion.children.length === 0)
			return
		await this.reach(await row.$('.parole'))
		await this.press('Enter')
		const panel = (await row.evaluateHandle((tr) => tr.nextElementSibling)).asElement()
		await this.type(await panel.$('[data-detail=parole]'), opinion.children[0].text)
		await this.type(await panel.$('[data-detail=parole-prive]'), opinion.children[0].attrs.prive)
		await this.press('Escape')
	}
}

export default async function (t) {
	const html = make(t)
	const page = await open(t, html, { width: 1200, height: 900 })
	const folder = join(process.env.CLEA_BUILD, 'samples', 'exemple-complet')
	const source = await parse(page, readFileSync(join(folder, 'dossier.xml'), 'utf8'))
	const typist = new Typist(t, page)
	const of = (name) => source.children.filter((c) => c.name === name)

	await typist.reach(await page.$('#accueil-page [data-action=nouveau]'))
	await typist.press('Enter')
	const form = (id) => typist.part(id)
	const only = (...names) => ({ name: 'dossier', attrs: {}, text: '', children: names.flatMap(of) })
	const root = await page.$('#dossier-champs')

	await form('dossier')
	await page.keyboard.press('Control+A')
	for (const [name, value] of Object.entries(source.attrs))
		if (name !== 'version' && await (await page.$(`#dossier [data-at="${name}"]`)).evaluate((e) => e.value) !== value)
			await typist.type(await page.$(`#dossier [data-at="${name}"]`), value)
	await typist.fill_children(root, only('contexte'))
	await form('candidat')
	await typist.fill_children(root, only('candidat', 'prescripteur'))
	await form('personnes')
	for (const name of ['organismes', 'intervenants'])
		await typed_list(typist, page, of(name)[0])
	await form('preuves')
	await typed_proofs(t, typist, page, of('preuves')[0], folder)
	// Acts are made before what names them: accommodations cite an act.
	await form('ep')
	await typed_evaluation(typist, await page.$('#ep [data-el]'), of('evaluation-prealable')[0])
	await form('accueil')
	await typist.fill_children(root, only('accueil', 'consentements', 'amenagements', 'changements-evaluateur'))
	await form('grille-ep')
	await typist.grid(await page.$('#grille-ep .grille'), of('evaluation-prealable')[0])
	await form('suite')
	await typist.fill_children(root, only('portefeuille', 'orientation'))
	await typed_list(typist, page, of('preconisations')[0])
	await form('parcours')
	await typist.fill_children(root, only('parcours'))
	await form('ef')
	for (const ef of of('evaluation-finale')) {
		const box = await typist.add(await page.$('#ef [data-list="evaluation-finale"]'))
		await typed_evaluation(typist, box, ef)
		await typist.grid(await box.$('.grille'), ef)
	}
	await form('jury')
	await typist.fill_children(root, only('modules-complementaires', 'interruption', 'presentation-jury', 'conservation', 'accrochage', 'note'))
	await typed_is_the_sample(t, page, typist, folder)
	await t.close(page)
}

// Entries that others name: their identifiers are those that the page gave.
async function typed_list(typist, page, wrapper) {
	for (const c of wrapper.children) {
		const box = await typist.add(await page.$(`[data-list="${c.name}"]`))
		await typist.fill(box, c)
		typist.ids.set(c.attrs.id, await box.evaluate((e) => e.dataset.ident))
	}
}

async function typed_evaluation(typist, box, evaluation) {
	for (const [name, value] of Object.entries(evaluation.attrs))
		await typist.type(await typist.must(box, `[data-at="${name}"]`), typist.value(name, value))
	for (const act of evaluation.children) {
		if (act.name === 'resultats')
			continue
		const list = await typist.own(box, `[data-list="${act.name}"]`)
		await typist.fill(list ? await typist.add(list) : await typist.own(box, `[data-el="${act.name}"]`), act)
		const given = await typist.page.evaluate(() => {
			const select = document.querySelector('select[data-ref=acte]')
			select.dispatchEvent(new Event('focusin', { bubbles: true }))
			return [...select.options].map((o) => o.value)
		})
		const known = new Set(typist.ids.values())
		typist.ids.set(act.attrs.id, given.find((id) => id !== '' && !known.has(id)))
	}
}

// Each proof by the button, as a keyboard chooses it; then what the dossier says of it.
async function typed_proofs(t, typist, page, proofs, folder) {
	for (const p of proofs.children) {
		await typist.reach(await page.$('[data-action=choisir-preuves]'))
		const [chooser] = await Promise.all([page.waitForEvent('filechooser'), typist.press('Enter')])
		const before = await page.locator('#preuves [data-item=preuve]').count()
		await chooser.setFiles(join(folder, p.attrs.fichier))
		await page.waitForFunction((n) => document.querySelectorAll('#preuves [data-item=preuve]').length > n, before)
		const box = (await page.$$('#preuves [data-item=preuve]')).pop()
		const said = await box.$eval('[data-fichier]', (e) => e.textContent)
		typist.ids.set(p.attrs.id, /\((p\d+)\)/.exec(said)[1])
		t.check(`${p.attrs.fichier}: the digest of the sample`, said.includes(p.attrs.sha256.slice(0, 12)), said)
		for (const [name, value] of Object.entries(p.attrs))
			if (!['id', 'fichier', 'sha256', 'type-mime'].includes(name)) {
				const field = await typist.must(box, `[data-at="${name}"]`)
				if (await field.evaluate((e) => e.type !== 'date' && e.value !== ''  && e.tagName === 'INPUT' && e.type !== 'checkbox')) {
					await typist.reach(field)
					await page.keyboard.press('Control+A')
				}
				await typist.type(field, value)
			}
		for (const c of p.children) {
			const field = await typist.own(box, `[data-ch="${c.name}"]`)
			if (!field) {
				await typist.fill(await typist.add(await typist.own(box, `[data-list="${c.name}"]`)), c)
				continue
			}
			await typist.reach(field)
			await page.keyboard.press('Control+A')
			await typist.type(field, c.text)
		}
	}
}

// The same dossier: only identifiers and file types are the page's own, and comments and indentation do not count.
async function typed_is_the_sample(t, page, typist, folder) {
	await settled(page)
	await typist.part('vue')
	t.equal('no fault of form', await faults(page), [])
	t.equal('no finding', await findings(page), [])
	const { bytes } = await save(t, page)
	const out = unzip(t, bytes, 'tape')
	const normal = (file, ids) => {
		let text = canonical(t, file).replace(/<!--[^]*?-->/g, '').replace(/>\s+</g, '><').replace(/ type-mime="[^"]*"/g, '')
		for (const [from, to] of ids)
			text = text.replaceAll(`"${from}"`, `"${to}"`).replace(/ preuves="([^"]*)"/g, (_, list) => ` preuves="${list.split(' ').map((id) => id === from ? to : id).join(' ')}"`)
		return text.trim().replace(/></g, '>\n<')
	}
	const [got, want] = [normal(join(out, 'dossier.xml'), []), normal(join(folder, 'dossier.xml'), typist.ids)]
	writeFileSync(t.path('got'), got)
	writeFileSync(t.path('want'), want)
	t.check('the dossier that was typed is the sample', got === want, t.run('diff', t.path('want'), t.path('got')).stdout.slice(0, 4000))
	t.equal('clea check finds nothing', check(t, out), [])
	t.check('clea validate finds nothing', t.clea('validate', out).stdout === '')
	const pki = t.path('pki')
	t.run(join(t.root, 'samples/make-pki'), pki)
	const built = t.clea('build', out, '-o', t.path('tape.asice'), '--key', join(pki, 'signer.p12'), '--passphrase-file', join(pki, 'passphrase'))
	t.check('clea build seals it', built.status === 0 && existsSync(t.path('tape.asice')), built.stdout + built.stderr)
	const verified = t.clea('verify', t.path('tape.asice'), '--trust', join(pki, 'ca.pem'), '--crl', join(pki, 'ca.crl'))
	t.check('clea verify: the seal holds', verified.status === 0, verified.stdout)
	console.log(`  typed by keyboard alone: ${typist.presses} presses beside the text`)
}
