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
		globalThis.keys = 0
		globalThis.delays = []
		addEventListener('keydown', () => { keys++ }, true)
		// From the key to the picture that answers it, as the browser itself says (Event Timing): in steps of 8 ms, from 16.
		new PerformanceObserver((list) => list.getEntries().forEach((e) => e.name === 'keydown' && delays.push(e.duration)))
			.observe({ type: 'event', durationThreshold: 16 })
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
	await page.waitForTimeout(200)		// the observer is told a little later
	const delays = await page.evaluate(() => [...Array(keys - delays.length).fill(8), ...delays.sort((x, y) => x - y)])
	const [middle, late, worst] = [0.5, 0.95, 1].map((q) => Math.round(delays[Math.ceil(q * delays.length) - 1]))
	console.log(`clea form      ${Math.round(statSync(html).size / 1024)} KB (at most 600 is asked), open in ${opened} ms; ` +
	    `a key: ${middle} ms median, ${late} ms p95, ${worst} ms worst of ${delays.length} (at most 50 are asked)`)
	await t.close(page)
}
