/* SPDX-License-Identifier: MIT */
/* What is read out: messages, what has changed of a screen, questions. */
#include "magang/tui/linear/linear_say.h"

#include "magang/tui/linear/linear.h"
#include "magang/tui/linear/linear_form.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/view/app.h"
#include "magang/view/out.h"
#include "magang/tui/ui/batch.h"
#include "magang/tui/ui/screen.h"

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define PAGE 10
#define FEW 3 /* lines that changed are said alone, more as a page */

/* --- lines ---------------------------------------------------------------- */

/* "JP-000347-4  Onih   L" -> "JP-000347-4, Onih, L" */
static void
squeeze(const char *s, struct buf *out)
{
	s += strspn(s, " ");
	while (*s) {
		size_t n = strcspn(s, " "), blanks = strspn(s + n, " ");
		bool cell = blanks > 1 && n && !strchr(",:;", s[n - 1]);

		buf_add(out, s, n);
		s += n + blanks;
		if (*s)
			buf_adds(out, cell ? ", " : " ");
	}
}

void
linear_say(struct linear *l, const char *fmt, ...)
{
	struct buf raw = BUF_INIT, b = BUF_INIT;
	va_list ap;

	ui_keep_reads(l->ui);
	va_start(ap, fmt);
	buf_vaddf(&raw, fmt, ap);
	va_end(ap);
	squeeze(buf_str(&raw), &b);
	out_line(l->ui->app->out, "%s", buf_str(&b));
	buf_release(&raw);
	buf_release(&b);
}

void
linear_ask(struct linear *l, const char *fmt, ...)
{
	struct buf raw = BUF_INIT, b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&raw, fmt, ap);
	va_end(ap);
	utf8_print(&b, buf_str(&raw), -1);
	fputs(buf_str(&b), l->ui->app->out);
	buf_release(&raw);
	buf_release(&b);
}

/* --- rows ----------------------------------------------------------------- */

size_t
linear_rows(const struct told *t)
{
	size_t n = 0;

	for (size_t i = 0; i < t->lines.n; i++)
		n += !t->lines.v[i].head;
	return n;
}

static void
say_more(struct linear *l, const char *more)
{
	while (*more) {
		size_t n = strcspn(more, "\n");

		linear_say(l, "%.*s", (int)n, more);
		more += n + (more[n] == '\n');
	}
}

static void
say_line(struct linear *l, const struct linear_said *said, size_t i, size_t row)
{
	const struct lines *lines = &said->told.lines;
	const struct line *line = &lines->v[i];
	const char *text = line->text + strspn(line->text, " ");

	if (!line->head && said->by->ops->mark)
		linear_say(l, "%zu%c %s", row + 1,
			i == lines->selected ? '>' : '.', text);
	else if (*text)
		linear_say(l, "%s", text);
	if (line->open && line->more)
		say_more(l, line->more);
}

/* Heads above the first row only when they are wanted; a head behind the last
 * row goes with it. */
static bool
on_page(const struct told *t, size_t i, size_t row, size_t from, bool heads)
{
	size_t end = t->first + linear_rows(t);
	bool head = t->lines.v[i].head;

	if (head && row == t->first && row < end)
		return heads;
	return row >= from &&
	       (row < from + PAGE ||
		       (head && row == end && row == from + PAGE));
}

/* Ten rows, the heads among them, and whether there are more. */
static void
say_page(struct linear *l, struct linear_said *said, size_t from, bool heads)
{
	const struct told *t = &said->told;
	size_t row = t->first, end = row + linear_rows(t);

	for (size_t i = 0; i < t->lines.n; i++) {
		if (on_page(t, i, row, from, heads))
			say_line(l, said, i, row);
		row += !t->lines.v[i].head;
	}
	said->next = from + PAGE < end ? from + PAGE : end;
	if (said->next < (t->all ? t->all : end))
		linear_say(l, "%s", _("more: Enter"));
}

struct linear_said *
linear_said(struct linear *l)
{
	return &l->said[l->ui->top->ops->place == AT_OVERLAY];
}

static void
tell(struct ui *ui, struct linear_said *said)
{
	said->by = ui->top;
	ui->top->ops->tell(ui, ui->top, &said->told);
}

/* Only where not all rows are told the marker goes along: a list reads on. */
bool
linear_more(struct linear *l)
{
	struct ui *ui = l->ui;
	struct linear_said *said = linear_said(l);
	const struct told *t = &said->told;
	size_t from = said->next;
	bool told = from < t->first + linear_rows(t);

	if (ui->top != said->by ||
		(!told && !(t->all && ui->top->ops->mark(ui, ui->top, from))))
		return false;
	told_release(&said->told);
	tell(ui, said);
	if (from >= t->first + linear_rows(t))
		return false;
	say_page(l, said, from, false);
	return true;
}

/* The page with the marker. */
static size_t
page_of(const struct told *t)
{
	size_t row = 0;

	if (t->lines.selected >= t->lines.n)
		return t->first;
	for (size_t i = 0; i < t->lines.selected; i++)
		row += !t->lines.v[i].head;
	return t->first + row / PAGE * PAGE;
}

void
linear_again(struct linear *l)
{
	linear_said(l)->by = NULL;
}

/* --- changes -------------------------------------------------------------- */

static bool
same_line(const struct line *a, const struct line *b)
{
	return strcmp(a->text, b->text) == 0 && a->open == b->open;
}

/* What there is of a screen against what was said of it. */
struct changes {
	size_t n;     /* lines that are others; SIZE_MAX: all is another */
	size_t first; /* row of the first one */
	bool heads;   /* those above the rows, too */
};

static struct changes
compare(const struct told *a, const struct told *b)
{
	struct changes c = { 0, b->first, false };
	size_t row = b->first,
	       n = a->lines.n < b->lines.n ? a->lines.n : b->lines.n;

	for (size_t i = 0; i < n; i++) {
		const struct line *line = &b->lines.v[i];

		if (!same_line(&a->lines.v[i], line) && c.n++ == 0) {
			c.first = row;
			c.heads = line->head && row == b->first;
		}
		row += !line->head;
	}
	if (c.n == 0)
		c.first = row;
	if (a->lines.n != b->lines.n || a->first != b->first)
		c.n = SIZE_MAX;
	return c;
}

static void
say_changed(
	struct linear *l, struct linear_said *said, const struct told *before)
{
	const struct lines *lines = &said->told.lines;
	size_t row = said->told.first;

	for (size_t i = 0; i < lines->n; i++) {
		if (!same_line(&before->lines.v[i], &lines->v[i]))
			say_line(l, said, i, row);
		row += !lines->v[i].head;
	}
}

static void
show_screen(struct linear *l)
{
	struct linear_said *said = linear_said(l);
	struct linear_said was = *said;
	struct changes c;

	said->told = (struct told){ 0 };
	tell(l->ui, said);
	c = compare(&was.told, &said->told);
	if (was.by != said->by || was.told.first != said->told.first)
		say_page(l, said, page_of(&said->told), true);
	else if (c.n > FEW)
		say_page(l, said, c.first, c.heads);
	else if (c.n)
		say_changed(l, said, &was.told);
	told_release(&was.told);
}

static void
show_question(struct linear *l)
{
	const struct prompt *p = &l->ui->prompt;
	const char *now = prompt_text(p);

	if (*now)
		linear_ask(l, "%s [%s] ", p->label, now);
	else
		linear_ask(l, "%s ", p->label);
}

void
linear_show(struct linear *l)
{
	struct ui *ui = l->ui;

	ui_keep_reads(ui);
	if (ui->message.text)
		linear_say(l, "%s%s", ui->message.text,
			ui->asking && ui->message.role == ROLE_WARN
				? _(" (. leaves the question)")
				: "");
	message_clear(&ui->message);
	if (ui->asking) {
		show_question(l);
	} else if (ui->top->ops->place == AT_ENTRY) {
		linear_form_ask(l);
	} else {
		if (&l->said[1] != linear_said(l))
			l->said[1].by = NULL;
		show_screen(l);
		linear_ask(l, "> ");
	}
	fflush(ui->app->out);
}
