/* font.h - fonts as the PDF maker knows them: found, opened, measured.  Private to pdf/.
 *
 * A face is one font file at one index.  Faces belong to struct pdf_fonts and are opened
 * when a document first asks for them; a worker forked later has those of its
 * parent, and opens further ones for itself.
 */
#ifndef CLEA_PDF_FONT_H
#define CLEA_PDF_FONT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include <hb.h>

#include "fo/canvas.h"

struct pdf_fonts;
struct profile;
struct report;

#define FONT_EM		1000000		/* HarfBuzz's scale: millionths of an em */

/* What a character is in a face, remembered when it was first asked for. */
struct face_char {
	int32_t		advance;	/* millionths of an em */
	uint16_t	gid;
	uint8_t		state;		/* FACE_CHAR_* */
	uint8_t		script;		/* FACE_LATIN ...: at most one bit */
};
enum { FACE_CHAR_UNKNOWN, FACE_CHAR_SIMPLE, FACE_CHAR_OTHER };
enum { FACE_LATIN = 1, FACE_GREEK = 2, FACE_CYRILLIC = 4 };

/* Characters that have a place in face.chars: up to U+05FF, and U+2000 to U+27FF. */
#define FACE_CHARS_LOW	0x600
#define FACE_CHARS	(FACE_CHARS_LOW + 0x800)

struct face_pair {
	uint32_t	key;		/* two indexes into chars; 0: free */
	int32_t		kern;		/* added to the advance of the first; FACE_PAIR_OTHER */
};
#define FACE_PAIR_OTHER	INT32_MIN	/* more than a changed advance: let HarfBuzz do the run */

struct face {
	char		*path;
	unsigned	 index;		/* within a collection */
	uint16_t	 number;	/* within pdf_fonts: canvas_glyph.face */
	hb_face_t	*hb;		/* immutable */
	hb_font_t	*font;		/* immutable, FONT_EM to the em */
	hb_face_t	*outlines;	/* the tables that a PDF embeds, to make subsets of */
	char		*name;		/* PostScript name, fit for a PDF name */
	struct canvas_metrics metrics;
	int		 bbox[4];	/* 1/1000 em */
	int		 italic_angle;	/* thousandths of a degree */
	int		 weight;
	bool		 serif, fixed;
	/*
	 * Substitutions and positions of Latin, Greek and Cyrillic letters without marks
	 * depend on nothing but the pair of neighbours: true of the fonts in
	 * the table of fonts.c, which tests/unit/pdf_shape.c compares with HarfBuzz.
	 */
	bool		 pairwise;
	struct face_char *chars;	/* [FACE_CHARS] */
	struct face_pair *pairs;	/* [npairs], a power of two */
	size_t		 npairs, pairs_used;
};

/* A family list resolved: the faces to look for a character in, in order. */
struct canvas_font {
	struct face	**chain;
	size_t		 n;		/* >= 1 */
	int		 weight;
	bool		 italic;
};

/* Opens and measures; NULL when it is no TrueType font that may be embedded. */
struct face	*face_open(const char *path, unsigned index);
void		 face_free(struct face *);
bool		 face_has(const struct face *, uint32_t c, uint32_t *gid);
int32_t		 face_advance(const struct face *, uint32_t gid);

/*
 * The faces of a list of families, of at least one member; families that were not
 * found are left out, and when none was found the finding is made.  Caller owns chain.
 */
void		 fonts_resolve(struct pdf_fonts *, const char *families, int weight, bool italic,
		    struct report *, struct canvas_font *);
/* Where to look for a character that no family has; NULL: no such font here. */
struct face	*fonts_fallback(struct pdf_fonts *, int weight, bool italic);
struct face	*fonts_face(const struct pdf_fonts *, unsigned number);
/* What else of the machine goes into every file; lends. */
struct profile	*fonts_profile(struct pdf_fonts *);

#endif /* !CLEA_PDF_FONT_H */
