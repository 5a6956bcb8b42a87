// functions.js - the functions that expressions may call: XPath 1.0, XSLT 1.0, and the EXSLT that our rules use.

const text_of = (c, arg) => arg === undefined ? c.node.text() : to_string(arg(c))
const node_of = (c, arg) => arg === undefined ? c.node : arg(c)[0]
// XPath counts characters, JavaScript halves of some.
const letters = (s) => /[\ud800-\udfff]/.test(s) ? [...s] : s

function substring(s, from, length) {
	const chars = letters(s)
	const begin = Math.round(from)
	const end = length === undefined ? Infinity : begin + Math.round(length)
	if (Number.isNaN(begin) || Number.isNaN(end))
		return ''
	const cut = chars.slice(Math.max(0, begin - 1), end === Infinity ? undefined : Math.max(0, end - 1))
	return typeof cut === 'string' ? cut : cut.join('')
}

function translate(s, from, to) {
	const [f, t] = [[...from], [...to]]
	const map = new Map()
	f.forEach((ch, i) => { if (!map.has(ch)) map.set(ch, t[i] || '') })
	let out = ''
	for (const ch of s)
		out += map.has(ch) ? map.get(ch) : ch
	return out
}

// EXSLT: nodes with these texts.
function texts_as_nodes(texts, name) {
	const out = new TreeBuilder()
	for (const text of texts) {
		out.begin(name, '')
		out.text(text)
		out.end()
	}
	return out.finish().children
}

function tokenize(s, delimiters) {
	const cut = new Set(delimiters)
	const words = []
	let word = ''
	for (const ch of s) {
		if (!cut.has(ch)) {
			word += ch
		} else if (word !== '') {
			words.push(word)
			word = ''
		}
	}
	if (word !== '')
		words.push(word)
	return texts_as_nodes(words, 'token')
}

// Years, months and days added to a day; a day that the month does not have becomes its last.
function date_add(day, duration) {
	const d = /^(\d{4})-(\d\d)-(\d\d)/.exec(day)
	const p = /^(-?)P(?:(\d+)Y)?(?:(\d+)M)?(?:(\d+)D)?$/.exec(duration)
	if (d === null || p === null)
		return ''
	const sign = p[1] === '-' ? -1 : 1
	const months = Number(d[1]) * 12 + Number(d[2]) - 1 + sign * (Number(p[2] || 0) * 12 + Number(p[3] || 0))
	const [year, month] = [Math.floor(months / 12), months % 12]
	const last = new Date(Date.UTC(year, month + 1, 0)).getUTCDate()
	const at = new Date(Date.UTC(year, month, Math.min(Number(d[3]), last) + sign * Number(p[4] || 0)))
	return at.toISOString().slice(0, 10)
}

function format_number(n, pattern) {
	if (!/^0+$/.test(pattern))
		throw new Unsupported(`format-number: ${pattern}`)
	return String(Math.round(n)).padStart(pattern.length, '0')
}

const FUNCTIONS = {
	last: (c) => c.size,
	position: (c) => c.position,
	count: (c, a) => a(c).length,
	'local-name': (c, a) => node_of(c, a)?.local || '',
	'namespace-uri': (c, a) => node_of(c, a)?.ns || '',
	name: (c, a) => node_of(c, a)?.name || '',
	string: (c, a) => text_of(c, a),
	concat: (c, ...all) => all.map((a) => to_string(a(c))).join(''),
	'starts-with': (c, a, b) => to_string(a(c)).startsWith(to_string(b(c))),
	contains: (c, a, b) => to_string(a(c)).includes(to_string(b(c))),
	'substring-before': (c, a, b) => { const s = to_string(a(c)); return s.slice(0, Math.max(0, s.indexOf(to_string(b(c))))) },
	'substring-after': (c, a, b) => {
		const [s, part] = [to_string(a(c)), to_string(b(c))]
		return s.includes(part) ? s.slice(s.indexOf(part) + part.length) : ''
	},
	substring: (c, a, from, length) => substring(to_string(a(c)), to_number(from(c)), length && to_number(length(c))),
	'string-length': (c, a) => letters(text_of(c, a)).length,
	'normalize-space': (c, a) => text_of(c, a).replace(/[ \t\r\n]+/g, ' ').replace(/^ | $/g, ''),
	translate: (c, s, from, to) => translate(to_string(s(c)), to_string(from(c)), to_string(to(c))),
	boolean: (c, a) => to_boolean(a(c)),
	not: (c, a) => !to_boolean(a(c)),
	true: () => true,
	false: () => false,
	number: (c, a) => a === undefined ? to_number(c.node.text()) : to_number(a(c)),
	sum: (c, a) => a(c).reduce((n, node) => n + to_number(node.text()), 0),
	floor: (c, a) => Math.floor(to_number(a(c))),
	ceiling: (c, a) => Math.ceil(to_number(a(c))),
	round: (c, a) => Math.round(to_number(a(c))),
	current: (c) => [c.current],
	key: (c, name, value) => c.run.key(to_string(name(c)), value(c), c.node.root),
	document: (c, a) => c.run.document(to_string(a(c))),
	'format-number': (c, n, pattern) => format_number(to_number(n(c)), to_string(pattern(c))),
	'exsl:node-set': (c, a) => a(c),
	'str:tokenize': (c, s, by) => tokenize(to_string(s(c)), by === undefined ? '\t\r\n ' : to_string(by(c))),
	'date:seconds': (c, a) => Date.parse(`${to_string(a(c)).slice(0, 10)}T00:00:00Z`) / 1000,
	'date:add': (c, a, b) => date_add(to_string(a(c)), to_string(b(c))),
}
