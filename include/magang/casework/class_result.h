/* SPDX-License-Identifier: MIT */
/* What a case came to in its class: how often its person came, the marks of each
 * unit with its resits, and what follows from them (complete.h). */
#ifndef MAGANG_CASEWORK_CLASS_RESULT_H
#define MAGANG_CASEWORK_CLASS_RESULT_H

#include "magang/casework/class_of.h"
#include "magang/casework/complete.h"

struct record;

/* As it stands, also while the class runs. */
struct class_result {
	struct completing of; /* the program with its units, the cohort */
	struct class_of in;
	struct completed is;
	bool ruled; /* the outcome is: its program says who has passed */
	/* the class is finished, and the case stands where who has passed
	 * waits, without a place at a host */
	bool ready;
};
/* false: it sits in no class, and finished none. *out stays where it is; it is of
 * this transaction, and class_result_release() frees what it holds. */
bool class_result(struct class_result *out, struct rulebook *book,
	struct txn *txn, const struct record *kase);
/* Frees the marks. */
void class_result_release(struct class_result *r);

#endif
