/*
 * tags.c - the structure tree out of the FO tree: PDF/UA-1 (ISO 14289-1), with
 * the structure types of PDF 1.7 (ISO 32000-1 14.8.4).
 *
 * A block of text is a P; one that holds blocks is nothing of its own, so that
 * the tree says what a reader needs and no more.  Text that stands among
 * blocks in one block is given a P apart: P does not hold P.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "base/arena.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "fo/canvas.h"
#include "fo/context.h"
#include "fo/refine.h"
#include "fo/svg.h"
#include "fo/tagger.h"
#include "fo/tags.h"
#include "fo/tree.h"
#include "xml/xml.h"

enum role_kind { ROLE_NONE, ROLE_ARTIFACT, ROLE_TRANSPARENT, ROLE_PARA, ROLE_GROUP, ROLE_INLINE, ROLE_STRUCTURE };

static const struct role {
	const char	*name;
	enum role_kind	 kind;
} roles[] = {
	{ "artifact", ROLE_ARTIFACT },
	{ "presentation", ROLE_TRANSPARENT }, { "none", ROLE_TRANSPARENT },
	{ "P", ROLE_PARA }, { "H", ROLE_PARA }, { "H1", ROLE_PARA }, { "H2", ROLE_PARA }, { "H3", ROLE_PARA },
	{ "H4", ROLE_PARA }, { "H5", ROLE_PARA }, { "H6", ROLE_PARA }, { "Caption", ROLE_PARA },
	{ "Part", ROLE_GROUP }, { "Art", ROLE_GROUP }, { "Sect", ROLE_GROUP }, { "Div", ROLE_GROUP },
	{ "BlockQuote", ROLE_GROUP }, { "TOC", ROLE_GROUP }, { "TOCI", ROLE_GROUP }, { "Index", ROLE_GROUP },
	{ "NonStruct", ROLE_GROUP }, { "Figure", ROLE_GROUP }, { "Formula", ROLE_GROUP },
	{ "Span", ROLE_INLINE }, { "Quote", ROLE_INLINE }, { "Code", ROLE_INLINE }, { "Reference", ROLE_INLINE },
	{ "BibEntry", ROLE_INLINE },
	/* PDF 2.0's, in words of 1.7. */
	{ "Em", ROLE_INLINE }, { "Strong", ROLE_INLINE },
	/* The objects' own; layout knows them without being told. */
	{ "Table", ROLE_STRUCTURE }, { "THead", ROLE_STRUCTURE }, { "TBody", ROLE_STRUCTURE }, { "TFoot", ROLE_STRUCTURE },
	{ "TR", ROLE_STRUCTURE }, { "TH", ROLE_STRUCTURE }, { "TD", ROLE_STRUCTURE }, { "L", ROLE_STRUCTURE },
	{ "LI", ROLE_STRUCTURE }, { "Lbl", ROLE_STRUCTURE }, { "LBody", ROLE_STRUCTURE }, { "Link", ROLE_STRUCTURE },
	{ "Note", ROLE_STRUCTURE }, { "Form", ROLE_STRUCTURE }, { "Document", ROLE_STRUCTURE },
};

static const struct role	no_role = { NULL, ROLE_NONE };

/* Any case will do; FOP's users write both. */
static const struct role *
role_find(const char *name)
{
	if (name == NULL || name[0] == '\0')
		return &no_role;
	for (size_t i = 0; i < nitems(roles); i++)
		if (strcasecmp(roles[i].name, name) == 0)
			return &roles[i];
	return NULL;
}

static const struct role *
role_of(struct fo_tagger *t, const struct fo_node *node)
{
	const struct role	*r = role_find(node->misc->role);

	if (r != NULL)
		return r;
	if (fo_first_time(t->ctx->tree, "role", node->misc->role))
		report_add(t->ctx->report, FINDING_FO_ROLE, fo_pos(t->ctx->tree, node), "role=\"%.40s\"",
		    node->misc->role);
	return &no_role;
}

static bool
is_graphic(const struct fo_node *node)
{
	return node->object == FO_EXTERNAL_GRAPHIC || node->object == FO_INSTREAM_FOREIGN_OBJECT;
}

/* An artifact of its own; below one, everything is. */
static bool
makes_artifact(const struct fo_node *node)
{
	const struct role	*r;

	if (node->object == FO_STATIC_CONTENT)
		return true;
	if (node->object == FO_LEADER)		/* dots and rules are read to nobody */
		return node->text->leader_pattern != FO_LEADER_CONTENT;
	if (is_graphic(node) && node->misc->alt_text != NULL && node->misc->alt_text[0] == '\0')
		return true;			/* alt-text="": said to be decoration */
	if (node->misc->role == NULL)
		return false;
	r = role_find(node->misc->role);
	return r != NULL && r->kind == ROLE_ARTIFACT;
}

bool
fo_is_artifact(const struct fo_node *node)
{
	for (; node != NULL; node = node->parent)
		if (makes_artifact(node))
			return true;
	return false;
}

struct canvas_tag *
fo_tag_of(const struct fo_node *node)
{
	for (; node != NULL; node = node->parent) {
		if (makes_artifact(node))
			return NULL;
		if (node->tag != NULL)
			return node->tag;
	}
	return NULL;
}

static bool
is_blank(const char *s, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (s[i] != ' ' && s[i] != '\t' && s[i] != '\n' && s[i] != '\r')
			return false;
	return true;
}

bool
fo_tags_has_content(const struct fo_node *node)
{
	switch (node->object) {
	case FO_TEXT:
		return !is_blank(node->chars, node->nchars);
	case FO_CHARACTER:
	case FO_PAGE_NUMBER:
	case FO_PAGE_NUMBER_CITATION:
	case FO_PAGE_NUMBER_CITATION_LAST:
	case FO_FOOTNOTE:
		return true;
	case FO_EXTERNAL_GRAPHIC:
	case FO_INSTREAM_FOREIGN_OBJECT:
		return !makes_artifact(node);
	case FO_MARKER:
		return false;
	default:
		break;
	}
	if (makes_artifact(node))
		return false;
	for (node = node->first; node != NULL; node = node->next)
		if (fo_tags_has_content(node))
			return true;
	return false;
}

static bool
language_differs(const struct fo_node *node, const struct fo_tag_scope *s)
{
	const struct fo_text	*t = node->text;

	if (t->language[0] == '\0' || (t->language == s->language && t->country == s->country))
		return false;
	/* "fr" within "fr-FR" says nothing new. */
	return strcasecmp(t->language, s->language) != 0 || t->country[0] != '\0';
}

struct canvas_tag *
fo_tags_new(struct fo_tagger *t, const struct fo_node *node, struct fo_tag_scope *s, struct canvas_tag_def *def)
{
	struct fo_tree		*tree = t->ctx->tree;
	const struct fo_text	*text = node->text;

	if (language_differs(node, s)) {
		def->lang = text->country[0] == '\0' ? text->language :
		    arena_printf(tree->arena, "%s-%s", text->language, text->country);
		s->language = text->language;
		s->country = text->country;
	}
	s->tag = t->ctx->canvas->tag_new(t->ctx->canvas, s->tag, def);
	return s->tag;
}

static struct canvas_tag *
new_plain(struct fo_tagger *t, const struct fo_node *node, struct fo_tag_scope *s, const char *type)
{
	struct canvas_tag_def	 def = { .type = type };

	/* cppcheck-suppress returnDanglingLifetime ; the canvas copies what it is told */
	return fo_tags_new(t, node, s, &def);
}

/* Headings descend a step at a time, from H1 (ISO 14289-1 7.4.2). */
static void
check_heading(struct fo_tagger *t, const struct fo_node *node, const char *type)
{
	struct fo_interned	*in = t->ctx->tree->interned;
	int			 level;

	if (type[0] != 'H' || type[1] < '1' || type[1] > '6')
		return;
	level = type[1] - '0';
	if (level > in->heading + 1) {
		if (in->heading == 0)
			report_add(t->ctx->report, FINDING_FO_HEADING, fo_pos(t->ctx->tree, node),
			    _("the first heading is %s, not H1"), type);
		else
			report_add(t->ctx->report, FINDING_FO_HEADING, fo_pos(t->ctx->tree, node),
			    _("%s follows H%d"), type, in->heading);
	}
	in->heading = level;
}

/* Inline level. */

/* What a graphic shows: said by the author, or by the SVG itself; else a finding, and its name. */
static const char *
alternative(struct fo_tagger *t, const struct fo_node *node)
{
	const struct fo_misc	*m = node->misc;
	const char		*alt = m->alt_text, *slash;

	if (alt != NULL)
		return alt;
	if (node->object == FO_INSTREAM_FOREIGN_OBJECT)
		alt = svg_title(t->ctx->tree, xml_first(node->xml));
	if (alt != NULL)
		return alt;
	report_add(t->ctx->report, FINDING_FO_ALT, fo_pos(t->ctx->tree, node), "fo:%s %.60s",
	    fo_object_name(node->object), m->src == NULL ? "" : m->src);
	if (m->src == NULL || strncmp(m->src, "data:", 5) == 0)
		return "image";
	slash = strrchr(m->src, '/');
	return slash == NULL || slash[1] == '\0' ? m->src : slash + 1;
}

static void
push_note(struct fo_tagger *t, struct fo_node *body)
{
	if (t->nnotes == t->room) {
		t->room = t->room == 0 ? 8 : t->room * 2;
		t->notes = mem_grow(t->notes, t->room, sizeof(struct fo_node *));
	}
	t->notes[t->nnotes++] = body;
}

void
fo_tags_notes(struct fo_tagger *t, struct fo_tag_scope s)
{
	struct fo_interned	*in = t->ctx->tree->interned;
	struct fo_node		**notes = t->notes;
	size_t			 n = t->nnotes;
	char			 id[32];

	/* Taken away first: what a note itself holds must not find them again. */
	t->notes = NULL;
	t->nnotes = t->room = 0;
	for (size_t i = 0; i < n; i++) {
		struct fo_tag_scope	 inside = s;
		struct canvas_tag_def	 def = { .type = "Note", .id = id };

		snprintf(id, sizeof(id), "note-%u", ++in->nnotes);
		notes[i]->tag = fo_tags_new(t, notes[i], &inside, &def);
		inside.para = false;
		fo_tags_children(t, notes[i], inside);
		fo_tags_notes(t, inside);
	}
	free(notes);
}

static void
visit_footnote(struct fo_tagger *t, struct fo_node *node, struct fo_tag_scope s)
{
	struct fo_node		*n;
	struct fo_tag_scope	 inside;

	for (n = node->first; n != NULL; n = n->next) {
		if (n->object == FO_FOOTNOTE_BODY) {
			push_note(t, n);
		} else if (fo_tags_has_content(n)) {
			inside = s;
			n->tag = new_plain(t, n, &inside, "Reference");
			fo_tags_children(t, n, inside);
		}
	}
}

static void
visit_inline(struct fo_tagger *t, struct fo_node *node, struct fo_tag_scope s)
{
	const struct role	*role;
	struct canvas_tag_def	 def = { .type = NULL };

	if (node->object == FO_TEXT || node->object == FO_MARKER || makes_artifact(node))
		return;
	if (node->object == FO_FOOTNOTE) {
		visit_footnote(t, node, s);
		return;
	}
	role = role_of(t, node);
	if (is_graphic(node)) {
		def.type = role->kind == ROLE_GROUP && strcmp(role->name, "Formula") == 0 ? "Formula" : "Figure";
		def.alt = alternative(t, node);
	} else if (node->object == FO_BASIC_LINK && fo_tags_has_content(node)) {
		def.type = "Link";
	} else if (role->kind == ROLE_INLINE && fo_tags_has_content(node)) {
		def.type = strcmp(role->name, "Em") == 0 || strcmp(role->name, "Strong") == 0 ? "Span" : role->name;
	} else if (language_differs(node, &s) && fo_tags_has_content(node)) {
		def.type = "Span";
	}
	if (def.type != NULL)
		node->tag = fo_tags_new(t, node, &s, &def);
	fo_tags_children(t, node, s);
}

/* Block level. */

static bool
has_block_children(const struct fo_node *node)
{
	const struct fo_node	*n;

	for (n = node->first; n != NULL; n = n->next)
		if (n->object != FO_MARKER && !fo_is_inline_level(n))
			return true;
	return false;
}

static bool
has_inline_content(const struct fo_node *node)
{
	const struct fo_node	*n;

	for (n = node->first; n != NULL; n = n->next)
		if (fo_is_inline_level(n) && fo_tags_has_content(n))
			return true;
	return false;
}

/* Children in order; inline content outside a paragraph gets one. */
void
fo_tags_children(struct fo_tagger *t, struct fo_node *node, struct fo_tag_scope s)
{
	struct fo_tag_scope	 anonymous = s;
	bool			 open = false;
	struct fo_node		*n;

	anonymous.para = true;
	for (n = node->first; n != NULL; n = n->next) {
		if (n->object == FO_MARKER)
			continue;
		if (!fo_is_inline_level(n)) {
			if (open)
				fo_tags_notes(t, s);
			open = false;
			fo_tags_visit(t, n, s);
		} else if (s.para) {
			visit_inline(t, n, s);
		} else if (fo_tags_has_content(n)) {
			if (!open) {
				anonymous = s;
				anonymous.para = true;
				new_plain(t, node, &anonymous, "P");
				open = true;
			}
			n->tag = anonymous.tag;
			visit_inline(t, n, anonymous);
		}
	}
	if (open)
		fo_tags_notes(t, s);
}

/* A block, or a wrapper that stands for one. */
static void
visit_block(struct fo_tagger *t, struct fo_node *node, struct fo_tag_scope s)
{
	const struct role	*role = role_of(t, node);
	bool			 blocks = has_block_children(node);
	struct fo_tag_scope	 inside = s;
	struct canvas_tag_def	 def = { .type = NULL };

	if (node->misc->signature != NULL) {
		def.type = "Form";
		def.alt = node->misc->alt_text != NULL ? node->misc->alt_text : node->misc->signature;
		node->tag = fo_tags_new(t, node, &inside, &def);
		return;		/* what the field shows is the field's */
	}
	if (!fo_tags_has_content(node))
		return;
	if (role->kind == ROLE_GROUP) {
		def.type = role->name;
		if (strcmp(role->name, "Figure") == 0 || strcmp(role->name, "Formula") == 0) {
			def.alt = alternative(t, node);
			inside.para = true;
		}
	} else if (role->kind == ROLE_PARA && !s.para) {
		check_heading(t, node, role->name);
		def.type = role->name;
		inside.para = true;
	} else if (!s.para && !blocks && role->kind != ROLE_TRANSPARENT) {
		def.type = "P";
		inside.para = true;
	} else if (!s.para && (has_inline_content(node) || language_differs(node, &s))) {
		def.type = "Div";
	}
	if (def.type != NULL)
		node->tag = fo_tags_new(t, node, &inside, &def);
	if (role->kind == ROLE_INLINE) {
		if (!inside.para)
			new_plain(t, node, &inside, "P");
		inside.para = true;
		node->tag = new_plain(t, node, &inside, def.type == NULL ? "Span" : role->name[0] == 'E' ||
		    role->name[0] == 'S' ? "Span" : role->name);
	}
	fo_tags_children(t, node, inside);
	if (inside.para && !s.para)
		fo_tags_notes(t, s);
}

/* /ListNumbering, from how the first labels look (ISO 32000-1 table 347). */
static void
label_text(const struct fo_node *node, char *out, size_t room)
{
	size_t	 n = strlen(out);

	if (node->object == FO_TEXT) {
		for (size_t i = 0; i < node->nchars && n + 1 < room; i++)
			if (!is_blank(node->chars + i, 1))
				out[n++] = node->chars[i];
		out[n] = '\0';
		return;
	}
	if (node->object == FO_MARKER || node->object == FO_LIST_ITEM_BODY)
		return;
	for (node = node->first; node != NULL; node = node->next)
		label_text(node, out, room);
}

static const char *
numbering_of(const char *label, const char *second)
{
	static const struct { const char *sign, *name; } signs[] = {
		{ "\xe2\x80\xa2", "Disc" }, { "\xe2\x97\x8f", "Disc" }, { "\xe2\x97\xa6", "Circle" },
		{ "\xe2\x97\x8b", "Circle" }, { "o", "Circle" }, { "\xe2\x96\xa0", "Square" },
		{ "\xe2\x96\xaa", "Square" }, { "\xe2\x96\xa1", "Square" }, { "\xe2\x96\xab", "Square" },
	};
	size_t	 n;

	if (label[0] == '\0')
		return "None";
	for (size_t i = 0; i < nitems(signs); i++)
		if (strcmp(label, signs[i].sign) == 0 && (label[0] != 'o' || strcmp(second, "o") == 0 || second[0] == '\0'))
			return signs[i].name;
	label += label[0] == '(' ? 1 : 0;
	second += second[0] == '(' ? 1 : 0;
	if (label[0] >= '0' && label[0] <= '9')
		return "Decimal";
	n = strspn(label, "ivxlcdm");
	if (n > 0 && (label[n] == '\0' || strchr(".)", label[n]) != NULL) && second[0] == label[0] && second[1] == 'i')
		return "LowerRoman";
	n = strspn(label, "IVXLCDM");
	if (n > 0 && (label[n] == '\0' || strchr(".)", label[n]) != NULL) && second[0] == label[0] && second[1] == 'I')
		return "UpperRoman";
	if (label[0] >= 'a' && label[0] <= 'z' && (label[1] == '\0' || strchr(".)", label[1]) != NULL))
		return "LowerAlpha";
	if (label[0] >= 'A' && label[0] <= 'Z' && (label[1] == '\0' || strchr(".)", label[1]) != NULL))
		return "UpperAlpha";
	/* Dashes, arrows, ticks: a sign in front of each. */
	return (unsigned char)label[0] >= 0x80 || strchr("-*+>", label[0]) != NULL ? "Disc" : "None";
}

static void
visit_item(struct fo_tagger *t, struct fo_node *item, struct fo_tag_scope s)
{
	struct fo_tag_scope	 inside;
	struct fo_node		*n;

	item->tag = new_plain(t, item, &s, "LI");
	for (n = item->first; n != NULL; n = n->next) {
		inside = s;
		if (n->object == FO_LIST_ITEM_LABEL && fo_tags_has_content(n)) {
			n->tag = new_plain(t, n, &inside, "Lbl");
			inside.para = true;
			fo_tags_children(t, n, inside);
		} else if (n->object == FO_LIST_ITEM_BODY && fo_tags_has_content(n)) {
			n->tag = new_plain(t, n, &inside, "LBody");
			inside.para = false;
			fo_tags_children(t, n, inside);
			fo_tags_notes(t, inside);	/* also those of the label */
		}
	}
}

static void
visit_list(struct fo_tagger *t, struct fo_node *list, struct fo_tag_scope s)
{
	char			 label[2][16] = { "", "" };
	struct canvas_tag_def	 def = { .type = "L" };
	struct fo_node		*n;
	int			 i = 0;

	if (!fo_tags_has_content(list))
		return;
	for (n = list->first; n != NULL && i < 2; n = n->next)
		if (n->object == FO_LIST_ITEM)
			label_text(n, label[i++], sizeof(label[0]));
	def.list_numbering = numbering_of(label[0], label[1]);
	list->tag = fo_tags_new(t, list, &s, &def);
	for (n = list->first; n != NULL; n = n->next)
		if (n->object == FO_LIST_ITEM && !makes_artifact(n) && fo_tags_has_content(n))
			visit_item(t, n, s);
}

void
fo_tags_visit(struct fo_tagger *t, struct fo_node *node, struct fo_tag_scope s)
{
	if (makes_artifact(node))
		return;
	switch (node->object) {
	case FO_LIST_BLOCK:
		visit_list(t, node, s);
		break;
	case FO_TABLE:
	case FO_TABLE_AND_CAPTION:
		fo_tags_table(t, node, s);
		break;
	case FO_BLOCK:
	case FO_BLOCK_CONTAINER:
	case FO_WRAPPER:
		visit_block(t, node, s);
		break;
	default:
		fo_tags_children(t, node, s);
		break;
	}
}

void
fo_tags_build(struct fo_context *ctx, struct fo_node *page_sequence)
{
	struct fo_tagger	 t = { .ctx = ctx };
	struct fo_tree		*tree = ctx->tree;
	struct fo_tag_scope	 s = { .language = "", .country = "" };
	const char		*lang = tree->lang == NULL ? "" : tree->lang, *dash = strchr(lang, '-');
	struct fo_node		*n;

	if (ctx->dry)
		return;		/* nothing will be painted into it */
	s.language = fo_intern(tree, lang, dash == NULL ? strlen(lang) : (size_t)(dash - lang));
	s.country = fo_intern(tree, dash == NULL ? "" : dash + 1, dash == NULL ? 0 : strlen(dash + 1));
	for (n = page_sequence->first; n != NULL; n = n->next) {
		if (n->object != FO_FLOW)
			continue;
		fo_tags_children(&t, n, s);
		fo_tags_notes(&t, s);
	}
	free(t.notes);
}
