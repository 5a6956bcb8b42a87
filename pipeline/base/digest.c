/* digest.c - SHA-2, hexadecimal, base64. */
#include <stdint.h>
#include <stdlib.h>

#include <openssl/evp.h>
#include <openssl/sha.h>

#include "base/digest.h"
#include "base/mem.h"

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

struct digest {
	EVP_MD_CTX	*ctx;
};

struct digest *
digest_new(void)
{
	struct digest	*d = mem_alloc(sizeof(*d));

	/* SHA-256 is in every provider; what fails here is memory. */
	if ((d->ctx = EVP_MD_CTX_new()) == NULL || EVP_DigestInit_ex(d->ctx, EVP_sha256(), NULL) != 1)
		abort();
	return d;
}

void
digest_add(struct digest *d, const void *p, size_t n)
{
	if (EVP_DigestUpdate(d->ctx, p, n) != 1)
		abort();
}

void
digest_end_hex(struct digest *d, char out[static 65])
{
	unsigned char	 sum[EVP_MAX_MD_SIZE];

	if (EVP_DigestFinal_ex(d->ctx, sum, NULL) != 1)
		abort();
	hex_encode(sum, DIGEST_SHA256, out);
	EVP_MD_CTX_free(d->ctx);
	free(d);
}

size_t
digest_bytes(const char *algorithm)
{
	const EVP_MD	*md = EVP_get_digestbyname(algorithm);
	int		 n = md == NULL ? 0 : EVP_MD_get_size(md);

	return n <= 0 || (size_t)n > (DIGEST_HEX_MAX - 1) / 2 ? 0 : (size_t)n;
}

struct digest *
digest_new_of(const char *algorithm)
{
	struct digest	*d;

	if (digest_bytes(algorithm) == 0)
		return NULL;
	d = mem_alloc(sizeof(*d));
	if ((d->ctx = EVP_MD_CTX_new()) == NULL ||
	    EVP_DigestInit_ex(d->ctx, EVP_get_digestbyname(algorithm), NULL) != 1)
		abort();
	return d;
}

void
digest_end_of(struct digest *d, char out[static DIGEST_HEX_MAX])
{
	unsigned char	 sum[EVP_MAX_MD_SIZE];
	unsigned int	 n = 0;

	if (EVP_DigestFinal_ex(d->ctx, sum, &n) != 1)
		abort();
	hex_encode(sum, n, out);
	EVP_MD_CTX_free(d->ctx);
	free(d);
}

void
digest_hex_of(const char *algorithm, const void *p, size_t n, char out[static DIGEST_HEX_MAX])
{
	struct digest	*d = digest_new_of(algorithm);

	out[0] = '\0';
	if (d == NULL)
		return;
	digest_add(d, p, n);
	digest_end_of(d, out);
}

void
base64_encode(const void *p, size_t n, char *out)
{
	static const char	 digits[] = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789+/";
	const unsigned char	*s = p;

	for (size_t i = 0; i < n; i += 3) {
		uint32_t	 bits = (uint32_t)s[i] << 16;

		if (i + 1 < n)
			bits |= (uint32_t)s[i + 1] << 8;
		if (i + 2 < n)
			bits |= s[i + 2];
		*out++ = digits[bits >> 18];
		*out++ = digits[bits >> 12 & 63];
		*out++ = i + 1 < n ? digits[bits >> 6 & 63] : '=';
		*out++ = i + 2 < n ? digits[bits & 63] : '=';
	}
	*out = '\0';
}

void
digest_sha512_hex(const void *p, size_t n, char out[static 129])
{
	unsigned char	 d[SHA512_DIGEST_LENGTH];

	SHA512(p, n, d);
	hex_encode(d, sizeof(d), out);
}
