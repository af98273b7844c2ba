/* SPDX-License-Identifier: MIT */
/* May this case move? the answer as rows. */
#ifndef MAGANG_CASEWORK_JUDGE_H
#define MAGANG_CASEWORK_JUDGE_H

#include <stdbool.h>
#include <stddef.h>

struct access;
struct case_facts;
struct err;
struct program;
struct record;
struct rule;
struct verdict;

/* What was said of a move: why, and for which of its causes. */
enum move_said { SAID_REASON = 1 << 0, SAID_CAUSE = 1 << 1, SAID_ALL = 3 };
/* Of a decision; a text of blanks says nothing. */
unsigned move_said(const char *reason, const char *cause);
/* Of one that is kept. */
unsigned decision_said(const struct record *decision);

/*
 * May the case of the facts go there? 0, or MG_ENOTALLOWED with rows that stop.
 * Rows that only warn stand there in both cases. said: enum move_said.
 */
int case_move_check(struct case_facts *f, const char *role, int to,
	unsigned said, struct verdict *out, struct err *err);

/*
 * Where nothing but room stands against the move, and it has a waiting list for
 * that, *to becomes the list: the answer is that of the move there, the quotas
 * that are full stand among its rows. `full`: there is no room, as somebody has
 * seen already.
 */
int case_move_or_wait(struct case_facts *f, const char *role, int *to,
	bool full, unsigned said, struct verdict *out, struct err *err);

/* Which rules are asked: those whose answer is kept with the case; all that one
 * may hear of who sees no health; all. */
enum asking { ASK_KEPT, ASK_NOW, ASK_HEALTH };
/* Of whoever has these permissions. */
enum asking asking_of(unsigned permissions);
/* Is this one of them? */
bool asking_has(enum asking who, unsigned reads);

/* The rules that are asked as far as a case has come, the marks of its score and
 * whether its version is for its start, each with its answer, `parts` with the
 * values behind it. None of somebody who was erased. */
void case_rules(
	struct case_facts *f, enum asking who, bool parts, struct verdict *out);

/* The moves that lead on from there, each with what stands against it, and the
 * waiting list that it leads to then, as far as they may be told who asks
 * (verdict_close()); a reason is taken as given. */
struct case_moves {
	const struct program *program; /* NULL: not known */
	struct verdict *rows;
	size_t n;
};
void case_moves(
	struct case_facts *f, const struct access *a, struct case_moves *out);
void case_moves_release(struct case_moves *m);

#endif
