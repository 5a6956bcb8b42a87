/* round.c - a list of items judged by workers and committed in order.
 *
 * A worker is forked for one item.  It reads the bytes, has them scanned, enters the
 * jail, judges and answers with the files of the reception.  The parent commits the
 * answers in the order of the items, so that the store becomes what a run with one
 * worker would have made of it: an answer that rests on what the store held before a
 * dossier came that matters for it is thrown away, and its item judged again.
 *
 * A worker that dies or hangs costs its item: another worker makes the record that says so.
 */
#include <signal.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/jail.h"
#include "base/mem.h"
#include "base/pool.h"
#include "reception/clamd.h"
#include "reception/inbox.h"
#include "reception/item.h"
#include "reception/policy.h"
#include "reception/run.h"
#include "reception/store.h"

#define UNREAD_MEMORY	((size_t)256 << 20)
#define WINDOW		64	/* answers that may wait for an earlier one: bounds memory */

/* An answer begins with what it is. */
enum { ANSWER_FILES = 'A', ANSWER_CHANGED = 'C', ANSWER_FAILED = 'E' };

/* ---- in the worker ---- */

static void
answer_findings(struct buf *out, int what, const struct report *report)
{
	buf_reset(out);
	buf_putc(out, (char)what);
	for (size_t i = 0; i < report_count(report); i++) {
		const struct finding	*f = report_get(report, i);

		if (f->severity == SEV_ERROR)
			buf_printf(out, "%s: %s%s%s", f->id, f->file == NULL ? "" : f->file, f->file == NULL ? "" : ": ", f->text);
		if (f->severity == SEV_ERROR)
			break;
	}
}

/* Every file of it, until one is not clean. */
static enum clamd_said
scan(const struct policy *p, const struct item_files *files, char **name)
{
	enum clamd_said	 said = CLAMD_CLEAN;

	*name = NULL;
	for (size_t i = 0; i < files->n && said == CLAMD_CLEAN; i++) {
		free(*name);
		said = clamd_scan(p->clamd, p->clamd_seconds, files->v[i].data, name);
	}
	return said;
}

/* Who only makes the record of an item that was lost has what that takes, whatever the profile says. */
static int
confine(const struct run *run, const struct entry *e, struct report *report)
{
	const struct jail_limits limits = {
		.memory = e->lost || e->unreadable ? UNREAD_MEMORY : run->profile->memory, .seconds = run->o->timeout,
		.filter = run->filter,
	};

	return jail_enter(&limits, report);
}

static int
examine(const struct run *run, const struct entry *e, const struct item *item, const struct item_files *files, struct answer *a, struct report *report)
{
	enum clamd_said	 said = CLAMD_MUTE;
	char		*name = NULL;
	struct virus	 virus = { NULL, NULL };
	int		 rc;

	if (run->profile->clamd != NULL) {
		said = scan(run->profile, files, &name);
		virus = (struct virus){ &said, name };
	}
	rc = confine(run, e, report);
	if (rc == 0)
		rc = judge_item(&run->judge, item, files, &virus, a, report);
	free(name);
	return rc;
}

/* Told by this worker of the one before, which did not live to tell. */
static void
tell_lost(const struct run *run, const struct entry *e, struct report *report)
{
	struct pos	 pos = POS_FILE(e->item->name);

	if (e->end == POOL_HUNG || e->signal == SIGXCPU)
		report_add(report, FINDING_RECEPTION_HUNG, pos, _("%u s"), run->o->timeout);
	else if (e->signal == JAIL_SIGNAL)
		report_add(report, FINDING_RECEPTION_FORBIDDEN, pos, "%s", "");
	else if (e->signal == 0)
		report_add(report, FINDING_RECEPTION_MEMORY, pos, ngettext("at most %zu byte", "at most %zu bytes",
		    run->profile->memory), run->profile->memory);
	else
		report_add(report, FINDING_RECEPTION_DIED, pos, _("signal %d"), e->signal);
}

static int
record_unread(const struct run *run, const struct entry *e, const struct item *item, struct answer *a, struct report *report)
{
	struct report	*why = report_new();
	int		 rc;

	if (e->lost)
		tell_lost(run, e, why);
	else
		report_merge(why, item->findings);
	rc = confine(run, e, report) == -1 ? -1 : judge_unread(&run->judge, e->item, why, a, report);
	report_free(why);
	return rc;
}

/* 0, or -1 with a finding in "report"; *changed says that the item is another one by now. */
static int
deal_with(const struct run *run, const struct entry *e, struct item *item, struct answer *a, bool *changed,
    struct report *report)
{
	struct item_files	 files = { NULL, 0 };

	if (e->lost || e->unreadable)
		return record_unread(run, e, item, a, report);
	if (item_load(item, &files, report) == -1) {
		*changed = true;
		return -1;
	}
	return examine(run, e, item, &files, a, report);
}

/* What is made here is read by whoever sent the dossier: the findings of the item, too, are made anew in French. */
static struct item *
look_again(const struct entry *e, const struct policy *p)
{
	i18n_speak("fr");
	return report_count(e->item->findings) == 0 ? e->item : item_open(e->item->path, e->item->form, p->received);
}

static void
work(void *arg, size_t which, struct buf *out)
{
	struct run		*run = arg;
	const struct entry	*e = &run->entries[which];
	struct item		*item = look_again(e, run->profile);
	struct report		*report = report_new();
	struct answer		 a = { NULL, 0 };
	bool			 changed = strcmp(item->sha256, e->item->sha256) != 0;

	if (changed)
		report_add(report, FINDING_RECEPTION_CHANGED, POS_FILE(item->name), "%s", "");
	if (changed || deal_with(run, e, item, &a, &changed, report) == -1) {
		answer_findings(out, changed ? ANSWER_CHANGED : ANSWER_FAILED, report);
		return;
	}
	buf_putc(out, ANSWER_FILES);
	answer_write(&a, out);		/* nothing is freed: the process ends here */
}

/* ---- in the parent: what a worker left ---- */

static void
skip(struct run *run, struct entry *e, const char *why)
{
	report_add(run->report, FINDING_RECEPTION_SKIPPED, POS_FILE(e->item->path), "%s", why);
	run->skipped++;
	e->state = ENTRY_DONE;
}

/* The answer of an honest worker.  false: the run cannot go on. */
static bool
take_answer(struct run *run, struct entry *e, const struct buf *answer)
{
	const char	 what = answer->len > 0 ? answer->data[0] : '\0';
	char		*words;

	if (what == ANSWER_FILES && answer_read(&e->answer, answer->data + 1, answer->len - 1)) {
		e->state = ENTRY_ANSWERED;
		return true;
	}
	words = answer->len == 0 ? mem_strdup("") : mem_strndup(answer->data + 1, answer->len - 1);
	if (what == ANSWER_CHANGED)
		skip(run, e, words);
	else {
		report_add(run->report, FINDING_RECEPTION_IMPOSSIBLE, POS_FILE(e->item->path), "%s", words);
		run->failed = true;
	}
	free(words);
	return !run->failed;
}

static bool
item_done(void *arg, size_t which, enum pool_end end, int signal, const struct buf *answer)
{
	struct run	*run = arg;
	struct entry	*e = &run->entries[which];

	if (end == POOL_ANSWERED)
		return take_answer(run, e, answer);
	if (e->lost || e->unreadable) {	/* even the record that says so: it is not the item's fault */
		report_add(run->report, FINDING_RECEPTION_IMPOSSIBLE, POS_FILE(e->item->path), _("signal %d"), signal);
		run->failed = true;
		return false;
	}
	e->lost = true;
	e->end = end;
	e->signal = signal;
	e->state = ENTRY_WAITS;
	if (which < run->again)
		run->again = which;
	return true;
}

/* ---- in the parent: handing out ---- */

/* One that is to be judged once more, before any new one. */
static bool
find_again(struct run *run, size_t *which)
{
	for (size_t i = run->again; i < run->next; i++) {
		if (run->entries[i].state == ENTRY_WAITS) {
			*which = i;
			run->again = i + 1;
			return true;
		}
	}
	run->again = SIZE_MAX;
	return false;
}

static bool
next_item(void *arg, size_t *which)
{
	struct run	*run = arg;

	if (run->again == SIZE_MAX || !find_again(run, which)) {
		while (run->next < run->n && run->entries[run->next].state != ENTRY_WAITS)
			run->next++;
		if (run->next == run->n || run->next - run->cursor >= WINDOW)
			return false;
		*which = run->next++;
	}
	run->entries[*which].state = ENTRY_IN_HAND;
	run->entries[*which].seen = store_count(run->store);
	return true;
}

/* ---- in the parent: committing ---- */

static void
count(struct run *run, struct entry *e)
{
	const struct record	*r = store_latest(run->store);

	if (r == NULL)
		return;
	run->verdicts[r->verdict]++;
	e->outcome = verdict_code(r->verdict);
	e->findings = r->errors + r->warnings + r->infos;
	e->bad = !verdict_keeps(r->verdict);
	show_item(run, r);
}

/* false: it cannot be committed now (to be judged again, or the disk is full). */
static bool
commit(struct run *run, size_t which)
{
	struct entry	*e = &run->entries[which];

	switch (store_put(run->store, e->item, e->answer.files, e->answer.nfiles, e->seen, run->report)) {
	case STORE_ENTERED:
	case STORE_RETURNED:
		run->put = true;
		count(run, e);
		break;
	case STORE_KNOWN:
		run->known++;
		e->outcome = "known";
		break;
	case STORE_REFUSED:
		run->skipped++;
		e->outcome = "left";
		e->bad = true;
		break;
	case STORE_STALE:
		answer_clear(&e->answer);
		e->state = ENTRY_WAITS;
		run->again = which;
		return false;
	case STORE_FAILED:
		run->failed = true;
		return false;
	}
	answer_clear(&e->answer);
	e->state = ENTRY_DONE;
	return true;
}

static bool
settle(void *arg)
{
	struct run	*run = arg;

	while (run->cursor < run->n && !run->failed) {
		struct entry	*e = &run->entries[run->cursor];

		if (e->state == ENTRY_ANSWERED && !commit(run, run->cursor))
			break;
		if (e->state != ENTRY_DONE)
			break;
		run->cursor++;
		progress_step(&run->progress, e->item->name, e->outcome == NULL ? "left" : e->outcome, e->findings, e->bad);
	}
	if (run->put && store_settle(run->store, run->report) == -1)
		run->failed = true;
	run->put = false;
	return !run->failed;
}

/* ---- a round ---- */

/* Those that are known need no worker. */
static void
take_items(struct run *run, const struct places *places)
{
	run->entries = mem_array(places->n, sizeof(*run->entries));
	run->n = run->next = run->cursor = 0;
	run->again = SIZE_MAX;
	for (size_t i = 0; i < places->n; i++) {
		struct item	*item = item_open(places->v[i].path, places->v[i].form, run->profile->received);
		struct entry	*e = &run->entries[run->n];

		if (store_knows(run->store, item->sha256, run->profile->inputs)) {
			run->known++;
			item_free(item);
			continue;
		}
		e->item = item;
		e->unreadable = report_count_severity(item->findings, SEV_ERROR) > 0;
		run->n++;
		if (e->unreadable && !file_exists(item->path))	/* taken away since it was listed: nobody is blamed for it */
			skip(run, e, _("it is no longer there"));
	}
}

static void
entries_free(struct run *run)
{
	for (size_t i = 0; i < run->n; i++) {
		item_free(run->entries[i].item);
		answer_clear(&run->entries[i].answer);
	}
	free(run->entries);
	run->entries = NULL;
	run->n = 0;
}

int
run_round(struct run *run, const struct places *places)
{
	struct pool	 pool = {
		.timeout = run->o->timeout + 1, .fresh = true, .arg = run,
		.workers = run->o->jobs,
		.work = work, .next = next_item, .done = item_done, .settle = settle,
	};
	enum pool_result result = POOL_ALL;

	take_items(run, places);
	if ((pool.items = run->n) > 0) {
		run->rounds++;
		progress_begin(&run->progress, run->o->err, run->o->progress, run->n);
		result = pool_run(&pool, run->report);
		progress_end(&run->progress);
	}
	entries_free(run);
	return (int)result;
}
