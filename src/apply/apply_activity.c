/* SPDX-License-Identifier: MIT */
/* What can have been done about a record, and how much of it. */
#include "apply_activity.h"

#include "apply_check.h"
#include "apply_refuse.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/base/num.h"
#include "magang/casework/growth.h"
#include "magang/program/score.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

/* An organisation may do something for many cases on one day. */
#define CASES_AT_ONCE 1000

static bool
same_value(const struct record *a, const struct record *b, uint16_t id)
{
	const struct value none = value_none();
	const struct value *x = record_get(a, id), *y = record_get(b, id);

	return value_equal(x ? x : &none, y ? y : &none);
}

static int
check_figure(struct applier *ap, const struct record *a,
	const struct activity_kind *is)
{
	if (!record_has(a, F_AMOUNT) || !record_has(a, F_DATE))
		return applier_refuse(ap, MG_EDATA, "figure");
	if (strcmp(is->unit, UNIT_PEOPLE) == 0 &&
		record_number(a, F_AMOUNT, 0) % DECIMAL_ONE != 0)
		return applier_refuse(ap, MG_EDATA, "count %u", F_AMOUNT);
	return 0;
}

/* One of a program takes what its unit and its plan allow, whomever it is
 * about. */
static int
check_amount(struct applier *ap, const struct record *a,
	const struct activity_kind *is)
{
	const bool one = record_number(a, F_ABOUT_KIND, 0) == KIND_CASE;

	if (is->of && !record_has(a, F_AMOUNT) && !activity_alone(is->of))
		return applier_refuse(ap, MG_EDATA, "how_much");
	if (!is->of || !record_has(a, F_AMOUNT) ||
		activity_takes(is->of, record_number(a, F_AMOUNT, 0),
			one ? 1 : CASES_AT_ONCE))
		return 0;
	return applier_refuse(ap, MG_EDATA, "amount");
}

/* The program of a case, whose activities it knows. */
static const struct program *
program_about(struct applier *ap, enum kind kind, uint64_t about)
{
	if (kind != KIND_CASE || !record_load(ap->txn, KIND_CASE, about,
					 RECORD_UNCHECKED, &ap->child))
		return NULL;
	return rulebook_case_program(ap->book, ap->txn, &ap->child);
}

static int
check_kind(struct applier *ap, const struct record *a, bool known,
	bool same_amount)
{
	enum kind kind = (enum kind)record_number(a, F_ABOUT_KIND, 0);
	const struct program *p =
		program_about(ap, kind, (uint64_t)record_number(a, F_ABOUT, 0));
	struct activity_kind is;
	char name[48];

	record_text(a, F_ACTIVITY, name, sizeof(name));
	if (!activity_about(ap->book, ap->txn, kind, p, name, &is))
		return known ? 0 : applier_refuse(ap, MG_ENOENT, "activity");
	if (record_has(a, F_RESULT) && is.sort != ACTIVITY_CONTACT)
		return applier_refuse(ap, MG_EDATA, "result");
	if (is.sort == ACTIVITY_FIGURE)
		return check_figure(ap, a, &is);
	return same_amount ? 0 : check_amount(ap, a, &is);
}

int
applier_check_activity(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	const struct fdef *amount = core_field(F_AMOUNT);
	int64_t n = record_number(new, F_AMOUNT, 0);
	/* a program that is gone leaves what was done as it is */
	bool known = (old && same_value(old, new, F_ACTIVITY)) ||
		     applier_takes_back(ap);

	if (n < amount->min || n > amount->max)
		return applier_refuse(ap, MG_EDATA, "value %u", F_AMOUNT);
	return check_kind(ap, new, known,
		old && same_value(old, new, F_ACTIVITY) &&
			same_value(old, new, F_AMOUNT));
}
