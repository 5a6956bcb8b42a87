/* inline.h - a paragraph on its way from inline-level objects to lines.
 * Private to fo/, for the files named here only:
 *
 *   objects --inline.c--> pieces and characters --space.c--> white space treated
 *     --text.c--> break opportunities --bidi.c--> pieces of one direction
 *     --text.c, replaced.c, leader.c--> glyphs and sizes
 *     --items.c--> boxes, glue, penalties --row.c, knuth.c--> line ends (with
 *       hyphens of divide.c where it does not work without)
 *     --fill.c--> lines of fragments --line.c--> the caller
 *
 * All of it is scratch and forgotten when the lines are made, but for glyphs and
 * their bytes, which the fragments point to.
 */
#ifndef CLEA_FO_INLINE_H
#define CLEA_FO_INLINE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "fo/canvas.h"
#include "fo/knuth.h"
#include "fo/line.h"
#include "fo/props.h"

struct arena;
struct fo_context;
struct fo_node;

#define SHY		0x00ADu		/* soft hyphen */
#define NBSP		0x00A0u		/* stretches as a space does, and never breaks */
#define NNBSP		0x202Fu		/* keeps its width, and never breaks */
#define ZWSP		0x200Bu
#define CHAR_OBJECT	0xFFFCu		/* stands for an object among the characters */
#define CHAR_BLOCK	0xFFFEu		/* a nested block: no XML document holds it; U+FFFF means the end to libunibreak */

/* A set of text properties, as it comes out on this canvas at its size. */
struct face {
	struct face		*next;		/* of the same hash */
	const struct fo_text	*text;
	struct canvas_font	*font;
	mpt			 size;
	bool			 small;		/* of the small capitals among the text */
	mpt			 ascender, depth, x_height;
	mpt			 space_glyph;	/* width of U+0020 */
	mpt			 space[3];	/* between words: minimum, optimum, maximum */
	mpt			 letter[3];	/* between letters */
	mpt			 hyphen_width;
	char			 hyphen_text[5];
};

/* Where a baseline stands: one for the block and one for each object that shifts it. */
struct shift {
	const struct shift	*parent;	/* NULL: the block's own */
	mpt			 offset;	/* above the block's baseline; or from an edge of the line, see below */
	mpt			 line_height, ascender, depth, x_height;
};

/*
 * Heights above the baseline; those near these count from the line's top or
 * bottom, where vertical-align="top" or "bottom" puts things once the line's height is known.
 */
#define FROM_TOP	((mpt)1 << 50)
#define FROM_BOTTOM	(-FROM_TOP)
#define IS_FROM_EDGE(y)	((y) > FROM_TOP / 2 || (y) < FROM_BOTTOM / 2)

enum piece_kind {
	PIECE_TEXT,
	PIECE_OBJECT,		/* graphic, page number, leader: one CHAR_OBJECT */
	PIECE_OPEN, PIECE_CLOSE,	/* of an inline box */
	PIECE_MARK,		/* an id or fo:marker */
	PIECE_END,		/* of an object that has fo:marker */
	PIECE_NOTE,		/* fo:footnote, after its inline */
	PIECE_BLOCK		/* block-level content: one CHAR_BLOCK */
};

struct piece {
	enum piece_kind		 kind;
	const struct fo_node	*node;		/* text: the parent of the character data */
	const struct face	*face;
	const struct shift	*shift;
	uint32_t		 c0, c1;	/* characters */
	uint8_t			 level;		/* of direction, UAX 9: odd is right to left */
	bool			 fresh;		/* an object begins or ends before this text */
	mpt			 edge_start, edge_end;	/* what open boxes ask for where a line breaks */
	/* shaped text */
	const struct canvas_glyph *glyphs;
	uint32_t		 nglyphs, nbytes;
	const char		*bytes;		/* the text that was shaped: what is drawn of c0..c1 */
	int64_t			 total;		/* of its advances */
	/* object, and box edge */
	mpt			 width, stretch, shrink;	/* of the whole, borders included */
	mpt			 rise, fall;	/* above and below its alignment point */
	mpt			 lift;		/* of that point above the block's baseline */
	struct fo_frag		*frag;		/* ready to be placed: x from its start, y above the block's baseline */
	struct fo_line		*content;	/* leader-pattern="use-content": one time its content */
	mpt			 unit;		/* leader: width of one dot or content with its gap */
};

/* Something an item stands for. */
enum atom_kind { ATOM_WORD, ATOM_SPACE, ATOM_PIECE, ATOM_HYPHEN };
struct atom {
	enum atom_kind	 kind;
	uint32_t	 piece;
	uint32_t	 c0, c1;
};

enum { BREAK_NO, BREAK_MAY, BREAK_MUST, BREAK_HYPHEN };

/* Stretch at the end of a ragged line, so that it may be short: three spaces of a 12 pt font, as the reference has it. */
#define FILL_RAG	((mpt)3 * 3336)

/* How spaces are made to fill lines. */
enum fill { FILL_RAGGED, FILL_CENTER, FILL_JUSTIFY, FILL_LAST };	/* LAST: only the last line is justified */

/* What one run of the formatter keeps between paragraphs. */
struct fo_lines {
	struct arena	*scratch;	/* of one paragraph */
	struct face	*faces[256];	/* by address of their properties */
	struct arena	*arena;		/* owns faces */
	bool		 busy;		/* a nested paragraph takes a state of its own */
	/* Growing arrays, used again for each paragraph. */
	struct piece	*pieces;
	struct atom	*atoms;
	struct knuth_item *items;
	struct fo_frag	*frags;
	uint32_t	*chars;
	uint8_t		*breaks;	/* after each character */
	uint32_t	*glyph_at, *byte_at;	/* of each character, within its piece */
	int64_t		*sum;		/* advances in the piece before it, millionths of an em */
	char		*bytes;		/* of the text being shaped */
	size_t		 npieces, pieces_room, natoms, atoms_room, nitems, items_room;
	size_t		 nfrags, frags_room, nchars, chars_room, extra_room, bytes_room;
};

struct para {
	struct fo_context	*ctx;
	struct fo_lines		*s;
	struct arena		*arena;		/* of what the fragments hold */
	const struct fo_node	*block;
	const struct face	*face;		/* the block's own */
	mpt			 width;
	mpt			 line_height;
	enum fill		 fill;
	bool			 measuring;	/* nothing is painted or reported */
	bool			 single;	/* one line, not aligned */
	bool			 has_object, has_rtl;
};

/* Lines of one paragraph as they are made. */
struct setter {
	struct para	*p;
	struct fo_line	*lines;		/* scratch */
	size_t		 nlines, room;
	uint32_t	*open;		/* pieces of the boxes open now, outermost first */
	uint32_t	*open_frag;	/* and their fragment in this line */
	size_t		 nopen, open_room;
	bool		 first;		/* no line yet: text-indent */
};

/* inline.c */
const struct face *face_of(struct fo_context *, struct fo_lines *, const struct fo_text *);
mpt	 advance_scale(int64_t millionths, mpt size);	/* of an em, at that size */
void	 inline_collect(struct para *, const struct fo_node *first, const struct fo_node *end);
struct piece *piece_add(struct para *, enum piece_kind, const struct fo_node *, const struct face *, const struct shift *);
void	 char_add(struct para *, uint32_t);

/* space.c: linefeed-treatment, white-space-treatment and -collapse over the whole paragraph */
void	 space_treat(struct para *);
bool	 is_fixed_space(uint32_t);	/* U+2000..U+200A, U+3000 */

/* bidi.c */
void	 bidi_levels(struct para *);	/* cuts pieces into such of one direction */
void	 bidi_reorder(struct para *, struct fo_frag *, size_t n);	/* of one line, into the order of sight */

/* text.c */
bool	 is_feed(uint32_t);	/* a character that ends a line */
bool	 is_drawn(uint32_t);	/* not one that only joins or divides */
void	 text_breaks(struct para *);	/* UAX 14 */
void	 text_shape(struct para *);	/* each run of text once */
mpt	 text_width(const struct para *, const struct piece *, uint32_t c0, uint32_t c1);
void	 text_fragment(struct para *, const struct piece *, uint32_t c0, uint32_t c1, struct fo_frag *);
mpt	 string_width(struct fo_context *, const struct face *, const char *, size_t n);	/* without kerning */
void	 string_fragment(struct para *, const struct face *, const struct fo_node *, const char *, struct fo_frag *);
void	 hyphen_fragment(struct para *, const struct face *, const struct fo_node *, struct fo_frag *);

/* items.c */
/* Where a row of items begins or ends: in the middle of a text, or before a piece. */
struct place { size_t piece; uint32_t c; };
enum row_end { ROW_END, ROW_FEED, ROW_BLOCK };	/* of the paragraph, at a line feed, before a nested block */
void	 item_add(struct para *, struct knuth_item);
/* Add the items from *from up to the next forced break, which is not among them; *from goes after it (but stays before a block). */
enum row_end text_items(struct para *, struct place *from);
/* Letters and what sticks to them: where a word that begins at c ends. */
uint32_t word_end(const struct para *, uint32_t c, uint32_t end);

/* divide.c */
bool	 text_hyphenate(struct para *);	/* marks BREAK_HYPHEN in the whole paragraph; false: nothing to mark */

/* replaced.c: graphics, page numbers */
void	 object_prepare(struct para *, struct piece *);

/* leader.c */
void	 leader_prepare(struct para *, struct piece *);
void	 leader_fill(struct para *, const struct piece *, mpt x, mpt width, mpt start);	/* adds its fragments */

/* fill.c */
struct fo_frag *frag_add(struct fo_lines *);	/* zeroed; y counts upwards from the baseline until the line is made */
enum fo_align align_of(const struct para *, bool last);
/* Make the line of items[from..to]; returns where the next one begins. */
size_t	 line_make(struct setter *, size_t from, size_t to, const struct knuth_line *, bool last, enum row_end);
void	 line_push(struct setter *, const struct fo_line *);
void	 row_marks(struct setter *, enum row_end);	/* a row without boxes: ids, markers, an empty line */
void	 setter_clear(struct setter *);

/* row.c */
void	 paragraph_set(struct setter *, bool first_of_block);

/* line.c */
void	 para_init(struct para *, struct fo_context *, struct arena *, const struct fo_node *block, mpt width);
void	 state_give(struct fo_context *, struct fo_lines *);	/* what para_init() took */
bool	 line_single(struct fo_context *, struct arena *, const struct fo_node *of, struct fo_line *);	/* its content in one line, as it comes; false: none */

#endif /* !CLEA_FO_INLINE_H */
