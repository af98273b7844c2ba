/* SPDX-License-Identifier: MIT */
#include "magang/record/derive.h"

#include "magang/record/counter.h"
#include "magang/record/index.h"

#include "leave.h"

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
	count_record(r, person, parent, out);
}
