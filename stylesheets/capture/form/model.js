// model.js - the dossier being typed: its DOM, edited in place, each edit in the history.
//
// What the page does not know stays where it is.  A new element goes to the
// place the schema gives it, with the indentation that surrounds it.

// Order of children by element name, out of the schema (see form.xsl; "!" marks those always there).
const ORDER = new Map()

function order_load(text) {
	for (const line of text.split('\n')) {
		const [name, ...names] = line.trim().split(/\s+/)
		if (name)
			ORDER.set(name, names.map((n) => n.replace('!', '')))
	}
}

class Model {
	constructor() {
		this.doc = null
		this.history = new History(this)
		this.listeners = []
		this.depth = 0
	}

	get root() { return this.doc.documentElement }

	load(doc) {
		this.doc = doc
		this.history.clear()
		this.changed('load')
	}

	// fn(what): 'load', 'edit' (through the page's fields), 'history' (undo and redo: all must be shown anew).
	listen(fn) { this.listeners.push(fn) }
	changed(what) { for (const fn of this.listeners) fn(what) }

	// One step for the person who undoes; "key" joins keystrokes into the same field.
	edit(label, fn, key = null) {
		this.history.begin(label, key)
		this.depth++
		try {
			return fn()
		} finally {
			if (--this.depth === 0 && this.history.end())
				this.changed('edit')
		}
	}

	attr(element, name) { return element === null ? null : element.getAttribute(name) }

	set_attr(element, name, value) {
		const old = element.getAttribute(name)
		if (old !== value)
			this.history.does({ kind: 'attr', element, name, old, value })
	}

	set_text(element, text) {
		if (element.textContent === text)
			return
		// Comments inside a text field are kept after it.
		for (const node of [...element.childNodes])
			if (node.nodeType === Node.TEXT_NODE || node.nodeType === Node.CDATA_SECTION_NODE)
				this.history.does({ kind: 'remove', node })
		if (text !== '')
			this.history.does({ kind: 'insert', node: this.doc.createTextNode(text), parent: element, before: element.firstChild })
	}

	create(parent, name) {
		const prefix = parent.prefix
		return this.doc.createElementNS(DOSSIER_NS, prefix ? `${prefix}:${name}` : name)
	}

	// A new child where the schema wants it: after its likes, before what follows in the order.
	add(parent, name, attributes = {}) {
		const element = this.create(parent, name)
		for (const [key, value] of Object.entries(attributes))
			element.setAttribute(key, value)
		return this.insert(parent, element, this.place(parent, name))
	}

	place(parent, name) {
		const order = ORDER.get(parent.localName) || []
		const mine = order.indexOf(name)
		if (mine === -1)
			return null
		for (const c of children(parent))
			if (order.indexOf(c.localName) > mine)
				return c
		return null
	}

	insert(parent, element, before) {
		const blank = (node) => node !== null && node.nodeType === Node.TEXT_NODE && node.data.trim() === ''
		const indented = parent.firstElementChild === null || blank(parent.firstElementChild.previousSibling)
		let depth = 0
		for (let p = parent; p !== this.root; p = p.parentNode)
			depth++
		const line = (n) => this.doc.createTextNode(`\n${'  '.repeat(n)}`)
		if (before !== null) {
			this.history.does({ kind: 'insert', node: element, parent, before })
			if (indented)
				this.history.does({ kind: 'insert', node: line(depth + 1), parent, before })
			return element
		}
		const last = blank(parent.lastChild) ? parent.lastChild : null
		if (indented)
			this.history.does({ kind: 'insert', node: line(depth + 1), parent, before: last })
		this.history.does({ kind: 'insert', node: element, parent, before: last })
		if (indented && last === null)
			this.history.does({ kind: 'insert', node: line(depth), parent, before: null })
		return element
	}

	ensure(parent, name) {
		return child(parent, name) || this.add(parent, name)
	}

	remove(element) {
		const parent = element.parentNode
		const before = element.previousSibling
		this.history.does({ kind: 'remove', node: element })
		if (before !== null && before.nodeType === Node.TEXT_NODE && before.data.trim() === '')
			this.history.does({ kind: 'remove', node: before })
		if (parent.firstElementChild === null && parent.textContent.trim() === '')
			for (const node of [...parent.childNodes])
				if (node.nodeType === Node.TEXT_NODE)
					this.history.does({ kind: 'remove', node })
	}

	// The same for what others name by its identifier: they no longer do.
	remove_cited(element) {
		const gone = new Set([element, ...element.querySelectorAll('[id]')].map((e) => e.getAttribute('id')).filter(Boolean))
		this.remove(element)
		if (gone.size === 0)
			return
		for (const e of [...this.root.getElementsByTagNameNS(DOSSIER_NS, '*')]) {
			for (const name of ['conseiller', 'organisme', 'intervenant', 'observateur', 'par', 'acte', 'preuve', 'preconisation', 'de', 'vers'])
				if (gone.has(e.getAttribute(name)))
					this.set_attr(e, name, null)
			if (e.hasAttribute('preuves'))
				this.set_attr(e, 'preuves', e.getAttribute('preuves').split(/\s+/).filter((id) => !gone.has(id)).join(' ') || null)
			if (gone.has(e.getAttribute('ref')))
				this.remove(e)
		}
	}

	// A free identifier: "p1", "p2" ...
	free_id(start) {
		const taken = new Set([...this.doc.querySelectorAll('[id]')].map((e) => e.getAttribute('id')))
		let n = 1
		while (taken.has(`${start}${n}`))
			n++
		return `${start}${n}`
	}
}
