/* SPDX-License-Identifier: MIT */
#include "magang/view/filled.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seats_told.h"
#include "magang/office/office.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/fields.h"
#include "magang/record/seat_state.h"
#include "magang/view/app.h"
#include "magang/view/out.h"
#include "magang/view/page.h"
#include "magang/view/text.h"
#include "magang/view/words.h"

enum { COL_RANK, COL_NUMBER, COL_NAME, COL_SCORE, COL_SEAT, COL_WHY, COLS };

void
fill_list_told(void *ctx, uint64_t kase, enum seat_state state, const char *why)
{
	struct fill_list *list = ctx;
	size_t at = list->n;

	/* what apply() refuses was told of before */
	while (at > 0 && list->rows[at - 1].kase != kase)
		at--;
	if (at) {
		free(list->rows[--at].why);
	} else {
		VEC_GROW(list->rows, list->n, list->cap);
		at = list->n++;
	}
	list->rows[at] =
		(struct fill_row){ kase, state, why ? xstrdup(why) : NULL };
}

void
fill_list_release(struct fill_list *list)
{
	while (list->n)
		free(list->rows[--list->n].why);
	free(list->rows);
	*list = (struct fill_list){ 0 };
}

static void
seat_word(const struct style *s, enum seat_state state, struct buf *out)
{
	const struct fdef *f = core_field(F_SEAT_STATE);
	const struct choice *c = &f->choices[state - f->state];
	const bool code = s->form != OUT_TABLE;

	if (state == SEAT_REFUSED)
		buf_adds(out, code ? "passed" : _("passed over"));
	else
		buf_adds(out,
			code ? c->code
			     : label_in(&c->label, s->office->lang, c->code));
}

static void
fill_cells(const struct style *s, const struct fill_list *list, size_t i,
	struct buf cells[COLS])
{
	const struct fill_row *f = &list->rows[i];
	struct record *kase = xmalloc(2 * sizeof(*kase)), *person = kase + 1;
	const struct fdef *score = core_field(F_SCORE);
	char number[NUMBER_TEXT];
	const struct value *v;

	for (size_t c = 0; c < COLS; c++)
		buf_clear(&cells[c]);
	buf_addf(&cells[COL_RANK], "%zu", i + 1);
	text_number(s->office, s->txn, KIND_CASE, f->kase, number);
	buf_adds(&cells[COL_NUMBER], number);
	if (office_sees(s->office, s->txn, KIND_CASE, f->kase, kase)) {
		struct row row = { s, kase, person };

		v = record_get(kase, F_SCORE);
		if (office_sees_person(s->office, s->txn, kase, person))
			cell_name(&row, &cells[COL_NAME]);
		if (v)
			record_cell(s, kase, score, v, &cells[COL_SCORE]);
	}
	seat_word(s, f->state, &cells[COL_SEAT]);
	if (f->why)
		buf_adds(&cells[COL_WHY], f->why);
	free(kase);
}

/* Behind the last who gets a seat, or waits, the counts of why are enough. */
static size_t
rows_told(const struct fill_list *list)
{
	size_t n = list->n;

	while (n > 0 && list->rows[n - 1].state == SEAT_REFUSED)
		n--;
	return n;
}

static const struct out_column *
columns_of(struct out_column out[COLS])
{
	const struct out_column columns[COLS] = {
		[COL_RANK] = { "rank", _("Rank"), OUT_NUMBER | OUT_RIGHT, 0 },
		[COL_NUMBER] = { "number", _("Number"), OUT_CODE, 0 },
		[COL_NAME] = { "name", _("Name"), 0, 0 },
		[COL_SCORE] = { "score", _("Score"),
			OUT_RIGHT | OUT_SPARE | OUT_CODE, 0 },
		[COL_SEAT] = { "seat", _("Seat"), OUT_CODE, 0 },
		[COL_WHY] = { "why", _("Why"), OUT_SPARE | OUT_WRAP, 0 },
	};

	for (size_t i = 0; i < COLS; i++)
		out[i] = columns[i];
	return out;
}

int
fill_list_page(struct page *page, const struct fill_list *list, struct err *err)
{
	const size_t n = page->json ? list->n : rows_told(list);
	struct style s = { .office = page->app->office,
		.form = page->json ? OUT_JSON : OUT_TABLE };
	struct out_column columns[COLS];
	struct buf cells[COLS] = { BUF_INIT };
	int rc = office_look(s.office, &s.txn, err);

	if (rc)
		return rc;
	page_rows(page, "candidates", NULL, columns_of(columns), COLS);
	for (size_t i = 0; i < n; i++) {
		fill_cells(&s, list, i, cells);
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

/* The field that says a limit, of a cohort and of a slot; 0: none. */
static const struct {
	const char *word;
	uint16_t of_cohort, of_slot;
} limit_fields[] = {
	{ REFUSED_SEAT_AREA, F_COHORT_BY_AREA, 0 },
	{ REFUSED_SEAT_DISTRICT, F_COHORT_DISTRICT, 0 },
	{ REFUSED_SEAT_SEX, F_COHORT_WOMEN, F_SLOT_MEN },
	{ REFUSED_SEAT_MEN, 0, F_SLOT_WOMEN },
	{ REFUSED_SEAT_HOUSEHOLD, F_COHORT_HOUSEHOLD, 0 },
};

/* " (Women at least (%): 40)" */
static void
limit_said(const struct style *s, const struct record *in, const char *word,
	struct buf *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(limit_fields); i++) {
		const uint16_t id = in->kind == KIND_SLOT
					    ? limit_fields[i].of_slot
					    : limit_fields[i].of_cohort;
		const struct value *v = id ? record_get(in, id) : NULL;

		if (!v || strcmp(limit_fields[i].word, word) != 0)
			continue;
		buf_addf(out, " (%s: ", text_label(s->office, core_field(id)));
		record_cell(s, in, core_field(id), v, out);
		buf_addc(out, ')');
	}
}

void
fill_left_words(struct office *office, enum kind kind, uint64_t in,
	const struct fill_left *left, struct buf *out)
{
	struct style s = { .office = office, .form = OUT_TABLE };
	struct err unread = ERR_INIT;
	struct record *r;

	if (left->seats <= 0 || !left->n ||
		office_look(office, &s.txn, &unread))
		return;
	r = xmalloc(sizeof(*r));
	if (office_sees(office, s.txn, kind, in, r)) {
		buf_addf(out,
			_n("%lld seat stays empty, by these limits:",
				"%lld seats stay empty, by these limits:",
				(unsigned long)left->seats),
			(long long)left->seats);
		for (size_t i = 0; i < left->n; i++) {
			buf_addf(out, "\n%zu: %s", left->limits[i].n,
				refusal_text(
					MG_ENOTALLOWED, left->limits[i].word));
			limit_said(&s, r, left->limits[i].word, out);
		}
	}
	office_look_end(s.txn);
	free(r);
}

void
fill_left_page(struct page *page, enum kind kind, uint64_t in,
	const struct fill_left *left)
{
	const struct out_column columns[] = {
		{ "limit", NULL, OUT_CODE, 0 },
		{ "cases", NULL, OUT_NUMBER, 0 },
	};
	struct buf words = BUF_INIT;
	char *rest, *line;

	if (page->json) {
		page_count(page, "left", NULL,
			(uint64_t)(left->seats > 0 ? left->seats : 0));
		page_rows(page, "limits", NULL, columns, ARRAY_SIZE(columns));
		for (size_t i = 0; i < left->n; i++) {
			page_cell(page, left->limits[i].word);
			page_count_cell(page, left->limits[i].n);
			page_row(page);
		}
		page_rows_end(page);
		return;
	}
	fill_left_words(page->app->office, kind, in, left, &words);
	rest = words.data;
	while ((line = strsep(&rest, "\n")) != NULL)
		page_line(page, "%s", line);
	buf_release(&words);
}

/* r: the seat, then its case, its person, its place. */
static void
then_row(struct page *page, const struct style *s, uint64_t seat,
	const struct seat_then *then, struct record *r)
{
	const struct row row = { s, r + 1, r + 2 };
	char number[NUMBER_TEXT], name[128];
	struct buf who = BUF_INIT;
	uint64_t kase, slot;

	if (!office_sees(s->office, s->txn, KIND_SEAT, seat, r) ||
		seat_is_live(seat_state(r)))
		return;
	kase = then->kase ? then->kase
			  : (uint64_t)record_number(r, F_DECISION_CASE, 0);
	slot = seat_of_case(s->txn, kase, KIND_SLOT);
	if ((then->slot && slot != then->slot) ||
		!office_sees(s->office, s->txn, KIND_CASE, kase, r + 1) ||
		!office_sees(s->office, s->txn, KIND_SLOT, slot, r + 3))
		return;
	if (office_sees_person(s->office, s->txn, r + 1, r + 2))
		cell_name(&row, &who);
	page_cell(
		page, text_number(s->office, s->txn, KIND_CASE, kase, number));
	page_cell(page, who.len ? buf_str(&who) : NULL);
	page_cell(
		page, text_number(s->office, s->txn, KIND_SLOT, slot, number));
	page_cell(page, record_text(r + 3, F_SLOT_NAME, name, sizeof(name)));
	page_row(page);
	buf_release(&who);
}

int
fill_then_page(struct page *page, const uint64_t *seats, size_t n,
	const struct seat_then *then, struct err *err)
{
	const struct out_column columns[] = {
		{ "case", _("Case"), OUT_CODE, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "slot", _("Offered"), OUT_CODE, 0 },
		{ "slot_name", _("Place"), 0, 0 },
	};
	struct style s = { .office = page->app->office,
		.form = page->json ? OUT_JSON : OUT_TABLE };
	struct record *r;
	const int rc = office_look(s.office, &s.txn, err);

	if (rc)
		return rc;
	r = xmalloc(4 * sizeof(*r));
	page_rows(page, "offered", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		then_row(page, &s, seats[i], then, r);
	page_rows_end(page);
	office_look_end(s.txn);
	free(r);
	return 0;
}

/* Those of a slot, from the i-th on; 0: one before it told them. */
static int64_t
count_back(struct style *s, const uint64_t *seats, size_t n, size_t i,
	struct record *r)
{
	int64_t slot, same = 0;

	if (!office_sees(s->office, s->txn, KIND_SEAT, seats[i], r) ||
		seat_state(r) != SEAT_WITHDRAWN)
		return 0;
	slot = record_number(r, F_SEAT_SLOT, 0);
	for (size_t k = 0; slot && k < n; k++) {
		if (!office_sees(s->office, s->txn, KIND_SEAT, seats[k], r) ||
			seat_state(r) != SEAT_WITHDRAWN ||
			record_number(r, F_SEAT_SLOT, 0) != slot)
			continue;
		if (k < i)
			return 0;
		same++;
	}
	return same && office_sees(
			       s->office, s->txn, KIND_SLOT, (uint64_t)slot, r)
		       ? same
		       : 0;
}

int
fill_back_page(
	struct page *page, const uint64_t *seats, size_t n, struct err *err)
{
	struct style s = { .office = page->app->office, .form = OUT_TABLE };
	struct record *r;
	const int rc = office_look(s.office, &s.txn, err);

	if (rc)
		return rc;
	r = xmalloc(sizeof(*r));
	for (size_t i = 0; i < n; i++) {
		const int64_t same = count_back(&s, seats, n, i, r);
		const int64_t has =
			record_number(r, F_SLOT_SEATS, 0) / DECIMAL_ONE;
		char number[NUMBER_TEXT], name[200];

		if (!same || has < same)
			continue;
		number_format(number, kind_slot.prefix, r->id);
		page_line(page,
			_("%s still has %lld seats. Where the host gives "
			  "fewer: magang set %s seats=%lld"),
			record_text(r, F_SLOT_NAME, name, sizeof(name)),
			(long long)has, number, (long long)(has - same));
	}
	office_look_end(s.txn);
	free(r);
	return 0;
}

int
fill_list_csv(struct app *app, const struct fill_list *list, struct err *err)
{
	struct style s = { .office = app->office, .form = OUT_CSV };
	struct out_column columns[COLS];
	struct buf cells[COLS] = { BUF_INIT };
	struct out out;
	int rc = office_look(s.office, &s.txn, err);

	if (rc)
		return rc;
	out_start(&out, app, OUT_CSV, "candidates", columns_of(columns), COLS);
	for (size_t i = 0; i < list->n; i++) {
		fill_cells(&s, list, i, cells);
		for (size_t c = 0; c < COLS; c++)
			out_cell(&out, cells[c].len ? cells[c].data : NULL);
		out_row(&out);
	}
	out_finish(&out);
	office_look_end(s.txn);
	for (size_t c = 0; c < COLS; c++)
		buf_release(&cells[c]);
	return 0;
}
