// The form at work: what is wrong is told; undone, kept as a draft and erased, printed.
import { mkdirSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { and_judged, canonical, faults, findings, load, make, open, part, save_xml } from './form.mjs'

export default async function (t) {
	const html = make(t)
	const folder = join(process.env.CLEA_BUILD, 'samples', 'exemple-complet')
	const page = await open(t, html)
	await load(page, folder)
	await wrong(t, page)
	await undone(t, page, folder)
	await words(t, page)
	await paper(t, page, folder)
	await refused(t, page)
	await t.close(page)
	await drafts(t, html)
}

// What is wrong is told at the field, in the overview, and the way there works.
async function wrong(t, page) {
	await part(page, 'personnes')
	await and_judged(page, () => page.fill('#personnes [data-ch=siret] >> nth=0', '123'))
	await t.axe(page, 'a fault at its field')
	const field = page.locator('#personnes [data-ch=siret]').first()
	t.equal('the field is told to be wrong', await field.getAttribute('aria-invalid'), 'true')
	t.check('and why, by what describes it', (await field.evaluate((e) => e.getAttribute('aria-describedby').split(' ').map((id) => document.getElementById(id).textContent).join())).includes('14 chiffres'))
	await and_judged(page, async () => {
		await page.locator('#personnes .retirer').last().click()
		await part(page, 'vue')
	})
	t.check('the overview tells it', (await faults(page)).some((f) => f.includes('14 chiffres')))
	t.check('findings of the rules too', (await findings(page)).length > 0)
	await t.axe(page, 'overview with findings')
	await t.shot(page, 'form-vue-constats')
	for (const [i, f] of (await findings(page)).entries()) {
		await part(page, 'vue')
		await page.locator('#vue-resultats .constats > li:has(.regle) button').nth(i).click()
		t.check(`${f[0]} leads to a field`, await page.evaluate(() => document.activeElement.closest('.partie') !== null && !document.activeElement.closest('#vue')))
	}
}

async function undone(t, page, folder) {
	for (let n = 0; n < 40 && await page.isEnabled('[data-action=annuler]'); n++)
		await page.keyboard.press('Control+z')
	writeFileSync(t.path('undone.xml'), (await save_xml(t, page)).bytes)
	t.check('all undone: the dossier that was opened', canonical(t, t.path('undone.xml')) === canonical(t, join(folder, 'dossier.xml')))
	await part(page, 'grille-ep')
	await page.focus('#grille-ep tr[data-critere="1.1.1"] input')
	for (const key of ['n', '3', 'Delete', 'Control+z', 'Control+z', 'Control+z', 'Control+y'])
		await page.keyboard.press(key)
	t.equal('undone thrice, done again once', await page.getAttribute('#grille-ep tr[data-critere="1.1.1"]', 'data-etat'), 'non-acquis')
	await page.keyboard.press('Control+z')
	await page.locator('#grille-ep .domaine').first().locator('[data-points-forts]').fill('Un point')
	await page.keyboard.type(' fort')
	await page.keyboard.press('Control+z')
	t.check('typing into a field is one step', !(await page.inputValue('#grille-ep .domaine >> nth=0 >> [data-points-forts]')).startsWith('Un point'))
	await page.locator('#grille-ep tr[data-critere="1.1.2"] button.detail').click()
	await t.axe(page, 'details of a criterion')
	await t.shot(page, 'form-details', false)
}

// No word of the vocabulary is shown raw: every label is in the table.
async function words(t, page) {
	const raw = await page.evaluate(() => {
		const all = [document, ...[...document.querySelectorAll('template')].flatMap(function all(x) { return [x.content, ...[...x.content.querySelectorAll('template')].flatMap(all)] })]
		return all.flatMap((d) => [...d.querySelectorAll('.nom,legend')]).map((e) => e.firstChild ? e.textContent.trim() : '').filter((s) => /^[a-z][a-z0-9-]*( \(obligatoire\))?$/.test(s))
	})
	t.equal('every field has a label of its own', [...new Set(raw)], [])
}

async function paper(t, page, folder) {
	await load(page, folder)
	await page.evaluate(() => dispatchEvent(new Event('beforeprint')))
	await page.emulateMedia({ media: 'print' })
	await t.axe(page, 'on paper')
	const text = await page.innerText('#papier')
	t.check('paper: candidate, criteria, room for signatures', ['Maëlys', '1.1.1', 'Signature'].every((w) => text.includes(w)), text.slice(0, 300))
	const secrets = readFileSync(join(folder, 'dossier.xml'), 'utf8').match(/PRIVÉ-EX-\d+/g)
	t.check('paper: nothing private', secrets.length > 3 && secrets.every((s) => !text.includes(s)))
	await t.pdf(page, 'form-papier')
	await page.emulateMedia({ media: 'screen' })
	await page.evaluate(() => dispatchEvent(new Event('afterprint')))
}

// What is no dossier, or not for this page, is refused in words, and what is open stays.
async function refused(t, page) {
	const before = await page.textContent('#titre')
	const bad = {
		'vide.xml': '', 'mal.xml': '<dossier', 'autre.xml': '<a/>', 'texte.zip': 'PK rien',
		'dtd.xml': '<!DOCTYPE d [<!ENTITY a "b">]><dossier xmlns="urn:clea:dossier:1" version="1" numero="A" referentiel="clea-socle-2018"><candidat/></dossier>',
		'version.xml': '<dossier xmlns="urn:clea:dossier:1" version="1" numero="A" referentiel="clea-socle-2030"><candidat/></dossier>',
		'copie.xml': '<dossier xmlns="urn:clea:dossier:1" version="1" numero="A" referentiel="clea-socle-2018" projection="jury"><candidat/></dossier>',
	}
	mkdirSync(t.path('mauvais'))
	t.equal('nothing on the console so far', page.clea.said, [])
	for (const [name, text] of Object.entries(bad)) {
		writeFileSync(t.path('mauvais', name), text)
		await page.setInputFiles('#fichier', t.path('mauvais', name))
		await page.waitForSelector('#erreur p')
		t.check(`${name} is refused in words`, (await page.textContent('#erreur p')).length > 20)
		t.equal(`${name}: what was open stays`, await page.textContent('#titre'), before)
		await page.click('#erreur button')
	}
	await page.setInputFiles('#fichier', t.path('mauvais', 'dtd.xml'))
	await page.waitForSelector('#erreur p')
	// Chromium's parser styles its own account of malformed XML; that the page's policy refuses it is no fault.
	page.clea.said.splice(0, Infinity, ...page.clea.said.filter((m) => !m.includes('Applying inline style')))
	await t.axe(page, 'a refusal')
	await page.click('#erreur button')
}

// A draft survives the closed page with its proofs, and is gone when told.
async function drafts(t, html) {
	const page = await open(t, html)
	await load(page, join(process.env.CLEA_BUILD, 'samples', 'complet'))
	await part(page, 'candidat')
	await and_judged(page, () => page.fill('#candidat [data-ch=prenom2]', 'Aurore'))
	await page.waitForFunction(() => document.getElementById('brouillon').textContent.startsWith('Brouillon gardé'))
	page.on('dialog', (d) => d.accept())
	await page.reload()
	await page.clock.setFixedTime(new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000))
	await page.waitForSelector('#reprise:not([hidden])')
	await t.axe(page, 'a draft is offered')
	await and_judged(page, () => page.click('[data-action=reprendre]'))
	t.equal('the draft has what was typed', await page.inputValue('#candidat [data-ch=prenom2]'), 'Aurore')
	t.equal('and the proofs', await page.locator('#preuves .present').count(), 7)
	t.check('it is said not to be saved', (await page.textContent('#etat')).includes('pas encore'))
	await page.click('.etat [data-action=effacer-brouillon]')
	await page.waitForFunction(() => document.getElementById('brouillon').textContent === '')
	await page.reload()
	await page.waitForFunction(() => document.documentElement.dataset.pret !== undefined)
	t.check('erased: nothing is offered', await page.isHidden('#reprise'))
	const left = await page.evaluate(async () => {
		const open = indexedDB.open('clea-saisie')
		const db = await new Promise((ok) => { open.onsuccess = () => ok(open.result) })
		const count = (s) => new Promise((ok) => { const r = db.transaction(s).objectStore(s).count(); r.onsuccess = () => ok(r.result) })
		return [await count('dossier'), await count('preuves')]
	})
	t.equal('erased: nothing is left in the browser', left, [0, 0])
	await t.close(page)
}
