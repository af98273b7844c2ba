/* SPDX-License-Identifier: MIT */
/* Who of a regency shares a word of a name: found by the index of names, however
 * the birth date was written. */
#ifndef MAGANG_LINKAGE_NAMESAKE_H
#define MAGANG_LINKAGE_NAMESAKE_H

#include "magang/linkage/trait.h"

struct txn;

/* Entries that are read for one person, of all words together. */
#define NAMESAKES 600

/* What the index says of one of them. */
struct namesake {
	uint64_t id;
	int32_t birth;    /* DATE_NONE */
	uint32_t village; /* within the regency; 0: not known */
	uint16_t shared;  /* words of the trait that it has, a bit for each */
	uint8_t more;     /* words that it has beside them */
	uint8_t sex;
};

/* All that were read, of the words in turn. */
struct namesakes {
	size_t n;
	/* Of each word of the trait the most that it can say, by how many have it
	 * there (rarity()). */
	uint8_t rare[FOLD_WORDS];
	struct namesake rows[NAMESAKES];
};
/* All words are walked at once, each a step in turn, so a rare one is read to its
 * end before a common one has cost much; some stand there twice. `persons` are those
 * of the regency. */
void namesakes_read(struct txn *txn, uint16_t regency, uint64_t persons,
	const struct trait *t, struct namesakes *out);

#endif
