/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"

#include <inttypes.h>
#include <stdlib.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/attendance.h"
#include "magang/casework/class_days.h"
#include "magang/casework/seats_told.h"
#include "magang/office/office.h"
#include "magang/program/calendar.h"
#include "magang/record/seat_giver.h"
#include "magang/view/words.h"

static struct seats_told
seats_of(const struct row *row)
{
	struct seats_told n;

	seats_tell(row->style->txn, row->record, &n);
	return n;
}

static bool
add_number(int64_t n, struct buf *out)
{
	if (n >= 0)
		buf_addf(out, "%" PRId64, n);
	return n >= 0;
}

/* "28/30", or, for a program to read, how many are taken. */
bool
work_class_taken(const struct row *row, struct buf *out)
{
	const struct seats_told n = seats_of(row);

	add_number(n.of[SEAT_TAKEN] + n.of[SEAT_DONE], out);
	if (row->style->form == OUT_TABLE && n.seats >= 0)
		buf_addf(out, "/%" PRId64, n.seats);
	return true;
}

bool
work_class_offered(const struct row *row, struct buf *out)
{
	return add_number(seats_of(row).of[SEAT_OFFERED], out);
}

bool
work_class_free(const struct row *row, struct buf *out)
{
	return add_number(seats_of(row).free, out);
}

bool
work_class_waiting(const struct row *row, struct buf *out)
{
	return add_number(seats_of(row).of[SEAT_WAITING], out);
}

bool
work_class_finished(const struct row *row, struct buf *out)
{
	return add_number(seats_of(row).of[SEAT_DONE], out);
}

bool
work_class_left(const struct row *row, struct buf *out)
{
	return add_number(seats_of(row).of[SEAT_LEFT], out);
}

/* How those who are in class attend, together. */
struct attending_all {
	int64_t held, missed;
	size_t at_risk;
};

static struct attending_all
attending_of(const struct row *row)
{
	const struct style *s = row->style;
	struct attending *a = xmalloc(sizeof(*a));
	struct attending_all all = { 0, 0, 0 };
	struct attendance_of of;
	struct rolls rolls;

	rolls_read(s->txn, row->record->id, ROLLS_NOW, &rolls);
	if (!rolls.n ||
		!attending_begin(a, &s->office->book, s->txn, row->record->id))
		rolls.n = 0;
	for (size_t i = 0; i < rolls.n; i++) {
		attendance_of(a, &rolls.rows[i], &of);
		all.held += of.held;
		all.missed += of.missed;
		all.at_risk += of.at_risk;
	}
	rolls_release(&rolls);
	free(a);
	return all;
}

bool
work_class_risk(const struct row *row, struct buf *out)
{
	const struct attending_all all = attending_of(row);

	if (all.held)
		buf_addf(out, "%zu%s", all.at_risk,
			row->style->form == OUT_TABLE && all.at_risk ? " !"
								     : "");
	return all.held > 0;
}

bool
work_class_present(const struct row *row, struct buf *out)
{
	const struct attending_all all = attending_of(row);

	if (all.held)
		buf_addf(out,
			row->style->form == OUT_TABLE ? "%" PRId64 " %%"
						      : "%" PRId64,
			(all.held - all.missed) * 100 / all.held);
	return all.held > 0;
}

static struct class_count
days_of(const struct row *row)
{
	const struct office *office = row->style->office;

	return class_days_count(
		row->record, &office->book.calendar, office->today);
}

/* "36/54" where class has begun, or, for a program to read, how many there are. */
bool
work_sessions(const struct row *row, struct buf *out)
{
	const struct class_count n = days_of(row);

	if (n.all && n.held && row->style->form == OUT_TABLE)
		buf_addf(out, "%d/", n.held);
	if (n.all)
		buf_addf(out, "%d", n.all);
	return n.all > 0;
}

bool
work_held(const struct row *row, struct buf *out)
{
	const struct class_count n = days_of(row);

	return n.all > 0 && add_number(n.held, out);
}

bool
work_turn(const struct row *row, struct buf *out)
{
	const int64_t turn = seat_turn(row->style->txn, row->record);

	return turn && add_number(turn, out);
}

/* The name of another record, where the caller sees it. */
static bool
name_of(const struct row *row, enum kind kind, uint64_t id, struct buf *out)
{
	const struct style *s = row->style;
	struct record *r = xmalloc(sizeof(*r));
	const bool there = office_sees(s->office, s->txn, kind, id, r);
	char name[256];

	if (there)
		buf_adds(out, record_text(r, kind_info(kind)->name_field, name,
				      sizeof(name)));
	free(r);
	return there;
}

bool
work_seat_in(const struct row *row, struct buf *out)
{
	uint64_t id;
	const struct seat_giver *in = seat_into(row->record, &id);

	return in && name_of(row, in->kind, id, out);
}

bool
work_sheet_state(const struct row *row, struct buf *out)
{
	const struct value waits = value_text("waiting");
	const struct value *v =
		record_has(row->record, F_SHEET_LATE_BY)
			? &waits
			: record_get(row->record, F_SHEET_STATE);

	if (v)
		record_cell(row->style, row->record, core_field(F_SHEET_STATE),
			v, out);
	return v != NULL;
}

bool
work_host(const struct row *row, struct buf *out)
{
	return name_of(row, KIND_ORGANISATION,
		(uint64_t)record_number(row->record, F_SLOT_HOST, 0), out);
}

const char *
class_holiday(const struct office *office, const struct class_days *day)
{
	return day->holiday ? label_in(&day->holiday->label, office->lang,
				      _("holiday"))
			    : NULL;
}
