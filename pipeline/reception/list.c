/* list.c - the receptions as a table for people, spreadsheets and programs. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "reception/index.h"
#include "reception/list.h"

/* ---- for programs ---- */

enum kind { TEXT, NUMBER, DAYS, YES };

/* The columns of CSV and JSON, in order. */
static const struct column {
	const char	*name;
	enum kind	 kind;
	size_t		 at;		/* in struct index_row */
} columns[] = {
#define COLUMN(name, kind, member)	{ name, kind, offsetof(struct index_row, member) }
	COLUMN("verdict", TEXT, verdict), COLUMN("corrige_le", TEXT, corrige), COLUMN("nom", TEXT, nom), COLUMN("prenom", TEXT, prenom),
	COLUMN("naissance", TEXT, naissance), COLUMN("organisme", TEXT, organisme), COLUMN("siret", TEXT, siret),
	COLUMN("numero", TEXT, numero), COLUMN("referentiel", TEXT, referentiel), COLUMN("erreurs", NUMBER, errors),
	COLUMN("avertissements", NUMBER, warnings), COLUMN("informations", NUMBER, infos), COLUMN("recu_le", TEXT, le),
	COLUMN("age_jours", NUMBER, age), COLUMN("terme", TEXT, terme), COLUMN("jours_restants", DAYS, days),
	COLUMN("issue", TEXT, issue), COLUMN("pret_jury", YES, jury), COLUMN("virus", TEXT, virus),
	COLUMN("motif", TEXT, motif), COLUMN("fichier", TEXT, fichier), COLUMN("forme", TEXT, forme),
	COLUMN("octets", NUMBER, octets), COLUMN("sha256", TEXT, sha256), COLUMN("chemin", TEXT, chemin),
#undef COLUMN
};

/* Members read through their place in the row. */
static const char *
text_of(const struct column *c, const struct index_row *r)
{
	const char	*s;

	memcpy(&s, (const char *)r + c->at, sizeof(s));
	return s;
}

static long long
number_of(const struct column *c, const struct index_row *r)
{
	long long	 n;

	memcpy(&n, (const char *)r + c->at, sizeof(n));
	return n;
}

/*
 * A spreadsheet takes a cell for a formula by its first character, and some look behind blanks; "'" in
 * front makes it text.
 */
static void
csv_text(struct buf *out, const char *s)
{
	const char	*first = s + strspn(s, " ");
	bool		 formula = *first != '\0' && strchr("=+-@\t\r\n", *first) != NULL, quoted = strpbrk(s, ";\"\r\n") != NULL;

	if (quoted)
		buf_putc(out, '"');
	if (formula)
		buf_putc(out, '\'');
	for (; *s != '\0'; s++) {
		if (*s == '"')
			buf_putc(out, '"');
		buf_putc(out, *s);
	}
	if (quoted)
		buf_putc(out, '"');
}

static int
csv_row(void *arg, const struct index_row *r)
{
	struct buf	*out = arg;

	for (size_t i = 0; i < nitems(columns); i++) {
		const struct column	*c = &columns[i];

		if (i > 0)
			buf_putc(out, ';');
		if (c->kind == TEXT)
			csv_text(out, text_of(c, r));
		else if (c->kind == YES)
			buf_puts(out, r->jury ? "oui" : "non");
		else if (c->kind == NUMBER || r->has_days)
			buf_int(out, number_of(c, r));
	}
	buf_puts(out, "\r\n");
	return 0;
}

static void
csv_head(struct buf *out)
{
	buf_puts(out, "\xef\xbb\xbf");
	for (size_t i = 0; i < nitems(columns); i++)
		buf_printf(out, "%s%s", i > 0 ? ";" : "", columns[i].name);
	buf_puts(out, "\r\n");
}

static json_t *
json_of(const struct column *c, const struct index_row *r)
{
	json_t	*s;

	switch (c->kind) {
	case NUMBER:
		return json_integer(number_of(c, r));
	case DAYS:
		return r->has_days ? json_integer(number_of(c, r)) : json_null();
	case YES:
		return json_boolean(r->jury);
	default:
		s = json_string(text_of(c, r));
		return s != NULL ? s : json_string("");	/* an index that somebody filled with bytes that are not UTF-8 */
	}
}

static int
json_row(void *arg, const struct index_row *r)
{
	struct buf	*out = arg;
	json_t		*o = json_object();
	char		*line;

	for (size_t i = 0; i < nitems(columns); i++)
		json_object_set_new(o, columns[i].name, json_of(&columns[i], r));
	buf_puts(out, out->len > 1 ? ",\n " : "\n ");
	if ((line = json_dumps(o, JSON_COMPACT)) != NULL)
		buf_puts(out, line);
	free(line);
	json_decref(o);
	return 0;
}

/* ---- for people ---- */

#define WIDEST	34		/* characters of a cell; what is longer is cut */
#define CELLS	9

struct table {
	char	**cells;	/* CELLS a row */
	size_t	  n;
};

static const char *
verdict_word(const char *code)
{
	static const struct { const char *code, *word; } words[] = {
		{ "accepte", N_("accepted") }, { "accepte-avec-remarques", N_("accepted, with remarks") },
		{ "a-completer", N_("to be completed") }, { "refuse", N_("refused") },
	};

	for (size_t i = 0; i < nitems(words); i++)
		if (strcmp(code, words[i].code) == 0)
			return _(words[i].word);
	return code;
}

/* Cut by characters; what a terminal would obey is shown instead.  Takes the text. */
static char *
cell(char *s)
{
	char	*shown = utf8_printable(s);
	size_t	 at = 0, len, n = strlen(shown);

	free(s);
	if (utf8_count(shown, n) <= WIDEST)
		return shown;
	for (size_t i = 0; i < WIDEST - 1; i++) {
		(void)utf8_get(shown + at, n - at, &len);
		at += len;
	}
	s = mem_printf("%.*s…", (int)at, shown);
	free(shown);
	return s;
}

static void
add_cells(struct table *t, char *const cells[CELLS])
{
	t->cells = mem_grow(t->cells, (t->n + 1) * CELLS, sizeof(*t->cells));
	for (size_t i = 0; i < CELLS; i++)
		t->cells[t->n * CELLS + i] = cell(cells[i]);
	t->n++;
}

static int
text_row(void *arg, const struct index_row *r)
{
	char	*cells[CELLS] = {
		r->corrige[0] == '\0' ? mem_strdup(verdict_word(r->verdict)) :
		    /* TRANSLATORS: %s is a verdict, such as "to be completed" */
		    mem_printf(_("%s (corrected since)"), verdict_word(r->verdict)),
		mem_printf("%s%s%s", r->nom, r->prenom[0] != '\0' ? " " : "", r->prenom),
		mem_strdup(r->organisme), mem_strdup(r->numero[0] != '\0' ? r->numero : r->fichier),
		mem_printf("%lld/%lld/%lld", r->errors, r->warnings, r->infos), mem_printf("%.10s", r->le),
		r->has_days ? mem_printf("%lld", r->days) : mem_strdup(""), mem_strdup(r->jury ? _("yes") : _("no")),
		mem_strdup(r->chemin),
	};

	add_cells(arg, cells);
	return 0;
}

static void
text_head(struct table *t)
{
	/* TRANSLATORS: errors/warnings/remarks of a dossier, as three numbers */
	char	*cells[CELLS] = {
		mem_strdup(_("verdict")), mem_strdup(_("candidate")), mem_strdup(_("organisation")),
		mem_strdup(_("number or file")), mem_strdup(_("E/W/I")), mem_strdup(_("received")),
		mem_strdup(_("days left")), mem_strdup(_("jury")), mem_strdup(_("folder")),
	};

	add_cells(t, cells);
}

static void
text_print(const struct table *t, struct buf *out)
{
	size_t	 widths[CELLS] = { 0 };

	for (size_t i = 0; i < t->n * CELLS; i++) {
		size_t	 w = utf8_count(t->cells[i], strlen(t->cells[i]));

		if (w > widths[i % CELLS])
			widths[i % CELLS] = w;
	}
	for (size_t i = 0; i < t->n * CELLS; i++) {
		size_t	 w = utf8_count(t->cells[i], strlen(t->cells[i])), column = i % CELLS;

		buf_puts(out, t->cells[i]);
		if (column == CELLS - 1)
			buf_putc(out, '\n');
		else
			buf_printf(out, "%*s", (int)(widths[column] - w + 2), "");
	}
}

static int
write_text(struct index *ix, const struct index_filter *f, instant now, struct buf *out, struct report *report)
{
	struct table	 t = { NULL, 0 };
	size_t		 n;
	int		 rc;

	text_head(&t);
	rc = index_each(ix, f, now, text_row, &t, report);
	n = t.n - 1;
	if (rc == 0 && n > 0)
		text_print(&t, out);
	if (rc == 0)
		buf_printf(out, ngettext("%zu reception\n", "%zu receptions\n", n), n);
	for (size_t i = 0; i < t.n * CELLS; i++)
		free(t.cells[i]);
	free(t.cells);
	return rc;
}

int
list_write(struct index *ix, const struct index_filter *f, instant now, enum list_format format, struct buf *out,
    struct report *report)
{
	int	 rc;

	switch (format) {
	case LIST_CSV:
		csv_head(out);
		return index_each(ix, f, now, csv_row, out, report);
	case LIST_JSON:
		buf_putc(out, '[');
		rc = index_each(ix, f, now, json_row, out, report);
		buf_puts(out, out->len > 1 ? "\n]\n" : "]\n");
		return rc;
	default:
		return write_text(ix, f, now, out, report);
	}
}
