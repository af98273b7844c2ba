/* SPDX-License-Identifier: MIT */
/*
 * Cases that are decided together, of one program or of several: the stages that
 * lead on from where they are, each with how many of them it is for, and so the
 * causes.
 */
#ifndef MAGANG_TUI_LIST_BULK_H
#define MAGANG_TUI_LIST_BULK_H

#include <stddef.h>
#include <stdint.h>

#include "magang/program/program.h"

struct err;
struct office;

#define BULK_ROWS 64

/* A stage or a cause, by its name, which several programs may share. */
struct bulk_row {
	const char *name;
	const struct label *label; /* of the first that has it */
	size_t n;                  /* cases that it is for */
};

struct bulk {
	struct bulk_from {
		const struct program *program;
		int stage;
		size_t n;
	} * from;
	size_t n_from, cap;
	size_t n; /* cases */
};

/* Those that are still there. */
int bulk_read(struct office *office, const uint64_t *ids, size_t n,
	struct bulk *out, struct err *err);
void bulk_release(struct bulk *b);

/* What they may be moved to; returns how many. */
size_t bulk_stages(const struct bulk *b, struct bulk_row out[BULK_ROWS]);
/* What a move to that stage can be for. */
size_t bulk_causes(const struct bulk *b, const char *stage,
	struct bulk_row out[BULK_ROWS]);
/* Does each of those moves need one of its own? */
bool bulk_needs_cause(const struct bulk *b, const char *stage);
/* "Not accepted  (38 of 46)", or the label where it is for all. Caller frees. */
char *bulk_words(
	const struct bulk *b, const struct bulk_row *row, enum lang lang);

#endif
