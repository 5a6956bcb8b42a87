// A shorter course of `clea view` in Firefox: strengths first, pictures seen, a PDF read in place once it is unfolded.
import { join } from 'node:path'
import { with_firefox } from './firefox.mjs'

export default (t) => with_firefox('the view', async (firefox) => {
	const html = t.path('dossier.html')
	t.clea('view', join(process.env.CLEA_BUILD, 'samples', 'partiel'), '-o', html)
	await firefox.open(html)
	t.equal('strengths first', await firefox.ask('document.querySelector("h2").textContent'), 'Points forts')
	t.check('pictures are shown', await firefox.ask('[...document.images].length > 0 && [...document.images].every((i) => i.complete && i.naturalWidth > 0)'))
	t.check('no PDF before it is asked for', (await inside(firefox)).length === 0)
	await firefox.ask('(document.querySelector(".pdf summary").click(), document.querySelector(".pdf").scrollIntoView(), true)')
	for (let n = 0; n < 1200 && (await inside(firefox)).length === 0; n++)
		await new Promise((done) => setTimeout(done, 100))
	const urls = await inside(firefox)
	t.check('unfolded: the viewer has it', urls.length === 1 && urls[0].startsWith('data:application/pdf;base64,JVBERi0'), urls.map((u) => u.slice(0, 60)).join())
	await firefox.shot(join(t.seen, 'view-firefox.png'))
})

async function inside(firefox) {
	const { contexts } = await firefox.send('browsingContext.getTree', { root: firefox.context })
	const below = (c) => [c.url, ...c.children.flatMap(below)]
	return contexts[0].children.flatMap(below).filter((url) => url.startsWith('data:'))
}
