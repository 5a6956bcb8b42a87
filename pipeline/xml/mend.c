/* mend.c - a document mended for a while, so that one fault does not hide others. */
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "xml/mend.h"

void
mends_plan(struct mends *m, enum mend_how how, xmlNode *node, const char *name, const char *expected)
{
	struct mend	*x;

	if (m->n == m->room) {
		m->room = m->room == 0 ? 16 : m->room * 2;
		m->all = mem_grow(m->all, m->room, sizeof(*m->all));
	}
	x = &m->all[m->n++];
	*x = (struct mend){ how, node, node->parent, NULL, NULL, mem_strdup(expected) };
	if (name != NULL)
		x->name = xmlStrdup((const xmlChar *)name);
}

/* The name is swapped with the planned one, and swapped again to undo. */
static void
swap_names(struct mend *x)
{
	const xmlChar	*own = x->node->name;

	x->node->name = x->name;
	x->name = own;
}

static void
add_before(struct mend *x)
{
	xmlNode	*added = xmlNewDocRawNode(x->node->doc, x->parent->ns, x->name, NULL);

	added->_private = added;		/* ours: see mends_is_ours() */
	added->line = x->node->line;
	xmlAddPrevSibling(x->node, added);
	x->node = added;
}

bool
mends_carry_out(struct mends *m)
{
	bool	 any = m->done < m->n;

	for (; m->done < m->n; m->done++) {
		struct mend	*x = &m->all[m->done];

		switch (x->how) {
		case MEND_REMOVE:
			x->next = x->node->next;
			xmlUnlinkNode(x->node);
			break;
		case MEND_RENAME:
			swap_names(x);
			break;
		case MEND_PRECEDE:
			add_before(x);
			break;
		}
	}
	return any;
}

static void
undo(struct mend *x)
{
	switch (x->how) {
	case MEND_REMOVE:
		if (x->next != NULL)
			xmlAddPrevSibling(x->next, x->node);
		else
			xmlAddChild(x->parent, x->node);
		break;
	case MEND_RENAME:
		swap_names(x);
		break;
	case MEND_PRECEDE:
		xmlUnlinkNode(x->node);
		xmlFreeNode(x->node);
		break;
	}
}

void
mends_undo(struct mends *m)
{
	for (size_t i = m->n; i-- > 0;) {
		struct mend	*x = &m->all[i];

		if (i < m->done)
			undo(x);
		xmlFree((void *)(uintptr_t)x->name);
		free(x->expected);
	}
	free(m->all);
	memset(m, 0, sizeof(*m));
}

bool
mends_is_ours(const xmlNode *n)
{
	return n->type == XML_ELEMENT_NODE && n->_private == n;
}

bool
mends_tried(const struct mends *m, const xmlNode *parent, const char *expected)
{
	for (size_t i = 0; i < m->done; i++)
		if (m->all[i].how == MEND_REMOVE && m->all[i].parent == parent &&
		    strcmp(m->all[i].expected, expected) == 0)
			return true;
	return false;
}

bool
mends_removed(const struct mends *m, const xmlNode *parent, const char *name)
{
	for (size_t i = 0; i < m->done; i++)
		if (m->all[i].how == MEND_REMOVE && m->all[i].parent == parent &&
		    strcmp((const char *)m->all[i].node->name, name) == 0)
			return true;
	return false;
}
