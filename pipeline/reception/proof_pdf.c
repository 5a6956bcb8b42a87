/* proof_pdf.c - what a PDF does or holds besides its pages, through libqpdf's C interface.
 *
 * Every object that can be reached from the trailer is looked at once; what
 * cannot be reached no viewer shows or runs.  Handles are released where they
 * were got, and a file with more objects than any proof needs is told, not
 * followed to its end.
 */
#include <stdlib.h>
#include <string.h>

#include <qpdf/qpdf-c.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/shortage.h"
#include "reception/ballast.h"
#include "reception/proof.h"
#include "reception/proof_inside.h"

#define OBJECTS_MAX	200000
#define NUMBER_MAX	8388607			/* of an object: ISO 32000-1, table C.1 */
#define NESTED_MAX	200			/* direct objects within one another */
#define REPAIR_MAX	((size_t)32 << 20)	/* bytes of a damaged file that are searched for objects */
#define MEMORY_MAX	((size_t)128 << 20)	/* bytes that libqpdf may take */

struct pdf {
	struct proof	*proof;
	qpdf_data	 q;
	qpdf_oh		*todo;			/* indirect objects, each pushed once */
	size_t		 ntodo, room;
	unsigned char	*seen;			/* a bit an object number */
	size_t		 nseen;			/* bytes of it */
	size_t		 n;			/* objects met, direct ones too */
	int		 object;		/* number of the one that is looked at; 0: the trailer */
};

/* ---- small views ---- */

static bool
name_is(struct pdf *d, qpdf_oh dict, const char *key, const char *name)
{
	qpdf_oh	 value = qpdf_oh_get_key(d->q, dict, key);
	bool	 is = qpdf_oh_is_name_and_equals(d->q, value, name) == QPDF_TRUE;

	qpdf_oh_release(d->q, value);
	return is;
}

static bool
has(struct pdf *d, qpdf_oh dict, const char *key)
{
	return qpdf_oh_has_key(d->q, dict, key) == QPDF_TRUE;
}

static void
tell(struct pdf *d, enum finding_kind kind, const char *what)
{
	proof_tell(d->proof, kind, _("%s, object %d"), what, d->object);
}

/* ---- what one dictionary tells ---- */

/* Actions that leave the document (ISO 32000-1, table 198). */
static const struct { const char *name; enum finding_kind kind; } actions[] = {
	{ "/JavaScript",	FINDING_PROOF_PDF_SCRIPT },
	{ "/Launch",		FINDING_PROOF_PDF_ACTION },
	{ "/SubmitForm",	FINDING_PROOF_PDF_ACTION },
	{ "/ImportData",	FINDING_PROOF_PDF_ACTION },
	{ "/GoToR",		FINDING_PROOF_PDF_EXTERNAL },
	{ "/GoToE",		FINDING_PROOF_PDF_ACTION },
	{ "/Rendition",		FINDING_PROOF_PDF_ACTION },
	{ "/RichMediaExecute",	FINDING_PROOF_PDF_ACTION },
};

/* Annotations that are files or play them. */
static const char *const media[] = {
	"/FileAttachment", "/RichMedia", "/Movie", "/Sound", "/Screen", "/3D",
};

static void
look_action(struct pdf *d, qpdf_oh dict)
{
	if (name_is(d, dict, "/Type", "/StructElem"))
		return;				/* there /S is a kind of text, named by whoever wrote it */
	for (size_t i = 0; i < nitems(actions); i++)
		if (name_is(d, dict, "/S", actions[i].name))
			tell(d, actions[i].kind, actions[i].name);
}

/* A link that is opened without a click; one on a page is the reader's choice. */
static void
look_opening(struct pdf *d, qpdf_oh dict)
{
	qpdf_oh	 action = qpdf_oh_get_key(d->q, dict, "/OpenAction");

	if (qpdf_oh_is_dictionary(d->q, action) && name_is(d, action, "/S", "/URI"))
		tell(d, FINDING_PROOF_PDF_ACTION, "/OpenAction /URI");
	qpdf_oh_release(d->q, action);
}

static void
look_files(struct pdf *d, qpdf_oh dict, bool stream)
{
	if (has(d, dict, "/EF") || name_is(d, dict, "/Type", "/EmbeddedFile"))
		tell(d, FINDING_PROOF_PDF_ATTACHMENT, "/EmbeddedFile");
	for (size_t i = 0; i < nitems(media); i++)
		if (name_is(d, dict, "/Subtype", media[i]))
			tell(d, FINDING_PROOF_PDF_ATTACHMENT, media[i]);
	/* Bytes of a stream or of a drawing that stand in another file (7.3.8.1, 8.10.4). */
	if (stream && (has(d, dict, "/F") || has(d, dict, "/Ref")))
		tell(d, FINDING_PROOF_PDF_EXTERNAL, "/F");
	if (name_is(d, dict, "/FS", "/URL"))
		tell(d, FINDING_PROOF_PDF_EXTERNAL, "/FS /URL");
}

static void
look_dict(struct pdf *d, qpdf_oh dict, bool stream)
{
	if (has(d, dict, "/S"))
		look_action(d, dict);
	if (has(d, dict, "/OpenAction"))
		look_opening(d, dict);
	if (has(d, dict, "/XFA"))
		tell(d, FINDING_PROOF_PDF_XFA, "/XFA");
	look_files(d, dict, stream);
}

/* ---- the way through all of them ---- */

/* Was this object number met before?  It is from now on. */
static bool
met(struct pdf *d, int id)
{
	size_t		 byte = (size_t)id / 8;
	unsigned char	 bit = (unsigned char)(1U << ((unsigned int)id % 8)), before;

	if (id > NUMBER_MAX) {
		proof_tell(d->proof, FINDING_PROOF_PDF_LIMIT, _("an object with the number %d"), id);
		return true;
	}
	if (byte >= d->nseen) {
		d->seen = mem_grow(d->seen, byte * 2 + 64, 1);
		memset(d->seen + d->nseen, 0, byte * 2 + 64 - d->nseen);
		d->nseen = byte * 2 + 64;
	}
	before = d->seen[byte] & bit;
	d->seen[byte] |= bit;
	return before != 0;
}

static void	look(struct pdf *, qpdf_oh, int depth);

/* Takes the handle. */
static void
follow(struct pdf *d, qpdf_oh value, int depth)
{
	int	 id = qpdf_oh_get_object_id(d->q, value);

	if (++d->n > OBJECTS_MAX) {
		proof_tell(d->proof, FINDING_PROOF_PDF_LIMIT, _("more than %d objects"), OBJECTS_MAX);
	} else if (id > 0) {
		if (!met(d, id)) {
			if (d->ntodo == d->room) {
				d->room = d->room == 0 ? 256 : d->room * 2;
				d->todo = mem_grow(d->todo, d->room, sizeof(*d->todo));
			}
			d->todo[d->ntodo++] = value;
			return;
		}
	} else
		look(d, value, depth + 1);
	qpdf_oh_release(d->q, value);
}

static void
look_keys(struct pdf *d, qpdf_oh dict, int depth)
{
	char	**keys = NULL;
	size_t	  n = 0;

	/* There is one iteration at a time, and what follows needs its own. */
	qpdf_oh_begin_dict_key_iter(d->q, dict);
	while (qpdf_oh_dict_more_keys(d->q) == QPDF_TRUE) {
		keys = mem_grow(keys, n + 1, sizeof(*keys));
		keys[n++] = mem_strdup(qpdf_oh_dict_next_key(d->q));
	}
	for (size_t i = 0; i < n; i++) {
		follow(d, qpdf_oh_get_key(d->q, dict, keys[i]), depth);
		free(keys[i]);
	}
	free(keys);
}

static void
look(struct pdf *d, qpdf_oh value, int depth)
{
	qpdf_oh	 dict;
	int	 n;

	if (depth > NESTED_MAX || d->n > OBJECTS_MAX)
		return;
	switch (qpdf_oh_get_type_code(d->q, value)) {
	case ot_array:
		n = qpdf_oh_get_array_n_items(d->q, value);
		for (int i = 0; i < n && d->n <= OBJECTS_MAX; i++)
			follow(d, qpdf_oh_get_array_item(d->q, value, i), depth);
		break;
	case ot_dictionary:
		look_dict(d, value, false);
		look_keys(d, value, depth);
		break;
	case ot_stream:
		dict = qpdf_oh_get_dict(d->q, value);
		look_dict(d, dict, true);
		look_keys(d, dict, depth);
		qpdf_oh_release(d->q, dict);
		break;
	default:
		break;
	}
}

static void
look_all(struct pdf *d)
{
	follow(d, qpdf_get_trailer(d->q), 0);
	while (d->ntodo > 0) {
		qpdf_oh	 value = d->todo[--d->ntodo];

		d->object = qpdf_oh_get_object_id(d->q, value);
		look(d, value, 0);
		qpdf_oh_release(d->q, value);
	}
}

/* ---- opening ---- */

enum end { END_OPEN, END_LOCKED, END_LARGE, END_BROKEN };

/* libqpdf has no code for the memory that was refused to it: the C++ name of it stands in its words. */
static bool
is_memory(struct pdf *d, qpdf_error e)
{
	return e != NULL && strstr(qpdf_get_error_full_text(d->q, e), "bad_alloc") != NULL;
}

/* What it could not read of what it has been asked so far; each warning once. */
static enum end
read_warnings(struct pdf *d)
{
	enum end	 end = END_OPEN;

	while (qpdf_more_warnings(d->q) == QPDF_TRUE) {
		if (is_memory(d, qpdf_next_warning(d->q)))
			end = END_LARGE;
		else if (end == END_OPEN)
			end = END_BROKEN;
	}
	return end;
}

/* Without repair first: a file that needs some is told, then repaired as a viewer would, so as to be looked into. */
static enum end
open_pdf(struct pdf *d, bool repair)
{
	qpdf_error	 e;
	qpdf_oh		 root;
	bool		 sound = false;

	d->q = qpdf_init();
	qpdf_silence_errors(d->q);
	qpdf_set_suppress_warnings(d->q, QPDF_TRUE);
	qpdf_set_attempt_recovery(d->q, repair ? QPDF_TRUE : QPDF_FALSE);
	if ((qpdf_read_memory(d->q, "proof", (const char *)d->proof->s, d->proof->n, NULL) & QPDF_ERRORS) == 0) {
		root = qpdf_get_root(d->q);
		sound = qpdf_has_error(d->q) == QPDF_FALSE && qpdf_oh_is_dictionary(d->q, root) == QPDF_TRUE;
		qpdf_oh_release(d->q, root);
	}
	if (sound)
		return END_OPEN;
	e = qpdf_get_error(d->q);
	if (e != NULL && qpdf_get_error_code(d->q, e) == qpdf_e_password)
		return END_LOCKED;
	return is_memory(d, e) || read_warnings(d) == END_LARGE ? END_LARGE : END_BROKEN;
}

static void
close_pdf(struct pdf *d)
{
	(void)qpdf_get_error(d->q);	/* unasked, libqpdf would print it */
	qpdf_cleanup(&d->q);
}

/*
 * A file that cannot be repaired here may still open elsewhere: words that
 * stand in it openly are told all the same.
 */
static void
look_raw(struct proof *p)
{
	static const struct { const char *word; enum finding_kind kind; } words[] = {
		{ "/JavaScript",	FINDING_PROOF_PDF_SCRIPT },
		{ "/Launch",		FINDING_PROOF_PDF_ACTION },
		{ "/SubmitForm",	FINDING_PROOF_PDF_ACTION },
		{ "/EmbeddedFile",	FINDING_PROOF_PDF_ATTACHMENT },
		{ "/XFA",		FINDING_PROOF_PDF_XFA },
		{ "/Encrypt",		FINDING_PROOF_LOCKED },
	};

	for (size_t i = 0; i < nitems(words); i++)
		if (proof_holds(p, words[i].word, strlen(words[i].word)))
			proof_tell(p, words[i].kind, "%s", words[i].word);
}

/* A few bytes may unpack to gigabytes: no reader of a proof needs as much. */
static void
tell_large(struct proof *p)
{
	proof_tell(p, FINDING_PROOF_PDF_LIMIT, _("reading it takes more than %zu MiB of memory"), MEMORY_MAX >> 20);
}

static void
look_open(struct pdf *d)
{
	if (qpdf_is_encrypted(d->q) == QPDF_TRUE)
		proof_tell(d->proof, FINDING_PROOF_LOCKED, "%s", _("it opens without a password, and forbids some uses"));
	look_all(d);
	switch (read_warnings(d)) {	/* objects that could not be read */
	case END_LARGE:
		tell_large(d->proof);
		break;
	case END_OPEN:
		break;
	default:
		proof_tell(d->proof, FINDING_PROOF_PDF_BROKEN, "%s", "");
		break;
	}
}

static void
look_file(struct pdf *d)
{
	struct proof	*p = d->proof;
	enum end	 end = open_pdf(d, false);

	if (end == END_BROKEN) {
		proof_tell(p, FINDING_PROOF_PDF_BROKEN, "%s", "");
		if (p->n > REPAIR_MAX)
			return;
		close_pdf(d);
		end = open_pdf(d, true);
	}
	if (end == END_OPEN)
		look_open(d);
	else if (end == END_LOCKED)
		proof_tell(p, FINDING_PROOF_LOCKED, "%s", "");
	else
		look_raw(p);
	if (end == END_LARGE)
		tell_large(p);
}

void
proof_pdf(struct proof *p)
{
	struct pdf	 d = { .proof = p };
	struct ballast	 ballast;

	ballast_take(&ballast, MEMORY_MAX);
	shortage_is_thrown();
	look_file(&d);
	free(d.seen);
	free(d.todo);
	close_pdf(&d);
	shortage_ends();
	ballast_drop(&ballast);
}
