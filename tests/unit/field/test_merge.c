/* SPDX-License-Identifier: MIT */
#include "magang/field/merge.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stdio.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"

static struct value
text(const char *s)
{
	if (!s)
		return (struct value){ .kind = VALUE_UNKNOWN };
	return (struct value){
		.kind = VALUE_TEXT, .text = s, .len = strlen(s)
	};
}

/* NULL is no value; "?" in out: a conflict. */
static const struct {
	value_merge merge;
	const char *now, *seen, *wanted, *out;
} rows[] = {
	{ merge_whole, "a", "a", "b", "b" },
	{ merge_whole, "b", "a", "b", "b" },
	{ merge_whole, "c", "a", "b", "?" },
	{ merge_whole, "c", "c", NULL, NULL },
	{ merge_whole, NULL, "a", "b", "?" },
	{ merge_whole, NULL, "a", NULL, NULL },
	{ merge_refs, "1 2 !8", "1 2", "2 1", "2 1 !8" },
	{ merge_refs, "3", "1 2", "2 1", "?" },
	{ merge_refs, "1", "1", NULL, NULL },
	{ merge_refs, NULL, NULL, "1", "1" },
	{ merge_refs, "none of it", "none of it", "1", "1" },
	{ merge_refs, "none of it", "2", "1", "?" },
	{ merge_marks, "3a5s", "3a", "3a7i", "3a5s7i" },
	{ merge_marks, "3s", "3a", "3i", "?" },
	{ merge_marks, "3a", "3a", NULL, NULL },
	{ merge_marks, "3", "3a", NULL, "?" },
};

static void
test_rows(void **state)
{
	struct arena *arena = arena_new();

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct value now = text(rows[i].now), out;
		struct value seen = text(rows[i].seen);
		struct value wanted = text(rows[i].wanted);
		struct value good = text(rows[i].out);
		bool conflict = rows[i].out && strcmp(rows[i].out, "?") == 0;
		bool merged = rows[i].merge(&now, &seen, &wanted, arena, &out);

		if (merged == conflict || (merged && !value_equal(&out, &good)))
			fail_msg("row %zu", i);
	}
	arena_free(arena);
}

int
main(void)
{
	const struct CMUnitTest tests[] = { cmocka_unit_test(test_rows) };

	return cmocka_run_group_tests(tests, NULL, NULL);
}
