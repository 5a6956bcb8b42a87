/* audit.c - everything read again: is it all there, unchanged, and does it still prove? */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/fixity.h"
#include "archive/holdings.h"
#include "archive/outcome.h"
#include "archive/sip.h"
#include "archive/turn.h"
#include "archive/vault.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/report.h"
#include "pack/pack.h"
#include "seal/seal.h"

#define TIMEOUT		3600U	/* seconds a package may take */
#define WALK_DEPTH	8
#define SEALED_LIMIT	((size_t)64 << 20)

struct auditing {
	const struct archive_options *o;
	const struct archive_audit *a;
	struct vault	 vault;
	struct holdings	 holdings;
	size_t		*chosen;	/* indices of holdings that are read */
	size_t		 nchosen;
	struct turn	 turn;
	struct progress	 progress;
	struct outcome	 outcome;
	bool		 linked;	/* a folder of its own, or the journal, is a link: nothing is to be written there */
	struct report	*report;
};

/* ---- which are read ---- */

/* A number from 0 to 99 for a package, the same on every day unless the seed is another one. */
static unsigned int
lot(const char *seed, const char *path)
{
	char		*text = mem_printf("%s %s", seed == NULL ? "" : seed, path);
	unsigned char	 d[DIGEST_SHA256];

	digest_sha256(text, strlen(text), d);
	free(text);
	return ((unsigned int)d[0] << 16 | (unsigned int)d[1] << 8 | d[2]) % 100;
}

/* Seals, records and notes are few: a sample chooses among packages only. */
static void
choose(struct auditing *u)
{
	u->chosen = mem_array(u->holdings.n, sizeof(*u->chosen));
	for (size_t i = 0; i < u->holdings.n; i++) {
		const struct holding	*h = &u->holdings.all[i];

		if (h->package && u->a->sample < 100 && lot(u->a->seed, h->path) >= u->a->sample)
			continue;
		u->outcome.read += h->package;
		u->chosen[u->nchosen++] = i;
	}
}

/* ---- a worker ---- */

/* The answer of a worker: bytes read, whether the file is as it entered, then who sealed it and what that proves. */
struct answer {
	int64_t	 octets;
	bool	 intact;
};

static void
put_string(struct buf *out, const char *s)
{
	buf_add(out, s, strlen(s) + 1);
}

/* The seal of the container itself speaks for the dossier; the worst of all decides. */
static void
put_proof(struct buf *out, const struct seal_result *r)
{
	const char	*sub = "", *signer = r->nverdicts > 0 ? r->verdicts[0].signer : "";

	for (size_t i = 0; i < r->nverdicts; i++)
		if (r->verdicts[i].indication == r->overall && r->overall != SEAL_TOTAL_PASSED && sub[0] == '\0')
			sub = r->verdicts[i].sub;
	put_string(out, signer);
	put_string(out, seal_indication_name(r->overall));
	put_string(out, sub);
}

static void
put_no_proof(struct buf *out)
{
	for (int i = 0; i < 3; i++)
		put_string(out, "");
}

static void
judge(const struct auditing *u, const struct holding *h, const char *name, const struct buf *b, struct buf *out,
    struct report *found)
{
	char			*shown = mem_printf("%s/%s!%s", u->o->archive, h->path, name);
	struct seal_result	 result;

	seal_verify(shown, b, u->o->trust, u->a->at, &result, found);
	put_proof(out, &result);
	seal_result_clear(&result);
	free(shown);
}

/* The container of a SIP whose bytes were just compared: its digest need not be taken again. */
static void
check_seals_of_sip(const struct auditing *u, const struct holding *h, const struct buf *bytes, struct buf *out,
    struct report *found)
{
	const struct buf	*b = NULL;
	struct sip		 s;

	if (sip_open(&s, h->path, bytes, found) == 0 && s.n > 0)
		b = pack_find(s.pack, s.objects[0].uri, found);
	if (b != NULL)
		judge(u, h, s.objects[0].uri, b, out, found);
	else
		put_no_proof(out);
	sip_clear(&s);
}

static void
check_seals_of_bag(const struct auditing *u, const struct holding *h, struct buf *out, struct report *found)
{
	char		*name = NULL;
	struct buf	*b = fixity_container(u->o->archive, h, &name, found);

	if (b != NULL)
		judge(u, h, name, b, out, found);
	else
		put_no_proof(out);
	free(name);
	buf_free(b);
}

/* A seal of the journal: is its head one of this journal?  A seal or a record: does its signature still prove? */
static void
check_sealed(const struct auditing *u, const struct holding *h, struct report *found)
{
	char			*path = file_join(u->o->archive, h->path), hash[65];
	struct buf		*b = file_load(path, SEALED_LIMIT, found);
	struct seal_result	 result;
	size_t			 n;

	if (b != NULL && h->line->event == EVENT_SCEAU) {
		if (vault_head_in_seal(b, path, &n, hash))
			(void)journal_holds(&u->vault.journal, n, hash, path, found);
		else
			report_add(found, FINDING_ARCHIVE_HEAD, POS_FILE(path), "%s", _("it holds no head of a journal"));
	}
	if (b != NULL && u->o->trust != NULL) {
		seal_verify(path, b, u->o->trust, u->a->at, &result, found);
		seal_result_clear(&result);
	}
	buf_free(b);
	free(path);
}

static void
work(void *arg, size_t item, struct buf *out)
{
	const struct auditing	*u = arg;
	const struct holding	*h = &u->holdings.all[u->chosen[item]];
	struct report		*found = report_new();
	struct answer		 a = { 0 };
	struct buf		*bytes = NULL;
	bool			 seals = h->package && u->o->trust != NULL;

	a.intact = fixity_check(u->o->archive, h, &a.octets, seals ? &bytes : NULL, found) == 0;
	buf_add(out, &a, sizeof(a));
	if (a.intact && bytes != NULL)
		check_seals_of_sip(u, h, bytes, out, found);
	else if (a.intact && seals)
		check_seals_of_bag(u, h, out, found);
	else
		put_no_proof(out);
	if (a.intact && (h->line->event == EVENT_SCEAU || h->line->event == EVENT_ACTE))
		check_sealed(u, h, found);
	report_pack(found, out);
	report_free(found);
	buf_free(bytes);
}

/* ---- the parent ---- */

static void
take_facts(struct auditing *u, const struct holding *h, const struct buf *b)
{
	const char	*p = b->data + sizeof(struct answer), *end = b->data + b->len, *signer, *indication, *sub;
	struct answer	 a;
	size_t		 before = report_count_severity(u->report, SEV_ERROR);

	memcpy(&a, b->data, sizeof(a));
	signer = buf_next_string(&p, end);
	indication = buf_next_string(&p, end);
	sub = buf_next_string(&p, end);
	(void)report_unpack(u->report, p, (size_t)(end - p));
	u->outcome.octets += a.octets;
	u->outcome.intact += h->package && a.intact;
	u->outcome.held += h->package && a.intact && !h->line->faulty && strcmp(h->line->sceaux, "TOTAL-PASSED") == 0;
	if (indication[0] != '\0')
		outcome_proof(&u->outcome, signer, indication, sub);
	u->outcome.seals += h->line->event == EVENT_SCEAU && report_count_severity(u->report, SEV_ERROR) == before;
}

static void
take_answer(struct auditing *u, size_t item, enum pool_end end, const struct buf *b)
{
	const struct holding	*h = &u->holdings.all[u->chosen[item]];
	char			*path = file_join(u->o->archive, h->path);
	size_t			 before = report_count_severity(u->report, SEV_ERROR);
	bool			 bad;

	if (end == POOL_ANSWERED && b->len >= sizeof(struct answer))
		take_facts(u, h, b);
	else
		report_add(u->report, FINDING_ARCHIVE_LOST, POS_FILE(path), "%s",
		    end == POOL_HUNG ? _("it took too long") : _("the worker died"));
	bad = report_count_severity(u->report, SEV_ERROR) > before;
	progress_step(&u->progress, path, bad ? "faulty" : "sound", report_count_severity(u->report, SEV_ERROR) - before, bad);
	free(path);
}

static bool
done(void *arg, size_t item, enum pool_end end, int signal, const struct buf *b)
{
	struct auditing	*u = arg;
	struct buf	*answer;

	(void)signal;
	turn_keep(&u->turn, item, end, b);
	while (turn_take(&u->turn, &item, &end, &answer)) {
		take_answer(u, item, end, answer);
		buf_free(answer);
	}
	return true;
}

static bool
go_on(void *arg)
{
	(void)arg;
	return true;
}

/* ---- what the journal does not know ---- */

static bool
is_ours(const char *name)
{
	return strcmp(name, JOURNAL_FILE) == 0 || strcmp(name, VAULT_INDEX) == 0 ||
	    strcmp(name, VAULT_INDEX "-journal") == 0;
}

static void
extra(struct auditing *u, const char *name)
{
	char	*path = file_join(u->o->archive, name);

	report_add(u->report, FINDING_ARCHIVE_EXTRA, POS_FILE(path), "%s", "");
	free(path);
}

static void look_below(struct auditing *, const char *name, int depth);
static bool is_own_folder(const char *name);

static void
look_at(struct auditing *u, const char *name, int depth)
{
	char			*path = file_join(u->o->archive, name);
	const struct holding	*h = holdings_find(&u->holdings, name);
	struct stat		 st;
	bool			 there = lstat(path, &st) == 0, is_folder = there && S_ISDIR(st.st_mode);

	if (there && S_ISLNK(st.st_mode) && (is_ours(name) || is_own_folder(name)))
		u->linked |= fixity_is_link(path, u->report);
	else if (strcmp(name, VAULT_WORK) == 0)
		report_add(u->report, FINDING_ARCHIVE_LEFT, POS_FILE(path), "%s", "");
	else if (is_folder && h == NULL && depth < WALK_DEPTH)
		look_below(u, name, depth + 1);
	else if ((is_folder && (h == NULL || !h->bag)) || (!is_folder && h == NULL && !is_ours(name)))
		extra(u, name);
	free(path);
}

/* A folder of the archive's own, or one that holds nothing it should: then it is named itself when it is empty. */
static bool
is_own_folder(const char *name)
{
	return strcmp(name, "paquets") == 0 || strcmp(name, "journal") == 0 || strcmp(name, "journal/sceaux") == 0 ||
	    strcmp(name, "eliminations") == 0 ||
	    (strncmp(name, "paquets/", 8) == 0 && strspn(name + 8, "0123456789abcdef") == 2 && name[10] == '\0');
}

static void
look_below(struct auditing *u, const char *name, int depth)
{
	char	*path = name[0] == '\0' ? mem_strdup(u->o->archive) : file_join(u->o->archive, name);
	char	**names = file_list(path, u->report);

	if (names != NULL && names[0] == NULL && name[0] != '\0' && !is_own_folder(name))
		extra(u, name);
	for (char **n = names; n != NULL && *n != NULL; n++) {
		char	*inner = name[0] == '\0' ? mem_strdup(*n) : file_join(name, *n);

		look_at(u, inner, depth);
		free(inner);
	}
	file_list_free(names);
	free(path);
}

/* ---- the whole ---- */

static int
read_all(struct auditing *u)
{
	struct pool	 pool = {
		.items = u->nchosen, .workers = u->o->jobs, .timeout = TIMEOUT, .arg = u, .work = work, .done = done,
		.settle = go_on,
	};
	enum pool_result end = POOL_ALL;

	turn_init(&u->turn, u->nchosen);
	progress_begin(&u->progress, u->o->err, u->o->progress, u->nchosen);
	if (u->nchosen > 0)
		end = pool_run(&pool, u->report);
	progress_end(&u->progress);
	turn_clear(&u->turn);
	if (end == POOL_INTERRUPTED)
		report_add(u->report, FINDING_ARCHIVE_INTERRUPTED, POS_FILE(u->o->archive), "%s", "");
	return end == POOL_ALL ? 0 : -1;
}

/* The audit itself is an event.  Not where the journal is not sound: nothing may be chained to it. */
static int
record(const struct auditing *u, size_t errors)
{
	struct vault	 v;
	char		*members, day[32];
	int		 rc = -1;

	if (vault_open(&v, u->o->archive, VAULT_WRITE, u->o->now, u->report) == 0) {
		members = mem_printf("\"au\":\"%s\",\"echantillon\":%u,\"paquets\":%zu,\"sceaux\":%s,\"constats\":%zu",
		    instant_day(u->a->at, day), u->a->sample, u->outcome.read, u->o->trust != NULL ? "true" : "false",
		    errors);
		vault_log(&v, EVENT_AUDIT, members);
		rc = vault_commit(&v, u->report);
		if (rc == 0 && errors == 0)
			rc = vault_head_write(&v, u->o->head, u->report);
		free(members);
	}
	vault_close(&v);
	return rc;
}

static size_t
count_events(const struct journal *j, enum event event)
{
	size_t	 n = 0;

	for (size_t i = 0; i < j->n; i++)
		n += j->lines[i].event == event;
	return n;
}

/* Read, look around, and say what was found.  *sound: an event may be added. */
static int
look(struct auditing *u, struct library *lib, bool *sound)
{
	struct outcome	*x = &u->outcome;
	int		 rc;

	(void)vault_head_check(&u->vault, u->o->head, u->report);
	holdings_gather(&u->holdings, &u->vault.journal);
	choose(u);
	rc = read_all(u);
	look_below(u, "", 0);
	x->packages = u->holdings.npackages;
	x->lines = u->vault.journal.n;
	x->head = u->vault.journal.head;
	x->sound = u->vault.journal.sound;
	*sound = x->sound && !u->linked;
	x->eliminated = count_events(&u->vault.journal, EVENT_ELIMINATION);
	outcome_tell(x);
	if (rc == 0 && u->a->dir != NULL)
		rc = outcome_write(x, lib, u->a->dir, u->report);
	return rc;
}

int
archive_audit(struct library *lib, const struct archive_options *o, const struct archive_audit *a,
    struct report *report)
{
	struct auditing	 u = { .o = o, .a = a, .report = report };
	size_t		 before = report_count_severity(report, SEV_ERROR), errors;
	bool		 sound = false;
	int		 rc = -1;

	u.outcome = (struct outcome){ .o = o, .a = a, .report = report, .before = report_count(report) };
	if (vault_open(&u.vault, o->archive, VAULT_READ, o->now, report) == 0)
		rc = look(&u, lib, &sound);
	holdings_clear(&u.holdings);
	outcome_clear(&u.outcome);
	free(u.chosen);
	vault_close(&u.vault);
	errors = report_count_severity(report, SEV_ERROR) - before;
	if (rc == 0 && sound && access(o->archive, W_OK) == 0)
		rc = record(&u, errors);
	return rc == 0 && errors == 0 ? 0 : -1;
}
