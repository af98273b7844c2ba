/* SPDX-License-Identifier: MIT */
/*
 * The queue of whoever may approve: proposals of the list approved, or returned
 * with a reason, or the one whose page is looked at. Those whose answers have
 * changed stay, and are looked at. Late marks of days likewise.
 */
#include "magang/tui/list/browse_answer.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_proposal.h"
#include "magang/ops/ops_sheet.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/list/browse_work.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"

const char *
browse_no_proposal(struct ui *ui)
{
	const int kind = ui_here(ui).kind;

	return kind == KIND_PROPOSAL || kind == KIND_SHEET
		       ? NULL
		       : _("only proposals and late marks are approved or "
			   "returned");
}

static unsigned
answer(struct ui *ui, const char *reason, const char *what)
{
	const struct here h = ui_here(ui);
	const bool list = ui_screen(ui)->ops->chosen != NULL;
	struct answer a = { .ids = &h.id, .n = h.id != 0, .reason = reason };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	unsigned r;
	int rc;

	if (list)
		a.ids = browse_bulk(ui, &a.n);
	if (!a.n)
		return REACT_NONE;
	if (!list)
		results_begin(&ui->results, ui->office, (enum kind)h.kind);
	rc = h.kind == KIND_SHEET
		     ? op_sheets_answer(
			       ui->office, a.ids, a.n, reason, &receipt, &err)
		     : op_proposals_answer(ui->office, &a, &receipt, &err);
	r = browse_told(ui, rc, &receipt, what, &err);
	ui_told_up(ui, &receipt);
	return r;
}

unsigned
browse_approve(struct ui *ui)
{
	return answer(ui, NULL, _("approved"));
}

static unsigned
return_done(struct ui *ui, const char *text)
{
	return answer(ui, text, _("returned"));
}

unsigned
browse_return(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = return_done };
	size_t n = ui_here(ui).id != 0;

	if (ui_screen(ui)->ops->chosen) {
		browse_chosen(ui, &n);
		browse_say_hidden(ui);
	}
	if (n)
		ui_ask(ui, &ops, _("Returned, because:"), NULL);
	return REACT_DRAW;
}
