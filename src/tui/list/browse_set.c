/* SPDX-License-Identifier: MIT */
/*
 * Fields of many rows changed from the list: the tagged ones, or the one under the
 * marker. What it would come to is told before it happens; the tags stay, so that
 * another field can follow.
 */
#include "magang/tui/list/browse_set.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/quoted.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_set.h"
#include "magang/record/kind.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/receipt.h"
#include "magang/view/receipt_lists.h"
#include "magang/view/text.h"

const char *
browse_no_set(struct ui *ui)
{
	return kind_is(browse_here(ui)->kind, KIND_FORM)
		       ? NULL
		       : _("such rows have no fields to change");
}

/* What was typed, as a change of all of them, or only tried. */
static int
set_all(struct ui *ui, struct browse *b, const char *reason, bool try,
	struct receipt *receipt, struct err *err)
{
	struct arena *arena = arena_new();
	struct many_values set = { .kind = b->kind,
		.reason = reason && *reason ? reason : NULL,
		.try = try };
	struct setting *values;
	struct quoted q;
	size_t n;
	const uint64_t *ids = browse_chosen(ui, &n);
	int rc = quoted_split(b->set, &q, err);

	if (rc) {
		arena_free(arena);
		return rc;
	}
	values = arena_array(arena, (size_t)q.n + 1, sizeof(*values));
	rc = text_settings_in(ui->office, b->kind,
		&(struct typed_values){ .words = q.words, .n = q.n }, arena,
		values, err);
	set.values = values;
	set.n = (size_t)q.n;
	if (!rc)
		rc = op_set_many(ui->office, &set, ids, n, receipt, err);
	quoted_release(&q);
	arena_free(arena);
	return rc;
}

static void
say_doubts(struct ui *ui, const struct receipt *receipt)
{
	for (size_t i = 0; i < receipt->notes.n; i++)
		ui_say(ui, ROLE_WARN, _("doubt: %s"), receipt->notes.text[i]);
}

static unsigned
say_set(struct ui *ui, const struct receipt *receipt)
{
	const size_t n = receipt->went + receipt->stayed;
	struct buf why = BUF_INIT;
	char act[NUMBER_TEXT];

	text_act(act, receipt->act);
	receipt_why(receipt, &why);
	if (!receipt->stayed)
		ui_say(ui, ROLE_GOOD,
			_n("%zu row changed (%s); u takes it back",
				"%zu rows changed (%s); u takes them back", n),
			n, act);
	else
		ui_say(ui, ROLE_WARN,
			_("%zu of %zu rows changed (%s); R lists each. %s"),
			receipt->went, n, act, buf_str(&why));
	browse_say_hidden(ui);
	buf_release(&why);
	return REACT_DRAW;
}

static unsigned
reason_typed(struct ui *ui, const char *reason)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc;

	results_begin(&ui->results, ui->office, browse_here(ui)->kind);
	rc = set_all(ui, browse_here(ui), reason, false, &receipt, &err);
	results_end(&ui->results, ui->office, &receipt);
	if (!rc)
		ui_did(ui, receipt.act);
	ui_changed(ui);
	if (rc)
		return ui_fail_again(ui, &err);
	say_set(ui, &receipt);
	ui_told_up(ui, &receipt); /* more places, by an intake */
	return REACT_DRAW;
}

/* How many would be changed, and why the others would not. */
static unsigned
values_typed(struct ui *ui, const char *text)
{
	static const struct ask_ops ops = { .rules = { .max = 300 },
		.done = reason_typed };
	struct browse *b = browse_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct buf why = BUF_INIT;

	if (!text[strspn(text, " ")])
		return REACT_DRAW;
	free(b->set);
	b->set = xstrdup(text);
	if (set_all(ui, b, NULL, true, &receipt, &err))
		return ui_fail_again(ui, &err);
	receipt_up(&receipt, &why);
	if (why.len && receipt.stayed)
		buf_adds(&why, "; ");
	receipt_why(&receipt, &why);
	ui_say(ui, receipt.stayed ? ROLE_WARN : ROLE_PLAIN,
		_("%zu of %zu would be changed. %s"), receipt.went,
		receipt.went + receipt.stayed, buf_str(&why));
	say_doubts(ui, &receipt);
	browse_say_hidden(ui);
	buf_release(&why);
	ui_ask(ui, &ops, _("Enter changes them; reason:"), NULL);
	return REACT_DRAW;
}

unsigned
browse_set(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 1000 },
		.done = values_typed };
	size_t n;
	char *label;

	browse_chosen(ui, &n);
	if (!n)
		return REACT_NONE;
	label = xasprintf(
		_n("%zu row, FIELD=VALUE:", "%zu rows, FIELD=VALUE:", n), n);
	browse_say_hidden(ui);
	ui_ask(ui, &ops, label, NULL);
	free(label);
	return REACT_DRAW;
}
