/*
 * serial.c - days as spreadsheets count them.
 *
 * 1900 system: 1 is 1900-01-01, and 60 is 1900-02-29, a day that never was
 * (Lotus 1-2-3 took 1900 for a leap year, Excel kept it); from 61 on the count
 * is that of 1899-12-30.  1904 system: 0 is 1904-01-01.
 */
#include <math.h>
#include <stdio.h>

#include "base/instant.h"
#include "capture/book.h"

#define DAYS_1899_12_30		25569	/* before 1970-01-01 */
#define DAYS_1904_01_01		24107
#define LAST_SERIAL		2958465.0	/* 9999-12-31 in the 1900 system */
#define NEVER_WAS		60
#define MINUTES_MAX		(100000 * 60)

bool
serial_day(double serial, bool y1904, char out[static 32])
{
	int64_t	 day;

	if (!(serial >= 0) || serial >= LAST_SERIAL + 1)	/* also what is not a number */
		return false;
	day = (int64_t)floor(serial);
	if (y1904) {
		if (day > (int64_t)LAST_SERIAL - 1462)
			return false;
		day -= DAYS_1904_01_01;
	} else {
		if (day < 1 || day == NEVER_WAS)
			return false;
		day -= DAYS_1899_12_30 - (day < NEVER_WAS);
	}
	instant_day(day * 86400, out);
	return true;
}

void
serial_clock(double days, char out[static 32])
{
	double	 minutes = floor(days * 24 * 60 + 0.5);
	long	 n = minutes >= 0 && minutes <= MINUTES_MAX ? (long)minutes : MINUTES_MAX;

	snprintf(out, 32, "%02ld:%02ld", n / 60, n % 60);
}

void
serial_number(double n, char out[static 32])
{
	snprintf(out, 32, "%.15g", n);	/* LC_NUMERIC stays "C": see cmd/clea.c */
}
