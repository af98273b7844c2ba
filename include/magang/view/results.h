/* SPDX-License-Identifier: MIT */
/* What became of each of many records that an act was about. */
#ifndef MAGANG_VIEW_RESULTS_H
#define MAGANG_VIEW_RESULTS_H

#include "magang/record/kind.h"

struct app;
struct err;
struct receipt;
struct txn;

/* What became of one. */
enum result_state { RESULT_WENT, RESULT_WAITS, RESULT_STAYS };

/* One of them. */
struct result {
	uint64_t id;
	enum result_state state;
	const char *why; /* it stays; NULL: it does not */
};

struct results {
	enum kind kind;
	bool try; /* nothing was done: what would become of them */
	uint64_t act;
	struct result *rows; /* in the order they were given in */
	size_t n;
	char **why; /* of those that stay, in the order they were told */
	size_t n_why, cap_why;
};

/* For an op that tells of each that stays; ctx is the results, emptied before. */
void results_told(void *ctx, uint64_t id, const char *why);
/* After it: `left` are those that stay, as they were told, and behind them those
 * that came on a waiting list. */
void results_take(struct results *r, const uint64_t *ids, size_t n,
	const uint64_t *left, size_t n_left, const struct receipt *receipt);
/* How many are in that state. */
size_t results_count(const struct results *r, enum result_state state);
/* Was the whole of its act taken back since? */
bool results_back(const struct results *r, struct txn *txn);
/* Empties it. */
void results_release(struct results *r);

/* Before any of it is told: a list of people is noted as one. */
int results_noted(
	const struct app *app, const struct results *r, struct err *err);
/* As CSV to app->out, a row for each. */
int results_print(
	const struct app *app, const struct results *r, struct err *err);

#endif
