/* SPDX-License-Identifier: MIT */
/*
 * The deck of 316 on a slow line: 120 seats, so many of a regency, 40 % of them
 * women's. Some are decided one by one until a regency is full, all others at once;
 * then a version that asks for more shows whom it would not have invited.
 */
#include "day2.h"

#include <stdio.h>
#include <string.h>

#define APPLY 316
#define SEATS 120
#define OF_REGENCY 5
#define BYTES_A_TICK 80 /* 64 kbit/s */

static const char program[] =
	"program: triase\n"
	"version: %d\n"
	"%s"
	"prefix: TR\n"
	"label: {id: Triase, en: Triage, ja: 選考}\n"
	"fields:\n"
	"  answers:\n"
	"    label: Answers\n"
	"    points: {label: Points, type: number, range: 0 .. 100}\n"
	"stages:\n"
	"  new: {kind: start, label: New}\n"
	"  waiting: {kind: hold, label: Waiting list}\n"
	"  invited: {label: Invited}\n"
	"  served: {kind: success, label: Served}\n"
	"  declined: {kind: failed, label: Not accepted}\n"
	"moves:\n"
	"  - {from: new, to: invited, otherwise: waiting,\n"
	"     if: score >= %d and quota_left}\n"
	"  - {from: new, to: waiting}\n"
	"  - {from: waiting, to: invited, if: quota_left}\n"
	"  - {from: invited, to: served}\n"
	"  - {from: any, to: declined}\n"
	"score:\n"
	"  line: 20\n"
	"  parts:\n"
	"    points: {weight: 100, from: points, scale: 0 .. 100,\n"
	"      label: Points}\n"
	"quotas:\n"
	"  total: {seats: 120}\n"
	"  regency: {by: regency, seats: {default: 200, 32.75: 5}}\n"
	"  women: {by: sex, of: P, at_least: 40 %%}\n";

/* One whose moves cost so many points is installed. */
static bool
install(struct monday *m, const char *dir, int version, const char *more,
	int points)
{
	char path[600], args[700];
	FILE *f;

	snprintf(path, sizeof(path), "%s/triase.yaml", dir);
	f = fopen(path, "we");
	if (!f)
		return false;
	fprintf(f, program, version, more, points);
	fclose(f);
	snprintf(args, sizeof(args), "program install '%s'", path);
	return monday_others(m, args);
}

/* Of three regencies in turn, a third women; ten words in their names, by which
 * they get their points: 95, 86 ... 14. */
static bool
apply(struct monday *m, const char *dir)
{
	static const char *const words[] = { "Satu", "Dua", "Tiga", "Empat",
		"Lima", "Enam", "Tujuh", "Lapan", "Kesem", "Sepuluh" };
	static const char *const regencies[] = { "Kota Bekasi", "Garut",
		"Kota Bandung" };
	char path[600], args[700];
	FILE *f;
	bool good;

	snprintf(path, sizeof(path), "%s/triase.csv", dir);
	f = fopen(path, "we");
	if (!f)
		return false;
	fprintf(f, "Nama,Jenis Kelamin,Tanggal Lahir,Kab,Program\n");
	for (int i = 0; i < APPLY; i++)
		fprintf(f, "Tri %s %c%c,%c,2000-01-%02d,%s,triase\n",
			words[i % 10], 'A' + i % 26, 'a' + i / 26,
			i / 3 % 3 ? 'L' : 'P', 1 + i % 28, regencies[i % 3]);
	fclose(f);
	snprintf(args, sizeof(args), "import person '%s'", path);
	good = monday_others(m, args);
	for (int i = 0; i < 10; i++) {
		snprintf(args, sizeof(args),
			"set case 'program:triase name:%s' points=%d", words[i],
			95 - 9 * i);
		good &= monday_others(m, args);
	}
	return good;
}

/* Every third is of the regency that has five seats. */
static void
one_by_one(struct monday *m)
{
	monday_deck(m, "rina", "program:triase stage:new sort:-score");
	m->l.slow = BYTES_A_TICK;
	tap(line_shows(&m->l, "1 of 316") &&
			line_shows(&m->l, "all places   0->1/120") &&
			line_shows(&m->l, "women        0->1, min 40%"),
		"a card says what of the places a yes takes");
	for (int i = 0; i < OF_REGENCY; i++) {
		monday_on(m, "a", "Invited (ACT-");
		monday_on(m, "]", "Kota Bandung");
		monday_on(m, "]", "Kota Bekasi");
	}
	tap(line_shows(&m->l, "FULL"), "after five the regency is full");
	tap(monday_on(m, "a", "no room, Waiting list"),
		"... and yes means that the next one waits");
	monday_leave(m);
}

/* The rest as one act: each is decided at its place in the order. */
static void
at_once(struct monday *m)
{
	stand_open(&m->stand, &m->l, NULL, 0, 0);
	m->l.slow = BYTES_A_TICK;
	monday_on(m, "8 / 'program:triase_stage:new_sort:-score Enter *",
		"310 rows are tagged");
	monday_on(m, "m", "Invited");
	monday_on(m, "'invited Enter", "reason:");
	tap(monday_on(m, "Enter", "279 of 310 cases moved") &&
			monday_count(m,
				"case 'program:triase stage:invited'") == SEATS,
		"all others are decided at once, and nobody overbooks");
	tap(monday_count(m, "case 'program:triase stage:invited sex:P'") ==
				SEATS * 40 / 100 &&
			monday_count(m, "case 'program:triase stage:invited "
					"area:32.75'") == OF_REGENCY,
		"40 %% of them are women, and no regency has more than its own");
	monday_leave(m);
}

/* Who installed a version that needs two does not move the cases into it. */
static void
next_version(struct monday *m, const char *dir)
{
	install(m, dir, 2, "approval: second person\n", 90);
	tap(monday_says(m, "program adopt triase", "you installed this"),
		"a version that needs two is not for who installed it");
	stand_open(&m->stand, &m->l, NULL, 0, 0);
	m->l.slow = BYTES_A_TICK;
	tap(monday_on(m, "] ] ] ] : 'whatif Enter", "'triase' version 2: 316"),
		"another one sees first what it would do");
	tap(monday_on(m, "D", "Decisions that it would not make") &&
			line_shows(&m->l, "Tri Dua") &&
			!line_shows(&m->l, "Tri Satu"),
		"... the decisions too, by name");
	tap(monday_count(m, "decision 'differs:yes program:triase'") ==
			monday_count(m, "decision 'program:triase from:new "
					"not name:Satu'"),
		"... all those, and only those");
	monday_on(m, "Esc m", "into version 2? y/N");
	tap(monday_on(m, "y", "moved into version 2: 316") &&
			monday_count(m,
				"case 'program:triase stage:invited'") == SEATS,
		"then moves the cases; what was decided stays");
	monday_leave(m);
}

void
monday_triage(struct monday *m, const char *dir)
{
	tap(install(m, dir, 1, "", 20) && apply(m, dir) &&
			monday_count(m, "case '"
					"program:triase stage:new'") == APPLY,
		"316 apply for 120 seats");
	one_by_one(m);
	at_once(m);
	next_version(m, dir);
}
