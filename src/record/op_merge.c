/* SPDX-License-Identifier: MIT */
#include "magang/record/op_merge.h"

#include "magang/base/mem.h"
#include "magang/field/merge.h"
#include "magang/field/type.h"
#include "magang/record/group.h"

bool
op_merge_field(const struct op_field *f, enum merge_way way,
	const struct value *now, const struct fdef *def, struct arena *arena,
	struct value *out)
{
	value_merge merge = def ? type_of(def)->merge : merge_whole;

	if (way == MERGE_UNDO)
		return merge(now, &f->new, &f->old, arena, out);
	return merge(now, &f->old, &f->new, arena, out);
}

static bool
merge_one(const struct op_field *f, enum merge_way way,
	const struct record *now, const struct fdef *def, struct arena *arena,
	struct value *out)
{
	const struct value none = value_none();
	const struct value *is = record_get(now, f->id);

	return op_merge_field(f, way, is ? is : &none, def, arena, out);
}

/* What was only seen must be so still. */
static bool
is_as_seen(const struct op_field *f, const struct record *now)
{
	const struct value none = value_none();
	const struct value *is = record_get(now, f->id);

	return value_equal(is ? is : &none, &f->old);
}

static void
mark_group(const struct op *op, enum field_group group, struct merged *out)
{
	for (size_t i = 0; group && i < op->n; i++)
		if (field_group(op->kind, op->f[i].id) == group)
			out[i].conflict = true;
}

void
op_merge_groups(const struct op *op, struct merged *out)
{
	for (size_t i = 0; i < op->n; i++)
		if (out[i].conflict)
			mark_group(op, field_group(op->kind, op->f[i].id), out);
}

/* A reason is nowhere kept; what is reckoned is worked out anew by undo. */
static bool
is_no_fact(uint16_t id, enum merge_way way)
{
	const struct fdef *f = id < F_PROGRAM ? core_field(id) : NULL;

	return field_is_told(id) ||
	       (way == MERGE_UNDO && f && (f->flags & FDEF_RECKONED));
}

size_t
op_merge(const struct op *op, enum merge_way way, const struct record *now,
	merge_field find, void *ctx, struct arena *arena, struct merged *out)
{
	unsigned groups = 0; /* that are in conflict, a bit each */
	size_t n = 0;

	for (size_t i = 0; i < op->n + op->n_seen; i++) {
		const struct op_field *f = &op->f[i];
		bool good = true;

		if (i >= op->n)
			good = (way == MERGE_UNDO &&
				       !group_undone_whole(
					       field_group(op->kind, f->id))) ||
			       is_as_seen(f, now);
		else if (!is_no_fact(f->id, way))
			good = merge_one(f, way, now, find(ctx, f->id), arena,
				&out[i].value);
		if (i < op->n)
			out[i].conflict = !good;
		if (!good)
			groups |= 1u << field_group(op->kind, f->id);
	}
	for (unsigned g = GROUP_NONE + 1; groups >> g; g++)
		if (groups >> g & 1)
			mark_group(op, (enum field_group)g, out);
	for (size_t i = 0; i < op->n; i++)
		n += out[i].conflict;
	return n;
}
