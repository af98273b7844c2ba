/* SPDX-License-Identifier: MIT */
#include "magang/exchange/pack_take.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/ops/ops_rank.h"
#include "magang/program/program.h"
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
		if (b->rows[i].kase == kase && !b->rows[i].why &&
			pack_row_says(&b->rows[i])) {
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

static struct pack_deed
deed_of(const struct pack_back *b, const struct pack_row *row)
{
	return (struct pack_deed){
		row->n_deed ? b->program->activities[b->pack->activity].name
			    : NULL,
		row->deed, row->n_deed
	};
}

static int
take_rows(struct office *office, struct pack_back *b, bool try, uint64_t act,
	struct receipt *out, struct err *err)
{
	struct unpacking u = { .pack = b->record->id,
		.act = act,
		.try = try,
		.stays = stays,
		.to = b };
	struct set_row *rows = xcalloc(b->n + 1, sizeof(*rows));
	struct pack_deed *deeds = xcalloc(b->n + 1, sizeof(*deeds));
	int rc;

	for (size_t i = 0; i < b->n; i++) {
		const struct pack_row *row = &b->rows[i];

		if (row->why || (!row->n && !row->n_deed))
			continue;
		deeds[u.n] = deed_of(b, row);
		rows[u.n] = (struct set_row){ row->kase, seen_of(b),
			row->values, row->n, row->n_deed ? &deeds[u.n] : NULL };
		u.n++;
	}
	qsort(rows, u.n, sizeof(*rows), by_case);
	u.rows = rows;
	rc = op_pack_return(office, &u, out, err);
	free(rows);
	free(deeds);
	return rc;
}

/* All of them or none: a rank is nothing by itself. */
static int
take_ranks(struct office *office, const struct pack_back *b, bool try,
	struct receipt *out, struct err *err)
{
	struct ranked *rows = xcalloc(b->n + 1, sizeof(*rows));
	struct ranks_told told = { .ranking = (uint64_t)record_number(
					   b->record, F_PACK_RANKING, 0),
		.rows = rows,
		.try = try };
	struct ranks_changed unread;
	int rc = 0;

	for (size_t i = 0; i < b->n; i++)
		if (!b->rows[i].why && b->rows[i].rank != PACK_NO_RANK)
			rows[told.n++] = (struct ranked){ b->rows[i].kase,
				(unsigned)b->rows[i].rank };
	if (told.n)
		rc = op_ranks_set(office, &told, &unread, out, err);
	free(rows);
	return rc;
}

int
pack_take(struct office *office, struct pack_back *b, bool try,
	struct receipt *out, struct err *err)
{
	struct receipt ranks = { 0 };
	int rc = take_ranks(office, b, try, &ranks, err);

	return rc ? rc : take_rows(office, b, try, ranks.act, out, err);
}
