// browser.mjs - opens a page of ours as a reader would, and judges it.
//
// The pages of the product are files: they work from a USB stick, without a
// network.  Each is opened by its path in the installed Chromium, every request
// but that file (and what the test lends) is refused and fails the test, and so
// does a word on the console.
//
// A file tests/browser/NAME.pages.mjs exports one function:
//
//	export default async function (t) {
//		const html = t.path('page.html')	// in a folder of this test's own
//		...					// made by t.clea('form', ...), t.xslt(sheet, xml, html)
//		const page = await t.open(html)		// a Playwright page: page.click(), page.keyboard, page.locator()
//		t.check('the title is there', await page.title() === 'Title')
//		await t.everywhere(page, 'form, empty')	// axe-core: light, dark, 320 px wide, 200 % text, forced colours, print
//		await page.fill('#nom', 'Œuvre')
//		await t.axe(page, 'form, filled')	// axe-core on what is there now
//		await t.shot(page, 'form-filled')	// $CLEA_BUILD/browser/form-filled.png, to be looked at
//		await t.pdf(page, 'form')		// as the printer gets it, likewise
//		await t.close(page)			// judges what the page did: requests, console, errors
//	}
//
// Options of t.open(html, options):
//	width (1000), height (800)
//	scheme	'light' or 'dark'
//	script	false: as in a browser that runs none, though the judge still can
//	lend	(url) => { body, contentType } or null: what a request gets instead of a refusal
//	init	a function or text that is run in the page before its own scripts
// t.blob(page, action) -> { name, bytes }: does the action, returns the file that the page gave to save.
// t.calls(page, action): how often the page's own functions were called meanwhile; no verdict of ours depends on a clock.
// t.equal(what, got, want), t.throws(what, async function).

import { createHash } from 'node:crypto'
import { spawnSync } from 'node:child_process'
import { createRequire } from 'node:module'
import { mkdirSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const installed = createRequire(join(process.env.CLEA_NODE, 'package.json'))
const { chromium } = installed('playwright-core')
const axe_source = readFileSync(installed.resolve('axe-core/axe.min.js'), 'utf8')

// What WCAG 2.2 A and AA ask, and what axe calls good practice.
const AXE = {
	runOnly: ['wcag2a', 'wcag2aa', 'wcag21a', 'wcag21aa', 'wcag22a', 'wcag22aa', 'best-practice'],
	resultTypes: ['violations'],
	iframes: false,		// the browser's own viewer of PDFs is not ours to judge
}

const FLAGS = ['--headless', '--no-sandbox', '--disable-gpu', '--disable-background-networking', '--disable-component-update',
	'--disable-sync', '--no-first-run', '--disable-default-apps', '--disable-domain-reliability', '--disable-breakpad',
	'--disable-dev-shm-usage', '--host-resolver-rules=MAP * ~NOTFOUND']

/// Chromium with a profile of its own, that is thrown away; close() ends it.
export async function launch() {
	const browser = await chromium.launch({
		executablePath: process.env.CLEA_CHROMIUM || '/usr/bin/chromium',
		args: FLAGS, chromiumSandbox: false, timeout: 60000,
	})
	return browser
}

/// One test file's means; counts what it is told.
export class Suite {
	constructor(name, browser) {
		this.name = name
		this.browser = browser
		this.passed = 0
		this.failed = 0
		this.folder = mkdtempSync(join(process.env.TMPDIR || tmpdir(), `clea-browser-${name}-`))
		this.root = process.env.CLEA_ROOT
		this.seen = join(process.env.CLEA_BUILD, 'browser')
		mkdirSync(this.seen, { recursive: true })
	}

	end() {
		rmSync(this.folder, { recursive: true, force: true })
	}

	check(what, ok, why = '') {
		if (ok) {
			this.passed++
			return
		}
		this.failed++
		console.log(`FAILED ${this.name}: ${what}${why === '' ? '' : `\n    ${why}`}`)
	}

	equal(what, got, want) {
		const [g, w] = [JSON.stringify(got), JSON.stringify(want)]
		this.check(what, g === w, `got ${g}, not ${w}`)
	}

	async throws(what, action) {
		let threw = false
		try { await action() } catch { threw = true }
		this.check(what, threw, 'nothing was thrown')
	}

	path(...parts) {
		return join(this.folder, ...parts)
	}

	/// Runs a program in the test's folder; returns { status, stdout, stderr }.  No shell.
	run(program, ...args) {
		const r = spawnSync(program, args, { cwd: this.folder, encoding: 'utf8', maxBuffer: 1 << 28 })
		if (r.error)
			throw r.error
		return r
	}

	clea(...args) {
		return this.run(join(process.env.CLEA_BUILD, 'clea'), ...args)
	}

	/// A stylesheet of the product on a file, by xsltproc; params: { name: text }.
	xslt(sheet, xml, out, params = {}) {
		const named = Object.entries(params).flatMap(([k, v]) => ['--stringparam', k, v])
		const r = this.run('xsltproc', '--nonet', ...named, '-o', out, join(this.root, 'stylesheets', sheet), xml)
		this.check(`${sheet} makes ${out.split('/').pop()} in silence`, r.status === 0 && r.stderr === '', r.stderr)
		return out
	}

	async open(html, options = {}) {
		const url = String(html).startsWith('http') ? html : pathToFileURL(html).href
		const context = await this.browser.newContext({
			viewport: { width: options.width || 1000, height: options.height || 800 },
			colorScheme: options.scheme || 'light', reducedMotion: 'reduce', locale: 'fr-FR', timezoneId: 'Europe/Paris',
			acceptDownloads: true,
		})
		const asked = []
		const said = []
		await context.route('**/*', (route) => {
			const wanted = route.request().url()
			const lent = options.lend && options.lend(wanted)
			if (lent)
				return route.fulfill(lent)
			if (/^chrome(-extension)?:\/\//.test(wanted))
				return route.continue()		// what the browser's viewer of PDFs is made of
			if (wanted.split('#')[0] === url.split('#')[0])
				return options.script === false
				    ? route.fulfill({ path: html, contentType: 'text/html; charset=utf-8', headers: { 'Content-Security-Policy': "script-src 'none'" } })
				    : route.continue()
			asked.push(`${route.request().method()} ${wanted.slice(0, 200)}`)
			return route.abort()
		})
		context.setDefaultTimeout(120000)	// a busy machine is no failure
		const page = await context.newPage()
		page.on('console', (m) => {
			// Without scripts: Chromium says that it ran none.
			if (options.script !== false || !/violates the following Content Security Policy directive.*script-src 'none'/s.test(m.text()))
				said.push(`${m.type()}: ${m.text()}`)
		})
		page.on('pageerror', (e) => said.push(`error: ${e.message}`))
		page.on('websocket', (w) => asked.push(`websocket ${w.url()}`))
		if (options.init)
			await page.addInitScript(options.init)
		await page.goto(url, { waitUntil: 'load' })
		page.clea = { asked, said, what: url.split('/').pop() }
		return page
	}

	/// The page must have asked for nothing and said nothing; then it is gone.
	async close(page) {
		const { asked, said, what } = page.clea
		this.check(`${what}: nothing was asked of any network`, asked.length === 0, asked.join('\n    '))
		this.check(`${what}: nothing on the console`, said.length === 0, said.join('\n    '))
		await page.context().close()
	}

	/// axe-core on the page as it is: no violation.  The page's own policy does not hinder it, nor is it loosened for it.
	async axe(page, what, { printed = false } = {}) {
		const devtools = await page.context().newCDPSession(page)
		const evaluate = async (expression) => {
			const r = await devtools.send('Runtime.evaluate', { expression, awaitPromise: true, returnByValue: true })
			if (r.exceptionDetails)
				throw new Error(r.exceptionDetails.exception?.description || r.exceptionDetails.text)
			return r.result.value
		}
		if (!await evaluate('typeof axe === "object"'))
			await evaluate(`${axe_source}; true`)
		// Nobody touches a link on paper.
		const asked = printed ? { ...AXE, rules: { 'target-size': { enabled: false } } } : AXE
		const found = await evaluate(`axe.run(document, ${JSON.stringify(asked)}).then(r => ({ tried: r.passes.length, bad: r.violations.map(v => ({
			id: v.id, help: v.help, nodes: v.nodes.slice(0, 4).map(n => n.target.join(' ') + ' — ' + (n.any.concat(n.all, n.none)[0] || {}).message) })) }))`)
		await devtools.detach()
		const lines = found.bad.map((v) => `${v.id}: ${v.help}\n        ${v.nodes.join('\n        ')}`)
		this.check(`${what}: axe-core`, found.bad.length === 0 && found.tried > 0, lines.join('\n    ') || 'axe-core found nothing to judge')
	}

	/// axe-core in each way of looking at the page, and no sideways scrolling on the narrow one.
	async everywhere(page, what) {
		const size = page.viewportSize()
		for (const scheme of ['light', 'dark']) {
			await page.emulateMedia({ colorScheme: scheme })
			await this.axe(page, `${what}, ${scheme}`)
		}
		await page.emulateMedia({ colorScheme: 'light', forcedColors: 'active' })
		await this.axe(page, `${what}, forced colours`)
		await page.emulateMedia({ colorScheme: 'light', forcedColors: 'none' })
		await page.setViewportSize({ width: 320, height: 640 })
		await this.axe(page, `${what}, 320 px`)
		await this.no_sideways(page, `${what}, 320 px`)
		await page.setViewportSize(size)
		await page.emulateMedia({ media: 'print' })
		await this.axe(page, `${what}, print`, { printed: true })
		await page.emulateMedia({ media: null })
	}

	/// WCAG 1.4.10: nothing but a table's own region scrolls sideways.
	async no_sideways(page, what) {
		const over = await page.locator(':root').evaluate((root) => root.scrollWidth - root.clientWidth)
		this.check(`${what}: nothing sticks out`, over <= 0, `${over} px too wide`)
	}

	async shot(page, name, full = true) {
		// The caret as it is: to hide it, the driver would put a style into the page that its policy refuses.
		await page.screenshot({ path: join(this.seen, `${name}.png`), fullPage: full, caret: 'initial' })
	}

	async pdf(page, name, options = {}) {
		const path = join(this.seen, `${name}.pdf`)
		await page.emulateMedia({ media: 'print', colorScheme: 'light' })
		await page.pdf({ path, format: 'A4', printBackground: true, preferCSSPageSize: true, tagged: true, ...options })
		await page.emulateMedia({ media: null })
		return path
	}

	async blob(page, action) {
		const [download] = await Promise.all([page.waitForEvent('download'), action()])
		return { name: download.suggestedFilename(), bytes: readFileSync(await download.path()) }
	}

	/// How many calls of the page's own functions an action leads to: its work, whatever the machine does beside it.
	async calls(page, action) {
		const devtools = await page.context().newCDPSession(page)
		await devtools.send('Profiler.enable')
		await devtools.send('Profiler.startPreciseCoverage', { callCount: true, detailed: false })
		await devtools.send('Profiler.takePreciseCoverage')	// what was before does not count
		await action()
		const { result } = await devtools.send('Profiler.takePreciseCoverage')
		await devtools.send('Profiler.stopPreciseCoverage')
		await devtools.detach()
		return result.filter((script) => script.url.startsWith('file:')).flatMap((script) => script.functions)
			.reduce((sum, f) => sum + f.ranges[0].count, 0)
	}

	/// What a reader who goes on by Tab meets: the accessible names, in order, at most n.
	async course(page, n, key = 'Tab') {
		const met = []
		for (let i = 0; i < n; i++) {
			await page.keyboard.press(key)
			met.push(await page.locator(':root').evaluate(() => {
				const e = document.activeElement
				if (!e || e === document.body)
					return ''
				const label = e.labels && e.labels[0] ? e.labels[0].innerText : ''
				return (e.getAttribute('aria-label') || label || e.innerText || e.id || e.tagName).trim()
			}))
		}
		return met
	}
}

/// "sha256-…" of a text, as a Content-Security-Policy writes it.
export function csp_hash(text) {
	return `sha256-${createHash('sha256').update(text, 'utf8').digest('base64')}`
}
