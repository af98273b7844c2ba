/* SPDX-License-Identifier: MIT */
/* A program file against the core fields. */
#ifndef MAGANG_RULEBOOK_CORE_H
#define MAGANG_RULEBOOK_CORE_H

#include <stdbool.h>
#include <stddef.h>

struct diag_list;

/* The faults of a program file; its name and version when there are none. */
bool office_program_check(const char *file, const char *text, size_t len,
	struct diag_list *diags, char name[64], int *version);

#endif
