// run.mjs - plays tests/browser/*.pages.mjs one after another and counts.
// usage: node run.mjs [PATTERN]; tests/browser.test sets CLEA_NODE, CLEA_BUILD, CLEA_ROOT.
import { readdirSync } from 'node:fs'
import { dirname, join } from 'node:path'
import { fileURLToPath, pathToFileURL } from 'node:url'
import { Suite, launch } from './browser.mjs'

// A page that never settles is a failure, not a test without end.
function within(seconds, work) {
	return new Promise((done, fail) => {
		const clock = setTimeout(() => fail(new Error(`no end after ${seconds} s`)), seconds * 1000)
		work.then(done, fail).finally(() => clearTimeout(clock))
	})
}

const here = dirname(fileURLToPath(import.meta.url))
const wanted = process.argv[2] || ''
let [passed, failed] = [0, 0]
const browser = await launch()
for (const file of readdirSync(here).filter((f) => f.endsWith('.pages.mjs') && f.includes(wanted)).sort()) {
	const suite = new Suite(file.replace('.pages.mjs', ''), browser)
	try {
		const test = await import(pathToFileURL(join(here, file)).href)
		await within(900, test.default(suite))
	} catch (e) {
		suite.check('runs to its end', false, e.stack)
	} finally {
		suite.end()
	}
	passed += suite.passed
	failed += suite.failed
}
await browser.close()
console.log(`${passed} passed, ${failed} failed`)
process.exit(failed > 0 ? 1 : 0)
