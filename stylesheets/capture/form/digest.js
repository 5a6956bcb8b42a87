// digest.js - SHA-256 of a proof: by the browser where it offers it to this page, else our own.

const SHA256_K = new Uint32Array(64)
const SHA256_START = new Uint32Array(8)

// The constants are the first bits of the roots of the first primes (FIPS 180-4, 4.2.2 and 5.3.3).
;(() => {
	const bits = (x) => Math.floor((x - Math.floor(x)) * 0x100000000)
	let n = 0
	for (let p = 2; n < 64; p++) {
		let prime = true
		for (let q = 2; q * q <= p; q++)
			prime = prime && p % q !== 0
		if (!prime)
			continue
		if (n < 8)
			SHA256_START[n] = bits(Math.sqrt(p))
		SHA256_K[n++] = bits(Math.cbrt(p))
	}
})()

function sha256_block(state, w, view, at) {
	const turn = (x, n) => x >>> n | x << 32 - n
	for (let i = 0; i < 16; i++)
		w[i] = view.getUint32(at + 4 * i)
	for (let i = 16; i < 64; i++) {
		const s0 = turn(w[i - 15], 7) ^ turn(w[i - 15], 18) ^ w[i - 15] >>> 3
		const s1 = turn(w[i - 2], 17) ^ turn(w[i - 2], 19) ^ w[i - 2] >>> 10
		w[i] = w[i - 16] + s0 + w[i - 7] + s1 | 0
	}
	let [a, b, c, d, e, f, g, h] = state
	for (let i = 0; i < 64; i++) {
		const t1 = h + (turn(e, 6) ^ turn(e, 11) ^ turn(e, 25)) + (e & f ^ ~e & g) + SHA256_K[i] + w[i] | 0
		const t2 = (turn(a, 2) ^ turn(a, 13) ^ turn(a, 22)) + (a & b ^ a & c ^ b & c) | 0
		h = g; g = f; f = e; e = d + t1 | 0
		d = c; c = b; b = a; a = t1 + t2 | 0
	}
	for (const [i, x] of [a, b, c, d, e, f, g, h].entries())
		state[i] += x
}

function sha256_own(bytes) {
	const padded = new Uint8Array((bytes.length + 9 + 63) >> 6 << 6)
	padded.set(bytes)
	padded[bytes.length] = 0x80
	const view = new DataView(padded.buffer)
	view.setUint32(padded.length - 8, Math.floor(bytes.length / 0x20000000))
	view.setUint32(padded.length - 4, bytes.length << 3)
	const state = new Uint32Array(SHA256_START)
	const w = new Int32Array(64)
	for (let at = 0; at < padded.length; at += 64)
		sha256_block(state, w, view, at)
	return [...state].map((x) => x.toString(16).padStart(8, '0')).join('')
}

// 64 hexadecimal digits.
async function sha256(bytes) {
	if (!globalThis.crypto || !crypto.subtle)
		return sha256_own(bytes)
	const digest = new Uint8Array(await crypto.subtle.digest('SHA-256', bytes))
	return [...digest].map((x) => x.toString(16).padStart(2, '0')).join('')
}
