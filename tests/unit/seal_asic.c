/* seal_asic.c - containers sealed, judged, damaged, and put together otherwise. */
#include "seal_help.h"

#include "base/digest.h"
#include "pack/pack.h"
#include "seal/asic.h"
#include "seal/cms.h"
#include "xml/schema.h"
#include "xml/xml.h"

static struct seal_trust	*trust;

static struct buf *
buf_of(const char *text)
{
	struct buf	*b = buf_new();

	buf_puts(b, text);
	return b;
}

/* dossier.xml, a proof whose name has to be encoded, and a sealed PDF. */
static struct buf *
container(const char *key)
{
	struct report		*r = report_new();
	struct signer		*s = signer_of(key, r);
	struct small_pdf	 p;
	struct buf		*pdf = buf_new(), *out;

	assert_no_error(r);
	small_open(&p, "ETSI.CAdES.detached", signer_room(s));
	small_seal(&p, s);
	buf_add(pdf, p.out.data, p.out.len);
	buf_clear(&p.out);
	struct seal_entry	 entries[] = {
		{ "dossier.xml", "application/xml", buf_of("<dossier/>"), true },
		{ "preuves/été & hiver 100%.txt", "text/plain", buf_of("preuve\n"), false },
		{ "documents/bilan.pdf", "application/pdf", pdf, false },
	};

	out = seal_asic(entries, nitems(entries), s, TEST_NOW, r);
	assert_no_error(r);
	assert_non_null(out);
	signer_free(s);
	report_free(r);
	return out;
}

static void
made_as_the_standard_says(void **state)
{
	static const char	 start[] = "mimetype" ASIC_MIME_E;
	struct buf		*a = container("signer.p12"), *b = container("signer.p12");
	struct report		*r = report_new();
	struct pack		*pack = pack_open("t.asice", a, NULL, r);
	struct schema		*schema;
	struct xml_doc		*doc;
	const struct buf	*manifest;

	(void)state;
	assert_int_equal(a->len, b->len);
	assert_memory_equal(a->data, b->data, a->len);		/* reproducible */
	assert_memory_equal(a->data + 30, start, sizeof(start) - 1);
	assert_int_equal(pack_count(pack), 6);
	assert_string_equal(pack_name(pack, 1), "dossier.xml");
	assert_string_equal(pack_name(pack, 4), ASIC_MANIFEST);
	assert_string_equal(pack_name(pack, 5), ASIC_SIGNATURE);
	assert_true(pack_is_stored(pack, 0));

	schema = schema_load("referentiel/schemas/asic/en_31916201v010101.xsd", NULL, 0, r);
	assert_no_error(r);
	manifest = pack_find(pack, ASIC_MANIFEST, r);
	doc = xml_parse(ASIC_MANIFEST, manifest->data, manifest->len, r);
	assert_int_equal(schema_validate(schema, doc, r), 0);
	assert_no_error(r);
	assert_non_null(strstr(manifest->data,
	    "URI=\"preuves/%C3%A9t%C3%A9%20%26%20hiver%20100%25.txt\""));
	xml_free(doc);
	schema_free(schema);
	pack_free(pack);
	buf_free(a);
	buf_free(b);
	report_free(r);
}

static void
judged_with_what_is_inside(void **state)
{
	struct buf		*a = container("signer.p12");
	struct report		*r = report_new();
	struct seal_result	 result;

	(void)state;
	seal_verify("t.asice", a, trust, TEST_NOW, &result, r);
	assert_int_equal(report_count(r), 0);
	assert_string_equal(result.kind, "ASiC-E");
	assert_int_equal(result.overall, SEAL_TOTAL_PASSED);
	assert_int_equal(result.nverdicts, 2);
	assert_string_equal(result.verdicts[0].where, ASIC_SIGNATURE);
	assert_string_equal(result.verdicts[0].format, "CAdES-BASELINE-B");
	assert_int_equal(result.verdicts[0].claimed, TEST_NOW);
	assert_string_equal(result.verdicts[0].covers[1], "preuves/été & hiver 100%.txt");
	assert_string_equal(result.verdicts[1].where, "documents/bilan.pdf!Signature1");
	assert_string_equal(result.verdicts[1].format, "PAdES-BASELINE-B");
	assert_non_null(result.not_covered[0]);
	seal_result_clear(&result);
	report_free(r);
	buf_free(a);
}

/* Do both say the same, entry by entry? */
static bool
same_entries(const struct buf *a, const struct buf *b)
{
	struct report	*r = report_new();
	struct pack	*x = pack_open("a", a, NULL, r), *y = pack_open("b", b, NULL, r);
	bool		 same = x != NULL && y != NULL && pack_count(x) == pack_count(y);

	for (size_t i = 0; same && i < pack_count(x); i++) {
		const struct buf *p = pack_find(x, pack_name(x, i), r);
		const struct buf *q = pack_find(y, pack_name(x, i), r);

		same = p != NULL && q != NULL && p->len == q->len &&
		    memcmp(p->data, q->data, p->len) == 0;
	}
	pack_free(x);
	pack_free(y);
	report_free(r);
	return same;
}

/*
 * One bit of each byte.  What passes holds the same files under the same names:
 * only what is ZIP's own has changed, which nothing covers.
 */
static void
no_flipped_byte_passes(void **state)
{
	struct buf	*a = container("signer-ec.p12"), *b = buf_new();
	size_t		 passed = 0, loose = 0;

	(void)state;
	buf_add(b, a->data, a->len);
	for (size_t i = 0; i < a->len; i++) {
		struct report	*r = report_new();
		char		 sub[64];

		b->data[i] = (char)(a->data[i] ^ (1 << i % 8));
		if (judge(b, trust, sub, r) == SEAL_TOTAL_PASSED) {
			if (same_entries(a, b))
				passed++;
			else if (report_has(r, "SEAL-49") || report_has(r, "SEAL-36"))
				loose++;
			else {
				print_error("byte %zu passes\n", i);
				fail();
			}
		} else if (report_count_severity(r, SEV_ERROR) == 0) {
			print_error("byte %zu: no pass, and no finding says why\n", i);
			fail();
		}
		b->data[i] = a->data[i];
		report_free(r);
	}
	print_message("%zu bytes: %zu of ZIP's own fields, %zu loose, all others refused\n", a->len,
	    passed, loose);
	buf_free(a);
	buf_free(b);
}

/* ---- other containers out of the same parts ---- */

struct change {
	const char	*drop;		/* the entry to leave out */
	const char	*add, *text;	/* an entry to add or, if it is there, to replace */
	bool		 deflate_mimetype;
};

static struct buf *
rebuilt(const struct buf *from, const struct change *c)
{
	struct report	*r = report_new();
	struct pack	*in = pack_open("t", from, NULL, r), *out = pack_new(TEST_NOW);
	struct buf	*result;
	bool		 replaced = false;

	for (size_t i = 0; i < pack_count(in); i++) {
		const char		*name = pack_name(in, i);
		const struct buf	*data = pack_find(in, name, r);
		struct buf		*copy = buf_new();

		if (c->drop != NULL && strcmp(name, c->drop) == 0) {
			buf_free(copy);
			continue;
		}
		if (c->add != NULL && strcmp(name, c->add) == 0) {
			buf_puts(copy, c->text);
			replaced = true;
		} else
			buf_add(copy, data->data, data->len);
		assert_int_equal(pack_add_take(out, name, copy,
		    i == 0 && !c->deflate_mimetype, r), 0);
	}
	if (c->add != NULL && !replaced)
		assert_int_equal(pack_add_take(out, c->add, buf_of(c->text), false, r), 0);
	result = pack_write(out, r);
	assert_no_error(r);
	pack_free(in);
	pack_free(out);
	report_free(r);
	return result;
}

static void
after(struct change c, enum seal_indication want, const char *sub, const char *finding)
{
	struct buf	*a = container("signer.p12"), *b = rebuilt(a, &c);

	assert_judged(b, trust, want, sub, finding);
	buf_free(a);
	buf_free(b);
}

#define FAILED		SEAL_TOTAL_FAILED
#define UNDECIDED	SEAL_INDETERMINATE
#define PASSED		SEAL_TOTAL_PASSED

static void
put_together_otherwise(void **state)
{
	(void)state;
	after((struct change){ 0 }, PASSED, "", NULL);
	after((struct change){ .add = "dossier.xml", .text = "<dossier />" },
	    FAILED, "HASH_FAILURE", "SEAL-23");
	after((struct change){ .drop = "dossier.xml" },
	    UNDECIDED, "SIGNED_DATA_NOT_FOUND", "SEAL-41");
	after((struct change){ .add = "note.txt", .text = "x" },
	    UNDECIDED, "SIG_CONSTRAINTS_FAILURE", "SEAL-40");
	after((struct change){ .add = "META-INF/other.xml", .text = "<x/>" }, PASSED, "", NULL);
	after((struct change){ .drop = ASIC_MANIFEST }, FAILED, "FORMAT_FAILURE", "SEAL-43");
	/* The PDF inside still is sealed, the container is not. */
	after((struct change){ .drop = ASIC_SIGNATURE }, UNDECIDED, "", "SEAL-21");
	after((struct change){ .drop = "mimetype" }, PASSED, "", "SEAL-42");
	after((struct change){ .deflate_mimetype = true }, PASSED, "", "SEAL-42");
	after((struct change){ .add = "mimetype", .text = ASIC_MIME_E "\n" },
	    FAILED, "FORMAT_FAILURE", "SEAL-22");
	after((struct change){ .add = "mimetype", .text = "application/zip" },
	    FAILED, "FORMAT_FAILURE", "SEAL-22");
	after((struct change){ .add = ASIC_SIGNATURE, .text = "garbage" },
	    FAILED, "FORMAT_FAILURE", "SEAL-22");
	after((struct change){ .add = "META-INF/signatures001.xml", .text = "<x/>" },
	    UNDECIDED, "CUSTOM", "SEAL-39");
}

/* ---- manifests that are refused ---- */

#define HEAD	"<asic:ASiCManifest xmlns:asic=\"" ASIC_NS "\" xmlns:ds=\"" DS_NS "\">"
#define SIG	"<asic:SigReference URI=\"META-INF/signature001.p7s\"/>"
#define REF(uri) "<asic:DataObjectReference URI=\"" uri "\"><ds:DigestMethod Algorithm=\"" \
	XMLENC_SHA256 "\"/><ds:DigestValue>" \
	"47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue></asic:DataObjectReference>"
#define TAIL	"</asic:ASiCManifest>"

/* A container of an empty file "a" and this manifest, signed as it is. */
static struct buf *
signed_manifest(const char *manifest)
{
	struct report	*r = report_new();
	struct signer	*s = signer_of("signer-ec.p12", r);
	struct pack	*pack = pack_new(TEST_NOW);
	unsigned char	 digest[DIGEST_SHA256];
	instant		 now = TEST_NOW;
	struct buf	*out;

	digest_sha256(manifest, strlen(manifest), digest);
	pack_add_take(pack, "mimetype", buf_of(ASIC_MIME_E), true, r);
	pack_add_take(pack, "a", buf_new(), false, r);
	pack_add_take(pack, ASIC_MANIFEST, buf_of(manifest), false, r);
	pack_add_take(pack, ASIC_SIGNATURE, cms_make(s, digest, &now, r), false, r);
	out = pack_write(pack, r);
	assert_no_error(r);
	pack_free(pack);
	signer_free(s);
	report_free(r);
	return out;
}

static void
bad_manifests_are_refused(void **state)
{
	static const struct { const char *manifest; const char *finding; } bad[] = {
		{ HEAD SIG TAIL, "SEAL-43" },
		{ HEAD REF("a") TAIL, "SEAL-43" },
		{ HEAD SIG REF("a") REF("a") TAIL, "SEAL-43" },
		{ HEAD SIG REF("a") REF("META-INF/x") TAIL, "SEAL-43" },
		{ HEAD SIG REF("%zz") TAIL, "SEAL-43" },
		{ HEAD SIG REF("a%00") TAIL, "SEAL-43" },
		{ HEAD SIG REF("http://x/a") TAIL, "SEAL-43" },
		{ HEAD SIG REF("a?b") TAIL, "SEAL-43" },
		{ HEAD SIG REF("a") "<asic:ASiCManifestExtensions><asic:Extension Critical=\"true\"/>"
		    "</asic:ASiCManifestExtensions>" TAIL, "SEAL-43" },
		{ HEAD SIG REF("a") SIG TAIL, "SEAL-43" },
		{ HEAD SIG "<asic:DataObjectReference URI=\"a\"><ds:DigestMethod Algorithm=\""
		    XMLENC_SHA256 "\"/><ds:DigestValue>AAAA</ds:DigestValue>"
		    "</asic:DataObjectReference>" TAIL, "SEAL-43" },
		{ "<!DOCTYPE x [<!ENTITY e SYSTEM 'file:///etc/passwd'>]>" HEAD SIG REF("&e;") TAIL,
		    NULL },		/* xml/ has its own findings */
		{ "<x/>", "SEAL-43" },
		{ "not xml", NULL },
	};

	(void)state;
	for (size_t i = 0; i < nitems(bad); i++) {
		struct buf	*b = signed_manifest(bad[i].manifest);

		assert_judged(b, trust, FAILED, "FORMAT_FAILURE", bad[i].finding);
		buf_free(b);
	}
}

static void
extensions_that_need_not_be_understood(void **state)
{
	struct buf	*b = signed_manifest(HEAD SIG REF("a")
			    "<asic:ASiCManifestExtensions><asic:Extension Critical=\"false\"/>"
			    "</asic:ASiCManifestExtensions>" TAIL);

	(void)state;
	assert_judged(b, trust, PASSED, "", NULL);
	buf_free(b);
}

static void
weak_digests_prove_nothing(void **state)
{
	struct buf	*b = signed_manifest(HEAD SIG "<asic:DataObjectReference URI=\"a\">"
			    "<ds:DigestMethod Algorithm=\"" XMLDSIG_SHA1 "\"/><ds:DigestValue>"
			    "2jmj7l5rSw0yVb/vlWAYkK/YBwk=</ds:DigestValue>"
			    "</asic:DataObjectReference>" TAIL);

	(void)state;
	assert_judged(b, trust, UNDECIDED, "CRYPTO_CONSTRAINTS_FAILURE", "SEAL-26");
	buf_free(b);
}

/* The manifest changed after it was signed: it is what the CMS covers (EN 319 102-1, 5.2.7.4). */
static void
changed_manifest(void **state)
{
	struct buf	*b = signed_manifest(HEAD SIG REF("a") TAIL), *c;

	(void)state;
	c = rebuilt(b, &(struct change){ .add = ASIC_MANIFEST, .text = HEAD SIG REF("a") " " TAIL });
	assert_judged(c, trust, FAILED, "HASH_FAILURE", "SEAL-23");
	buf_free(b);
	buf_free(c);
}

/* ASiC-S: one file, and the signature right over it. */
static void
simple_container(void **state)
{
	static const char	 data[] = "une preuve";
	struct report		*r = report_new();
	struct signer		*s = signer_of("signer.p12", r);
	struct pack		*pack = pack_new(TEST_NOW);
	unsigned char		 digest[DIGEST_SHA256];
	instant			 now = TEST_NOW;
	struct buf		*out, *changed;
	struct seal_result	 result;

	(void)state;
	digest_sha256(data, strlen(data), digest);
	pack_add_take(pack, "mimetype", buf_of(ASIC_MIME_S), true, r);
	pack_add_take(pack, "preuve.txt", buf_of(data), false, r);
	pack_add_take(pack, "META-INF/signature.p7s", cms_make(s, digest, &now, r), false, r);
	out = pack_write(pack, r);
	seal_verify("t.asics", out, trust, TEST_NOW, &result, r);
	assert_no_error(r);
	assert_string_equal(result.kind, "ASiC-S");
	assert_int_equal(result.overall, PASSED);
	seal_result_clear(&result);
	changed = rebuilt(out, &(struct change){ .add = "preuve.txt", .text = "une autre" });
	assert_judged(changed, trust, FAILED, "HASH_FAILURE", "SEAL-23");
	buf_free(changed);
	buf_free(out);
	pack_free(pack);
	signer_free(s);
	report_free(r);
}

static void
names_that_belong_to_the_container(void **state)
{
	static const char *const names[] = { "mimetype", "META-INF/x", "meta-inf/x", "MimeType" };
	struct report		*r = report_new();
	struct signer		*s = signer_of("signer.p12", r);

	(void)state;
	for (size_t i = 0; i < nitems(names); i++) {
		struct seal_entry	 e = { names[i], "text/plain", buf_of("x"), false };

		assert_null(seal_asic(&e, 1, s, TEST_NOW, r));
		assert_null(e.data);
		assert_int_equal(report_count(r), i + 1);
		assert_string_equal(report_get(r, i)->id, "SEAL-16");
	}
	signer_free(s);
	report_free(r);
}

/* Somebody else's container inside ours is judged too, and stands on its own. */
static void
container_in_container(void **state)
{
	struct report		*r = report_new();
	struct signer		*s = signer_of("secretary.p12", r);
	struct seal_entry	 e = { "2026-0042.asice", ASIC_MIME_E, container("signer.p12"), true };
	struct buf		*out = seal_asic(&e, 1, s, TEST_NOW, r);
	struct seal_result	 result;

	(void)state;
	seal_verify("paquet.asice", out, trust, TEST_NOW, &result, r);
	assert_no_error(r);
	assert_int_equal(result.overall, PASSED);
	assert_int_equal(result.nverdicts, 3);
	assert_string_equal(result.verdicts[2].where,
	    "2026-0042.asice!documents/bilan.pdf!Signature1");
	seal_result_clear(&result);
	buf_free(out);
	signer_free(s);
	report_free(r);
}

static int
set_up(void **state)
{
	(void)state;
	trust = trust_of(true);
	return 0;
}

static int
tear_down(void **state)
{
	(void)state;
	seal_trust_free(trust);
	return 0;
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(made_as_the_standard_says),
		cmocka_unit_test(judged_with_what_is_inside),
		cmocka_unit_test(no_flipped_byte_passes),
		cmocka_unit_test(put_together_otherwise),
		cmocka_unit_test(bad_manifests_are_refused),
		cmocka_unit_test(extensions_that_need_not_be_understood),
		cmocka_unit_test(weak_digests_prove_nothing),
		cmocka_unit_test(changed_manifest),
		cmocka_unit_test(simple_container),
		cmocka_unit_test(names_that_belong_to_the_container),
		cmocka_unit_test(container_in_container),
	};

	return cmocka_run_group_tests(tests, set_up, tear_down);
}
