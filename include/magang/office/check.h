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

/* What was found; the first problems as sentences. */
struct check_report {
	bool ok;
	bool whole; /* the caller sees to the store: what follows is told, too */
	uint8_t digest[HASH_SIZE]; /* records, index entries, counters; records
				      of destroyed keys as their stubs */
	uint8_t chain[HASH_SIZE];
	uint64_t seq;
	uint64_t records, entries, counters;
	char *problems[CHECK_PROBLEMS];
	size_t n_problems; /* all of them */
};
/* 0 also where there are problems: out->ok says. Changes nothing. */
int check_store(
	struct office *office, struct check_report *out, struct err *err);
/* The same, and the journal against `copy`, a register that was kept elsewhere;
 * NULL: only against the one beside the store. */
int check_store_against(struct office *office, const char *copy,
	struct check_report *out, struct err *err);
/* Frees the sentences. */
void check_report_release(struct check_report *r);

#endif
