/* SVG figures, drawn on a canvas that writes down what it is told. */
#include "fo_tree_help.h"
#include "fo/svg.h"
#include "fo/svg_draw.h"

/* Half an em a byte: widths are plain to compute. */
static const struct canvas_glyph *
rec_shape(struct canvas *c, struct canvas_font *font, const char *text, size_t n, const char *lang, bool kerning,
    bool ligatures, struct pos pos, size_t *nglyphs)
{
	static struct canvas_glyph	 glyphs[256];

	(void)c, (void)font, (void)lang, (void)kerning, (void)ligatures, (void)pos;
	*nglyphs = n > nitems(glyphs) ? nitems(glyphs) : n;
	for (size_t i = 0; i < *nglyphs; i++)
		glyphs[i] = (struct canvas_glyph){ .gid = (unsigned char)text[i], .nbytes = 1, .cluster = (uint32_t)i,
		    .advance = 500000 };
	return glyphs;
}

static struct canvas_font *
rec_font(struct canvas *c, const char *families, int weight, bool italic)
{
	static char	 font[128];

	(void)c;
	snprintf(font, sizeof(font), "%s:%d%s", families, weight, italic ? "i" : "");
	return (struct canvas_font *)(void *)font;
}

static void
rec_metrics(struct canvas *c, const struct canvas_font *font, struct canvas_metrics *m)
{
	(void)c, (void)font;
	*m = (struct canvas_metrics){ .ascender = 800, .descender = -200, .x_height = 500, .cap_height = 700 };
}

static void
rec_text(struct canvas *c, mpt x, mpt y, const struct canvas_font *font, mpt size, const struct canvas_style *style,
    const struct canvas_glyph *glyphs, size_t n, const char *text, mpt letter, mpt word)
{
	(void)glyphs, (void)letter, (void)word;
	buf_printf(c->self, "text %lld,%lld %lld %s #%06x \"%.*s\";", (long long)x, (long long)y, (long long)size,
	    (const char *)(const void *)font, style->color, (int)n, text);
}

static void
rec_path(struct canvas *c, const struct canvas_step *s, size_t n, const struct canvas_paint *p)
{
	struct buf	*out = c->self;

	for (size_t i = 0; i < n; i++) {
		buf_putc(out, "MLCZ"[s[i].op]);
		for (int k = 0; k < (s[i].op == CANVAS_CURVE ? 3 : s[i].op == CANVAS_CLOSE ? 0 : 1); k++)
			buf_printf(out, "%s%lld,%lld", k > 0 ? " " : "", (long long)s[i].x[k], (long long)s[i].y[k]);
	}
	if (p->fill)
		buf_printf(out, " fill%s #%06x", p->evenodd ? " evenodd" : "", p->fill_color);
	if (p->stroke)
		buf_printf(out, " stroke %lld #%06x", (long long)p->stroke_width, p->stroke_color);
	if (p->dash[0] != 0)
		buf_printf(out, " dash %lld %lld", (long long)p->dash[0], (long long)p->dash[1]);
	if (p->cap != 0 || p->join != 0)
		buf_printf(out, " cap %d join %d", p->cap, p->join);
	buf_putc(out, ';');
}

static void
rec_clip(struct canvas *c, mpt x, mpt y, mpt w, mpt h)
{
	(void)c, (void)x, (void)y, (void)w, (void)h;
}

static void
rec_unclip(struct canvas *c)
{
	(void)c;
}

/* Draw "svg" at 0,0 in the given size. */
static void
draw(const char *svg, mpt w, mpt h, struct buf *out, char *ids, size_t room)
{
	char			*flow = mem_printf("<fo:block><fo:instream-foreign-object id='x'>%s</fo:instream-foreign-object></fo:block>", svg);
	struct doc		 d = doc_open(flow);
	struct canvas		 canvas = { .self = out, .report = d.report, .font = rec_font, .metrics = rec_metrics,
				    .shape = rec_shape, .text = rec_text, .path = rec_path, .clip_push = rec_clip, .clip_pop = rec_unclip };
	struct fo_context	 ctx = { .tree = d.tree, .canvas = &canvas, .report = d.report };

	svg_draw(&ctx, doc_get(&d, "x")->xml, 0, 0, w, h, "Sans");
	doc_ids(&d, ids, room);
	doc_close(&d);
	free(flow);
}

#define SVG(inside)	"<svg:svg width='100' height='100'>" inside "</svg:svg>"

static void
shapes(void **state)
{
	static const struct { const char *svg, *want, *findings; } t[] = {
		{ SVG("<svg:rect x='1' y='2' width='3' height='4'/>"), "M1000,2000L4000,2000L4000,6000L1000,6000Z fill #000000;", "" },
		{ SVG("<svg:rect width='10%' height='1cm' fill='none' stroke='red' stroke-width='2'/>"),
		    "M0,0L10000,0L10000,28346L0,28346Z stroke 2000 #ff0000;", "" },
		{ SVG("<svg:rect width='0' height='4'/>"), "", "" },
		{ SVG("<svg:line x1='1' y1='1' x2='9' y2='1' stroke='#00f' stroke-dasharray='3 1' stroke-linecap='round'/>"),
		    "M1000,1000L9000,1000 stroke 1000 #0000ff dash 3000 1000 cap 1 join 0;", "" },
		{ SVG("<svg:line x2='9'/>"), "", "" },
		{ SVG("<svg:polyline points='0,0 1,0 1 1'/>"), "M0,0L1000,0L1000,1000 fill #000000;", "" },
		{ SVG("<svg:polygon points='0,0,1,0,1,1' fill-rule='evenodd'/>"), "M0,0L1000,0L1000,1000Z fill evenodd #000000;", "" },
		{ SVG("<svg:polygon points='0,0,1,0,x'/>"), "M0,0L1000,0Z fill #000000;", "FO-24" },
		{ SVG("<svg:g fill='red'><svg:g style='fill: blue; stroke:lime'><svg:rect width='1' height='1' fill='inherit'/></svg:g></svg:g>"),
		    "M0,0L1000,0L1000,1000L0,1000Z fill #0000ff stroke 1000 #00ff00;", "" },
		{ SVG("<svg:g color='red' display='inline'><svg:rect width='1' height='1' fill='currentColor'/></svg:g>"),
		    "M0,0L1000,0L1000,1000L0,1000Z fill #ff0000;", "" },
		{ SVG("<svg:g display='none'><svg:rect width='1' height='1'/></svg:g>"), "", "" },
		{ SVG("<svg:g visibility='hidden'><svg:rect width='1' height='1'/></svg:g>"), "", "" },
		{ SVG("<svg:rect width='1' height='1' opacity='0'/>"), "", "" },
		{ SVG("<svg:rect width='1' height='1' opacity='0.5'/><svg:rect width='1' height='1' opacity='0.6'/>"),
		    "M0,0L1000,0L1000,1000L0,1000Z fill #000000;M0,0L1000,0L1000,1000L0,1000Z fill #000000;", "FO-23" },
		{ SVG("<svg:rect width='1' height='1' fill='url(#g) green'/>"), "M0,0L1000,0L1000,1000L0,1000Z fill #008000;", "FO-23" },
		{ SVG("<svg:image/><svg:use/><svg:image/>"), "", "FO-23 FO-23" },
		{ SVG("<svg:title>t</svg:title><svg:defs><svg:rect width='1' height='1'/></svg:defs>"), "", "" },
		{ SVG("<svg:rect width='wide' height='1' fill='nocolor'/>"), "", "FO-24 FO-24" },
		{ SVG("<svg:ellipse cx='1' cy='1' rx='1' ry='0'/>"), "", "" },
	};
	struct buf	 out;
	char		 ids[64];

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < nitems(t); i++) {
		buf_reset(&out);
		draw(t[i].svg, 100000, 100000, &out, ids, sizeof(ids));
		if (strcmp(out.data, t[i].want) != 0)
			fail_msg("%s:\n  got  %s\n  want %s", t[i].svg, out.data, t[i].want);
		assert_string_equal(ids, t[i].findings);
	}
	buf_clear(&out);
}

#define PATH(d)	SVG("<svg:path d='" d "'/>")
#define FILL	" fill #000000;"

static void
paths(void **state)
{
	static const struct { const char *svg, *want, *findings; } t[] = {
		{ PATH("M1 2L3 4"), "M1000,2000L3000,4000" FILL, "" },
		{ PATH("m1,2 2,2 -1-1"), "M1000,2000L3000,4000L2000,3000" FILL, "" },
		{ PATH("M1 1H5V6h-1v-2z"), "M1000,1000L5000,1000L5000,6000L4000,6000L4000,4000Z" FILL, "" },
		{ PATH("M0 0C1 1 2 2 3 3S5 5 6 6"), "M0,0C1000,1000 2000,2000 3000,3000C4000,4000 5000,5000 6000,6000" FILL, "" },
		{ PATH("M0 0S5 5 6 6"), "M0,0C0,0 5000,5000 6000,6000" FILL, "" },
		{ PATH("M0 0Q3 0 3 3T6 6"), "M0,0C2000,0 3000,1000 3000,3000C3000,5000 4000,6000 6000,6000" FILL, "" },
		{ PATH("M.5.5.7-1e1L1e-1+2"), "M500,500L700,-10000L100,2000" FILL, "" },
		{ PATH("M1 0A1 1 0 0 1 0 1"), "M1000,0C1000,552 552,1000 0,1000" FILL, "" },
		{ PATH("M1 0A1 1 0 110 1"), "M1000,0C1552,0 2000,448 2000,1000C2000,1552 1552,2000 1000,2000C448,2000 0,1552 0,1000" FILL, "" },
		{ PATH("M0 0a.5.5 0 0 0 2 0"), "M0,0C0,552 448,1000 1000,1000C1552,1000 2000,552 2000,0" FILL, "" },
		{ PATH("M0 0A0 1 0 0 0 2 0"), "M0,0L2000,0" FILL, "" },
		{ PATH("M0 0A1 1 0 0 0 0 0L1 1"), "M0,0L1000,1000" FILL, "" },
		{ PATH("M1 1L2 2zl1 0"), "M1000,1000L2000,2000ZM1000,1000L2000,1000" FILL, "" },
		{ PATH("M0 0L1 1 X 2"), "M0,0L1000,1000" FILL, "FO-24" },
		{ PATH("M0 0L1 1L2"), "M0,0L1000,1000" FILL, "FO-24" },
		{ PATH("L1 1"), "", "FO-24" },
		{ PATH("M0 0A1 1 0 2 0 1 1"), "", "FO-24" },
		{ PATH("M0 0z 5"), "M0,0Z" FILL, "FO-24" },
		{ PATH("M0 0L1e300 0"), "M0,0L1000000000000,0" FILL, "" },
		{ PATH(""), "", "" },
	};
	struct buf	 out;
	char		 ids[64];

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < nitems(t); i++) {
		buf_reset(&out);
		draw(t[i].svg, 100000, 100000, &out, ids, sizeof(ids));
		if (strcmp(out.data, t[i].want) != 0)
			fail_msg("%s:\n  got  %s\n  want %s", t[i].svg, out.data, t[i].want);
		assert_string_equal(ids, t[i].findings);
	}
	buf_clear(&out);
}

#define BOX	"<svg:line x2='10' y2='10' stroke='red'/>"

static void
viewports(void **state)
{
	static const struct { const char *svg; mpt w, h; const char *want, *findings; } t[] = {
		{ "<svg:svg viewBox='0 0 10 10'>" BOX "</svg:svg>", 20000, 20000, "M0,0L20000,20000 stroke 2000 #ff0000;", "" },
		{ "<svg:svg viewBox='0 0 10 10'>" BOX "</svg:svg>", 40000, 20000, "M10000,0L30000,20000 stroke 2000 #ff0000;", "" },
		{ "<svg:svg viewBox='0 0 10 10' width='40' height='20' preserveAspectRatio='xMinYMin'>" BOX "</svg:svg>",
		    40000, 20000, "M0,0L20000,20000 stroke 2000 #ff0000;", "" },
		{ "<svg:svg viewBox='0 0 10 10' width='40' height='20' preserveAspectRatio='xMaxYMid slice'>" BOX "</svg:svg>",
		    40000, 20000, "M0,-10000L40000,30000 stroke 4000 #ff0000;", "" },
		{ "<svg:svg viewBox='0 0 10 10' width='40' height='10' preserveAspectRatio='none'>" BOX "</svg:svg>",
		    40000, 10000, "M0,0L40000,10000 stroke 2000 #ff0000;", "" },
		{ "<svg:svg viewBox='5 5 10 10'>" BOX "</svg:svg>", 10000, 10000, "M-5000,-5000L5000,5000 stroke 1000 #ff0000;", "" },
		{ "<svg:svg width='10' height='10'>" BOX "</svg:svg>", 30000, 30000, "M0,0L30000,30000 stroke 3000 #ff0000;", "" },
		{ "<svg:svg width='10' height='10' viewBox='a'>" BOX "</svg:svg>", 10000, 10000, "M0,0L10000,10000 stroke 1000 #ff0000;", "" },
		{ SVG("<svg:svg x='1' y='2' width='20' height='20' viewBox='0 0 10 10'>" BOX "</svg:svg>"), 100000, 100000,
		    "M1000,2000L21000,22000 stroke 2000 #ff0000;", "" },
		{ SVG("<svg:g transform='translate(1,2) scale(2)'>" BOX "</svg:g>"), 100000, 100000,
		    "M1000,2000L21000,22000 stroke 2000 #ff0000;", "" },
		{ SVG("<svg:g transform='rotate(90)'>" BOX "</svg:g>"), 100000, 100000, "M0,0L-10000,10000 stroke 1000 #ff0000;", "" },
		{ SVG("<svg:g transform='rotate(180 5 5)'>" BOX "</svg:g>"), 100000, 100000, "M10000,10000L0,0 stroke 1000 #ff0000;", "" },
		{ SVG("<svg:g transform='matrix(1 0 0 1 3 4),skewX(45)'>" BOX "</svg:g>"), 100000, 100000,
		    "M3000,4000L23000,14000 stroke 1000 #ff0000;", "" },
		{ SVG("<svg:g transform='translate(1) rotate(x)'>" BOX "</svg:g>"), 100000, 100000,
		    "M1000,0L11000,10000 stroke 1000 #ff0000;", "FO-24" },
	};
	struct buf	 out;
	char		 ids[64];

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < nitems(t); i++) {
		buf_reset(&out);
		draw(t[i].svg, t[i].w, t[i].h, &out, ids, sizeof(ids));
		if (strcmp(out.data, t[i].want) != 0)
			fail_msg("%s:\n  got  %s\n  want %s", t[i].svg, out.data, t[i].want);
		assert_string_equal(ids, t[i].findings);
	}
	buf_clear(&out);
}

static void
texts(void **state)
{
	static const struct { const char *svg, *want, *findings; } t[] = {
		{ SVG("<svg:text x='1' y='2' font-size='10'>ab</svg:text>"), "text 1000,2000 10000 Sans:400 #000000 \"ab\";", "" },
		{ SVG("<svg:text x='50' y='2' font-size='10' text-anchor='middle'>abcd</svg:text>"),
		    "text 40000,2000 10000 Sans:400 #000000 \"abcd\";", "" },
		{ SVG("<svg:text x='50' y='2' font-size='10' text-anchor='end' font-weight='bold' font-style='italic'> ab\n  cd </svg:text>"),
		    "text 25000,2000 10000 Sans:700i #000000 \"ab cd\";", "" },
		{ SVG("<svg:text x='0' y='2' font-size='10'>a <svg:tspan fill='red'>b</svg:tspan> c</svg:text>"),
		    "text 0,2000 10000 Sans:400 #000000 \"a \";text 10000,2000 10000 Sans:400 #ff0000 \"b\";"
		    "text 15000,2000 10000 Sans:400 #000000 \" c\";", "" },
		{ SVG("<svg:text x='0' y='2' font-size='10'>a<svg:tspan x='20' dy='10'>b</svg:tspan></svg:text>"),
		    "text 0,2000 10000 Sans:400 #000000 \"a\";text 20000,12000 10000 Sans:400 #000000 \"b\";", "" },
		{ SVG("<svg:text font-size='10' font-family='Serif' y='10' dominant-baseline='central'>a</svg:text>"),
		    "text 0,13000 10000 Serif:400 #000000 \"a\";", "" },
		{ SVG("<svg:g transform='scale(2)'><svg:text font-size='10' x='1'>a</svg:text></svg:g>"),
		    "text 2000,0 20000 Sans:400 #000000 \"a\";", "" },
		{ SVG("<svg:g transform='rotate(-90)'><svg:text font-size='10' x='1'>a</svg:text></svg:g>"),
		    "text 0,-1000 10000 Sans:400 #000000 \"a\";", "FO-23" },
		{ SVG("<svg:text xml:space='preserve' font-size='10'> a  </svg:text>"),
		    "text 0,0 10000 Sans:400 #000000 \" a  \";", "" },
		{ SVG("<svg:text x='1 2 3' font-size='10'>abc</svg:text>"), "text 1000,0 10000 Sans:400 #000000 \"abc\";", "FO-23" },
		{ SVG("<svg:text font-size='1.5em' fill='none'>abc</svg:text>"), "", "" },
		{ SVG("<svg:text/>"), "", "" },
	};
	struct buf	 out;
	char		 ids[64];

	(void)state;
	buf_init(&out);
	for (size_t i = 0; i < nitems(t); i++) {
		buf_reset(&out);
		draw(t[i].svg, 100000, 100000, &out, ids, sizeof(ids));
		if (strcmp(out.data, t[i].want) != 0)
			fail_msg("%s:\n  got  %s\n  want %s", t[i].svg, out.data, t[i].want);
		assert_string_equal(ids, t[i].findings);
	}
	buf_clear(&out);
}

static void
sizes(void **state)
{
	static const struct { const char *svg; mpt w, h; const char *title; } t[] = {
		{ "<svg:svg width='2cm' height='10'><svg:title> A title </svg:title></svg:svg>", 56693, 10000, "A title" },
		{ "<svg:svg viewBox='0 0 10 20'><svg:desc>D</svg:desc></svg:svg>", 10000, 20000, "D" },
		{ "<svg:svg width='5' viewBox='0 0 10 20'/>", 5000, 10000, NULL },
		{ "<svg:svg width='100%' height='50%' viewBox='0 0 10 20'/>", 10000, 20000, NULL },
		{ "<svg:svg/>", 0, 0, NULL }, { "<svg:svg width='-5' height='x'/>", 0, 0, NULL },
		{ "<svg:svg width='1e308' height='1'/>", 1000000000000, 1000, NULL },
	};
	char		*flow;
	const char	*title;
	mpt		 w, h;

	(void)state;
	for (size_t i = 0; i < nitems(t); i++) {
		struct doc	 d;

		flow = mem_printf("<fo:block><fo:instream-foreign-object id='x'>%s</fo:instream-foreign-object></fo:block>", t[i].svg);
		d = doc_open(flow);
		svg_size(doc_get(&d, "x")->xml, &w, &h);
		assert_int_equal(w, t[i].w);
		assert_int_equal(h, t[i].h);
		title = svg_title(d.tree, xml_first(doc_get(&d, "x")->xml));
		assert_true((title == NULL) == (t[i].title == NULL));
		if (title != NULL)
			assert_string_equal(title, t[i].title);
		doc_close(&d);
		free(flow);
	}
}

int
main(void)
{
	const struct CMUnitTest	 tests[] = {
		cmocka_unit_test(shapes), cmocka_unit_test(paths), cmocka_unit_test(viewports), cmocka_unit_test(texts),
		cmocka_unit_test(sizes),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
