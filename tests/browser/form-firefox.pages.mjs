// A shorter course in Firefox: open a dossier, take verdicts by key, be judged, save.
import { writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { with_firefox } from './firefox.mjs'
import { canonical, make } from './form.mjs'

export default (t) => with_firefox('the form', (firefox) => course(t, firefox, make(t)))

async function course(t, firefox, html) {
	const sample = join(process.env.CLEA_BUILD, 'samples', 'exemple-complet', 'dossier.xml')
	await firefox.open(html)
	// What the page gives to save is caught where it would go to the disk.
	await firefox.ask('(globalThis.given = [], URL.createObjectURL = ((make) => (blob) => { given.push(blob); return make(blob) })(URL.createObjectURL.bind(URL)), HTMLAnchorElement.prototype.click = function () {}, true)')
	await firefox.files('#fichier', [sample])
	await firefox.until('Number(document.documentElement.dataset.juge || 0) > 0')
	const shown = await firefox.ask('[...document.querySelectorAll("#vue-resultats .constats > li .regle")].map((e) => e.textContent)')
	t.check('judged: every proof is told to be missing, nothing else', shown.length === 10 && shown.every((id) => id === 'R33a'), shown.join())
	const saved = async () => {
		await firefox.ask('(document.querySelector("[data-action=enregistrer-xml]").click(), true)')
		await firefox.until('given.length > 0')
		return firefox.ask('given.splice(0)[0].text()')
	}
	writeFileSync(t.path('firefox.xml'), await saved())
	t.check('saved: the same canonical XML', canonical(t, t.path('firefox.xml')) === canonical(t, sample))
	await firefox.ask('(location.hash = "#grille-ep", true)')
	await firefox.until('!document.getElementById("grille-ep").hidden')
	await firefox.ask('(document.querySelector(\'#grille-ep tr[data-critere="1.1.1"] input\').focus(), true)')
	await firefox.keys('nna')
	t.equal('three keys, three verdicts', await firefox.ask('["1.1.1", "1.1.2", "1.2.1"].map((c) => document.querySelector(`#grille-ep tr[data-critere="${c}"]`).dataset.etat)'), ['non-acquis', 'non-acquis', 'acquis'])
	await firefox.until('document.querySelector(\'#grille-ep tbody[data-sd="1.1"] .badge\').dataset.verdict === "non-acquis"')
	t.check('the result follows', true)
	await firefox.ask('(document.querySelector("[data-action=annuler]").click(), document.querySelector("[data-action=annuler]").click(), document.querySelector("[data-action=annuler]").click(), true)')
	writeFileSync(t.path('undone.xml'), await saved())
	t.check('undone: the same canonical XML', canonical(t, t.path('undone.xml')) === canonical(t, sample))
}
