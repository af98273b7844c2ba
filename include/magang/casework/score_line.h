/* SPDX-License-Identifier: MIT */
/* How the scores of a program lie, and where its places end among them. */
#ifndef MAGANG_CASEWORK_SCORE_LINE_H
#define MAGANG_CASEWORK_SCORE_LINE_H

#include <stddef.h>
#include <stdint.h>

struct standing;

/* Of 0 to 100, so many points each; 100 is in the last. */
#define SCORE_CLASSES 20
#define SCORE_CLASS 5

/* Who has a place, or would get one, and who wants one and gets none. By regency and
 * sex places end at more than one score: all above `best` have one, none below
 * `least`. In ten-thousandths; SCORE_UNKNOWN: there is none. */
struct score_line {
	size_t within[SCORE_CLASSES], without[SCORE_CLASSES];
	int32_t least; /* score with a place */
	int32_t best;  /* score without one */
};

/* Nobody yet. */
void score_line_init(struct score_line *l);
/* One case more; who has no score or wants no place is in no class. */
void score_line_add(struct score_line *l, const struct standing *s);
/* How many are in a class. */
size_t score_line_class(const struct score_line *l, size_t class);
/* In the one that has the most. */
size_t score_line_most(const struct score_line *l);
/* The lowest class with a place; SCORE_CLASSES: nobody has one. */
size_t score_line_end(const struct score_line *l);

#endif
