/* batch.c - a session from its first dossier to its documents. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/timing.h"
#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/maker.h"
#include "base/pool.h"
#include "batch/result.h"
#include "batch/run.h"
#include "batch/session.h"
#include "xml/xml.h"

/* ---- before ---- */

/* A journal of the other kind says that this output is one with, or without, names. */
static int
check_kind(const struct run *run)
{
	const char	*other = run->o->anonymous ? ".journal/depart.json" : "secretaire/.journal/depart.json";
	char		*path = file_join(run->o->out, other);
	bool		 there = file_exists(path);

	free(path);
	if (!there)
		return 0;
	report_add(run->report, FINDING_BATCH_OPTIONS, POS_FILE(run->o->out), "%s", _("with or without --anonyme"));
	return -1;
}

static int
refuse_place(struct run *run, const char *why)
{
	report_add(run->report, FINDING_BATCH_PLACE, POS_FILE(run->o->out), "%s", why);
	return -1;
}

static bool
same_folder(const char *a, const char *b)
{
	struct stat	 sa, sb;

	return stat(a, &sa) == 0 && stat(b, &sb) == 0 && sa.st_dev == sb.st_dev && sa.st_ino == sb.st_ino;
}

/* Packets in a store would be called in turn, in a dossier they would be its strays; and by a link we would write elsewhere. */
static int
check_place(struct run *run)
{
	static const char *const ours[] = { "paquets", "session", "secretaire", ".journal", ".travail" };
	struct stat	 st;
	char		*path = file_join(run->o->out, "dossier.xml");
	bool		 dossier = file_exists(path);
	const char	*link = NULL;

	free(path);
	if (dossier)
		return refuse_place(run, _("it is a dossier"));
	for (size_t i = 0; i < run->o->nstores; i++) {
		if (same_folder(run->o->out, run->o->stores[i]))
			return refuse_place(run, _("it is the store"));
	}
	for (size_t i = 0; i < nitems(ours) && link == NULL; i++) {
		path = file_join(run->o->out, ours[i]);
		if (lstat(path, &st) == 0 && S_ISLNK(st.st_mode))
			link = ours[i];
		free(path);
	}
	if (link == NULL)
		return 0;
	report_add(run->report, FINDING_BATCH_PLACE, POS_FILE(run->o->out), _("%s in it is a link"), link);
	return -1;
}

static int
open_journal(struct run *run)
{
	const struct batch_shard *s = &run->o->shard;
	char		*dir, *name = s->count == 0 ? mem_strdup("journal") : mem_printf("shard-%u-of-%u", s->index, s->count);
	enum journal_mode mode = run->o->merge ? JOURNAL_MERGE : s->count != 0 ? JOURNAL_SHARD : JOURNAL_WHOLE;
	char		*wanted = NULL, *work = mem_printf(".travail/%s", name);
	struct buf	 agreed;
	int		 rc = -1;

	buf_init(&agreed);
	run->work = file_join(run->o->out, work);
	dir = file_join(run->private, ".journal");
	if (file_mkdirs(run->private, run->report) == -1)
		goto out;
	if (run->o->anonymous)
		(void)chmod(run->private, 0700);
	if ((run->journal = journal_open(dir, name, mode, run->report)) == NULL ||
	    (wanted = agreement_make(run, run->report)) == NULL ||
	    journal_agree(run->journal, wanted, &agreed, run->report) == -1 ||
	    agreement_check(run, wanted, &agreed) == -1 ||
	    journal_begin(run->journal, &agreed, run->report) == -1)
		goto out;
	/* What a killed run was making; nobody else works in this folder while we hold the lock. */
	if (folder_remove(run->work, run->report) == -1 || file_mkdirs(run->packets, run->report) == -1 ||
	    file_mkdirs(run->work, run->report) == -1)
		goto out;
	rc = 0;
out:
	buf_clear(&agreed);
	free(wanted);
	free(work);
	free(name);
	free(dir);
	return rc;
}

static int
run_open(struct run *run)
{
	const struct batch_options	*o = run->o;

	run->packets = file_join(o->out, "paquets");
	run->private = o->anonymous ? file_join(o->out, "secretaire") : mem_strdup(o->out);
	run->judged = report_new();
	run->timing = timing_new();
	progress_begin(&run->progress, o->err, PROGRESS_NONE, 0);
	run->now = o->now;
	if ((run->session = session_load(run->library, o->session, o->anonymous, run->report)) == NULL ||
	    (run->stores = stores_open(o->stores, o->nstores, run->report)) == NULL ||
	    check_place(run) == -1 || check_kind(run) == -1 || open_journal(run) == -1)
		return -1;
	return run_resume(run);
}

static void
run_close(struct run *run)
{
	size_t	 n = run->session == NULL ? 0 : run->session->ncalls;

	if (run->work != NULL && run->journal != NULL) {
		char	*parent = file_join(run->o->out, ".travail");

		(void)rmdir(run->work);
		(void)rmdir(parent);	/* stays while another shard works below it */
		free(parent);
	}
	for (size_t i = 0; i < n; i++) {
		if (run->results != NULL)
			result_free(run->results[i]);
		if (run->hits != NULL)
			free(run->hits[i].path);
	}
	free(run->results);
	free(run->kept);
	free(run->hits);
	free(run->todo);
	free(run->ready);
	products_clear(run);
	journal_free(run->journal);
	stores_free(run->stores);
	session_free(run->session);
	report_free(run->judged);
	timing_free(run->timing);
	free(run->packets);
	free(run->work);
	free(run->private);
}

/* ---- after ---- */

/* Into the report of the call goes what somebody must act on; all of it stands in rapport.* . */
static void
tell_errors(struct report *to, const struct report *from)
{
	for (size_t i = 0; i < report_count(from); i++) {
		const struct finding	*f = report_get(from, i);

		if (f->severity == SEV_ERROR)
			report_add_copy(to, f);
	}
}

struct counts { size_t mine, made, kept, bad, open; };

static struct counts
count(const struct run *run)
{
	struct counts	 c = { 0, 0, 0, 0, 0 };

	for (size_t i = 0; i < run->session->ncalls; i++) {
		const struct result	*r = run->results[i];

		if (!run_is_mine(run, i))
			continue;
		c.mine++;
		if (r == NULL) {
			c.open++;
			continue;
		}
		c.made += r->outcome == OUTCOME_MADE && !run->kept[i] ? 1 : 0;
		c.kept += run->kept[i] ? 1 : 0;
		c.bad += result_is_bad(r) ? 1 : 0;
	}
	return c;
}

static void
summarise(const struct run *run, const struct counts *c)
{
	int64_t	 ms = progress_elapsed(&run->progress);

	if (run->o->err == NULL)
		return;
	if (run->o->shard.count != 0)
		fprintf(run->o->err, _("shard %u/%u: "), run->o->shard.index, run->o->shard.count);
	/* A part for each number that a word follows: they are one sentence. */
	fprintf(run->o->err, ngettext("%zu dossier: ", "%zu dossiers: ", c->mine), c->mine);
	fprintf(run->o->err, ngettext("%zu packet made in %lld.%lld s, ", "%zu packets made in %lld.%lld s, ", c->made),
	    c->made, (long long)(ms / 1000), (long long)(ms % 1000 / 100));
	fprintf(run->o->err, _("%zu kept from before, %zu to look at\n"), c->kept, c->bad);
}

/* The documents and reports that speak of all dossiers.  -1: they could not be made. */
static int
finish_session(struct run *run, const struct counts *c)
{
	if (run->o->merge && c->open > 0) {
		report_add(run->report, FINDING_BATCH_MERGE, POS_FILE(run->o->out), _("%zu of %zu are missing"),
		    c->open, c->mine);
		return -1;
	}
	if (run_documents(run) == -1)
		return -1;
	tell_errors(run->report, run->judged);
	return run_rapport(run);
}

static int
finish(struct run *run, int result)
{
	struct counts	 c = count(run);
	int		 rc = 0;

	for (size_t i = 0; i < run->session->ncalls; i++)
		if (run->results[i] != NULL && run_is_mine(run, i))
			tell_errors(run->report, run->results[i]->findings);
	if (result != POOL_ALL) {
		report_add(run->report, FINDING_BATCH_STOPPED, POS_FILE(run->o->out),
		    _("%zu of %zu dossiers have been dealt with"), c.mine - c.open, c.mine);
		rc = 1;
	} else if (run->o->shard.count == 0 && finish_session(run, &c) == -1)
		rc = 1;
	if (run->o->metrics != NULL && metrics_write(run, run->report) == -1)
		rc = 1;
	summarise(run, &c);
	return rc == 1 || c.bad > 0 || c.open > 0 ? 1 : 0;
}

int
batch_run(struct library *lib, const struct batch_options *o, struct report *report)
{
	struct run	 run = { .library = lib, .o = o, .report = report };
	int		 rc = -1;

	if (run_open(&run) == 0)
		rc = finish(&run, o->merge ? POOL_ALL : run_packets(&run));
	run_close(&run);
	return rc;
}

/* ---- the session's rules alone ---- */

int
batch_check(struct library *lib, const struct batch_options *o, struct report *report)
{
	const struct maker	 maker = { .library = lib, .now = o->now };
	struct session		*session = session_load(lib, o->session, false, report);
	struct stores		*stores = stores_open(o->stores, o->nstores, report);
	struct result		**results;
	struct xml_doc		*svrl = NULL;
	size_t			 n = session == NULL ? 0 : session->ncalls;
	int			 rc;

	results = mem_array(n, sizeof(*results));
	for (size_t i = 0; stores != NULL && i < n; i++) {
		struct store_hit	 hit;

		/* A dossier's own findings are for "clea check"; what is not found is the session's matter. */
		if (stores_find(stores, &session->calls[i], &hit, report) == -1)
			continue;
		results[i] = maker_run(&maker, &session->calls[i], &hit);
		if (results[i]->resume[0] == '\0')
			tell_errors(report, results[i]->findings);
		free(hit.path);
	}
	if (session != NULL && stores != NULL)
		svrl = session_judge(lib, session, results, o->now, report, report);
	for (size_t i = 0; i < n; i++)
		result_free(results[i]);
	free(results);
	rc = svrl == NULL ? -1 : 0;
	xml_free(svrl);
	stores_free(stores);
	session_free(session);
	return rc;
}
