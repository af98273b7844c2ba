/* SPDX-License-Identifier: MIT */
/*
 * Every screen and every way in which a line ends: the program ends, gives the
 * terminal back, leaves a sound store and no lock; what was typed into a form
 * stands there at the next start, with the cursor in its field, and so do grades.
 */
#include "stand.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/file.h"

#define BOUND                                                                  \
	5000 /* ms until the end; only a machine under load needs more than    \
		a tenth */
#define FORM_FIRST 2 /* rows of the form at 80x24 */
#define FORM_LAST 16
#define FORM_TEXT 42 /* beyond are notes and lists */

static const struct {
	const char *name;
	const char *steps;
	const char *shows;
	const char *kept; /* text in the row of the cursor at the next start */
} screens[] = {
	{ "home", "", "RECENT", NULL },
	{ "list", "7 Down", "NUMBER", NULL },
	{ "prompt", "7 / 'neng", "neng", NULL },
	{ "record", "8 Enter", "Timeline", NULL },
	{ "palette", "7 : 'tag", "tag all rows", NULL },
	{ "help", "8 Enter ?", "HERE", NULL },
	{ "pick", "c", "no program yet", NULL },
	{ "form", "c Enter '3205044107999002 Enter 'Neng_Sumi", "Neng Sumi",
		"Neng Sumi" },
	{ "form under help", "c Enter Enter 'Neng_Sumi ^G", "HERE",
		"Neng Sumi" },
	{ "form with list",
		"c Enter Enter 'Neng Enter Down Down Down Down "
		"Down ? Down Down",
		">3", "Marital" },
	{ "second time",
		"8 Enter E PgDn PgDn PgDn Down Down Down Down Down Down "
		"Down 'AB12345678CD Enter 'AB1",
		"once more", "AB12345678CD" },
};

enum drop { DROP_HUP, DROP_EOF, DROP_TERM, DROP_KILL, DROP_CLOSED };
static const char *const drops[] = { "SIGHUP", "end of the line", "SIGTERM",
	"kill -9", "window closed" };
#define N(a) (sizeof(a) / sizeof((a)[0]))

/* --- forms ---------------------------------------------------------------- */

struct form {
	int row, column;
	char rows[FORM_LAST + 1][4 * FORM_TEXT + 1];
};

/* Labels and texts, without what is drawn beside them. */
static void
form_read(const struct line *l, struct form *f)
{
	memset(f, 0, sizeof(*f));
	line_cursor(l, &f->row, &f->column);
	for (int i = FORM_FIRST; i <= FORM_LAST; i++) {
		VTermRect part = { i, i + 1, 0, FORM_TEXT };

		size_t n = vterm_screen_get_text(
			l->screen, f->rows[i], 4 * FORM_TEXT, part);

		while (n > 0 && f->rows[i][n - 1] == ' ')
			n--;
		f->rows[i][n] = '\0';
	}
}

static bool
form_same(const struct form *a, const struct form *b)
{
	for (int i = FORM_FIRST; i <= FORM_LAST; i++)
		if (i != a->row && strcmp(a->rows[i], b->rows[i]) != 0) {
			tap_note("'%s' is '%s' now", a->rows[i], b->rows[i]);
			return false;
		}
	return true;
}

/* --- one drop ------------------------------------------------------------- */

static void
do_drop(struct line *l, enum drop how)
{
	static const int signals[] = { [DROP_HUP] = SIGHUP,
		[DROP_TERM] = SIGTERM,
		[DROP_KILL] = SIGKILL };

	if (how == DROP_EOF || how == DROP_CLOSED)
		line_hang_up(l);
	else
		line_signal(l, signals[how]);
}

static bool
ended_well(const struct line *l, enum drop how)
{
	if (how == DROP_KILL)
		return WIFSIGNALED(l->status) && WTERMSIG(l->status) == SIGKILL;
	if (!WIFEXITED(l->status) || WEXITSTATUS(l->status) != 0) {
		tap_note("status %x", (unsigned)l->status);
		return false;
	}
	if (how == DROP_EOF || how == DROP_CLOSED)
		return true;
	if (line_modes_back(l) && !l->alternate)
		return true;
	tap_note("the terminal is not as it was");
	return false;
}

/* The draft is offered, Enter goes on with it. */
static bool
goes_on(const struct stand *stand, const struct form *before, const char *kept)
{
	struct form after;
	struct line l;
	bool good = stand_open(stand, &l, NULL, 0, 0) &&
		    line_text(&l, "go on with a draft");

	line_keys(&l, "Enter");
	good = good && line_text(&l, "ENTRY") && line_quiet(&l);
	form_read(&l, &after);
	if (good && (after.row != before->row || !form_same(before, &after) ||
			    !strstr(after.rows[after.row], kept))) {
		tap_note("the cursor was in row %d", before->row);
		line_show(&l);
		good = false;
	}
	line_release(&l);
	return good;
}

static int64_t longest;

static void
one(const struct stand *stand, size_t screen, enum drop how)
{
	const char *kept = screens[screen].kept;
	struct form before;
	struct line l;
	bool good;
	int64_t began;

	stand_begin(stand, &l,
		(struct line_options){ .shell = how == DROP_CLOSED });
	good = line_text(&l, "TO DO") && line_quiet(&l);
	line_keys(&l, screens[screen].steps);
	good = good && line_text(&l, screens[screen].shows) && line_quiet(&l);
	if (strstr(screens[screen].name, "help") && kept) {
		line_keys(&l, "Esc"); /* to see the form once */
		good = good && line_text(&l, "ENTRY") && line_quiet(&l);
		form_read(&l, &before);
		line_keys(&l, "^G");
		good = good && line_text(&l, "HERE") && line_quiet(&l);
	} else {
		form_read(&l, &before);
	}
	began = line_now();
	do_drop(&l, how);
	good = line_end(&l) && ended_well(&l, how) && good;
	began = line_now() - began;
	longest = began > longest ? began : longest;
	good = good && began < BOUND;
	line_release(&l);
	good = stand_sound(stand) && good;
	if (kept)
		good = goes_on(stand, &before, kept) && good;
	tap(good, "%s, %s", screens[screen].name, drops[how]);
	if (kept)
		stand_drop_drafts(stand);
}

/* --- a note that comes in ------------------------------------------------- */

/* The line ends in the middle of a paste: what has come is a draft. */
static void
pasting(const struct stand *stand, enum drop how)
{
	static const char note[] = "nama: Neng Sumiati\nhp 0813";
	struct draft d = { 0 };
	struct line l;
	bool good;

	stand_begin(stand, &l,
		(struct line_options){ .shell = how == DROP_CLOSED });
	good = line_text(&l, "TO DO") && line_quiet(&l);
	line_keys(&l, ": 'paste Enter");
	good = good && line_text(&l, "Paste the note") && line_quiet(&l);
	line_bytes(&l, "\033[200~", 6);
	line_bytes(&l, note, strlen(note));
	good = good && line_quiet(&l);
	do_drop(&l, how);
	good = line_end(&l) && ended_well(&l, how) && good;
	line_release(&l);
	/* a kill may take what came in the last two seconds: all of it here */
	good = good && (stand_draft(stand, &d) || how == DROP_KILL) &&
	       (how == DROP_KILL || strncmp(draft_text(&d, "text"), note,
					    strlen(note)) == 0);
	if (!good)
		tap_note("the draft is '%s'", draft_text(&d, "text"));
	tap(good, "a paste, cut, %s", drops[how]);
	draft_release(&d);
	stand_drop_drafts(stand);
}

/* --- grades ---------------------------------------------------------------- */

/* The marks of a unit are kept one by one: whatever the end, they stand there at
 * the next start, with the marker at who comes next. */
static void
grading(const struct stand *stand, enum drop how)
{
	struct line l;
	bool good;

	stand_begin(stand, &l,
		(struct line_options){ .shell = how == DROP_CLOSED });
	good = line_text(&l, "TO DO") && line_quiet(&l);
	line_keys(&l, ": 'cohorts Enter / 'number:CO-000007-6 Enter");
	good = good && line_text(&l, "J-5") && line_quiet(&l);
	line_keys(&l, ": 'grades Enter '78 Enter '6");
	good = good && line_text(&l, "78*") && line_quiet(&l);
	do_drop(&l, how);
	good = line_end(&l) && ended_well(&l, how) && good;
	line_release(&l);
	good = stand_sound(stand) && good;
	good = stand_open(stand, &l, NULL, 0, 0) &&
	       line_text(&l, "go on with a draft") && good;
	line_keys(&l, "Enter");
	good = line_text(&l, "78*") && line_quiet(&l) && good;
	line_keys(&l, "'65 Enter");
	good = line_text(&l, "2 marks saved") && good;
	line_release(&l);
	tap(good, "grades, one of two typed, %s", drops[how]);
	stand_drop_drafts(stand);
}

/* --- a question ----------------------------------------------------------- */

/* A note that is written down in a question is a form's text at the next start. */
static void
question(const struct stand *stand)
{
	struct draft d = { 0 };
	struct line l;
	bool good = stand_open(stand, &l, NULL, 0, 0);

	line_keys(&l, "8 Enter n Enter 'Ibu_Neng_datang");
	good = good && line_text(&l, "Ibu Neng datang") && line_quiet(&l);
	do_drop(&l, DROP_HUP);
	good = line_end(&l) && ended_well(&l, DROP_HUP) && good;
	line_release(&l);
	good = good && stand_draft(stand, &d) && d.kind == KIND_ACTIVITY &&
	       d.about &&
	       strcmp(draft_text(&d, "text"), "Ibu Neng datang") == 0;
	tap(good, "a note in a question is kept");
	draft_release(&d);
	stand_drop_drafts(stand);
}

/* --- the store goes ------------------------------------------------------- */

/* The file of data is cut while a form is open: one sentence, the terminal as it
 * was, and what was typed is a draft of the store that comes back. */
static void
cut_away(const struct stand *stand)
{
	struct buf bytes = BUF_INIT;
	struct err err = ERR_INIT;
	struct draft d = { 0 };
	struct line l;
	char path[600];
	FILE *f;
	bool good = stand_open(stand, &l, NULL, 0, 0);

	snprintf(path, sizeof(path), "%s/data/data.mdb", stand->store);
	line_keys(&l, "c Enter Enter 'Neng_Sumiati Enter 'Hj");
	good = good && line_text(&l, "ENTRY") && line_quiet(&l);
	good = file_read(path, 1 << 28, &bytes, &err) == 0 &&
	       truncate(path, 8192) == 0 && good;
	line_keys(&l, "Enter");
	good = line_text(&l, "ends too early") && line_end(&l) && good;
	good = good && WIFEXITED(l.status) && WEXITSTATUS(l.status) == 65 &&
	       line_modes_back(&l) && !l.alternate;
	line_release(&l);
	f = fopen(path, "r+");
	good = f && fwrite(bytes.data, 1, bytes.len, f) == bytes.len &&
	       fclose(f) == 0 && good;
	buf_release(&bytes);
	good = stand_sound(stand) && stand_draft(stand, &d) && good &&
	       strcmp(draft_text(&d, "name"), "Neng Sumiati") == 0 &&
	       strcmp(draft_text(&d, "titles"), "Hj") == 0;
	tap(good, "the file of data is cut: a sentence, and the draft is kept");
	draft_release(&d);
	stand_drop_drafts(stand);
}

/* --- nobody reads --------------------------------------------------------- */

#define REPAINTS 80 /* more than a terminal's buffer of 64 kB takes */

/* The far end is alive and takes nothing: what is typed is read all the same,
 * kept, and a signal ends the program. */
static void
stalled(const struct stand *stand)
{
	struct draft d = { 0 };
	struct line l;
	bool good = stand_open(stand, &l, NULL, 0, 0);

	line_keys(&l, "c Enter Enter");
	good = good && line_text(&l, "ENTRY") && line_quiet(&l);
	l.deaf = true;
	for (int i = 0; i < REPAINTS && good; i++) {
		line_keys(&l, "^L");
		good = line_quiet(&l);
	}
	line_keys(&l, "'Neng_Sumiati Enter 'Hj");
	tap(good && line_quiet(&l), "nobody reads: keys are read");
	line_signal(&l, SIGTERM);
	tap(line_end(&l) && WIFEXITED(l.status) && line_modes_back(&l),
		"nobody reads: SIGTERM ends it and the modes are back");
	line_release(&l);
	good = stand_draft(stand, &d) &&
	       strcmp(draft_text(&d, "name"), "Neng Sumiati") == 0 &&
	       strcmp(draft_text(&d, "titles"), "Hj") == 0;
	tap(good, "nobody reads: the draft is kept");
	draft_release(&d);
	stand_drop_drafts(stand);
}

/* The far end pauses: one picture, the latest, comes behind what was sent. */
static void
paused(const struct stand *stand)
{
	struct line l;
	bool good = stand_open(stand, &l, NULL, 0, 0);

	line_keys(&l, "7");
	good = good && line_text(&l, "NUMBER") && line_quiet(&l);
	l.deaf = true;
	for (int i = 0; i < REPAINTS && good; i++) {
		line_keys(&l, "^L");
		good = line_quiet(&l);
	}
	line_keys(&l, "Esc 8 Enter");
	good = good && line_quiet(&l);
	line_count(&l);
	l.deaf = false;
	good = good && line_text(&l, "Timeline") && line_quiet(&l);
	tap(good && l.bytes < 80000,
		"nobody reads for a while: then the latest picture, once");
	tap_note("%llu bytes", (unsigned long long)l.bytes);
	line_release(&l);
}

/* --- half dead ------------------------------------------------------------ */

/* The line is dead, nobody told the first session. Its draft is gone on with,
 * and saved; when the first one is hung up at last it brings nothing back. */
static void
half_dead(const struct stand *stand)
{
	struct draft d = { 0 };
	struct line first, second;
	bool good = stand_open(stand, &first, NULL, 0, 0);

	line_keys(&first, "c Enter Enter 'Neng_Sumiati Enter");
	good = good && line_text(&first, "ENTRY") && line_quiet(&first);
	good = stand_open(stand, &second, NULL, 0, 0) && good;
	line_keys(&second, "Enter");
	good = good && line_text(&second, "ENTRY") && line_quiet(&second);
	line_keys(&second, "Enter Enter '1-7-1999 ^X");
	good = good && line_text(&second, "saved");
	line_release(&second);
	line_hang_up(&first);
	good = line_end(&first) && good;
	line_release(&first);
	tap(good && !stand_draft(stand, &d),
		"a session that is hung up late does not bring its draft back");
}

int
part_drop(struct stand *stand, const char *dir)
{
	stand_fresh(stand, dir, "200");
	for (size_t i = 0; i < N(screens); i++)
		for (size_t how = 0; how < N(drops); how++)
			one(stand, i, (enum drop)how);
	for (size_t how = 0; how < N(drops); how++)
		pasting(stand, (enum drop)how);
	for (size_t how = 0; how < N(drops); how++)
		grading(stand, (enum drop)how);
	tap_note("longest end: %lld ms", (long long)longest);
	stalled(stand);
	paused(stand);
	half_dead(stand);
	question(stand);
	cut_away(stand);
	return tap_done();
}
