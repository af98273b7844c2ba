/* SPDX-License-Identifier: MIT */
/*
 * What follows a burst of keys and a moment without one: the screen settles,
 * what was typed is kept, the clock goes on.
 */
#include "magang/tui/ui/batch.h"

#include <stdlib.h>

#include "magang/tui/term/input.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/office/office_open.h"
#include "magang/tui/ui/frame.h"

int
ui_keep_ms(const struct ui *ui)
{
	int64_t first = INT64_MAX, now = input_now();

	for (struct screen *s = ui->top; s; s = s->below) {
		int64_t due = s->ops->due ? s->ops->due(s) : INT64_MAX;

		first = due < first ? due : first;
	}
	if (first == INT64_MAX)
		return -1;
	return first > now ? (int)(first - now) : 0;
}

static void
say_blind(struct ui *ui)
{
	size_t n = ui->blind;
	char *said = xstrdup(ui->message.text ? ui->message.text : "");

	ui->blind = 0;
	ui_say(ui, ROLE_WARN,
		_n("%s  %zu key typed before this one was on the screen did "
		   "nothing",
			"%s  %zu keys typed before this one was on the screen "
			"did nothing",
			n),
		said, n);
	free(said);
}

void
ui_keep_reads(struct ui *ui)
{
	const char *fault = office_reads_fault(ui->office);

	if (fault)
		ui_say(ui, ROLE_WARN, "%s", fault);
}

void
ui_settle(struct ui *ui)
{
	if (ui->blind)
		say_blind(ui);
	if (ui->behind)
		ui_refresh(ui);
	if (ui->top->ops->settle)
		ui->top->ops->settle(ui, ui->top);
	if (ui_keep_ms(ui) == 0)
		ui_keep(ui);
}

/* The clock of the office goes on with the monotonic one of the process, so a
 * fixed start gives a fixed day. */
void
ui_tick(struct ui *ui)
{
	office_tick(
		ui->office, ui->start_now + (input_now() - ui->started) / 1000);
}

/* The keys that wait mean what is to be seen: they come first. */
void
ui_catch_up(struct ui *ui)
{
	bool decides = ui_screen(ui)->ops->place == AT_DECK;

	ui_tick(ui);
	if ((decides || input_now() - ui->looked > UI_LOOK_MS) &&
		ui_log_moved(ui))
		ui->behind = true;
}
