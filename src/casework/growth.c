/* SPDX-License-Identifier: MIT */
#include "magang/casework/growth.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

/* Calls `each` for every activity about the organisation. */
static void
each_activity(struct txn *txn, uint64_t organisation,
	void (*each)(void *ctx, const struct record *activity), void *ctx)
{
	struct record *a = xmalloc(sizeof(*a));
	struct walk w;

	members_begin(&w, txn, KIND_ORGANISATION, organisation, KIND_ACTIVITY);
	while (walk_next(&w))
		if (record_load(txn, KIND_ACTIVITY, walk_id(&w),
			    RECORD_UNCHECKED, a))
			each(ctx, a);
	walk_end(&w);
	free(a);
}

static int32_t
day_of(const struct record *activity)
{
	return (int32_t)record_number(activity, F_DATE, DATE_NONE);
}

static struct growth_day *
day_at(struct growth *g, int32_t date)
{
	for (size_t i = 0; i < g->n_days; i++)
		if (g->days[i].date == date)
			return &g->days[i];
	VEC_GROW(g->days, g->n_days, g->cap_days);
	g->days[g->n_days] = (struct growth_day){ .date = date };
	return &g->days[g->n_days++];
}

static struct growth_sum *
sum_of(struct growth *g, const char *name)
{
	struct growth_sum *s;

	for (size_t i = 0; i < g->n_sums; i++)
		if (strcmp(g->sums[i].name, name) == 0)
			return &g->sums[i];
	VEC_GROW(g->sums, g->n_sums, g->cap_sums);
	s = &g->sums[g->n_sums++];
	*s = (struct growth_sum){ .last = DATE_NONE };
	snprintf(s->name, sizeof(s->name), "%s", name);
	return s;
}

static void
take(void *ctx, const struct record *a)
{
	struct growth *g = ctx;
	int64_t amount = record_number(a, F_AMOUNT, 0);
	char name[sizeof(g->sums->name)];
	struct growth_sum *s;
	int i;

	record_text(a, F_ACTIVITY, name, sizeof(name));
	i = figure_index(name);
	if (i >= 0) {
		struct growth_day *d = day_at(g, day_of(a));

		d->known[i] = g->told[i] = true;
		d->value[i] = amount;
		return;
	}
	s = sum_of(g, name);
	s->times++;
	s->amount += amount;
	if (s->last == DATE_NONE || day_of(a) > s->last)
		s->last = day_of(a);
}

static int
by_date(const void *a, const void *b)
{
	const struct growth_day *x = a, *y = b;

	return (x->date > y->date) - (x->date < y->date);
}

/* Those of no area stand last. */
static int
by_area(const void *a, const void *b)
{
	const struct growth_sum *x = a, *y = b;
	const char *p = x->kind.area ? x->kind.area : "~";
	const char *q = y->kind.area ? y->kind.area : "~";
	int c = strcmp(p, q);

	return c ? c : strcmp(x->name, y->name);
}

void
growth_read(struct rulebook *book, struct txn *txn,
	const struct record *organisation, struct growth *out)
{
	*out = (struct growth){ 0 };
	each_activity(txn, organisation->id, take, out);
	for (size_t i = 0; i < out->n_sums; i++)
		activity_about(book, txn, KIND_ORGANISATION, NULL,
			out->sums[i].name, &out->sums[i].kind);
	if (out->n_days)
		qsort(out->days, out->n_days, sizeof(*out->days), by_date);
	if (out->n_sums)
		qsort(out->sums, out->n_sums, sizeof(*out->sums), by_area);
}

void
growth_release(struct growth *g)
{
	free(g->days);
	free(g->sums);
	*g = (struct growth){ 0 };
}

const char *
growth_currency(const struct record *organisation)
{
	char country[8];

	record_text(organisation, F_ORG_COUNTRY, country, sizeof(country));
	return strcmp(country, "jp") == 0 ? "yen" : "rupiah";
}

struct latest {
	const char *figure;
	const struct record *but;
	int32_t date;
	int64_t amount;
	bool found;
};

static void
take_latest(void *ctx, const struct record *a)
{
	struct latest *l = ctx;
	char name[48];

	if (l->but && a != l->but && a->id == l->but->id)
		return;
	record_text(a, F_ACTIVITY, name, sizeof(name));
	if (strcmp(name, l->figure) != 0 || (l->found && day_of(a) < l->date))
		return;
	l->found = true;
	l->date = day_of(a);
	l->amount = record_number(a, F_AMOUNT, 0);
}

bool
growth_latest(struct txn *txn, uint64_t organisation, const char *figure,
	const struct record *but, int64_t *amount)
{
	struct latest l = { .figure = figure, .but = but };

	each_activity(txn, organisation, take_latest, &l);
	if (but)
		take_latest(&l, but);
	*amount = l.amount;
	return l.found;
}
