/* SPDX-License-Identifier: MIT */
/*
 * Civil dates as days since 1970-01-01 (proleptic Gregorian), years 1000-9999.
 * No clock and no zone in here: "today" is an argument.
 */
#ifndef MAGANG_BASE_DATE_H
#define MAGANG_BASE_DATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define DATE_NONE INT32_MIN
#define DATE_TEXT 11 /* "2026-11-24" and NUL */

int32_t date_from_civil(int year, int month, int day); /* DATE_NONE: not one */
/* DATE_NONE gives 0, 0, 0. */
void date_to_civil(int32_t date, int *year, int *month, int *day);
/* Does a calendar have this day? Any numbers may be asked. */
bool date_exists(int year, int month, int day);
int date_weekday(int32_t date); /* 0 Monday .. 6 Sunday */

/* Same day of month, or the last day of the month where there is none. */
int32_t date_add_months(int32_t date, int months); /* DATE_NONE: out of range */
/* The first of January after it. */
int32_t date_year_after(int32_t date);
/* Whole ones, as date_add_months counts them; < 0 if so; 0 for DATE_NONE. */
int date_months_between(int32_t from, int32_t to);

/*
 * Age in whole years. Born on 29 February: a year older on 1 March of common
 * years. (Japanese law counts a year at the end of the day before the birthday;
 * callers who need that pass date + 1.) -1 where either is DATE_NONE.
 */
int date_age(int32_t birth, int32_t on);

/* What a text is that was read as a date. */
enum date_result {
	DATE_OK,
	DATE_EMPTY,
	DATE_UNREADABLE, /* no date at all */
	DATE_IMPOSSIBLE, /* a date that no calendar has: 31/2/2000 */
};

/*
 * Reads what people write: 1998-03-12, 12/03/1998 (day first), 12-3-98,
 * 12.03.98, "12 3 1998", 12 Maret 1998, 17 Agustus 1945, 20 Nopember 1992,
 * 12 Mar 1998, March 12 1998, 1998/3/12, 1998年3月12日, 令和9年4月1日 (also
 * 平成, 昭和; R9.4.1), full-width digits. A year of two digits is the latest
 * that is not after `today`. *out is set on DATE_OK only.
 */
enum date_result date_parse(const char *s, int32_t today, int32_t *out);
/* "30 Nov", "11月30日": a day of any year. */
bool date_yearless(const char *s, int *month, int *day);
/* The short forms of hands that type: 300198 and 30011998 (day first), h today,
 * k yesterday, +7, -1 days. false: none of them. */
bool date_short(const char *s, int32_t today, int32_t *out);

char *date_format(char out[DATE_TEXT], int32_t date); /* ISO; "" for none */

/* Seconds since 1970 (UTC) as date and time at `offset` minutes east of UTC
 * (WIB: 420): "2026-11-24 08:15". */
#define DATE_TIME_TEXT 17
char *date_format_time(char out[DATE_TIME_TEXT], int64_t seconds, int offset);

#endif
