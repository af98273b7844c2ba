/* SPDX-License-Identifier: MIT */
/*
 * What a decision about many comes to: by program and stage how many go and how
 * many stay, and how full the places are before and after it. To be asked before
 * it happens, with what op_cases_try() has left.
 */
#ifndef MAGANG_OPS_OUTLOOK_H
#define MAGANG_OPS_OUTLOOK_H

#include <stddef.h>
#include <stdint.h>

#include "magang/casework/quota.h"

struct err;
struct office;
struct receipt;

/* Of a program: a stage that they are in, or a quota that they take of, or wait
 * for. */
struct outlook_row {
	const struct program *program;
	int stage;             /* from here */
	size_t go, wait, stay; /* of a quota: wait for one */
	size_t proposed;       /* would go, and a second person approves it */
	struct quota quota;  /* without the rows of its seats; name NULL: it is
				of a stage */
	uint64_t intake;     /* whose places; 0: none */
	uint16_t area;       /* of its places; 0: of all */
	struct stand before; /* it happens */
	int64_t more;        /* taken by it, less those given back */
};

struct outlook {
	struct outlook_row *rows; /* stages before quotas, by program */
	size_t n, cap;
	const char *to; /* the stage by its name; borrowed */
};

/* The first n_left of `left` stay, those that the receipt says wait, behind them,
 * come on the waiting list of the stage, all other cases go there; who moves up by
 * it stands in the receipt. */
int outlook_cases(struct office *office, const uint64_t *ids, size_t n,
	const uint64_t *left, size_t n_left, const struct receipt *told,
	const char *stage, struct outlook *out, struct err *err);
void outlook_release(struct outlook *t);

#endif
