/* known.c - chains that were found good, by a digest of what they were judged by. */
#include <openssl/evp.h>
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "seal/known.h"
#include "seal/trust.h"

#define KNOWN_MAX	64	/* the oldest gives way: a batch has few signers */

struct known {
	unsigned char	marks[KNOWN_MAX][KNOWN_MARK];
	size_t		n;		/* ever added */
};

struct known *
known_new(void)
{
	return mem_alloc(sizeof(struct known));
}

void
known_free(struct known *k)
{
	free(k);
}

void
known_forget(struct known *k)
{
	k->n = 0;
}

/* Each object by its own SHA-256, so that none can be read as two; false: OpenSSL cannot. */
static bool
add_cert(EVP_MD_CTX *sum, X509 *cert)
{
	unsigned char	md[EVP_MAX_MD_SIZE];
	unsigned int	n;

	return X509_digest(cert, EVP_sha256(), md, &n) == 1 && EVP_DigestUpdate(sum, md, n) == 1;
}

static bool
add_crl(EVP_MD_CTX *sum, X509_CRL *crl)
{
	unsigned char	md[EVP_MAX_MD_SIZE];
	unsigned int	n;

	return X509_CRL_digest(crl, EVP_sha256(), md, &n) == 1 && EVP_DigestUpdate(sum, md, n) == 1;
}

bool
known_mark(X509 *cert, const struct material *carried, instant at, unsigned char mark[static KNOWN_MARK])
{
	EVP_MD_CTX	*sum = EVP_MD_CTX_new();
	const int64_t	 head[] = { at, sk_X509_num(carried->certs), sk_X509_CRL_num(carried->crls) };
	bool		 ok = sum != NULL && carried->nocsps == 0 && EVP_DigestInit_ex(sum, EVP_sha256(), NULL) == 1 &&
	    EVP_DigestUpdate(sum, head, sizeof(head)) == 1 && add_cert(sum, cert);

	for (int i = 0; ok && i < sk_X509_num(carried->certs); i++)
		ok = add_cert(sum, sk_X509_value(carried->certs, i));
	for (int i = 0; ok && i < sk_X509_CRL_num(carried->crls); i++)
		ok = add_crl(sum, sk_X509_CRL_value(carried->crls, i));
	ok = ok && EVP_DigestFinal_ex(sum, mark, NULL) == 1;
	EVP_MD_CTX_free(sum);
	return ok;
}

bool
known_has(const struct known *k, const unsigned char mark[static KNOWN_MARK])
{
	for (size_t i = 0; i < k->n && i < KNOWN_MAX; i++)
		if (memcmp(k->marks[i], mark, KNOWN_MARK) == 0)
			return true;
	return false;
}

void
known_add(struct known *k, const unsigned char mark[static KNOWN_MARK])
{
	memcpy(k->marks[k->n++ % KNOWN_MAX], mark, KNOWN_MARK);
}
