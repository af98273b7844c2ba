/* SPDX-License-Identifier: MIT */
/* Two persons who are one, merged from the page that shows them side by side. */
#include "magang/tui/record/merge_acts.h"

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/tui/record/compare.h"
#include "magang/tui/record/dossier.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"

static const struct fdef *
field_here(struct ui *ui)
{
	const uint64_t key = lines_key(&dossier_here(ui)->lines);
	const struct merge_field *row = NULL;

	if (key > COMPARE_KEY && key - COMPARE_KEY <= UINT16_MAX)
		row = merge_plan_row(&dossier_here(ui)->merge,
			(uint16_t)(key - COMPARE_KEY));
	return row ? row->f : NULL;
}

const char *
merge_none(struct ui *ui)
{
	const char *why = no_answer(ui);

	if (!why && ui_here(ui).list)
		return _("open the pair: both stand side by side there");
	if (!why && !dossier_here(ui)->merge.n)
		why = _("these two cannot be merged: they are one record "
			"already, or one is not yours to see");
	return why;
}

const char *
merge_no_field(struct ui *ui)
{
	const char *why = merge_none(ui);

	return why              ? why
	       : field_here(ui) ? NULL
				: _("the two do not differ here");
}

unsigned
merge_other(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	const uint16_t field = field_here(ui)->id;

	merge_plan_keep(
		&d->merge, field, !merge_plan_row(&d->merge, field)->second);
	ui_read(ui, &d->base);
	return REACT_DRAW;
}

unsigned
merge_them(struct ui *ui)
{
	struct dossier *d = dossier_here(ui);
	char number[NUMBER_TEXT];
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc;

	number_format(number, "MG", d->merge.person[1]);
	rc = op_merge_persons(
		ui->office, &d->merge, NULL, false, &receipt, &err);
	if (rc)
		return ui_fail(ui, &err);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	ui_say(ui, ROLE_GOOD,
		_("one now. u takes it back; later: magang unmerge %s"),
		number);
	return REACT_DRAW;
}
