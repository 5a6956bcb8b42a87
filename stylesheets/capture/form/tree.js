// tree.js - documents as the rules read them: light, in document order, never changed once built.
//
// Kinds are those of XPath 1.0; namespace nodes are kept as declarations only.

const [ROOT, ELEMENT, ATTRIBUTE, TEXT, COMMENT, PROCESSING] = [0, 1, 2, 3, 4, 5]

class TreeNode {
	constructor(kind, parent, name, ns, value) {
		this.kind = kind
		this.parent = parent
		this.name = name			// as written, with its prefix
		this.ns = ns
		this.local = name.includes(':') ? name.slice(name.indexOf(':') + 1) : name
		this.value = value
		this.children = kind <= ELEMENT ? [] : NONE
		this.attrs = kind === ELEMENT ? [] : NONE
		this.declares = null			// of an element: { prefix: URI }
		this.order = 0
		this.string = null
	}

	get root() {
		let n = this
		while (n.parent !== null)
			n = n.parent
		return n
	}

	// The string-value.
	text() {
		if (this.kind > ELEMENT)
			return this.value
		if (this.string === null)
			this.string = this.children.length === 1 ? this.children[0].text_in() :
			    this.children.map((c) => c.text_in()).join('')
		return this.string
	}

	text_in() { return this.kind === TEXT || this.kind === ELEMENT ? this.text() : '' }

	attr(name) {
		for (const a of this.attrs)
			if (a.name === name)
				return a.value
		return null
	}
}

const NONE = Object.freeze([])

let tree_orders = 0

// Numbers a finished tree in document order; documents follow one another.
function tree_number(node) {
	node.order = ++tree_orders
	for (const a of node.attrs)
		a.order = ++tree_orders
	for (const c of node.children)
		tree_number(c)
	return node
}

function tree_of_dom(doc) {
	const root = new TreeNode(ROOT, null, '', '', '')
	tree_children(root, doc)
	return tree_number(root)
}

// The same, an element of the document's at a time.
function* tree_in_slices(doc, slices) {
	const root = new TreeNode(ROOT, null, '', '', '')
	yield* tree_children_in_slices(root, doc, slices)
	return tree_number(root)
}

// Only so deep as an evaluation's domains: below there is little.
const CUT_DEPTH = 5

function* tree_children_in_slices(parent, dom, slices, depth = 0) {
	for (let c = dom.firstChild; c !== null; c = c.nextSibling) {
		if (slices.due)
			yield
		if (c.nodeType === Node.ELEMENT_NODE && depth < CUT_DEPTH) {
			const node = tree_start(parent, c)
			parent.children.push(node)
			yield* tree_children_in_slices(node, c, slices, depth + 1)
		} else {
			tree_child(parent, c)
		}
	}
}

function tree_children(parent, dom) {
	for (let c = dom.firstChild; c !== null; c = c.nextSibling)
		tree_child(parent, c)
}

function tree_child(parent, c) {
	const last = parent.children[parent.children.length - 1]
	if (c.nodeType === Node.ELEMENT_NODE) {
		parent.children.push(tree_element(parent, c))
	} else if (c.nodeType === Node.TEXT_NODE || c.nodeType === Node.CDATA_SECTION_NODE) {
		if (last && last.kind === TEXT)
			last.value += c.data
		else if (c.data !== '')
			parent.children.push(new TreeNode(TEXT, parent, '', '', c.data))
	} else if (c.nodeType === Node.COMMENT_NODE) {
		parent.children.push(new TreeNode(COMMENT, parent, '', '', c.data))
	} else if (c.nodeType === Node.PROCESSING_INSTRUCTION_NODE) {
		parent.children.push(new TreeNode(PROCESSING, parent, c.target, '', c.data))
	}
}

function tree_element(parent, dom) {
	const node = tree_start(parent, dom)
	tree_children(node, dom)
	return node
}

function tree_start(parent, dom) {
	const node = new TreeNode(ELEMENT, parent, dom.nodeName, dom.namespaceURI || '', '')
	for (const a of dom.attributes) {
		if (a.name === 'xmlns' || a.prefix === 'xmlns')
			(node.declares ||= {})[a.name === 'xmlns' ? '' : a.localName] = a.value
		else
			node.attrs.push(new TreeNode(ATTRIBUTE, node, a.name, a.namespaceURI || '', a.value))
	}
	return node
}

// What an instruction writes into: a tree in the making.
class TreeBuilder {
	constructor() {
		this.root = new TreeNode(ROOT, null, '', '', '')
		this.at = this.root
	}

	begin(name, ns) {
		const node = new TreeNode(ELEMENT, this.at, name, ns, '')
		this.at.children.push(node)
		this.at = node
	}

	end() { this.at = this.at.parent }

	attribute(name, ns, value) {
		if (this.at.kind !== ELEMENT || this.at.children.length > 0)
			return
		const old = this.at.attrs.find((a) => a.name === name)
		if (old)
			old.value = value
		else
			this.at.attrs.push(new TreeNode(ATTRIBUTE, this.at, name, ns, value))
	}

	text(value) {
		if (value === '')
			return
		const last = this.at.children[this.at.children.length - 1]
		if (last && last.kind === TEXT)
			last.value += value
		else
			this.at.children.push(new TreeNode(TEXT, this.at, '', '', value))
	}

	copy(node) {
		switch (node.kind) {
		case ROOT:
			node.children.forEach((c) => this.copy(c))
			break
		case ELEMENT:
			this.begin(node.name, node.ns)
			node.attrs.forEach((a) => this.copy(a))
			node.children.forEach((c) => this.copy(c))
			this.end()
			break
		case ATTRIBUTE:
			this.attribute(node.name, node.ns, node.value)
			break
		case TEXT:
			this.text(node.value)
			break
		}
	}

	finish() { return tree_number(this.root) }
}
