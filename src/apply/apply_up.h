/* SPDX-License-Identifier: MIT */
/* Moves up from a waiting list: nobody's decision, but what a rule comes to. */
#ifndef APPLY_APPLY_UP_H
#define APPLY_APPLY_UP_H

#include <stdbool.h>
#include <stddef.h>

struct applier;
struct case_facts;
struct op;

/* The operation of a soft group, to `end`, that moves a case up, or takes that
 * back; NULL: none does. */
const struct op *applier_up(const struct applier *ap, size_t from, size_t end);
/* The group has that and its tasks, and nothing else; what is taken back was
 * such a move. */
int applier_check_up(
	struct applier *ap, const struct op *up, size_t from, size_t end);
/* Has the act that is taken back such an operation? Of most only clear values are
 * there. */
bool applier_act_has(struct applier *ap,
	bool (*is)(const struct op *op, const void *ctx), const void *ctx);
/* Nobody who waits for such a place, and before it, has room. */
int applier_check_turn(struct applier *ap, const struct case_facts *f, int to);

#endif
