/* image.h - pictures: read, checked, written once.  Private to pdf/. */
#ifndef CLEA_PDF_IMAGE_H
#define CLEA_PDF_IMAGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "base/buf.h"
#include "base/report.h"
#include "fo/canvas.h"

/* What a decoder gives: samples of 8 bits, rows from the top, or a JPEG stream as it is. */
struct picture {
	uint32_t	width, height;		/* pixels, > 0 */
	int		components;		/* 1 grey, 3 RGB */
	bool		jpeg;
	uint32_t	per_metre_x, per_metre_y;	/* pixels; 0: not told */
	struct buf	samples;
	struct buf	alpha;			/* one sample a pixel; empty: opaque */
};

/*
 * Larger ones are refused before memory is taken for them: an A4 page scanned
 * at 600 dpi has 35 million pixels.
 */
#define PICTURE_PIXELS	40000000
#define PICTURE_SIDE	30000

/* 0, or -1 with a finding that names "path". */
int	picture_png(const char *path, const struct buf *, struct picture *, struct pos, struct report *);
int	picture_jpeg(const char *path, const struct buf *, struct picture *, struct pos, struct report *);

struct canvas_image *image_load(struct canvas *, const char *path, struct pos);
void	image_size(struct canvas *, const struct canvas_image *, mpt *w, mpt *h);
void	image_paint(struct canvas *, const struct canvas_image *, mpt x, mpt y, mpt w, mpt h);

struct pdf;
/* "/I1 12 0 R ..." of all pictures. */
void	image_put_resources(const struct pdf *, struct buf *);

#endif /* !CLEA_PDF_IMAGE_H */
