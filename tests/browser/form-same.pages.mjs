// The form loses nothing, and judges as `clea check` does: every sample, every case of the rules.
import { existsSync, readFileSync, readdirSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { NOW, canonical, check, findings, load, make, open, part, save, save_xml, unzip } from './form.mjs'

export default async function (t) {
	const html = make(t)
	let page = await open(t, html)
	const samples = join(process.env.CLEA_BUILD, 'samples')
	for (const name of readdirSync(samples).filter((n) => existsSync(join(samples, n, 'dossier.xml')))) {
		const folder = join(samples, name)
		await load(page, folder)
		t.equal(`${name}: findings of the page and of check`, await findings(page), check(t, folder))
		const { bytes } = await save_xml(t, page)
		writeFileSync(t.path('out.xml'), bytes)
		t.check(`${name}: opened and saved, the same canonical XML`,
		    canonical(t, t.path('out.xml')) === canonical(t, join(folder, 'dossier.xml')))
		t.check(`${name}: the same bytes, even`, bytes.equals(readFileSync(join(folder, 'dossier.xml'))))
	}
	await proofs(t, page, join(samples, 'complet'))
	await unknown(t, page)
	await t.close(page)
	await rules(t)
}

// The ZIP holds each file, byte for byte; and the page opens its own ZIP.
async function proofs(t, page, folder) {
	await load(page, folder)
	const { name, bytes } = await save(t, page)
	t.equal('the ZIP is named by the number', name, 'GVE-2026-0105.zip')
	const out = unzip(t, bytes, 'complet')
	const list = (dir) => readdirSync(join(dir, 'preuves')).sort()
	t.equal('the ZIP has every proof', list(out), list(folder))
	for (const f of list(folder))
		t.check(`the ZIP has ${f} as it was`, readFileSync(join(out, 'preuves', f)).equals(readFileSync(join(folder, 'preuves', f))))
	await load(page, t.path('complet.zip'))
	t.equal('its own ZIP opened again: the same findings', await findings(page), check(t, folder))
	const again = await save(t, page)
	t.check('saved again: the same bytes', again.bytes.equals(bytes))
}

// What the page does not know stays: elements, attributes, comments, instructions, prefixes.
async function unknown(t, page) {
	const text = `<?xml version="1.0" encoding="UTF-8"?>
<!-- avant -->
<?outil fait="ceci"?>
<c:dossier xmlns:c="urn:clea:dossier:1" xmlns:x="urn:autre" version="1" numero="X-1" referentiel="clea-socle-2018" x:couleur="bleu &quot;&#10;&lt;">
  <!-- du candidat -->
  <c:candidat><x:piece n="1">a&amp;b <![CDATA[<c>]]></x:piece>
    <c:nom-naissance>Dupont</c:nom-naissance>
  </c:candidat>
  <x:annexe><x:vide/></x:annexe>
  <c:nouveaute c="1">élément d'une version à venir</c:nouveaute>
</c:dossier>
<!-- après -->
`
	writeFileSync(t.path('inconnu.xml'), text)
	await load(page, t.path('inconnu.xml'))
	writeFileSync(t.path('out.xml'), (await save_xml(t, page)).bytes)
	t.check('unknown things opened and saved', canonical(t, t.path('out.xml')) === canonical(t, t.path('inconnu.xml')))
	await part(page, 'candidat')
	await page.fill('#candidat [data-ch=prenom1]', 'Ève')
	await part(page, 'grille-ep')
	await page.locator('#grille-ep tr[data-critere="1.1.2"] input').first().focus()
	await page.keyboard.press('a')
	writeFileSync(t.path('out.xml'), (await save_xml(t, page)).bytes)
	const got = readFileSync(t.path('out.xml'), 'utf8')
	t.check('an edit beside them takes the prefix of the document', got.includes('<c:prenom1>Ève</c:prenom1>') && got.includes('<c:critere code="1.1.2" etat="acquis"/>'), got)
	for (const piece of ['<x:piece n="1">a&amp;b <![CDATA[<c>]]></x:piece>', '<x:annexe><x:vide/></x:annexe>', 'version à venir</c:nouveaute>', '<!-- avant -->', '<?outil fait="ceci"?>', '<!-- après -->', 'x:couleur="bleu &quot;&#10;&lt;"'])
		t.check(`beside an edit, this stays: ${piece}`, got.includes(piece), got)
	await page.click('[data-action=annuler]')
	await page.click('[data-action=annuler]')
	writeFileSync(t.path('out.xml'), (await save_xml(t, page)).bytes)
	t.check('undone, the document is what it was', canonical(t, t.path('out.xml')) === canonical(t, t.path('inconnu.xml')))
}

// Each case of tests/cases/rules, in a page with the same referential, profile and site; a page knows no list of
// habilitated bodies, sees no links, and opens no copy made to be sent (R42b).
async function rules(t) {
	t.run(join(t.root, 'tests/rules.py'), '--lay', t.path('regles'))
	const pages = new Map()
	let judged = 0
	for (const name of readdirSync(t.path('regles')).sort()) {
		const folder = t.path('regles', name, 'dossier')
		const options = JSON.parse(readFileSync(t.path('regles', name, 'options.json'), 'utf8'))
		if (options.habilitations || name === 'R33a-fires-lien' || name.startsWith('R42b-'))
			continue
		const args = ['site', 'referentiel', 'notation'].flatMap((k) => options[k] ? [`--${k}`, options[k]] : [])
		const key = args.join(' ')
		if (!pages.has(key))
			pages.set(key, await open(t, make(t, `regles-${pages.size}.html`, ...args)))
		const page = pages.get(key)
		await page.clock.setFixedTime(new Date(options.date))
		await load(page, folder)
		t.equal(`${name}: findings of the page and of check`, await findings(page), check(t, folder, '--date', options.date, ...args))
		judged++
	}
	t.check('the cases were there', judged > 100, `${judged}`)
	for (const page of pages.values())
		await t.close(page)
}
