/* SPDX-License-Identifier: MIT */
/* What is worked out for cohorts and their seats, as worked.h has it. */
#ifndef MAGANG_VIEW_CLASS_WORDS_H
#define MAGANG_VIEW_CLASS_WORDS_H

#include "magang/record/seat_state.h"
#include "magang/view/worked.h"

struct class_days;
struct office;
struct program;

/* Is the last day over on which somebody may join? */
bool class_is_closed(const struct style *s, const struct record *cohort);

/* Of a cohort: its seats by how they stand. */
bool work_class_taken(const struct row *row, struct buf *out);
bool work_class_offered(const struct row *row, struct buf *out); /* no answer */
bool work_class_free(const struct row *row, struct buf *out);    /* for more */
bool work_class_empty(const struct row *row, struct buf *out);   /* for good */
bool work_class_waiting(const struct row *row, struct buf *out); /* for one */
bool work_class_finished(
	const struct row *row, struct buf *out);              /* and passed */
bool work_class_left(const struct row *row, struct buf *out); /* before */
/* How often those who are in it come, in percent. */
bool work_class_present(const struct row *row, struct buf *out);
/* Why those left who have left, most first: "illness 2, has work 1". */
bool work_class_causes(const struct row *row, struct buf *out);
/* What its people missed, by kind and cause: "absent 12, late 3, Harvest 5". */
bool work_class_missed(const struct row *row, struct buf *out);
/* How many of those who are in it are at risk. */
bool work_class_risk(const struct row *row, struct buf *out);
/* What is said for a cause of seats in cohorts or slots of a program. */
const char *seat_cause_word(const struct office *office,
	const struct program *program, enum kind in, const char *code);
/* What the seats of a cohort or a slot in these states went for; to a program
 * "illness:2 work:1". */
void seat_causes_say(const struct style *style, const struct record *giver,
	enum seat_state from, enum seat_state to, struct buf *out);
/* Its days of class, and those of them that were. */
bool work_sessions(const struct row *row, struct buf *out);
/* The latter alone. */
bool work_held(const struct row *row, struct buf *out);
/* Of those before today how many nobody has entered. */
bool work_unentered(const struct row *row, struct buf *out);
/* The name of the holiday that falls on a day of class; NULL: none does. */
const char *class_holiday(
	const struct office *office, const struct class_days *day);
/* Of a seat: its place on the waiting list, its cohort by name. */
bool work_turn(const struct row *row, struct buf *out);
bool work_seat_in(const struct row *row, struct buf *out); /* alone */
/* Of a day: does anything of it wait for approval, beside what was entered in time,
 * too? */
bool work_sheet_state(const struct row *row, struct buf *out);
/* Who is marked how by the late marks that wait, and how he was. */
bool work_sheet_late(const struct row *row, struct buf *out);
/* Of a slot: the name of its host. */
bool work_host(const struct row *row, struct buf *out);

#endif
