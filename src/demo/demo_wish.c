/* SPDX-License-Identifier: MIT */
#include "demo_wish.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/refs.h"
#include "magang/program/program.h"
#include "magang/record/change_build.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"

#include "demo_data.h"
#include "demo_value.h"

#define WISHES 4  /* of a person */
#define LOVED 5   /* places that are wished first */
#define RANKED 12 /* by a host */
#define ANY 4     /* each so many-th host takes any */

bool
demo_is_matched(const struct route *r, const struct path *p)
{
	return r->program->stages[p->steps[p->n - 1].stage].matched;
}

void
demo_wish_case(struct demo *d, const struct route *r, const struct path *p,
	uint64_t kase)
{
	if (demo_is_matched(r, p) &&
		strcmp(r->program->name, "kyoto-ikusei") == 0)
		ids_add(&d->wished.cases, kase);
}

void
demo_wish_slot(struct demo *d, const struct record *slot, uint64_t id)
{
	struct record *r;

	ids_add(&d->wished.slots, id);
	if (d->wished.slots.n % ANY == 0)
		return;
	r = xmalloc(sizeof(*r));
	record_init(r, KIND_RANKING, 0);
	record_set(r, F_RANKING_PROGRAM, record_get(slot, F_SLOT_PROGRAM));
	record_set(r, F_RANKING_HOST, record_get(slot, F_SLOT_HOST));
	record_set(r, F_RANKING_NAME, record_get(slot, F_SLOT_NAME));
	record_set_number(r, F_RANKING_REST, 1);
	ids_add(&d->rankings, change_create(d->change, r, 0));
	free(r);
}

/* One of a few places first, then others, as they stand in the list. */
static void
wish(struct demo *d, size_t which, struct record *kase, struct record *then)
{
	const struct ids *slots = &d->wished.slots;
	struct refs refs = { 0 };
	struct buf text = BUF_INIT;

	for (size_t i = 0; i < WISHES && i * 3 < slots->n; i++)
		refs.row[refs.n++] = (struct ref){
			slots->rows[(which % LOVED + i * 3) % slots->n],
			(unsigned)i + 1
		};
	refs_print(&refs, NULL, NULL, &text);
	*then = *kase;
	record_set_text(then, F_WISHES, buf_str(&text));
	change_update(d->change, kase, then);
	buf_release(&text);
}

static void
rank(struct demo *d, size_t ranking, const struct record *kase, size_t at)
{
	struct record *r = xmalloc(sizeof(*r));

	record_init(r, KIND_RANK, 0);
	record_set_number(r, F_PERSON, (int64_t)record_owner(kase));
	record_set_number(r, F_DECISION_CASE, (int64_t)kase->id);
	record_set(r, F_PROGRAM_NO, record_get(kase, F_PROGRAM_NO));
	record_set_number(r, F_RANK_LIST, (int64_t)d->rankings.rows[ranking]);
	record_set_number(r, F_RANK, (int64_t)at * DECIMAL_ONE);
	change_create(d->change, r, record_owner(kase));
	free(r);
}

/* Each host ranks from another one on, so that few are first everywhere. */
static void
rank_all(struct demo *d, size_t which, const struct record *kase)
{
	const size_t n = d->wished.cases.n;

	for (size_t i = 0; i < d->rankings.n; i++) {
		const size_t at = (which + i * 2) % n;

		if (at < RANKED)
			rank(d, i, kase, at + 1);
	}
}

void
demo_wishes(struct demo *d)
{
	struct record *kase = xmalloc(2 * sizeof(*kase));

	for (size_t i = 0; d->wished.slots.n && i < d->wished.cases.n; i++) {
		if (!record_load(d->txn, KIND_CASE, d->wished.cases.rows[i], 0,
			    kase))
			continue;
		wish(d, i, kase, kase + 1);
		rank_all(d, i, kase);
	}
	free(kase);
}
