/* SPDX-License-Identifier: MIT */
/*
 * May a sheet be so? Whoever is marked had his seat on that day, and there was
 * class; whom the caller does not see is nobody. After its days the marks are locked: others are told beside with a reason,
 * and become the marks when somebody else approves them.
 */
#ifndef MAGANG_CASEWORK_SHEET_ASK_H
#define MAGANG_CASEWORK_SHEET_ASK_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct access;
struct marks;
struct record;
struct rulebook;
struct txn;

/* Who asks, and when. */
struct sheet_asking {
	struct rulebook *book;
	struct txn *txn;
	const struct access *who;
	/* As they were typed: some may be so already, which is not told of whom he
	 * does not see. NULL: nothing was. */
	const struct marks *given;
	uint64_t actor;
	bool may_approve;
	bool back; /* it was so before: an undo or a redo */
	int32_t today;
};
/* 0; or a code, and in *why the word of refusal.h, in *roll whose mark it is about
 * (0: nobody's). `old` NULL: a new one. */
int sheet_ask(const struct sheet_asking *a, const struct record *old,
	const struct record *new, const char **why, uint16_t *roll);

/* The day to be marked: today, where there is class; else the last one before that
 * nobody has entered; DATE_NONE: there is none. */
int32_t sheet_day_due(struct rulebook *book, struct txn *txn,
	const struct record *cohort, int32_t today);

/* Days that were entered and on which the cohort, as the record says it, has no
 * class, nor is it said why there was. */
struct stray_days {
	size_t n;
	int32_t first, last;
};
void stray_days(struct rulebook *book, struct txn *txn,
	const struct record *cohort, struct stray_days *out);

/* The program whose rules hold for its days; NULL: it is gone. */
struct program;
const struct program *cohort_program(
	struct rulebook *book, struct txn *txn, const struct record *cohort);

/* Are the marks of that day locked? */
bool sheet_is_locked(struct rulebook *book, struct txn *txn,
	const struct record *cohort, int32_t day, int32_t today);

#endif
