/* SPDX-License-Identifier: MIT */
/*
 * Commands by name: letters in their order, anywhere in the name, the sentence
 * or the words of the other languages. What cannot be done now is shown with
 * the reason, below the rest.
 */
#include "magang/tui/ui/palette.h"

#include "palette.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/action.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/widget/edit_view.h"
#include "magang/tui/widget/marker.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define ROWS_MAX 64
#define KEYS 8 /* columns of them */

struct palette {
	struct screen base;
	enum place place;
	struct edit edit;
	const struct action *rows[ROWS_MAX];
	struct strip strip;
	size_t can;  /* the first ones, which can be run */
	bool chosen; /* the row was, by an arrow or Tab */
};

/* Letters of `typed` in their order; lower is better, -1: not there. */
static int
match(const char *typed, const char *text)
{
	const char *p = text;
	int gaps = 0;

	for (; *typed; typed++) {
		const char *at;

		if (*typed == ' ')
			continue;
		at = strchr(p, *typed);
		if (!at)
			return -1;
		gaps += (int)(at - p);
		p = at + 1;
	}
	return gaps;
}

/* Does a word of the text begin so, or is it that (whole)? Japanese has no blanks
 * between words. */
static bool
has_word(const char *text, const char *typed, bool whole)
{
	const size_t n = strlen(typed);

	for (const char *at = text; (at = strstr(at, typed)); at++)
		if ((at == text || strchr(" -('", at[-1]) || at[0] & 0x80) &&
			!(whole && isalpha((unsigned char)at[n])))
			return true;
	return false;
}

#define BY_PART 50      /* a word that goes on */
#define BY_WORDS 30     /* one that is only another name of it */
#define BY_LETTERS 1000 /* and letters that are scattered */

/* What is named goes first, and of that what says little else: "cohort" is the
 * list of cohorts before what can be done with one. Of other names the first is
 * the nearest. */
static int
score(const char *typed, const char *text, size_t i)
{
	int gaps = match(typed, text);
	const bool id = i == 0, words = i == 3;

	if (!*typed || gaps < 0)
		return gaps;
	gaps = gaps * 4 + (int)i;
	if (!has_word(text, typed, false))
		return BY_LETTERS + gaps;
	if (words)
		return BY_WORDS + gaps;
	return utf8_columns(text) +
	       (id || has_word(text, typed, true) ? 0 : BY_PART);
}

int
palette_match(const char *typed, const struct action *a)
{
	char *texts[] = { utf8_caseless(a->id), utf8_caseless(_(a->help)),
		utf8_caseless(a->help), utf8_caseless(a->words) };
	int best = -1;

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		int m = score(typed, texts[i], i);

		if (m >= 0 && (best < 0 || m < best))
			best = m;
	}
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++)
		free(texts[i]);
	return best;
}

bool
palette_named(const char *typed, const struct action *a)
{
	const int best = palette_match(typed, a);

	return best >= 0 && best < BY_LETTERS;
}

struct palette_found {
	const struct action *a;
	int score;
	size_t at; /* in the tables */
	bool cannot;
};

static int
better(const void *x, const void *y)
{
	const struct palette_found *a = x, *b = y;

	if (a->cannot != b->cannot)
		return a->cannot ? 1 : -1;
	if (a->score != b->score)
		return a->score < b->score ? -1 : 1;
	return a->at < b->at ? -1 : a->at > b->at;
}

static void
search(struct ui *ui, struct palette *p)
{
	const struct action *a;
	size_t found = 0;
	char *typed = utf8_caseless(edit_text(&p->edit));
	struct palette_found list[ROWS_MAX];

	for (size_t i = 0; (a = action_at(ui->actions, i)) && found < ROWS_MAX;
		i++) {
		int score = palette_match(typed, a);

		if (!(a->places & p->place) || score < 0 ||
			a->flags & ACTION_QUIET)
			continue;
		list[found++] = (struct palette_found){ a, *typed ? score : 0,
			i, action_why_not(ui, a) != NULL };
	}
	free(typed);
	qsort(list, found, sizeof(*list), better);
	p->strip.n = found;
	p->chosen = false;
	p->can = p->strip.selected = p->strip.top = 0;
	for (size_t i = 0; i < found; i++) {
		p->rows[i] = list[i].a;
		p->can += !list[i].cannot;
	}
}

/* Letters that are scattered over a sentence name nothing: what was meant is
 * perhaps on another screen. */
static bool
is_named(const struct palette *p, const struct action *a)
{
	char *typed = utf8_caseless(edit_text(&p->edit));
	size_t n = strlen(typed);
	bool yes;

	while (n > 0 && typed[n - 1] == ' ')
		typed[--n] = '\0';
	yes = palette_named(typed, a);
	free(typed);
	return yes;
}

static unsigned
run(struct ui *ui, struct palette *p)
{
	const struct action *a = p->strip.selected < p->strip.n
					 ? p->rows[p->strip.selected]
					 : NULL;

	if (!a)
		return ui_say(ui, ROLE_WARN, "%s",
			_("no command has these letters; fewer find more"));
	if (!p->chosen && !is_named(p, a))
		return ui_say(ui, ROLE_WARN, "%s",
			_("no command goes by this; an arrow chooses one that "
			  "has its letters"));
	ui_pop(ui);
	return action_run(ui, a) | REACT_DRAW;
}

/* Enough letters to leave one command only. */
static void
complete(struct ui *ui, struct palette *p)
{
	if (p->strip.selected >= p->strip.n)
		return;
	edit_set(&p->edit, p->rows[p->strip.selected]->id, false);
	search(ui, p);
	p->chosen = true;
}

static size_t
room(const struct ui *ui)
{
	struct layout l = ui_layout(ui);

	return l.body_rows > 14  ? 12
	       : l.body_rows > 4 ? (size_t)l.body_rows - 2
				 : 2;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct palette *p = (struct palette *)s;
	struct key_move move = key_move(ev, false);

	if (key_is(ev, K_ENTER))
		return run(ui, p);
	if (key_is(ev, K_ESC) || key_is_control(ev, 'C'))
		return REACT_BACK;
	if (move.by == GO_ROW) {
		strip_step(&p->strip, move.way, room(ui));
		p->chosen = true;
	} else if (key_is(ev, K_TAB))
		complete(ui, p);
	else if (edit_key(&p->edit, ev) == EDIT_CHANGED)
		search(ui, p);
	return REACT_DRAW;
}

/* Caller frees. */
static char *
row_text(struct ui *ui, const struct action *a)
{
	const char *why = action_why_not(ui, a);

	return why ? xasprintf(_("cannot now: %s (%s)"), _(a->help), why)
		   : xstrdup(_(a->help));
}

static void
draw_row(struct ui *ui, const struct palette *p, size_t at, int row, int width)
{
	const struct action *a = p->rows[at];
	int label = width - 2 - KEYS;
	char *text = row_text(ui, a);

	ui_put(ui, row, 0, 2, ROLE_PLAIN, "%c ",
		at == p->strip.selected ? '>' : ' ');
	term_put(ui->term, row, 2, label, text,
		action_why_not(ui, a) ? ROLE_HINT : ROLE_PLAIN);
	term_put_right(ui->term, row, 2 + label, KEYS, a->keys, ROLE_PLAIN);
	free(text);
}

/* The row with the marker as a whole, where it was cut. */
static void
draw_whole(struct ui *ui, const struct palette *p, int row)
{
	struct layout l = ui_layout(ui);
	char *text, *lines;
	int n;

	if (p->strip.selected >= p->strip.n)
		return;
	text = row_text(ui, p->rows[p->strip.selected]);
	lines = ui_whole(ui, text, l.columns - 2 - KEYS, &n);
	if (lines)
		ui_put_lines(ui, row, 0, l.message - row, ROLE_PLAIN, lines);
	free(lines);
	free(text);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct palette *p = (struct palette *)s;

	for (size_t i = 0; i < p->strip.n; i++) {
		char *text = row_text(ui, p->rows[i]);

		lines_add(&out->lines, text);
		free(text);
	}
	out->lines.selected = SIZE_MAX;
}

static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	(void)ui;
	return strip_mark(&((struct palette *)s)->strip, row);
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct palette *p = (struct palette *)s;
	struct layout l = ui_layout(ui);
	struct buf b = BUF_INIT;
	size_t rows = room(ui);
	int top = l.body + 1, caret;

	s->below->ops->draw(ui, s->below);
	caret = edit_view(&p->edit, l.columns - 4, '\0', &b);
	ui_put(ui, l.body, 0, -1, ROLE_PLAIN, ": %s", buf_str(&b));
	buf_release(&b);
	for (size_t i = 0; i < rows; i++)
		if (p->strip.top + i < p->strip.n)
			draw_row(ui, p, p->strip.top + i, top + (int)i,
				l.columns);
		else
			term_put(ui->term, top + (int)i, 0, -1, "", ROLE_PLAIN);
	ui_rule(ui, top + (int)rows, 0, l.columns,
		_("Enter run  Tab complete  Up Down  Esc close"));
	draw_whole(ui, p, top + (int)rows + 1);
	term_park(ui->term, l.body, 2 + caret);
}

static int
enter(struct ui *ui, struct screen *s, struct err *err)
{
	(void)err;
	search(ui, (struct palette *)s);
	return 0;
}

static void
fit(struct ui *ui, struct screen *s)
{
	struct palette *p = (struct palette *)s;

	strip_step(&p->strip, 0, room(ui));
}

static void
leave(struct screen *s)
{
	edit_release(&((struct palette *)s)->edit);
}

static const struct screen_ops palette_ops = {
	.place = AT_OVERLAY,
	.enter = enter,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.mark = mark,
	.typed = true,
};

unsigned
palette_open(struct ui *ui)
{
	static const struct edit_rules rules = { .max = 60 };
	struct palette *p = xcalloc(1, sizeof(*p));

	p->base.ops = &palette_ops;
	p->place = ui->top->ops->place;
	edit_init(&p->edit, &rules);
	return ui_push(ui, &p->base);
}
