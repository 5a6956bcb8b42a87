/* tags.h - the structure tree (ISO 32000-1 14.7, 14.8).  Private to pdf/. */
#ifndef CLEA_PDF_TAGS_H
#define CLEA_PDF_TAGS_H

#include <stdbool.h>

#include "pdf/document.h"

/* --- what tags.c and tags_write.c share; others use the functions below --- */

struct mark {			/* a piece of content */
	struct mark	*next;
	struct page	*page;
	size_t		 mcid;
	struct place	 place;
};

struct annotation {
	struct annotation *next;
	unsigned	 object, page;
};

/* The standard structure types (14.8.4), sorted by byte: no other may stand without a role map. */
#define TAG_TYPES(X)							\
	X(Annot) X(Art) X(BibEntry) X(BlockQuote) X(Caption) X(Code)	\
	X(Div) X(Document) X(Figure) X(Form) X(Formula) X(H) X(H1)	\
	X(H2) X(H3) X(H4) X(H5) X(H6) X(Index) X(L) X(LBody) X(LI)	\
	X(Lbl) X(Link) X(NonStruct) X(Note) X(P) X(Part) X(Private)	\
	X(Quote) X(RB) X(RP) X(RT) X(Reference) X(Ruby) X(Sect)		\
	X(Span) X(TBody) X(TD) X(TFoot) X(TH) X(THead) X(TOC) X(TOCI)	\
	X(TR) X(Table) X(WP) X(WT) X(Warichu)

enum tag_type {
#define X(name)	TAG_##name,
	TAG_TYPES(X)
#undef X
};

struct canvas_tag {
	size_t		 index;			/* within pdf.tags */
	struct canvas_tag *parent;		/* NULL: the Document */
	struct canvas_tag *first, *last, *next;	/* children in order; the next sibling */
	enum tag_type	 type;
	char		*alt, *lang, *id, *headers, *actual_text;
	const char	*scope, *list_numbering;
	int		 row_span, col_span;
	bool		 in_figure;		/* or is one */
	struct mark	*marks, *marks_last;
	struct annotation *annotations, *annotations_last;
	const struct page *box_page;		/* Figure: where it was painted */
	bool		 box_split;		/* on more than one page: it has no box */
	mpt		 box[4];
	/* worked out at the end */
	unsigned	 object;		/* 0: pruned */
	unsigned	 form;			/* of the Form split off; see tags_settle() */
	struct place	 place;			/* of its first content */
};

extern const char *const	 tags_types[];	/* names, by enum tag_type */

/* --- */

struct canvas_tag *tags_new(struct canvas *, struct canvas_tag *parent, const struct canvas_tag_def *);
/* A piece of content of the open page: its MCID. */
size_t	tags_add_mark(struct pdf *, struct canvas_tag *, struct page *, struct place);
/* An annotation of this element, once all pages are there: the key for its /StructParent. */
size_t	tags_add_annotation(struct pdf *, struct canvas_tag *, unsigned annotation, unsigned page);
/* Is the element, or one around it, a Figure, whose box is kept? */
bool	tags_has_box(const struct canvas_tag *);
/* Grow that box. */
void	tags_painted(struct canvas_tag *, const struct page *, mpt x1, mpt y1, mpt x2, mpt y2);
const char *tags_name(const struct canvas_tag *);	/* its structure type */
const char *tags_alt(const struct canvas_tag *);	/* NULL: none */

/* Write the tree: after all content was marked, all annotations were added. */
void	tags_write(struct pdf *);
/* What keeps the document from PDF/UA, in words; NULL: nothing that is known here. */
const char *tags_fault(const struct pdf *);

#endif /* !CLEA_PDF_TAGS_H */
