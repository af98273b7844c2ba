/* SPDX-License-Identifier: MIT */
#include "query_again.h"

#include "query_lex.h"
#include "query_scan.h"
#include "query_value.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/office/again.h"
#include "magang/office/office.h"

/* By the newest version of its program, with what the caller may know. */
static enum tri
test_differs(const struct test *t, struct query_row *row)
{
	const struct row_reader *rs = row->rows;
	struct again *a;
	bool differs;

	if (!row->opened || !row->record)
		return TRI_UNKNOWN;
	a = xmalloc(sizeof(*a));
	again_init(a);
	a->decision = *row->record;
	differs = office_again(rs->q->office, rs->txn, NULL, false, a) &&
		  course_differs(a->course);
	again_release(a);
	free(a);
	return tri_of(t->filled || in_ranges(t, differs));
}

int
differs_term(struct query_parser *p, const struct query_token *t,
	struct query_node **out)
{
	static const struct fdef differs = { .name = "differs",
		.type = TYPE_YESNO };

	p->q->health |= asking_of(p->office->access.permissions) == ASK_HEALTH;
	return worked_term(p, t, &differs, test_differs, out);
}
