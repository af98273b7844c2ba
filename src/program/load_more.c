/* SPDX-License-Identifier: MIT */
/* Quotas, activities, deadlines, contact, targets, outcomes, retention. */
#include "load_more.h"

#include "keys.h"
#include "keys_words.h"
#include "load.h"
#include "load_departure.h"
#include "names.h"
#include "sense.h"

#include <stdlib.h>
#include <string.h>

#include "magang/expr/xnode.h"
#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_lex.h"

#define SEATS_MAX 1000
#define TARGETS_MAX 60 /* load_raw.c takes no more */

/* --- seats --------------------------------------------------------------- */

/* {default: N, AREA: N}; rows beyond the faults are kept. */
static size_t
read_seats(struct load *l, const struct node *n, const char *who,
	const struct quota_seats **out)
{
	struct quota_seats *rows;
	const struct node *c;
	size_t i = 0;

	if (n->n > SEATS_MAX) {
		node_fault(&l->src, n, "too_many", who,
			_("'%s' has %zu entries; at most %zu are allowed"),
			n->key->text, n->n, (size_t)SEATS_MAX);
		return 0;
	}
	rows = arena_array(l->src.arena, n->n + 1, sizeof(*rows));
	for (c = n->first; c != NULL; c = c->next) {
		const char *key = c->key->text;
		const bool fallback = strcmp(key, "default") == 0;

		rows[i].key = fallback ? 0 : area_code(key);
		if (!fallback && (rows[i].key < 1000 || rows[i].key > 9999))
			node_fault(&l->src, c->key, "area", who,
				_("'%s' is not the code of a regency, like "
				  "32.05"),
				key);
		else if (read_count(&l->src, c, who, &rows[i].seats))
			i++;
	}
	*out = rows;
	return i;
}

static void
one_seat(struct load *l, const struct node *n, const char *who, struct quota *q)
{
	struct quota_seats *row = arena_alloc(l->src.arena, sizeof(*row));

	if (!read_count(&l->src, n, who, &row->seats))
		return;
	q->seats = row;
	q->n_seats = 1;
}

/* --- quotas -------------------------------------------------------------- */

static void
quota_seats(struct load *l, const struct raw_quota *r, struct quota *q)
{
	const struct node *n = r->seats;

	if (n == NULL)
		return;
	if (n->kind == NODE_SCALAR) {
		one_seat(l, n, r->raw.who, q);
		return;
	}
	if (n->kind != NODE_MAP || q->by != QUOTA_REGENCY) {
		node_fault(&l->src, n, "seats", r->raw.who,
			_("'seats' by area need 'by: regency'"));
		return;
	}
	q->n_seats = read_seats(l, n, r->raw.who, &q->seats);
}

int
read_percent(
	struct load *l, const struct node *n, const char *key, const char *who)
{
	char *end;
	long v;

	if (!node_scalar(&l->src, n, who))
		return 0;
	v = strtol(n->text, &end, 10);
	while (*end == ' ')
		end++;
	if (strcmp(end, "%") == 0 && v >= 1 && v <= 100)
		return (int)v;
	node_fault(&l->src, n, "percent", who,
		_("'%s' is '%s'; write '1 %%' to '100 %%'"), key, n->text);
	return 0;
}

static void
quota_sex(struct load *l, const struct raw_quota *r, struct quota *q)
{
	const bool wanted = q->by == QUOTA_SEX;

	if (wanted != (r->of != NULL)) {
		node_fault(&l->src, r->raw.at, "quota_of", r->raw.who,
			_("'of' goes with 'by: sex'"));
		return;
	}
	if (!wanted || strcmp(r->of, "L") == 0 || strcmp(r->of, "P") == 0) {
		q->of = r->of;
		return;
	}
	node_fault(&l->src, r->raw.at, "quota_of", r->raw.who,
		_("'of' is L or P, not '%s'"), r->of);
}

static void
load_quota(struct load *l, const struct raw_quota *r, struct quota *q)
{
	q->name = r->raw.name;
	q->line = r->raw.at->line;
	q->by = (enum quota_by)r->by;
	quota_seats(l, r, q);
	quota_sex(l, r, q);
	if (r->at_least != NULL)
		q->at_least_percent =
			read_percent(l, r->at_least, "at_least", r->raw.who);
	if (r->at_least != NULL && q->by != QUOTA_SEX)
		node_fault(&l->src, r->at_least, "quota_share", r->raw.who,
			_("'at_least' goes with 'by: sex'"));
	if ((r->seats == NULL) == (r->at_least == NULL))
		node_fault(&l->src, r->raw.at, "seats_or_share", r->raw.who,
			_("write either 'seats' or 'at_least'"));
}

void
load_quotas(struct load *l)
{
	LOAD_LIST(l, quotas, load_quota);
}

/* --- activities ---------------------------------------------------------- */

static void
load_activity(struct load *l, const struct raw_activity *r, struct activity *a)
{
	*a = r->a;
	a->name = r->raw.name;
	a->area = eight_areas[r->area];
	a->line = r->raw.at->line;
	a->stage = load_stage_name(l, r->stage, r->raw.who);
}

void
load_activities(struct load *l)
{
	LOAD_LIST(l, activities, load_activity);
}

/* --- deadlines ----------------------------------------------------------- */

static void
unknown_anchor(struct load *l, const struct raw_deadline *r)
{
	const char *names[1024];
	struct nearest near;
	size_t n;

	n = l->exprs->scope.names(l->names, FACT_ENTERED, names, 300);
	n += l->exprs->scope.names(l->names, FACT_HAS, names + n, 300);
	n += l->exprs->scope.names(
		l->names, -1, names + n, ARRAY_SIZE(names) - n);
	node_fault(&l->src, r->from, "unknown_anchor", r->raw.who,
		_("'%s' is no date, stage, field or document%s"), r->from->text,
		nearest_hint(&near, r->from->text, names, n));
}

static void
deadline_field(struct load *l, const struct raw_deadline *r, struct deadline *d)
{
	d->anchor = ANCHOR_FIELD;
	if (d->field->type != TYPE_DATE &&
		(d->field->flags & FDEF_DOUBTFUL) == 0)
		node_fault(&l->src, r->from, "anchor_type", r->raw.who,
			_("field '%s' is not a date"), d->field->name);
}

/* The day of a task tells the day that it is counted from. */
static bool
tells_health(const struct program *p, const struct deadline *d)
{
	const struct fdef *of = d->anchor == ANCHOR_DOCUMENT
					? &p->documents[d->index].date
					: d->field;

	return of && of->privacy == PRIVACY_HEALTH;
}

/* A stage goes before a field, a field before a document of the same name. */
static void
deadline_from(struct load *l, const struct raw_deadline *r, struct deadline *d)
{
	const char *s;

	if (r->from == NULL || !node_scalar(&l->src, r->from, r->raw.who))
		return;
	s = r->from->text;
	d->index = -1;
	d->date = date_literal(s, strlen(s));
	d->field = load_find_field(l, s);
	if (d->date != DATE_NONE)
		d->anchor = ANCHOR_DATE;
	else if ((d->index = program_stage(l->p, s)) >= 0)
		d->anchor = ANCHOR_STAGE;
	else if (d->field != NULL && d->field->type == TYPE_DATE)
		d->anchor = ANCHOR_FIELD;
	else if ((d->index = program_document(l->p, s)) >= 0)
		d->anchor = ANCHOR_DOCUMENT;
	else if (d->field != NULL)
		deadline_field(l, r, d);
	else
		unknown_anchor(l, r);
	if (d->anchor != ANCHOR_FIELD)
		d->field = NULL;
	if (tells_health(l->p, d))
		node_fault(&l->src, r->from, "deadline_reads", r->raw.who,
			_("'%s' is of health: its task is for everybody"), s);
}

static void
load_deadline(struct load *l, const struct raw_deadline *r, struct deadline *d)
{
	*d = r->d;
	d->name = r->raw.name;
	d->line = r->raw.at->line;
	d->stage = load_stage_name(l, r->stage, r->raw.who);
	load_warns(l, r->warn, r->raw.who, &d->warns);
	deadline_from(l, r, d);
	if (d->repeats && d->after.amount <= 0)
		node_fault(&l->src, r->raw.at, "repeats", r->raw.who,
			_("'repeats' needs 'after'"));
	if (d->repeats && d->seen)
		node_fault(&l->src, r->raw.at, "seen", r->raw.who,
			_("'seen' is asked once, and does not go with "
			  "'repeats'"));
	if (d->per == DEADLINE_PER_HOST && d->seen)
		node_fault(&l->src, r->raw.at, "per", r->raw.who,
			_("'per: host' is of all who are there; 'seen' of one "
			  "person"));
	if (d->task != NULL && !name_valid(d->task, false))
		node_fault(&l->src, r->raw.at, "name", r->raw.who,
			_("task '%s': a name is small letters, digits and "
			  "'_'"),
			d->task);
}

void
load_deadlines(struct load *l)
{
	LOAD_LIST(l, deadlines, load_deadline);
}

/* --- contact ------------------------------------------------------------- */

void
load_contact(struct load *l)
{
	l->p->contact_tries = l->contact.tries;
	l->p->contact_again = l->contact.again;
}

/* --- protection ---------------------------------------------------------- */

/* DATE_NONE: nothing is said, or a fault was told. */
static int32_t
load_day(struct load *l, const struct node *n, const char *who)
{
	int32_t day;

	if (n == NULL || !node_scalar(&l->src, n, who))
		return DATE_NONE;
	day = date_literal(n->text, strlen(n->text));
	if (day == DATE_NONE)
		node_fault(&l->src, n, "date", who,
			_("'%s' is no date like 2027-04-01"), n->text);
	return day;
}

/* Sums are in rupiah; a cap alone is what the other keys are about. */
void
load_protection(struct load *l)
{
	const struct raw_protection *r = &l->protection;
	struct protection_rule *p = &l->p->protection;

	*p = (struct protection_rule){ .say = r->say,
		.in_yen = r->currency == 1,
		.from = DATE_NONE,
		.yen = r->yen,
		.originals = r->originals };
	if (l->top.protection == NULL)
		return;
	p->cap = load_expr(l, r->cap, "protection", EXPR_WANT_NUMBER);
	if (p->cap != NULL)
		sense_cap(l, r->cap, p->cap);
	p->from = load_day(l, r->from, "protection");
	p->sender = load_sender_field(l, r->sender, "protection");
	if (p->in_yen && !p->yen)
		node_fault(&l->src, l->top.protection->key, "yen", "protection",
			_("'%s' goes with '%s'"), "currency: yen", "yen");
	if (r->cap == NULL && (r->from != NULL || p->in_yen))
		node_fault(&l->src, l->top.protection->key, "cap", "protection",
			_("'%s' goes with '%s'"),
			r->from != NULL ? "from" : "currency", "cap");
}

/* --- targets, outcomes and retention ----------------------------------------------- */

static void
load_target(struct load *l, const struct raw_target *r, struct target *t)
{
	t->name = r->raw.name;
	t->total = r->total;
	t->by_regency = r->by == 1;
	memcpy(t->grades, "abc", (size_t)(3 - r->grades));
	t->until = load_day(l, r->until, r->raw.who);
	t->yearly = r->per == 1;
	if (t->yearly && r->until != NULL)
		node_fault(&l->src, r->until, "until", r->raw.who,
			_("'%s' does not go with '%s'"), "until", "per: year");
	if (r->shares == NULL)
		return;
	if (r->shares->kind != NODE_MAP || !t->by_regency)
		node_fault(&l->src, r->shares, "seats", r->raw.who,
			_("'shares' by area need 'by: regency'"));
	else
		t->n_shares = read_seats(l, r->shares, r->raw.who, &t->shares);
}

void
load_targets(struct load *l)
{
	LOAD_LIST(l, targets, load_target);
}

/* What it counts for; -1: of nothing, or a fault was told. */
static int
target_of(struct load *l, const struct raw_outcome *r)
{
	const struct node *n = r->counts_for;
	const char *names[TARGETS_MAX];
	struct nearest near;
	size_t i = 0;

	if (n == NULL || !node_scalar(&l->src, n, r->raw.who))
		return -1;
	for (; i < l->p->n_targets; i++) {
		names[i] = l->p->targets[i].name;
		if (strcmp(names[i], n->text) == 0)
			return (int)i;
	}
	node_fault(&l->src, n, "unknown_target", r->raw.who,
		_("there is no target '%s'%s"), n->text,
		nearest_hint(&near, n->text, names, i));
	return -1;
}

/* Nobody works on such a case, so it is at an end from its first day on. */
static int
lists_of(struct load *l, const struct raw_outcome *r,
	const struct outcome_rule *o)
{
	const int stage = r->lists == NULL
				  ? -1
				  : load_stage_name(l, r->lists, r->raw.who);

	if (stage < 0)
		return -1;
	if (!stage_is_end(l->p->stages[stage].kind))
		node_fault(&l->src, r->lists, "lists", r->raw.who,
			_("stage '%s' is no end: nobody works on the case of "
			  "who comes by the list of another agency"),
			r->lists->text);
	if (o->target < 0)
		node_fault(&l->src, r->lists, "lists", r->raw.who,
			_("'%s' goes with '%s'"), "lists", "counts_for");
	return stage;
}

static void
load_outcome(
	struct load *l, const struct raw_outcome *r, struct outcome_rule *out)
{
	*out = r->o;
	out->name = r->raw.name;
	out->line = r->raw.at->line;
	out->target = target_of(l, r);
	out->lists = -1;
	out->lists = lists_of(l, r, out);
	sense_outcome(l, &r->raw, out);
}

void
load_outcomes(struct load *l)
{
	int first = -1;

	LOAD_LIST(l, outcomes, load_outcome);
	for (size_t i = 0; i < l->p->n_outcomes; i++) {
		if (l->p->outcomes[i].lists < 0)
			continue;
		if (first >= 0)
			node_fault(&l->src, l->outcomes.rows[i].lists, "lists",
				l->outcomes.rows[i].raw.who,
				_("'%s' takes the lists of other agencies "
				  "already"),
				l->p->outcomes[first].name);
		first = (int)i;
	}
}

static const struct {
	const char *name;
	enum stage_kind kind;
} ends[] = {
	{ "completed", STAGE_SUCCESS },
	{ "failed", STAGE_FAILED },
	{ "left", STAGE_EXIT },
};

static void
load_retention(
	struct load *l, const struct raw_retention *r, struct retention *out)
{
	struct node name = *r->raw.at;
	size_t i;

	out->name = r->raw.name;
	out->keep = r->keep;
	out->then = r->then == 1 ? RETENTION_ANONYMISE : RETENTION_ERASE;
	out->stage = program_stage(l->p, r->raw.name);
	if (out->stage >= 0) {
		out->kind = l->p->stages[out->stage].kind;
		return;
	}
	for (i = 0; i < ARRAY_SIZE(ends); i++)
		if (strcmp(ends[i].name, r->raw.name) == 0)
			break;
	if (i < ARRAY_SIZE(ends))
		out->kind = ends[i].kind;
	else
		load_stage_name(l, &name, r->raw.who);
}

void
load_retentions(struct load *l)
{
	LOAD_LIST(l, retentions, load_retention);
}
