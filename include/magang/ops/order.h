/* SPDX-License-Identifier: MIT */
/*
 * An order as one makes it by hand: the places that a person can wish, the people
 * that a host can rank, each with where it stands. It is read, changed in memory,
 * and saved as one act, which wishes and ranks have in common with a list or a
 * command.
 */
#ifndef MAGANG_OPS_ORDER_H
#define MAGANG_OPS_ORDER_H

#include "magang/record/kind.h"

struct err;
struct office;
struct receipt;

/* A place, or a person by her case. */
struct order_row {
	uint64_t id;
	unsigned rank; /* 1 + how many stand before the tie; 0: it has none */
	bool refused;  /* instead of a rank */
	char *against; /* why the two cannot be together, whatever is said; NULL */
	size_t at;     /* as it was read: the order of who has no rank */
};

struct order {
	enum kind kind; /* KIND_CASE: its wishes; KIND_RANKING: its ranks */
	uint64_t of;
	enum kind rows_kind;
	uint16_t program;
	struct order_row
		*rows; /* those with a rank, refused ones, the others */
	size_t n, cap;
	char not_to[40]; /* of wishes: codes that are refused, by blanks */
	bool rest;       /* of ranks: the others come behind */
};

/* MG_ENOENT: there is no such case or ranking, or the caller does not see it. *out
 * is to be released in any case. */
int order_read(struct office *office, enum kind kind, uint64_t of,
	struct order *out, struct err *err);
void order_release(struct order *o);

/* The row stands at that rank, and who stood there or behind it goes back by one. */
void order_put(struct order *o, size_t row, unsigned rank);
/* Behind all that have a rank. */
void order_append(struct order *o, size_t row);
/* Equal to the one before it; one without a rank to the last. */
void order_equal(struct order *o, size_t row);
/* Refused, or not any more. */
void order_refuse(struct order *o, size_t row);
/* Neither of both. */
void order_out(struct order *o, size_t row);
/* The same of all rows. */
void order_clear(struct order *o);
/* Of wishes: a country is refused, or not any more. */
void order_country(struct order *o, const char *code);

/* All of it, as one act; by whoever may edit the case, or match. MG_ENOENT: it
 * stands so already. */
int order_save(struct office *office, const struct order *o,
	struct receipt *out, struct err *err);

/* A ranking of a host for a program: of all its places (slot 0), or of one of them
 * alone. It has no rank yet. By whoever may match. */
int order_make(struct office *office, uint64_t host, uint16_t program,
	uint64_t slot, struct receipt *out, struct err *err);

#endif
