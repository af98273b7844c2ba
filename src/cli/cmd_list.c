/* SPDX-License-Identifier: MIT */
#include "list.h"

#include <inttypes.h>

#include "command.h"
#include "magang/query/query_count.h"
#include "magang/office/reads.h"

#include "magang/base/err.h"
#include "magang/base/num.h"

#define TERMINAL_ROWS READ_LISTED /* without --limit */

struct list_args {
	const char *columns, *limit;
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

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct list_args *a = args;
	enum kind kind;
	const char *filter = text_join(app, words + 1, n - 1);
	int rc = text_kind(words[0], &kind, err);

	if (!rc && a->count)
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
