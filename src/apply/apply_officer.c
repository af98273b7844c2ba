/* SPDX-License-Identifier: MIT */
#include "apply_officer.h"

#include <inttypes.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/casework/work.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/rulebook.h"

#include "apply_check.h"
#include "apply_refuse.h"

static uint64_t
user_in(const struct record *r, uint16_t field)
{
	return r ? (uint64_t)record_number(r, field, 0) : 0;
}

/* Is the user there, and is the record one that he sees? */
static int
check_sees(struct applier *ap, const struct record *r, uint64_t user)
{
	struct access a;

	if (!access_load(&ap->book->roles, ap->txn, user, &a) ||
		!access_works(&a))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_CLOSED);
	if (!access_area(&a, record_area(ap->txn, r)))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_AREA);
	if (!access_program(&a, record_program(ap->txn, r)))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_PROGRAM);
	return 0;
}

/* Without leave to hand out work: what is nobody's, or was offered. */
static bool
may_take(const struct applier *ap, const struct record *old,
	const struct record *new)
{
	const uint64_t actor = ap->actor.user;

	return user_in(new, F_OFFICER) == actor &&
	       (!user_in(old, F_OFFICER) || user_in(old, F_OFFERED) == actor);
}

/* Who has the case offers it and takes that back; who was asked says no. */
static bool
may_offer(const struct applier *ap, const struct record *old,
	const struct record *new)
{
	const uint64_t actor = ap->actor.user;

	return user_in(new, F_OFFICER) == actor ||
	       (!user_in(new, F_OFFERED) && user_in(old, F_OFFERED) == actor);
}

/* Is the field another one than before? */
static bool
differs(const struct record *old, const struct record *new, uint16_t field)
{
	return user_in(old, field) != user_in(new, field);
}

static int
check_given(
	struct applier *ap, const struct record *old, const struct record *new)
{
	if (applier_takes_back(ap) || ap->actor.permissions & PERM_PLAN)
		return 0;
	if (differs(old, new, F_OFFICER) && !may_take(ap, old, new))
		return applier_refuse(ap, MG_EACCESS, REFUSED_GIVEN);
	if (differs(old, new, F_OFFERED) && !may_offer(ap, old, new))
		return applier_refuse(ap, MG_EACCESS, REFUSED_GIVEN);
	return 0;
}

int
applier_check_officer(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	static const uint16_t fields[] = { F_OFFICER, F_OFFERED };
	int rc = 0;

	if (new->kind != KIND_CASE &&new->kind != KIND_TASK)
		return 0;
	for (size_t i = 0; !rc && i < ARRAY_SIZE(fields); i++)
		if (user_in(new, fields[i]) && differs(old, new, fields[i]))
			rc = check_sees(ap, new, user_in(new, fields[i]));
	return rc || new->kind != KIND_CASE ? rc : check_given(ap, old, new);
}

int
applier_check_leaves(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *user = j->new;
	struct in_hand work;

	if (user->kind != KIND_USER || !record_has(user, F_USER_CLOSED) ||
		!old || record_has(old, F_USER_CLOSED))
		return 0;
	work_of(ap->book, ap->txn, user->id, NULL, ap->c->date, &work);
	return work.cases || work.tasks
		       ? applier_refuse(ap, MG_EINUSE,
				 REFUSED_WORK " %" PRIu64 " %" PRIu64,
				 work.cases, work.tasks)
		       : 0;
}

static bool
is_closed(struct applier *ap, uint64_t user)
{
	struct access a;

	return !access_load(&ap->book->roles, ap->txn, user, &a) || a.closed;
}

void
applier_hand_back(struct applier *ap, struct record *r)
{
	const struct value none = value_none();
	const uint64_t user = user_in(r, F_OFFICER);
	const bool open = r->kind == KIND_TASK
				  ? !record_has(r, F_DONE)
				  : case_is_active(ap->book, ap->txn, r);

	if (user && open && is_closed(ap, user))
		record_set(r, F_OFFICER, &none);
}
