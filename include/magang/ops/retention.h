/* SPDX-License-Identifier: MIT */
/* Persons of whom nothing is to be kept any more are proposed; op_expire() (erase.h)
 * ends it by a second person. */
#ifndef MAGANG_OPS_RETENTION_H
#define MAGANG_OPS_RETENTION_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct office;
struct receipt;

/* What is proposed of which persons. */
struct expiring {
	const uint64_t *ids;
	size_t n;
	bool withdraw; /* they are not proposed any more */
	bool try;      /* nothing is done, only told */
};

/* PERM_APPROVE. Each that may, in one act; those that may not stay, and the receipt
 * says why. A code, and the first sentence, when none went. */
int op_expire_propose(struct office *office, const struct expiring *x,
	struct receipt *out, struct err *err);

#endif
