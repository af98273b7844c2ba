/* SPDX-License-Identifier: MIT */
#include "magang/placing/match_input.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"
#include "magang/casework/facts.h"
#include "magang/casework/hosting.h"
#include "magang/casework/seats_told.h"
#include "magang/casework/stages.h"
#include "magang/placing/match_find.h"
#include "magang/placing/match_frozen.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "magang/casework/at_stage.h"
#include "match_places.h"

/* ---- who takes part ------------------------------------------------------- */

struct pool {
	uint64_t *ids;
	size_t n, cap;
};

static int
by_id(const void *a, const void *b)
{
	const uint64_t *x = a, *y = b;

	return *x < *y ? -1 : *x > *y;
}

/* A seat in what has expired, or is another program's, is one all the same: nobody
 * is offered a second. */
static bool
sits_elsewhere(const struct match_input *in, uint64_t kase)
{
	const uint64_t slot = seat_of_case(in->txn, kase, KIND_SLOT);

	return slot && match_slot_of(in, slot) == MATCH_NONE;
}

/* In the order of their cases, which decides nothing. */
static void
find_pool(const struct match_input *in, struct pool *out)
{
	const struct program *p = in->program;
	struct at_stage a;
	uint64_t id;
	uint16_t rank;

	for (size_t i = 0; i < p->n_stages; i++) {
		if (!p->stages[i].matched)
			continue;
		at_stage_begin(
			&a, in->txn, in->of->program, p->stages[i].number);
		while (at_stage_next(&a, &id, &rank)) {
			if ((in->of->intake && a.intake != in->of->intake) ||
				sits_elsewhere(in, id))
				continue;
			VEC_GROW(out->ids, out->n, out->cap);
			out->ids[out->n++] = id;
		}
		at_stage_end(&a);
	}
	if (out->n)
		qsort(out->ids, out->n, sizeof(*out->ids), by_id);
}

static void
name_person(struct match_input *in, struct match_person *p, uint64_t kase)
{
	char number[NUMBER_TEXT];

	number_format(number,
		in->program->prefix ? in->program->prefix : kind_case.prefix,
		kase);
	p->name = arena_strndup(in->arena, number, strlen(number));
	p->pin = p->said = MATCH_NONE;
}

/* ---- what is against her -------------------------------------------------- */

static uint8_t
sex_of(const struct record *person)
{
	const struct value *v = record_get(person, F_SEX);

	return v && v->kind == VALUE_TEXT && v->len == 1 ? (uint8_t)*v->text
							 : 0;
}

static enum tri
holds(struct case_facts *f, const struct expr *e)
{
	return e ? expr_test(e, &f->facts) : TRI_YES;
}

static enum match_fit
ask(struct case_facts *f, const struct match_slot *s)
{
	enum tri own;

	f->facts.today = s->start;
	if (holds(f, f->program ? f->program->slot_if : NULL) != TRI_YES)
		return FIT_PROGRAM;
	own = s->unreadable ? TRI_NO : holds(f, s->asks);
	return own == TRI_YES ? FIT : own == TRI_NO ? FIT_ASKS : FIT_UNKNOWN;
}

/* Nobody but its host took it back: what was between the two is over. */
static bool
is_by_host(const struct record *seat)
{
	char cause[40];

	return strcmp(record_text(seat, F_SEAT_CAUSE, cause, sizeof(cause)),
		       CAUSE_HOST) == 0;
}

static bool
is_over_between(const struct record *seat)
{
	const enum seat_state state = seat_state(seat);

	return !seat_is_live(state) &&
	       (state != SEAT_WITHDRAWN || is_by_host(seat));
}

/* That she left, after she had said yes, keeps her out of every place where it is for
 * what holds at any, till somebody decides on her case: that puts it back. Who
 * refuses one may have another. */
static bool
keeps_out(const struct match_input *in, uint64_t kase,
	const struct record *seat, struct record *decision)
{
	char cause[40];

	return seat_state(seat) == SEAT_LEFT &&
	       seat_cause_is_away(
		       record_text(seat, F_SEAT_CAUSE, cause, sizeof(cause))) &&
	       !(case_last_decision(in->txn, kase, decision) &&
		       decision->seq > seat->seq);
}

/* Nobody is offered a second seat where she waits for one or has given one up; that
 * seat is answered anew (seating_alone()). */
static void
find_before(const struct match_input *in, struct match_case *is, uint8_t *fit)
{
	struct record *seat = xcalloc(3, sizeof(*seat)), *last = seat + 1;
	const struct seat_giver *giver;
	uint64_t id;
	uint32_t at;
	struct walk w;

	members_begin(&w, in->txn, KIND_CASE, is->kase, KIND_SEAT);
	while (walk_next(&w)) {
		if (!record_load(in->txn, KIND_SEAT, walk_id(&w),
			    RECORD_UNCHECKED, seat))
			continue;
		giver = seat_into(seat, &id);
		if (!giver || giver->kind != KIND_SLOT)
			continue;
		if (seat->seq >= last->seq)
			*last = *seat;
		at = match_slot_of(in, id);
		if (at != MATCH_NONE && is_over_between(seat))
			fit[at] = FIT_BEFORE;
	}
	walk_end(&w);
	if (last->id && keeps_out(in, is->kase, last, seat + 2))
		is->away = last->id;
	free(seat);
}

/* Several places ask the same, of the same day: the first of them is asked. */
static void
fit_person(struct match_input *in, uint32_t person, const struct record *c,
	struct case_facts *f)
{
	uint8_t *fit = &in->fit[(size_t)person * in->n_slots];
	uint8_t *asked = xcalloc(in->n_slots + 1, 1);
	struct match_case *is = &in->person[person];

	find_before(in, is, fit);
	for (uint32_t i = 0; is->away && i < in->n_slots; i++)
		fit[i] = FIT_AWAY;
	for (uint32_t i = 0; !is->away && i < in->n_slots; i++) {
		struct match_slot *s = &in->slot[i];

		asked[i] = s->like < i ? asked[s->like] : (uint8_t)ask(f, s);
		if (fit[i] == FIT_BEFORE)
			continue;
		fit[i] = asked[i];
		if (fit[i] == FIT && !match_has_sex(s, is->sex))
			fit[i] = FIT_SEX;
		if (case_refuses_country(c, s->country))
			fit[i] |= FIT_COUNTRY;
		is->fits += fit[i] == FIT;
		s->fits += fit[i] == FIT;
	}
	free(asked);
}

/* ---- what she wishes ------------------------------------------------------ */

static void
add_wish(struct match_input *in, uint32_t person, uint64_t slot,
	unsigned number, size_t *cap)
{
	struct match_case *is = &in->person[person];
	const uint32_t at = match_slot_of(in, slot);

	if (at == MATCH_NONE || match_fit(in, person, at) != FIT) {
		is->missed++;
		if (at != MATCH_NONE)
			in->m.node[in->slot[at].in[is->sex == 'P']].unfit++;
		return;
	}
	in->m.wish =
		mem_grow(in->m.wish, in->m.n_wishes, cap, sizeof(*in->m.wish));
	in->m.wish[in->m.n_wishes++] =
		(struct match_wish){ match_comes_in(&in->slot[at], is->sex),
			number, 0 };
	in->m.person[person].n_wishes++;
}

/* Numbers are of the whole list, whatever is left out of it. */
static void
take_wishes(struct match_input *in, uint32_t person, const struct record *c,
	size_t *cap)
{
	const struct value *v = record_get(c, F_WISHES);
	struct refs refs;
	unsigned number = 0;
	size_t at;

	in->m.person[person].first = in->m.n_wishes;
	if (!v || v->kind != VALUE_TEXT ||
		refs_parse(v->text, v->len, NULL, NULL, &refs, &at) != REFS_OK)
		return;
	for (size_t i = 0; i < refs.n && refs.row[i].rank; i++) {
		if (!i || refs.row[i].rank != refs.row[i - 1].rank)
			number = (unsigned)i + 1;
		add_wish(in, person, refs.row[i].id, number, cap);
	}
}

static void
take_people(struct match_input *in, const struct pool *pool)
{
	struct record *c = xmalloc(2 * sizeof(*c)), *person = c + 1;
	struct case_facts f;
	size_t cap = 0;

	for (size_t i = 0; i < pool->n; i++) {
		const uint32_t at = (uint32_t)i;
		struct match_case *is = &in->person[at];

		name_person(in, &in->m.person[at], pool->ids[i]);
		if (!record_load(in->txn, KIND_CASE, pool->ids[i],
			    RECORD_UNCHECKED, c) ||
			!record_load(in->txn, KIND_PERSON, record_owner(c),
				RECORD_UNCHECKED, person))
			continue; /* check tells of it */
		is->person = record_owner(c);
		is->sex = sex_of(person);
		case_facts_init(
			&f, in->book, in->txn, c, person, in->of->today);
		fit_person(in, at, c, &f);
		take_wishes(in, at, c, &cap);
	}
	free(c);
}

/* ---- pins ----------------------------------------------------------------- */

static uint32_t
pinned_under(const struct instance *m, uint32_t node)
{
	uint32_t n = 0;

	for (uint32_t i = 0; i < m->n_people; i++)
		n += match_is_under(m, m->person[i].pin, node);
	return n;
}

/* On the way up, beside those who have a seat or a pin. */
static bool
has_room(const struct instance *m, uint32_t node)
{
	for (; node != MATCH_NONE; node = m->node[node].above)
		if (pinned_under(m, node) >= m->node[node].seats)
			return false;
	return true;
}

enum match_fit
match_pin_fit(const struct match_input *in, const struct match_pin *pin)
{
	const uint32_t person = match_person_of(in, pin->kase);
	const uint32_t slot = match_slot_of(in, pin->slot);
	uint32_t has, to;
	uint8_t fit;

	if (person == MATCH_NONE)
		return FIT_ABSENT;
	if (slot == MATCH_NONE)
		return FIT_CLOSED;
	has = in->m.person[person].pin;
	to = match_comes_in(&in->slot[slot], in->person[person].sex);
	if (has != MATCH_NONE)
		return has == to ? FIT : FIT_HELD;
	fit = in->fit[(size_t)person * in->n_slots + slot] &
	      (uint8_t)~FIT_COUNTRY;
	return fit == FIT && !has_room(&in->m, to) ? FIT_FULL
						   : (enum match_fit)fit;
}

static void
take_pins(struct match_input *in)
{
	in->pin_fit = xcalloc(in->of->n_pins + 1, 1);
	for (size_t i = 0; i < in->of->n_pins; i++) {
		const struct match_pin *pin = &in->of->pins[i];
		const uint32_t person = match_person_of(in, pin->kase);

		in->pin_fit[i] = (uint8_t)match_pin_fit(in, pin);
		if (in->pin_fit[i] == FIT)
			in->m.person[person].pin = match_comes_in(
				&in->slot[match_slot_of(in, pin->slot)],
				in->person[person].sex);
	}
}

/* ---- all of it ------------------------------------------------------------ */

bool
match_asked_for(const struct program *p)
{
	for (size_t i = 0; p && i < p->n_stages; i++)
		if (p->stages[i].matched)
			return true;
	return false;
}

bool
match_input(struct rulebook *book, struct txn *txn, const struct match_of *of,
	struct match_input *out)
{
	struct pool pool = { NULL, 0, 0 };

	*out = (struct match_input){ .book = book, .txn = txn, .of = of };
	out->program = rulebook_program(book, txn, of->program, 0);
	if (!match_asked_for(out->program))
		return false;
	out->arena = arena_new();
	out->m.seed = of->seed;
	match_find_slots(out);
	find_pool(out, &pool);
	out->m.n_people = (uint32_t)pool.n;
	out->m.person = xcalloc(pool.n + 1, sizeof(*out->m.person));
	out->person = xcalloc(pool.n + 1, sizeof(*out->person));
	out->fit = xcalloc((size_t)out->n_slots * pool.n + 1, 1);
	for (size_t i = 0; i < pool.n; i++)
		out->person[i].kase = pool.ids[i];
	match_make_nodes(out);
	take_people(out, &pool);
	match_take_seats(out);
	match_bound_hosts(out);
	match_bound_women(out);
	take_pins(out);
	match_take_ranks(out);
	free(pool.ids);
	match_freeze(out, &out->frozen);
	hash_of(out->frozen.data, out->frozen.len, out->digest);
	instance_settle(&out->m);
	return true;
}

void
match_input_release(struct match_input *in)
{
	for (uint32_t i = 0; i < in->n_slots; i++)
		expr_free(in->slot[i].asks);
	instance_release(&in->m);
	free(in->person);
	free(in->slot);
	free(in->fit);
	free(in->pin_fit);
	buf_release(&in->frozen);
	arena_free(in->arena);
	*in = (struct match_input){ .book = NULL };
}
