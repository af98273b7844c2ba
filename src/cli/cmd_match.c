/* SPDX-License-Identifier: MIT */
#include "magang/view/text.h"

#include <stdlib.h>

#include "match_store.h"

#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/exchange/match_file.h"
#include "magang/matching/check.h"
#include "magang/view/match_asked.h"
#include "magang/view/match_joint.h"
#include "magang/view/match_json.h"
#include "magang/view/match_moves.h"
#include "magang/view/match_page.h"

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
	{ 0, "intake", OPT_TEXT, AT(struct match_args, intake), "NUMBER",
		N_("of the program only those of this intake"), 0, 0 },
	{ 0, "seed", OPT_TEXT, AT(struct match_args, seed), "TEXT",
		N_("of the lot; that of the run before"), 0, 0 },
	{ 0, "pin", OPT_LIST, AT(struct match_args, pins), "CASE=PLACE",
		N_("has this place whatever else is said; may be repeated"), 0,
		0 },
	{ 0, "no-pins", OPT_FLAG, AT(struct match_args, no_pins), NULL,
		N_("without the pins of the run before"), 0, 0 },
	{ 0, "fits", OPT_FLAG, AT(struct match_args, fits), NULL,
		N_("only who is fit for which place, by what it asks"), 0, 0 },
	{ 0, "runs", OPT_FLAG, AT(struct match_args, runs), NULL,
		N_("only the runs that were kept"), 0, 0 },
	{ 0, "before", OPT_NUMBER, AT(struct match_args, before), "RUN",
		N_("only who is elsewhere than in this run"), 1, UINT32_MAX },
	{ 0, "publish", OPT_NUMBER, AT(struct match_args, publish), "RUN",
		N_("make the offers of this run"), 1, UINT32_MAX },
	{ 0, "number", OPT_NUMBER, AT(struct match_args, number), "N",
		N_("how many offers there are, with '--publish'"), 1, 0 },
	{ 0, "dry-run", OPT_FLAG, AT(struct match_args, dry_run), NULL,
		N_("only tell what '--publish' would come to"), 0, 0 },
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
	out->check.again = again;
	if (!match_stable(&out->check))
		app->status = err_exit_status(MG_EINTERNAL);
	return 0;
}

/* --- what is told -------------------------------------------------------- */

static void
tell_all(struct app *app, const struct match_args *a,
	const struct match_answer *is)
{
	struct match_told told = { is->file.title, &is->check, &is->diags,
		a->again, match_once(&is->file.m, a->again) };

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

/* What only a matching over the store has. */
static int
check_of_file(const struct match_args *a, struct err *err)
{
	return a->before || a->intake || a->seed || a->pins.n || a->no_pins ||
			       a->fits || a->runs || a->publish || a->number ||
			       a->dry_run
		       ? err_set(err, MG_EUSAGE,
				 _("'--instance' goes with '--why', "
				   "'--together', '--against', "
				   "'--second-chance', '--json'"))
		       : 0;
}

static int
check_publish(const struct match_args *a, struct err *err)
{
	if (!a->publish && (a->number || a->dry_run))
		return err_set(err, MG_EUSAGE,
			_("'--number' and '--dry-run' go with '--publish'"));
	if (a->number && a->dry_run)
		return err_set(err, MG_EUSAGE,
			_("either '--dry-run', which says the number, or "
			  "'--number N', which makes the offers"));
	if (a->publish && !a->number && !a->dry_run)
		return err_set(err, MG_EUSAGE,
			_("'--publish' needs the number of offers: first "
			  "--dry-run, then --number N"));
	return 0;
}

/* What is looked up, and not matched anew, hangs on none of them. */
static int
check_anew(const struct match_args *a, struct err *err)
{
	const bool anew = a->seed || a->pins.n || a->no_pins || a->again;

	if (a->fits && anew)
		return err_set(err, MG_EUSAGE,
			_("who is fit hangs on no lot and no pin; leave out "
			  "'--seed', '--pin', '--no-pins', "
			  "'--second-chance'"));
	if ((a->runs || a->publish) && (anew || a->intake))
		return err_set(err, MG_EUSAGE,
			_("a run is as it was kept; leave out '--seed', "
			  "'--pin', '--no-pins', '--second-chance', "
			  "'--intake', or make a new run with them first"));
	return 0;
}

static int
check_args(const struct match_args *a, int n, struct err *err)
{
	const int asked = (a->why.n > 0) + (a->together.n > 0) +
			  (a->against != NULL) + (a->before > 0) + a->fits +
			  a->runs + (a->publish > 0);

	if ((a->instance == NULL) == (n == 0))
		return err_set(err, MG_EUSAGE,
			_("'match' needs a program, or a file: --instance "
			  "FILE"));
	if (a->together.n != 0 && a->together.n != 2)
		return err_set(err, MG_EUSAGE,
			_("'--together' is given twice, with two people"));
	if (asked + a->json > 1)
		return err_set(err, MG_EUSAGE,
			_("only one of '--why', '--together', '--against', "
			  "'--before', '--fits', '--runs', '--publish', "
			  "'--json' goes at a time"));
	if (a->again && a->together.n > 0)
		return err_set(err, MG_EUSAGE,
			_("what two people at one place cost is told of a run "
			  "without a second chance; leave out "
			  "'--second-chance'"));
	if (!a->instance && a->against)
		return err_set(err, MG_EUSAGE,
			_("'--against' is of a file; of a program write "
			  "--before RUN"));
	if (a->instance)
		return check_of_file(a, err);
	return check_anew(a, err) ? err->code : check_publish(a, err);
}

static int
run_file(struct app *app, const struct match_args *a, struct err *err)
{
	struct match_answer is;
	int rc = answer_of(app, a->instance, a->again, &is, err);

	if (rc)
		return rc < 0 ? rc : 0;
	rc = tell(app, a, &is, err);
	answer_release(&is);
	return rc;
}

/* A file needs no store. */
static int
run(struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct match_args *a = args;
	int rc = check_args(a, n, err);

	if (rc)
		return rc;
	if (a->instance)
		return run_file(app, a, err);
	rc = session_open(app, err);
	return rc ? rc : match_store(app, a, words[0], err);
}

const struct command cmd_match = {
	.name = "match",
	.summary = N_("match people to places, with the reason of each answer"),
	.usage = "[PROGRAM]",
	.examples =
		"magang match kyoto-ikusei --fits\n"
		"magang match kyoto-ikusei --seed 20261124\n"
		"magang match kyoto-ikusei --why JP-000871-5\n"
		"magang match kyoto-ikusei --runs\n"
		"magang match kyoto-ikusei --before 1\n"
		"magang match kyoto-ikusei --publish 1 --dry-run\n"
		"magang match --instance kyoto.yaml\n"
		"magang match --instance kyoto.yaml --why Siti --why K-07\n"
		"magang match --instance kyoto.yaml --together Siti --together "
		"Neng\n"
		"magang match --instance kyoto.yaml --against before.yaml\n"
		"magang match --instance kyoto.yaml --json\n"
		"magang match --instance kyoto.yaml --second-chance\n",
	.more = N_("Over the store: who stands in a stage that the program "
		   "says is matched, their wishes, the rankings of hosts, the "
		   "places that are open. A run offers nothing; each that "
		   "comes to something new is kept, with its seed. Whoever has "
		   "a seat, offered or taken, keeps it."),
	OPTIONS(options, struct match_args),
	.max = 1,
	.door = DOOR_DASH,
	RUNS_ALONE(run),
};
