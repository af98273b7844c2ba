/* SPDX-License-Identifier: MIT */
/* The seat that a case has taken in a cohort. */
#ifndef MAGANG_CASEWORK_CLASS_OF_H
#define MAGANG_CASEWORK_CLASS_OF_H

#include "magang/casework/rolls.h"

struct class_of {
	uint64_t cohort;
	struct enrolled seat;
};
/* false: it has taken none. */
bool class_of(struct txn *txn, uint64_t kase, struct class_of *out);

#endif
