/* SPDX-License-Identifier: MIT */
#include "magang/record/twin.h"

#include <string.h>

#include "magang/base/mem.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

#define KNOWN_TEXT 64 /* bytes */

static bool
known_by_values(
	const struct kind_info *k, const struct record *r, struct key *out)
{
	for (size_t i = 0; i < ARRAY_SIZE(k->known) && k->known[i]; i++) {
		const struct value *v = record_get(r, k->known[i]);

		if (!v || (v->kind == VALUE_TEXT && v->len > KNOWN_TEXT))
			return false;
		if (v->kind == VALUE_TEXT)
			key_bytes(out, v->text, v->len);
		else
			key_u64(out, (uint64_t)v->number);
	}
	return k->known[0] != 0;
}

bool
twin_key(const struct record *r, struct key *out)
{
	const struct kind_info *k = kind_info(r->kind);
	enum kind kind;
	uint64_t id = record_parent(r, &kind);

	out->n = 0;
	if (!k || !id)
		return false;
	key_u8(out, r->kind);
	key_u8(out, (uint8_t)kind);
	key_u64(out, id);
	return k->known_by ? k->known_by(r, out) : known_by_values(k, r, out);
}

uint64_t
twin_of(struct txn *txn, const struct record *r, struct record *room)
{
	struct key wanted, key;
	enum kind kind;
	uint64_t id = record_parent(r, &kind), twin = 0;
	struct walk w;

	if (kind_is(r->kind, KIND_GIVEN) || !twin_key(r, &wanted))
		return 0;
	members_begin(&w, txn, kind, id, (enum kind)r->kind);
	while (!twin && walk_next(&w))
		if (walk_id(&w) != r->id &&
			record_load(txn, (enum kind)r->kind, walk_id(&w),
				RECORD_UNCHECKED, room) &&
			twin_key(room, &key) && key.n == wanted.n &&
			memcmp(key.b, wanted.b, key.n) == 0)
			twin = walk_id(&w);
	walk_end(&w);
	return twin;
}
