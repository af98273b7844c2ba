/* SPDX-License-Identifier: MIT */
/*
 * What stands on a setting: roles that users have and moves name, areas where
 * somebody lives or works. Another text keeps them.
 */
#ifndef MAGANG_RULEBOOK_SETTING_USE_H
#define MAGANG_RULEBOOK_SETTING_USE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/rulebook/in_use.h"

struct program;
struct roles;

#define GONE_WORD 64
#define GONE_NAMED 3

/* What would be gone, and what uses it: the first of them, and how many. */
struct setting_gone {
	uint64_t setting;
	char word[GONE_WORD]; /* the role, the code of the area */
	size_t n;
	struct use by[GONE_NAMED];
};

/* Would this text, which has no faults, take away what is used? Of roles and
 * areas the first. All records may be read for it, but only where something
 * goes. */
bool setting_takes_away(struct rulebook *book, struct txn *txn, uint64_t id,
	const char *text, size_t len, struct setting_gone *out);

/* A role that a move of the program names and that is not there; NULL: none. */
const char *program_role_missing(
	const struct roles *roles, const struct program *p);

#endif
