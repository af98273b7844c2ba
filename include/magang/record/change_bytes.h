/* SPDX-License-Identifier: MIT */
/*
 * A change as bytes: what the log carries, and the journal keeps.
 *
 * u8 rules, u64 cluster, then varints: act (0: its first change), time, date,
 * actor, act kind, undoes, operations; each: u8 verb | 128 soft | 64 with, u8
 * kind, varints id, owner, base, clear values, and for each of the two keys:
 * varint bytes (0: none) of nonce, sealed values, tag. Values: varint n, then n
 * times varint id, u8 what (bit 0 old is there, 1 new is there, 2 old is text, 3
 * new is text, 4 only seen: old stands for both), values. The associated data of
 * a seal are the header and everything of the operation before it.
 *
 * Not in it: origin and oseq, which the log says beside it; and what the id of a
 * record says (kind.h), where that is made or taken away.
 */
#ifndef MAGANG_RECORD_CHANGE_BYTES_H
#define MAGANG_RECORD_CHANGE_BYTES_H

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

/* What the operations from `from` on take in a change, at most. */
size_t change_size(const struct change *c, size_t from);

/* The caller has made sure of the keys (keyring_ensure). */
int change_encode(const struct change *c, struct store *keys, struct buf *out,
	struct err *err);

#endif
