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

#include "magang/linkage/trait.h"
#include "magang/record/doubt_state.h"

/* Where fewer are counted it is chance which word is rare. */
#define COUNTED_LEAST 1000
/* Who is in a small store is drawn from as many. */
#define PERSONS_LEAST 10000
/* Tenths of a bit that it says to share what `bearers` of `persons` have. */
uint8_t rarity(uint64_t bearers, uint64_t persons);

/* What is weighed. */
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

/* Another number when what is found is another one: all are looked at again. */
#define LINK_WEIGHTS 1

/* What came of two. */
struct weighed {
	int score;    /* tenths of a bit above even odds */
	int likeness; /* the same as a chance in 1000 */
	enum link_band band;
	bool or_kin; /* the household explains it nearly as well */
	const struct link_level *level[LINK_FIELDS];
};
/* Of `persons` in the store; how rare words are stands in `a`. */
void weigh(const struct trait *a, const struct trait *b, uint64_t persons,
	struct weighed *out);
/* What of each field is known, as a doubt keeps it: "name same; birth date same". */
#define EVIDENCE_TEXT 200
void weighed_words(const struct weighed *w, char out[EVIDENCE_TEXT]);
/* What their names say by themselves, against a stranger; from NAMES_ALIKE on they
 * may be one name written twice. */
#define NAMES_ALIKE 35
int weigh_names(const struct trait *a, const struct trait *b);

/* Another name and another birth date: whoever has the other's number has it by a slip
 * of the hand. */
bool is_stranger(const struct trait *a, const struct trait *b);

struct namesake;
/* The highest band that a pair with one of them can reach by name, birth date, village
 * and sex; `rare` as in struct namesakes. */
enum link_band weigh_namesake(const struct trait *t, const uint8_t *rare,
	const struct namesake *s, uint64_t persons);

#endif
