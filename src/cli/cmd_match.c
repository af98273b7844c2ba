/* SPDX-License-Identifier: MIT */
#include "magang/view/text.h"

#include <stdlib.h>

#include "command.h"

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/exchange/match_file.h"
#include "magang/matching/check.h"
#include "magang/view/match_json.h"
#include "magang/view/match_page.h"

struct match_args {
	const char *instance;
	bool again, json;
};

static const struct opt options[] = {
	{ 0, "instance", OPT_TEXT, AT(struct match_args, instance), "FILE|-",
		N_("people, places and hosts as a YAML file"), 0, 0 },
	{ 0, "second-chance", OPT_FLAG, AT(struct match_args, again), NULL,
		N_("who reaches the end of the wishes goes once more, first "
		   "among equals"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct match_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

static uint32_t
count_seated(const struct instance *m)
{
	struct match_seat *seat = match_solve(m, false);
	uint32_t i, n = 0;

	for (i = 0; i < m->n_people; i++)
		n += seat[i].place != MATCH_NONE;
	free(seat);
	return n;
}

static void
match_and_tell(struct app *app, const struct match_args *a,
	const struct match_file *file, const struct diag_list *warnings)
{
	struct match_seat *seat = match_solve(&file->m, a->again);
	struct match_check check;
	struct match_told told = { file, &check, warnings, a->again, 0 };

	match_check(&file->m, seat, &check);
	if (a->again)
		told.once = count_seated(&file->m);
	if (a->json)
		match_json(app, &told);
	else
		match_page(app, &told);
	if (!match_stable(&check))
		app->status = err_exit_status(MG_EINTERNAL);
	match_check_release(&check);
	free(seat);
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct match_args *a = args;
	struct diag_list diags;
	struct match_file file;
	char *text;
	size_t len;

	(void)words;
	(void)n;
	if (a->instance == NULL)
		return err_set(err, MG_EUSAGE,
			_("'match' needs a file: --instance FILE"));
	text = text_file(a->instance, MATCH_FILE_BYTES, &len, err);
	if (!text)
		return err->code;
	diag_init(&diags, a->instance);
	if (match_file_read(text, len, &file, &diags)) {
		match_and_tell(app, a, &file, &diags);
		match_file_release(&file);
	} else {
		text_diags(app, &diags);
		app->status = err_exit_status(MG_EDATA);
	}
	diag_release(&diags);
	free(text);
	return 0;
}

const struct command cmd_match = {
	.name = "match",
	.summary = N_("match people to places, with the reason of each answer"),
	.usage = "",
	.examples = "magang match --instance kyoto.yaml\n"
		    "magang match --instance kyoto.yaml --json\n"
		    "magang match --instance kyoto.yaml --second-chance\n",
	OPTIONS(options, struct match_args),
	.need = NEED_NOTHING,
	.run = run,
};
