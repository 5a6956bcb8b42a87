/* seal_help.h - what the tests of seal/ share: a PKI, small PDFs, containers. */
#ifndef CLEA_TESTS_SEAL_HELP_H
#define CLEA_TESTS_SEAL_HELP_H

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <unistd.h>
#include <cmocka.h>

#include "base/buf.h"
#include "base/file.h"
#include "base/mem.h"
#include "base/report.h"
#include "seal/seal.h"

#define TEST_NOW	((instant)1775001600)	/* 2026-04-01T00:00:00Z */

/* "name" in the test PKI, which is made once a build folder. */
static inline char *
pki(const char *name)
{
	static char	*dir;
	char		 self[4096];
	ssize_t		 n;

	if (dir == NULL) {
		n = readlink("/proc/self/exe", self, sizeof(self) - 1);
		assert_true(n > 0);
		self[n] = '\0';
		*strrchr(self, '/') = '\0';
		dir = mem_printf("%s/pki", self);
		char	*cmd = mem_printf("samples/make-pki '%s'", dir);

		assert_int_equal(system(cmd), 0);
		free(cmd);
	}
	return mem_printf("%s/%s", dir, name);
}

/* Nothing was found, or the findings are shown and the test fails. */
static inline void
assert_no_error(const struct report *r)
{
	struct buf	 text;

	if (report_count_severity(r, SEV_ERROR) == 0)
		return;
	buf_init(&text);
	report_print_text(r, &text);
	print_error("%s", text.data);
	buf_clear(&text);
	fail();
}

static inline struct signer *
signer_of(const char *name, struct report *r)
{
	char		*path = pki(name), *pass = pki("passphrase");
	struct signer	*s = signer_load(path, &(struct seal_passphrase){ .file = pass }, TEST_NOW, r);

	free(path);
	free(pass);
	return s;
}

/* A PDF being written by hand: offsets of its objects for the table at its end. */
struct small_pdf {
	struct buf	 out;
	size_t		 at[16];	/* of object i; 0: not there */
	size_t		 startxref;
	size_t		 gap_at, gap_len, range_at;
	bool		 range_open;	/* a signature of this revision waits for its end */
};

static inline void
small_object(struct small_pdf *p, int n, const char *body)
{
	p->at[n] = p->out.len;
	buf_printf(&p->out, "%d 0 obj\n%s\nendobj\n", n, body);
}

/* Object n is a signature dictionary with room for "room" bytes. */
static inline void
small_signature(struct small_pdf *p, int n, const char *subfilter, size_t room)
{
	p->at[n] = p->out.len;
	buf_printf(&p->out, "%d 0 obj\n<< /Type /%s /Filter /Adobe.PPKLite /SubFilter /%s"
	    " /M (D:20260401000000Z) /Name (Essai) /ByteRange ", n,
	    strcmp(subfilter, "ETSI.RFC3161") == 0 ? "DocTimeStamp" : "Sig", subfilter);
	p->range_at = p->out.len;
	p->range_open = true;
	buf_puts(&p->out, "[0 0000000000 0000000000 0000000000] /Contents ");
	p->gap_at = p->out.len;
	p->gap_len = 2 * room + 2;
	buf_putc(&p->out, '<');
	memset(buf_reserve(&p->out, 2 * room), '0', 2 * room);
	buf_puts(&p->out, "> >>\nendobj\n");
}

/* Table and trailer; then the ByteRange, if there is a signature in this revision. */
static inline void
small_close(struct small_pdf *p, const char *trailer)
{
	size_t	 xref = p->out.len;
	char	 range[64];

	buf_puts(&p->out, "xref\n");
	if (p->startxref == 0)
		buf_puts(&p->out, "0 1\n0000000000 65535 f \n");
	for (int i = 1; i < 16; i++)
		if (p->at[i] != 0)
			buf_printf(&p->out, "%d 1\n%010zu 00000 n \n", i, p->at[i]);
	buf_printf(&p->out, "trailer\n<< /Size 16 /Root 1 0 R ");
	if (p->startxref != 0)
		buf_printf(&p->out, "/Prev %zu ", p->startxref);
	buf_printf(&p->out, "%s>>\nstartxref\n%zu\n%%%%EOF\n", trailer, xref);
	p->startxref = xref;
	memset(p->at, 0, sizeof(p->at));
	if (p->range_open) {
		size_t	 end = p->gap_at + p->gap_len;

		snprintf(range, sizeof(range), "[0 %010zu %010zu %010zu]", p->gap_at, end,
		    p->out.len - end);
		memcpy(p->out.data + p->range_at, range, strlen(range));
		p->range_open = false;
	}
}

/* One page, one signature field, ready to be sealed. */
static inline void
small_open(struct small_pdf *p, const char *subfilter, size_t room)
{
	memset(p, 0, sizeof(*p));
	buf_init(&p->out);
	buf_puts(&p->out, "%PDF-1.7\n%\xe2\xe3\xcf\xd3\n");
	small_object(p, 1, "<< /Type /Catalog /Pages 2 0 R /AcroForm << /Fields [5 0 R] /SigFlags 3 >> >>");
	small_object(p, 2, "<< /Type /Pages /Kids [3 0 R] /Count 1 >>");
	small_object(p, 3, "<< /Type /Page /Parent 2 0 R /MediaBox [0 0 595 842] /Resources << >> "
	    "/Contents 4 0 R /Annots [5 0 R] >>");
	small_object(p, 4, "<< /Length 18 >>\nstream\n0 0 100 100 re f  \nendstream");
	small_object(p, 5, "<< /FT /Sig /T (Signature1) /V 6 0 R /Type /Annot /Subtype /Widget "
	    "/F 132 /Rect [0 0 0 0] /P 3 0 R >>");
	small_signature(p, 6, subfilter, room);
	small_close(p, "");
}

static inline void
small_seal(struct small_pdf *p, const struct signer *s)
{
	struct report	*r = report_new();

	assert_int_equal(seal_pdf(&p->out, p->gap_at, p->gap_len, s, r), 0);
	assert_no_error(r);
	report_free(r);
}

/* The test authority, with its list or without. */
static inline struct seal_trust *
trust_of(bool with_crl)
{
	struct report		*r = report_new();
	struct seal_trust	*t = seal_trust_new();
	char			*ca = pki("ca.pem"), *crl = pki("ca.crl");

	assert_int_equal(seal_trust_add_ca(t, ca, r), 0);
	if (with_crl)
		assert_int_equal(seal_trust_add_crl(t, crl, r), 0);
	assert_no_error(r);
	free(ca);
	free(crl);
	report_free(r);
	return t;
}

/* Judge bytes and say only what most tests ask: the worst verdict, its reason, and the findings. */
static inline enum seal_indication
judge(const struct buf *data, const struct seal_trust *t, char sub[static 64], struct report *r)
{
	struct seal_result	 result;
	enum seal_indication	 overall;

	seal_verify("t", data, t, TEST_NOW, &result, r);
	overall = result.overall;
	sub[0] = '\0';
	for (size_t i = 0; i < result.nverdicts; i++)
		if (result.verdicts[i].indication == overall) {
			snprintf(sub, 64, "%s", result.verdicts[i].sub);
			break;
		}
	seal_result_clear(&result);
	return overall;
}

static inline void
show(const struct report *r)
{
	struct buf	 text;

	buf_init(&text);
	report_print_text(r, &text);
	print_message("%s", text.data);
	buf_clear(&text);
}

/* The verdict, and that the finding which explains it is there. */
static inline void
assert_judged(const struct buf *data, const struct seal_trust *t, enum seal_indication want,
    const char *sub, const char *finding)
{
	struct report		*r = report_new();
	char			 got[64];
	enum seal_indication	 overall = judge(data, t, got, r);

	if (overall != want || strcmp(got, sub) != 0 ||
	    (finding != NULL && !report_has(r, finding))) {
		show(r);
		print_error("got %s %s\n", seal_indication_name(overall), got);
	}
	assert_int_equal(overall, want);
	assert_string_equal(got, sub);
	assert_true(finding == NULL || report_has(r, finding));
	if (want == SEAL_TOTAL_PASSED)
		assert_no_error(r);
	report_free(r);
}

/* A scratch file with these bytes; the caller unlinks and frees. */
static inline char *
scratch(const void *p, size_t n)
{
	char	*path = mem_strdup("/tmp/clea-seal-XXXXXX");
	int	 fd = mkstemp(path);

	assert_true(fd != -1);
	assert_int_equal(write(fd, p, n), (ssize_t)n);
	close(fd);
	return path;
}

#endif /* !CLEA_TESTS_SEAL_HELP_H */
