/* shortage.c - what becomes of memory that is refused to a C++ library. */
#include <stddef.h>

#include "base/mem.h"
#include "base/shortage.h"

typedef void	(*handler)(void);

/*
 * std::set_new_handler() of the C++ library (ISO C++, [set.new.handler]), by the name that its ABI gives it.
 * Weak: we are linked with no C++ library ourselves, libqpdf brings it.
 */
extern handler	cxx_set_new_handler(handler) __asm__("_ZSt15set_new_handlerPFvvE") __attribute__((weak));

static void
set(handler h)
{
	if (cxx_set_new_handler != NULL)
		(void)cxx_set_new_handler(h);
}

void
shortage_ends(void)
{
	set(mem_out);
}

void
shortage_is_thrown(void)
{
	set(NULL);
}
