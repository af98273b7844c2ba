/* SPDX-License-Identifier: MIT */
/*
 * Wishes as a list: a row for each case with its number and its wishes, as they are
 * typed. Heads in Indonesian, English or Japanese; a row without wishes says nothing
 * of its case.
 */
#ifndef MAGANG_EXCHANGE_WISH_FILE_H
#define MAGANG_EXCHANGE_WISH_FILE_H

#include <stdio.h>

#include "magang/ops/ops_wish.h"

struct buf;
struct err;
struct office;

/* The rows that can be taken. */
struct wish_file {
	struct wish *rows;
	size_t n, cap;
	size_t bad; /* rows that are wrong */
};

/* Reads all of `f`, which stays open. What is wrong with a row is a line of
 * `faults`. */
int wish_file_read(struct office *office, FILE *f, struct wish_file *out,
	struct buf *faults, struct err *err);
/* Frees the rows. */
void wish_file_release(struct wish_file *w);

#endif
