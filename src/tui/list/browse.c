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
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/tags.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "browse_view.h"

/* Given to a count before the list is drawn; where screens are compared, enough
 * for a machine that has much else to do. */
#ifdef MG_TEST
#define COUNT_MS 20000
#else
#define COUNT_MS 50
#endif

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
	struct place_of_list p = browse_places(ui, b);

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
	b->rows.limit.ms = COUNT_MS;
	b->rows.whole = ui->linear;
	b->rows.size = term_class_of(browse_places(ui, b).width);
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
	free(b->spent);
}

static void
fit(struct ui *ui, struct screen *s)
{
	struct browse *b = (struct browse *)s;
	struct place_of_list p = browse_places(ui, b);
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

	rows_mark(&b->rows, vlist_selected(&b->list));
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
	if (browse_preview_on(ui, b) && (!b->preview_text || ui->thrifty))
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

	bool more = browse_preview_on(ui, b) && preview_make(ui, b);

	return count_rest(ui, b) || more;
}

/* A row that was read before is found again by its id; the one behind the page
 * turns the page. */
static bool
mark(struct ui *ui, struct screen *s, size_t row)
{
	struct browse *b = (struct browse *)s;
	struct key_event page = { .type = EV_KEY, .key = K_PGDN };
	struct err err = ERR_INIT;
	uint64_t id;
	int rc = 0;

	if (row >= b->list.count)
		return false;
	if (vlist_below(&b->list) != UINT64_MAX &&
		row == b->list.position + (uint64_t)b->list.n_rows)
		rc = vlist_key(&b->list, &page, &err) == VLIST_FAILED;
	id = rows_known(&b->rows, row);
	if (!rc && id)
		rc = vlist_select(&b->list, id, &err);
	if (rc)
		ui_fail(ui, &err);
	return !rc && id;
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
	.draw = browse_draw,
	.refresh = refresh,
	.fit = fit,
	.leave = leave,
	.rest = rest,
	.tell = browse_tell,
	.mark = mark,
	.here = here,
	.chosen = browse_chosen,
	.spend = browse_spend,
	.turned = browse_turned,
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
