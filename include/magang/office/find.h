/* SPDX-License-Identifier: MIT */
/* Numbers and names as people type them. */
#ifndef MAGANG_OFFICE_FIND_H
#define MAGANG_OFFICE_FIND_H

#include "magang/record/record.h"

struct err;
struct office;
struct txn;

/* Every field that a record of this kind can have, program fields included. */
const struct fdef *office_field(struct office *office, struct txn *txn,
	enum kind kind, const char *name, size_t len);
/* By its id, of a record with a program those of its version, papers too. */
const struct fdef *office_field_id(struct office *office, struct txn *txn,
	const struct record *r, uint16_t id);
/* Of history: of any kind, and of a program where the record is gone (NULL) or
 * its own version has it no more. */
const struct fdef *office_field_ever(struct office *office, struct txn *txn,
	const struct record *r, uint16_t id);

/* "JP-000871-5" of a record; of one that only its author may see "LN-***". */
char *office_number(struct office *office, struct txn *txn,
	const struct record *r, char out[NUMBER_TEXT]);
/* The same by kind and id; of one that is gone as its kind has them. */
char *office_number_of(struct office *office, struct txn *txn, enum kind kind,
	uint64_t id, char out[NUMBER_TEXT]);
/* The columns that every number of the kind has room in: with the longest of the prefixes
 * and as many digits as the last record needs. */
int office_number_columns(
	struct office *office, struct txn *txn, enum kind kind);
/* What numbers of this store stand beside in lists, so that those of another one
 * are known: a letter, so
 * that no spreadsheet takes it for a number, and its cluster in 16 digits. */
#define STORE_MARK 18
char *office_store_mark(const struct office *office, char out[STORE_MARK]);
/* A number, one with the name behind it as lists print people, a NIK or (users) a
 * name as people type it. MG_ENOENT, MG_EUSAGE
 * for a wrong check digit, MG_EACCESS outside the caller's areas. */
int office_find(struct office *office, const char *text, enum kind *kind,
	uint64_t *id, struct err *err);

#endif
