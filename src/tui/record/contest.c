/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/contest.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_appeal.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"

const char *
contest_none(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.kind == KIND_CASE && h.id ? appeal_none(ui->office, h.id)
					   : _("only a case is contested");
}

static unsigned
contest_done(struct ui *ui, const char *text)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc = op_case_appeal(
		ui->office, ui_here(ui).id, 0, text, &receipt, &err);

	return ui_act_done(ui, rc, &receipt, &err,
		_("contested; another person decides anew"));
}

unsigned
contest_ask(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = contest_done };

	ui_ask(ui, &ops, _("What the appeal is about:"), NULL);
	return REACT_DRAW;
}
