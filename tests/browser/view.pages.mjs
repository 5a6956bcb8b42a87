// The page of `clea view`: of a folder, of a sealed container, anonymous, and with proofs that would like to act.
import { spawnSync } from 'node:child_process'
import { readFileSync } from 'node:fs'
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
		await t.everywhere(page, `view, ${name}`)
		await t.shot(page, `view-${name}`)
		await t.pdf(page, `view-${name}`)
		const headings = await page.locator('h2').allInnerTexts()
		t.equal(`${name}: strengths first`, headings[0], 'Points forts')
		t.equal(`${name}: nothing that acts`, await page.locator('script, iframe, object, embed, form, link').count(), 0)
		t.equal(`${name}: the first stop`, await t.course(page, 1), ['Aller au contenu'])
		if (name === 'dossier') {
			t.check('pictures are shown', await page.evaluate(() => [...document.images].length > 0 && [...document.images].every((i) => i.complete && i.naturalWidth > 0)))
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
}
