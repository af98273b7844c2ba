/* SPDX-License-Identifier: MIT */
/*
 * Cases moved from the list: the tagged ones, of one program or of several, or
 * the one under the marker. Each is decided by itself, and those that may not stay
 * tagged, so that they are what is left to look at.
 */
#include "magang/tui/list/browse_move.h"

#include <stdlib.h>
#include <string.h>

#include "magang/view/outlook_page.h"
#include "magang/view/receipt.h"
#include "magang/view/receipt_lists.h"
#include "magang/view/why.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/judge.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/outlook.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/cause.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"

#define CASES_MAX 5000 /* nobody can look on meanwhile */

const char *
browse_no_move(struct ui *ui)
{
	return kind_has_stage(browse_here(ui)->kind)
		       ? NULL
		       : _("only cases are moved");
}

static unsigned
say_moved(struct ui *ui, const struct receipt *receipt)
{
	const size_t n = receipt_all(receipt), done = receipt_done(receipt);
	struct buf why = BUF_INIT;
	char act[NUMBER_TEXT], *said;

	text_act(act, receipt->act);
	receipt_waits(receipt, &why);
	if (done == n) {
		ui_say(ui, ROLE_GOOD,
			_n("%zu case moved (%s); u takes it back",
				"%zu cases moved (%s); u takes them back", n),
			n, act);
		said = xstrdup(ui->message.text);
		if (why.len)
			ui_say(ui, ROLE_GOOD, "%s. %s", said, buf_str(&why));
		free(said);
		buf_release(&why);
		return REACT_DRAW;
	}
	if (why.len && receipt->stayed)
		buf_adds(&why, "; ");
	receipt_why(receipt, &why);
	ui_say(ui, receipt->stayed ? ROLE_WARN : ROLE_GOOD,
		receipt->stayed
			? _("%zu of %zu cases moved (%s); the others stay "
			    "tagged, R lists each. %s")
			: _("%zu of %zu cases moved (%s); u takes them back. "
			    "%s"),
		done, n, act, buf_str(&why));
	buf_release(&why);
	return REACT_DRAW;
}

static unsigned
move_all(struct ui *ui, const char *reason)
{
	struct browse *b = browse_here(ui);
	size_t n, n_left = 0;
	const uint64_t *ids = browse_chosen(ui, &n);
	uint64_t *left = xcalloc(n, sizeof(*left));
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	unsigned r = REACT_DRAW;
	int rc;

	results_begin(&ui->results, ui->office, KIND_CASE);
	rc = op_cases_move(ui->office, ids, n,
		&(struct decision){ .stage = b->stage,
			.reason = reason,
			.cause = b->cause,
			.since = b->since },
		left, &n_left, &receipt, &err);
	results_end(&ui->results, ui->office, &receipt);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	if (rc) {
		r = ui_fail_again(ui, &err);
	} else {
		say_moved(ui, &receipt);
		ui_told_up(ui, &receipt);
		browse_spend(ui, left, n_left);
	}
	free(left);
	return r;
}

/* The outlook that was said before reads like something done. */
static unsigned
move_none(struct ui *ui)
{
	return ui_say(ui, ROLE_PLAIN, _("nothing was changed"));
}

static const struct ask_ops reason_ops = {
	.rules = { .max = 300 }, .done = move_all, .cancelled = move_none
};

/* What it would come to, before a reason is asked for; how many would go. */
static size_t
say_outlook(struct ui *ui, struct browse *b)
{
	uint64_t *left = xcalloc(b->n_chosen, sizeof(*left));
	struct outlook outlook = { NULL, 0, 0, NULL };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct buf words = BUF_INIT, more = BUF_INIT;
	size_t n_left = 0;
	int rc = op_cases_try(ui->office, b->chosen, b->n_chosen,
		&(struct decision){ .stage = b->stage,
			.reason = "-",
			.cause = b->cause,
			.looks = true },
		left, &n_left, &receipt, &err);

	if (!rc || receipt.stayed)
		rc = outlook_cases(ui->office, b->chosen, b->n_chosen, left,
			n_left, &receipt, b->stage, &outlook, &err);
	if (rc) {
		ui_fail(ui, &err);
	} else {
		outlook_words(&outlook, ui->office->lang, &words);
		receipt_waits(&receipt, &more);
		if (receipt.up_open && more.len)
			buf_adds(&more, "; ");
		if (receipt.up_open)
			receipt_up(&receipt, &more);
		if (receipt.stayed && more.len)
			buf_adds(&more, "; ");
		receipt_why(&receipt, &more);
		buf_addf(&words, "%s%s", more.len ? ". " : "", buf_str(&more));
		ui_say(ui, receipt.stayed ? ROLE_WARN : ROLE_PLAIN, "%s",
			buf_str(&words));
		browse_say_hidden(ui);
	}
	outlook_release(&outlook);
	buf_release(&words);
	buf_release(&more);
	free(left);
	return receipt.went;
}

/* The stage or cause of that row. */
static struct bulk_row
stage_at(const struct browse *b, size_t index)
{
	struct bulk_row rows[BULK_ROWS];

	return index < bulk_stages(&b->bulk, rows) ? rows[index]
						   : (struct bulk_row){ 0 };
}

static const char *
stage_label(const struct ui *ui, const struct browse *b)
{
	struct bulk_row rows[BULK_ROWS];
	size_t n = bulk_stages(&b->bulk, rows);

	for (size_t i = 0; i < n; i++)
		if (strcmp(rows[i].name, b->stage) == 0)
			return label_in(
				rows[i].label, ui->office->lang, b->stage);
	return b->stage;
}

static unsigned
ask_reason(struct ui *ui)
{
	struct browse *b = browse_here(ui);
	const size_t n = b->bulk.n, go = b->tags.n ? say_outlook(ui, b) : n;
	const char *to = stage_label(ui, b);
	char *label =
		go < n ? xasprintf(_("%zu of %zu cases to '%s', reason:"), go,
				 n, to)
		       : xasprintf(_n("%zu case to '%s', reason:",
					   "%zu cases to '%s', reason:", n),
				 n, to);

	ui_ask(ui, &reason_ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

static unsigned
cause_chosen(struct ui *ui, size_t index)
{
	struct browse *b = browse_here(ui);
	struct bulk_row rows[BULK_ROWS];

	if (index < bulk_causes(&b->bulk, b->stage, rows))
		b->cause = xstrdup(rows[index].name);
	return ask_reason(ui);
}

/* Those of all their programs; the preview says for whom it is none. */
static unsigned
ask_cause(struct ui *ui, struct browse *b)
{
	const struct cause_ops ops = { cause_chosen,
		bulk_needs_cause(&b->bulk, b->stage) ? NULL : ask_reason };
	struct bulk_row causes[BULK_ROWS];
	char *words[BULK_ROWS];
	size_t n = bulk_causes(&b->bulk, b->stage, causes);
	char *title = xasprintf(_("%s: why"), stage_label(ui, b));
	unsigned r;

	for (size_t i = 0; i < n; i++)
		words[i] = bulk_words(&b->bulk, &causes[i], ui->office->lang);
	r = cause_ask(ui, title, &ops,
		&(struct cause_rows){ (const char **)words, n },
		&(struct cause_rows){ 0 });
	for (size_t i = 0; i < n; i++)
		free(words[i]);
	free(title);
	return r;
}

static unsigned
chosen(struct ui *ui, size_t index)
{
	struct browse *b = browse_here(ui);
	const struct bulk_row to = stage_at(b, index);

	free(b->stage);
	free(b->cause);
	b->stage = xstrdup(to.name);
	b->cause = NULL;
	return ask_cause(ui, b);
}

/* What stands against one case is said where it is the one that moves. */
static int
one_case(struct ui *ui, struct browse *b, char **rows, struct err *err)
{
	struct case_moves moves;
	struct case_facts facts;
	struct txn *txn;
	const struct record *person;
	int rc = rows_load(&b->rows, b->chosen[0], err);

	if (!rc)
		rc = office_look(ui->office, &txn, err);
	if (rc)
		return rc;
	person = b->rows.person->kind ? b->rows.person : NULL;
	office_case_facts(ui->office, txn, b->rows.record, person, &facts);
	case_moves(&facts, &ui->office->access, &moves);
	for (size_t i = 0; i < moves.n && i < BULK_ROWS; i++)
		rows[i] = why_choice(ui->office, &moves.rows[i]);
	case_moves_release(&moves);
	office_look_end(txn);
	return 0;
}

/* The stages, as the keys choose among them; those of one case with what stands
 * against it. */
static int
stage_rows(struct ui *ui, struct browse *b, char **rows, size_t *n,
	struct err *err)
{
	struct bulk_row to[BULK_ROWS];

	*n = bulk_stages(&b->bulk, to);
	if (!b->tags.n)
		return one_case(ui, b, rows, err);
	for (size_t i = 0; i < *n; i++)
		rows[i] = bulk_words(&b->bulk, &to[i], ui->office->lang);
	return 0;
}

unsigned
browse_move(struct ui *ui)
{
	char *rows[BULK_ROWS] = { NULL };
	struct browse *b = browse_here(ui);
	struct err err = ERR_INIT;
	size_t n;
	const uint64_t *ids = browse_chosen(ui, &n);
	unsigned r;

	if (!n)
		return REACT_NONE;
	if (n > CASES_MAX)
		return ui_say(ui, ROLE_WARN,
			_("more than %d cases at once are too many; tag fewer"),
			CASES_MAX);
	b->since = ui->head;
	bulk_release(&b->bulk);
	if (bulk_read(ui->office, ids, n, &b->bulk, &err) != 0 ||
		stage_rows(ui, b, rows, &n, &err) != 0)
		return ui_fail(ui, &err);
	if (!n)
		return ui_say(
			ui, ROLE_PLAIN, _("no move leads on from this stage"));
	r = ui_push(ui,
		pick_new(_("Move to"), (const char *const *)rows, n, chosen));
	for (size_t i = 0; i < n; i++)
		free(rows[i]);
	return r;
}
