/* SPDX-License-Identifier: MIT */
/* What several ops are made of. */
#ifndef OPS_OP_PARTS_H
#define OPS_OP_PARTS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/record/person_infer.h"

struct arena;
struct change;
struct err;
struct office;
struct op;
struct record;
struct setting;
struct txn;

/* Fields that only the program sets are refused, and those of a class that is
 * not the caller's, before anything is said of what they are now. */
int op_refuse_fields(const struct office *office, const struct setting *values,
	size_t n, struct err *err);
/* What a new record of its kind must have. */
int op_require(const struct record *r, struct err *err);
/* Ties a task or activity to what it is about. */
void about_set(struct record *r, const struct record *about);
void op_values(struct record *r, const struct setting *values, size_t n);
/* Which fields these are, for what follows from the others. */
struct said_fields op_said(
	struct arena *arena, const struct setting *values, size_t n);

/* Why apply() left the operation out, in words; true: a verdict has them. */
bool op_say_left_out(
	struct office *office, const struct op *op, struct err *why);

/* Where somebody is given a card, the answer tells whether another one has it: may
 * the caller ask that once more today? Else MG_EACCESS, noted. */
int op_may_ask_cards(
	struct office *office, const struct change *c, struct err *err);
/* It was refused as somebody outside has the card: that counts as a read, and where
 * to ask is said. */
void op_say_taken(struct office *office, const struct op *op, struct err *err);

/* Does the caller see no health? Then what hangs on it is not told to who only asks
 * what would be. */
bool op_is_blind(const struct office *office);

/* Behind a refusal what it names, a cohort or a slot, to who may see it. */
void op_say_other(struct office *office, const char *detail, struct err *err);
/* The first fault of the conditions of a slot that a change was refused for. */
void op_say_condition(
	struct office *office, const struct change *c, struct err *err);
/* Of a seat that is refused: what else runs then, where the caller sees it; what its
 * program, or the host, asks. `of`: what it was to be in; `detail`: as refusal.h has it. */
void op_say_seat(struct office *office, struct txn *txn,
	const struct record *kase, enum kind of, const char *detail,
	struct err *why);

/* The same of a change that was refused as a whole because somebody has a seat. */
void op_say_seated(struct office *office, const struct change *c,
	const char *detail, struct err *err);

struct deed;
/* How it went to reach the person of a case, by a call where no other way is said,
 * of whoever may note that. */
void op_note_contact(const struct office *office, struct change *c,
	const struct record *kase, const struct deed *how);

/* What is told of an organisation changes it; `was`: the activity before, NULL
 * for a new one. */
void op_figure(struct txn *txn, struct change *c, const struct record *was,
	const struct record *activity);

/* A record whose id says what it is of: a new one, where `old` has no fields, or
 * what differs. */
void op_put_given(
	struct change *c, const struct record *old, const struct record *new);
/* What is refused of a mark: "4: nobody has this number ...". Returns rc. */
int op_say_roll(int rc, const char *text, uint16_t roll, struct err *err);

#endif
