/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/core.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
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
	size_t n = p->n_fields + c->n_fields;

	core->rows = xcalloc(n, sizeof(*core->rows));
	memcpy(core->rows, p->fields, p->n_fields * sizeof(*p->fields));
	memcpy(core->rows + p->n_fields, c->fields,
		c->n_fields * sizeof(*c->fields));
	core->fields = (struct core_fields){ core->rows, n, o->fields,
		o->n_fields, prefix_taken };
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
