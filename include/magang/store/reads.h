/* SPDX-License-Identifier: MIT */
/*
 * The log of reads that matter, in an environment of its own (DIR/reads, made
 * when the first one is kept). They are no changes: they stand in no journal and
 * do not go through the gate, so that whoever looks something up waits for
 * nobody who writes. A row says who, whom, when and how; values and names of
 * persons stand in none. Whom it says by a mark that only the key of the person
 * makes: with the key of an erased person the rows lose whom they are about, and
 * who read how much stays.
 */
#ifndef MAGANG_STORE_READS_H
#define MAGANG_STORE_READS_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

struct err;
struct store;

/* Whom a row is about; all 0: nobody was found. */
#define READ_MARK 16

/* A row of the log. */
struct read_row {
	int64_t time;  /* seconds, UTC */
	uint64_t user; /* who */
	uint64_t
		person; /* whom, of a row that is added; 0: `mark` tells, or nobody */
	uint64_t other; /* another user that it is about, or 0 */
	uint8_t mark[READ_MARK];
	uint8_t what; /* enum read_what */
};
typedef int (*reads_visit)(void *ctx, const struct read_row *row);

/* All of them or none, durable when it returns 0; rows before `forget` go, some
 * at a time. */
int reads_add(struct store *store, const struct read_row *rows, size_t n,
	int64_t forget, struct err *err);
/* Rows since a time, as they were kept; `visit` false: enough. 0 also where
 * there is no log. *damaged counts those whose bytes are not what was kept. */
int reads_each(struct store *store, int64_t from, reads_visit visit, void *ctx,
	size_t *damaged, struct err *err);
/* The mark of a person; false: there is no key, and no row that is about him. */
bool reads_mark(struct store *store, uint64_t person, uint8_t out[READ_MARK]);
/* The marks of all who have a key. */
int reads_marks(struct store *store,
	void (*visit)(void *ctx, uint64_t person, const uint8_t *mark),
	void *ctx, struct err *err);
/* Takes damaged rows out, and says how many; and how often what was kept last is
 * gone since this was asked: a loss of power takes it, too. */
int reads_mend(
	struct store *store, size_t *damaged, uint64_t *lost, struct err *err);

/* Where a log lies that this process found damaged and put aside, so that a new one
 * can be kept; NULL: nowhere. */
const char *reads_aside(const struct store *store);
/* Was there a log that this process found gone, so that a new one is begun? */
bool reads_gone(const struct store *store);
/* Either of both; opens it to find out. */
bool reads_hurt(struct store *store);

#endif
