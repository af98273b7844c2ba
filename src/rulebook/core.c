/* SPDX-License-Identifier: MIT */
/* A program file against what every program may name. */
#include "magang/rulebook/core.h"

#include "magang/program/load.h"
#include "magang/rulebook/program_cache.h"

#include <stdio.h>

bool
office_program_check(const char *file, const char *text, size_t len,
	struct diag_list *diags, char name[64], int *version)
{
	struct program_cache *cache = program_cache_new();
	struct program *p =
		program_load(file, text, len, program_cache_core(cache), diags);

	if (p) {
		snprintf(name, 64, "%s", p->name);
		*version = p->version;
		program_free(p);
	}
	program_cache_free(cache);
	return p != NULL;
}
