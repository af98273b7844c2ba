/* SPDX-License-Identifier: MIT */
/* Places that cases leave, or come back to, when decisions are turned round. */
#ifndef OPS_REVERSE_PLACES_H
#define OPS_REVERSE_PLACES_H

#include "magang/casework/regain.h"
#include "magang/casework/verdict.h"
#include "magang/record/change.h"

struct office;
struct txn;

struct places_back {
	struct office *office;
	struct txn *txn;
	struct change *out;     /* what takes the decisions back */
	struct meanwhile *here; /* what it does with places */
	struct verdict v;
	size_t waits; /* cases that came on a waiting list instead, of those that
		       * the caller sees */
};

/*
 * Of the last operation of p->out, which takes back `op`, one on a decision, on a
 * proposal or on anything else. false: somebody else has the place that its case
 * comes back to. Of a decision, where that has a waiting list, one that leads there
 * stands in p->out instead; else apply() says why it cannot be.
 */
bool places_settle(struct places_back *p, const struct op *op);

#endif
