/* SPDX-License-Identifier: MIT */
#include "match_places.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/hosting.h"
#include "magang/casework/seats_told.h"
#include "magang/placing/match_find.h"
#include "magang/expr/expr_parse.h"
#include "magang/program/condition.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/ranking.h"
#include "magang/record/ranks.h"
#include "magang/record/seat_giver.h"
#include "magang/record/seat_state.h"

/* ---- slots ---------------------------------------------------------------- */

static const char *
text_in(struct match_input *in, const struct record *r, uint16_t field)
{
	const struct value *v = record_get(r, field);

	return v && v->kind == VALUE_TEXT
		       ? arena_strndup(in->arena, v->text, v->len)
		       : "";
}

static bool
ask_the_same(const struct match_slot *a, const struct match_slot *b)
{
	return a->start == b->start && strcmp(a->text, b->text) == 0;
}

/* What it asks, once for all that ask the same of the same day. */
static void
take_condition(struct match_input *in, uint32_t at)
{
	struct match_slot *s = &in->slot[at];

	for (s->like = 0; s->like < at; s->like++)
		if (ask_the_same(&in->slot[s->like], s))
			return;
	if (!*s->text)
		return;
	s->asks = condition_read(in->program, s->text, NULL);
	s->unreadable = s->asks == NULL;
}

static uint32_t
count_of(const struct record *r, uint16_t field)
{
	return record_has(r, field)
		       ? (uint32_t)(record_number(r, field, 0) / DECIMAL_ONE)
		       : MATCH_NONE;
}

static void
take_slot(struct match_input *in, const struct record *r)
{
	struct match_slot *s = &in->slot[in->n_slots];

	s->slot = r->id;
	s->host = (uint64_t)record_number(r, F_SLOT_HOST, 0);
	s->name = text_in(in, r, F_SLOT_NAME);
	s->text = text_in(in, r, F_SLOT_IF);
	s->country = text_in(in, r, F_SLOT_COUNTRY);
	s->start = (int32_t)record_number(r, F_SLOT_START, in->of->today);
	s->seats = count_of(r, F_SLOT_SEATS);
	s->most[0] = count_of(r, F_SLOT_MEN);
	s->most[1] = count_of(r, F_SLOT_WOMEN);
	s->least = (uint32_t)(record_number(r, F_SLOT_WOMEN_LEAST, 0) /
			      DECIMAL_ONE);
	take_condition(in, in->n_slots++);
}

void
match_find_slots(struct match_input *in)
{
	struct record *r = xmalloc(sizeof(*r));
	struct ids open = { 0 };
	size_t cap = 0;

	slots_good(in->txn, in->of->today, &open);
	for (size_t i = 0; i < open.n; i++) {
		if (!record_load(in->txn, KIND_SLOT, open.rows[i],
			    RECORD_UNCHECKED, r) ||
			record_number(r, F_SLOT_PROGRAM, 0) != in->of->program)
			continue;
		VEC_GROW(in->slot, in->n_slots, cap);
		in->slot[in->n_slots] = (struct match_slot){ .slot = 0 };
		take_slot(in, r);
	}
	ids_release(&open);
	free(r);
}

/* ---- nodes ---------------------------------------------------------------- */

/* By sex, so that men and women come in apart. */
static bool
has_bounds(const struct match_slot *s)
{
	return s->most[0] != MATCH_NONE || s->most[1] != MATCH_NONE || s->least;
}

bool
match_has_sex(const struct match_slot *s, uint8_t sex)
{
	if (!has_bounds(s))
		return true;
	return (sex == 'L' || sex == 'P') && s->most[sex == 'P'] != 0;
}

/* Two hosts may call their places the same. */
static const char *
name_once(struct match_input *in, uint32_t at)
{
	const struct match_slot *s = &in->slot[at];
	char number[NUMBER_TEXT], *both;
	const char *name;
	size_t same = 0;

	for (uint32_t i = 0; i < in->n_slots; i++)
		same += strcmp(in->slot[i].name, s->name) == 0;
	if (same < 2)
		return s->name;
	number_format(number, kind_slot.prefix, s->slot);
	both = xasprintf("%s (%s)", s->name, number);
	name = arena_strndup(in->arena, both, strlen(both));
	free(both);
	return name;
}

static uint32_t
add_node(struct match_input *in, const char *name, uint32_t seats,
	uint32_t above)
{
	struct match_node *n = &in->m.node[in->m.n_nodes];

	*n = (struct match_node){
		.name = name, .seats = seats, .above = above, .said = MATCH_NONE
	};
	return in->m.n_nodes++;
}

static uint32_t
add_half(struct match_input *in, const struct match_slot *s, int woman)
{
	char *name = xasprintf("%s/%c", s->name, woman ? 'P' : 'L');
	char *called =
		xasprintf(woman ? _("%s (women)") : _("%s (men)"), s->name);
	const uint32_t at =
		add_node(in, arena_strndup(in->arena, name, strlen(name)),
			s->most[woman] < s->seats ? s->most[woman] : s->seats,
			MATCH_NONE);

	in->m.node[at].half = true;
	in->m.node[at].few = woman && s->least;
	in->m.node[at].called =
		arena_strndup(in->arena, called, strlen(called));
	free(called);
	free(name);
	return at;
}

/* Places first, as an instance has them. */
static void
add_places(struct match_input *in)
{
	for (uint32_t i = 0; i < in->n_slots; i++) {
		struct match_slot *s = &in->slot[i];

		s->name = name_once(in, i);
		if (has_bounds(s)) {
			s->in[0] = add_half(in, s, 0);
			s->in[1] = add_half(in, s, 1);
		} else {
			s->node = add_node(in, s->name, s->seats, MATCH_NONE);
			s->in[0] = s->in[1] = s->node;
		}
	}
	in->m.n_places = in->m.n_nodes;
}

static uint32_t
host_node(struct match_input *in, uint32_t at)
{
	struct record *r;
	char name[200], number[NUMBER_TEXT];

	for (uint32_t i = 0; i < at; i++)
		if (in->slot[i].host == in->slot[at].host)
			return in->slot[i].above;
	number_format(number, kind_organisation.prefix, in->slot[at].host);
	r = xmalloc(sizeof(*r));
	if (record_load(in->txn, KIND_ORGANISATION, in->slot[at].host,
		    RECORD_UNCHECKED, r))
		record_text(r, F_ORG_NAME, name, sizeof(name));
	else
		snprintf(name, sizeof(name), "%s", number);
	free(r);
	return add_node(in, arena_strndup(in->arena, name, strlen(name)),
		MATCH_NONE, MATCH_NONE);
}

void
match_make_nodes(struct match_input *in)
{
	in->m.node = xcalloc((size_t)in->n_slots * 4 + 1, sizeof(*in->m.node));
	add_places(in);
	for (uint32_t i = 0; i < in->n_slots; i++) {
		struct match_slot *s = &in->slot[i];

		if (has_bounds(s)) {
			s->node = add_node(in, s->name, s->seats, MATCH_NONE);
			in->m.node[s->in[0]].above = s->node;
			in->m.node[s->in[1]].above = s->node;
		}
	}
	for (uint32_t i = 0; i < in->n_slots; i++) {
		in->slot[i].above = host_node(in, i);
		in->m.node[in->slot[i].node].above = in->slot[i].above;
	}
}

/* ---- seats ---------------------------------------------------------------- */

/* One seat fewer, of somebody who does not take part. */
static void
seat_is_gone(struct match_input *in, const struct match_slot *s, uint8_t sex)
{
	uint32_t at = match_comes_in(s, sex);

	for (; at != MATCH_NONE; at = in->m.node[at].above)
		if (in->m.node[at].seats != MATCH_NONE &&
			in->m.node[at].seats > 0)
			in->m.node[at].seats--;
}

static uint8_t
sex_of_seat(const struct match_input *in, const struct record *seat)
{
	struct record *person = xmalloc(sizeof(*person));
	char sex[4] = "";

	if (record_load(in->txn, KIND_PERSON, record_owner(seat),
		    RECORD_UNCHECKED, person))
		record_text(person, F_SEX, sex, sizeof(sex));
	free(person);
	return (uint8_t)sex[0];
}

static void
take_seat(struct match_input *in, const struct match_slot *s,
	const struct record *seat)
{
	const uint32_t person = match_person_of(
		in, (uint64_t)record_number(seat, F_DECISION_CASE, 0));

	if (person == MATCH_NONE) {
		seat_is_gone(in, s, sex_of_seat(in, seat));
		return;
	}
	in->person[person].seat = seat->id;
	in->m.person[person].pin = match_comes_in(s, in->person[person].sex);
	in->m.person[person].held = true;
}

void
match_take_seats(struct match_input *in)
{
	struct record *seat = xmalloc(sizeof(*seat));
	struct walk w;

	for (uint32_t i = 0; i < in->n_slots; i++) {
		seats_begin(&w, in->txn, KIND_SLOT, in->slot[i].slot);
		while (walk_next(&w))
			if (seat_is_live(seats_state(&w)) &&
				record_load(in->txn, KIND_SEAT, walk_id(&w),
					RECORD_UNCHECKED, seat))
				take_seat(in, &in->slot[i], seat);
		walk_end(&w);
	}
	free(seat);
}

/* ---- hosts ---------------------------------------------------------------- */

/* How many more than are there may come to the host of a slot on its day;
 * MATCH_NONE: any. */
static uint32_t
room_at(const struct match_input *in, const struct match_slot *s)
{
	struct record *slot = xmalloc(sizeof(*slot));
	struct hosting *h = xmalloc(sizeof(*h));
	int64_t room = INT64_MAX;

	if (record_load(in->txn, KIND_SLOT, s->slot, RECORD_UNCHECKED, slot) &&
		hosting_begin(
			h, in->book, in->txn, slot, NULL, in->of->today)) {
		room = hosting_is_open(h) ? 0 : hosting_room(h, NULL);
		hosting_end(h);
	}
	free(h);
	free(slot);
	return room >= MATCH_NONE ? MATCH_NONE : room < 0 ? 0 : (uint32_t)room;
}

/* By the table of its program, those included who have their seat here already;
 * of several days that with the fewest. */
void
match_bound_hosts(struct match_input *in)
{
	uint32_t *pins = xcalloc(in->m.n_nodes + 1, sizeof(*pins));

	for (uint32_t i = 0; i < in->m.n_people; i++) {
		uint32_t at =
			in->person[i].seat ? in->m.person[i].pin : MATCH_NONE;

		for (; at != MATCH_NONE; at = in->m.node[at].above)
			pins[at]++;
	}
	for (uint32_t i = 0; i < in->n_slots; i++) {
		struct match_node *host = &in->m.node[in->slot[i].above];
		const uint32_t room = room_at(in, &in->slot[i]);

		if (room != MATCH_NONE &&
			room + pins[in->slot[i].above] < host->seats)
			host->seats = room + pins[in->slot[i].above];
	}
	free(pins);
}

/* ---- at least so many women ------------------------------------------------ */

/* Those who have a seat at the host already, and take no part. */
static uint32_t
women_there(struct match_input *in, uint64_t host)
{
	struct record *slot = xmalloc(sizeof(*slot));
	int64_t n = 0;
	struct walk w;

	members_begin(&w, in->txn, KIND_ORGANISATION, host, KIND_SLOT);
	while (walk_next(&w)) {
		int32_t until;

		if (!record_load(in->txn, KIND_SLOT, walk_id(&w),
			    RECORD_UNCHECKED, slot))
			continue;
		until = slot_until(in->book, in->txn, slot);
		if (until == DATE_NONE || until >= in->of->today)
			n += seats_count(in->txn, slot, 0, 'P');
	}
	walk_end(&w);
	free(slot);
	for (uint32_t i = 0; i < in->m.n_people; i++) {
		const uint32_t at =
			in->person[i].seat && in->person[i].sex == 'P'
				? match_slot_at(in, in->m.person[i].pin)
				: MATCH_NONE;

		n -= at != MATCH_NONE && in->slot[at].host == host;
	}
	return n < 0 ? 0 : (uint32_t)n;
}

/* Nobody is alone at a host: the most that one of its places says holds for all of
 * them that say it. */
void
match_bound_women(struct match_input *in)
{
	for (uint32_t i = 0; i < in->n_slots; i++) {
		const struct match_slot *s = &in->slot[i];
		uint32_t there, *least = &in->m.node[s->above].least;

		if (!s->least)
			continue;
		there = women_there(in, s->host);
		if (s->least > there && s->least - there > *least)
			*least = s->least - there;
	}
}

/* ---- ranks ---------------------------------------------------------------- */

static int
by_rank(const void *a, const void *b)
{
	const struct match_entry *x = a, *y = b;

	if (x->rank != y->rank)
		return x->rank < y->rank ? -1 : 1;
	return x->person < y->person ? -1 : x->person > y->person;
}

/* As a list has them: one more than how many stand before the tie. */
static void
count_ranks(struct match_entry *e, uint32_t n)
{
	uint32_t was = 0, rank = 0;

	for (uint32_t i = 0; i < n; i++) {
		if (e[i].rank != was)
			rank = i + 1;
		was = e[i].rank;
		e[i].rank = rank;
	}
}

/* Those of one sign: refused, or with a rank. *any: there is one at all. */
static struct match_list
take_list(struct match_input *in, uint64_t ranking, bool refused, size_t *cap,
	bool *any)
{
	struct match_list l = { in->m.n_entries, 0 };
	struct walk w;

	ranks_begin(&w, in->txn, ranking);
	while (walk_next(&w)) {
		const uint32_t person = match_person_of(in, ranks_case(&w));

		if ((ranks_rank(&w) == 0) != refused)
			continue;
		*any = true;
		if (person == MATCH_NONE)
			continue;
		in->m.entry = mem_grow(in->m.entry, in->m.n_entries, cap,
			sizeof(*in->m.entry));
		in->m.entry[in->m.n_entries++] =
			(struct match_entry){ person, ranks_rank(&w) };
	}
	walk_end(&w);
	l.n = in->m.n_entries - l.first;
	if (l.n) {
		qsort(in->m.entry + l.first, l.n, sizeof(*in->m.entry),
			by_rank);
		count_ranks(in->m.entry + l.first, l.n);
	}
	return l;
}

static void
take_ranking(
	struct match_input *in, uint32_t node, uint64_t ranking, size_t *cap)
{
	struct match_node *n = &in->m.node[node];
	struct record *r = xmalloc(sizeof(*r));
	bool unused = false;

	n->ranks = take_list(in, ranking, false, cap, &n->listed);
	n->refuses = take_list(in, ranking, true, cap, &unused);
	if (record_load(in->txn, KIND_RANKING, ranking, RECORD_UNCHECKED, r))
		n->rest = record_number(r, F_RANKING_REST, 0) != 0;
	free(r);
}

/* That of the places themselves, or that of all of their host. */
void
match_take_ranks(struct match_input *in)
{
	bool *done = xcalloc(in->m.n_nodes + 1, sizeof(*done));
	size_t cap = 0;

	for (uint32_t i = 0; i < in->n_slots; i++) {
		const struct match_slot *s = &in->slot[i];
		const uint16_t program = in->of->program;
		uint32_t node = s->node;
		uint64_t ranking =
			ranking_of(in->txn, s->host, program, s->slot);

		if (!ranking && !done[s->above]) {
			node = s->above;
			ranking = ranking_of(in->txn, s->host, program, 0);
			done[node] = true;
		}
		if (ranking)
			take_ranking(in, node, ranking, &cap);
	}
	free(done);
}
