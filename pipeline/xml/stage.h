/* stage.h - one XSLT stage: compiled once a process, run on documents in memory. */
#ifndef CLEA_XML_STAGE_H
#define CLEA_XML_STAGE_H

#include <stddef.h>

struct buf;
struct report;
struct stage;
struct xml_doc;

/*
 * A document that stylesheets see as document('clea:NAME').  Lent for the run; one that xml_lasts() was said of
 * until stage_free(): the tables of its xsl:key stay with the stage.
 */
struct stage_input { const char *name; const struct xml_doc *doc; };
/* A string parameter: not XPath, any character is fine. */
struct stage_param { const char *name, *value; };

/* NULL with a finding.  xsl:include and xsl:import are read from disk, nothing else ever. */
struct stage	*stage_load(const char *path, struct report *);
void		 stage_free(struct stage *);
/*
 * Run on "in".  document() reaches the inputs only; no file, no network, no
 * write.  xsl:message becomes a finding (STY-01).  NULL with a finding.
 */
struct xml_doc	*stage_run(struct stage *, const struct xml_doc *in,
		    const struct stage_input *, size_t ninputs,
		    const struct stage_param *, size_t nparams, struct report *);
/* The same, for output method "text" or "html": serialised as the stylesheet says. */
struct buf	*stage_run_text(struct stage *, const struct xml_doc *in,
		    const struct stage_input *, size_t ninputs,
		    const struct stage_param *, size_t nparams, struct report *);

#endif /* !CLEA_XML_STAGE_H */
