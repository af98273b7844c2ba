/* SPDX-License-Identifier: MIT */
/* A coordinator's Monday: what its parts share. */
#ifndef TESTS_DAY2_H
#define TESTS_DAY2_H

#include "stand.h"

struct monday {
	struct stand stand;
	struct line l;
};

/* Keys, and then this is on the screen. */
bool monday_on(struct monday *m, const char *steps, const char *want);
/* Somebody at another table: a command that goes well. */
bool monday_others(struct monday *m, const char *args);
/* ... and what it prints has `want` in it. */
bool monday_says(struct monday *m, const char *args, const char *want);
/* How many rows a list has, of "KIND FILTER". */
long monday_count(struct monday *m, const char *what);
/* Somebody opens the deck of a filter; its first card is there. */
bool monday_deck(struct monday *m, const char *as, const char *filter);
/* From the deck or a list by home out of the program, which ends. */
void monday_leave(struct monday *m);

/* 316 applications for 120 seats. */
void monday_triage(struct monday *m, const char *dir);

#endif
