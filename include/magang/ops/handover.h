/* SPDX-License-Identifier: MIT */
/*
 * Everything that a user has in hand, to others: open cases with the tasks that go
 * with them, and open tasks that name him. Who sees a case, by area and program,
 * can get it. The cases of an area and a program stay together, or each goes to
 * whoever has the least in hand by then. Planned and looked at first, then done as one act.
 */
#ifndef MAGANG_OPS_HANDOVER_H
#define MAGANG_OPS_HANDOVER_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#define HANDOVER_TO 32

struct err;
struct office;
struct receipt;

/* What decides who of them gets it. */
enum handover_split { SPLIT_AREA, SPLIT_LOAD };

/* Why that one gets it. */
enum handover_why {
	HANDOVER_NOBODY, /* none of them sees its area and program */
	HANDOVER_ONLY,   /* the only one of them who does */
	HANDOVER_LEAST,  /* of several the one with the least in hand */
};

/* One record, and who gets it. */
struct handover_item {
	uint64_t id, to; /* to 0: nobody sees it */
	uint16_t area, program;
	enum handover_why why;
	size_t tasks; /* that go with the case */
};

/* All of a kind. */
struct handover_items {
	struct handover_item *rows;
	size_t n, cap;
};

/* Of an area and a program to one of them; to 0: to none. */
struct handover_row {
	uint64_t to;
	uint16_t area, program;
	enum handover_why why;
	size_t cases, tasks;
};

struct handover {
	uint64_t from, to[HANDOVER_TO];
	size_t n_to;
	enum handover_split split;
	/* until handover_release() */
	struct handover_items cases, tasks; /* by id */
	struct handover_row *rows;          /* by receiver, area, program */
	size_t n_rows, cap_rows;
};

/* Users by their names, with a comma or blank between, into `to`. */
int handover_receivers(struct office *office, const char *names,
	struct handover *h, struct err *err);
/* From, to and split are filled in; the rest begins as zeros. */
int handover_plan(struct office *office, struct handover *h, struct err *err);
/* What was planned, as one act; what changed since stays, and the receipt says
 * why, with those that nobody sees. With `try` nothing is done, only told. */
int op_handover(struct office *office, const struct handover *h, bool try,
	struct receipt *out, struct err *err);
/* Frees what was planned. */
void handover_release(struct handover *h);

#endif
