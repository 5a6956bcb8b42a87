/* svg_path.c - paths: the grammar of path data and elliptical arcs as
 * Bezier curves (SVG 1.1 chapter 8). */
#include <math.h>
#include <string.h>

#include "base/mem.h"
#include "fo/context.h"
#include "fo/expr.h"
#include "fo/svg_draw.h"
#include "fo/tree.h"
#include "xml/xml.h"

#define PI	3.14159265358979323846

void
svg_path_begin(struct svg *g, const struct svg_matrix *m)
{
	g->n = 0;
	g->m = m;
	g->x = g->y = g->start_x = g->start_y = 0;
}

static struct canvas_step *
step_new(struct svg *g, enum canvas_op op)
{
	struct canvas_step	*s;

	if (g->n == SVG_STEPS_MAX)
		return NULL;
	if (g->n == g->room) {
		g->room = g->room == 0 ? 32 : g->room * 2;
		g->steps = mem_grow(g->steps, g->room, sizeof(*g->steps));
	}
	s = &g->steps[g->n++];
	memset(s, 0, sizeof(*s));
	s->op = op;
	return s;
}

static void
put(const struct svg *g, struct canvas_step *s, int i, double x, double y)
{
	bool	 clamped = false;	/* far beyond any page: not seen either way */

	s->x[i] = fo_mpt(g->m->a * x + g->m->c * y + g->m->e, &clamped);
	s->y[i] = fo_mpt(g->m->b * x + g->m->d * y + g->m->f, &clamped);
}

static void
one_point(struct svg *g, enum canvas_op op, double x, double y)
{
	struct canvas_step	*s = step_new(g, op);

	if (s != NULL)
		put(g, s, 0, x, y);
	g->x = x;
	g->y = y;
}

void
svg_move(struct svg *g, double x, double y)
{
	one_point(g, CANVAS_MOVE, x, y);
	g->start_x = x;
	g->start_y = y;
}

void
svg_line(struct svg *g, double x, double y)
{
	one_point(g, CANVAS_LINE, x, y);
}

void
svg_curve(struct svg *g, double x1, double y1, double x2, double y2, double x, double y)
{
	struct canvas_step	*s = step_new(g, CANVAS_CURVE);

	if (s != NULL) {
		put(g, s, 0, x1, y1);
		put(g, s, 1, x2, y2);
		put(g, s, 2, x, y);
	}
	g->x = x;
	g->y = y;
}

void
svg_close(struct svg *g)
{
	step_new(g, CANVAS_CLOSE);
	g->x = g->start_x;
	g->y = g->start_y;
}

static double
angle(double ux, double uy, double vx, double vy)
{
	return atan2(ux * vy - uy * vx, ux * vx + uy * vy);
}

/* A piece of at most a quarter of the ellipse (cx, cy, rx, ry, turned by c, s), from angle a to b. */
static void
quarter(struct svg *g, const double e[6], double a, double b)
{
	double	 k = 4.0 / 3 * tan((b - a) / 4);
	double	 px[3] = { cos(a) - k * sin(a), cos(b) + k * sin(b), cos(b) };
	double	 py[3] = { sin(a) + k * cos(a), sin(b) - k * cos(b), sin(b) };
	double	 x[3], y[3];

	for (int i = 0; i < 3; i++) {
		x[i] = e[0] + e[4] * e[2] * px[i] - e[5] * e[3] * py[i];
		y[i] = e[1] + e[5] * e[2] * px[i] + e[4] * e[3] * py[i];
	}
	svg_curve(g, x[0], y[0], x[1], y[1], x[2], y[2]);
}

/* F.6: from endpoints to the centre, then by quarters. */
void
svg_arc(struct svg *g, double rx, double ry, double rotation, bool large, bool sweep, double x, double y)
{
	double	 c = cos(rotation * PI / 180), s = sin(rotation * PI / 180);
	double	 dx = (g->x - x) / 2, dy = (g->y - y) / 2;
	double	 x1 = c * dx + s * dy, y1 = -s * dx + c * dy;
	double	 lambda, root, cx1, cy1, start, extent, e[6];
	int	 pieces;

	rx = fabs(rx);
	ry = fabs(ry);
	if (g->x == x && g->y == y)
		return;
	lambda = rx > 0 && ry > 0 ? x1 * x1 / (rx * rx) + y1 * y1 / (ry * ry) : 0;
	if (!(lambda > 0) || !isfinite(lambda)) {	/* an arc without a radius is a line */
		svg_line(g, x, y);
		return;
	}
	if (lambda > 1) {		/* radii too small: grown until they reach */
		rx *= sqrt(lambda);
		ry *= sqrt(lambda);
		lambda = 1;
	}
	root = sqrt((1 - lambda) / lambda) * (large == sweep ? -1 : 1);
	cx1 = root * rx * y1 / ry;
	cy1 = -root * ry * x1 / rx;
	e[0] = c * cx1 - s * cy1 + (g->x + x) / 2;
	e[1] = s * cx1 + c * cy1 + (g->y + y) / 2;
	e[2] = rx;
	e[3] = ry;
	e[4] = c;
	e[5] = s;
	start = angle(1, 0, (x1 - cx1) / rx, (y1 - cy1) / ry);
	extent = angle((x1 - cx1) / rx, (y1 - cy1) / ry, (-x1 - cx1) / rx, (-y1 - cy1) / ry);
	if (sweep && extent < 0)
		extent += 2 * PI;
	if (!sweep && extent > 0)
		extent -= 2 * PI;
	pieces = (int)ceil(fabs(extent) / (PI / 2) - 1e-9);
	if (pieces < 1)
		pieces = 1;
	for (int i = 0; i < pieces; i++)
		quarter(g, e, start + extent * i / pieces, start + extent * (i + 1) / pieces);
	g->x = x;		/* exactly, whatever the sines made of it */
	g->y = y;
}

/* Path data. */

struct data {
	const char	*s;
	char		 last;		/* the command before, for smooth curves */
	double		 cx, cy;	/* its last control point */
};

static int
arguments(char command)
{
	switch (command) {
	case 'M': case 'L': case 'T':
		return 2;
	case 'H': case 'V':
		return 1;
	case 'C':
		return 6;
	case 'S': case 'Q':
		return 4;
	case 'A':
		return 7;
	case 'Z':
		return 0;
	default:
		return -1;
	}
}

/* A flag of an arc is one digit, and what follows may touch it. */
static bool
read_argument(const char **s, char command, int i, double *v)
{
	svg_skip(s);
	if (command != 'A' || (i != 3 && i != 4))
		return svg_number(s, v);
	if (**s != '0' && **s != '1')
		return false;
	*v = *(*s)++ - '0';
	return true;
}

static void
quadratic(struct svg *g, struct data *d, double cx, double cy, double x, double y)
{
	double	 x0 = g->x, y0 = g->y;

	d->cx = cx;
	d->cy = cy;
	svg_curve(g, x0 + (cx - x0) * 2 / 3, y0 + (cy - y0) * 2 / 3, x + (cx - x) * 2 / 3, y + (cy - y) * 2 / 3, x, y);
}

/* One command with its arguments made absolute. */
static void
draw(struct svg *g, struct data *d, char command, const double *v)
{
	double	 x = g->x, y = g->y;
	bool	 cubic = d->last == 'C' || d->last == 'S', quad = d->last == 'Q' || d->last == 'T';

	switch (command) {
	case 'M':
		svg_move(g, v[0], v[1]);
		break;
	case 'L':
		svg_line(g, v[0], v[1]);
		break;
	case 'H':
		svg_line(g, v[0], y);
		break;
	case 'V':
		svg_line(g, x, v[0]);
		break;
	case 'C':
		svg_curve(g, v[0], v[1], v[2], v[3], v[4], v[5]);
		d->cx = v[2];
		d->cy = v[3];
		break;
	case 'S':
		svg_curve(g, cubic ? 2 * x - d->cx : x, cubic ? 2 * y - d->cy : y, v[0], v[1], v[2], v[3]);
		d->cx = v[0];
		d->cy = v[1];
		break;
	case 'Q':
		quadratic(g, d, v[0], v[1], v[2], v[3]);
		break;
	case 'T':
		quadratic(g, d, quad ? 2 * x - d->cx : x, quad ? 2 * y - d->cy : y, v[0], v[1]);
		break;
	case 'A':
		svg_arc(g, v[0], v[1], v[2], v[3] != 0, v[4] != 0, v[5], v[6]);
		break;
	case 'Z':
		svg_close(g);
		break;
	default:
		break;
	}
	d->last = command;
}

/* Relative arguments are added to the current point: pairs, but for H, V and the radii of A. */
static void
make_absolute(const struct svg *g, char command, double *v, int n)
{
	for (int i = command == 'A' ? 5 : 0; i < n; i++) {
		bool	 vertical = command == 'V' || (command != 'H' && (i - (command == 'A' ? 5 : 0)) % 2 == 1);

		v[i] += vertical ? g->y : g->x;
	}
}

/* The commands of a path; what follows an error is not drawn (F.2), what precedes it is. */
void
svg_path_data(struct svg *g, const struct xml_node *node, const char *text)
{
	struct data	 d = { text, '\0', 0, 0 };
	char		 command = '\0';
	double		 v[7];
	bool		 relative = false;
	int		 n = 0, i;

	for (svg_skip(&d.s); *d.s != '\0'; svg_skip(&d.s)) {
		bool	 letter = (*d.s >= 'a' && *d.s <= 'z') || (*d.s >= 'A' && *d.s <= 'Z');

		if (letter) {
			relative = *d.s >= 'a';
			command = relative ? (char)(*d.s - 'a' + 'A') : *d.s;
			n = arguments(command);
			d.s++;
		} else if (command == 'M') {
			command = 'L';		/* further pairs of a moveto are lines */
		}
		if (n < 0 || command == '\0' || (n == 0 && !letter) || (d.last == '\0' && command != 'M'))
			goto bad;
		for (i = 0; i < n; i++)
			if (!read_argument(&d.s, command, i, &v[i]))
				goto bad;
		if (relative)
			make_absolute(g, command, v, n);
		/* After a close, the next subpath begins where this one did. */
		if (d.last == 'Z' && command != 'M' && command != 'Z')
			svg_move(g, g->x, g->y);
		draw(g, &d, command, v);
	}
	return;
bad:
	svg_malformed(g, node, "d", d.s);
}

void
svg_path_paint(struct svg *g, const struct svg_style *style, bool fill)
{
	struct canvas		*canvas = g->ctx->canvas;
	struct canvas_paint	 p = { .evenodd = style->evenodd, .fill_color = style->fill_color,
				    .stroke_color = style->stroke_color, .cap = style->cap, .join = style->join };
	double			 scale = svg_scale(g->m);
	bool			 clamped = false;

	p.fill = fill && style->fill;
	p.stroke = style->stroke && style->stroke_width > 0;
	if (g->n < 2 || !style->visible || (!p.fill && !p.stroke))
		return;
	p.stroke_width = fo_mpt(style->stroke_width * scale, &clamped);
	for (int i = 0; i < 4; i++)
		p.dash[i] = fo_mpt(style->dash[i] * scale, &clamped);
	canvas->path(canvas, g->steps, g->n, &p);
}
