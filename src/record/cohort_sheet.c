/* SPDX-License-Identifier: MIT */
#include "magang/record/cohort_sheet.h"

#include "magang/store/key.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#define ORIGIN_MOST 0xffff
#define COHORT_MOST 0xffffff

/* What the ids of all sheets of a cohort begin with, 40 bits; 0: it has none. */
static uint64_t
sheets_of(uint64_t cohort)
{
	const uint64_t origin = cohort >> 32, n = (uint32_t)cohort;

	return origin <= ORIGIN_MOST && n <= COHORT_MOST ? origin << 24 | n : 0;
}

uint64_t
cohort_sheet_id(uint64_t cohort, uint32_t what)
{
	const uint64_t of = sheets_of(cohort);

	return of ? of << 24 | what : 0;
}

uint64_t
cohort_of_sheet(uint64_t id)
{
	return id >> 48 << 32 | (id >> 24 & COHORT_MOST);
}

void
cohort_sheets_begin(
	struct walk *w, struct txn *txn, enum kind kind, uint64_t cohort)
{
	const uint64_t of = sheets_of(cohort);
	struct key k = { 0 };

	key_u8(&k, (uint8_t)kind);
	key_u16(&k, (uint16_t)(of >> 24));
	key_u8(&k, (uint8_t)(of >> 16));
	key_u16(&k, (uint16_t)of);
	walk_begin(w, txn, TREE_REC, k.b, k.n);
}
