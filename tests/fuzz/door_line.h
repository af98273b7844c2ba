/* SPDX-License-Identifier: MIT */
/* What a caller over ssh asks for, tried on the command line without a store:
 * whatever it is, it is asked by the user of the key, of the store of its line. */
#ifndef DOOR_LINE_H
#define DOOR_LINE_H

#include <assert.h>
#include <stdio.h>
#include <string.h>

#include "magang/cli/cli.h"
#include "magang/view/app.h"

#define DOOR_USER "rina"
#define DOOR_STORE "/nonexistent/store"

static inline int
door_line(const char *asked, FILE *sink)
{
	char words[6][32] = { "magang", "--store", DOOR_STORE, "--as",
		DOOR_USER, "door" };
	char *argv[7] = { words[0], words[1], words[2], words[3], words[4],
		words[5], NULL };
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
	int status = cli_main(&app, 6, argv);

	assert(app.door);
	assert(app.as && strcmp(app.as, DOOR_USER) == 0);
	assert(strcmp(app.store, DOOR_STORE) == 0);
	assert(!app.office);
	rewind(sink);
	return status;
}

#endif
