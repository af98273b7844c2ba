/* SPDX-License-Identifier: MIT */
/*
 * What the log of reads tells, and to whom. Rows have marks of persons; whose they
 * are is found here, by the keys, for who may see it.
 */
#ifndef MAGANG_OFFICE_READS_TOLD_H
#define MAGANG_OFFICE_READS_TOLD_H

#include <stddef.h>
#include <stdint.h>

#include "magang/store/reads.h"

struct buf;
struct err;
struct office;
struct txn;

/* For who may see it (PERM_AUDIT): rows of the log since a time; whoever is bound to
 * areas or programs has those of people, and of users, of his. */
int office_reads_each(struct office *office, struct txn *txn, int64_t from,
	reads_visit visit, void *ctx, struct err *err);
/* The same of those that are about one person; of an erased one there are none. */
int office_reads_of(struct office *office, struct txn *txn, uint64_t person,
	int64_t from, reads_visit visit, void *ctx, struct err *err);
/* Who has come to a limit today or yesterday, as "rina,siti", and how many;
 * nobody, and 0, for who may not see it. */
int office_reads_limited(
	struct office *office, struct buf *names, size_t *n, struct err *err);
/* The caller, another person with PERM_AUDIT, lets a user go on today as far
 * again as the limits of the role are. */
int office_reads_allow(struct office *office, uint64_t user, struct err *err);

#endif
