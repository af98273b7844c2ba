/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/catalog.h"
#include "magang/base/mem.h"

#include "catalog_file.h"

#define FILES "%zu file of %s"
#define MANY_FILES "%zu files of %s"

static const struct catalog_row rows[] = {
	{ PART(""), PART(CATALOG_HEAD) },
	{ PART("%s is not '%s'"), PART("%2$s bukan '%1$s'") },
	{ PART(FILES "\0" MANY_FILES),
		PART("satu %zu\0dua %2$s, %1$zu\0banyak %zu") },
	{ PART("name"), PART("nama") },
	{ PART("wide"), PART("広い") },
};

/* A copy of exactly its size, so that a sanitizer sees a byte too far. */
static void *
made(bool little, size_t *size)
{
	struct buf b = BUF_INIT;
	void *bytes;

	catalog_file(&b, little, rows, ARRAY_SIZE(rows));
	bytes = xmemdup(b.data, b.len);
	*size = b.len;
	buf_release(&b);
	return bytes;
}

static void
assert_text(const struct catalog *c, const char *id, const char *want)
{
	const char *text = catalog_text(c, id);

	if (!want)
		assert_null(text);
	else
		assert_string_equal(text ? text : "(none)", want);
}

static void
test_both_orders(void **state)
{
	(void)state;
	for (int little = 0; little < 2; little++) {
		struct catalog c;
		size_t size;
		void *bytes = made(little, &size);

		assert_true(catalog_init(&c, bytes, size));
		assert_true(catalog_sound(&c));
		assert_text(&c, "name", "nama");
		assert_text(&c, "wide", "広い");
		assert_text(&c, "%s is not '%s'", "%2$s bukan '%1$s'");
		assert_text(&c, "names", NULL);
		assert_text(&c, "a", NULL);
		assert_text(&c, "zone", NULL);
		assert_text(&c, "", NULL);
		free(bytes);
	}
}

static void
test_plural(void **state)
{
	static const struct {
		unsigned long n;
		const char *want;
	} forms[] = {
		{ 0, "dua %2$s, %1$zu" },
		{ 1, "satu %zu" },
		{ 3, "dua %2$s, %1$zu" },
		{ 7, "banyak %zu" },
		{ 21, "satu %zu" },
	};
	struct catalog c;
	size_t size;
	void *bytes = made(true, &size);

	(void)state;
	assert_true(catalog_init(&c, bytes, size));
	for (size_t i = 0; i < ARRAY_SIZE(forms); i++)
		assert_string_equal(
			catalog_plural(&c, FILES, MANY_FILES, forms[i].n),
			forms[i].want);
	assert_string_equal(catalog_plural(&c, "name", "names", 1), "nama");
	assert_null(catalog_plural(&c, "name", "names", 7));
	assert_null(catalog_plural(&c, "other", "others", 1));
	free(bytes);
}

/* Opens a catalog of a head and one more text. */
static bool
open_two(struct buf *b, struct catalog *c, const char *head, const char *id,
	const char *text)
{
	const struct catalog_row two[] = {
		{ PART(""), { head, strlen(head) } },
		{ { id, strlen(id) }, { text, strlen(text) } },
	};

	buf_clear(b);
	catalog_file(b, true, two, 2);
	return catalog_init(c, b->data, b->len);
}

static void
test_heads(void **state)
{
	static const struct {
		const char *head;
		bool good;
	} heads[] = {
		{ CATALOG_HEAD, true },
		{ "Content-Type: text/plain; charset=UTF-8", true },
		{ "Content-Type: text/plain; charset=UTF-8\n"
		  "Plural-Forms: nplurals=1; plural=0;\n",
			true },
		{ "Content-Type: text/plain; charset=ISO-8859-1\n", false },
		{ "Language: id\n", false },
		{ "charset=UTF-8\n", false },
		{ "Content-Type: charset=UTF-8\nPlural-Forms: plural=n/\n",
			false },
		{ "Content-Type: charset=UTF-8\nPlural-Forms: n != 1\n",
			false },
	};
	struct buf b = BUF_INIT;
	struct catalog c;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(heads); i++)
		if (open_two(&b, &c, heads[i].head, "a", "b") != heads[i].good)
			fail_msg("%s", heads[i].head);
	buf_release(&b);
}

/* Two forms where the head does not say, as in English. */
static void
test_plural_unsaid(void **state)
{
	static const struct catalog_row two[] = {
		{ PART(""), PART("Content-Type: text/plain; charset=UTF-8\n") },
		{ PART("ox\0oxen"), PART("Ochse\0Ochsen") },
	};
	struct buf b = BUF_INIT;
	struct catalog c;

	(void)state;
	catalog_file(&b, true, two, 2);
	assert_true(catalog_init(&c, b.data, b.len));
	assert_string_equal(catalog_plural(&c, "ox", "oxen", 1), "Ochse");
	assert_string_equal(catalog_plural(&c, "ox", "oxen", 0), "Ochsen");
	buf_release(&b);
}

/* Texts that cannot stand for their id. */
static void
test_unsound(void **state)
{
	static const char *const pairs[][2] = {
		{ "%s", "%d" },
		{ "a", "\xff\xfe" },
		{ "a", "\xe5\xba" },
		{ "a", "100 %" },
	};
	struct buf b = BUF_INIT;
	struct catalog c;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(pairs); i++) {
		assert_true(open_two(
			&b, &c, CATALOG_HEAD, pairs[i][0], pairs[i][1]));
		assert_false(catalog_sound(&c));
		assert_text(&c, pairs[i][0], NULL);
	}
	buf_release(&b);
}

/* What is not in order is not found. */
static void
test_order(void **state)
{
	static const struct catalog_row three[] = {
		{ PART(""), PART(CATALOG_HEAD) },
		{ PART("b"), PART("B") },
		{ PART("a"), PART("A") },
	};
	struct buf b = BUF_INIT;
	struct catalog c;

	(void)state;
	catalog_file(&b, true, three, 3);
	assert_true(catalog_init(&c, b.data, b.len));
	assert_false(catalog_sound(&c));
	buf_release(&b);
}

/* The formats come from a file; that they take these arguments is tested. */
#pragma GCC diagnostic ignored "-Wformat-nonliteral"

/* What a program does with the texts; none of it may touch what is not ours. */
static void
use(const struct catalog *c)
{
	char out[4096];
	const char *text = catalog_text(c, "%s is not '%s'");

	if (text)
		snprintf(out, sizeof(out), text, "one", "two");
	for (unsigned long n = 0; n < 12; n++) {
		text = catalog_plural(c, FILES, MANY_FILES, n);
		if (text)
			snprintf(out, sizeof(out), text, (size_t)n, "words");
	}
	for (size_t i = 0; i < ARRAY_SIZE(rows); i++)
		catalog_text(c, rows[i].id.s);
	catalog_sound(c);
}

static void
test_damaged(void **state)
{
	struct catalog c;
	size_t size;
	uint8_t *bytes = made(true, &size);

	(void)state;
	for (size_t i = 0; i < size; i++)
		for (unsigned bit = 0; bit < 8; bit++) {
			bytes[i] ^= (uint8_t)(1u << bit);
			if (catalog_init(&c, bytes, size))
				use(&c);
			bytes[i] ^= (uint8_t)(1u << bit);
		}
	free(bytes);
}

/* A file that ends too early is never whole, and never read too far. */
static void
test_cut(void **state)
{
	size_t size;
	uint8_t *bytes = made(false, &size);

	(void)state;
	for (size_t n = 0; n < size; n++) {
		uint8_t *part = xmemdup(bytes, n);
		struct catalog c;

		if (catalog_init(&c, part, n)) {
			use(&c);
			assert_false(catalog_sound(&c));
		}
		free(part);
	}
	free(bytes);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_both_orders),
		cmocka_unit_test(test_plural),
		cmocka_unit_test(test_heads),
		cmocka_unit_test(test_plural_unsaid),
		cmocka_unit_test(test_unsound),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_damaged),
		cmocka_unit_test(test_cut),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
