/* SPDX-License-Identifier: MIT */
/*
 * A change as bytes: what the log carries, and the journal keeps.
 *
 * "mg", u8 format, u8 rules, u64 cluster, then varints: origin, oseq, act
 * (0: its first change), time, date, actor, act kind, undoes, operations;
 * each: u8 verb | 128 soft | 64 with, u8 kind, varints id, owner, base, clear values, and for
 * each of the two keys: varint bytes (0: none) of nonce, sealed values, tag.
 * Values: varint n, then n times varint id, u8 what (bit 0 old is there, 1 new
 * is there, 2 old is text, 3 new is text, 4 only seen: old stands for both),
 * values. The associated data of a seal are the header and
 * everything of the operation before it.
 */
#ifndef MAGANG_RECORD_CHANGE_BYTES_H
#define MAGANG_RECORD_CHANGE_BYTES_H

#include <stdbool.h>
#include <stddef.h>

#include "magang/record/change.h"

#define CHANGE_BYTES (1 << 20)
/* The rules of apply that this program knows: raised with each verb, kind of
 * record and field that is added after a release. Where a change has others the
 * store is there to be read. */
#define CHANGE_RULES 1

struct buf;
struct err;
struct store;
struct txn;

/* Has a program with rules or kinds of records that this one does not know
 * written in this store? Then it is there to be read. */
bool store_is_newer(struct txn *txn);

/* What the operations from `from` on take in a change, at most. */
size_t change_size(const struct change *c, size_t from);

/* The caller has made sure of the keys (keyring_ensure). */
int change_encode(const struct change *c, struct store *keys, struct buf *out,
	struct err *err);
/* MG_EDAMAGED, MG_EVERSION: unknown format or rules. Operations whose key is
 * gone come with `sealed` set. */
int change_decode(struct change *c, struct store *keys, const void *p, size_t n,
	struct err *err);

/* The header alone, which needs no keys: nothing to release. */
bool change_header(struct change *c, const void *p, size_t n);

/*
 * The same for who needs a few operations of many: `want` is asked about each,
 * when its clear values are there. One that is not wanted stays in its place
 * without any values, but for those that say within which other record it is,
 * and its seals are not opened.
 */
typedef bool (*op_wanted)(void *ctx, const struct op *op);
int change_decode_some(struct change *c, struct store *keys, const void *p,
	size_t n, op_wanted want, void *ctx, struct err *err);

#endif
