/* maker.c - one packet, in the worker: found dossier in, folder of files out. */
#include <sys/resource.h>
#include <sys/stat.h>
#include <errno.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "base/buf.h"
#include "base/digest.h"
#include "base/file.h"
#include "base/folder.h"
#include "base/i18n.h"
#include "base/mem.h"
#include "base/report.h"
#include "batch/maker.h"
#include "batch/result.h"
#include "batch/session.h"
#include "dossier/dossier.h"
#include "xml/xml.h"

#define CONTAINER_LIMIT	((size_t)500 << 20)

struct making {			/* of one packet */
	const struct maker *maker;
	const struct call *call;
	const struct store_hit *hit;
	struct result	*result;
	struct buf	*received;	/* the container it came in, or NULL */
	struct dossier	*dossier;
};

/* ---- read ---- */

/* Is one of the dossier's bodies the one under whose SIRET it is called? */
static bool
has_siret(const struct xml_node *root, const char *siret)
{
	struct xml_node	*n = xml_first(root);
	bool		 found = false;

	while (n != NULL && !xml_is(n, DOSSIER_NS, "organismes"))
		n = xml_next(n);
	for (n = n == NULL ? NULL : xml_first(n); n != NULL && !found; n = xml_next(n))
		for (struct xml_node *c = xml_first(n); c != NULL && !found; c = xml_next(c)) {
			char	*text = xml_is(c, DOSSIER_NS, "siret") ? xml_content(c) : NULL;

			found = text != NULL && strcmp(text, siret) == 0;
			free(text);
		}
	return found;
}

/* A container may say any number: the packet of one candidate must not hold another. */
static int
check_identity(struct making *m)
{
	const struct xml_doc	*doc = dossier_doc(m->dossier);
	const char		*numero = dossier_numero(m->dossier);

	if (numero != NULL && strcmp(numero, m->call->numero) == 0 &&
	    has_siret(xml_root(doc), m->call->siret))
		return 0;
	report_add(m->result->findings, FINDING_BATCH_OTHER, POS_FILE(m->hit->path),
	    _("called is %s of SIRET %s; it says \"%s\", or bears no such SIRET"),
	    m->call->numero, m->call->siret, numero == NULL ? "" : numero);
	return -1;
}

static int
read_dossier(struct making *m)
{
	const struct maker	*k = m->maker;
	struct result		*r = m->result;
	char			 sha256[65];

	if (m->hit->container) {
		if ((m->received = file_load(m->hit->path, CONTAINER_LIMIT, r->findings)) == NULL)
			return -1;
		digest_sha256_hex(m->received->data, m->received->len, sha256);
		m->dossier = dossier_open_container(k->library, m->hit->path, m->received, k->now, r->findings);
	} else {
		maker_input(m->hit, sha256);
		m->dossier = dossier_open(k->library, m->hit->path, k->now, r->findings);
	}
	free(r->input);
	r->input = mem_strdup(sha256);
	if (m->dossier == NULL || check_identity(m) == -1 ||
	    dossier_judge(m->dossier, r->findings) == NULL)
		return -1;
	return 0;
}

void
maker_input(const struct store_hit *hit, char out[static 65])
{
	struct report	*quiet = report_new();	/* opening it says why it cannot be read */
	char		*file = mem_strdup(hit->path);
	struct buf	*b;

	if (!hit->container) {
		free(file);
		file = file_join(hit->path, "dossier.xml");
	}
	out[0] = '\0';
	if ((b = file_load(file, CONTAINER_LIMIT, quiet)) != NULL)
		digest_sha256_hex(b->data, b->len, out);
	buf_free(b);
	free(file);
	report_free(quiet);
}

/* ---- make ---- */

static int
put(struct making *m, const char *dir, const char *name, const struct buf *b)
{
	char	*path = file_join(dir, name);
	int	 rc = folder_put(path, b, 0644, m->result->findings);

	if (rc == 0)
		result_add_file(m->result, name, b);
	free(path);
	return rc;
}

static int
put_all(struct making *m, const char *dir, const struct dossier_made *made, size_t n,
    const struct buf *container)
{
	struct report	*report = m->result->findings;
	char		*name = mem_printf("%s.asice", m->call->name);
	int		 rc = folder_remove(dir, report);	/* of a run that was killed */

	if (rc == 0 && mkdir(dir, 0755) == -1) {
		report_add(report, FINDING_FILE_WRITE, POS_FILE(dir), "%s", strerror(errno));
		rc = -1;
	}
	for (size_t i = 0; rc == 0 && i < n; i++) {
		rc = put(m, dir, made[i].name, made[i].pdf);
		m->result->pages += made[i].npages;
	}
	if (rc == 0)
		rc = put(m, dir, name, container);
	if (rc == 0)
		rc = folder_sync(dir, report);
	if (rc == -1) {		/* make room, rather than leave half a packet */
		struct report	*quiet = report_new();

		(void)folder_remove(dir, quiet);
		report_free(quiet);
		m->result->outcome = OUTCOME_FAILED;
	}
	free(name);
	return rc;
}

static int
make_packet(struct making *m, int errors)
{
	const struct maker	*k = m->maker;
	struct dossier_seal	 seal = { .signer = k->signer, .incomplet = errors };
	struct dossier_packet	 packet = {
		.seal = &seal,
		.reader = k->anonymous ? DOSSIER_FOR_ANONYMOUS_JURY : DOSSIER_FOR_JURY,
		.ordinal = k->anonymous ? m->call->name : NULL,
	};
	struct dossier_made	*made = NULL;
	struct buf		*container;
	char			*dir;
	size_t			 n = 0;
	int			 rc = -1;

	/*
	 * An unsealed ZIP is a folder under another form: it may hold private notes and proofs, so that the
	 * packet is made of its projection, as for a folder.
	 */
	if (m->received != NULL && m->hit->sealed && !k->anonymous) {
		packet.received_name = file_base(m->hit->path);
		packet.received = m->received;
	}
	container = dossier_packet(m->dossier, &packet, &made, &n, m->result->findings);
	if (container != NULL) {
		dir = file_join(k->work, m->call->name);
		rc = put_all(m, dir, made, n, container);
		free(dir);
	}
	dossier_made_free(made, n);
	buf_free(container);
	return rc;
}

/* ---- say ---- */

/* NULL with a finding. */
static char *
resume_text(struct making *m, enum dossier_reader reader)
{
	bool			 made = m->result->outcome == OUTCOME_MADE;
	char			*packet = made ? mem_printf("paquets/%s", m->call->name) : mem_strdup("");
	struct dossier_call	 call = { m->call->ordre, m->call->siret, packet, "" };
	struct buf		 b;
	struct xml_doc		*doc;
	char			*text;

	buf_init(&b);
	for (size_t i = 0; made && i < m->result->nfiles; i++) {
		buf_puts(&b, i > 0 ? " " : "");
		buf_puts(&b, m->result->files[i].name);
	}
	call.fichiers = b.data;
	doc = dossier_resume(m->dossier, reader, m->maker->anonymous ? m->call->name : NULL, &call,
	    m->result->findings);
	buf_reset(&b);
	if (doc != NULL)
		xml_write(doc, false, &b);
	xml_free(doc);
	free(packet);
	text = doc == NULL ? NULL : buf_take(&b, NULL);
	buf_clear(&b);
	return text;
}

/* Always the jury's, for the rules of the session; the anonymous one too where documents are made of it. */
static int
add_resumes(struct making *m)
{
	struct result	*r = m->result;
	char		*text = resume_text(m, DOSSIER_FOR_JURY);

	if (text == NULL)
		return -1;
	free(r->resume);
	r->resume = text;
	if (!m->maker->anonymous)
		return 0;
	if ((text = resume_text(m, DOSSIER_FOR_ANONYMOUS_JURY)) == NULL)
		return -1;
	free(r->anonymous);
	r->anonymous = text;
	return 0;
}

static void
judge_and_make(struct making *m)
{
	struct result	*r = m->result;
	size_t		 errors;

	if (read_dossier(m) == -1)
		return;
	r->outcome = OUTCOME_FAULTY;
	errors = report_count_severity(r->findings, SEV_ERROR);
	if (m->maker->signer != NULL && (errors == 0 || m->maker->despite_findings)) {
		if (make_packet(m, (int)errors) == -1)
			return;
		r->outcome = OUTCOME_MADE;
	}
	if (add_resumes(m) == -1 && r->outcome == OUTCOME_MADE)
		r->outcome = OUTCOME_UNREADABLE;	/* a stylesheet failed; its finding says which */
}

struct result *
maker_run(const struct maker *k, const struct call *call, const struct store_hit *hit)
{
	struct making	 m = {
		.maker = k, .call = call, .hit = hit,
		.result = result_new(OUTCOME_UNREADABLE, call->name),
	};
	struct rusage	 usage;

	free(m.result->path);
	m.result->path = mem_strdup(hit->path);
	judge_and_make(&m);
	if (getrusage(RUSAGE_SELF, &usage) == 0)
		m.result->rss = usage.ru_maxrss;
	dossier_free(m.dossier);
	buf_free(m.received);
	return m.result;
}
