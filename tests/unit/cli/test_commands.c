/* SPDX-License-Identifier: MIT */
#include <setjmp.h>
#include <stdarg.h>
#include <stddef.h>
#include <stdint.h>
#include <cmocka.h>

#include <stdio.h>
#include <string.h>

#include "../src/cli/command.h"
#include "magang/cli/cli.h"

/* What a row calls a file or directory of this host. */
static bool
names_file(const char *word)
{
	static const char *const words[] = { "FILE", "DIR", "FROM" };

	for (size_t i = 0; word && i < ARRAY_SIZE(words); i++)
		if (strstr(word, words[i]))
			return true;
	return false;
}

/* The operand, from 1, that is a file; options stand behind them. */
static int
file_operand(const char *usage)
{
	char text[128], *save = NULL;
	int n = 0;

	snprintf(text, sizeof(text), "%s", usage);
	for (char *w = strtok_r(text, " ", &save); w && w[0] != '-';
		w = strtok_r(NULL, " ", &save)) {
		n++;
		if (names_file(w))
			return n;
	}
	return 0;
}

static void
check_row(const struct command *c)
{
	bool files = c->files != 0, dash = file_operand(c->usage) != 0;

	if (c->files != file_operand(c->usage))
		fail_msg("%s: '%s', but files begin with operand %d", c->name,
			c->usage, c->files);
	for (size_t i = 0; i < c->n_options; i++) {
		const struct opt *o = &c->options[i];

		if (names_file(o->value) != (o->type == OPT_FILE))
			fail_msg("%s --%s %s: is it a file?", c->name, o->name,
				o->value);
		files |= o->type == OPT_FILE;
		dash |= o->type == OPT_FILE;
	}
	if (files && c->door == DOOR_OPEN)
		fail_msg("%s names files and is open to who comes by ssh",
			c->name);
	if (!dash && c->door == DOOR_DASH)
		fail_msg("%s takes '-' and names no file", c->name);
}

/* What names a file is known as that: by this the door refuses it, and only what
 * is named can be opened. */
static void
files_are_known(void **state)
{
	FILE *sink = fopen("/dev/null", "w");
	struct app app = { .share = "/nonexistent",
		.login = "a",
		.term = "dumb",
		.store = "/nonexistent",
		.out = sink,
		.log = sink };
	char words[2][8] = { "magang", "help" };
	char *argv[] = { words[0], words[1], NULL };
	size_t n = 0;

	(void)state;
	assert_int_equal(cli_main(&app, 2, argv), 0);
	for (size_t i = 0; i < app.n_commands; i++) {
		const struct command *c = app.commands[i];

		for (size_t v = 0; v < c->n_verbs; v++, n++)
			check_row(c->verbs[v]);
		if (!c->n_verbs) {
			check_row(c);
			n++;
		}
	}
	assert_true(n > 60);
	fclose(sink);
}

int
main(void)
{
	const struct CMUnitTest tests[] = {
		cmocka_unit_test(files_are_known),
	};

	return cmocka_run_group_tests(tests, NULL, NULL);
}
