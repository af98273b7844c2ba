/* SPDX-License-Identifier: MIT */
/* The records that the words of a command name. */
#ifndef CLI_CHOSEN_H
#define CLI_CHOSEN_H

#include "command.h"

/* Those of a kind by their numbers, or by those of who has them (the person of a case,
 * either of a seat), or the ones of a filter among those that
 * `among` finds; NULL: among all. The caller frees *ids. */
int chosen_ids(struct app *app, enum kind kind, const char *among, char **words,
	int n, uint64_t **ids, size_t *n_ids, struct err *err);

#endif
