/* SPDX-License-Identifier: MIT */
#include "match_link.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/diag.h"
#include "magang/base/i18n.h"
#include "magang/base/intern.h"
#include "magang/base/mem.h"
#include "match_raw.h"

#define DEPTH_MOST 32 /* of hosts above a place */

/* --- what a file cannot mean --------------------------------------------- */

static struct raw_node *
node_named(const struct match_raw *raw, uint32_t name)
{
	const uint32_t is =
		name == MATCH_NONE ? MATCH_NONE : raw->nodes.row[name].is;

	return is == MATCH_NONE ? NULL : &raw->node[is];
}

static const char *
text_of(const struct match_raw *raw, uint32_t name)
{
	return intern_text(raw->nodes.in, name);
}

static void
check_pin(struct match_raw *raw, const struct raw_person *p)
{
	const struct raw_node *at = node_named(raw, p->pin);

	if (p->pin != MATCH_NONE && (at == NULL || at->is_host))
		raw_fault(raw, p->pin_at, "pin",
			_("no place is named '%s'; whoever is pinned is "
			  "pinned to one"),
			text_of(raw, p->pin));
}

static void
check_above(struct match_raw *raw, const struct raw_node *n)
{
	const struct raw_node *host = node_named(raw, n->above);

	if (n->above != MATCH_NONE && (host == NULL || !host->is_host))
		raw_fault(raw, n->above_at, "unknown_host",
			_("no host is named '%s'"), text_of(raw, n->above));
}

/* The way up from `n` to itself, or to the top, or no further than a way may be;
 * *first is the host on it that stands first in the file. */
static const struct raw_node *
way_up(const struct match_raw *raw, const struct raw_node *n,
	const struct raw_node **first)
{
	const struct raw_node *at = node_named(raw, n->above);
	int steps;

	*first = n;
	for (steps = 1; at != NULL && at != n && steps <= DEPTH_MOST; steps++) {
		*first = at < *first ? at : *first;
		at = node_named(raw, at->above);
	}
	return at;
}

/* A circle is told once, at the first of its hosts, and not at what stands
 * below it. */
static void
check_way_up(struct match_raw *raw, const struct raw_node *n)
{
	const struct raw_node *first, *other, *end = way_up(raw, n, &first);

	if (end == n && first == n)
		raw_fault(raw, n->above_at, "circle",
			_("host '%s' stands above itself"),
			text_of(raw, n->name));
	else if (end != NULL && end != n && way_up(raw, end, &other) != end)
		raw_fault(raw, n->above_at, "depth",
			_("more than %d hosts above each other"), DEPTH_MOST);
}

static void
check_lists(struct match_raw *raw, const struct raw_node *n)
{
	const struct raw_node *at = node_named(raw, n->above);
	int steps;

	if (!n->listed)
		return;
	for (steps = 1; at != NULL && steps <= DEPTH_MOST; steps++) {
		if (at->listed && at != n) {
			raw_fault(raw, n->ranks_at, "two_lists",
				_("'ranks' stand at '%s' and above it at '%s'; "
				  "take one of them away"),
				text_of(raw, n->name), text_of(raw, at->name));
			return;
		}
		at = node_named(raw, at->above);
	}
}

static bool
check_all(struct match_raw *raw)
{
	size_t i;

	for (i = 0; i < raw->n_people; i++)
		check_pin(raw, &raw->person[i]);
	for (i = 0; i < raw->n_nodes; i++) {
		check_above(raw, &raw->node[i]);
		check_way_up(raw, &raw->node[i]);
		check_lists(raw, &raw->node[i]);
	}
	return raw->faults->faults == 0;
}

/* --- the instance -------------------------------------------------------- */

/* Places first, in the order of the file, then hosts: the number of each. */
static void
number_nodes(struct match_raw *raw, uint32_t *number)
{
	struct instance *m = &raw->out->m;
	int hosts;
	size_t i;

	for (hosts = 0; hosts < 2; hosts++) {
		for (i = 0; i < raw->n_nodes; i++)
			if (raw->node[i].is_host == (hosts == 1))
				number[i] = m->n_nodes++;
		if (hosts == 0)
			m->n_places = m->n_nodes;
	}
}

/* The entries of a list that are somebody, with their ranks. */
struct raw_walk {
	const struct raw_names *names;
	uint32_t at, end; /* of raw.entry */
	uint32_t n, rank;
	bool apart; /* not in the tie of who came last */
};

static struct raw_walk
walk_begin(const struct raw_names *names, struct raw_list list)
{
	return (struct raw_walk){ names, list.first, list.first + list.n, 0, 1,
		true };
}

static bool
is_somebody(const struct match_raw *raw, const struct raw_names *names,
	uint32_t name)
{
	const uint32_t is = names->row[name].is;

	return is != MATCH_NONE &&
	       (names == &raw->people || !raw->node[is].is_host);
}

/* Where the first of a tie is left out, the second does not join the tie that
 * was before it. */
static bool
walk_next(const struct match_raw *raw, struct raw_walk *w, uint32_t *is)
{
	uint32_t entry;

	while (w->at < w->end) {
		entry = raw->entry[w->at++];
		w->apart = w->apart || !(entry & RAW_TIED);
		if (!is_somebody(raw, w->names, RAW_NAME(entry)))
			continue;
		if (w->apart)
			w->rank = w->n + 1;
		w->apart = false;
		w->n++;
		*is = w->names->row[RAW_NAME(entry)].is;
		return true;
	}
	return false;
}

static void
link_person(struct match_raw *raw, const struct raw_person *from,
	const uint32_t *number, struct match_person *to)
{
	struct instance *m = &raw->out->m;
	struct raw_walk w = walk_begin(&raw->nodes, from->wishes);
	const struct raw_node *pin = node_named(raw, from->pin);
	uint32_t is;

	to->name = intern_text(raw->people.in, from->name);
	to->said = MATCH_NONE;
	to->pin = pin == NULL ? MATCH_NONE : number[pin - raw->node];
	to->first = m->n_wishes;
	while (walk_next(raw, &w, &is))
		m->wish[m->n_wishes++] =
			(struct match_wish){ number[is], w.rank, 0 };
	to->n_wishes = m->n_wishes - to->first;
}

static struct match_list
link_list(struct match_raw *raw, struct raw_list from)
{
	struct instance *m = &raw->out->m;
	struct match_list to = { m->n_entries, 0 };
	struct raw_walk w = walk_begin(&raw->people, from);
	uint32_t is;

	while (walk_next(raw, &w, &is))
		m->entry[m->n_entries++] = (struct match_entry){ is, w.rank };
	to.n = m->n_entries - to.first;
	return to;
}

static void
link_node(struct match_raw *raw, const struct raw_node *from,
	const uint32_t *number, struct match_node *to)
{
	const struct raw_node *above = node_named(raw, from->above);

	to->name = text_of(raw, from->name);
	to->said = MATCH_NONE;
	to->seats = from->seats;
	to->above = above == NULL ? MATCH_NONE : number[above - raw->node];
	to->listed = from->listed;
	to->rest = from->rest;
	to->ranks = link_list(raw, from->ranks);
	to->refuses = link_list(raw, from->refuses);
}

/* false: the lot has named them before. */
static bool
say(uint32_t *said, uint32_t at)
{
	if (*said != MATCH_NONE)
		return false;
	*said = at;
	return true;
}

/* A name may be a person's and a place's: both go by it then. */
static void
link_name(struct match_raw *raw, const uint32_t *number, uint32_t i)
{
	const char *name = raw->lot[i];
	const size_t len = strlen(name);
	const uint32_t as_person = raw_name(&raw->people, name, len);
	const uint32_t as_node = raw_name(&raw->nodes, name, len);
	const uint32_t person = raw->people.row[as_person].is;
	const uint32_t node = raw->nodes.row[as_node].is;
	bool first = true;

	if (person == MATCH_NONE && node == MATCH_NONE)
		raw_warn(raw, raw->lot_at[i], "nobody",
			_("'%s' names nobody; left out"), name);
	if (person != MATCH_NONE)
		first = say(&raw->out->m.person[person].said, i);
	if (node != MATCH_NONE)
		first = say(&raw->out->m.node[number[node]].said, i) && first;
	if (!first)
		raw_warn(raw, raw->lot_at[i], "twice",
			_("'%s' is in this list twice; the first counts"),
			name);
}

/* --- warnings ------------------------------------------------------------ */

static void
warn_nobody(struct match_raw *raw, const struct raw_names *names,
	const struct raw_mention *e)
{
	const char *name = intern_text(names->in, e->name);

	if (is_somebody(raw, names, e->name))
		return;
	if (names == &raw->people)
		raw_warn(raw, e->at, "nobody",
			_("no person is named '%s'; left out"), name);
	else
		raw_warn(raw, e->at, "nobody",
			_("no place is named '%s'; left out"), name);
}

static void
warn_names(struct match_raw *raw, const struct raw_names *names)
{
	size_t i;

	for (i = 0; i < names->n_early; i++)
		warn_nobody(raw, names, &names->early[i]);
}

/* Those of pins more than there are seats. */
static void
warn_pins(struct match_raw *raw, const uint32_t *number)
{
	struct instance *m = &raw->out->m;
	uint32_t *pins = xcalloc(m->n_nodes + 1, sizeof(uint32_t)), i, at;

	for (i = 0; i < m->n_people; i++)
		for (at = m->person[i].pin; at != MATCH_NONE;
			at = m->node[at].above)
			pins[at]++;
	for (i = 0; i < raw->n_nodes; i++) {
		at = number[i];
		if (pins[at] > m->node[at].seats)
			raw_warn(raw, raw->nodes.row[raw->node[i].name].key,
				"pins",
				_("'%s' has %u seats and %u people pinned; "
				  "nobody else comes in"),
				m->node[at].name, m->node[at].seats, pins[at]);
	}
	free(pins);
}

bool
match_link(struct match_raw *raw)
{
	struct instance *m = &raw->out->m;
	uint32_t *number;
	size_t i;

	if (!check_all(raw))
		return false;
	number = xcalloc(raw->n_nodes + 1, sizeof(uint32_t));
	number_nodes(raw, number);
	m->n_people = (uint32_t)raw->n_people;
	m->person = xcalloc(raw->n_people + 1, sizeof(*m->person));
	m->node = xcalloc(raw->n_nodes + 1, sizeof(*m->node));
	m->wish = xcalloc(raw->n_entries + 1, sizeof(*m->wish));
	m->entry = xcalloc(raw->n_entries + 1, sizeof(*m->entry));
	for (i = 0; i < raw->n_people; i++)
		link_person(raw, &raw->person[i], number, &m->person[i]);
	for (i = 0; i < raw->n_nodes; i++)
		link_node(raw, &raw->node[i], number, &m->node[number[i]]);
	for (i = 0; i < raw->n_lot; i++)
		link_name(raw, number, (uint32_t)i);
	warn_names(raw, &raw->nodes);
	warn_names(raw, &raw->people);
	warn_pins(raw, number);
	free(number);
	return true;
}
