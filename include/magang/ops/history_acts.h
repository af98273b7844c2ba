/* SPDX-License-Identifier: MIT */
/* What was done, by act or change by change, newest first. */
#ifndef MAGANG_OPS_HISTORY_ACTS_H
#define MAGANG_OPS_HISTORY_ACTS_H

#include "magang/ops/history.h"

/* The last acts, or changes that were refused, of everybody (actor 0) or one
 * user, one row each however many changes it took: op is what it began with.
 * `all`: each of its other records is a row behind it. MG_EACCESS: the acts of
 * that user are not for the caller. */
struct acts_wanted {
	uint64_t actor;
	size_t max;
	bool all;
};
/* Whoever is bound to areas or programs gets his own. */
int history_acts(struct office *office, const struct acts_wanted *want,
	history_visit visit, void *ctx, struct err *err);
/* The same change by change. */
int history_changes(struct office *office, uint64_t actor, size_t max,
	history_visit visit, void *ctx, struct err *err);

/* What an act was, as one row: its first change, op is what it began with. */
int history_act(struct office *office, uint64_t act, history_visit visit,
	void *ctx, struct err *err);

#endif
