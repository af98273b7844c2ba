/* SPDX-License-Identifier: MIT */
/*
 * Names to small numbers, in ct:
 *	'N' dict u8, scope u16, name	-> number u16
 *	'n' dict u8, scope u16, number	-> name
 * Numbers are given in the order in which apply() meets the names, so every
 * replay gives the same ones.
 */
#include "magang/record/dict.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/base/pack.h"
#include "magang/store/key.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

static void
dict_key(struct key *k, uint8_t way, enum dict dict, uint16_t scope)
{
	key_u8(k, way);
	key_u8(k, (uint8_t)dict);
	key_u16(k, scope);
}

uint16_t
dict_number(struct txn *txn, enum dict dict, uint16_t scope, const char *name)
{
	struct key k = { 0 };
	struct view v;
	size_t n = strlen(name);

	if (n == 0 || n > DICT_NAME)
		return 0;
	dict_key(&k, 'N', dict, scope);
	key_bytes(&k, name, n);
	return txn_get(txn, TREE_CT, k.b, k.n, &v) && v.n == 2 ? get_u16(v.p)
							       : 0;
}

char *
dict_name(struct txn *txn, enum dict dict, uint16_t scope, uint16_t number,
	char *out, size_t size)
{
	struct key k = { 0 };
	struct view v;
	size_t n = 0;

	dict_key(&k, 'n', dict, scope);
	key_u16(&k, number);
	if (txn_get(txn, TREE_CT, k.b, k.n, &v)) {
		n = v.n < size ? v.n : size - 1;
		memcpy(out, v.p, n);
	}
	out[n] = '\0';
	return out;
}

/* Highest number at or above `first`, or first - 1. */
static uint16_t
dict_last(struct txn *txn, enum dict dict, uint16_t scope, uint16_t first,
	uint16_t limit)
{
	struct key k = { 0 }, prefix = { 0 };
	struct walk w;
	uint16_t last = (uint16_t)(first - 1);

	dict_key(&prefix, 'n', dict, scope);
	dict_key(&k, 'n', dict, scope);
	key_u16(&k, limit);
	walk_begin(&w, txn, TREE_CT, prefix.b, prefix.n);
	walk_seek(&w, k.b, k.n);
	if (walk_back(&w) && get_u16(w.key.p + w.key.n - 2) >= first)
		last = get_u16(w.key.p + w.key.n - 2);
	walk_end(&w);
	return last;
}

uint16_t
dict_add(struct txn *txn, enum dict dict, uint16_t scope, const char *name,
	uint16_t first, uint16_t limit)
{
	struct key k = { 0 }, back = { 0 };
	uint8_t number[2];
	uint16_t n = dict_number(txn, dict, scope, name);

	if (n)
		return n;
	if (strlen(name) > DICT_NAME) {
		txn_fail(txn, MG_EDAMAGED);
		return 0;
	}
	n = (uint16_t)(dict_last(txn, dict, scope, first, limit) + 1);
	if (n >= limit) {
		txn_fail(txn, MG_EFULL);
		return 0;
	}
	put_u16(number, n);
	dict_key(&k, 'N', dict, scope);
	key_bytes(&k, name, strlen(name));
	txn_put(txn, TREE_CT, k.b, k.n, number, sizeof(number));
	dict_key(&back, 'n', dict, scope);
	key_u16(&back, n);
	txn_put(txn, TREE_CT, back.b, back.n, name, strlen(name));
	return n;
}
