/* SPDX-License-Identifier: MIT */
/* A decision by another version of its program, as the caller may be told. */
#ifndef MAGANG_OFFICE_AGAIN_H
#define MAGANG_OFFICE_AGAIN_H

#include "magang/casework/again.h"

struct office;

/* Judges a->decision, which the caller has read, by a version (NULL: the newest of
 * its program): the rest of *a is filled. `told`: it is shown, so that what it tells
 * of health is a read, and noted (office/asking.h). false: its case is not there any
 * more, or not for the caller, or its person is erased. */
bool office_again(struct office *office, struct txn *txn,
	const struct program *by, bool told, struct again *a);

#endif
