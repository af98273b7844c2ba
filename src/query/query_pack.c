/* SPDX-License-Identifier: MIT */
#include "query_pack.h"

#include <stdlib.h>

#include "query_lex.h"
#include "query_row.h"
#include "query_scan.h"
#include "query_tree.h"
#include "query_value.h"

#include "magang/base/mem.h"
#include "magang/casework/pack_old.h"
#include "magang/office/office.h"
#include "magang/record/pack_state.h"

/* All of its rows went out in newer ones. */
static bool
is_old(const struct query_row *row)
{
	size_t all;

	return pack_state(row->record) == PACK_OUT &&
	       pack_rows_old(&row->rows->q->office->access, row->rows->txn,
		       row->record, &all) == all;
}

/* Of an old one nobody waits for an answer: it stands nowhere. */
static enum tri
test_pack_state(const struct test *t, struct query_row *row)
{
	const struct value none = value_none();
	struct query_row was = *row;
	struct record *r;
	enum tri is;

	if (!row->record || !is_old(row))
		return test_field(t, row);
	r = xmalloc(sizeof(*r));
	*r = *row->record;
	record_set(r, F_PACK_STATE, &none);
	was.record = r;
	is = test_field(t, &was);
	free(r);
	return is;
}

int
pack_state_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	const int rc = field_term(p, t, core_field(F_PACK_STATE), false, out);

	if (!rc)
		((*out)->kind == NODE_NOT ? (*out)->first : *out)->test->fn =
			test_pack_state;
	return rc;
}
