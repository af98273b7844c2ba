/* SPDX-License-Identifier: MIT */
/*
 * A long act says how far it is, at most once a second, in the row for messages of
 * the picture that is there. Esc stops it, or comes too late and means nothing else;
 * what else is typed meanwhile is kept for when it is over.
 */
#include "magang/tui/ui/busy.h"

#include "magang/base/i18n.h"
#include "magang/office/office.h"
#include "magang/tui/term/input.h"
#include "magang/tui/term/term_send.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"

#define PAUSE 1000 /* ms between two pictures */
#define PAUSE_THRIFTY 5000
#define LOOK 100 /* ms between two looks at the line */

static void
show(struct ui *ui, size_t n, size_t all)
{
	const struct layout l = ui_layout(ui);

	if (all)
		ui_put(ui, l.message, 0, l.columns, ROLE_PLAIN,
			ui->office->steps.firm
				? _("%zu of %zu are looked at")
				: _("%zu of %zu are looked at; Esc stops"),
			n, all);
	else
		ui_put(ui, l.message, 0, l.columns, ROLE_PLAIN,
			_("%zu rows are looked at; Esc stops"), n);
	term_flush(ui->term);
}

static bool
is_stop(const struct key_event *ev)
{
	return key_is(ev, K_ESC) || key_is_control(ev, 'C');
}

/* An Esc that came is one when nothing has followed it: looked at again. */
static bool
stopped(struct ui *ui)
{
	struct key_events events = { 0 };
	bool stop = false;

	input_wait(ui->input, 0, &events);
	for (size_t i = 0; i < events.n; i++)
		if (is_stop(&events.v[i]))
			stop = true;
		else
			events_add(&ui->busy.typed, events.v[i]);
	events_release(&events);
	return stop;
}

static bool
is_at(void *ctx, size_t n, size_t all)
{
	struct ui *ui = ctx;
	const int64_t now = input_now();

	if (n == 0)
		ui->busy.shown = ui->busy.looked = now;
	if (now - ui->busy.looked < LOOK)
		return true;
	ui->busy.looked = now;
	if ((n < all || !all) &&
		now - ui->busy.shown >= (ui->thrifty ? PAUSE_THRIFTY : PAUSE)) {
		ui->busy.shown = now;
		show(ui, n, all);
	}
	return !stopped(ui);
}

void
busy_watch(struct ui *ui)
{
	ui->office->steps = (struct office_steps){ ui, is_at, false };
}

bool
busy_typed(struct ui *ui, struct key_events *out)
{
	const struct key_events typed = ui->busy.typed;

	if (!typed.n)
		return false;
	ui->busy.typed = *out;
	events_clear(&ui->busy.typed);
	*out = typed;
	return true;
}
