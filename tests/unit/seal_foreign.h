/* seal_foreign.h - signatures that are not ours: what `openssl cms` makes with the PKI of seal_foreign.sh.
 *
 * It reads the clock: so these are judged a minute from now, or later.
 */
#ifndef CLEA_TESTS_SEAL_FOREIGN_H
#define CLEA_TESTS_SEAL_FOREIGN_H

#include "seal_help.h"

#include <time.h>

#include "base/digest.h"
#include "pack/pack.h"
#include "seal/asic.h"

static char	*dir;		/* of the foreign PKI */
static instant	 now;

static inline char *
foreign(const char *name)
{
	return mem_printf("%s/%s", dir, name);
}

static inline struct buf *
buf_of(const char *text)
{
	struct buf	*b = buf_new();

	buf_puts(b, text);
	return b;
}

/* Lists of file names, separated by blanks. */
static inline struct seal_trust *
trust_in(const char *cas, const char *crls, const char *ocsps)
{
	static int (*const add[])(struct seal_trust *, const char *, struct report *) = {
		seal_trust_add_ca, seal_trust_add_crl, seal_trust_add_ocsp,
	};
	const char		*lists[] = { cas, crls, ocsps };
	struct seal_trust	*t = seal_trust_new();
	struct report		*r = report_new();

	for (size_t i = 0; i < nitems(lists); i++) {
		char	*names = mem_strdup(lists[i]), *save = NULL;

		for (char *n = strtok_r(names, " ", &save); n != NULL; n = strtok_r(NULL, " ", &save)) {
			char	*path = foreign(n);

			assert_int_equal(add[i](t, path, r), 0);
			free(path);
		}
		free(names);
	}
	assert_no_error(r);
	report_free(r);
	return t;
}

/* The outer three lengths made indefinite, as some signers leave them (X.690, 8.1.3.6). */
static inline struct buf *
as_ber(struct buf *der)
{
	struct buf	*out = buf_new();

	assert_memory_equal(der->data, "\x30\x82", 2);
	assert_memory_equal(der->data + 15, "\xa0\x82", 2);
	assert_memory_equal(der->data + 19, "\x30\x82", 2);
	buf_add(out, "\x30\x80", 2);
	buf_add(out, der->data + 4, 11);		/* the type, signedData */
	buf_add(out, "\xa0\x80\x30\x80", 4);
	buf_add(out, der->data + 23, der->len - 23);
	buf_add(out, "\0\0\0\0\0\0", 6);
	buf_free(der);
	return out;
}

/* What `openssl cms -sign` makes of the content with these options; BER after a '!'. */
static inline struct buf *
cms_of(const void *content, size_t n, const char *options)
{
	bool		 ber = options[0] == '!';
	struct report	*r = report_new();
	char		*in = scratch(content, n), *out = scratch("", 0), *cmd;
	struct buf	*b;

	cmd = mem_printf("cd '%s' && openssl cms -sign -binary -in %s -outform DER -out %s "
	    "-certfile inter.pem %s 2>cms.log || { cat cms.log; exit 1; }", dir, in, out,
	    options + ber);
	assert_int_equal(system(cmd), 0);
	b = file_load(out, (size_t)1 << 20, r);
	assert_no_error(r);
	if (ber)
		b = as_ber(b);
	unlink(in);
	unlink(out);
	free(in);
	free(out);
	free(cmd);
	report_free(r);
	return b;
}

typedef struct buf *cms_maker(const void *content, size_t n, const void *how);

static inline struct buf *
cms_plain(const void *content, size_t n, const void *options)
{
	return cms_of(content, n, options);
}

#define FOREIGN_ROOM	8192

/* Into the gap of the revision that was closed last. */
static inline void
pdf_fill(struct small_pdf *p, cms_maker *make, const void *how)
{
	struct buf	 content, *cms;

	buf_init(&content);
	buf_add(&content, p->out.data, p->gap_at);
	buf_add(&content, p->out.data + p->gap_at + p->gap_len, p->out.len - p->gap_at - p->gap_len);
	cms = make(content.data, content.len, how);
	assert_true(cms->len <= FOREIGN_ROOM);
	for (size_t i = 0; i < cms->len; i++) {
		char	 hex[3];

		hex_encode(cms->data + i, 1, hex);
		memcpy(p->out.data + p->gap_at + 1 + 2 * i, hex, 2);
	}
	buf_clear(&content);
	buf_free(cms);
}

/* The bytes of a PDF that is done with. */
static inline struct buf *
pdf_done(struct small_pdf *p)
{
	struct buf	*out = buf_new();

	buf_add(out, p->out.data, p->out.len);
	buf_clear(&p->out);
	return out;
}

/* A PDF that holds it. */
static inline struct buf *
pdf_around(const char *subfilter, cms_maker *make, const void *how)
{
	struct small_pdf	 p;

	small_open(&p, subfilter, FOREIGN_ROOM);
	pdf_fill(&p, make, how);
	return pdf_done(&p);
}

/* Over a manifest that lists an empty file. */
static const char	 asic_manifest[] = "<asic:ASiCManifest xmlns:asic=\"" ASIC_NS
    "\" xmlns:ds=\"" DS_NS "\"><asic:SigReference URI=\"" ASIC_SIGNATURE "\"/>"
    "<asic:DataObjectReference URI=\"a\"><ds:DigestMethod Algorithm=\"" XMLENC_SHA256
    "\"/><ds:DigestValue>47DEQpj8HBSa+/TImW+5JCeuQeRkm5NMpJWZG3hSuFU=</ds:DigestValue>"
    "</asic:DataObjectReference></asic:ASiCManifest>";

/* The beginning of a container that holds it. */
static inline struct pack *
asic_pack(cms_maker *make, const void *how)
{
	struct report		*r = report_new();
	struct pack		*pack = pack_new(TEST_NOW);

	pack_add_take(pack, "mimetype", buf_of(ASIC_MIME_E), true, r);
	pack_add_take(pack, "a", buf_new(), false, r);
	pack_add_take(pack, ASIC_MANIFEST, buf_of(asic_manifest), false, r);
	pack_add_take(pack, ASIC_SIGNATURE, make(asic_manifest, strlen(asic_manifest), how), false, r);
	assert_no_error(r);
	report_free(r);
	return pack;
}

/* The bytes of a container that is done with. */
static inline struct buf *
asic_done(struct pack *pack)
{
	struct report		*r = report_new();
	struct buf		*out = pack_write(pack, r);

	assert_no_error(r);
	pack_free(pack);
	report_free(r);
	return out;
}

static inline struct buf *
asic_around(cms_maker *make, const void *how)
{
	return asic_done(asic_pack(make, how));
}

static inline struct buf *
pdf_with(const char *subfilter, const char *options)
{
	return pdf_around(subfilter, cms_plain, options);
}

static inline struct buf *
asic_with(const char *options)
{
	return asic_around(cms_plain, options);
}

/* Judge, compare, and free the file. */
static inline void
expect_at(struct buf *file, const struct seal_trust *t, instant at, enum seal_indication want,
    const char *sub, const char *format, const char *finding)
{
	struct report		*r = report_new();
	struct seal_result	 result;

	seal_verify("t", file, t, at, &result, r);
	assert_int_equal(result.nverdicts, 1);
	if (result.overall != want || strcmp(result.verdicts[0].sub, sub) != 0 ||
	    (format != NULL && strcmp(result.verdicts[0].format, format) != 0) ||
	    (finding != NULL && !report_has(r, finding))) {
		print_error("got %s %s %s\n", seal_indication_name(result.overall),
		    result.verdicts[0].sub, result.verdicts[0].format);
		show(r);
	}
	assert_int_equal(result.overall, want);
	assert_string_equal(result.verdicts[0].sub, sub);
	if (format != NULL)
		assert_string_equal(result.verdicts[0].format, format);
	if (finding != NULL)
		assert_true(report_has(r, finding));
	else
		assert_no_error(r);
	seal_result_clear(&result);
	report_free(r);
	buf_free(file);
}

static inline void
expect(struct buf *file, const struct seal_trust *t, enum seal_indication want, const char *sub,
    const char *format, const char *finding)
{
	expect_at(file, t, now, want, sub, format, finding);
}

#define LEAF		"-signer leaf.pem -inkey leaf.key "
#define ETSI		"ETSI.CAdES.detached"
#define ADOBE		"adbe.pkcs7.detached"
#define FAILED		SEAL_TOTAL_FAILED
#define UNDECIDED	SEAL_INDETERMINATE
#define PASSED		SEAL_TOTAL_PASSED

static inline int
foreign_set_up(void **state)
{
	char	*cmd;

	(void)state;
	dir = pki("foreign");
	cmd = mem_printf("tests/unit/seal_foreign.sh '%s'", dir);
	assert_int_equal(system(cmd), 0);
	free(cmd);
	now = (instant)time(NULL) + 60;
	return 0;
}

static inline int
foreign_tear_down(void **state)
{
	(void)state;
	free(dir);
	return 0;
}

#endif /* !CLEA_TESTS_SEAL_FOREIGN_H */
