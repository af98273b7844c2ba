/* SPDX-License-Identifier: MIT */
/*
 * The newest version of the program says what an outcome has to be like, whichever
 * the case is in: it is the office that counts, and by one rule at a time.
 */
#include "apply_outcome.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/casework/counting.h"
#include "magang/casework/refusal.h"
#include "magang/program/calendar.h"
#include "magang/record/outcome_state.h"
#include "magang/rulebook/program_cache.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

/* NULL: there is none such, or not any more. */
static const struct outcome_rule *
rule_of(struct applier *ap, const struct record *r, const struct program **p)
{
	char name[64];
	int i;

	*p = rulebook_program(ap->book, ap->txn,
		(uint16_t)record_number(r, F_PROGRAM_NO, 0), 0);
	record_text(r, F_OUTCOME_WHAT, name, sizeof(name));
	i = *p ? program_outcome(*p, name) : -1;
	return i < 0 ? NULL : &(*p)->outcomes[i];
}

/* ---- given ---------------------------------------------------------------- */

static int32_t
last_day(const struct outcome_rule *rule, const struct record *r)
{
	const int32_t day = (int32_t)record_number(r, F_DATE, DATE_NONE);

	return rule->lasts.unit == SPAN_NONE
		       ? DATE_NONE
		       : calendar_add(NULL, day, rule->lasts);
}

static void
take(struct applier *ap, struct record *r, uint16_t to,
	const struct record *person, uint16_t from)
{
	const struct value *v = person ? record_get(person, from) : NULL;
	char text[8];

	if (!v || record_has(r, to))
		return;
	if (v->kind == VALUE_NUMBER) {
		record_set(r, to, v);
		return;
	}
	record_text(person, from, text, sizeof(text));
	record_set_text(r, to, arena_strndup(ap->arena, text, strlen(text)));
}

static void
give_target(struct record *r, const struct target *t)
{
	record_set_number(
		r, F_OUTCOME_TARGET, (int64_t)t->number * DECIMAL_ONE);
	if (t->yearly)
		record_set_number(r, F_OUTCOME_YEARLY, true);
}

void
applier_outcome_given(struct applier *ap, struct record *r)
{
	const struct outcome_rule *rule;
	const struct record *person;
	const struct program *p;

	if (record_has(r, F_OUTCOME_VERSION)) /* it comes back */
		return;
	rule = rule_of(ap, r, &p);
	if (!rule)
		return;
	record_set_number(
		r, F_OUTCOME_VERSION, (int64_t)p->version * DECIMAL_ONE);
	if (rule->target >= 0)
		give_target(r, &p->targets[rule->target]);
	if (rule->ends)
		record_set_number(r, F_OUTCOME_ENDS, true);
	if (!record_has(r, F_OUTCOME_UNTIL) && last_day(rule, r) != DATE_NONE)
		record_set_number(r, F_OUTCOME_UNTIL, last_day(rule, r));
	person = applier_person(ap, r);
	take(ap, r, F_OUTCOME_PLACE, person, F_REGENCY);
	take(ap, r, F_OUTCOME_SEX, person, F_SEX);
}

/* ---- what it has to be ------------------------------------------------------ */

static int
check_proof(struct applier *ap, const struct outcome_rule *rule,
	const struct judged *j)
{
	/* what was sealed was there */
	const char *why = j->op->sealed ? NULL : outcome_unproved(rule, j->new);

	return why ? applier_refuse(ap, MG_EDATA, "%s", why) : 0;
}

/* It may hold for less, where the business has closed, and not for more. */
static int
check_until(struct applier *ap, const struct outcome_rule *rule,
	const struct record *r)
{
	const int32_t last = last_day(rule, r);

	return last == DATE_NONE ||
			       record_number(r, F_OUTCOME_UNTIL, last) <= last
		       ? 0
		       : applier_refuse(ap, MG_EDATA, REFUSED_OUTCOME_UNTIL);
}

/* One that stands, for the same target; of the same person it is as all that refers
 * to what a person owns. */
static int
check_replaces(struct applier *ap, const struct outcome_rule *rule,
	const struct record *new)
{
	const uint64_t id = (uint64_t)record_number(new, F_OUTCOME_REPLACES, 0);
	const struct outcome_rule *was;
	const struct program *p;

	if (!id)
		return 0;
	if (!applier_load(ap, KIND_OUTCOME, id, &ap->child))
		return applier_refuse(
			ap, MG_ENOENT, "reference %u", F_OUTCOME_REPLACES);
	was = rule_of(ap, &ap->child, &p);
	if (was && rule && was->target != rule->target)
		return applier_refuse(ap, MG_EDATA, REFUSED_OUTCOME_TARGET);
	return outcome_state(&ap->child) == OUTCOME_STANDS
		       ? 0
		       : applier_refuse(
				 ap, MG_ENOTALLOWED, REFUSED_OUTCOME_REPLACED);
}

/* Whoever is bound to areas counts in those. */
static int
check_place(struct applier *ap, const struct record *new)
{
	const uint16_t area = (uint16_t)record_number(new, F_OUTCOME_PLACE, 0);

	return access_area(&ap->actor, area)
		       ? 0
		       : applier_refuse(ap, MG_EACCESS, "area %u", area);
}

int
applier_check_outcome(struct applier *ap, const struct judged *j)
{
	const struct outcome_rule *rule;
	const struct program *p;
	int rc;

	rule = rule_of(ap, j->new, &p);
	if (!ap->fresh)
		return check_replaces(ap, rule, j->new);
	if (op_sets(j->op, F_OUTCOME_VERSION) ||
		op_sets(j->op, F_OUTCOME_REPLACED) ||
		op_sets(j->op, F_OUTCOME_SEX))
		return applier_refuse(
			ap, MG_EDATA, "value %u", F_OUTCOME_VERSION);
	if (!rule)
		return applier_refuse(ap, MG_ENOENT, REFUSED_OUTCOME_NONE);
	rc = check_place(ap, j->new);
	if (!rc)
		rc = check_proof(ap, rule, j);
	if (!rc)
		rc = check_until(ap, rule, j->new);
	return rc ? rc : check_replaces(ap, rule, j->new);
}

/* ---- what follows ----------------------------------------------------------- */

/* It keeps its version: nobody has changed it. */
static void
set_replaced(struct applier *ap, uint64_t id, const struct value *by)
{
	const struct record *person;

	if (!id || !applier_load(ap, KIND_OUTCOME, id, &ap->old))
		return;
	person = applier_person(ap, &ap->old);
	ap->child = ap->old;
	record_set(&ap->child, F_OUTCOME_REPLACED, by);
	applier_write(ap, &ap->old, &ap->child, person, person);
}

void
applier_count_person(struct applier *ap, uint64_t id)
{
	struct buf text = BUF_INIT;
	struct value v = value_none();

	if (!applier_load(ap, KIND_PERSON, id, &ap->old))
		return;
	person_counted(ap->txn, id, &text);
	if (text.len)
		v = (struct value){
			.kind = VALUE_TEXT, .text = text.data, .len = text.len
		};
	ap->child = ap->old;
	record_set(&ap->child, F_COUNTED, &v);
	if (!record_same(&ap->old, &ap->child, F_COUNTED))
		applier_write(ap, &ap->old, &ap->child, &ap->old, &ap->child);
	buf_release(&text);
}

void
applier_outcome_follows(struct applier *ap, const struct record *r, bool goes)
{
	const struct value by =
		goes ? value_none() : value_number((int64_t)r->id);
	const uint64_t person = person_root(ap->txn, record_owner(r));

	set_replaced(
		ap, (uint64_t)record_number(r, F_OUTCOME_REPLACES, 0), &by);
	applier_count_person(ap, person);
}
