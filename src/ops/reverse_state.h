/* SPDX-License-Identifier: MIT */
/* The state of an act that is turned round, between the files of reverse.c. */
#ifndef OPS_REVERSE_STATE_H
#define OPS_REVERSE_STATE_H

#include "magang/office/office.h"
#include "magang/ops/undo.h"
#include "magang/record/change_index.h"
#include "magang/rulebook/in_use.h"

#include "reverse.h"
#include "reverse_places.h"

struct undoing {
	struct reversal *r;
	struct office *office;
	struct txn *txn;
	struct change *out;
	struct record now;
	struct undo_report *report;
	struct change_index done; /* of `out` */
	struct places_back places;
	/* of the change that is taken back */
	struct change_index *ops;
	bool *idle;        /* nothing comes back of this operation */
	struct uses *uses; /* of what it made; NULL: not asked yet */
};

#endif
