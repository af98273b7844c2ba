/* SPDX-License-Identifier: MIT */
/* What a caller over ssh asks for, and what stands on the line of the door itself,
 * tried on the command line without a store: whatever it is, it is asked by the
 * user of the key, of the store of its line. */
#ifndef DOOR_LINE_H
#define DOOR_LINE_H

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "magang/cli/cli.h"
#include "magang/view/app.h"

#define DOOR_USER "rina"
#define DOOR_STORE "/nonexistent/store"

#define DOOR_WORDS 16

static inline int
door_words(const char *asked, char *const *more, int n, FILE *sink)
{
	char words[6][32] = { "magang", "--store", DOOR_STORE, "--as",
		DOOR_USER, "door" };
	char *argv[6 + DOOR_WORDS + 1] = { words[0], words[1], words[2],
		words[3], words[4], words[5] };
	struct app app = {
		.store = "/nonexistent/default",
		.share = "/nonexistent/share",
		.login = "magang",
		.term = "dumb",
		.asked = asked,
		.out = sink,
		.log = sink,
		.columns = 80,
	};
	int status;

	assert(n <= DOOR_WORDS);
	for (int i = 0; i < n; i++)
		argv[6 + i] = more[i];
	status = cli_main(&app, 6 + n, argv);
	assert(app.door || status == 0 || status == 64);
	assert(app.as && strcmp(app.as, DOOR_USER) == 0);
	assert(strcmp(app.store, DOOR_STORE) == 0);
	assert(!app.office);
	rewind(sink);
	return status;
}

static inline int
door_line(const char *asked, FILE *sink)
{
	return door_words(asked, NULL, 0, sink);
}

#endif
