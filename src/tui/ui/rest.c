/* SPDX-License-Identifier: MIT */
#include "magang/tui/ui/rest.h"

#include <stdlib.h>
#include <string.h>

#include "magang/office/office.h"
#include "magang/tui/term/input.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/lines.h"

#include "magang/base/i18n.h"

#define REST_MS 400
#define MINUTE_MS 60000

static int64_t
blank_ms(const struct ui *ui)
{
	return (int64_t)ui->office->book.site.blank_after * MINUTE_MS;
}

static int64_t
leave_ms(const struct ui *ui)
{
	return (int64_t)ui->office->book.site.leave_after * MINUTE_MS;
}

static bool
screen_waits(const struct ui *ui)
{
	return ui->top->ops->rest && !ui->rest.done && !ui->rest.blank &&
	       !ui->asking;
}

static void
sooner(int64_t at, int64_t quiet, int *wait)
{
	int64_t ms = at > quiet ? at - quiet : 0;

	if (*wait < 0 || ms < *wait)
		*wait = (int)ms;
}

int
rest_wait(const struct ui *ui, int64_t quiet)
{
	int wait = -1;

	if (screen_waits(ui))
		sooner(REST_MS, quiet, &wait);
	if (blank_ms(ui) && !ui->rest.blank)
		sooner(blank_ms(ui), quiet, &wait);
	if (leave_ms(ui))
		sooner(leave_ms(ui), quiet, &wait);
	return wait;
}

unsigned
rest_pass(struct ui *ui, int64_t quiet)
{
	if (leave_ms(ui) && quiet >= leave_ms(ui)) {
		ui_keep(ui);
		ui->rest.left = true;
		return REACT_QUIT;
	}
	if (blank_ms(ui) && quiet >= blank_ms(ui) && !ui->rest.blank) {
		ui_keep(ui);
		ui->rest.blank = true;
		return REACT_DRAW;
	}
	if (!screen_waits(ui) || quiet < REST_MS)
		return REACT_NONE;
	ui->rest.done = true;
	return ui->top->ops->rest(ui, ui->top) ? REACT_DRAW : REACT_NONE;
}

static bool
is_key(const struct key_event *ev)
{
	return ev->type > EV_NONE && ev->type < EV_RESIZE;
}

static bool
is_text(const struct key_event *ev)
{
	return ev->type == EV_CHAR ||
	       (ev->type >= EV_PASTE_BEGIN && ev->type <= EV_PASTE_END);
}

void
rest_end(struct ui *ui, struct key_events *events)
{
	bool field =
		ui->asking ? !ui->asking->yes : ui->top->ops->place & AT_TYPED;
	size_t i = 0;

	while (i < events->n && !is_key(&events->v[i]))
		i++;
	if (i == events->n)
		return;
	if (ui->rest.blank && !(field && is_text(&events->v[i]))) {
		events->n--;
		memmove(&events->v[i], &events->v[i + 1],
			(events->n - i) * sizeof(*events->v));
	}
	ui->rest = (struct rest){ .since = input_now() };
}

void
rest_draw(struct ui *ui)
{
	char *lines = lines_fold(
		_("magang: blank, as nobody typed; any key shows it again"),
		term_columns(ui->term));

	ui_put_lines(ui, 0, 0, term_rows(ui->term), ROLE_PLAIN, lines);
	term_park(ui->term, 0, 0);
	free(lines);
}
