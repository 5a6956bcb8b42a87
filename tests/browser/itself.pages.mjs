// The judge itself: it sees what it must see, or the other tests would prove nothing.
import { writeFileSync } from 'node:fs'
import { Suite } from './browser.mjs'

const page_of = (body, head = '') => `<!DOCTYPE html><html lang="fr"><head><meta charset="utf-8"><title>Essai</title>${head}</head>
<body><main><h1>Essai</h1>${body}</main></body></html>`

export default async function (t) {
	// A second suite counts what the first one must find; its findings are wanted, so they are not shown.
	const other = new Suite('itself-bad', t.browser)
	other.check = function (what, ok) { ok ? this.passed++ : this.failed++ }
	const found = async (body, head) => {
		const file = t.path('essai.html')
		writeFileSync(file, page_of(body, head))
		const before = other.failed
		const page = await other.open(file)
		await other.axe(page, 'essai')
		await other.no_sideways(page, 'essai')
		await other.close(page)
		return other.failed - before
	}
	t.equal('a sound page passes', await found('<p>Bonjour.</p>'), 0)
	t.equal('axe: grey on white is seen', await found('<p style="color:#bbb">Bonjour.</p>'), 1)
	t.equal('axe: a field without a label is seen', await found('<p><input></p>'), 1)
	t.equal('a picture from the network is seen, and its failure too', await found('<p><img alt="" src="https://example.org/a.png"></p>'), 2)
	t.equal('a word on the console is seen', await found('<script>console.log("non")</script>'), 1)
	t.equal('an error in a script is seen', await found('<script>neant()</script>'), 1)
	t.equal('what sticks out is seen', await found('<p style="width:3000px">Bonjour.</p>'), 1)
	t.equal('a strict policy does not hinder the judge', await found('<p>Bonjour.</p>',
	    `<meta http-equiv="Content-Security-Policy" content="default-src 'none'">`), 0)
	const page = await t.open(t.path('essai.html'), { script: false })
	await t.axe(page, 'without scripts')
	await t.close(page)
	other.end()
}
