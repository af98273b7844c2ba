/* SPDX-License-Identifier: MIT */
#include "magang/view/roll.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/casework/class_days.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/record/seat_state.h"
#include "magang/store/walk.h"
#include "magang/view/text.h"
#include "magang/view/when.h"
#include "magang/view/words.h"

#define NAME_WIDTH 30
#define DAY_WIDTH 7
#define PAGE_PEOPLE 27 /* two lines each and the head: a sheet of 60 lines */

struct roll_making {
	struct office *office;
	struct txn *txn;
	const struct record *cohort;
	struct roll_seats seats;
	int32_t days[ROLL_DAYS];
	int n_days;
	struct buf *out;
};

static int
by_roll(const void *a, const void *b)
{
	const struct roll_seat *x = a, *y = b;

	if (!x->roll != !y->roll)
		return !x->roll - !y->roll;
	if (x->roll != y->roll)
		return x->roll < y->roll ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

void
roll_seats(struct txn *txn, enum kind kind, uint64_t of, struct roll_seats *out)
{
	struct walk w;

	*out = (struct roll_seats){ NULL, 0, 0 };
	seats_begin(&w, txn, kind, of);
	while (walk_next(&w)) {
		VEC_GROW(out->rows, out->n, out->cap);
		out->rows[out->n++] = (struct roll_seat){ walk_id(&w),
			seats_roll(&w), seats_state(&w) };
	}
	walk_end(&w);
	if (out->n)
		qsort(out->rows, out->n, sizeof(*out->rows), by_roll);
}

static void
read_days(struct roll_making *m, int32_t from, int days)
{
	struct class_days d;

	class_days_begin(&d, m->cohort, &m->office->book.calendar);
	while (m->n_days < days && m->n_days < ROLL_DAYS && class_days_next(&d))
		if (d.nth && d.date >= from)
			m->days[m->n_days++] = d.date;
}

static void
add_head(struct roll_making *m)
{
	char number[NUMBER_TEXT], name[128], place[256];
	char from[DATE_TEXT], until[DATE_TEXT];

	text_number(m->office, m->txn, KIND_COHORT, m->cohort->id, number);
	record_text(m->cohort, F_COHORT_NAME, name, sizeof(name));
	record_text(m->cohort, F_COHORT_PLACE, place, sizeof(place));
	buf_addf(m->out, "%s (%s)\n", name, number);
	if (place[0])
		buf_addf(m->out, "%s\n", place);
	if (m->n_days)
		buf_addf(m->out, "%s - %s\n", cell_date(m->days[0], from),
			cell_date(m->days[m->n_days - 1], until));
	buf_adds(m->out, "\n");
}

/* "Day-month" of each, or room to sign. */
static void
add_days(struct roll_making *m, bool head)
{
	for (int i = 0; i < m->n_days; i++) {
		char text[DATE_TEXT] = "";

		if (head)
			cell_day(m->days[i], text);
		buf_adds(m->out, "|");
		utf8_pad(m->out, text, DAY_WIDTH);
	}
	buf_adds(m->out, m->n_days ? "|\n" : "\n");
}

void
roll_name(
	struct office *office, struct txn *txn, uint64_t seat, struct buf *out)
{
	const struct style style = {
		.office = office, .txn = txn, .form = OUT_TABLE
	};
	struct record *r = xmalloc(2 * sizeof(*r));
	const struct row row = { &style, r, r + 1 };
	const size_t from = out->len;

	if (office_sees_member(office, txn, seat, r, r + 1))
		cell_name(&row, out);
	if (out->len == from)
		buf_adds(out, "-");
	free(r);
}

static void
add_name(struct roll_making *m, const struct roll_seat *s)
{
	struct buf name = BUF_INIT;

	roll_name(m->office, m->txn, s->id, &name);
	buf_addf(m->out, "%4d ", s->roll);
	utf8_pad(m->out, buf_str(&name), NAME_WIDTH);
	buf_release(&name);
}

static void
begin_page(struct roll_making *m)
{
	if (m->out->len)
		buf_addc(m->out, '\f');
	add_head(m);
	utf8_pad(m->out, "", 5);
	utf8_pad(m->out, _("Name"), NAME_WIDTH);
	add_days(m, true);
}

static void
make(struct roll_making *m)
{
	size_t people = 0;

	for (size_t i = 0; i < m->seats.n; i++) {
		if (!seat_is_enrolled(m->seats.rows[i].state))
			continue;
		if (people++ % PAGE_PEOPLE == 0)
			begin_page(m);
		add_name(m, &m->seats.rows[i]);
		add_days(m, false);
		utf8_pad(m->out, "", 5 + NAME_WIDTH);
		add_days(m, false);
	}
}

static bool
has_members(const struct roll_making *m)
{
	size_t i = 0;

	while (i < m->seats.n && !seat_is_enrolled(m->seats.rows[i].state))
		i++;
	return i < m->seats.n;
}

int
roll_text(struct office *office, const struct record *cohort, int32_t from,
	int days, struct buf *out, struct err *err)
{
	struct roll_making *m = xcalloc(1, sizeof(*m));
	int rc;

	m->office = office;
	m->cohort = cohort;
	m->out = out;
	rc = office_look(office, &m->txn, err);
	if (!rc) {
		roll_seats(m->txn, KIND_COHORT, cohort->id, &m->seats);
		read_days(m, from, days);
		if (has_members(m))
			make(m);
		else
			rc = err_set(err, MG_ENOENT,
				_("nobody has a seat in it yet; see: magang "
				  "cohort answer --help"));
		office_look_end(m->txn);
	}
	free(m->seats.rows);
	free(m);
	return rc;
}
