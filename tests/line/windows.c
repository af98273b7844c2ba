/* SPDX-License-Identifier: MIT */
/*
 * Every terminal type in every window shows what the steps tests without a
 * terminal show, with the cursor in the same cell.
 */
#include "stand.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>

#define N(a) (sizeof(a) / sizeof((a)[0]))
#define PICTURE 65536
#define PATIENCE 5000 /* ms; much more than a moment without a key */

static const char *const terms[] = { "xterm-256color", "tmux-256color", "vt100",
	"screen", "linux" };
static const struct {
	int columns, rows;
} windows[] = { { 80, 24 }, { 200, 60 }, { 80, 11 }, { 40, 20 }, { 40, 10 } };

/* One after the other in one session; what is to be seen then. */
static const struct {
	const char *name, *steps;
} stages[] = {
	{ "home", "" },
	{ "list", "7 Down" },
	{ "far down", "Down Down Down Down Down Down Down Down Down Down Down "
		      "Down Down Down Down Down Down Down Down Down Down Down "
		      "Down Down Down Down" },
	{ "one more", "Down" },
	{ "help", "?" },
	{ "closed help", "Esc" },
	{ "record", "Enter" },
	{ "next part", "v" },
	{ "form", "E Down 'Neng" },
	{ "palette", "Esc :" },
};

/* --- pictures ------------------------------------------------------------- */

static void
add_row(char *out, const char *row)
{
	size_t len = strlen(out);

	snprintf(out + len, PICTURE - len, "%s\n", row);
}

static void
seen(const struct line *l, char *out)
{
	char row[4096];
	int at, column;

	*out = '\0';
	for (int i = 0; i < l->rows; i++)
		add_row(out, line_row(l, i, row, sizeof(row)));
	line_cursor(l, &at, &column);
	snprintf(row, sizeof(row), "-- cursor %d %d", at, column);
	add_row(out, row);
}

/* The same without a terminal, a moment after the last key; what stands in the cell of the cursor is cut. */
static void
expected(const struct stand *stand, const char *steps, char *out)
{
	char args[1000], *end;

	snprintf(
		args, sizeof(args), "--as rina --dump-screen \"%s +1\"", steps);
	stand_run(stand, args, out, PICTURE);
	end = strstr(out, "-- cursor");
	end = end ? strstr(end, " '") : NULL;
	if (end)
		strcpy(end, "\n");
}

/* The first row that differs, as comments. */
static bool
differ(const char *want, const char *got)
{
	while (*want && *got) {
		size_t w = strcspn(want, "\n"), g = strcspn(got, "\n");

		if (w != g || strncmp(want, got, w) != 0) {
			tap_note("want |%.*s", (int)w, want);
			tap_note("got  |%.*s", (int)g, got);
			return true;
		}
		want += w + (want[w] == '\n');
		got += g + (got[g] == '\n');
	}
	return *want != *got;
}

/* --- sessions ------------------------------------------------------------- */

struct album {
	char picture[N(stages)][PICTURE];
};

static void
make_album(const struct stand *stand, size_t window, struct album *a)
{
	char steps[900];

	snprintf(steps, sizeof(steps), "@%dx%d", windows[window].columns,
		windows[window].rows);
	for (size_t i = 0; i < N(stages); i++) {
		size_t len = strlen(steps);

		snprintf(steps + len, sizeof(steps) - len, " %s",
			stages[i].steps);
		expected(stand, steps, a->picture[i]);
		stand_drop_drafts(stand);
	}
}

static bool
look_at(struct line *l, const struct album *a, size_t stage)
{
	static char picture[PICTURE];

	line_keys(l, stages[stage].steps);
	if (!line_quiet(l))
		return false;
	/* a moment without a key may show more */
	for (int64_t end = line_now() + PATIENCE; line_now() < end;) {
		seen(l, picture);
		if (strcmp(a->picture[stage], picture) == 0)
			return true;
		line_pump(l, 50);
	}
	tap_note("in %s", stages[stage].name);
	return !differ(a->picture[stage], picture);
}

static void
session(const struct stand *stand, const struct album *a, const char *term,
	size_t window)
{
	struct line l;
	bool good = stand_open(
		stand, &l, term, windows[window].columns, windows[window].rows);

	for (size_t i = 0; i < N(stages) && good; i++)
		good = look_at(&l, a, i);
	line_keys(&l, "Esc");
	line_quiet(&l);
	line_signal(&l, SIGTERM);
	good = line_end(&l) && WIFEXITED(l.status) && !WEXITSTATUS(l.status) &&
	       line_modes_back(&l) && l.queries == 0 && good;
	tap(good, "%s, %dx%d", term, windows[window].columns,
		windows[window].rows);
	line_release(&l);
	stand_drop_drafts(stand);
}

/* --- resizing ------------------------------------------------------------- */

/* The window changes under a form; it goes on where it was. */
static void
resized(const struct stand *stand)
{
	static char want[PICTURE], got[PICTURE];
	char typed[20] = "Neng", steps[100];
	struct line l;
	bool good = stand_open(stand, &l, NULL, 0, 0);

	line_keys(&l, "c Enter Enter 'Neng");
	good = good && line_text(&l, "Neng") && line_quiet(&l);
	for (size_t i = N(windows); i-- > 0;) {
		line_resize(&l, windows[i].columns, windows[i].rows);
		line_keys(&l, "x");
		strcat(typed, "x");
		good = line_quiet(&l) && good;
		seen(&l, got);
		snprintf(steps, sizeof(steps), "@%dx%d c Enter Enter '%s",
			windows[i].columns, windows[i].rows, typed);
		stand_drop_drafts(stand);
		expected(stand, steps, want);
		good = !differ(want, got) && good;
	}
	tap(good, "resized while somebody types");
	line_release(&l);
	stand_drop_drafts(stand);
}

/* --- other types ---------------------------------------------------------- */

static void
refused(const struct stand *stand, const char *term)
{
	struct line l;
	bool good;

	stand_start(stand, &l, term, 0, 0);
	good = line_end(&l) && WIFEXITED(l.status) &&
	       WEXITSTATUS(l.status) == 64 && line_shows(&l, "--linear") &&
	       line_modes_back(&l);
	if (!good)
		line_show(&l);
	tap(good, "%s gets a sentence", term);
	line_release(&l);
}

static void
unknown(const struct stand *stand)
{
	struct line l;
	bool good = stand_open(stand, &l, "xterm-nobody-knows", 0, 0) &&
		    line_shows(&l, "'xterm-nobody-knows' is unknown");

	line_keys(&l, "Down");
	good = good && line_quiet(&l) && !line_shows(&l, "unknown");
	tap(good, "an unknown type: one note, once");
	line_release(&l);
}

/* What terminfo's vt100 does not have is understood, and has a twin. */
static void
paging(const struct stand *stand)
{
	static const char *const pairs[][2] = { { "PgDn", "NUMBER" },
		{ "PgUp", "MG-000001-3" }, { "End", "MG-000200-8" },
		{ "Home", "MG-000001-3" }, { "^D", "MG-000012" },
		{ "^U", "MG-000001-3" } };
	struct line l;
	bool good = stand_open(stand, &l, "vt100", 0, 0);

	line_keys(&l, "7");
	for (size_t i = 0; i < N(pairs); i++) {
		line_keys(&l, pairs[i][0]);
		good = line_quiet(&l) && line_text(&l, pairs[i][1]) && good;
	}
	tap(good, "vt100: pages by keys and by letters");
	line_release(&l);
}

int
part_windows(struct stand *stand, const char *dir)
{
	struct album *a = malloc(sizeof(*a));

	stand_fresh(stand, dir, "200");
	for (size_t w = 0; w < N(windows); w++) {
		make_album(stand, w, a);
		for (size_t t = 0; t < N(terms); t++)
			session(stand, a, terms[t], w);
	}
	free(a);
	resized(stand);
	refused(stand, "dumb");
	unknown(stand);
	paging(stand);
	return tap_done();
}
