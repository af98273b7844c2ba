/* SPDX-License-Identifier: MIT */
#include "magang/view/text.h"

#include <stdlib.h>

#include "command.h"

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/exchange/match_file.h"
#include "magang/matching/check.h"
#include "magang/view/match_asked.h"
#include "magang/view/match_joint.h"
#include "magang/view/match_json.h"
#include "magang/view/match_moves.h"
#include "magang/view/match_page.h"

struct match_args {
	const char *instance, *against;
	struct opt_list why, together;
	bool again, json;
};

static const struct opt options[] = {
	{ 0, "instance", OPT_FILE, AT(struct match_args, instance), "FILE|-",
		N_("people, places and hosts as a YAML file"), 0, 0 },
	{ 0, "why", OPT_LIST, AT(struct match_args, why), "NAME",
		N_("only this person, place or host: what is there, and what "
		   "would change it; may be repeated"),
		0, 0 },
	{ 0, "together", OPT_LIST, AT(struct match_args, together), "NAME",
		N_("twice: what it takes for two people to be at one place or "
		   "host"),
		0, 0 },
	{ 0, "against", OPT_FILE, AT(struct match_args, against), "FILE",
		N_("only who is elsewhere than in the answer to this file"), 0,
		0 },
	{ 0, "second-chance", OPT_FLAG, AT(struct match_args, again), NULL,
		N_("who reaches the end of the wishes goes once more, first "
		   "among equals"),
		0, 0 },
	{ 0, "json", OPT_FLAG, AT(struct match_args, json), NULL,
		N_("as one JSON document"), 0, 0 },
};

/* --- a file -------------------------------------------------------------- */

/* A file that was taken, its answer, and what the checker says of it. */
struct match_answer {
	struct match_file file;
	struct diag_list diags;
	struct match_seat *seat;
	struct match_check check;
};

static void
answer_release(struct match_answer *a)
{
	match_check_release(&a->check);
	free(a->seat);
	match_file_release(&a->file);
	diag_release(&a->diags);
}

/* 1: refused, all faults are told; nothing to release then, nor on an error. */
static int
answer_of(struct app *app, const char *path, bool again,
	struct match_answer *out, struct err *err)
{
	size_t len;
	char *text = text_file(path, MATCH_FILE_BYTES, &len, err);
	bool right;

	if (!text)
		return err->code;
	diag_init(&out->diags, path);
	right = match_file_read(text, len, &out->file, &out->diags);
	free(text);
	if (!right) {
		text_diags(app, &out->diags);
		diag_release(&out->diags);
		app->status = err_exit_status(MG_EDATA);
		return 1;
	}
	out->seat = match_solve(&out->file.m, again);
	match_check(&out->file.m, out->seat, &out->check);
	if (!match_stable(&out->check))
		app->status = err_exit_status(MG_EINTERNAL);
	return 0;
}

/* --- what is told -------------------------------------------------------- */

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
tell_all(struct app *app, const struct match_args *a,
	const struct match_answer *is)
{
	struct match_told told = { &is->file, &is->check, &is->diags, a->again,
		0 };

	if (a->again)
		told.once = count_seated(&is->file.m);
	if (a->json)
		match_json(app, &told);
	else
		match_page(app, &told);
}

static int
tell_against(struct app *app, const struct match_args *a,
	const struct match_answer *is, struct err *err)
{
	const struct match_side after = { &is->file.m, is->seat };
	struct match_answer was;
	int rc = answer_of(app, a->against, a->again, &was, err);

	if (rc)
		return rc < 0 ? rc : 0;
	match_moves(app, &(struct match_side){ &was.file.m, was.seat }, &after,
		_("WHO IS ELSEWHERE"), _("Nobody is elsewhere."));
	answer_release(&was);
	return 0;
}

/* What is asked is told of a stable answer; one that is not is told whole. */
static int
tell(struct app *app, const struct match_args *a, const struct match_answer *is,
	struct err *err)
{
	const bool stable = match_stable(&is->check);
	int rc = 0;

	if (stable && a->against)
		return tell_against(app, a, is, err);
	if (stable && a->together.n > 0)
		return match_joint(app, &is->check, a->together.rows, err);
	if (!stable || a->why.n == 0)
		tell_all(app, a, is);
	for (size_t i = 0; stable && !rc && i < a->why.n; i++)
		rc = match_asked(app, &is->check, a->why.rows[i], err);
	return rc;
}

static int
check_args(const struct match_args *a, struct err *err)
{
	const int asked =
		(a->why.n > 0) + (a->together.n > 0) + (a->against != NULL);

	if (a->instance == NULL)
		return err_set(err, MG_EUSAGE,
			_("'match' needs a file: --instance FILE"));
	if (a->together.n != 0 && a->together.n != 2)
		return err_set(err, MG_EUSAGE,
			_("'--together' is given twice, with two people"));
	if (asked + a->json > 1)
		return err_set(err, MG_EUSAGE,
			_("only one of '--why', '--together', '--against', "
			  "'--json' goes at a time"));
	if (a->again && (a->why.n > 0 || a->together.n > 0))
		return err_set(err, MG_EUSAGE,
			_("'--why' and '--together' go without "
			  "'--second-chance'"));
	return 0;
}

static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct match_args *a = args;
	struct match_answer is;
	int rc = check_args(a, err);

	(void)words;
	(void)n;
	if (!rc)
		rc = answer_of(app, a->instance, a->again, &is, err);
	if (rc)
		return rc < 0 ? rc : 0;
	rc = tell(app, a, &is, err);
	answer_release(&is);
	return rc;
}

const struct command cmd_match = {
	.name = "match",
	.summary = N_("match people to places, with the reason of each answer"),
	.usage = "",
	.examples =
		"magang match --instance kyoto.yaml\n"
		"magang match --instance kyoto.yaml --why Siti --why K-07\n"
		"magang match --instance kyoto.yaml --together Siti --together "
		"Neng\n"
		"magang match --instance kyoto.yaml --against before.yaml\n"
		"magang match --instance kyoto.yaml --json\n"
		"magang match --instance kyoto.yaml --second-chance\n",
	OPTIONS(options, struct match_args),
	.need = NEED_NOTHING,
	.run = run,
};
