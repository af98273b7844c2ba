/* SPDX-License-Identifier: MIT */
/*
 * Who counted on a day, as it was known at a change: two days that have nothing to do
 * with each other. A figure of the past is made of outcomes that were there by that
 * change, without those that others had replaced by then, judged by the version of the
 * program that was the newest; nobody changes an outcome, so the same two days come to
 * the same names, whenever they are asked. One that was taken back since is read out
 * of the journal.
 */
#ifndef MAGANG_OPS_COUNT_KNOWN_H
#define MAGANG_OPS_COUNT_KNOWN_H

#include "magang/casework/counting.h"
#include "magang/office/office.h"

/* The last change that was made on a day or before it; 0: there is none. */
uint64_t known_on(struct txn *txn, int32_t day);

/* The version of a program that was the newest at a change; NULL: there was none. */
const struct program *known_program(
	struct office *office, struct txn *txn, uint16_t program, uint64_t seq);

/* A person who counts, and as what. */
struct known_one {
	uint64_t person;
	uint16_t area;
	char sex;
	enum outcome_grade grade;
	int32_t from;
};
/* All of them, for one target on one day. */
struct known_count {
	/* The target by the version of then; NULL: there was none of that name. */
	const struct program *program;
	const struct target *target;
	int32_t day;
	uint64_t seq;
	struct known_one
		*rows; /* by person; also of grades that do not count */
	size_t n, cap;
};
/* Whoever counts for the target, of whatever grade. `out` is to be released. */
int known_read(struct office *office, struct txn *txn, uint16_t program,
	const char *target, int32_t day, uint64_t seq, struct known_count *out,
	struct err *err);
/* Frees the rows. */
void known_release(struct known_count *k);
/* As of target_rows(), of one day. */
size_t known_rows(
	const struct known_count *k, struct target_row rows[TARGET_ROWS]);

/* Why somebody counts in the one and not in the other, or otherwise. */
enum known_cause {
	KNOWN_SAME,
	KNOWN_EXPIRED,    /* nobody confirmed it, or it was ended */
	KNOWN_CORRECTED,  /* replaced or taken back since */
	KNOWN_DEFINITION, /* grades that count are others */
	KNOWN_NEW,        /* it began between the days */
	KNOWN_LATE,       /* it had begun, and was recorded since */
	KNOWN_OTHERWISE,  /* of another grade or regency */
	KNOWN_MERGED,     /* with another who counts, or taken apart again;
			     known_why() does not know */
	KNOWN_CAUSES
};
/* was, then what `was` knew for the day of `is`, then is; each row is NULL where the
 * person is not in it. */
enum known_cause known_why(const struct known_count *was,
	const struct known_count *between, const struct known_count *is,
	uint64_t person);
/* The row of a person; NULL: she is not in it. */
const struct known_one *known_find(
	const struct known_count *k, uint64_t person);

#endif
