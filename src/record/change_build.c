/* SPDX-License-Identifier: MIT */
#include "magang/record/change_build.h"

#include <stdlib.h>

#include "magang/record/group.h"
#include "magang/record/index.h"

uint64_t
change_create(struct change *c, struct record *r, uint64_t owner)
{
	uint64_t id = c->n + 1;
	struct op *op;

	/* of whom was merged, not of the root */
	if (record_owner(r))
		owner = record_owner(r);
	op = change_op(c, OP_CREATE, (enum kind)r->kind, id,
		kind_is_owner(r->kind) ? id : owner);
	for (size_t i = 0; i < r->n; i++)
		op_set(c, op, r->f[i].id, NULL, &r->f[i].v);
	r->id = id;
	return id;
}

void
op_differences(struct change *c, struct op *op, const struct record *old,
	const struct record *new)
{
	op->n = op->n_seen = 0;
	for (size_t i = 0; i < new->n; i++)
		op_set(c, op, new->f[i].id, record_get(old, new->f[i].id),
			&new->f[i].v);
	for (size_t i = 0; i < old->n; i++)
		if (!record_has(new, old->f[i].id))
			op_set(c, op, old->f[i].id, &old->f[i].v, NULL);
	op_see_groups(c, op, old);
}

struct op *
change_update(
	struct change *c, const struct record *old, const struct record *new)
{
	struct op *op = change_op(
		c, OP_SET, (enum kind)old->kind, old->id, record_owner(old));

	op->base = old->seq;
	op_differences(c, op, old, new);
	if (op->n)
		return op;
	change_cut(c, c->n - 1);
	return NULL;
}

void
change_expect(struct change *c, const struct record *r)
{
	struct op *op = change_op(c, OP_EXPECT, (enum kind)r->kind, r->id, 0);

	op->base = r->seq;
}

void
op_reason(struct change *c, struct op *op, const char *reason)
{
	struct value v;

	if (!reason || !*reason)
		return;
	v = value_text(reason);
	op_set(c, op, F_REASON, NULL, &v);
}
