/* The structure tree, on a canvas that keeps it as text. */
#include "fo_tree_help.h"
#include "fo/tags.h"

/* An element as the recording canvas has it. */
struct canvas_tag {
	struct canvas_tag	*parent, *first, *last, *next;
	char			 text[160];	/* type and attributes */
};

struct tags {
	struct canvas_tag	 document, *all;
	size_t			 n;
};

static void
put(char *out, size_t room, const char *name, const char *value)
{
	size_t	 n = strlen(out);

	if (value != NULL)
		snprintf(out + n, room - n, " %s=%s", name, value);
}

static struct canvas_tag *
rec_tag_new(struct canvas *c, struct canvas_tag *parent, const struct canvas_tag_def *def)
{
	struct tags		*t = c->self;
	struct canvas_tag	*tag = mem_alloc(sizeof(*tag));
	char			 number[16];

	tag->parent = parent == NULL ? &t->document : parent;
	if (tag->parent->last == NULL)
		tag->parent->first = tag;
	else
		tag->parent->last->next = tag;
	tag->parent->last = tag;
	snprintf(tag->text, sizeof(tag->text), "%s", def->type);
	put(tag->text, sizeof(tag->text), "alt", def->alt);
	put(tag->text, sizeof(tag->text), "lang", def->lang);
	put(tag->text, sizeof(tag->text), "id", def->id);
	put(tag->text, sizeof(tag->text), "scope", def->scope);
	put(tag->text, sizeof(tag->text), "headers", def->headers);
	put(tag->text, sizeof(tag->text), "numbering", def->list_numbering);
	if (def->row_span > 1) {
		snprintf(number, sizeof(number), "%d", def->row_span);
		put(tag->text, sizeof(tag->text), "rows", number);
	}
	if (def->col_span > 1) {
		snprintf(number, sizeof(number), "%d", def->col_span);
		put(tag->text, sizeof(tag->text), "cols", number);
	}
	return tag;
}

static void
write_tree(const struct canvas_tag *t, struct buf *out)
{
	for (t = t->first; t != NULL; t = t->next) {
		buf_puts(out, t->text);
		if (t->first != NULL) {
			buf_putc(out, '(');
			write_tree(t, out);
			buf_putc(out, ')');
		}
		if (t->next != NULL)
			buf_puts(out, ", ");
	}
}

static void
free_tree(struct canvas_tag *t)
{
	struct canvas_tag	*next;

	for (t = t->first; t != NULL; t = next) {
		next = t->next;
		free_tree(t);
		free(t);
	}
}

struct expected { const char *flow, *want, *findings; };

static void
check(const struct expected *t, size_t n)
{
	char	 ids[64];

	for (size_t i = 0; i < n; i++) {
		struct doc		 d = doc_open(t[i].flow);
		struct tags		 tags = { .n = 0 };
		struct canvas		 canvas = { .self = &tags, .report = d.report, .tag_new = rec_tag_new };
		struct fo_context	 ctx = { .tree = d.tree, .canvas = &canvas, .report = d.report };
		struct buf		 out;

		buf_init(&out);
		fo_tags_build(&ctx, doc_sequence(&d));
		write_tree(&tags.document, &out);
		if (strcmp(out.data, t[i].want) != 0)
			fail_msg("%s:\n  got  %s\n  want %s", t[i].flow, out.data, t[i].want);
		doc_ids(&d, ids, sizeof(ids));
		assert_string_equal(ids, t[i].findings == NULL ? "" : t[i].findings);
		buf_clear(&out);
		free_tree(&tags.document);
		doc_close(&d);
	}
}

static void
blocks(void **state)
{
	static const struct expected t[] = {
		{ "<fo:block>a</fo:block><fo:block/><fo:block> </fo:block>", "P", NULL },
		{ "<fo:block><fo:block>a</fo:block><fo:block>b</fo:block></fo:block>", "P, P", NULL },
		{ "<fo:block>a<fo:block>b</fo:block>c</fo:block>", "Div(P, P, P)", NULL },
		{ "<fo:block role='H1'>a</fo:block><fo:block role='h2'>b</fo:block><fo:block role='H1'>c</fo:block>", "H1, H2, H1", NULL },
		{ "<fo:block role='H2'>a</fo:block>", "H2", "FO-21" },
		{ "<fo:block role='H1'>a</fo:block><fo:block role='H3'>b</fo:block>", "H1, H3", "FO-21" },
		{ "<fo:block role='H1'><fo:block>a</fo:block><fo:block>b</fo:block></fo:block>", "H1", NULL },
		{ "<fo:block role='BlockQuote'>a</fo:block>", "BlockQuote(P)", NULL },
		{ "<fo:block role='Sect'><fo:block role='H1'>a</fo:block><fo:block>b</fo:block></fo:block>", "Sect(H1, P)", NULL },
		{ "<fo:block role='artifact'>a<fo:block>b</fo:block></fo:block>", "", NULL },
		{ "<fo:block role='Chapter'>a</fo:block><fo:block role='Chapter'>a</fo:block>", "P, P", "FO-20" },
		{ "<fo:block role='Code'>a</fo:block>", "P(Code)", NULL },
		{ "<fo:block xml:lang='en'>a</fo:block>", "P lang=en", NULL },
		{ "<fo:block xml:lang='fr-FR'>a</fo:block>", "P lang=fr-FR", NULL },
		{ "<fo:block xml:lang='en'><fo:block>a</fo:block><fo:block language='de'>b</fo:block></fo:block>",
		    "Div lang=en(P, P lang=de)", NULL },
		{ "<fo:block-container><fo:block>a</fo:block></fo:block-container>", "P", NULL },
		{ "<fo:wrapper><fo:block>a</fo:block></fo:wrapper>", "P", NULL },
		{ "<fo:block clea:signature='s' id='b'>Signed<fo:block>by</fo:block></fo:block>", "Form alt=s", NULL },
		{ "<fo:block><fo:marker marker-class-name='m'><fo:block>x</fo:block></fo:marker>a</fo:block>", "P", NULL },
		{ "<fo:block><fo:leader leader-pattern='rule'/></fo:block>", "", NULL },
	};

	(void)state;
	check(t, nitems(t));
}

static void
inlines(void **state)
{
	static const struct expected t[] = {
		{ "<fo:block>a <fo:inline>b</fo:inline> <fo:basic-link external-destination='url(x)'>c</fo:basic-link></fo:block>",
		    "P(Link)", NULL },
		{ "<fo:block>a<fo:inline role='Quote'>b</fo:inline><fo:inline role='Strong'>c</fo:inline></fo:block>", "P(Quote, Span)", NULL },
		{ "<fo:block>a<fo:inline xml:lang='en'>b<fo:inline language='en'>c</fo:inline></fo:inline></fo:block>", "P(Span lang=en)", NULL },
		{ "<fo:block><fo:external-graphic src='d/a.png' fox:alt-text='A'/></fo:block>", "P(Figure alt=A)", NULL },
		{ "<fo:block><fo:external-graphic src='url(d/a.png)'/></fo:block>", "P(Figure alt=a.png)", "FO-22" },
		{ "<fo:block><fo:external-graphic src='a.png' role='artifact'/></fo:block>", "", NULL },
		{ "<fo:block>t<fo:external-graphic src='a.png' fox:alt-text=''/></fo:block>", "P", NULL },
		{ "<fo:block><fo:instream-foreign-object><svg:svg><svg:title>T</svg:title></svg:svg></fo:instream-foreign-object></fo:block>",
		    "P(Figure alt=T)", NULL },
		{ "<fo:block>a<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>n</fo:block></fo:footnote-body></fo:footnote>b"
		    "</fo:block><fo:block>c</fo:block>", "P(Reference), Note id=note-1(P), P", NULL },
		{ "<fo:block><fo:block>x</fo:block>a<fo:footnote><fo:inline>1</fo:inline><fo:footnote-body><fo:block>n</fo:block>"
		    "</fo:footnote-body></fo:footnote></fo:block>", "Div(P, P(Reference), Note id=note-1(P))", NULL },
		{ "<fo:block><fo:inline>a<fo:block>b</fo:block></fo:inline></fo:block>", "P", NULL },
		{ "<fo:block role='Figure' fox:alt-text='F'><fo:block>a</fo:block></fo:block>", "Figure alt=F", NULL },
		{ "<fo:block><fo:page-number/></fo:block>", "P", NULL },
		{ "<fo:block><fo:basic-link internal-destination='x'/></fo:block>", "", NULL },
	};

	(void)state;
	check(t, nitems(t));
}

#define ITEM(label, body) "<fo:list-item><fo:list-item-label><fo:block>" label "</fo:block></fo:list-item-label>" \
	"<fo:list-item-body><fo:block>" body "</fo:block></fo:list-item-body></fo:list-item>"
#define LIST(items) "<fo:list-block>" items "</fo:list-block>"

static void
lists(void **state)
{
	static const struct expected t[] = {
		{ LIST(ITEM("&#x2022;", "a") ITEM("&#x2022;", "b")), "L numbering=Disc(LI(Lbl, LBody(P)), LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("1.", "a")), "L numbering=Decimal(LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("(a)", "a")), "L numbering=LowerAlpha(LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("i.", "a") ITEM("ii.", "b")), "L numbering=LowerRoman(LI(Lbl, LBody(P)), LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("I", "a") ITEM("II", "b")), "L numbering=UpperRoman(LI(Lbl, LBody(P)), LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("A)", "a")), "L numbering=UpperAlpha(LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("&#x25E6;", "a")), "L numbering=Circle(LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("&#x2013;", "a")), "L numbering=Disc(LI(Lbl, LBody(P)))", NULL },
		{ LIST(ITEM("", "a")), "L numbering=None(LI(LBody(P)))", NULL },
		{ LIST(ITEM("", "")), "", NULL },
		{ LIST(ITEM("1<fo:footnote><fo:inline>*</fo:inline><fo:footnote-body><fo:block>n</fo:block></fo:footnote-body></fo:footnote>",
		    "a")), "L numbering=Decimal(LI(Lbl(Reference), LBody(P, Note id=note-1(P))))", NULL },
		{ "<fo:list-block><fo:list-item><fo:list-item-label/><fo:list-item-body>" LIST(ITEM("1", "a")) "</fo:list-item-body>"
		    "</fo:list-item></fo:list-block>", "L numbering=None(LI(LBody(L numbering=Decimal(LI(Lbl, LBody(P))))))", NULL },
	};

	(void)state;
	check(t, nitems(t));
}

#define CELL(attrs, text) "<fo:table-cell " attrs "><fo:block>" text "</fo:block></fo:table-cell>"
#define ROW(cells) "<fo:table-row>" cells "</fo:table-row>"
#define HEAD(rows) "<fo:table-header>" rows "</fo:table-header>"
#define FOOT(rows) "<fo:table-footer>" rows "</fo:table-footer>"
#define BODY(rows) "<fo:table-body>" rows "</fo:table-body>"
#define TABLE(inside) "<fo:table>" inside "</fo:table>"

static void
tables(void **state)
{
	static const struct expected t[] = {
		{ TABLE(HEAD(ROW(CELL("", "h") CELL("", "h"))) FOOT(ROW(CELL("", "f") CELL("", "f"))) BODY(ROW(CELL("", "a") CELL("", "b")))),
		    "Table(THead(TR(TH scope=Column(P), TH scope=Column(P))), TBody(TR(TD(P), TD(P))), TFoot(TR(TD(P), TD(P))))", NULL },
		{ TABLE(BODY(ROW(CELL("clea:scope='row'", "r") CELL("", "a")))),
		    "Table(TBody(TR(TH id=t1-1 scope=Row(P), TD headers=t1-1(P))))", NULL },
		{ TABLE(BODY(ROW(CELL("role='TH'", "r") CELL("", "a")))),
		    "Table(TBody(TR(TH id=t1-1 scope=Row(P), TD headers=t1-1(P))))", NULL },
		/* Two levels of headers over a span. */
		{ TABLE(HEAD(ROW(CELL("number-rows-spanned='2'", "a") CELL("number-columns-spanned='2'", "b")) ROW(CELL("", "c") CELL("", "d")))
		    BODY(ROW(CELL("", "1") CELL("", "2") CELL("", "3")))),
		    "Table(THead(TR(TH id=t1-1 scope=Column rows=2(P), TH id=t1-2 scope=Column cols=2(P)), "
		    "TR(TH id=t1-3 scope=Column headers=t1-2(P), TH id=t1-4 scope=Column headers=t1-2(P))), "
		    "TBody(TR(TD headers=t1-1(P), TD headers=t1-2 t1-3(P), TD headers=t1-2 t1-4(P))))", NULL },
		/* A row header that hangs down, and holes filled. */
		{ TABLE(BODY(ROW(CELL("number-rows-spanned='2' role='TH'", "r") CELL("", "a") CELL("", "b")) ROW(CELL("", "c")))),
		    "Table(TBody(TR(TH id=t1-1 scope=Row rows=2(P), TD headers=t1-1(P), TD headers=t1-1(P)), "
		    "TR(TD headers=t1-1(P), TD)))", NULL },
		{ TABLE(BODY(ROW(CELL("column-number='3'", "c")))), "Table(TBody(TR(TD, TD, TD(P))))", NULL },
		{ TABLE("<fo:table-column number-columns-repeated='2'/>" BODY(ROW(CELL("", "c")))), "Table(TBody(TR(TD(P), TD)))", NULL },
		/* Spans reach no further than the section. */
		{ TABLE(BODY(ROW(CELL("number-rows-spanned='9'", "a") CELL("", "b")))), "Table(TBody(TR(TD(P), TD(P))))", NULL },
		{ TABLE(HEAD(ROW(CELL("", "") CELL("", "h"))) BODY(ROW(CELL("", "") CELL("", "b")))),
		    "Table(THead(TR(TD, TH scope=Column(P))), TBody(TR(TD, TD(P))))", NULL },
		/* Cells without rows. */
		{ TABLE(BODY(CELL("", "a") CELL("ends-row='true'", "b") CELL("", "c") CELL("", "d") CELL("starts-row='true'", "e"))),
		    "Table(TBody(TR(TD(P), TD(P)), TR(TD(P), TD(P)), TR(TD(P), TD)))", NULL },
		{ TABLE(BODY("")), "", NULL },
		{ "<fo:table role='presentation'>" BODY(ROW(CELL("", "a") CELL("", "b"))) "</fo:table>", "P, P", NULL },
		{ "<fo:table-and-caption><fo:table-caption><fo:block>c</fo:block></fo:table-caption>" TABLE(BODY(ROW(CELL("", "a"))))
		    "</fo:table-and-caption>", "Table(Caption(P), TBody(TR(TD(P))))", NULL },
		{ TABLE(BODY(ROW(CELL("", TABLE(BODY(ROW(CELL("role='TH'", "x") CELL("", "y")))))))),
		    "Table(TBody(TR(TD(Table(TBody(TR(TH id=t2-1 scope=Row(P), TD headers=t2-1(P))))))))", NULL },
		{ TABLE(HEAD(ROW(CELL("", "h"))) BODY("")), "Table(TR(TH scope=Column(P)))", NULL },
	};

	(void)state;
	check(t, nitems(t));
}

/* Which element content is marked with. */
static void
whose(void **state)
{
	struct doc		 d = doc_open("<fo:block id='b'>a<fo:leader id='l' leader-pattern='dots'/><fo:inline id='i'>b</fo:inline>"
	    "<fo:inline id='q' role='Quote'>c</fo:inline></fo:block><fo:block id='m'>d<fo:block id='n'>e</fo:block></fo:block>"
	    "<fo:block role='artifact'><fo:block id='z'>f</fo:block></fo:block>");
	struct tags		 tags = { .n = 0 };
	struct canvas		 canvas = { .self = &tags, .report = d.report, .tag_new = rec_tag_new };
	struct fo_context	 ctx = { .tree = d.tree, .canvas = &canvas, .report = d.report };

	(void)state;
	fo_tags_build(&ctx, doc_sequence(&d));
	assert_string_equal(fo_tag_of(doc_get(&d, "b"))->text, "P");
	assert_ptr_equal(fo_tag_of(doc_get(&d, "i")), fo_tag_of(doc_get(&d, "b")));
	assert_ptr_equal(fo_tag_of(doc_get(&d, "b")->first), fo_tag_of(doc_get(&d, "b")));
	assert_string_equal(fo_tag_of(doc_get(&d, "q"))->text, "Quote");
	assert_null(fo_tag_of(doc_get(&d, "l")));
	assert_true(fo_is_artifact(doc_get(&d, "l")));
	assert_true(fo_is_artifact(doc_get(&d, "z")));
	assert_null(fo_tag_of(doc_get(&d, "z")));
	assert_string_equal(fo_tag_of(doc_get(&d, "m")->first)->text, "P");
	assert_string_equal(fo_tag_of(doc_get(&d, "n"))->text, "P");
	assert_ptr_not_equal(fo_tag_of(doc_get(&d, "n")), fo_tag_of(doc_get(&d, "m")->first));
	free_tree(&tags.document);
	doc_close(&d);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(blocks), cmocka_unit_test(inlines), cmocka_unit_test(lists), cmocka_unit_test(tables),
		cmocka_unit_test(whose),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
