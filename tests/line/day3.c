/* SPDX-License-Identifier: MIT */
/*
 * A class from its first day to its last, then a trainer's day on a slow line and
 * what a coordinator does around it: the marks of a whole class in a few keys and
 * bytes, two at one day, a line that drops, a holiday that is moved, somebody in two
 * cohorts, a name put right after it was printed.
 */
#include "day3.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define KBPS 9.6
#define RTT 600
#define OVERHEAD 88

/* What a day's marks may take of so many people at least: keys of the exceptions
 * and Enter, bytes, writes. */
#define CLASS_LEAST 29
#define KEYS_MOST 12
#define BYTES_MOST 400
#define WRITES_MOST 2

bool
class_on(struct class_day *d, const char *steps, const char *want)
{
	line_keys(&d->l, steps);
	if (line_text(&d->l, want) && line_quiet(&d->l))
		return true;
	tap_note("after: %s", steps);
	return false;
}

bool
class_run(struct class_day *d, char *out, size_t room, const char *fmt, ...)
{
	char args[400];
	va_list va;

	va_start(va, fmt);
	vsnprintf(args, sizeof(args), fmt, va);
	va_end(va);
	return stand_run(&d->stand, args, out, room) == 0;
}

void
class_number(struct class_day *d, const char *what, char out[16])
{
	char text[4000];
	const char *p;

	class_run(
		d, text, sizeof(text), "list %s --columns number --csv", what);
	p = strchr(text, '\n');
	snprintf(out, 16, "%.11s", p ? p + 1 : "");
}

bool
class_says(struct class_day *d, const char *want, const char *fmt, ...)
{
	char args[400], out[8000];
	va_list va;

	va_start(va, fmt);
	vsnprintf(args, sizeof(args), fmt, va);
	va_end(va);
	stand_run(&d->stand, args, out, sizeof(out));
	if (strstr(out, want))
		return true;
	tap_note("%s has no '%s': %s", args, want, out);
	return false;
}

/* ---- the marks of the day ------------------------------------------------- */

static double
felt(double keys, double packets, double bytes)
{
	return RTT +
	       8 / KBPS * ((OVERHEAD + 1) * keys + OVERHEAD * packets + bytes);
}

/* Of the day, as the store has them. */
static bool
marks_are(struct class_day *d, const char *marks)
{
	char row[100];

	snprintf(row, sizeof(row), "\n%s\n", marks);
	return class_says(d, row,
		"list sheet cohort:%s day:2026-11-24 --columns marks --csv",
		d->cohort);
}

static int
people_in(struct class_day *d)
{
	char out[400];

	class_run(d, out, sizeof(out),
		"list seat cohort:%s state:taken --count", d->cohort);
	return atoi(out);
}

/* Of a phone, which sends a word at once: a write for it, one for the answer. */
static void
the_marks(struct class_day *d)
{
	static const char line[] = "'4_12t_19s";
	const unsigned keys = sizeof(line) - 1; /* the quote, for Enter */
	const int people = people_in(d);

	line_count(&d->l);
	line_keys(&d->l, line);
	line_quiet(&d->l);
	line_keys(&d->l, "Enter");
	tap(line_text(&d->l, "1 absent") && line_quiet(&d->l) &&
			marks_are(d, "4:a 12:t 19:s"),
		"a line and Enter mark the whole class");
	tap(people >= CLASS_LEAST && keys <= KEYS_MOST &&
			d->l.bytes <= BYTES_MOST && d->l.packets <= WRITES_MOST,
		"... of %d, %u keys, %u bytes, %u writes, %.0f ms at 9.6 kbit/s",
		people, keys, (unsigned)d->l.bytes, (unsigned)d->l.packets,
		felt(2, (double)d->l.packets, (double)d->l.bytes));
}

/* The same day from another table: neither loses anything. */
static void
two_at_one(struct class_day *d)
{
	char out[2000];

	line_keys(&d->l, "'6s");
	line_quiet(&d->l);
	class_run(d, out, sizeof(out), "cohort mark %s today 7i", d->cohort);
	tap(class_on(d, "Enter", "2 sick") &&
			marks_are(d, "4:a 6:s 7:i 12:t 19:s"),
		"two mark one day: all of it stands");
	tap(class_on(d, "u", "Taken back") && marks_are(d, "4:a 7:i 12:t 19:s"),
		"... and each takes back his own");
}

/* What is typed and not entered is nothing that anybody noted. */
static void
dropped(struct class_day *d)
{
	line_keys(&d->l, "'8");
	line_quiet(&d->l);
	line_hang_up(&d->l);
	line_end(&d->l);
	line_release(&d->l);
	tap(marks_are(d, "4:a 7:i 12:t 19:s"),
		"the line drops in the middle of a line: what was entered is "
		"there");
}

static void
attendance(struct class_day *d)
{
	char steps[120];

	if (!stand_open(&d->stand, &d->l, NULL, 40, 20))
		return;
	snprintf(steps, sizeof(steps), ": 'cohorts Enter / 'number:%s Enter",
		d->cohort);
	class_on(d, steps, "W-2");
	if (!tap(class_on(d, ": 'attendance Enter", "PRES."),
		    "the grid is open"))
		return;
	the_marks(d);
	two_at_one(d);
	dropped(d);
}

/* ---- the power goes while grades are typed --------------------------------- */

static bool
grades_are(struct class_day *d, const char *marks)
{
	char row[100];

	snprintf(row, sizeof(row), "marks\n%s", marks);
	return class_says(d, row,
		"list grade cohort:%s attempt:1 --columns marks --csv",
		d->cohort);
}

/* They are no marks of anybody until they are saved, and not lost either. */
static void
grades(struct class_day *d)
{
	char steps[120];

	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	snprintf(steps, sizeof(steps), ": 'cohorts Enter / 'number:%s Enter",
		d->cohort);
	class_on(d, steps, "W-2");
	class_on(d, ": 'grades Enter '78 Enter '64 Enter '55 Enter", "55*");
	line_hang_up(&d->l);
	line_end(&d->l);
	line_release(&d->l);
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	tap(class_on(d, "Enter", "78*") && line_shows(&d->l, "64*") &&
			line_shows(&d->l, "55*"),
		"the line drops while grades are typed: they are offered again");
	tap(class_on(d, "^S", "3 marks saved") &&
			grades_are(d, "1:78 2:64 3:55"),
		"... and saved as they were typed");
	line_release(&d->l);
}

/* ---- a holiday that moves ------------------------------------------------- */

static bool
write_calendar(const char *path, const char *day)
{
	FILE *f = fopen(path, "we");
	bool good = f && fprintf(f,
				 "holidays:\n  %s: {id: Libur, en: Moved "
				 "holiday, ja: 休日}\n",
				 day) > 0;

	if (f)
		fclose(f);
	return good;
}

static void
holiday(struct class_day *d, const char *dir)
{
	char path[600], out[8000], steps[120];

	snprintf(path, sizeof(path), "%s/calendar.yaml", dir);
	tap(write_calendar(path, "2026-11-26") &&
			class_says(d, d->cohort,
				"config install calendar %s --dry-run", path),
		"what a calendar does to classes is told first");
	class_run(d, out, sizeof(out), "config install calendar %s", path);
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	snprintf(steps, sizeof(steps),
		": 'cohorts Enter / 'number:%s Enter Enter v End", d->cohort);
	tap(class_on(d, steps, "Moved holiday"), "the days of class show it");
	tap(write_calendar(path, "2026-11-27"), "it moves by a day");
	class_run(d, out, sizeof(out), "config install calendar %s", path);
	tap(class_on(d, "v v v v End", "27-11-2026  Moved holiday"),
		"... and the class with it, on a screen that is open");
	line_release(&d->l);
}

/* ---- in two cohorts, and after it was printed ----------------------------- */

static void
two_cohorts(struct class_day *d)
{
	char seat[16], kase[400], out[4000];

	class_number(d, "seat taken name:*", seat);
	snprintf(kase, sizeof(kase), "seat taken cohort:%s", d->cohort);
	class_number(d, kase, seat);
	class_run(d, out, sizeof(out),
		"add cohort program=wirausaha-baru name='Sore' "
		"from=2026-12-01 until=2026-12-20 seats=9");
	class_number(d, "cohort name:Sore", d->other);
	class_run(d, kase, sizeof(kase),
		"list seat number:%s --columns case --csv", seat);
	snprintf(out, sizeof(out), "%.11s",
		strchr(kase, '\n') ? strchr(kase, '\n') + 1 : "");
	tap(class_says(d, "it has a seat already", "cohort fill %s %s",
		    d->other, out),
		"who is in class gets no second seat in its days");
}

static void
corrected_name(struct class_day *d, const char *dir)
{
	char kase[16], person[400], out[8000], *at;

	class_number(d, "case stage:certified program:magang-jabar", kase);
	class_run(d, out, sizeof(out), "certificate give %s", kase);
	class_run(d, out, sizeof(out),
		"certificate print case:%s -o %s/page.txt", kase, dir);
	class_run(d, person, sizeof(person),
		"list case number:%s --columns person", kase);
	at = strstr(person, "MG-");
	class_run(d, out, sizeof(out), "set %.11s name='Nama Benar'",
		at ? at : "");
	tap(class_says(d, "certificate replace",
		    "certificate print case:%s -o %s/again.txt --reason x",
		    kase, dir),
		"an old name is printed no more");
	tap(class_run(d, out, sizeof(out),
		    "certificate replace case:%s --reason 'as on the card'",
		    kase),
		"another one takes its place");
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	snprintf(out, sizeof(out), ": 'certificates Enter / 'case:%s Enter",
		kase);
	tap(class_on(d, out, "replaced") && line_shows(&d->l, "Nama Benar"),
		"... and the register shows both");
	line_release(&d->l);
}

int
part_day3(struct stand *stand, const char *dir)
{
	struct class_day d = { 0 };

	stand_fresh(stand, dir, "2000");
	d.stand = *stand;
	class_number(&d, "cohort name:W-2", d.cohort);
	class_course(&d, dir);
	attendance(&d);
	grades(&d);
	holiday(&d, dir);
	two_cohorts(&d);
	corrected_name(&d, dir);
	tap(stand_sound(&d.stand), "the store is sound");
	return tap_done();
}
