/* The FO tree and its refined properties: inheritance, indents, ranges, findings. */
#include "fo_tree_help.h"

/* What a test looks at: one number of a refined property. */
static int64_t
look(const struct fo_node *n, const char *what)
{
	const struct fo_text	*t = n->text;
	const struct fo_box	*b = n->box;
	const struct fo_misc	*m = n->misc;
	const struct { const char *name; int64_t value; } all[] = {
		{ "font-size", t->font_size }, { "font-weight", t->font_weight }, { "italic", t->italic },
		{ "color", t->color }, { "factor", t->line_height_factor }, { "line-height", t->line_height.opt.abs },
		{ "line-height.min", t->line_height.min.abs }, { "line-height.max", t->line_height.max.abs },
		{ "start", t->start_indent.abs }, { "start%", t->start_indent.percent }, { "start-up", t->start_indent.up },
		{ "start-up%", t->start_indent.up_percent },
		{ "end", t->end_indent.abs }, { "end%", t->end_indent.percent },
		{ "align", t->text_align }, { "last", t->text_align_last }, { "indent", t->text_indent.abs },
		{ "indent%", t->text_indent.percent }, { "letter", t->letter_spacing.opt.abs },
		{ "letter.max", t->letter_spacing.max.abs },
		{ "normal", t->letter_spacing_normal }, { "together-page", t->keep_together.page },
		{ "together-line", t->keep_together.line }, { "widows", t->widows }, { "wrap", t->wrap },
		{ "next-page", b->keep_with_next.page }, { "next-column", b->keep_with_next.column },
		{ "before", b->space[FO_BEFORE].opt.abs }, { "before.min", b->space[FO_BEFORE].min.abs },
		{ "before.max", b->space[FO_BEFORE].max.abs }, { "before.p", b->space[FO_BEFORE].precedence },
		{ "before.discard", b->space[FO_BEFORE].discard }, { "after", b->space[FO_AFTER].opt.abs },
		{ "top-width", b->border[FO_BEFORE].width }, { "top-color", b->border[FO_BEFORE].color },
		{ "top-style", b->border[FO_BEFORE].style }, { "top-discard", b->border[FO_BEFORE].discard },
		{ "left-width", b->border[FO_START].width },
		{ "right-width", b->border[FO_END].width }, { "padding-top", b->padding[FO_BEFORE].len.abs },
		{ "padding-left", b->padding[FO_START].len.abs }, { "padding-right", b->padding[FO_END].len.abs },
		{ "background", b->has_background ? (int64_t)b->background : -1 },
		{ "width", b->width[1].is_auto ? -1 : b->width[1].abs }, { "width%", b->width[1].percent },
		{ "width.min", b->width[0].is_auto ? -1 : b->width[0].abs },
		{ "width.max", b->width[2].is_auto ? -1 : b->width[2].abs },
		{ "height", b->height[1].is_auto ? -1 : b->height[1].abs },
		{ "break-before", b->break_before }, { "decoration", b->decoration }, { "shift", b->baseline_shift },
		{ "orientation", b->reference_orientation }, { "column", m->column_width.abs },
		{ "shift-length", b->baseline_length.abs }, { "shift%", b->baseline_length.percent },
		{ "proportional", m->column_width.proportional }, { "columns", m->columns_spanned },
		{ "page-number", m->initial_page_number }, { "leader-opt", t->leader_length[1].abs },
		{ "leader-max%", t->leader_length[2].percent }, { "hyphenate", t->hyphenate },
		{ "show", m->empty_cells_show }, { "margin-left", b->margin[FO_START].abs },
		{ "space-start", b->space[FO_START].opt.abs },
	};

	for (size_t i = 0; i < nitems(all); i++)
		if (strcmp(all[i].name, what) == 0)
			return all[i].value;
	fail_msg("no such thing to look at: %s", what);
	return 0;
}

struct expected {
	const char	*flow;		/* the object with id "x" is looked at */
	const char	*what;
	int64_t		 want;
	const char	*findings;
};

static void
check(const struct expected *t, size_t n)
{
	char	 ids[128];

	for (size_t i = 0; i < n; i++) {
		struct doc	 d = doc_open(t[i].flow);
		struct fo_node	*x = doc_get(&d, "x");

		if (look(x, t[i].what) != t[i].want)
			fail_msg("%s: %s is %lld, not %lld", t[i].flow, t[i].what, (long long)look(x, t[i].what),
			    (long long)t[i].want);
		doc_ids(&d, ids, sizeof(ids));
		assert_string_equal(ids, t[i].findings == NULL ? "" : t[i].findings);
		doc_close(&d);
	}
}

#define X(attrs)	"<fo:block id='x' " attrs "/>"
#define IN(outer, attrs) "<fo:block " outer "><fo:block id='x' " attrs "/></fo:block>"

static void
single(void **state)
{
	static const struct expected t[] = {
		{ X(""), "font-size", 12000, NULL },
		{ X("font-size='18pt'"), "font-size", 18000, NULL },
		{ IN("font-size='20pt'", "font-size='150%'"), "font-size", 30000, NULL },
		{ IN("font-size='20pt'", "font-size='0.5em'"), "font-size", 10000, NULL },
		{ IN("font-size='20pt'", "font-size='20pt + 1em'"), "font-size", 40000, NULL },
		{ IN("font-size='12pt'", "font-size='larger'"), "font-size", 14400, NULL },
		{ IN("font-size='12pt'", "font-size='smaller'"), "font-size", 10000, NULL },
		{ X("font-size='xx-large'"), "font-size", 20736, NULL },
		{ X("font-size='-3pt'"), "font-size", 12000, "FO-03" },
		{ X("font-size='1000000pt'"), "font-size", 10000000, "FO-04" },
		{ IN("font-weight='bold'", "font-weight='lighter'"), "font-weight", 400, NULL },
		{ IN("font-weight='bold'", "font-weight='bolder'"), "font-weight", 900, NULL },
		{ X("font-style='oblique'"), "italic", 1, NULL },
		{ X("font-style='obscure'"), "italic", 0, "FO-03" },
		{ X("color='currentColor'"), "color", 0, NULL },
		{ IN("color='red'", ""), "color", 0xff0000, NULL },
		{ X("text-align='right'"), "align", FO_ALIGN_END, NULL },
		{ X("text-align='inside'"), "align", FO_ALIGN_START, NULL },
		{ X(""), "last", FO_ALIGN_RELATIVE, NULL },
		{ X("text-indent='10%'"), "indent%", 10000, NULL },
		{ X("width='5'"), "width", 5000, NULL },
		{ X("width='50% - 3pt'"), "width", -3000, NULL },
		{ X("width='50% - 3pt'"), "width%", 50000, NULL },
		{ X("width='auto'"), "width", -1, NULL },
		{ X("widows='0'"), "widows", 0, NULL },
		{ X("widows='many'"), "widows", 2, "FO-03" },
		{ X("background-color='transparent'"), "background", -1, NULL },
		{ X("background-color='#abc'"), "background", 0xaabbcc, NULL },
		{ IN("background-color='red'", ""), "background", -1, NULL },
		{ IN("background-color='red'", "background-color='inherit'"), "background", 0xff0000, NULL },
		{ X("reference-orientation='-90'"), "orientation", 270, NULL },
		{ X("reference-orientation='45'"), "orientation", 0, "FO-03" },
		{ X("baseline-shift='super'"), "shift", FO_SHIFT_SUPER, NULL },
		{ X("baseline-shift='-3pt'"), "shift-length", -3000, NULL },
		{ X("vertical-align='20%'"), "shift%", 20000, NULL },
		{ X("vertical-align='text-top'"), "shift", FO_SHIFT_TEXT_TOP, NULL },
		{ X("leader-length='3cm'"), "leader-opt", 85039, NULL },
		{ X(""), "leader-max%", 100000, NULL },
		{ X("leader-length.maximum='50%'"), "leader-max%", 50000, NULL },
		{ X("hyphenate='true'"), "hyphenate", 1, NULL },
		{ IN("empty-cells='hide'", ""), "show", 0, NULL },
		{ X("no-such-property='1'"), "font-size", 12000, "FO-02" },
		{ X("writing-mode='rl-tb'"), "font-size", 12000, "FO-02" },
		{ X("writing-mode='lr-tb' direction='ltr' speak='none' relative-position='static'"), "font-size", 12000, NULL },
		{ X("fox:anything='1' clea:nothing='1'"), "font-size", 12000, "FO-02" },
		{ X("xml:space='preserve' xmlns:o='urn:o' o:p='1'"), "font-size", 12000, NULL },
	};

	(void)state;
	check(t, nitems(t));
}

static void
inherited(void **state)
{
	static const struct expected t[] = {
		{ X(""), "factor", 1200, NULL },
		{ IN("line-height='1.5'", "font-size='20pt'"), "factor", 1500, NULL },
		{ IN("line-height='150%'", "font-size='20pt'"), "line-height", 18000, NULL },
		{ IN("line-height='150%'", "font-size='20pt'"), "factor", 0, NULL },
		{ IN("line-height='2em'", "font-size='20pt'"), "line-height", 24000, NULL },
		{ IN("line-height='14pt'", "line-height='normal'"), "factor", 1200, NULL },
		{ X("line-height='14pt' font-size='20pt'"), "line-height", 14000, NULL },
		{ X("line-height.optimum='14pt'"), "line-height", 14000, NULL },
		{ X("line-height.minimum='10pt' line-height.maximum='20pt'"), "line-height", 14400, NULL },
		{ X("line-height.minimum='10pt' line-height.maximum='20pt'"), "line-height.max", 20000, NULL },
		{ IN("letter-spacing='1pt'", ""), "letter", 1000, NULL },
		{ IN("letter-spacing='1pt'", "letter-spacing='normal'"), "letter", 0, NULL },
		{ IN("letter-spacing='1pt'", "letter-spacing='normal'"), "normal", 1, NULL },
		{ X("letter-spacing='0pt'"), "normal", 0, NULL },
		{ X("letter-spacing.maximum='2pt'"), "letter.max", 2000, NULL },
		{ X("letter-spacing.maximum='2pt'"), "normal", 0, NULL },
		{ IN("keep-together.within-page='always'", ""), "together-page", FO_KEEP_ALWAYS, NULL },
		{ IN("keep-together.within-page='always'", ""), "together-line", FO_KEEP_AUTO, NULL },
		{ IN("keep-together='always'", "keep-together.within-page='auto'"), "together-page", FO_KEEP_AUTO, NULL },
		{ IN("keep-together='always'", ""), "wrap", 0, NULL },
		{ IN("keep-together='always'", "keep-together='auto'"), "wrap", 1, NULL },
		{ IN("wrap-option='no-wrap'", "keep-together='auto'"), "wrap", 0, NULL },
		{ IN("page-break-inside='avoid'", ""), "wrap", 1, NULL },
		{ IN("keep-with-next='always'", ""), "next-page", FO_KEEP_AUTO, NULL },
		{ X("keep-with-next='always'"), "next-column", FO_KEEP_ALWAYS, NULL },
		{ X("keep-with-next.within-column='5'"), "next-column", 5, NULL },
		{ X("keep-with-next.within-column='5' keep-with-next='always'"), "next-column", 5, NULL },
		{ IN("text-decoration='underline'", ""), "decoration", FO_DECO_UNDERLINE, NULL },
		{ IN("text-decoration='underline'", "text-decoration='overline'"), "decoration", 3, NULL },
		{ IN("text-decoration='underline overline'", "text-decoration='no-overline'"), "decoration", 1, NULL },
		{ IN("text-decoration='underline'", "text-decoration='none'"), "decoration", 0, NULL },
		{ X("text-decoration='wavy'"), "decoration", 0, "FO-03" },
		{ IN("space-before='3pt'", "space-before='inherit'"), "before", 3000, NULL },
		{ IN("space-before='3pt'", ""), "before", 0, NULL },
		{ IN("border-top='2pt solid red'", "border-top-style='inherit' border-top-width='from-parent()'"), "top-width", 2000, NULL },
		{ IN("font-size='20pt'", "space-before='inherited-property-value(font-size) div 2'"), "before", 10000, NULL },
		{ IN("font-size='20pt'", "font-size='10pt' space-before='from-parent(\"font-size\")'"), "before", 20000, NULL },
		{ "<fo:block space-before='7pt'><fo:block><fo:block id='x' space-before='from-nearest-specified-value()'/>"
		    "</fo:block></fo:block>", "before", 7000, NULL },
		{ "<fo:block margin='7pt'><fo:block><fo:block id='x' space-before='from-nearest-specified-value(margin-top)'/>"
		    "</fo:block></fo:block>", "before", 7000, NULL },
		{ IN("keep-together='5'", "widows='from-parent(keep-together.within-page)'"), "widows", 5, NULL },
		{ X("space-before='from-parent(text-align)'"), "before", 0, "FO-03" },
		{ X("space-before='from-parent(nothing)'"), "before", 0, "FO-03" },
		{ X("space-before='label-end()'"), "before", 0, "FO-03" },
	};

	(void)state;
	check(t, nitems(t));
}

/* 5.3.2, and percentages of the block around made percentages of the reference area. */
static void
indents(void **state)
{
	static const struct expected t[] = {
		{ X("start-indent='10pt'"), "start", 10000, NULL },
		{ IN("start-indent='10pt'", ""), "start", 10000, NULL },
		{ X("margin-left='10pt'"), "start", 10000, NULL },
		{ IN("margin-left='10pt'", "margin-left='5pt'"), "start", 15000, NULL },
		{ IN("margin-left='10pt'", ""), "start", 10000, NULL },
		{ X("margin-left='10pt' padding-left='3pt' border-left='2pt solid black'"), "start", 15000, NULL },
		{ X("margin-left='10pt' border-left-width='2pt'"), "start", 10000, NULL },
		{ X("padding-left='3pt'"), "start", 0, NULL },
		{ X("margin='10pt'"), "end", 10000, NULL },
		{ X("margin='10pt' start-indent='4pt'"), "start", 4000, NULL },
		{ X("margin-left='10pt' start-indent='4pt'"), "start", 10000, NULL },
		{ X("margin-right='1em' font-size='20pt'"), "end", 20000, NULL },
		{ X("margin-left='10%'"), "start%", 10000, NULL },
		{ IN("margin='0pt 20pt 0pt 30pt'", "margin-left='10%'"), "start", 30000 - 5000, NULL },
		{ IN("margin='0pt 20pt 0pt 30pt'", "margin-left='10%'"), "start%", 10000, NULL },
		{ IN("margin='0pt 20%'", "margin-left='50%'"), "start%", 20000 + 30000, NULL },
		{ "<fo:block margin-left='9pt'><fo:block-container id='x' margin-left='5pt'/></fo:block>", "start", 5000, NULL },
		{ "<fo:block margin-left='9pt'><fo:block-container id='x'/></fo:block>", "start", 9000, NULL },
		{ "<fo:block margin-left='9pt'><fo:block-container><fo:block id='x'/></fo:block-container></fo:block>", "start", 9000, NULL },
		/* A percentage inherited into another reference area. */
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block id='x'/></fo:block-container></fo:block>", "start-up%", 9000, NULL },
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block id='x'/></fo:block-container></fo:block>", "start-up", 1, NULL },
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block id='x' margin-left='1pt'/></fo:block-container></fo:block>", "start-up", 1, NULL },
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block id='x' margin-left='1%'/></fo:block-container></fo:block>", "start%", 1000, NULL },
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block id='x' margin-left='1%'/></fo:block-container></fo:block>", "start-up%", 9000, NULL },
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block-container><fo:block id='x'/></fo:block-container></fo:block-container></fo:block>", "start-up", 2, NULL },
		{ "<fo:block margin-left='9%'><fo:block-container><fo:block id='x' start-indent='1%'/></fo:block-container></fo:block>", "start-up", 0, NULL },
		{ X("margin-top='4pt'"), "before", 4000, NULL },
		{ X("margin-top='4pt' space-before='9pt'"), "before", 4000, NULL },
		{ X("margin='4pt' space-before='9pt'"), "before", 9000, NULL },
		{ X("margin='4pt'"), "after", 4000, NULL },
		{ "<fo:list-block provisional-distance-between-starts='30pt' provisional-label-separation='4pt' start-indent='10pt'>"
		    "<fo:list-item><fo:list-item-label id='x' end-indent='label-end()'/>"
		    "<fo:list-item-body start-indent='body-start()'/></fo:list-item></fo:list-block>", "end", -36000, NULL },
		{ "<fo:list-block provisional-distance-between-starts='30pt' provisional-label-separation='4pt' start-indent='10pt'>"
		    "<fo:list-item><fo:list-item-label id='x' end-indent='label-end()'/>"
		    "<fo:list-item-body start-indent='body-start()'/></fo:list-item></fo:list-block>", "end%", 100000, NULL },
		{ "<fo:list-block provisional-distance-between-starts='30pt' start-indent='10pt'>"
		    "<fo:list-item><fo:list-item-label/>"
		    "<fo:list-item-body id='x' start-indent='body-start() + 1pt'/></fo:list-item></fo:list-block>", "start", 41000, NULL },
	};

	(void)state;
	check(t, nitems(t));
}

static void
ranges(void **state)
{
	static const struct expected t[] = {
		{ X("space-before='5pt'"), "before.max", 5000, NULL },
		{ X("space-before.optimum='5pt'"), "before", 5000, NULL },
		{ X("space-before.optimum='5pt'"), "before.max", 5000, NULL },
		{ X("space-before.optimum='5pt'"), "before.min", 0, NULL },
		{ X("space-before.minimum='5pt'"), "before", 5000, NULL },
		{ X("space-before.maximum='5pt'"), "before", 0, NULL },
		{ X("space-before='5pt' space-before.maximum='9pt'"), "before.max", 9000, NULL },
		{ X("space-before.maximum='9pt' space-before='5pt'"), "before.max", 9000, NULL },
		{ X("space-before.precedence='force'"), "before.p", FO_FORCE, NULL },
		{ X("space-before.precedence='-4'"), "before.p", -4, NULL },
		{ X("space-before='5pt'"), "before.discard", 1, NULL },
		{ X("space-before='5pt' space-before.conditionality='retain'"), "before.discard", 0, NULL },
		{ X("inline-progression-dimension.minimum='9pt'"), "width.min", 9000, NULL },
		{ X("inline-progression-dimension.minimum='9pt'"), "width.max", -1, NULL },
		{ X("width='9pt'"), "width.max", 9000, NULL },
		{ X("width='9pt' inline-progression-dimension='7pt'"), "width", 9000, NULL },
		{ X("max-width='8pt'"), "width.max", 8000, NULL },
		{ X("block-progression-dimension='7pt'"), "height", 7000, NULL },
		{ X("height='99999999999999pt'"), "height", 1000000000000, "FO-04" },
	};

	(void)state;
	check(t, nitems(t));
}

static void
tables(void **state)
{
#define TABLE(columns, cell) "<fo:table>" columns "<fo:table-body><fo:table-row>" cell "</fo:table-row></fo:table-body></fo:table>"
	static const struct expected t[] = {
		{ TABLE("<fo:table-column id='x' column-width='proportional-column-width(2.5)'/>", ""), "proportional", 2500, NULL },
		{ TABLE("<fo:table-column id='x' column-width='10pt + proportional-column-width(1)'/>", ""), "column", 10000, NULL },
		{ TABLE("", "<fo:table-cell id='x' number-columns-spanned='3'/>"), "columns", 3, NULL },
		{ TABLE("", "<fo:table-cell id='x' number-columns-spanned='0'/>"), "columns", 1, "FO-04" },
		{ TABLE("", "<fo:table-cell id='x' number-columns-spanned='2000000000'/>"), "columns", 10000, "FO-04" },
		{ TABLE("<fo:table-column/><fo:table-column text-align='end'/>",
		    "<fo:table-cell/><fo:table-cell id='x' text-align='from-table-column()'/>"), "align", FO_ALIGN_END, NULL },
		{ TABLE("<fo:table-column number-columns-repeated='2'/><fo:table-column padding-top='3pt'/>",
		    "<fo:table-cell number-columns-spanned='2'/><fo:table-cell id='x' padding-top='from-table-column()'/>"),
		    "padding-top", 3000, NULL },
		{ TABLE("<fo:table-column/>", "<fo:table-cell/><fo:table-cell id='x' text-align='from-table-column()'/>"),
		    "align", FO_ALIGN_START, "FO-03" },
		/* A cell of the row above hangs down into the first column. */
		{ "<fo:table><fo:table-column/><fo:table-column text-align='end'/><fo:table-body><fo:table-row>"
		    "<fo:table-cell number-rows-spanned='2'/></fo:table-row><fo:table-row>"
		    "<fo:table-cell id='x' text-align='from-table-column()'/></fo:table-row></fo:table-body></fo:table>",
		    "align", FO_ALIGN_END, NULL },
		{ "<fo:table><fo:table-column/><fo:table-column text-align='end'/><fo:table-header><fo:table-row>"
		    "<fo:table-cell number-rows-spanned='9'/></fo:table-row></fo:table-header><fo:table-body><fo:table-row/>"
		    "<fo:table-row><fo:table-cell/><fo:table-cell><fo:block id='x' text-align='from-table-column()'/></fo:table-cell>"
		    "</fo:table-row></fo:table-body></fo:table>", "align", FO_ALIGN_END, NULL },
		{ "<fo:table><fo:table-column/><fo:table-column text-align='end'/><fo:table-body>"
		    "<fo:table-cell/><fo:table-cell ends-row='true'/><fo:table-cell/>"
		    "<fo:table-cell id='x' text-align='from-table-column()'/></fo:table-body></fo:table>", "align", FO_ALIGN_END, NULL },
		{ "<fo:table start-indent='5pt'><fo:table-body><fo:table-row><fo:table-cell id='x'/></fo:table-row>"
		    "</fo:table-body></fo:table>", "start", 5000, NULL },
	};

	(void)state;
	check(t, nitems(t));
}

/* Like rows cost one set. */
static void
sets_are_shared(void **state)
{
	struct doc	 d = doc_open("<fo:block id='a' color='red' padding='1pt'>t</fo:block>"
	    "<fo:block id='b' padding='1pt' color='#ff0000'>t</fo:block><fo:block id='c' color='red'/>");
	struct fo_node	*a = doc_get(&d, "a"), *b = doc_get(&d, "b"), *c = doc_get(&d, "c");

	(void)state;
	assert_ptr_equal(a->text, b->text);
	assert_ptr_equal(a->box, b->box);
	assert_ptr_equal(a->misc, b->misc);
	assert_ptr_equal(a->text, c->text);
	assert_ptr_not_equal(a->box, c->box);
	assert_ptr_equal(a->first->text, a->text);
	assert_ptr_equal(a->first->box, b->first->box);
	doc_close(&d);
}

/* Shape of a tree: "block(#text inline(#text))". */
static void
shape(const struct fo_node *n, struct buf *out)
{
	buf_puts(out, fo_object_name(n->object));
	if (n->first == NULL)
		return;
	buf_putc(out, '(');
	for (n = n->first; n != NULL; n = n->next) {
		shape(n, out);
		if (n->next != NULL)
			buf_putc(out, ' ');
	}
	buf_putc(out, ')');
}

static void
structure(void **state)
{
	static const struct { const char *flow, *want, *findings; } t[] = {
		{ "<fo:block>a<!-- c -->b</fo:block>", "block(#text)", "" },
		{ "stray<fo:inline>x</fo:inline><fo:block/>", "block(#text inline(#text)) block", "FO-05" },
		{ "<fo:wrapper>x</fo:wrapper>", "block(wrapper(#text))", "" },
		{ "<fo:wrapper><fo:block/></fo:wrapper>", "wrapper(block)", "" },
		{ "<fo:unknown><fo:block/></fo:unknown>", "block", "FO-01" },
		{ "<fo:float><fo:block/></fo:float>", "block", "FO-01" },
		{ "<fo:table-cell/>", "", "FO-06" },
		{ "<fo:block><fo:block id='a'/><fo:block id='a'/></fo:block>", "block(block block)", "FO-07" },
		{ "<fo:block><html xmlns='http://www.w3.org/1999/xhtml'>x</html></fo:block>", "block", "FO-01" },
		{ "<fo:list-block><fo:wrapper color='red'><fo:list-item><fo:list-item-label/><fo:list-item-body>"
		    "<fo:block/></fo:list-item-body></fo:list-item></fo:wrapper></fo:list-block>",
		    "list-block(list-item(list-item-label list-item-body(block)))", "" },
		{ "<fo:table><fo:table-body><fo:table-row>x<fo:block/><fo:table-cell> <fo:block/> </fo:table-cell>"
		    "</fo:table-row></fo:table-body></fo:table>",
		    "table(table-body(table-row(table-cell(block))))", "FO-06 FO-06" },
		{ "<fo:block><fo:bidi-override>x</fo:bidi-override></fo:block>", "block(inline(#text))", "FO-01" },
		{ "<fo:block><fo:instream-foreign-object><svg:svg><svg:g/></svg:svg></fo:instream-foreign-object></fo:block>",
		    "block(instream-foreign-object)", "" },
	};
	char	 ids[128];

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct doc	 d = doc_open(t[i].flow);
		struct buf	 out;

		buf_init(&out);
		for (struct fo_node *n = doc_sequence(&d)->last->first; n != NULL; n = n->next) {
			shape(n, &out);
			if (n->next != NULL)
				buf_putc(&out, ' ');
		}
		assert_string_equal(out.data, t[i].want);
		doc_ids(&d, ids, sizeof(ids));
		assert_string_equal(ids, t[i].findings);
		buf_clear(&out);
		doc_close(&d);
	}
}

/* What hangs on the wrapper that was taken out is not lost. */
static void
wrappers_inherit(void **state)
{
	struct doc	 d = doc_open("<fo:table><fo:table-body><fo:wrapper id='w' color='red'><fo:table-row>"
	    "<fo:table-cell id='x'/></fo:table-row></fo:wrapper></fo:table-body></fo:table>");
	struct fo_node	*x = doc_get(&d, "x");

	(void)state;
	assert_int_equal(x->text->color, 0xff0000);
	assert_int_equal(x->parent->object, FO_TABLE_ROW);
	assert_int_equal(x->parent->parent->object, FO_TABLE_BODY);
	assert_string_equal(x->parent->id, "w");
	doc_close(&d);
}

static void
inline_level(void **state)
{
	static const struct { const char *flow; bool want; } t[] = {
		{ "<fo:block id='x'/>", false }, { "<fo:block><fo:inline id='x'/></fo:block>", true },
		{ "<fo:block><fo:wrapper id='x'>t</fo:wrapper></fo:block>", true },
		{ "<fo:block><fo:wrapper id='x'><fo:block/></fo:wrapper></fo:block>", false },
		{ "<fo:block><fo:wrapper id='x'> \n<fo:block/></fo:wrapper></fo:block>", false },
		{ "<fo:wrapper><fo:retrieve-marker id='x'/><fo:block/></fo:wrapper>", false },
		{ "<fo:block><fo:wrapper id='x'><fo:retrieve-marker/></fo:wrapper></fo:block>", true },
		{ "<fo:block><fo:wrapper id='x'/></fo:block>", true }, { "<fo:wrapper id='x'/>", false },
		{ "<fo:block><fo:marker id='x' marker-class-name='m'/>t</fo:block>", false },
		{ "<fo:block><fo:inline><fo:marker id='x' marker-class-name='m'/>t</fo:inline></fo:block>", true },
		{ "<fo:block><fo:external-graphic id='x' src='a.png'/></fo:block>", true },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct doc	 d = doc_open(t[i].flow);

		if (fo_is_inline_level(doc_get(&d, "x")) != t[i].want)
			fail_msg("%s", t[i].flow);
		doc_close(&d);
	}
}

static void
markers(void **state)
{
	struct doc	 d = doc_open("<fo:block font-size='10pt'><fo:marker id='m' marker-class-name='c'>"
	    "<fo:block font-size='2em' no-such='1'>head</fo:block></fo:marker>t</fo:block>"
	    "<fo:block font-size='30pt' id='p'><fo:retrieve-marker id='r' retrieve-class-name='c'/></fo:block>");
	struct fo_node	*m = doc_get(&d, "m"), *r = doc_get(&d, "r"), *w;

	(void)state;
	assert_int_equal(report_count(d.report), 1);
	w = fo_tree_retrieve(d.tree, m, r, d.report);
	assert_int_equal(w->object, FO_WRAPPER);
	assert_ptr_equal(w->parent, doc_get(&d, "p"));
	assert_int_equal(w->first->text->font_size, 60000);
	assert_int_equal(m->first->text->font_size, 20000);
	assert_ptr_equal(w, fo_tree_retrieve(d.tree, m, r, d.report));
	assert_int_equal(report_count(d.report), 1);	/* said once, where it stands */
	doc_close(&d);
}

static struct fo_tree *
parse_root(const char *root, struct xml_doc **xml, struct report *report)
{
	*xml = xml_parse("test.fo", root, strlen(root), report);
	return *xml == NULL ? NULL : fo_tree_new(*xml, report);
}

static void
document(void **state)
{
#define NS "xmlns='http://www.w3.org/1999/XSL/Format' xmlns:clea='urn:clea:fo:1'"
#define XMP(s) "<declarations><x:xmpmeta xmlns:x='adobe:ns:meta/'><rdf:RDF " \
	"xmlns:rdf='http://www.w3.org/1999/02/22-rdf-syntax-ns#'><rdf:Description " \
	"xmlns:dc='http://purl.org/dc/elements/1.1/'>" s "</rdf:Description></rdf:RDF></x:xmpmeta></declarations>"
	static const struct { const char *root, *title, *lang, *author; bool kerning; } t[] = {
		{ "<root " NS " xml:lang='fr-FR' clea:title='T' clea:author='A' clea:kerning='true'/>", "T", "fr-FR", "A", true },
		{ "<root " NS " language='fr' country='CA'/>", NULL, "fr-CA", NULL, false },
		{ "<root " NS ">" XMP("<dc:title><rdf:Alt><rdf:li> Un titre </rdf:li></rdf:Alt></dc:title>"
		    "<dc:creator><rdf:Seq><rdf:li>Moi</rdf:li></rdf:Seq></dc:creator><dc:language>fr</dc:language>") "</root>",
		    "Un titre", "fr", "Moi", false },
		{ "<root " NS " clea:title='late'>" XMP("<dc:title>first</dc:title>") "</root>", "first", NULL, NULL, false },
		{ "<root " NS "><page-sequence language='en'><title>Of <inline>all</inline></title><flow/></page-sequence></root>",
		    "Of all", "en", NULL, false },
		{ "<root " NS "/>", NULL, NULL, NULL, false },
	};

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct report	*report = report_new();
		struct xml_doc	*xml;
		struct fo_tree	*tree = parse_root(t[i].root, &xml, report);

		if (tree == NULL)
			abort();
		assert_true((tree->title == NULL) == (t[i].title == NULL));
		assert_true((tree->lang == NULL) == (t[i].lang == NULL));
		assert_true((tree->author == NULL) == (t[i].author == NULL));
		if (t[i].title != NULL)
			assert_string_equal(tree->title, t[i].title);
		if (t[i].lang != NULL)
			assert_string_equal(tree->lang, t[i].lang);
		if (t[i].author != NULL)
			assert_string_equal(tree->author, t[i].author);
		assert_int_equal(tree->kerning, t[i].kerning);
		assert_int_equal(report_count(report), 0);
		fo_tree_free(tree);
		xml_free(xml);
		report_free(report);
	}
}

static void
other_roots(void **state)
{
	struct report	*report = report_new();
	struct xml_doc	*xml;

	(void)state;
	assert_null(parse_root("<root/>", &xml, report));
	assert_true(report_has(report, "FO-08"));
	xml_free(xml);
	report_free(report);
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(single), cmocka_unit_test(inherited), cmocka_unit_test(indents), cmocka_unit_test(ranges),
		cmocka_unit_test(tables), cmocka_unit_test(sets_are_shared), cmocka_unit_test(structure),
		cmocka_unit_test(wrappers_inherit), cmocka_unit_test(inline_level), cmocka_unit_test(markers),
		cmocka_unit_test(document), cmocka_unit_test(other_roots),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
