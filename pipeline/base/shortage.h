/* shortage.h - what becomes of memory that is refused to a C++ library (libqpdf).
 *
 * Left alone it throws, and the library tells in its own words of a file that it cannot read: a fault is
 * found in what somebody sent, where a limit of ours was reached.
 */
#ifndef CLEA_BASE_SHORTAGE_H
#define CLEA_BASE_SHORTAGE_H

/* From here on it ends the process, as mem.h has it.  Where no C++ library is loaded there is nothing to do. */
void	shortage_ends(void);
/* It is thrown again: for whoever takes the library's word for it, and has memory of its own left (ballast.h). */
void	shortage_is_thrown(void);

#endif /* !CLEA_BASE_SHORTAGE_H */
