/* Shorthands and their precedence: XSL-FO 1.1 sections 5.2, 5.3.1 and 7.31. */
#include "fo_tree_help.h"

/* The box as text: "w s c / w s c / ..." for borders top right bottom left. */
static void
borders(const struct fo_node *n, char *out, size_t room)
{
	static const enum fo_side sides[4] = { FO_BEFORE, FO_END, FO_AFTER, FO_START };
	static const char *const styles[] = { "none", "hidden", "dotted", "dashed", "solid", "double", "groove", "ridge",
		"inset", "outset" };
	char	*end = out;

	for (int i = 0; i < 4; i++) {
		const struct fo_border	*b = &n->box->border[sides[i]];

		end += snprintf(end, room - (size_t)(end - out), "%s%d %s %06x", i > 0 ? " / " : "", (int)b->width,
		    styles[b->style], b->color);
	}
}

#define ALL(s)	s " / " s " / " s " / " s

static void
border(void **state)
{
	static const struct { const char *attrs, *want, *findings; } t[] = {
		{ "", ALL("0 none 000000"), "" },
		{ "border='2pt solid red'", ALL("2000 solid ff0000"), "" },
		{ "border='red 2pt solid'", ALL("2000 solid ff0000"), "" },
		{ "border='solid'", ALL("1000 solid 000000"), "" },
		{ "border='thick dotted'", ALL("2000 dotted 000000"), "" },
		{ "border='2pt'", ALL("0 none 000000"), "" },
		{ "border='solid' color='blue'", ALL("1000 solid 0000ff"), "" },
		{ "border='0.5pt solid rgb(1,2,3)'", ALL("500 solid 010203"), "" },
		{ "border='1pt + 1pt solid'", ALL("2000 solid 000000"), "" },
		{ "border='solid' border-width='1pt 2pt 3pt 4pt'",
		    "1000 solid 000000 / 2000 solid 000000 / 3000 solid 000000 / 4000 solid 000000", "" },
		{ "border='solid' border-width='1pt 2pt'",
		    "1000 solid 000000 / 2000 solid 000000 / 1000 solid 000000 / 2000 solid 000000", "" },
		{ "border-color='red green blue' border-style='solid'",
		    "1000 solid ff0000 / 1000 solid 008000 / 1000 solid 0000ff / 1000 solid 008000", "" },
		/* The more specific wins, in whatever order they are written. */
		{ "border-top='3pt dashed blue' border='1pt solid red'",
		    "3000 dashed 0000ff / 1000 solid ff0000 / 1000 solid ff0000 / 1000 solid ff0000", "" },
		{ "border-top-width='5pt' border-top='3pt dashed blue' border='1pt solid red'",
		    "5000 dashed 0000ff / 1000 solid ff0000 / 1000 solid ff0000 / 1000 solid ff0000", "" },
		{ "border-width='4pt' border='1pt solid red'", ALL("4000 solid ff0000"), "" },
		{ "border-top='3pt' border-width='4pt' border='1pt solid red'",
		    "3000 solid ff0000 / 4000 solid ff0000 / 4000 solid ff0000 / 4000 solid ff0000", "" },
		/* What a shorthand does not name stays. */
		{ "border='1pt solid red' border-top='dashed'",
		    "1000 dashed ff0000 / 1000 solid ff0000 / 1000 solid ff0000 / 1000 solid ff0000", "" },
		/* Relative names, and absolute ones that force them. */
		{ "border-before-style='solid' border-before-width='3pt' border='1pt none red'",
		    "3000 solid ff0000 / 0 none ff0000 / 0 none ff0000 / 0 none ff0000", "" },
		{ "border-style='solid' border-before-width='3pt' border-top-width='7pt'",
		    "7000 solid 000000 / 1000 solid 000000 / 1000 solid 000000 / 1000 solid 000000", "" },
		{ "border-style='solid' border-before-width.length='3pt'",
		    "3000 solid 000000 / 1000 solid 000000 / 1000 solid 000000 / 1000 solid 000000", "" },
		{ "border='1pt solid red' border-left='none'",
		    "1000 solid ff0000 / 1000 solid ff0000 / 1000 solid ff0000 / 0 none ff0000", "" },
		{ "border='1pt sollid red'", ALL("0 none 000000"), "FO-03" },
		{ "border-width='1pt 2pt 3pt 4pt 5pt' border-style='solid'", ALL("1000 solid 000000"), "FO-03" },
		{ "border-start='1pt solid blue'", "0 none 000000 / 0 none 000000 / 0 none 000000 / 1000 solid 0000ff", "" },
	};
	char	 got[256], ids[64], *doc;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct doc	 d;

		doc = mem_printf("<fo:block id='x' %s/>", t[i].attrs);
		d = doc_open(doc);
		borders(doc_get(&d, "x"), got, sizeof(got));
		if (strcmp(got, t[i].want) != 0)
			fail_msg("%s: %s", t[i].attrs, got);
		doc_ids(&d, ids, sizeof(ids));
		assert_string_equal(ids, t[i].findings);
		doc_close(&d);
		free(doc);
	}
}

/* Text of the other shorthands' targets. */
static void
others_of(const struct fo_node *n, char *out, size_t room)
{
	const struct fo_text	*t = n->text;
	const struct fo_box	*b = n->box;
	const struct fo_length	*p = b->background_position;

	snprintf(out, room, "pad %d,%d,%d,%d font %d/%d+%d %d%s%s %s bg %d#%06x %s %d @%d+%d%%,%d+%d%% brk %d,%d keep %d,%d,%d "
	    "ws %d%d%d%d lang %s-%s sep %d,%d",
	    (int)b->padding[FO_BEFORE].len.abs, (int)b->padding[FO_END].len.abs, (int)b->padding[FO_AFTER].len.abs,
	    (int)b->padding[FO_START].len.abs, (int)t->font_size, t->line_height_factor,
	    t->line_height_factor == 0 ? (int)t->line_height.opt.abs : 0, t->font_weight, t->italic ? "i" : "",
	    t->small_caps ? "c" : "", t->families, b->has_background, b->background,
	    b->background_image == NULL ? "-" : b->background_image, b->background_repeat, (int)p[0].abs,
	    p[0].percent / 1000, (int)p[1].abs, p[1].percent / 1000, b->break_before, b->break_after,
	    b->keep_with_next.page != 0, b->keep_with_previous.page != 0, t->keep_together.page != 0,
	    t->linefeed, t->ws_collapse, t->ws_treatment, t->wrap, t->language, t->country,
	    (int)t->border_separation[0].abs, (int)t->border_separation[1].abs);
}

#define PAD	"pad 0,0,0,0 "
#define FONT	"font 12000/1200+0 400 sans-serif "
#define BG	"bg 0#000000 - 0 @0+0%,0+0% "
#define BRK	"brk 0,0 keep 0,0,0 "
#define WS	"ws 0101 "
#define LANG	"lang fr- "
#define SEP	"sep 0,0"

static void
others(void **state)
{
	static const struct { const char *attrs, *want, *findings; } t[] = {
		{ "", PAD FONT BG BRK WS LANG SEP, "" },
		{ "padding='1pt 2pt 3pt'", "pad 1000,2000,3000,2000 " FONT BG BRK WS LANG SEP, "" },
		{ "padding='1pt' padding-left='4pt' padding-start='5pt'", "pad 1000,1000,1000,4000 " FONT BG BRK WS LANG SEP, "" },
		{ "padding='-1pt'", PAD FONT BG BRK WS LANG SEP, "FO-04" },
		{ "padding='1em 2em' font-size='10pt'", "pad 10000,20000,10000,20000 font 10000/1200+0 400 sans-serif "
		    BG BRK WS LANG SEP, "" },
		{ "font='10pt Times'", PAD "font 10000/1200+0 400 Times " BG BRK WS LANG SEP, "" },
		{ "font='italic bold 10pt/14pt \"Liberation Serif\", serif'",
		    PAD "font 10000/0+14000 700i \"Liberation Serif\", serif " BG BRK WS LANG SEP, "" },
		{ "font='small-caps 8pt / 1.5 x' font-weight='bold'", PAD "font 8000/1500+0 700c x " BG BRK WS LANG SEP, "" },
		{ "font='10pt Times' font-size='20pt'", PAD "font 20000/1200+0 400 Times " BG BRK WS LANG SEP, "" },
		{ "font='caption'", PAD FONT BG BRK WS LANG SEP, "FO-03" },
		{ "font='10pt'", PAD "font 10000/1200+0 400 sans-serif " BG BRK WS LANG SEP, "FO-03" },
		{ "background='red'", PAD FONT "bg 1#ff0000 - 0 @0+0%,0+0% " BRK WS LANG SEP, "" },
		{ "background='url(\"a b.png\") no-repeat right 3pt #ccc'",
		    PAD FONT "bg 1#cccccc a b.png 3 @0+100%,3000+0% " BRK WS LANG SEP, "" },
		{ "background-position='top left'", PAD FONT "bg 0#000000 - 0 @0+0%,0+0% " BRK WS LANG SEP, "" },
		{ "background-position='bottom'", PAD FONT "bg 0#000000 - 0 @0+50%,0+100% " BRK WS LANG SEP, "" },
		{ "background-image='url(x.png)'", PAD FONT "bg 0#000000 x.png 0 @0+0%,0+0% " BRK WS LANG SEP, "" },
		{ "background-image='x.png'", PAD FONT "bg 0#000000 x.png 0 @0+0%,0+0% " BRK WS LANG SEP, "" },
		{ "background='nonsense'", PAD FONT BG BRK WS LANG SEP, "FO-03" },
		{ "page-break-before='always'", PAD FONT BG "brk 2,0 keep 0,0,0 " WS LANG SEP, "" },
		{ "page-break-after='left'", PAD FONT BG "brk 0,3 keep 0,0,0 " WS LANG SEP, "" },
		{ "page-break-after='avoid'", PAD FONT BG "brk 0,0 keep 1,0,0 " WS LANG SEP, "" },
		{ "page-break-inside='avoid'", PAD FONT BG "brk 0,0 keep 0,0,1 " WS LANG SEP, "" },
		{ "page-break-inside='always'", PAD FONT BG BRK WS LANG SEP, "FO-03" },
		{ "page-break-after='always' break-after='auto'", PAD FONT BG BRK WS LANG SEP, "" },
		{ "white-space='pre'", PAD FONT BG BRK "ws 1010 " LANG SEP, "" },
		{ "white-space='nowrap'", PAD FONT BG BRK "ws 0100 " LANG SEP, "" },
		{ "white-space='pre' wrap-option='wrap'", PAD FONT BG BRK "ws 1011 " LANG SEP, "" },
		{ "xml:lang='en-GB'", PAD FONT BG BRK WS "lang en-GB " SEP, "" },
		{ "xml:lang='en-GB' language='de'", PAD FONT BG BRK WS "lang de-GB " SEP, "" },
		{ "xml:lang='sr-Latn-RS'", PAD FONT BG BRK WS "lang sr- " SEP, "" },
		{ "xml:lang='&lt;&gt;'", PAD FONT BG BRK WS LANG SEP, "FO-03" },
		{ "border-spacing='1pt 2pt'", PAD FONT BG BRK WS LANG "sep 1000,2000", "" },
		{ "border-separation='3pt'", PAD FONT BG BRK WS LANG "sep 3000,3000", "" },
		{ "border-separation.block-progression-direction='3pt'", PAD FONT BG BRK WS LANG "sep 0,3000", "" },
	};
	char	 got[512], ids[64], *doc;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct doc	 d;

		doc = mem_printf("<fo:block id='x' %s/>", t[i].attrs);
		d = doc_open(doc);
		others_of(doc_get(&d, "x"), got, sizeof(got));
		if (strcmp(got, t[i].want) != 0)
			fail_msg("%s:\n  got  %s\n  want %s", t[i].attrs, got, t[i].want);
		doc_ids(&d, ids, sizeof(ids));
		assert_string_equal(ids, t[i].findings);
		doc_close(&d);
		free(doc);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = { cmocka_unit_test(border), cmocka_unit_test(others) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
