/* pdf_read.c - the signatures of a PDF, found through libqpdf's C interface.
 *
 * Every object handle is released where it was got: a handle is an entry in a
 * table of libqpdf, and a hostile file has many objects.
 */
#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "base/i18n.h"
#include "base/mem.h"
#include "base/utf8.h"
#include "seal/pdf_read.h"
#include "seal/trust.h"

#define FIELD_DEPTH	32	/* of the tree of form fields */
#define FIELDS_MAX	10000
#define SEALS_MAX	200
#define DSS_MAX		1000	/* objects of one kind */
#define DSS_PACKED_MAX	((size_t)256 << 10)	/* of a compressed one: inflating has no limit in libqpdf */
#define DSS_PLAIN_MAX	((size_t)32 << 20)

static bool
has_catalog(struct pdf_file *f)
{
	qpdf_oh	 root = qpdf_get_root(f->q);
	bool	 has = !qpdf_has_error(f->q) && qpdf_oh_is_dictionary(f->q, root) == QPDF_TRUE;

	qpdf_oh_release(f->q, root);
	return has;
}

enum pdf_state
pdf_file_open(struct pdf_file *f, const char *name, const void *data, size_t n, char **why)
{
	qpdf_error	 e;
	enum pdf_state	 state = PDF_BROKEN;

	*why = NULL;
	f->q = qpdf_init();
	qpdf_silence_errors(f->q);
	qpdf_set_suppress_warnings(f->q, QPDF_TRUE);
	qpdf_set_attempt_recovery(f->q, QPDF_FALSE);
	if ((qpdf_read_memory(f->q, name, data, n, NULL) & QPDF_ERRORS) == 0 && has_catalog(f))
		return PDF_OPEN;
	if ((e = qpdf_get_error(f->q)) != NULL) {
		state = qpdf_get_error_code(f->q, e) == qpdf_e_password ? PDF_LOCKED : PDF_BROKEN;
		*why = mem_strdup(qpdf_get_error_message_detail(f->q, e));
	} else
		*why = mem_strdup(_("it has no catalog"));
	return state;
}

void
pdf_file_close(struct pdf_file *f)
{
	if (f->q == NULL)
		return;
	/* What went wrong with an object made it count as absent; unasked, libqpdf would print it. */
	(void)qpdf_get_error(f->q);
	qpdf_cleanup(&f->q);
}

/* ---- small views of objects ---- */

static bool
name_is(struct pdf_file *f, qpdf_oh dict, const char *key, const char *name)
{
	qpdf_oh	 value = qpdf_oh_get_key_if_dict(f->q, dict, key);
	bool	 is = qpdf_oh_is_name_and_equals(f->q, value, name) == QPDF_TRUE;

	qpdf_oh_release(f->q, value);
	return is;
}

/* A name's text without the '/', or "". */
static char *
name_of(struct pdf_file *f, qpdf_oh dict, const char *key)
{
	qpdf_oh		 value = qpdf_oh_get_key_if_dict(f->q, dict, key);
	const char	*s = qpdf_oh_is_name(f->q, value) ? qpdf_oh_get_name(f->q, value) : "/";
	char		*copy = mem_strdup(s[0] == '/' ? s + 1 : s);

	qpdf_oh_release(f->q, value);
	return copy;
}

/* A text string in UTF-8 that is fit to be shown, or "". */
static char *
text_of(struct pdf_file *f, qpdf_oh dict, const char *key)
{
	qpdf_oh		 value = qpdf_oh_get_key_if_dict(f->q, dict, key);
	const char	*s = qpdf_oh_is_string(f->q, value) ? qpdf_oh_get_utf8_value(f->q, value) : "";
	char		*copy = mem_strdup(utf8_valid(s, strlen(s)) ? s : "?");

	for (char *p = copy; *p != '\0'; p++)
		if ((unsigned char)*p < 0x20 || *p == 0x7f)
			*p = '?';
	qpdf_oh_release(f->q, value);
	return copy;
}

/* ---- dates ---- */

static bool
two_digits(const char **p, int *out)
{
	const char	*s = *p;

	if (s[0] < '0' || s[0] > '9' || s[1] < '0' || s[1] > '9')
		return false;
	*out = (s[0] - '0') * 10 + (s[1] - '0');
	*p += 2;
	return true;
}

/* "+01'00'", "-0500", "Z" or nothing, in seconds. */
static bool
parse_offset(const char *p, int *out)
{
	int	 hours = 0, minutes = 0, sign = *p == '-' ? -1 : 1;

	*out = 0;
	if (*p == '\0' || *p == 'Z')
		return true;
	if (*p != '+' && *p != '-')
		return false;
	p++;
	if (!two_digits(&p, &hours) || hours > 23)
		return false;
	if (*p == '\'')
		p++;
	if (*p != '\0' && (!two_digits(&p, &minutes) || minutes > 59))
		return false;
	*out = sign * (hours * 60 + minutes) * 60;
	return true;
}

/* D:YYYYMMDDHHmmSS and an offset (ISO 32000-1, 7.9.4); parts after the year may be left out. */
static bool
parse_date(const char *p, instant *out)
{
	int	 part[5] = { 1, 1, 0, 0, 0 }, century, year, offset;
	char	 iso[32];

	if (strncmp(p, "D:", 2) == 0)
		p += 2;
	if (!two_digits(&p, &century) || !two_digits(&p, &year))
		return false;
	for (size_t i = 0; i < nitems(part) && *p >= '0' && *p <= '9'; i++)
		if (!two_digits(&p, &part[i]))
			return false;
	if (!parse_offset(p, &offset))
		return false;
	snprintf(iso, sizeof(iso), "%02d%02d-%02d-%02dT%02d:%02d:%02dZ", century, year, part[0],
	    part[1], part[2], part[3], part[4]);
	if (!instant_parse(iso, out))
		return false;
	*out -= offset;
	return true;
}

/* ---- signature dictionaries ---- */

static void
read_range(struct pdf_file *f, qpdf_oh dict, struct pdf_seal *s)
{
	qpdf_oh	 array = qpdf_oh_get_key_if_dict(f->q, dict, "/ByteRange");
	int	 i, n = qpdf_oh_is_array(f->q, array) ? qpdf_oh_get_array_n_items(f->q, array) : 0;

	for (i = 0; n == 4 && i < n; i++) {
		qpdf_oh		 item = qpdf_oh_get_array_item(f->q, array, i);
		long long	 v = -1;

		if (qpdf_oh_is_integer(f->q, item))
			v = qpdf_oh_get_int_value(f->q, item);
		qpdf_oh_release(f->q, item);
		if (v < 0)
			break;
		s->range[i] = (size_t)v;
	}
	s->has_range = n == 4 && i == 4;
	qpdf_oh_release(f->q, array);
}

static void
read_contents(struct pdf_file *f, qpdf_oh dict, struct pdf_seal *s)
{
	qpdf_oh		 value = qpdf_oh_get_key_if_dict(f->q, dict, "/Contents");
	const char	*p;

	if (qpdf_oh_is_string(f->q, value)) {
		p = qpdf_oh_get_binary_string_value(f->q, value, &s->ncontents);
		s->contents = mem_alloc(s->ncontents + 1);
		memcpy(s->contents, p, s->ncontents);
	}
	qpdf_oh_release(f->q, value);
}

static void
read_seal(struct pdf_file *f, qpdf_oh dict, char *field, struct pdf_seals *out)
{
	struct pdf_seal	*s;
	char		*date;

	if (out->n == SEALS_MAX) {
		out->too_many = true;
		free(field);
		return;
	}
	out->all = mem_grow(out->all, out->n + 1, sizeof(*out->all));
	s = &out->all[out->n++];
	memset(s, 0, sizeof(*s));
	s->field = field;
	s->object = qpdf_oh_get_object_id(f->q, dict);
	s->subfilter = name_of(f, dict, "/SubFilter");
	s->is_timestamp = name_is(f, dict, "/Type", "/DocTimeStamp") ||
	    strcmp(s->subfilter, "ETSI.RFC3161") == 0;
	read_range(f, dict, s);
	read_contents(f, dict, s);
	date = text_of(f, dict, "/M");
	s->has_time = parse_date(date, &s->time);
	free(date);
	s->has_cert = qpdf_oh_has_key(f->q, dict, "/Cert") == QPDF_TRUE;
}

/* ---- form fields ---- */

struct walk {
	struct pdf_file		*f;
	struct pdf_seals	*out;
	size_t			 nfields;
};

static void walk_fields(struct walk *, qpdf_oh array, const char *parent, bool is_sig, int depth);

static void
walk_field(struct walk *w, qpdf_oh field, const char *parent, bool is_sig, int depth)
{
	struct pdf_file	*f = w->f;
	char		*part = text_of(f, field, "/T"), *type = name_of(f, field, "/FT"), *name;
	qpdf_oh		 kids = qpdf_oh_get_key_if_dict(f->q, field, "/Kids");
	qpdf_oh		 value = qpdf_oh_get_key_if_dict(f->q, field, "/V");

	name = *parent == '\0' || *part == '\0' ? mem_strdup(*part == '\0' ? parent : part) :
	    mem_printf("%s.%s", parent, part);
	if (*type != '\0')		/* inherited otherwise */
		is_sig = strcmp(type, "Sig") == 0;
	if (is_sig && qpdf_oh_is_dictionary(f->q, value))
		read_seal(f, value, mem_strdup(name), w->out);
	if (qpdf_oh_is_array(f->q, kids))
		walk_fields(w, kids, name, is_sig, depth + 1);
	qpdf_oh_release(f->q, value);
	qpdf_oh_release(f->q, kids);
	free(name);
	free(type);
	free(part);
}

static void
walk_fields(struct walk *w, qpdf_oh array, const char *parent, bool is_sig, int depth)
{
	int	 n = qpdf_oh_get_array_n_items(w->f->q, array);

	for (int i = 0; i < n; i++) {
		qpdf_oh	 field = qpdf_oh_get_array_item(w->f->q, array, i);

		if (depth > FIELD_DEPTH || w->nfields++ > FIELDS_MAX)
			w->out->too_many = true;
		else if (qpdf_oh_is_dictionary(w->f->q, field))
			walk_field(w, field, parent, is_sig, depth);
		qpdf_oh_release(w->f->q, field);
		if (w->out->too_many)
			break;
	}
}

void
pdf_seals_read(struct pdf_file *f, struct pdf_seals *out)
{
	struct walk	 w = { .f = f, .out = out };
	qpdf_oh		 root = qpdf_get_root(f->q);
	qpdf_oh		 form = qpdf_oh_get_key_if_dict(f->q, root, "/AcroForm");
	qpdf_oh		 fields = qpdf_oh_get_key_if_dict(f->q, form, "/Fields");

	memset(out, 0, sizeof(*out));
	if (qpdf_oh_is_array(f->q, fields))
		walk_fields(&w, fields, "", false, 0);
	qpdf_oh_release(f->q, fields);
	qpdf_oh_release(f->q, form);
	qpdf_oh_release(f->q, root);
}

void
pdf_seals_clear(struct pdf_seals *s)
{
	for (size_t i = 0; i < s->n; i++) {
		free(s->all[i].field);
		free(s->all[i].subfilter);
		free(s->all[i].contents);
	}
	free(s->all);
	memset(s, 0, sizeof(*s));
}

bool
pdf_is_signed_field(struct pdf_file *f, qpdf_oh field)
{
	qpdf_oh	 value = qpdf_oh_get_key_if_dict(f->q, field, "/V");
	bool	 is = name_is(f, field, "/FT", "/Sig") && qpdf_oh_is_dictionary(f->q, value) &&
		    qpdf_oh_has_key(f->q, value, "/ByteRange") &&
		    qpdf_oh_has_key(f->q, value, "/Contents") &&
		    !qpdf_oh_has_key(f->q, field, "/Kids");

	qpdf_oh_release(f->q, value);
	return is;
}

/* ---- document security store ---- */

typedef bool add_fn(struct material *, const void *, size_t);

static void
read_stream(struct pdf_file *f, qpdf_oh stream, struct material *m, add_fn *add)
{
	qpdf_oh		 dict = qpdf_oh_get_dict(f->q, stream);
	bool		 packed = qpdf_oh_has_key(f->q, dict, "/Filter") == QPDF_TRUE;
	unsigned char	*p = NULL;
	size_t		 n = 0;

	qpdf_oh_release(f->q, dict);
	if (qpdf_oh_get_stream_data(f->q, stream, qpdf_dl_none, NULL, &p, &n) & QPDF_ERRORS)
		return;
	if (packed && n <= DSS_PACKED_MAX) {
		free(p);
		p = NULL;
		if (qpdf_oh_get_stream_data(f->q, stream, qpdf_dl_generalized, NULL, &p, &n) &
		    QPDF_ERRORS)
			return;
	} else if (packed)
		n = 0;
	/* What is no certificate, list or response helps nobody and harms nobody. */
	if (n > 0 && n <= DSS_PLAIN_MAX)
		(void)add(m, p, n);
	free(p);
}

static void
read_streams(struct pdf_file *f, qpdf_oh dss, const char *key, struct material *m, add_fn *add)
{
	qpdf_oh	 array = qpdf_oh_get_key_if_dict(f->q, dss, key);
	int	 n = qpdf_oh_is_array(f->q, array) ? qpdf_oh_get_array_n_items(f->q, array) : 0;

	for (int i = 0; i < n && i < DSS_MAX; i++) {
		qpdf_oh	 stream = qpdf_oh_get_array_item(f->q, array, i);

		if (qpdf_oh_is_stream(f->q, stream))
			read_stream(f, stream, m, add);
		qpdf_oh_release(f->q, stream);
	}
	qpdf_oh_release(f->q, array);
}

bool
pdf_dss_read(struct pdf_file *f, struct material *m)
{
	qpdf_oh	 root = qpdf_get_root(f->q);
	qpdf_oh	 dss = qpdf_oh_get_key_if_dict(f->q, root, "/DSS");
	bool	 found = qpdf_oh_is_dictionary(f->q, dss) == QPDF_TRUE;

	if (found) {
		read_streams(f, dss, "/Certs", m, material_add_cert);
		read_streams(f, dss, "/CRLs", m, material_add_crl);
		read_streams(f, dss, "/OCSPs", m, material_add_ocsp);
	}
	qpdf_oh_release(f->q, dss);
	qpdf_oh_release(f->q, root);
	return found;
}
