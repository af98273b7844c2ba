/* SPDX-License-Identifier: MIT */
/* What a typed line does: which keys and actions it stands for. */
#include "magang/tui/linear/linear.h"

#include <ctype.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/linear/linear_feed.h"
#include "magang/tui/linear/linear_form.h"
#include "magang/tui/linear/linear_say.h"
#include "magang/tui/ui/batch.h"
#include "magang/tui/ui/dispatch.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/palette.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/app.h"
#include "magang/view/out.h"
#include "magang/tui/ui/action.h"
#include "magang/tui/term/input.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/term/script.h"

#include "magang/base/i18n.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"

/* Thirteen rows leave ten to a list; 119 columns are the last of the columns
 * that a list of usual width has, and cut no name. */
const struct term_options linear_terminal = {
	.lines = true, .columns = 119, .rows = 13
};

#define UNENDED_MOST (1 << 20) /* no person, no script: a file of zeros */

/* --- words ---------------------------------------------------------------- */

/* The first word, which the caller frees, and what stands behind it. */
static char *
first_word(const char *text, const char **rest)
{
	size_t n = strcspn(text, " ");

	*rest = text + n + strspn(text + n, " ");
	return xstrndup(text, n);
}

static bool
is_row(const char *word, size_t *row)
{
	uint64_t n;

	if (!*word || word[strspn(word, "0123456789")] ||
		!num_u64(word, 1, UINT32_MAX, &n))
		return false;
	*row = (size_t)n - 1;
	return true;
}

static bool
mark(struct linear *l, size_t row)
{
	struct screen *s = l->ui->top;

	return s->ops->mark && s->ops->mark(l->ui, s, row);
}

static void
wait_for(struct linear *l, const char *rest)
{
	char *copy = *rest ? xstrdup(rest) : NULL;

	free(l->rest);
	l->rest = copy;
}

/* The only row that begins so, whatever the case. */
static bool
row_named(struct linear *l, const char *word, size_t *row)
{
	struct told t = { 0 };
	char *typed = utf8_caseless(word);
	size_t n = 0, at = 0;

	if (l->ui->top->ops->tell)
		l->ui->top->ops->tell(l->ui, l->ui->top, &t);
	for (size_t i = 0; i < t.lines.n; i++) {
		char *text = utf8_caseless(t.lines.v[i].text);

		if (!t.lines.v[i].head) {
			if (strncmp(text, typed, strlen(typed)) == 0 && ++n)
				*row = at;
			at++;
		}
		free(text);
	}
	free(typed);
	told_release(&t);
	return n == 1;
}

/* --- questions ------------------------------------------------------------ */

static bool
answer(struct linear *l, const char *text)
{
	bool yes = l->ui->asking->yes;
	const char *end = text + strlen(text), *p = text;

	if (strcmp(text, ".") == 0)
		return linear_key(l, K_ESC);
	if (yes && *text)
		return linear_feed(
			l, (struct key_event){ .type = EV_CHAR,
				   .cp = (uint32_t)utf8_next(&p, end) });
	if (*text && !linear_control(l, 'U'))
		return false;
	if (*text && strcmp(text, ".clear") != 0 && !linear_type(l, text))
		return false;
	return linear_key(l, K_ENTER);
}

/* --- rows
 * ---------------------------------------------------------------------- */

/* *chosen false: no row goes by the first word. */
static bool
choose(struct linear *l, const char *text, bool *chosen)
{
	const char *rest;
	char *word = first_word(text, &rest);
	size_t row;

	*chosen = (is_row(word, &row) || row_named(l, word, &row)) &&
		  mark(l, row);
	free(word);
	if (!*chosen)
		return true;
	if (*rest)
		wait_for(l, rest);
	return linear_key(l, K_ENTER);
}

static bool
say_end(struct linear *l)
{
	ui_say(l->ui, ROLE_PLAIN, "%s", _("end"));
	return true;
}

static bool
search(struct linear *l, const char *text)
{
	return linear_control(l, 'U') && linear_type(l, text);
}

static bool any_line(struct linear *l, const char *text);

/* Where rows are chosen and nothing else; what was looked up is left for what
 * is done with it. */
static bool
rows_line(struct linear *l, const char *text)
{
	bool overlay = l->ui->top->ops->place == AT_OVERLAY, chosen, go_on;

	if (!*text && linear_more(l))
		return true;
	if (!*text && !overlay)
		return say_end(l);
	if (!*text || strcmp(text, "b") == 0 || strcmp(text, "q") == 0)
		return linear_key(l, K_ESC);
	go_on = choose(l, text, &chosen);
	if (chosen)
		return go_on;
	if (l->ui->top->ops->typed || *text == ':')
		return linear_key(l, K_ESC) && any_line(l, text);
	ui_say(l->ui, ROLE_WARN, _("no row '%s' here; b goes back"), text);
	return true;
}

/* Text behind an action goes to what it asks; rows of an overlay that do not
 * go by it leave it waiting for the question behind them. */
static bool
go_on_with_rest(struct linear *l)
{
	struct ui *ui = l->ui;
	bool go_on = true, taken = true;

	while (go_on && taken && l->rest) {
		char *rest = l->rest;

		l->rest = NULL;
		if (ui->asking)
			go_on = answer(l, rest);
		else if (ui->top->ops->place != AT_OVERLAY)
			linear_say(l, _("not used: %s"), rest);
		else if (ui->top->ops->typed)
			go_on = search(l, rest);
		else
			go_on = choose(l, rest, &taken);
		if (!taken)
			wait_for(l, rest);
		free(rest);
	}
	return go_on;
}

/* --- commands ------------------------------------------------------------- */

/* Nothing goes by that name: commands that have its letters. */
static bool
look_for(struct linear *l, const char *word)
{
	struct told t = { 0 };
	struct ui *ui = l->ui;
	size_t found;

	palette_open(ui);
	if (!linear_type(l, word))
		return false;
	ui->top->ops->tell(ui, ui->top, &t);
	found = linear_rows(&t);
	told_release(&t);
	if (found)
		return true;
	wait_for(l, "");
	if (!linear_key(l, K_ESC)) /* which takes messages away */
		return false;
	ui_say(ui, ROLE_WARN, _("no command '%s'; ? lists them"), word);
	return true;
}

static bool
run(struct linear *l, const struct action *a)
{
	size_t row;

	if (l->rest && a->flags & ACTION_ROW) {
		const char *rest;
		char *word = first_word(l->rest, &rest);
		bool is = is_row(word, &row);

		free(word);
		if (is && !mark(l, row)) {
			ui_say(l->ui, ROLE_WARN, _("there is no row %zu"),
				row + 1);
			wait_for(l, "");
			return true;
		}
		if (is)
			wait_for(l, rest);
	}
	if (!ui_react(l->ui, action_run(l->ui, a)))
		return false;
	ui_settle(l->ui);
	return true;
}

static bool
is_sign(const char *text)
{
	return ispunct((unsigned char)text[0]) && text[1];
}

static bool command(struct linear *l, const char *text);

/* "/siti" is "/ siti"; ":note" is "note". */
static bool
named(struct linear *l, const char *word, const char *rest)
{
	enum place place = l->ui->top->ops->place;
	const struct action *a = action_named(l->ui, place, word);
	char sign[2] = { word[0], '\0' };
	char *text;
	bool go_on;

	if (strcmp(word, ":") == 0 && *rest)
		return command(l, rest + strspn(rest, ": "));
	if (!a && is_sign(word) && !is_sign(word + 1)) {
		text = xasprintf(
			"%s %s%s%s", sign, word + 1, *rest ? " " : "", rest);
		go_on = command(l, text);
		free(text);
		return go_on;
	}
	wait_for(l, rest);
	return a ? run(l, a) : look_for(l, word);
}

/* Without an input method to switch off: full-width letters are letters. */
static bool
command(struct linear *l, const char *typed)
{
	char *text = utf8_normal(typed, strlen(typed));
	const char *rest;
	char *word = first_word(text, &rest);
	size_t row;
	bool go_on = true;

	if (strcmp(word, "b") == 0)
		go_on = linear_key(l, K_ESC);
	else if (strcmp(word, ".") == 0)
		linear_again(l);
	else if (!is_row(word, &row))
		go_on = named(l, word, rest);
	else if (!mark(l, row))
		ui_say(l->ui, ROLE_WARN, _("there is no row %zu"), row + 1);
	else
		go_on = *rest ? command(l, rest) : linear_key(l, K_ENTER);
	free(word);
	free(text);
	return go_on;
}

/* A note is text until it is read; then its rows can be opened. */
static bool
paste_line(struct linear *l, const char *text)
{
	bool known, go_on = linear_dotted(l, text, &known);

	if (known)
		return go_on;
	if (linear_rows(&linear_said(l)->told))
		return rows_line(l, text);
	return linear_type(l, text) && linear_key(l, K_ENTER);
}

/* The marks of a day, in the place of those that were refused. */
static bool
roll_line(struct linear *l, const char *text)
{
	bool known, go_on = linear_dotted(l, text, &known);

	if (known)
		return go_on;
	linear_control(l, 'U');
	if (strcmp(text, "b") == 0) /* a mark is behind a number */
		return linear_key(l, K_ESC);
	return linear_type(l, text) && linear_key(l, K_ENTER);
}

static bool
any_line(struct linear *l, const char *text)
{
	struct ui *ui = l->ui;

	if (ui->asking)
		return answer(l, text);
	switch (ui->top->ops->place) {
	case AT_ENTRY:
		return linear_form_line(l, text);
	case AT_PASTE:
	case AT_PACK:
		return paste_line(l, text);
	case AT_ROLL:
	case AT_GRADES:
		return roll_line(l, text);
	case AT_OVERLAY:
		return rows_line(l, text);
	default:
		break;
	}
	if (*text)
		return command(l, text);
	return linear_more(l) || say_end(l);
}

static bool
run_line(struct linear *l)
{
	struct ui *ui = l->ui;
	char *text = buf_detach(&l->line);

	if (!ui->app->tty_in) /* nothing else shows what was answered */
		out_line(ui->app->out, "%s", text);
	ui_catch_up(ui);
	message_clear(&ui->message);
	if (!any_line(l, text + strspn(text, " ")) || !go_on_with_rest(l)) {
		free(text);
		return false;
	}
	free(text);
	linear_show(l);
	return true;
}

/* --- the input ------------------------------------------------------------ */

/* At the end what a form or a question was being told is kept, a command is not
 * guessed at. */
static void
keep_line(struct linear *l)
{
	const struct ask_ops *asking = l->ui->asking;

	if (asking ? !asking->draft : !(l->ui->top->ops->place & AT_TYPED))
		return;
	if (asking)
		linear_control(l, 'U');
	linear_type(l, buf_str(&l->line));
}

static bool
news(struct linear *l, const struct key_event *ev)
{
	if (ev->type == EV_GONE && l->line.len)
		keep_line(l);
	if (!ui_handle(l->ui, ev))
		return false;
	linear_show(l); /* after ^Z */
	return true;
}

static bool
take(struct linear *l, const struct key_event *ev)
{
	char bytes[4];

	bool text = ev->type == EV_CHAR || ev->type == EV_PASTE;

	if (l->unended++ == UNENDED_MOST) {
		linear_say(l, _("no line ended for a million characters; the "
				"session ends"));
		l->ui->app->status = err_exit_status(MG_EDATA);
		return false;
	}
	if (text && l->line.len < EDIT_BYTES)
		buf_add(&l->line, bytes, utf8_put(bytes, ev->cp));
	if (key_is(ev, K_TAB))
		buf_addc(&l->line, ' ');
	if (key_is(ev, K_ENTER)) {
		l->unended = 0;
		return run_line(l);
	}
	if (ev->type >= EV_RESIZE)
		return news(l, ev);
	if (!key_is_control(ev, 'C'))
		return true;
	buf_clear(&l->line);
	fputc('\n', l->ui->app->out);
	if (!linear_feed(l, *ev))
		return false;
	linear_show(l);
	return true;
}

/* Only the end of a session comes by itself. */
static bool
wait_line(struct linear *l, struct key_events *events)
{
	struct ui *ui = l->ui;
	int64_t quiet = input_now() - ui->rest.since;
	bool go_on = true;

	ui->rest.done = true;
	if (input_wait(ui->input, rest_wait(ui, quiet), events) == 0)
		return !(rest_pass(ui, input_now() - ui->rest.since) &
			 REACT_QUIT);
	ui->rest.since = input_now();
	for (size_t i = 0; i < events->n && go_on; i++)
		go_on = take(l, &events->v[i]);
	return go_on;
}

void
linear_run(struct ui *ui)
{
	struct linear l = { .ui = ui, .line = BUF_INIT };
	struct key_events events = { 0 };

	ui->rest.since = input_now();
	linear_say(&l, _("magang, line by line. ? lists the commands, a number "
			 "opens its row."));
	linear_show(&l);
	while (!ui->barred && wait_line(&l, &events) && !ferror(ui->app->out))
		;
	ui_keep(ui); /* also where nobody reads any more */
	fputc('\n', ui->app->out);
	events_release(&events);
	buf_release(&l.line);
	told_release(&l.said[0].told);
	told_release(&l.said[1].told);
	free(l.rest);
	free(l.about);
}
