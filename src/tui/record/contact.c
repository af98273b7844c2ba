/* SPDX-License-Identifier: MIT */
/*
 * How it went to reach somebody: every way with every result is a row, so that a
 * key and a digit note it.
 */
#include "magang/tui/record/contact.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/ops/ops_about.h"
#include "magang/record/fields.h"
#include "magang/view/codes.h"
#include "magang/view/contact_words.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/pick.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/text.h"

const char *
contact_nobody(struct ui *ui)
{
	const struct here h = ui_here(ui);

	return h.id && kind_leads_to_topic((enum kind)h.kind)
		       ? NULL
		       : _("there is nobody to call here");
}

/* "Call: no answer"; the caller frees it. */
static char *
row_words(const struct ui *ui, size_t way, const struct choice *result)
{
	const enum lang lang = ui->office->lang;
	const struct activity_kind *a = &contact_ways[way];

	return xasprintf("%s: %s", label_in(a->label, lang, a->name),
		label_in(&result->label, lang, result->code));
}

static unsigned
chosen(struct ui *ui, size_t index)
{
	const struct fdef *results = core_field(F_RESULT);
	const struct choice *result =
		&results->choices[index % results->n_choices];
	const size_t way = index / results->n_choices;
	const struct here h = ui_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct buf tried = BUF_INIT;
	char act[NUMBER_TEXT], *words;

	if (op_contact(ui->office, (enum kind)h.kind, h.id,
		    contact_ways[way].name, result->code, &receipt, &err))
		return ui_fail(ui, &err);
	ui_did(ui, receipt.act);
	ui_changed(ui);
	words = row_words(ui, way, result);
	contact_words(ui->office, (enum kind)h.kind, h.id, &tried);
	ui_say(ui, ROLE_GOOD, _("%s%s%s (%s). u takes it back."), words,
		tried.len ? "; " : "", buf_str(&tried),
		text_act(act, receipt.act));
	buf_release(&tried);
	free(words);
	return REACT_DRAW;
}

unsigned
contact_ask(struct ui *ui)
{
	const struct fdef *results = core_field(F_RESULT);
	const size_t n = CONTACT_WAYS * results->n_choices;
	char **rows = xcalloc(n, sizeof(*rows));
	unsigned r;

	for (size_t i = 0; i < n; i++)
		rows[i] = row_words(ui, i / results->n_choices,
			&results->choices[i % results->n_choices]);
	r = ui_push(ui, pick_new(_("How it went to reach the person"),
				(const char *const *)rows, n, chosen));
	for (size_t i = 0; i < n; i++)
		free(rows[i]);
	free(rows);
	return r;
}
