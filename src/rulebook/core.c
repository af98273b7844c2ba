/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/kind.h"

static bool
prefix_taken(const char *prefix)
{
	const struct kind_info *k = kind_info(kind_of_prefix(prefix));

	return strcmp(k->prefix, prefix) == 0 ||
	       strcmp(prefix, ACT_PREFIX) == 0;
}

void
core_init(struct core *core)
{
	const struct kind_info *p = kind_info(KIND_PERSON);
	const struct kind_info *c = kind_info(KIND_CASE);
	const struct kind_info *o = kind_info(KIND_ORGANISATION);
	const struct kind_info *s = kind_info(KIND_SLOT);
	size_t n = p->n_fields + c->n_fields;

	core->rows = xcalloc(n, sizeof(*core->rows));
	memcpy(core->rows, p->fields, p->n_fields * sizeof(*p->fields));
	memcpy(core->rows + p->n_fields, c->fields,
		c->n_fields * sizeof(*c->fields));
	core->steps[0] = *core_field(F_SEAT_SLOT);
	core->steps[1] = *core_field(F_SLOT_HOST);
	for (size_t i = 0; i < ARRAY_SIZE(core->steps); i++)
		core->steps[i].flags |= FDEF_ELSEWHERE;
	core->fields = (struct core_fields){ .rows = core->rows,
		.n = n,
		.organisation = o->fields,
		.n_organisation = o->n_fields,
		.steps = core->steps,
		.n_steps = ARRAY_SIZE(core->steps),
		.slot = s->fields,
		.n_slot = s->n_fields,
		.prefix_taken = prefix_taken };
}

void
core_release(struct core *core)
{
	free(core->rows);
	core->rows = NULL;
}

bool
office_program_check(const char *file, const char *text, size_t len,
	struct diag_list *diags, char name[64], int *version)
{
	struct core core;
	struct program *p;

	core_init(&core);
	p = program_load(file, text, len, &core.fields, diags);
	if (p) {
		snprintf(name, 64, "%s", p->name);
		*version = p->version;
		program_free(p);
	}
	core_release(&core);
	return p != NULL;
}
