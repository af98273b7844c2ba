/* SPDX-License-Identifier: MIT */
/* What waits for the caller to do something, counted: the same figures for every
 * face. */
#ifndef MAGANG_VIEW_TODO_H
#define MAGANG_VIEW_TODO_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/kind.h"

struct err;
struct office;

#define TODO_MOST 24

/* One figure, with the list behind it. Texts are static. */
struct todo {
	const char *key, *label; /* of a document; N_() */
	enum kind kind;
	const char *filter;
	uint64_t n;
	bool more; /* at least so many: nobody has counted all */
};

/* Those that concern the caller, also where there is none; *n of them, at most
 * TODO_MOST. */
int todo_read(struct office *office, struct todo out[TODO_MOST], size_t *n,
	struct err *err);

#endif
