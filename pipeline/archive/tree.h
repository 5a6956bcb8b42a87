/* tree.h - files by name, in a folder or in a ZIP: a bag is judged alike in both.  For archive/ only. */
#ifndef CLEA_ARCHIVE_TREE_H
#define CLEA_ARCHIVE_TREE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct pack;
struct report;

struct tree {
	char		*shown;		/* as findings call it */
	char		*dir;		/* a folder, or NULL */
	struct pack	*pack;		/* a ZIP, or NULL */
	char		*prefix;	/* of each entry of a ZIP: "NAME/" or "" */
	char		**names;	/* sorted, relative to the root */
	size_t		 n;
};

/* Links and devices are refused.  -1 with a finding; close it either way. */
int	tree_open_dir(struct tree *, const char *dir, struct report *);
/* Takes the pack; "prefix" is the one folder that everything is in, with its "/", or "". */
int	tree_open_pack(struct tree *, const char *shown, struct pack *, const char *prefix);
void	tree_close(struct tree *);

bool	tree_has(const struct tree *, const char *name);
/* A small file.  Caller frees; NULL with a finding. */
struct buf *tree_load(const struct tree *, const char *name, size_t limit, struct report *);
/* The digest of a file as lower-case hex, and its length.  "algorithm" as OpenSSL names it.  -1 with a finding. */
int	tree_digest(const struct tree *, const char *name, const char *algorithm, char out[static 129], int64_t *octets,
	    struct report *);

/* How long a file is; 0 where it cannot be told. */
int64_t	tree_size(const struct tree *, const char *name);

#endif /* !CLEA_ARCHIVE_TREE_H */
