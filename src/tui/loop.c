/* SPDX-License-Identifier: MIT */
/*
 * The loop: drain, handle, settle, draw once, wait. Nothing of the store is
 * open while it waits; a minute without a key sends nothing unless somebody
 * else changed what is to be seen.
 */
#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/tui/form/entry_acts.h"
#include "magang/tui/ui/batch.h"
#include "magang/tui/ui/busy.h"
#include "magang/tui/ui/dispatch.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/view/app.h"
#include "magang/view/session.h"
#include "magang/tui/actions.h"
#include "magang/tui/term/input.h"
#include "magang/tui/deck/deck.h"
#include "magang/tui/home/home.h"
#include "magang/tui/linear/linear.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/cells.h"
#include "magang/tui/roll/grade_screen.h"
#include "magang/tui/paste/screen_paste.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/roll/grid.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/widget/lines.h"
#include "magang/tui/ui/prefs.h"
#include "magang/tui/ui/rest.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/form/screen_entry.h"
#include "magang/tui/term/script.h"
#include "magang/tui/tui.h"

#include "magang/base/buf.h"
#include "magang/base/crash.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/office/office_open.h"
#include "magang/tui/term/term_send.h"

#define MESSAGE_ROWS 6

/* --- drawing -------------------------------------------------------------- */

/* The whole sentence, at most 6 rows of it, ending in the row for messages; a
 * prompt, or what is typed in a screen, takes that row. */
static void
draw_message(struct ui *ui, const struct layout *l)
{
	char *lines = lines_fold(
		ui->message.text ? ui->message.text : "", l->columns);
	int last = l->message - (ui->asking || ui->top->ops->types), n = 0;
	const char *p = lines;

	for (; *p && n < MESSAGE_ROWS; p++)
		n += *p == '\n';
	ui_put_lines(ui, last - n + 1, 0, n, ui->message.role, lines);
	if (*p) /* more of it has no room */
		ui_put(ui, last, l->columns - 4, 4, ui->message.role, " ...");
	free(lines);
}

static void
draw_footer(struct ui *ui, const struct layout *l)
{
	struct buf b = BUF_INIT;

	if (ui->asking)
		prompt_draw(&ui->prompt, ui->term, l->message);
	if (l->footer < 0)
		return;
	if (ui->asking && !ui->asking->yes)
		buf_adds(&b,
			edit_gives_way(&ui->prompt.edit)
				? _("Enter done  Esc close  Space adds to it")
				: _("Enter done  Esc close"));
	else if (!ui->asking)
		action_footer(ui, l->columns, &b);
	term_put(ui->term, l->footer, 0, -1, buf_str(&b), ROLE_PLAIN);
	buf_release(&b);
}

/* That and nothing else, as much of it as there is room for. */
static void
draw_small(struct ui *ui)
{
	char *lines =
		lines_fold(_("too small: 40 columns and 10 rows are needed"),
			term_columns(ui->term));

	ui_put_lines(ui, 0, 0, term_rows(ui->term), ROLE_WARN, lines);
	term_park(ui->term, 0, 0);
	free(lines);
}

static void
draw_all(struct ui *ui, const struct layout *l)
{
	ui->top->ops->draw(ui, ui->top);
	ui_keep_reads(ui);
	draw_message(ui, l);
	draw_footer(ui, l);
}

/* Not behind a picture that still waits for the line: that one is replaced by
 * the latest when the line has taken it. */
static void
draw(struct ui *ui)
{
	struct layout l = ui_layout(ui);
	uint64_t before = term_sent(ui->term);

	term_send(ui->term);
	ui->undrawn = term_waits(ui->term);
	if (ui->undrawn)
		return;
	term_erase(ui->term);
	if (ui->rest.blank)
		rest_draw(ui);
	else if (term_small(ui->term))
		draw_small(ui);
	else
		draw_all(ui, &l);
	term_flush(ui->term);
	ui->sent = term_sent(ui->term) - before;
}

/* --- batches -------------------------------------------------------------- */

/* false: the end. */
static bool
batch(struct ui *ui, const struct key_events *events)
{
	for (size_t i = 0; i < events->n; i++)
		if (!ui_handle(ui, &events->v[i]))
			return false;
	ui_settle(ui);
	return true;
}

/* What a screen takes to be read and drawn for the first time, or after others
 * changed what it shows, is given back when it is there. */
static void
draw_new(struct ui *ui)
{
	draw(ui);
	mem_trim();
}

/* Nobody touched a key for a while. true: draw. */
static bool
idle(struct ui *ui)
{
	bool seen = ui->undrawn && !term_waits(ui->term);

	if (ui_keep_ms(ui) == 0)
		ui_keep(ui);
	if (ui->asking || ui->thrifty || ui->rest.blank || !ui_log_moved(ui))
		return seen;
	ui_refresh(ui);
	ui->rest.done = false;
	return true;
}

/* false: the end. */
static bool
quiet(struct ui *ui)
{
	unsigned r = rest_pass(ui, input_now() - ui->rest.since);

	if (!(r & REACT_QUIT) && idle(ui))
		r |= REACT_DRAW;
	if (r & REACT_DRAW)
		draw_new(ui);
	return !(r & REACT_QUIT);
}

/* -1: none of the two. */
static int
sooner(int a, int b)
{
	return a < 0 || (b >= 0 && b < a) ? b : a;
}

static int
wait_ms(const struct ui *ui)
{
	bool look = !ui->thrifty && !ui->rest.blank;
	int rest = rest_wait(ui, input_now() - ui->rest.since);

	return sooner(sooner(ui_keep_ms(ui), rest), look ? UI_LOOK_MS : -1);
}

static void
run_live(struct ui *ui)
{
	struct key_events events = { 0 };
	bool go_on = true;

	ui->rest.since = input_now();
	draw_new(ui);
	while (go_on && !ui->barred) {
		const struct screen *before = ui->top;
		size_t n =
			busy_typed(ui, &events)
				? events.n
				: input_wait(ui->input, wait_ms(ui), &events);

		ui_tick(ui);
		if (n == 0) {
			go_on = quiet(ui);
			continue;
		}
		rest_end(ui, &events);
		ui_catch_up(ui);
		if (ui->barred)
			break;
		go_on = batch(ui, &events);
		if (go_on && ui->top == before)
			draw(ui);
		else if (go_on)
			draw_new(ui);
	}
	events_release(&events);
}

/* A step "+300" is so many seconds without a key, "@40x20" another window. */
static bool
step(struct ui *ui, struct key_events *events)
{
	const struct key_event *first = events->v;
	unsigned r;

	if (events->n && first->type == EV_RESIZE &&
		!term_resize_to(ui->term, (int)(first->cp / 1000),
			(int)(first->cp % 1000)))
		return true;
	if (events->n == 0 || events->v[0].type != EV_NONE) {
		rest_end(ui, events);
		return batch(ui, events);
	}
	r = rest_pass(ui, events->v[0].at);
	return !(r & REACT_QUIT);
}

/* Tests: the steps in place of a line, then the picture on standard output. */
static void
run_steps(struct ui *ui, const char *steps)
{
	struct key_events events = { 0 };
	struct buf b = BUF_INIT;
	bool go_on = true;

	draw(ui);
	while (go_on && script_next(&steps, &events)) {
		go_on = step(ui, &events);
		if (go_on)
			draw(ui);
	}
	if (go_on)
		term_dump(ui->term, &b);
	else
		buf_adds(&b, "-- left\n");
	fputs(buf_str(&b), ui->app->out);
	buf_release(&b);
	events_release(&events);
}

/* --- life ----------------------------------------------------------------- */

static void
load_filters(struct ui *ui)
{
	struct err unread = ERR_INIT;
	struct draft kept;

	filters_kept(ui->office, &kept, &unread);
	for (size_t i = 0; i < kept.n_rows; i++)
		past_add(&ui->past, kept.rows[i].field, kept.rows[i].text);
	draft_release(&kept);
}

static int
start(struct ui *ui, struct err *err)
{
	const struct app *app = ui->app;
	struct term_options opt = {
		.name = app->term,
		.color = app->color,
		.headless = app->steps != NULL,
	};
	int rc;

	if (ui->linear)
		opt = linear_terminal;
	if (app->steps)
		script_size(app->steps, &opt.columns, &opt.rows);
	rc = term_start(&opt, &ui->term, err);
	if (rc)
		return rc;
	ui->input = input_new(ui->term, NULL, NULL);
	ui->started = input_now();
	ui->start_now = ui->office->now;
	ui_log_moved(ui);
	ui->shown = ui->head;
	prefs_load(ui);
	load_filters(ui);
	ui_push(ui, home_new());
	if (ui->top && app->deck)
		ui_push(ui, deck_new(app->deck, NULL, 0));
	if (ui->top)
		return 0;
	return err_set(err, MG_EINTERNAL, "%s",
		ui->message.text ? ui->message.text : "");
}

static void
stop(struct ui *ui)
{
	ui_ask_end(ui);
	draft_release(&ui->asked);
	while (ui->top)
		ui_pop(ui);
	message_clear(&ui->message);
	past_release(&ui->past);
	results_release(&ui->results);
	events_release(&ui->busy.typed);
	input_free(ui->input);
	term_stop(ui->term);
}

static void
run(struct ui *ui)
{
	if (ui->app->steps) {
		run_steps(ui, ui->app->steps);
	} else if (ui->linear) {
		linear_run(ui);
	} else {
		busy_watch(ui);
		run_live(ui);
	}
}

/* A file of the store can be cut under our hands: what was typed is kept all
 * the same, of the store nothing is touched any more. */
static void
run_led(struct ui *ui)
{
	sigjmp_buf back;

	if (sigsetjmp(back, 1) == 0) {
		crash_lead(&back);
		run(ui);
		crash_lead(NULL);
		return;
	}
	ui_keep(ui);
	crash_end();
}

static void
heads_of(const struct style *style, int kind, enum size_class size, int width,
	int32_t today, struct buf *out)
{
	cells_head(style, (enum kind)kind, size, width, today, out);
}

static const struct doors doors = {
	.record = dossier_new,
	.list = browse_new,
	.deck = deck_new,
	.form = entry_screen_new,
	.paste = paste_screen_new,
	.grades = grade_screen_new,
	.grid = grid_new,
	.drafts = open_drafts,
	.draft = resume_draft,
	.heads = heads_of,
	.cells = cells_row,
};

static int
run_open(struct app *app, struct err *err)
{
	bool linear = app->linear && !app->steps;
	struct ui ui = { .app = app,
		.actions = tui_actions,
		.doors = &doors,
		.office = app->office,
		.linear = linear,
		.thrifty = linear };
	const char *const nowhere[] = { NULL };
	int rc;

	app->office->steps = (struct office_steps){ .at = NULL };
	rc = start(&ui, err);
	if (!rc) {
		if (app->confine)
			app->confine(app, nowhere);
		if (term_note(ui.term))
			ui_say(&ui, ROLE_WARN, "%s", term_note(ui.term));
		offer_drafts(&ui);
		if (app->office->notice)
			ui_say(&ui, ROLE_BAD, "%s", app->office->notice);
		run_led(&ui);
	}
	if (ui.barred)
		ui_keep(&ui);
	stop(&ui);
	if (ui.barred)
		fprintf(app->out, "%s\n",
			_("Your rights were changed; start magang again. What "
			  "was typed is kept as a draft."));
	if (ui.rest.left)
		fprintf(app->out, "%s\n",
			_("The session ended, as nobody typed; what was typed "
			  "is kept as a draft."));
	return rc;
}

static int
print_manual(struct app *app)
{
	struct buf b = BUF_INIT;

	actions_manual(tui_actions, &b);
	fputs(buf_str(&b), app->out);
	buf_release(&b);
	return 0;
}

int
tui_run(struct app *app, struct err *err)
{
	bool ours = app->office == NULL;
	int rc;

	if (app->steps && strcmp(app->steps, "manual") == 0)
		return print_manual(app);
	mem_settle();
	rc = ours ? session_open(app, err) : 0;

	if (!rc)
		rc = run_open(app, err);
	if (ours) {
		office_close(app->office);
		app->office = NULL;
	}
	return rc;
}
