/* asic.h - names that ASiC writes and reads (EN 319 162-1).  Private to seal/. */
#ifndef CLEA_SEAL_ASIC_H
#define CLEA_SEAL_ASIC_H

#define ASIC_MIME_E	"application/vnd.etsi.asic-e+zip"
#define ASIC_MIME_S	"application/vnd.etsi.asic-s+zip"
#define ASIC_NS		"http://uri.etsi.org/02918/v1.2.1#"
#define DS_NS		"http://www.w3.org/2000/09/xmldsig#"
#define XMLENC_SHA256	"http://www.w3.org/2001/04/xmlenc#sha256"
#define XMLENC_SHA512	"http://www.w3.org/2001/04/xmlenc#sha512"
#define XMLDSIG_SHA384	"http://www.w3.org/2001/04/xmldsig-more#sha384"
#define XMLDSIG_SHA1	"http://www.w3.org/2000/09/xmldsig#sha1"
#define ASIC_MANIFEST	"META-INF/ASiCManifest001.xml"
#define ASIC_SIGNATURE	"META-INF/signature001.p7s"

#endif /* !CLEA_SEAL_ASIC_H */
