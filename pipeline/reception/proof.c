/* proof.c - a proof looked into by what its bytes are. */
#include <ctype.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "reception/proof.h"
#include "reception/proof_inside.h"

void
proof_tell(struct proof *p, enum finding_kind kind, const char *fmt, ...)
{
	char	 words[512];
	va_list	 ap;

	if (p->told[kind])
		return;
	p->told[kind] = true;
	p->nfound++;
	va_start(ap, fmt);
	(void)vsnprintf(words, sizeof(words), fmt, ap);
	va_end(ap);
	report_add(p->report, kind, p->where, "%s", words);
}

bool
proof_starts(const struct proof *p, const void *magic, size_t n)
{
	return p->n >= n && memcmp(p->s, magic, n) == 0;
}

bool
proof_holds(const struct proof *p, const void *word, size_t n)
{
	return memmem(p->s, p->n, word, n) != NULL;
}

bool
proof_holds_word(const struct proof *p, const char *word)
{
	size_t	 n = strlen(word);
	int	 first = tolower((unsigned char)word[0]);
	bool	 tag = word[0] == '<';		/* "<object" is not the beginning of "<objectif" */

	for (size_t i = 0; i + n <= p->n; i++)
		if (tolower(p->s[i]) == first && strncasecmp((const char *)p->s + i, word, n) == 0 &&
		    !(tag && i + n < p->n && isalnum(p->s[i + n])))
			return true;
	return false;
}

/* ---- types ---- */

/* "type" up to its parameters is "want", or begins with it where that ends in "/". */
static bool
type_is(const char *type, const char *want)
{
	size_t	 n = strcspn(type, "; "), w = strlen(want);

	if (w > 0 && want[w - 1] == '/')
		return strncasecmp(type, want, w) == 0;
	return n == w && strncasecmp(type, want, n) == 0;
}

bool
proof_type_allowed(const struct proof_rules *rules, const char *type)
{
	if (rules->types == NULL)
		return true;
	for (size_t i = 0; i < rules->ntypes; i++)
		if (type_is(type, rules->types[i]))
			return true;
	return false;
}

static bool
type_among(const char *type, const char *const *all, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (type_is(type, all[i]))
			return true;
	return false;
}

/* ---- what runs when it is opened ---- */

static uint32_t
little32(const unsigned char *s)
{
	return s[0] | (uint32_t)s[1] << 8 | (uint32_t)s[2] << 16 | (uint32_t)s[3] << 24;
}

/* "MZ" may begin a letter; the header that it points to does not. */
static bool
is_windows_program(const struct proof *p)
{
	size_t	 at;

	if (!proof_starts(p, "MZ", 2) || p->n < 64)
		return false;
	at = little32(p->s + 60);
	return at <= p->n - 2 && (memcmp(p->s + at, "PE", 2) == 0 || memcmp(p->s + at, "NE", 2) == 0 ||
	    memcmp(p->s + at, "LE", 2) == 0);
}

static bool
is_program(const struct proof *p, const char *type)
{
	static const struct { const char *magic; size_t n; } magics[] = {
		{ "\177ELF", 4 },
		{ "#!", 2 },
		{ "\xfe\xed\xfa\xce", 4 }, { "\xfe\xed\xfa\xcf", 4 },	/* macOS */
		{ "\xce\xfa\xed\xfe", 4 }, { "\xcf\xfa\xed\xfe", 4 },
		{ "\xca\xfe\xba\xbe", 4 },				/* macOS, or a Java class */
		{ "dex\n", 4 }, { "\0asm", 4 },
		{ "L\0\0\0\x01\x14\x02\0", 8 },				/* a Windows shortcut */
	};
	static const char	*const types[] = {
		"application/x-dosexec", "application/vnd.microsoft.portable-executable",
		"application/x-executable", "application/x-pie-executable", "application/x-sharedlib",
		"application/x-mach-binary", "application/x-java-applet", "application/java-archive",
		"application/x-ms-shortcut", "application/x-msdownload", "application/x-object",
		"application/javascript", "text/javascript", "text/x-msdos-batch", "text/x-shellscript",
		"text/x-python", "text/x-script.python", "text/x-perl", "text/x-ruby", "text/x-php",
		"text/vbscript", "application/vnd.ms-htmlhelp", "application/vnd.ms-cab-installer",
	};

	for (size_t i = 0; i < nitems(magics); i++)
		if (proof_starts(p, magics[i].magic, magics[i].n))
			return true;
	return is_windows_program(p) || type_among(type, types, nitems(types));
}

/* ---- names that make a computer run what they name ---- */

/* What Windows runs on a double click, whatever is inside. */
static bool
name_runs(const char *name)
{
	static const char	*const endings[] = {
		".exe", ".com", ".scr", ".pif", ".bat", ".cmd", ".ps1", ".vbs", ".vbe", ".js", ".jse",
		".wsf", ".wsh", ".hta", ".msi", ".msp", ".lnk", ".url", ".jar", ".reg", ".cpl", ".chm",
		".iso", ".vhd", ".appref-ms", ".desktop", ".sh", ".dll",
	};
	size_t	 n = strlen(name), e;

	for (size_t i = 0; i < nitems(endings); i++)
		if ((e = strlen(endings[i])) <= n && strcasecmp(name + n - e, endings[i]) == 0)
			return true;
	return false;
}

/* ---- archives ---- */

static bool
is_archive(const struct proof *p, const char *type)
{
	static const struct { const char *magic; size_t n; } magics[] = {
		{ "Rar!\x1a\x07", 6 }, { "7z\xbc\xaf\x27\x1c", 6 }, { "\x1f\x8b", 2 }, { "BZh", 3 },
		{ "\xfd" "7zXZ\0", 6 }, { "MSCF", 4 }, { "\x28\xb5\x2f\xfd", 4 }, { "\x04\x22\x4d\x18", 4 },
		{ "LZIP", 4 }, { "xar!", 4 },
	};
	static const char	*const types[] = {
		"application/x-tar", "application/x-rar", "application/x-7z-compressed", "application/gzip",
		"application/x-bzip2", "application/x-xz", "application/zstd", "application/x-iso9660-image",
		"application/vnd.ms-cab-compressed", "application/x-lzh-compressed", "application/x-arj",
		"application/x-cpio", "application/x-archive", "application/x-lha", "application/x-lzma",
	};

	for (size_t i = 0; i < nitems(magics); i++)
		if (proof_starts(p, magics[i].magic, magics[i].n))
			return true;
	if (p->n > 262 && memcmp(p->s + 257, "ustar", 5) == 0)
		return true;
	return type_among(type, types, nitems(types));
}

/* ---- all of it ---- */

/* Each kind of content has a mark of its own; what has none is text or is not known. */
static void
look_inside(struct proof *p, const char *type)
{
	if (proof_starts(p, "%PDF-", 5) || type_is(type, "application/pdf"))
		proof_pdf(p);
	else if (proof_starts(p, "PK\x03\x04", 4) || proof_starts(p, "PK\x05\x06", 4))
		proof_zip(p);
	else if (proof_starts(p, "\xd0\xcf\x11\xe0\xa1\xb1\x1a\xe1", 8))
		proof_ole(p);
	else if (is_archive(p, type))
		proof_tell(p, FINDING_PROOF_ARCHIVE, "%.*s", (int)strcspn(type, "; "), type);
	else {
		proof_image(p);
		proof_page(p, type);
	}
}

size_t
proof_check(struct pos where, const char *type, const struct buf *b, const struct proof_rules *rules,
    struct report *report)
{
	struct proof	 p = { .where = where, .s = (const unsigned char *)b->data, .n = b->len,
			    .rules = rules, .report = report };
	const char	*name = where.path != NULL ? where.path : where.file != NULL ? where.file : "";

	if (is_program(&p, type))
		proof_tell(&p, FINDING_PROOF_PROGRAM, "%.*s", (int)strcspn(type, "; "), type);
	else
		look_inside(&p, type);
	if (name_runs(name))
		proof_tell(&p, FINDING_PROOF_NAME, "%s", "");
	if (!proof_type_allowed(rules, type))
		proof_tell(&p, FINDING_PROOF_TYPE, "%.*s", (int)strcspn(type, "; "), type);
	return p.nfound;
}
