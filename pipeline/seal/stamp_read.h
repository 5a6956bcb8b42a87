/* stamp_read.h - a TimeStampToken of RFC 3161, taken apart.  Private to seal/. */
#ifndef CLEA_SEAL_STAMP_READ_H
#define CLEA_SEAL_STAMP_READ_H

#include <openssl/evp.h>
#include <stdbool.h>

#include "base/instant.h"
#include "seal/der.h"

struct stamp_token {
	struct bytes	 info;		/* the TSTInfo, which is what the authority signed; lent by "cms" */
	int		 nid;		/* of the imprint's digest */
	unsigned char	 imprint[EVP_MAX_MD_SIZE];
	size_t		 nimprint;
	instant		 time;		/* genTime, cut to the second */
	size_t		 used;		/* bytes of the token; 0: it is none */
	void		*cms;		/* holds what is lent */
};

/* NULL, or why it is no such token: a translated phrase.  Whether it is genuine is another question.  Clear it either way. */
const char	*stamp_read(struct stamp_token *, struct bytes der);
void		 stamp_token_clear(struct stamp_token *);

#endif /* !CLEA_SEAL_STAMP_READ_H */
