/* fonts.c - which file a family at a weight and style is.
 *
 * The families that documents name most are looked up in a table of files first:
 * starting fontconfig costs 3 to 6 ms, a third of a cold run of `clea fo`, the
 * table 10 µs.  It also keeps a family the same font whatever a machine's
 * configuration says of aliases.  All other families are fontconfig's to find.
 */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>

#include <fontconfig/fontconfig.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "pdf/font.h"
#include "pdf/pdf.h"
#include "pdf/profile.h"

struct found {			/* one answer, so that a question is asked once */
	char		*family;	/* in lower case */
	int		 weight;
	bool		 italic;
	struct face	*face;		/* NULL: nobody has it */
};

struct pdf_fonts {
	struct face	**faces;	/* opened so far; at most UINT16_MAX */
	size_t		 nfaces;
	struct found	*found;
	size_t		 nfound;
	FcConfig	*config;	/* NULL until a family is not in the table */
	bool		 config_failed;
	struct profile	 profile;
};

/* Files of regular, bold, italic and bold italic are STEM + suffix + ".ttf". */
static const char *const	 suffixes[][4] = {
	{ "-Regular", "-Bold", "-Italic", "-BoldItalic" },
	{ "", "-Bold", "-Oblique", "-BoldOblique" },
	{ "", "-Bold", "-Italic", "-BoldItalic" },
};

static const char *const	 folders[] = {	/* Debian, Fedora, Arch */
	"/usr/share/fonts/truetype/liberation2", "/usr/share/fonts/truetype/liberation",
	"/usr/share/fonts/truetype/dejavu", "/usr/share/fonts/liberation-sans",
	"/usr/share/fonts/liberation-serif", "/usr/share/fonts/liberation-mono",
	"/usr/share/fonts/dejavu-sans-fonts", "/usr/share/fonts/TTF",
};

static const struct known {
	const char	*family, *stem;
	int		 naming;	/* row of suffixes */
} known[] = {
	{ "liberation sans",	"LiberationSans",  0 },
	{ "liberation serif",	"LiberationSerif", 0 },
	{ "liberation mono",	"LiberationMono",  0 },
	{ "sans-serif",		"LiberationSans",  0 },
	{ "serif",		"LiberationSerif", 0 },
	{ "monospace",		"LiberationMono",  0 },
	{ "helvetica",		"LiberationSans",  0 },
	{ "arial",		"LiberationSans",  0 },
	{ "sansserif",		"LiberationSans",  0 },
	{ "sans",		"LiberationSans",  0 },
	{ "any",		"LiberationSans",  0 },
	{ "times",		"LiberationSerif", 0 },
	{ "times roman",	"LiberationSerif", 0 },
	{ "times-roman",	"LiberationSerif", 0 },
	{ "times new roman",	"LiberationSerif", 0 },
	{ "courier",		"LiberationMono",  0 },
	{ "courier new",	"LiberationMono",  0 },
	{ "mono",		"LiberationMono",  0 },
	{ "dejavu sans",	"DejaVuSans",	   1 },
	{ "dejavu sans mono",	"DejaVuSansMono",  1 },
	{ "dejavu serif",	"DejaVuSerif",	   2 },
};

static struct face *
fonts_opened(const struct pdf_fonts *fonts, const char *path, unsigned index)
{
	for (size_t i = 0; i < fonts->nfaces; i++)
		if (fonts->faces[i]->index == index && strcmp(fonts->faces[i]->path, path) == 0)
			return fonts->faces[i];
	return NULL;
}

/* The face of a file, opened now or before; NULL: not a font we can use. */
static struct face *
fonts_open(struct pdf_fonts *fonts, const char *path, unsigned index)
{
	struct face	*f = fonts_opened(fonts, path, index);

	if (f != NULL)
		return f;
	if (fonts->nfaces == UINT16_MAX || (f = face_open(path, index)) == NULL)
		return NULL;
	f->number = (uint16_t)fonts->nfaces;
	fonts->faces = mem_grow(fonts->faces, fonts->nfaces + 1, sizeof(struct face *));
	fonts->faces[fonts->nfaces++] = f;
	return f;
}

static struct face *
fonts_known(struct pdf_fonts *fonts, const char *family, int weight, bool italic)
{
	const char	*suffix;
	char		 path[160];
	struct face	*f;

	for (size_t k = 0; k < nitems(known); k++) {
		if (strcmp(known[k].family, family) != 0)
			continue;
		suffix = suffixes[known[k].naming][(weight >= 600) + 2 * italic];
		for (size_t i = 0; i < nitems(folders); i++) {
			snprintf(path, sizeof(path), "%s/%s%s.ttf", folders[i], known[k].stem, suffix);
			/* One that is open needs no look at the disk, which a jailed worker does not have. */
			if ((f = fonts_opened(fonts, path, 0)) != NULL ||
			    (access(path, R_OK) == 0 && (f = fonts_open(fonts, path, 0)) != NULL)) {
				f->pairwise = true;
				return f;
			}
		}
	}
	return NULL;
}

/* Is this family among the names of the font that fontconfig proposes? */
static bool
fonts_named(const FcPattern *match, const char *family)
{
	FcChar8	*name;

	for (int i = 0; FcPatternGetString(match, FC_FAMILY, i, &name) == FcResultMatch; i++)
		if (FcStrCmpIgnoreCase(name, (const FcChar8 *)family) == 0)
			return true;
	return false;
}

/* fontconfig always proposes something; "family" is NULL where anything will do. */
static struct face *
fonts_matched(struct pdf_fonts *fonts, const FcPattern *match, const char *family)
{
	FcChar8	*path, *format;
	int	 index = 0;

	if (family != NULL && !fonts_named(match, family))
		return NULL;
	if (FcPatternGetString(match, FC_FONTFORMAT, 0, &format) != FcResultMatch ||
	    strcmp((const char *)format, "TrueType") != 0 ||
	    FcPatternGetString(match, FC_FILE, 0, &path) != FcResultMatch)
		return NULL;
	(void)FcPatternGetInteger(match, FC_INDEX, 0, &index);
	if (index < 0 || index > 0xffff)	/* an instance of a variable font */
		return NULL;
	return fonts_open(fonts, (const char *)path, (unsigned)index);
}

static struct face *
fonts_configured(struct pdf_fonts *fonts, const char *family, int weight, bool italic)
{
	FcPattern	*want, *match;
	FcResult	 result;
	struct face	*f = NULL;

	if (fonts->config == NULL && !fonts->config_failed)
		fonts->config_failed = (fonts->config = FcInitLoadConfigAndFonts()) == NULL;
	if (fonts->config == NULL || (want = FcPatternCreate()) == NULL)
		return NULL;
	FcPatternAddString(want, FC_FAMILY, (const FcChar8 *)(family != NULL ? family : "sans-serif"));
	FcPatternAddInteger(want, FC_WEIGHT, FcWeightFromOpenType(weight));
	FcPatternAddInteger(want, FC_SLANT, italic ? FC_SLANT_ITALIC : FC_SLANT_ROMAN);
	FcPatternAddString(want, FC_FONTFORMAT, (const FcChar8 *)"TrueType");
	FcPatternAddBool(want, FC_VARIABLE, FcFalse);
	FcConfigSubstitute(fonts->config, want, FcMatchPattern);
	FcDefaultSubstitute(want);
	if ((match = FcFontMatch(fonts->config, want, &result)) != NULL) {
		f = fonts_matched(fonts, match, family);
		FcPatternDestroy(match);
	}
	FcPatternDestroy(want);
	return f;
}

/* One family, by its name in lower case. */
static struct face *
fonts_find(struct pdf_fonts *fonts, const char *family, int weight, bool italic)
{
	struct found	*found;

	for (size_t i = 0; i < fonts->nfound; i++) {
		found = &fonts->found[i];
		if (found->weight == weight && found->italic == italic &&
		    strcmp(found->family, family) == 0)
			return found->face;
	}
	fonts->found = mem_grow(fonts->found, fonts->nfound + 1, sizeof(*fonts->found));
	found = &fonts->found[fonts->nfound++];
	*found = (struct found){ mem_strdup(family), weight, italic, NULL };
	found->face = fonts_known(fonts, family, weight, italic);
	if (found->face == NULL)
		found->face = fonts_configured(fonts, family, weight, italic);
	return found->face;
}

struct pdf_fonts *
pdf_fonts_new(struct report *report)
{
	struct pdf_fonts	*fonts = mem_alloc(sizeof(*fonts));

	if (fonts_find(fonts, "sans-serif", 400, false) != NULL ||
	    fonts_configured(fonts, NULL, 400, false) != NULL)
		return fonts;
	report_add(report, FINDING_PDF_NO_FONT, POS_NONE, "%s", "");
	pdf_fonts_free(fonts);
	return NULL;
}

void
pdf_fonts_free(struct pdf_fonts *fonts)
{
	if (fonts == NULL)
		return;
	for (size_t i = 0; i < fonts->nfaces; i++)
		face_free(fonts->faces[i]);
	for (size_t i = 0; i < fonts->nfound; i++)
		free(fonts->found[i].family);
	if (fonts->config != NULL)
		FcConfigDestroy(fonts->config);
	profile_clear(&fonts->profile);
	free(fonts->faces);
	free(fonts->found);
	free(fonts);
}

void
pdf_fonts_warm(struct pdf_fonts *fonts)
{
	for (int style = 0; style < 4; style++) {
		const int	 weight = (style & 1) != 0 ? 700 : 400;
		const bool	 italic = (style & 2) != 0;

		for (size_t k = 0; k < nitems(known); k++)
			(void)fonts_known(fonts, known[k].family, weight, italic);
		(void)fonts_find(fonts, "sans-serif", weight, italic);
	}
	fonts->config_failed = fonts->config == NULL;	/* it would read its configuration, and cannot */
}

struct face *
fonts_face(const struct pdf_fonts *fonts, unsigned number)
{
	return number < fonts->nfaces ? fonts->faces[number] : NULL;
}

struct profile *
fonts_profile(struct pdf_fonts *fonts)
{
	return &fonts->profile;
}

struct face *
fonts_fallback(struct pdf_fonts *fonts, int weight, bool italic)
{
	struct face	*f = fonts_find(fonts, "dejavu sans", weight, italic);

	return f != NULL ? f : fonts_find(fonts, "dejavu sans", 400, false);
}

/*
 * The next name of a font-family list, in lower case, without quotes and outer
 * blanks; NULL at the end.  Caller frees.
 */
static char *
families_next(const char **list)
{
	const char	*s = *list, *end;
	char		*name;

	while (*s == ' ' || *s == ',' || *s == '\t' || *s == '\n')
		s++;
	if (*s == '\0')
		return NULL;
	end = s + strcspn(s, ",");
	*list = end;
	while (s < end && strchr(" \t\n\"'", *s) != NULL)
		s++;
	while (end > s && strchr(" \t\n\"'", end[-1]) != NULL)
		end--;
	name = mem_strndup(s, (size_t)(end - s));
	for (char *p = name; *p != '\0'; p++)
		if (*p >= 'A' && *p <= 'Z')
			*p = (char)(*p - 'A' + 'a');
	return name;
}

static void
chain_add(struct canvas_font *font, struct face *f)
{
	for (size_t i = 0; i < font->n; i++)
		if (font->chain[i] == f)
			return;
	font->chain = mem_grow(font->chain, font->n + 1, sizeof(struct face *));
	font->chain[font->n++] = f;
}

void
fonts_resolve(struct pdf_fonts *fonts, const char *families, int weight, bool italic,
    struct report *report, struct canvas_font *font)
{
	const char	*rest = families;
	char		*name;
	struct face	*f;

	*font = (struct canvas_font){ .weight = weight, .italic = italic };
	while ((name = families_next(&rest)) != NULL) {
		if ((f = fonts_find(fonts, name, weight, italic)) != NULL)
			chain_add(font, f);
		free(name);
	}
	if (font->n > 0)
		return;
	/* A file named sans-serif was there when the process started; faces[0] still is. */
	f = fonts_find(fonts, "sans-serif", weight, italic);
	chain_add(font, f != NULL ? f : fonts->faces[0]);
	report_once(report, FINDING_PDF_FAMILY, families, POS_NONE,
	    _("\"%s\"; set in %s"), families, font->chain[0]->name);
}
