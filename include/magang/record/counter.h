/* SPDX-License-Identifier: MIT */
/*
 * Counters: how many records there are of what, so that no figure needs a walk.
 * Each family counts records of one kind by some of what they are; derive()
 * alone makes the keys, apply() counts up and down, check counts anew.
 *
 * Tree `ct`: 'C' family u8, area u16, then the parts of the family, each as wide
 * as it is below, a rule without its end -> i64. Once for the area of the
 * record and once for area 0, all areas. A row at 0 is not there.
 *
 * A new family is a line in FAMILIES and a row in counter_family.c. The number of a
 * family is stored: lines are added at the end.
 */
#ifndef MAGANG_RECORD_COUNTER_H
#define MAGANG_RECORD_COUNTER_H

#include "magang/base/pack.h"
#include "magang/record/record.h"
#include "magang/store/key.h"
#include "magang/store/walk.h"

struct entries;
struct key;

/* number COUNT_..., what check calls it. By a day count FOLLOWUPS: cases by the first
 * on which nobody saw their person; RETURNS: by that on which the first original is
 * to be given back; LICENCES: organisations by the last of it; SHORT: those whose
 * licence does not reach the start of who comes through them, by that; SENT: cases by
 * who sends their person, and when they are to start. */
#define FAMILIES(X)                                                                      \
	X(PERSONS, "person")                                                             \
	X(ORGANISATIONS, "organisation")                                                 \
	X(CASES, "case")                                                                 \
	X(TASKS, "task")                                                                 \
	X(ACTIVITIES, "activity")                                                        \
	X(DOUBTS, "doubt")                                                               \
	X(OPENED, "opened") /* cases by the week they were opened in */                  \
	X(FAILED,                                                                        \
		"failed") /* cases by each hard rule that they fail, and by          \
			       COUNT_ANY */   \
	X(PLACES, "places") /* cases of an intake by stage */                            \
	X(DECISIONS,                                                                     \
		"decision") /* by the stage they led to and their cause */               \
	X(HELD, "cases of officer") /* by stage */                                       \
	X(HAND, "tasks of officer") /* open ones */                                      \
	X(OFFERED, "offered")       /* cases by whom they are offered to */              \
	X(RESERVED,                                                                      \
		"reserved") /* cases that have a place by a proposal: by the stage \
			   of that (HELD_IN), and by their own (HELD_FROM) */     \
	X(PROPOSALS, "proposal") /* by their standing, open ones by who */               \
	X(LETTERS, "letter")                                                             \
	X(SEATS, "seat") /* of a cohort or a slot, by their state */                     \
	X(UNREACHED, "unreachable") /* cases whose person is, by stage */                \
	X(CERTIFICATES, "certificate")                                                   \
	X(SHEETS, "sheet") /* of a cohort: days entered */                               \
	X(MARKS,                                                                         \
		"mark") /* of a cohort, by number of the roll, mark and cause */         \
	X(LEDGER, "ledger") /* by its state */                                           \
	X(OVER_CAP,                                                                      \
		"over cap") /* cases of whom more was asked than may be, by stage */     \
	X(FOLLOWUPS, "follow-up")                                                        \
	X(RETURNS, "return")                                                             \
	X(LICENCES, "licence")                                                           \
	X(DUES, "due") /* open tasks by the day they are due, and those that warn    \
			  before by the day of either */   \
	X(LATE_MARKS,                                                                    \
		"late marks") /* days of a cohort with marks that wait, by who */        \
	X(RISKS,                                                                         \
		"at risk") /* seats of a cohort whose person misses too much */          \
	X(CAUSES,                                                                        \
		"cause") /* seats of a cohort or a slot by what they went for */         \
	X(OUTCOMES, "outcome") /* by whether another one took its place */               \
	X(COUNTED,                                                                       \
		"counted") /* persons by stretches: on the day when one begins, and    \
			      on that of its end (counted.h) */ \
	X(SHORT, "short licence")                                                        \
	X(SENT, "sent")                                                                  \
	X(KEPT, "kept") /* cases by the last day on which they are kept */

/* COUNT_PERSONS and so on; the numbers are stored. */
enum family {
	COUNT_NONE,
#define FAMILY_ENUM(word, name) COUNT_##word,
	FAMILIES(FAMILY_ENUM)
#undef FAMILY_ENUM
		COUNT_FAMILIES
};

/* What a record is counted by. */
enum part {
	PART_END,
	PART_PROGRAM, /* of a task or activity: of the case it is about */
	PART_STAGE,
	PART_STATE,
	PART_SEX,
	PART_WEEK,
	PART_RULE,
	PART_INTAKE,
	PART_USER,
	PART_KIND, /* of what it is in */
	PART_IN,   /* a cohort, a slot, an organisation */
	PART_ROLL,
	PART_DAY,
	PART_TARGET,
};

#define COUNTED_RULE 60
#define COUNT_ANY "*" /* in place of a rule: any */
/* What one row counts: the parts that its family has, the others zero. */
struct counted {
	uint16_t area, program, stage, state, week, roll, target;
	uint32_t day; /* as DATE_KEY() */
	uint8_t sex, kind;
	uint64_t intake;
	uint64_t in;
	uint64_t user; /* whose hand it is in, or is offered to */
	char rule[COUNTED_RULE];
};

/* Of a day; weeks begin on Monday. 1970-01-01 was a Thursday. */
#define COUNT_WEEK(date) ((uint16_t)(((date) + 3) / 7))

/* Of a mark, with the letter of its cause. */
#define MARK_COUNTED(mark, cause)                                              \
	((uint16_t)((uint16_t)(mark) | (uint16_t)(unsigned char)(cause) << 8))
#define COUNTED_MARK(state) ((enum sheet_mark)((state)&0xff))
#define COUNTED_CAUSE(state) ((char)((state) >> 8))

/* The parts of PART_STATE, as numbers of keys; those of a record that has a state of
 * its own stand in its header (doubt_state.h and so on). */
enum task_state { TASK_OPEN = 1, TASK_DONE };
enum counted_state { COUNTED_BEGINS, COUNTED_ENDS }; /* and twice the grade */
enum held_state { HELD_IN = 1, HELD_FROM };
enum due_state { DUE_ON = 1, DUE_WARNS, DUE_WARNED };

/* All that a record counts for; derive() calls it. */
void count_record(const struct record *r, const struct record *person,
	const struct record *parent, struct entries *out);
bool family_has(enum family family, enum part part);

/* The key of one row; *k is empty before. */
void counter_key(struct key *k, enum family family, const struct counted *of);
/* By what a record adds or takes away; a row that comes to 0 goes. */
void counter_add(struct txn *txn, const struct key *k, int64_t by);
/* 0 where there is no such row. */
int64_t counter_read(
	struct txn *txn, enum family family, const struct counted *of);

/*
 * Counters of an area (0: all areas) and, where the family has programs and
 * `program` is not 0, of a program:
 *
 *	counters_begin(&cs, txn, COUNT_CASES, 0, program);
 *	while (counters_next(&cs))
 *		use(cs.of.stage, cs.n);
 *	counters_end(&cs);
 */
struct counters {
	struct walk w;
	enum family family;
	struct counted of;
	int64_t n;
	struct key key;       /* of it, whole */
	struct reader inside; /* rows that stand in one together */
	uint32_t tail;
};
/* Stands before the first; the walk is of `txn` and must end before it. */
void counters_begin(struct counters *cs, struct txn *txn, enum family family,
	uint16_t area, uint16_t program);
/* Of one stage: families that count by program and stage. */
void counters_begin_stage(struct counters *cs, struct txn *txn,
	enum family family, uint16_t area, uint16_t program, uint16_t stage);
/* Does it count by program and stage before all else? */
bool family_by_stage(enum family family);
/* Of one user, where the family has users. */
void counters_begin_user(struct counters *cs, struct txn *txn,
	enum family family, uint16_t area, uint64_t user);
/* Of one thing: its area and the first n parts of its family. */
void counters_begin_at(struct counters *cs, struct txn *txn, enum family family,
	const struct counted *of, size_t n);
/* The same of each area, all areas (0) first. */
void counters_begin_all(
	struct counters *cs, struct txn *txn, enum family family);
/* cs.of and cs.n are the next row; false: no more. */
bool counters_next(struct counters *cs);
/* Always after the last, or earlier: it closes the walk. */
void counters_end(struct counters *cs);
/* The last day that is counted of a thing, its area and the first n parts of its
 * family, whose next and last part is a day; DATE_NONE: there is none. */
int32_t counter_last_day(struct txn *txn, enum family family,
	const struct counted *of, size_t n);
/* Of all rows that counters_begin() would walk. */
int64_t counters_sum(
	struct txn *txn, enum family family, uint16_t area, uint16_t program);

/* For check: all of them as they stand, of whatever family; ->key and ->n are the
 * next one. */
void counter_rows_begin(struct counters *cs, struct txn *txn);
/* false: no more. */
bool counter_rows_next(struct counters *cs);
/* Of the family of the key; "?": none is known. */
const char *counter_name(const struct key *k);

#endif
