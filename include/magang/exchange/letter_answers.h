/* SPDX-License-Identifier: MIT */
/*
 * What came back on letters, as a list: a row for each with the number of the
 * letter and the answer, for an appeal with its reason. Heads and answers in Indonesian, English or Japanese; a
 * row without an answer is none. Of a letter with two answers none is taken.
 */
#ifndef MAGANG_EXCHANGE_LETTER_ANSWERS_H
#define MAGANG_EXCHANGE_LETTER_ANSWERS_H

#include <stdio.h>

#include "magang/ops/ops_letter.h"

struct buf;
struct err;
struct office;

/* Answers of a file; codes are borrowed from the fields of the program. */
struct letter_answers {
	struct letter_answer *rows;
	size_t n, cap;
	size_t lines,
		bad; /* rows with an answer; those that are not in `rows` */
};

/* Reads all of `f`, which stays open. What is wrong with a row is a line of
 * `faults`. */
int letter_answers_read(struct office *office, FILE *f,
	struct letter_answers *out, struct buf *faults, struct err *err);
/* Frees the rows. */
void letter_answers_release(struct letter_answers *a);

#endif
