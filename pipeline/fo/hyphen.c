/* hyphen.c - hyphenation by libhyphen, with a memory for words met before.
 *
 * Three traps of the library are kept in here: with an UTF-8 dictionary its
 * answer counts characters, not bytes; a word in capitals has no break unless it
 * is lowered first; and it may hand out arrays of replacements, to be freed.  A
 * division that changes the spelling (old German "Schiff-fahrt") is not taken.
 */
#include <hyphen.h>
#include <stdlib.h>
#include <string.h>

#include "base/arena.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "fo/case.h"
#include "fo/hyphen.h"

#define FOLDER		"/usr/share/hyphen"
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

static HyphenDict *
dictionary_open(const char *language, const char *country)
{
	HyphenDict	*dict = NULL;
	char		*path = NULL;

	if (is_code(country)) {
		path = mem_printf(FOLDER "/hyph_%s_%s.dic", language, country);
		if (file_exists(path))
			dict = hnj_hyphen_load(path);
		free(path);
	}
	if (dict == NULL) {
		path = mem_printf(FOLDER "/hyph_%s.dic", language);
		if (file_exists(path))
			dict = hnj_hyphen_load(path);
		free(path);
	}
	/* The others are of the last century: their answers would count bytes. */
	if (dict != NULL && !dict->utf8) {
		hnj_hyphen_free(dict);
		dict = NULL;
	}
	return dict;
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
	d->dict = dictionary_open(language, country);
	d->arena = arena_new();
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

/* Ask the library; "breaks" has a place for each character. */
static bool
divide(HyphenDict *dict, const char *bytes, size_t nbytes, uint8_t *breaks, size_t n)
{
	char	 hyphens[HYPHEN_WORD_MAX * 4 + 8];
	char	**rep = NULL;
	int	*pos = NULL, *cut = NULL;
	bool	 any = false;

	if (hnj_hyphen_hyphenate3(dict, bytes, (int)nbytes, hyphens, NULL, &rep, &pos, &cut, 1, 1, 1, 1) == 0) {
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
	if (divide(d->dict, bytes, nbytes, breaks, n))
		w->breaks = breaks;
	w->next = d->words[bucket];
	d->words[bucket] = w;
	return w->breaks;
}
