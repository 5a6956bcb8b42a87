/* ess.c - which certificate a signature says it was made with (RFC 5035).
 *
 *	SigningCertificateV2 ::= SEQUENCE { SEQUENCE OF ESSCertIDv2, policies OPTIONAL }
 *	ESSCertIDv2 ::= SEQUENCE {
 *	    hashAlgorithm AlgorithmIdentifier DEFAULT sha256,	-- not in version 1: SHA-1
 *	    certHash OCTET STRING,
 *	    issuerSerial SEQUENCE { GeneralNames, serialNumber INTEGER } OPTIONAL }
 *
 * The first reference is to the signer's certificate.  Without it a certificate
 * of the same key, with other rights, could be put in its place.
 */
#include <openssl/evp.h>
#include <openssl/objects.h>
#include <string.h>

#include "seal/ess.h"

/* The digest named by an AlgorithmIdentifier's content; NULL when unknown. */
static const EVP_MD *
digest_named(struct bytes algorithm)
{
	struct bytes		 oid;
	ASN1_OBJECT		*object;
	const unsigned char	*p = algorithm.p;
	const EVP_MD		*md;

	if (!der_take(&algorithm, DER_OID, &oid))
		return NULL;
	/* d2i reads the whole element, tag and length. */
	object = d2i_ASN1_OBJECT(NULL, &p, (long)(oid.p + oid.n - p));
	md = object == NULL ? NULL : EVP_get_digestbyobj(object);
	ASN1_OBJECT_free(object);
	return md;
}

/* IssuerSerial, content: issuer as one directoryName, and the serial number. */
static bool
issuer_serial_matches(struct bytes in, X509 *cert)
{
	struct bytes		 names, name, serial;
	const unsigned char	*p;
	unsigned char		*der = NULL;
	X509_NAME		*issuer;
	bool			 ok;
	int			 n;

	if (!der_take(&in, DER_SEQUENCE, &names) || !der_take(&in, DER_INTEGER, &serial) ||
	    in.n != 0 || !der_take(&names, DER_CONTEXT(4), &name) || names.n != 0)
		return false;
	p = name.p;
	if ((issuer = d2i_X509_NAME(NULL, &p, (long)name.n)) == NULL)
		return false;
	ok = X509_NAME_cmp(issuer, X509_get_issuer_name(cert)) == 0;
	X509_NAME_free(issuer);
	if (!ok || (n = i2d_ASN1_INTEGER(X509_get0_serialNumber(cert), &der)) < 2)
		return false;
	struct bytes	 whole = { der, (size_t)n }, mine;

	ok = der_take(&whole, DER_INTEGER, &mine) && bytes_equal(serial, mine.p, mine.n);
	OPENSSL_free(der);
	return ok;
}

enum ess
ess_check(struct bytes value, bool v1, X509 *cert)
{
	struct bytes	 list, id, algorithm, hash, issuer;
	const EVP_MD	*md = v1 ? EVP_sha1() : EVP_sha256();
	unsigned char	 mine[EVP_MAX_MD_SIZE];
	unsigned int	 n = 0;

	if (!der_take(&value, DER_SEQUENCE, &list) || !der_take(&list, DER_SEQUENCE, &id))
		return ESS_BROKEN;
	if (!v1 && der_take(&id, DER_SEQUENCE, &algorithm))
		md = digest_named(algorithm);
	if (md == NULL || !der_take(&id, DER_OCTETS, &hash))
		return ESS_BROKEN;
	if (X509_digest(cert, md, mine, &n) != 1 || !bytes_equal(hash, mine, n))
		return ESS_OTHER;
	if (id.n > 0) {
		if (!der_take(&id, DER_SEQUENCE, &issuer) || id.n != 0)
			return ESS_BROKEN;
		if (!issuer_serial_matches(issuer, cert))
			return ESS_OTHER;
	}
	return EVP_MD_get_type(md) == NID_md5 ? ESS_WEAK : ESS_MATCHES;
}
