/* document.h - one document being made: what the files of pdf/ share.  Private to pdf/.
 *
 * Each part has its own header and its own state here; only that part's file
 * changes it.
 */
#ifndef CLEA_PDF_DOCUMENT_H
#define CLEA_PDF_DOCUMENT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "fo/canvas.h"
#include "pdf/names.h"
#include "pdf/pdf.h"

struct arena;
struct embedded;
struct late;
struct objects;
struct shaper;

/*
 * Where a piece of content stands in the order of painting.  "late" comes
 * before what follows it on the page, although it is drawn after the last page.
 */
struct place {
	uint64_t	main;	/* page and offset in its content */
	uint64_t	late;	/* number and offset of a late part; UINT64_MAX: none */
};
#define PLACE_NOWHERE	((struct place){ UINT64_MAX, UINT64_MAX })

/* A page; content.c makes and draws it, document.c writes it. */
struct page {
	unsigned	 object, contents;	/* numbers; contents 0: not written yet */
	size_t		 index;
	mpt		 width, height;
	char		*label;			/* NULL: its number */
	struct buf	 content;
	struct late	*lates, **lates_end;	/* in the order of their places */
	struct canvas_tag **marks;		/* by MCID */
	size_t		 nmarks, marks_room;
	struct buf	 annots;		/* references, in order */
};

/* How the drawing system stands on the page: "quarters" of a turn counterclockwise, its origin at x, y (downwards). */
struct turn { int quarters; mpt x, y; };

struct late {
	struct late	*next;
	struct page	*page;
	size_t		 at;			/* offset in the page's content */
	unsigned	 number;
	struct turn	 turn;			/* where it stands */
	struct buf	 content;
};

/* The graphics state as the viewer has it: what need not be said again. */
struct gstate {
	uint32_t	fill, stroke;	/* 0xRRGGBB; GSTATE_UNKNOWN */
	const struct embedded *font;
	mpt		size;
	mpt		line_width;
	mpt		dash[4];
	int		cap, join;
};
#define GSTATE_UNKNOWN	UINT32_MAX
#define GSTATE_DEPTH	24		/* of q: PDF/A allows 28 in all (ISO 19005-3 6.1.13) */

enum mark_kind { MARK_NONE, MARK_TAG, MARK_ARTIFACT };

struct painter {
	struct page	*page;			/* open, or that of the open late part */
	struct late	*late;
	struct buf	*out;			/* NULL: nothing is open */
	struct gstate	 now, stack[GSTATE_DEPTH];
	size_t		 depth;			/* of clip_push() and turn_push(), beyond GSTATE_DEPTH too */
	struct turn	 turn, turns[GSTATE_DEPTH];	/* now, and to go back to */
	bool		 in_text;		/* between BT and ET */
	mpt		 text_x, text_y;	/* start of the line, from BT */
	bool		 filling;		/* rectangles wait for their "f" */
	enum mark_kind	 mark;
	bool		 marked;		/* its BDC is written */
	bool		 lingering;		/* the last mark has ended, its EMC is not written yet */
	struct canvas_tag *tag, *last_tag;	/* NULL: an artifact, or none */
	enum canvas_artifact artifact, last_artifact;
	char		*run;			/* room for the codes of one text() */
	size_t		 run_room;
};

struct dest {
	bool		 given;
	unsigned	 page;		/* object number */
	mpt		 x, y;		/* from the bottom left corner */
};

struct link {
	struct canvas_tag *tag;
	struct page	*page;
	mpt		 rect[4];
	size_t		 name;		/* index into dests; NAMES_NONE: a URI */
	char		*uri, *contents;
};

struct bookmark {
	int		 level;
	char		*title;
	size_t		 name;
};

struct attachment {
	char		*name, *key;	/* key: to sort by */
	unsigned	 object;	/* of the file specification */
};

struct field {			/* reserved by signature_field() */
	char		*name;
	struct canvas_tag *tag;
	struct page	*page;
	mpt		 rect[4];
};

struct pdf {
	struct canvas	 canvas;
	struct pdf_fonts *fonts;		/* lent */
	struct pdf_options options;		/* its strings are lent */
	struct report	*report;
	struct arena	*arena;			/* strings, tags, late parts */
	struct objects	*objects;
	bool		 finished;
	char		*title, *author, *subject, *lang;

	struct page	**pages;
	size_t		 npages, pages_room;
	struct late	**lates;		/* by number */
	size_t		 nlates, lates_room;
	struct painter	 painter;

	struct shaper	*shaper;		/* shape.c */
	struct canvas_font **fontlist;		/* canvas.c: one for each request */
	struct names	 font_names;
	struct embedded	**embedded;		/* subset.c, by number of the face */
	size_t		 nembedded;
	struct embedded	**embedded_order;	/* as they were first used: F1, F2 ... */
	size_t		 nembedded_order;

	struct canvas_image **images;		/* image.c, as they were first loaded: I1, I2 ... */
	struct names	 image_names;

	struct canvas_tag **tags;		/* tags.c, parents before children */
	size_t		 ntags, tags_room;
	unsigned	 struct_root;
	struct canvas_tag **annotated;		/* elements of annotations, by key less npages */
	size_t		 nannotated;

	struct names	 dest_names;		/* link.c */
	struct dest	*dests;
	struct link	*links;
	size_t		 nlinks, links_room;

	struct bookmark	*bookmarks;		/* outline.c */
	size_t		 nbookmarks, bookmarks_room;

	struct attachment *attachments;		/* attach.c */
	size_t		 nattachments;

	struct field	*fields;		/* signature.c */
	size_t		 nfields;
	unsigned	 widget, signature;	/* numbers; 0: not to be signed */
	size_t		 byte_range, contents;	/* offsets within the entries of "signature" */
};

static inline struct pdf *
pdf_of(struct canvas *c)
{
	return c->self;
}

#endif /* !CLEA_PDF_DOCUMENT_H */
