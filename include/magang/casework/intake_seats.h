/* SPDX-License-Identifier: MIT */
/* The seats of an intake: how many of them are taken, and where there are fewer
 * than that. */
#ifndef MAGANG_CASEWORK_INTAKE_SEATS_H
#define MAGANG_CASEWORK_INTAKE_SEATS_H

#include <stdbool.h>

#include <stddef.h>
#include <stdint.h>

struct record;
struct rulebook;
struct txn;

/* In all, by the newest version of its program. */
struct intake_seats {
	int64_t taken, seats; /* seats -1: no bound */
};
/* false: it has no places to give. */
bool intake_seats(struct rulebook *book, struct txn *txn,
	const struct record *intake, struct intake_seats *out);

/* Of which an intake, as the record says it, has fewer seats than are taken. */
struct overfull {
	const char *quota;
	uint16_t area; /* 0: of all */
	int64_t taken, seats;
};
#define OVERFULL_MAX 6
size_t intake_overfull(struct rulebook *book, struct txn *txn,
	const struct record *intake, struct overfull out[OVERFULL_MAX]);

#endif
