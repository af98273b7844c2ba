/* SPDX-License-Identifier: MIT */
/* The operations of a change by what they are on, beside a walk over all. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdlib.h>

#include <cmocka.h>

#include "magang/base/arena.h"
#include "magang/record/change_index.h"

#define OPS 3000
#define IDS 40

static const enum kind kinds[] = { KIND_PERSON, KIND_CASE, KIND_TASK,
	KIND_ACTIVITY };

static uint32_t seed = 1;

static uint32_t
some(uint32_t n)
{
	seed = seed * 1664525 + 1013904223;
	return (seed >> 8) % n;
}

static void
add_op(struct change *c)
{
	const struct value none = value_none();
	enum kind kind = kinds[some(4)];
	struct op *op = change_op(
		c, some(2) ? OP_CREATE : OP_SET, kind, 1 + some(IDS), 0);
	struct value about = value_number(1 + some(IDS)),
		     of = value_number(kinds[some(2)]);

	if (!kind_info(kind)->about)
		return;
	op_set(c, op, F_ABOUT_KIND, &none, &of);
	op_set(c, op, F_ABOUT, &none, &about);
}

static bool
is_about(const struct op *op, enum kind kind, uint64_t id)
{
	return op->verb == OP_CREATE && op->n == 2 &&
	       op->f[0].new.number == (int64_t)kind &&
	       op->f[1].new.number == (int64_t)id;
}

static void
check_one(struct change_index *ix, enum kind kind, uint64_t id)
{
	const struct change *c = ix->c;
	uint32_t on = change_first(ix, kind, id);
	uint32_t about = change_first_about(ix, kind, id);

	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];

		if (op->kind == kind && op->id == id) {
			assert_true(on > 0);
			assert_int_equal(change_place(ix, on), i);
			on = change_next(ix, on);
		}
		if (is_about(op, kind, id)) {
			assert_true(about > 0);
			assert_int_equal(change_place(ix, about), i);
			about = change_next(ix, about);
		}
	}
	assert_int_equal(on, 0);
	assert_int_equal(about, 0);
}

static void
test_as_a_walk(void **state)
{
	struct change_index ix;
	struct change c;

	(void)state;
	change_init(&c, ACT_IMPORT);
	change_index_init(&ix, &c);
	assert_int_equal(change_first(&ix, KIND_CASE, 1), 0);
	for (size_t i = 1; i <= OPS; i++) {
		add_op(&c);
		if (i % 500 && i != 1 && i != 65)
			continue;
		for (uint64_t id = 0; id <= IDS; id++)
			for (size_t k = 0; k < 4; k++)
				check_one(&ix, kinds[k], id);
	}
	change_index_release(&ix);
	change_release(&c);
}

/* What is cut off is as if it had never been there. */
static void
test_cut(void **state)
{
	struct change_index ix;
	struct change c;

	(void)state;
	change_init(&c, ACT_IMPORT);
	change_index_init(&ix, &c);
	for (size_t i = 0; i < OPS; i++) {
		add_op(&c);
		if (some(10))
			continue;
		check_one(&ix, kinds[some(4)], 1 + some(IDS));
		change_index_cut(&ix, c.n - some((uint32_t)c.n) % 20);
		while (some(3) && c.n > ix.taken)
			free(c.ops[--c.n].f);
	}
	for (uint64_t id = 0; id <= IDS; id++)
		for (size_t k = 0; k < 4; k++)
			check_one(&ix, kinds[k], id);
	change_index_release(&ix);
	change_release(&c);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_as_a_walk),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
