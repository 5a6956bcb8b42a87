/* audit.c - everything read again: is it all there, unchanged, and does it still prove? */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include "archive/archive.h"
#include "archive/fixity.h"
#include "archive/holdings.h"
#include "archive/vault.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/report.h"
#include "seal/seal.h"

#define TIMEOUT		3600U	/* seconds a package may take */
#define WALK_DEPTH	8

struct auditing {
	const struct archive_options *o;
	const struct archive_audit *a;
	struct vault	 vault;
	struct holdings	 holdings;
	size_t		*chosen;	/* indices of holdings that are read */
	size_t		 nchosen, npackages;
	int64_t		 octets;
	size_t		 bad;		/* holdings with a finding of severity error */
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
		u->npackages += h->package;
		u->chosen[u->nchosen++] = i;
	}
}

/* ---- a worker ---- */

static void
check_seals(const struct auditing *u, const struct holding *h, struct report *found)
{
	char			*name = NULL, *shown;
	struct buf		*b = fixity_container(u->o->archive, h, &name, found);
	struct seal_result	 result;

	if (b == NULL)
		return;
	shown = mem_printf("%s/%s!%s", u->o->archive, h->path, name);
	seal_verify(shown, b, u->o->trust, u->a->at, &result, found);
	seal_result_clear(&result);
	free(shown);
	free(name);
	buf_free(b);
}

static void
work(void *arg, size_t item, struct buf *answer)
{
	const struct auditing	*u = arg;
	const struct holding	*h = &u->holdings.all[u->chosen[item]];
	struct report		*found = report_new();
	int64_t			 octets = 0;

	if (fixity_check(u->o->archive, h, &octets, found) == 0 && h->package && u->o->trust != NULL)
		check_seals(u, h, found);
	buf_add(answer, &octets, sizeof(octets));
	report_pack(found, answer);
	report_free(found);
}

/* ---- the parent ---- */

static bool
done(void *arg, size_t item, enum pool_end end, int signal, const struct buf *b)
{
	struct auditing		*u = arg;
	const struct holding	*h = &u->holdings.all[u->chosen[item]];
	size_t			 before = report_count_severity(u->report, SEV_ERROR);
	int64_t			 octets;

	(void)signal;
	if (end == POOL_ANSWERED && b->len >= sizeof(octets)) {
		memcpy(&octets, b->data, sizeof(octets));
		u->octets += octets;
		(void)report_unpack(u->report, b->data + sizeof(octets), b->len - sizeof(octets));
	} else {
		char	*path = file_join(u->o->archive, h->path);

		report_add(u->report, FINDING_ARCHIVE_LOST, POS_FILE(path), "%s",
		    end == POOL_HUNG ? _("it took too long") : _("the worker died"));
		free(path);
	}
	u->bad += report_count_severity(u->report, SEV_ERROR) > before;
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

static void
look_at(struct auditing *u, const char *name, int depth)
{
	char			*path = file_join(u->o->archive, name);
	const struct holding	*h = holdings_find(&u->holdings, name);
	struct stat		 st;
	bool			 is_folder = lstat(path, &st) == 0 && S_ISDIR(st.st_mode);

	if (strcmp(name, VAULT_WORK) == 0)
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

	if (pool.workers == 0)
		pool.workers = (unsigned int)sysconf(_SC_NPROCESSORS_ONLN);
	if (u->nchosen == 0)
		return 0;
	return pool_run(&pool, u->report) == POOL_ALL ? 0 : -1;
}

static void
tell(const struct auditing *u)
{
	if (u->o->out == NULL)
		return;
	fprintf(u->o->out, _("%zu of %zu packages read, %lld bytes; journal of %zu lines %s; %zu findings\n"),
	    u->npackages, u->holdings.npackages, (long long)u->octets, u->vault.journal.n,
	    u->vault.journal.sound ? _("sound") : _("not sound"), report_count_severity(u->report, SEV_ERROR));
}

/* The audit itself is an event.  Not where the journal is not sound: nothing may be chained to it. */
static int
record(struct auditing *u, size_t errors)
{
	struct vault	 v;
	char		*members, day[32];
	int		 rc = -1;

	vault_close(&u->vault);
	memset(&u->vault, 0, sizeof(u->vault));
	u->vault.lock = -1;
	if (vault_open(&v, u->o->archive, VAULT_WRITE, u->o->now, u->report) == 0) {
		members = mem_printf("\"au\":\"%s\",\"echantillon\":%u,\"paquets\":%zu,\"sceaux\":%s,\"constats\":%zu",
		    instant_day(u->a->at, day), u->a->sample, u->npackages, u->o->trust != NULL ? "true" : "false", errors);
		vault_log(&v, EVENT_AUDIT, members);
		rc = vault_commit(&v, u->report);
		if (rc == 0 && errors == 0)
			rc = vault_head_write(&v, u->o->head, u->report);
		free(members);
	}
	vault_close(&v);
	return rc;
}

int
archive_audit(const struct archive_options *o, const struct archive_audit *a, struct report *report)
{
	struct auditing	 u = { .o = o, .a = a, .report = report };
	size_t		 before = report_count_severity(report, SEV_ERROR), errors;
	int		 rc = -1;

	if (vault_open(&u.vault, o->archive, VAULT_READ, o->now, report) == 0) {
		(void)vault_head_check(&u.vault, o->head, report);
		holdings_gather(&u.holdings, &u.vault.journal);
		choose(&u);
		rc = read_all(&u);
		look_below(&u, "", 0);
		errors = report_count_severity(report, SEV_ERROR) - before;
		tell(&u);
		if (rc == 0 && u.vault.journal.sound && access(o->archive, W_OK) == 0)
			rc = record(&u, errors);
		rc = rc == 0 && errors == 0 ? 0 : -1;
	}
	holdings_clear(&u.holdings);
	free(u.chosen);
	vault_close(&u.vault);
	return rc;
}
