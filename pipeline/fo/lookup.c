/* lookup.c - values that are taken from other objects: inherit, from-parent(),
 * label-end() ... (XSL-FO 1.1 section 5.10.4). */
#include <string.h>

#include "base/i18n.h"
#include "fo/refine.h"
#include "xml/xml.h"

static bool
is_space(char c)
{
	return c == ' ' || c == '\t' || c == '\n' || c == '\r';
}

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

static bool
source_column(struct fo_refine *r, struct source *from)
{
	const struct fo_node	*cell = fo_ancestor(r->node, FO_TABLE_CELL), *n;

	r->elsewhere = true;
	if (cell == NULL)
		return false;
	n = fo_column_of(r->tree, cell, cell == r->node ? r->misc.column_number : cell->misc->column_number);
	if (n == NULL)
		return false;
	*from = (struct source){ n->text, n->box, n->misc };
	return true;
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

/* A percentage of a provisional distance is one of the block around the list, made one of the reference area. */
static void
add_provisional(const struct fo_node *item, const struct fo_length *l, int sign, struct fo_value *v)
{
	const struct fo_node	*around = item->parent->parent == NULL ? item->parent : item->parent->parent;
	const struct fo_length	*s = &around->text->start_indent, *e = &around->text->end_indent;
	double			 part = sign * l->percent / 100000.0;

	v->number += sign * (double)l->abs - part * ((double)s->abs + (double)e->abs);
	v->percent += part * (100 - (s->percent + (double)e->percent) / 1000);
}

/* label-end() and body-start() (7.30.11): of the list-item around. */
static bool
call_list(struct fo_refine *r, bool label, struct fo_value *v, const char **why)
{
	const struct fo_node	*item = fo_ancestor(r->node->parent, FO_LIST_ITEM);
	const struct fo_text	*t = r->parent_text;

	if (item == NULL) {
		*why = N_("label-end() and body-start() belong in a list-item");
		return false;
	}
	if (item != r->node->parent)
		r->elsewhere = true;
	v->power = 1;
	v->number = (double)item->text->start_indent.abs;
	v->percent = item->text->start_indent.percent / 1000.0;
	add_provisional(item, &t->provisional_starts, 1, v);
	if (label) {
		add_provisional(item, &t->provisional_label_separation, -1, v);
		v->number = -v->number;
		v->percent = 100 - v->percent;
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
	if (p->type->read != NULL && p->type->read(fo_prop_field(p, from.text, from.box, from.misc), v))
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
	memcpy(fo_refine_field(r, to), fo_prop_field(p, from->text, from->box, from->misc), p->type->size);
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
		const struct fo_length	*f = fo_prop_field(p, from->text, from->box, from->misc);

		l[-1] = f[-1];
		l[1] = f[1];
	}
}

bool
fo_refine_set_whole(struct fo_refine *r, const struct fo_prop *to, const char *text)
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
