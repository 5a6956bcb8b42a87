// xml.js - XML read into a DOM and written back: nothing that was in it is lost.

const DOSSIER_NS = 'urn:clea:dossier:1'

// A sentence for the person at the screen, not a fault of the page.
class Refus extends Error {}

// As clea reads it: no DTD, no entity of its own.
function xml_parse(text, name) {
	if (/<!DOCTYPE|<!ENTITY/.test(text))
		throw new Refus(`${name} contient une déclaration DOCTYPE : un dossier n'en a pas.`)
	const doc = new DOMParser().parseFromString(text, 'application/xml')
	const error = doc.getElementsByTagName('parsererror')[0]
	if (error) {
		const where = /line (?:number )?(\d+)|ligne (?:numéro )?(\d+)/i.exec(error.textContent)
		throw new Refus(`${name} n'est pas du XML bien formé${where ? ` (ligne ${where[1] || where[2]})` : ''}.`)
	}
	return doc
}

// The encoding of the declaration, UTF-8 without one.
function xml_decode(bytes, name) {
	const start = new TextDecoder('latin1').decode(bytes.subarray(0, 120))
	const said = /^<\?xml[^>]*encoding=["']([A-Za-z0-9._-]+)["']/.exec(start)
	try {
		return new TextDecoder(said ? said[1] : 'utf-8', { fatal: true }).decode(bytes)
	} catch {
		throw new Refus(`${name} n'est pas dans l'encodage qu'il annonce.`)
	}
}

const TEXT_ESCAPES = { '&': '&amp;', '<': '&lt;', '>': '&gt;', '\r': '&#13;' }
const VALUE_ESCAPES = { '&': '&amp;', '<': '&lt;', '"': '&quot;', '\t': '&#9;', '\n': '&#10;', '\r': '&#13;' }

function xml_write_node(node, out) {
	switch (node.nodeType) {
	case Node.ELEMENT_NODE:
		out.push('<', node.nodeName)
		for (const a of node.attributes)
			out.push(' ', a.name, '="', a.value.replace(/[&<"\t\n\r]/g, (c) => VALUE_ESCAPES[c]), '"')
		if (node.firstChild === null) {
			out.push('/>')
			break
		}
		out.push('>')
		for (let c = node.firstChild; c !== null; c = c.nextSibling)
			xml_write_node(c, out)
		out.push('</', node.nodeName, '>')
		break
	case Node.TEXT_NODE:
		out.push(node.data.replace(/[&<>\r]/g, (c) => TEXT_ESCAPES[c]))
		break
	case Node.CDATA_SECTION_NODE:
		out.push('<![CDATA[', node.data, ']]>')
		break
	case Node.COMMENT_NODE:
		out.push('<!--', node.data, '-->')
		break
	case Node.PROCESSING_INSTRUCTION_NODE:
		out.push('<?', node.target, node.data === '' ? '' : ` ${node.data}`, '?>')
		break
	}
}

// The whole document; what stands beside the root has a line of its own, since parsers keep no white space there.
function xml_write(doc) {
	const out = ['<?xml version="1.0" encoding="UTF-8"?>\n']
	for (const node of doc.childNodes) {
		xml_write_node(node, out)
		out.push('\n')
	}
	return out.join('')
}

// The children of ours, by name or all.
function* children(element, name) {
	if (element === null)
		return
	for (let c = element.firstElementChild; c !== null; c = c.nextElementSibling)
		if (c.namespaceURI === DOSSIER_NS && (name === undefined || c.localName === name))
			yield c
}

function child(element, name) {
	return children(element, name).next().value || null
}
