/* refine.c - refinement (XSL-FO 1.1 section 5): specified, computed and
 * inherited values of one object. */
#include <stdio.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fo/fo.h"
#include "fo/refine.h"
#include "xml/xml.h"

#define NS_XML	"http://www.w3.org/XML/1998/namespace"

/* Fields. */

void *
fo_prop_field(const struct fo_prop *p, const void *text, const void *box, const void *misc)
{
	const char	*base = p->set == FO_IN_TEXT ? text : p->set == FO_IN_BOX ? box : misc;
	union { const char *in; char *out; } u = { base + p->offset };

	return u.out;	/* whether it may be written is what the caller gave */
}

void *
fo_refine_field(struct fo_refine *r, const struct fo_prop *p)
{
	return fo_prop_field(p, &r->text, &r->box, &r->misc);
}

const void *
fo_node_field(const struct fo_node *node, const struct fo_prop *p)
{
	return fo_prop_field(p, node->text, node->box, node->misc);
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

enum fo_level
fo_refine_given(const struct fo_refine *r, enum fo_prop_id id)
{
	return (enum fo_level)r->given[canon(r, id)];
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
		ok = fo_refine_set_whole(r, p, text) || p->type->parse(r, p, text, fo_refine_field(r, p));
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
	else if (fo_first_time(r->tree, "property", a->name))
		report_add(r->report, FINDING_FO_PROPERTY, pos, "%s=\"%.60s\"", a->name, a->value);
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
	strcpy(name, prefix);	/* NOLINT(clang-analyzer-security.insecureAPI.strcpy): measured above */
	strcat(name, v->name);	/* NOLINT(clang-analyzer-security.insecureAPI.strcpy): likewise */
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

/* A percentage that is inherited into a reference area is still one of the area outside. */
static bool
makes_boundary(enum fo_object o)
{
	return o == FO_TABLE_CELL || o == FO_BLOCK_CONTAINER || o == FO_INLINE_CONTAINER;
}

static void
go_up(struct fo_length *indent)
{
	if (indent->up_percent != 0 && indent->up < FO_UP_MAX)
		indent->up++;
	if (indent->percent == 0)
		return;
	/* Two of different areas do not add up; the outer one is nearly always none. */
	indent->up = 1;
	indent->up_percent = indent->percent;
	indent->percent = 0;
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
		fo_refine_finish(&r);
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
	r.text.wrap = r.text.wrap_option;
	in->text = fo_intern_set(tree, &r.text, sizeof(r.text));
	in->misc = fo_intern_set(tree, &r.misc, sizeof(r.misc));
	in->box = fo_intern_set(tree, &r.box, sizeof(r.box));
	fo_refine_finish(&r);
	for (int deco = 0; deco < 8; deco++) {
		r.box.decoration = deco;
		in->plain[deco] = fo_intern_set(tree, &r.box, sizeof(r.box));
	}
}

void
fo_refine_start(struct fo_tree *tree)
{
	struct fo_interned	*in = arena_alloc(tree->arena, sizeof(*in));
	struct fo_hash		 fields, *tables[] = { &in->strings, &in->sets, &in->refined, &in->ids, &in->retrieved,
				    &in->names, &in->said, &in->columns };
	struct fo_entry		*e;

	tree->interned = in;
	for (size_t i = 0; i < nitems(tables); i++)
		fo_hash_init(tables[i], tree->arena);
	fo_hash_init(&fields, tree->arena);
	in->key = buf_new();
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
