/* SPDX-License-Identifier: MIT */
/* Random lines of a caller over ssh, and random words on the line of the door, made
 * of what could name somebody else: DOOR_ROUNDS of them, from DOOR_SEED on. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/stat.h>

#include "fuzz/door_line.h"
#include "magang/base/buf.h"
#include "magang/base/mem.h"

#define ROUNDS 100000

static const char *const pieces[] = { "--as", "--as=budi", "budi", "--store",
	"--store=/tmp/x", "/tmp/x", "door", "magang", "--", "-", "--help", "-h",
	"--version", "--lang", "en", "xx", "--linear", "list", "person", "show",
	"MG-000001-3", "import", "export", "-o", "--output=x", "--rejects",
	"program", "install", "check", "config", "site", "init", "demo",
	"restore", "backup", "keys", "print", "add", "user", "role=admin",
	"complete", "'", "\"", "\\", "\n", "\033", "$(id)", ";", "help", "",
	"--dump-screen", "q", "undo", "erase", "--yes" };

static long
number_from(const char *name, long usual)
{
	const char *text = getenv(name);

	return text ? strtol(text, NULL, 10) : usual;
}

static const char *
piece(void)
{
	return pieces[(size_t)rand() % ARRAY_SIZE(pieces)];
}

static void
random_line(FILE *sink)
{
	struct buf line = BUF_INIT;

	for (int i = rand() % 8; i > 0; i--)
		buf_addf(&line, "%s%s", piece(), rand() % 5 ? " " : "");
	door_line(buf_str(&line), sink);
	buf_release(&line);
}

/* Behind `door`, with a caller's line beside them or none. */
static void
random_words(FILE *sink)
{
	char *words[DOOR_WORDS];
	const int n = rand() % 8;

	for (int i = 0; i < n; i++)
		words[i] = rand() % 5 ? xstrdup(piece())
				      : xasprintf("%s%s", piece(), piece());
	door_words(rand() % 2 ? piece() : NULL, words, n, sink);
	for (int i = 0; i < n; i++)
		free(words[i]);
}

static void
random_lines(void **state)
{
	const long rounds = number_from("DOOR_ROUNDS", ROUNDS);
	FILE *sink = fopen("/dev/null", "w");
	struct stat st;

	(void)state;
	srand((unsigned)number_from("DOOR_SEED", 1));
	for (long round = 0; round < rounds; round++)
		if (round % 2)
			random_words(sink);
		else
			random_line(sink);
	assert_int_not_equal(stat(DOOR_STORE, &st), 0);
	fclose(sink);
}

/* One of each answer, so that the lines above have met them. */
static void
statuses(void **state)
{
	FILE *sink = fopen("/dev/null", "w");

	(void)state;
	assert_int_equal(door_line("help", sink), 0);
	assert_int_equal(door_line("list person", sink), 66);
	assert_int_equal(door_line("", sink), 66);
	assert_int_equal(door_line("/bin/sh", sink), 64);
	assert_int_equal(door_line("day\nday", sink), 64);
	assert_int_equal(door_line("day --as budi", sink), 77);
	assert_int_equal(door_line("init", sink), 77);
	assert_int_equal(door_line("door day", sink), 77);
	assert_int_equal(door_line("import person x.csv", sink), 77);
	assert_int_equal(door_line("import person -", sink), 66);
	fclose(sink);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(random_lines),
		cmocka_unit_test(statuses),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
