/* enter.c - containers verified and entered, by several workers, a group at a time. */
#include <sys/stat.h>
#include <fcntl.h>
#include <stdlib.h>
#include <string.h>

#include "archive/archive.h"
#include "archive/tell.h"
#include "archive/package.h"
#include "archive/profile.h"
#include "archive/turn.h"
#include "archive/vault.h"
#include "base/arena.h"
#include "base/buf.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/jail.h"
#include "base/mem.h"
#include "base/pool.h"
#include "base/report.h"
#include "dossier/library.h"
#include "xml/xml.h"

#define CONTAINER_LIMIT	((size_t)500 << 20)
#define SUFFIX		".asice"
#define STORE_DEPTH	4	/* STORE/SIRET/NUMERO/NAME.asice */
#define RECORD		"reception.xml"		/* beside what a store keeps */
#define RETURNS		"retours"		/* of a store: what was sent back, without its bytes */
#define HEAP		((size_t)128 << 20)	/* of a child that makes a package, mostly */
#define GROUP		32	/* packages that enter with one fsync of the journal */
#define TIMEOUT		600U	/* seconds a container may take */

struct sources {
	char	**paths;
	size_t	  n;
};

/* Packages that are in the archive already, sorted. */
struct known {
	char	(*refs)[33];
	size_t	 n;
};

struct entering {
	const struct archive_options *o;
	struct vault	*vault;
	struct packer	 packer;
	struct sources	 sources;
	struct known	 known;		/* of before; what this run enters is added */
	size_t		 sorted;	/* those of before */
	struct report	*report;
	struct turn	 turn;
	struct progress	 progress;
	size_t		 waiting;	/* packages made, not yet entered */
	struct buf	 told;		/* lines about those */
	bool		 failed;	/* the archive cannot be written */
	size_t		 entered, there, refused;
};

/* ---- what is to enter ---- */

static void
push(struct sources *s, char *path)
{
	s->paths = mem_grow(s->paths, s->n + 1, sizeof(*s->paths));
	s->paths[s->n++] = path;
}

static bool
is_container(const char *name)
{
	size_t	 len = strlen(name), n = strlen(SUFFIX);

	return len > n && name[0] != '.' && strcmp(name + len - n, SUFFIX) == 0;
}

/* A dossier that a store keeps as a ZIP or as files: accepted, and nothing that could be archived as proof. */
static void
tell_unsealed(const char *dir, size_t containers, struct report *report)
{
	if (containers == 0)
		report_add(report, FINDING_ARCHIVE_UNSEALED, POS_FILE(dir), "%s", "");
}

/* A folder with containers in it, links not followed; 0, or -1 with a finding. */
static int
walk(struct sources *s, const char *dir, int depth, bool returned, struct report *report)
{
	char		**names = file_list(dir, report);
	const size_t	 before = s->n;
	bool		 received = false;
	int		 rc = names == NULL ? -1 : 0;

	for (char **n = names; rc == 0 && *n != NULL; n++) {
		char		*path = file_join(dir, *n);
		struct stat	 st;

		if (lstat(path, &st) == 0 && S_ISREG(st.st_mode) && is_container(*n)) {
			push(s, path);
			continue;
		}
		received |= strcmp(*n, RECORD) == 0;
		if (lstat(path, &st) == 0 && S_ISDIR(st.st_mode) && depth < STORE_DEPTH && (*n)[0] != '.')
			rc = walk(s, path, depth + 1, returned || strcmp(*n, RETURNS) == 0, report);
		free(path);
	}
	if (received && !returned)
		tell_unsealed(dir, s->n - before, report);
	file_list_free(names);
	return rc;
}

static int
gather_sources(struct sources *s, const char *const *given, size_t n, struct report *report)
{
	for (size_t i = 0; i < n; i++)
		if (!file_is_dir(given[i]))
			push(s, mem_strdup(given[i]));
		else if (walk(s, given[i], 0, false, report) == -1)
			return -1;
	return 0;
}

static void
sources_clear(struct sources *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->paths[i]);
	free(s->paths);
}

/* ---- what is there ---- */

static int
by_ref(const void *a, const void *b)
{
	return strcmp(a, b);
}

static void
know(struct known *k, const char *ref)
{
	k->refs = mem_grow(k->refs, k->n + 1, sizeof(*k->refs));
	memcpy(k->refs[k->n++], ref, 32);
	k->refs[k->n - 1][32] = '\0';
}

static void
know_archive(struct known *k, const struct journal *j)
{
	for (size_t i = 0; i < j->n; i++)
		if (j->lines[i].event == EVENT_ENTREE && vault_is_ref(j->lines[i].paquet))
			know(k, j->lines[i].paquet);
	if (k->n > 0)
		qsort(k->refs, k->n, sizeof(k->refs[0]), by_ref);
	/* A package that was eliminated may enter again: it is a new decision to keep it. */
	for (size_t i = 0; i < j->n; i++)
		if (j->lines[i].event == EVENT_ELIMINATION) {
			char	(*r)[33] = k->n == 0 ? NULL :
				    bsearch(j->lines[i].paquet, k->refs, k->n, sizeof(k->refs[0]), by_ref);

			if (r != NULL)
				(*r)[32] = '-';		/* matches nothing any more */
		}
}

static bool
is_known(const struct known *k, size_t sorted, const char *ref)
{
	if (sorted > 0 && bsearch(ref, k->refs, sorted, sizeof(k->refs[0]), by_ref) != NULL)
		return true;
	for (size_t i = sorted; i < k->n; i++)
		if (strcmp(k->refs[i], ref) == 0)
			return true;
	return false;
}

/* ---- a worker ---- */

/* Its answer: "made", "there", "refused" or "free" (it could not be confined), the facts, then the findings; strings closed by NUL. */
static void
answer(struct buf *out, const char *word, const struct packed *p, const struct report *found)
{
	buf_add(out, word, strlen(word) + 1);
	if (p != NULL) {
		buf_printf(out, "%s", p->ref);
		buf_putc(out, '\0');
		buf_puts(out, p->name);
		buf_putc(out, '\0');
		buf_printf(out, "\"paquet\":\"%s\",\"forme\":\"@\",\"octets\":%zu,\"sha512\":\"%s\",\"pieces\":%zu,"
		    "\"sceaux\":\"%s\",\"regle\":\"%s\",\"terme\":\"%s\",\"sort\":\"%s\"", p->ref, p->octets,
		    p->sha512, p->pieces, p->verdict, p->regle, p->terme, p->sort);
		buf_putc(out, '\0');
	}
	report_pack(found, out);
}

static void
work(void *arg, size_t item, struct buf *out)
{
	struct entering	*e = arg;
	const char	*source = e->sources.paths[item];
	struct report	*found = report_new();
	struct buf	*b = file_load(source, CONTAINER_LIMIT, found);
	struct packer	 packer = e->packer;
	struct packed	 p = { 0 };
	char		 ref[33];

	packer.serial = item;
	if (b != NULL)
		package_ref(b, ref);
	if (b != NULL && is_known(&e->known, e->sorted, ref))
		answer(out, "there", NULL, found);
	else if (b != NULL && package_make(&packer, source, b, &p, found) == 0)
		answer(out, "made", &p, found);
	else
		answer(out, report_has(found, finding_id(FINDING_JAIL)) ? "free" : "refused", NULL, found);
	packed_clear(&p);
	buf_free(b);
	report_free(found);
}

/* ---- the parent ---- */

static int
enter_group(struct entering *e)
{
	char	*work_dir = vault_path(e->vault, VAULT_WORK);
	int	 rc = 0;

	if (e->waiting > 0) {
		rc = folder_sync(work_dir, e->report);
		if (rc == 0)
			rc = vault_commit(e->vault, e->report);
	}
	if (rc == 0) {
		tell(e->o, "%s", e->told.data);
		e->entered += e->waiting;
	} else
		e->failed = true;
	buf_reset(&e->told);
	e->waiting = 0;
	free(work_dir);
	return rc;
}

static void
tell_there(struct entering *e, const char *source)
{
	e->there++;
	buf_printf(&e->told, _("%s: already there\n"), source);
}

static void
take_package(struct entering *e, const char *source, const char *ref, const char *name, const char *members)
{
	const char	*form = package_form_name(e->packer.form), *at = strchr(members, '@');
	char		*line, *to;

	/* Two copies of one container in this run: the second is there already. */
	if (is_known(&e->known, e->sorted, ref)) {
		tell_there(e, source);
		return;
	}
	know(&e->known, ref);
	line = mem_printf("%.*s%s%s", (int)(at - members), members, form, at + 1);
	to = vault_package(ref, form);
	vault_log(e->vault, EVENT_ENTREE, line);
	vault_place(e->vault, name, to);
	buf_printf(&e->told, _("%s: entered as %s\n"), source, ref);
	e->waiting++;
	free(to);
	free(line);
}

/* What became of a container, as its worker says; in the order in which they were given. */
static void
take_answer(struct entering *e, size_t item, enum pool_end end, const struct buf *b)
{
	const char	*source = e->sources.paths[item], *p = b->data, *limit = b->data + b->len;
	const char	*word = "refused";
	size_t		 before = report_count(e->report);

	if (end == POOL_ANSWERED)
		word = buf_next_string(&p, limit);
	else
		report_add(e->report, FINDING_ARCHIVE_LOST, POS_FILE(source), "%s",
		    end == POOL_HUNG ? _("it took too long") : _("the worker died"));
	if (strcmp(word, "free") == 0)
		e->failed = true;	/* nothing is read without a jail */
	if (strcmp(word, "made") == 0) {
		const char	*ref = buf_next_string(&p, limit), *name = buf_next_string(&p, limit);

		take_package(e, source, ref, name, buf_next_string(&p, limit));
	} else if (strcmp(word, "there") == 0)
		tell_there(e, source);
	else
		e->refused++;
	if (end == POOL_ANSWERED)
		(void)report_unpack(e->report, p, (size_t)(limit - p));
	progress_step(&e->progress, source, word, report_count(e->report) - before, strcmp(word, "refused") == 0);
}

static bool
done(void *arg, size_t item, enum pool_end end, int signal, const struct buf *b)
{
	struct entering	*e = arg;
	struct buf	*answer;

	(void)signal;
	turn_keep(&e->turn, item, end, b);
	while (turn_take(&e->turn, &item, &end, &answer)) {
		take_answer(e, item, end, answer);
		buf_free(answer);
	}
	return !e->failed;
}

static bool
settle(void *arg)
{
	struct entering	*e = arg;

	return e->waiting < GROUP || enter_group(e) == 0;
}

static int
warm(struct entering *e)
{
	struct packer	*k = &e->packer;
	const char	*ns = e->o->form == ARCHIVE_SEDA_22 ? "fr:gouv:culture:archivesdefrance:seda:v2.2" :
			    "fr:gouv:culture:archivesdefrance:seda:v2.3";

	mem_heap_begin(HEAP);
	/* Who makes packages opens no file. */
	if (library_warm(k->library, e->report) == -1 || library_regles(k->library, e->report) == NULL ||
	    library_stage(k->library, "archive/conservation.xsl", e->report) == NULL ||
	    library_stage(k->library, "archive/manifeste.xsl", e->report) == NULL ||
	    library_schema(k->library, ns, NULL, e->report) == NULL)
		return -1;
	mem_heap_settle();
	return 0;
}

/* Hand the containers out; what was made enters even where a signal stopped the rest. */
static int
run(struct entering *e)
{
	struct pool	 pool = {
		.items = e->sources.n, .workers = e->o->jobs, .timeout = TIMEOUT, .arg = e,
		.work = work, .done = done, .settle = settle,
	};
	char		*dir = vault_path(e->vault, VAULT_WORK);
	enum pool_result end = POOL_ALL;
	int		 rc = file_mkdirs(dir, e->report);

	e->packer.work = dir;
	turn_init(&e->turn, e->sources.n);
	progress_begin(&e->progress, e->o->err, e->o->progress, e->sources.n);
	if (rc == 0 && e->sources.n > 0)
		end = pool_run(&pool, e->report);
	progress_end(&e->progress);
	if (rc == 0 && !e->failed)
		rc = enter_group(e);
	if (end == POOL_INTERRUPTED)
		report_add(e->report, FINDING_ARCHIVE_INTERRUPTED, POS_FILE(e->o->archive), "%s", "");
	turn_clear(&e->turn);
	e->packer.work = NULL;
	free(dir);
	return e->failed || end == POOL_FAILED ? -1 : rc;
}

int
archive_enter(struct library *lib, const struct archive_options *o, const char *const *given, size_t n,
    struct report *report)
{
	struct vault	 vault;
	struct xml_doc	*profile = profile_load(lib, o->profile, report);
	struct xml_doc	*formats = profile == NULL ? NULL : formats_load(lib, report);
	struct entering	 e = { .o = o, .vault = &vault, .report = report };
	struct jail_filter *filter = formats == NULL ? NULL : jail_filter_new(report);
	int		 rc = -1;

	buf_init(&e.told);
	e.packer = (struct packer){ .library = lib, .profile = profile, .formats = formats, .trust = o->trust,
	    .filter = filter, .form = o->form, .now = o->now };
	if (filter != NULL && gather_sources(&e.sources, given, n, report) == 0 && warm(&e) == 0) {
		if (vault_open(&vault, o->archive, VAULT_CREATE, o->now, report) == 0 &&
		    vault_head_check(&vault, o->head, report) == 0) {
			know_archive(&e.known, &vault.journal);
			e.sorted = e.known.n;
			rc = run(&e);
			if (rc == 0)
				rc = vault_head_write(&vault, o->head, report);
			tell(o, _("%zu entered, %zu already there, %zu refused\n"), e.entered, e.there, e.refused);
		}
		vault_close(&vault);
	}
	free(e.known.refs);
	sources_clear(&e.sources);
	buf_clear(&e.told);
	jail_filter_free(filter);
	xml_free(formats);
	xml_free(profile);
	return rc;
}
