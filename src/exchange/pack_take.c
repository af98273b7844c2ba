/* SPDX-License-Identifier: MIT */
#include "magang/exchange/pack_take.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/fields.h"
#include "magang/record/pack_state.h"
#include "magang/record/record.h"

size_t
pack_counts(const struct pack_back *b)
{
	return b->n - b->bad - b->same;
}

static int
by_case(const void *a, const void *b)
{
	const struct set_row *x = a, *y = b;

	return (x->id > y->id) - (x->id < y->id);
}

static void
stays(void *to, uint64_t kase, const char *why)
{
	struct pack_back *b = to;

	for (size_t i = 0; i < b->n; i++)
		if (b->rows[i].kase == kase && b->rows[i].n) {
			b->rows[i].why =
				arena_strndup(b->arena, why, strlen(why));
			b->bad++;
		}
}

/* What the partner knew: the pack, or what of it has come back before. */
static uint64_t
seen_of(const struct pack_back *b)
{
	return pack_state(b->record) == PACK_RETURNED
		       ? b->record->seq
		       : (uint64_t)record_number(b->record, F_PACK_AS_OF, 0) /
				 DECIMAL_ONE;
}

int
pack_take(struct office *office, struct pack_back *b, bool try,
	struct receipt *out, struct err *err)
{
	struct unpacking u = {
		.pack = b->record->id, .try = try, .stays = stays, .to = b
	};
	struct set_row *rows = xcalloc(b->n + 1, sizeof(*rows));
	int rc;

	for (size_t i = 0; i < b->n; i++)
		if (!b->rows[i].why && b->rows[i].n)
			rows[u.n++] = (struct set_row){ b->rows[i].kase,
				seen_of(b), b->rows[i].values, b->rows[i].n };
	qsort(rows, u.n, sizeof(*rows), by_case);
	u.rows = rows;
	rc = op_pack_return(office, &u, out, err);
	free(rows);
	return rc;
}
