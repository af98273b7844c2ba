/* SPDX-License-Identifier: MIT */
/* The class of a case: its seat in a cohort. */
#ifndef MAGANG_CASEWORK_CLASS_OF_H
#define MAGANG_CASEWORK_CLASS_OF_H

#include "magang/casework/rolls.h"

struct class_of {
	uint64_t cohort;
	struct enrolled seat;
	bool finished;
};
/* The one in which it sits, else the one that it finished last; false: none. */
bool class_of(struct txn *txn, uint64_t kase, struct class_of *out);
/* The other way round. */
bool class_finished(struct txn *txn, uint64_t kase, struct class_of *out);

#endif
