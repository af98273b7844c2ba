/* SPDX-License-Identifier: MIT */
/* Proposals answered from the command line: approved, or returned. */
#ifndef CLI_ANSWER_H
#define CLI_ANSWER_H

#include "command.h"

/* How they are answered. */
struct answer_as {
	const char *what;   /* translated: "approved" */
	const char *reason; /* of a return; NULL: they are approved */
	bool anew, dry_run, json, csv;
};
/* Those that the words name by their numbers, or the open ones of a filter. */
int answer_proposals(struct app *app, const struct answer_as *as, char **words,
	int n, struct err *err);

#endif
