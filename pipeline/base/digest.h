/* digest.h - SHA-2 over bytes and files; bytes as hexadecimal and base64. */
#ifndef CLEA_BASE_DIGEST_H
#define CLEA_BASE_DIGEST_H

#include <stdbool.h>
#include <stddef.h>

#define DIGEST_SHA256	32

void	 digest_sha256(const void *, size_t n, unsigned char out[static DIGEST_SHA256]);
void	 hex_encode(const void *, size_t n, char *out);		/* lower case, 2n bytes and a NUL */
bool	 hex_decode(const char *, size_t n, unsigned char *out);	/* n hex digits, n even */
/* Base64 with padding (RFC 4648), 4 * ((n + 2) / 3) characters and a NUL. */
#define BASE64_ROOM(n)	(4 * (((n) + 2) / 3) + 1)
void	 base64_encode(const void *, size_t n, char *out);
/* SHA-256 as 64 lower-case hex digits. */
void	 digest_sha256_hex(const void *, size_t n, char out[static 65]);
/* SHA-512 as 128 of them: what archives (SEDA, BagIt) write. */
void	 digest_sha512_hex(const void *, size_t n, char out[static 129]);

/* The same of what comes piece by piece. */
struct digest;
struct digest	*digest_new(void);
void		 digest_add(struct digest *, const void *, size_t n);
void		 digest_end_hex(struct digest *, char out[static 65]);	/* frees it */

/* Of another kind, as lists of others name it ("SHA512", "md5" ...), up to SHA-512. */
#define DIGEST_HEX_MAX	129
size_t		 digest_bytes(const char *algorithm);	/* 0: not known */
struct digest	*digest_new_of(const char *algorithm);	/* NULL: not known */
void		 digest_end_of(struct digest *, char out[static DIGEST_HEX_MAX]);	/* frees it */
void		 digest_hex_of(const char *algorithm, const void *, size_t n, char out[static DIGEST_HEX_MAX]);

#endif /* !CLEA_BASE_DIGEST_H */
