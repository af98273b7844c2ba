/* SPDX-License-Identifier: MIT */
/*
 * May grades be so? The unit is one of the program of the cohort, a mark one that
 * it has, and whoever is marked has had his seat; whom the caller does not see is
 * nobody. A resit is marked of who has a
 * mark of the time before that does not pass; that one stays as long.
 */
#ifndef MAGANG_CASEWORK_GRADE_ASK_H
#define MAGANG_CASEWORK_GRADE_ASK_H

#include <stdbool.h>
#include <stdint.h>

struct access;
struct marks;
struct record;
struct rulebook;
struct txn;

/* Who asks. */
struct grade_asking {
	struct rulebook *book;
	struct txn *txn;
	const struct access *who;
	/* As they were typed: some may be so already, which is not told of whom he
	 * does not see. NULL: nothing was. */
	const struct marks *given;
	bool back; /* it was so before: an undo or a redo */
	/* Of the attempt before, where the same change sets them, too; NULL: as
	 * they are. */
	const struct marks *before;
};
/* 0; or a code, and in *why the word of refusal.h, in *roll whose mark it is about
 * (0: nobody's). `old` NULL: a new one. */
int grade_ask(const struct grade_asking *a, const struct record *old,
	const struct record *new, const char **why, uint16_t *roll);

#endif
