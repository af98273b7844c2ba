/* SPDX-License-Identifier: MIT */
/* The view again from the journal alone. */
#ifndef MAGANG_OPS_REPLAY_H
#define MAGANG_OPS_REPLAY_H

struct check_report;
struct err;
struct office;

/* Rebuilds the store from its journal as a new store at `dir` and compares:
 * for who may administer, it holds all there is. */
int check_replay(struct office *office, const char *dir,
	struct check_report *out, struct err *err);

#endif
