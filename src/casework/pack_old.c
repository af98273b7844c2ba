/* SPDX-License-Identifier: MIT */
#include "magang/casework/pack_old.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/record/pack_state.h"
#include "magang/record/record.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

static bool
is_newer(const struct record *pack, const struct record *than)
{
	const int64_t of = record_number(pack, F_PACK_AS_OF, 0),
		      as_of = record_number(than, F_PACK_AS_OF, 0);

	return record_same(pack, than, F_PROGRAM_NO) &&
	       record_same(pack, than, F_PACK_OF) &&
	       record_same(pack, than, F_PACK_RANKING) &&
	       (of > as_of || (of == as_of && pack->id > than->id));
}

void
pack_newer(struct txn *txn, const struct record *pack, struct ids *out)
{
	const uint8_t prefix = KIND_PACK;
	struct record *r = xmalloc(sizeof(*r));
	struct walk w;

	walk_begin(&w, txn, TREE_REC, &prefix, 1);
	while (walk_next(&w)) {
		struct ids rows = { 0 };

		if (!record_decode(r, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED) ||
			!is_newer(r, pack))
			continue;
		pack_rows(r, &rows);
		for (size_t i = 0; i < rows.n; i++)
			ids_add(out, rows.rows[i]);
		ids_release(&rows);
	}
	walk_end(&w);
	free(r);
	ids_sort(out);
}

static void
rows_seen(const struct access *who, struct txn *txn, const struct record *pack,
	struct ids *out)
{
	struct record *kase = xmalloc(sizeof(*kase));
	struct ids rows = { 0 };

	pack_rows(pack, &rows);
	for (size_t i = 0; i < rows.n; i++)
		if (!access_bound(who) ||
			(record_load(txn, KIND_CASE, rows.rows[i],
				 RECORD_UNCHECKED, kase) &&
				access_sees(who, txn, kase)))
			ids_add(out, rows.rows[i]);
	ids_release(&rows);
	free(kase);
}

int64_t
pack_count(const struct access *who, struct txn *txn, const struct record *pack)
{
	struct ids rows = { 0 };
	int64_t n;

	if (!access_bound(who))
		return record_number(pack, F_PACK_COUNT, 0) / DECIMAL_ONE;
	rows_seen(who, txn, pack, &rows);
	n = (int64_t)rows.n;
	ids_release(&rows);
	return n;
}

size_t
pack_rows_old(const struct access *who, struct txn *txn,
	const struct record *pack, size_t *all)
{
	struct ids rows = { 0 }, newer = { 0 };
	size_t n = 0;

	rows_seen(who, txn, pack, &rows);
	pack_newer(txn, pack, &newer);
	for (size_t i = 0; i < rows.n; i++)
		n += ids_sorted_has(&newer, rows.rows[i]);
	*all = rows.n;
	ids_release(&rows);
	ids_release(&newer);
	return n;
}
