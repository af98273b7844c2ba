/* SPDX-License-Identifier: MIT */
/*
 * Work that changes hands from the list: the tagged rows, or the one under the
 * marker, given or offered to a user; cases that were offered, taken over or not.
 */
#include "magang/tui/list/browse_work.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_work.h"
#include "magang/tui/list/browse.h"
#include "magang/tui/list/browse_chosen.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/receipt.h"

unsigned
browse_told(struct ui *ui, int rc, const struct receipt *receipt,
	const char *what, struct err *err)
{
	struct buf text = BUF_INIT;

	results_end(&ui->results, ui->office, receipt);
	ui_changed(ui);
	if (rc)
		return ui_fail_again(ui, err);
	ui_did(ui, receipt->act);
	buf_addf(&text, "%zu %s", receipt->went, what);
	if (receipt->stayed) {
		buf_adds(&text, _("; R lists each. "));
		receipt_why(receipt, &text);
	} else {
		buf_adds(&text, _("; u takes it back"));
	}
	ui_say(ui, receipt->stayed ? ROLE_WARN : ROLE_GOOD, "%s",
		buf_str(&text));
	if (ui_screen(ui)->ops->spend)
		browse_spend(ui, NULL, 0);
	buf_release(&text);
	return REACT_DRAW;
}

/* --- given ---------------------------------------------------------------- */

const char *
browse_no_assign(struct ui *ui)
{
	enum kind kind = browse_here(ui)->kind;

	return kind == KIND_CASE || kind == KIND_TASK
		       ? NULL
		       : _("only cases and tasks are given to somebody");
}

static unsigned
assign_done(struct ui *ui, const char *text)
{
	struct browse *b = browse_here(ui);
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	struct handing h = { .kind = b->kind };
	size_t n;
	const uint64_t *ids = browse_bulk(ui, &n);
	int rc;

	if (!*text)
		return ui_say(ui, ROLE_PLAIN, _("nothing was changed"));
	h.to = work_user(ui->office, text, &err);
	rc = h.to ? op_assign(ui->office, &h, ids, n, &receipt, &err)
		  : err.code;
	return browse_told(ui, rc, &receipt,
		work_is_given(ui->office, &h) ? _("given")
					      : _("offered, to be accepted"),
		&err);
}

unsigned
browse_assign(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 40 },
		.done = assign_done };
	size_t n;

	browse_chosen(ui, &n);
	if (n) {
		browse_say_hidden(ui);
		ui_ask(ui, &ops, _("Give to (user):"), NULL);
	}
	return REACT_DRAW;
}

/* --- offered -------------------------------------------------------------- */

/* Of tagged rows the first stands for all; the act says which ones are not. */
static bool
is_offered(struct ui *ui)
{
	const struct tags *tags = &browse_here(ui)->tags;
	const uint64_t me = ui->office->access.user;
	const uint64_t id = tags->n ? tags->ids[0] : ui_here(ui).id;
	struct err unread = ERR_INIT;
	struct record *r;
	struct txn *txn;
	bool is;

	if (!id || !me || office_look(ui->office, &txn, &unread))
		return false;
	r = xmalloc(sizeof(*r));
	is = office_sees(ui->office, txn, KIND_CASE, id, r) &&
	     (uint64_t)record_number(r, F_OFFERED, 0) == me;
	office_look_end(txn);
	free(r);
	return is;
}

const char *
browse_no_offer(struct ui *ui)
{
	if (!kind_has_stage(browse_here(ui)->kind))
		return _("only cases are offered");
	return is_offered(ui) ? NULL : _("this case is not offered to you");
}

unsigned
browse_accept(struct ui *ui)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	size_t n;
	const uint64_t *ids = browse_bulk(ui, &n);
	int rc;

	if (!n)
		return REACT_NONE;
	rc = op_cases_accept(ui->office, ids, n, &receipt, &err);
	return browse_told(ui, rc, &receipt, _("taken over"), &err);
}

static unsigned
refuse_done(struct ui *ui, const char *text)
{
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	size_t n;
	const uint64_t *ids = browse_bulk(ui, &n);
	int rc = op_cases_refuse(ui->office, text, ids, n, &receipt, &err);

	return browse_told(ui, rc, &receipt, _("not taken over"), &err);
}

unsigned
browse_refuse(struct ui *ui)
{
	static const struct ask_ops ops = { .rules = { .max = 150 },
		.done = refuse_done };
	size_t n;

	browse_chosen(ui, &n);
	if (n) {
		browse_say_hidden(ui);
		ui_ask(ui, &ops, _("Not taken over, because:"), NULL);
	}
	return REACT_DRAW;
}
