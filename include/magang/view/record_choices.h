/* SPDX-License-Identifier: MIT */
/* The records that a field may point to, as a list to choose from. */
#ifndef MAGANG_VIEW_RECORD_CHOICES_H
#define MAGANG_VIEW_RECORD_CHOICES_H

#include <stddef.h>

#include "magang/field/fdef.h"

struct arena;
struct office;
struct program;

#define RECORD_CHOICES 200 /* more than these are no list */

/* Those that the caller sees: programs, users, intakes, cohorts, organisations;
 * with `program` only what belongs to it or to none. Their texts and *out are of
 * the arena. 0: none, too many, or persons and cases, which are looked for. */
size_t record_choices(struct office *office, const struct fdef *f,
	const struct program *program, struct arena *arena,
	const struct choice **out);

#endif
