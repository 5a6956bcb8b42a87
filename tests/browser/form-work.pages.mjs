// What a key costs with all criteria and sixty proofs, counted and not timed (tests/bench/form times it); and the page's size.
import { statSync } from 'node:fs'
import { load, make, open, part, sixty } from './form.mjs'

// About twice what is needed: more would be work that grows with the dossier, and once did.
const KEY_CALLS = 1000
const KEY_CHANGES = 60
const JUDGE_CALLS = 1500000

// The page's clock stands still but where it is told to go on, so that what comes after a key does not mix with its answer.
const AFTER = 5000	// [ms], more than every pause of the page together

// What the key itself does, before the page is drawn: calls of its functions, changes of its tree.
async function answer(t, page, press) {
	await page.evaluate(() => {
		globalThis.changes = 0
		globalThis.watch ||= new MutationObserver((records) => { changes += records.length })
		watch.observe(document.body, { subtree: true, childList: true, attributes: true, characterData: true })
	})
	const calls = await t.calls(page, press)
	const changes = await page.evaluate(() => { changes += watch.takeRecords().length; watch.disconnect(); return changes })
	return { calls, changes }
}

export default async function (t) {
	const html = make(t)
	const size = statSync(html).size
	t.check('at most 600 KB', size <= 600 * 1024, `${size}`)
	const page = await open(t, html)
	await load(page, sixty(t))
	await page.clock.pauseAt(new Date(Number(process.env.SOURCE_DATE_EPOCH) * 1000 + 60000))
	await page.clock.runFor(AFTER)
	const judged = () => page.evaluate(() => Number(document.documentElement.dataset.juge))

	await part(page, 'grille-ep')
	await page.clock.runFor(AFTER)
	for (const [code, key] of [['1.1.1', 'n'], ['4.2.2', 'e'], ['7.3.2', 't'], ['7.3.2', 'Delete'], ['2.1.3', '3'], ['2.1.3', 'ArrowDown'], ['3.1.1', 'm']]) {
		const before = await judged()
		await page.focus(`#grille-ep tr[data-critere="${code}"] input:not([tabindex="-1"]), #grille-ep tr[data-critere="${code}"] input`)
		const { calls, changes } = await answer(t, page, () => page.keyboard.press(key))
		t.check(`${key} on ${code}: its answer is little work`, calls <= KEY_CALLS && changes <= KEY_CHANGES, `${calls} calls, ${changes} changes`)
		t.equal(`${key} on ${code}: nothing is judged before the hand pauses`, await judged(), before)
		const after = await t.calls(page, () => page.clock.runFor(AFTER))
		if (key !== 'ArrowDown') {
			t.equal(`${key} on ${code}: then it is judged once`, await judged(), before + 1)
			t.check(`${key} on ${code}: and that is bounded`, after <= JUDGE_CALLS, `${after} calls`)
		}
	}
	await part(page, 'candidat')
	await page.focus('#candidat [data-ch=prenom2]')
	const { calls, changes } = await answer(t, page, () => page.keyboard.press('z'))
	t.check('a letter in a field: its answer is little work', calls <= KEY_CALLS && changes <= KEY_CHANGES, `${calls} calls, ${changes} changes`)
	await t.close(page)
}
