/* SPDX-License-Identifier: MIT */
/* The picture: cells of text, cleaned and clipped, and its way out. */
#include "magang/tui/term/term_draw.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>
#include <wchar.h>

#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#include "term_draw.h"
#include "term_own.h"

#define REPLACEMENT 0xFFFD
#define GAP_KEPT 12  /* blanks */
#define CELL_CHARS 4 /* a letter, two marks, NUL */

/* Default background always, no blue; the word beside it says the same. */
static const struct {
	attr_t attr;
	short color; /* -1: none */
} role_looks[ROLE_COUNT] = {
	[ROLE_PLAIN] = { A_NORMAL, -1 },
	[ROLE_TITLE] = { A_BOLD, -1 },
	[ROLE_HEAD] = { A_NORMAL, COLOR_CYAN },
	[ROLE_HINT] = { A_NORMAL, -1 },
	[ROLE_HIT] = { A_BOLD, -1 },
	[ROLE_GOOD] = { A_NORMAL, COLOR_GREEN },
	[ROLE_WARN] = { A_NORMAL, COLOR_YELLOW },
	[ROLE_BAD] = { A_NORMAL, COLOR_RED },
};

/* --- drawing ------------------------------------------------------------- */

static attr_t
role_attr(const struct terminal *t, enum term_role role)
{
	bool mono = !t->color && role_looks[role].color == COLOR_RED;

	return mono ? A_BOLD : role_looks[role].attr;
}

static short
role_pair(const struct terminal *t, enum term_role role)
{
	bool colored = t->color && role_looks[role].color >= 0;

	return (short)(colored ? role + 1 : 0);
}

void
draw_colors(struct terminal *t)
{
	t->can_color = t->color = t->color && has_colors();
	if (!t->color)
		return;
	start_color();
	use_default_colors();
	for (short role = 0; role < ROLE_COUNT; role++)
		if (role_looks[role].color >= 0)
			init_pair(
				(short)(role + 1), role_looks[role].color, -1);
}

static void
put_cell(const struct terminal *t, int row, int col, const wchar_t *s,
	enum term_role role)
{
	cchar_t cell;

	if (setcchar(&cell, s, role_attr(t, role), role_pair(t, role), NULL) !=
		OK)
		return;
	mvwadd_wch(stdscr, row, col, &cell); /* the last cell: ERR, yet drawn */
}

/* Blanks are plain in every role, so that they cost nothing. */
static void
put_blanks(struct terminal *t, int row, int col, int n)
{
	for (; n > 0; n--, col++)
		put_cell(t, row, col, L" ", ROLE_PLAIN);
}

static int32_t
peek(const char *p, const char *end)
{
	return p < end ? utf8_next(&p, end) : -1;
}

/*
 * One character with its marks. Our widths and the C library's, after which
 * curses counts, differ on some rare ones: these are shown as U+FFFD, so that a
 * row never shifts.
 */
static int
put_character(struct terminal *t, int row, int col, const char **p,
	const char *end, enum term_role role)
{
	wchar_t s[CELL_CHARS] = { 0 };
	int32_t cp = utf8_next(p, end);
	int width = cp < 0 ? 1 : utf8_width((uint32_t)cp);
	size_t n = 0;

	s[n++] = (wchar_t)(cp < 0 ? REPLACEMENT : cp);
	if (wcwidth(s[0]) != width)
		s[0] = REPLACEMENT;
	while (peek(*p, end) >= 0 &&
		utf8_kind((uint32_t)peek(*p, end)) == UTF8_MARK) {
		wchar_t mark = (wchar_t)utf8_next(p, end);

		if (n < CELL_CHARS - 1 && wcwidth(mark) == 0)
			s[n++] = mark;
	}
	put_cell(t, row, col, s, role);
	if (width == 2 && s[0] == REPLACEMENT)
		put_blanks(t, row, col + 1, 1);
	return width;
}

/* Cuts the piece to the screen; false: nothing of it is to be seen. */
static bool
on_screen(const struct terminal *t, int row, int col, int *width)
{
	if (row < 0 || row >= t->rows || col < 0 || col >= t->columns)
		return false;
	if (*width < 0 || *width > t->columns - col)
		*width = t->columns - col;
	return *width > 0;
}

/* Changing the look and back costs 15 bytes: blanks between words keep it, long
 * gaps are plain and jumped over. */
static enum term_role
blank_role(const char *p, enum term_role role)
{
	return strspn(p, " ") <= GAP_KEPT && p[strspn(p, " ")] ? role
							       : ROLE_PLAIN;
}

int
term_put(struct terminal *t, int row, int col, int width, const char *text,
	enum term_role role)
{
	const char *p, *end;
	int used, at = col;

	if (!on_screen(t, row, col, &width))
		return 0;
	buf_clear(&t->text);
	used = utf8_print(&t->text, text, width);
	p = buf_str(&t->text);
	end = p + t->text.len;
	while (p < end)
		if (*p == ' ')
			put_cell(t, row, at++, L" ", blank_role(p++, role));
		else
			at += put_character(t, row, at, &p, end, role);
	assert(at - col == used && used <= width);
	put_blanks(t, row, at, width - used);
	return used;
}

void
term_put_parts(struct terminal *t, int row, int col, int width,
	const char *text, enum term_role role)
{
	char *parts;

	if (!on_screen(t, row, col, &width))
		return;
	parts = xstrndup(text, utf8_parts(text, width));
	term_put(t, row, col, width, parts, role);
	free(parts);
}

void
term_put_right(struct terminal *t, int row, int col, int width,
	const char *text, enum term_role role)
{
	struct buf b = BUF_INIT;
	int used = utf8_print(&b, text, width);

	if (used < width)
		term_put(t, row, col, width - used, "", ROLE_PLAIN);
	term_put(t, row, col + width - used, used, buf_str(&b), role);
	buf_release(&b);
}

void
term_fill(struct terminal *t, int row, int col, int width, char c,
	enum term_role role)
{
	wchar_t s[2] = { (wchar_t)c, 0 };

	assert(c >= 0x20 && c < 0x7F);
	if (!on_screen(t, row, col, &width))
		return;
	for (int i = 0; i < width; i++)
		put_cell(t, row, col + i, s, role);
}

void
term_erase(struct terminal *t)
{
	(void)t;
	werase(stdscr);
}

void
term_set_color(struct terminal *t, bool color)
{
	t->color = color && t->can_color;
}

void
term_park(struct terminal *t, int row, int col)
{
	t->park_row = term_clamp(row, 0, t->rows - 1);
	t->park_col = term_clamp(col, 0, t->columns - 1);
}

/*
 * curses draws from top to bottom. When the marker of a list goes up by one,
 * the old row is drawn first: the cursor is there already, and ends where it
 * shall.
 */
static void
old_row_first(struct terminal *t)
{
	int row, col;

	getyx(curscr, row, col);
	if (t->away || t->repaint || col != t->park_col ||
		row != t->park_row + 1)
		return;
	untouchwin(stdscr);
	wtouchln(stdscr, row, 1, 1);
	wmove(stdscr, row, col);
	wnoutrefresh(stdscr);
	doupdate();
	touchwin(stdscr);
}

void
draw_update(struct terminal *t)
{
	old_row_first(t);
	wmove(stdscr, t->park_row, t->park_col);
	wnoutrefresh(stdscr);
	doupdate();
	t->repaint = false;
}

void
term_repaint(struct terminal *t)
{
	t->repaint = true;
	clearok(curscr, TRUE);
}

/* The character of a cell; returns the columns it takes. */
static int
dump_cell(int row, int col, struct buf *out)
{
	wchar_t s[CCHARW_MAX + 1] = { 0 };
	cchar_t cell;
	attr_t attr;
	short pair;
	char utf8[4];

	if (mvwin_wch(stdscr, row, col, &cell) != OK ||
		getcchar(&cell, s, &attr, &pair, NULL) != OK || !s[0]) {
		buf_addc(out, ' ');
		return 1;
	}
	for (size_t i = 0; s[i]; i++)
		buf_add(out, utf8, utf8_put(utf8, (uint32_t)s[i]));
	return wcwidth(s[0]) == 2 ? 2 : 1;
}

void
term_dump(struct terminal *t, struct buf *out)
{
	for (int row = 0; row < t->rows; row++) {
		for (int col = 0; col < t->columns;)
			col += dump_cell(row, col, out);
		while (out->len > 0 && out->data[out->len - 1] == ' ')
			buf_truncate(out, out->len - 1);
		buf_addc(out, '\n');
	}
	buf_addf(out, "-- cursor %d %d '", t->park_row, t->park_col);
	dump_cell(t->park_row, t->park_col, out);
	buf_adds(out, "'\n");
}
