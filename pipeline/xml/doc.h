/* doc.h - the inside of an xml_doc, and what the files of xml/ share.  For xml/ only. */
#ifndef CLEA_XML_DOC_H
#define CLEA_XML_DOC_H

#include <stdbool.h>
#include <stddef.h>

#include <libxml/tree.h>
#include <libxml/xmlerror.h>

#include "base/report.h"

struct buf;
struct xml_limits;

#define XML_ATTRS_MAX		256	/* attributes of one element */
#define XML_NS_MAX		256	/* namespace declarations in scope */
#define XML_SYNTAX_MAX		20	/* syntax errors told of one file */

struct xml_doc {
	xmlDoc	*tree;
	char	*name;		/* as the user named it */
	bool	 lasts;		/* see xml_lasts() */
};

/* Once a process: allocation, entity loader, catalogues.  Cheap when done already. */
void		 xml_init(void);

/* Take a tree that some stage made. */
struct xml_doc	*xml_doc_take(xmlDoc *, const char *name);
/*
 * xml_parse() for files of ours that include others: "url" is the base that
 * relative names are resolved against, "dict" (or NULL) the strings to share.
 */
struct xml_doc	*xml_parse_at(const char *name, const char *url, const void *, size_t n,
		    xmlDict *dict, const struct xml_limits *, struct report *);
/* A path as the URL libxml2 expects, and back.  Caller frees. */
char		*xml_url_of_path(const char *path);
char		*xml_path_of_url(const char *url);

/*
 * libxml2 tells errors through handlers that are one set a thread, and prints
 * to stderr where it finds none.  A trap directs them to "fn" (NULL: dropped)
 * until it is released, which puts the former handlers back.
 */
struct xml_trap {
	xmlStructuredErrorFunc	 fn;
	void			*arg;
	xmlGenericErrorFunc	 generic;
	void			*generic_arg;
};
void		 xml_trap_set(struct xml_trap *, xmlStructuredErrorFunc, void *arg);
void		 xml_trap_release(const struct xml_trap *);

/* A message as one sentence: spaces joined, no closing full stop.  Caller frees. */
char		*xml_sentence(const char *);
/* At most "n" bytes of a value for a finding, cut between characters, on one line.  Caller frees. */
char		*xml_quote(const char *, size_t n);

/*
 * What may be read besides the document itself while a schema or a stylesheet
 * is loaded; nothing at any other time.  See loader.c.
 */
struct xml_override { const char *name; const void *data; size_t len; };
struct xml_loader {
	const char			*root;		/* folder, no file above it is read */
	const struct xml_override	*overrides;	/* by base name, before the disk */
	size_t				 noverrides;
	struct report			*report;	/* one finding for what is refused */
	bool				 failed;
	bool				 keep;		/* what was read, parsed, in "kept" */
	struct xml_doc			**kept;		/* then the caller's */
	size_t				 nkept;
	struct xml_loader		*outer;		/* who was loading before; set by push */
};
void		 xml_loader_push(struct xml_loader *);
void		 xml_loader_pop(struct xml_loader *);
/*
 * The root for what "path" includes: the data folder where it stands in it,
 * else its own folder.  Caller frees.
 */
char		*xml_loader_root(const char *path);
/* The bytes of "url", or NULL with a finding in the loader's report. */
struct buf	*xml_loader_get(struct xml_loader *, const char *url);

#endif /* !CLEA_XML_DOC_H */
