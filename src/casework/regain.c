/* SPDX-License-Identifier: MIT */
#include "magang/casework/regain.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/casework/places_given.h"
#include "magang/casework/quota.h"
#include "magang/casework/verdict.h"
#include "magang/program/score.h"
#include "magang/record/index.h"
#include "magang/record/trace.h"
#include "magang/store/walk.h"

struct regaining {
	struct case_facts *f;
	struct taker taker;
	uint16_t program;
	uint64_t intake, since, act;
	const struct meanwhile *m;
	struct record kase, person;
};

/* What a quota counts, beside whom. */
static const enum given_of counts[] = { [QUOTA_TOTAL] = GIVEN_PLACES,
	[QUOTA_REGENCY] = GIVEN_DISTRICT,
	[QUOTA_SEX] = GIVEN_SEX,
	[QUOTA_KK] = GIVEN_HOUSEHOLD };

static uint64_t
counted_by(enum quota_by by, const struct taker *t)
{
	switch (by) {
	case QUOTA_REGENCY:
		return (uint64_t)t->area;
	case QUOTA_SEX:
		return (uint64_t)t->sex;
	case QUOTA_KK:
		return t->kk;
	default:
		return 0;
	}
}

/* Cases without an intake stand against those of their program, whose number is
 * no number of a record. */
static uint64_t
stand_in(const struct record *kase)
{
	const int64_t intake = record_number(kase, F_INTAKE, 0);

	return (uint64_t)(intake ? intake
				 : record_number(kase, F_PROGRAM_NO, 0));
}

void
meanwhile_add(struct meanwhile *m, const struct case_facts *f, int comes)
{
	const struct taker t = taker_of(f->person);

	if (!m->counts)
		m->counts = places_given_new();
	for (size_t by = 0; by < ARRAY_SIZE(counts); by++)
		places_given_add(m->counts, stand_in(f->c), counts[by],
			counted_by((enum quota_by)by, &t), comes);
	if (comes < 0)
		places_given_add(m->counts, 0, GIVEN_GONE, f->c->id, 1);
}

void
meanwhile_release(struct meanwhile *m)
{
	places_given_free(m->counts);
	m->counts = NULL;
}

static bool
is_leaving(const struct regaining *r, uint64_t id)
{
	return r->m && r->m->counts &&
	       places_given_sum(r->m->counts, 0, GIVEN_GONE, id) > 0;
}

#define PLACED_AT 11 /* in the key, behind index, program and intake */

/* One that came or went since: is it in such a place? */
static bool
has_such(struct regaining *r, const struct quota *q, uint64_t id)
{
	struct txn *txn = r->f->txn;
	struct taker other;

	if (id == r->f->c->id || is_leaving(r, id) ||
		!record_load(txn, KIND_CASE, id, RECORD_UNCHECKED, &r->kase) ||
		!holds_place(
			r->f->program, case_seat(r->f->program, &r->kase)) ||
		!record_load(txn, KIND_PERSON, record_owner(&r->kase),
			RECORD_UNCHECKED, &r->person))
		return false;
	other = taker_of(&r->person);
	return taker_shares(q, &r->taker, &other);
}

/* Somebody who has come to such a place since, and not by the act at hand; 0:
 * nobody. What has no act yet is the change that is not in the log: the last. */
static uint64_t
who_came(struct regaining *r, const struct quota *q)
{
	struct key k = { 0 };
	uint64_t found = 0, by = 0, seq, last = 0;
	struct walk w;

	key_u8(&k, IX_PLACED);
	key_u16(&k, r->program);
	key_u64(&k, r->intake);
	walk_begin(&w, r->f->txn, TREE_IX, k.b, k.n);
	key_u64(&k, r->since + 1);
	walk_seek(&w, k.b, k.n);
	while (!found && walk_next(&w)) {
		/* those of one change stand together, and may be thousands */
		seq = get_u64(w.key.p + PLACED_AT);
		if (seq != last)
			by = trace_act_of(r->f->txn, seq);
		last = seq;
		if (!by)
			break;
		if (by != r->act && has_such(r, q, walk_id(&w)))
			found = walk_id(&w);
	}
	walk_end(&w);
	return found;
}

/* Is there room in the quota, after what comes before in the same change? */
static bool
has_room(struct regaining *r, const struct places *places, size_t i,
	struct stand *out)
{
	const struct quota *q = &places->row[i].quota;

	case_quota(r->f, places, i, out);
	if (r->m && r->m->counts && (q->by != QUOTA_KK || r->taker.kk))
		out->taken += places_given_sum(r->m->counts, stand_in(r->f->c),
			counts[q->by], counted_by(q->by, &r->taker));
	return out->seats < 0 || out->taken < out->seats;
}

static void
ask_quotas(struct regaining *r, struct verdict *v)
{
	struct places places;

	case_places(r->f, &places);
	for (size_t i = 0; i < places.n; i++) {
		struct verdict_row *row;
		struct stand stand;
		uint64_t holder;

		if (has_room(r, &places, i, &stand))
			continue;
		holder = who_came(r, &places.row[i].quota);
		if (!holder)
			continue;
		v->holder = holder;
		row = verdict_add(
			v, VERDICT_QUOTA, places.row[i].number, TRI_NO);
		places_see(v, row, &stand);
		verdict_stop(v, row);
	}
}

int
case_regain(struct case_facts *f, int to, uint64_t act,
	const struct meanwhile *m, struct verdict *v, struct err *err)
{
	const struct program *p = f->program;
	const int from = f->to;
	struct regaining *r;

	verdict_begin(v, p, from, to);
	if (holds_place(p, f->seat) || !holds_place(p, to))
		return 0;
	r = xcalloc(1, sizeof(*r));
	*r = (struct regaining){ .f = f,
		.taker = taker_of(f->person),
		.program = (uint16_t)record_number(f->c, F_PROGRAM_NO, 0),
		.intake = (uint64_t)record_number(f->c, F_INTAKE, 0),
		.since = (uint64_t)record_number(f->c, F_PLACED, 0),
		.act = act,
		.m = m };
	f->to = room_stage(p);
	ask_quotas(r, v);
	f->to = from;
	free(r);
	return v->stops ? err_set(err, MG_ENOTALLOWED, _("there is no room"))
			: 0;
}

int
list_of_place(const struct program *p, int stage)
{
	int list = -1, best = -1;

	for (size_t i = 0; p && i < p->n_stages; i++) {
		const int waits = program_waits_for(p, (int)i);

		if (waits >= 0 && waits <= stage && waits > best) {
			best = waits;
			list = (int)i;
		}
	}
	return list;
}
