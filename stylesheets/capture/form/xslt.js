// xslt.js - the part of XSLT 1.0 in which our rules are written.
//
// The page judges with the very stylesheets of `clea check`.  Browsers had an
// XSLT processor for twenty years, but Chromium is taking it away, and a page
// must outlive that; a second set of rules in another language would drift
// from the first.  So the page brings this interpreter: stylesheets are
// compiled once into functions of a context and a tree in the making.  What it
// does not know it refuses by name.
//
// What holds other instructions is a generator: where its piece of time is
// over, it yields before the next node (slices.js).

const XSL_NS = 'http://www.w3.org/1999/XSL/Transform'

function namespaces_of(node) {
	const chain = []
	for (let n = node; n !== null; n = n.parent)
		if (n.declares)
			chain.unshift(n.declares)
	return Object.assign({}, ...chain)
}

// A value that is needed where nothing can wait.
function value_now(value, c) { return is_sliced(value) ? at_once(value(c)) : value(c) }

// ---- compiling ----

class Compiler {
	constructor(sheet) {
		this.sheet = sheet
		this.spaces = {}
	}

	expr(text) { return xpath(text, this.spaces) }

	// "du {$jour}": the texts and the expressions between braces.
	template_value(text) {
		const parts = []
		for (const m of text.matchAll(/\{([^}]*)\}|([^{]+)/g))
			parts.push(m[1] !== undefined ? this.expr(m[1]) : () => m[2])
		return parts.length === 1 ? (c) => to_string(parts[0](c)) : (c) => parts.map((p) => to_string(p(c))).join('')
	}

	// A run of instructions; variables are seen by those that follow.
	body(nodes) {
		const steps = []
		let declares = false
		for (const node of nodes) {
			if (node.kind === TEXT) {
				if (node.value.trim() !== '')
					steps.push(((value) => (c, out) => out.text(value))(node.value))
			} else if (node.kind === ELEMENT && !(node.ns === XSL_NS && (node.local === 'param' || node.local === 'sort'))) {
				declares ||= node.ns === XSL_NS && node.local === 'variable'
				steps.push(this.instruction(node))
			}
		}
		const scope = declares ? (c) => ({ ...c, variables: Object.create(c.variables) }) : (c) => c
		if (!steps.some(is_sliced))
			return (c, out) => {
				const inner = scope(c)
				for (const s of steps)
					s(inner, out)
			}
		return function* (c, out) {
			const inner = scope(c)
			for (const s of steps) {
				const rest = s(inner, out)
				if (rest !== undefined)
					yield* rest
			}
		}
	}

	// A step around a body: before(c, out), the body, after(out); sliced where the body is.
	around(body, before, after) {
		if (!is_sliced(body))
			return (c, out) => { before(c, out); body(c, out); after(out) }
		return function* (c, out) {
			before(c, out)
			yield* body(c, out)
			after(out)
		}
	}

	instruction(node) {
		if (node.ns !== XSL_NS)
			return this.literal(node)
		const make = INSTRUCTIONS[node.local]
		if (make === undefined)
			throw new Unsupported(`xsl:${node.local}`)
		return make(this, node)
	}

	literal(node) {
		const attrs = node.attrs.filter((a) => a.ns !== XSL_NS).map((a) => ({ name: a.name, ns: a.ns, value: this.template_value(a.value) }))
		const body = this.body(node.children)
		return this.around(body, (c, out) => {
			out.begin(node.name, node.ns)
			for (const a of attrs)
				out.attribute(a.name, a.ns, a.value(c))
		}, (out) => out.end())
	}

	// Of a variable, a parameter or an argument: an expression, or a tree of its own.
	value(node) {
		const select = node.attr('select')
		if (select !== null)
			return this.expr(select)
		if (node.children.length === 0)
			return () => ''
		const body = this.body(node.children)
		if (!is_sliced(body))
			return (c) => {
				const out = new TreeBuilder()
				body(c, out)
				return [out.finish()]
			}
		return function* (c) {
			const out = new TreeBuilder()
			yield* body(c, out)
			return [out.finish()]
		}
	}

	args(node) {
		const list = node.children.filter((n) => n.ns === XSL_NS && n.local === 'with-param').map((n) => ({ name: n.attr('name'), value: this.value(n) }))
		return (c) => {
			const given = Object.create(null)
			for (const { name, value } of list)
				given[name] = value_now(value, c)
			return given
		}
	}

	sorts(node) {
		const keys = node.children.filter((n) => n.ns === XSL_NS && n.local === 'sort').map((n) => ({
			select: this.expr(n.attr('select') || '.'),
			cast: n.attr('data-type') === 'number' ? to_number : to_string,
			sign: n.attr('order') === 'descending' ? -1 : 1,
		}))
		if (keys.length === 0)
			return (c, nodes) => nodes
		return (c, nodes) => {
			const rows = nodes.map((n, i) => ({ n, i, k: keys.map((key) => key.cast(key.select({ ...c, node: n, current: n, position: i + 1, size: nodes.length }))) }))
			rows.sort((x, y) => {
				for (const [i, key] of keys.entries())
					if (x.k[i] !== y.k[i])
						return (x.k[i] < y.k[i] ? -1 : 1) * key.sign
				return x.i - y.i
			})
			return rows.map((r) => r.n)
		}
	}

	// A match pattern: alternatives, each a chain of steps read from its end.
	pattern(text) {
		return split_pattern(text).map((one) => {
			const rooted = one.startsWith('/')
			if (one === '/')
				return { local: null, priority: 0.5, match: (n) => n.kind === ROOT }
			const names = one.replace(/^\//, '').split(/\/(?![^[]*\])/)
			const steps = names.map((s) => new XPathParser(s, this.spaces).step())
			const last = names[names.length - 1]
			const simple = names.length === 1 && !rooted && !last.includes('[')
			const priority = !simple ? 0.5 : /^(?:@?\*|node\(\)|text\(\)|comment\(\))$/.test(last) ? -0.5 : last.endsWith(':*') ? -0.25 : 0
			const local = /^(?:[\w.-]+:)?([\p{L}_][\p{L}\p{N}_.-]*)(?=\[|$)/u.exec(last)
			return { local: local === null ? null : local[1], priority,
				match: (n, run) => match_steps(steps, n, run, rooted) }
		})
	}
}

function split_pattern(text) {
	const out = []
	let [depth, start] = [0, 0]
	for (let i = 0; i <= text.length; i++) {
		depth += text[i] === '[' ? 1 : text[i] === ']' ? -1 : 0
		if (i === text.length || text[i] === '|' && depth === 0) {
			out.push(text.slice(start, i).trim())
			start = i + 1
		}
	}
	return out
}

function match_steps(steps, node, run, rooted) {
	let n = node
	for (let i = steps.length - 1; i >= 0; i--) {
		const step = steps[i]
		if (n === null || (step.axis === 'attribute') !== (n.kind === ATTRIBUTE) || n.kind === ROOT || !step.test(n))
			return false
		const c = { node: n, position: 1, size: 1, variables: Object.create(null), current: n, run }
		for (const predicate of step.predicates) {
			const v = predicate(c)
			if (typeof v === 'number')
				throw new Unsupported('a position in a pattern')
			if (!to_boolean(v))
				return false
		}
		n = n.parent
	}
	return !rooted || n !== null && n.kind === ROOT
}

const INSTRUCTIONS = {
	text: (k, node) => { const value = node.text(); return (c, out) => out.text(value) },
	'value-of': (k, node) => { const e = k.expr(node.attr('select')); return (c, out) => out.text(to_string(e(c))) },
	'copy-of': (k, node) => {
		const e = k.expr(node.attr('select'))
		return (c, out) => {
			const v = e(c)
			if (Array.isArray(v))
				v.forEach((n) => out.copy(n))
			else
				out.text(to_string(v))
		}
	},
	if: (k, node) => {
		const [test, body] = [k.expr(node.attr('test')), k.body(node.children)]
		return is_sliced(body) ? function* (c, out) { if (to_boolean(test(c))) yield* body(c, out) } :
		    (c, out) => { if (to_boolean(test(c))) body(c, out) }
	},
	choose: (k, node) => {
		const arms = node.children.filter((n) => n.kind === ELEMENT).map((n) => ({
			test: n.local === 'when' ? k.expr(n.attr('test')) : () => true, body: k.body(n.children) }))
		const chosen = (c) => arms.find((a) => to_boolean(a.test(c)))
		if (!arms.some((a) => is_sliced(a.body)))
			return (c, out) => { chosen(c)?.body(c, out) }
		return function* (c, out) {
			const rest = chosen(c)?.body(c, out)
			if (rest !== undefined)
				yield* rest
		}
	},
	'for-each': (k, node) => {
		const [select, sorts, body] = [k.expr(node.attr('select')), k.sorts(node), k.body(node.children)]
		const of = (c, n, i, nodes) => ({ ...c, node: n, current: n, position: i + 1, size: nodes.length })
		if (!is_sliced(body))
			return (c, out) => sorts(c, select(c)).forEach((n, i, nodes) => body(of(c, n, i, nodes), out))
		return function* (c, out) {
			const nodes = sorts(c, select(c))
			for (let i = 0; i < nodes.length; i++) {
				if (c.run.slices.due)
					yield
				yield* body(of(c, nodes[i], i, nodes), out)
			}
		}
	},
	variable: (k, node) => {
		const [name, value] = [node.attr('name'), k.value(node)]
		return is_sliced(value) ? function* (c) { c.variables[name] = yield* value(c) } :
		    (c) => { c.variables[name] = value(c) }
	},
	attribute: (k, node) => {
		const [name, body] = [k.template_value(node.attr('name')), k.body(node.children)]
		return (c, out) => {
			const inner = new TreeBuilder()
			const rest = body(c, inner)
			if (rest !== undefined)
				at_once(rest)
			out.attribute(name(c), '', inner.root.text())
		}
	},
	'call-template': (k, node) => {
		const [name, args] = [node.attr('name'), k.args(node)]
		return function* (c, out) {
			const template = k.sheet.named.get(name)
			if (!template)
				throw new Unsupported(`template ${name}`)
			const rest = template.play({ ...c, variables: args(c) }, out)
			if (rest !== undefined)
				yield* rest
		}
	},
	'apply-templates': (k, node) => {
		const select = k.expr(node.attr('select') || 'node()')
		const [mode, args, sorts] = [node.attr('mode') || '', k.args(node), k.sorts(node)]
		return function* (c, out) { yield* k.sheet.apply(c, sorts(c, select(c)), mode, args(c), out) }
	},
}

// ---- a stylesheet ----

class Stylesheet {
	// load(name) gives the tree of a stylesheet of that name.
	constructor(load) {
		this.load = load
		this.named = new Map()
		this.modes = new Map()		// mode -> templates, best first
		this.globals = new Map()
		this.keys = new Map()
		this.seen = new Set()
	}

	*compile(name, slices) {
		yield* this.include(name, slices)
		for (const list of this.modes.values())
			list.sort((a, b) => b.priority - a.priority || b.rank - a.rank)
	}

	*include(name, slices) {
		if (this.seen.has(name))
			return
		this.seen.add(name)
		const sheet = this.load(name).children.find((n) => n.kind === ELEMENT)
		const compiler = new Compiler(this)
		for (const node of sheet.children) {
			if (node.ns !== XSL_NS)
				continue
			if (slices.due)
				yield
			compiler.spaces = namespaces_of(node)
			if (node.local === 'include')
				yield* this.include(resolve_name(name, node.attr('href')), slices)
			else if (node.local === 'template')
				this.template(compiler, node)
			else if (node.local === 'variable' || node.local === 'param')
				this.globals.set(node.attr('name'), compiler.value(node))
			else if (node.local === 'key')
				this.add_key(node.attr('name'), { match: compiler.pattern(node.attr('match')), use: compiler.expr(node.attr('use')) })
			else if (node.local !== 'output')
				throw new Unsupported(`xsl:${node.local}`)
		}
	}

	add_key(name, key) {
		this.keys.set(name, [...(this.keys.get(name) || []), key])
	}

	template(compiler, node) {
		const params = node.children.filter((n) => n.ns === XSL_NS && n.local === 'param').map((n) => ({ name: n.attr('name'), value: compiler.value(n) }))
		const body = compiler.body(node.children)
		const play = compiler.around(body, (c) => {
			for (const p of params)
				if (!(p.name in c.variables))
					c.variables[p.name] = value_now(p.value, c)
		}, () => {})
		if (node.attr('name') !== null)
			this.named.set(node.attr('name'), { play })
		if (node.attr('match') === null)
			return
		const mode = node.attr('mode') || ''
		if (!this.modes.has(mode))
			this.modes.set(mode, [])
		const list = this.modes.get(mode)
		for (const alternative of compiler.pattern(node.attr('match'))) {
			const priority = node.attr('priority') === null ? alternative.priority : Number(node.attr('priority'))
			list.push({ ...alternative, priority, rank: list.length, play })
		}
	}

	*apply(c, nodes, mode, variables, out) {
		const list = this.modes.get(mode) || NONE
		for (const [i, node] of nodes.entries()) {
			if (c.run.slices.due)
				yield
			const inner = { ...c, node, current: node, position: i + 1, size: nodes.length, variables: Object.assign(Object.create(null), variables) }
			const template = list.find((t) => (t.local === null || t.local === node.local) && t.match(node, c.run))
			if (template) {
				const rest = template.play(inner, out)
				if (rest !== undefined)
					yield* rest
			} else if (node.kind <= ELEMENT) {
				yield* this.apply(inner, node.children, mode, Object.create(null), out)
			} else if (node.kind === TEXT || node.kind === ATTRIBUTE) {
				out.text(node.value)
			}
		}
	}

	// documents: { 'clea:faits': tree }; params: { maintenant: text }.  Returns a tree.
	*run(input, documents, params, slices) {
		const out = new TreeBuilder()
		const run = new Run(this, input, documents, params, slices)
		yield* run.prepare()
		yield* this.apply(run.context(), [input], '', Object.create(null), out)
		return out.finish()
	}
}

function resolve_name(base, href) {
	const parts = base.split('/').slice(0, -1)
	for (const part of href.split('/'))
		part === '..' ? parts.pop() : parts.push(part)
	return parts.join('/')
}

// One transformation: what is worked out once in it.
class Run {
	constructor(sheet, input, documents, params, slices) {
		this.sheet = sheet
		this.input = input
		this.documents = documents
		this.params = params
		this.slices = slices
		this.values = new Map()
		this.indexes = new Map()	// root -> key name -> value -> nodes
	}

	// What expressions would have to wait for is made beforehand, where it can be cut: global variables, the input's keys.
	*prepare() {
		for (const [name, global] of this.sheet.globals) {
			if (this.slices.due)
				yield
			if (this.params[name] === undefined && !this.values.has(name))
				this.values.set(name, is_sliced(global) ? yield* global(this.context()) : global(this.context()))
		}
		for (const name of this.sheet.keys.keys()) {
			if (this.slices.due)
				yield
			this.index(name, this.input)
		}
	}

	context() {
		return { node: this.input, position: 1, size: 1, variables: Object.create(null), current: this.input, run: this }
	}

	variable(c, name) {
		if (name in c.variables)
			return c.variables[name]
		if (this.params[name] !== undefined)
			return this.params[name]
		if (!this.values.has(name)) {
			const global = this.sheet.globals.get(name)
			if (global === undefined)
				throw new Unsupported(`$${name}`)
			this.values.set(name, value_now(global, this.context()))
		}
		return this.values.get(name)
	}

	document(name) {
		const tree = this.documents[name]
		if (tree === undefined)
			throw new Unsupported(`document('${name}')`)
		return [tree]
	}

	key(name, value, root) {
		const index = this.index(name, root)
		if (!Array.isArray(value))
			return index.get(to_string(value)) || NONE
		return in_order(value.flatMap((n) => index.get(n.text()) || NONE))
	}

	index(name, root) {
		if (!this.indexes.has(root))
			this.indexes.set(root, new Map())
		const of_root = this.indexes.get(root)
		if (!of_root.has(name)) {
			const keys = this.sheet.keys.get(name)
			if (keys === undefined)
				throw new Unsupported(`key ${name}`)
			const index = new Map()
			this.fill(index, keys, root)
			of_root.set(name, index)
		}
		return of_root.get(name)
	}

	fill(index, keys, node) {
		for (const key of keys)
			if (key.match.some((p) => (p.local === null || p.local === node.local) && p.match(node, this)))
				this.file(index, key, node)
		for (const a of node.attrs)
			this.fill(index, keys, a)
		for (const c of node.children)
			this.fill(index, keys, c)
	}

	file(index, key, node) {
		const v = key.use({ node, position: 1, size: 1, variables: Object.create(null), current: node, run: this })
		for (const text of Array.isArray(v) ? v.map((n) => n.text()) : [to_string(v)]) {
			const list = index.get(text)
			if (list === undefined)
				index.set(text, [node])
			else if (list[list.length - 1] !== node)
				list.push(node)
		}
	}
}
