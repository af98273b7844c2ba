/* SPDX-License-Identifier: MIT */
/*
 * The roll of a cohort: who has a seat in it, by number. Who tells something of it, or
 * marks, has it by rolls_seen(): of those outside nothing is told by their numbers, and
 * nothing is marked.
 */
#ifndef MAGANG_CASEWORK_ROLLS_H
#define MAGANG_CASEWORK_ROLLS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct access;
struct marks;
struct record;
struct txn;

/* Who has a number of it. */
struct enrolled {
	uint64_t id;
	uint16_t roll;
	bool risk;           /* of being out (at_risk.h) */
	int32_t from, until; /* days on which he had it, as far as is known */
};
/* false: the seat has no number. */
bool roll_of_seat(const struct record *seat, struct enrolled *out);

/* All of them; rolls_release() frees. */
struct rolls {
	struct enrolled *rows; /* by number */
	size_t n, cap;
};
/* Everybody who has a number; who is in class, or has finished it; who is in class
 * now. */
enum rolls_of { ROLLS_EVER, ROLLS_ENROLLED, ROLLS_NOW };
/* *out is empty where nobody has. */
void rolls_read(
	struct txn *txn, uint64_t cohort, enum rolls_of of, struct rolls *out);
/* Of those the ones whom `who` sees, or has as the trainer of the cohort; NULL: all. */
void rolls_seen(const struct access *who, struct txn *txn, uint64_t cohort,
	enum rolls_of of, struct rolls *out);
/* Are that all that there are, whoever gets a seat? */
bool rolls_are_all(const struct access *who, struct txn *txn, uint64_t cohort);
/* Takes out of marks of a cohort those of whom `who` does not see. */
void rolls_close(const struct access *who, struct txn *txn, uint64_t cohort,
	struct marks *m);
/* An empty roll is left. */
void rolls_release(struct rolls *r);

/* NULL: nobody has the number. */
const struct enrolled *roll_of(const struct rolls *r, uint16_t roll);
/* Had he the seat on that day? */
bool roll_sits(const struct enrolled *s, int32_t day);

#endif
