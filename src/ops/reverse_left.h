/* SPDX-License-Identifier: MIT */
/* What stays as it is, in words: counted and told as far as the caller sees it. */
#ifndef OPS_REVERSE_LEFT_H
#define OPS_REVERSE_LEFT_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/op_merge.h"
#include "magang/rulebook/in_use.h"

struct op;
struct undoing;

/* What is outside of the caller's areas and programs is not told by its number, nor
 * what became of it; owner: whose it is, should it be gone. */
bool undo_is_outside(
	struct undoing *u, enum kind kind, uint64_t id, uint64_t owner);
/* "PS-...: WHAT", with the record in u->now if it is that. */
void undo_say_left(struct undoing *u, const struct op *op, const char *what);
/* `by` refers to it. */
void undo_say_used(
	struct undoing *u, const struct op *op, const struct use *by);
/* The fields that are conflicts were changed since, by whom if not "". */
/* Has whom a case was offered to taken it over? */
bool undo_was_accepted(const struct undoing *u, const struct op_field *f);
void undo_say_changed(struct undoing *u, const struct op *op,
	const struct merged *m, const char *by);
/* A merge_field of u->now. */
const struct fdef *undo_field_now(void *undoing, uint16_t id);

#endif
