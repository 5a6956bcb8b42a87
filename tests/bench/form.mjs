// form.mjs - times the page of `clea form`; tests/bench/form sets what it needs.
import { statSync } from 'node:fs'
import { Suite, launch } from '../browser/browser.mjs'
import { load, make, part, settled, sixty } from '../browser/form.mjs'

const browser = await launch()
const t = new Suite('bench', browser)
try {
	await measure()
} finally {
	t.end()
	await browser.close()
}
process.exit(t.failed > 0 ? 1 : 0)

async function measure() {
	const html = make(t)
	const page = await t.open(html)		// with the real clock
	const opened = await page.evaluate(() => Math.round(performance.getEntriesByType('navigation')[0].loadEventEnd))
	await load(page, sixty(t))
	await part(page, 'grille-ep')
	await page.evaluate(() => {
		globalThis.delays = []
		// From the key to the picture that answers it.
		addEventListener('keydown', (e) => requestAnimationFrame(() => setTimeout(() => delays.push([performance.now() - e.timeStamp, e.key]))), true)
	})
	await page.focus('#grille-ep tr[data-critere="1.1.1"] input')
	for (let i = 0; i < 106; i++) {
		await page.keyboard.press('ante'[i % 4])
		if (i % 10 === 9)
			await page.waitForTimeout(380)		// the hand pauses and begins anew while the page judges
	}
	await part(page, 'candidat')
	await page.focus('#candidat [data-ch=prenom2]')
	await page.keyboard.type('Marie-Antoinette')
	await settled(page)
	const delays = (await page.evaluate(() => delays.map(([ms]) => ms))).sort((x, y) => x - y)
	const [middle, late, worst] = [0.5, 0.95, 1].map((q) => Math.round(delays[Math.ceil(q * delays.length) - 1]))
	console.log(`clea form      ${Math.round(statSync(html).size / 1024)} KB (at most 600 is asked), open in ${opened} ms; ` +
	    `a key: ${middle} ms median, ${late} ms p95, ${worst} ms worst of ${delays.length} (50 ms are asked)`)
	await t.close(page)
}
