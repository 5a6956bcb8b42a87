// Every part of the form, empty and filled.
import { join } from 'node:path'
import { and_judged, load, make, open, part } from './form.mjs'

const PARTS = ['vue', 'dossier', 'candidat', 'personnes', 'accueil', 'ep', 'grille-ep', 'suite', 'parcours', 'ef', 'preuves', 'jury']

export default async function (t) {
	const page = await open(t, make(t))
	await t.axe(page, 'no dossier yet')
	await t.shot(page, 'form-start')
	await and_judged(page, () => page.click('#accueil-page [data-action=nouveau]'))
	for (const id of ['ep', 'grille-ep', 'ef']) {
		await part(page, id)
		await t.axe(page, `new dossier, ${id}`)
	}
	await load(page, join(process.env.CLEA_BUILD, 'samples', 'exemple-complet'))
	for (const id of PARTS) {
		await part(page, id)
		await t.axe(page, `dossier, ${id}`)
		await page.setViewportSize({ width: 320, height: 640 })
		await t.no_sideways(page, `dossier, ${id}, 320 px`)
		await page.setViewportSize({ width: 1000, height: 800 })
		await t.shot(page, `form-${id}`)
	}
	await t.close(page)
}
