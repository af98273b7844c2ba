/* SPDX-License-Identifier: MIT */
/* Who of the store may be one with a person. */
#ifndef MAGANG_LINKAGE_DUPLICATE_H
#define MAGANG_LINKAGE_DUPLICATE_H

#include "magang/linkage/weigh.h"

struct office;
struct txn;

/*
 * Persons like one that is about to be registered, with the evidence in words, best
 * first; none below LINK_LISTED.
 */
struct likeness {
	uint64_t id;
	int score, likeness; /* as in struct weighed */
	bool certain;        /* same NIK or passport */
	char evidence[EVIDENCE_TEXT];
	bool outside;  /* the caller is told where to ask, and no more */
	bool stranger; /* certain, but of another name and birth date: a slip */
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

/* The same for who is bound to nothing, and leaves no trace of a read. */
size_t duplicates_everywhere(struct office *office, struct txn *txn,
	const struct record *person, struct likeness *out, size_t max);
/* Of one pair, however little it is alike; false: the other one is not there. */
bool likeness_of_pair(struct txn *txn, const struct record *person,
	uint64_t other, struct likeness *out);
/* Is a person like whoever it was like before, by all that is compared? */
bool is_like_before(const struct record *old, const struct record *new);

/* How many persons there are to be mistaken for. */
uint64_t persons_in(struct txn *txn);
/* How rare the words of a name and the phone are in the store, among those of the
 * regency; bounded, so a word of very many is taken for rarer than it is. */
void trait_rare(struct txn *txn, uint16_t regency, struct trait *t);

#endif
