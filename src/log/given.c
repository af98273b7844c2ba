/* SPDX-License-Identifier: MIT */
#include "magang/log/given.h"

#include "magang/base/pack.h"
#include "magang/store/key.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

static void
given_key(struct key *k, uint8_t kind)
{
	key_u8(k, 'I');
	key_u8(k, kind);
}

uint64_t
given_last(struct txn *txn, uint8_t kind, uint32_t origin)
{
	struct key k = { 0 };
	struct view v;

	given_key(&k, kind);
	key_u32(&k, origin);
	return txn_get(txn, TREE_CT, k.b, k.n, &v) && v.n == 8 ? get_u64(v.p)
							       : 0;
}

bool
given_next_origin(struct txn *txn, uint8_t kind, uint32_t *origin)
{
	const uint32_t last = *origin;
	struct key k = { 0 };
	struct walk w;

	given_key(&k, kind);
	walk_begin(&w, txn, TREE_CT, k.b, k.n);
	while (*origin == last && walk_next(&w))
		if (w.key.n == k.n + 4 && get_u32(w.key.p + k.n) > last)
			*origin = get_u32(w.key.p + k.n);
	walk_end(&w);
	return *origin != last;
}

bool
given_any(struct txn *txn, uint8_t kind)
{
	return given_next_origin(txn, kind, &(uint32_t){ 0 });
}

void
given_set(struct txn *txn, uint8_t kind, uint64_t id)
{
	struct key k = { 0 };
	uint8_t number[8];

	given_key(&k, kind);
	key_u32(&k, (uint32_t)(id >> 32));
	put_u64(number, id);
	txn_put(txn, TREE_CT, k.b, k.n, number, sizeof(number));
}

/* ---- registers ------------------------------------------------------------ */

static void
register_key(struct key *k, uint16_t program, uint16_t year)
{
	key_u8(k, 'B');
	key_u16(k, program);
	key_u16(k, year);
}

uint64_t
given_number(struct txn *txn, uint16_t program, uint16_t year)
{
	struct key k = { 0 };
	struct view v;

	register_key(&k, program, year);
	return txn_get(txn, TREE_CT, k.b, k.n, &v) && v.n == 8 ? get_u64(v.p)
							       : 0;
}

uint64_t
given_next(struct txn *txn, uint16_t program, uint16_t year)
{
	const uint64_t next = given_number(txn, program, year) + 1;
	struct key k = { 0 };
	uint8_t number[8];

	register_key(&k, program, year);
	put_u64(number, next);
	txn_put(txn, TREE_CT, k.b, k.n, number, sizeof(number));
	return next;
}
