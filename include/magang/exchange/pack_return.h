/* SPDX-License-Identifier: MIT */
/*
 * What came back of a pack, row by row, against what went out and what stands here
 * by now. Nothing is done; a row that says why is not to be taken.
 */
#ifndef MAGANG_EXCHANGE_PACK_RETURN_H
#define MAGANG_EXCHANGE_PACK_RETURN_H

#include <stdint.h>
#include <stdio.h>

#include "magang/ops/ops_pack.h"

struct arena;
struct err;
struct office;
struct pack;

/* A row of the file. */
struct pack_row {
	size_t line;
	char *number, *name; /* as they stand in the file */
	uint64_t kase;       /* of the row of that code; 0: nobody knows */
	uint32_t row;        /* its place in the pack; 0: the same */
	char *why;  /* why it is not taken, as a sentence; NULL: it is */
	char *note; /* what is to be known of it all the same; NULL */
	/* what it would change: the present value of each, and the new one */
	struct value *was;
	struct setting *values;
	size_t n;
};

/* All of it. */
struct pack_back {
	struct arena *arena;
	struct record *record; /* the pack */
	const struct pack *pack;
	struct pack_row *rows; /* in the order of the file */
	size_t n, cap;
	size_t bad, same; /* not taken; says what is so already, or nothing */
	size_t missing;   /* of the pack, and not in the file */
};

/* Reads a CSV to its end. MG_EDATA: it is no return of a pack. Always to be
 * released. */
int pack_read(
	struct office *office, FILE *f, struct pack_back *out, struct err *err);
void pack_back_release(struct pack_back *b);

#endif
