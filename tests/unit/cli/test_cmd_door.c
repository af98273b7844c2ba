/* SPDX-License-Identifier: MIT */
/* Random lines of a caller over ssh, made of what could name somebody else. */
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

static void
random_lines(void **state)
{
	FILE *sink = fopen("/dev/null", "w");
	struct stat st;

	(void)state;
	srand(1);
	for (int round = 0; round < ROUNDS; round++) {
		struct buf line = BUF_INIT;

		for (int i = rand() % 8; i > 0; i--)
			buf_addf(&line, "%s%s",
				pieces[(size_t)rand() % ARRAY_SIZE(pieces)],
				rand() % 5 ? " " : "");
		door_line(buf_str(&line), sink);
		buf_release(&line);
	}
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
