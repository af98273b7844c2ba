/* SPDX-License-Identifier: MIT */
#include "load_slots.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/program/host_quota.h"
#include "magang/program/program.h"

#include "load.h"
#include "load_more.h"
#include "load_raw.h"
#include "names.h"

/* The items of a list, or the one thing that stands there. */
static size_t
items(const struct node *n)
{
	return n->kind == NODE_LIST ? n->n : 1;
}

static const struct node *
after(const struct node *list, const struct node *n)
{
	return n == list ? NULL : n->next;
}

/* [30, 40, 50]: each more than the one before. */
static void
read_staff(struct load *l, const struct raw_host *r, struct host_limit *out)
{
	const struct node *n =
		r->staff ? load_first(l, r->staff, r->raw.who) : NULL;
	int64_t *rows = arena_array(
		l->src.arena, n ? items(r->staff) : 1, sizeof(*rows));

	out->staff = rows;
	for (; n != NULL; n = after(r->staff, n)) {
		int64_t *row = &rows[out->n_staff];

		if (!read_count(&l->src, n, r->raw.who, row))
			continue;
		if (out->n_staff && *row <= row[-1])
			node_fault(&l->src, n, "staff", r->raw.who,
				_("'%s' is no more than the one before it"),
				n->text);
		out->n_staff++;
	}
}

/* "5", or "5 %" of the staff. */
static bool
read_one(struct load *l, const struct node *n, const struct raw_host *r,
	struct host_most *out)
{
	out->share = n->kind == NODE_SCALAR && strchr(n->text, '%') != NULL;
	if (!out->share)
		return read_count(&l->src, n, r->raw.who, &out->n);
	out->n = read_percent(l, n, "host_quota", r->raw.who);
	return out->n > 0;
}

/* One for each step of the staff, and one for more than that. */
static const struct host_most *
read_most(struct load *l, const struct node *list, const struct raw_host *r,
	const struct host_limit *of)
{
	const struct node *n = list ? load_first(l, list, r->raw.who) : NULL;
	struct host_most *rows =
		arena_array(l->src.arena, n ? items(list) : 1, sizeof(*rows));
	size_t count = 0;

	if (n == NULL)
		return NULL;
	for (; n != NULL; n = after(list, n))
		count += read_one(l, n, r, &rows[count]);
	if (count == of->n_staff + 1)
		return rows;
	node_fault(&l->src, list, "host_steps", r->raw.who,
		_("'%s' has %zu entries; 'staff' has %zu, so write %zu: one for "
		  "each, and one for more than that"),
		list->key->text, count, of->n_staff, of->n_staff + 1);
	return NULL;
}

/* "1", "2 .. 3", "4 ..". */
static void
read_years(struct load *l, const struct raw_host *r, struct host_limit *out)
{
	const char *from, *to;
	int64_t first, last = HOST_YEARS;

	out->from_year = 1;
	out->to_year = HOST_YEARS;
	if (r->years == NULL || !node_scalar(&l->src, r->years, r->raw.who))
		return;
	if (!split_range(&l->src, r->years->text, &from, &to))
		from = to = r->years->text;
	if (!num_i64(from, 1, HOST_YEARS, &first) ||
		(*to != '\0' && !num_i64(to, first, HOST_YEARS, &last))) {
		node_fault(&l->src, r->years, "years", r->raw.who,
			_("'%s' are no years: write 1, 2 .. 3 or 4 .."),
			r->years->text);
		return;
	}
	out->from_year = (int)first;
	out->to_year = (int)last;
}

static void
load_limit(struct load *l, const struct raw_host *r, struct host_limit *out)
{
	out->name = r->raw.name;
	out->label = r->label;
	read_years(l, r, out);
	read_staff(l, r, out);
	out->most[HOST_PLAIN] = read_most(l, r->seats, r, out);
	out->most[HOST_EXCELLENT] = read_most(l, r->excellent, r, out);
	out->most[HOST_DESIGNATED] = read_most(l, r->designated, r, out);
	out->times_staff = r->times_staff;
}

void
load_slots(struct load *l)
{
	struct program *p = l->p;

	p->stay = l->slots.stay;
	if (l->slots.condition != NULL)
		p->slot_if = load_expr(
			l, l->slots.condition, "slots", EXPR_WANT_TRI);
	LOAD_LIST(l, host_limits, load_limit);
}
