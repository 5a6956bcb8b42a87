// The report of a reception, as its sender opens it: every record of tests/data/reception.
import { readdirSync } from 'node:fs'
import { join } from 'node:path'

export default async function (t) {
	const records = join(t.root, 'tests/data/reception')
	for (const record of readdirSync(records).filter((f) => f.endsWith('.xml') && f !== 'boite.xml')) {
		const name = record.replace('.xml', '')
		const words = t.xslt('reception/rapport.xsl', join(records, record), t.path(`${name}.words.xml`))
		const html = t.xslt('reception/rapport-html.xsl', words, t.path(`${name}.html`))
		const page = await t.open(html)
		await t.shot(page, `rapport-${name}`)
		await t.everywhere(page, name)
		await t.pdf(page, `rapport-${name}`)
		await page.setViewportSize({ width: 320, height: 640 })
		await t.shot(page, `rapport-${name}-320`)
		await page.setViewportSize({ width: 1000, height: 800 })
		await page.emulateMedia({ colorScheme: 'dark' })
		await t.shot(page, `rapport-${name}-dark`)

		// What is in order is said before what is wrong.
		const headings = await page.locator('h2').allInnerTexts()
		const [good, wrong] = [headings.indexOf('Ce qui est en ordre'), headings.indexOf('Ce qu’il faut corriger')]
		t.check(`${name}: strengths first`, good >= 0 && (wrong < 0 || good < wrong), headings.join(' | '))
		t.equal(`${name}: what is wrong is there when something is`, wrong >= 0, /a-completer|refuse|hostile/.test(name))

		// The keyboard: the first stop leads to the verdict.
		t.equal(`${name}: the first stop`, await t.course(page, 1), ['Aller au contenu'])
		await page.keyboard.press('Enter')
		t.equal(`${name}: it leads to the verdict`, await page.locator('section:target').getAttribute('class').then((c) => c.split(' ')[0]), 'verdict')
		t.equal(`${name}: no element comes from a text of others`, await page.locator('script, img, iframe, object').count(), 0)
		await t.close(page)
	}
}
