/* SPDX-License-Identifier: MIT */
/* Options of every command. */
#ifndef CLI_GLOBALS_H
#define CLI_GLOBALS_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/base/opt.h"

struct app;
struct err;

struct globals {
	const char *store, *lang;
	struct opt_list as;
	bool linear, help, version;
};

/* Their rows, for a struct globals (AT in command.h). */
const struct opt *globals_options(size_t *n);

/* Looks for --lang alone, so that a fault in the other words is told in the
 * language asked for. */
void globals_speak_early(struct app *app, int argc, char **argv);

/* What they say about store, person, language and screens goes into the app,
 * which borrows it. */
int globals_apply(struct app *app, const struct globals *g, struct err *err);

#endif
