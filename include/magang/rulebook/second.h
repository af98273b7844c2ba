/* SPDX-License-Identifier: MIT */
/*
 * Who may be the second of two people. By person, not by name: two accounts of one
 * human are one, and so are not two pairs of eyes; nor does a relative decide, who
 * is on one family card with the applicant.
 */
#ifndef MAGANG_RULEBOOK_SECOND_H
#define MAGANG_RULEBOOK_SECOND_H

#include <stdbool.h>
#include <stdint.h>

struct record;
struct txn;

/* The answer: he may; he is the first; a relative, or the person. */
enum second { SECOND_MAY, SECOND_SAME, SECOND_KIN };

/* Are these two accounts of one human? */
bool second_is_same(struct txn *txn, uint64_t a, uint64_t b);
/* May `second` agree to what `first` (0: nobody) wants for a person? */
enum second second_may(struct txn *txn, uint64_t first, uint64_t second,
	const struct record *person);

#endif
