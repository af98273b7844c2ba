/* SPDX-License-Identifier: MIT */
/*
 * Proof of health: records against indexes and counters both ways, references,
 * journal chain; the digest of the whole view; rebuilding from the journal.
 */
#ifndef MAGANG_OFFICE_CHECK_H
#define MAGANG_OFFICE_CHECK_H

#include "magang/base/seal.h"
#include "magang/office/office.h"

struct err;

#define CHECK_PROBLEMS 100 /* further ones are counted only */

struct check_report {
	bool ok;
	uint8_t digest[HASH_SIZE]; /* records, index entries, counters; records
				      of destroyed keys as their stubs */
	uint8_t chain[HASH_SIZE];
	uint64_t seq;
	uint64_t records, entries, counters;
	char *problems[CHECK_PROBLEMS];
	size_t n_problems; /* all of them */
};
int check_store(
	struct office *office, struct check_report *out, struct err *err);
void check_report_release(struct check_report *r);

#endif
