// A shorter course in Firefox, through WebDriver BiDi: open a dossier, take verdicts by key, be judged, save.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'
import { canonical, make } from './form.mjs'

const FIREFOX = process.env.CLEA_FIREFOX || '/usr/bin/firefox-esr'
const { ws: WebSocket } = createRequire(join(process.env.CLEA_NODE, 'package.json'))('playwright-core/lib/utilsBundle')

class Firefox {
	async start() {
		this.profile = mkdtempSync(join(process.env.TMPDIR || tmpdir(), 'clea-firefox-'))
		this.child = spawn(FIREFOX, ['--headless', '--no-remote', '--profile', this.profile, '--remote-debugging-port', '0'], { stdio: ['ignore', 'ignore', 'pipe'] })
		const url = await new Promise((done, fail) => {
			let said = ''
			setTimeout(() => fail(new Error(`Firefox does not listen: ${said}`)), 120000).unref()
			this.child.stderr.on('data', (d) => {
				said += d
				const m = /WebDriver BiDi listening on (ws:\S+)/.exec(said)
				if (m)
					done(m[1])
			})
		})
		this.socket = new WebSocket(`${url}/session`)
		this.waiting = new Map()
		this.socket.on('message', (text) => {
			const m = JSON.parse(text)
			const one = this.waiting.get(m.id)
			if (one)
				m.type === 'error' ? one.fail(new Error(`${m.error}: ${m.message}`)) : one.done(m.result)
		})
		await new Promise((done, fail) => { this.socket.on('open', done); this.socket.on('error', fail) })
		await this.send('session.new', { capabilities: {} })
		this.context = (await this.send('browsingContext.getTree', {})).contexts[0].context
	}

	send(method, params) {
		const id = this.waiting.size + 1
		this.socket.send(JSON.stringify({ id, method, params }))
		return new Promise((done, fail) => this.waiting.set(id, { done, fail }))
	}

	// The value of an expression, as JSON.
	async ask(expression) {
		const r = await this.send('script.evaluate', { expression: `Promise.resolve(${expression}).then((v) => JSON.stringify(v === undefined ? null : v))`,
			target: { context: this.context }, awaitPromise: true })
		if (r.type === 'exception')
			throw new Error(r.exceptionDetails.text)
		return JSON.parse(r.result.value)
	}

	async keys(keys) {
		const actions = [...keys].flatMap((value) => [{ type: 'keyDown', value }, { type: 'keyUp', value }])
		await this.send('input.performActions', { context: this.context, actions: [{ type: 'key', id: 'clavier', actions }] })
	}

	async files(selector, files) {
		const r = await this.send('script.evaluate', { expression: `document.querySelector(${JSON.stringify(selector)})`, target: { context: this.context }, awaitPromise: false })
		await this.send('input.setFiles', { context: this.context, element: { sharedId: r.result.sharedId }, files })
	}

	async until(expression) {
		for (let n = 0; n < 1200; n++) {
			if (await this.ask(expression))
				return
			await new Promise((done) => setTimeout(done, 100))
		}
		throw new Error(`not within two minutes: ${expression}`)
	}

	stop() {
		this.socket?.terminate()
		this.child?.kill()
		rmSync(this.profile, { recursive: true, force: true })
	}
}

export default async function (t) {
	if (!existsSync(FIREFOX)) {
		console.log(`SKIPPED the form in Firefox: no ${FIREFOX} (apt-get install firefox-esr, or CLEA_FIREFOX=)`)
		return
	}
	const firefox = new Firefox()
	try {
		await firefox.start()
		await course(t, firefox, make(t))
	} finally {
		firefox.stop()
	}
}

async function course(t, firefox, html) {
	const sample = join(process.env.CLEA_BUILD, 'samples', 'exemple-complet', 'dossier.xml')
	await firefox.send('browsingContext.navigate', { context: firefox.context, url: pathToFileURL(html).href, wait: 'complete' })
	// What the page gives to save is caught where it would go to the disk.
	await firefox.ask('(globalThis.given = [], URL.createObjectURL = ((make) => (blob) => { given.push(blob); return make(blob) })(URL.createObjectURL.bind(URL)), HTMLAnchorElement.prototype.click = function () {}, true)')
	await firefox.files('#fichier', [sample])
	await firefox.until('Number(document.documentElement.dataset.juge || 0) > 0')
	const shown = await firefox.ask('[...document.querySelectorAll("#vue-resultats .constats > li .regle")].map((e) => e.textContent)')
	t.check('judged: every proof is told to be missing, nothing else', shown.length === 10 && shown.every((id) => id === 'R33a'), shown.join())
	const saved = async () => {
		await firefox.ask('(document.querySelector("[data-action=enregistrer-xml]").click(), true)')
		await firefox.until('given.length > 0')
		return firefox.ask('given.splice(0)[0].text()')
	}
	writeFileSync(t.path('firefox.xml'), await saved())
	t.check('saved: the same canonical XML', canonical(t, t.path('firefox.xml')) === canonical(t, sample))
	await firefox.ask('(location.hash = "#grille-ep", true)')
	await firefox.until('!document.getElementById("grille-ep").hidden')
	await firefox.ask('(document.querySelector(\'#grille-ep tr[data-critere="1.1.1"] input\').focus(), true)')
	await firefox.keys('nna')
	t.equal('three keys, three verdicts', await firefox.ask('["1.1.1", "1.1.2", "1.2.1"].map((c) => document.querySelector(`#grille-ep tr[data-critere="${c}"]`).dataset.etat)'), ['non-acquis', 'non-acquis', 'acquis'])
	await firefox.until('document.querySelector(\'#grille-ep tbody[data-sd="1.1"] .badge\').dataset.verdict === "non-acquis"')
	t.check('the result follows', true)
	await firefox.ask('(document.querySelector("[data-action=annuler]").click(), document.querySelector("[data-action=annuler]").click(), document.querySelector("[data-action=annuler]").click(), true)')
	writeFileSync(t.path('undone.xml'), await saved())
	t.check('undone: the same canonical XML', canonical(t, t.path('undone.xml')) === canonical(t, sample))
}
