/* SPDX-License-Identifier: MIT */
#include "load_assessments.h"

#include "keys.h"
#include "load.h"
#include "load_stages.h"
#include "names.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/program/scorecard.h"

static bool
read_range(struct load *l, const struct node *n, const char *who,
	struct criterion *c)
{
	const char *a, *b;

	if (!n || !node_scalar(&l->src, n, who))
		return false;
	if (split_range(&l->src, n->text, &a, &b) && amount_parse(a, &c->min) &&
		amount_parse(b, &c->max) && c->min < c->max)
		return true;
	node_fault(&l->src, n, "range", who, _("'%s' is '%s'; write 'A .. B'"),
		"range", n->text);
	return false;
}

static void
load_criterion(struct load *l, const struct node *n, struct criterion *c)
{
	struct raw_criterion raw = { .raw = { .at = n->key } };
	char who[160];

	snprintf(who, sizeof(who), "%s '%.60s'",
		_(program_pages[PAGE_CRITERION]->noun), n->key->text);
	c->name = n->key->text;
	if (!name_valid(c->name, false))
		node_fault(&l->src, n->key, "name", who,
			_("a name is small letters, digits and '_', begins "
			  "with a letter and has at most 40"));
	schema_read(&l->src, program_pages[PAGE_CRITERION], n, &raw, who);
	c->label = raw.label;
	read_range(l, raw.range, who, c);
}

static void
load_criteria(
	struct load *l, const struct raw_assessment *r, struct assessment *a)
{
	const struct node *list = r->criteria, *n;
	struct criterion *rows;

	if (!list)
		return;
	if (list->kind != NODE_MAP || list->n == 0) {
		node_fault(&l->src, list, "shape", r->raw.who,
			_("'%s' takes names with a ':'"), "criteria");
		return;
	}
	if (list->n > CARD_POINTS) {
		node_fault(&l->src, list, "too_many", r->raw.who,
			_("'%s' has %zu entries; at most %zu are allowed"),
			"criteria", list->n, (size_t)CARD_POINTS);
		return;
	}
	rows = arena_array(l->src.arena, list->n, sizeof(*rows));
	a->criteria = rows;
	for (n = list->first; n != NULL; n = n->next)
		load_criterion(l, n, &rows[a->n_criteria++]);
}

static void
load_assessment(
	struct load *l, const struct raw_assessment *r, struct assessment *a)
{
	*a = r->a;
	a->name = r->raw.name;
	a->line = r->raw.at->line;
	a->assessors = (size_t)r->assessors;
	a->stage = load_stage_name(l, r->stage, r->raw.who);
	load_roles(l, r->by, "by", r->raw.who, &a->by);
	load_criteria(l, r, a);
}

void
load_assessments(struct load *l)
{
	LOAD_LIST(l, assessments, load_assessment);
}
