/* SPDX-License-Identifier: MIT */
/* What expressions may ask about a case, answered from one transaction. */

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/identity/nik.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/program/score.h"
#include "magang/record/change.h"
#include "magang/record/index.h"
#include "magang/casework/stages.h"
#include "magang/casework/attendance.h"
#include "magang/casework/cards.h"
#include "magang/casework/class_of.h"
#include "magang/casework/facts.h"
#include "magang/casework/hosting.h"
#include "magang/casework/grades.h"
#include "magang/casework/papers.h"
#include "magang/casework/quota.h"
#include "magang/casework/refusal.h"
#include "magang/casework/seat.h"
#include "magang/casework/seats_told.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "magang/casework/foresee.h"
#include "magang/record/change_index.h"

static bool
seated_in(struct txn *txn, uint64_t kase, struct record *out)
{
	const uint64_t id = seat_of_case(txn, kase, KIND_SLOT);

	return id && record_load(txn, KIND_SLOT, id, RECORD_UNCHECKED, out);
}

/* The places that are asked about, or that the case has a seat in; false: none. */
static bool
slot_of(const struct case_facts *cf, struct record *out)
{
	if (cf->slot)
		*out = *cf->slot;
	return cf->slot || seated_in(cf->txn, cf->c->id, out);
}

/* The places themselves, and their host. */
static struct value
said_by(const struct record *slot, const struct fdef *f)
{
	return value_number(f->id == F_SLOT_HOST
				    ? record_number(slot, F_SLOT_HOST, 0)
				    : (int64_t)slot->id);
}

static struct value
elsewhere(const struct case_facts *cf, const struct fdef *f)
{
	struct record *slot = xmalloc(sizeof(*slot));
	struct value v = value_none();

	if (slot_of(cf, slot))
		v = said_by(slot, f);
	free(slot);
	return v;
}

struct value
case_elsewhere(struct txn *txn, uint64_t kase, const struct fdef *f)
{
	struct record *slot = xmalloc(sizeof(*slot));
	struct value v = value_none();

	if (seated_in(txn, kase, slot))
		v = said_by(slot, f);
	free(slot);
	return v;
}

static void
facts_field(void *ctx, const struct fdef *f, struct value *out)
{
	const struct case_facts *cf = ctx;
	const struct record *r = f->id && f->id < F_PERSON ? cf->person : cf->c;
	const struct value *v = r ? record_get(r, f->id) : NULL;

	*out = f->flags & FDEF_ELSEWHERE ? elsewhere(cf, f)
	       : v                       ? *v
					 : value_none();
}

static void
facts_step(void *ctx, const struct fdef *via, const struct fdef *f,
	struct value *out)
{
	struct case_facts *cf = ctx;
	struct record *there = xmalloc(sizeof(*there));
	const struct kind_info *to = kind_to(via);
	const struct value *v = NULL;
	struct value id;

	facts_field(ctx, via, &id);
	if (id.kind == VALUE_NUMBER && to &&
		record_load(cf->txn, to->kind, (uint64_t)id.number,
			RECORD_UNCHECKED, there))
		v = record_get(there, f->id);
	*out = v ? *v : value_none(); /* its text lives with the transaction */
	free(there);
}

static struct value
yesno(bool yes)
{
	return value_number(yes);
}

/* ---- documents ---------------------------------------------------------- */

static const struct document *
document_there(const struct case_facts *cf, const char *name)
{
	int i = program_document(cf->program, name);

	return i >= 0 && record_has(cf->c, cf->program->documents[i].date.id)
		       ? &cf->program->documents[i]
		       : NULL;
}

static struct value
fact_has(struct case_facts *cf, const char *arg)
{
	return yesno(document_there(cf, arg) != NULL);
}

static struct value
fact_valid_until(struct case_facts *cf, const char *arg)
{
	const struct document *doc = document_there(cf, arg);
	const int32_t until = doc ? paper_until(cf, doc) : DATE_NONE;

	if (until != DATE_NONE)
		return value_number(until);
	/* when it is good until is still to be filled in */
	return !doc || doc->until || doc->valid.unit != SPAN_NONE
		       ? value_none()
		       : value_number(date_from_civil(9999, 12, 31));
}

/* ---- persons, stages ---------------------------------------------------- */

static struct value
fact_entered(struct case_facts *cf, const char *arg)
{
	int stage = program_stage(cf->program, arg);
	int32_t date = stage < 0 ? DATE_NONE
				 : stage_entered(cf->c,
					   cf->program->stages[stage].number);

	return date == DATE_NONE ? value_none() : value_number(date);
}

static struct value
fact_consent(struct case_facts *cf, const char *arg)
{
	uint16_t id = strcmp(arg, "partner") == 0 ? F_CONSENT_PARTNER
						  : F_CONSENT_DATA;

	if (!cf->person)
		return value_none();
	/* The signed form counts as consent to the use of the data. */
	return yesno(record_has(cf->person, id) ||
		     (id == F_CONSENT_DATA && document_there(cf, "consent")));
}

static struct value
fact_nik_valid(struct case_facts *cf, const char *arg)
{
	char text[32];
	struct nik nik;

	(void)arg;
	if (!cf->person || !record_has(cf->person, F_NIK))
		return value_none();
	record_text(cf->person, F_NIK, text, sizeof(text));
	return yesno(nik_parse(text,
			     (int32_t)record_number(
				     cf->person, F_BIRTH_DATE, DATE_NONE),
			     cf->facts.today, &nik) == NIK_OK);
}

/* ---- activities --------------------------------------------------------- */

struct sum {
	const char *name;
	int64_t alone; /* what one without an amount counts */
	int64_t amount, n;
};

static void
sum_add(void *ctx, const struct record *a)
{
	struct sum *sum = ctx;
	char text[64];

	if (strcmp(record_text(a, F_ACTIVITY, text, sizeof(text)), sum->name))
		return;
	sum->amount += record_number(a, F_AMOUNT, sum->alone);
	sum->n += DECIMAL_ONE;
}

/* Those that a change makes; what they are about may be made by it, too. */
static void
each_new(struct case_facts *cf, const struct about *which, about_visit visit,
	void *ctx)
{
	struct change_index *ix = cf->change;
	struct record *r = xmalloc(sizeof(*r));
	uint32_t at = change_first_about(ix, which->topic, which->id);

	for (; at; at = change_next(ix, at)) {
		const struct op *op = &ix->c->ops[change_place(ix, at)];

		if (op->kind == which->kind &&
			change_foresee(cf->txn, ix, which->kind, op->id, r))
			visit(ctx, r);
	}
	free(r);
}

void
case_about(struct case_facts *cf, const struct about *which, about_visit visit,
	void *ctx)
{
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	members_begin(&w, cf->txn, which->topic, which->id, which->kind);
	while (walk_next(&w))
		if (change_foresee(
			    cf->txn, cf->change, which->kind, walk_id(&w), r))
			visit(ctx, r);
	walk_end(&w);
	free(r);
	if (cf->change)
		each_new(cf, which, visit, ctx);
}

static void
activity_sum(struct case_facts *cf, struct sum *sum)
{
	const struct about which = { KIND_ACTIVITY, KIND_CASE, cf->c->id };

	case_about(cf, &which, sum_add, sum);
}

int64_t
case_activity(struct case_facts *cf, const char *activity)
{
	int i = program_activity(cf->program, activity);
	struct sum sum = { .name = activity,
		.alone = i < 0 ? 0
			       : activity_alone(&cf->program->activities[i]) };

	activity_sum(cf, &sum);
	return sum.amount;
}

static struct value
fact_hours(struct case_facts *cf, const char *arg)
{
	return value_number(case_activity(cf, arg));
}

static struct value
fact_count(struct case_facts *cf, const char *arg)
{
	struct sum sum = { .name = arg };

	activity_sum(cf, &sum);
	return value_number(sum.n);
}

/* ---- class --------------------------------------------------------------- */

/* The days of class on which its person came, of a hundred. */
static bool
case_attendance(struct case_facts *cf, int64_t *out)
{
	struct attending *a;
	struct attendance_of of = { 0 };
	struct class_of in;

	if (!class_of(cf->txn, cf->c->id, &in))
		return false;
	a = xmalloc(sizeof(*a));
	if (attending_begin(a, cf->book, cf->txn, in.cohort))
		attendance_of(a, &in.seat, &of);
	free(a);
	*out = attendance_share(&of) * 100;
	return of.held;
}

static struct value
fact_attendance(struct case_facts *cf, const char *arg)
{
	int64_t share;

	(void)arg;
	return case_attendance(cf, &share) ? value_number(share) : value_none();
}

bool
case_unit(struct case_facts *cf, const char *unit, int64_t *out)
{
	const int i = program_unit(cf->program, unit);
	struct grades grades;
	struct class_of in;
	bool there;

	if (i < 0 || !class_of(cf->txn, cf->c->id, &in))
		return false;
	grades_read(cf->txn, in.cohort, &grades);
	there = grades_best(&grades, &cf->program->units[i], in.seat.roll, out);
	grades_release(&grades);
	return there;
}

static struct value
fact_unit(struct case_facts *cf, const char *arg)
{
	int64_t best;

	return case_unit(cf, arg, &best) ? value_number(best) : value_none();
}

static struct value
fact_units_passed(struct case_facts *cf, const char *arg)
{
	const struct program *p = cf->program;
	struct grades grades;
	struct class_of in;
	int64_t n = 0;

	(void)arg;
	if (!class_of(cf->txn, cf->c->id, &in))
		return value_none();
	grades_read(cf->txn, in.cohort, &grades);
	for (size_t i = 0; i < p->n_units; i++)
		n += grades_passed(&grades, &p->units[i], in.seat.roll) ==
		     TRI_YES;
	grades_release(&grades);
	return value_number(n * DECIMAL_ONE);
}

static struct value
fact_score(struct case_facts *cf, const char *arg)
{
	int64_t points;
	bool passed, known;

	if (!arg || !*arg) {
		known = score_total(cf->program, &cf->facts, &points);
		return known ? value_number(points) : value_none();
	}
	for (size_t i = 0; i < cf->program->n_parts; i++) {
		const struct score_part *part = &cf->program->parts[i];

		if (strcmp(part->name, arg) == 0 &&
			score_part_points(part, &cf->facts, &points, &passed))
			return value_number(points);
	}
	return value_none();
}

/* ---- scorecards --------------------------------------------------------- */

static struct value
fact_assessment(struct case_facts *cf, const char *arg)
{
	int64_t mean, spread;
	struct cards cards;

	case_cards(cf->txn, cf->c->id, arg, &cards);
	return cards_points(&cards, &mean, &spread) ? value_number(mean)
						    : value_none();
}

static struct value
fact_spread(struct case_facts *cf, const char *arg)
{
	int64_t mean, spread;
	struct cards cards;

	case_cards(cf->txn, cf->c->id, arg, &cards);
	return cards_points(&cards, &mean, &spread) ? value_number(spread)
						    : value_none();
}

/* ---- places ------------------------------------------------------------- */

static struct value
fact_quota_left(struct case_facts *cf, const char *arg)
{
	struct places places;
	struct stand stand;

	(void)arg;
	if (cf->roomy)
		return yesno(true);
	case_places(cf, &places);
	for (size_t i = 0; i < places.n; i++)
		if (!case_quota(cf, &places, i, &stand))
			return yesno(false);
	return yesno(true);
}

static struct value
fact_household(struct case_facts *cf, const char *arg)
{
	const struct cases_wanted others = {
		.program = (uint16_t)record_number(cf->c, F_PROGRAM_NO, 0),
		.except = cf->c->id,
	};
	const uint64_t kk =
		cf->person ? digits_key(record_get(cf->person, F_KK)) : 0;

	(void)arg;
	return value_number(
		(household_cases(cf->book, cf->txn, kk, 0, &others) + 1) *
		DECIMAL_ONE);
}

static struct value
fact_active(struct case_facts *cf, const char *arg)
{
	const struct cases_wanted others = {
		.program = (uint16_t)record_number(cf->c, F_PROGRAM_NO, 0),
		.except = cf->c->id,
	};
	int64_t n = cf->person ? person_cases(cf->book, cf->txn, cf->person->id,
					 &others)
			       : 0;

	(void)arg;
	return value_number((n + 1) * DECIMAL_ONE);
}

static struct value
fact_served(struct case_facts *cf, const char *arg)
{
	int64_t n = 0;

	(void)arg;
	if (cf->person)
		person_served(cf->book, cf->txn, cf->person->id, cf->c->id, &n);
	return value_number(n * DECIMAL_ONE);
}

static struct value
fact_served_on(struct case_facts *cf, const char *arg)
{
	int64_t n = 0;
	int32_t on = DATE_NONE;

	(void)arg;
	if (cf->person)
		on = person_served(
			cf->book, cf->txn, cf->person->id, cf->c->id, &n);
	return on == DATE_NONE ? value_none() : value_number(on);
}

/* How a limit of the host stands, where the case has a place there; false: it has
 * none, or nobody can say. */
static bool
host_stand_of(struct case_facts *cf, const char *limit, struct host_stand *out)
{
	struct record *slot = xmalloc(sizeof(*slot));
	struct hosting *h = xmalloc(sizeof(*h));
	bool known = false;

	if (slot_of(cf, slot) &&
		(cf->facts.today != DATE_NONE ||
			record_has(slot, F_SLOT_START)) &&
		hosting_begin(h, cf->book, cf->txn, slot, cf->given,
			cf->facts.today)) {
		const struct host_limit *l = hosting_limit(h, limit);

		known = l && !hosting_is_open(h);
		if (known)
			hosting_stand(h, l, out);
		hosting_end(h);
	}
	free(h);
	free(slot);
	return known;
}

static struct value
fact_host_quota(struct case_facts *cf, const char *arg)
{
	struct host_stand s;

	return host_stand_of(cf, arg, &s) ? yesno(s.there <= s.most)
					  : value_none();
}

static struct value
fact_host_people(struct case_facts *cf, const char *arg)
{
	struct host_stand s;

	return host_stand_of(cf, arg, &s) ? value_number(s.there * DECIMAL_ONE)
					  : value_none();
}

static struct value (*const fact_functions[FACT_COUNT_])(
	struct case_facts *cf, const char *arg) = {
	[FACT_ENTERED] = fact_entered,
	[FACT_HAS] = fact_has,
	[FACT_VALID_UNTIL] = fact_valid_until,
	[FACT_CONSENT] = fact_consent,
	[FACT_HOURS] = fact_hours,
	[FACT_COUNT] = fact_count,
	[FACT_ATTENDANCE] = fact_attendance,
	[FACT_UNIT] = fact_unit,
	[FACT_UNITS_PASSED] = fact_units_passed,
	[FACT_SCORE] = fact_score,
	[FACT_ASSESSMENT] = fact_assessment,
	[FACT_SPREAD] = fact_spread,
	[FACT_QUOTA_LEFT] = fact_quota_left,
	[FACT_HOUSEHOLD] = fact_household,
	[FACT_NIK_VALID] = fact_nik_valid,
	[FACT_ACTIVE_CASES] = fact_active,
	[FACT_SERVED] = fact_served,
	[FACT_SERVED_ON] = fact_served_on,
	[FACT_HOST_QUOTA] = fact_host_quota,
	[FACT_HOST_PEOPLE] = fact_host_people,
};

static void
facts_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	*out = fact_functions[fact](ctx, arg);
}

void
case_facts_init(struct case_facts *f, struct rulebook *book, struct txn *txn,
	const struct record *c, const struct record *person, int32_t today)
{
	case_facts_under(f, book, txn, rulebook_case_program(book, txn, c), c,
		person, today);
}

void
case_facts_under(struct case_facts *f, struct rulebook *book, struct txn *txn,
	const struct program *program, const struct record *c,
	const struct record *person, int32_t today)
{
	memset(f, 0, sizeof(*f));
	f->book = book;
	f->txn = txn;
	f->program = program;
	f->c = c;
	f->person = person;
	f->to = f->program ? program_stage_by_number(f->program,
				     (uint8_t)record_number(c, F_STAGE, 0))
			   : -1;
	f->seat = program ? case_seat(program, c) : -1;
	f->proposed = record_has(c, F_PROPOSED);
	f->facts.ctx = f;
	f->facts.today = today;
	f->facts.field = facts_field;
	f->facts.fact = facts_fact;
	f->facts.step = facts_step;
}

const char *
case_fails(struct case_facts *f, const struct expr *condition, bool blind,
	const char *word)
{
	if (!condition)
		return NULL;
	if (blind && expr_reads(condition) & READS_HEALTH)
		return REFUSED_HEALTH;
	return expr_test(condition, &f->facts) == TRI_YES ? NULL : word;
}
