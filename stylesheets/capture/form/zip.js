// zip.js - ZIP containers, read within limits and written: what clea itself accepts, no more.

const ZIP_LIMIT_ENTRY = 200 * 1024 * 1024	// as clea limits a proof
const ZIP_LIMIT_ENTRIES = 4000

const CRC_TABLE = Uint32Array.from({ length: 256 }, (_, n) => {
	for (let k = 0; k < 8; k++)
		n = n & 1 ? n >>> 1 ^ 0xedb88320 : n >>> 1
	return n
})

function crc32(bytes) {
	let c = 0xffffffff
	for (let i = 0; i < bytes.length; i++)
		c = CRC_TABLE[(c ^ bytes[i]) & 255] ^ c >>> 8
	return (c ^ 0xffffffff) >>> 0
}

// Through a stream of the browser; refuses more than "limit" bytes, so that a bomb stays small.
async function through(stream, bytes, limit) {
	const reader = new Blob([bytes]).stream().pipeThrough(stream).getReader()
	const parts = []
	let size = 0
	for (;;) {
		const { done, value } = await reader.read()
		if (done)
			break
		if ((size += value.length) > limit) {
			await reader.cancel()
			throw new Refus('Un fichier du ZIP est plus grand que ce qu\'il annonce.')
		}
		parts.push(value)
	}
	return new Uint8Array(await new Blob(parts).arrayBuffer())
}

function zip_name_is_safe(name) {
	return name !== '' && !name.startsWith('/') && !/[\\:\0]/.test(name) &&
	    !name.split('/').includes('..') && !name.split('/').includes('.')
}

// [{ name, read() -> Promise<Uint8Array> }] of a file; folders are left out.
async function zip_read(file) {
	const tail = new DataView(await file.slice(Math.max(0, file.size - 65557)).arrayBuffer())
	let end = tail.byteLength - 22
	while (end >= 0 && tail.getUint32(end, true) !== 0x06054b50)
		end--
	if (end < 0)
		throw new Refus('Ce fichier n\'est pas un ZIP entier.')
	const count = tail.getUint16(end + 10, true)
	const size = tail.getUint32(end + 12, true)
	const start = tail.getUint32(end + 16, true)
	if (count > ZIP_LIMIT_ENTRIES || start === 0xffffffff || start + size > file.size)
		throw new Refus('Ce ZIP est d\'une forme qu\'un dossier n\'a pas (trop d\'entrées, ou abîmé).')
	const directory = new DataView(await file.slice(start, start + size).arrayBuffer())
	const entries = []
	const seen = new Set()
	for (let i = 0, at = 0; i < count; i++) {
		if (at + 46 > directory.byteLength || directory.getUint32(at, true) !== 0x02014b50)
			throw new Refus('La table de ce ZIP est abîmée.')
		const entry = zip_entry(file, directory, at)
		at += 46 + directory.getUint16(at + 28, true) + directory.getUint16(at + 30, true) + directory.getUint16(at + 32, true)
		if (entry.name.endsWith('/'))
			continue
		if (!zip_name_is_safe(entry.name) || seen.has(entry.name))
			throw new Refus(`Ce ZIP contient un nom refusé : « ${entry.name} ».`)
		seen.add(entry.name)
		entries.push(entry)
	}
	return entries
}

function zip_entry(file, directory, at) {
	const u16 = (o) => directory.getUint16(at + o, true)
	const u32 = (o) => directory.getUint32(at + o, true)
	const raw = new Uint8Array(directory.buffer, directory.byteOffset + at + 46, Math.min(u16(28), directory.byteLength - at - 46))
	const [flags, method, crc, packed, size, offset] = [u16(8), u16(10), u32(16), u32(20), u32(24), u32(42)]
	const name = new TextDecoder().decode(raw)
	const read = async () => {
		if (flags & 1)
			throw new Refus(`« ${name} » est chiffré.`)
		if (size > ZIP_LIMIT_ENTRY || (method !== 0 && method !== 8))
			throw new Refus(`« ${name} » est trop grand, ou comprimé d'une façon inconnue.`)
		const head = new DataView(await file.slice(offset, offset + 30).arrayBuffer())
		if (head.byteLength < 30 || head.getUint32(0, true) !== 0x04034b50)
			throw new Refus(`« ${name} » ne se trouve pas dans le ZIP.`)
		const from = offset + 30 + head.getUint16(26, true) + head.getUint16(28, true)
		let bytes = new Uint8Array(await file.slice(from, from + packed).arrayBuffer())
		if (method === 8)
			bytes = await through(new DecompressionStream('deflate-raw'), bytes, size)
		if (bytes.length !== size || crc32(bytes) !== crc)
			throw new Refus(`« ${name} » est abîmé dans le ZIP.`)
		return bytes
	}
	return { name, size, read }
}

// What is compressed already gains nothing.
function zip_is_packed(name) {
	return /\.(pdf|jpe?g|png|gif|webp|zip|docx|xlsx|pptx|odt|ods|odp|mp[34]|m4a|ogg|webm|mov)$/i.test(name)
}

async function zip_pack(name, bytes) {
	if (bytes.length < 200 || zip_is_packed(name) || !globalThis.CompressionStream)
		return { method: 0, data: bytes }
	const data = await through(new CompressionStream('deflate-raw'), bytes, ZIP_LIMIT_ENTRY)
	return data.length < bytes.length ? { method: 8, data } : { method: 0, data: bytes }
}

// A ZIP of [{ name, bytes: Uint8Array or Blob }], in the order given, without dates: the same files give the same ZIP.
async function zip_write(files) {
	const parts = []
	const directory = []
	let offset = 0
	for (const file of files) {
		const bytes = file.bytes instanceof Blob ? new Uint8Array(await file.bytes.arrayBuffer()) : file.bytes
		const name = new TextEncoder().encode(file.name)
		const { method, data } = await zip_pack(file.name, bytes)
		const head = new DataView(new ArrayBuffer(30))
		head.setUint32(0, 0x04034b50, true)
		zip_fields(head, 4, method, crc32(bytes), data.length, bytes.length, name.length)
		const entry = new DataView(new ArrayBuffer(46))
		entry.setUint32(0, 0x02014b50, true)
		entry.setUint16(4, 20, true)
		zip_fields(entry, 6, method, crc32(bytes), data.length, bytes.length, name.length)
		entry.setUint32(42, offset, true)
		parts.push(head, name, data)
		directory.push(entry, name)
		offset += 30 + name.length + data.length
	}
	const size = directory.reduce((n, part) => n + part.byteLength, 0)
	const end = new DataView(new ArrayBuffer(22))
	end.setUint32(0, 0x06054b50, true)
	end.setUint16(8, files.length, true)
	end.setUint16(10, files.length, true)
	end.setUint32(12, size, true)
	end.setUint32(16, offset, true)
	return new Blob([...parts, ...directory, end], { type: 'application/zip' })
}

// The members that the local and the central header share, from "version needed" on.
function zip_fields(view, at, method, crc, packed, size, name) {
	view.setUint16(at, 20, true)
	view.setUint16(at + 2, 0x0800, true)	// names in UTF-8
	view.setUint16(at + 4, method, true)
	view.setUint16(at + 6, 0, true)
	view.setUint16(at + 8, 0x0021, true)	// 1 January 1980, the first day a ZIP knows
	view.setUint32(at + 10, crc, true)
	view.setUint32(at + 14, packed, true)
	view.setUint32(at + 18, size, true)
	view.setUint16(at + 22, name, true)
}
