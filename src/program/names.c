/* SPDX-License-Identifier: MIT */
/* What a name in a file stands for, and the nearest right one where it does
 * not stand for anything. */
#include "names.h"

#include "load.h"
#include "sense.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/expr/xnode.h"
#include "magang/program/host_quota.h"

#define NAMES_MAX 512

static bool
same(const char *name, const char *s, size_t n)
{
	return name != NULL && strlen(name) == n && memcmp(name, s, n) == 0;
}

static int
by_name(const void *a, const void *b)
{
	const struct fdef *x = *(const struct fdef *const *)a;
	const struct fdef *y = *(const struct fdef *const *)b;

	return strcmp(x->name, y->name);
}

/* Core fields that the program asks for stand for those it was given; what is
 * worked out by expressions is no field to them. */
static bool
left_out(const struct program *p, const struct fdef *core)
{
	size_t i;

	if ((core->flags & FDEF_RECKONED) != 0)
		return true;
	for (i = 0; i < p->n_core; i++)
		if (strcmp(p->core[i].name, core->name) == 0)
			return true;
	return false;
}

void
load_index(struct load *l)
{
	const struct program *p = l->p;
	const size_t max =
		p->n_fields + p->n_core + l->core.n + l->core.n_steps;
	struct names *names = l->names;
	size_t i;

	names->index =
		arena_array(l->src.arena, max + 1, sizeof(*names->index));
	for (i = 0; i < p->n_fields; i++)
		if (program_field(p, p->fields[i].name) == &p->fields[i])
			names->index[names->n++] = &p->fields[i];
	for (i = 0; i < p->n_core; i++)
		names->index[names->n++] = &p->core[i];
	for (i = 0; i < l->core.n; i++)
		if (!left_out(p, &l->core.rows[i]))
			names->index[names->n++] = &l->core.rows[i];
	for (i = 0; i < l->core.n_steps; i++)
		if (program_field(p, l->core.steps[i].name) == NULL)
			names->index[names->n++] = &l->core.steps[i];
	qsort(names->index, names->n, sizeof(struct fdef *), by_name);
}

static const struct fdef *
scope_find(const void *ctx, const char *s, size_t n)
{
	const struct names *names = ctx;
	size_t low = 0, high = names->n;

	while (low < high) {
		const size_t middle = low + (high - low) / 2;
		const char *name = names->index[middle]->name;
		int c = strncmp(name, s, n);

		if (c == 0 && name[n] == '\0')
			return names->index[middle];
		if (c < 0)
			low = middle + 1;
		else
			high = middle;
	}
	return NULL;
}

/* To a host its places are those it asks for, and itself, whatever else the program
 * calls so. */
static const struct fdef *
scope_find_of_host(const void *ctx, const char *s, size_t n)
{
	const struct core_fields *core = &((const struct names *)ctx)->core;

	for (size_t i = 0; i < core->n_steps; i++)
		if (same(core->steps[i].name, s, n))
			return &core->steps[i];
	return scope_find(ctx, s, n);
}

const struct fdef *
load_find_field(const struct load *l, const char *name)
{
	return scope_find(l->names, name, strlen(name));
}

static void
unknown_field(struct load *l, const struct node *n, const char *who)
{
	const char *names[NAMES_MAX];
	struct nearest near;
	size_t count = l->exprs->scope.names(l->names, -1, names, NAMES_MAX);

	node_fault(&l->src, n, "unknown_field", who, _("no field '%.40s'%s"),
		n->text, nearest_hint(&near, n->text, names, count));
}

/* NULL: nothing is said, or a fault was told. */
static const struct fdef *
field_said(struct load *l, const struct node *n, const char *who)
{
	const struct fdef *f;

	if (n == NULL || !node_scalar(&l->src, n, who))
		return NULL;
	f = load_find_field(l, n->text);
	if (f == NULL)
		unknown_field(l, n, who);
	return f;
}

const struct fdef *
load_sender_field(struct load *l, const struct node *n, const char *who)
{
	const struct fdef *f = field_said(l, n, who);

	if (f != NULL && !(f->flags & FDEF_DOUBTFUL) &&
		(f->type != TYPE_REF || f->to == NULL ||
			strcmp(f->to, "organisation") != 0))
		node_fault(&l->src, n, "sender_type", who,
			_("field '%s' is no reference to an organisation; "
			  "write: type: ref, to: organisation"),
			f->name);
	return f;
}

const struct fdef *
load_date_field(struct load *l, const struct node *n, const char *who)
{
	const struct fdef *f = field_said(l, n, who);

	if (f == NULL)
		return NULL;
	if (f->type != TYPE_DATE && !(f->flags & FDEF_DOUBTFUL)) {
		node_fault(&l->src, n, "anchor_type", who,
			_("field '%s' is not a date"), f->name);
	} else if (f->privacy == PRIVACY_HEALTH) {
		node_fault(&l->src, n, "deadline_reads", who,
			_("'%s' is of health: its task is for everybody"),
			n->text);
	}
	return f;
}

/* Which rows of struct program carry the names that a function takes. */
struct named {
	size_t rows, n, size; /* pointer, count in struct program; row size */
	size_t name;          /* const char * in a row */
};
#define NAMED(list, count, type)                                               \
	{                                                                      \
		offsetof(struct program, list),                                \
			offsetof(struct program, count), sizeof(struct type),  \
			offsetof(struct type, name)                            \
	}

static const struct named named_stage = NAMED(stages, n_stages, stage);
static const struct named named_document =
	NAMED(documents, n_documents, document);
static const struct named named_activity =
	NAMED(activities, n_activities, activity);
static const struct named named_assessment =
	NAMED(assessments, n_assessments, assessment);
static const struct named named_unit = NAMED(units, n_units, unit);
static const struct named named_part = NAMED(parts, n_parts, score_part);

static const struct named named_limit =
	NAMED(host_limits, n_host_limits, host_limit);

static const struct named *const named_of[FACT_COUNT_] = {
	[FACT_ENTERED] = &named_stage,
	[FACT_HAS] = &named_document,
	[FACT_VALID_UNTIL] = &named_document,
	[FACT_HOURS] = &named_activity,
	[FACT_COUNT] = &named_activity,
	[FACT_SCORE] = &named_part,
	[FACT_ASSESSMENT] = &named_assessment,
	[FACT_SPREAD] = &named_assessment,
	[FACT_HOST_QUOTA] = &named_limit,
	[FACT_HOST_PEOPLE] = &named_limit,
	[FACT_UNIT] = &named_unit,
};

/* Purposes of a consent: those that a person has a field for. */
static const char *const purposes[] = { "data", "partner" };

static size_t
collect(const struct program *p, const struct named *kind, const char **out,
	size_t max)
{
	const char *rows;
	size_t n, i;

	memcpy(&rows, (const char *)p + kind->rows, sizeof(rows));
	memcpy(&n, (const char *)p + kind->n, sizeof(n));
	for (i = 0; i < n && i < max; i++)
		memcpy(&out[i], rows + i * kind->size + kind->name,
			sizeof(out[i]));
	return i;
}

static size_t
field_names(const struct names *names, const char **out, size_t max)
{
	const struct program *p = names->p;
	size_t i, n = 0;

	for (i = 0; i < p->n_fields && n < max; i++)
		out[n++] = p->fields[i].name;
	for (i = 0; i < names->core.n && n < max; i++)
		if ((names->core.rows[i].flags & FDEF_RECKONED) == 0)
			out[n++] = names->core.rows[i].name;
	return n;
}

static size_t
scope_names(const void *ctx, int fact, const char **out, size_t max)
{
	const struct names *names = ctx;
	size_t i;

	if (fact < 0)
		return field_names(names, out, max);
	if (fact == FACT_CONSENT) {
		for (i = 0; i < ARRAY_SIZE(purposes) && i < max; i++)
			out[i] = purposes[i];
		return i;
	}
	if (fact >= FACT_COUNT_ || named_of[fact] == NULL)
		return 0;
	return collect(names->p, named_of[fact], out, max);
}

static bool
scope_known(const void *ctx, enum fact fact, const char *s, size_t n)
{
	const char *names[NAMES_MAX];
	const size_t count = scope_names(ctx, (int)fact, names, NAMES_MAX);
	size_t i;

	for (i = 0; i < count; i++)
		if (same(names[i], s, n))
			return true;
	return false;
}

static bool
scope_health(const void *ctx, enum fact fact, const char *s, size_t n)
{
	const struct program *p = ((const struct names *)ctx)->p;

	if (named_of[fact] != &named_document)
		return false;
	for (size_t i = 0; i < p->n_documents; i++)
		if (same(p->documents[i].name, s, n))
			return p->documents[i].date.privacy == PRIVACY_HEALTH;
	return false;
}

static const struct fdef *
scope_behind(const void *ctx, const struct fdef *via, size_t *n)
{
	const struct core_fields *core = &((const struct names *)ctx)->core;

	if (via->type != TYPE_REF || !via->to)
		return NULL;
	if (strcmp(via->to, "slot") == 0) {
		*n = core->n_slot;
		return core->slot;
	}
	*n = core->n_organisation;
	return strcmp(via->to, "organisation") == 0 ? core->organisation : NULL;
}

void
load_scope(struct load *l)
{
	struct expr_source *of_hosts;

	l->names = arena_alloc(l->src.arena, sizeof(*l->names));
	*l->names = (struct names){ l->p, l->core, NULL, 0 };
	l->exprs = arena_alloc(l->src.arena, sizeof(*l->exprs));
	*l->exprs = (struct expr_source){ l->src.arena,
		{ l->names, scope_find, scope_known, scope_names, scope_behind,
			scope_health } };
	of_hosts = arena_alloc(l->src.arena, sizeof(*of_hosts));
	*of_hosts = *l->exprs;
	of_hosts->scope.find = scope_find_of_host;
	l->p->of_hosts = of_hosts;
}

static void
unknown_stage(struct load *l, const struct node *n, const char *who)
{
	const char *names[NAMES_MAX];
	struct nearest near;

	node_fault(&l->src, n, "unknown_stage", who, _("no stage '%s'%s"),
		n->text,
		nearest_hint(&near, n->text, names,
			collect(l->p, &named_stage, names, NAMES_MAX)));
}

int
load_stage_name(struct load *l, const struct node *n, const char *who)
{
	int i;

	if (n == NULL || !node_scalar(&l->src, n, who))
		return -1;
	i = program_stage(l->p, n->text);
	if (i < 0)
		unknown_stage(l, n, who);
	return i;
}

const struct node *
load_first(struct load *l, const struct node *n, const char *who)
{
	if (n->kind == NODE_SCALAR && n->len > 0)
		return n;
	if (n->kind == NODE_LIST && n->n > 0)
		return n->first;
	node_fault(&l->src, n, "letter_list", who,
		_("'%s' is a name, or a list of names: [NAME, NAME]"),
		n->key->text);
	return NULL;
}

const int *
load_stage_list(
	struct load *l, const struct node *n, const char *who, size_t *count)
{
	const struct node *c = n ? load_first(l, n, who) : NULL;
	int *rows = arena_array(l->src.arena, n ? n->n + 1 : 1, sizeof(*rows));

	*count = 0;
	for (; c != NULL; c = c == n ? NULL : c->next) {
		rows[*count] = load_stage_name(l, c, who);
		*count += rows[*count] >= 0;
	}
	return rows;
}

struct expr *
load_expr(struct load *l, const struct node *n, const char *who,
	enum expr_want want)
{
	struct text_place at;
	struct expr *e;

	if (n == NULL || !node_scalar(&l->src, n, who))
		return NULL;
	at = (struct text_place){ n->line, n->column + n->quoted, n->one_line };
	if (!n->one_line)
		at.column = n->column;
	if (l->trusted)
		return expr_later(l->exprs, n->text, want);
	e = expr_build(l->exprs, n->text, want, who, at, l->src.diags);
	sense_expr(l, n, e, who);
	return e;
}
