/* SPDX-License-Identifier: MIT */
/* Looking things up in a program. */
#ifndef PROGRAM_PROGRAM_H
#define PROGRAM_PROGRAM_H

#include <stdbool.h>

struct move;
struct program;

/* Does a move start at this stage? */
bool program_starts(const struct program *p, const struct move *m, int from);

#endif
