/* shortage.c - what becomes of memory that is refused to a C++ library. */
#include <stddef.h>
#include <stdint.h>

#include "base/mem.h"
#include "base/shortage.h"

typedef void	(*handler)(void);

/*
 * std::set_new_handler() of the C++ library (ISO C++, [set.new.handler]), by the name that its ABI gives it.
 * Weak: we are linked with no C++ library ourselves, libqpdf brings it.
 */
extern handler	cxx_set_new_handler(handler) __asm__("_ZSt15set_new_handlerPFvvE") __attribute__((weak));

/* More than there can be: mem.h ends the process with its sentence, and asks for no memory on the way. */
static void
end(void)
{
	(void)mem_array(SIZE_MAX, 2);
}

static void
set(handler h)
{
	if (cxx_set_new_handler != NULL)
		(void)cxx_set_new_handler(h);
}

void
shortage_ends(void)
{
	set(end);
}

void
shortage_is_thrown(void)
{
	set(NULL);
}
