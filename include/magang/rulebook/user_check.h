/* SPDX-License-Identifier: MIT */
/* What a user must be to work here: the one rule, for apply() and for whoever
 * puts its refusal into words. */
#ifndef MAGANG_RULEBOOK_USER_CHECK_H
#define MAGANG_RULEBOOK_USER_CHECK_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct op;
struct record;
struct rulebook;
struct txn;

/* What is wrong with a user. */
enum user_fault {
	USER_FINE,
	USER_NAME,     /* no login name: it could not be typed after --as */
	USER_RESERVED, /* a word of searches and options */
	USER_TAKEN,    /* of another user */
	USER_UID,      /* of another user who is not closed */
	USER_ROLE,     /* none of roles.yaml */
	USER_AREA,     /* no regency of the table, or too many */
	USER_PROGRAM,  /* not installed, or too many */
	USER_KEY,      /* no public key, twice there, or one too many */
	USER_KEY_OF,   /* that of another user, closed or not */
};

/* a-z, then a-z, 0-9, '_', '-', '.': at most 32. */
bool user_name_valid(const char *name);

#define USER_WORD 64
/* The first fault of what an operation has made of a user; `word` is what is wrong.
 * A field that it leaves alone may have become wrong since: a role or a program
 * that is gone keeps nobody from being closed. Who is opened again may find his
 * uid with somebody else. */
enum user_fault user_check(struct rulebook *book, struct txn *txn,
	const struct op *op, const struct record *user, char word[USER_WORD]);
/* The sentence. */
int user_fault_say(struct rulebook *book, enum user_fault fault,
	const char *word, struct err *err);

#endif
