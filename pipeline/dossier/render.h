/* render.h - the plan of a dossier's documents, and one of them made.  For this folder only. */
#ifndef CLEA_DOSSIER_RENDER_H
#define CLEA_DOSSIER_RENDER_H

#include <stddef.h>

struct buf;
struct dossier;
struct dossier_seal;
struct report;
struct xml_doc;

#define PLAN_MAX	16	/* documents of one packet */

struct plan_row {		/* strings lent by the plan */
	const char	*name, *file, *title;
	int		 lecteur;	/* enum lecteur */
};

/* Which documents the outcome asks for (documents.xsl).  *plan is the caller's to free; -1 with a finding. */
int	plan_load(struct dossier *, struct plan_row *, size_t room, size_t *n, struct xml_doc **plan,
	    struct report *);
/* A document for a reader; seal may be NULL.  NULL with a finding. */
struct xml_doc	*render_fo(struct dossier *, const char *document, int lecteur, const struct dossier_seal *, struct report *);
struct buf	*render_pdf(struct dossier *, const char *document, int lecteur, const struct dossier_seal *,
		    size_t *npages, struct report *);

#endif /* !CLEA_DOSSIER_RENDER_H */
