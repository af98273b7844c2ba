/* SPDX-License-Identifier: MIT */
/*
 * A matching over the store. A run changes nothing; each that comes to something
 * new is kept beside the drafts, with its seed, so that trying seeds until the
 * answer pleases is seen. Ids are all that is kept of anybody.
 */
#ifndef MAGANG_OPS_MATCH_RUN_H
#define MAGANG_OPS_MATCH_RUN_H

#include <stdbool.h>
#include <stddef.h>
#include <stdint.h>

#include "magang/placing/match_input.h"
#include "magang/matching/check.h"

struct err;
struct office;
struct txn;

#define MATCH_SEED 60 /* bytes of a seed */

/* An answer, what it was made of and what the checker says of it. */
struct match_ran {
	struct txn *txn;
	uint64_t as_of;     /* the last change that it saw for sure */
	bool looks;         /* the transaction is its own */
	struct match_of of; /* its texts and pins are the caller's */
	bool again;         /* with a second chance */
	enum lang lang;     /* of the reader, for what places ask */
	struct match_input in;
	struct match_seat *seat;
	struct match_check check;
	uint8_t result[HASH_SIZE]; /* of who is where */
};
/* That of the run before of the program, so that who is left does not change by the
 * lot; else the day. */
int match_seed(struct office *office, uint16_t program,
	char seed[MATCH_SEED + 1], struct err *err);

/* PERM_MATCH, of whoever is bound to no area: all who take part are compared; by a
 * seed of characters that can be seen (MG_EUSAGE). Looks at the store until it is released; nothing to release on an error. */
int match_run(struct office *office, const struct match_of *of, bool again,
	struct match_ran *out, struct err *err);
/* Ends the look, where that is its own. */
void match_ran_release(struct match_ran *r);

/* The same in a transaction that is the caller's. */
int match_run_in(struct office *office, struct txn *txn,
	const struct match_of *of, bool again, struct match_ran *out,
	struct err *err);

/* Where somebody is, in a run that was kept. */
struct match_kept_pair {
	uint64_t kase, slot;
	bool pinned;
};
/* A run as it was kept. */
struct match_kept {
	uint32_t number; /* from 1, of all programs */
	uint64_t user;
	int64_t time;
	uint16_t program;
	uint64_t intake;
	char seed[MATCH_SEED + 1];
	bool again;
	bool board;     /* made on the screen, which goes on from it */
	uint64_t as_of; /* the last change that it saw */
	uint8_t input[HASH_SIZE], result[HASH_SIZE];
	uint32_t people;
	struct match_kept_pair *pair;
	size_t n_pairs;
	struct match_pin *pin; /* that were asked for */
	size_t n_pins;
	struct buf frozen; /* what it was made of (match_frozen.h) */
};
/* Frees what it holds. */
void match_kept_release(struct match_kept *k);

/* Keeps it, and says its number: that of the last one where that had the same
 * input and result. */
int match_keep(struct office *office, const struct match_ran *r, bool board,
	uint32_t *number, struct err *err);
/* MG_ENOENT. */
int match_kept(struct office *office, uint32_t number, struct match_kept *out,
	struct err *err);
/* The last one before that number, of the same program and intake; 0: there is none
 * that the caller may see. */
uint32_t match_kept_before(struct office *office, uint16_t program,
	uint64_t intake, uint32_t number);
/* Makes all that are kept again, of every program, and says which does not come to
 * what it came to. No permission: it is for who proves the whole store. */
int match_kept_prove(struct office *office,
	void (*say)(void *ctx, const char *text), void *ctx, struct err *err);
/* The numbers of those of a program that the caller may see, the last one first;
 * to be freed. PERM_MATCH. */
int match_kept_all(struct office *office, uint16_t program, uint32_t **out,
	size_t *n, struct err *err);

#endif
