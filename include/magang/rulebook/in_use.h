/* SPDX-License-Identifier: MIT */
/*
 * What refers to a record: its members, and whatever has its number in a field
 * that points to its kind, those of programs included. There is no index of
 * those: a record is taken away seldom. What a person owns is referred to by what
 * the same person owns, which is read then; of the rest, all records of the kinds
 * that have such a field: once for all that a change takes away (struct uses).
 */
#ifndef MAGANG_RULEBOOK_IN_USE_H
#define MAGANG_RULEBOOK_IN_USE_H

#include <stdbool.h>
#include <stdint.h>

#include "magang/record/change.h"
#include "magang/record/kind.h"

struct record;
struct rulebook;
struct txn;

/* A record by kind and id. */
struct use {
	enum kind kind;
	uint64_t id;
};
/* Who refers to whom, of many that belong to nobody, by one reading. It stays true
 * as records change or go, for each is looked at again; not where one is made, or
 * begins to refer to another. */
struct uses {
	struct use *of; /* in order */
	size_t n_of;
	struct used {
		struct use of, by;
	} * row; /* in the order of the first */
	size_t n, cap;
};
/* Of all that are in operations of that verb; uses_release(). */
void uses_find(struct uses *u, struct rulebook *book, struct txn *txn,
	const struct change *c, enum op_verb verb);
/* What was found of them. */
void uses_release(struct uses *u);

/* The first that `counts` (NULL: all do); false: none. `known` has been found for
 * it and others; NULL: it is looked for now. */
bool in_use(struct rulebook *book, struct txn *txn, const struct use *of,
	const struct uses *known,
	bool (*counts)(void *ctx, const struct use *by), void *ctx,
	struct use *by);

/* Is there what the value of a field points to, of the same person and program
 * where both are of one? True of what points nowhere. */
bool reference_stands(struct txn *txn, const struct record *r,
	const struct fdef *f, const struct value *v);

/* The version of a program that a record names, as the id of its record; 0: none
 * or the newest. */
uint64_t version_named(const struct record *r);

#endif
