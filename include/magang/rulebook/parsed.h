/* SPDX-License-Identifier: MIT */
/*
 * The texts of the store - settings, programs, the table of areas - as they are
 * after parsing, in a derived file that all sessions map: nothing is parsed at
 * start, and what is long lies in memory once.
 *
 * Each is found under the stamp of the record with its text, so what is here is
 * never older than the store. Where the file is missing, damaged, of another
 * version or of other texts, it is made anew from the store; where it cannot be
 * written, the same bytes stay in this process.
 */
#ifndef MAGANG_RULEBOOK_PARSED_H
#define MAGANG_RULEBOOK_PARSED_H

#include <stdbool.h>

#include "magang/record/record.h"

struct areas;
struct err;
struct parsed;
struct store;

/* Maps the file of the store, or makes it where it does not go with the texts.
 * `store` is borrowed. */
int parsed_open(struct store *store, struct parsed **out, struct err *err);
void parsed_free(struct parsed *p); /* NULL is fine */

/*
 * What the text of a record is after parsing (packed.h), for as long as `p`.
 * Where that is missing or damaged (p NULL: all of it) it is the text itself,
 * as long as the transaction, by way of `hold`. false: none, or txn_fault().
 */
struct parsed_text {
	const char *p;
	size_t n;
	bool parsed;
};
bool parsed_text(const struct parsed *p, struct txn *txn, enum kind kind,
	uint64_t id, struct record *hold, struct parsed_text *out);

/* The areas of the store, which borrow from `p`; NULL and why. */
struct areas *parsed_areas(
	const struct parsed *p, struct txn *txn, struct err *err);

/* Does the file hold what the texts say? If not it is written anew. One that is
 * missing or of other texts is no fault. */
bool parsed_check(struct store *store, struct txn *txn);

#endif
