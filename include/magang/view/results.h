/* SPDX-License-Identifier: MIT */
/*
 * What became of each of many records that an act was about:
 *
 *	results_begin(&r, office, KIND_CASE);
 *	rc = op_cases_move(office, ...);
 *	results_end(&r, office, &receipt);
 */
#ifndef MAGANG_VIEW_RESULTS_H
#define MAGANG_VIEW_RESULTS_H

#include "magang/office/office.h"
#include "magang/record/kind.h"

struct app;
struct err;
struct receipt;
struct txn;

/* What became of one. */
struct result {
	uint64_t id;
	enum row_fate fate;
	char *why; /* it stays; NULL: it does not */
};

struct results {
	enum kind kind;
	uint64_t act; /* 0: nothing was done: what would become of them */
	struct result *rows; /* in the order in which they had their turn */
	size_t n, cap;
};

/* Empties it; from here on it has what becomes of each row of a bulk. */
void results_begin(struct results *r, struct office *office, enum kind kind);
/* After it. */
void results_end(struct results *r, struct office *office,
	const struct receipt *receipt);
/* How many have that fate. */
size_t results_count(const struct results *r, enum row_fate fate);
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
/* Both; nothing where there are none. */
int results_csv(
	const struct app *app, const struct results *r, struct err *err);

#endif
