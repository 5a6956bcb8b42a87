/* folder.h - folders that are filled out of sight and then appear whole. */
#ifndef CLEA_BASE_FOLDER_H
#define CLEA_BASE_FOLDER_H

struct buf;
struct report;

/* A new file in a folder nobody looks into yet: written and fsynced under its own name.  -1 with a finding, nothing left. */
int	folder_put(const char *path, const struct buf *, unsigned int mode, struct report *);
/* fsync of the folder itself: its names are on the disk.  -1 with a finding. */
int	folder_sync(const char *path, struct report *);
/* A folder, or nothing, under that name: removed with all that is in it; links are not followed.  -1 with a finding. */
int	folder_remove(const char *path, struct report *);

#endif /* !CLEA_BASE_FOLDER_H */
