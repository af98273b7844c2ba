/* SPDX-License-Identifier: MIT */
/*
 * What can have been done about a record. Everybody may note something about
 * anything; a program counts more about its cases. Whatever the programs have
 * in the areas of the agreement that organisations take part in is an activity
 * of an organisation too, and so is how large it was on a day.
 */
#ifndef MAGANG_RULEBOOK_ACTIVITIES_H
#define MAGANG_RULEBOOK_ACTIVITIES_H

#include "magang/record/figures.h"
#include "magang/rulebook/rulebook.h"

struct txn;

/* What the amount of an activity means. */
enum activity_sort {
	ACTIVITY_PLAIN,   /* no amount is asked */
	ACTIVITY_COUNTED, /* of a program: how much of it adds up */
	ACTIVITY_FIGURE,  /* a size: needs an amount, one a day */
	ACTIVITY_CONTACT, /* a way to a person: may have a result */
};

/* What can have been done, by its name. */
struct activity_kind {
	const char *name; /* lives as long as the rulebook, as do the others */
	const struct label *label;
	const char *area; /* of the agreement; NULL: none */
	const char *unit; /* as the program file has it; NULL: none */
	enum activity_sort sort;
	const struct activity *of; /* of a program: its row; NULL: of none */
};

/* Ways to a person, the usual one first. */
#define CONTACT_WAYS 3
extern const struct activity_kind *const contact_ways;

/* Unit of figures of money; which, the country of the organisation says. */
#define UNIT_MONEY "money"
#define UNIT_PEOPLE "people"

/* In the order of figure_index(). */
extern const struct activity_kind figures[FIGURES];

/* The most that activities_about() gives. */
#define ACTIVITIES_MAX 128

/* All that may be noted about a record of this kind (of a case: with its
 * program); returns how many. */
size_t activities_about(struct rulebook *book, struct txn *txn, enum kind about,
	const struct program *program,
	struct activity_kind out[ACTIVITIES_MAX]);
/* One of them by name; false: there is none. */
bool activity_about(struct rulebook *book, struct txn *txn, enum kind about,
	const struct program *program, const char *name,
	struct activity_kind *out);

#endif
