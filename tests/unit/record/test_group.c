/* SPDX-License-Identifier: MIT */
/* Fields that belong together: what goes along, what conflicts, what is torn. */
#include "magang/record/group.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/record/op_merge.h"

static void
test_rows(void **state)
{
	(void)state;
	assert_int_equal(field_group(KIND_PERSON, F_VILLAGE), GROUP_PLACE);
	assert_int_equal(field_group(KIND_PERSON, F_POSTCODE), GROUP_PLACE);
	assert_int_equal(field_group(KIND_PERSON, F_TITLES), GROUP_NAME);
	/* two facts of a birth are no group */
	assert_int_equal(field_group(KIND_PERSON, F_BIRTH_DATE), GROUP_NONE);
	assert_int_equal(field_group(KIND_PERSON, F_BIRTH_PLACE), GROUP_NONE);
	assert_int_equal(field_group(KIND_CASE, F_PROGRAM + 1), GROUP_NONE);
	assert_int_equal(field_group(KIND_USER, F_USER_AREAS), GROUP_RIGHTS);
}

static struct record *
lives_in(uint64_t village, const char *postcode)
{
	struct record *r = xmalloc(sizeof(*r));

	record_init(r, KIND_PERSON, 1);
	record_set_text(r, F_NAME, "Siti");
	record_set_number(r, F_VILLAGE, (int64_t)village);
	record_set_number(r, F_DISTRICT, (int64_t)(village / 10000));
	record_set_number(r, F_REGENCY, (int64_t)(village / 1000000));
	if (postcode)
		record_set_text(r, F_POSTCODE, postcode);
	return r;
}

/* The others of the place go along, empty ones too; nothing of other groups,
 * and a value that is set later does not disturb them. */
static void
test_seen(void **state)
{
	struct record *old = lives_in(3205011001, "44112");
	struct value to = value_number(3205011002), why = value_text("moved");
	struct change c;
	struct op *op;

	(void)state;
	change_init(&c, ACT_SET);
	op = change_op(&c, OP_SET, KIND_PERSON, 1, 1);
	op_set(&c, op, F_VILLAGE, record_get(old, F_VILLAGE), &to);
	op_see_groups(&c, op, old);
	op_set(&c, op, F_REASON, NULL, &why);
	assert_int_equal(op->n, 2);
	assert_int_equal(
		op->n_seen, 6); /* street rt rw district regency post */
	assert_int_equal(op->f[0].id, F_VILLAGE);
	assert_int_equal(op->f[1].id, F_REASON);
	for (size_t i = op->n; i < op->n + op->n_seen; i++) {
		assert_int_equal(
			field_group(KIND_PERSON, op->f[i].id), GROUP_PLACE);
		assert_true(value_equal(&op->f[i].old, &op->f[i].new));
	}
	change_release(&c);
	free(old);
}

static const struct fdef *
core(void *ctx, uint16_t id)
{
	(void)ctx;
	return core_field(id);
}

/* An operation that moves from the first village to the second, and sets the
 * phone, against a record that became `now`. Returns the conflicts. */
static size_t
conflicts(struct record *now, enum merge_way way, struct merged out[4])
{
	struct record *old = lives_in(3205011001, "44112");
	struct arena *arena = arena_new();
	struct value to = value_number(3205011002),
		     phone = value_text("+62812");
	struct change c;
	struct op *op;
	size_t n;

	change_init(&c, ACT_SET);
	op = change_op(&c, OP_SET, KIND_PERSON, 1, 1);
	op_set(&c, op, F_VILLAGE, record_get(old, F_VILLAGE), &to);
	op_set(&c, op, F_PHONE, NULL, &phone);
	op_see_groups(&c, op, old);
	n = op_merge(op, way, now, core, NULL, arena, out);
	change_release(&c);
	arena_free(arena);
	free(old);
	free(now);
	return n;
}

static void
test_merge(void **state)
{
	struct merged m[4];
	struct record *now;

	(void)state;
	assert_int_equal(
		conflicts(lives_in(3205011001, "44112"), MERGE_DO, m), 0);
	assert_int_equal(m[0].value.number, 3205011002);
	/* so already */
	assert_int_equal(
		conflicts(lives_in(3205011002, "44112"), MERGE_DO, m), 0);
	/* another postcode: the place conflicts, the phone does not */
	assert_int_equal(
		conflicts(lives_in(3205011001, "44999"), MERGE_DO, m), 1);
	assert_true(m[0].conflict);
	assert_false(m[1].conflict);
	assert_int_equal(conflicts(lives_in(3205011001, NULL), MERGE_DO, m), 1);
	/* back: while all is as the act left it */
	now = lives_in(3205011002, "44112");
	record_set_text(now, F_PHONE, "+62812");
	assert_int_equal(conflicts(now, MERGE_UNDO, m), 0);
	assert_int_equal(m[0].value.number, 3205011001);
	assert_int_equal(m[1].value.kind, VALUE_UNKNOWN);
	now = lives_in(3205011002, "44999");
	record_set_text(now, F_PHONE, "+62812");
	assert_int_equal(conflicts(now, MERGE_UNDO, m), 1);
	assert_true(m[0].conflict);
	assert_false(m[1].conflict);
}

static void
test_torn(void **state)
{
	static const struct {
		int64_t stage, entered;
		const char *history;
		uint16_t torn;
	} cases[] = {
		{ 3, 20781, "3:20781", 0 }, { 5, 20790, "3:20781 5:20790", 0 },
		{ 5, 20781, "3:20781 5:20790", F_ENTERED },
		{ 3, 20790, "3:20781 5:20790", F_STAGE },
		{ 3, 20781, "", F_STAGE }, { 3, 20781, NULL, F_HISTORY },
		{ -1, 0, NULL, 0 }, /* nothing of it */
	};
	struct record *r = lives_in(3205011001, NULL);

	(void)state;
	assert_int_equal(record_torn(r), 0);
	record_set_number(r, F_DISTRICT, 320502);
	assert_int_equal(record_torn(r), F_VILLAGE);
	record_set_number(r, F_DISTRICT, 320501);
	record_set_number(r, F_REGENCY, 3204);
	assert_int_equal(record_torn(r), F_DISTRICT);
	for (size_t i = 0; i < ARRAY_SIZE(cases); i++) {
		record_init(r, KIND_CASE, 1);
		if (cases[i].stage >= 0) {
			record_set_number(r, F_STAGE, cases[i].stage);
			record_set_number(r, F_ENTERED, cases[i].entered);
		}
		if (cases[i].history)
			record_set_text(r, F_HISTORY, cases[i].history);
		if (record_torn(r) != cases[i].torn)
			fail_msg("row %zu: %u", i, record_torn(r));
	}
	free(r);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_rows),
		cmocka_unit_test(test_seen),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_torn),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
