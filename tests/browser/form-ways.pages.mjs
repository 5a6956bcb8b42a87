// The form in each way of looking at it: dark, forced colours, narrow, on paper.
import { join } from 'node:path'
import { load, make, open, part, save_xml } from './form.mjs'

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
	await page.setViewportSize({ width: 1000, height: 800 })
	await page.emulateMedia({ colorScheme: 'light' })
	await codes(t, page)
	await t.close(page)
}

// The criteria of a proof, chosen by their words.
async function codes(t, page) {
	await part(page, 'preuves')
	const field = page.locator('#preuves [data-at=criteres]').first()
	await field.fill('7.4.1 9.9.9')
	const list = page.locator('#preuves select[data-codes-de]').first()
	await list.focus()
	t.equal('each criterion once', await list.locator('option').count(), 1 + await page.locator('#grille-ep tr[data-critere]').count())
	await list.selectOption('1.1.2')
	await page.locator('#preuves [data-action=ajouter-code]').first().focus()
	await page.keyboard.press('Enter')
	t.equal('in the order of the referential, what is unknown last', await field.inputValue(), '1.1.2 7.4.1 9.9.9')
	t.equal('the list waits for the next', await list.inputValue(), '')
	const xml = (await save_xml(t, page)).bytes.toString()
	t.check('and it is in the dossier', xml.includes('criteres="1.1.2 7.4.1 9.9.9"'))
	await page.locator('#preuves [data-action=ajouter-code]').first().click()
	t.check('nothing chosen: the list is where one goes', await list.evaluate((e) => e === document.activeElement))
	await t.axe(page, 'codes of a proof')
	await t.shot(page, 'form-codes', false)
}
