/* SPDX-License-Identifier: MIT */
#include "list.h"

#include "command.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/exchange/export.h"
#include "magang/query/query_parse.h"
#include "magang/store/plain_file.h"

struct export_args {
	const char *output;
	bool json, csv;
};

static const struct opt options[] = {
	{ 'o', "output", OPT_FILE, AT(struct export_args, output), "FILE",
		N_("write there, not to standard output"), 0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct export_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct export_args, csv), NULL,
		N_("as CSV (this is the default)"), 0, 0 },
};

/* A list of persons, as import reads it back. */
static int
write_persons(struct app *app, const char *filter, FILE *out, uint64_t *rows,
	struct err *err)
{
	struct query *query;
	int rc;

	if (!office_areas(app->office, err))
		return err->code;
	rc = query_parse(app->office, KIND_PERSON, filter, &query, err);
	if (rc)
		return rc;
	rc = export_csv(app->office, query, out, rows, err);
	query_free(query);
	return rc;
}

static int
write_rows(struct app *app, enum kind kind, enum out_form form,
	const char *filter, FILE *out, uint64_t *rows, struct err *err)
{
	struct list_options opt = { .kind = kind,
		.filter = filter,
		.form = form,
		.reveal = true,
		.exported = true };
	struct app to = *app;
	struct columns columns;
	bool more = false;
	int rc = access_need(&app->office->access, PERM_EXPORT, err);

	if (!rc)
		rc = columns_all(app->office, kind, &columns, err);
	if (rc)
		return rc;
	to.out = out;
	rc = list_print(&to, &opt, &columns, rows, &more, err);
	columns_release(&columns);
	return rc;
}

static int
export_to(struct app *app, const struct export_args *a, enum kind kind,
	const char *filter, FILE *out, struct err *err)
{
	uint64_t rows = 0;
	int rc = a->json || kind != KIND_PERSON
			 ? write_rows(app, kind, out_form(a->json, true),
				   filter, out, &rows, err)
			 : write_persons(app, filter, out, &rows, err);

	if (rc)
		return rc;
	app->status = rows == 0;
	if (out != app->out)
		out_line(app->log,
			_n("%llu row written to '%s'",
				"%llu rows written to '%s'", rows),
			(unsigned long long)rows, a->output);
	return 0;
}

static int
export_file(struct app *app, const struct export_args *a, enum kind kind,
	const char *filter, struct err *err)
{
	struct plain_file file;
	int rc;

	if (!a->output || strcmp(a->output, "-") == 0)
		return export_to(app, a, kind, filter, app->out, err);
	rc = plain_file_make(&file, a->output, err);
	if (rc)
		return rc;
	rc = export_to(app, a, kind, filter, file.f, err);
	if (!rc)
		rc = plain_file_keep(&file, err);
	plain_file_drop(&file);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	enum kind kind;
	const char *filter = text_join(app, words + 1, n - 1);
	int rc = text_kind(words[0], &kind, err);

	if (!rc)
		rc = export_file(app, args, kind, filter, err);
	return rc;
}

const struct command cmd_export = {
	.name = "export",
	.summary =
		N_("write records as a file; that of persons can be imported"),
	.usage = "KIND [FILTER]",
	.examples = "magang export person area:GRT > garut.csv\n"
		    "magang export person -o all.csv\n"
		    "magang export case program:kyoto-ikusei --json\n",
	OPTIONS(options, struct export_args),
	.min = 1,
	.max = -1,
	.door = DOOR_DASH,
	RUNS(run, PERM_EXPORT),
};
