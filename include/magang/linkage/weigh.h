/* SPDX-License-Identifier: MIT */
/*
 * Do two records speak of one person? What agrees and what differs is weighed in
 * tenths of a bit, after Fellegi and Sunter (1969): how much likelier it is seen of
 * one person registered twice than of two strangers, and than of two who live in
 * one household, for whom a card, a phone and a village in common say nothing. The
 * lower of the two holds. Weights stand in one table, whole numbers only; nobody is
 * shown a number, but in which band a pair falls and which level each field has.
 */
#ifndef MAGANG_LINKAGE_WEIGH_H
#define MAGANG_LINKAGE_WEIGH_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/base/fold.h"

struct buf;
struct record;

/* What is compared of a person. */
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
/* Borrows nothing from the record; nothing is rarer than anything else yet. */
void trait_of(const struct record *person, struct trait *out);

/* Tenths of a bit that it says to share what `bearers` of `persons` have; 0 to 120. */
#define RARITY_USUAL 70
uint8_t rarity(uint64_t bearers, uint64_t persons);

enum link_field {
	LINK_NAME,
	LINK_BIRTH,
	LINK_NIK,
	LINK_PASSPORT,
	LINK_CARD,
	LINK_PHONE,
	LINK_VILLAGE,
	LINK_SEX,
	LINK_FIELDS,
};

/* One level that a field can have, and what it weighs. */
struct link_level {
	uint8_t field;
	int16_t weight,
		kin; /* against a stranger, against kin: tenths of a bit */
	const char *words; /* NULL: nothing to be said */
};

/* The bands; as scores go up with the number of persons, so do their limits. */
enum link_band { LINK_NONE, LINK_LISTED, LINK_PROBABLE, LINK_SURE, LINK_BANDS };

struct weighed {
	int score; /* tenths of a bit above even odds */
	enum link_band band;
	bool or_kin; /* the household explains it nearly as well */
	const struct link_level
		*level[LINK_FIELDS]; /* NULL: missing on a side */
};
/* Of `persons` in the store. */
void weigh(const struct trait *a, const struct trait *b, uint64_t persons,
	struct weighed *out);

/* Weights of a field, as the manual prints them: levels until one of another field. */
const struct link_level *link_levels(enum link_field field, unsigned *count);
/* By this number a store knows that its pairs were weighed by another table. */
#define LINK_TABLE 1

#endif
