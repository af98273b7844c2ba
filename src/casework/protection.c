/* SPDX-License-Identifier: MIT */
#include "magang/casework/protection.h"

#include "magang/base/date.h"
#include "magang/base/num.h"
#include "magang/casework/facts.h"
#include "magang/casework/stages.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/calendar.h"
#include "magang/record/fields.h"
#include "magang/record/ledger_state.h"

__extension__ typedef __int128 wide;

struct sums {
	struct protection *p;
	int64_t yen;    /* rupiah for one, ten-thousandths */
	uint64_t apart; /* an entry that is not counted as it stands */
};

/* Whole ones. */
static int64_t
in_rupiah(int64_t yen, int64_t rate)
{
	wide v = (wide)yen * rate / DECIMAL_ONE;

	v = (v + DECIMAL_ONE / 2) / DECIMAL_ONE * DECIMAL_ONE;
	return v > DECIMAL_MAX ? DECIMAL_MAX : (int64_t)v;
}

static void
note_held(struct protection *p, int32_t day)
{
	if (p->held == DATE_NONE || day < p->held)
		p->held = day;
}

static void
add_amount(struct sums *s, const struct record *r)
{
	int64_t amount = record_number(r, F_LEDGER_AMOUNT, 0);

	if (ledger_is_yen(r))
		amount = in_rupiah(amount, s->yen);
	switch (ledger_state(r)) {
	case LEDGER_ASKED:
		s->p->asked += amount;
		break;
	case LEDGER_PAID:
		s->p->paid += amount;
		break;
	case LEDGER_REFUNDED:
		s->p->paid -= amount;
		break;
	case LEDGER_OWED:
		s->p->owed += amount;
		break;
	case LEDGER_HELD:
		note_held(s->p, (int32_t)record_number(r, F_DATE, DATE_NONE));
		break;
	default:
		break;
	}
}

static void
add_entry(void *ctx, const struct record *r)
{
	struct sums *s = ctx;

	if (r->id != s->apart)
		add_amount(s, r);
}

/* Who starts before the day that it is from has none. */
static int64_t
cap_of(struct case_facts *f)
{
	const struct protection_rule *rule = &f->program->protection;
	const int32_t start =
		(int32_t)record_number(f->c, F_PLANNED_START, DATE_NONE);
	struct value v;

	if (!rule->cap || (start != DATE_NONE && start < rule->from))
		return -1;
	expr_value(rule->cap, &f->facts, &v);
	if (v.kind != VALUE_NUMBER || v.number < 0)
		return -1;
	return rule->in_yen ? in_rupiah(v.number, rule->yen) : v.number;
}

void
protection_read(struct case_facts *f, const struct record *entry,
	struct protection *out)
{
	const struct about ledger = { KIND_LEDGER, KIND_CASE, f->c->id };
	struct sums sums = { out, f->program ? f->program->protection.yen : 0,
		entry ? entry->id : 0 };

	*out = (struct protection){ .cap = f->program ? cap_of(f) : -1,
		.held = DATE_NONE };
	case_about(f, &ledger, add_entry, &sums);
	if (entry)
		add_amount(&sums, entry);
}

int64_t
protection_over(const struct protection *p)
{
	const int64_t most = p->asked > p->paid ? p->asked : p->paid;

	return p->cap >= 0 && most > p->cap ? most - p->cap : 0;
}

static struct value
sum_value(int64_t sum)
{
	return sum > 0 ? value_number(sum) : value_none();
}

/* Holidays are not asked: the day stays, whatever becomes of the calendar. */
static struct value
return_due(const struct case_facts *f, int32_t held)
{
	if (held == DATE_NONE || !f->program ||
		f->program->protection.originals.unit == SPAN_NONE)
		return value_none();
	return value_number(
		calendar_add(NULL, held, f->program->protection.originals));
}

/* As long as the way of the case is not over. */
static struct value
sent_by(struct case_facts *f)
{
	const struct fdef *sender =
		f->program ? f->program->protection.sender : NULL;
	const struct value *by = sender ? record_get(f->c, sender->id) : NULL;

	return by && by->kind == VALUE_NUMBER &&
			       case_is_active(f->book, f->txn, f->c)
		       ? *by
		       : value_none();
}

void
case_protection(struct case_facts *f, struct value out[PROTECTION_FIELDS])
{
	struct protection p;

	protection_read(f, NULL, &p);
	out[0] = sum_value(p.asked);
	out[1] = sum_value(p.paid);
	out[2] = sum_value(protection_over(&p));
	out[3] = return_due(f, p.held);
	out[4] = sent_by(f);
}
