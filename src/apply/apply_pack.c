/* SPDX-License-Identifier: MIT */
#include "apply_pack.h"

#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/num.h"
#include "magang/casework/pack_ask.h"
#include "magang/casework/refusal.h"
#include "magang/record/fields.h"
#include "magang/record/pack_state.h"
#include "magang/rulebook/program_cache.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_scope.h"
#include "apply_write.h"

static int
check_row(struct applier *ap, const struct record *pack, uint64_t id)
{
	const uint16_t program = (uint16_t)record_number(pack, F_PROGRAM_NO, 0);
	struct record *kase = &ap->child, *person = &ap->parent;
	const char *why;
	bool there;
	int rc;

	if (!record_load(ap->txn, KIND_CASE, id, RECORD_UNCHECKED, kase))
		return applier_refuse(ap, MG_ENOENT, REFUSED_PACK_ERASED);
	there = record_load(ap->txn, KIND_PERSON, record_owner(kase),
		RECORD_UNCHECKED, person);
	why = pack_ask(program, kase, there ? person : NULL);
	rc = why ? applier_refuse(ap, MG_ENOTALLOWED, "%s", why) : 0;
	return rc ? rc : applier_check_area(ap, person);
}

/* Whoever is in it agreed, whatever it was worked out from. */
static int
check_rows(struct applier *ap, const struct record *new)
{
	struct ids cases = { 0 };
	int rc =
		pack_rows(new, &cases) && record_number(new, F_PACK_COUNT, 0) ==
						  (int64_t)cases.n * DECIMAL_ONE
			? 0
			: applier_refuse(ap, MG_EDATA, REFUSED_PACK);

	for (size_t i = 0; !rc && i < cases.n; i++)
		rc = check_row(ap, new, cases.rows[i]);
	ids_release(&cases);
	return rc;
}

/* A ranking of its program, where the pack asks for ranks, and nowhere else. */
static bool
ranks_fit(struct applier *ap, const struct record *new, const struct pack *of)
{
	struct record *ranking = &ap->child;

	if (!record_has(new, F_PACK_RANKING))
		return !of->ranks;
	return of->ranks &&
	       record_load(ap->txn, KIND_RANKING,
		       (uint64_t)record_number(new, F_PACK_RANKING, 0),
		       RECORD_UNCHECKED, ranking) &&
	       record_number(ranking, F_RANKING_PROGRAM, 0) ==
		       record_number(new, F_PROGRAM_NO, 0);
}

static int
check_new(struct applier *ap, const struct record *new)
{
	const struct program *p = rulebook_case_program(ap->book, ap->txn, new);
	char name[64];
	const int i = p ? program_pack(p, record_text(new, F_PACK_OF, name,
						  sizeof(name)))
			: -1;

	if (i < 0 || !ranks_fit(ap, new, &p->packs[i]) ||
		pack_state(new) != PACK_OUT ||
		record_has(new, F_PACK_RETURNED) ||
		record_number(new, F_DATE, 0) != ap->c->date ||
		(uint64_t)record_number(new, F_PACK_BY, 0) != ap->c->actor)
		return applier_refuse(ap, MG_EDATA, REFUSED_PACK);
	return check_rows(ap, new);
}

int
applier_check_pack(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	if (ap->recorded)
		return 0;
	if (!old)
		return check_new(ap, new);
	return (pack_state(new) == PACK_RETURNED) ==
				       record_has(new, F_PACK_RETURNED) &&
			       (pack_state(new) == PACK_RETURNED ||
				       applier_takes_back(ap))
		       ? 0
		       : applier_refuse(ap, MG_EDATA, REFUSED_PACK);
}

int
applier_check_pack_goes(struct applier *ap, const struct judged *j)
{
	(void)j;
	return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_PACK_OUT);
}
