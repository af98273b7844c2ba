/* SPDX-License-Identifier: MIT */
/*
 * How much typing is lost when the line or the program ends in the middle of a
 * field, after each character. Nothing where the program is told; with kill -9
 * what was typed in the last two seconds.
 */
#include "stand.h"

#include <signal.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#define KEEP_MS 2000
#define SLACK 400 /* ms: a machine under load, the flush of the disk */
#define TEXT 400

/* What is typed and the fields it goes to. */
static const struct {
	const char *field, *text;
} typed[] = {
	{ "name", "Neng Sumiati" },
	{ "titles", "Hj." },
	{ "no_kk", "3205042807150001" },
	{ "birth_date", "1-7-1999" },
	{ "birth_place", "Garut Kota" },
};
#define N(a) (sizeof(a) / sizeof((a)[0]))

enum way { BY_HUP, BY_EOF, BY_TERM, BY_KILL };
static const char *const ways[] = { "SIGHUP", "end of the line", "SIGTERM",
	"kill -9" };

struct losses {
	size_t n, lost[TEXT];
};

struct typist {
	struct line line;
	size_t field, at; /* next character */
	size_t n;         /* characters typed */
	int64_t when[TEXT];
};

static size_t
all_characters(void)
{
	size_t n = 0;

	for (size_t i = 0; i < N(typed); i++)
		n += strlen(typed[i].text);
	return n;
}

static bool
open_typist(const struct stand *stand, struct typist *t)
{
	memset(t, 0, sizeof(*t));
	if (!stand_open(stand, &t->line, NULL, 0, 0))
		return false;
	line_keys(&t->line, "c Enter Enter");
	return line_text(&t->line, "ENTRY") && line_quiet(&t->line);
}

/* One character, with the Enter that ends the field before it. */
static void
type_one(struct typist *t)
{
	char bytes[2];
	size_t n = 0;

	if (!typed[t->field].text[t->at]) {
		t->field++;
		t->at = 0;
		bytes[n++] = '\r';
	}
	bytes[n++] = typed[t->field].text[t->at++];
	t->when[t->n++] = line_now();
	line_bytes(&t->line, bytes, n);
}

/* The first characters of each field that the draft has, in the order of
 * typing.
 */
static size_t
kept(const struct stand *stand, const struct typist *t)
{
	struct draft d = { 0 };
	size_t n = 0;

	if (stand_draft(stand, &d))
		for (size_t i = 0; i <= t->field; i++) {
			const char *text = draft_text(&d, typed[i].field);
			size_t len = strlen(typed[i].text);

			if (i == t->field || strcmp(text, typed[i].text) != 0)
				len = strlen(text);
			/* the date is shown as 01-07-1999 once it is left */
			if (i < t->field &&
				strcmp(typed[i].field, "birth_date") == 0)
				len = *text ? strlen(typed[i].text) : 0;
			n += len;
		}
	draft_release(&d);
	return n;
}

static void
cut(struct typist *t, enum way way)
{
	static const int signals[] = {
		[BY_HUP] = SIGHUP, [BY_TERM] = SIGTERM, [BY_KILL] = SIGKILL
	};

	if (way == BY_EOF)
		line_hang_up(&t->line);
	else
		line_signal(&t->line, signals[way]);
	line_end(&t->line);
	line_release(&t->line);
}

/* Ends the typist; false: something is lost that must not be. */
static bool
count_loss(const struct stand *stand, struct typist *t, enum way way,
	struct losses *losses)
{
	int64_t now = line_now();
	size_t have;

	cut(t, way);
	have = kept(stand, t);
	stand_drop_drafts(stand);
	losses->lost[losses->n++] = t->n > have ? t->n - have : 0;
	if (have >= t->n)
		return true;
	if (way == BY_KILL && t->when[have] >= now - KEEP_MS - SLACK)
		return true;
	tap_note(
		"%zu of %zu are kept; the first that is lost was typed %lld ms "
		"before",
		have, t->n, (long long)(now - t->when[have]));
	return false;
}

static int
by_size(const void *a, const void *b)
{
	size_t x = *(const size_t *)a, y = *(const size_t *)b;

	return (x > y) - (x < y);
}

static void
say_losses(struct losses *losses, const char *what)
{
	qsort(losses->lost, losses->n, sizeof(losses->lost[0]), by_size);
	tap_note("%s: characters lost in %zu cuts: most %zu, median %zu", what,
		losses->n, losses->lost[losses->n - 1],
		losses->lost[losses->n / 2]);
}

/* As fast as the program answers. */
static void
each_character(const struct stand *stand, enum way way)
{
	struct losses losses = { 0 };
	size_t step = stand->full ? 1 : 6;
	bool good = true;

	for (size_t k = 1; k <= all_characters(); k += step) {
		struct typist t;

		good = open_typist(stand, &t) && good;
		while (t.n < k) {
			type_one(&t);
			good = line_quiet(&t.line) && good;
		}
		good = count_loss(stand, &t, way, &losses) && good;
	}
	tap(good, "cut after a character by %s", ways[way]);
	say_losses(&losses, ways[way]);
}

/* --- arrived, not read ---------------------------------------------------- */

/* The machine was busy: keys and a signal wait for the program together. */
static void
behind_keys(const struct stand *stand, int sig, const char *name)
{
	struct draft d = { 0 };
	struct typist t;
	bool good = open_typist(stand, &t);

	line_signal(&t.line, SIGSTOP);
	line_keys(&t.line, "'Neng");
	while (line_unread(&t.line) < strlen("Neng"))
		line_pump(&t.line, 1);
	line_signal(&t.line, sig);
	line_signal(&t.line, SIGCONT);
	good = line_end(&t.line) && good;
	line_release(&t.line);
	good = stand_draft(stand, &d) &&
	       strcmp(draft_text(&d, "name"), "Neng") == 0 && good;
	tap(good, "keys that arrived before %s are kept", name);
	draft_release(&d);
	stand_drop_drafts(stand);
}

/* --- in the time of people ------------------------------------------------ */

#define TYPISTS 10
#define PACE 220 /* ms a character */

/* Takes in what comes until a moment: the next key of whoever types. */
static void
pump_until(struct typist *t, size_t n, int64_t moment)
{
	while (line_now() < moment)
		for (size_t i = 0; i < n; i++)
			line_pump(&t[i].line,
				(int)(moment - line_now()) / (int)n);
}

static void
at_a_pace(struct stand *stand, const char *dir)
{
	struct typist t[TYPISTS];
	struct losses losses = { 0 };
	bool good = true;
	int64_t next = line_now();
	size_t alive = TYPISTS;

	/* a store each: drafts are those of one user */
	for (size_t i = 0; i < TYPISTS; i++) {
		char name[16];

		snprintf(name, sizeof(name), "pace-%zu", i);
		stand_copy(stand, dir, "200", name);
		good = open_typist(stand, &t[i]) && good;
	}
	/* the last one is killed first; kills are spread over the text */
	for (size_t k = 1; alive > 0; k++) {
		for (size_t i = 0; i < alive; i++)
			type_one(&t[i]);
		next += PACE;
		pump_until(t, alive, next - PACE / 3);
		if (k >= all_characters() * (TYPISTS + 1 - alive) / TYPISTS) {
			alive--;
			snprintf(stand->store, sizeof(stand->store),
				"%s/pace-%zu", dir, alive);
			good = count_loss(stand, &t[alive], BY_KILL, &losses) &&
			       good;
		}
		if (alive > 0)
			pump_until(t, alive, next);
	}
	tap(good, "killed while somebody types at %d ms a character", PACE);
	say_losses(&losses, "kill -9 at that pace");
}

/* --- a pause -------------------------------------------------------------- */

static int64_t
drafts_changed(const struct stand *stand)
{
	char path[600];
	struct stat st;

	snprintf(path, sizeof(path), "%s/drafts/data.mdb", stand->store);
	if (stat(path, &st) != 0)
		return 0;
	return (int64_t)st.st_mtim.tv_sec * 1000 + st.st_mtim.tv_nsec / 1000000;
}

/* Whoever stops in the middle of a field and is killed later loses nothing,
 * also below a page of help. */
static void
after_a_pause(const struct stand *stand, const char *behind, const char *title)
{
	struct losses losses = { 0 };
	struct typist t;
	bool good = open_typist(stand, &t);
	int64_t seen, end;

	for (int i = 0; i < 6; i++) {
		type_one(&t);
		good = line_quiet(&t.line) && good;
	}
	line_keys(&t.line, behind);
	good = line_quiet(&t.line) && good;
	seen = drafts_changed(stand);
	end = line_now() + KEEP_MS + SLACK;
	while (drafts_changed(stand) == seen && line_now() < end)
		line_pump(&t.line, 20);
	good = line_quiet(&t.line) && good; /* it is flushed, too */
	good = count_loss(stand, &t, BY_KILL, &losses) && good;
	tap(good && losses.lost[0] == 0, "a pause, %s, then kill -9: nothing",
		title);
}

int
part_cut(struct stand *stand, const char *dir)
{
	stand_fresh(stand, dir, "200");
	for (size_t way = 0; way < N(ways); way++)
		each_character(stand, (enum way)way);
	behind_keys(stand, SIGHUP, "SIGHUP");
	behind_keys(stand, SIGTERM, "SIGTERM");
	after_a_pause(stand, "", "in a field");
	after_a_pause(stand, "^G", "help over the form");
	if (stand->full)
		at_a_pace(stand, dir);
	return tap_done();
}
