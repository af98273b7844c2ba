/* SPDX-License-Identifier: MIT */
#include "magang/program/program.h"

#include <assert.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "load.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/xnode.h"

/* --- loading ------------------------------------------------------------- */

static void
load_valid(struct load *l)
{
	const struct node *n = l->top.valid;
	struct program *p = l->p;
	const char *a, *b;

	p->valid_from = p->valid_to = DATE_NONE;
	if (n == NULL || !node_scalar(&l->src, n, NULL))
		return;
	if (!split_range(&l->src, n->text, &a, &b) || (!*a && !*b))
		goto fault;
	p->valid_from = date_literal(a, strlen(a));
	p->valid_to = date_literal(b, strlen(b));
	if ((*a && p->valid_from == DATE_NONE) ||
		(*b && p->valid_to == DATE_NONE))
		goto fault;
	if (*a && *b && p->valid_from > p->valid_to)
		node_fault(&l->src, n, "range_order", NULL,
			_("'%s': %s is more than %s"), "valid", a, b);
	return;
fault:
	node_fault(&l->src, n, "valid", NULL,
		_("'valid' is '%s'; write '2027-04-01 ..' or '2027-04-01 .. "
		  "2028-03-31'"),
		n->text);
}

static bool
prefix_valid(const char *s)
{
	const size_t n = strlen(s);

	return n >= 2 && n <= 4 && strspn(s, "ABCDEFGHIJKLMNOPQRSTUVWXYZ") == n;
}

static void
load_top(struct load *l, const struct node *root)
{
	const struct raw_top *top = &l->top;
	const struct node *n;
	struct program *p = l->p;

	p->name = top->name;
	p->version = top->version;
	p->prefix = top->prefix;
	p->label = top->label;
	p->partner = top->partner;
	p->owner = top->owner;
	load_valid(l);
	n = node_get(root, "program");
	if (p->name != NULL && !name_valid(p->name, true))
		node_fault(&l->src, n, "name", NULL,
			_("program '%s': a name is small letters, digits and "
			  "'-', begins with a letter and has at most 40"),
			p->name);
	n = node_get(root, "prefix");
	if (p->prefix == NULL)
		return;
	if (!prefix_valid(p->prefix))
		node_fault(&l->src, n, "prefix", NULL,
			_("prefix '%s': write 2 to 4 capital letters"),
			p->prefix);
	else if (strcmp(p->prefix, "MG") == 0)
		node_fault(&l->src, n, "prefix", NULL,
			_("prefix 'MG' is the one of persons"));
}

typedef void load_fn(struct load *l);

/* In this order: what has a name first, then what uses names. */
static load_fn *const steps[] = {
	load_stages,
	load_sections,
	load_fields,
	load_core,
	load_index,
	load_documents,
	load_activities,
	load_parts,
	load_moves,
	load_rules,
	load_score,
	load_conditions,
	load_quotas,
	load_deadlines,
	load_targets,
	load_retentions,
	sense_unused,
	program_check,
};

static void
load_all(struct load *l, const struct node *root)
{
	size_t i;

	load_raw(l, root);
	load_scope(l);
	load_top(l, root);
	for (i = 0; i < ARRAY_SIZE(steps); i++)
		steps[i](l);
}

struct program *
program_load(const char *file, const char *text, size_t len,
	const struct core_fields *core, struct diag_list *diags)
{
	const size_t faults = diags->faults;
	struct arena *tree = arena_new_large();
	struct arena *memory = arena_new();
	struct program *p = arena_alloc(memory, sizeof(*p));
	struct load l = { .src = { memory, diags },
		.scratch = tree,
		.trusted = file == NULL,
		.p = p,
		.core = *core };
	const struct node *root =
		yaml_read(tree, memory, file, text, len, diags);

	p->memory = memory;
	if (file == NULL)
		file = "";
	p->file = arena_strndup(memory, file, strlen(file));
	if (root != NULL)
		load_all(&l, root);
	diag_sort(diags);
	arena_free(tree);
	if (root != NULL && diags->faults == faults)
		return p;
	assert(diags->faults > faults);
	program_free(p);
	return NULL;
}

void
program_free(struct program *p)
{
	if (p != NULL)
		arena_free(p->memory);
}

/* --- names --------------------------------------------------------------- */

int
program_stage(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		if (strcmp(p->stages[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_stage_by_number(const struct program *p, uint8_t number)
{
	size_t i;

	for (i = 0; i < p->n_stages; i++)
		if (number != 0 && p->stages[i].number == number)
			return (int)i;
	return -1;
}

int
program_document(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_documents; i++)
		if (strcmp(p->documents[i].name, name) == 0)
			return (int)i;
	return -1;
}

int
program_activity(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_activities; i++)
		if (strcmp(p->activities[i].name, name) == 0)
			return (int)i;
	return -1;
}

const struct fdef *
program_field(const struct program *p, const char *name)
{
	size_t i;

	for (i = 0; i < p->n_fields; i++)
		if (strcmp(p->fields[i].name, name) == 0)
			return &p->fields[i];
	for (i = 0; i < p->n_core; i++)
		if (strcmp(p->core[i].name, name) == 0)
			return &p->core[i];
	return NULL;
}

/* --- moves --------------------------------------------------------------- */

/* Does a move that is written with `any` start at this stage? */
static bool
any_from(const struct program *p, const struct move *m, int from)
{
	const enum stage_kind kind = p->stages[from].kind;

	if (m->from >= 0 || m->to == from)
		return false;
	if (kind != STAGE_START && kind != STAGE_NORMAL && kind != STAGE_HOLD)
		return false;
	return m->before < 0 || from < m->before;
}

bool
program_starts(const struct program *p, const struct move *m, int from)
{
	return m->from == from || any_from(p, m, from);
}

const struct move *
program_move(const struct program *p, int from, int to)
{
	const struct move *any = NULL;
	size_t i;

	if (from < 0 || to < 0 || (size_t)from >= p->n_stages)
		return NULL;
	for (i = 0; i < p->n_moves; i++) {
		const struct move *m = &p->moves[i];

		if (m->to != to)
			continue;
		if (m->from == from)
			return m;
		if (any == NULL && any_from(p, m, from))
			any = m;
	}
	return any;
}

size_t
program_next(const struct program *p, int from, int *out, size_t max)
{
	size_t i, k, n = 0;

	if (from < 0 || (size_t)from >= p->n_stages)
		return 0;
	for (i = 0; i < p->n_moves && n < max; i++) {
		const struct move *m = &p->moves[i];

		if (!program_starts(p, m, from))
			continue;
		for (k = 0; k < n && out[k] != m->to; k++)
			;
		if (k == n)
			out[n++] = m->to;
	}
	return n;
}
