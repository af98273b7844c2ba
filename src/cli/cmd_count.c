/* SPDX-License-Identifier: MIT */
#include "command.h"

#include "magang/base/err.h"
#include "magang/query/count_by.h"
#include "magang/view/count_html.h"
#include "magang/view/count_page.h"
#include "magang/view/text.h"

struct count_args {
	uint64_t top;
	bool json, csv, html;
};

static const struct opt options[] = {
	{ 0, "top", OPT_NUMBER, AT(struct count_args, top), "N",
		N_("the first N rows, the others as one sum"), 1, 10000 },
	{ 0, "json", OPT_FLAG, AT(struct count_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct count_args, csv), NULL, N_("as CSV"), 0,
		0 },
	{ 0, "html", OPT_FLAG, AT(struct count_args, html), NULL,
		N_("as one page for a browser, to be printed"), 0, 0 },
};

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct count_args *a = args;
	const enum out_form form = out_form(a->json, a->csv);
	struct counted_by counted;
	enum kind kind;
	int rc = text_kind(words[0], &kind, err);

	if (!rc && a->top && (a->html || form != OUT_TABLE))
		rc = err_set(err, MG_EUSAGE,
			_("--top is for people; a file has all rows"));
	if (!rc)
		rc = count_by(app->office, kind,
			text_join(app, words + 1, n - 1), &counted, err);
	if (rc)
		return rc;
	app->status = counted.f.axis[0].n == 0;
	rc = a->html ? count_html(app, &counted, err)
		     : count_print(app, &counted, form, a->top, err);
	counted_by_release(&counted);
	return rc;
}

const struct command cmd_count = {
	.name = "count",
	.summary = N_("how many there are of each value of a field"),
	.usage = "KIND [FILTER] by:FIELD[,FIELD] [sum:FIELD]",
	.examples =
		"magang count case program:kyoto-magang by:stage\n"
		"magang count person by:regency,sex\n"
		"magang count case by:opened.quarter --csv\n"
		"magang count case by:stage,sex --html\n"
		"magang count person area:GRT by:age.10 --top 5\n"
		"magang count activity activity:fair by:regency sum:amount\n"
		"magang count decision to:withdrawn by:cause\n",
	.more = N_(
		"FIELD is one that a filter may name. Dates fall into months; "
		"opened.year, .quarter, .week, .day say otherwise. Ages and "
		"numbers fall into classes; age.10 says how wide. Two fields "
		"make a cross table. sum:FIELD adds up a number or an "
		"amount; in a cross table it stands where the count does."),
	OPTIONS(options, struct count_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
