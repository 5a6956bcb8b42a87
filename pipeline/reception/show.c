/* show.c - what is said while receiving: a line an item, how far it is, how it ended. */
#include <stdio.h>
#include <stdlib.h>

#include <jansson.h>

#include "base/buf.h"
#include "base/i18n.h"
#include "base/utf8.h"
#include "reception/inbox.h"
#include "reception/run.h"

#define OTHERS_MAX	5	/* names that are told */

static void
put(json_t *o, const char *key, const char *value)
{
	if (value[0] != '\0')
		json_object_set_new(o, key, json_string(value));
}

static void
show_json(const struct run *run, const struct record *r)
{
	json_t	*o = json_object();
	char	*text;

	put(o, "fichier", r->name);
	put(o, "verdict", verdict_code(r->verdict));
	put(o, "numero", r->numero);
	put(o, "siret", r->siret);
	put(o, "organisme", r->organisme);
	put(o, "sha256", r->sha256);
	put(o, "motif", r->motif);
	json_object_set_new(o, "erreurs", json_integer((json_int_t)r->errors));
	json_object_set_new(o, "avertissements", json_integer((json_int_t)r->warnings));
	json_object_set_new(o, "informations", json_integer((json_int_t)r->infos));
	if ((text = json_dumps(o, JSON_COMPACT)) != NULL)
		fprintf(run->o->out, "%s\n", text);
	free(text);
	json_decref(o);
}

void
show_item(const struct run *run, const struct record *r)
{
	if (run->o->json)
		show_json(run, r);
	else
		fprintf(run->o->out, "%s  %s  %s: %s\n", verdict_code(r->verdict), r->numero[0] == '\0' ? "-" : r->numero, r->name, r->motif);
	fflush(run->o->out);
}

void
show_summary(const struct run *run)
{
	const size_t	*v = run->verdicts;

	fprintf(run->o->err, _("accepted: %zu, of which with remarks: %zu; to complete: %zu; refused: %zu; known already: %zu; left for later: %zu\n"),
	    v[VERDICT_ACCEPTED] + v[VERDICT_REMARKS], v[VERDICT_REMARKS], v[VERDICT_INCOMPLETE], v[VERDICT_REFUSED],
	    run->known, run->skipped);
}

void
show_others(const struct run *run, const struct places *places)
{
	for (size_t i = 0; i < places->nothers && i < OTHERS_MAX; i++) {
		char	*shown = utf8_printable(places->others[i]);

		fprintf(run->o->err, _("%s: passed over: neither .asice nor .zip, nor a folder with a dossier.xml\n"), shown);
		free(shown);
	}
	if (places->nothers > OTHERS_MAX)
		fprintf(run->o->err, ngettext("%zu more name was passed over\n", "%zu more names were passed over\n",
		    places->nothers - OTHERS_MAX), places->nothers - OTHERS_MAX);
}
