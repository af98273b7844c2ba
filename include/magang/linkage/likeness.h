/* SPDX-License-Identifier: MIT */
/* Who may be the same as somebody about to be registered. */
#ifndef MAGANG_LINKAGE_LIKENESS_H
#define MAGANG_LINKAGE_LIKENESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/office/office.h"

struct buf;
struct txn;

/*
 * Persons like one that is about to be registered. Each with likeness 0..1000
 * and the evidence in words, best first.
 */
struct likeness {
	uint64_t id;
	int score;
	bool certain; /* same NIK or passport */
	char evidence[200]; /* "name same; birth date same": as it is stored */
};
/* Those whom the caller sees; and whoever has the same NIK or passport, as that
 * keeps the new one out. */
size_t duplicates_of(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max);
/* All of them, for the list of doubts: nothing of it is shown to the caller. */
size_t duplicates_all(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max);

/* Who that is, in a line for the officer: "Moh. Ridwan, registered 2024;
 * Wirausaha baru: Finished 2025", the newest case first. Outside the caller's
 * areas only where to ask. */
void person_brief(struct office *office, struct txn *txn, uint64_t person,
	struct buf *out);

#endif
