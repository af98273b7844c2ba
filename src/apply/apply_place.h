/* SPDX-License-Identifier: MIT */
/* Places: which case has one, by its stage or by a proposal. */
#ifndef APPLY_APPLY_PLACE_H
#define APPLY_APPLY_PLACE_H

#include <stdbool.h>
#include <stdint.h>

struct applier;
struct buf;
struct record;

/* May a case come back to that stage, where others may have its place by now? */
int applier_check_room(struct applier *ap, const struct record *kase,
	const struct record *person, int to);
/* The same without a refusal; the rows of the answer, where it may not. */
int applier_ask_regain(struct applier *ap, const struct record *kase,
	const struct record *person, int to, struct buf *rows);
/* A case that comes to a place, leaves it, or carries it to another intake keeps
 * the number of the change: who was there first is known from that. `old` NULL: it
 * is new. */
void applier_place(
	struct applier *ap, const struct record *old, struct record *new);
bool applier_leaves_place(
	struct applier *ap, const struct record *old, const struct record *new);
/* A case that a proposal would bring to this stage by its number; 0: there is
 * none. */
void applier_propose(struct applier *ap, struct record *kase, uint8_t to);

#endif
