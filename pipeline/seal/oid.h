/* oid.h - object identifiers as DER contents, for what OpenSSL has no template for.  Private to seal/. */
#ifndef CLEA_SEAL_OID_H
#define CLEA_SEAL_OID_H

#define OID_SIGNED_DATA		"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x02"	/* 1.2.840.113549.1.7.2 */
#define OID_DATA		"\x2a\x86\x48\x86\xf7\x0d\x01\x07\x01"	/* 1.2.840.113549.1.7.1 */
#define OID_CONTENT_TYPE	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x03"	/* 1.2.840.113549.1.9.3 */
#define OID_MESSAGE_DIGEST	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x04"	/* 1.2.840.113549.1.9.4 */
#define OID_SIGNING_TIME	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x05"	/* 1.2.840.113549.1.9.5 */
#define OID_SIGNING_CERT_V2	"\x2a\x86\x48\x86\xf7\x0d\x01\x09\x10\x02\x2f"	/* ...1.9.16.2.47 */
#define OID_SHA256		"\x60\x86\x48\x01\x65\x03\x04\x02\x01"	/* 2.16.840.1.101.3.4.2.1 */
#define OID_SHA384		"\x60\x86\x48\x01\x65\x03\x04\x02\x02"
#define OID_SHA512		"\x60\x86\x48\x01\x65\x03\x04\x02\x03"
#define OID_SHA1		"\x2b\x0e\x03\x02\x1a"			/* 1.3.14.3.2.26 */
#define OID_SHA256_RSA		"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0b"	/* 1.2.840.113549.1.1.11 */
#define OID_RSASSA_PSS		"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x0a"	/* 1.2.840.113549.1.1.10 */
#define OID_MGF1		"\x2a\x86\x48\x86\xf7\x0d\x01\x01\x08"	/* 1.2.840.113549.1.1.8 */
#define OID_ECDSA_SHA256	"\x2a\x86\x48\xce\x3d\x04\x03\x02"	/* 1.2.840.10045.4.3.2 */
#define OID_OCSP_RESPONSE	"\x2b\x06\x01\x05\x05\x07\x10\x02"	/* 1.3.6.1.5.5.7.16.2 */

#define OID_LEN(s)	(sizeof(s) - 1)

#endif /* !CLEA_SEAL_OID_H */
