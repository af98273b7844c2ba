/* SPDX-License-Identifier: MIT */
#include "browse_view.h"

#include <stdlib.h>
#include <string.h>

#include "magang/tui/list/cells.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/widget/lines.h"
#include "magang/tui/widget/tags.h"
#include "magang/view/words.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define PREVIEW_ROWS 8

bool
browse_preview_on(const struct ui *ui, const struct browse *b)
{
	if (b->preview_set)
		return b->preview;
	return term_class(ui->term) == SIZE_WIDE && !ui->thrifty;
}

struct place_of_list
browse_places(const struct ui *ui, const struct browse *b)
{
	struct layout l = ui_layout(ui);
	struct place_of_list p = { .row = l.body + 1,
		.width = l.columns,
		.heads = l.rows >= 16 && l.size != SIZE_NARROW };
	bool preview = browse_preview_on(ui, b) && l.rows >= 16;

	p.row += p.heads;
	p.rule = l.message; /* a message or a prompt may take it */
	if (preview && l.size == SIZE_WIDE) {
		p.width = l.columns * 3 / 5;
		p.preview_col = p.width + 2;
		p.preview_row = p.row;
		p.preview_rows = p.rule - p.row;
	} else if (preview) {
		p.preview_rows =
			l.rows / 3 < PREVIEW_ROWS ? l.rows / 3 : PREVIEW_ROWS;
		p.rule -= p.preview_rows;
		p.rule--;
		p.preview_row = p.rule + 1;
	}
	p.height = p.rule - p.row;
	if (p.height < 1)
		p.height = 1;
	return p;
}

/* --- drawing -------------------------------------------------------------- */

/* Of the rows it was opened with; with another filter, of the kind. */
static const char *
title_of(const struct ui *ui, const struct browse *b)
{
	const struct kind_info *k = kind_info(b->kind);

	if (strcmp(b->filter, b->opened) == 0)
		return b->title;
	return label_in(&k->label, ui->office->lang, k->name);
}

static void
filter_text(struct ui *ui, const struct browse *b, struct buf *left,
	struct buf *right)
{
	char shown[NUMBER_SHOWN + 1], all[NUMBER_SHOWN];
	bool narrow = term_class(ui->term) == SIZE_NARROW;

	buf_addf(left, "%s%s", narrow ? "" : _("Filter: "),
		b->filter[0] ? b->filter : _("(all)"));
	if (b->order[0])
		buf_addf(left, "  %s", b->order);
	words_number(ui->office->lang, b->list.count, shown);
	if (!b->list.exact)
		strcat(shown, "+");
	words_number(ui->office->lang, b->all, all);
	if (b->list.count != b->all)
		buf_addf(right, _("%s of %s  x"), shown, all);
	else
		buf_adds(right, shown);
}

static void
draw_filter(struct ui *ui, struct browse *b, const struct layout *l)
{
	struct buf left = BUF_INIT, right = BUF_INIT;
	int room;

	filter_text(ui, b, &left, &right);
	room = l->columns - utf8_columns(buf_str(&right)) - 1;
	term_put_parts(ui->term, l->body, 0, room, buf_str(&left), ROLE_PLAIN);
	term_put(ui->term, l->body, room + 1, -1, buf_str(&right), ROLE_PLAIN);
	buf_release(&left);
	buf_release(&right);
}

/* today DATE_NONE: in words. */
static void
add_heads(struct ui *ui, const struct browse *b, int width, int32_t today,
	struct buf *out)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct err unread = ERR_INIT;

	if (office_look(ui->office, &style.txn, &unread) != 0)
		return;
	cells_head(&style, b->kind, b->rows.size, width, today, out);
	office_look_end(style.txn);
}

static void
draw_heads(struct ui *ui, struct browse *b, const struct place_of_list *p)
{
	struct buf heads = BUF_INIT;

	add_heads(ui, b, p->width - 2, ui->office->today, &heads);
	term_put(ui->term, p->row - 1, 2, p->width - 2, buf_str(&heads),
		ROLE_HEAD);
	buf_release(&heads);
}

/* Long lines are folded, as far as there is room. */
static void
draw_preview(struct ui *ui, struct browse *b, const struct place_of_list *p)
{
	char *lines = lines_fold(b->preview_text ? b->preview_text : "",
		term_columns(ui->term) - p->preview_col);

	ui_put_lines(ui, p->preview_row, p->preview_col, p->preview_rows,
		ROLE_PLAIN, lines);
	free(lines);
}

static void
end_text(const struct browse *b, struct buf *out)
{
	buf_adds(out,
		vlist_below(&b->list) || !b->list.exact ? _("more") : _("end"));
	if (b->tags.n)
		buf_addf(out, _n(", %zu tagged", ", %zu tagged", b->tags.n),
			b->tags.n);
}

/* From one side to the other only above a preview; else it stands where
 * messages and prompts come and go, and costs as little as they. */
static void
draw_rule(struct ui *ui, struct browse *b, const struct place_of_list *p)
{
	struct buf text = BUF_INIT;

	end_text(b, &text);
	if (p->preview_rows && !p->preview_col)
		ui_rule(ui, p->rule, 0, term_columns(ui->term), buf_str(&text));
	else
		ui_put(ui, p->rule, 0, -1, ROLE_PLAIN, "-- %s", buf_str(&text));
	buf_release(&text);
}

static const char *
empty_text(const struct browse *b)
{
	return b->filter[0] ? _("nobody and nothing fits; x clears the filter")
			    : _("nothing here yet");
}

static void
draw_empty(struct ui *ui, const struct browse *b, const struct place_of_list *p)
{
	char *lines = lines_fold(empty_text(b), p->width - 2);

	ui_put_lines(ui, p->row, 2, p->height, ROLE_HINT, lines);
	term_park(ui->term, p->row, 0);
	free(lines);
}

void
browse_draw(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;
	struct layout l = ui_layout(ui);
	struct place_of_list p = browse_places(ui, b);

	ui_frame(ui, title_of(ui, b));
	draw_filter(ui, b, &l);
	if (p.heads)
		draw_heads(ui, b, &p);
	draw_preview(ui, b, &p);
	draw_rule(ui, b, &p);
	if (b->list.n_rows > 0)
		vlist_draw(&b->list, ui->term, p.row, 0);
	else
		draw_empty(ui, b, &p);
}

/* --- read out (told.h) ---------------------------------------------------- */

static void
tell_heads(struct ui *ui, struct browse *b, struct lines *out)
{
	struct buf left = BUF_INIT, right = BUF_INIT, heads = BUF_INIT;

	lines_head(out, title_of(ui, b));
	filter_text(ui, b, &left, &right);
	buf_addf(&left, "  %s", buf_str(&right));
	lines_head(out, buf_str(&left));
	add_heads(ui, b, b->list.width, DATE_NONE, &heads);
	lines_head(out, b->list.n_rows ? buf_str(&heads) : empty_text(b));
	buf_release(&left);
	buf_release(&right);
	buf_release(&heads);
}

static void
tell_rows(const struct browse *b, struct told *out)
{
	const struct vlist *l = &b->list;

	out->lines.selected = out->lines.n + (size_t)l->selected;
	for (int i = 0; i < l->n_rows; i++) {
		bool tagged = tags_has(&b->tags, l->rows[i].id);
		char *text =
			xasprintf("%s%s", tagged ? "* " : "", l->rows[i].text);

		lines_add(&out->lines, text);
		free(text);
	}
	out->first = l->position == UINT64_MAX ? 0 : (size_t)l->position;
	out->all = (size_t)l->count;
}

void
browse_tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct browse *b = (struct browse *)s;
	const char *at = b->preview_text && browse_preview_on(ui, b)
				 ? b->preview_text
				 : "";

	tell_heads(ui, b, &out->lines);
	tell_rows(b, out);
	while (*at) {
		size_t n = strcspn(at, "\n");
		char *line = xstrndup(at, n);

		lines_head(&out->lines, line);
		free(line);
		at += n + (at[n] == '\n');
	}
}
