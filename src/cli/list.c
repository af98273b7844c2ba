/* SPDX-License-Identifier: MIT */
#include "list.h"

#include "command.h"
#include "magang/query/query_count.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/view/page.h"

#include "magang/base/err.h"

struct list_printing {
	const struct columns *columns;
	struct out out;
	uint64_t limit, rows;
	bool more;
};

/* 1: go on, 0: enough. */
static int
print_each(void *ctx, const struct row *row)
{
	struct list_printing *p = ctx;

	if (p->limit && p->rows == p->limit) {
		p->more = true;
		return 0;
	}
	columns_row(p->columns, row, &p->out);
	p->rows++;
	return !out_failed(&p->out);
}

/*
 * The store is looked at anew for every row: printing may block for as long as
 * the reader of a pipe likes, and no transaction waits for that.
 */
static int
walk(struct office *office, struct source *source, struct style *style,
	int (*each)(void *ctx, const struct row *row), void *ctx,
	struct err *err)
{
	struct hit hit;
	int rc, go_on = 1;

	while (go_on && (rc = source_next(source, &hit, err)) != 0) {
		struct row row = { style, NULL, NULL };

		if (rc < 0)
			return rc;
		rc = office_look(office, &style->txn, err);
		if (rc)
			return rc;
		row.record = hit.record;
		row.person = hit.person;
		go_on = each(ctx, &row);
		office_look_end(style->txn);
	}
	return 0;
}

static int
walk_filter(struct office *office, enum kind kind, const char *filter,
	struct style *style, int (*each)(void *ctx, const struct row *row),
	void *ctx, struct err *err)
{
	struct query *query;
	struct source *source;
	int rc = query_parse(office, kind, filter, &query, err);

	if (rc)
		return rc;
	rc = source_open(office, query, &source, err);
	if (!rc) {
		rc = walk(office, source, style, each, ctx, err);
		source_close(source);
	}
	query_free(query);
	return rc;
}

int
list_print(struct app *app, const struct list_options *opt,
	const struct columns *columns, uint64_t *rows, bool *more,
	struct err *err)
{
	struct list_printing p = { .columns = columns, .limit = opt->limit };
	struct style style = {
		.office = app->office, .form = opt->form, .reveal = opt->reveal
	};
	struct query *query;
	int rc;

	if (!office_areas(app->office, err))
		return err->code;
	/* a filter with a fault prints no heads */
	rc = query_parse(app->office, opt->kind, opt->filter, &query, err);
	if (rc)
		return rc;
	query_free(query);
	out_start(&p.out, app, opt->form, "rows", columns->out, columns->n);
	rc = walk_filter(app->office, opt->kind, opt->filter, &style,
		print_each, &p, err);
	out_finish(&p.out);
	*rows = p.rows;
	*more = p.more;
	return rc;
}

struct visiting {
	list_visit visit;
	void *ctx;
	size_t left;
};

static int
visit_each(void *ctx, const struct row *row)
{
	struct visiting *v = ctx;

	v->visit(v->ctx, row);
	return --v->left > 0;
}

int
list_each(struct office *office, enum kind kind, const char *filter,
	const struct style *style, size_t max, list_visit visit, void *ctx,
	struct err *err)
{
	struct visiting v = { visit, ctx, max };
	struct style own = *style;

	return walk_filter(office, kind, filter, &own, visit_each, &v, err);
}

void
list_page_row(void *list_page, const struct row *row)
{
	struct list_page *l = list_page;
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < l->columns->n; i++) {
		bool there;

		buf_clear(&b);
		there = columns_cell(&l->columns->row[i], row, &b);
		page_cell(l->page, there ? buf_str(&b) : NULL);
	}
	page_row(l->page);
	buf_release(&b);
}

int
list_count(struct office *office, enum kind kind, const char *filter,
	uint64_t *count, struct err *err)
{
	struct query *query;
	int rc = query_parse(office, kind, filter, &query, err);

	if (rc)
		return rc;
	rc = source_count(office, query, count, err);
	query_free(query);
	return rc;
}
