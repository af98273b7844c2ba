/* SPDX-License-Identifier: MIT */
/* Who a row of another kind is about: by a number of this store, the number of a
 * card, or name and birth date, which hold in any store. */
#ifndef EXCHANGE_IMPORT_WHO_H
#define EXCHANGE_IMPORT_WHO_H

#include <stdbool.h>
#include <stdint.h>

struct err;
struct import;
struct record;
struct txn;
struct office;

/* Columns that say who and what a row is about. */
enum who_column {
	WHO_NONE,
	WHO_PERSON, /* MG-000123-4 */
	WHO_NIK,
	WHO_NAME,
	WHO_BIRTH,
	WHO_PROGRAM,
	WHO_ABOUT,        /* a number of any kind */
	WHO_ORGANISATION, /* its name */
	WHO_STAGE,
	WHO_RULE,  /* that a task follows from */
	WHO_STORE, /* that gave the numbers */
	WHO_COLUMNS
};
/* As said in a row: "" where it is not. */
struct who {
	const char *said[WHO_COLUMNS];
	bool foreign; /* numbers are of another store: they say nothing here */
};

/* What a head says of who it is; WHO_NONE: nothing. */
enum who_column who_column(const char *head);
void who_clear(struct who *w);
/* The person; MG_EDATA: the row says nobody, several, or one by a number that
 * belongs to somebody else. */
int who_person(struct import *im, const struct who *w, uint64_t *person,
	struct err *err);
/* Has the owner of the record a name that is like the one in the row? MG_EDATA:
 * no, so the number is somebody else's. */
int who_agrees(struct import *im, const struct who *w, uint64_t person,
	struct err *err);
/* Its program, by name; 0: the row says none. */
int who_program(struct import *im, const struct who *w, uint16_t *program,
	struct err *err);
/* The organisation by its name. */
int who_organisation(
	struct import *im, const struct who *w, uint64_t *id, struct err *err);
/* The last case of the person in the program; 0: there is none. `room` for one. */
uint64_t who_case(struct office *office, struct txn *txn, uint64_t person,
	uint16_t program, struct record *room);

#endif
