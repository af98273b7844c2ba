/* SPDX-License-Identifier: MIT */
#include "magang/view/day_grid.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/casework/class_days.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/sheet_ask.h"
#include "magang/office/office.h"
#include "magang/store/walk.h"
#include "magang/view/roll.h"

struct day_list {
	int32_t *rows;
	size_t n, cap;
};

static void
add_day(struct day_list *l, int32_t day)
{
	VEC_GROW(l->rows, l->n, l->cap);
	l->rows[l->n++] = day;
}

static int
by_day(const void *a, const void *b)
{
	const int32_t x = *(const int32_t *)a, y = *(const int32_t *)b;

	return (x > y) - (x < y);
}

/* Each once, up to today. */
static void
list_days(struct office *office, struct txn *txn, const struct record *cohort,
	struct day_list *out)
{
	struct class_days d;
	struct walk w;
	size_t n = 0;

	class_days_begin(&d, cohort, &office->book.calendar);
	while (class_days_next(&d) && d.date <= office->today)
		if (d.nth)
			add_day(out, d.date);
	sheets_begin(&w, txn, cohort->id);
	while (walk_next(&w))
		add_day(out, sheets_day(&w));
	walk_end(&w);
	if (out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), by_day);
	for (size_t i = 0; i < out->n; i++)
		if (!n || out->rows[n - 1] != out->rows[i])
			out->rows[n++] = out->rows[i];
	out->n = n;
}

static void
read_day(struct office *office, struct txn *txn, const struct record *cohort,
	int32_t day, struct grid_day *out)
{
	struct record *sheet = xmalloc(sizeof(*sheet));

	*out = (struct grid_day){ .day = day,
		.locked = sheet_is_locked(
			&office->book, txn, cohort, day, office->today) };
	if (office_sees(office, txn, KIND_SHEET, sheet_id(cohort->id, day),
		    sheet)) {
		out->entered = sheet_is_entered(sheet);
		out->waits = record_has(sheet, F_SHEET_LATE_BY);
		sheet_marks(sheet, F_SHEET_MARKS, &out->marks);
		marks_close(&office->access, txn, cohort->id, &out->marks);
	}
	free(sheet);
}

/* Pages begin at the end, so that the last one is full. */
static void
read_days(struct office *office, struct txn *txn, const struct record *cohort,
	int32_t at, size_t most, struct day_grid *g)
{
	struct day_list list = { NULL, 0, 0 };
	size_t from, end;

	list_days(office, txn, cohort, &list);
	if (most > GRID_DAYS)
		most = GRID_DAYS;
	end = list.n;
	while (at != DATE_NONE && end > most && list.rows[end - most] > at)
		end -= most;
	from = end > most ? end - most : 0;
	g->earlier = from ? list.rows[from - 1] : DATE_NONE;
	g->later = end < list.n ? list.rows[end] : DATE_NONE;
	for (g->n_days = 0; from < end; from++)
		read_day(office, txn, cohort, list.rows[from],
			&g->days[g->n_days++]);
	free(list.rows);
}

static void
read_rows(struct office *office, struct txn *txn, const struct attending *a,
	struct day_grid *g)
{
	struct rolls rolls;

	rolls_seen(&office->access, txn, g->cohort, ROLLS_ENROLLED, &rolls);
	g->rows = xcalloc(rolls.n + 1, sizeof(*g->rows));
	for (g->n = 0; g->n < rolls.n; g->n++) {
		struct grid_row *row = &g->rows[g->n];
		struct buf name = BUF_INIT;

		row->seat = rolls.rows[g->n];
		roll_name(office, txn, row->seat.id, &name);
		snprintf(row->name, sizeof(row->name), "%s", buf_str(&name));
		attendance_of(a, &row->seat, &row->of);
		buf_release(&name);
	}
	rolls_release(&rolls);
}

static void
read_causes(const struct office *office, const struct program *p,
	struct day_grid *g)
{
	for (size_t i = 0; p && i < p->n_absences && i < GRID_CAUSES; i++) {
		struct grid_cause *c = &g->causes[g->n_causes++];

		c->letter = p->absences[i].name[0];
		snprintf(c->word, sizeof(c->word), "%s",
			label_in(&p->absences[i].label, office->lang,
				p->absences[i].name));
	}
}

const char *
day_grid_cause(const struct day_grid *g, char letter)
{
	for (size_t i = 0; letter && i < g->n_causes; i++)
		if (g->causes[i].letter == letter)
			return g->causes[i].word;
	return NULL;
}

int
day_grid_read(struct office *office, uint64_t cohort, int32_t at, size_t days,
	struct day_grid *out, struct err *err)
{
	struct attending *a = xmalloc(sizeof(*a));
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (!rc) {
		*out = (struct day_grid){ .cohort = cohort };
		if (!office_sees(
			    office, txn, KIND_COHORT, cohort, &a->cohort) ||
			!attending_begin(a, &office->book, txn, cohort)) {
			rc = err_set(
				err, MG_ENOENT, _("this cohort is not there"));
		} else {
			record_text(&a->cohort, F_COHORT_NAME, out->name,
				sizeof(out->name));
			read_days(office, txn, &a->cohort, at, days, out);
			read_rows(office, txn, a, out);
			read_causes(office, a->program, out);
		}
		office_look_end(txn);
	}
	free(a);
	return rc;
}

void
day_grid_release(struct day_grid *g)
{
	free(g->rows);
	g->rows = NULL;
	g->n = g->n_days = 0;
}

const char *
day_grid_cell(const struct day_grid *g, size_t row, size_t day)
{
	const struct grid_day *d = &g->days[day];
	const struct enrolled *s = &g->rows[row].seat;
	const char *mark = marks_of(&d->marks, s->roll);

	if (!d->entered || !roll_sits(s, d->day))
		return "";
	return mark ? mark : sheet_mark_letter(MARK_PRESENT);
}
