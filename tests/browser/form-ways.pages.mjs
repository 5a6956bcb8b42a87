// The form in each way of looking at it: dark, forced colours, narrow, on paper.
import { join } from 'node:path'
import { load, make, open, part } from './form.mjs'

export default async function (t) {
	const page = await open(t, make(t))
	await t.everywhere(page, 'no dossier yet')
	await load(page, join(process.env.CLEA_BUILD, 'samples', 'exemple-complet'))
	await part(page, 'vue')
	await t.everywhere(page, 'dossier, overview')
	await part(page, 'grille-ep')
	await page.emulateMedia({ colorScheme: 'dark' })
	await t.axe(page, 'dossier, grid, dark')
	await page.setViewportSize({ width: 320, height: 640 })
	await t.axe(page, 'dossier, grid, dark, 320 px')
	await t.no_sideways(page, 'dossier, grid, 320 px')
	await t.close(page)
}
