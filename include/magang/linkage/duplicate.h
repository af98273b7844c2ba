/* SPDX-License-Identifier: MIT */
/*
 * Likeness of two persons. What is compared is small enough to be kept for
 * every row of an import; where it comes from (a record, an index entry) is no
 * matter.
 */
#ifndef MAGANG_LINKAGE_DUPLICATE_H
#define MAGANG_LINKAGE_DUPLICATE_H

#include "magang/base/buf.h"
#include "magang/base/fold.h"
#include "magang/record/index.h"

struct office;
struct txn;

/* What is compared of a person. */
struct trait {
	uint64_t nik, kk, phone; /* 0: not there */
	uint64_t passport;       /* checksum of the number, 0: not there */
	int32_t birth;           /* DATE_NONE */
	char sex;                /* 'L', 'P' or 0 */
	int64_t village;         /* 0 */
	struct fold_name name;
};
/* Borrows nothing from the record. */
void trait_of(const struct record *person, struct trait *out);

/* 0..1000, the evidence in words behind it when `why` is not NULL. 0 where the
 * names have too little in common: same phone, card or birth date alone make
 * nobody the same, nor are twins. */
int trait_likeness(
	const struct trait *a, const struct trait *b, char *why, size_t size);
/* The date with day and month exchanged, or DATE_NONE where that is none. */
int32_t date_exchanged(int32_t date);

/*
 * Persons like one that is about to be registered. Each with likeness 0..1000
 * and the evidence in words, best first.
 */
struct likeness {
	uint64_t id;
	int score;
	bool certain;       /* same NIK or passport */
	char evidence[200]; /* "name same; birth date same": as it is stored */
	bool outside;       /* the caller is told where to ask, and no more */
};
/* Has it the number of a card that nobody else can have? */
bool has_card(const struct record *person);
/* As many as are asked for; half of them of those whom the caller sees. */
#define LIKE_MAX 16
/* Those whom the caller sees; and whoever has the same NIK or passport, as that
 * keeps the new one out, which is a read by number (office/reads.h). */
size_t duplicates_of(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max);
/* All of them, for the list of doubts: nothing of it is shown to the caller. */
size_t duplicates_all(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max);

#endif
