/* SPDX-License-Identifier: MIT */
/* A matching over the store. */
#ifndef CLI_MATCH_STORE_H
#define CLI_MATCH_STORE_H

#include "command.h"

struct match_args {
	const char *instance, *against, *intake, *seed;
	struct opt_list why, together, pins;
	uint64_t publish, number, before;
	bool again, json, fits, runs, dry_run, no_pins;
};

/* Of the program of that name; the office is open. */
int match_store(struct app *app, const struct match_args *a,
	const char *program, struct err *err);

#endif
