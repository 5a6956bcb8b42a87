/* case.c - upper and lower case without towupper(), which asks the locale.
 *
 * Scripts with case that a dossier may hold: Latin, Greek, Cyrillic, Armenian.
 * Their blocks are regular, so ranges and a short list of exceptions say it all.
 */
#include <stddef.h>

#include "base/mem.h"
#include "fo/case.h"

/* Capitals from first to last: "step" apart; each has its small letter "delta" further on. */
static const struct range { uint32_t first, last, step; int32_t delta; } ranges[] = {
	{ 0x0041, 0x005A, 1,  32 },	/* A-Z */
	{ 0x00C0, 0x00D6, 1,  32 }, { 0x00D8, 0x00DE, 1, 32 },
	{ 0x0100, 0x012E, 2,   1 }, { 0x0132, 0x0136, 2, 1 }, { 0x0139, 0x0147, 2, 1 },
	{ 0x014A, 0x0176, 2,   1 }, { 0x0178, 0x0178, 1, -121 },	/* Y with diaeresis */
	{ 0x0179, 0x017D, 2,   1 }, { 0x01CD, 0x01DB, 2, 1 }, { 0x01DE, 0x01EE, 2, 1 },
	{ 0x0200, 0x021E, 2,   1 }, { 0x0222, 0x0232, 2, 1 },
	{ 0x0386, 0x0386, 1,  38 }, { 0x0388, 0x038A, 1, 37 }, { 0x038C, 0x038C, 1, 64 },
	{ 0x038E, 0x038F, 1,  63 }, { 0x0391, 0x03A1, 1, 32 }, { 0x03A3, 0x03AB, 1, 32 },
	{ 0x0400, 0x040F, 1,  80 }, { 0x0410, 0x042F, 1, 32 }, { 0x0460, 0x0480, 2, 1 },
	{ 0x048A, 0x04BE, 2,   1 }, { 0x04C1, 0x04CD, 2, 1 }, { 0x04D0, 0x052E, 2, 1 },
	{ 0x0531, 0x0556, 1,  48 },
	{ 0x1E00, 0x1E94, 2,   1 }, { 0x1EA0, 0x1EFE, 2, 1 },
};

uint32_t
case_lower(uint32_t c)
{
	if (c < 0x80)
		return c >= 'A' && c <= 'Z' ? c + 32 : c;
	for (size_t i = 0; i < nitems(ranges) && c >= ranges[i].first; i++)
		if (c <= ranges[i].last && (c - ranges[i].first) % ranges[i].step == 0)
			return (uint32_t)((int32_t)c + ranges[i].delta);
	return c;
}

uint32_t
case_upper(uint32_t c)
{
	uint32_t	 up;

	if (c < 0x80)
		return c >= 'a' && c <= 'z' ? c - 32 : c;
	if (c == 0x03C2)		/* final sigma */
		return 0x03A3;
	for (size_t i = 0; i < nitems(ranges); i++) {
		up = (uint32_t)((int32_t)c - ranges[i].delta);
		if (up >= ranges[i].first && up <= ranges[i].last &&
		    (up - ranges[i].first) % ranges[i].step == 0)
			return up;
	}
	return c;
}

bool
case_is_letter(uint32_t c)
{
	if (c < 0x80)
		return (c >= 'a' && c <= 'z') || (c >= 'A' && c <= 'Z');
	if (c < 0xC0)
		return c == 0xAA || c == 0xB5 || c == 0xBA;
	if (c == 0xD7 || c == 0xF7)
		return false;
	/* Up to the general punctuation all is letters and their marks, but for a few signs. */
	if (c < 0x2000)
		return c != 0x037E && c != 0x0387 && !(c >= 0x055A && c <= 0x055F) && c != 0x0589;
	return c >= 0x2C00 && !(c >= 0x2E00 && c <= 0x303F) && !(c >= 0xE000 && c <= 0xF8FF) && c < 0xFFF0;
}
