/* SPDX-License-Identifier: MIT */
/* What must hold of letters: one of a name for a decision, sent once. */
#include "apply_letter.h"

#include "magang/base/err.h"
#include "magang/casework/letters.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/letter_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "apply_refuse.h"

static int
check_new(struct applier *ap, const struct record *new)
{
	struct record *decision = &ap->child;
	char name[64];

	record_text(new, F_LETTER_TEMPLATE, name, sizeof(name));
	if (!record_load(ap->txn, KIND_DECISION,
		    (uint64_t)record_number(new, F_LETTER_DECISION, 0),
		    RECORD_UNCHECKED, decision) ||
		record_number(decision, F_DECISION_CASE, 0) !=
			record_number(new, F_DECISION_CASE, 0))
		return applier_refuse(ap, MG_ENOENT, "letter decision");
	if (letter_state(new) != LETTER_HELD ||
		record_has(new, F_LETTER_SENT) ||
		record_has(new, F_LETTER_TEXT))
		return applier_refuse(ap, MG_EDATA, "letter state");
	return letter_fits(rulebook_case_program(ap->book, ap->txn, decision),
		       decision, name)
		       ? 0
		       : applier_refuse(ap, MG_EDATA, "letter");
}

/* What each state comes from. An answer that was noted wrongly is taken back. */
static bool
goes_on(const struct applier *ap, enum letter_state old, enum letter_state new)
{
	if (old == new)
		return old == LETTER_ANSWERED;
	if (new == LETTER_WITHHELD)
		return old == LETTER_HELD;
	if (new == LETTER_HELD)
		return old == LETTER_WITHHELD && applier_takes_back(ap);
	if (new == LETTER_SENT)
		return old == LETTER_HELD ||
		       (old == LETTER_ANSWERED && applier_takes_back(ap));
	return new == LETTER_ANSWERED &&old == LETTER_SENT;
}

int
applier_check_letter(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	if (!old)
		return check_new(ap, new);
	if (!goes_on(ap, letter_state(old), letter_state(new)))
		return applier_refuse(ap, MG_ENOTALLOWED, "letter_sent");
	if (letter_state(new) == LETTER_SENT &&
		(!record_has(new, F_LETTER_SENT) ||
			!record_has(new, F_LETTER_TEXT)))
		return applier_refuse(ap, MG_EDATA, "letter text");
	if ((letter_state(new) == LETTER_ANSWERED) !=
		record_has(new, F_LETTER_ANSWER))
		return applier_refuse(ap, MG_EDATA, "letter answer");
	return 0;
}

int
applier_check_letter_goes(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old;
	return letter_state(old) == LETTER_HELD
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, "letter_sent");
}

int
applier_check_held(struct applier *ap, const struct record *decision)
{
	struct walk w;
	bool held = false;

	members_begin(&w, ap->txn, KIND_CASE,
		(uint64_t)record_number(decision, F_DECISION_CASE, 0),
		KIND_LETTER);
	while (!held && walk_next(&w))
		held = record_load(ap->txn, KIND_LETTER, walk_id(&w),
			       RECORD_UNCHECKED, &ap->child) &&
		       (uint64_t)record_number(&ap->child, F_LETTER_DECISION,
			       0) == decision->id &&
		       letter_state(&ap->child) == LETTER_HELD;
	walk_end(&w);
	return held ? applier_refuse(ap, MG_EINUSE, "letter_held") : 0;
}
