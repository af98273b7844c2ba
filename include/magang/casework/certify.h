/* SPDX-License-Identifier: MIT */
/* May a case have a certificate? */
#ifndef MAGANG_CASEWORK_CERTIFY_H
#define MAGANG_CASEWORK_CERTIFY_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/record.h"

struct certificate;
struct program;
struct rulebook;
struct txn;

/* What a certificate is asked for. */
struct certifying {
	struct rulebook *book;
	struct txn *txn;
	const struct record *kase, *person;
	int32_t today;
	bool blind; /* for who sees no health: what hangs on it stays open */
	/* what is found */
	const struct program *program; /* the version of the case */
	const struct certificate *certificate;
	uint64_t decision; /* that brought the case there; 0: it began there */
	uint64_t cohort;   /* in which it has a seat; 0: none */
};
/* 0; or a code, and in *why the word of refusal.h that says what is against it.
 * name "": the only one of its program. */
int certify_ask(struct certifying *c, const char *name, const char **why);

/* The program version that a certificate was given by, and what it says there;
 * false: it is not there any more. */
bool certificate_terms(struct rulebook *book, struct txn *txn,
	const struct record *r, const struct program **program,
	const struct certificate **out);

/* The field of its case that says since when its paper is there; 0: the program
 * names none. */
uint16_t certificate_paper(
	struct rulebook *book, struct txn *txn, const struct record *r);

#endif
