/* SPDX-License-Identifier: MIT */
/* What a user must be to work here: the one rule, for apply() and for whoever
 * puts its refusal into words. */
#ifndef MAGANG_RULEBOOK_USER_CHECK_H
#define MAGANG_RULEBOOK_USER_CHECK_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct record;
struct rulebook;
struct txn;

/* What is wrong with a user. */
enum user_fault {
	USER_FINE,
	USER_NAME,    /* no login name: it could not be typed after --as */
	USER_TAKEN,   /* of another user */
	USER_UID,     /* of another user who is not closed */
	USER_ROLE,    /* none of roles.yaml */
	USER_AREA,    /* no regency of the table, or too many */
	USER_PROGRAM, /* not installed, or too many */
	USER_KEY,     /* no public key, twice there, or one too many */
	USER_KEY_OF,  /* that of another user, closed or not */
};

/* a-z, then a-z, 0-9, '_', '-', '.': at most 32. */
bool user_name_valid(const char *name);

/* Of one field of a user; `word` is what is wrong with it. */
#define USER_WORD 64
/* The fault of that field alone; USER_FINE for fields that have no rule. */
enum user_fault user_check(struct rulebook *book, struct txn *txn,
	const struct record *user, uint16_t field, char word[USER_WORD]);
/* The sentence. */
int user_fault_say(struct rulebook *book, enum user_fault fault,
	const char *word, struct err *err);

#endif
