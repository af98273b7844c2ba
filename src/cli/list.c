/* SPDX-License-Identifier: MIT */
#include "list.h"

#include "command.h"
#include "magang/query/query_parse.h"
#include "magang/view/each.h"
#include "magang/view/page.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/reads.h"
#include "magang/record/index.h"

struct list_printing {
	const struct columns *columns;
	struct out out;
	uint64_t rows;
};

static bool
print_each(void *ctx, const struct row *row)
{
	struct list_printing *p = ctx;

	columns_row(p->columns, row, &p->out);
	p->rows++;
	return !out_failed(&p->out);
}

int
list_print(struct app *app, const struct list_options *opt,
	const struct columns *columns, uint64_t *rows, bool *more,
	struct err *err)
{
	struct list_printing p = { .columns = columns };
	struct style style = { .office = app->office,
		.form = opt->form,
		.reveal = opt->reveal,
		.exported = opt->exported,
		.listed = !opt->exported,
		.most = opt->limit };
	struct query *query;
	int rc;

	/* a filter with a fault prints no heads */
	rc = query_parse(app->office, opt->kind, opt->filter, &query, err);
	if (rc)
		return rc;
	query_free(query);
	out_start(&p.out, app, opt->form, "rows", columns->out, columns->n);
	rc = filter_each(app->office, opt->kind, opt->filter, &style,
		print_each, &p, err);
	out_finish(&p.out);
	*rows = p.rows;
	*more = rc == 1;
	return rc < 0 ? rc : 0;
}

int
list_kind(struct app *app, const struct list_options *opt, struct err *err)
{
	struct columns columns;
	uint64_t rows = 0;
	bool more = false;
	int rc = columns_parse(app->office, opt->kind, NULL, &columns, err);

	if (rc)
		return rc;
	rc = list_print(app, opt, &columns, &rows, &more, err);
	columns_release(&columns);
	app->status = !rc && !rows;
	return rc;
}

#define IDS_MAX 20000

struct found_ids {
	uint64_t *v;
	size_t n, cap;
};

static bool
add_id(void *ctx, const struct row *row)
{
	struct found_ids *found = ctx;

	VEC_GROW(found->v, found->n, found->cap);
	found->v[found->n++] = row->record->id;
	return found->n <= IDS_MAX;
}

/* An empty variable of a shell is no word about everybody. */
static int
refuse_all(struct app *app, enum kind kind, const char *filter, struct err *err)
{
	struct query *q;
	int rc = query_parse(app->office, kind, filter, &q, err);

	if (rc)
		return rc;
	if (query_is_all(q))
		rc = err_set(err, MG_EUSAGE,
			_("which ones? this filter leaves nobody out; write "
			  "one that does, such as area:GRT"));
	query_free(q);
	return rc;
}

int
list_ids(struct app *app, enum kind kind, const char *filter, uint64_t **ids,
	size_t *n, struct err *err)
{
	const struct style plain = { .office = app->office };
	struct found_ids found = { NULL, 0, 0 };
	int rc = refuse_all(app, kind, filter, err);

	if (!rc)
		rc = filter_each(
			app->office, kind, filter, &plain, add_id, &found, err);
	*ids = found.v;
	*n = found.n;
	if (!rc && found.n > IDS_MAX)
		rc = err_set(err, MG_EUSAGE,
			_("more than %d at once are too many; narrow the "
			  "filter"),
			IDS_MAX);
	if (!rc && !found.n)
		rc = err_set(err, MG_ENOENT, _("nothing fits the filter"));
	return rc;
}

struct part_printing {
	struct page *page;
	struct columns columns;
};

static bool
part_row(void *ctx, const struct row *row)
{
	struct part_printing *p = ctx;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < p->columns.n; i++) {
		bool there;

		buf_clear(&b);
		there = columns_cell(&p->columns.row[i], row, &b);
		page_cell(p->page, there ? buf_str(&b) : NULL);
	}
	page_row(p->page);
	buf_release(&b);
	return true;
}

int
list_part(struct page *page, const struct kind_part *part, const char *filter,
	const struct style *style, struct err *err)
{
	struct part_printing p = { .page = page };
	struct style few = *style;
	int rc = columns_parse(
		style->office, part->kind, part->columns, &p.columns, err);

	if (rc)
		return rc;
	page_rows(
		page, part->key, _(part->heading), p.columns.out, p.columns.n);
	few.most = part->max;
	rc = filter_each(
		style->office, part->kind, filter, &few, part_row, &p, err);
	page_rows_end(page);
	columns_release(&p.columns);
	return rc < 0 ? rc : 0;
}
