/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/attendance.h"
#include "magang/casework/class_days.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/seat_cause.h"
#include "magang/casework/seats_told.h"
#include "magang/office/office.h"
#include "magang/program/calendar.h"
#include "magang/record/counter.h"
#include "magang/record/seat_giver.h"
#include "magang/record/sheet.h"
#include "magang/view/marks_words.h"
#include "magang/view/roll.h"
#include "magang/view/words.h"

/* Of a cohort, of places; NULL: it is gone. */
static const struct program *
giver_program(const struct style *s, const struct record *giver)
{
	return office_program(s->office, s->txn,
		(uint16_t)record_number(
			giver, seat_giver((enum kind)giver->kind)->program, 0),
		0);
}

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
class_is_closed(const struct style *s, const struct record *cohort)
{
	const int32_t last = class_joins_until(
		cohort, giver_program(s, cohort), &s->office->book.calendar);

	return last != DATE_NONE && s->office->today > last;
}

/* Nobody joins any more: none is free, they stay empty. */
bool
work_class_free(const struct row *row, struct buf *out)
{
	const int64_t free = seats_of(row).free;

	return add_number(
		free > 0 && class_is_closed(row->style, row->record) ? 0 : free,
		out);
}

bool
work_class_empty(const struct row *row, struct buf *out)
{
	const int64_t free = seats_of(row).free;

	return free > 0 && class_is_closed(row->style, row->record) &&
	       add_number(free, out);
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

/* Between two of a list, its name, how many. */
static void
add_told(const struct style *s, const char *words, const char *code, int64_t n,
	struct buf *out)
{
	if (s->form == OUT_TABLE)
		buf_addf(out, "%s%s %" PRId64, out->len ? ", " : "", words, n);
	else
		buf_addf(out, "%s%s:%" PRId64, out->len ? " " : "", code, n);
}

const char *
seat_cause_word(const struct office *office, const struct program *p,
	enum kind in, const char *code)
{
	const struct seat_of of = { p, in };
	const struct choice *c = seat_cause(&of, code, strlen(code));

	return c ? label_in(&c->label, office->lang, code) : code;
}

void
seat_causes_say(const struct style *s, const struct record *giver,
	enum seat_state from, enum seat_state to, struct buf *out)
{
	struct cause_told *rows = xcalloc(CAUSES_TOLD, sizeof(*rows));
	const size_t n =
		seats_causes(&s->office->access, s->txn, giver, from, to, rows);
	const struct program *p = giver_program(s, giver);

	const bool told = seat_causes_are_told(&s->office->access, s->txn,
		giver->kind == KIND_COHORT ? giver->id : 0);
	const struct seat_of of = { p, (enum kind)giver->kind };
	int64_t closed = 0;

	for (size_t i = 0; i < n; i++) {
		const char *code = rows[i].code;

		if (!told && seat_cause_is_closed(&of, code, strlen(code)))
			closed += rows[i].n;
		else
			add_told(s,
				seat_cause_word(s->office, p,
					(enum kind)giver->kind, code),
				code, rows[i].n, out);
	}
	if (closed)
		add_told(s, CODE_CLOSED, CODE_CLOSED, closed, out);
	free(rows);
}

bool
work_class_causes(const struct row *row, struct buf *out)
{
	seat_causes_say(row->style, row->record, SEAT_LEFT, SEAT_LEFT, out);
	return out->len > 0;
}

bool
work_class_missed(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	const struct program *p = giver_program(s, row->record);
	struct mark_told rows[CAUSES_TOLD];
	const size_t n =
		marks_told(&s->office->access, s->txn, row->record->id, rows);

	const bool told =
		marks_are_told(&s->office->access, s->txn, row->record->id);
	int64_t closed = 0;

	for (size_t i = 0; i < n; i++) {
		const enum sheet_mark mark = COUNTED_MARK(rows[i].state);
		const char code[] = { *sheet_mark_letter(mark),
			COUNTED_CAUSE(rows[i].state), '\0' };

		if (!told && mark_is_closed(code))
			closed += rows[i].n;
		else
			add_told(s, mark_said(s->office, p, code), code,
				rows[i].n, out);
	}
	if (closed)
		add_told(s, mark_word(s->office, MARK_CLOSED), MARK_CLOSED,
			closed, out);
	return n > 0;
}

/* Days entered of a cohort. */
static int64_t
days_entered(const struct row *row)
{
	const struct counted of = { .in = row->record->id };

	return counter_read(row->style->txn, COUNT_SHEETS, &of);
}

bool
work_class_risk(const struct row *row, struct buf *out)
{
	const bool held =
		days_entered(row) > 0 && seats_of(row).of[SEAT_TAKEN] > 0;
	const int64_t n = held ? seats_at_risk(&row->style->office->access,
					 row->style->txn, row->record)
			       : 0;

	if (held)
		buf_addf(out, "%" PRId64 "%s", n,
			row->style->form == OUT_TABLE && n ? " !" : "");
	return held;
}

/* How those who are in class attend, together. */
struct attending_all {
	int64_t held, missed;
};

static struct attending_all
attending_of(const struct row *row)
{
	const struct style *s = row->style;
	struct attending_all all = { 0, 0 };
	struct attendance_of of;
	struct attending *a;
	struct rolls rolls;

	if (!days_entered(row))
		return all;
	a = xmalloc(sizeof(*a));
	rolls_seen(
		&s->office->access, s->txn, row->record->id, ROLLS_NOW, &rolls);
	if (!rolls.n ||
		!attending_begin(a, &s->office->book, s->txn, row->record->id))
		rolls.n = 0;
	for (size_t i = 0; i < rolls.n; i++) {
		attendance_of(a, &rolls.rows[i], &of);
		all.held += of.held;
		all.missed += of.missed;
	}
	rolls_release(&rolls);
	free(a);
	return all;
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

/* "4 Dedi: present -> sick" of each late mark that waits. */
static void
add_late(const struct row *row, const struct rolls *rolls,
	const struct program *program, const struct marks was[2],
	struct buf *out)
{
	struct office *office = row->style->office;

	for (size_t i = 0; i < was[1].n; i++) {
		const struct mark *m = &was[1].row[i];
		const struct enrolled *seat = roll_of(rolls, m->roll);
		const char *before = marks_of(&was[0], m->roll);

		buf_addf(out, "%s%u ", i ? ", " : "", m->roll);
		if (seat)
			roll_name(office, row->style->txn, seat->id, out);
		buf_addf(out, ": %s -> %s",
			mark_said(office, program, before ? before : "h"),
			mark_said(office, program, m->mark));
	}
}

bool
work_sheet_late(const struct row *row, struct buf *out)
{
	const uint64_t cohort =
		(uint64_t)record_number(row->record, F_SHEET_COHORT, 0);
	struct marks *was;
	struct record *r;
	struct rolls rolls;

	if (!record_has(row->record, F_SHEET_LATE_BY))
		return false;
	was = xcalloc(2, sizeof(*was));
	r = xmalloc(sizeof(*r));
	sheet_marks(row->record, F_SHEET_MARKS, &was[0]);
	sheet_marks(row->record, F_SHEET_LATE, &was[1]);
	rolls_seen(&row->style->office->access, row->style->txn, cohort,
		ROLLS_EVER, &rolls);
	rolls_close(
		&row->style->office->access, row->style->txn, cohort, &was[1]);
	add_late(row, &rolls,
		office_sees(row->style->office, row->style->txn, KIND_COHORT,
			cohort, r)
			? giver_program(row->style, r)
			: NULL,
		was, out);
	rolls_release(&rolls);
	free(r);
	free(was);
	return true;
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

bool
work_unentered(const struct row *row, struct buf *out)
{
	const struct office *office = row->style->office;
	int32_t first;
	const int n = class_days_owed(row->style->txn, row->record,
		&office->book.calendar, office->today, &first);

	return n && add_number(n, out);
}
