/* SPDX-License-Identifier: MIT */
#include "query_attendance.h"

#include <stdlib.h>
#include <string.h>

#include "query_lex.h"
#include "query_row.h"
#include "query_rule.h"
#include "query_scan.h"
#include "query_tree.h"
#include "query_value.h"

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/casework/attendance.h"
#include "magang/casework/class_days.h"
#include "magang/casework/class_of.h"
#include "magang/casework/closed_code.h"
#include "magang/office/office.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/record/sheet.h"
#include "magang/store/txn.h"

/* Seats of one cohort follow each other: its rule and days are worked out once. */
static bool
cohort_begin(struct row_reader *rs, uint64_t cohort)
{
	struct attending *a = &rs->attending;

	if (a->cohort.id == cohort)
		return cohort != 0;
	if (attending_begin(a, &rs->q->office->book, rs->txn, cohort))
		return true;
	a->cohort.id = 0;
	return false;
}

/* false: it has no number of the roll. */
static bool
attendance_in(struct query_row *row, struct attendance_of *out)
{
	const struct record *r = row->record;
	struct enrolled seat;

	if (!roll_of_seat(r, &seat) ||
		!cohort_begin(row->rows,
			(uint64_t)record_number(r, F_SEAT_COHORT, 0)))
		return false;
	attendance_of(&row->rows->attending, &seat, out);
	return true;
}

static enum tri
test_absences(const struct test *t, struct query_row *row)
{
	struct attendance_of of;

	if (!row->opened)
		return TRI_UNKNOWN;
	if (!attendance_in(row, &of))
		return tri_of(t->unfilled);
	return tri_of(t->filled || in_ranges(t, of.missed * DECIMAL_ONE));
}

/* By the letter of its kind, or of its cause. */
static bool
is_mark(const struct test *t, uint16_t state)
{
	const char cause = COUNTED_CAUSE(state);
	const char kind = *sheet_mark_letter(COUNTED_MARK(state));

	for (size_t i = 0; i < t->n_texts; i++)
		if (*t->texts[i] == kind || *t->texts[i] == cause)
			return true;
	return t->filled;
}

static bool
is_closed(uint16_t state)
{
	return mark_is_closed(sheet_mark_letter(COUNTED_MARK(state)));
}

static enum tri
test_mark(const struct test *t, struct query_row *row)
{
	struct counted of = { 0 };
	struct enrolled seat;
	struct counters cs;
	bool any = false, has = false, told;

	if (!row->opened)
		return TRI_UNKNOWN;
	if (!roll_of_seat(row->record, &seat))
		return tri_of(t->unfilled);
	of.in = (uint64_t)record_number(row->record, F_SEAT_COHORT, 0);
	counters_begin_at(&cs, row->rows->txn, COUNT_MARKS, &of, 1);
	told = marks_are_told(
		&row->rows->q->office->access, row->rows->txn, of.in);
	while (!has && counters_next(&cs) && cs.of.roll <= seat.roll) {
		if (cs.of.roll != seat.roll)
			continue;
		any = true;
		has = (told || t->filled || !is_closed(cs.of.state)) &&
		      is_mark(t, cs.of.state);
	}
	counters_end(&cs);
	return tri_of(has || (t->unfilled && !any));
}

/* The letter of a kind, of a cause of any program, as it is typed or called, and in
 * *kind that of its kind; NULL: it is neither. */
static const char *
mark_meant(
	struct query_parser *p, struct txn *txn, const char *text, char *kind)
{
	const struct fdef *f = core_field(F_SHEET_MARKS);
	const struct program *program;

	for (size_t i = MARK_ABSENT - MARK_PRESENT; i < f->n_choices; i++)
		if (strcmp(f->choices[i].code, text) == 0 ||
			utf8_says(&f->choices[i].label, text)) {
			*kind = *f->choices[i].code;
			return f->choices[i].code;
		}
	for (uint16_t no = 0;
		(program = office_program_next(p->office, txn, &no));)
		for (size_t i = 0; i < program->n_absences; i++) {
			const struct absence_cause *c = &program->absences[i];

			if (strcmp(c->name, text) != 0 &&
				!utf8_says(&c->label, text))
				continue;
			*kind = c->letter;
			return arena_strndup(p->q->arena, c->name, 1);
		}
	return NULL;
}

static int
read_marks(struct query_parser *p, const struct query_token *t,
	struct test *test, struct txn *txn)
{
	for (size_t i = 0; i < test->n_texts; i++) {
		char kind[2] = "";
		const char *letter = mark_meant(p, txn, test->texts[i], kind);

		if (!letter)
			return parser_fault(p, t->value_at, MG_EDATA,
				_("'%s' is no mark; there are: a absent, t "
				  "late, s sick, i on leave, and the causes of "
				  "programs"),
				test->texts[i]);
		if (asks_closed(p) && mark_is_closed(kind))
			return parser_fault(p, t->value_at, MG_EACCESS,
				_("'%s' is about health; your role may not see "
				  "it"),
				test->texts[i]);
		test->texts[i] = letter;
	}
	return 0;
}

int
mark_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef mark = { .name = "mark", .type = TYPE_TEXT };
	struct err unread = ERR_INIT;
	struct txn *txn;
	int rc = worked_term(p, t, &mark, test_mark, out);

	if (!rc)
		rc = txn_read(p->office->store, &txn, &unread);
	if (!rc) {
		rc = read_marks(p, t,
			((*out)->kind == NODE_NOT ? (*out)->first : *out)->test,
			txn);
		txn_abort(txn);
	}
	return rc;
}

/* Who has no number of the roll is neither. */
static enum tri
test_risk(const struct test *t, struct query_row *row)
{
	const struct record *r = row->record;

	if (!r && !(row->known & ROW_RISK))
		return TRI_UNKNOWN;
	if (r && !record_has(r, F_SEAT_ROLL))
		return tri_of(t->unfilled);
	return tri_of(
		t->filled || in_ranges(t, !r || record_has(r, F_SEAT_RISK)));
}

static bool
asks_yes(const struct test *t, test_fn *fn)
{
	return t->fn == fn && !t->filled && !t->unfilled &&
	       in_ranges(t, true) && !in_ranges(t, false);
}

bool
asks_risk(const struct test *t)
{
	return asks_yes(t, test_risk);
}

/* What a field of the cohort of a seat says that names a record. */
static enum tri
test_in_cohort(const struct test *t, struct query_row *row, uint16_t id)
{
	const struct record *cohort;

	if (!row->opened)
		return TRI_UNKNOWN;
	cohort = &row->rows->attending.cohort;
	if (!cohort_begin(row->rows,
		    (uint64_t)record_number(row->record, F_SEAT_COHORT, 0)) ||
		!record_has(cohort, id))
		return tri_of(t->unfilled);
	return tri_of(t->filled || in_ranges(t, record_number(cohort, id, 0)));
}

static enum tri
test_trainer(const struct test *t, struct query_row *row)
{
	return test_in_cohort(t, row, F_COHORT_TRAINER);
}

static enum tri
test_intake(const struct test *t, struct query_row *row)
{
	return test_in_cohort(t, row, F_COHORT_INTAKE);
}

static bool
is_unmarked(const struct query_row *row)
{
	const struct row_reader *rs = row->rows;
	const struct office *office = rs->q->office;
	const struct record *cohort = row->record;
	struct record *sheet;
	bool entered;

	if (seat_giver_is_over(cohort) ||
		!class_day_nth(cohort, &office->book.calendar, office->today))
		return false;
	sheet = xmalloc(sizeof(*sheet));
	entered = record_load(rs->txn, KIND_SHEET,
			  sheet_id(cohort->id, office->today), RECORD_UNCHECKED,
			  sheet) &&
		  sheet_is_entered(sheet);
	free(sheet);
	return !entered;
}

static enum tri
test_unmarked(const struct test *t, struct query_row *row)
{
	if (!row->record)
		return TRI_UNKNOWN;
	return tri_of(t->filled || in_ranges(t, is_unmarked(row)));
}

static enum tri
test_unentered(const struct test *t, struct query_row *row)
{
	const struct office *office = row->rows->q->office;
	int32_t first;

	if (!row->record)
		return TRI_UNKNOWN;
	return tri_of(
		t->filled ||
		in_ranges(t, DECIMAL_ONE * class_days_owed(row->rows->txn,
						   row->record,
						   &office->book.calendar,
						   office->today, &first)));
}

bool
asks_unmarked(const struct test *t)
{
	return asks_yes(t, test_unmarked);
}

/* Late marks wait for approval beside those of a day that was entered, too. */
static enum tri
test_sheet_state(const struct test *t, struct query_row *row)
{
	struct query_row waits = *row;
	struct record *r;
	enum tri is;

	if (!row->record || !record_has(row->record, F_SHEET_LATE_BY))
		return test_field(t, row);
	r = xmalloc(sizeof(*r));
	*r = *row->record;
	record_set_text(r, F_SHEET_STATE, "waiting");
	waits.record = r;
	is = test_field(t, &waits);
	free(r);
	return is;
}

int
sheet_state_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	const int rc = field_term(p, t, core_field(F_SHEET_STATE), false, out);

	if (!rc)
		((*out)->kind == NODE_NOT ? (*out)->first : *out)->test->fn =
			test_sheet_state;
	return rc;
}

/* Cases of a class follow each other seldom, of the same few classes often. */
static bool
case_share(struct query_row *row, int64_t *out)
{
	struct attendance_of of;
	struct class_of in;

	if (!class_of(row->rows->txn, row->record->id, &in) ||
		!cohort_begin(row->rows, in.cohort))
		return false;
	attendance_of(&row->rows->attending, &in.seat, &of);
	*out = attendance_share(&of) * 100;
	return of.held > 0;
}

static enum tri
test_share(const struct test *t, struct query_row *row)
{
	int64_t share;

	if (!row->rows || !row->opened || !row->record)
		return TRI_UNKNOWN;
	if (!case_share(row, &share))
		return tri_of(t->unfilled);
	return tri_of(t->filled || in_ranges(t, share));
}

bool
asks_share(enum kind kind, const struct test *t)
{
	return kind_has_stage(kind) && t->fn == test_share && !t->unfilled;
}

/* Those of one cohort. */
static void
add_seated(
	struct txn *txn, uint64_t cohort, struct record *seat, struct ids *out)
{
	struct walk w;

	seats_begin(&w, txn, KIND_COHORT, cohort);
	while (walk_next(&w))
		if (seats_roll(&w) && seat_is_enrolled(seats_state(&w)) &&
			record_load(txn, KIND_SEAT, walk_id(&w),
				RECORD_UNCHECKED, seat))
			ids_add(out, (uint64_t)record_number(
					     seat, F_DECISION_CASE, 0));
	walk_end(&w);
}

void
seated_cases(struct txn *txn, struct ids *out)
{
	const uint8_t prefix = KIND_COHORT;
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w))
		add_seated(txn, walk_id(&w), seat, out);
	walk_end(&w);
	free(seat);
}

int
share_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef share = { .name = "presence",
		.type = TYPE_NUMBER,
		.max = 100 * DECIMAL_ONE };

	return worked_term(p, t, &share, test_share, out);
}

int
absences_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef days = { .name = "absences",
		.type = TYPE_NUMBER,
		.max = 1000 * DECIMAL_ONE };

	return worked_term(p, t, &days, test_absences, out);
}

int
risk_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return worked_term(p, t, core_field(F_SEAT_RISK), test_risk, out);
}

int
trainer_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return worked_term(
		p, t, core_field(F_COHORT_TRAINER), test_trainer, out);
}

int
seat_intake_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	return worked_term(p, t, core_field(F_COHORT_INTAKE), test_intake, out);
}

int
unmarked_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef unmarked = { .name = "unmarked",
		.type = TYPE_YESNO };

	return worked_term(p, t, &unmarked, test_unmarked, out);
}

int
unentered_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef days = { .name = "unentered",
		.type = TYPE_NUMBER,
		.max = CLASS_DAYS_MOST * DECIMAL_ONE };

	return worked_term(p, t, &days, test_unentered, out);
}
