/* holder.c - what a certificate says of the legal person that holds it.
 *
 * Its name is the subject's O.  Its number stands in organizationIdentifier (ETSI EN 319 412-1, 5.1.4:
 * "NTRFR-680477387", "VATFR-83404833048"), in older French certificates in an OU ("0002 680477387", the
 * ICD of ISO/IEC 6523 and the SIREN), seldom in serialNumber.  Which of them is a number of an
 * organisme, and whose, is judged elsewhere: here they are only read, as bytes that anybody may have chosen.
 */
#include <openssl/asn1.h>
#include <openssl/objects.h>
#include <stdlib.h>
#include <string.h>

#include "base/mem.h"
#include "base/utf8.h"
#include "seal/holder.h"
#include "seal/seal.h"

#define MOST		8	/* identifiers of one certificate */
#define LONGEST		64	/* bytes of an identifier */
#define NAME_LONGEST	256	/* bytes of a name, four times the 64 characters that X.520 allows */

/* An entry of the name as UTF-8, what cannot be shown escaped; NULL: none, empty or too long.  Caller frees. */
static char *
entry_text(const X509_NAME *name, int at, int longest)
{
	unsigned char	*utf8 = NULL;
	int		 n = ASN1_STRING_to_UTF8(&utf8, X509_NAME_ENTRY_get_data(X509_NAME_get_entry(name, at)));
	char		*text = NULL, *shown = NULL;

	if (n > 0 && n <= longest && memchr(utf8, '\0', (size_t)n) == NULL)
		text = mem_strndup((const char *)utf8, (size_t)n);
	if (text != NULL)
		shown = utf8_printable(text);
	free(text);
	OPENSSL_free(utf8);
	return shown;
}

static void
add_identifier(struct seal_verdict *v, size_t *n, char *text)
{
	v->identifiers = mem_grow(v->identifiers, *n + 2, sizeof(*v->identifiers));
	v->identifiers[(*n)++] = text;
	v->identifiers[*n] = NULL;
}

void
holder_read(X509 *cert, struct seal_verdict *v)
{
	static const int	 numbers[] = { NID_organizationIdentifier, NID_organizationalUnitName, NID_serialNumber };
	const X509_NAME		*subject = X509_get_subject_name(cert);
	int			 at = X509_NAME_get_index_by_NID(subject, NID_organizationName, -1);
	char			*name = at < 0 ? NULL : entry_text(subject, at, NAME_LONGEST), *text;
	size_t			 n = 0;

	free(v->holder);
	v->holder = name != NULL ? name : mem_strdup("");
	for (char **i = v->identifiers; *i != NULL; i++)
		free(*i);
	v->identifiers[0] = NULL;
	for (size_t i = 0; i < nitems(numbers); i++)
		for (at = -1; n < MOST && (at = X509_NAME_get_index_by_NID(subject, numbers[i], at)) >= 0;)
			if ((text = entry_text(subject, at, LONGEST)) != NULL)
				add_identifier(v, &n, text);
}
