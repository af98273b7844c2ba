/* SPDX-License-Identifier: MIT */
#include "magang/rulebook/second.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/record/record.h"
#include "magang/record/fields.h"
#include "magang/field/type.h"

static bool
same_value(const struct value *a, const struct value *b)
{
	return a && b && a->kind != VALUE_UNKNOWN && value_equal(a, b);
}

bool
second_is_same(struct txn *txn, uint64_t a, uint64_t b)
{
	struct record *r = xmalloc(2 * sizeof(*r));
	bool same = a && a == b;

	if (a && b && !same &&
		record_load(txn, KIND_USER, a, RECORD_UNCHECKED, r) &&
		record_load(txn, KIND_USER, b, RECORD_UNCHECKED, r + 1))
		same = same_value(record_get(r, F_USER_HUMAN),
			record_get(r + 1, F_USER_HUMAN));
	free(r);
	return same;
}

/* On one family card, as far as that of the user is known, or the same. */
static bool
is_kin(struct txn *txn, uint64_t user, const struct record *person)
{
	struct record *r = xmalloc(sizeof(*r));
	const bool kin =
		record_load(txn, KIND_USER, user, RECORD_UNCHECKED, r) &&
		((uint64_t)record_number(r, F_USER_HUMAN, 0) == person->id ||
			same_value(record_get(r, F_USER_KK),
				record_get(person, F_KK)));

	free(r);
	return kin;
}

enum second
second_may(struct txn *txn, uint64_t first, uint64_t second,
	const struct record *person)
{
	if (second_is_same(txn, first, second))
		return SECOND_SAME;
	return is_kin(txn, second, person) ? SECOND_KIN : SECOND_MAY;
}
