/* SPDX-License-Identifier: MIT */
/* Who may be one with a person that is edited. */
#ifndef MAGANG_OPS_ASK_AGAIN_H
#define MAGANG_OPS_ASK_AGAIN_H

#include "magang/office/office.h"
#include "magang/record/change.h"

struct notes;

/* A person that is changed: where anything is compared that differs now, the question
 * of entry is asked again. New doubts are made and told to `out` (or NULL), open ones
 * say what speaks for them now, and one that was answered "different" is open. */
void change_asks(struct office *office, struct txn *txn, struct change *c,
	const struct record *old, const struct record *new, struct notes *out);

#endif
