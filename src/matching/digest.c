/* SPDX-License-Identifier: MIT */
#include "magang/matching/digest.h"

#include <string.h>

#include "magang/base/pack.h"

static void
add_number(struct hash *h, uint64_t n)
{
	uint8_t bytes[8];

	put_u64(bytes, n);
	hash_add(h, bytes, sizeof(bytes));
}

static void
add_text(struct hash *h, const char *text)
{
	hash_add(h, text, strlen(text) + 1);
}

static void
add_node(struct hash *h, const struct instance *m, uint32_t node)
{
	add_text(h, node == MATCH_NONE ? "" : m->node[node].name);
}

static void
add_list(struct hash *h, const struct instance *m, struct match_list l)
{
	add_number(h, l.n);
	for (uint32_t i = l.first; i < l.first + l.n; i++) {
		add_text(h, m->person[m->entry[i].person].name);
		add_number(h, m->entry[i].rank);
	}
}

static uint64_t
mark_of(struct hash *h)
{
	uint8_t bytes[HASH_SIZE];

	hash_final(h, bytes);
	return get_u64(bytes);
}

uint64_t
match_person_mark(const struct instance *m, uint32_t person)
{
	const struct match_person *p = &m->person[person];
	struct hash h;

	hash_init(&h);
	add_text(&h, p->name);
	add_node(&h, m, p->pin);
	for (uint32_t k = p->first; k < p->first + p->n_wishes; k++) {
		add_node(&h, m, m->wish[k].place);
		add_number(&h, m->wish[k].number);
	}
	return mark_of(&h);
}

uint64_t
match_node_mark(const struct instance *m, uint32_t node)
{
	const struct match_node *n = &m->node[node];
	struct hash h;

	hash_init(&h);
	add_text(&h, n->name);
	add_number(&h, n->seats);
	add_node(&h, m, n->above);
	add_number(&h, (uint64_t)n->listed << 1 | n->rest);
	add_number(&h, (uint64_t)n->least << 1 | n->few);
	add_list(&h, m, n->ranks);
	add_list(&h, m, n->refuses);
	return mark_of(&h);
}

void
match_result(const struct instance *m, const struct match_seat *seat,
	uint8_t out[HASH_SIZE])
{
	struct hash h;

	hash_init(&h);
	for (uint32_t i = 0; i < m->n_people; i++) {
		add_text(&h, m->person[i].name);
		add_node(&h, m, seat[i].place);
		add_number(&h, seat[i].pinned);
	}
	hash_final(&h, out);
}
