/* SPDX-License-Identifier: MIT */
/* What a check found, and which step mends it. */
#ifndef MAGANG_OFFICE_CHECK_REPORT_H
#define MAGANG_OFFICE_CHECK_REPORT_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/seal.h"
#include "magang/store/backup_advice.h"

#define CHECK_PROBLEMS 100 /* further ones are counted only */

/* What a problem is of. */
enum check_kind {
	CHECK_DERIVED, /* records, indexes, counters, histories */
	CHECK_JOURNAL, /* what all of that is made of */
	CHECK_SEAL,    /* an entry whose hash is right, and that no key opens */
	CHECK_KEY,     /* of a person */
	CHECK_OLDER,   /* than the register, or than a copy of it */
	CHECK_REGISTER, /* the file beside the store */
	CHECK_OFFICE,   /* what somebody of it puts right as any other day */
	CHECK_BESIDE, /* put aside or made anew already: drafts, reads, parsed */
	CHECK_KINDS
};

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
	bool found[CHECK_KINDS];
};
/* One more; `text` is taken. */
void check_report_add(struct check_report *r, enum check_kind kind, char *text);
/* The mildest step that mends what was found: what its kinds ask for, one after
 * the other. */
enum store_step check_step(const struct check_report *r);
/* Frees the sentences. */
void check_report_release(struct check_report *r);

#endif
