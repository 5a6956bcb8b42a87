/* digest.c - SHA-256 and hexadecimal. */
#include <openssl/sha.h>

#include "base/digest.h"

void
digest_sha256(const void *p, size_t n, unsigned char out[static DIGEST_SHA256])
{
	SHA256(p, n, out);
}

void
hex_encode(const void *p, size_t n, char *out)
{
	static const char	 digits[] = "0123456789abcdef";
	const unsigned char	*s = p;

	for (size_t i = 0; i < n; i++) {
		out[2 * i] = digits[s[i] >> 4];
		out[2 * i + 1] = digits[s[i] & 15];
	}
	out[2 * n] = '\0';
}

static int
hex_digit(char c)
{
	if (c >= '0' && c <= '9')
		return c - '0';
	if (c >= 'a' && c <= 'f')
		return c - 'a' + 10;
	if (c >= 'A' && c <= 'F')
		return c - 'A' + 10;
	return -1;
}

bool
hex_decode(const char *s, size_t n, unsigned char *out)
{
	if (n % 2 != 0)
		return false;
	for (size_t i = 0; i < n; i += 2) {
		int	 hi = hex_digit(s[i]), lo = hex_digit(s[i + 1]);

		if (hi < 0 || lo < 0)
			return false;
		out[i / 2] = (unsigned char)(hi << 4 | lo);
	}
	return true;
}

void
digest_sha256_hex(const void *p, size_t n, char out[static 65])
{
	unsigned char	 d[DIGEST_SHA256];

	digest_sha256(p, n, d);
	hex_encode(d, sizeof(d), out);
}
