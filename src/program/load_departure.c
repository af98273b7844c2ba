/* SPDX-License-Identifier: MIT */
#include "load_departure.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/program/calendar.h"
#include "magang/program/program.h"

#include "load.h"
#include "names.h"

/* ---- warnings ------------------------------------------------------------- */

static void
read_warn(struct load *l, const struct node *n, const char *who,
	struct warns *out)
{
	struct span *s = &out->at[out->n];

	if (!node_scalar(&l->src, n, who))
		return;
	if (!span_parse(n->text, s)) {
		node_fault(&l->src, n, "span", who,
			_("'%s' is '%s'; write for example '90 days', "
			  "'14 working days', '3 months', '2 years'"),
			"warn", n->text);
		return;
	}
	s->amount = -abs(s->amount);
	out->n++;
}

/* By the days that they come to without holidays. */
static int
earliest_first(const void *a, const void *b)
{
	const int32_t x = calendar_add(NULL, 0, *(const struct span *)a),
		      y = calendar_add(NULL, 0, *(const struct span *)b);

	return (x > y) - (x < y);
}

void
load_warns(struct load *l, const struct node *n, const char *who,
	struct warns *out)
{
	out->n = 0;
	if (n == NULL)
		return;
	if (n->kind != NODE_LIST) {
		read_warn(l, n, who, out);
		return;
	}
	if (n->n == 0 || n->n > WARNS_MAX) {
		node_fault(&l->src, n, "list", who,
			_("'%s' has %zu entries; allowed are 1 to %d"), "warn",
			n->n, WARNS_MAX);
		return;
	}
	for (const struct node *c = n->first; c != NULL; c = c->next)
		read_warn(l, c, who, out);
	qsort(out->at, out->n, sizeof(*out->at), earliest_first);
}

/* ---- the departure -------------------------------------------------------- */

static void
read_paper(struct load *l, const struct node *n, int *out)
{
	const char *names[200];
	struct nearest near;
	size_t i;

	if (!node_scalar(&l->src, n, "departure"))
		return;
	*out = program_document(l->p, n->text);
	if (*out >= 0)
		return;
	for (i = 0; i < l->p->n_documents && i < ARRAY_SIZE(names); i++)
		names[i] = l->p->documents[i].name;
	*out = 0;
	node_fault(&l->src, n, "unknown_document", "departure",
		_("no document '%.40s'%s"), n->text,
		nearest_hint(&near, n->text, names, i));
}

static void
read_papers(struct load *l, const struct node *list)
{
	struct departure_rule *d = &l->p->departure;
	int *rows;

	if (list->kind != NODE_LIST || list->n == 0) {
		node_fault(&l->src, list, "list", "departure",
			_("'%s' is a list: [passport, visa]"), "papers");
		return;
	}
	rows = arena_array(l->src.arena, list->n, sizeof(*rows));
	for (const struct node *n = list->first; n != NULL; n = n->next)
		read_paper(l, n, &rows[d->n++]);
	d->papers = rows;
}

void
load_departure(struct load *l)
{
	const struct raw_departure *r = &l->departure;
	struct departure_rule *d = &l->p->departure;

	*d = (struct departure_rule){ .from = -1, .to = -1 };
	if (l->top.departure == NULL || !r->date || !r->papers || !r->from ||
		!r->to)
		return; /* what is required was told */
	d->date = load_date_field(l, r->date, "departure");
	read_papers(l, r->papers);
	d->from = load_stage_name(l, r->from, "departure");
	d->to = load_stage_name(l, r->to, "departure");
	load_warns(l, r->warn, "departure", &d->warns);
	if (d->from >= 0 && d->to >= 0 && d->from >= d->to)
		node_fault(&l->src, r->to, "order", "departure",
			_("stage '%s' does not stand behind '%s'"), r->to->text,
			r->from->text);
}
