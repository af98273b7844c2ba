/* SPDX-License-Identifier: MIT */
/*
 * A class from its first day to its last on a slow line: filled, answered, marked,
 * left, completed.
 */
#include "day3.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define BYTES_A_TICK 64 /* 51 kbit/s: slow, and soon over */

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
	if (!class_run(d, out, sizeof(out), "program install %s", path))
		tap_note("%s", out);
	for (size_t i = 0; i < sizeof(passed) / sizeof(passed[0]); i++)
		if (!class_run(d, out, sizeof(out),
			    "add person name=%s regency=%s sex=%s no_kk=32%014d "
			    "birth_date=2001-03-12 --program pangan --case "
			    "points=%d --case medical=%s",
			    passed[i].name, passed[i].regency, passed[i].sex,
			    passed[i].household, passed[i].points,
			    passed[i].medical))
			tap_note("%s", out);
	class_run(d, out, sizeof(out),
		"add cohort program=pangan name=Pangan from=2026-11-30 "
		"until=2026-12-11 seats=4 seats_household=1 trainer=wati");
	class_number(d, "cohort name:Pangan", d->course);
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
	return class_on(d, all, want);
}

/* The names of its seats that stand so, in the order of the roll: "Ade Cici ". */
static bool
names_are(struct class_day *d, const char *state, const char *names)
{
	char out[2000], got[200] = "";
	char *save = NULL;
	const char *row;

	class_run(d, out, sizeof(out),
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
	class_number(d, what, out);
}

/* No key that decides comes twice in a row: that within 0.4 s counts once. */
static void
answers(struct class_day *d)
{
	tap(class_on(d, "Down r 1", "moved up") &&
			names_are(d, "offered", "Ade Cici Dedi Fajar "),
		"by telephone: a no with its cause; the next moves up, but for "
		"one of a household");
	tap(class_on(d, "Home a", "accepted") &&
			class_on(d, "Down Down Down h", "not reached") &&
			class_on(d, "Up a", "2 in class") &&
			names_are(d, "taken", "Ade Dedi "),
		"... a yes, and nobody there");
	line_release(&d->l);
}

static void
seats(struct class_day *d)
{
	char fajar[16], seat[16], out[2000];

	tap(class_says(d, "months since medical",
		    "cohort fill %s program:pangan --dry-run", d->course) &&
			at_class(d, "rina",
				"Enter F 'stage:interview Enter w 3 Enter",
				"may wait: 3") &&
			line_shows(&d->l, "Euis"),
		"by rank, under limits: who is passed over is named, with why");
	tap(class_on(d, "a", "4 offered a seat") &&
			names_are(d, "offered", "Ade Budi Cici Dedi ") &&
			names_are(d, "waiting", "Cucu Fajar Gina "),
		"... the best four, the next ones wait");
	answers(d);
	seat_of(d, "Cici", seat);
	class_run(d, out, sizeof(out), "cohort answer yes %s", seat);
	seat_of(d, "Fajar", fajar);
	for (int day = 25; day <= 26; day++) {
		snprintf(out, sizeof(out), "2026-11-%dT08:00", day);
		at(out);
		class_run(d, out, sizeof(out), "cohort answer unreachable %s",
			fajar);
	}
	seat_of(d, "Gina", seat);
	class_run(d, out, sizeof(out), "cohort answer yes %s", seat);
	tap(names_are(d, "taken", "Ade Dedi Cici Gina ") &&
			class_says(d, "Fajar,unreachable",
				"list seat refused cohort:%s --columns "
				"name,cause --csv",
				d->course),
		"... after three tries another has the seat");
	tap(class_says(d, "   4 Gina", "cohort roll %s --days 5", d->course),
		"the roll is printed in the order of the screen");
}

static void
its_days(struct class_day *d)
{
	at("2026-11-30T08:15");
	at_class(d, "wati", ": 'attendance Enter", "30-11-2026 >");
	tap(class_on(d, "'3 Enter", "1 absent"),
		"its trainer marks the first day");
	line_release(&d->l);
	at("2026-12-01T08:15");
	at_class(d, "wati", ": 'attendance Enter", "01-12-2026 >");
	tap(class_on(d, "'3 Enter", "Cici: 2 of 2; out at 3"),
		"... and is told who is at risk, by which rule");
	line_release(&d->l);
	tap(class_says(d, "Often absent: call or visit",
		    "list task open name:Cici --columns task --csv"),
		"... for which there is a task");
	at("2026-12-08T08:15");
	at_class(d, "rina", "Enter Down", "Dedi");
	tap(class_on(d, "l 2", "left") && class_says(d, "0",
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
	class_on(d, "Left Left Left Left Left", "02-12-2026 >");
	tap(class_on(d, "'99s Enter", "nobody has this number") &&
			!line_shows(&d->l, "Why is it late"),
		"... of nobody's number nobody is asked why it is late");
	class_on(d, "Backspace Backspace Backspace", "02-12-2026 >");
	tap(class_on(d, "'4s Enter", "Why is it late") &&
			class_on(d, "'sheet_found Enter", "waits for approval"),
		"a sheet that turns up late waits, with a reason");
	line_release(&d->l);
	tap(class_run(d, out, sizeof(out),
		    "--as rina cohort approve %s 2026-12-02", d->course),
		"... and somebody else approves it");
}

static void
its_end(struct class_day *d, const char *dir)
{
	char out[8000], typed[80], *code;

	at("2026-12-11T15:00");
	at_class(d, "wati", "G", "Hygiene");
	class_on(d, "'80 Enter '75 Enter '55 Enter", "3 marks saved");
	tap(class_on(d, "'70 Enter '61 Enter '75 Enter", "3 marks saved") &&
			class_on(d, "Left r '64 Enter", "1 mark saved"),
		"grades column by column, a resit beside");
	line_release(&d->l);
	at("2026-12-12T08:00");
	at_class(d, "rina", "Enter d", "PASSED  2");
	tap(class_on(d, "a", "2 passed, 1 out") &&
			class_says(d, "Cici,attendance",
				"list seat left cohort:%s --columns name,cause "
				"--csv",
				d->course),
		"completed as one act, which was looked at first");
	line_release(&d->l);
	class_run(d, out, sizeof(out), "certificate give program:pangan");
	class_run(d, out, sizeof(out),
		"certificate print program:pangan -o %s/all", dir);
	class_run(d, out, sizeof(out),
		"certificate print program:pangan -o - --reason lost");
	code = strstr(out, "Kode verifikasi: ");
	snprintf(typed, sizeof(typed), "%.*s",
		code ? (int)strcspn(code + 17, "\r\n ") : 0,
		code ? code + 17 : "");
	tap(code && class_says(d, "Ade", "certificate check %s", typed),
		"certificates, printed, with a code that anybody can check");
}

void
class_course(struct class_day *d, const char *dir)
{
	announced(d, dir);
	seats(d);
	its_days(d);
	found_late(d);
	its_end(d, dir);
	at("2026-11-24T08:00");
	d->stand.as = NULL;
}
