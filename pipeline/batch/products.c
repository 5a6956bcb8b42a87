/* products.c - files of the session, replaced only where they are still what we made. */
#include <sys/stat.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/batch.h"
#include "batch/journal.h"
#include "batch/json.h"
#include "batch/run.h"

#define PRODUCT_LIMIT	((size_t)1 << 30)

static void
remember(struct run *run, const char *name, const char *sha256)
{
	run->products = mem_grow(run->products, run->nproducts + 1, sizeof(*run->products));
	run->products[run->nproducts++] = (struct product){ mem_strdup(name), mem_strdup(sha256) };
}

void
products_clear(struct run *run)
{
	for (size_t i = 0; i < run->nproducts; i++) {
		free(run->products[i].name);
		free(run->products[i].sha256);
	}
	free(run->products);
}

bool
product_read(struct run *run, const char *line, size_t n)
{
	json_t	*o = json_loadb(line, n, 0, NULL);
	bool	 is = json_object_get(o, "product") != NULL;

	if (is)
		remember(run, json_get(o, "product"), json_get(o, "sha256"));
	json_decref(o);
	return is;
}

static bool
is_ours(const struct run *run, const char *name, const char *sha256)
{
	for (size_t i = 0; i < run->nproducts; i++)
		if (strcmp(run->products[i].name, name) == 0 && strcmp(run->products[i].sha256, sha256) == 0)
			return true;
	return false;
}

/* The journal first: a file without a line would be taken for somebody else's. */
static int
announce(struct run *run, const char *name, const char *sha256, struct report *report)
{
	json_t		*o = json_object();
	struct buf	 line;

	json_put(o, "product", json_text(name));
	json_put(o, "sha256", json_text(sha256));
	buf_init(&line);
	json_write(o, &line);
	journal_add(run->journal, &line);
	buf_clear(&line);
	json_decref(o);
	remember(run, name, sha256);
	return journal_sync(run->journal, report);
}

int
product_put(struct run *run, const char *name, const struct buf *b, struct report *report)
{
	char		*path = file_join(run->o->out, name), sha256[65], there[65];
	struct buf	*old = NULL;
	int		 rc = -1;

	digest_sha256_hex(b->data, b->len, sha256);
	if (file_exists(path)) {
		if ((old = file_load(path, PRODUCT_LIMIT, report)) == NULL)
			goto out;
		digest_sha256_hex(old->data, old->len, there);
		if (strcmp(there, sha256) == 0) {
			rc = 0;
			goto out;
		}
		if (!is_ours(run, name, there)) {
			report_add(report, FINDING_BATCH_CHANGED, POS_FILE(path), "%s", "");
			goto out;
		}
	}
	if (announce(run, name, sha256, report) == 0)
		rc = file_write(path, b, old != NULL ? FILE_REPLACE : FILE_NEW, report);
out:
	buf_free(old);
	free(path);
	return rc;
}
