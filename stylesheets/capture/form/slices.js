// slices.js - long work in short pieces: a key that comes meanwhile waits for one piece at most.
//
// The work is a generator that yields where it is due; nothing else need know
// of time.  What must not be cut, or is short, is a plain function.

const GeneratorFunction = (function* () {}).constructor
const is_sliced = (fn) => fn instanceof GeneratorFunction

class Slices {
	constructor(budget) {
		this.budget = budget	// of a piece [ms]
		this.until = 0
	}

	// The piece has had its time.
	get due() { return performance.now() >= this.until }

	// What the work returns; undefined where it is given up, since wanted() no longer holds.
	async play(work, wanted) {
		for (;;) {
			this.until = performance.now() + this.budget
			const { done, value } = work.next()
			if (done)
				return value
			await new Promise((go_on) => setTimeout(go_on))
			if (!wanted())
				return undefined
		}
	}
}

// All of it now, for who cannot wait.
function at_once(work) {
	for (;;) {
		const { done, value } = work.next()
		if (done)
			return value
	}
}
