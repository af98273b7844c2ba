/* SPDX-License-Identifier: MIT */
#include "query_places.h"

#include "query_lex.h"
#include "query_row.h"
#include "query_scan.h"
#include "query_tree.h"
#include "query_value.h"

#include "magang/base/num.h"
#include "magang/casework/hosting.h"
#include "magang/office/office.h"

static enum tri
test_free(const struct test *t, struct query_row *row)
{
	struct row_reader *rs = row->rows;
	struct office *office = rs->q->office;

	if (!row->opened)
		return TRI_UNKNOWN;
	return tri_of(
		t->filled || in_ranges(t, slot_free(&office->book, rs->txn,
						  row->record, office->today) *
						  DECIMAL_ONE));
}

static enum tri
test_expired(const struct test *t, struct query_row *row)
{
	const struct row_reader *rs = row->rows;

	if (!row->opened)
		return TRI_UNKNOWN;
	return tri_of(
		t->filled || in_ranges(t, slot_lapsed(rs->txn, row->record,
						  rs->q->office->today) > 0));
}

/* None that gives no seat, as closed ones do. */
bool
asks_open(const struct test *t)
{
	return (t->fn == test_free || t->fn == test_expired) && !t->filled &&
	       !t->unfilled && !in_ranges(t, 0);
}

void
open_places(
	struct txn *txn, const struct test *t, int32_t today, struct ids *out)
{
	if (t->fn == test_free)
		slots_good(txn, today, out);
	else
		slots_expired(txn, today, out);
}

int
free_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef seats = {
		.name = "free", .type = TYPE_NUMBER, .max = 10000 * DECIMAL_ONE
	};

	return worked_term(p, t, &seats, test_free, out);
}

int
expired_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef expired = { .name = "expired",
		.type = TYPE_YESNO };

	return worked_term(p, t, &expired, test_expired, out);
}
