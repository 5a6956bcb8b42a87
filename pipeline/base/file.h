/* file.h - files read within limits, and files that appear whole or not at all. */
#ifndef CLEA_BASE_FILE_H
#define CLEA_BASE_FILE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct report;

#define FILE_LIMIT_XML		((size_t)20 << 20)	/* 20 MiB */
#define FILE_LIMIT_PROOF	((size_t)200 << 20)

/*
 * Read a regular file of at most "limit" bytes.  NULL with a finding: missing,
 * unreadable, not a regular file, too large.  "-" is not special.
 */
struct buf	*file_load(const char *path, size_t limit, struct report *);

/*
 * The same for a name in an open folder, never through a link: for files that
 * somebody else put there.  "shown" is what findings call it.
 */
struct buf	*file_load_at(int dirfd, const char *name, size_t limit, const char *shown, struct report *);

enum file_mode { FILE_NEW, FILE_REPLACE };
/*
 * Write beside, fsync, rename; the folder is fsynced too.  FILE_NEW refuses to
 * overwrite (link(2) decides, not a look beforehand).  -1 with a finding; then
 * nothing stands under the name and the temporary file is gone.
 */
int	 file_write(const char *path, const struct buf *, enum file_mode, struct report *);

int	 file_mkdirs(const char *path, struct report *);	/* like mkdir -p */
bool	 file_exists(const char *path);
bool	 file_is_dir(const char *path);
char	*file_join(const char *dir, const char *name);		/* caller frees */
const char *file_base(const char *path);			/* lends, after the last '/' */
/* Names in a folder, sorted by byte, without "." and ".."; NULL-terminated, one free() each and for the list. */
char	**file_list(const char *dir, struct report *);
void	 file_list_free(char **);

#endif /* !CLEA_BASE_FILE_H */
