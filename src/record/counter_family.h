/* SPDX-License-Identifier: MIT */
/* What each family of counters counts: a row each. */
#ifndef RECORD_COUNTER_FAMILY_H
#define RECORD_COUNTER_FAMILY_H

#include "magang/record/counter.h"

#define FAMILY_PARTS 6 /* the last one is PART_END */

/* Area, program, sex and officer are the same for all; `by` finds the rest of the i-th
 * time that the record counts, false: it does not. */
struct family_row {
	enum kind kind;
	bool (*by)(const struct record *r, size_t i, struct counted *of);
	enum part parts[FAMILY_PARTS]; /* the program first, or the user */
	/* So many bytes at the end of its keys stand inside of the row that all
	 * with the same beginning share: 4, or none. */
	uint8_t tail;
};
extern const struct family_row family_rows[COUNT_FAMILIES];

#endif
