// firefox.mjs - the same pages in Firefox, through WebDriver BiDi.
import { spawn } from 'node:child_process'
import { existsSync, mkdtempSync, rmSync, writeFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { pathToFileURL } from 'node:url'

const FIREFOX = process.env.CLEA_FIREFOX || '/usr/bin/firefox-esr'
const { ws: WebSocket } = createRequire(join(process.env.CLEA_NODE, 'package.json'))('playwright-core/lib/utilsBundle')

/// course(firefox) in a Firefox that ends with it; skipped, and said, where there is none.
export async function with_firefox(what, course) {
	if (!existsSync(FIREFOX)) {
		console.log(`SKIPPED ${what} in Firefox: no ${FIREFOX} (apt-get install firefox-esr, or CLEA_FIREFOX=)`)
		return
	}
	const firefox = new Firefox()
	try {
		await firefox.start()
		await course(firefox)
	} finally {
		firefox.stop()
	}
}

// One Firefox with a profile of its own.
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

	/// The value of an expression, as JSON.
	async ask(expression) {
		const r = await this.send('script.evaluate', { expression: `Promise.resolve(${expression}).then((v) => JSON.stringify(v === undefined ? null : v))`,
			target: { context: this.context }, awaitPromise: true })
		if (r.type === 'exception')
			throw new Error(r.exceptionDetails.text)
		return JSON.parse(r.result.value)
	}

	async open(html) {
		await this.send('browsingContext.navigate', { context: this.context, url: pathToFileURL(html).href, wait: 'complete' })
	}

	/// A picture of what is seen, to be looked at.
	async shot(path) {
		const { data } = await this.send('browsingContext.captureScreenshot', { context: this.context })
		writeFileSync(path, Buffer.from(data, 'base64'))
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
