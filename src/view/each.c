/* SPDX-License-Identifier: MIT */
#include "magang/view/each.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/reads.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/record/index.h"

/* What leaves the office, or is shown in full, leaves a trace. */
static int
note_read(const struct style *style, const struct record *r, uint64_t row,
	struct err *err)
{
	int rc = 0;

	if (style->exported)
		return office_read_export(style->office, r, err);
	if (style->listed)
		rc = office_read_listed(
			style->office, record_owner(r), row, err);
	if (!rc && style->reveal)
		rc = office_read_full(style->office, r, err);
	return rc;
}

struct walking {
	struct style style;
	row_visit visit;
	void *ctx;
	uint64_t n;
	bool more; /* than style.most */
};

static int
visit_hit(void *ctx, const struct hit *hit, struct err *err)
{
	struct walking *w = ctx;
	struct style *style = &w->style;
	struct row row = { style, hit->record, hit->person };
	bool go_on;
	int rc;

	w->more = style->most && w->n == style->most;
	if (w->more)
		return 1;
	rc = note_read(style, hit->record, w->n++, err);
	if (!rc)
		rc = office_look(style->office, &style->txn, err);
	if (rc)
		return rc;
	go_on = w->visit(w->ctx, &row);
	office_look_end(style->txn);
	return !go_on;
}

int
filter_each(struct office *office, enum kind kind, const char *filter,
	const struct style *style, row_visit visit, void *ctx, struct err *err)
{
	struct walking w = { *style, visit, ctx, 0, false };
	struct query *query;
	int rc = query_parse(office, kind, filter, &query, err);

	if (rc)
		return rc;
	w.style.office = office;
	rc = style->exported ? source_may_leave(office, query, err) : 0;
	if (!rc)
		rc = source_walk(office, query, visit_hit, &w, err);
	query_free(query);
	return rc > 0 ? w.more : rc;
}

int
row_listed(struct office *office, enum kind kind, uint64_t id, uint64_t row,
	struct err *err)
{
	struct record *r;
	struct txn *txn;
	uint64_t person;

	if (row < READ_LISTED)
		return 0;
	if (office_look(office, &txn, err))
		return err->code;
	r = xmalloc(sizeof(*r));
	person = office_sees(office, txn, kind, id, r) ? record_owner(r) : 0;
	free(r);
	office_look_end(txn);
	return office_read_listed(office, person, row, err);
}
