/* SPDX-License-Identifier: MIT */
/*
 * Sheets: what is marked of a cohort on a day, by numbers of its roll. Only what
 * differs is marked: who is not was there.
 *
 * The id of a sheet says of which cohort and of which day it is, so that two who
 * enter one day make one sheet, whose marks merge. Sheets of a cohort stand
 * together, in the order of their days.
 *
 * id: origin of the cohort u16, its counter u24, day since 1970 u24
 */
#ifndef MAGANG_RECORD_SHEET_H
#define MAGANG_RECORD_SHEET_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/marks.h"
#include "magang/record/kind.h"

struct arena;
struct record;
struct txn;
struct walk;

/* In the order of the choices of F_SHEET_MARKS, as numbers of keys; who is
 * present has no mark on a sheet. */
enum sheet_mark {
	MARK_NONE,
	MARK_PRESENT,
	MARK_ABSENT,
	MARK_LATE,
	MARK_SICK,
	MARK_LEAVE,
	MARK_COUNT
};
/* By its letter, as it is kept and typed; behind it there may be that of a cause of
 * its program. MARK_NONE: it is no mark. */
enum sheet_mark sheet_mark(const char *letter);
/* The letter of the cause (program_absence()); 0: none. */
char sheet_mark_cause(const char *mark);
/* The other way; not of MARK_NONE. */
const char *sheet_mark_letter(enum sheet_mark mark);

/* 0: there is no such sheet. */
uint64_t sheet_id(uint64_t cohort, int32_t day);
/* The day in such an id. */
int32_t sheet_day(uint64_t id);
/* A new one, without marks. */
void sheet_init(struct record *s, uint64_t cohort, int32_t day);
/* Of a field of marks; none where it is not filled. */
void sheet_marks(const struct record *s, uint16_t field, struct marks *out);
/* The other way; the text is of the arena. */
void sheet_set_marks(struct record *s, uint16_t field, const struct marks *m,
	struct arena *arena);
/* The marks after others were given; false: too many. */
bool sheet_with(struct marks *marks, const struct marks *given);
/* Has somebody entered the day? Else only late marks wait there. */
bool sheet_is_entered(const struct record *s);

/* The sheets of a cohort, by their days: walk_next(), sheets_day(), record. */
void sheets_begin(struct walk *w, struct txn *txn, uint64_t cohort);
int32_t sheets_day(const struct walk *w);

#endif
