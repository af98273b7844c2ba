/* SPDX-License-Identifier: MIT */
/* The steps of reading, in their order. */
#ifndef MAGANG_PROGRAM_LOAD_H
#define MAGANG_PROGRAM_LOAD_H

#include <stdbool.h>
#include <stddef.h>

struct diag_list;
struct fdef;
struct program;

/* What the store knows without any program. */
struct core_fields {
	const struct fdef *rows; /* of a case and its person */
	size_t n;
	const struct fdef *organisation; /* HOST.staff */
	size_t n_organisation;
	/* Do numbers begin so that are none of a program? NULL: none do. */
	bool (*prefix_taken)(const char *prefix);
	/* References that seats of the case say: slot, host */
	const struct fdef *steps;
	size_t n_steps;
	const struct fdef *slot; /* SLOT.start */
	size_t n_slot;
};

/*
 * Reads and checks a whole file. `core` are the fields that expressions and
 * `core:` may name; expressions keep pointing to them, so they must outlive the
 * program. Returns NULL when there was a fault; all faults are in `diags`,
 * sorted, warnings and notes too.
 */
struct program *program_load(const char *file, const char *text, size_t len,
	const struct core_fields *core, struct diag_list *diags);
void program_free(struct program *p);

#endif
