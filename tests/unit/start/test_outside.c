/* SPDX-License-Identifier: MIT */
/* What the environment says: what counts, what is taken for nothing, and that
 * nobody behind it can ask again. */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdlib.h>
#include <string.h>
#include <sys/wait.h>
#include <unistd.h>

#include "magang/base/mem.h"
#include "magang/view/app.h"
#include "../../../src/start/outside.h"

/* "NAME=value" up to NULL, alone in the environment. */
static void
read_with(struct outside *o, const char *const *set)
{
	clearenv();
	for (; *set; set++)
		assert_int_equal(putenv((char *)(uintptr_t)*set), 0);
	*o = (struct outside){ 0 };
	outside_read(o);
}

#define READ(o, ...) read_with(o, (const char *const[]){ __VA_ARGS__, NULL })

/* A name that terminfo would make a path of. */
static void
test_term(void **state)
{
	static const struct {
		const char *set, *kept;
	} trials[] = {
		{ "TERM=xterm-256color", "xterm-256color" },
		{ "TERM=screen.linux+x_1", "screen.linux+x_1" },
		{ "TERM=abcdefghijklmnopqrstuvwxyz012345",
			"abcdefghijklmnopqrstuvwxyz012345" },
		{ "TERM=abcdefghijklmnopqrstuvwxyz0123456", "dumb" },
		{ "TERM=../../etc/passwd", "dumb" },
		{ "TERM=x\033[2J", "dumb" },
		{ "TERM=x y", "dumb" },
		{ "TERM=", "dumb" },
		{ "HOME=/x", "dumb" },
	};
	struct outside o;

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(trials); i++) {
		READ(&o, trials[i].set);
		assert_string_equal(o.term, trials[i].kept);
		outside_release(&o);
	}
}

/* Set and empty is not set; of the locale the first that is. */
static void
test_order(void **state)
{
	struct outside o;

	(void)state;
	READ(&o, "LANG=id_ID.UTF-8", "LC_MESSAGES=ja_JP.UTF-8", "LC_ALL=");
	assert_string_equal(o.messages, "ja_JP.UTF-8");
	assert_string_equal(o.characters, "id_ID.UTF-8");
	assert_false(o.no_color || o.accessible);
	outside_release(&o);
	READ(&o, "LANG=id_ID.UTF-8", "LC_MESSAGES=ja_JP.UTF-8", "LC_ALL=C",
		"NO_COLOR=1", "ACCESSIBLE=");
	assert_string_equal(o.messages, "C");
	assert_string_equal(o.characters, "C");
	assert_true(o.no_color);
	assert_false(o.accessible);
	outside_release(&o);
	READ(&o, "SSH_ORIGINAL_COMMAND=day", "SUDO_UID=");
	assert_string_equal(o.asked, "day");
	assert_null(o.sudoer);
	assert_null(o.messages);
	outside_release(&o);
}

static void
test_nothing_left(void **state)
{
	struct outside o;
	struct app app = { 0 };

	(void)state;
	READ(&o, "HOME=/home/siti", "TERM=xterm", "PATH=/bin", "LD_PRELOAD=x",
		"TERMINFO=/tmp/evil");
	assert_true(!environ || !*environ);
	outside_caller(&o, &app);
	assert_string_equal(app.store, "/home/siti/.local/share/magang/store");
	assert_string_equal(app.term, "xterm");
	assert_non_null(app.login);
	assert_int_equal(app.uid, getuid());
	outside_release(&o);
	READ(&o, "TERM=xterm"); /* no home: that of the account */
	outside_caller(&o, &app);
	assert_int_equal(o.home[0], '/');
	outside_release(&o);
}

/* 2026-11-24T08:00 in Bandung */
#define MORNING 1795482000

static void
test_clock(void **state)
{
	static const struct {
		const char *set;
		int64_t now;
	} trials[] = {
		{ "MAGANG_CLOCK=2026-11-24T08:00", MORNING },
		{ "MAGANG_CLOCK=2026-11-24", MORNING - 8 * 3600 },
		{ "MAGANG_CLOCK=@1795482000", MORNING },
	};
	static const char *const bad[] = { "MAGANG_CLOCK=2026-02-30",
		"MAGANG_CLOCK=yesterday", "MAGANG_CLOCK=2026-11-24 08:00",
		"MAGANG_CLOCK=@-1" };
	struct outside o;
	struct app app = { 0 };

	(void)state;
	for (size_t i = 0; i < ARRAY_SIZE(trials); i++) {
		READ(&o, trials[i].set, "MAGANG_SEED=7");
		outside_clock(&o, &app);
		assert_int_equal(app.now, trials[i].now);
		assert_int_equal(app.seed, 7);
		outside_release(&o);
	}
	for (size_t i = 0; i < ARRAY_SIZE(bad); i++) {
		pid_t child = fork();
		int status;

		if (child == 0) {
			READ(&o, bad[i]);
			fclose(stderr);
			outside_clock(&o, &app);
			_exit(0);
		}
		assert_int_equal(waitpid(child, &status, 0), child);
		assert_true(WIFSIGNALED(status));
	}
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(test_term),
		cmocka_unit_test(test_order),
		cmocka_unit_test(test_nothing_left),
		cmocka_unit_test(test_clock),
	};
	const char *output = getenv("CMOCKA_MESSAGE_OUTPUT");

	/* the tests leave nothing of the environment */
	if (output && strcmp(output, "TAP") == 0)
		cmocka_set_message_output(CM_OUTPUT_TAP);

	return cmocka_run_group_tests(tests, NULL, NULL);
}
