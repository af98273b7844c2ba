/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/complete_screen.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/office/office.h"
#include "magang/ops/ops_complete.h"
#include "magang/tui/record/review.h"
#include "magang/tui/record/seat_acts.h"
#include "magang/tui/ui/frame.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/ui/undo.h"
#include "magang/view/complete_list.h"

struct complete_screen {
	struct review review;
	struct complete_list list;
	size_t goes; /* so many are decided by it */
};

/* Nobody who goes anywhere is no fault: it says what each one lacks. */
static int
propose(struct ui *ui, struct review *r, struct err *err)
{
	struct complete_screen *s = (struct complete_screen *)r;
	const struct complete_order order = { .cohort = r->in,
		.try = true,
		.told = complete_list_told,
		.ctx = &s->list };
	struct receipt receipt = { 0 };
	struct err none = ERR_INIT;
	int rc;

	complete_list_release(&s->list);
	rc = op_cohort_complete(ui->office, &order, &receipt, &none);
	s->goes = rc ? 0 : receipt.went;
	return rc && !s->list.n ? err_set(err, rc, "%s", none.text) : 0;
}

/* What he came to, and why his case stays after all. */
static void
add_one(struct review_page *page, const struct complete_row *row)
{
	char *why = row->hinders && row->why
			    ? xasprintf("%s; %s", row->hinders, row->why)
			    : xstrdup(row->hinders ? row->hinders : row->why);

	review_case(page,
		&(struct review_case){
			.nth = row->roll, .kase = row->kase, .why = why });
	free(why);
}

static void
parts(struct review *r, struct review_page *page)
{
	static const struct {
		enum outcome outcome;
		const char *head; /* N_() */
	} all[] = {
		{ OUTCOME_PASSED, N_("PASSED") },
		{ OUTCOME_RESIT, N_("RESIT") },
		{ OUTCOME_OUT, N_("OUT") },
		{ OUTCOME_OPEN, N_("OPEN: A MARK IS MISSING") },
	};
	const struct complete_list *list = &((struct complete_screen *)r)->list;

	for (size_t i = 0; i < ARRAY_SIZE(all); i++) {
		review_part(page, _(all[i].head),
			complete_count(list, all[i].outcome));
		for (size_t n = 0; n < list->n; n++)
			if (list->rows[n].outcome == all[i].outcome)
				add_one(page, &list->rows[n]);
	}
}

static char *
title(const struct review *r)
{
	return xasprintf(_("Complete %s"), r->name);
}

static char *
heading(const struct review *r)
{
	const struct complete_screen *s = (const struct complete_screen *)r;

	return xasprintf(_("%s: %zu of %zu would be decided"), r->program,
		s->goes, s->list.n);
}

static void
release(struct review *r)
{
	complete_list_release(&((struct complete_screen *)r)->list);
}

static const struct review_ops complete_ops = {
	.title = title,
	.heading = heading,
	.propose = propose,
	.parts = parts,
	.release = release,
};

static const struct screen_ops screen_ops = REVIEW_SCREEN(AT_COMPLETE);

/* ---- keys ----------------------------------------------------------------- */

const char *
complete_none(struct ui *ui)
{
	struct completing *c = xcalloc(1, sizeof(*c));
	const char *none = cohort_none(ui), *why;
	struct err unread = ERR_INIT;
	struct txn *txn;
	int rc;

	if (!none && office_look(ui->office, &txn, &unread) == 0) {
		rc = completing_begin(c, &ui->office->book, txn, ui_here(ui).id,
			ui->office->today, &why);
		none = rc ? refusal_text(rc, why) : NULL;
		completing_end(c);
		office_look_end(txn);
	}
	free(c);
	return none;
}

unsigned
complete_do(struct ui *ui)
{
	struct complete_screen *s = (struct complete_screen *)ui_screen(ui);
	struct complete_list done = { 0 };
	const struct complete_order order = {
		.cohort = s->review.in, .told = complete_list_told, .ctx = &done
	};
	struct receipt receipt = { 0 };
	struct buf said = BUF_INIT;
	struct err err = ERR_INIT;
	unsigned r;

	if (!s->goes)
		return ui_say(ui, ROLE_PLAIN, _("nobody would be decided"));
	if (op_cohort_complete(ui->office, &order, &receipt, &err) == 0) {
		complete_words(&done, &said);
		ui_pop(ui);
		r = ui_act_done(ui, 0, &receipt, &err, buf_str(&said));
	} else {
		r = ui_fail(ui, &err);
	}
	complete_list_release(&done);
	buf_release(&said);
	return r;
}

unsigned
complete_look(struct ui *ui)
{
	struct complete_screen *s = xcalloc(1, sizeof(*s));
	struct err err = ERR_INIT;

	return review_begin(ui, &s->review, &complete_ops, &screen_ops, &err)
		       ? ui_fail(ui, &err)
		       : ui_push(ui, &s->review.base);
}
