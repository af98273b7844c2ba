/* SPDX-License-Identifier: MIT */
/*
 * The decisions of a program that would come out otherwise by another version of
 * it: a move that would be refused, somebody declined whom nothing speaks against.
 * Asked with the day of the decision, the stage the case stood in, room for
 * everybody, and the facts as they are known now, as another version asks what no
 * decision has kept; by its own version the same facts answer as the decision did,
 * so that the version makes the difference. Where they do not, other facts do: such
 * are only counted. The decisions themselves stay, with their reasons.
 */
#ifndef MAGANG_OPS_WHATIF_DECISIONS_H
#define MAGANG_OPS_WHATIF_DECISIONS_H

#include "magang/casework/verdict.h"
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

/* What becomes of a decision. */
enum whatif_course {
	COURSE_SAME,
	COURSE_CHANGED, /* by other facts, not by the version */
	COURSE_REFUSED,
	COURSE_NO_STAGE,
	COURSE_GOES_ON
};
/* One of them again, with the answers behind it. */
struct whatif_decided {
	struct record decision, kase, person;
	enum whatif_course course;
	struct verdict was,
		would; /* of COURSE_GOES_ON the rules, else the move */
	struct arena *arena;
};
/* Before the first. */
void whatif_decided_init(struct whatif_decided *d);
/* After the last. */
void whatif_decided_release(struct whatif_decided *d);
/* false: it is not there any more, or not for the caller. */
bool whatif_decided_read(struct office *office, struct txn *txn,
	const struct tried_version *t, uint64_t id, struct whatif_decided *out);

#endif
