/* SPDX-License-Identifier: MIT */
/* The scorecards of an assessment of a case, together. */
#ifndef MAGANG_CASEWORK_CARDS_H
#define MAGANG_CASEWORK_CARDS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct program;
struct record;
struct txn;

struct cards {
	size_t n, open;
	int64_t sum, low, high; /* of those that are open: ten-thousandths */
	bool known;             /* that of each */
};
/* Those of a case that are filed under the name of an assessment. */
void case_cards(
	struct txn *txn, uint64_t kase, const char *name, struct cards *out);
/* The mean and the spread of their points; false: they are not open yet, so
 * nobody may know. */
bool cards_points(const struct cards *cards, int64_t *mean, int64_t *spread);
/* The assessment that cards of a case are filed for now: the one of this name, or,
 * without one, the first of the stage where it stands. -1: none. */
int case_assessment(
	const struct program *p, const struct record *kase, const char *name);

#endif
