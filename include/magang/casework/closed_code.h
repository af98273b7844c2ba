/* SPDX-License-Identifier: MIT */
/*
 * Codes that tell of health: a cause for which somebody left a seat or a case, a
 * mark of a day. The class stands on the code: on the row of the cause or of the mark,
 * or as the program lists it (`privacy: health`). Who may not be told sees the same
 * mask as of a field of health.
 */
#ifndef MAGANG_CASEWORK_CLOSED_CODE_H
#define MAGANG_CASEWORK_CLOSED_CODE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct access;
struct fdef;
struct marks;
struct program;
struct record;
struct rulebook;
struct seat_of;
struct txn;
struct value;

#define CODE_CLOSED "***" /* in place of a cause */
#define MARK_CLOSED "*"   /* in place of a mark */

/* Is a field one of marks by numbers of a roll? */
bool field_of_marks(uint16_t id);
/* Is a field one of causes? */
bool field_of_causes(uint16_t id);
/* Does a cause tell of health? By the row of seats, or as the program lists it for
 * seats or for a move; `program` NULL: by the row alone. */
bool cause_tells_health(
	const struct program *program, const char *code, size_t len);
/* Is a cause closed to who sees no health? All of a list that has one of health are,
 * as a mask of that one alone would tell it, and one that no list has. Of seats: the
 * list where the seat is. */
bool seat_cause_is_closed(
	const struct seat_of *of, const char *code, size_t len);
/* The same of moves: the lists of all those that have it. */
bool move_cause_is_closed(
	const struct program *program, const char *code, size_t len);
/* Is a mark? Both that have a reason, and all causes of programs that are theirs. */
bool mark_is_closed(const char *mark);

/* May `who` be told why seats were declined or left? Whoever sees health, who gives
 * seats, as he notes it, and who marks the days of that cohort; 0: it is none. */
bool seat_causes_are_told(
	const struct access *who, struct txn *txn, uint64_t cohort);
/* May `who` be told which marks of a cohort are of the ill? Whoever sees health, and
 * who marks its days. */
bool marks_are_told(const struct access *who, struct txn *txn, uint64_t cohort);
/* Is the value of a field of this record closed to `who`? The cause or the words of
 * one; marks some of which are. */
bool value_is_closed(struct rulebook *book, struct txn *txn,
	const struct access *who, const struct record *r, uint16_t id,
	const struct value *v);
/* Marks of a cohort as `who` may see them: MARK_CLOSED in place of those he may not,
 * nothing of whom he does not see. */
void marks_close(const struct access *who, struct txn *txn, uint64_t cohort,
	struct marks *m);

#endif
