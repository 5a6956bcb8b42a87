// The secretary's table of receptions: read, sorted and filtered by keyboard alone, with and without scripts, printed.
import { readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'
import { csp_hash } from './browser.mjs'

export default async function (t) {
	const table_of = (n) => {
		const xml = t.path(`boite-${n}.xml`)
		writeFileSync(xml, t.run('/usr/bin/python3', join(t.root, 'tests/reception-boite.py'), String(n)).stdout)
		return t.xslt('reception/boite.xsl', xml, t.path(`boite-${n}.html`))
	}
	const small = table_of(60)
	const visible = (page) => page.locator('tbody tr:not([hidden])')
	const status = (page) => page.locator('#compte').innerText()
	const column = (page, n) => page.locator('tbody tr:not([hidden])').evaluateAll((rows, i) => rows.map((r) => r.cells[i].innerText.split('\n')[0].trim()), n)

	let page = await t.open(small, { width: 1280 })
	await t.shot(page, 'boite')
	await t.everywhere(page, 'boite')
	await t.pdf(page, 'boite', { format: undefined })
	await page.emulateMedia({ colorScheme: 'dark' })
	await t.shot(page, 'boite-dark', false)
	await page.setViewportSize({ width: 320, height: 640 })
	await t.shot(page, 'boite-320', false)
	await page.setViewportSize({ width: 1280, height: 800 })
	await page.emulateMedia({ colorScheme: 'light' })

	// The page lets this script run and no other.
	const script = await page.locator('script').evaluate((s) => s.textContent)
	t.check('the policy names the script by its digest', readFileSync(small, 'utf8').includes(csp_hash(script)))

	// By keyboard: link, search, two lists, two boxes, button, table, six columns that sort, then the reports.
	const course = await t.course(page, 17)
	t.equal('the course of the keyboard', course.slice(0, 14), ['Aller au tableau', 'Chercher', 'Verdict', 'Organisme',
		'Terme dans moins de 60 jours, ou passé', 'Prêts pour le jury', 'Tout montrer',
		course[7], 'Verdict', 'Candidat', 'Organisme', 'Constats', 'Reçu', 'Terme'])
	t.check('after them, the reports of the first row', /rapport sur /i.test(course[14]) && course.slice(15).some((name) => /en PDF$/.test(name)), course.slice(14).join(' | '))
	t.equal('all are shown', await status(page), '60 sur 60')

	// Enter and Space sort; a second time, the other way round; the state is told.
	await page.locator('th button', { hasText: 'Candidat' }).focus()
	await page.keyboard.press('Enter')
	const names = await column(page, 1)
	const named = names.filter((n) => n !== 'envoi (3).zip')
	t.equal('sorted by name', named, named.slice().sort(new Intl.Collator('fr', { numeric: true }).compare))
	t.check('those without a name are last', names.slice(0, named.length).every((n) => n !== 'envoi (3).zip'))
	t.equal('and said so', [await page.locator('th[aria-sort]').count(), await page.locator('th[aria-sort=ascending]').innerText()], [1, 'Candidat'])
	t.equal('in the live region too', await status(page), '60 sur 60 – Candidat, tri croissant')
	t.equal('the focus stays', await page.locator(':focus').innerText(), 'Candidat')
	await page.keyboard.press('Space')
	const back = await column(page, 1)
	t.check('Space turns it round', new Intl.Collator('fr').compare(back[0], back[50]) > 0, `${back[0]}, ${back[50]}`)
	t.equal('descending is said', await page.locator('th[aria-sort=descending]').innerText(), 'Candidat')
	await page.locator('th button', { hasText: 'Terme' }).click()
	const left = await page.locator('tbody tr').evaluateAll((rows) => rows.map((r) => r.dataset.j))
	const numbers = left.filter((j) => j !== '').map(Number)
	t.equal('fewest days first', numbers, numbers.slice().sort((a, b) => a - b))
	t.check('those without a term are last', left.indexOf('') === numbers.length)
	await page.locator('th button', { hasText: 'Verdict' }).click()
	t.equal('the worst verdict first', (await column(page, 0))[0], 'Refusé')

	// Filters, alone and together.
	await page.locator('#texte').focus()
	await page.keyboard.type('oeuvrard EMILIE')
	const found = await visible(page).count()
	t.check('accents and ligatures do not matter', found > 0 && (await column(page, 1)).every((n) => n === 'Œuvrard Émilie'), String(found))
	t.check('the count is told', (await status(page)).startsWith(`${found} sur 60`), await status(page))
	await page.keyboard.type(' zzz')
	t.check('nothing found is said', (await status(page)).startsWith('Aucun envoi'), await status(page))
	await page.locator('button[type=reset]').focus()
	await page.keyboard.press('Enter')
	await page.waitForFunction(() => document.querySelectorAll('tbody tr[hidden]').length === 0)
	t.equal('one button shows all again', await visible(page).count(), 60)
	await page.locator('#verdict').selectOption('accepte-avec-remarques')
	t.check('by verdict', (await column(page, 0)).every((v) => v === 'Accepté avec remarques') && await visible(page).count() > 0)
	await page.locator('#terme').check()
	const pressing = await visible(page).evaluateAll((rows) => rows.map((r) => Number(r.dataset.j)))
	t.check('and by term', pressing.length > 0 && pressing.every((j) => j < 60), String(pressing))
	await t.axe(page, 'boite, filtered')
	await page.emulateMedia({ media: 'print' })
	t.equal('what is printed is what was chosen', await page.locator('tbody tr').evaluateAll((rows) => rows.filter((r) => r.offsetParent !== null).length), pressing.length)
	t.check('the choices are not printed', !await page.locator('form').isVisible())
	await page.emulateMedia({ media: null })
	await page.locator('button[type=reset]').click()
	await page.locator('#jury').focus()
	await page.keyboard.press('Space')
	t.check('ready for the jury', (await visible(page).allInnerTexts()).every((r) => r.includes('prêt pour le jury')) && await visible(page).count() > 0)
	await page.locator('#jury').uncheck()
	const house = await page.locator('#organisme option').nth(2).innerText()
	await page.locator('#organisme').selectOption({ label: house })
	t.check('by organisation', (await column(page, 2)).every((o) => o === house) && await visible(page).count() > 0, house)
	await t.close(page)

	// A browser without scripts has the whole table, and no control that does nothing.
	page = await t.open(small, { script: false })
	await t.axe(page, 'boite, no script')
	t.equal('all rows without a script', await visible(page).count(), 60)
	t.check('no control that does nothing', await page.locator('button:visible, input:visible, select:visible').count() === 0)
	await t.close(page)

	// Two thousand.
	page = await t.open(table_of(2000), { width: 1280 })
	// Counted, not timed: about what sorting needs, so that quadratic work would show.
	const sorting = await t.calls(page, () => page.evaluate(() => document.querySelector('th button').click()))
	const filtering = await t.calls(page, () => page.evaluate(() => {
		const texte = document.getElementById('texte')
		texte.value = 'zoe'
		texte.dispatchEvent(new Event('input', { bubbles: true }))
	}))
	t.check('2,000: sorted with little work', sorting > 0 && sorting < 50000, `${sorting} calls`)
	t.check('2,000: filtered with little work', filtering > 0 && filtering < 20000, `${filtering} calls`)
	await t.close(page)

	page = await t.open(table_of(0))
	await t.axe(page, 'boite, empty')
	await t.close(page)
}
