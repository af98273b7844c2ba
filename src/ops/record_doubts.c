/* SPDX-License-Identifier: MIT */
#include "magang/ops/record_doubts.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/casework/intake_seats.h"
#include "magang/casework/seating.h"
#include "magang/casework/sheet_ask.h"
#include "magang/casework/stages.h"
#include "magang/linkage/nik_doubt.h"
#include "magang/linkage/same.h"
#include "magang/office/value_print.h"
#include "magang/ops/ops.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"

#include "ledger_doubts.h"
#include "licence_doubts.h"
#include "notes.h"
#include "outcome_doubts.h"

static const char *const doubt_text[] = {
	[NIK_DOUBT_BIRTH] = N_("the birth date differs from the NIK"),
	[NIK_DOUBT_SEX] = N_("the sex differs from the NIK"),
	[NIK_DOUBT_REGION] = N_("the district inside the NIK is not known"),
};

/* The office lets so many of one family card take part at a time; more may be
 * registered, and wait. */
static void
household_doubt(struct office *office, struct txn *txn,
	const struct record *person, struct notes *out)
{
	const struct cases_wanted active = { .seen = &office->access };
	int64_t n, cap = office->book.site.household_cap;

	/* Whoever is bound to programs is told of nobody else's cases, and
	 * whoever is bound to areas of those there. */
	if (!cap || office->access.n_programs)
		return;
	n = household_cases(&office->book, txn,
		digits_key(record_get(person, F_KK)), person->id, &active);
	if (n >= cap)
		notes_add(out,
			_("family card: others have %d active cases, at most "
			  "%d take part; this one waits"),
			(int)n, (int)cap);
}

static void
person_doubts(struct office *office, struct txn *txn,
	const struct record *person, struct notes *out)
{
	struct nik_doubts doubts;
	char number[NUMBER_TEXT];

	household_doubt(office, txn, person, out);
	if (birth_is_doubtful(person, office->today))
		notes_add(out, "%s",
			_("the birth date is to come, or before 1900"));
	nik_doubts(office, txn, office->book.areas, person, &doubts);
	for (size_t i = 0; i < doubts.n; i++)
		notes_add(out, "%s", _(doubt_text[doubts.kind[i]]));
	if (doubts.near_person)
		notes_add(out, _("NIK %s would fit; it belongs to %s"),
			doubts.near,
			number_format(number, "MG", doubts.near_person));
	else if (doubts.near[0])
		notes_add(out, _("NIK %s would fit; compare it with the card"),
			doubts.near);
}

/* Nobody loses a place, but the figures are not what they were thought to be. */
static void
say_overfull(const struct overfull *over, size_t n, struct notes *out)
{
	for (size_t i = 0; i < n; i++) {
		char area[AREA_CODE_TEXT] = "";

		if (over[i].area)
			area_code_format(area, over[i].area);
		notes_add(out,
			_("%s%s%s: %lld of %lld seats are taken; all keep "
			  "theirs, and nobody gets one until there are fewer"),
			over[i].quota, *area ? " " : "", area,
			(long long)over[i].taken, (long long)over[i].seats);
	}
}

static void
intake_doubts(struct office *office, struct txn *txn,
	const struct record *intake, struct notes *out)
{
	struct overfull over[OVERFULL_MAX];

	say_overfull(
		over, intake_overfull(&office->book, txn, intake, over), out);
}

/* By what is said of it now. */
static void
limit_doubts(struct office *office, struct txn *txn,
	const struct record *cohort, struct notes *out)
{
	struct seating *s = xmalloc(sizeof(*s));
	struct overfull over[OVERFULL_MAX];

	if (seating_begin(s, &office->book, txn, KIND_COHORT, cohort->id,
		    office->today)) {
		s->in = *cohort;
		places_said(NULL, cohort, &s->places);
		say_overfull(
			over, seating_overfull(s, over, OVERFULL_MAX), out);
		seating_end(s);
	}
	free(s);
}

static void
add_day(struct office *office, int32_t day, struct buf *out)
{
	const struct value v = value_number(day);

	field_print(office, NULL, core_field(F_COHORT_FROM), &v, false, out);
}

/* Marks are facts: they stay, whatever becomes of the days. */
static void
cohort_doubts(struct office *office, struct txn *txn,
	const struct record *cohort, struct notes *out)
{
	struct buf first = BUF_INIT, last = BUF_INIT;
	struct stray_days stray;

	limit_doubts(office, txn, cohort, out);
	if (!record_has(cohort, F_COHORT_FROM) ||
		!record_has(cohort, F_COHORT_UNTIL))
		return;
	stray_days(&office->book, txn, cohort, &stray);
	if (!stray.n)
		return;
	add_day(office, stray.first, &first);
	add_day(office, stray.last, &last);
	notes_add(out,
		_("days with marks on which there is no class: %zu, %s to %s; "
		  "their marks stay and count, as on all days"),
		stray.n, buf_str(&first), buf_str(&last));
	buf_release(&first);
	buf_release(&last);
}

void
record_doubts(struct office *office, struct txn *txn, const struct record *r,
	struct notes *out)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);
	char number[NUMBER_TEXT];
	uint64_t same;

	out->n = 0;
	if (r->kind == KIND_PERSON)
		person_doubts(office, txn, r, out);
	if (r->kind == KIND_INTAKE)
		intake_doubts(office, txn, r, out);
	if (r->kind == KIND_COHORT)
		cohort_doubts(office, txn, r, out);
	if (r->kind == KIND_LEDGER)
		ledger_doubts(office, txn, r, out);
	if (r->kind == KIND_OUTCOME)
		outcome_doubts(office, txn, r, out);
	licence_doubts(office, txn, r, out);
	same = same_as(office, txn, r);
	if (same)
		notes_add(out, _("%s has the same name; is it the same one?"),
			number_format(number, k->prefix, same));
}

/* Values that record_doubts() reads. */
static bool
is_read(enum kind kind, uint16_t id)
{
	const struct kind_info *k = kind_info(kind);
	static const uint16_t ids[] = { F_NAME, F_NIK, F_KK, F_BIRTH_DATE,
		F_SEX, F_PHONE, F_PASSPORT_NO, F_VILLAGE, F_DISTRICT,
		F_INTAKE_SEATS, F_INTAKE_BY_AREA, F_COHORT_FROM, F_COHORT_UNTIL,
		F_COHORT_DAYS, F_COHORT_BY_AREA, F_COHORT_DISTRICT,
		F_COHORT_HOUSEHOLD, F_LEDGER_WHAT, F_LEDGER_AMOUNT,
		F_LEDGER_CURRENCY, F_LEDGER_HOLDER, F_SLOT_HOST, F_SLOT_START,
		F_PLANNED_START, F_ORG_LICENCE_UNTIL };

	for (size_t i = 0; i < ARRAY_SIZE(ids); i++)
		if (ids[i] == id)
			return true;
	return id == k->same[0] || id == k->same[1] ||
	       (kind == KIND_CASE && id >= F_PROGRAM);
}

void
record_doubts_new(struct office *office, struct txn *txn, const struct op *op,
	const struct record *old, const struct record *new, struct notes *out)
{
	const struct value none = value_none();
	struct notes before, after;
	struct record *rest;
	bool touched = false;

	for (size_t i = 0; i < op->n; i++)
		touched |= is_read(op->kind, op->f[i].id);
	if (!touched)
		return;
	rest = xmalloc(sizeof(*rest));
	*rest = *old;
	for (size_t i = 0; i < op->n; i++)
		record_set(rest, op->f[i].id, &none);
	/* one has days by all that is said of them */
	if (op_sets(op, F_COHORT_FROM) || op_sets(op, F_COHORT_UNTIL) ||
		op_sets(op, F_COHORT_DAYS))
		record_set(rest, F_COHORT_UNTIL, &none);
	record_doubts(office, txn, rest, &before);
	record_doubts(office, txn, new, &after);
	for (size_t i = 0; i < after.n; i++)
		if (!notes_have(&before, after.text[i]))
			notes_add(out, "%s", after.text[i]);
	free(rest);
}
