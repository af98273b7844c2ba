/* SPDX-License-Identifier: MIT */
#include "list.h"

#include <inttypes.h>
#include <stdlib.h>
#include <string.h>

#include "command.h"
#include "magang/query/query_count.h"
#include "magang/office/reads.h"
#include "magang/record/index.h"
#include "magang/base/ids.h"
#include "magang/rulebook/access.h"
#include "magang/view/each.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"

#define TERMINAL_ROWS READ_LISTED /* without --limit */

struct list_args {
	const char *columns, *limit, *count_by;
	bool count, json, csv, reveal;
};

static const struct opt options[] = {
	{ 0, "columns", OPT_TEXT, AT(struct list_args, columns), "A,B,C",
		N_("fields to show, and number, stage, program, age"), 0, 0 },
	{ 0, "limit", OPT_TEXT, AT(struct list_args, limit), "N",
		N_("rows at most; 0: all (100 on a terminal, else all)"), 0,
		0 },
	{ 0, "count", OPT_FLAG, AT(struct list_args, count), NULL,
		N_("only how many there are"), 0, 0 },
	{ 0, "count-by", OPT_TEXT, AT(struct list_args, count_by), "COLUMN",
		N_("how many of each value of a column, the most first"), 0,
		0 },
	{ 0, "reveal", OPT_FLAG, AT(struct list_args, reveal), NULL,
		N_("NIK and phones in full, where your role allows it"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct list_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct list_args, csv), NULL, N_("as CSV"), 0,
		0 },
};

static int
print_count(struct app *app, const struct list_args *a, enum kind kind,
	const char *filter, struct err *err)
{
	uint64_t count;
	int rc = filter_count_told(app->office, kind, filter, &count, err);

	if (rc)
		return rc;
	if (a->json)
		out_line(app->out, "{\"v\":1,\"count\":%" PRIu64 "}", count);
	else
		out_line(app->out, "%" PRIu64, count);
	app->status = count == 0;
	return 0;
}

static int
read_limit(const struct app *app, const struct list_args *a, enum out_form form,
	uint64_t *out, struct err *err)
{
	*out = form == OUT_TABLE && app->tty_out ? TERMINAL_ROWS : 0;
	if (a->limit && !num_u64(a->limit, 0, UINT64_MAX, out))
		return err_set(err, MG_EUSAGE,
			_("option '--%s' needs a whole number, not '%s'"),
			"limit", a->limit);
	return 0;
}

static int
print_rows(struct app *app, const struct list_args *a, enum kind kind,
	const char *filter, struct err *err)
{
	struct list_options opt = { .kind = kind,
		.filter = filter,
		.form = out_form(a->json, a->csv),
		.reveal = a->reveal };
	struct columns columns;
	uint64_t rows = 0;
	bool more = false;
	int rc = read_limit(app, a, opt.form, &opt.limit, err);

	if (!rc)
		rc = columns_parse(
			app->office, kind, a->columns, &columns, err);
	if (rc)
		return rc;
	rc = list_print(app, &opt, &columns, &rows, &more, err);
	columns_release(&columns);
	if (rc)
		return rc;
	fflush(app->out);
	if (more)
		out_line(app->log,
			_("the first %llu are shown; --limit 0 shows all"),
			(unsigned long long)rows);
	if (rows == 0 && opt.form == OUT_TABLE)
		out_line(app->log, "%s", _("nothing found"));
	app->status = rows == 0;
	return 0;
}

/* A value, and how many rows have it. */
struct value_count {
	char *value;     /* NULL: none */
	uint64_t person; /* one who has it; 0: it is of nobody */
	uint64_t n;
};

struct counting_values {
	const struct column *column;
	struct value_count *rows;
	size_t n, cap;
	struct ids persons; /* of all rows */
};

static bool
count_row(void *ctx, const struct row *row)
{
	struct counting_values *c = ctx;
	struct buf b = BUF_INIT;
	const char *value =
		columns_cell(c->column, row, &b) ? buf_str(&b) : NULL;
	size_t i = 0;

	while (i < c->n &&
		(value && c->rows[i].value ? strcmp(value, c->rows[i].value)
					   : value != c->rows[i].value))
		i++;
	if (i == c->n) {
		VEC_GROW(c->rows, c->n, c->cap);
		c->rows[c->n++] =
			(struct value_count){ value ? xstrdup(value) : NULL,
				record_owner(row->record), 0 };
	}
	c->rows[i].n++;
	if (record_owner(row->record))
		ids_add(&c->persons, record_owner(row->record));
	buf_release(&b);
	return true;
}

static int
most_first(const void *a, const void *b)
{
	const struct value_count *x = a, *y = b;

	if (x->n != y->n)
		return x->n < y->n ? 1 : -1;
	return strcmp(x->value ? x->value : "", y->value ? y->value : "");
}

static void
print_tallies(struct app *app, const struct list_args *a,
	const struct out_column *of, struct counting_values *c)
{
	const struct out_column columns[] = {
		{ of->key, of->head, of->flags & OUT_CODE, 0 },
		{ "count", _("Count"), OUT_NUMBER | OUT_RIGHT, 0 },
	};
	struct out o;

	if (c->n)
		qsort(c->rows, c->n, sizeof(*c->rows), most_first);
	out_start(&o, app, out_form(a->json, a->csv), "rows", columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < c->n; i++) {
		out_cell(&o, c->rows[i].value);
		out_cellf(&o, "%" PRIu64, c->rows[i].n);
		out_row(&o);
	}
	out_finish(&o);
}

/* Each value is a row: those of a column of names are people. */
static int
note_values(
	struct office *office, const struct counting_values *c, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < c->n; i++)
		rc = office_read_listed(office, c->rows[i].person, i, err);
	return rc;
}

static bool
pass(void *ctx, const struct row *row)
{
	(void)ctx;
	(void)row;
	return true;
}

/* What is refused has read nothing: all of it is noted when nothing is against it
 * any more. */
static int
note_rows(struct app *app, const struct style *asked, enum kind kind,
	const char *filter, struct counting_values *c, struct err *err)
{
	struct style style = *asked;
	int rc = note_values(app->office, c, err);

	if (rc || !style.reveal)
		return rc;
	style.counted = false;
	ids_sort(&c->persons);
	if (app->office->access.permissions & PERM_REVEAL)
		rc = office_reads_room(
			app->office, READ_FULL, &c->persons, err);
	return rc ? rc
		  : filter_each(
			    app->office, kind, filter, &style, pass, NULL, err);
}

static int
print_count_by(struct app *app, const struct list_args *a, enum kind kind,
	const char *filter, struct err *err)
{
	struct style style = { .office = app->office,
		.form = out_form(a->json, a->csv),
		.reveal = a->reveal,
		.counted = true };
	struct counting_values c = { 0 };
	struct columns columns;
	int rc = columns_parse(app->office, kind, a->count_by, &columns, err);

	if (rc)
		return rc;
	if (columns.n != 1)
		rc = err_set(err, MG_EUSAGE, _("count by one column"));
	c.column = &columns.row[0];
	if (!rc)
		rc = filter_each(
			app->office, kind, filter, &style, count_row, &c, err);
	app->status = c.n == 0;
	if (!rc)
		rc = note_rows(app, &style, kind, filter, &c, err);
	if (!rc)
		print_tallies(app, a, &columns.out[0], &c);
	for (size_t i = 0; i < c.n; i++)
		free(c.rows[i].value);
	free(c.rows);
	ids_release(&c.persons);
	columns_release(&columns);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct list_args *a = args;
	enum kind kind;
	const char *filter = text_join(app, words + 1, n - 1);
	int rc = text_kind(words[0], &kind, err);

	if (!rc && a->count_by)
		rc = print_count_by(app, a, kind, filter, err);
	else if (!rc && a->count)
		rc = print_count(app, a, kind, filter, err);
	else if (!rc)
		rc = print_rows(app, a, kind, filter, err);
	return rc;
}

const struct command cmd_list = {
	.name = "list",
	.summary = N_("find records with a filter"),
	.usage = "KIND [FILTER]",
	.examples = "magang list person siti area:GRT\n"
		    "magang list case stage:registered age:18-26 sort:-score\n"
		    "magang list task 'done:- due<=2026-11-30'\n"
		    "magang list person nik:- --count\n"
		    "magang list decision to:withdrawn --count-by cause\n"
		    "magang list case program:kyoto-ikusei --csv "
		    "--columns number,name,stage,jlpt\n",
	.more = N_(
		"A filter is one line: words are parts of names, KEY:VALUE a "
		"field; see FILTERS in magang(1)."),
	OPTIONS(options, struct list_args),
	.min = 1,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
