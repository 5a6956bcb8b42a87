// xpath.js - XPath 1.0 on these trees: an expression becomes a function of its context.
//
// A context is { node, position, size, variables, current, run }.  Values are
// strings, numbers, booleans and arrays of nodes in document order.  What is
// not supported stops with its name: a test judges every sample by it.

class Unsupported extends Error {}

// ---- values ----

function to_string(v) {
	if (typeof v === 'string')
		return v
	if (Array.isArray(v))
		return v.length === 0 ? '' : v[0].text()
	if (typeof v === 'number')
		return v === 0 ? '0' : String(v)
	return v ? 'true' : 'false'
}

function to_number(v) {
	if (typeof v === 'number')
		return v
	if (typeof v === 'boolean')
		return v ? 1 : 0
	const s = to_string(v).trim()
	return /^-?(\d+(\.\d*)?|\.\d+)$/.test(s) ? Number(s) : NaN
}

function to_boolean(v) {
	return Array.isArray(v) ? v.length > 0 : typeof v === 'number' ? v !== 0 && !Number.isNaN(v) : typeof v === 'string' ? v !== '' : v
}

function compare_atoms(op, a, b) {
	switch (op) {
	case '=': return a === b
	case '!=': return a !== b
	case '<': return a < b
	case '<=': return a <= b
	case '>': return a > b
	default: return a >= b
	}
}

function compare(op, a, b) {
	const equality = op === '=' || op === '!='
	if (Array.isArray(a) || Array.isArray(b))
		return compare_sets(op, equality, a, b)
	if (!equality)
		return compare_atoms(op, to_number(a), to_number(b))
	if (typeof a === 'boolean' || typeof b === 'boolean')
		return compare_atoms(op, to_boolean(a), to_boolean(b))
	if (typeof a === 'number' || typeof b === 'number')
		return compare_atoms(op, to_number(a), to_number(b))
	return compare_atoms(op, a, b)
}

function compare_sets(op, equality, a, b) {
	if (typeof a === 'boolean' || typeof b === 'boolean')
		return compare(op, to_boolean(a), to_boolean(b))
	const cast = equality && typeof a !== 'number' && typeof b !== 'number' ? to_string : to_number
	const values = (v) => Array.isArray(v) ? v.map((n) => cast(n.text())) : [cast(v)]
	const right = values(b)
	return values(a).some((x) => right.some((y) => compare_atoms(op, x, y)))
}

// Ascending and each once; most steps give that by themselves.
function in_order(nodes) {
	for (let i = 1; i < nodes.length; i++)
		if (nodes[i].order <= nodes[i - 1].order)
			return [...new Set(nodes)].sort((x, y) => x.order - y.order)
	return nodes
}

// ---- words ----

const TOKEN = /\s*(?:(\d+(?:\.\d*)?|\.\d+)|("[^"]*"|'[^']*')|(\$?[\p{L}_][\p{L}\p{N}_.-]*(?::(?!:)(?:[\p{L}_][\p{L}\p{N}_.-]*|\*))?)|(\.\.|::|\/\/|!=|<=|>=|[-.\/|+=<>()[\]@,*]))/uy
const OPERATOR_WORDS = new Set(['and', 'or', 'div', 'mod'])

function tokens_of(text) {
	const tokens = []
	TOKEN.lastIndex = 0
	while (TOKEN.lastIndex < text.length && text.slice(TOKEN.lastIndex).trim() !== '') {
		const m = TOKEN.exec(text)
		if (m === null)
			throw new Unsupported(`XPath: ${text}`)
		const last = tokens[tokens.length - 1]
		const operand = last && !(last.kind === 'op' && !['..', '.', ')', ']', '*n'].includes(last.text))
		if (m[1] !== undefined)
			tokens.push({ kind: 'number', text: m[1] })
		else if (m[2] !== undefined)
			tokens.push({ kind: 'literal', text: m[2].slice(1, -1) })
		else if (m[3] !== undefined && OPERATOR_WORDS.has(m[3]) && operand)
			tokens.push({ kind: 'op', text: m[3] })
		else if (m[3] !== undefined)
			tokens.push({ kind: m[3][0] === '$' ? 'variable' : 'name', text: m[3].replace('$', '') })
		else
			tokens.push({ kind: 'op', text: m[4] === '*' && !operand ? '*n' : m[4] })
	}
	return tokens
}

// ---- steps ----

const AXES = {
	child: (n, out) => { for (const c of n.children) out.push(c) },
	attribute: (n, out) => { for (const a of n.attrs) out.push(a) },
	self: (n, out) => { out.push(n) },
	parent: (n, out) => { if (n.parent !== null) out.push(n.parent) },
	ancestor: (n, out) => { for (let p = n.parent; p !== null; p = p.parent) out.push(p) },
	'ancestor-or-self': (n, out) => { for (let p = n; p !== null; p = p.parent) out.push(p) },
	descendant: (n, out) => { for (const c of n.children) { out.push(c); AXES.descendant(c, out) } },
	'descendant-or-self': (n, out) => { out.push(n); AXES.descendant(n, out) },
	'preceding-sibling': (n, out) => {
		if (n.parent !== null && n.kind !== ATTRIBUTE)
			out.push(...n.parent.children.slice(0, n.parent.children.indexOf(n)).reverse())
	},
	'following-sibling': (n, out) => {
		if (n.parent !== null && n.kind !== ATTRIBUTE)
			out.push(...n.parent.children.slice(n.parent.children.indexOf(n) + 1))
	},
}
const REVERSE = new Set(['ancestor', 'ancestor-or-self', 'preceding-sibling', 'parent'])

function run_step(step, nodes, c) {
	let out = []
	for (const n of nodes) {
		let list = []
		AXES[step.axis](n, list)
		list = list.filter(step.test)
		for (const predicate of step.predicates)
			list = run_predicate(predicate, list, c)
		out = out.length === 0 ? list : out.concat(list)
	}
	return REVERSE.has(step.axis) || nodes.length > 1 ? in_order(out) : out
}

function run_predicate(predicate, list, c) {
	const inner = { ...c, size: list.length }
	return list.filter((node, i) => {
		inner.node = node
		inner.position = i + 1
		const v = predicate(inner)
		return typeof v === 'number' ? v === i + 1 : to_boolean(v)
	})
}

// ---- grammar ----

class XPathParser {
	constructor(text, namespaces) {
		this.text = text
		this.namespaces = namespaces
		this.tokens = tokens_of(text)
		this.at = 0
	}

	fail() { throw new Unsupported(`XPath: ${this.text}`) }
	peek(text, ahead = 0) { const t = this.tokens[this.at + ahead]; return t !== undefined && t.kind === 'op' && t.text === text }
	take(text) { if (!this.peek(text)) return false; this.at++; return true }
	need(text) { if (!this.take(text)) this.fail() }

	whole() {
		const e = this.level(0)
		if (this.at < this.tokens.length)
			this.fail()
		return e
	}

	// or, and, equality, relation, sum, product: each level's operators bind tighter than the one before.
	level(n) {
		if (n === LEVELS.length)
			return this.unary()
		let left = this.level(n + 1)
		for (;;) {
			const op = LEVELS[n].find((o) => this.take(o))
			if (op === undefined)
				return left
			left = binary(op, left, this.level(n + 1))
		}
	}

	unary() {
		if (!this.take('-'))
			return this.union()
		const e = this.unary()
		return (c) => -to_number(e(c))
	}

	union() {
		const paths = [this.path()]
		while (this.take('|'))
			paths.push(this.path())
		return paths.length === 1 ? paths[0] : (c) => in_order(paths.flatMap((p) => p(c)))
	}

	path() {
		const t = this.tokens[this.at]
		if (t === undefined)
			this.fail()
		const next = this.tokens[this.at + 1]
		const call = t.kind === 'name' && next?.kind === 'op' && next.text === '(' && !NODE_TESTS.has(t.text)
		if (t.kind === 'number' || t.kind === 'literal' || t.kind === 'variable' || call || this.peek('('))
			return this.filtered()
		let start = (c) => [c.node]
		const steps = []
		if (this.peek('/') || this.peek('//')) {
			start = (c) => [c.node.root]
			if (this.take('/')) {
				if (!this.at_step())
					return start
			} else {
				this.at++
				steps.push(ANY_BELOW)
			}
		}
		return this.steps(start, steps)
	}

	at_step() {
		const t = this.tokens[this.at]
		return t !== undefined && (t.kind === 'name' || ['.', '..', '@', '*n'].includes(t.text) && t.kind === 'op')
	}

	filtered() {
		let e = this.primary()
		const predicates = this.predicates()
		if (predicates.length > 0) {
			const inner = e
			e = (c) => predicates.reduce((list, p) => run_predicate(p, list, c), inner(c))
		}
		if (this.take('//'))
			return this.steps(e, [ANY_BELOW])
		return this.take('/') ? this.steps(e, []) : e
	}

	steps(start, steps) {
		do {
			steps.push(this.step())
			if (this.peek('//'))
				steps.push(ANY_BELOW)
		} while (this.take('/') || this.take('//'))
		return (c) => {
			let nodes = start(c)
			for (const step of steps) {
				if (nodes.length === 0)
					break
				nodes = run_step(step, nodes, c)
			}
			return nodes
		}
	}

	step() {
		if (this.take('.'))
			return { axis: 'self', test: () => true, predicates: [] }
		if (this.take('..'))
			return { axis: 'parent', test: () => true, predicates: [] }
		let axis = 'child'
		if (this.take('@')) {
			axis = 'attribute'
		} else if (this.peek('::', 1)) {
			axis = this.tokens[this.at].text
			this.at += 2
			if (!AXES[axis])
				this.fail()
		}
		return { axis, test: this.test(axis), predicates: this.predicates() }
	}

	test(axis) {
		const kind = axis === 'attribute' ? ATTRIBUTE : ELEMENT
		if (this.take('*n') || this.take('*'))
			return (n) => n.kind === kind
		const t = this.tokens[this.at++]
		if (t?.kind !== 'name')
			this.fail()
		if (NODE_TESTS.has(t.text) && this.take('(')) {
			this.need(')')
			const wanted = { text: TEXT, comment: COMMENT, 'processing-instruction': PROCESSING }[t.text]
			return wanted === undefined ? () => true : (n) => n.kind === wanted
		}
		const colon = t.text.indexOf(':')
		const ns = colon === -1 ? '' : this.uri(t.text.slice(0, colon))
		const local = t.text.slice(colon + 1)
		return local === '*' ? (n) => n.kind === kind && n.ns === ns : (n) => n.kind === kind && n.local === local && n.ns === ns
	}

	uri(prefix) {
		const uri = this.namespaces[prefix]
		if (uri === undefined)
			this.fail()
		return uri
	}

	predicates() {
		const all = []
		while (this.take('[')) {
			all.push(this.level(0))
			this.need(']')
		}
		return all
	}

	primary() {
		const t = this.tokens[this.at++]
		if (t.kind === 'number') {
			const n = Number(t.text)
			return () => n
		}
		if (t.kind === 'literal')
			return () => t.text
		if (t.kind === 'variable')
			return (c) => c.run.variable(c, t.text)
		if (t.text === '(' && t.kind === 'op') {
			const e = this.level(0)
			this.need(')')
			return e
		}
		return this.call(t.text)
	}

	call(name) {
		const args = []
		this.need('(')
		if (!this.take(')')) {
			do
				args.push(this.level(0))
			while (this.take(','))
			this.need(')')
		}
		const fn = FUNCTIONS[name]
		if (fn === undefined)
			throw new Unsupported(`XPath: ${name}()`)
		return (c) => fn(c, ...args)
	}
}

const LEVELS = [['or'], ['and'], ['=', '!='], ['<=', '<', '>=', '>'], ['+', '-'], ['*', 'div', 'mod']]
const NODE_TESTS = new Set(['node', 'text', 'comment', 'processing-instruction'])
const ANY_BELOW = { axis: 'descendant-or-self', test: () => true, predicates: [] }

function binary(op, a, b) {
	switch (op) {
	case 'or': return (c) => to_boolean(a(c)) || to_boolean(b(c))
	case 'and': return (c) => to_boolean(a(c)) && to_boolean(b(c))
	case '+': return (c) => to_number(a(c)) + to_number(b(c))
	case '-': return (c) => to_number(a(c)) - to_number(b(c))
	case '*': return (c) => to_number(a(c)) * to_number(b(c))
	case 'div': return (c) => to_number(a(c)) / to_number(b(c))
	case 'mod': return (c) => to_number(a(c)) % to_number(b(c))
	default: return (c) => compare(op, a(c), b(c))
	}
}

function xpath(text, namespaces) {
	return new XPathParser(text, namespaces).whole()
}
