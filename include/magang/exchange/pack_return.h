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
struct program;

/* A row of the file. */
struct pack_row {
	size_t line;
	char *number, *name; /* as they stand in the file */
	uint64_t kase;       /* of the row of that code; 0: nobody knows */
	uint64_t person;     /* of it; 0: the same */
	uint32_t row;        /* its place in the pack; 0: the same */
	char *why;  /* why it is not taken, as a sentence; NULL: it is */
	char *note; /* what is to be known of it all the same; NULL */
	/* what it would change: the present value of each, and the new one */
	struct value *was;
	struct setting *values;
	size_t n;
	int was_rank, rank; /* PACK_NO_RANK; 0: refused */
	/* an activity that it tells of, and is not noted yet */
	struct setting *deed;
	size_t n_deed;
};
#define PACK_NO_RANK (-1)
/* Does it change anything? */
bool pack_row_says(const struct pack_row *row);

/* All of it. */
struct pack_back {
	struct arena *arena;
	struct record *record; /* the pack */
	const struct program *program;
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
/* Frees what was read. */
void pack_back_release(struct pack_back *b);
/* Before it is shown: as a list of whoever is in it, which is an export from a
 * screenful on. No look is open. */
int pack_reads(
	struct office *office, const struct pack_back *b, struct err *err);

#endif
