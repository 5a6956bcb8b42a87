/* mem.h - allocation that does not fail.
 *
 * Out of memory ends the process with a sentence: a batch job is its own
 * worker, so that costs one dossier and never leaves a half-made file.
 */
#ifndef CLEA_BASE_MEM_H
#define CLEA_BASE_MEM_H

#include <stddef.h>

#define nitems(a)	(sizeof(a) / sizeof((a)[0]))

void	*mem_alloc(size_t n);			/* zeroed; n may be 0 */
void	*mem_array(size_t count, size_t size);	/* zeroed; overflow is out of memory */
void	*mem_grow(void *, size_t count, size_t size);	/* not zeroed; takes its argument */
char	*mem_strdup(const char *);		/* NULL gives NULL */
char	*mem_strndup(const char *, size_t n);
char	*mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/*
 * A heap of large pages for a process that forks often: so many bytes from here on, as far as the system gives them.
 * A child then has its memory by two megabytes, not by four kilobytes, and its page tables are quickly copied.
 */
void	 mem_large_pages(size_t n);
void	 mem_wipe(void *, size_t n);		/* for secrets; not optimised away */

#endif /* !CLEA_BASE_MEM_H */
