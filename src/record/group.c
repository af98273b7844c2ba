/* SPDX-License-Identifier: MIT */
#include "magang/record/group.h"

enum field_group
field_group(enum kind kind, uint16_t id)
{
	const struct kind_info *k = kind_info(kind);

	for (size_t i = 0; k && i < k->n_fields; i++)
		if (k->fields[i].id == id)
			return k->fields[i].group;
	return GROUP_NONE;
}

bool
group_undone_whole(enum field_group group)
{
	return group != GROUP_RIGHTS;
}

static bool
names(const struct op *op, uint16_t id)
{
	for (size_t i = 0; i < op->n + op->n_seen; i++)
		if (op->f[i].id == id)
			return true;
	return false;
}

void
op_see_groups(struct change *c, struct op *op, const struct record *seen)
{
	const struct kind_info *k = kind_info(op->kind);
	unsigned groups = 0; /* a bit each */

	for (size_t i = 0; i < op->n; i++)
		groups |= 1u << field_group(op->kind, op->f[i].id);
	groups &= ~(1u << GROUP_NONE);
	/* in whose history it stands */
	if (op->n && op->verb == OP_SET && kind_is(op->kind, KIND_WITHIN))
		op_seen(c, op, k->about, record_get(seen, k->about));
	for (size_t i = 0; groups && i < k->n_fields; i++) {
		uint16_t id = k->fields[i].id;

		if ((groups >> k->fields[i].group & 1) && !names(op, id) &&
			!(k->fields[i].flags & FDEF_GIVEN))
			op_seen(c, op, id, record_get(seen, id));
	}
}

uint16_t
record_torn(const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	return k && k->torn ? k->torn(r) : 0;
}
