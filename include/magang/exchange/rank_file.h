/* SPDX-License-Identifier: MIT */
/*
 * The ranks of a host as a list: a row for each case with its number and its rank,
 * or with a word that it is refused. Heads in Indonesian, English or Japanese; a
 * row with neither says nothing of its case.
 */
#ifndef MAGANG_EXCHANGE_RANK_FILE_H
#define MAGANG_EXCHANGE_RANK_FILE_H

#include <stdio.h>

#include "magang/ops/ops_rank.h"

struct buf;
struct err;
struct office;

struct rank_file {
	struct ranked *rows;
	size_t n, cap;
	size_t bad; /* rows that are wrong */
};

/* Reads all of `f`, which stays open. What is wrong with a row is a line of
 * `faults`. */
int rank_file_read(struct office *office, FILE *f, struct rank_file *out,
	struct buf *faults, struct err *err);
void rank_file_release(struct rank_file *r);

#endif
