/* SPDX-License-Identifier: MIT */
#include "magang/placing/match_frozen.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/placing/match_find.h"
#include "magang/program/program.h"
#include "magang/record/kind.h"
#include "magang/record/record.h"

#define FORM 2
#define LISTED 1
#define REST 2
#define FEW 4

/* ---- to bytes ------------------------------------------------------------- */

static void
pack_text(struct buf *b, const char *text)
{
	pack_bytes(b, text, strlen(text));
}

/* MATCH_NONE is 0. */
static void
pack_ordinal(struct buf *b, uint32_t n)
{
	pack_varint(b, n == MATCH_NONE ? 0 : (uint64_t)n + 1);
}

static void
pack_person(struct buf *b, const struct instance *m, uint32_t at)
{
	const struct match_person *p = &m->person[at];

	pack_ordinal(b, p->pin);
	pack_varint(b, p->n_wishes);
	for (uint32_t k = p->first; k < p->first + p->n_wishes; k++) {
		pack_varint(b, m->wish[k].place);
		pack_varint(b, m->wish[k].number);
	}
}

static void
pack_list(struct buf *b, const struct instance *m, struct match_list l)
{
	pack_varint(b, l.n);
	for (uint32_t i = l.first; i < l.first + l.n; i++) {
		pack_varint(b, m->entry[i].person);
		pack_varint(b, m->entry[i].rank);
	}
}

static void
pack_node(struct buf *b, const struct match_input *in, uint32_t at)
{
	const struct match_node *n = &in->m.node[at];

	pack_text(b, n->name);
	pack_ordinal(b, n->seats);
	pack_ordinal(b, n->above);
	pack_u8(b, (uint8_t)((n->listed ? LISTED : 0) | (n->rest ? REST : 0) |
			     (n->few ? FEW : 0)));
	pack_varint(b, n->least);
	pack_list(b, &in->m, n->ranks);
	pack_list(b, &in->m, n->refuses);
	if (at < in->m.n_places)
		pack_varint(b, in->slot[match_slot_at(in, at)].slot);
}

static const char *
prefix_of(const struct program *p)
{
	return p->prefix ? p->prefix : kind_case.prefix;
}

void
match_freeze(const struct match_input *in, struct buf *out)
{
	uint64_t last = 0;

	pack_u8(out, FORM);
	pack_text(out, in->m.seed);
	pack_text(out, prefix_of(in->program));
	pack_varint(out, in->m.n_people);
	for (uint32_t i = 0; i < in->m.n_people; i++) {
		pack_varint(out, in->person[i].kase - last);
		last = in->person[i].kase;
		pack_person(out, &in->m, i);
	}
	pack_varint(out, in->m.n_places);
	pack_varint(out, in->m.n_nodes);
	for (uint32_t i = 0; i < in->m.n_nodes; i++)
		pack_node(out, in, i);
}

/* ---- and back ------------------------------------------------------------- */

struct thaw {
	struct reader r;
	struct match_frozen *f;
	size_t cap_wishes, cap_entries;
};

/* One below `limit`. */
static uint32_t
read_below(struct reader *r, uint64_t limit)
{
	const uint64_t n = read_varint(r);

	if (n >= limit)
		r->fault = true;
	return r->fault ? 0 : (uint32_t)n;
}

static uint32_t
read_ordinal(struct reader *r, uint64_t limit)
{
	const uint32_t n = read_below(r, limit + 1);

	return n ? n - 1 : MATCH_NONE;
}

/* As many as there is room for in what is left. */
static uint32_t
read_count(struct reader *r)
{
	return read_below(r, reader_left(r) + 1);
}

static char *
read_text(struct thaw *t)
{
	size_t n;
	const uint8_t *p = read_bytes(&t->r, &n);

	return arena_strndup(t->f->arena, p ? (const char *)p : "", n);
}

/* Places are known when all people are: indexes are asked for later. */
static void
read_person(struct thaw *t, uint32_t at, uint64_t kase, const char *prefix)
{
	struct instance *m = &t->f->m;
	struct match_person *p = &m->person[at];
	char number[NUMBER_TEXT];

	number_format(number, prefix, kase);
	*p = (struct match_person){ .name = arena_strndup(t->f->arena, number,
					    strlen(number)),
		.first = m->n_wishes,
		.pin = read_ordinal(&t->r, UINT32_MAX - 1),
		.said = MATCH_NONE };
	p->n_wishes = read_count(&t->r);
	for (uint32_t k = 0; k < p->n_wishes && !t->r.fault; k++) {
		m->wish = mem_grow(
			m->wish, m->n_wishes, &t->cap_wishes, sizeof(*m->wish));
		m->wish[m->n_wishes++] =
			(struct match_wish){ read_below(&t->r, UINT32_MAX),
				read_below(&t->r, UINT32_MAX), 0 };
	}
}

static void
read_people(struct thaw *t, const char *prefix)
{
	struct instance *m = &t->f->m;
	uint64_t kase = 0;

	m->n_people = read_count(&t->r);
	m->person = xcalloc((size_t)m->n_people + 1, sizeof(*m->person));
	t->f->kase = arena_array(
		t->f->arena, (size_t)m->n_people + 1, sizeof(uint64_t));
	for (uint32_t i = 0; i < m->n_people && !t->r.fault; i++) {
		kase += read_varint(&t->r);
		t->f->kase[i] = kase;
		read_person(t, i, kase, prefix);
	}
}

static struct match_list
read_list(struct thaw *t)
{
	struct instance *m = &t->f->m;
	struct match_list l = { m->n_entries, read_count(&t->r) };

	for (uint32_t i = 0; i < l.n && !t->r.fault; i++) {
		m->entry = mem_grow(m->entry, m->n_entries, &t->cap_entries,
			sizeof(*m->entry));
		m->entry[m->n_entries++] =
			(struct match_entry){ read_below(&t->r, m->n_people),
				read_below(&t->r, UINT32_MAX) };
	}
	return l;
}

static void
read_node(struct thaw *t, uint32_t at)
{
	struct match_node *n = &t->f->m.node[at];
	uint8_t flags;

	n->said = MATCH_NONE;
	n->name = read_text(t);
	n->seats = read_ordinal(&t->r, UINT32_MAX - 1);
	n->above = read_ordinal(&t->r, t->f->m.n_nodes);
	flags = read_u8(&t->r);
	n->listed = (flags & LISTED) != 0;
	n->rest = (flags & REST) != 0;
	n->few = (flags & FEW) != 0;
	n->least = read_below(&t->r, UINT32_MAX);
	n->ranks = read_list(t);
	n->refuses = read_list(t);
	if (at < t->f->m.n_places)
		t->f->slot[at] = read_varint(&t->r);
	/* none stands above itself: what is above comes later */
	if (n->above != MATCH_NONE &&
		(n->above <= at || n->above < t->f->m.n_places))
		t->r.fault = true;
}

static void
read_nodes(struct thaw *t)
{
	struct instance *m = &t->f->m;

	m->n_places = read_count(&t->r);
	m->n_nodes = read_count(&t->r);
	if (m->n_places > m->n_nodes)
		t->r.fault = true;
	if (t->r.fault)
		m->n_places = m->n_nodes = 0;
	m->node = xcalloc((size_t)m->n_nodes + 1, sizeof(*m->node));
	t->f->slot = arena_array(
		t->f->arena, (size_t)m->n_places + 1, sizeof(uint64_t));
	for (uint32_t i = 0; i < m->n_nodes && !t->r.fault; i++)
		read_node(t, i);
}

/* What is wished and pinned is a place; no two lists in a branch. */
static bool
is_sound(const struct instance *m)
{
	for (uint32_t i = 0; i < m->n_wishes; i++)
		if (m->wish[i].place >= m->n_places)
			return false;
	for (uint32_t i = 0; i < m->n_people; i++)
		if (m->person[i].pin != MATCH_NONE &&
			m->person[i].pin >= m->n_places)
			return false;
	for (uint32_t i = 0; i < m->n_nodes; i++) {
		uint32_t at = m->node[i].above;

		for (; m->node[i].listed && at != MATCH_NONE;
			at = m->node[at].above)
			if (m->node[at].listed)
				return false;
	}
	return true;
}

bool
match_thaw(const void *p, size_t n, struct match_frozen *out)
{
	struct thaw t = { .f = out };
	const char *prefix;

	*out = (struct match_frozen){ .arena = arena_new() };
	reader_init(&t.r, p, n);
	if (read_u8(&t.r) != FORM)
		t.r.fault = true;
	out->m.seed = read_text(&t);
	prefix = read_text(&t);
	read_people(&t, prefix);
	read_nodes(&t);
	if (reader_done(&t.r) && is_sound(&out->m))
		return true;
	match_frozen_release(out);
	return false;
}

void
match_frozen_release(struct match_frozen *f)
{
	instance_release(&f->m);
	arena_free(f->arena);
	*f = (struct match_frozen){ .arena = NULL };
}
