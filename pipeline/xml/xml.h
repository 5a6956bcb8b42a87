/* xml.h - XML read as hostile, with positions; a thin view of the tree, so that
 * no floor above needs libxml2's headers. */
#ifndef CLEA_XML_XML_H
#define CLEA_XML_XML_H

#include <stdbool.h>
#include <stddef.h>

#include "base/file.h"
#include "base/report.h"

struct buf;
struct xml_doc;		/* owns its tree */
struct xml_node;	/* lent by the document */

/*
 * Load a file or bytes.  No DTD, no entity but the five, no network, no
 * XInclude; at most FILE_LIMIT_XML bytes and 64 levels.  "name" is what
 * findings call it.  NULL with one finding or more (every syntax error libxml2
 * tells is one).
 */
struct xml_doc	*xml_load(const char *path, struct report *);
struct xml_doc	*xml_parse(const char *name, const void *, size_t n, struct report *);
/* The same with other bounds than XML_LIMITS; NULL: those. */
struct xml_limits { size_t bytes; unsigned int depth; /* levels of elements */ };
#define XML_LIMITS	((struct xml_limits){ FILE_LIMIT_XML, 64 })
struct xml_doc	*xml_parse_within(const char *name, const void *, size_t n, const struct xml_limits *,
		    struct report *);
void		 xml_free(struct xml_doc *);			/* NULL is fine */
const char	*xml_doc_name(const struct xml_doc *);
/* It is never changed and outlives the stages that it is lent to: what they find out about it they may keep (see stage.h). */
void		 xml_lasts(struct xml_doc *);

struct xml_node	*xml_root(const struct xml_doc *);
/* Elements only. */
struct xml_node	*xml_first(const struct xml_node *);
struct xml_node	*xml_next(const struct xml_node *);
/* The first child element of that local name; of the namespace too, unless ns is NULL.  NULL: none, or no parent. */
struct xml_node	*xml_child(const struct xml_node *, const char *ns, const char *name);
struct xml_node	*xml_parent(const struct xml_node *);		/* NULL above the root */
/* All children: elements, and text as XML_IS_TEXT (comments and PIs are passed over). */
struct xml_node	*xml_first_any(const struct xml_node *);
struct xml_node	*xml_next_any(const struct xml_node *);
bool		 xml_is_text(const struct xml_node *);
const char	*xml_text(const struct xml_node *);		/* of a text node; lends */
const char	*xml_name(const struct xml_node *);		/* local name */
const char	*xml_ns(const struct xml_node *);		/* namespace URI or "" */
bool		 xml_is(const struct xml_node *, const char *ns, const char *name);
long		 xml_line(const struct xml_node *);
struct pos	 xml_pos(const struct xml_doc *, const struct xml_node *);
/* An attribute without namespace (ns NULL) or of one; NULL if absent.  Lends. */
const char	*xml_attr(const struct xml_node *, const char *ns, const char *name);
/* All attributes, in document order: false when i is past the last.  Lends. */
struct xml_attr_view { const char *ns, *name, *value; };
bool		 xml_attr_at(const struct xml_node *, size_t i, struct xml_attr_view *);
/* Text of all descendants, "" of NULL; caller frees. */
char		*xml_content(const struct xml_node *);

/* UTF-8 with declaration; indent adds white space (never in signed or mixed content). */
void		 xml_write(const struct xml_doc *, bool indent, struct buf *);
/* Canonical XML 1.0 without comments. */
int		 xml_canonical(const struct xml_doc *, struct buf *, struct report *);

/* Building facts: an empty document with a root, then children and attributes. */
struct xml_doc	*xml_doc_new(const char *name, const char *ns, const char *prefix, const char *root);
struct xml_node	*xml_add(struct xml_node *parent, const char *name, const char *text);	/* same namespace; text may be NULL */
void		 xml_set(struct xml_node *, const char *attr, const char *value);
/* A copy of another document's root becomes the last child. */
void		 xml_graft(struct xml_node *parent, const struct xml_doc *);

#endif /* !CLEA_XML_XML_H */
