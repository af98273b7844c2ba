/* SPDX-License-Identifier: MIT */
/* Fields of records that are there, one or many. */
#ifndef MAGANG_OPS_OPS_SET_H
#define MAGANG_OPS_OPS_SET_H

#include "magang/ops/ops.h"

/* seen: version the caller looked at; 0: the present one. MG_ECONFLICT gives
 * the three values of each field in conflict. */
int op_set_fields(struct office *office, enum kind kind, uint64_t id,
	uint64_t seen, const struct setting *values, size_t n,
	const char *reason, struct receipt *out, struct err *err);
/* The same, nothing is kept: what it would be refused for, who would move up. */
int op_set_try(struct office *office, enum kind kind, uint64_t id,
	uint64_t seen, const struct setting *values, size_t n,
	struct receipt *out, struct err *err);
/* Values for many records. */
struct many_values {
	enum kind kind;
	const struct setting *values;
	size_t n;
	const char *reason;
	bool try; /* nothing is done, only told */
};
/* As one act: each that may, the others stay, and the receipt says why. A code
 * when none went. */
int op_set_many(struct office *office, const struct many_values *values,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err);
/* Values for one record of many. */
struct set_row {
	uint64_t id;
	uint64_t
		seen; /* by whoever gives them: the change that was the last one
			  then; 0: the present one */
	const struct setting *values;
	size_t n;
	const void *with; /* for `also`; NULL: nothing */
};
/* Many records, each with values of its own. */
struct set_rows {
	enum kind kind;
	enum act_kind act;
	const struct set_row *rows; /* ascending by id, each once */
	size_t n;
	bool try;        /* nothing is done, only told */
	uint64_t act_of; /* goes on with that act; 0: an act of its own */
	/* Adds what goes with a record; may be NULL. */
	int (*also)(struct office *office, struct change *c,
		const struct record *r, const void *with, struct err *err);
	/* Told of each that stays; may be NULL. */
	void (*stays)(void *to, uint64_t id, const char *why);
	void *to;
};
/* As op_set_many(): one act, each that may. */
int op_set_rows(struct office *office, const struct set_rows *rows,
	struct receipt *out, struct err *err);
/* Language and switches of the caller's own user record; needs no permission and
 * is nothing that undo takes back. 0 also where they were so already. */
int op_own_choice(struct office *office, const struct setting *values, size_t n,
	struct err *err);

#endif
