/* SPDX-License-Identifier: MIT */
/* Merging an operation into a record that another change came before, forward
 * (apply) or backward (undo): values by their types, groups as one. */
#ifndef MAGANG_RECORD_OP_MERGE_H
#define MAGANG_RECORD_OP_MERGE_H

#include "magang/record/change.h"

struct arena;

/* MERGE_DO brings the old value to the new one, MERGE_UNDO the new one back. */
enum merge_way { MERGE_DO, MERGE_UNDO };

/* The definition of a field of the record; NULL: not known. */
typedef const struct fdef *(*merge_field)(void *ctx, uint16_t id);

/* For each field that the operation sets, in its order. */
struct merged {
	bool conflict;
	struct value value; /* unless it is one */
};

/*
 * Returns how many of op->f conflict, others of their groups included; `out`
 * has room for RECORD_FIELDS + 1. New texts in arena.
 */
size_t op_merge(const struct op *op, enum merge_way way,
	const struct record *now, merge_field find, void *ctx,
	struct arena *arena, struct merged *out);

/* One field, of what it holds now; false: a conflict. */
bool op_merge_field(const struct op_field *f, enum merge_way way,
	const struct value *now, const struct fdef *def, struct arena *arena,
	struct value *out);
/* A conflict is one of the whole group of its field. */
void op_merge_groups(const struct op *op, struct merged *out);

#endif
