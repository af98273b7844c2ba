/* SPDX-License-Identifier: MIT */
#include "magang/casework/work.h"

#include "magang/base/pack.h"
#include "magang/program/program.h"
#include "magang/record/counter.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

/* By the newest version that has the stage. */
static bool
stage_goes_on(struct rulebook *book, struct txn *txn, uint16_t program,
	uint16_t stage)
{
	const struct outline *o = rulebook_outline(book, txn, program, 0);

	for (int version = o ? o->version : 0; version > 0; version--) {
		o = rulebook_outline(book, txn, program, version);
		for (size_t i = 0; o && i < o->n_stages; i++)
			if (o->stages[i].number == stage)
				return o->stages[i].kind <= STAGE_HOLD;
	}
	return false;
}

struct hand_counting {
	struct rulebook *book;
	struct txn *txn;
	const struct access *seen;
	uint64_t user;
};

static bool
sees(const struct access *a, uint16_t program)
{
	return !a || !a->n_programs || (program && access_program(a, program));
}

/* Of one family in an area, 0: in all. */
static uint64_t
sum_area(const struct hand_counting *c, enum family family, uint16_t area)
{
	struct counters cs;
	uint64_t n = 0;

	counters_begin_user(&cs, c->txn, family, area, c->user);
	while (counters_next(&cs))
		if (sees(c->seen, cs.of.program) &&
			(family != COUNT_HELD ||
				stage_goes_on(c->book, c->txn, cs.of.program,
					cs.of.stage)))
			n += (uint64_t)cs.n;
	counters_end(&cs);
	return n;
}

static uint64_t
sum(const struct hand_counting *c, enum family family)
{
	uint64_t n = 0;

	if (!c->seen || !c->seen->n_areas)
		return sum_area(c, family, 0);
	for (size_t i = 0; i < c->seen->n_areas; i++)
		n += sum_area(c, family, c->seen->areas[i]);
	return n;
}

static uint64_t
count_late(const struct hand_counting *c, int32_t today)
{
	struct key k = { 0 };
	struct walk w;
	uint64_t n = 0;

	key_u8(&k, IX_OFFICER);
	key_u64(&k, c->user);
	walk_begin(&w, c->txn, TREE_IX, k.b, k.n);
	while (walk_next(&w) && KEY_DATE(get_u32(w.key.p + 9)) < today)
		n += (!c->seen || access_area(c->seen, get_u16(w.value.p))) &&
		     sees(c->seen, get_u16(w.value.p + 2));
	walk_end(&w);
	return n;
}

void
work_of(struct rulebook *book, struct txn *txn, uint64_t user,
	const struct access *seen, int32_t today, struct in_hand *out)
{
	const struct hand_counting c = { book, txn, seen, user };

	out->cases = sum(&c, COUNT_HELD);
	out->tasks = sum(&c, COUNT_HAND);
	out->late = out->tasks ? count_late(&c, today) : 0;
}
