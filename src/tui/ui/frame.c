/* SPDX-License-Identifier: MIT */
/*
 * What all screens have in common: where things stand in a window of this size,
 * the title, rules and numbers. Title and footer stand at the same cells
 * on every screen, so that going from one to the other does not send them
 * again.
 */
#include "magang/tui/ui/frame.h"

#include <inttypes.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"
#include "magang/view/why.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/ops/aside.h"
#include "magang/tui/term/term_copy.h"
#include "magang/tui/widget/lines.h"

#define SHORT_ROWS 16 /* with the keyboard of a phone on the screen */

struct layout
ui_layout(const struct ui *ui)
{
	struct layout l = {
		.columns = term_columns(ui->term),
		.rows = term_rows(ui->term),
		.size = term_class(ui->term),
		.body = 1,
	};

	l.footer = l.rows < SHORT_ROWS ? -1 : l.rows - 1;
	l.message = l.footer < 0 ? l.rows - 1 : l.rows - 2;
	l.body_rows = l.message - l.body;
	return l;
}

void
ui_put(struct ui *ui, int row, int col, int width, enum term_role role,
	const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	term_put(ui->term, row, col, width, buf_str(&b), role);
	buf_release(&b);
}

int
ui_put_lines(struct ui *ui, int row, int col, int rows, enum term_role role,
	const char *lines)
{
	int n = 0;

	for (; n < rows && *lines; n++) {
		size_t len = strcspn(lines, "\n");

		ui_put(ui, row + n, col, -1, role, "%.*s", (int)len, lines);
		lines += len + (lines[len] == '\n');
	}
	return n;
}

char *
ui_whole(const struct ui *ui, const char *text, int room, int *n)
{
	char *lines;

	*n = 0;
	if (utf8_columns(text) <= room)
		return NULL;
	lines = lines_fold(text, term_columns(ui->term));
	for (const char *p = lines; *p; p++)
		*n += *p == '\n';
	return lines;
}

void
ui_rule(struct ui *ui, int row, int col, int width, const char *text)
{
	char *parts;

	term_fill(ui->term, row, col, width, '-', ROLE_PLAIN);
	if (!text || !*text)
		return;
	parts = xstrndup(text, utf8_parts(text, width - 3));
	ui_put(ui, row, col + 1, utf8_columns(parts) + 2, ROLE_PLAIN, " %s ",
		parts);
	free(parts);
}

/* --- title ---------------------------------------------------------------- */

/* A prompt comes and goes often: its word takes the room of the other one, so
 * that nothing beside it moves. */
static void
add_mode(const struct ui *ui, struct buf *b)
{
	if (ui->asking)
		utf8_pad(b, _("ENTRY"), utf8_columns(_("BROWSE")));
	else
		buf_adds(b, ui->top->ops->place & AT_TYPED ? _("ENTRY")
							   : _("BROWSE"));
}

static void
title_right(struct ui *ui, const struct layout *l, struct buf *b)
{
	char when[DATE_TIME_TEXT];

	date_format_time(when, ui->office->now, ui->office->zone);
	buf_adds(b, ui->office->access.name);
	buf_addc(b, ' ');
	add_mode(ui, b);
	if (ui->meter)
		buf_addf(b, " %" PRIu64 "B", ui->sent);
	else if (strlen(when) > 11 && !ui->thrifty)
		buf_addf(b, " %s", when + 11);
	(void)l;
}

void
ui_frame(struct ui *ui, const char *what)
{
	struct layout l = ui_layout(ui);
	struct buf left = BUF_INIT, right = BUF_INIT;
	int room;

	buf_addf(&left, l.size == SIZE_NARROW ? "%s" : "magang | %s", what);
	title_right(ui, &l, &right);
	room = l.columns - utf8_columns(buf_str(&right)) - 1;
	if (room > 0)
		term_put(ui->term, 0, 0, room, buf_str(&left), ROLE_TITLE);
	term_put(ui->term, 0, room + 1, -1, buf_str(&right), ROLE_PLAIN);
	buf_release(&left);
	buf_release(&right);
}

unsigned
ui_copy(struct ui *ui, const char *text)
{
	if (ui->linear) /* no sequences: it is there to be read */
		return ui_say(ui, ROLE_PLAIN, "%s", text);
	term_copy(ui->term, text);
	return ui_say(ui, ROLE_PLAIN,
		_("%s is in the clipboard of your terminal, if it has one"),
		text);
}

unsigned
ui_put_by(struct ui *ui, const char *base, const char *what, bool text)
{
	char name[ASIDE_NAME], *whole;
	struct err err = ERR_INIT;

	if (aside_keep(ui->office, base, what, text, name, &err))
		return ui_fail(ui, &err);
	whole = xasprintf("magang %s", what);
	if (!ui->linear && !text)
		term_copy(ui->term, whole);
	free(whole);
	return ui_say(ui, ROLE_GOOD,
		_("kept as %s; to fetch it: magang out get %s, over ssh: ssh "
		  "HOST out get %s"),
		name, name, name);
}

/* --- messages ------------------------------------------------------------- */

unsigned
ui_say(struct ui *ui, enum term_role role, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	message_set(&ui->message, role, "%s", buf_str(&b));
	buf_release(&b);
	return REACT_DRAW;
}

unsigned
ui_fail(struct ui *ui, const struct err *err)
{
	struct err why = *err;

	if (why.code == MG_ENOENT)
		office_not_there(ui->office, &why);
	return ui_say(ui, ROLE_WARN, "! %s", why.text);
}

unsigned
ui_fail_again(struct ui *ui, const struct err *err)
{
	return ui_fail(ui, err) | REACT_AGAIN;
}

unsigned
ui_refused(struct ui *ui, const struct verdict *v)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct err err = ERR_INIT;
	struct buf b = BUF_INIT;
	unsigned r;

	if (office_look(ui->office, &style.txn, &err) != 0)
		return ui_fail(ui, &err);
	why_sentence(&style, v, &b);
	office_look_end(style.txn);
	r = ui_say(ui, ROLE_WARN, "! %s", buf_str(&b));
	buf_release(&b);
	return r;
}
