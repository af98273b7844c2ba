/* SPDX-License-Identifier: MIT */
/*
 * A class from its first day to its last on a slow line: filled, answered, marked,
 * left, completed. Then a trainer's day and what a coordinator does around it: the
 * marks of a whole class in a few keys and bytes, two at one day, a line that drops, a holiday
 * that is moved, somebody in two cohorts, a name put right after it was printed.
 */
#include "stand.h"

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
#define BYTES_A_TICK 64 /* 51 kbit/s: slow, and soon over */

struct class_day {
	struct stand stand;
	struct line l;
	char cohort[16], other[16], course[16];
};

static bool
on(struct class_day *d, const char *steps, const char *want)
{
	line_keys(&d->l, steps);
	if (line_text(&d->l, want) && line_quiet(&d->l))
		return true;
	tap_note("after: %s", steps);
	return false;
}

/* Somebody at another table; what is printed ends *out. */
static bool
run(struct class_day *d, char *out, size_t room, const char *fmt, ...)
{
	char args[400];
	va_list va;

	va_start(va, fmt);
	vsnprintf(args, sizeof(args), fmt, va);
	va_end(va);
	return stand_run(&d->stand, args, out, room) == 0;
}

/* The first number of a kind that a filter finds. */
static void
number_of(struct class_day *d, const char *what, char out[16])
{
	char text[4000];
	const char *p;

	run(d, text, sizeof(text), "list %s --columns number --csv", what);
	p = strchr(text, '\n');
	snprintf(out, 16, "%.11s", p ? p + 1 : "");
}

static bool
says(struct class_day *d, const char *want, const char *fmt, ...)
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

/* ---- a class from its first day to its last -------------------------------- */

static const char pangan[] =
	"program: pangan\n"
	"version: 1\n"
	"prefix: PG\n"
	"label: Food processing\n"
	"owner: BLK\n"
	"contact: {tries: 3}\n"
	"fields:\n"
	"  test:\n"
	"    label: Test\n"
	"    points: {label: Points, type: number}\n"
	"    medical: {label: Medical, type: date}\n"
	"cohorts:\n"
	"  if: months since medical < 6\n"
	"  join_until: 5\n"
	"  attendance: {at_least: 75 %, lock: 3 days}\n"
	"  causes: {work: Found work, tetanus: Tetanus, attendance: Absent}\n"
	"  units: {hygiene: {label: Hygiene, pass: 60},\n"
	"    plan: {label: Plan, pass: 60}}\n"
	"  complete: {passed: ready, out: out}\n"
	"stages:\n"
	"  interview: {kind: start, label: Interview}\n"
	"  ready: {label: Ready for placement}\n"
	"  out: {kind: exit, label: Out}\n"
	"  done: {kind: success, label: Placed}\n"
	"moves:\n"
	"  - {from: interview, to: ready}\n"
	"  - {from: ready, to: done}\n"
	"  - {from: any, to: out, kind: exit, causes: {attendance: Absent}}\n"
	"score: {line: 10, parts: {all: {weight: 100, from: points,\n"
	"  scale: 0 .. 100, label: Points}}}\n"
	"certificates: {course: {label: CERTIFICATE, on: ready,\n"
	"  cohort: required, text: 'telah menyelesaikan {program}, {cohort}.'}}\n";

static const struct {
	const char *name, *regency, *sex, *medical;
	int household, points;
} passed[] = {
	{ "Ade", "32.05", "L", "2026-10-01", 1, 95 },
	{ "Budi", "32.06", "L", "2026-10-01", 2, 90 },
	{ "Cici", "32.07", "P", "2026-10-01", 3, 85 },
	{ "Cucu", "32.07", "P", "2026-10-01", 3, 84 },
	{ "Dedi", "32.08", "L", "2026-10-01", 4, 80 },
	{ "Euis", "32.09", "P", "2026-03-01", 5, 75 },
	{ "Fajar", "32.10", "L", "2026-10-01", 6, 70 },
	{ "Gina", "32.11", "P", "2026-10-01", 7, 65 },
};

static void
at(const char *when)
{
	setenv("MAGANG_CLOCK", when, 1);
}

/* The program, those who passed the interview, a class of four. */
static void
announced(struct class_day *d, const char *dir)
{
	char path[600], out[4000];
	FILE *f;

	snprintf(path, sizeof(path), "%s/pangan.yaml", dir);
	f = fopen(path, "we");
	if (f) {
		fputs(pangan, f);
		fclose(f);
	}
	if (!run(d, out, sizeof(out), "program install %s", path))
		tap_note("%s", out);
	for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++)
		if (!run(d, out, sizeof(out),
			    "add person name=%s regency=%s sex=%s no_kk=32%014d "
			    "birth_date=2001-03-12 --program pangan --case "
			    "points=%d --case medical=%s",
			    passed[i].name, passed[i].regency, passed[i].sex,
			    passed[i].household, passed[i].points,
			    passed[i].medical))
			tap_note("%s", out);
	run(d, out, sizeof(out),
		"add cohort program=pangan name=Pangan from=2026-11-30 "
		"until=2026-12-11 seats=4 seats_household=1 trainer=wati");
	number_of(d, "cohort name:Pangan", d->course);
}

/* Whoever is at the screens, on the page of the class, or in its list. */
static bool
at_class(struct class_day *d, const char *as, const char *steps,
	const char *want)
{
	char all[200];

	d->stand.as = as;
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return false;
	d->l.slow = BYTES_A_TICK;
	snprintf(all, sizeof(all), ": 'cohorts Enter / 'number:%s Enter %s",
		d->course, steps);
	return on(d, all, want);
}

/* The names of its seats that stand so, in the order of the roll: "Ade Cici ". */
static bool
names_are(struct class_day *d, const char *state, const char *names)
{
	char out[2000], got[200] = "";
	char *save = NULL;
	const char *row;

	run(d, out, sizeof(out),
		"list seat cohort:%s state:%s sort:roll --columns name --csv",
		d->course, state);
	for (row = strtok_r(out, "\r\n", &save); row && row[0];
		row = strtok_r(NULL, "\r\n", &save))
		if (strcmp(row, "name") != 0)
			snprintf(got + strlen(got), sizeof(got) - strlen(got),
				"%.20s ", row);
	if (strcmp(got, names) == 0)
		return true;
	tap_note("%s: '%s', not '%s'", state, got, names);
	return false;
}

/* The seat of somebody in it. */
static void
seat_of(struct class_day *d, const char *name, char out[16])
{
	char what[80];

	snprintf(what, sizeof(what), "seat name:%s cohort:%s", name, d->course);
	number_of(d, what, out);
}

/* No key that decides comes twice in a row: that within 0.4 s counts once. */
static void
answers(struct class_day *d)
{
	tap(on(d, "Down r 1", "moved up") &&
			names_are(d, "offered", "Ade Cici Dedi Fajar "),
		"by telephone: a no with its cause; the next moves up, but for "
		"one of a household");
	tap(on(d, "Home a", "accepted") &&
			on(d, "Down Down Down h", "not reached") &&
			on(d, "Up a", "2 in class") &&
			names_are(d, "taken", "Ade Dedi "),
		"... a yes, and nobody there");
	line_release(&d->l);
}

static void
seats(struct class_day *d)
{
	char fajar[16], seat[16], out[2000];

	tap(says(d, "months since medical",
		    "cohort fill %s program:pangan --dry-run", d->course) &&
			at_class(d, "rina",
				"Enter F 'stage:interview Enter w 3 Enter",
				"may wait: 3") &&
			line_shows(&d->l, "Euis"),
		"by rank, under limits: who is passed over is named, with why");
	tap(on(d, "a", "4 offered a seat") &&
			names_are(d, "offered", "Ade Budi Cici Dedi ") &&
			names_are(d, "waiting", "Cucu Fajar Gina "),
		"... the best four, the next ones wait");
	answers(d);
	seat_of(d, "Cici", seat);
	run(d, out, sizeof(out), "cohort answer yes %s", seat);
	seat_of(d, "Fajar", fajar);
	for (int day = 25; day <= 26; day++) {
		snprintf(out, sizeof(out), "2026-11-%dT08:00", day);
		at(out);
		run(d, out, sizeof(out), "cohort answer unreachable %s", fajar);
	}
	seat_of(d, "Gina", seat);
	run(d, out, sizeof(out), "cohort answer yes %s", seat);
	tap(names_are(d, "taken", "Ade Dedi Cici Gina ") &&
			says(d, "Fajar,unreachable",
				"list seat refused cohort:%s --columns "
				"name,cause --csv",
				d->course),
		"... after three tries another has the seat");
	tap(says(d, "   4 Gina", "cohort roll %s --days 5", d->course),
		"the roll is printed in the order of the screen");
}

static void
its_days(struct class_day *d)
{
	at("2026-11-30T08:15");
	at_class(d, "wati", ": 'attendance Enter", "30-11-2026 >");
	tap(on(d, "'3 Enter", "1 absent"), "its trainer marks the first day");
	line_release(&d->l);
	at("2026-12-01T08:15");
	at_class(d, "wati", ": 'attendance Enter", "01-12-2026 >");
	tap(on(d, "'3 Enter", "Cici: 2 of 2; out at 3"),
		"... and is told who is at risk, by which rule");
	line_release(&d->l);
	tap(says(d, "Often absent: call or visit",
		    "list task open name:Cici --columns task --csv"),
		"... for which there is a task");
	at("2026-12-08T08:15");
	at_class(d, "rina", "Enter Down", "Dedi");
	tap(on(d, "l 2", "left") && says(d, "0",
					    "list seat offered "
					    "cohort:%s --count",
					    d->course),
		"a seat that falls free too late stays empty");
	tap(line_text(&d->l, "Tetanus 1"), "... and has its cause");
	line_release(&d->l);
}

static void
found_late(struct class_day *d)
{
	char out[2000];

	at("2026-12-09T08:15");
	at_class(d, "wati", ": 'attendance Enter", "09-12-2026 >");
	on(d, "Left Left Left Left Left", "02-12-2026 >");
	tap(on(d, "'4s Enter", "Why is it late") &&
			on(d, "'sheet_found Enter", "waits for approval"),
		"a sheet that turns up late waits, with a reason");
	line_release(&d->l);
	tap(run(d, out, sizeof(out), "--as rina cohort approve %s 2026-12-02",
		    d->course),
		"... and somebody else approves it");
}

static void
its_end(struct class_day *d, const char *dir)
{
	char out[8000], typed[80], *code;

	at("2026-12-11T15:00");
	at_class(d, "wati", "G", "Hygiene");
	on(d, "'80 Enter '75 Enter '55 Enter", "3 marks saved");
	tap(on(d, "'70 Enter '61 Enter '75 Enter", "3 marks saved") &&
			on(d, "Left r '64 Enter", "1 mark saved"),
		"grades column by column, a resit beside");
	line_release(&d->l);
	at("2026-12-12T08:00");
	at_class(d, "rina", "Enter d", "PASSED  2");
	tap(on(d, "a", "2 passed, 1 out") &&
			says(d, "Cici,attendance",
				"list seat left cohort:%s --columns name,cause "
				"--csv",
				d->course),
		"completed as one act, which was looked at first");
	line_release(&d->l);
	run(d, out, sizeof(out), "certificate give program:pangan");
	run(d, out, sizeof(out), "certificate print program:pangan -o %s/all",
		dir);
	run(d, out, sizeof(out),
		"certificate print program:pangan -o - --reason lost");
	code = strstr(out, "Kode verifikasi: ");
	snprintf(typed, sizeof(typed), "%.*s",
		code ? (int)strcspn(code + 17, "\r\n ") : 0,
		code ? code + 17 : "");
	tap(code && says(d, "Ade", "certificate check %s", typed),
		"certificates, printed, with a code that anybody can check");
}

static void
the_course(struct class_day *d, const char *dir)
{
	announced(d, dir);
	seats(d);
	its_days(d);
	found_late(d);
	its_end(d, dir);
	at("2026-11-24T08:00");
	d->stand.as = NULL;
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
	return says(d, row,
		"list sheet cohort:%s day:2026-11-24 --columns marks --csv",
		d->cohort);
}

static int
people_in(struct class_day *d)
{
	char out[400];

	run(d, out, sizeof(out), "list seat cohort:%s state:taken --count",
		d->cohort);
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
	run(d, out, sizeof(out), "cohort mark %s today 7i", d->cohort);
	tap(on(d, "Enter", "2 sick") && marks_are(d, "4:a 6:s 7:i 12:t 19:s"),
		"two mark one day: all of it stands");
	tap(on(d, "u", "Taken back") && marks_are(d, "4:a 7:i 12:t 19:s"),
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
	on(d, steps, "W-2");
	if (!tap(on(d, ": 'attendance Enter", "PRES."), "the grid is open"))
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
	return says(d, row,
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
	on(d, steps, "W-2");
	on(d, ": 'grades Enter '78 Enter '64 Enter '55 Enter", "55*");
	line_hang_up(&d->l);
	line_end(&d->l);
	line_release(&d->l);
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	tap(on(d, "Enter", "78*") && line_shows(&d->l, "64*") &&
			line_shows(&d->l, "55*"),
		"the line drops while grades are typed: they are offered again");
	tap(on(d, "^S", "3 marks saved") && grades_are(d, "1:78 2:64 3:55"),
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
			says(d, d->cohort,
				"config install calendar %s --dry-run", path),
		"what a calendar does to classes is told first");
	run(d, out, sizeof(out), "config install calendar %s", path);
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	snprintf(steps, sizeof(steps),
		": 'cohorts Enter / 'number:%s Enter Enter v End", d->cohort);
	tap(on(d, steps, "Moved holiday"), "the days of class show it");
	tap(write_calendar(path, "2026-11-27"), "it moves by a day");
	run(d, out, sizeof(out), "config install calendar %s", path);
	tap(on(d, "v v v v End", "27-11-2026  Moved holiday"),
		"... and the class with it, on a screen that is open");
	line_release(&d->l);
}

/* ---- in two cohorts, and after it was printed ----------------------------- */

static void
two_cohorts(struct class_day *d)
{
	char seat[16], kase[400], out[4000];

	number_of(d, "seat taken name:*", seat);
	snprintf(kase, sizeof(kase), "seat taken cohort:%s", d->cohort);
	number_of(d, kase, seat);
	run(d, out, sizeof(out),
		"add cohort program=wirausaha-baru name='Sore' "
		"from=2026-12-01 until=2026-12-20 seats=9");
	number_of(d, "cohort name:Sore", d->other);
	run(d, kase, sizeof(kase), "list seat number:%s --columns case --csv",
		seat);
	snprintf(out, sizeof(out), "%.11s",
		strchr(kase, '\n') ? strchr(kase, '\n') + 1 : "");
	tap(says(d, "it has a seat already", "cohort fill %s %s", d->other,
		    out),
		"who is in class gets no second seat in its days");
}

static void
corrected_name(struct class_day *d, const char *dir)
{
	char kase[16], person[400], out[8000], *at;

	number_of(d, "case stage:certified program:magang-jabar", kase);
	run(d, out, sizeof(out), "certificate give %s", kase);
	run(d, out, sizeof(out), "certificate print case:%s -o %s/page.txt",
		kase, dir);
	run(d, person, sizeof(person), "list case number:%s --columns person",
		kase);
	at = strstr(person, "MG-");
	run(d, out, sizeof(out), "set %.11s name='Nama Benar'", at ? at : "");
	tap(says(d, "certificate replace",
		    "certificate print case:%s -o %s/again.txt --reason x",
		    kase, dir),
		"an old name is printed no more");
	tap(run(d, out, sizeof(out),
		    "certificate replace case:%s --reason 'as on the card'",
		    kase),
		"another one takes its place");
	if (!stand_open(&d->stand, &d->l, NULL, 80, 24))
		return;
	snprintf(out, sizeof(out), ": 'certificates Enter / 'case:%s Enter",
		kase);
	tap(on(d, out, "replaced") && line_shows(&d->l, "Nama Benar"),
		"... and the register shows both");
	line_release(&d->l);
}

int
part_day3(struct stand *stand, const char *dir)
{
	struct class_day d = { 0 };

	stand_fresh(stand, dir, "2000");
	d.stand = *stand;
	number_of(&d, "cohort name:W-2", d.cohort);
	the_course(&d, dir);
	attendance(&d);
	grades(&d);
	holiday(&d, dir);
	two_cohorts(&d);
	corrected_name(&d, dir);
	tap(stand_sound(&d.stand), "the store is sound");
	return tap_done();
}
