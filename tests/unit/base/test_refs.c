/* SPDX-License-Identifier: MIT */
#include "magang/base/refs.h"

#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>
#include <cmocka.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"

static enum refs_fault
read_refs(const char *text, struct refs *out, size_t *at)
{
	return refs_parse(text, strlen(text), NULL, NULL, out, at);
}

static void
refs_of(const char *text, struct refs *out)
{
	size_t at;

	if (read_refs(text, out, &at) != REFS_OK)
		fail_msg("'%s' is refused at %zu", text, at);
}

static void
check_text(const struct refs *r, const char *wanted)
{
	struct buf b = BUF_INIT;

	refs_print(r, NULL, NULL, &b);
	assert_string_equal(buf_str(&b), wanted);
	buf_release(&b);
}

static void
test_canonical(void **state)
{
	static const struct {
		const char *typed, *text;
	} rows[] = {
		{ "", "" },
		{ " , ", "" },
		{ "7", "7" },
		{ "871 872=873 !900", "871 872=873 !900" },
		{ "!900, 871,873 = 872", "871 872=873 !900" },
		{ "3 1 2", "3 1 2" },
		{ "3=2=1", "1=2=3" },
		{ "!9 !8", "!8 !9" },
		{ "2:15 15", "2:15 15" },
		{ "2:15=15", "15=2:15" },
		{ "4294967295:4294967295", "4294967295:4294967295" },
		{ "1 2 3 4 5 6 7 8 9 !10", "1 2 3 4 5 6 7 8 9 !10" },
	};
	struct refs r;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		refs_of(rows[i].typed, &r);
		check_text(&r, rows[i].text);
		refs_of(rows[i].text, &r);
		check_text(&r, rows[i].text);
	}
	refs_of("871 872=873 !900", &r);
	assert_int_equal(r.n, 4);
	assert_int_equal(r.row[1].rank, 2);
	assert_int_equal(r.row[2].rank, 2);
	assert_int_equal(r.row[3].rank, 0);
	assert_true(r.row[0].id == ((uint64_t)1 << 32 | 871));
}

static void
test_refused(void **state)
{
	static const struct {
		const char *text;
		enum refs_fault fault;
		size_t at;
	} rows[] = {
		{ "x", REFS_UNKNOWN, 0 },
		{ "1 0", REFS_UNKNOWN, 2 },
		{ "1:5", REFS_UNKNOWN, 0 }, /* the form of origin 1 is 5 */
		{ "2:", REFS_UNKNOWN, 0 },
		{ "4294967296", REFS_UNKNOWN, 0 },
		{ "1 2 1", REFS_TWICE, 4 },
		{ "1=1", REFS_TWICE, 2 },
		{ "1 !1", REFS_TWICE, 3 },
		{ "=1", REFS_FORM, 0 },
		{ "1=", REFS_FORM, 2 },
		{ "1==2", REFS_FORM, 2 },
		{ "!", REFS_FORM, 1 },
		{ "!1=2", REFS_FORM, 2 },
		{ "1!2", REFS_FORM, 1 },
		{ "1 2 3 4 5 6 7 8 9 10 11", REFS_MANY, 21 },
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct refs r;
		size_t at = 99;

		if (read_refs(rows[i].text, &r, &at) != rows[i].fault ||
			at != rows[i].at)
			fail_msg("'%s': at %zu", rows[i].text, at);
	}
}

/* ---- words --------------------------------------------------------------- */

static uint64_t
find_word(void *ctx, const char *word, size_t len)
{
	(void)ctx;
	return len == 3 && word[0] == 'K' && word[1] == '-'
		       ? (uint64_t)1 << 32 | (uint64_t)(word[2] - '0')
		       : 0;
}

static void
name_word(void *ctx, uint64_t id, struct buf *out)
{
	(void)ctx;
	buf_addf(out, "K-%u", (unsigned)id);
}

static void
test_words(void **state)
{
	static const char text[] = "K-7 K-3=K-1, !K-9";
	struct buf b = BUF_INIT;
	struct refs r;
	size_t at;

	(void)state;
	assert_int_equal(
		refs_parse(text, strlen(text), find_word, NULL, &r, &at),
		REFS_OK);
	check_text(&r, "7 1=3 !9");
	refs_print(&r, name_word, NULL, &b);
	assert_string_equal(b.data, "K-7 K-1=K-3 !K-9");
	buf_release(&b);
	assert_int_equal(refs_parse("K-7 L-1", 7, find_word, NULL, &r, &at),
		REFS_UNKNOWN);
	assert_int_equal(at, 4);
}

/* ---- merging ------------------------------------------------------------- */

#define CONFLICT NULL

static void
test_merge(void **state)
{
	static const struct {
		const char *now, *seen, *wanted, *out;
	} rows[] = {
		{ "1 2", "1 2", "2 1", "2 1" },
		{ "2 1", "1 2", "2 1", "2 1" },     /* it is so already */
		{ "3 1 2", "1 2", "1 2", "3 1 2" }, /* nothing is wanted */
		{ "3 1 2", "1 2", "2 1", CONFLICT },
		{ "1=2", "1 2", "2 1", CONFLICT },
		/* refusals of two people, and one against an order */
		{ "1 2 !8", "1 2", "1 2 !9", "1 2 !8 !9" },
		{ "1 2 !8", "1 2", "2 1", "2 1 !8" },
		{ "2 1", "1 2", "1 2 !9", "2 1 !9" },
		{ "1 2", "1 2 !9", "1 2 !8", "1 2 !8" }, /* 9 went twice */
		{ "1 2 !9", "1 2", "1 2 9", CONFLICT },
		{ "1 2 9", "1 2", "1 2 !9", CONFLICT },
		{ "1 !2", "1 2", "2 1", CONFLICT }, { "", "1 2", "", "" },
		{ "1 2 3 4 5 6 7 8 9 !10", "1 2 3 4 5 6 7 8 9",
			"1 2 3 4 5 6 7 8 9 !11", CONFLICT }, /* no room */
	};

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++) {
		struct refs now, seen, wanted, out = { .n = 99 };
		bool merged;

		refs_of(rows[i].now, &now);
		refs_of(rows[i].seen, &seen);
		refs_of(rows[i].wanted, &wanted);
		merged = refs_merge(&now, &seen, &wanted, &out);
		if (merged != (rows[i].out != CONFLICT))
			fail_msg("row %zu: %s", i,
				merged ? "merged" : "conflict");
		if (merged)
			check_text(&out, rows[i].out);
		else
			assert_int_equal(out.n, 99);
	}
}

/* Whatever two people do, who was first is not lost, and an undo of what merged
 * gives back what the other left. */
static void
test_laws(void **state)
{
	static const char *const lists[] = { "", "1", "1 2", "2 1", "1=2", "!1",
		"1 !2", "!1 !2", "3 1=2 !4", "2 !3" };
	size_t n = ARRAY_SIZE(lists);
	struct refs r[ARRAY_SIZE(lists)], out, back;

	(void)state;
	for (size_t i = 0; i < n; i++)
		refs_of(lists[i], &r[i]);
	for (size_t a = 0; a < n; a++)
		for (size_t b = 0; b < n; b++) {
			assert_true(refs_merge(&r[a], &r[a], &r[b], &out));
			check_text(&out, lists[b]);
			assert_true(refs_merge(&r[b], &r[a], &r[b], &out));
			check_text(&out, lists[b]);
			assert_true(refs_merge(&r[a], &r[b], &r[b], &out));
			check_text(&out, lists[a]);
			assert_true(refs_merge(&r[b], &r[b], &r[a], &back));
			check_text(&back, lists[a]);
		}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_canonical),
		cmocka_unit_test(test_refused),
		cmocka_unit_test(test_words),
		cmocka_unit_test(test_merge),
		cmocka_unit_test(test_laws),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
