/* SPDX-License-Identifier: MIT */
/* A program file against the core fields. */
#ifndef MAGANG_RULEBOOK_CORE_H
#define MAGANG_RULEBOOK_CORE_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/field/fdef.h"
#include "magang/program/load.h"

struct diag_list;
struct fdef;

/* The fields of persons, cases and organisations that every program may name. */
struct core {
	struct fdef *rows;
	struct fdef steps[2];
	struct core_fields fields; /* borrows both */
};

/* Before the numbers of acts: as taken as the prefix of a kind. */
#define ACT_PREFIX "ACT"

/* Gathers them from the rows of their kinds; the release frees what it
 * gathered. */
void core_init(struct core *core);
void core_release(struct core *core);

/* The faults of a program file; its name and version when there are none. */
bool office_program_check(const char *file, const char *text, size_t len,
	struct diag_list *diags, char name[64], int *version);

#endif
