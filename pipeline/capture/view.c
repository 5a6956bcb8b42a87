/*
 * view.c - a dossier as one page for reading, its proofs inside.
 *
 * The stylesheet writes the page; where the bytes of a proof belong it writes
 * a token, the proof's digest behind a word of ours, and here the base64 takes
 * its place: megabytes need not pass through XSLT.  A text of the dossier that
 * imitates a token would show base64, nothing worse: outside of the
 * attributes that the stylesheet writes it is text.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "capture/view.h"
#include "dossier/dossier.h"
#include "dossier/library.h"
#include "seal/seal.h"
#include "xml/stage.h"
#include "xml/xml.h"

#define PIECES_NS	"urn:clea:pieces:1"
#define SEALS_NS	"urn:clea:sceaux:1"
#define TOKEN		"clea-octets-"
#define TOKEN_LEN	(sizeof(TOKEN) - 1 + 2 * DIGEST_SHA256)
#define CONTAINER_LIMIT	((size_t)500 << 20)
#define TEXT_LIMIT	((size_t)64 << 10)	/* of a text that is shown */
#define PDF_LIMIT	((size_t)1500 << 10)	/* of a PDF that is shown: browsers open no address beyond 2 MiB, and base64 is 4/3 */

struct piece {
	struct buf	*bytes;
	char		 token[TOKEN_LEN + 1];
};

struct viewing {
	const struct view *o;
	struct dossier	*dossier;
	struct xml_doc	*pieces, *seals;
	struct piece	*all;
	size_t		 n, total;
	struct report	*report;
};

/* Text that a page may hold: UTF-8 without control characters. */
static bool
is_plain(const struct buf *b)
{
	for (size_t i = 0; i < b->len; i++) {
		unsigned char	 c = (unsigned char)b->data[i];

		if ((c < 0x20 && c != '\n' && c != '\t' && c != '\r') || c == 0x7f)
			return false;
	}
	return utf8_valid(b->data, b->len);
}

static const char *
kind_of(const char *type, const struct buf *b)
{
	if (strcmp(type, "image/png") == 0 || strcmp(type, "image/jpeg") == 0)
		return "image";
	if (strcmp(type, "text/plain") == 0 && b->len <= TEXT_LIMIT && is_plain(b))
		return "texte";
	if (strcmp(type, "application/pdf") == 0 && b->len <= PDF_LIMIT)
		return "pdf";
	return "fichier";
}

static void
keep_bytes(struct viewing *v, struct xml_node *e, const char *type, struct buf *bytes)
{
	struct piece	*p;
	char		 sha256[2 * DIGEST_SHA256 + 1];

	v->all = mem_grow(v->all, v->n + 1, sizeof(*v->all));
	p = &v->all[v->n++];
	p->bytes = bytes;
	digest_sha256_hex(bytes->data, bytes->len, sha256);
	memcpy(p->token, TOKEN, sizeof(TOKEN) - 1);
	memcpy(p->token + sizeof(TOKEN) - 1, sha256, sizeof(sha256));
	xml_set(e, "jeton", p->token);
	xml_set(e, "genre", kind_of(type, bytes));
	xml_set(e, "sha256", sha256);
	if (strcmp(kind_of(type, bytes), "texte") == 0)
		xml_add(e, "texte", bytes->data);
}

/* -1 with a finding: it changed while it was read. */
static int
add_piece(struct viewing *v, const struct xml_node *proof)
{
	const char	*path = xml_attr(proof, NULL, "fichier"), *type;
	struct xml_node	*e = xml_add(xml_root(v->pieces), "piece", NULL);
	size_t		 size, errors = report_count(v->report);
	struct buf	*bytes;
	char		*text;

	xml_set(e, "id", xml_attr(proof, NULL, "id"));
	if (path == NULL)
		return 0;
	bytes = dossier_proof_load(v->dossier, path, VIEW_LIMIT_PROOFS - v->total, &size, &type, v->report);
	if (bytes == NULL && report_count(v->report) > errors)
		return -1;
	text = mem_printf("%zu", size);
	xml_set(e, "octets", text);
	free(text);
	xml_set(e, "nom", file_base(path));
	xml_set(e, "type", type);
	if (bytes == NULL) {
		xml_set(e, "genre", size == 0 ? "absent" : "grand");
		return 0;
	}
	v->total += size;
	keep_bytes(v, e, type, bytes);
	return 0;
}

static int
gather_pieces(struct viewing *v, const struct xml_doc *projection)
{
	const struct xml_node	*n = xml_first(xml_root(projection));

	v->pieces = xml_doc_new("clea:pieces", PIECES_NS, "p", "pieces");
	if (v->o->anonymous)
		return 0;
	while (n != NULL && !xml_is(n, DOSSIER_NS, "preuves"))
		n = xml_next(n);
	for (n = n == NULL ? NULL : xml_first(n); n != NULL; n = xml_next(n))
		if (add_piece(v, n) == -1)
			return -1;
	return 0;
}

/* ---- seals ---- */

static void
add_verdict(struct xml_node *parent, const struct seal_verdict *s)
{
	struct xml_node	*e = xml_add(parent, "sceau", NULL);
	char		 when[32];

	xml_set(e, "indication", seal_indication_name(s->indication));
	xml_set(e, "precision", s->sub);
	xml_set(e, "ou", s->where);
	xml_set(e, "forme", s->format);
	xml_set(e, "signataire", s->signer);
	if (s->has_claimed)
		xml_set(e, "le", instant_iso(s->claimed, when));
	if (s->has_proof)
		xml_set(e, "prouve-le", instant_iso(s->proof, when));
}

/* As verify judges them; what it finds is told in the page, a broken seal also to the caller. */
static void
judge_seals(struct viewing *v, const struct buf *container)
{
	struct report		*found = report_new();
	struct seal_result	 r;
	struct xml_node		*root;

	v->seals = xml_doc_new("clea:sceaux", SEALS_NS, "s", "sceaux");
	root = xml_root(v->seals);
	if (container != NULL) {
		seal_verify(file_base(v->o->path), container, v->o->trust, v->o->now, &r, found);
		xml_set(root, "ensemble", seal_indication_name(r.overall));
		for (size_t i = 0; i < r.nverdicts; i++)
			add_verdict(root, &r.verdicts[i]);
		for (size_t i = 0; i < report_count(found); i++) {
			const struct finding	*f = report_get(found, i);
			struct xml_node		*e = xml_add(root, "constat", NULL);

			/* Its words follow the user's language; the page has its own. */
			xml_set(e, "id", f->id);
			if (f->path != NULL)
				xml_set(e, "ou", f->path);
			xml_set(e, "gravite", severity_name(f->severity));
		}
		if (r.overall == SEAL_TOTAL_FAILED)
			report_merge(v->report, found);
		seal_result_clear(&r);
	}
	report_free(found);
}

/* ---- the page ---- */

static const struct piece *
piece_of(const struct viewing *v, const char *token)
{
	for (size_t i = 0; i < v->n; i++)
		if (strncmp(v->all[i].token, token, TOKEN_LEN) == 0)
			return &v->all[i];
	return NULL;
}

static void
add_base64(struct buf *out, const struct buf *bytes)
{
	size_t	 n = BASE64_ROOM(bytes->len);
	char	*text = mem_alloc(n);

	base64_encode(bytes->data, bytes->len, text);
	buf_puts(out, text);
	free(text);
}

/* Takes the page; gives the one with bytes in the place of tokens. */
static struct buf *
splice(const struct viewing *v, struct buf *page)
{
	struct buf		*out = buf_new();
	const char		*p = page->data, *at;

	while ((at = strstr(p, TOKEN)) != NULL) {
		const struct piece	*piece = piece_of(v, at);
		size_t			 len = piece == NULL ? sizeof(TOKEN) - 1 : TOKEN_LEN;

		buf_add(out, p, (size_t)(at - p));
		if (piece != NULL)
			add_base64(out, piece->bytes);
		else
			buf_add(out, at, len);
		p = at + len;
	}
	buf_puts(out, p);
	buf_free(page);
	return out;
}

static struct buf *
make(struct viewing *v)
{
	enum dossier_reader	 reader = v->o->anonymous ? DOSSIER_FOR_ANONYMOUS_JURY : DOSSIER_FOR_JURY;
	const struct xml_doc	*projection = dossier_projection(v->dossier, reader, v->report);
	struct buf		*page;

	if (projection == NULL || gather_pieces(v, projection) == -1)
		return NULL;
	const struct stage_input inputs[] = { { "pieces", v->pieces }, { "sceaux", v->seals } };

	page = dossier_page(v->dossier, reader, inputs, nitems(inputs), v->report);
	return page == NULL ? NULL : splice(v, page);
}

struct buf *
view_make(struct library *lib, const struct view *o, struct report *report)
{
	struct viewing	 v = { .o = o, .report = report };
	struct buf	*container = NULL, *page = NULL;

	if (file_is_dir(o->path))
		v.dossier = dossier_open(lib, o->path, o->now, report);
	else if ((container = file_load(o->path, CONTAINER_LIMIT, report)) != NULL)
		v.dossier = dossier_open_container(lib, o->path, container, o->now, report);
	if (v.dossier != NULL) {
		judge_seals(&v, container);
		page = make(&v);
	}
	for (size_t i = 0; i < v.n; i++)
		buf_free(v.all[i].bytes);
	free(v.all);
	xml_free(v.pieces);
	xml_free(v.seals);
	dossier_free(v.dossier);
	buf_free(container);
	return page;
}
