/* SPDX-License-Identifier: MIT */
/*
 * Certificates of a program: their numbers, and the words of their texts. A number
 * has a register: of the program, or, where it names the year, of the program and
 * that year.
 */
#ifndef MAGANG_PROGRAM_CERTIFICATE_H
#define MAGANG_PROGRAM_CERTIFICATE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct buf;
struct certificate;
struct program;

/* The number of one where its program does not say it. */
#define CERTIFICATE_PATTERN "{prefix}-{year}-{number}"

/* What is wrong with a pattern; NULL: nothing. */
const char *certificate_pattern_fault(const char *pattern);
/* Does its register begin anew each year? */
bool certificate_by_year(const struct certificate *c);
/* The number of the n-th of its register. */
void certificate_number(const struct program *p, const struct certificate *c,
	int year, uint64_t nth, struct buf *out);

/* number CERTIFICATE_WORD_..., its word in braces of the text */
#define CERTIFICATE_WORDS(X)                                                   \
	X(PROGRAM, "program")                                                  \
	X(COHORT, "cohort")                                                    \
	X(FROM, "from")   /* first day of the cohort */                        \
	X(UNTIL, "until") /* its last day */                                   \
	X(DATE, "date")   /* the day it is given */

/* In the order of CERTIFICATE_WORDS. */
enum certificate_word {
#define CERTIFICATE_ENUM(word, text) CERTIFICATE_WORD_##word,
	CERTIFICATE_WORDS(CERTIFICATE_ENUM)
#undef CERTIFICATE_ENUM
		CERTIFICATE_WORD_COUNT
};
/* As they stand in a text. */
extern const char *const certificate_words[CERTIFICATE_WORD_COUNT];
/* CERTIFICATE_WORD_COUNT: it is none. */
enum certificate_word certificate_word_of(const char *s, size_t n);

#endif
