/* SPDX-License-Identifier: MIT */
#include "magang/casework/letters.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/task_make.h"
#include "magang/record/change_build.h"
#include "magang/record/change_index.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/record/letter_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "magang/casework/foresee.h"

#define TOLD_WITHIN 14 /* days */

static bool
is_for(const struct program *p, const struct letter *l,
	const struct record *decision)
{
	char cause[64];

	if (record_has(decision, F_APPEAL)) /* the next one answers it */
		return false;
	record_text(decision, F_DECISION_CAUSE, cause, sizeof(cause));
	return letter_is_for(l,
		program_stage_by_number(
			p, (uint8_t)record_number(decision, F_DECISION_TO, 0)),
		*cause ? cause : NULL);
}

bool
letter_fits(const struct program *p, const struct record *decision,
	const char *name)
{
	const int i = p ? program_letter(p, name) : -1;

	return i >= 0 && is_for(p, &p->letters[i], decision);
}

/* ---- a decision is made --------------------------------------------------- */

static void
hold(struct change *c, const struct record *decision, uint64_t id,
	const struct letter *letter)
{
	struct record *l = xmalloc(sizeof(*l));
	const uint64_t person = record_owner(decision);

	record_init(l, KIND_LETTER, 0);
	record_set_number(l, F_PERSON, (int64_t)person);
	record_set(l, F_DECISION_CASE, record_get(decision, F_DECISION_CASE));
	record_set(l, F_PROGRAM_NO, record_get(decision, F_PROGRAM_NO));
	record_set_number(l, F_LETTER_DECISION, (int64_t)id);
	record_set_text(l, F_LETTER_TEMPLATE, letter->name);
	letter_set_state(l, LETTER_HELD);
	change_create(c, l, person);
	free(l);
}

/* What was decided long ago was told long ago, and what an undo brings back
 * brings its letters with it. */
static bool
is_told(const struct change *c, const struct op *op)
{
	return !(op->id >> 32) &&
	       op_number(op, F_DATE) >= (int64_t)c->date - TOLD_WITHIN;
}

static void
write_letters(struct rulebook *book, struct txn *txn, struct change *c,
	const struct op *op)
{
	struct record *decision = xmalloc(sizeof(*decision));
	const uint64_t id = op->id;
	const struct program *p;

	op_record(op, decision);
	p = rulebook_case_program(book, txn, decision);
	for (size_t i = 0; p && i < p->n_letters; i++)
		if (letter_fits(p, decision, p->letters[i].name))
			hold(c, decision, id, &p->letters[i]);
	free(decision);
}

/* ---- a decision goes ------------------------------------------------------ */

bool
letter_was_sent(const struct record *letter, uint64_t decision)
{
	const enum letter_state state = letter_state(letter);

	return (uint64_t)record_number(letter, F_LETTER_DECISION, 0) ==
		       decision &&
	       state != LETTER_HELD && state != LETTER_WITHHELD;
}

/* A held one goes by itself, as it was made with the decision. */
static void
look_for_sent(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct op *op)
{
	struct record *kase = xmalloc(2 * sizeof(*kase)), *letter = kase + 1;
	const uint64_t decision = op->id;
	enum kind kind;
	uint64_t id = op_about(op, &kind);
	struct walk w;

	if (change_foresee(txn, ops, KIND_CASE, id, kase)) {
		members_begin(&w, txn, KIND_CASE, id, KIND_LETTER);
		while (walk_next(&w))
			if (record_load(txn, KIND_LETTER, walk_id(&w),
				    RECORD_UNCHECKED, letter) &&
				letter_was_sent(letter, decision))
				task_make_one(c, book->site.lang, kase,
					&(struct made_task){ RULE_LETTER,
						letter->id, c->date, NULL });
		walk_end(&w);
	}
	free(kase);
}

void
letters_follow(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, const struct op *op)
{
	if (op->verb == OP_DELETE)
		look_for_sent(book, txn, c, ops, op);
	else if (op->verb == OP_CREATE && is_told(c, op))
		write_letters(book, txn, c, op);
}
