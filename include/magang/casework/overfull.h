/* SPDX-License-Identifier: MIT */
/* An intake that has fewer seats than are taken. */
#ifndef MAGANG_CASEWORK_OVERFULL_H
#define MAGANG_CASEWORK_OVERFULL_H

#include <stddef.h>
#include <stdint.h>

struct record;
struct rulebook;
struct txn;

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
