/* SPDX-License-Identifier: MIT */
/* What is compared of a person: small enough to be kept for every row of an import;
 * where it comes from (a record, an index entry) is no matter. */
#ifndef MAGANG_LINKAGE_TRAIT_H
#define MAGANG_LINKAGE_TRAIT_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/fold.h"

struct record;

/* A number that is not there is 0. */
struct trait {
	uint64_t nik, kk, phone; /* 0: not there */
	uint64_t passport;       /* checksum of the number, 0: not there */
	int32_t birth;           /* DATE_NONE */
	char sex;                /* 'L', 'P' or 0 */
	int64_t village;         /* 0 */
	struct fold_name name;
	/* How rare each word is, and the phone: rarity() of how many have it. */
	uint8_t rare[FOLD_WORDS], rare_phone;
	bool nik_fits; /* the NIK says this birth date and sex */
};
/* Borrows nothing from the record. */
void trait_of(const struct record *person, struct trait *out);
/* Of one whose other members are filled: nothing is rarer than anything else yet, and
 * whether the NIK fits. */
void trait_settle(struct trait *t);
/* The date with day and month exchanged, or DATE_NONE where that is none. */
int32_t date_exchanged(int32_t date);

/* Tenths of a bit: what it says to share a word of which nothing is known, and the
 * most that it can say. */
#define RARITY_USUAL 70
#define RARITY_MOST 120

#endif
