/* SPDX-License-Identifier: MIT */
/*
 * The waiting lists of a program: who is next, and whether there is room for
 * him. The best score comes first, who has none yet behind all who have; of two
 * with the same, and where a program has no scores, who applied first, by the number
 * of the case. So the list of a stage
 * and the deck show them, and so an office can say it to those who wait: on which
 * day a coordinator came to a case says nothing of the applicant.
 *
 * A case that the act at hand has itself taken from a place does not move up by it:
 * it would be back where it was taken from.
 */
#ifndef MAGANG_CASEWORK_WAITING_H
#define MAGANG_CASEWORK_WAITING_H

#include <stddef.h>
#include <stdint.h>

#include "magang/casework/verdict.h"
#include "magang/record/change.h"

struct rulebook;
struct txn;

/* Those who wait in a program and an intake (0: in none), in their order. */
struct waiting {
	uint64_t *ids; /* the caller frees it */
	size_t n;
};
void waiting_read(struct rulebook *book, struct txn *txn, uint16_t program,
	uint64_t intake, struct waiting *out);

/* Cases that come for places at once, in the order in which they get them: that of
 * a list. */
void waiting_sort(struct txn *txn, uint64_t *ids, size_t n);

/* The place of a case on its list, from 1, of how many; 0: it is on none. */
size_t waiting_turn(struct rulebook *book, struct txn *txn,
	const struct record *kase, size_t *of);

/* One of them, looked at. */
struct waiting_case {
	struct record kase, person;
	struct case_facts facts;
	int to; /* the stage that it waits for */
};
/* Is it one that moves up by itself, and is there room now? The answer stands in
 * *v. act: the one at hand. */
bool waiting_fits(struct rulebook *book, struct txn *txn, uint64_t id,
	uint64_t act, int32_t today, struct waiting_case *out,
	struct verdict *v);

/* A list that is read once and asked about many times. */
struct waiting_turns {
	uint16_t program;
	uint64_t intake, seq; /* when it was read */
	struct waiting list;
	bool *past; /* of each: has no room, or does not fulfil what is asked */
	bool blind; /* set by who asks and sees no health */
	bool open;  /* whose turn it is hangs on that */
};
/* Empty again. */
void waiting_turns_release(struct waiting_turns *t);
/* What hangs on health is left out of *v (verdict_close()): does nothing but that
 * decide whether this one fits? */
bool waiting_hangs(struct verdict *v);
/* The first for whom there is room, of the list for the places that a case may
 * take; 0: nobody; or, for the blind, who may be. *t is kept as long as nothing happens in between but that cases
 * come to places, or on the list; zeros at first. */
uint64_t waiting_first(struct waiting_turns *t, struct rulebook *book,
	struct txn *txn, const struct record *kase, uint64_t act,
	int32_t today);
/* Whom a case that goes to that stage would take a place before: who waits for one
 * and has room now; 0: nobody. */
uint64_t waiting_before(struct waiting_turns *t, const struct case_facts *f,
	int to, uint64_t act);

/* Does the operation move a case or a seat up from a waiting list, or back there? */
bool op_moves_up(const struct op *op);

/* Lists of which somebody may move up by a change, of which program and intake, and
 * what does it: a place that it makes free, one that comes on the list, or what is
 * known of one that is. Before the change is in the log. Of what takes an act back
 * places only: on the list everybody is as before. */
struct freed {
	size_t op;
	uint16_t program;
	uint64_t intake;
	enum kind in_kind; /* of what gives seats; KIND_NONE: cases */
	uint64_t in;
	enum kind kind;
	uint64_t id;
};
/* All of them. */
struct freed_list {
	struct freed *rows; /* the caller frees it */
	size_t n, cap;
};
/* Adds what the change frees. */
void waiting_freed(struct rulebook *book, struct txn *txn,
	const struct change *c, struct freed_list *out);
/* Are both of one list? */
bool freed_alike(const struct freed *a, const struct freed *b);

/* What made room, as F_ROOM_BY has it: "2 4294967297", kind and id. */
#define ROOM_BY_TEXT 40
bool room_by_read(const struct value *v, enum kind *kind, uint64_t *id);
void room_by_put(struct change *c, struct op *op, const struct freed *by);

#endif
