/* SPDX-License-Identifier: MIT */
/* The steps of reading a program file, in their order. */
#include "magang/program/load.h"

#include "magang/program/program.h"

#include <assert.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_lex.h"
#include "magang/yaml/yaml.h"

#include "load.h"
#include "load_assessments.h"
#include "load_certificates.h"
#include "load_cohorts.h"
#include "load_departure.h"
#include "load_fields.h"
#include "load_letters.h"
#include "load_packs.h"
#include "load_more.h"
#include "load_raw.h"
#include "load_score.h"
#include "load_slots.h"
#include "load_stages.h"
#include "names.h"
#include "program_check.h"
#include "sense.h"

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
	p->second_person = top->approval == 1;
	p->prefix = top->prefix;
	p->label = top->label;
	p->partner = top->partner;
	p->owner = top->owner;
	p->appeals = (struct appeals){ top->appeals != NULL, l->appeals.within,
		l->appeals.decide };
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
	else if (l->core.prefix_taken && l->core.prefix_taken(p->prefix))
		node_fault(&l->src, n, "prefix", NULL,
			_("prefix '%s' is taken: numbers of other records "
			  "begin with it; write another"),
			p->prefix);
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
	load_assessments,
	load_units,
	load_parts,
	load_slots,
	load_moves,
	load_rules,
	load_score,
	load_conditions,
	load_quotas,
	load_cohorts,
	load_deadlines,
	load_letters,
	load_certificates,
	load_packs,
	load_departure,
	load_contact,
	load_protection,
	load_targets,
	load_outcomes,
	load_retentions,
	sense_targets,
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
