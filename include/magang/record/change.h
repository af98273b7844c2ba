/* SPDX-License-Identifier: MIT */
/*
 * A change: what one act of a person does to records, as the log carries it.
 *
 * Every operation names the fields it sets, with the value it saw before and
 * the new one. Personal values are sealed under the key of the person that the
 * record belongs to (`owner`), health values under the second key; fields with
 * FDEF_CLEAR stand in clear, because counters and keys must survive an erasure.
 * Values of records without an owner stand in clear.
 *
 * Operations are taken or refused together, as one change. One that is `soft`
 * may be refused alone, and those behind it that go `with` it: then they are
 * left out, the rest stands.
 */
#ifndef MAGANG_RECORD_CHANGE_H
#define MAGANG_RECORD_CHANGE_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/base/i18n.h"
#include "magang/record/record.h"

#define CHANGE_OPS 20000

/* What somebody did: ACT_..., and its word, stable, for --json. The history says
 * it in other words (view/event.c). The numbers are stored: more come at the
 * end. */
#define CHANGE_ACTS(X)                                                         \
	X(ADD, N_("add"))                                                      \
	X(SET, N_("set"))                                                      \
	X(MOVE, N_("move"))                                                    \
	X(IMPORT, N_("import"))                                                \
	X(NOTE, N_("note"))                                                    \
	X(TASK, N_("task"))                                                    \
	X(UNDO, N_("undo"))                                                    \
	X(REDO, N_("redo"))                                                    \
	X(INSTALL, N_("install"))                                              \
	X(USER, N_("user"))                                                    \
	X(ERASE, N_("erase"))                                                  \
	X(DEMO, N_("demo"))                                                    \
	X(CHOICE, N_("choice")) /* how the own screens look; not for undo */   \
	X(ASSIGN, N_("assign"))                                                \
	X(APPROVE, N_("approve"))                                              \
	X(RETURN, N_("return"))   /* of proposals */                           \
	X(PUBLISH, N_("publish")) /* what has left the house; not for undo */  \
	X(SEAT, N_("seat"))                                                    \
	X(ASSESS, N_("assess"))                                                \
	X(APPEAL, N_("appeal"))                                                \
	X(CERTIFY, N_("certify"))                                              \
	X(PRINT, N_("print")) /* of certificates; not for undo */              \
	X(MARK, N_("mark"))                                                    \
	X(EXPIRE, N_("expire")) /* of data that are kept no more */            \
	X(MERGE, N_("merge"))

/* In the order of CHANGE_ACTS, from 1. */
enum act_kind {
	ACT_NONE,
#define ACT_ENUM(act, word) ACT_##act,
	CHANGE_ACTS(ACT_ENUM)
#undef ACT_ENUM
		ACT_COUNT
};
/* "import"; _() of it is what people read. */
const char *act_word(enum act_kind act);

/* OP_..., its row in apply(), and the verb that takes it back. OP_EXPECT writes
 * nothing: it is a conflict when the record has another version than `base`, the
 * one that was looked at. */
#define CHANGE_VERBS(X)                                                        \
	X(CREATE, create, DELETE)                                              \
	X(SET, set, SET)                                                       \
	X(DELETE, delete, CREATE)                                              \
	X(ERASE, erase, NONE)                                                  \
	X(EXPECT, expect, EXPECT)

/* In the order of CHANGE_VERBS, from 1; stored. */
enum op_verb {
	OP_NONE,
#define VERB_ENUM(verb, row, back) OP_##verb,
	CHANGE_VERBS(VERB_ENUM)
#undef VERB_ENUM
		OP_VERBS
};
/* How a verb is taken back; OP_NONE: it cannot be. */
enum op_verb verb_back(enum op_verb verb);

/* One field of an operation: what its author saw, and what it is to be. */
struct op_field {
	uint16_t id;
	struct value old, new;
};

/* What is done to one record. */
struct op {
	enum op_verb verb;
	enum kind kind;
	uint64_t id;
	uint64_t owner;     /* person whose key seals it; 0: nobody */
	uint64_t base;      /* version seen; 0 for OP_CREATE */
	struct op_field *f; /* n that it sets, then n_seen that it only saw */
	size_t n, n_seen, cap;
	bool sealed; /* the key is gone: sealed values are missing from f */
	bool lost;   /* and nobody has destroyed it: it is damaged, or lost */
	bool soft;   /* may be refused alone, with those that go with it */
	bool with;   /* goes with the one before it */
	int refused; /* what it was left out for, 0: not; not in the bytes */
	const char *why;
};

struct change {
	uint64_t cluster;
	uint32_t origin;
	uint64_t oseq;
	uint64_t act; /* (origin << 32 | counter): oseq of its first change */
	int64_t time; /* seconds, UTC, by the origin's clock: data, not order */
	int32_t date; /* civil date at the origin: "today" for rules */
	uint64_t actor; /* user id */
	enum act_kind kind;
	uint64_t undoes; /* act taken back, or 0 */
	uint64_t
		seq; /* place in the log; set when it is there, not in the bytes */
	struct op *ops;
	size_t n, cap;
	size_t reckoned; /* operations of which all that follows is here; not
			    in the bytes */
	struct arena *arena; /* texts and arrays */
	/* While it is read: the room of an operation that was not wanted, for
	 * the next one. */
	struct op_field *spare;
	size_t spare_cap;
};

/* An empty change of its kind; everything else of it is zero and for the caller
 * to fill in. Owns what is added until change_release(). */
void change_init(struct change *c, enum act_kind kind);
void change_release(struct change *c);
void change_clear(struct change *c); /* no operations, keeps the memory */

/* Pointers to operations are valid until the next change_op(). */
struct op *change_op(struct change *c, enum op_verb verb, enum kind kind,
	uint64_t id, uint64_t owner);
/* Takes the operations from `from` on away. */
void change_cut(struct change *c, size_t from);
/* Everything from operation `from` on may be refused together and alone. */
void change_soft(struct change *c, size_t from);
/* Room for one more field, among those that are set or behind them; valid until
 * the next one. */
struct op_field *op_field_new(struct op *op, bool seen);
/* Copies texts into the change. Leaves out what does not change. */
void op_set(struct change *c, struct op *op, uint16_t id,
	const struct value *old, const struct value *new);

/* What the operation leaves as it is, but has seen (group.h). */
void op_seen(struct change *c, struct op *op, uint16_t id,
	const struct value *value);

/* What the operation makes of a field, until its next op_set(); NULL: it does
 * not set it. */
const struct op_field *op_sets(const struct op *op, uint16_t id);
/* The number that it sets a field to; 0: it sets none. */
int64_t op_number(const struct op *op, uint16_t id);
/* What it makes, or takes away, something about; 0, KIND_NONE: nothing. */
uint64_t op_about(const struct op *op, enum kind *kind);
/* The record whose history it stands in: its own, or that which it is within. */
uint64_t op_subject(const struct op *op, enum kind *kind);
/* As what it counts in an act: a decision, or a proposal of one, as its case. */
enum kind op_counts_as(const struct op *op);
/* The record as the operation tells of it: what it sets, or what it took. */
void op_record(const struct op *op, struct record *out);

/* Class that a field is sealed in (FDEF_CLEAR: public). */
enum fdef_privacy field_class(enum kind kind, uint16_t id);

/* Its number, as long as it has no place in the log: origin and oseq. The act that
 * it begins has the same. */
uint64_t change_number(const struct change *c);
/* Is it the first of its act? */
bool change_begins_act(const struct change *c);

#endif
