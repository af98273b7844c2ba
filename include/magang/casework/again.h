/* SPDX-License-Identifier: MIT */
/*
 * A decision asked again by another version of its program: with its own day, the
 * stage the case stood in, room for everybody, and the facts as they are known now,
 * as another version asks what no decision has kept. By its own version the same
 * facts answer as the decision did, so that the version makes the difference. Where
 * they do not, other facts do.
 */
#ifndef MAGANG_CASEWORK_AGAIN_H
#define MAGANG_CASEWORK_AGAIN_H

#include "magang/casework/judge.h"
#include "magang/casework/verdict.h"
#include "magang/record/record.h"

struct arena;
struct program;
struct rulebook;
struct txn;

/* What becomes of a decision. */
enum decision_course {
	COURSE_SAME,
	COURSE_CHANGED, /* by other facts, not by the version */
	COURSE_REFUSED,
	COURSE_NO_STAGE,
	COURSE_GOES_ON
};
/* Would it come out otherwise by the version? */
static inline bool
course_differs(enum decision_course c)
{
	return c > COURSE_CHANGED;
}

/* One of them, with the answers behind it. */
struct again {
	struct record decision, kase, person;
	enum decision_course course;
	struct verdict was,
		would; /* of COURSE_GOES_ON the rules, else the move */
	struct arena *arena;
};
/* Before the first; what again_release() after the last gives back. */
void again_init(struct again *a);
/* Frees what they held, not `a` itself. */
void again_release(struct again *a);

/*
 * Judges a->decision, with a->kase and a->person as they are now, by a version
 * ("by"): a->course and what is behind it; a->kase becomes what it was before the
 * decision. `who` sees no health is told the same whatever it is. A decision about
 * an appeal is the same by every version.
 */
void again_judge(struct again *a, struct rulebook *book, struct txn *txn,
	const struct program *by, enum asking who);

#endif
