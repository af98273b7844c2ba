/* SPDX-License-Identifier: MIT */
/*
 * The log of reads that matter, in an environment of its own (DIR/reads, made
 * when the first one is kept). They are no changes: they stand in no journal and
 * do not go through the gate, so that whoever looks something up waits for
 * nobody who writes. A row says who, whom, when and how, by number; values and
 * names of persons stand in none.
 */
#ifndef MAGANG_STORE_READS_H
#define MAGANG_STORE_READS_H

#include <stddef.h>
#include <stdint.h>

struct err;
struct store;

/* A row of the log. */
struct read_row {
	int64_t time;    /* seconds, UTC */
	uint64_t user;   /* who */
	uint64_t person; /* whom; 0: nobody was found */
	uint8_t what;    /* enum read_what */
};

/* All of them or none, durable when it returns 0; rows before `forget` go, some
 * at a time. */
int reads_add(struct store *store, const struct read_row *rows, size_t n,
	int64_t forget, struct err *err);
/* Rows since a time, as they were kept; `visit` false: enough. 0 also where
 * there is no log. */
int reads_each(struct store *store, int64_t from,
	int (*visit)(void *ctx, const struct read_row *row), void *ctx,
	struct err *err);

/* Where a log lies that this process found damaged and put aside, so that a new one
 * can be kept; NULL: nowhere. The second opens it to find out. */
const char *reads_aside(const struct store *store);
const char *reads_damaged(struct store *store);

#endif
