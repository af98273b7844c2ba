/* SPDX-License-Identifier: MIT */
#include "magang/view/out.h"

#include <assert.h>
#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/exchange/csv_put.h"
#include "magang/view/app.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/markup.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/view/html_page.h"
#include "magang/view/json.h"
#include "magang/view/picture.h"

#define GAP 2       /* blanks between columns of a table */
#define NARROWEST 8 /* a column is not squeezed below */
#define EMPTY (-1)  /* width of a spare column that has nothing in it */
#define CUT (-2)    /* of one that the window has no room for */
#define BAR_MOST 40 /* of a bar where no window says how wide it may be */
#define BAR_WHOLE 1000

static void
write_buf(FILE *f, const struct buf *b)
{
	fwrite(buf_str(b), 1, b->len, f);
}

void
out_line(FILE *f, const char *fmt, ...)
{
	struct buf raw = BUF_INIT, safe = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&raw, fmt, ap);
	va_end(ap);
	utf8_print(&safe, buf_str(&raw), -1);
	buf_addc(&safe, '\n');
	write_buf(f, &safe);
	buf_release(&raw);
	buf_release(&safe);
}

void
out_block(FILE *f, const char *text)
{
	while (*text) {
		size_t n;
		char *line;

		if (*text == '\f') {
			fputc(*text++, f);
			continue;
		}
		n = strcspn(text, "\n");
		line = xstrndup(text, n);

		out_line(f, "%s", line);
		free(line);
		text += n + (text[n] == '\n');
	}
}

int
out_noted(FILE *f, const struct buf *pages, const char *again, struct err *err)
{
	if (fwrite(buf_str(pages), 1, pages->len, f) == pages->len &&
		fflush(f) == 0)
		return 0;
	return err_set(err, MG_EIO,
		_("this is noted, but its pages could not be written; print "
		  "them again: %s"),
		again);
}

enum out_form
out_form(bool json, bool csv)
{
	if (json)
		return OUT_JSON;
	return csv ? OUT_CSV : OUT_TABLE;
}

/* --- one row in each form ------------------------------------------------- */

static bool
is_bar(const struct out *o, size_t i)
{
	return o->columns[i].flags & OUT_BAR && !o->in_heads;
}

static void
put_cell(struct out *o, size_t i, const char *s, struct buf *b)
{
	struct buf cell = BUF_INIT, bar = BUF_INIT;
	int most = o->line_columns ? o->width[i] : -1;
	int used, blanks;

	if (is_bar(o, i))
		bar_words(atoi(s), BAR_WHOLE, o->width[i], &bar);
	used = utf8_print(&cell, is_bar(o, i) ? buf_str(&bar) : s, most);
	blanks = used < o->width[i] ? o->width[i] - used : 0;
	if (o->columns[i].flags & OUT_RIGHT)
		buf_addf(b, "%*s", blanks, "");
	buf_adds(b, buf_str(&cell));
	if (!(o->columns[i].flags & OUT_RIGHT))
		buf_addf(b, "%*s", blanks, "");
	buf_addf(b, "%*s", GAP, "");
	buf_release(&cell);
	buf_release(&bar);
}

/* May a line end before byte `at`? At a blank, and beside a character that is
 * wide, but not before one that closes. */
static bool
may_break(const char *s, size_t at)
{
	static const char closing[] = "、。，．）」』：；・ー";
	const char *before = s + at - 1;
	char next[5] = "";

	if (s[at] == ' ')
		return true;
	while (((unsigned char)*before & 0xC0) == 0x80)
		before--;
	memcpy(next, s + at, strnlen(s + at, 3));
	if ((unsigned char)next[0] >= 0xE3 && strstr(closing, next))
		return false;
	return (unsigned char)next[0] >= 0xE3 || (unsigned char)*before >= 0xE3;
}

/* How many bytes stand in a line of so many columns. */
static size_t
line_of(const char *s, int columns)
{
	int used;
	const size_t fits = utf8_fit(s, columns, &used);
	size_t at = fits;

	if (!s[fits])
		return fits;
	while (at > 0 &&
		(((unsigned char)s[at] & 0xC0) == 0x80 || !may_break(s, at)))
		at--;
	return at ? at : fits ? fits : strlen(s);
}

/* What of a cell stands in the next line; *rest is what is left of it. */
static char *
next_piece(const struct out *o, size_t i, const char **rest)
{
	const char *s = *rest ? *rest : "";
	size_t n = strlen(s);

	if (o->columns[i].flags & OUT_WRAP && o->line_columns)
		n = line_of(s, o->width[i]);
	*rest = s + n;
	while (**rest == ' ')
		++*rest;
	return xstrndup(s, n);
}

static void
put_table(struct out *o, char *const *cells, struct buf *b)
{
	const char *rest[OUT_COLUMNS];
	bool more;

	for (size_t i = 0; i < o->n; i++)
		rest[i] = cells[i];
	do {
		more = false;
		buf_addf(b, "%*s", o->indent, "");
		for (size_t i = 0; i < o->n; i++) {
			char *piece;

			if (o->width[i] < 0)
				continue;
			piece = next_piece(o, i, &rest[i]);
			put_cell(o, i, piece, b);
			more |= *rest[i] != '\0';
			free(piece);
		}
		while (b->len > 0 && b->data[b->len - 1] == ' ')
			buf_truncate(b, b->len - 1);
		buf_addc(b, '\n');
	} while (more);
}

static void
put_csv(struct out *o, char *const *cells, struct buf *b)
{
	for (size_t i = 0; i < o->n; i++) {
		unsigned own = OUT_CODE | OUT_NUMBER | OUT_BOOL;

		csv_put(b, cells[i] ? cells[i] : "",
			!(o->columns[i].flags & own), i == 0);
	}
	buf_addc(b, '\n');
}

static void
put_json(struct out *o, char *const *cells, struct buf *b)
{
	struct json j;

	buf_adds(b, o->first ? "\n" : ",\n");
	o->first = false;
	json_init(&j, b);
	json_open(&j, NULL, '{');
	for (size_t i = 0; i < o->n; i++) {
		if (cells[i] && o->columns[i].flags & (OUT_NUMBER | OUT_BOOL))
			json_raw(&j, o->columns[i].key, cells[i]);
		else
			json_text(&j, o->columns[i].key, cells[i]);
	}
	json_close(&j, '}');
}

static void
put_html(struct out *o, char *const *cells, struct buf *b)
{
	buf_adds(b, "<tr>");
	for (size_t i = 0; i < o->n; i++) {
		buf_adds(b, o->columns[i].flags & OUT_RIGHT ? "<td>"
							    : "<td class=b>");
		if (is_bar(o, i))
			html_bar(b, cells[i] ? atoi(cells[i]) : 0, BAR_WHOLE);
		else
			markup_put(b, cells[i] ? cells[i] : "");
		buf_adds(b, "</td>");
	}
	buf_adds(b, "</tr>\n");
}

typedef void put_row(struct out *o, char *const *cells, struct buf *b);

static put_row *const put_rows[] = {
	[OUT_TABLE] = put_table,
	[OUT_CSV] = put_csv,
	[OUT_JSON] = put_json,
	[OUT_HTML] = put_html,
};

static void
print_row(struct out *o, char *const *cells)
{
	struct buf b = BUF_INIT;

	put_rows[o->form](o, cells, &b);
	write_buf(o->f, &b);
	buf_release(&b);
}

/* --- widths --------------------------------------------------------------- */

static void
widen(struct out *o, size_t i, const char *s)
{
	struct buf shown = BUF_INIT;
	int most =
		o->columns[i].most && o->line_columns ? o->columns[i].most : -1;
	int used = utf8_print(&shown, s ? s : "", most);

	if (used > o->width[i])
		o->width[i] = used;
	buf_release(&shown);
}

/* As wide as its widest cell and its head; an empty spare one is left out. */
static void
find_width(struct out *o, size_t i)
{
	bool any = false;

	for (size_t k = i; k < o->n_held; k += o->n) {
		if (!is_bar(o, i))
			widen(o, i, o->held[k]);
		any = any || (o->held[k] && *o->held[k]);
	}
	if (!any && o->columns[i].flags & OUT_SPARE)
		o->width[i] = EMPTY;
	else
		widen(o, i, o->columns[i].head);
}

static int
line_width(const struct out *o)
{
	int all = o->indent - GAP;

	for (size_t i = 0; i < o->n; i++)
		all += o->width[i] < 0 ? 0 : o->width[i] + GAP;
	return all;
}

/* All that the others leave, where the width of the window is known. */
static void
find_bars(struct out *o)
{
	for (size_t i = 0; i < o->n; i++) {
		const int room = o->line_columns - line_width(o) + o->width[i];

		if (!is_bar(o, i))
			continue;
		if (o->width[i] < BAR_MOST)
			o->width[i] = BAR_MOST;
		if (o->width[i] < room)
			o->width[i] = room;
	}
}

/* The widest column that may lose something, or o->n. */
static size_t
widest_column(const struct out *o)
{
	size_t widest = o->n;

	for (size_t i = 0; i < o->n; i++) {
		if (o->columns[i].flags & (OUT_FIXED | OUT_NUMBER) ||
			o->width[i] <= NARROWEST)
			continue;
		if (widest == o->n || o->width[i] > o->width[widest])
			widest = i;
	}
	return widest;
}

/* Takes from the widest columns until a line fits; where that is not enough the
 * last columns are left out, never the first, and the end of the table says so. */
static void
squeeze(struct out *o)
{
	size_t last = o->n - 1;

	while (o->line_columns && line_width(o) > o->line_columns) {
		size_t i = widest_column(o);

		if (i < o->n)
			o->width[i]--;
		else if (last > 0 && o->width[last] >= 0)
			o->width[last--] = CUT;
		else if (last > 0)
			last--;
		else
			break;
	}
}

static void
say_cut(const struct out *o)
{
	struct buf heads = BUF_INIT, text = BUF_INIT;
	const char *s;

	for (size_t i = 0; i < o->n; i++)
		if (o->width[i] == CUT)
			buf_addf(&heads, "%s%s", heads.len ? ", " : "",
				o->columns[i].head);
	if (heads.len)
		buf_addf(&text, _("No room here for: %s"), buf_str(&heads));
	for (s = buf_str(&text); *s;) {
		const size_t n = line_of(s, o->line_columns);

		out_line(o->f, "%.*s", (int)n, s);
		s += n;
		s += strspn(s, " ");
	}
	buf_release(&heads);
	buf_release(&text);
}

static void
print_heads(struct out *o)
{
	char *heads[OUT_COLUMNS];

	for (size_t i = 0; i < o->n; i++) {
		const char *head = o->form == OUT_CSV ? o->columns[i].key
						      : o->columns[i].head;

		heads[i] = xstrdup(head);
	}
	o->in_heads = true;
	print_row(o, heads);
	o->in_heads = false;
	for (size_t i = 0; i < o->n; i++)
		free(heads[i]);
}

static void
print_head_lines(struct out *o)
{
	if (o->blank)
		fputc('\n', o->f);
	if (o->heading)
		out_line(o->f, "%s", o->heading);
	if (!o->bare)
		print_heads(o);
}

static void
free_cells(char **cells, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		free(cells[i]);
		cells[i] = NULL;
	}
}

/* Widths from the rows held back, then these rows; later ones are printed at
 * once in the same widths. */
static void
settle(struct out *o)
{
	o->settled = true;
	for (size_t i = 0; i < o->n; i++)
		find_width(o, i);
	find_bars(o);
	squeeze(o);
	if (o->n_held > 0)
		print_head_lines(o);
	for (size_t k = 0; k < o->n_held; k += o->n)
		print_row(o, o->held + k);
	free_cells(o->held, o->n_held);
	o->n_held = 0;
}

/* --- life ----------------------------------------------------------------- */

void
out_start(struct out *o, const struct app *app, enum out_form form,
	const char *name, const struct out_column *columns, size_t n)
{
	struct buf b = BUF_INIT;
	struct json j;

	assert(n > 0 && n <= OUT_COLUMNS);
	*o = (struct out){
		.f = app->out,
		.form = form,
		.columns = columns,
		.n = n,
		.line_columns = app->tty_out ? app->columns : 0,
		.first = true,
	};
	if (form == OUT_HTML)
		fputs("<div><table><thead>", o->f);
	if (form == OUT_CSV || form == OUT_HTML)
		print_heads(o);
	if (form == OUT_HTML)
		fputs("</thead><tbody>", o->f);
	if (form != OUT_JSON)
		return;
	json_init(&j, &b);
	json_open(&j, NULL, '{');
	json_number(&j, "v", 1);
	json_open(&j, name, '[');
	write_buf(o->f, &b);
	buf_release(&b);
}

void
out_cell(struct out *o, const char *text)
{
	assert(o->at < o->n);
	o->cell[o->at++] = text ? xstrdup(text) : NULL;
}

void
out_cellf(struct out *o, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	assert(o->at < o->n);
	o->cell[o->at++] = buf_detach(&b);
}

void
out_row(struct out *o)
{
	o->rows++;
	o->at = 0;
	if (o->form != OUT_TABLE || o->settled) {
		print_row(o, o->cell);
		free_cells(o->cell, o->n);
		return;
	}
	for (size_t i = 0; i < o->n; i++) {
		VEC_GROW(o->held, o->n_held, o->cap_held);
		o->held[o->n_held++] = o->cell[i];
		o->cell[i] = NULL;
	}
	if (o->n_held >= OUT_AHEAD * o->n)
		settle(o);
}

void
out_finish(struct out *o)
{
	free_cells(o->cell, o->n);
	if (o->form == OUT_TABLE && !o->settled)
		settle(o);
	if (o->form == OUT_TABLE && !o->bare)
		say_cut(o);
	if (o->form == OUT_JSON)
		fputs(o->first ? "]}\n" : "\n]}\n", o->f);
	if (o->form == OUT_HTML)
		fputs("</tbody></table></div>\n", o->f);
	free(o->held);
	o->held = NULL;
}

bool
out_failed(const struct out *o)
{
	return ferror(o->f) != 0;
}
