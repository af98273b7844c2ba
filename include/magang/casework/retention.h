/* SPDX-License-Identifier: MIT */
/*
 * How long a case is kept: `retention:` of its program says for how long after its end.
 * Whose cases are all over that, of him nothing is kept: two persons see to it.
 */
#ifndef MAGANG_CASEWORK_RETENTION_H
#define MAGANG_CASEWORK_RETENTION_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/record.h"

struct case_facts;
struct txn;

/* F_KEPT_UNTIL of a case: the last day on which it is to be kept, by the version that
 * it is in; none where it goes on, or the program does not say. */
struct value case_kept_until(const struct case_facts *f);

/* Is that over for all cases of a person, of whom there is one at least? */
bool person_is_overkept(struct txn *txn, uint64_t person, int32_t today);

#endif
