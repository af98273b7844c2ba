/* SPDX-License-Identifier: MIT */
/* Persons who may be one, and the look for more of them. */
#include <inttypes.h>

#include "command.h"
#include "list.h"
#include "progress.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/ops/sweep.h"
#include "magang/view/json.h"
#include "magang/view/text.h"

struct duplicates_args {
	bool sweep, json, csv;
};

static const struct opt options[] = {
	{ 0, "sweep", OPT_FLAG, AT(struct duplicates_args, sweep), NULL,
		N_("compare whoever changed since the last sweep, and put what "
		   "is found on the list"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct duplicates_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
	{ 0, "csv", OPT_FLAG, AT(struct duplicates_args, csv), NULL,
		N_("as CSV"), 0, 0 },
};

static void
tell(void *ctx, const struct swept *s)
{
	progress_say(ctx, _("%llu of %llu persons, %llu new"),
		(unsigned long long)s->passed, (unsigned long long)s->persons,
		(unsigned long long)s->found);
}

static int
sweep(struct app *app, const struct duplicates_args *a, struct err *err)
{
	struct progress progress = { .app = app };
	struct swept s;
	int rc = op_sweep(app->office, tell, &progress, &s, err);

	progress_clear(&progress);
	if (rc)
		return rc;
	if (a->json)
		out_line(app->out,
			"{\"v\":1,\"looked\":%" PRIu64 ",\"found\":%" PRIu64
			"}",
			s.looked, s.found);
	else
		out_line(app->out,
			_("%llu persons compared, %llu new pairs to be asked "
			  "about"),
			(unsigned long long)s.looked,
			(unsigned long long)s.found);
	return 0;
}

/* The surest first, of equals the oldest. */
static int
list(struct app *app, const struct duplicates_args *a, const char *said,
	struct err *err)
{
	struct buf filter = BUF_INIT;
	struct list_options opt = { .kind = KIND_DOUBT,
		.form = out_form(a->json, a->csv) };
	int rc;

	buf_addf(&filter, "open sort:-likeness %s", said);
	opt.filter = buf_str(&filter);
	rc = list_kind(app, &opt, err);
	buf_release(&filter);
	return rc;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct duplicates_args *a = args;

	if (!a->sweep)
		return list(app, a, text_join(app, words, n), err);
	if (n)
		return err_set(err, MG_EUSAGE, "%s",
			_("a sweep has no filter: everybody is compared"));
	return sweep(app, a, err);
}

const struct command cmd_duplicates = {
	.name = "duplicates",
	.summary = N_("persons who may be one, the surest first"),
	.usage = "[FILTER]",
	.examples = "magang duplicates\n"
		    "magang duplicates likeness:900..1000\n"
		    "magang duplicates --sweep\n",
	.more = N_("Open questions only; their answers are given on the "
		   "screen. A sweep goes on where it was ended."),
	OPTIONS(options, struct duplicates_args),
	.min = 0,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run, PERM_READ),
};
