/* SPDX-License-Identifier: MIT */
/* A change out of its bytes (change_bytes.h). */
#ifndef MAGANG_RECORD_CHANGE_READ_H
#define MAGANG_RECORD_CHANGE_READ_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/record/change.h"

struct err;
struct log_change;
struct store;
struct txn;

/* Has a program with rules or kinds of records that this one does not know
 * written in this store? Then it is there to be read. */
bool store_is_newer(struct txn *txn);

/* MG_EDAMAGED, MG_EVERSION: unknown rules. Operations whose key is
 * gone come with `sealed` set. */
int change_decode(struct change *c, struct store *keys,
	const struct log_change *from, struct err *err);

/* The header alone, which needs no keys: nothing to release. */
bool change_header(struct change *c, const struct log_change *from);

/*
 * The same for who needs a few operations of many: `want` is asked about each,
 * when its clear values are there. One that is not wanted stays in its place
 * without any values, but for those that say within which other record it is,
 * and its seals are not opened.
 */
typedef bool (*op_wanted)(void *ctx, const struct op *op);
int change_decode_some(struct change *c, struct store *keys,
	const struct log_change *from, op_wanted want, void *ctx,
	struct err *err);

#endif
