/* SPDX-License-Identifier: MIT */
/* Who moves up from a waiting list when a place is free. */
#ifndef OPS_MOVE_UP_H
#define OPS_MOVE_UP_H

#include "magang/casework/waiting.h"

struct office;
struct receipt;

/*
 * Further changes of the act in the receipt: who has room by what it freed, each
 * a soft part of them, in the order of the lists. At the end of the act and
 * inside the gate, so that a list is read once. What cannot be written now is
 * made up for when the next place is free.
 */
void move_up(struct office *office, const struct freed_list *freed,
	struct receipt *out);

/* Who would, told in the receipt: in the transaction of a change that was tried. */
void move_up_foresee(struct office *office, struct txn *txn,
	const struct freed_list *freed, struct receipt *out);

#endif
