/* SPDX-License-Identifier: MIT */
/*
 * Rows of a file of LMDB whose trees cannot be followed: what has the form of a row,
 * wherever it stands. Pages that were given up are among them, and bytes that were
 * never one: who visits proves each.
 */
#ifndef STORE_RAW_H
#define STORE_RAW_H

#include <stddef.h>
#include <stdint.h>

struct err;

/* Both lie within one page. */
typedef void (*raw_visit)(void *ctx, const uint8_t *key, size_t key_n,
	const uint8_t *value, size_t n);
/* A file that is not there has none. */
int raw_rows(const char *path, raw_visit visit, void *ctx, struct err *err);

#endif
