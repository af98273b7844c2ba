/* SPDX-License-Identifier: MIT */
#include "seat_verbs.h"

#include <stdlib.h>
#include <string.h>

#include "chosen.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_seat.h"
#include "magang/record/seat_state.h"
#include "magang/rulebook/access.h"
#include "magang/view/contact_words.h"
#include "magang/view/filled.h"
#include "magang/view/page.h"
#include "magang/view/receipt.h"
#include "magang/view/text.h"

struct seat_args {
	const char *cause, *reason;
	uint64_t waiting;
	bool dry_run, json, csv;
};

#define DRY_RUN                                                                \
	{                                                                      \
		0, "dry-run", OPT_FLAG, AT(struct seat_args, dry_run), NULL,   \
			N_("the same report, nothing is changed"), 0, 0        \
	}
#define AS_JSON                                                                \
	{                                                                      \
		0, "json", OPT_FLAG, AT(struct seat_args, json), NULL,         \
			N_("the report as one JSON document"), 0, 0            \
	}

static int
report_filling(struct app *app, const struct seat_args *a,
	const struct receipt *receipt, const struct filling *f,
	const struct fill_list *list)
{
	struct err err = ERR_INIT;
	const size_t went = receipt->went,
		     all = went + receipt->listed + receipt->stayed;
	struct page page;
	int rc = 0;

	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page,
			_("%zu of %zu would be offered a seat; nothing is "
			  "changed"),
			went, all);
	receipt_many_page(
		&page, a->dry_run ? NULL : _("offered a seat"), receipt);
	fill_left_page(&page, f->in_kind, f->in, f->left);
	if (a->dry_run)
		rc = fill_list_page(&page, list, &err);
	return page_end(&page, rc);
}

/* ---- fill ----------------------------------------------------------------- */

static const struct opt fill_options[] = {
	{ 0, "waiting", OPT_NUMBER, AT(struct seat_args, waiting), "N",
		N_("so many of those without room come on the waiting list"), 0,
		1000 },
	DRY_RUN,
	AS_JSON,
	{ 0, "csv", OPT_FLAG, AT(struct seat_args, csv), NULL,
		N_("a row for each: rank, score, what becomes of it, why"), 0,
		0 },
};

static int
fill(struct app *app, const struct seat_args *a, struct filling *f,
	struct err *err)
{
	struct fill_list list = { NULL, 0, 0 };
	struct fill_left left = { 0 };
	struct receipt receipt = { 0 };
	struct err why = ERR_INIT;
	int rc;

	f->left = &left;
	f->told = fill_list_told;
	f->ctx = &list;
	rc = op_seats_fill(app->office, f, &receipt, &why);
	if (rc && !receipt.stayed)
		err_set(err, rc, "%s", why.text);
	else if (a->csv)
		rc = fill_list_csv(app, &list, err);
	else
		rc = report_filling(app, a, &receipt, f, &list);
	if (!rc && !receipt.went && !receipt.listed)
		app->status = err_exit_status(MG_ENOTALLOWED);
	fill_list_release(&list);
	return rc;
}

static int
fill_kind(struct app *app, enum kind kind, const struct seat_args *a,
	char **words, int n, struct err *err)
{
	struct record *giver = xmalloc(sizeof(*giver));
	struct filling f = { .in_kind = kind,
		.waiting = (size_t)a->waiting,
		.try = a->dry_run };
	uint64_t *ids = NULL;
	int rc = a->csv && a->json
			 ? err_set(err, MG_EUSAGE,
				   _("either '--csv' or '--json'"))
			 : text_find_kind(app, words[0], kind, giver, err);

	f.in = giver->id;
	if (!rc)
		rc = chosen_ids(app, KIND_CASE, NULL, words + 1, n - 1, &ids,
			&f.n, err);
	f.cases = ids;
	if (!rc)
		rc = fill(app, a, &f, err);
	free(ids);
	free(giver);
	return rc;
}

static int
run_fill(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	return fill_kind(app, KIND_COHORT, args, words, n, err);
}

static int
run_offer(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	return fill_kind(app, KIND_SLOT, args, words, n, err);
}

/* ---- answer --------------------------------------------------------------- */

static const struct opt answer_options[] = {
	{ 0, "cause", OPT_TEXT, AT(struct seat_args, cause), "CODE",
		N_("why: one of 'cohorts: causes' of the program; where it "
		   "lists none work, school, illness, family, distance, "
		   "other_program, discipline, attendance, units, moved_away, died; "
		   "always unreachable, ended, closed, host, transferred, "
		   "other"),
		0, 0 },
	{ 0, "reason", OPT_TEXT, AT(struct seat_args, reason), "TEXT",
		N_("the same in words"), 0, 0 },
	DRY_RUN,
	AS_JSON,
};

static const char *const said_words[] = {
	[SEAT_YES] = "yes",
	[SEAT_NO] = "no",
	[SEAT_UNREACHABLE] = "unreachable",
	[SEAT_LEAVES] = "left",
	[SEAT_TAKEN_BACK] = "withdrawn",
};

static int
read_said(const char *word, enum seat_said *out, struct err *err)
{
	for (size_t i = 0; i < ARRAY_SIZE(said_words); i++)
		if (strcmp(word, said_words[i]) == 0) {
			*out = (enum seat_said)i;
			return 0;
		}
	return err_set(err, MG_EUSAGE,
		_("'%s' is no answer; there are: yes no unreachable left "
		  "withdrawn"),
		word);
}

/* Of calls in vain, which of how many each was. */
static int
report_answers(struct app *app, const struct seat_args *a,
	const struct seat_answer *answer, const struct receipt *receipt,
	struct err *err)
{
	struct page page;
	int rc = 0;

	page_start(&page, app, a->json);
	if (a->dry_run)
		page_line(&page,
			_("%zu of %zu would be noted; nothing is changed"),
			receipt->went, receipt->went + receipt->stayed);
	receipt_many_page(&page, a->dry_run ? NULL : _("noted"), receipt);
	if (answer->said == SEAT_UNREACHABLE && !a->dry_run)
		rc = contact_rows(&page, answer->seats, answer->n, err);
	if (answer->cause && !a->dry_run && !a->json &&
		strcmp(answer->cause, CAUSE_HOST) == 0)
		rc = fill_back_page(&page, answer->seats, answer->n, err);
	if (answer->then && !a->dry_run)
		rc = fill_then_page(
			&page, answer->seats, answer->n, answer->then, err);
	return page_end(&page, rc);
}

/* Of which seats a filter is asked, by what is said. */
static const char *const of_said[] = {
	[SEAT_YES] = "offered",
	[SEAT_NO] = "offered",
	[SEAT_UNREACHABLE] = "offered",
	[SEAT_LEAVES] = "taken",
	[SEAT_TAKEN_BACK] = "state:offered,taken",
	[SEAT_GIVEN_UP] = "state:offered,taken",
};

static int
note(struct app *app, const struct seat_args *a, struct seat_answer *answer,
	struct err *err)
{
	struct receipt receipt = { 0 };
	int rc = op_seats_answer(app->office, answer, &receipt, err);

	if (!rc || receipt.stayed > 1) {
		*err = (struct err)ERR_INIT;
		rc = report_answers(app, a, answer, &receipt, err);
		if (receipt.stayed)
			app->status = err_exit_status(MG_ENOTALLOWED);
	}
	return rc;
}

/* Of classes, or of places at hosts. */
static int
seats_of(struct app *app, enum kind in, enum seat_said said, char **words,
	int n, uint64_t **ids, size_t *n_ids, struct err *err)
{
	char *among = xasprintf("%s %s", of_said[said],
		in == KIND_SLOT ? "slot:*" : "cohort:*");
	int rc = chosen_ids(app, KIND_SEAT, among, words, n, ids, n_ids, err);

	free(among);
	return rc;
}

/* The answer, of the seats of `words`. */
static int
note_of(struct app *app, const struct seat_args *a, enum kind in, char **words,
	int n, struct seat_answer *answer, struct err *err)
{
	uint64_t *ids = NULL;
	int rc = seats_answer_may(app->office, answer->said, err);

	if (!rc)
		rc = seats_of(
			app, in, answer->said, words, n, &ids, &answer->n, err);
	answer->seats = ids;
	if (!rc)
		rc = note(app, a, answer, err);
	free(ids);
	return rc;
}

static int
answer_in(struct app *app, const struct seat_args *a, enum kind in,
	char **words, int n, struct err *err)
{
	struct seat_answer answer = {
		.cause = a->cause, .reason = a->reason, .try = a->dry_run
	};
	int rc = read_said(words[0], &answer.said, err);

	return rc ? rc : note_of(app, a, in, words + 1, n - 1, &answer, err);
}

static int
run_answer(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	return answer_in(app, args, KIND_COHORT, words, n, err);
}

static int
run_answer_slot(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	return answer_in(app, args, KIND_SLOT, words, n, err);
}

/* The seats of `words`, and then. */
static int
give_up(struct app *app, const struct seat_args *a, char **words, int n,
	const struct seat_then *then, struct err *err)
{
	struct seat_answer answer = { .said = SEAT_GIVEN_UP,
		.cause = a->cause ? a->cause : CAUSE_TRANSFERRED,
		.reason = a->reason,
		.then = then,
		.try = a->dry_run };

	return note_of(app, a, KIND_SLOT, words, n, &answer, err);
}

static int
run_transfer(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct record *slot = xmalloc(sizeof(*slot));
	struct seat_then then = { 0 };
	int rc = text_find_kind(app, words[0], KIND_SLOT, slot, err);

	then.slot = slot->id;
	if (!rc)
		rc = give_up(app, args, words + 1, n - 1, &then, err);
	free(slot);
	return rc;
}

static int
run_replace(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	const struct seat_args *a = args;
	struct record *kase = xmalloc(sizeof(*kase));
	struct seat_then then = { 0 };
	int rc = a->cause ? text_find_kind(app, words[1], KIND_CASE, kase, err)
			  : err_set(err, MG_EUSAGE,
				    _("why it is free is to be said: --cause "
				      "CODE"));

	(void)n;
	then.kase = kase->id;
	if (!rc)
		rc = give_up(app, a, words, 1, &then, err);
	free(kase);
	return rc;
}

static int
run_exchange(
	struct app *app, const void *args, char **words, int n, struct err *err)
{
	struct seat_then then = { 0 };
	uint64_t *ids = NULL;
	size_t n_ids = 0;
	int rc = seats_of(
		app, KIND_SLOT, SEAT_GIVEN_UP, words + 1, 1, &ids, &n_ids, err);

	(void)n;
	if (!rc && n_ids != 1)
		rc = err_set(err, MG_EUSAGE,
			_("'%s' are %zu seats; write the number of one"),
			words[1], n_ids);
	if (!rc)
		then.seat = ids[0];
	if (!rc)
		rc = give_up(app, args, words, 1, &then, err);
	free(ids);
	return rc;
}

const struct command cohort_fill_verb = {
	.name = "fill",
	.summary = N_("offer its seats to the cases of a filter, by rank"),
	.usage = "NUMBER FILTER | NUMBER CASE...",
	.examples = "magang cohort fill CO-000001-3 stage:interview --dry-run\n"
		    "magang cohort fill CO-000001-3 'stage:interview "
		    "sex:P'\n",
	.more = N_(
		"The best score comes first, who has none yet behind all who "
		"have; of two with the same who applied first, by number. "
		"Seats of the cohort, its seats by regency and by district, its "
		"share of women and its seats by family card (magang set "
		"NUMBER seats=30 seats_by_area=3 seats_district=1 "
		"women_percent=40 seats_household=1) bound who gets one, and "
		"what its program asks on the first day of class (cohorts: if); "
		"nobody gets a second one, or one in the days of another "
		"cohort of his. With --waiting those who are next wait: "
		"where a seat falls free the first who has room is offered "
		"it in the same act. Who is passed over is told with what was "
		"against it. One act, which 'magang undo' takes back."),
	OPTIONS(fill_options, struct seat_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_fill, PERM_PLAN),
};

const struct command slot_offer_verb = {
	.name = "offer",
	.summary = N_("offer these places to the cases of a filter, by rank"),
	.usage = "NUMBER FILTER | NUMBER CASE...",
	.examples = "magang slot offer LO-000001-3 stage:interview --dry-run\n"
		    "magang slot offer LO-000001-3 JP-000001-3\n",
	.more = N_(
		"As 'magang cohort fill' offers seats: the best score first, as "
		"long as there are any of these places, for men and for women "
		"where the host says so, before they expire, and to whom the "
		"conditions of the host let in on the first day (magang set "
		"NUMBER 'conditions=jlpt >= n4' seats=3 men=2). Answers are "
		"noted with 'magang slot answer', as of a class."),
	OPTIONS(fill_options, struct seat_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_offer, PERM_PLAN),
};

const struct command slot_transfer_verb = {
	.name = "transfer",
	.summary = N_("offer another place in exchange for a seat"),
	.usage = "NUMBER FILTER | NUMBER...",
	.examples = "magang slot transfer LO-000002-1 KR-000009-2\n"
		    "magang slot transfer LO-000002-1 slot:LO-000001-3 --cause "
		    "host\n",
	.more = N_("The first number is the place that is offered, the others "
		   "are the seats that are given up for it: left where they "
		   "were taken, withdrawn where the host withdrew. Both or "
		   "neither: who has no room there keeps the seat. Without "
		   "--cause it is 'transferred'. The seat is free at once."),
	OPTIONS(answer_options, struct seat_args),
	.min = 2,
	.max = -1,
	.door = DOOR_OPEN,
	RUNS(run_transfer, PERM_PLAN),
};

const struct command slot_replace_verb = {
	.name = "replace",
	.summary = N_("offer the place of a seat to another case"),
	.usage = "NUMBER CASE",
	.examples = "magang slot replace KR-000009-2 JP-000871-5 --cause "
		    "illness\n",
	.more = N_("The seat is given up for that cause, and its place is "
		   "offered to the case in the same act; where the case may "
		   "not have it, nothing is changed."),
	OPTIONS(answer_options, struct seat_args),
	.min = 2,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run_replace, PERM_PLAN),
};

const struct command slot_exchange_verb = {
	.name = "exchange",
	.summary = N_("offer two cases the place of each other"),
	.usage = "NUMBER NUMBER",
	.examples = "magang slot exchange KR-000009-2 KR-000010-1\n",
	.more = N_("Both seats are given up, and each case is offered the "
		   "place of the other, in one act: also where both hosts are "
		   "full. Where one of them may not have it, nothing is "
		   "changed. Without --cause it is 'transferred'."),
	OPTIONS(answer_options, struct seat_args),
	.min = 2,
	.max = 2,
	.door = DOOR_OPEN,
	RUNS(run_exchange, PERM_PLAN),
};

/* Seats of cohorts and of places at hosts are answered alike. */
#define ANSWER_VERB(runs, shown)                                               \
	.name = "answer",                                                      \
	.summary = N_("note what somebody said of the seat he was offered"),   \
	.usage = "yes|no|unreachable|left|withdrawn FILTER | NUMBER...",       \
	.examples = (shown), .more = answer_more,                              \
	OPTIONS(answer_options, struct seat_args), .min = 2, .max = -1,        \
	.door = DOOR_OPEN, RUNS(runs, PERM_PLAN)

static const char answer_more[] = N_(
	"Who says yes gets the next number of the roll, which "
	"nobody has ever again. Unreachable is a call in vain, "
	"as 'magang note' has it: whom nobody reaches as often as the "
	"program says (contact: tries, again) has refused. A number may be that of the case or of the person, "
	"too. A filter is asked of the seats that are "
	"offered; of 'left', of those that are taken. Withdrawn is "
	"what the giver did, and nobody's answer: who had it may be "
	"offered the same again; so are seats whose cause is host or "
	"closed. A case that "
	"comes to its end gives back its seat by itself, for the cause "
	"of the decision, or because it ended; undoing that brings it "
	"back while nobody else has it.");

const struct command cohort_answer_verb = { ANSWER_VERB(run_answer,
	"magang cohort answer yes KR-000001-3 KR-000002-1\n"
	"magang cohort answer no KR-000004-5 --cause work\n"
	"magang cohort answer unreachable cohort:CO-000001-3\n"
	"magang cohort answer left KR-000002-1 --cause illness\n") };

const struct command slot_answer_verb = { ANSWER_VERB(run_answer_slot,
	"magang slot answer yes KR-000009-2\n"
	"magang slot answer unreachable slot:LO-000001-3\n"
	"magang slot answer withdrawn slot:LO-000001-3 --cause host\n") };
