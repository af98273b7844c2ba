/* SPDX-License-Identifier: MIT */
/* Who asks, and what a user may. */
#ifndef MAGANG_RULEBOOK_ACCESS_H
#define MAGANG_RULEBOOK_ACCESS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"
#include "magang/field/fdef.h"
#include "magang/program/settings.h"
#include "magang/record/change.h"
#include "magang/record/kind.h"

struct err;
struct record;
struct txn;

/* Between the codes of areas, and between the names of programs, of a user. */
#define ACCESS_BETWEEN " ,"
#define ACCESS_AREAS 64
#define ACCESS_PROGRAMS 16

/*
 * Who asks and what they may: enforced by ops, queries and apply, nowhere else.
 * No areas: all of them. A record without area (organisation) is seen by all.
 */
struct access {
	uint64_t user;
	char name[40];
	char role[48];               /* 40 letters, as roles.yaml has them */
	char called[LANG_COUNT][96]; /* its label; "": it has none */
	unsigned permissions;        /* enum permission */
	unsigned withheld;           /* of the role, not of who is bound */
	int limits[READ_COUNT];      /* persons a day; 0: none */
	enum lang lang; /* of the user's record; LANG_COUNT: it says none */
	bool closed;    /* works here no more */
	size_t n_areas;
	uint16_t areas[ACCESS_AREAS]; /* regency codes, ascending */
	size_t n_programs;
	uint16_t programs[ACCESS_PROGRAMS]; /* numbers, ascending */
};

/* Are there records that the caller does not see? */
bool access_bound(const struct access *a);

/* Are records of this regency, of this program the caller's? Those of no area
 * are everybody's. */
bool access_area(const struct access *a, uint16_t regency);
bool access_program(const struct access *a, uint16_t program);

/* Can work be given to this user? Who may only read it can do none. */
bool access_works(const struct access *a);
/* May take back, or do again, what somebody did: his own acts, an administrator any,
 * whoever merges all merges. */
bool access_takes_back(
	const struct access *a, uint64_t actor, enum act_kind act);

/* May values of this class be seen, and so be set? Those of health are hidden
 * from whoever may not: whether there is one, too. */
bool access_class(const struct access *a, enum fdef_privacy class);
/* The same of a field; one of the office alone is hidden like health. */
bool access_reads(const struct access *a, const struct fdef *f);
/* MG_EACCESS: not those of this field. */
int access_field(const struct access *a, const struct fdef *f, struct err *err);

/* MG_EACCESS names what is missing. */
int access_need(const struct access *a, unsigned permission, struct err *err);

/* What a user may, from records and roles as they are in this transaction.
 * false: no such user; then nothing is allowed. */
bool access_load(const struct roles *roles, struct txn *txn, uint64_t user,
	struct access *out);
/* The office itself while it is being set up. */
void access_everything(struct access *a);
/* Has the person a case in a program of the caller's? Whoever is bound to no
 * program has all persons. */
bool access_person(const struct access *a, struct txn *txn, uint64_t person);
/* Is the person also of the caller's areas? Asked of the second one of a record
 * of two, as the area of the record is that of the first. */
bool access_other(const struct access *a, struct txn *txn, uint64_t person);
/* All persons that a record is of: its owner, both of a doubt. */
bool access_persons_of(
	const struct access *a, struct txn *txn, const struct record *r);
/* Does whoever is `a` see all that the other one does, by areas and programs? */
bool access_covers(const struct access *a, const struct access *of);
/* Is it one that the caller has a hand in himself, as a trainer has in a cohort? */
bool access_has_hand(const struct access *a, const struct record *r);
/* Is it no secret to the caller: his own, or open to what he may? */
bool access_open(const struct access *a, const struct record *r);
/* Does the caller see all records of this kind? */
bool access_all(const struct access *a, enum kind kind);
/* May the caller see it: open to him, of his areas, of his programs, of persons with a case
 * in those, or one that he has a hand in? */
bool access_sees(
	const struct access *a, struct txn *txn, const struct record *r);
/* "": nobody, or the office itself. */
void access_user_name(struct txn *txn, uint64_t user, char *out, size_t size);
uint64_t access_user_named(struct txn *txn, const char *name); /* 0: none */
/* The first open user who may see to settings and users; 0: nobody may. */
uint64_t access_administrator(const struct roles *roles, struct txn *txn);
/* One who is not closed before one who is. */
uint64_t access_user_of_uid(struct txn *txn, uint32_t uid);

#endif
