/* SPDX-License-Identifier: MIT */
#include "magang/view/complete_list.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/ops_complete.h"
#include "magang/view/app.h"
#include "magang/view/page.h"
#include "magang/view/text.h"
#include "magang/view/words.h"

enum { COL_ROLL, COL_NUMBER, COL_NAME, COL_OUTCOME, COL_WHY, COL_STAYS, COLS };

static struct complete_row *
row_of(struct complete_list *list, uint64_t kase)
{
	for (size_t i = 0; i < list->n; i++)
		if (list->rows[i].kase == kase)
			return &list->rows[i];
	VEC_GROW(list->rows, list->n, list->cap);
	list->rows[list->n] = (struct complete_row){ .kase = kase };
	return &list->rows[list->n++];
}

static void
keep(char **at, const char *text)
{
	if (!text)
		return;
	free(*at);
	*at = xstrdup(text);
}

void
complete_list_told(void *ctx, const struct complete_told *t)
{
	struct complete_row *row = row_of(ctx, t->kase);

	if (t->why) {
		row->roll = t->roll;
		row->outcome = t->outcome;
	}
	row->goes = t->stage != NULL;
	keep(&row->why, t->why);
	/* who has no stage to go to has said why already */
	if (!row->why || !t->hinders || strcmp(row->why, t->hinders) != 0)
		keep(&row->hinders, t->hinders);
}

void
complete_list_release(struct complete_list *list)
{
	while (list->n) {
		free(list->rows[--list->n].why);
		free(list->rows[list->n].hinders);
	}
	free(list->rows);
	*list = (struct complete_list){ 0 };
}

size_t
complete_count(const struct complete_list *list, enum outcome outcome)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += list->rows[i].outcome == outcome;
	return n;
}

const char *
outcome_word(enum outcome outcome, bool code)
{
	static const char *const words[OUTCOME_COUNT] = {
		[OUTCOME_OPEN] = N_("open"),
		[OUTCOME_PASSED] = N_("passed"),
		[OUTCOME_RESIT] = N_("resit"),
		[OUTCOME_OUT] = N_("out"),
	};

	return code ? words[outcome] : _(words[outcome]);
}

static size_t
count_going(const struct complete_list *list, enum outcome outcome)
{
	size_t n = 0;

	for (size_t i = 0; i < list->n; i++)
		n += list->rows[i].goes && list->rows[i].outcome == outcome;
	return n;
}

void
complete_words(const struct complete_list *list, struct buf *out)
{
	size_t n[OUTCOME_COUNT], all = 0;
	const char *between = ": ";

	for (enum outcome o = 0; o < OUTCOME_COUNT; o++)
		all += n[o] = count_going(list, o);
	buf_addf(out,
		_n("%zu case decided", "%zu cases decided", (unsigned long)all),
		all);
	for (enum outcome o = 0; o < OUTCOME_COUNT; o++) {
		if (!n[o])
			continue;
		buf_addf(
			out, "%s%zu %s", between, n[o], outcome_word(o, false));
		between = ", ";
	}
}

/* ---- tables --------------------------------------------------------------- */

static void
add_name(const struct style *s, uint64_t id, struct buf *out)
{
	struct record *kase = xmalloc(2 * sizeof(*kase)), *person = kase + 1;
	const struct row row = { s, kase, person };

	if (office_sees(s->office, s->txn, KIND_CASE, id, kase) &&
		office_sees_person(s->office, s->txn, kase, person))
		cell_name(&row, out);
	free(kase);
}

static void
fill_cells(const struct style *s, const struct complete_row *r,
	struct buf cells[COLS])
{
	char number[NUMBER_TEXT];

	for (size_t c = 0; c < COLS; c++)
		buf_clear(&cells[c]);
	if (r->roll)
		buf_addf(&cells[COL_ROLL], "%u", r->roll);
	buf_adds(&cells[COL_NUMBER],
		text_number(s->office, s->txn, KIND_CASE, r->kase, number));
	add_name(s, r->kase, &cells[COL_NAME]);
	buf_adds(&cells[COL_OUTCOME],
		outcome_word(r->outcome, s->form != OUT_TABLE));
	if (r->why)
		buf_adds(&cells[COL_WHY], r->why);
	if (r->hinders)
		buf_adds(&cells[COL_STAYS], r->hinders);
}

static void
make_columns(struct out_column out[COLS])
{
	const struct out_column columns[COLS] = {
		[COL_ROLL] = { "roll", _("Number"), OUT_NUMBER | OUT_RIGHT, 0 },
		[COL_NUMBER] = { "number", _("Case"), OUT_CODE, 0 },
		[COL_NAME] = { "name", _("Name"), 0, 0 },
		[COL_OUTCOME] = { "outcome", _("Outcome"), OUT_CODE, 0 },
		[COL_WHY] = { "why", _("Why"), OUT_WRAP, 0 },
		[COL_STAYS] = { "stays", _("Stays because"),
			OUT_SPARE | OUT_WRAP, 0 },
	};

	for (size_t i = 0; i < COLS; i++)
		out[i] = columns[i];
}

int
complete_list_page(
	struct page *page, const struct complete_list *list, struct err *err)
{
	struct style s = { .office = page->app->office,
		.form = page->json ? OUT_JSON : OUT_TABLE };
	struct out_column columns[COLS];
	struct buf cells[COLS] = { BUF_INIT };
	int rc = office_look(s.office, &s.txn, err);

	if (rc)
		return rc;
	make_columns(columns);
	page_rows(page, "people", NULL, columns, COLS);
	for (size_t i = 0; i < list->n; i++) {
		fill_cells(&s, &list->rows[i], cells);
		for (size_t c = 0; c < COLS; c++)
			page_cell(page, cells[c].len ? cells[c].data : NULL);
		page_row(page);
	}
	page_rows_end(page);
	office_look_end(s.txn);
	for (size_t c = 0; c < COLS; c++)
		buf_release(&cells[c]);
	return 0;
}
