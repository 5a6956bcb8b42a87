// The way into a jury session: index.html as `clea batch` makes it, by name and anonymous.
import { join } from 'node:path'

export default async function (t) {
	const made = [t.run(join(t.root, 'samples/make-pki'), t.path('pki')), t.run(join(t.root, 'samples/generate'), '--session', t.path('seance'), '6', '7')]
	t.check('keys and session are made', made.every((r) => r.status === 0), made.map((r) => r.stderr).join(''))
	for (const [out, ...more] of [['nominative'], ['anonyme', '--anonyme']]) {
		const r = t.clea('batch', t.path('seance/session.xml'), '--store', t.path('seance/dossiers'), '-o', t.path(out), '--date', '2026-11-02T09:00:00Z',
		    '--key', t.path('pki/secretary.p12'), '--passphrase-file', t.path('pki/passphrase'), '--malgre-constats', '-j', '1', ...more)
		t.check(`${out}: batch is done`, r.status <= 1, r.stderr)
		const page = await t.open(t.path(out, 'index.html'), { width: 1280 })
		await t.shot(page, `seance-${out}`)
		await t.everywhere(page, `séance, ${out}`)
		await t.pdf(page, `seance-${out}`)
		const course = await t.course(page, 2)
		t.check(`${out}: the first stop leads to the dossiers`, course[0] === 'Aller aux dossiers', course.join(' | '))
		t.check(`${out}: there are dossiers`, await page.locator('tbody tr').count() === 6)
		await t.close(page)
	}
}
