/* SPDX-License-Identifier: MIT */
/*
 * What is marked of a cohort, its days and its units: ids that say what they are
 * of, so that those of a cohort stand together and need no index.
 */
#ifndef MAGANG_RECORD_COHORT_SHEET_H
#define MAGANG_RECORD_COHORT_SHEET_H

#include <stdint.h>

#include "magang/record/kind.h"

struct txn;
struct walk;

/* The id of something that 24 bits tell apart; 0: there is no such cohort. */
uint64_t cohort_sheet_id(uint64_t cohort, uint32_t what);
/* The cohort in such an id. */
uint64_t cohort_of_sheet(uint64_t id);
/* Those of a cohort, of that kind, in the order of these. */
void cohort_sheets_begin(
	struct walk *w, struct txn *txn, enum kind kind, uint64_t cohort);

#endif
