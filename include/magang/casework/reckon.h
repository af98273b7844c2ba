/* SPDX-License-Identifier: MIT */
/*
 * What is worked out about a case and kept beside its facts: the score, the
 * rules that it fails, those of them that only warn, those that cannot be
 * answered yet. Whoever makes a
 * change works them out for every case that the change touches, of whichever
 * kind the fact was. apply() works them out again for the same cases when the
 * rest of the change is done: two who change different facts from one version
 * are both right about theirs, and neither has seen what both come to.
 *
 * Kept is what nothing but the facts of the case and its person can change. An
 * answer that the day or another record can change, and one that tells of
 * health, is asked for when it is read (rule_is_kept()).
 */
#ifndef MAGANG_CASEWORK_RECKON_H
#define MAGANG_CASEWORK_RECKON_H

#include "magang/record/change_index.h"
#include "magang/casework/facts.h"

struct rulebook;

/* The fields that nobody sets: score, failed rules, rules without an answer,
 * rules that warn. How many, which, and is this one of them? */
enum { RECKONED = 4 };
extern const uint16_t reckoned_fields[RECKONED];
bool field_is_reckoned(uint16_t id);

/* A rule of the case's program that is asked where it has come to; NULL: none of
 * that name is. */
const struct rule *case_rule(const struct case_facts *f, const char *name);

/* In the order of reckoned_fields, texts in `arena`. The facts must be of no
 * day: DATE_NONE for today. */
void case_reckon(
	struct case_facts *f, struct arena *arena, struct value out[RECKONED]);

/* The cases that a change touches from operation `from` on, each once, before it
 * is applied: *ids is the caller's. Returns how many. */
size_t change_cases(
	struct txn *txn, const struct change *c, size_t from, uint64_t **ids);

/* Adds to a change what is worked out for the cases that its operations touch,
 * those that came since the last call. `ops` has all of them. */
void change_reckon(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops);

/* Does an operation set what is reckoned and nothing else? */
bool op_is_reckoned(const struct op *op);

#endif
