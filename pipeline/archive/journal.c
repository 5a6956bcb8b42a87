/* journal.c - what happened to an archive, line by line, each line holding the hash of the one before. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "archive/journal.h"

#define JOURNAL_LIMIT	((size_t)1 << 30)
#define LINE_MAX_BYTES	((size_t)4096)
#define HASH_KEY	",\"empreinte\":\""
#define HASH_TAIL	(sizeof(HASH_KEY) - 1 + 64 + 2)	/* ,"empreinte":"64 digits"} */

static const char *const	 events[EVENT__MAX] = {
	[EVENT_CREATION] = "creation", [EVENT_ENTREE] = "entree", [EVENT_AUDIT] = "audit",
	[EVENT_RESTITUTION] = "restitution", [EVENT_SCEAU] = "sceau", [EVENT_ACTE] = "acte",
	[EVENT_ELIMINATION] = "elimination",
};

/* ---- writing ---- */

void
journal_format(struct buf *out, size_t *n, char head[static 65], instant when, enum event event,
    const char *members)
{
	size_t	 at = out->len;
	char	 iso[32];

	buf_printf(out, "{\"n\":%zu,\"instant\":\"%s\",\"evenement\":\"%s\",%s%s\"avant\":\"%s\"", ++*n,
	    instant_iso(when, iso), events[event], members, members[0] == '\0' ? "" : ",", head);
	digest_sha256_hex(out->data + at, out->len - at, head);
	buf_printf(out, HASH_KEY "%s\"}\n", head);
}

void
journal_head_write(struct buf *out, size_t n, const char *hash)
{
	buf_printf(out, "clea-journal 1 %zu %s\n", n, hash);
}

bool
journal_head_read(const struct buf *b, size_t *n, char hash[static 65])
{
	static const char	 word[] = "clea-journal 1 ";
	unsigned char		 raw[32];
	const char		*p = b->data;
	char			*end;

	if (b->len < sizeof(word) || strncmp(p, word, sizeof(word) - 1) != 0)
		return false;
	p += sizeof(word) - 1;
	if (*p < '0' || *p > '9')
		return false;
	*n = strtoul(p, &end, 10);
	if (*end != ' ' || strlen(end + 1) < 64 || !hex_decode(end + 1, 64, raw))
		return false;
	memcpy(hash, end + 1, 64);
	hash[64] = '\0';
	return true;
}

/* ---- reading ---- */

struct reading {
	struct journal	*j;
	struct report	*report;
	size_t		 next;		/* the number that the next line should have; 0: not known */
};

static void
fault(struct reading *r, size_t line, const char *why)
{
	report_add(r->report, FINDING_ARCHIVE_JOURNAL, (struct pos){ r->j->path, (long)line, NULL }, "%s", why);
	r->j->sound = false;
}

static const char *
text_of(struct journal *j, const json_t *o, const char *key)
{
	const char	*s = json_string_value(json_object_get(o, key));

	return s == NULL ? "" : arena_strdup(j->arena, s);
}

static int
event_of(const char *s)
{
	for (int i = 0; i < EVENT__MAX; i++)
		if (strcmp(events[i], s) == 0)
			return i;
	return -1;
}

/* What the line says; false: it is not such a line. */
static bool
take_words(struct journal *j, struct journal_line *l, const json_t *o)
{
	const json_t	*n = json_object_get(o, "n");
	int		 event = event_of(text_of(j, o, "evenement"));

	if (event == -1)
		return false;
	l->event = (enum event)event;
	l->n = json_is_integer(n) && json_integer_value(n) > 0 ? (size_t)json_integer_value(n) : 0;
	l->instant = text_of(j, o, "instant");
	l->paquet = text_of(j, o, "paquet");
	l->forme = text_of(j, o, "forme");
	l->fichier = text_of(j, o, "fichier");
	l->sha512 = text_of(j, o, "sha512");
	l->regle = text_of(j, o, "regle");
	l->terme = text_of(j, o, "terme");
	l->sort = text_of(j, o, "sort");
	l->sceaux = text_of(j, o, "sceaux");
	l->octets = json_integer_value(json_object_get(o, "octets"));
	return true;
}

/* Is the line's own hash that of its bytes?  Puts what it says it is into "says". */
static bool
fits_itself(const char *line, size_t n, char says[static 65])
{
	char		 is[65];
	const char	*tail = line + n - HASH_TAIL;
	unsigned char	 raw[32];

	says[0] = '\0';
	if (n <= HASH_TAIL || memcmp(tail, HASH_KEY, sizeof(HASH_KEY) - 1) != 0 ||
	    memcmp(line + n - 2, "\"}", 2) != 0 || !hex_decode(tail + sizeof(HASH_KEY) - 1, 64, raw))
		return false;
	memcpy(says, tail + sizeof(HASH_KEY) - 1, 64);
	says[64] = '\0';
	digest_sha256_hex(line, n - HASH_TAIL, is);
	return strcmp(is, says) == 0;
}

/*
 * Where a line that fits itself stands among the others: NULL, or what is wrong.
 * One that comes too late leaves the expectation as it is, so that each fault is told once.
 */
static const char *
place_fault(struct reading *r, const struct journal_line *l, const char *before)
{
	struct journal	*j = r->j;
	size_t		 next = r->next;

	if (next != 0 && l->n < next)
		return _("it is not in its place: repeated or moved");
	r->next = l->n + 1;
	if (next != 0 && l->n > next)
		return _("lines are missing before this one");
	if (next != 0 && strcmp(before, j->head) != 0)
		return _("the line before is not the one it was written after");
	return NULL;
}

static struct journal_line *
line_grow(struct journal *j)
{
	if (j->n == j->room) {
		j->room = j->room * 2 + 64;
		j->lines = mem_grow(j->lines, j->room, sizeof(*j->lines));
	}
	memset(&j->lines[j->n], 0, sizeof(*j->lines));
	return &j->lines[j->n];
}

static void
read_line(struct reading *r, size_t at, const char *line, size_t n)
{
	struct journal		*j = r->j;
	struct journal_line	*l = line_grow(j);
	json_t			*o = json_loadb(line, n, JSON_REJECT_DUPLICATES, NULL);
	const char		*why = NULL;
	bool			 readable = o != NULL && take_words(j, l, o);

	l->faulty = !fits_itself(line, n, l->hash);
	if (l->faulty || !readable) {
		fault(r, at, readable ? _("it was changed: its hash does not fit") : _("it cannot be read"));
		r->next = 0;
	} else if ((why = place_fault(r, l, text_of(j, o, "avant"))) != NULL)
		fault(r, at, why);
	if (l->n + 1 == r->next)
		memcpy(j->head, l->hash, sizeof(j->head));
	if (readable)
		j->n++;
	json_decref(o);
}

int
journal_read(struct journal *j, const char *dir, struct report *report)
{
	struct reading	 r = { .j = j, .report = report, .next = 1 };
	struct buf	*b;
	const char	*p, *end;
	size_t		 at = 0;

	memset(j, 0, sizeof(*j));
	j->path = file_join(dir, JOURNAL_FILE);
	j->arena = arena_new();
	j->sound = true;
	memcpy(j->head, JOURNAL_NOTHING, sizeof(j->head));
	if ((b = file_load(j->path, JOURNAL_LIMIT, report)) == NULL) {
		j->sound = false;
		return -1;
	}
	for (p = b->data; (end = memchr(p, '\n', b->len - (size_t)(p - b->data))) != NULL; p = end + 1)
		read_line(&r, ++at, p, (size_t)(end - p));
	if (p < b->data + b->len)
		fault(&r, at + 1, _("it is cut"));
	if (at == 0 && j->sound)
		fault(&r, 0, _("it is empty"));
	j->end = b->len;
	buf_free(b);
	return 0;
}

void
journal_clear(struct journal *j)
{
	free(j->path);
	free(j->lines);
	arena_free(j->arena);
	memset(j, 0, sizeof(*j));
}

bool
journal_holds(const struct journal *j, size_t n, const char *hash, const char *where, struct report *report)
{
	const struct journal_line	*last = j->n == 0 ? NULL : &j->lines[j->n - 1];

	for (size_t i = 0; i < j->n; i++)
		if (j->lines[i].n == n && strcmp(j->lines[i].hash, hash) == 0)
			return true;
	if (last == NULL || n > last->n)
		report_add(report, FINDING_ARCHIVE_HEAD, POS_FILE(j->path),
		    _("%s knows line %zu, the journal ends with line %zu"), where, n, last == NULL ? 0 : last->n);
	else
		report_add(report, FINDING_ARCHIVE_HEAD, (struct pos){ j->path, (long)n, NULL },
		    _("it is not the line that %s knows"), where);
	return false;
}
