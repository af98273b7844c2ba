/* SPDX-License-Identifier: MIT */
/*
 * A coordinator's Monday: applications decided from the list and in the deck, with
 * the mistakes and the colleagues of such a day. One store from morning to evening;
 * what others do is a command.
 */
#include "day2.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#define NEW "stage:registered program:magang-jabar"
#define SEATS "IN-000022-9"
#define NEPHEW_CASE "WB-001622-7"
#define NEPHEW "MG-001487-7"
#define NEPHEW_KK "3275010101010007"
#define HARD "fails:* stage:open"
#define HARD_HERE "fails:* program:magang-jabar stage:matched"

/* ---- words --------------------------------------------------------------- */

bool
monday_on(struct monday *m, const char *steps, const char *want)
{
	line_keys(&m->l, steps);
	if (line_text(&m->l, want) && line_quiet(&m->l))
		return true;
	tap_note("after: %s", steps);
	return false;
}

bool
monday_others(struct monday *m, const char *args)
{
	char out[4000];

	if (stand_run(&m->stand, args, out, sizeof(out)) == 0)
		return true;
	tap_note("%s: %s", args, out);
	return false;
}

long
monday_count(struct monday *m, const char *what)
{
	char args[200], out[200];

	snprintf(args, sizeof(args), "list %s --count", what);
	stand_run(&m->stand, args, out, sizeof(out));
	return strtol(out, NULL, 10);
}

bool
monday_says(struct monday *m, const char *args, const char *want)
{
	char out[8000];

	stand_run(&m->stand, args, out, sizeof(out));
	if (strstr(out, want))
		return true;
	tap_note("%s has no '%s': %s", args, want, out);
	return false;
}

/* The number at the head of the card. */
static void
on_card(struct monday *m, char number[16])
{
	char row[400];

	snprintf(number, 16, "%.11s", line_row(&m->l, 1, row, sizeof(row)) + 1);
}

/* The number in the title of a page. */
static void
on_title(struct monday *m, char number[16])
{
	char row[400];

	snprintf(number, 16, "%.11s", line_row(&m->l, 0, row, sizeof(row)) + 9);
}

bool
monday_deck(struct monday *m, const char *as, const char *filter)
{
	const char *argv[] = { m->stand.magang, "--store", m->stand.store,
		"--as", as, "--lang", "en", "deck", filter, NULL };

	line_start(&m->l, &(struct line_options){ .argv = argv });
	return line_text(&m->l, "RULES") && line_quiet(&m->l);
}

void
monday_leave(struct monday *m)
{
	line_keys(&m->l, "q");
	line_text(&m->l, "TO DO");
	line_keys(&m->l, "q");
	line_end(&m->l);
	line_release(&m->l);
}

/* A figure of home. */
static long
figure(struct monday *m, const char *label)
{
	char row[400];

	for (int i = 0; i < m->l.rows; i++) {
		const char *at =
			strstr(line_row(&m->l, i, row, sizeof(row)), label);

		if (at)
			return strtol(at + strlen(label), NULL, 10);
	}
	return -1;
}

/* ---- the day ------------------------------------------------------------- */

/* At eight: what home says is what the lists behind it have. */
static void
morning(struct monday *m)
{
	const long pairs = monday_count(m, "doubt open");
	long tasks;

	if (!stand_open(&m->stand, &m->l, NULL, 0, 0))
		return;
	tap(figure(m, "Possible duplicates") == pairs && pairs > 10 &&
			figure(m, "Fail a hard rule") <=
				monday_count(m, "case '" HARD "'") &&
			figure(m, "4 programs") ==
				monday_count(m, "case stage:doc_check") &&
			figure(m, "Letters held") ==
				monday_count(m, "letter held"),
		"home says what waits this morning");
	monday_on(m, "6 Enter", "[Compare]");
	tap(monday_on(m, "Y", "one now") && monday_on(m, "]", "[Compare]") &&
			monday_on(m, "N", "remembered: two persons") &&
			monday_count(m, "doubt open") == pairs - 2,
		"of two pairs one is the same, one differs, a key each");
	tasks = monday_count(m, "task open");
	monday_on(m, "] Enter", "POSSIBLE DUPLICATES");
	monday_on(m, "t", "To do:");
	tap(monday_on(m, "'ask_at_the_other_district Enter Enter",
		    "task added") &&
			monday_count(m, "task open") > tasks,
		"of a third one the other district is asked");
	monday_on(m, "Esc Esc", "Possible duplicates");
	monday_leave(m);
}

/* All but the first are declined: that one is for who may make an exception. */
static void
hard_rules(struct monday *m)
{
	long all = monday_count(m, "case '" HARD_HERE "'");
	char steps[200], exception[16];

	if (!stand_open(&m->stand, &m->l, NULL, 0, 0))
		return;
	snprintf(steps, sizeof(steps), "8 / '%s Enter",
		"fails:*_program:magang-jabar_stage:matched");
	monday_on(m, steps, "fails:*");
	monday_on(m, "S 7", "fails:*");
	tap(monday_on(m, "Enter", "! rule not met"),
		"each says which rule it is");
	on_title(m, exception);
	monday_on(m, "Esc *", "rows are tagged");
	monday_on(m, "Home Space", "are tagged");
	monday_on(m, "m", "Not accepted");
	monday_on(m, "'not_acc Enter", "Not accepted: why");
	monday_on(m, "1", "reason:");
	monday_on(m, "Enter", "u takes them back");
	snprintf(steps, sizeof(steps), "case '%s' --columns number", HARD_HERE);
	tap(all > 5 && monday_count(m, "case '" HARD_HERE "'") == 1,
		"%ld of %ld are declined at once", all - 1, all);
	snprintf(steps, sizeof(steps), "list case '%s'", HARD_HERE);
	tap(monday_says(m, steps, exception), "... and one is kept");
	monday_on(m, "u", "Taken back");
	tap(monday_count(m, "case '" HARD_HERE "'") == all,
		"until they are back");
	monday_leave(m);
}

/* 38 where eight were meant: one undo brings all of them back. */
static void
wrong_filter(struct monday *m)
{
	long out = monday_count(m, "case stage:rejected"), after,
	     before = monday_count(m, "case '" NEW "'");
	char steps[200];

	if (!stand_open(&m->stand, &m->l, NULL, 0, 0))
		return;
	snprintf(steps, sizeof(steps), "8 / '%s Enter *",
		"stage:registered_program:magang-jabar");
	monday_on(m, steps, "rows are tagged");
	monday_on(m, "m", "Not accepted");
	monday_on(m, "2", "Not accepted: why");
	monday_on(m, "3", "reason:");
	monday_on(m, "Enter", "u takes them back");
	after = monday_count(m, "case '" NEW "'");
	/* in one write: the rows that are tagged are those of the filter */
	tap(before > 10 && after == 0 &&
			monday_count(m, "case stage:rejected") == out + before,
		"a wrong filter declines %ld, and nobody else", before);
	monday_on(m, "u", "Taken back");
	tap(monday_count(m, "case '" NEW "'") == before &&
			monday_says(m, "log", "undo") &&
			monday_says(m, "log", "move"),
		"one undo brings all of them back; the log tells of both");
	monday_leave(m);
}

static void
decided(struct monday *m)
{
	char number[16], args[200];

	on_card(m, number);
	tap(monday_on(m, "r", "Not accepted: why") && monday_on(m, "3", "2 of"),
		"a case is declined by two keys, the next is there");
	snprintf(args, sizeof(args), "show %s --why", number);
	tap(monday_says(m, args, "NIK of 16 digits"),
		"... and the desk can tell how it stood, rule by rule");
	tap(monday_on(m, "r", "Not accepted: why") &&
			monday_on(m, "'moved_away Enter", "3 of") &&
			monday_says(
				m, "list decision reason:moved", "moved away"),
		"words that begin where causes are listed are the reason");
	monday_on(m, "r", "Not accepted: why");
	/* one write: a cause, then what was meant as words for it */
	line_keys(&m->l, "1 'wrong_number Enter");
	tap(line_text(&m->l, "did nothing") && line_shows(&m->l, "4 of"),
		"what is typed ahead lands in nobody else");
}

static void
corrected(struct monday *m)
{
	char number[16], args[200], out[400];
	const char *person;

	on_card(m, number);
	snprintf(args, sizeof(args), "list case number:%s --columns person",
		number);
	stand_run(&m->stand, args, out, sizeof(out));
	person = strstr(out, "MG-");
	snprintf(args, sizeof(args), "set %.11s birth_date=1999-09-09",
		person ? person : "");
	monday_others(m, args);
	tap(monday_on(m, "r", "was changed meanwhile") &&
			line_shows(&m->l, "09-09-1999"),
		"who decides sees a correction before it stands");
	tap(monday_on(m, "Down r 3", "5 of"), "... and decides on it");
}

static void
two_at_one(struct monday *m)
{
	char number[16], args[200];

	on_card(m, number);
	snprintf(args, sizeof(args),
		"--as budi move %s rejected --reason 'by the other one'",
		number);
	monday_others(m, args);
	tap(monday_on(m, "r", "decided elsewhere") && line_shows(&m->l, number),
		"two in one case: the second is told, and stays there");
	monday_on(m, "]", "6 of");
	snprintf(args, sizeof(args), "show %s --why", number);
	tap(monday_says(m, args, "by the other one"),
		"... and one decision stands");
}

static void
dropped(struct monday *m)
{
	line_hang_up(&m->l);
	line_end(&m->l);
	line_release(&m->l);
	monday_deck(m, "rina", NEW);
	tap(monday_on(m, "v", "Today: Not accepted 4") &&
			line_shows(&m->l, "moved away"),
		"the line drops: what was decided today is a list");
	monday_on(m, "Down Enter", "DECIDED ON");
	tap(monday_on(m, "Enter", "[Timeline]"),
		"... of decisions and their cases");
	monday_on(m, "Esc Esc", "Today: ");
	tap(monday_on(m, "u", "Taken back") &&
			monday_on(m, "", "Not accepted 3"),
		"... of which each is taken back by itself");
	monday_on(m, "q", "Deck |");
	monday_leave(m);
}

/* What is not clear is asked, who is neither yes nor no waits. */
static void
asked(struct monday *m)
{
	const char *const to = "program:wirausaha-baru stage:interview "
			       "score>=60";
	const long tasks = monday_count(m, "task open"),
		   all = monday_count(m, "case 'program:wirausaha-baru "
					 "stage:interview score>=60'");
	char number[16], args[100];

	monday_deck(m, "hendra", to);
	on_card(m, number);
	tap(monday_on(m, "i", "Ask for"), "what is to be found out is asked");
	monday_on(m, "'which_tools Enter", "of ");
	tap(monday_count(m, "task open") == tasks + 1 &&
			!line_shows(&m->l, number),
		"... as a task of its officer, and it comes back at the end");
	on_card(m, number);
	tap(monday_on(m, "w", "Waiting list"), "a key lets the next one wait");
	snprintf(args, sizeof(args), "list proposal open case:%s", number);
	tap(monday_says(m, args, number),
		"... when a second person has approved");
	monday_on(m, "u", "Taken back");
	tap(monday_count(m, "proposal open") == 0 && all > 2,
		"... or not at all");
	monday_leave(m);
}

/* ---- the weight ---------------------------------------------------------- */

#define PROGRAM "config/programs/magang-jabar.yaml"

/* The first of these words; false: they are not there. */
static bool
replace(char *text, const char *old, const char *new)
{
	char *at = strstr(text, old);

	if (at)
		memcpy(at, new, strlen(new));
	return at && strlen(old) == strlen(new);
}

/* The same program, where the aptitude test weighs 40 and the drive 5. */
static bool
write_next(const char *path)
{
	static char text[1 << 16];
	FILE *in = fopen(PROGRAM, "re"), *out = fopen(path, "we");
	bool good = in && out;

	if (good) {
		text[fread(text, 1, sizeof(text) - 1, in)] = '\0';
		good = replace(text, "version: 1", "version: 2") &&
		       replace(text, "weight: 20, from: aptitude",
			       "weight: 30, from: aptitude") &&
		       replace(text, "weight: 15, from: motivation",
			       "weight:  5, from: motivation") &&
		       fputs(text, out) >= 0;
	}
	if (in)
		fclose(in);
	if (out)
		fclose(out);
	return good;
}

/* At ten a weight was read wrongly: asked first, then installed and taken over as
 * one act; what was decided keeps its reasons. */
static void
weight(struct monday *m, const char *dir)
{
	char path[600], args[700], declined[16], why[60], out[8000], *act;
	long open = monday_count(m, "case 'program:magang-jabar stage:open'");

	monday_deck(m, "rina", NEW);
	on_card(m, declined);
	monday_on(m, "r 3", "Not accepted (ACT-");
	monday_leave(m);
	snprintf(path, sizeof(path), "%s/next.yaml", dir);
	tap(write_next(path), "a copy of the program with other weights");
	snprintf(args, sizeof(args), "--as rina program whatif %s", path);
	snprintf(why, sizeof(why), "version 2: %ld open cases", open - 1);
	tap(monday_says(m, args, why),
		"what it would do is asked first, of all");
	tap(monday_says(m, args, "Aptitude test"),
		"... and by which part of the score");
	snprintf(args, sizeof(args), "program install %s", path);
	monday_others(m, args);
	stand_run(&m->stand, "program adopt magang-jabar", out, sizeof(out));
	act = strstr(out, "ACT-");
	tap(act && strstr(out, "moved (act ACT-"),
		"the open cases go into it as one act");
	snprintf(args, sizeof(args), "show %s --why", declined);
	tap(monday_says(m, args, "Not accepted, Not chosen") &&
			monday_says(m, args, "NIK of 16 digits"),
		"what was decided keeps its reasons");
	snprintf(why, sizeof(why), "Cases %ld", open - 1);
	snprintf(args, sizeof(args), "undo %.12s", act ? act : "");
	tap(monday_says(m, args, why),
		"... and one undo brings all of them back");
}

/* ---- places -------------------------------------------------------------- */

static void
at_noon(struct monday *m)
{
	monday_others(m, "set " SEATS " seats=1");
	monday_others(m, "--as rina move MJ-001750-6 selection --reason again");
	monday_others(m, "set MJ-001750-6 host_approval_no=A1");
	monday_deck(m, "rina", "number:MJ-001750-6");
	/* behind a question of health, so not where it leads */
	tap(line_shows(&m->l, "IF ACCEPTED, 2026-2") &&
			line_shows(&m->l, "FULL"),
		"where there is no room it says so");
	tap(monday_on(m, "a", "no room, Waiting list"),
		"then yes means that it waits");
	monday_on(m, "u", "Taken back");
	monday_others(m, "set " SEATS " seats=600");
	tap(monday_on(m, "a", "was changed meanwhile") &&
			!line_shows(&m->l, "FULL"),
		"new seats are seen before the next key acts");
	tap(monday_on(m, "Down a", "Matched to a host"),
		"... which then takes one");
	monday_leave(m);
}

/* Proposals of one are approved by another as a list; her nephew is none of hers,
 * so she gives him back, and a third one approves him. */
static void
nephew(struct monday *m)
{
	const char *const talks = "stage:interview_program:wirausaha-baru_"
				  "score>=60";
	char steps[200];
	long tasks;

	monday_others(m, "user add tuti role=manager kk=" NEPHEW_KK);
	monday_others(m, "user add ketua role=manager");
	monday_others(m, "set " NEPHEW " no_kk=" NEPHEW_KK);
	m->stand.as = "hendra";
	stand_open(&m->stand, &m->l, NULL, 0, 0);
	snprintf(steps, sizeof(steps), "8 / '%s Enter *", talks);
	monday_on(m, steps, "rows are tagged");
	monday_on(m, "m", "Training series");
	monday_on(m, "'training Enter", "reason:");
	tap(monday_on(m, "Enter", "u takes them back") &&
			monday_count(m, "proposal open by:hendra") == 4,
		"what a second person must see is proposed");
	monday_leave(m);
	tap(monday_says(m, "--as hendra approve open", "you proposed it"),
		"who proposed it does not approve it");
	m->stand.as = "tuti";
	stand_open(&m->stand, &m->l, NULL, 0, 0);
	monday_on(m, ": 'proposals Enter", "open");
	tap(monday_on(m, "* a", "3 approved; R lists each") &&
			line_shows(&m->l, "family card"),
		"his aunt approves all others at once");
	monday_on(m, "Enter", "DECIDED ON");
	monday_on(m, "r", "Returned, because:");
	tasks = monday_count(m, "task open");
	tap(monday_on(m, "'my_nephew Enter", "1 returned"),
		"... and gives him back on the page that says why");
	monday_on(m, "Esc", "Proposals that wait");
	monday_leave(m);
	tap(monday_count(m, "task open") == tasks + 1 &&
			monday_count(m, "proposal returned") == 1,
		"who proposed him has a task");
	monday_others(m, "--as hendra decide " NEPHEW_CASE " --to training");
	tap(monday_others(m, "--as ketua approve open") &&
			monday_says(m, "show " NEPHEW_CASE " --why",
				"score at least 60"),
		"... a third one approves him, and the desk reads on what");
	m->stand.as = NULL;
}

/* What the one who called two of them has noted: no, twice. */
static void
write_answers(struct monday *m, const char *dir)
{
	char path[600], out[8000], *rest = out, *row;
	FILE *f;

	stand_run(&m->stand,
		"--as rina letters print sent --out - --part phones", out,
		sizeof(out));
	snprintf(path, sizeof(path), "%s/came.csv", dir);
	f = fopen(path, "we");
	for (int i = 0; f && i < 3 && (row = strsep(&rest, "\n")); i++)
		fprintf(f, "%.*s%s\n", (int)strcspn(row, "\r"), row,
			i ? "no" : "");
	if (f)
		fclose(f);
}

/* At half past two: letters go by their number, once; answers come as a list. */
static void
letters(struct monday *m, const char *dir)
{
	char steps[80], args[700], *end, out[8000];
	const long held = monday_count(m, "letter held"),
		   sent = monday_count(m, "letter sent");
	long go = 0;

	/* those in which nothing is missing */
	stand_run(&m->stand, "--as rina letters publish held --dry-run", out,
		sizeof(out));
	tap(!strstr(out, "stay held"), "in no letter anything is missing");
	end = strstr(out, " letters would be sent");
	while (end && end > out && end[-1] >= '0' && end[-1] <= '9')
		go = strtol(--end, NULL, 10);
	snprintf(args, sizeof(args),
		"--as rina letters publish held --number 1 --out '%s/no'", dir);
	tap(monday_says(m, args, "nothing is sent"),
		"letters do not go by a wrong number");
	stand_open(&m->stand, &m->l, NULL, 0, 0);
	monday_on(m, ": 'letters Enter", "held");
	monday_on(m, "p", "how many?");
	snprintf(steps, sizeof(steps), "'%ld Enter", go);
	tap(monday_on(m, steps, "magang out get") && go > 3 &&
			monday_count(m, "letter sent") == sent + go,
		"%ld of %ld go by theirs", go, held);
	monday_leave(m);
	tap(monday_says(m, "--as rina out list", "letters"),
		"they lie ready to be printed");
	write_answers(m, dir);
	snprintf(args, sizeof(args), "--as rina letters answers '%s/came.csv'",
		dir);
	tap(monday_others(m, args) && monday_count(m, "letter answer:no") == 2,
		"on Tuesday the answers come as a list");
}

int
part_day2(struct stand *stand, const char *dir)
{
	struct monday m = { 0 };

	stand_fresh(stand, dir, "2000");
	m.stand = *stand;
	morning(&m);
	hard_rules(&m);
	wrong_filter(&m);
	if (!tap(monday_deck(&m, "rina", NEW), "the deck is open"))
		return tap_done();
	decided(&m);
	corrected(&m);
	two_at_one(&m);
	dropped(&m);
	weight(&m, dir);
	at_noon(&m);
	asked(&m);
	monday_triage(&m, dir);
	nephew(&m);
	letters(&m, dir);
	tap(stand_sound(&m.stand), "the store is sound");
	return tap_done();
}
