/* SPDX-License-Identifier: MIT */
#include "magang/base/arena.h"

#include <setjmp.h>
#include <stdalign.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <string.h>
#include <cmocka.h>

/* Zeroed and aligned, whatever stands before; large pieces too. */
static void
test_pieces(void **state)
{
	struct arena *a = arena_new();

	(void)state;
	for (int round = 0; round < 2; round++) {
		for (size_t n = 1; n < 40000; n += 1 + n / 3) {
			char *s = arena_strndup(a, "abcdefgh", n % 9);
			unsigned char *p = arena_alloc(a, n);

			assert_int_equal(strlen(s), n % 9);
			assert_int_equal(
				(uintptr_t)p % alignof(max_align_t), 0);
			for (size_t i = 0; i < n; i++)
				assert_int_equal(p[i], 0);
			memset(p, 0xff, n);
			assert_int_equal(strncmp(s, "abcdefgh", n % 9), 0);
		}
		arena_clear(a);
	}
	arena_free(a);
}

/* Texts follow each other without gaps. */
static void
test_texts(void **state)
{
	struct arena *a = arena_new();
	char *first = arena_strndup(a, "one", 3);

	(void)state;
	assert_ptr_equal(arena_strndup(a, "two", 3), first + 4);
	assert_string_equal(first, "one");
	arena_free(a);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_pieces),
		cmocka_unit_test(test_texts),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
