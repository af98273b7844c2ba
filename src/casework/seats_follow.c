/* SPDX-License-Identifier: MIT */
#include "magang/casework/seats_follow.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/casework/stages.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "foresee.h"

bool
seat_stays(struct rulebook *book, struct txn *txn, const struct record *kase,
	enum seat_state state)
{
	const struct program *p = rulebook_case_program(book, txn, kase);
	const int at = p ? program_stage_by_number(
				   p, (uint8_t)record_number(kase, F_STAGE, 0))
			 : -1;

	return at < 0 || p->stages[at].kind <= STAGE_HOLD ||
	       (!seat_is_live(state) && state != SEAT_WAITING) ||
	       (state == SEAT_TAKEN && p->stages[at].kind == STAGE_SUCCESS);
}

static void
give_back(struct change *c, const struct record *old, const struct value *cause)
{
	const struct fdef *causes = core_field(F_SEAT_CAUSE);
	const struct value ended = value_text(SEAT_ENDED);
	const bool known = cause && cause->kind == VALUE_TEXT &&
			   fdef_choice(causes, cause->text, cause->len) >= 0;
	struct record *new = xmalloc(sizeof(*new));

	*new = *old;
	seat_set_state(
		new, seat_state(old) == SEAT_TAKEN ? SEAT_LEFT : SEAT_REFUSED);
	record_set(new, F_SEAT_CAUSE, known ? cause : &ended);
	record_set_number(new, F_SEAT_SINCE, c->date);
	change_update(c, old, new);
	free(new);
}

void
seats_follow(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops, uint64_t id, const struct value *cause)
{
	struct record *kase = xmalloc(2 * sizeof(*kase)), *seat = kase + 1;
	struct walk w;

	if (change_foresee(txn, ops, KIND_CASE, id, kase)) {
		members_begin(&w, txn, KIND_CASE, id, KIND_SEAT);
		while (walk_next(&w))
			if (change_foresee(
				    txn, ops, KIND_SEAT, walk_id(&w), seat) &&
				!seat_stays(book, txn, kase, seat_state(seat)))
				give_back(c, seat, cause);
		walk_end(&w);
	}
	free(kase);
}
