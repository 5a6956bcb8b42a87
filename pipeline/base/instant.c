/* instant.c - the one instant of a run, and its written forms. */
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <time.h>

#include "base/i18n.h"
#include "base/instant.h"
#include "base/report.h"

/* Days since 1970-01-01 of a proleptic Gregorian date. */
static int64_t
days_from_civil(int64_t y, int m, int d)
{
	int64_t	 era, yoe, doy;

	y -= m <= 2;
	era = (y >= 0 ? y : y - 399) / 400;
	yoe = y - era * 400;
	doy = (153 * (m + (m > 2 ? -3 : 9)) + 2) / 5 + d - 1;
	return era * 146097 + yoe * 365 + yoe / 4 - yoe / 100 + doy - 719468;
}

struct civil { int64_t year; int month, day, hour, minute, second; };

static struct civil
civil_from_instant(instant t)
{
	struct civil	 c;
	int64_t		 z = t / 86400, s = t % 86400, era, doe, yoe, doy, mp;

	if (s < 0) {
		s += 86400;
		z--;
	}
	z += 719468;
	era = (z >= 0 ? z : z - 146096) / 146097;
	doe = z - era * 146097;
	yoe = (doe - doe / 1460 + doe / 36524 - doe / 146096) / 365;
	doy = doe - (365 * yoe + yoe / 4 - yoe / 100);
	mp = (5 * doy + 2) / 153;
	c.day = (int)(doy - (153 * mp + 2) / 5 + 1);
	c.month = (int)(mp < 10 ? mp + 3 : mp - 9);
	c.year = yoe + era * 400 + (c.month <= 2);
	c.hour = (int)(s / 3600);
	c.minute = (int)(s / 60 % 60);
	c.second = (int)(s % 60);
	return c;
}

static int
days_in_month(int64_t y, int m)
{
	static const int	 n[] = { 31, 28, 31, 30, 31, 30, 31, 31, 30, 31, 30, 31 };
	bool			 leap = (y % 4 == 0 && y % 100 != 0) || y % 400 == 0;

	return m == 2 && leap ? 29 : n[m - 1];
}

/* n digits at s, or -1. */
static int
digits(const char *s, int n)
{
	int	 v = 0;

	for (int i = 0; i < n; i++) {
		if (s[i] < '0' || s[i] > '9')
			return -1;
		v = v * 10 + (s[i] - '0');
	}
	return v;
}

bool
instant_parse(const char *s, instant *out)
{
	int	 y, mo, d, h = 0, mi = 0, sec = 0, zh = 0, zm = 0, sign = 0;
	size_t	 n = strlen(s);

	if (n != 10 && n != 20 && n != 25)
		return false;
	y = digits(s, 4);
	mo = digits(s + 5, 2);
	d = digits(s + 8, 2);
	if (y < 0 || mo < 1 || mo > 12 || s[4] != '-' || s[7] != '-' ||
	    d < 1 || d > days_in_month(y, mo))
		return false;
	if (n > 10) {
		h = digits(s + 11, 2);
		mi = digits(s + 14, 2);
		sec = digits(s + 17, 2);
		if (s[10] != 'T' || s[13] != ':' || s[16] != ':' ||
		    h < 0 || h > 23 || mi < 0 || mi > 59 || sec < 0 || sec > 59)
			return false;
		if (n == 20 && s[19] != 'Z')
			return false;
		if (n == 25) {
			sign = s[19] == '+' ? 1 : s[19] == '-' ? -1 : 0;
			zh = digits(s + 20, 2);
			zm = digits(s + 23, 2);
			if (sign == 0 || s[22] != ':' || zh < 0 || zh > 14 || zm < 0 || zm > 59)
				return false;
		}
	}
	*out = days_from_civil(y, mo, d) * 86400 + (int64_t)h * 3600 + (int64_t)mi * 60 + sec
	    - sign * ((int64_t)zh * 3600 + (int64_t)zm * 60);
	return true;
}

int
instant_now(const char *given, instant *out, struct report *report)
{
	const char	*epoch = getenv("SOURCE_DATE_EPOCH");
	char		*end;
	long long	 v;

	if (given != NULL) {
		if (instant_parse(given, out))
			return 0;
		report_add(report, FINDING_DATE, POS_NONE, "\"%s\"", given);
		return -1;
	}
	if (epoch != NULL && epoch[0] != '\0') {
		v = strtoll(epoch, &end, 10);
		/* Year 9999 is the last that the written forms hold; strtoll() would take blanks and signs. */
		if (epoch[0] < '0' || epoch[0] > '9' || *end != '\0' || v > 253402300799LL) {
			report_add(report, FINDING_DATE_EPOCH, POS_NONE, "\"%s\"", epoch);
			return -1;
		}
		*out = v;
		return 0;
	}
	*out = (instant)time(NULL);
	return 0;
}

char *
instant_iso(instant t, char out[static 32])
{
	struct civil	 c = civil_from_instant(t);

	snprintf(out, 32, "%04d-%02d-%02dT%02d:%02d:%02dZ", (int)c.year, c.month, c.day,
	    c.hour, c.minute, c.second);
	return out;
}

char *
instant_day(instant t, char out[static 32])
{
	instant_iso(t, out);
	out[10] = '\0';
	return out;
}

char *
instant_pdf(instant t, char out[static 32])
{
	struct civil	 c = civil_from_instant(t);

	snprintf(out, 32, "D:%04d%02d%02d%02d%02d%02dZ", (int)c.year, c.month, c.day,
	    c.hour, c.minute, c.second);
	return out;
}

void
instant_dos(instant t, uint16_t *dos_time, uint16_t *dos_date)
{
	struct civil	 c = civil_from_instant(t);

	if (c.year < 1980)
		c = (struct civil){ 1980, 1, 1, 0, 0, 0 };
	else if (c.year > 2107)
		c = (struct civil){ 2107, 12, 31, 23, 59, 58 };
	*dos_time = (uint16_t)(c.hour << 11 | c.minute << 5 | c.second / 2);
	*dos_date = (uint16_t)((int)(c.year - 1980) << 9 | c.month << 5 | c.day);
}
