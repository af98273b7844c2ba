/* SPDX-License-Identifier: MIT */
/* The list of another agency, and what its rows are beside what the office counts. */
#ifndef MAGANG_EXCHANGE_IMPORT_LIST_H
#define MAGANG_EXCHANGE_IMPORT_LIST_H

#include <stdint.h>

#include "magang/record/outcome_state.h"

/* What the row of another agency's list is beside what is known, the list read once
 * more included: who is on two lists counts once, under the agency that proves it. */
enum list_class {
	LISTED_NONE,      /* no row of a list */
	LISTED_NEW,       /* counts by it, and did not before */
	LISTED_BETTER,    /* counted already, and is proved better by it */
	LISTED_CONFIRMED, /* of this agency; the row is of a later day */
	LISTED_OURS,      /* the office proves it as well or better */
	LISTED_OTHERS,    /* so does another agency */
	LISTED_AGAIN,     /* this agency has proved it before */
	LISTED_TWICE,     /* an earlier row of the file is of the same person */
	LISTED_EXPIRED,   /* what it proves holds no more */
	LISTED_BAD,       /* sent back with reasons */
	LISTED_CLASSES
};
/* "new" and so on, by their numbers. Stable: for --json and --csv. */
extern const char *const list_class_word[LISTED_CLASSES];

/* A list of another agency: everybody on it counts for the target of a program. */
struct import_list {
	uint64_t agency; /* an organisation */
	uint16_t program;
	int32_t day; /* of rows that say none; DATE_NONE: none */
	enum outcome_grade
		grade; /* of rows that say none and have no licence */
};

#endif
