/* SPDX-License-Identifier: MIT */
#include "magang/matching/together.h"

#include <stdbool.h>
#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/matching/check.h"

/* --- joint wishes -------------------------------------------------------- */

struct joint {
	uint32_t wish[2];
	uint32_t sum, larger;
};

struct joints {
	struct joint *row;
	size_t n, cap;
};

static bool
is_near(const struct instance *m, uint32_t a, uint32_t b)
{
	return a == b || (m->node[a].above != MATCH_NONE &&
				 m->node[a].above == m->node[b].above);
}

static void
add_joint(const struct instance *m, struct joints *all, uint32_t a, uint32_t b)
{
	const struct match_wish *wa = &m->wish[a], *wb = &m->wish[b];
	struct joint j = { { a, b }, wa->number + wb->number, wa->number };

	if (wa->rank == 0 || wb->rank == 0 || !is_near(m, wa->place, wb->place))
		return;
	if (wb->number > j.larger)
		j.larger = wb->number;
	VEC_GROW(all->row, all->n, all->cap);
	all->row[all->n++] = j;
}

static int
best_first(const void *va, const void *vb)
{
	const struct joint *a = va, *b = vb;

	if (a->sum != b->sum)
		return a->sum < b->sum ? -1 : 1;
	if (a->larger != b->larger)
		return a->larger < b->larger ? -1 : 1;
	return a->wish[0] < b->wish[0] ? -1 : a->wish[0] > b->wish[0];
}

static void
find_joints(
	const struct instance *m, const uint32_t person[2], struct joints *all)
{
	const struct match_person *a = &m->person[person[0]];
	const struct match_person *b = &m->person[person[1]];
	uint32_t i, k;

	for (i = a->first; i < a->first + a->n_wishes; i++)
		for (k = b->first; k < b->first + b->n_wishes; k++)
			add_joint(m, all, i, k);
	if (all->n > 1)
		qsort(all->row, all->n, sizeof(*all->row), best_first);
}

/* --- one of them --------------------------------------------------------- */

static struct match_seat *
run_pinned(const struct instance *m, const uint32_t person[2],
	const struct joint *j)
{
	struct instance other = *m;
	struct match_seat *seat;
	int i;

	other.person = xmemdup(m->person, m->n_people * sizeof(*m->person));
	for (i = 0; i < 2; i++)
		other.person[person[i]].pin = m->wish[j->wish[i]].place;
	seat = match_solve(&other, false);
	for (i = 0; i < 2; i++)
		seat[person[i]] =
			(struct match_seat){ m->wish[j->wish[i]].place,
				j->wish[i], false, false };
	free(other.person);
	return seat;
}

/* Does it hold without the pins, but for what the two wish for themselves? */
static bool
nobody_blocks(const struct instance *m, const uint32_t person[2],
	const struct match_seat *seat)
{
	struct match_check c;
	bool holds;
	size_t i;

	match_check(m, seat, &c);
	holds = c.right;
	for (i = 0; i < c.n_block; i++)
		holds = holds && (c.block[i].person == person[0] ||
					 c.block[i].person == person[1]);
	match_check_release(&c);
	return holds;
}

void
match_together(const struct instance *m, const uint32_t person[2],
	struct match_together *out)
{
	struct joints all = { NULL, 0, 0 };
	uint32_t i;

	*out = (struct match_together){ 0 };
	find_joints(m, person, &all);
	out->n = (uint32_t)all.n;
	for (i = 0; i < out->n && out->found == 0; i++) {
		out->seat = run_pinned(m, person, &all.row[i]);
		if (nobody_blocks(m, person, out->seat)) {
			out->found = i + 1;
			out->wish[0] = all.row[i].wish[0];
			out->wish[1] = all.row[i].wish[1];
		} else {
			free(out->seat);
			out->seat = NULL;
		}
	}
	free(all.row);
}
