/* tree.c - the FO tree: elements become objects with refined properties. */
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fo/fo.h"
#include "fo/object.h"
#include "fo/refine.h"
#include "fo/tree.h"
#include "xml/xml.h"

#define NS_DC	"http://purl.org/dc/elements/1.1/"
#define NS_XML	"http://www.w3.org/XML/1998/namespace"

/* Where children are built: "into" is the object they hang on, "parent" the one they inherit from (they differ below
 * wrappers that are taken out of a table or list). */
struct build {
	struct fo_tree	*tree;
	struct report	*report;	/* NULL: a marker built again, all was said */
	bool		 ids;		/* register them */
};

struct place {
	struct fo_node	*into, *parent;
	struct fo_node	*anonymous;	/* the block that gathers stray inline content, NULL none */
};

static void	build_children(struct build *, struct place *, const struct xml_node *);

struct pos
fo_pos(const struct fo_tree *tree, const struct fo_node *node)
{
	return (struct pos){ tree->file, node == NULL ? 0 : node->line, NULL };
}

static struct pos
xml_place(const struct build *b, const struct xml_node *x)
{
	return (struct pos){ b->tree->file, xml_line(x), NULL };
}

const struct fo_node *
fo_ancestor(const struct fo_node *node, enum fo_object object)
{
	while (node != NULL && node->object != object)
		node = node->parent;
	return node;
}

/* Text that is only white space tells nothing about what it stands among. */
static bool
is_blank(const struct fo_node *node)
{
	if (node->object != FO_TEXT)
		return false;
	for (size_t i = 0; i < node->nchars; i++)
		if (strchr(" \t\r\n", node->chars[i]) == NULL)
			return false;
	return true;
}

/* Levels.  A wrapper is what it holds; where that says nothing, it is what it stands among. */
enum { LEVEL_NONE, LEVEL_BLOCK, LEVEL_INLINE };

static int
own_level(const struct fo_node *node)
{
	switch (node->object) {
	case FO_WRAPPER:
		return node->level;
	case FO_MARKER:
	case FO_RETRIEVE_MARKER:
	case FO_RETRIEVE_TABLE_MARKER:
		return LEVEL_NONE;
	default:
		return fo_objects[node->object].place == FO_PLACE_INLINE ? LEVEL_INLINE : LEVEL_BLOCK;
	}
}

/* Once its children are there: looking down each time would cost the square of them. */
static void
set_level(struct fo_node *node)
{
	const struct fo_node	*n;

	if (node->object != FO_WRAPPER)
		return;
	for (n = node->first; n != NULL && node->level == LEVEL_NONE; n = n->next)
		node->level = (unsigned char)(is_blank(n) ? LEVEL_NONE : own_level(n));
}

bool
fo_is_inline_level(const struct fo_node *node)
{
	const struct fo_node	*up;
	int			 level = own_level(node);

	if (level != LEVEL_NONE)
		return level == LEVEL_INLINE;
	for (up = node->parent; up != NULL && own_level(up) == LEVEL_NONE; up = up->parent)
		continue;
	if (up == NULL)
		return false;
	/* Of a block itself, a marker is no part of its lines; the rest is. */
	if (up->object == FO_BLOCK)
		return node->object != FO_MARKER;
	return own_level(up) == LEVEL_INLINE;
}

static void
append(struct fo_node *parent, struct fo_node *node)
{
	parent->nmarkers += node->object == FO_MARKER;
	node->parent = parent;
	node->next = NULL;
	node->prev = parent->last;
	if (parent->last != NULL)
		parent->last->next = node;
	else
		parent->first = node;
	parent->last = node;
}

static struct fo_node *
node_new(struct build *b, enum fo_object object, long line)
{
	struct fo_node	*n = arena_alloc(b->tree->arena, sizeof(*n));

	n->object = object;
	n->line = line;
	return n;
}

/* A block that stands for nothing in the document: stray text needs a place. */
static struct fo_node *
anonymous_block(struct build *b, struct place *p, long line)
{
	struct fo_node	*n = p->anonymous;

	if (n == NULL) {
		n = node_new(b, FO_BLOCK, line);
		n->parent = p->parent;
		fo_refine_node(b->tree, n, NULL);
		append(p->into, n);
		p->anonymous = n;
	}
	return n;
}

static bool
only_space(const char *s)
{
	return s[strspn(s, " \t\r\n")] == '\0';
}

/* Text in a place; it may be the tree's or the document's. */
static void
add_text(struct build *b, struct place *p, const char *text, size_t n, long line)
{
	struct fo_node	*into = p->into, *node;

	switch (fo_objects[into->object].content) {
	case FO_CONTENT_MIXED:
		break;
	case FO_CONTENT_BLOCKS:
		if (p->anonymous == NULL && only_space(text))
			return;
		if (p->anonymous == NULL && b->report != NULL)
			report_add(b->report, FINDING_FO_PLACE, (struct pos){ b->tree->file, line, NULL },
			    _("text in %s; a block is put around it"), fo_object_name(into->object));
		into = anonymous_block(b, p, line);
		break;
	default:
		if (!only_space(text) && b->report != NULL)
			report_add(b->report, FINDING_FO_LOST, (struct pos){ b->tree->file, line, NULL },
			    _("text in %s: \"%.40s\""), fo_object_name(into->object), text);
		return;
	}
	node = node_new(b, FO_TEXT, line);
	node->chars = text;
	node->nchars = n;
	node->parent = into == p->into ? p->parent : into;
	fo_refine_text(b->tree, node);
	append(into, node);
}

/*
 * Text from x on, and the last text node of it: comments may stand between,
 * and a word goes over them.
 */
static const struct xml_node *
build_text(struct build *b, struct place *p, const struct xml_node *x)
{
	const struct xml_node	*next = xml_next_any(x), *last = x;
	const char		*text = xml_text(x);
	size_t			 n = text == NULL ? 0 : strlen(text);
	struct buf		 joined;

	if (next != NULL && xml_is_text(next)) {
		buf_init(&joined);
		for (; next != NULL && xml_is_text(next); next = xml_next_any(next)) {
			if (last == x)
				buf_add(&joined, text, n);
			buf_puts(&joined, xml_text(next));
			last = next;
		}
		n = joined.len;
		text = arena_strndup(b->tree->arena, joined.data, n);
		buf_clear(&joined);
	}
	if (n > 0)
		add_text(b, p, text, n, xml_line(x));
	return last;
}

static void
set_id(struct build *b, struct fo_node *n)
{
	struct fo_interned	*in = b->tree->interned;
	const char		*id = xml_attr(n->xml, NULL, "id");
	struct fo_entry		*e;

	if (id == NULL || id[0] == '\0')
		return;
	if (!b->ids) {
		n->id = id;
		return;
	}
	e = fo_hash_get(&in->ids, id, strlen(id));
	if (e->value[0] != NULL) {
		report_add(b->report, FINDING_FO_ID, fo_pos(b->tree, n), "\"%s\"", id);
		return;
	}
	e->value[0] = n;
	n->id = e->key;
}

/* Whether a finding on this object is to be made: once for each. */
static bool
says(struct build *b, const char *object)
{
	return b->report != NULL && fo_first_time(b->tree, "object", object);
}

/* Objects that are known and not made: what they hold is set in their place. */
static bool
unwraps(struct build *b, const struct place *p, const struct xml_node *x, enum fo_object o)
{
	if (o == FO_FLOAT) {
		if (says(b, "fo:float"))
			report_add(b->report, FINDING_FO_OBJECT, xml_place(b, x),
			    _("fo:float; its content is set where it stands"));
		return true;
	}
	if (o == FO_PAGE_SEQUENCE_WRAPPER)
		return true;
	/* In a table or list, layout wants to see rows and items, not wrappers. */
	return o == FO_WRAPPER && fo_objects[p->into->object].content == FO_CONTENT_FIXED;
}

/* A wrapper that is taken out: its children inherit from it and hang on its parent. */
static void
build_unwrapped(struct build *b, struct place *p, const struct xml_node *x, enum fo_object o)
{
	struct fo_node	*wrapper = node_new(b, o, xml_line(x)), *before = p->into->last, *first;
	struct place	 inner = { p->into, wrapper, p->anonymous };

	wrapper->xml = x;
	wrapper->parent = p->parent;
	fo_refine_node(b->tree, wrapper, b->report);
	build_children(b, &inner, x);
	first = before == NULL ? p->into->first : before->next;
	if (first != NULL && first->id == NULL && xml_attr(x, NULL, "id") != NULL) {
		wrapper->xml = x;
		set_id(b, wrapper);
		first->id = wrapper->id;	/* so that links to it arrive */
	}
	p->anonymous = inner.anonymous;
}

/* Wrappers of inline content among blocks need a block, like stray text. */
static void
settle_wrapper(struct build *b, struct place *p, struct fo_node *n)
{
	struct fo_node	*block;

	if (n->object != FO_WRAPPER || fo_objects[p->into->object].content != FO_CONTENT_BLOCKS ||
	    n->first == NULL || !fo_is_inline_level(n))
		return;
	if (n->prev != NULL)
		n->prev->next = NULL;
	else
		p->into->first = NULL;
	p->into->last = n->prev;
	block = anonymous_block(b, p, n->line);
	append(block, n);
}

static void
build_object(struct build *b, struct place *p, const struct xml_node *x, enum fo_object o)
{
	struct fo_node	*n = node_new(b, o, xml_line(x)), *into = p->into;
	struct place	 inside = { n, n, NULL };

	n->xml = x;
	if (fo_objects[into->object].content == FO_CONTENT_BLOCKS && fo_objects[o].place == FO_PLACE_INLINE) {
		if (p->anonymous == NULL && b->report != NULL)
			report_add(b->report, FINDING_FO_PLACE, xml_place(b, x), _("fo:%s in %s; a block is put around it"),
			    fo_object_name(o), fo_object_name(into->object));
		into = anonymous_block(b, p, n->line);
	} else if (fo_objects[o].place != FO_PLACE_ANY) {
		p->anonymous = NULL;
	}
	n->parent = into == p->into ? p->parent : into;
	n->prev = into->last;		/* column numbers ask for what precedes */
	fo_refine_node(b->tree, n, b->report);
	set_id(b, n);
	append(into, n);
	if (fo_objects[o].content != FO_CONTENT_FOREIGN)
		build_children(b, &inside, x);
	set_level(n);
	settle_wrapper(b, p, n);
}

static bool
stands_in_wrong_place(struct build *b, const struct place *p, const struct xml_node *x, enum fo_object o)
{
	enum fo_object	 parent = p->into->object;

	if (fo_object_may_stand(o, parent))
		return false;
	/* Among blocks, what is inline gets a block around it: see build_object(). */
	if (fo_objects[parent].content == FO_CONTENT_BLOCKS && fo_objects[o].place == FO_PLACE_INLINE)
		return false;
	if (b->report != NULL)
		report_add(b->report, FINDING_FO_LOST, xml_place(b, x), _("fo:%s in %s"), fo_object_name(o),
		    fo_object_name(parent));
	return true;
}

static void
build_element(struct build *b, struct place *p, const struct xml_node *x)
{
	const char	*name = xml_name(x);
	enum fo_object	 o;

	if (strcmp(xml_ns(x), FO_NS) != 0) {
		if (says(b, name))
			report_add(b->report, FINDING_FO_OBJECT, xml_place(b, x),
			    _("%.60s of namespace \"%.60s\"; it is left out"), name, xml_ns(x));
		return;
	}
	if (!fo_object_find(name, &o)) {
		if (says(b, name))
			report_add(b->report, FINDING_FO_OBJECT, xml_place(b, x),
			    _("fo:%.60s; its content is set where it stands"), name);
		build_children(b, p, x);
		return;
	}
	if (o == FO_INITIAL_PROPERTY_SET) {
		if (says(b, name))
			report_add(b->report, FINDING_FO_OBJECT, xml_place(b, x), _("fo:%s; it is left out"), name);
		return;
	}
	if (o == FO_BIDI_OVERRIDE) {
		if (says(b, name))
			report_add(b->report, FINDING_FO_OBJECT, xml_place(b, x), _("fo:%s; it is set as fo:inline"), name);
		o = FO_INLINE;
	}
	if (stands_in_wrong_place(b, p, x, o))
		return;
	if (unwraps(b, p, x, o))
		build_unwrapped(b, p, x, o);
	else
		build_object(b, p, x, o);
}

static void
build_children(struct build *b, struct place *p, const struct xml_node *parent)
{
	const struct xml_node	*x;

	for (x = xml_first_any(parent); x != NULL; x = xml_next_any(x)) {
		if (xml_is_text(x))
			x = build_text(b, p, x);
		else
			build_element(b, p, x);
	}
}

/* What the document says of itself. */

static const char *
trimmed(struct fo_tree *tree, const char *s)
{
	size_t	 n;

	if (s == NULL)
		return NULL;
	s += strspn(s, " \t\r\n");
	for (n = strlen(s); n > 0 && strchr(" \t\r\n", s[n - 1]) != NULL; n--)
		continue;
	return n == 0 ? NULL : fo_intern(tree, s, n);
}

/* The first dc:NAME below x with text in it: XMP wraps it in rdf:Alt or rdf:Seq. */
static const char *
find_dc(struct fo_tree *tree, const struct xml_node *x, const char *name)
{
	const char	*found = NULL;
	char		*text;

	for (x = xml_first(x); x != NULL && found == NULL; x = xml_next(x)) {
		if (xml_is(x, NS_DC, name)) {
			text = xml_content(x);
			found = trimmed(tree, text);
			free(text);
		} else {
			found = find_dc(tree, x, name);
		}
	}
	return found;
}

static const struct fo_node *
child(const struct fo_node *n, enum fo_object o)
{
	for (n = n->first; n != NULL && n->object != o; n = n->next)
		continue;
	return n;
}

static const char *
language_of(struct fo_tree *tree, const struct fo_node *n)
{
	const struct fo_text	*t = n->text;

	if (t->language[0] == '\0')
		return NULL;
	if (t->country[0] == '\0')
		return t->language;
	return arena_printf(tree->arena, "%s-%s", t->language, t->country);
}

static void
read_document(struct fo_tree *tree)
{
	const struct fo_node	*root = tree->root, *decl = child(root, FO_DECLARATIONS);
	const struct fo_node	*sequence = child(root, FO_PAGE_SEQUENCE), *title;
	const char		*kerning = xml_attr(root->xml, FO_NS_CLEA, "kerning");
	char			*text;

	tree->kerning = kerning != NULL && strcmp(kerning, "true") == 0;
	tree->lang = language_of(tree, root);
	if (decl != NULL) {
		tree->title = find_dc(tree, decl->xml, "title");
		tree->author = find_dc(tree, decl->xml, "creator");
		if (tree->lang == NULL)
			tree->lang = find_dc(tree, decl->xml, "language");
	}
	if (tree->title == NULL)
		tree->title = trimmed(tree, xml_attr(root->xml, FO_NS_CLEA, "title"));
	if (tree->author == NULL)
		tree->author = trimmed(tree, xml_attr(root->xml, FO_NS_CLEA, "author"));
	if (sequence == NULL)
		return;
	if (tree->lang == NULL)
		tree->lang = language_of(tree, sequence);
	title = child(sequence, FO_TITLE);
	if (tree->title == NULL && title != NULL) {
		text = xml_content(title->xml);
		tree->title = trimmed(tree, text);
		free(text);
	}
}

struct fo_tree *
fo_tree_new(const struct xml_doc *doc, struct report *report)
{
	struct xml_node	*x = xml_root(doc);
	struct build	 b = { NULL, report, true };
	struct place	 place;
	struct arena	*arena;

	if (x == NULL || !xml_is(x, FO_NS, "root")) {
		report_add(report, FINDING_FO_ROOT, POS_FILE(xml_doc_name(doc)), "%s", x == NULL ? "" : xml_name(x));
		return NULL;
	}
	arena = arena_new();
	b.tree = arena_alloc(arena, sizeof(*b.tree));
	b.tree->arena = arena;
	b.tree->doc = doc;
	b.tree->file = xml_doc_name(doc);
	fo_refine_start(b.tree);
	b.tree->root = node_new(&b, FO_ROOT, xml_line(x));
	b.tree->root->xml = x;
	fo_refine_node(b.tree, b.tree->root, report);
	set_id(&b, b.tree->root);
	place = (struct place){ b.tree->root, b.tree->root, NULL };
	build_children(&b, &place, x);
	read_document(b.tree);
	return b.tree;
}

void
fo_tree_free(struct fo_tree *tree)
{
	struct fo_interned	*in;

	if (tree == NULL)
		return;
	in = tree->interned;
	buf_free(in->key);
	arena_free(tree->arena);	/* the tree lives in it */
}

/*
 * The same marker under the same retrieve-marker is built once, however many
 * pages show it: a running head costs no memory a page.
 */
struct fo_node *
fo_tree_retrieve(struct fo_tree *tree, const struct fo_node *marker, const struct fo_node *retrieve, struct report *report)
{
	struct fo_interned	*in = tree->interned;
	const void		*pair[2] = { marker, retrieve };
	struct fo_entry		*known = fo_hash_get(&in->retrieved, pair, sizeof(pair));
	struct build		 b = { tree, NULL, false };
	struct place		 inside;
	struct fo_node		*n;

	(void)report;		/* what a marker holds was judged where it stands */
	if (known->value[0] == NULL) {
		n = node_new(&b, FO_WRAPPER, retrieve->line);
		n->parent = retrieve->parent;
		n->retrieved = true;
		fo_refine_node(tree, n, NULL);
		inside = (struct place){ n, n, NULL };
		build_children(&b, &inside, marker->xml);
		set_level(n);
		known->value[1] = n;
		known->value[0] = n;
	}
	memcpy(&n, &known->value[0], sizeof(n));	/* made above, not const */
	return n;
}
