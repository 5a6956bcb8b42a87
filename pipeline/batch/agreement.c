/* agreement.c - the terms that every run on one output shares.
 *
 * Packets of one session that were made under different terms (another session
 * file, another key, other stylesheets) would look alike and not be alike.  So
 * the first run writes its terms down, and another one is refused.  The instant
 * is different: where nobody gave one, the first run's holds for all.
 */
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/datadir.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/batch.h"
#include "batch/json.h"
#include "batch/run.h"
#include "batch/session.h"
#include "seal/seal.h"

#define DATA_DEPTH	8

/* "name digest" of a file, or of all below a folder in the order of their names. */
static int
digest_below(const char *path, const char *name, int depth, struct buf *out, struct report *report)
{
	struct buf	*b;
	char		 sha256[65], **names;
	int		 rc = 0;

	if (!file_is_dir(path)) {
		if ((b = file_load(path, FILE_LIMIT_PROOF, report)) == NULL)
			return -1;
		digest_sha256_hex(b->data, b->len, sha256);
		buf_printf(out, "%s %s\n", name, sha256);
		buf_free(b);
		return 0;
	}
	if (depth == DATA_DEPTH || (names = file_list(path, report)) == NULL)
		return -1;
	for (char **n = names; rc == 0 && *n != NULL; n++) {
		char	*below = file_join(path, *n), *shown = file_join(name, *n);

		rc = digest_below(below, shown, depth + 1, out, report);
		free(below);
		free(shown);
	}
	file_list_free(names);
	return rc;
}

/* Stylesheets, referentials, and the files of the call that change what is made. */
static int
digest_data(const struct run *run, char out[static 65], struct report *report)
{
	static const char *const	 folders[] = { "stylesheets", "referentiel" };
	struct buf			 all;
	int				 rc = 0;

	buf_init(&all);
	for (size_t i = 0; rc == 0 && i < nitems(folders); i++) {
		char	*path = datadir_path(folders[i], report);

		rc = path == NULL ? -1 : digest_below(path, folders[i], 0, &all, report);
		free(path);
	}
	for (size_t i = 0; rc == 0 && i < run->o->nsettings; i++)
		if (run->o->settings[i] != NULL)
			rc = digest_below(run->o->settings[i], "given", 0, &all, report);
		else
			buf_puts(&all, "-\n");
	digest_sha256_hex(all.data, all.len, out);
	buf_clear(&all);
	return rc;
}

char *
agreement_make(const struct run *run, struct report *report)
{
	json_t		*o;
	struct buf	 b;
	char		 data[65], key[65], iso[32], *text;

	if (digest_data(run, data, report) == -1)
		return NULL;
	signer_fingerprint(run->o->signer, key);
	o = json_object();
	json_put(o, "program", json_text("clea " CLEA_VERSION));
	json_put(o, "session", json_text(run->session->sha256));
	json_put(o, "anonyme", json_boolean(run->o->anonymous));
	json_put(o, "malgre-constats", json_boolean(run->o->despite_findings));
	json_put(o, "key", json_text(key));
	json_put(o, "data", json_text(data));
	json_put(o, "date", json_text(instant_iso(run->o->now, iso)));
	buf_init(&b);
	json_write(o, &b);
	json_decref(o);
	text = buf_take(&b, NULL);
	buf_clear(&b);
	return text;
}

/* What differs, as a person would call it. */
static const char *
term_label(const char *key)
{
	static const struct { const char *key, *label; } labels[] = {
		{ "program", N_("another version of the program") },
		{ "session", N_("session.xml has other contents") },
		{ "anonyme", N_("with or without --anonyme") },
		{ "malgre-constats", N_("with or without --malgre-constats") },
		{ "key", N_("another key") },
		{ "data", N_("other stylesheets, referentials or files of the site") },
		{ "date", N_("another --date") },
	};

	for (size_t i = 0; i < nitems(labels); i++)
		if (strcmp(labels[i].key, key) == 0)
			return _(labels[i].label);
	return key;
}

int
agreement_check(struct run *run, const char *wanted, const struct buf *agreed)
{
	json_t		*ours = json_loads(wanted, 0, NULL), *theirs = json_loadb(agreed->data, agreed->len, 0, NULL);
	json_t		*value;
	const char	*key, *differs = NULL;
	int		 rc = -1;

	json_object_foreach(ours, key, value)
		if (!json_equal(value, json_object_get(theirs, key)) && differs == NULL &&
		    (strcmp(key, "date") != 0 || run->o->now_given))
			differs = key;
	if (theirs == NULL || !instant_parse(json_get(theirs, "date"), &run->now))
		report_add(run->report, FINDING_BATCH_JOURNAL, POS_FILE(run->o->out), "%s", "depart.json");
	else if (differs != NULL)
		report_add(run->report, FINDING_BATCH_OPTIONS, POS_FILE(run->o->out), "%s", term_label(differs));
	else
		rc = 0;
	json_decref(ours);
	json_decref(theirs);
	return rc;
}
