/* SPDX-License-Identifier: MIT */
/*
 * What each act costs on the line, and how long it is felt at 9.6 kbit/s with
 * 600 ms there and back. The formula is that of the packets of SSH: a key is 88
 * bytes up, every packet of the answer 88 more down.
 */
#include "stand.h"

#include <stdio.h>
#include <string.h>
#include <unistd.h>

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define KBPS 9.6
#define RTT 600
#define OVERHEAD 88
#define STILL 2000 /* ms */

/* Budgets: bytes and packets a time, 5 % above what it takes, so that more of
 * them is a decision. An act without a name only goes there. */
struct act {
	const char *act, *steps;
	unsigned times, bytes, packets;
};

static const struct act acts[] = {
	{ "start", "", 1, 1785, 2 },
	{ "home: down", "Down", 5, 8, 1 },
	{ NULL, "Home", 1, 0, 0 },
	{ "open a list", "7", 1, 1496, 2 },
	{ "list: down", "Down", 10, 9, 1 },
	{ "list: up", "Up", 8, 7, 1 },
	{ NULL, "Home", 1, 0, 0 },
	{ "list: 20 Downs at once",
		"Down Down Down Down Down Down Down Down Down Down Down Down "
		"Down Down Down Down Down Down Down Down",
		1, 134, 1 },
	{ "list: scroll by one", "Down", 3, 91, 1 },
	{ "list: page", "PgDn", 3, 948, 1 },
	{ "list: page before", "PgUp", 2, 919, 1 },
	{ "list: last page", "End", 1, 1022, 1 },
	{ "list: first page", "Home", 1, 983, 1 },
	{ "list: tag", "Space", 2, 26, 1 },
	{ NULL, "Space Up Space Up", 1, 0, 0 },
	{ "filter: open", "/", 1, 57, 1 },
	{ "filter: first letter", "n", 1, 1014, 1 },
	{ "filter: next letter", "e", 1, 1057, 1 },
	{ "filter: Esc", "Esc", 1, 1137, 1 },
	{ NULL, "Esc", 1, 0, 0 },
	{ NULL, "8", 1, 0, 0 },
	{ "open a record", "Enter", 1, 779, 1 },
	{ "record: next part", "v", 1, 743, 1 },
	{ NULL, "v v", 1, 0, 0 },
	{ "record: down", "Down", 3, 8, 1 },
	{ "record: a question", "t", 1, 58, 1 },
	{ "record: a letter", "x", 5, 1, 1 },
	{ "record: Esc", "Esc", 1, 104, 1 },
	{ "back to the list", "Esc", 1, 1611, 2 },
	{ "palette", ":", 1, 1014, 1 },
	{ "palette: a letter", "t", 1, 779, 1 },
	{ "palette: close", "Esc", 1, 1143, 1 },
	{ "help", "?", 1, 1536, 2 },
	{ "help: close", "Esc", 1, 1714, 2 },
	{ "choose a program", "c", 1, 376, 1 },
	{ "open a form", "Enter", 1, 641, 1 },
	{ "form: next field", "Down", 1, 4, 1 },
	{ "form: a letter", "'a", 8, 1, 1 },
	{ "form: Backspace", "Backspace", 2, 3, 1 },
	{ "form: Enter, computed", "Enter", 1, 89, 1 },
	{ "form: field before", "Up", 1, 7, 1 },
	{ "form: next page", "PgDn", 1, 402, 1 },
	{ "form: the list opens", "Down Down Down ?", 1, 247, 1 },
	{ "form: the list closes", "Esc", 1, 57, 1 },
	{ "form: saved", "PgUp ^X ^X", 1, 519, 1 },
	{ NULL, "Down 'Neng", 1, 0, 0 },
	{ "form: draft kept", "Esc", 1, 1622, 2 },
	{ NULL, "Esc Esc 8 / 'stage:interview_program:kyoto-ikusei Enter", 1, 0,
		0 },
	{ "open the deck", "d", 1, 1186, 1 },
	{ "deck: the next case", "s", 1, 383, 1 },
	{ "deck: what for", "r", 1, 350, 1 },
	{ "deck: declined, the next", "3", 1, 675, 1 },
	/* of several programs: those of one stand together */
	{ NULL, "Esc Esc 8 / 'stage:open Enter d", 1, 0, 0 },
	{ "deck of all: the next", "]", 20, 848, 1 },
	/* many at once */
	{ NULL, "Esc Esc 8 / 'stage:open_program:magang-jabar Enter", 1, 0, 0 },
	{ "bulk: a row is tagged", "Space", 30, 61, 1 },
	{ "bulk: where to", "m", 1, 830, 1 },
	{ "bulk: what for", "2", 1, 1252, 1 },
	{ "bulk: what it comes to", "3", 1, 658, 1 },
	{ "bulk: a letter", "'a", 5, 2, 1 },
	{ "bulk: declined", "Enter", 1, 1723, 2 },
	{ "bulk: how many to take back", "u", 1, 501, 1 },
	{ "bulk: taken back", "'101 Enter", 1, 1614, 2 },
	{ NULL, "Esc Esc 8 / 'stage:registered Enter", 1, 0, 0 },
	{ NULL, "Space", 30, 0, 0 },
	{ "bulk: a value", "e", 1, 72, 1 },
	{ "bulk: what it comes to", "'officer=rina Enter", 1, 133, 1 },
	{ "bulk: set", "'decree Enter", 1, 217, 1 },
	{ NULL, "Esc Esc 8", 1, 0, 0 },
	{ "count: by which field", "#", 1, 655, 1 },
	{ "count: a table", "'stage Enter", 1, 1055, 1 },
	{ "count: down", "Down", 5, 9, 1 },
	{ "count: the names", "Enter", 1, 1885, 2 },
	{ "count: back", "Esc", 1, 1245, 1 },
	{ NULL, "Esc Esc Esc :", 1, 0, 0 },
	{ NULL, "'places Enter", 1, 0, 0 },
	{ "matching: which", "M", 1, 307, 1 },
	{ "matching: a run", "1", 1, 1600, 2 },
	{ "matching: why", "Enter", 1, 230, 1 },
	{ "matching: back", "Esc", 1, 1263, 1 },
	{ "matching: by place", "v", 1, 1085, 1 },
	{ "matching: what is empty", "g", 1, 636, 1 },
	{ "matching: who fits", "w", 1, 1089, 1 },
	{ "matching: runs", "l", 1, 387, 1 },
	{ NULL, "Esc v Home", 1, 0, 0 },
	{ "matching: a pin to where", "f", 1, 475, 1 },
	{ "matching: pinned", "1", 1, 1376, 1 },
	{ NULL, "Esc Esc Esc Esc :", 1, 0, 0 },
	{ NULL, "'cases Enter / 'stage:interview_program:kyoto-ikusei Enter", 1,
		0, 0 },
	{ "wishes: open", "w", 1, 1887, 2 },
	{ "wishes: one is ranked", "Down a", 1, 275, 1 },
	{ NULL, "Esc Esc Esc Esc :", 1, 0, 0 },
	{ NULL, "'places Enter / 'name:K-04 Enter", 1, 0, 0 },
	{ "ranking: which", "w", 1, 290, 1 },
	{ "ranking: open", "Enter", 1, 1775, 2 },
	{ "ranking: one is ranked", "Down a", 1, 366, 1 },
};

/* Of the second person: what the first one has proposed. */
static const struct act approvals[] = {
	{ NULL, ":", 1, 0, 0 },
	{ "open the proposals", "'proposals Enter", 1, 719, 1 },
	{ "proposals: one approved", "a", 1, 96, 1 },
	{ "proposals: taken back", "u", 1, 260, 1 },
	{ "proposals: all tagged", "*", 1, 63, 1 },
	{ "proposals: why not", "r", 1, 70, 1 },
	{ "proposals: all returned", "'again Enter", 1, 238, 1 },
};

static double
felt(double keys, double packets, double bytes)
{
	return RTT +
	       8 / KBPS * ((OVERHEAD + 1) * keys + OVERHEAD * packets + bytes);
}

static bool
say(const struct act *a, double bytes, double packets)
{
	double ms = felt(1, packets, bytes);

	return tap(bytes <= a->bytes && packets <= a->packets,
		"%-23s %7.1f bytes %4.1f packets %6.0f ms", a->act, bytes,
		packets, ms);
}

static void
measure(struct line *l, const struct act *a)
{
	double bytes, packets;
	bool good = true;

	line_count(l);
	for (unsigned k = 0; k < a->times; k++) {
		line_keys(l, a->steps);
		good = line_quiet(l) && good;
	}
	bytes = (double)l->bytes / a->times;
	packets = (double)l->packets / a->times;
	if (a->act && !say(a, bytes, packets) && good)
		line_show(l);
}

/* No condition can be awaited here: it is that nothing comes. */
static void
stand_still(struct line *l)
{
	int64_t end = line_now() + STILL;

	line_count(l);
	while (line_now() < end && !l->ended)
		line_pump(l, STILL);
	tap(l->bytes == 0, "nothing is sent while nothing happens");
}

static void
approve(struct stand *stand)
{
	struct line l;

	stand_run(stand, "user add tuti role=manager", NULL, 0);
	stand_run(stand,
		"--as hendra decide 'program:wirausaha-baru stage:interview' "
		"--to training",
		NULL, 0);
	stand->as = "tuti";
	if (stand_open(stand, &l, NULL, 0, 0))
		for (size_t i = 0; i < N(approvals); i++)
			measure(&l, &approvals[i]);
	line_release(&l);
}

int
part_bytes(struct stand *stand, const char *dir)
{
	struct line l;

	stand_fresh(stand, dir, "2000");
	stand_start(stand, &l, NULL, 0, 0);
	line_text(&l, "RECENT");
	line_quiet(&l);
	say(&acts[0], (double)l.bytes, (double)l.packets);
	tap(l.queries == 0, "start: the terminal is asked nothing");
	stand_still(&l);
	for (size_t i = 1; i < N(acts); i++)
		measure(&l, &acts[i]);
	line_release(&l);
	approve(stand);
	return tap_done();
}

/* --- memory --------------------------------------------------------------- */

#define SIBLINGS 3

int
part_memory(struct stand *stand, const char *dir)
{
	static const char *const sizes[] = { "2000", "100000" };

	for (size_t k = 0; k < N(sizes); k++) {
		struct line l[SIBLINGS + 1];

		snprintf(stand->store, sizeof(stand->store), "%s/%s", dir,
			sizes[k]);
		if (access(stand->store, X_OK) != 0)
			continue;
		for (size_t i = 0; i <= SIBLINGS; i++) {
			stand_open(stand, &l[i], NULL, 0, 0);
			line_keys(&l[i], "7 Down PgDn");
			line_text(&l[i], "NUMBER");
			line_quiet(&l[i]);
		}
		tap(true, "%s persons, list open, %d siblings: %ld kB private",
			sizes[k], SIBLINGS,
			line_private(&l[SIBLINGS], stand->store));
		for (size_t i = 0; i <= SIBLINGS; i++)
			line_release(&l[i]);
	}
	return tap_done();
}
