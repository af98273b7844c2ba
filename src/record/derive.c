/* SPDX-License-Identifier: MIT */
#include "magang/record/derive.h"

#include <string.h>

#include "magang/record/counter.h"
#include "magang/record/index.h"

#include "leave.h"

/* What stands in somebody who was merged stands in the root in the same way. */
static void
stand_in_root(const struct record *r, const struct record *person,
	struct entries *out)
{
	const size_t n = out->n;
	enum kind kind;
	const uint64_t parent = record_parent(r, &kind);
	struct entry own, *e;

	if (!person || !kind_has_person(r->kind) || kind != KIND_PERSON ||
		parent == person->id)
		return;
	own = *leave_in_parent(out, r);
	out->n = n;
	e = leave_member(out, r, KIND_PERSON, person->id);
	for (size_t i = 0; i < n; i++)
		if (out->rows[i].tree == TREE_IX &&
			out->rows[i].key.n == own.key.n &&
			memcmp(out->rows[i].key.b, own.key.b, own.key.n) == 0) {
			e->len = out->rows[i].len;
			memcpy(e->value, out->rows[i].value, e->len);
		}
}

void
derive(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out)
{
	const struct kind_info *k = kind_info(r->kind);
	enum kind kind;

	out->n = 0;
	if (!k)
		return;
	if (k->derive)
		k->derive(r, person, parent, out);
	else if (record_parent(r, &kind) && !kind_is(r->kind, KIND_GIVEN))
		leave_in_parent(out, r);
	stand_in_root(r, person, out);
	if (!kind_is_owner(k->kind) || !record_has(r, F_MERGED))
		count_record(r, person, parent, out);
}
