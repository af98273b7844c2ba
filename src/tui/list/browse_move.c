/* SPDX-License-Identifier: MIT */
/*
 * Cases moved from the list: the tagged ones, or the one under the marker.
 * Where to is asked of that one; each is decided by itself, and those that may
 * not stay tagged, so that they are what is left to look at.
 */
#include "magang/tui/list/browse_move.h"

#include <stdlib.h>

#include "magang/view/outlook_page.h"
#include "magang/view/receipt.h"
#include "magang/view/why.h"
#include "magang/tui/list/browse.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_case.h"
#include "magang/ops/outlook.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/cause.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/tui/widget/tags.h"

#define STAGES_MAX 64
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
	size_t n = receipt->went + receipt->stayed;
	struct buf why = BUF_INIT;
	char act[NUMBER_TEXT], *said;

	text_act(act, receipt->act);
	receipt_waits(receipt, &why);
	if (!receipt->stayed) {
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
	if (why.len)
		buf_adds(&why, "; ");
	receipt_why(receipt, &why);
	ui_say(ui, ROLE_WARN,
		_("%zu of %zu cases moved (%s); the others stay tagged. %s"),
		receipt->went, n, act, buf_str(&why));
	buf_release(&why);
	return REACT_DRAW;
}

static unsigned
move_all(struct ui *ui, const char *reason)
{
	struct browse *b = browse_here(ui);
	uint64_t one = vlist_selected(&b->list);
	const uint64_t *ids = b->tags.n ? b->tags.ids : &one;
	size_t n = b->tags.n ? b->tags.n : 1, n_left = 0;
	uint64_t *left = xcalloc(n, sizeof(*left));
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_cases_move(ui->office, ids, n,
		&(struct decision){ .stage = b->stage,
			.reason = reason,
			.cause = b->cause },
		left, &n_left, &receipt, &err);

	if (!rc) {
		bool tagged = b->tags.n > 0;

		tags_clear(&b->tags);
		if (tagged)
			tags_add_many(&b->tags, left, n_left);
		ui_did(ui, receipt.act);
	}
	free(left);
	ui_changed(ui);
	if (rc)
		return ui_fail(ui, &err);
	say_moved(ui, &receipt);
	ui_told_up(ui, &receipt);
	return REACT_DRAW;
}

static const struct ask_ops reason_ops = { .rules = { .max = 300 },
	.done = move_all };

/* What it would come to, before a reason is asked for. */
static void
say_outlook(struct ui *ui, struct browse *b)
{
	uint64_t *left = xcalloc(b->tags.n, sizeof(*left));
	struct outlook outlook = { NULL, 0, 0 };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct buf words = BUF_INIT;
	size_t n_left = 0;
	int rc = op_cases_try(ui->office, b->tags.ids, b->tags.n,
		&(struct decision){
			.stage = b->stage, .reason = "-", .cause = b->cause },
		left, &n_left, &receipt, &err);

	if (!rc || receipt.stayed)
		rc = outlook_cases(ui->office, b->tags.ids, b->tags.n, left,
			n_left, receipt.waits, b->stage, &outlook, &err);
	if (rc) {
		ui_fail(ui, &err);
	} else {
		outlook_words(&outlook, ui->office->lang, &words);
		if (receipt.stayed || receipt.waits)
			buf_adds(&words, ". ");
		receipt_waits(&receipt, &words);
		if (receipt.stayed && receipt.waits)
			buf_adds(&words, "; ");
		receipt_why(&receipt, &words);
		ui_say(ui, receipt.stayed ? ROLE_WARN : ROLE_PLAIN, "%s",
			buf_str(&words));
	}
	outlook_release(&outlook);
	buf_release(&words);
	free(left);
}

static unsigned
ask_reason(struct ui *ui, const struct verdict *v)
{
	struct browse *b = browse_here(ui);
	const struct stage *to = &v->program->stages[v->to];
	size_t n = b->tags.n ? b->tags.n : 1;
	char *label = xasprintf(_n("%zu case to '%s', reason:",
					"%zu cases to '%s', reason:", n),
		n, label_in(&to->label, ui->office->lang, to->name));

	if (b->tags.n)
		say_outlook(ui, b);
	ui_ask(ui, &reason_ops, label, NULL);
	free(label);
	return REACT_DRAW;
}

static unsigned
browse_cause(struct ui *ui, size_t index)
{
	struct browse *b = browse_here(ui);
	const struct verdict *v = &b->moves.rows[b->to];
	const char *cause = why_cause(v, index);

	b->cause = cause ? xstrdup(cause) : NULL;
	return ask_reason(ui, v);
}

static unsigned
chosen(struct ui *ui, size_t index)
{
	struct browse *b = browse_here(ui);
	const struct verdict *v = &b->moves.rows[index];
	const struct stage *to = &v->program->stages[v->to];

	free(b->stage);
	free(b->cause);
	b->stage = xstrdup(to->name);
	b->cause = NULL;
	b->to = index;
	return cause_ask(ui, v, browse_cause) ? REACT_DRAW : ask_reason(ui, v);
}

/* Where the case under the marker may go, whether it may now or not. */
static int
read_moves(struct ui *ui, struct browse *b, struct err *err)
{
	struct case_facts facts;
	struct txn *txn;
	const struct record *person;
	int rc = rows_load(&b->rows, vlist_selected(&b->list), err);

	if (!rc)
		rc = office_look(ui->office, &txn, err);
	if (rc)
		return rc;
	person = b->rows.person->kind ? b->rows.person : NULL;
	case_moves_release(&b->moves);
	case_facts_init(&facts, &ui->office->book, txn, b->rows.record, person,
		ui->office->today);
	facts.actor = ui->office->access.user;
	case_moves(&facts, ui->office->access.role, &b->moves);
	office_look_end(txn);
	return 0;
}

/* What stands against one case is said only where it is the one that moves. */
static char *
stage_row(struct ui *ui, const struct verdict *v)
{
	const struct stage *to = &v->program->stages[v->to];

	return browse_here(ui)->tags.n ? xstrdup(label_in(&to->label,
						 ui->office->lang, to->name))
				       : why_choice(ui->office, v);
}

unsigned
browse_move(struct ui *ui)
{
	char *rows[STAGES_MAX] = { NULL };
	struct browse *b = browse_here(ui);
	struct err err = ERR_INIT;
	size_t n = 0;
	unsigned r;

	if (!vlist_selected(&b->list))
		return REACT_NONE;
	if (b->tags.n > CASES_MAX)
		return ui_say(ui, ROLE_WARN,
			_("more than %d cases at once are too many; tag fewer"),
			CASES_MAX);
	if (read_moves(ui, b, &err) != 0)
		return ui_fail(ui, &err);
	for (; n < b->moves.n && n < STAGES_MAX; n++)
		rows[n] = stage_row(ui, &b->moves.rows[n]);
	if (!n)
		return ui_say(
			ui, ROLE_PLAIN, _("no move leads on from this stage"));
	r = ui_push(ui,
		pick_new(_("Move to"), (const char *const *)rows, n, chosen));
	for (size_t i = 0; i < n; i++)
		free(rows[i]);
	return r;
}
