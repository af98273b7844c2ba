/* SPDX-License-Identifier: MIT */
/*
 * The keys of this screen first, then of every screen; typing searches. A page
 * of the same lines that records are shown in.
 */
#include "magang/tui/ui/helper.h"

#include <limits.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/ui/action.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/tui/term/term.h"

struct helper {
	struct screen base;
	enum place place;
	struct edit edit;
	struct lines lines;
};

static bool
fits(const struct action *a, const char *typed)
{
	char *texts[] = { utf8_caseless(_(a->help)), utf8_caseless(a->help),
		utf8_caseless(a->words), utf8_caseless(a->id) };
	bool yes = false;

	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		yes |= strstr(texts[i], typed) != NULL;
		free(texts[i]);
	}
	return yes;
}

/* The keys, or the name that the palette knows. */
static char *
keys_of(const struct action *a)
{
	return a->keys[0] ? xstrdup(a->keys) : xasprintf(":%s", a->id);
}

#define KEYS 15 /* columns of them */

/* On a phone the sentence stands below its keys; a long one goes on there. */
static void
add_action(struct ui *ui, struct helper *h, const struct action *a)
{
	const char *why = action_why_not(ui, a);
	bool narrow = term_class(ui->term) == SIZE_NARROW;
	int room = term_columns(ui->term) - (narrow ? 7 : KEYS + 2);
	char *keys = keys_of(a), *folded, *rest;
	struct buf b = BUF_INIT;
	struct line *line;

	buf_adds(&b, _(a->help));
	if (why)
		buf_addf(&b, _("  (not now: %s)"), why);
	folded = lines_fold(buf_str(&b), ui->linear ? INT_MAX : room);
	buf_clear(&b);
	rest = folded;
	if (!narrow) {
		utf8_pad(&b, keys, KEYS);
		rest += strcspn(folded, "\n");
		buf_add(&b, folded, (size_t)(rest - folded));
		rest += *rest == '\n';
	}
	line = lines_add(&h->lines, narrow ? keys : buf_str(&b));
	line->open = true;
	line->more = *rest ? xstrdup(rest) : NULL;
	free(folded);
	free(keys);
	buf_release(&b);
}

static const char *const moves[] = {
	N_("Arrows         move; PgUp PgDn Home End; k j, ^U ^D half a page"),
	N_("Tab            next part of the screen"),
	N_("digits         choose what is numbered"),
	N_("^L ^Z          draw anew, suspend"),
};

static const char *const linear_moves[] = {
	N_("a number       opens the row; 'd 3' does something with row 3"),
	N_("a word         a key or the name of a command; text behind it "
	   "answers"),
	N_("empty line     more rows; in a question what stands there, or no"),
	N_("b .            back; this page once more"),
	N_("in a form      < field before, ? its list, .save .keep .clear ^R"),
};

static const char *const notes[] = {
	N_("No Esc on the phone: ^C. No F keys are needed anywhere."),
	N_("Japanese input on: full-width letters and digits work as keys."),
	N_("The same deciding key twice within 0.4 s counts once."),
	N_("Every change can be taken back with u, by its own words."),
	N_("No colour: NO_COLOR=1. Slow line: :thrifty. Manual: man 7 "
	   "magang-keys"),
	N_("Screen reader, or a very slow line: magang --linear"),
};

static void
add_plain(struct helper *h, const char *const *rows, size_t n)
{
	for (size_t i = 0; i < n; i++)
		lines_add(&h->lines, _(rows[i]));
}

/* everywhere: rows of several screens; else of this one alone. */
static void
add_actions(struct ui *ui, struct helper *h, const char *typed, bool everywhere)
{
	const struct action *a;

	for (size_t i = 0; (a = action_at(ui->actions, i)); i++) {
		bool many = a->places & (a->places - 1);

		if (a->places & h->place && many == everywhere &&
			fits(a, typed))
			add_action(ui, h, a);
	}
}

static void
fill(struct ui *ui, struct helper *h)
{
	char *typed = utf8_caseless(edit_text(&h->edit));

	lines_clear(&h->lines);
	lines_head(&h->lines, _("HERE"));
	add_actions(ui, h, typed, false);
	lines_head(&h->lines, _("EVERYWHERE"));
	add_actions(ui, h, typed, true);
	if (!*typed) {
		if (ui->linear)
			add_plain(h, linear_moves, ARRAY_SIZE(linear_moves));
		else
			add_plain(h, moves, ARRAY_SIZE(moves));
		lines_head(&h->lines, _("GOOD TO KNOW"));
		add_plain(h, notes, ARRAY_SIZE(notes));
	}
	h->lines.selected = h->lines.top = 0;
	lines_settle(&h->lines, 0);
	free(typed);
}

static int
height(const struct ui *ui)
{
	struct layout l = ui_layout(ui);

	return l.message - l.body;
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct helper *h = (struct helper *)s;
	struct key_event page = { .type = EV_KEY, .key = K_PGDN };
	bool blank =
		ev->type == EV_CHAR && ev->cp == ' ' && edit_empty(&h->edit);
	bool letter = ev->type == EV_CHAR || key_is(ev, K_BACKSPACE);

	if (key_is(ev, K_ESC) || key_is_control(ev, 'C') ||
		key_is(ev, K_ENTER) || key_is_control(ev, 'G'))
		return REACT_BACK;
	if (blank)
		lines_move(&h->lines, &page, height(ui));
	else if (letter && edit_key(&h->edit, ev) == EDIT_CHANGED)
		fill(ui, h);
	else if (!letter)
		lines_move(&h->lines, ev, height(ui));
	return REACT_DRAW;
}

static void
draw(struct ui *ui, struct screen *s)
{
	struct helper *h = (struct helper *)s;
	struct layout l = ui_layout(ui);
	char *hint =
		xasprintf(_("type to search: %s  Space next page  Esc close"),
			edit_text(&h->edit));

	ui_frame(ui, _("Help"));
	lines_draw(&h->lines, ui->term, l.body, 0, l.columns, height(ui), true);
	term_put_parts(ui->term, l.message, 0, -1, hint, ROLE_PLAIN);
	free(hint);
}

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	(void)ui;
	lines_tell(&((struct helper *)s)->lines, &out->lines);
}

static int
enter(struct ui *ui, struct screen *s, struct err *err)
{
	(void)err;
	fill(ui, (struct helper *)s);
	return 0;
}

static void
fit(struct ui *ui, struct screen *s)
{
	struct helper *h = (struct helper *)s;
	size_t selected = h->lines.selected;

	fill(ui, h);
	h->lines.selected = selected;
}

static void
leave(struct screen *s)
{
	struct helper *h = (struct helper *)s;

	lines_clear(&h->lines);
	edit_release(&h->edit);
}

static const struct screen_ops helper_ops = {
	.place = AT_OVERLAY,
	.enter = enter,
	.key = key,
	.draw = draw,
	.fit = fit,
	.leave = leave,
	.tell = tell,
	.typed = true,
};

unsigned
helper_open(struct ui *ui)
{
	static const struct edit_rules rules = { .max = 40 };
	struct helper *h = xcalloc(1, sizeof(*h));

	h->base.ops = &helper_ops;
	h->place = ui->top->ops->place;
	edit_init(&h->edit, &rules);
	return ui_push(ui, &h->base);
}
