/* SPDX-License-Identifier: MIT */
/* What a host asks of who comes to it: an expression over the facts of a case of
 * its program, which a person writes into a record. */
#ifndef MAGANG_PROGRAM_CONDITION_H
#define MAGANG_PROGRAM_CONDITION_H

#include <stdbool.h>

#include "magang/base/i18n.h"
#include "magang/expr/expr.h"

#define CONDITION_BYTES (EXPR_MAX_BYTES + 1)

struct buf;
struct expr;
struct program;

/* Of that text; NULL: it has faults, and `why`, where it is not NULL, has the first
 * of them. The program must outlive it. */
struct expr *condition_read(
	const struct program *p, const char *text, struct buf *why);
/* The text in the words of a reader; as it is written where it has faults. */
void condition_say(const struct program *p, const char *text, enum lang lang,
	struct buf *out);
/* Of one that was read, or NULL. */
void condition_free(struct expr *e);
/* Does it ask for a sex or an age, which takes a ground in law? */
bool condition_needs_ground(const struct expr *e);
/* Does it ask for what not everybody may see of health? false of NULL. */
bool condition_asks_health(const struct expr *e);

#endif
