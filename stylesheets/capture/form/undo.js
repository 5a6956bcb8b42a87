// undo.js - every edit as small steps that can be done, undone and done again.

const HISTORY_LIMIT = 1000

class History {
	constructor(model) {
		this.model = model
		this.clear()
	}

	clear() {
		this.past = []
		this.future = []
		this.open = null
		this.saved = 0		// how much of the past has been written to a file
	}

	begin(label, key) {
		if (this.open === null)
			this.open = { label, key, steps: [] }
	}

	// Closes the outermost edit; true when it changed anything.
	end() {
		const edit = this.open
		this.open = null
		if (edit.steps.length === 0)
			return false
		const last = this.past[this.past.length - 1]
		if (edit.key !== null && last && last.key === edit.key && this.future.length === 0 && this.saved !== this.past.length) {
			last.steps.push(...edit.steps)
		} else {
			this.past.push(edit)
			if (this.past.length > HISTORY_LIMIT) {
				this.past.shift()
				this.saved--
			}
		}
		if (this.saved > this.past.length - 1 && this.future.length > 0)
			this.saved = -1		// what was saved can no longer be reached
		this.future = []
		return true
	}

	does(step) {
		if (step.kind === 'remove') {
			step.parent = step.node.parentNode
			step.before = step.node.nextSibling
		}
		this.play(step, true)
		this.open.steps.push(step)
	}

	play(step, forward) {
		if (step.kind === 'attr') {
			const value = forward ? step.value : step.old
			if (value === null)
				step.element.removeAttribute(step.name)
			else
				step.element.setAttribute(step.name, value)
		} else if ((step.kind === 'insert') === forward) {
			step.parent.insertBefore(step.node, step.before)
		} else {
			step.node.remove()
		}
	}

	// The label of what was undone, or null.
	undo() { return this.move(this.past, this.future, false) }
	redo() { return this.move(this.future, this.past, true) }

	move(from, to, forward) {
		const edit = from.pop()
		if (!edit)
			return null
		const steps = forward ? edit.steps : [...edit.steps].reverse()
		for (const step of steps)
			this.play(step, forward)
		edit.key = null
		to.push(edit)
		this.model.changed('history')
		return edit.label
	}

	mark_saved() { this.saved = this.past.length }
	is_saved() { return this.saved === this.past.length }
}
