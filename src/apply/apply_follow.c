/* SPDX-License-Identifier: MIT */
/* What nobody sets: apply() works it out when what it follows from is there. */
#include "apply_follow.h"

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/rulebook/activities.h"
#include "magang/casework/reckon.h"
#include "magang/record/fields.h"
#include "magang/rulebook/program_cache.h"

#include "apply_write.h"

static bool
put_reckoned(struct record *kase, const struct value v[RECKONED])
{
	const struct value none = value_none();
	bool differs = false;

	for (size_t i = 0; i < RECKONED; i++) {
		const struct value *is = record_get(kase, reckoned_fields[i]);

		differs |= !value_equal(is ? is : &none, &v[i]);
		record_set(kase, reckoned_fields[i], &v[i]);
	}
	return differs;
}

void
applier_reckon(struct applier *ap, uint64_t id)
{
	const struct record *person;
	struct value v[RECKONED];
	struct case_facts f;

	arena_clear(ap->arena);
	if (!applier_load(ap, KIND_CASE, id, &ap->old))
		return; /* taken away again */
	person = applier_person(ap, &ap->old);
	if (!person || record_has(person, F_ERASED))
		return;
	case_facts_init(&f, ap->book, ap->txn, &ap->old, person, DATE_NONE);
	case_reckon(&f, ap->arena, v);
	ap->new = ap->old;
	if (put_reckoned(&ap->new, v))
		applier_write(ap, &ap->old, &ap->new, person, person);
}

void
applier_follow(struct applier *ap, struct record *r)
{
	enum kind about = (enum kind)record_number(r, F_ABOUT_KIND, 0);
	const struct program *p = NULL;
	struct activity_kind is;
	char name[64];

	if (r->kind != KIND_ACTIVITY)
		return;
	record_set(r, F_COOPERATION, &(struct value){ VALUE_UNKNOWN });
	if (about == KIND_CASE &&
		record_load(ap->txn, KIND_CASE,
			(uint64_t)record_number(r, F_ABOUT, 0),
			RECORD_UNCHECKED, &ap->child))
		p = rulebook_case_program(ap->book, ap->txn, &ap->child);
	record_text(r, F_ACTIVITY, name, sizeof(name));
	if (activity_about(ap->book, ap->txn, about, p, name, &is) && is.area)
		record_set_text(r, F_COOPERATION, is.area);
}
