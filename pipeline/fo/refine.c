/* refine.c - refinement (XSL-FO 1.1 section 5): specified, computed and
 * inherited values of one object. */
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fo/fo.h"
#include "fo/refine.h"
#include "xml/xml.h"

#define NS_XML	"http://www.w3.org/XML/1998/namespace"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

/* Fields. */

static void *
field_of(const struct fo_prop *p, const void *text, const void *box, const void *misc)
{
	const char	*base = p->set == FO_IN_TEXT ? text : p->set == FO_IN_BOX ? box : misc;
	union { const char *in; char *out; } u = { base + p->offset };

	return u.out;	/* whether it may be written is what the caller gave */
}

void *
fo_refine_field(struct fo_refine *r, const struct fo_prop *p)
{
	return field_of(p, &r->text, &r->box, &r->misc);
}

const void *
fo_node_field(const struct fo_node *node, const struct fo_prop *p)
{
	return field_of(p, node->text, node->box, node->misc);
}

bool
fo_refine_refuse(struct fo_refine *r, const char *why)
{
	if (r->why == NULL)
		r->why = why;
	return false;
}

const struct fo_prop *
fo_prop_find(const struct fo_tree *tree, const char *name, size_t n)
{
	const struct fo_interned	*in = tree->interned;
	const struct fo_entry		*e = fo_hash_find(&in->names, name, n);

	return e == NULL ? NULL : e->value[0];
}

static uint16_t
canon(const struct fo_refine *r, enum fo_prop_id id)
{
	const struct fo_interned	*in = r->tree->interned;

	return in->canon[id];
}

/* At which level the property, or its absolute or relative twin, was given. */
static enum fo_level
given(const struct fo_refine *r, enum fo_prop_id id)
{
	return (enum fo_level)r->given[canon(r, id)];
}

/* Functions that look at other objects (5.10.4). */

/* Where a function takes its value from. */
struct source {
	const struct fo_text	*text;
	const struct fo_box	*box;
	const struct fo_misc	*misc;
};

static bool
holds(const enum fo_prop_id *ids, size_t n, uint16_t id, const struct fo_interned *in)
{
	for (size_t i = 0; i < n; i++)
		if (ids[i] != FO_P__MAX && in->canon[ids[i]] == id)
			return true;
	return false;
}

/* Whether an attribute of this name specifies the property: itself, a twin, or a shorthand. */
static bool
specifies(const struct fo_interned *in, const struct fo_prop *attr, uint16_t id)
{
	if (in->canon[attr - fo_props] == id)
		return true;
	if (attr->type == &fo_type_four)
		return holds(attr->arg, 4, id, in);
	if (attr->type == &fo_type_border_side)
		return holds(attr->arg, 3, id, in);
	if (attr->type == &fo_type_pair || attr->type == &fo_type_page_break)
		return holds(attr->arg, 2, id, in);
	if (attr->type == &fo_type_border)
		return strncmp(fo_props[id].name, "border-", 7) == 0;
	if (attr->type == &fo_type_font)
		return strncmp(fo_props[id].name, "font-", 5) == 0 || id == FO_P_LINE_HEIGHT;
	if (attr->type == &fo_type_bg_short)
		return strncmp(fo_props[id].name, "background-", 11) == 0;
	if (attr->type == &fo_type_xml_lang)
		return id == FO_P_LANGUAGE || id == FO_P_COUNTRY;
	return false;
}

static bool
is_specified_on(const struct fo_tree *tree, const struct fo_node *node, const struct fo_prop *p)
{
	const struct fo_interned	*in = tree->interned;
	struct xml_attr_view		 a;

	if (node->xml == NULL)
		return false;
	for (size_t i = 0; xml_attr_at(node->xml, i, &a); i++) {
		const struct fo_prop	*attr;

		if (a.ns != NULL && a.ns[0] != '\0')
			continue;
		attr = fo_prop_find(tree, a.name, strlen(a.name));
		if (attr != NULL && specifies(in, attr, in->canon[p - fo_props]))
			return true;
	}
	return false;
}

static void
source_nearest(struct fo_refine *r, const struct fo_prop *p, struct source *from)
{
	const struct fo_interned	*in = r->tree->interned;
	const struct fo_node		*node;

	r->elsewhere = true;
	for (node = r->node->parent; node != NULL; node = node->parent) {
		if (is_specified_on(r->tree, node, p)) {
			*from = (struct source){ node->text, node->box, node->misc };
			return;
		}
	}
	*from = (struct source){ in->text, in->box, in->misc };
}

/* The column a cell will begin in, from what precedes it in its row and what hangs down from the rows above. */
static int
cell_column(const struct fo_node *cell, int32_t given_number)
{
	const struct fo_node	*n;
	int			 column = 1;

	if (given_number > 0)
		return given_number;
	for (n = cell->prev; n != NULL; n = n->prev) {
		if (n->object != FO_TABLE_CELL)
			continue;
		column += n->misc->columns_spanned;
		if (n->misc->column_number > 0)
			return column - 1 + n->misc->column_number;
	}
	return column;
}

static bool
source_column(struct fo_refine *r, struct source *from)
{
	const struct fo_node	*table = fo_ancestor(r->node->parent, FO_TABLE), *n;
	const struct fo_node	*cell = r->node->object == FO_TABLE_CELL ? r->node : fo_ancestor(r->node->parent, FO_TABLE_CELL);
	int			 column, at = 1;

	r->elsewhere = true;
	if (table == NULL || cell == NULL)
		return false;
	column = cell_column(cell, cell == r->node ? r->misc.column_number : cell->misc->column_number);
	for (n = table->first; n != NULL; n = n->next) {
		if (n->object != FO_TABLE_COLUMN)
			continue;
		if (n->misc->column_number > 0)
			at = n->misc->column_number;
		if (column >= at && column - at < n->misc->columns_repeated) {
			*from = (struct source){ n->text, n->box, n->misc };
			return true;
		}
		at += n->misc->columns_repeated;
	}
	return false;
}

static bool
source_find(struct fo_refine *r, const char *function, const struct fo_prop *p, struct source *from, const char **why)
{
	*from = (struct source){ r->parent_text, r->parent_box, r->parent_misc };
	if (strcmp(function, "from-parent") == 0 || strcmp(function, "inherited-property-value") == 0)
		return true;
	if (strcmp(function, "from-nearest-specified-value") == 0) {
		source_nearest(r, p, from);
		return true;
	}
	if (strcmp(function, "from-table-column") == 0) {
		if (source_column(r, from))
			return true;
		*why = N_("there is no such table-column");
		return false;
	}
	*why = N_("no such function");
	return false;
}

/* label-end() and body-start() (7.30.11): of the list-item around. */
static bool
call_list(struct fo_refine *r, bool label, struct fo_value *v, const char **why)
{
	const struct fo_node	*item = fo_ancestor(r->node->parent, FO_LIST_ITEM);
	const struct fo_text	*t = r->parent_text;
	struct fo_length	 start, label_sep, item_start;

	if (item == NULL) {
		*why = N_("label-end() and body-start() belong in a list-item");
		return false;
	}
	if (item != r->node->parent)
		r->elsewhere = true;
	start = t->provisional_starts;
	label_sep = t->provisional_label_separation;
	item_start = item->text->start_indent;
	v->power = 1;
	v->number = (double)start.abs + (double)item_start.abs;
	v->percent = (start.percent + (double)item_start.percent) / 1000;
	if (label) {
		v->number = -(v->number - (double)label_sep.abs);
		v->percent = 100 - (v->percent - label_sep.percent / 1000.0);
	}
	return true;
}

static bool
call(void *arg, const char *function, const char *argument, struct fo_value *v, const char **why)
{
	struct fo_refine	*r = arg;
	const struct fo_prop	*p = r->prop;
	struct source		 from;

	if (strcmp(function, "label-end") == 0 || strcmp(function, "body-start") == 0)
		return call_list(r, function[0] == 'l', v, why);
	if (argument != NULL)
		p = fo_prop_find(r->tree, argument, strlen(argument));
	if (p == NULL || p->set == FO_IN_NONE) {
		*why = N_("the argument is not the name of a property");
		return false;
	}
	if (!source_find(r, function, p, &from, why))
		return false;
	if (p->type->read != NULL && p->type->read(field_of(p, from.text, from.box, from.misc), v))
		return true;
	*why = N_("that property's value is neither a number nor a colour");
	return false;
}

static struct fo_expr_context
expr_context(struct fo_refine *r, bool parent_em)
{
	return (struct fo_expr_context){
		(double)(parent_em ? r->parent_text->font_size : r->text.font_size), r->text.color, call, r
	};
}

bool
fo_refine_expr(struct fo_refine *r, const char *text, bool parent_em, struct fo_value *v)
{
	struct fo_expr_context	 ctx = expr_context(r, parent_em);
	const char		*why = NULL;

	return fo_expr_whole(&ctx, text, v, &why) || fo_refine_refuse(r, why);
}

bool
fo_refine_item(struct fo_refine *r, const char **text, struct fo_value *v)
{
	struct fo_expr_context	 ctx = expr_context(r, false);
	const char		*why = NULL;

	return fo_expr(&ctx, text, true, v, &why) || fo_refine_refuse(r, why);
}

/* Copy a value whole; what stands beside the field and belongs to it goes along. */
static void
copy_value(struct fo_refine *r, const struct fo_prop *to, const struct fo_prop *p, const struct source *from)
{
	memcpy(fo_refine_field(r, to), field_of(p, from->text, from->box, from->misc), p->type->size);
	if (p->type == &fo_type_background)
		r->box.has_background = from->box->has_background;
	else if (p->type == &fo_type_spacing && p->offset == offsetof(struct fo_text, letter_spacing))
		r->text.letter_spacing_normal = from->text->letter_spacing_normal;
	else if (p->type == &fo_type_line_height)
		r->text.line_height_factor = from->text->line_height_factor;
	else if (p->type == &fo_type_baseline_shift)
		r->box.baseline_length = from->box->baseline_length;
	else if (p->type == &fo_type_content_size && to->offset == offsetof(struct fo_misc, content_width))
		r->misc.content_width_kind = p->offset == to->offset ? from->misc->content_width_kind :
		    r->misc.content_width_kind;
	else if (p->type == &fo_type_content_size)
		r->misc.content_height_kind = from->misc->content_height_kind;
	if (p->type == &fo_type_dimension) {
		struct fo_length	*l = fo_refine_field(r, to);
		const struct fo_length	*f = field_of(p, from->text, from->box, from->misc);

		l[-1] = f[-1];
		l[1] = f[1];
	}
}

/*
 * "inherit", or one function that gives another object's value and nothing
 * more: the value is taken whole, be it number or word.  False when the text is
 * something else (or a function that must be evaluated).
 */
static bool
set_whole(struct fo_refine *r, const struct fo_prop *to, const char *text)
{
	const struct fo_prop	*p = to;
	const char		*paren, *end, *why;
	char			 function[32];
	struct source		 from;
	size_t			 n;

	while (is_space(*text))
		text++;
	if (strncmp(text, "inherit", 7) != 0 && strncmp(text, "from-", 5) != 0)
		return false;
	if (text[7] == '\0' && text[0] == 'i') {
		from = (struct source){ r->parent_text, r->parent_box, r->parent_misc };
		copy_value(r, to, p, &from);
		return true;
	}
	paren = strchr(text, '(');
	end = strchr(text, ')');
	if (paren == NULL || end == NULL || end < paren || (size_t)(paren - text) >= sizeof(function))
		return false;
	for (const char *rest = end + 1; *rest != '\0'; rest++)
		if (!is_space(*rest))
			return false;
	memcpy(function, text, (size_t)(paren - text));
	function[paren - text] = '\0';
	for (paren++; is_space(*paren) || *paren == '\'' || *paren == '"'; paren++)
		continue;
	for (n = (size_t)(end - paren); n > 0 && (is_space(paren[n - 1]) || paren[n - 1] == '\'' || paren[n - 1] == '"'); n--)
		continue;
	if (end > paren && n > 0)
		p = fo_prop_find(r->tree, paren, n);
	if (p == NULL || p->type != to->type || p->set == FO_IN_NONE || !source_find(r, function, p, &from, &why))
		return false;
	copy_value(r, to, p, &from);
	return true;
}

/* "inherit" of a shorthand: those of inherited properties are inherited as it is. */
static bool
set_shorthand_inherit(struct fo_refine *r, const struct fo_prop *p)
{
	if (p->type == &fo_type_vertical_align)
		return fo_refine_set(r, FO_P_BASELINE_SHIFT, "inherit");
	if (p->type == &fo_type_bg_short) {
		for (int id = FO_P_BACKGROUND_COLOR; id <= FO_P_BACKGROUND_POSITION_V; id++)
			if (fo_props[id].set != FO_IN_NONE)
				fo_refine_set(r, (enum fo_prop_id)id, "inherit");
		return true;
	}
	return p->type == &fo_type_font || p->type == &fo_type_white_space || p->type == &fo_type_xml_lang;
}

bool
fo_refine_set(struct fo_refine *r, enum fo_prop_id id, const char *text)
{
	const struct fo_prop	*p = &fo_props[id], *outer = r->prop;
	bool			 ok;

	r->prop = p;
	if (p->set == FO_IN_NONE)
		ok = (strcmp(text, "inherit") == 0 && set_shorthand_inherit(r, p)) || p->type->parse(r, p, text, NULL);
	else
		ok = set_whole(r, p, text) || p->type->parse(r, p, text, fo_refine_field(r, p));
	if (ok)
		r->given[canon(r, id)] = (uint8_t)r->level;
	r->prop = outer;
	return ok;
}

/* Attributes. */

struct attr {
	const struct fo_prop	*prop;		/* NULL: not a property of ours */
	const char		*name, *value;
};

static void
say(struct fo_refine *r, const struct attr *a)
{
	struct pos	 pos = fo_pos(r->tree, r->node);

	if (r->report == NULL)
		return;
	if (r->why != NULL)
		report_add(r->report, FINDING_FO_VALUE, pos, "%s=\"%.60s\": %s", a->name, a->value, _(r->why));
	else
		report_once(r->report, FINDING_FO_PROPERTY, a->name, pos, "%s=\"%.60s\"", a->name, a->value);
}

static void
apply(struct fo_refine *r, const struct attr *a)
{
	r->why = NULL;
	r->clamped = false;
	r->level = a->prop->level;
	if (!fo_refine_set(r, (enum fo_prop_id)(a->prop - fo_props), a->value))
		say(r, a);
	else if (r->clamped && r->report != NULL)
		report_add(r->report, FINDING_FO_RANGE, fo_pos(r->tree, r->node), "%s=\"%.60s\"", a->name, a->value);
}

/* font-size and color first, for em and currentColor; then the more specific later. */
static int
order(const struct attr *a)
{
	bool	 first = a->prop->type == &fo_type_font || a->prop->type == &fo_type_font_size ||
		    (a->prop->type == &fo_type_color && a->prop->set == FO_IN_TEXT);

	return (first ? 0 : 100) + (int)a->prop->level;
}

static void
sort_attrs(struct attr *a, size_t n)
{
	for (size_t i = 1; i < n; i++) {
		struct attr	 x = a[i];
		size_t		 j = i;

		for (; j > 0 && order(&a[j - 1]) > order(&x); j--)
			a[j] = a[j - 1];
		a[j] = x;
	}
}

/* The name under which the table knows an attribute; NULL when it is none of ours. */
static const char *
attr_name(const struct xml_attr_view *v, char name[static 48])
{
	const char	*prefix;

	if (v->ns == NULL || v->ns[0] == '\0')
		return v->name;
	if (strcmp(v->ns, NS_XML) == 0)
		prefix = "xml:";
	else if (strcmp(v->ns, FO_NS_FOX) == 0)
		prefix = "fox:";
	else if (strcmp(v->ns, FO_NS_CLEA) == 0)
		prefix = "clea:";
	else
		return NULL;
	if (strlen(prefix) + strlen(v->name) >= 48)
		return NULL;
	strcpy(name, prefix);
	strcat(name, v->name);
	return name;
}

#define ATTRS_MAX	512	/* more different properties than there are cannot be given */

/*
 * The object's properties among its attributes, sorted; unknown ones are
 * reported.  FOP's other extensions and xml:base ... ask nothing of us.
 */
static size_t
collect(struct fo_refine *r, struct attr *attrs)
{
	struct xml_attr_view	 v;
	char			 buffer[48];
	size_t			 n = 0;

	if (r->node->xml == NULL)	/* an object of our own making */
		return 0;
	for (size_t i = 0; xml_attr_at(r->node->xml, i, &v) && n < ATTRS_MAX; i++) {
		struct attr	 a = { NULL, v.name, v.value };
		const char	*name = attr_name(&v, buffer);

		if (name == NULL)
			continue;
		a.prop = fo_prop_find(r->tree, name, strlen(name));
		if (a.prop == NULL) {
			r->why = NULL;
			if (name == v.name || strncmp(name, "clea:", 5) == 0)
				say(r, &a);
			continue;
		}
		attrs[n++] = a;
	}
	sort_attrs(attrs, n);
	return n;
}

/* Everything refinement depends on, but for "elsewhere". */
static void
cache_key(struct fo_refine *r, struct buf *key)
{
	struct xml_attr_view	 v;
	const void		*parent[3] = { r->parent_text, r->parent_box, r->parent_misc };
	unsigned char		 object = (unsigned char)r->node->object;

	buf_reset(key);
	buf_add(key, parent, sizeof(parent));
	buf_add(key, &object, 1);
	for (size_t i = 0; r->node->xml != NULL && xml_attr_at(r->node->xml, i, &v); i++) {
		bool	 plain = v.ns == NULL || v.ns[0] == '\0';

		if (plain && strcmp(v.name, "id") == 0)
			continue;
		if (!plain)
			buf_puts(key, v.ns);
		buf_add(key, v.name, strlen(v.name) + 1);
		buf_add(key, v.value, strlen(v.value) + 1);
	}
}

/* The last steps: what one property makes of others. */

/* FOP's rules for a range whose parts contradict each other; "set" says which were given: 1 min, 2 opt, 4 max. */
static bool
greater(const struct fo_length *a, const struct fo_length *b)
{
	return !a->is_auto && !b->is_auto && a->percent == b->percent && a->abs > b->abs;
}

static void
make_consistent(struct fo_length *min, struct fo_length *opt, struct fo_length *max, int set)
{
	if (greater(min, max)) {
		if (set & 1)
			*max = *min;
		else
			*min = *max;
	}
	if (greater(opt, max)) {
		if ((set & 2) && !(set & 4))
			*max = *opt;
		else
			*opt = *max;
	} else if (greater(min, opt)) {
		if (set & 1)
			*opt = *min;
		else
			*min = *opt;
	}
}

static int
given_parts(const struct fo_refine *r, enum fo_prop_id min, enum fo_prop_id opt, enum fo_prop_id max)
{
	return (given(r, min) != 0 ? 1 : 0) | (given(r, opt) != 0 ? 2 : 0) | (given(r, max) != 0 ? 4 : 0);
}

static void
finish_ranges(struct fo_refine *r)
{
	static const struct { enum fo_prop_id min, opt, max; } ranges[] = {
		{ FO_P_SPACE_BEFORE_MIN, FO_P_SPACE_BEFORE_OPT, FO_P_SPACE_BEFORE_MAX },
		{ FO_P_SPACE_AFTER_MIN, FO_P_SPACE_AFTER_OPT, FO_P_SPACE_AFTER_MAX },
		{ FO_P_SPACE_START_MIN, FO_P_SPACE_START_OPT, FO_P_SPACE_START_MAX },
		{ FO_P_SPACE_END_MIN, FO_P_SPACE_END_OPT, FO_P_SPACE_END_MAX },
		{ FO_P_IPD_MIN, FO_P_IPD_OPT, FO_P_IPD_MAX },
		{ FO_P_BPD_MIN, FO_P_BPD_OPT, FO_P_BPD_MAX },
		{ FO_P_LETTER_SPACING_MIN, FO_P_LETTER_SPACING_OPT, FO_P_LETTER_SPACING_MAX },
		{ FO_P_WORD_SPACING_MIN, FO_P_WORD_SPACING_OPT, FO_P_WORD_SPACING_MAX },
		{ FO_P_LEADER_LENGTH_MIN, FO_P_LEADER_LENGTH_OPT, FO_P_LEADER_LENGTH_MAX },
	};

	for (size_t i = 0; i < nitems(ranges); i++) {
		int	 set = given_parts(r, ranges[i].min, ranges[i].opt, ranges[i].max);

		if (set != 0)
			make_consistent(fo_refine_field(r, &fo_props[ranges[i].min]),
			    fo_refine_field(r, &fo_props[ranges[i].opt]),
			    fo_refine_field(r, &fo_props[ranges[i].max]), set);
	}
	if (given_parts(r, FO_P_LETTER_SPACING_MIN, FO_P_LETTER_SPACING_OPT, FO_P_LETTER_SPACING_MAX) != 0)
		r->text.letter_spacing_normal = false;
}

/* line-height.optimum and the like take the place of a factor. */
static void
finish_line_height(struct fo_refine *r)
{
	struct fo_space	*s = &r->text.line_height;
	int		 set = given_parts(r, FO_P_LINE_HEIGHT_MIN, FO_P_LINE_HEIGHT_OPT, FO_P_LINE_HEIGHT_MAX);
	mpt		 normal = r->text.font_size * r->text.line_height_factor / 1000;

	if (set == 0)
		return;
	if (r->text.line_height_factor != 0) {
		if (!(set & 1))
			s->min.abs = normal;
		if (!(set & 2))
			s->opt.abs = normal;
		if (!(set & 4))
			s->max.abs = normal;
		r->text.line_height_factor = 0;
	}
	make_consistent(&s->min, &s->opt, &s->max, set);
}

static void
finish_borders(struct fo_refine *r)
{
	static const enum fo_prop_id colors[4] = {
		FO_P_BORDER_BEFORE_COLOR, FO_P_BORDER_AFTER_COLOR, FO_P_BORDER_START_COLOR, FO_P_BORDER_END_COLOR };

	for (int side = 0; side < 4; side++) {
		struct fo_border	*b = &r->box.border[side];

		if (given(r, colors[side]) == FO_LEVEL_NONE)
			b->color = r->text.color;
		if (b->style == FO_BORDER_NONE || b->style == FO_BORDER_HIDDEN)
			b->width = 0;
	}
}

/* 5.3.2 as FOP reads it: a margin makes the indent of a block, and its space before or after. */
static bool
generates_reference_area(enum fo_object o)
{
	return o == FO_BLOCK_CONTAINER || o == FO_TABLE_CELL || o == FO_INLINE_CONTAINER || o == FO_FLOW ||
	    o == FO_STATIC_CONTENT || o == FO_SIMPLE_PAGE_MASTER || (o >= FO_REGION_BODY && o <= FO_REGION_END);
}

static int32_t
clamp32(int64_t v)
{
	return v > INT32_MAX ? INT32_MAX : v < -INT32_MAX ? -INT32_MAX : (int32_t)v;
}

/* to += length, a percentage being of the containing block: the reference area less the parent's indents. */
static void
add_of_block(const struct fo_refine *r, struct fo_length *to, const struct fo_length *l)
{
	const struct fo_length	*s = &r->inherited[0], *e = &r->inherited[1];
	double			 part, around;
	bool			 clamped = false;

	if (l->is_auto)
		return;
	to->abs += l->abs;
	if (l->percent != 0) {
		/* Percentages of two bases do not add up; the own one stays. */
		if (to->up != 0) {
			to->percent = 0;
			to->up = 0;
		}
		part = l->percent / 100000.0;
		around = (s->up == 0 ? (double)s->percent : 0) + (e->up == 0 ? (double)e->percent : 0);
		to->abs -= fo_mpt(part * ((double)s->abs + (double)e->abs), &clamped);
		to->percent = clamp32((int64_t)to->percent + l->percent - fo_mpt(part * around, &clamped));
	}
	to->abs = fo_mpt((double)to->abs, &clamped);
}

static void
finish_indent(struct fo_refine *r, enum fo_prop_id margin_id, enum fo_prop_id indent_id, enum fo_side side)
{
	struct fo_length	*indent = fo_refine_field(r, &fo_props[indent_id]);
	const struct fo_length	*inherited = &r->inherited[side == FO_START ? 0 : 1];
	enum fo_level		 margin = given(r, margin_id);
	bool			 clamped = false;

	if (margin == FO_LEVEL_NONE || (margin < FO_LEVEL_ABS && given(r, indent_id) != FO_LEVEL_NONE))
		return;		/* given itself, or inherited */
	memset(indent, 0, sizeof(*indent));
	if (!generates_reference_area(r->node->object))
		memcpy(indent, inherited, sizeof(*indent));
	indent->abs = fo_mpt((double)indent->abs + (double)r->box.border[side].width, &clamped);
	add_of_block(r, indent, &r->box.margin[side]);
	add_of_block(r, indent, &r->box.padding[side].len);
}

static void
finish_space(struct fo_refine *r, enum fo_prop_id margin_id, enum fo_side side, const enum fo_prop_id space[4])
{
	enum fo_level	 margin = given(r, margin_id);
	struct fo_space	*s = &r->box.space[side];

	if (margin == FO_LEVEL_NONE)
		return;
	if (margin < FO_LEVEL_ABS)
		for (int i = 0; i < 4; i++)
			if (given(r, space[i]) != FO_LEVEL_NONE)
				return;
	s->opt = r->box.margin[side];
	s->opt.is_auto = false;
	s->min = s->max = s->opt;
	s->discard = false;		/* a margin stays at the edge of a page */
}

static void
finish_margins(struct fo_refine *r)
{
	static const enum fo_prop_id before[4] = {
		FO_P_SPACE_BEFORE, FO_P_SPACE_BEFORE_MIN, FO_P_SPACE_BEFORE_OPT, FO_P_SPACE_BEFORE_MAX };
	static const enum fo_prop_id after[4] = {
		FO_P_SPACE_AFTER, FO_P_SPACE_AFTER_MIN, FO_P_SPACE_AFTER_OPT, FO_P_SPACE_AFTER_MAX };

	finish_indent(r, FO_P_MARGIN_LEFT, FO_P_START_INDENT, FO_START);
	finish_indent(r, FO_P_MARGIN_RIGHT, FO_P_END_INDENT, FO_END);
	finish_space(r, FO_P_MARGIN_TOP, FO_BEFORE, before);
	finish_space(r, FO_P_MARGIN_BOTTOM, FO_AFTER, after);
}

/* 7.27.17: a region that has no name has its standard one. */
static void
finish_names(struct fo_refine *r)
{
	static const char *const names[] = {
		"xsl-region-body", "xsl-region-before", "xsl-region-after", "xsl-region-start", "xsl-region-end" };
	enum fo_object	 o = r->node->object;

	if (o < FO_REGION_BODY || o > FO_REGION_END || r->misc.region_name != NULL)
		return;
	r->misc.region_name = fo_intern(r->tree, names[o - FO_REGION_BODY], strlen(names[o - FO_REGION_BODY]));
}

/* A percentage that is inherited into a reference area is still one of the area outside. */
static bool
makes_boundary(enum fo_object o)
{
	return o == FO_TABLE_CELL || o == FO_BLOCK_CONTAINER || o == FO_INLINE_CONTAINER;
}

static void
go_up(struct fo_length *indent)
{
	if (indent->percent != 0 && indent->up < FO_UP_MAX)
		indent->up++;
}

/* The object before its own attributes: inherited sets, and initial values. */
static void
begin(struct fo_refine *r, struct fo_tree *tree, const struct fo_node *node, struct report *report)
{
	const struct fo_interned	*in = tree->interned;
	const struct fo_node		*parent = node->parent;

	memset(r, 0, sizeof(*r));
	r->tree = tree;
	r->node = node;
	r->report = report;
	r->parent_text = parent == NULL ? in->text : parent->text;
	r->parent_box = parent == NULL ? in->box : parent->box;
	r->parent_misc = parent == NULL ? in->misc : parent->misc;
	memcpy(&r->text, r->parent_text, sizeof(r->text));
	memcpy(&r->box, in->box, sizeof(r->box));
	memcpy(&r->misc, in->misc, sizeof(r->misc));
	if (parent != NULL && makes_boundary(parent->object)) {
		go_up(&r->text.start_indent);
		go_up(&r->text.end_indent);
	}
	r->inherited[0] = r->text.start_indent;
	r->inherited[1] = r->text.end_indent;
	r->box.decoration = r->parent_box->decoration;
	r->misc.empty_cells_show = r->parent_misc->empty_cells_show;	/* inherited, though only tables ask */
}

void
fo_refine_node(struct fo_tree *tree, struct fo_node *node, struct report *report)
{
	struct fo_interned	*in = tree->interned;
	struct fo_refine	 r;
	struct fo_entry		*known;
	struct attr		 attrs[ATTRS_MAX];
	size_t			 n;

	begin(&r, tree, node, report);
	cache_key(&r, in->key);
	known = fo_hash_get(&in->refined, in->key->data, in->key->len);
	if (known->value[0] == NULL) {
		n = collect(&r, attrs);
		for (size_t i = 0; i < n; i++)
			apply(&r, &attrs[i]);
		finish_borders(&r);
		finish_ranges(&r);
		finish_line_height(&r);
		finish_margins(&r);
		finish_names(&r);
		/* 7.20.3: kept together within a line is what is never broken into lines. */
		if (r.text.keep_together.line == FO_KEEP_ALWAYS)
			r.text.wrap = false;
		node->text = fo_intern_set(tree, &r.text, sizeof(r.text));
		node->box = fo_intern_set(tree, &r.box, sizeof(r.box));
		node->misc = fo_intern_set(tree, &r.misc, sizeof(r.misc));
		if (!r.elsewhere) {
			known->value[0] = node->text;
			known->value[1] = node->box;
			known->value[2] = node->misc;
		}
		return;
	}
	node->text = known->value[0];
	node->box = known->value[1];
	node->misc = known->value[2];
}

void
fo_refine_text(struct fo_tree *tree, struct fo_node *node)
{
	const struct fo_interned	*in = tree->interned;

	node->text = node->parent->text;
	node->box = in->plain[node->parent->box->decoration & 7];
	node->misc = in->misc;
}

/* Every initial value of the table, read by the property's own function. */
static void
make_initial(struct fo_tree *tree)
{
	struct fo_interned	*in = tree->interned;
	struct fo_node		 none;
	struct fo_refine	 r;

	memset(&r, 0, sizeof(r));
	memset(&none, 0, sizeof(none));
	r.tree = tree;
	r.node = &none;
	r.parent_text = &r.text;
	r.parent_box = &r.box;
	r.parent_misc = &r.misc;
	for (int id = 0; id < FO_P__MAX; id++)
		if (fo_props[id].set != FO_IN_NONE && fo_props[id].initial != NULL)
			fo_refine_set(&r, (enum fo_prop_id)id, fo_props[id].initial);
	in->text = fo_intern_set(tree, &r.text, sizeof(r.text));
	in->misc = fo_intern_set(tree, &r.misc, sizeof(r.misc));
	in->box = fo_intern_set(tree, &r.box, sizeof(r.box));
	finish_borders(&r);
	for (int deco = 0; deco < 8; deco++) {
		r.box.decoration = deco;
		in->plain[deco] = fo_intern_set(tree, &r.box, sizeof(r.box));
	}
}

void
fo_refine_start(struct fo_tree *tree)
{
	struct fo_interned	*in = arena_alloc(tree->arena, sizeof(*in));
	struct fo_hash		 fields = { .nslots = 0 };
	struct fo_entry		*e;

	tree->interned = in;
	in->strings.arena = in->sets.arena = in->refined.arena = in->ids.arena =
	    in->retrieved.arena = in->names.arena = tree->arena;
	in->key = buf_new();
	fields.arena = tree->arena;
	for (int id = 0; id < FO_P__MAX; id++) {
		const struct fo_prop	*p = &fo_props[id];
		const uintptr_t		 field[3] = { (uintptr_t)p->set, p->offset, (uintptr_t)p->type };

		fo_hash_get(&in->names, p->name, strlen(p->name))->value[0] = p;
		in->canon[id] = (uint16_t)id;
		if (p->set == FO_IN_NONE)
			continue;
		e = fo_hash_get(&fields, field, sizeof(field));
		if (e->value[0] == NULL)
			e->value[0] = p;
		else
			in->canon[id] = (uint16_t)((const struct fo_prop *)e->value[0] - fo_props);
	}
	make_initial(tree);
}
