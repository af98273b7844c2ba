/* SPDX-License-Identifier: MIT */
#include "load_cohorts.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/program/program.h"

#include "keys_words.h"
#include "load.h"
#include "load_fields.h"
#include "load_more.h"
#include "load_raw.h"
#include "names.h"

/* In the order of words_absence; late is there, and counts against nobody. */
static const char letters[] = "atsi";
#define LETTER_LATE 't'

static void
read_mark(struct load *l, const struct node *n, char out[4])
{
	const size_t len = strlen(out);

	if (!node_scalar(&l->src, n, "attendance"))
		return;
	for (size_t i = 0; words_absence[i]; i++) {
		if (strcmp(n->text, words_absence[i]) != 0 ||
			letters[i] == LETTER_LATE)
			continue;
		if (!strchr(out, letters[i]))
			out[len] = letters[i];
		return;
	}
	node_fault(&l->src, n, "mark", "attendance",
		_("'%s' is no mark that counts against somebody; there are: "
		  "absent, sick, leave"),
		n->text);
}

static void
read_counted(struct load *l, const struct node *list, char out[4])
{
	if (list == NULL) {
		out[0] = letters[0];
		return;
	}
	if (list->kind != NODE_LIST || list->first == NULL)
		node_fault(&l->src, list, "list", "attendance",
			_("'%s' is a list: [absent, sick]"), "counted");
	else
		for (const struct node *n = list->first; n; n = n->next)
			read_mark(l, n, out);
}

/* Letters that mean something by themselves, or take the last act back. */
#define LETTERS_TAKEN "hatsiu"

static void
load_absence(
	struct load *l, const struct raw_absence *r, struct absence_cause *c)
{
	*c = r->c;
	c->name = r->raw.name;
	c->letter = letters[r->mark];
	if (c->name[1] || strchr(LETTERS_TAKEN, c->name[0]))
		node_fault(&l->src, r->raw.at, "cause_letter", r->raw.who,
			_("the name is the letter that is typed: one, and "
			  "none of h a t s i u"));
}

static void
load_unit(struct load *l, const struct raw_unit *r, struct unit *u)
{
	*u = r->u;
	u->name = r->raw.name;
	if (u->pass > u->most && !r->raw.doubtful)
		node_fault(&l->src, r->raw.at, "unit_pass", r->raw.who,
			_("'%s' is more than '%s'"), "pass", "most");
}

void
load_units(struct load *l)
{
	LOAD_LIST(l, units, load_unit);
	LOAD_LIST(l, absences, load_absence);
}

static void
load_complete(struct load *l)
{
	const struct raw_complete *r = &l->complete;
	struct completing_rule *c = &l->p->complete;
	const size_t n = l->p->n_units;

	c->passed = load_stage_name(l, r->passed, "complete");
	c->resit = load_stage_name(l, r->resit, "complete");
	c->out = load_stage_name(l, r->out, "complete");
	c->units = r->units;
	if (l->cohorts.complete == NULL)
		return;
	if (!n && l->attendance.at_least == NULL)
		node_fault(&l->src, l->cohorts.complete->key, "complete_rule",
			"complete",
			_("there is nothing to pass by: write 'units', or "
			  "'at_least' of attendance"));
	if ((size_t)r->units > n)
		node_fault(&l->src, l->cohorts.complete->key, "complete_units",
			"complete", _("%d units are asked for; there are %zu"),
			r->units, n);
}

void
load_cohorts(struct load *l)
{
	struct attendance *a = &l->p->attendance;

	l->p->join_until = l->cohorts.join_until;
	load_causes(l, l->cohorts.causes, "cohorts", &l->p->seat_causes,
		&l->p->n_seat_causes);
	load_complete(l);
	a->lock = l->attendance.lock;
	read_counted(l, l->attendance.counted, a->counted);
	if (l->attendance.at_least != NULL)
		a->at_least = read_percent(
			l, l->attendance.at_least, "at_least", "attendance");
	else if (l->attendance.counted != NULL)
		node_fault(&l->src, l->attendance.counted, "counted",
			"attendance", _("'%s' goes with '%s'"), "counted",
			"at_least");
}
