/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"

/* "[a][b c]" of the words of a line; "!" where it is refused. */
static void
expect(const char *line, const char *want)
{
	struct quoted q = { .n = 0 };
	struct err err = ERR_INIT;
	struct buf b = BUF_INIT;

	if (quoted_split(line, &q, &err))
		buf_addc(&b, '!');
	for (int i = 0; i < q.n; i++)
		buf_addf(&b, "[%s]", q.words[i]);
	assert_string_equal(buf_str(&b), want);
	assert_true(!q.words || !q.words[q.n]);
	buf_release(&b);
	quoted_release(&q);
}

static void
words(void **state)
{
	(void)state;
	expect("", "");
	expect("   ", "");
	expect("day", "[day]");
	expect("  list  person ", "[list][person]");
	expect("note 'a b' \"c d\"", "[note][a b][c d]");
	expect("a'b c'd", "[ab cd]");
	expect("'' \"\"", "[][]");
	expect("\"a 'b' c\" 'd \"e\" f'", "[a 'b' c][d \"e\" f]");
	expect("a\\ b \\'c \\\\", "[a b]['c][\\]");
	expect("\"a \\\"b\\\" \\n \\\\\"", "[a \"b\" \\n \\]");
	expect("'a\\'", "[a\\]");
	expect("$(id) `id` ;|&<>*?~#!{}", "[$(id)][`id`][;|&<>*?~#!{}]");
	expect("山田 Ünal", "[山田][Ünal]");
}

static void
refused(void **state)
{
	char *line = xcalloc(QUOTED_BYTES + 2, 1);

	(void)state;
	expect("'a", "!");
	expect("\"a", "!");
	expect("a\"'", "!");
	expect("a\nb", "!");
	expect("a\tb", "!");
	expect("a\r", "!");
	expect("\033[2J", "!");
	expect("\302\233", "!");        /* C1 */
	expect("\377", "!");            /* no UTF-8 */
	expect("a\342\200\256b", "!");  /* U+202E */
	expect("\357\273\277day", "!"); /* U+FEFF */
	expect("a\\", "[a\\]");         /* nothing behind it */
	memset(line, 'x', QUOTED_BYTES + 1);
	expect(line, "!");
	for (size_t i = 0; i < QUOTED_BYTES; i++)
		line[i] = i % 2 ? ' ' : 'x';
	line[QUOTED_BYTES] = '\0';
	expect(line, "!");
	free(line);
}

/* Any words, put in quotes, come back as they were. */
static void
round_trip(void **state)
{
	static const char signs[] = "ab '\"\\$;|";

	(void)state;
	srand(1);
	for (int round = 0; round < 20000; round++) {
		struct buf line = BUF_INIT, want = BUF_INIT;

		for (int w = rand() % 5; w > 0; w--) {
			buf_adds(&line, "'");
			buf_adds(&want, "[");
			for (int i = rand() % 6; i > 0; i--) {
				char c = signs[rand() % 9];

				if (c == '\'')
					buf_adds(&line, "'\\''");
				else
					buf_addc(&line, c);
				buf_addc(&want, c);
			}
			buf_adds(&line, "' ");
			buf_adds(&want, "]");
		}
		expect(buf_str(&line), buf_str(&want));
		buf_release(&line);
		buf_release(&want);
	}
}

/* A word that is put comes back as it was. */
static void
put(void **state)
{
	static const char *const texts[] = { "day", "", "a b", "it's", "''",
		"\"x\" \\ $HOME `ls`" };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(texts); i++) {
		struct buf b = BUF_INIT;
		char *want = xasprintf("[%s]", texts[i]);

		quoted_put(&b, texts[i]);
		expect(buf_str(&b), want);
		free(want);
		buf_release(&b);
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(words),
		cmocka_unit_test(put),
		cmocka_unit_test(refused),
		cmocka_unit_test(round_trip),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
