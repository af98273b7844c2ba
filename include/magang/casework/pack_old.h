/* SPDX-License-Identifier: MIT */
/* What newer packs make of one: its rows that went out again are old. */
#ifndef MAGANG_CASEWORK_PACK_OLD_H
#define MAGANG_CASEWORK_PACK_OLD_H

#include <stddef.h>
#include <stdint.h>

struct access;
struct ids;
struct record;
struct txn;

/* Cases of the packs after it, of its program, name and ranking, ascending. *out
 * begins empty. */
void pack_newer(struct txn *txn, const struct record *pack, struct ids *out);
/* How many of its rows that `who` sees went out in one of those; *all: how many he
 * sees. */
size_t pack_rows_old(const struct access *who, struct txn *txn,
	const struct record *pack, size_t *all);
/* How many rows it has of those whom he sees: in place of F_PACK_COUNT. */
int64_t pack_count(
	const struct access *who, struct txn *txn, const struct record *pack);

#endif
