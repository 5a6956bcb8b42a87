// The page of `clea view`: of a folder, of a sealed container, anonymous, and with proofs that would like to act.
import { spawnSync } from 'node:child_process'
import { cpSync, readFileSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

export default async function (t) {
	const sample = (name) => join(process.env.CLEA_BUILD, 'samples', name)
	const pki = t.path('pki')
	t.check('keys', spawnSync(join(t.root, 'samples/make-pki'), [pki]).status === 0)
	const container = t.path('d.asice')
	t.clea('build', sample('partiel'), '-o', container, '--key', join(pki, 'signer.p12'), '--passphrase-file', join(pki, 'passphrase'))

	const pages = {
		dossier: [sample('partiel')],
		sealed: [container, '--trust', join(pki, 'ca.pem'), '--crl', join(pki, 'ca.crl')],
		unknown: [container],
		anonymous: [sample('partiel'), '--anonyme'],
	}
	spawnSync(join(process.env.CLEA_BUILD, 'clea'), ['new', 'T-1', '-o', t.path('vide')])
	pages.empty = [t.path('vide')]
	for (const [name, args] of Object.entries(pages)) {
		const html = t.path(`${name}.html`)
		t.clea('view', ...args, '-o', html)
		const page = await t.open(html)
		t.check(`${name}: no PDF is loaded before it is unfolded`, page.frames().slice(1).every((f) => f.url() === 'about:srcdoc'))
		await t.everywhere(page, `view, ${name}`)
		await t.shot(page, `view-${name}`)
		await t.pdf(page, `view-${name}`)
		const headings = await page.locator('h2').allInnerTexts()
		t.equal(`${name}: strengths first`, headings[0], 'Points forts')
		t.equal(`${name}: nothing that acts`, await page.locator('script, object, embed, form, link').count(), 0)
		t.equal(`${name}: the first stop`, await t.course(page, 1), ['Aller au contenu'])
		if (name === 'dossier') {
			t.check('pictures are shown', await page.evaluate(() => [...document.images].length > 0 && [...document.images].every((i) => i.complete && i.naturalWidth > 0)))
			await pdf(t, page)
			const saved = await t.blob(page, () => page.click('a[download="contrat-adhesion.pdf"]'))
			t.check('a proof is saved as the bytes it is', Buffer.compare(Buffer.from(saved.bytes), readFileSync(join(sample('partiel'), 'preuves/contrat-adhesion.pdf'))) === 0)
		}
		const seals = await page.locator('section:has(> #sceaux) .note').allInnerTexts()
		if (name === 'sealed')
			t.check('the seals hold', seals[0].includes('TOTAL-PASSED'), seals.join())
		if (name === 'unknown')
			t.check('the seals are not proven', seals[0].includes('INDETERMINATE'), seals.join())
		await t.close(page)
	}
	await hostile(t, sample('partiel'))
}

// Until the browser's viewer stands in the page, in a frame of its own.
async function viewer(page) {
	while (!page.frames().some((f) => f.url().startsWith('chrome-extension:')))
		await new Promise((done) => setTimeout(done, 50))
}

// A PDF that would like to act when it is opened: take the page, go elsewhere, send itself.
async function hostile(t, sample) {
	const folder = t.path('hostile')
	cpSync(sample, folder, { recursive: true })
	const script = 'app.alert("x"); app.launchURL("http://127.0.0.1:1/js", true); this.submitForm("http://127.0.0.1:1/form"); try { parent.document.title = "taken" } catch (e) {}'
	writeFileSync(join(folder, 'preuves/contrat-adhesion.pdf'), `%PDF-1.7
1 0 obj << /Type /Catalog /Pages 2 0 R /OpenAction << /S /JavaScript /JS (${script.replace(/[()\\]/g, '\\$&')}) /Next << /S /URI /URI (http://127.0.0.1:1/uri) >> >> >> endobj
2 0 obj << /Type /Pages /Kids [3 0 R] /Count 1 >> endobj
3 0 obj << /Type /Page /Parent 2 0 R /MediaBox [0 0 300 300] /AA << /O << /S /URI /URI (http://127.0.0.1:1/page) >> >> >> endobj
trailer << /Root 1 0 R >>
%%EOF
`)
	const html = t.path('hostile.html')
	t.clea('view', folder, '-o', html)
	const page = await t.open(html)
	const [title, url] = [await page.title(), page.url()]
	const opened = []
	page.on('dialog', (d) => d.dismiss())		// the viewer lets it talk, as where it is opened by itself
	page.context().on('page', (p) => opened.push(p.url()))
	await page.locator('.pdf summary').first().click()
	await viewer(page)
	await page.locator('.pdf summary').nth(1).click()	// by then the first has had its turn
	await page.waitForFunction(() => document.querySelectorAll('details.pdf[open]').length === 2)
	t.equal('a hostile PDF goes nowhere', opened, [])
	t.equal('a hostile PDF leaves the page as it was', await page.evaluate(() => [document.title, location.href]), [title, url])
	await t.close(page)
}

// A PDF is read in place: unfolded by key, seen by the browser's own viewer, which is reached by Tab.
async function pdf(t, page) {
	const summary = page.locator('.pdf summary').first()
	await summary.focus()
	await page.keyboard.press('Enter')
	await viewer(page)
	t.check('a PDF is shown by the viewer', true)
	await t.axe(page, 'view, a PDF unfolded')
	await t.shot(page, 'view-pdf', false)
	await summary.focus()
	await page.keyboard.press('Tab')
	t.equal('the next stop is the PDF', await page.evaluate(() => document.activeElement.title), 'contrat-adhesion.pdf')
	await summary.click()
}
