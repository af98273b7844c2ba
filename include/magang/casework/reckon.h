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
#include "magang/casework/judge.h"

struct ids;
struct rulebook;

/* The fields that nobody sets: score, failed rules, rules without an answer,
 * rules that warn; then how it went to reach the person, the sums of its ledger and
 * who sends the person, and when the person was seen. */
enum { RECKONED = 15 };
/* Their ids. */
extern const uint16_t reckoned_fields[RECKONED];
/* Is this one of them? */
bool field_is_reckoned(uint16_t id);
/* One of the sets of rules? */
bool field_is_rules(uint16_t id);

/*
 * What the program says of a case: in the order of reckoned_fields, texts in
 * `arena`. ASK_KEPT is what is kept, of facts without a day (DATE_NONE); the
 * others what a reader is told now, everywhere.
 */
void case_answers(struct case_facts *f, enum asking who, struct arena *arena,
	struct value out[RECKONED]);
/* The same into the record of the case, as a reader is shown it. */
void case_answer_now(struct case_facts *f, enum asking who, struct arena *arena,
	struct record *c);

/* Adds the cases that a change touches from operation `from` on, each once,
 * before it is applied. */
void change_cases(
	struct txn *txn, const struct change *c, size_t from, struct ids *out);

/* Adds to a change what is worked out for the cases that its operations touch,
 * those that came since the last call. `ops` has all of them. */
void change_reckon(struct rulebook *book, struct txn *txn, struct change *c,
	struct change_index *ops);

/* Does an operation set what is reckoned and nothing else? */
bool op_is_reckoned(const struct op *op);
/* Tasks can follow from it all the same: it may be time to try again. */
bool op_asks_tasks(const struct op *op);

#endif
