/* SPDX-License-Identifier: MIT */
/*
 * The decisions of a program that would come out otherwise by another version of
 * it (casework/again.h): a move that would be refused, somebody declined whom nothing
 * speaks against. Those that other facts make different are only counted. The
 * decisions themselves stay, with their reasons.
 */
#ifndef MAGANG_OPS_WHATIF_DECISIONS_H
#define MAGANG_OPS_WHATIF_DECISIONS_H

#include "magang/ops/ops_settings.h"

struct office;

/* Those that the caller sees, by id. */
struct whatif_decisions {
	size_t looked_at;
	size_t changed;
	uint64_t *ids; /* of those that differ */
	size_t n, cap;
};
/* One look at the store; MG_EACCESS without permission to read. To be released,
 * whatever comes back. */
int whatif_decisions_run(struct office *office, const struct tried_version *t,
	struct whatif_decisions *out, struct err *err);
/* Frees the list. */
void whatif_decisions_release(struct whatif_decisions *w);

#endif
