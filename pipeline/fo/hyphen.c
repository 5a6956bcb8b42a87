/* hyphen.c - hyphenation by libhyphen, with a memory for words met before.
 *
 * Three traps of the library are kept in here: with an UTF-8 dictionary its
 * answer counts characters, not bytes; a word in capitals has no break unless it
 * is lowered first; and it may hand out arrays of replacements, to be freed.  A
 * division that changes the spelling (old German "Schiff-fahrt") is not taken.
 */
#include <hyphen.h>
#include <iconv.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "base/utf8.h"
#include "fo/case.h"
#include "fo/hyphen.h"

#ifndef HYPHEN_FOLDER
#define HYPHEN_FOLDER	"/usr/share/hyphen"	/* packagers: -DHYPHEN_FOLDER= */
#endif
#define BUCKETS		1024
#define WORDS_MAX	20000	/* then the memory starts afresh */

struct word {
	struct word	*next;
	size_t		 n;		/* bytes */
	const char	*bytes;
	const uint8_t	*breaks;	/* by character; NULL none */
};

struct dictionary {
	struct dictionary	*next;
	char			 language[4], country[4];
	HyphenDict		*dict;		/* NULL: there is none */
	iconv_t			 from_utf8;	/* to the dictionary's own characters, where they are bytes */
	struct arena		*arena;		/* of the words */
	struct word		*words[BUCKETS];
	size_t			 nwords;
};

struct hyphens {
	struct dictionary	*dictionaries;
};

struct hyphens *
hyphens_new(void)
{
	return mem_alloc(sizeof(struct hyphens));
}

void
hyphens_free(struct hyphens *h)
{
	struct dictionary	*d, *next;

	if (h == NULL)
		return;
	for (d = h->dictionaries; d != NULL; d = next) {
		next = d->next;
		if (d->dict != NULL)
			hnj_hyphen_free(d->dict);
		if (d->from_utf8 != (iconv_t)-1)
			iconv_close(d->from_utf8);
		arena_free(d->arena);
		free(d);
	}
	free(h);
}

/* A code of two or three letters and nothing else: it becomes part of a file's name. */
static bool
is_code(const char *s)
{
	size_t	 n = 0;

	for (; s[n] != '\0'; n++)
		if (!((s[n] >= 'a' && s[n] <= 'z') || (s[n] >= 'A' && s[n] <= 'Z')))
			return false;
	return n == 2 || n == 3;
}

static bool
dictionary_load(struct dictionary *d, const char *suffix)
{
	char	*path = mem_printf(HYPHEN_FOLDER "/hyph_%s%s.dic", d->language, suffix);

	if (file_exists(path))
		d->dict = hnj_hyphen_load(path);
	free(path);
	return d->dict != NULL;
}

/* "en" alone: the first of en_GB, en_US ... by name. */
static bool
dictionary_any(struct dictionary *d)
{
	char		*prefix = mem_printf("hyph_%s_", d->language), **names = NULL, *suffix;
	struct report	*ignored = report_new();	/* no folder: no dictionary, and the caller says so */
	size_t		 n = strlen(prefix);

	if (file_is_dir(HYPHEN_FOLDER))
		names = file_list(HYPHEN_FOLDER, ignored);
	for (char **p = names; p != NULL && *p != NULL && d->dict == NULL; p++) {
		size_t	 len = strlen(*p);

		if (strncmp(*p, prefix, n) != 0 || len < n + 4 || strcmp(*p + len - 4, ".dic") != 0)
			continue;
		suffix = mem_strndup(*p + n - 1, len - 4 - (n - 1));
		dictionary_load(d, suffix);
		free(suffix);
	}
	file_list_free(names);
	report_free(ignored);
	free(prefix);
	return d->dict != NULL;
}

static void
dictionary_open(struct dictionary *d)
{
	char	 suffix[sizeof(d->country) + 1] = "_";

	memcpy(suffix + 1, d->country, sizeof(d->country));
	if ((d->country[0] == '\0' || !dictionary_load(d, suffix)) && !dictionary_load(d, "") && !dictionary_any(d))
		return;
	if (d->dict->utf8)
		return;
	/* An older one, whose characters are bytes: words are turned into them. */
	d->from_utf8 = iconv_open(d->dict->cset, "UTF-8");
	if (d->from_utf8 == (iconv_t)-1) {
		hnj_hyphen_free(d->dict);
		d->dict = NULL;
	}
}

static struct dictionary *
dictionary_find(struct hyphens *h, const char *language, const char *country)
{
	struct dictionary	*d;

	if (!is_code(language))
		return NULL;
	if (!is_code(country))
		country = "";
	for (d = h->dictionaries; d != NULL; d = d->next)
		if (strcmp(d->language, language) == 0 && strcmp(d->country, country) == 0)
			return d;
	d = mem_alloc(sizeof(*d));
	memcpy(d->language, language, strlen(language));
	memcpy(d->country, country, strlen(country));
	d->from_utf8 = (iconv_t)-1;
	d->arena = arena_new();
	dictionary_open(d);
	d->next = h->dictionaries;
	h->dictionaries = d;
	return d;
}

bool
hyphens_known(struct hyphens *h, const char *language, const char *country)
{
	struct dictionary	*d = dictionary_find(h, language, country);

	return d != NULL && d->dict != NULL;
}

/* In the dictionary's own characters; 0 when it has not all of them. */
static size_t
encode(const struct dictionary *d, const char *utf8, size_t n, char *out, size_t room)
{
	char	*in = (char *)(uintptr_t)utf8, *to = out;
	size_t	 left = room;

	if (d->from_utf8 == (iconv_t)-1) {
		memcpy(out, utf8, n);
		return n;
	}
	iconv(d->from_utf8, NULL, NULL, NULL, NULL);
	return iconv(d->from_utf8, &in, &n, &to, &left) == (size_t)-1 ? 0 : room - left;
}

/* Ask the library; "breaks" has a place for each of the n characters. */
static bool
divide(const struct dictionary *d, const char *utf8, size_t nutf8, uint8_t *breaks, size_t n)
{
	char	 word[HYPHEN_WORD_MAX * 4 + 1], hyphens[HYPHEN_WORD_MAX * 4 + 8];
	char	**rep = NULL;
	int	*pos = NULL, *cut = NULL;
	size_t	 nbytes = encode(d, utf8, nutf8, word, sizeof(word) - 1);
	bool	 any = false;

	if (nbytes == 0 || (d->from_utf8 != (iconv_t)-1 && nbytes != n))
		return false;
	word[nbytes] = '\0';
	if (hnj_hyphen_hyphenate3(d->dict, word, (int)nbytes, hyphens, NULL, &rep, &pos, &cut, 1, 1, 1, 1) == 0) {
		for (size_t i = 0; i + 1 < n; i++) {
			breaks[i] = (hyphens[i] & 1) != 0 && (rep == NULL || rep[i] == NULL);
			any |= breaks[i] != 0;
		}
	}
	if (rep != NULL)
		for (size_t i = 0; i < nbytes; i++)
			free(rep[i]);
	free(rep);
	free(pos);
	free(cut);
	return any;
}

const uint8_t *
hyphens_find(struct hyphens *h, const char *language, const char *country, const uint32_t *word, size_t n)
{
	struct dictionary	*d = dictionary_find(h, language, country);
	char			 bytes[HYPHEN_WORD_MAX * 4 + 1];
	size_t			 nbytes = 0, bucket;
	uint32_t		 hash = 2166136261u;
	struct word		*w;
	uint8_t			*breaks;

	if (d == NULL || d->dict == NULL || n < 2 || n > HYPHEN_WORD_MAX)
		return NULL;
	for (size_t i = 0; i < n; i++)
		nbytes += utf8_put(case_lower(word[i]), bytes + nbytes);
	bytes[nbytes] = '\0';
	for (size_t i = 0; i < nbytes; i++)
		hash = (hash ^ (unsigned char)bytes[i]) * 16777619u;
	bucket = hash % BUCKETS;
	for (w = d->words[bucket]; w != NULL; w = w->next)
		if (w->n == nbytes && memcmp(w->bytes, bytes, nbytes) == 0)
			return w->breaks;
	if (d->nwords++ >= WORDS_MAX) {
		arena_reset(d->arena);
		memset(d->words, 0, sizeof(d->words));
		d->nwords = 1;
	}
	w = arena_alloc(d->arena, sizeof(*w));
	w->n = nbytes;
	w->bytes = arena_strndup(d->arena, bytes, nbytes);
	breaks = arena_alloc(d->arena, n);
	if (divide(d, bytes, nbytes, breaks, n))
		w->breaks = breaks;
	w->next = d->words[bucket];
	d->words[bucket] = w;
	return w->breaks;
}
