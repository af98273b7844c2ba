/* SPDX-License-Identifier: MIT */
#include "paste_text.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/utf8.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/widget/lines.h"

static void
add(struct paste_text *t, uint32_t cp)
{
	char bytes[4];

	if (t->text.len >= t->most)
		return;
	buf_add(&t->text, bytes, utf8_put(bytes, cp));
	t->dirty = true;
}

static void
rub_out(struct paste_text *t)
{
	size_t n = t->text.len;

	while (n > 0 && (t->text.data[n - 1] & 0xC0) == 0x80)
		n--;
	buf_truncate(&t->text, n ? n - 1 : 0);
	t->dirty = true;
}

bool
paste_text_key(struct paste_text *t, const struct key_event *ev)
{
	switch (ev->type) {
	case EV_PASTE_BEGIN:
		t->read = false;
		return true;
	case EV_PASTE:
	case EV_CHAR:
		add(t, ev->cp);
		return true;
	case EV_PASTE_END:
		add(t, '\n');
		t->read = true;
		return true;
	default:
		break;
	}
	if (key_is(ev, K_ENTER))
		add(t, '\n');
	else if (key_is(ev, K_BACKSPACE))
		rub_out(t);
	else if (key_is_control(ev, 'X') || key_is_control(ev, 'S'))
		t->read = true;
	else
		return false;
	return true;
}

/* ---- drawing --------------------------------------------------------------- */

static size_t
count(const char *s, char c)
{
	size_t n = 0;

	for (; (s = strchr(s, c)) != NULL; s++)
		n++;
	return n;
}

/* Where the part of a line begins that has room; from its end, so that a long
 * line costs no more than a short one. */
static size_t
tail_of(const char *line, int columns)
{
	size_t n = strlen(line),
	       at = n > (size_t)columns * 4 ? n - (size_t)columns * 4 : 0;
	int used;

	while (at < n && (line[at] & 0xC0) == 0x80)
		at++;
	while (utf8_columns(line + at) > columns)
		at += utf8_fit(line + at, 8, &used);
	return at;
}

void
paste_text_draw(struct ui *ui, const struct paste_text *t,
	const struct layout *l, const char *hint)
{
	const char *text = buf_str(&t->text), *last = strrchr(text, '\n');
	char *lines = lines_fold(hint, l->columns);
	size_t skip;
	int row;

	last = last ? last + 1 : text;
	row = l->body + 1 + ui_put_lines(ui, l->body, 0, 4, ROLE_PLAIN, lines);
	free(lines);
	ui_put(ui, row, 0, -1, ROLE_PLAIN,
		_n("%zu line", "%zu lines", count(text, '\n')),
		count(text, '\n'));
	skip = tail_of(last, l->columns - 4);
	ui_put(ui, row + 1, 0, -1, ROLE_PLAIN, "> %s", last + skip);
	term_park(ui->term, row + 1, 2 + utf8_columns(last + skip));
}
