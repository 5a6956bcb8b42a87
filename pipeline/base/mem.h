/* mem.h - allocation that does not fail.
 *
 * Out of memory ends the process with a sentence: a batch job is its own
 * worker, so that costs one dossier and never leaves a half-made file.
 */
#ifndef CLEA_BASE_MEM_H
#define CLEA_BASE_MEM_H

#include <stddef.h>

#define nitems(a)	(sizeof(a) / sizeof((a)[0]))

_Noreturn void	 mem_out(void);		/* that sentence, and the end; asks for no memory */
void	*mem_alloc(size_t n);			/* zeroed; n may be 0 */
void	*mem_array(size_t count, size_t size);	/* zeroed; overflow is out of memory */
void	*mem_grow(void *, size_t count, size_t size);	/* not zeroed; takes its argument */
char	*mem_strdup(const char *);		/* NULL gives NULL */
char	*mem_strndup(const char *, size_t n);
char	*mem_printf(const char *fmt, ...) __attribute__((format(printf, 1, 2)));
/*
 * For a process that loads much and then forks a child for each piece of work.  Begin: so many bytes of heap
 * from here on, on large pages where the system has them.  Settle, before the first fork: what lies free among
 * that which was loaded is never used.  Own, in the child: begin behind the last page that the parent has touched.
 * So a child's memory comes in large pages of its own, not as copies of its parent's.
 */
void	 mem_heap_begin(size_t n);
void	 mem_heap_settle(void);
void	 mem_heap_own(void);
void	 mem_wipe(void *, size_t n);		/* for secrets; not optimised away */

#endif /* !CLEA_BASE_MEM_H */
