/* SPDX-License-Identifier: MIT */
/*
 * The list screen: filter bar, heads, rows, preview. A move costs the marker
 * and no more, which is why nothing counts rows along and why the preview
 * follows only when no key came for a moment (rest). On 80 columns it has to be
 * asked for (v): it takes half of the rows, and bursts of Down would be pages.
 */
#include "magang/tui/list/browse.h"

#include <stdlib.h>
#include <string.h>

#include "magang/casework/verdict.h"
#include "magang/query/query_parse.h"
#include "magang/query/query_said.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/list/cells.h"
#include "magang/tui/list/preview.h"
#include "magang/tui/term/input.h"
#include "magang/tui/ui/frame.h"
#include "magang/view/words.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/told.h"
#include "magang/tui/widget/lines.h"
#include "magang/tui/widget/tags.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"

#define PREVIEW_ROWS 8
#define COUNT_MOST 20000 /* rows looked at while somebody types */

/* --- geometry ------------------------------------------------------------- */

struct place_of_list {
	int row, width, height;
	int preview_row, preview_col, preview_rows;
	int rule;
	bool heads;
};

static bool
preview_on(const struct ui *ui, const struct browse *b)
{
	if (b->preview_set)
		return b->preview;
	return term_class(ui->term) == SIZE_WIDE && !ui->thrifty;
}

static struct place_of_list
places(const struct ui *ui, const struct browse *b)
{
	struct layout l = ui_layout(ui);
	struct place_of_list p = { .row = l.body + 1,
		.width = l.columns,
		.heads = l.rows >= 16 && l.size != SIZE_NARROW };
	bool preview = preview_on(ui, b) && l.rows >= 16;

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

/* --- rows ----------------------------------------------------------------- */

static int
count_all(struct ui *ui, struct browse *b, struct err *err)
{
	struct query *q;
	int rc = query_parse(ui->office, b->kind, "", &q, err);

	if (rc)
		return rc;
	rc = source_count(ui->office, q, &b->all, err);
	query_free(q);
	return rc;
}

static int
apply_filter(struct browse *b, const char *filter, struct err *err)
{
	char *text = xasprintf("%s %s", filter, b->order);
	int rc = rows_filter(&b->rows, text, err);

	free(text);
	return rc;
}

/* From the top. */
static int
load(struct ui *ui, struct browse *b, struct err *err)
{
	struct place_of_list p = places(ui, b);

	return vlist_load(&b->list, p.width, p.height, err);
}

/* Another filter: the selected row stays selected where it can, else what stood
 * behind it, but who is at the top or has rows read out gets the first hit.
 * Another order begins at its top. */
static int
reload(struct ui *ui, struct browse *b, const char *filter, struct err *err)
{
	uint64_t id = vlist_selected(&b->list);
	bool top =
		ui->linear || (b->list.position == 0 && b->list.selected == 0);
	int rc = apply_filter(b, filter, err);

	if (rc)
		return rc;
	if (!b->loaded || b->reorder) {
		rc = load(ui, b, err);
		b->loaded = !rc;
	} else {
		rc = vlist_reload(&b->list, err);
		if (!rc && top && vlist_selected(&b->list) != id)
			rc = load(ui, b, err);
	}
	b->preview_id = 0;
	b->reorder = false;
	return rc;
}

/* As it would be typed in that language. */
static void
say_filter(struct browse *b, enum lang lang)
{
	char *said = query_said(b->kind, lang, b->filter);

	free(b->filter);
	free(b->opened);
	b->filter = said;
	b->opened = xstrdup(said);
}

static int
enter(struct ui *ui, struct screen *s, struct err *err)
{
	struct browse *b = (struct browse *)s;
	int rc = count_all(ui, b, err);

	say_filter(b, ui->office->lang);
	rows_init(&b->rows, ui->office, b->kind);
	b->rows.limit.most = COUNT_MOST;
	b->rows.whole = ui->linear;
	b->rows.size = term_class_of(places(ui, b).width);
	vlist_init(&b->list, &rows_ops, &b->rows);
	b->list.letters = true;
	b->list.tags = &b->tags;
	return rc ? rc : reload(ui, b, b->filter, err);
}

static void
leave(struct screen *s)
{
	struct browse *b = (struct browse *)s;

	vlist_release(&b->list);
	rows_release(&b->rows);
	tags_release(&b->tags);
	free(b->title);
	free(b->opened);
	free(b->filter);
	free(b->typed);
	free(b->before);
	free(b->shown);
	free(b->preview_text);
	bulk_release(&b->bulk);
	free(b->stage);
	free(b->cause);
	free(b->set);
	free(b->chosen);
}

static void
fit(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;
	struct place_of_list p = places(ui, b);
	struct err err = ERR_INIT;

	b->rows.size = term_class_of(p.width);
	if (vlist_resize(&b->list, p.width, p.height, &err) != 0)
		ui_fail(ui, &err);
}

static void
refresh(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;
	struct err err = ERR_INIT;

	if (b->list.selected >= 0 && b->list.position != UINT64_MAX)
		b->rows.was =
			(size_t)b->list.position + (size_t)b->list.selected;
	rows_forget(&b->rows);
	b->preview_id = 0;
	if (count_all(ui, b, &err) != 0)
		ui_fail(ui, &err);
	fit(ui, s);
}

static unsigned
key(struct ui *ui, struct screen *s, const struct key_event *ev)
{
	struct browse *b = (struct browse *)s;
	struct err err = ERR_INIT;

	switch (vlist_key(&b->list, ev, &err)) {
	case VLIST_PASS:
		return REACT_PASS;
	case VLIST_FAILED:
		return ui_fail(ui, &err);
	default:
		return REACT_DRAW;
	}
}

/* The last word of a burst of typing is what is asked for. */
static void
settle(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;
	struct err err = ERR_INIT;

	if (b->typed) {
		bool same = !strcmp(b->typed, b->filter) && !b->reorder;

		b->unread = !same && reload(ui, b, b->typed, &err) != 0;
		if (!b->unread) {
			free(b->filter);
			b->filter = xstrdup(b->typed);
			message_clear(&ui->message);
		} else {
			ui_fail(ui, &err);
		}
		free(b->typed);
		b->typed = NULL;
	}
	if (preview_on(ui, b) && (!b->preview_text || ui->thrifty))
		preview_make(ui, b);
}

static bool
key_waits(void *ctx)
{
	return input_waits(ctx);
}

/* Nobody types: the whole number, unless somebody does. */
static bool
count_rest(struct ui *ui, struct browse *b)
{
	struct count_limit usual = b->rows.limit;
	struct err unread = ERR_INIT;
	int rc;

	if (b->list.exact || ui->thrifty)
		return false;
	b->rows.limit =
		(struct count_limit){ .stop = key_waits, .ctx = ui->input };
	rc = vlist_recount(&b->list, &unread);
	b->rows.limit = usual;
	return rc == 0;
}

/* Where nothing shall come by itself, the key that moved has brought it. */
static bool
rest(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;

	bool more = preview_on(ui, b) && preview_make(ui, b);

	return count_rest(ui, b) || more;
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

static void
draw_heads(struct ui *ui, struct browse *b, const struct place_of_list *p)
{
	struct buf heads = BUF_INIT;

	cells_head(
		b->kind, b->rows.size, p->width - 2, ui->office->today, &heads);
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

static void
draw(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;
	struct layout l = ui_layout(ui);
	struct place_of_list p = places(ui, b);

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
	cells_head(b->kind, term_class(ui->term), b->list.width, DATE_NONE,
		&heads);
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

static void
tell(struct ui *ui, struct screen *s, struct told *out)
{
	struct browse *b = (struct browse *)s;
	const char *at =
		b->preview_text && preview_on(ui, b) ? b->preview_text : "";

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

/* A row that was read before is found again by its id; the one behind the page
 * turns the page. */
static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	struct browse *b = (struct browse *)s;
	struct key_event page = { .type = EV_KEY, .key = K_PGDN };
	struct err err = ERR_INIT;
	int rc = 0;

	if (row >= b->list.count)
		return false;
	if (row == b->list.position + (uint64_t)b->list.n_rows)
		rc = vlist_key(&b->list, &page, &err) == VLIST_FAILED;
	if (!rc && row < b->rows.n)
		rc = vlist_select(&b->list, b->rows.ids[row], &err);
	if (rc)
		ui_fail(ui, &err);
	return !rc && row < b->rows.n;
}

/* --- for other screens ------------------------------------------------------ */

static void
here(struct screen *s, struct here *out)
{
	const struct browse *b = (struct browse *)s;

	*out = (struct here){ .kind = (int)b->kind,
		.id = vlist_selected(&b->list),
		.list = true };
}

static uint64_t
step(struct screen *s, int way, struct err *err)
{
	struct browse *b = (struct browse *)s;
	struct key_event ev = { .type = EV_KEY,
		.key = way < 0 ? K_UP : K_DOWN };
	enum vlist_result r = vlist_key(&b->list, &ev, err);

	if (r != VLIST_MOVED && r != VLIST_SCROLLED)
		return 0;
	return vlist_selected(&b->list);
}

static void
show(struct screen *s, int kind, uint64_t id)
{
	struct browse *b = (struct browse *)s;
	struct err ignored = ERR_INIT;

	if ((int)b->kind == kind)
		vlist_select(&b->list, id, &ignored);
}

const struct screen_ops browse_ops = {
	.place = AT_LIST,
	.enter = enter,
	.key = key,
	.settle = settle,
	.draw = draw,
	.refresh = refresh,
	.fit = fit,
	.leave = leave,
	.rest = rest,
	.tell = tell,
	.mark = mark,
	.here = here,
	.chosen = browse_chosen,
	.spend = browse_spend,
	.step = step,
	.show = show,
};

/* Takes an order out of the filter, so that S can change it. */
static void
split_order(struct browse *b)
{
	size_t n;
	const struct sorting *rows = sortings_of(b->kind, &n);

	for (size_t i = 0; i < n; i++) {
		char *at = rows[i].sort[0] ? strstr(b->filter, rows[i].sort)
					   : NULL;
		size_t len = strlen(rows[i].sort);

		if (!at || at[len] != '\0')
			continue;
		b->order = rows[i].sort;
		while (at > b->filter && at[-1] == ' ')
			at--;
		*at = '\0';
		return;
	}
}

struct screen *
browse_new(int kind, const char *filter, const char *title)
{
	struct browse *b = xcalloc(1, sizeof(*b));

	b->base.ops = &browse_ops;
	b->kind = (enum kind)kind;
	b->title = xstrdup(title);
	b->filter = xstrdup(filter);
	b->order = "";
	split_order(b);
	b->opened = xstrdup(b->filter);
	return &b->base;
}

struct browse *
browse_here(struct ui *ui)
{
	return (struct browse *)ui_screen(ui);
}
