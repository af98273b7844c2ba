/* SPDX-License-Identifier: MIT */
/* What the person sits at: the locale and the terminal. */
#include "doctor_terminal.h"

#include "doctor.h"

#include <stdlib.h>
#include <string.h>
#include <strings.h>

#include "command.h"
#include "magang/view/probe.h"

#include "magang/base/utf8.h"

#define NARROW 40 /* the smallest window that the screens are made for */
#define LOW 10

/* "ja_JP.UTF-8", "C.utf8" */
static bool
names_utf8(const char *locale)
{
	const char *dot = strchr(locale, '.');

	return dot && (strncasecmp(dot, ".UTF-8", 6) == 0 ||
			      strncasecmp(dot, ".UTF8", 5) == 0);
}

/* false: it is not as it should be, and this has been said. */
static bool
catalog_is_sound(struct doctor *d)
{
	const struct app *app = d->app;
	enum catalog_state state = i18n_state();

	if (state == CATALOG_MISSING)
		doctor_say(d, FINDING_FAIL,
			_("no texts in language '%s' under '%s'; install the "
			  "program again"),
			lang_code(app->lang), app->share);
	if (state == CATALOG_DAMAGED)
		doctor_say(d, FINDING_FAIL,
			_("the texts in language '%s' under '%s' are damaged; "
			  "install the program again"),
			lang_code(app->lang), app->share);
	return state == CATALOG_SOUND;
}

void
doctor_locale(struct doctor *d)
{
	const struct app *app = d->app;

	if (!catalog_is_sound(d))
		return;
	if (!app->locale)
		doctor_say(d, FINDING_WARN, "%s",
			_("LC_ALL, LC_CTYPE and LANG are empty; set "
			  "LANG=C.UTF-8 and the terminal to UTF-8"));
	else if (!names_utf8(app->locale))
		doctor_say(d, FINDING_WARN,
			_("'%s' is not UTF-8, which is all that is written "
			  "here; set LANG=C.UTF-8 and the terminal to UTF-8"),
			app->locale);
	else
		doctor_say(d, FINDING_OK, _("%s, language %s"), app->locale,
			lang_code(app->lang));
}

static void
say_no_screens(struct doctor *d)
{
	doctor_say(d, FINDING_SKIP, "%s",
		_("this program was built without screens"));
}

/* false: built without screens, and this has been said. */
static bool
probe_terminal(struct doctor *d, struct probe_terminal *out)
{
	if (d->app->probe)
		d->app->probe->terminal(d->app->term, out);
	else
		say_no_screens(d);
	return d->app->probe;
}

void
doctor_terminal(struct doctor *d)
{
	const char *term = d->app->term;
	struct probe_terminal t;

	if (!probe_terminal(d, &t))
		return;
	if (!t.places)
		doctor_say(d, FINDING_WARN,
			_("TERM '%s' cannot place text, so the screens do not "
			  "open: use --linear, or set the right TERM"),
			term);
	else if (strcmp(t.name, term) != 0)
		doctor_say(d, FINDING_WARN,
			_("TERM '%s' is unknown here, %s is taken for it; "
			  "install its description (ncurses-term)"),
			term, t.name);
	else
		doctor_say(d, FINDING_OK, "%s", term);
}

void
doctor_colours(struct doctor *d)
{
	struct probe_terminal t;

	if (!probe_terminal(d, &t))
		return;
	if (!d->app->color)
		doctor_say(d, FINDING_OK, "%s",
			_("none, because NO_COLOR is set"));
	else if (t.colors < 8)
		doctor_say(d, FINDING_OK, "%s",
			_("the terminal has none; nothing is told by colour "
			  "alone"));
	else
		doctor_say(d, FINDING_OK, "%d", t.colors);
}

void
doctor_window(struct doctor *d)
{
	struct probe_terminal t;

	if (!probe_terminal(d, &t))
		return;
	if (t.columns <= 0 || t.rows <= 0)
		doctor_say(d, FINDING_SKIP, "%s",
			_("no terminal, so there is no window"));
	else if (t.columns < NARROW || t.rows < LOW)
		doctor_say(d, FINDING_WARN,
			_("%d columns, %d rows; the screens need %d and %d: "
			  "make the window larger or the letters smaller"),
			t.columns, t.rows, NARROW, LOW);
	else
		doctor_say(d, FINDING_OK, _("%d columns, %d rows"), t.columns,
			t.rows);
}

/* --- columns of characters ------------------------------------------------ */

/* Each ends in a bar, so that an eye sees what is wrong, too. */
static const struct {
	const char *text;
	const char *advice;
} samples[] = {
	{ "|", "" },
	{ "漢字かな|",
		N_("wide letters; choose a font with Japanese letters in the "
		   "terminal") },
	{ "ｱｲｳ|",
		N_("half-width letters; choose a font with Japanese letters in "
		   "the terminal") },
	{ "“…”→±|", N_("letters of ambiguous width; set them to narrow in the "
		       "terminal") },
	{ "e\u0301|", N_("accents; use another terminal program") },
};
#define SAMPLES ARRAY_SIZE(samples)

/* Sample whose columns are not the ones that we count; SAMPLES: none. */
static size_t
first_wrong(const int *columns)
{
	size_t i = 0;

	while (i < SAMPLES && columns[i] == utf8_columns(samples[i].text))
		i++;
	return i;
}

void
doctor_width(struct doctor *d)
{
	const struct app *app = d->app;
	const char *texts[SAMPLES];
	int columns[SAMPLES];
	size_t wrong;

	if (!app->probe) {
		say_no_screens(d);
		return;
	}
	if (!app->tty_in || !app->tty_out || d->json) {
		doctor_say(d, FINDING_SKIP, "%s",
			_("needs a terminal and no --json"));
		return;
	}
	for (size_t i = 0; i < SAMPLES; i++)
		texts[i] = samples[i].text;
	fflush(app->out);
	if (!app->probe->columns(texts, SAMPLES, columns)) {
		doctor_say(d, FINDING_SKIP, "%s",
			_("the terminal does not say where its cursor is; the "
			  "bars above should stand at columns 1, 10, 14, 20 "
			  "and 22"));
		return;
	}
	wrong = first_wrong(columns);
	if (wrong == SAMPLES)
		doctor_say(d, FINDING_OK, "%s",
			_("the terminal counts columns as we do"));
	else
		doctor_say(d, FINDING_WARN,
			_("%d columns for '%s', which has %d: %s"),
			columns[wrong], samples[wrong].text,
			utf8_columns(samples[wrong].text),
			_(samples[wrong].advice));
}

/* --- the line --------------------------------------------------------------- */

/* What nothing but compression makes small, and what it then takes longer than a
 * bare answer on a line that is slow: 27 kB a second. */
#define BURST 4096
#define SLOW_MS 150
#define TRIES 2

/* The shortest of some; -1: no answer. */
static int
shortest_answer(const struct app *app, size_t bytes)
{
	int least = -1;

	for (int i = 0; i < TRIES; i++) {
		int ms = app->probe->answer_ms(bytes);

		if (ms >= 0 && (least < 0 || ms < least))
			least = ms;
	}
	return least;
}

void
doctor_line(struct doctor *d)
{
	const struct app *app = d->app;
	int bare, loaded;

	if (!app->line) {
		doctor_say(d, FINDING_SKIP, "%s", _("not over ssh"));
		return;
	}
	if (!app->probe || !app->tty_in || !app->tty_out || d->json) {
		doctor_say(d, FINDING_SKIP, "%s",
			_("needs a terminal and no --json"));
		return;
	}
	fflush(app->out);
	bare = shortest_answer(app, 0);
	loaded = bare < 0 ? -1 : shortest_answer(app, BURST);
	if (loaded < 0)
		doctor_say(d, FINDING_SKIP, "%s",
			_("the terminal does not answer in time"));
	else if (loaded - bare >= SLOW_MS)
		doctor_say(d, FINDING_WARN,
			_("slow and not compressed: an answer takes %d ms, "
			  "with %d equal bytes before it %d ms; set "
			  "Compression yes in ~/.ssh/config"),
			bare, BURST, loaded);
	else
		doctor_say(d, FINDING_OK,
			_("an answer takes %d ms; it is compressed, or fast "
			  "enough without"),
			bare);
}
