/* SPDX-License-Identifier: MIT */
#include "magang/casework/at_stage.h"

#include <string.h>

#include "magang/base/pack.h"
#include "magang/record/index.h"

#define RANK_AT 7 /* in the key, behind index, area, program and stage */

void
at_stage_begin(
	struct at_stage *a, struct txn *txn, uint16_t program, uint8_t stage)
{
	const uint8_t index = IX_CASE;

	a->program = program;
	a->stage = stage;
	a->area = 0;
	a->within = false;
	walk_begin(&a->w, txn, TREE_IX, &index, 1);
}

static struct key
area_key(const struct at_stage *a)
{
	struct key k = { 0 };

	key_u8(&k, IX_CASE);
	key_u16(&k, (uint16_t)a->area);
	key_u16(&k, a->program);
	key_u16(&k, a->stage);
	return k;
}

/* From each area that has cases to the next: another one, or what this one has
 * behind the stage. */
bool
at_stage_next(struct at_stage *a, uint64_t *id, uint16_t *rank)
{
	while (a->area <= UINT16_MAX) {
		const struct key k = area_key(a);
		uint32_t area;

		if (!a->within)
			walk_seek(&a->w, k.b, k.n);
		a->within = true;
		if (!walk_next(&a->w))
			return false;
		if (memcmp(a->w.key.p, k.b, k.n) == 0) {
			*id = walk_id(&a->w);
			*rank = get_u16(a->w.key.p + RANK_AT);
			a->intake = card_intake(&a->w.value);
			return true;
		}
		area = get_u16(a->w.key.p + 1);
		a->area = area == a->area ? area + 1 : area;
		a->within = false;
	}
	return false;
}

void
at_stage_end(struct at_stage *a)
{
	walk_end(&a->w);
}
