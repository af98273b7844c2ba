/* SPDX-License-Identifier: MIT */
/* Whether who comes back was registered once more meanwhile. */
#ifndef OPS_REVERSE_ASK_H
#define OPS_REVERSE_ASK_H

#include "magang/record/change.h"

struct office;
struct txn;

/* Of each person whom the operations from c->ops[from] on make: doubts about those
 * like it, but for what these ask already. */
void persons_ask_again(
	struct office *office, struct txn *txn, struct change *c, size_t from);

#endif
