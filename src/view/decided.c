/* SPDX-License-Identifier: MIT */
#include "magang/view/decided.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/ops/history.h"
#include "magang/record/change_read.h"
#include "magang/record/trace.h"
#include "magang/store/journal.h"

#define CHANGES_MAX 10000 /* of one case */

struct gathering {
	struct office *office;
	struct arena *arena;
	uint64_t only;
	struct decided *out;
};

static bool
has_row(const struct decided *d, uint64_t id)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->rows[i].decision.id == id)
			return true;
	return false;
}

/* As it stands, or as what took it away tells it. */
static int
add_row(struct gathering *g, const struct op *op, struct err *err)
{
	struct decided *d = g->out;
	struct decided_row *row;
	struct txn *txn;
	int rc = office_look(g->office, &txn, err);

	if (rc)
		return rc;
	VEC_GROW(d->rows, d->n, d->cap);
	row = &d->rows[d->n++];
	row->stands = office_sees(
		g->office, txn, KIND_DECISION, op->id, &row->decision);
	if (!row->stands)
		op_record(op, &row->decision);
	record_own(&row->decision, g->arena);
	office_look_end(txn);
	return 0;
}

static int
add_act(void *ctx, const struct history_row *row, struct err *err)
{
	struct gathering *g = ctx;
	struct decided *d = g->out;
	struct decided_act *a;

	if (row->code || row->op->kind != KIND_DECISION ||
		(g->only && row->op->id != g->only))
		return 0;
	VEC_GROW(d->acts, d->n_acts, d->cap_acts);
	a = &d->acts[d->n_acts++];
	*a = (struct decided_act){ .decision = row->op->id,
		.what = row->up                        ? DECIDED_UP
			: row->op->verb == OP_DELETE   ? DECIDED_TAKEN_BACK
			: row->change->undoes          ? DECIDED_PUT_BACK
			: op_sets(row->op, F_PROPOSAL) ? DECIDED_APPROVED
						       : DECIDED_MADE,
		.act = row->change->act,
		.undoes = row->change->undoes };
	memcpy(a->by, row->actor, sizeof(a->by));
	date_format_time(a->at, row->change->time, g->office->zone);
	return has_row(d, row->op->id) ? 0 : add_row(g, row->op, err);
}

int
decided_read(struct office *office, uint64_t kase, uint64_t only,
	struct arena *arena, struct decided *out, struct err *err)
{
	struct gathering g = { office, arena, only, out };
	int rc = history_record(
		office, KIND_CASE, kase, CHANGES_MAX, add_act, &g, err);

	for (size_t i = 0; i < out->n_acts / 2; i++) {
		struct decided_act *a = &out->acts[i];
		struct decided_act *b = &out->acts[out->n_acts - 1 - i];
		const struct decided_act kept = *a;

		*a = *b;
		*b = kept;
	}
	return rc;
}

void
decided_release(struct decided *d)
{
	free(d->rows);
	free(d->acts);
	*d = (struct decided){ 0 };
}

void
decided_say(const struct decided_act *a, struct buf *out)
{
	char act[NUMBER_TEXT];

	text_act(act, a->act);
	if (a->what == DECIDED_UP)
		buf_addf(out,
			_("moved up, as there was room by %s, %s (act %s)"),
			a->by, a->at, act);
	else if (a->what == DECIDED_MADE)
		buf_addf(out, _("by %s, %s (act %s)"), a->by, a->at, act);
	else if (a->what == DECIDED_APPROVED)
		buf_addf(out, _("approved by %s, %s (act %s)"), a->by, a->at,
			act);
	else if (a->what == DECIDED_TAKEN_BACK)
		buf_addf(out, _("taken back by %s, %s (act %s)"), a->by, a->at,
			act);
	else
		buf_addf(out, _("put back by %s, %s (act %s)"), a->by, a->at,
			act);
}

const char *
decided_word(enum decided_what what)
{
	static const char *const words[] = {
		[DECIDED_MADE] = "made",
		[DECIDED_TAKEN_BACK] = "taken_back",
		[DECIDED_PUT_BACK] = "put_back",
		[DECIDED_APPROVED] = "approved",
		[DECIDED_UP] = "moved_up",
	};

	return words[what];
}

/* ---- of one --------------------------------------------------------------- */

/* Nobody changes a decision: its last change is the one that it came with. */
bool
work_decided_at(const struct row *row, struct buf *out)
{
	char at[DATE_TIME_TEXT];
	struct buf hold = BUF_INIT;
	struct log_entry e;
	struct change c;
	bool there =
		journal_read(row->style->txn, row->record->seq, &hold, &e) &&
		change_header(&c, &e.change);

	if (there)
		buf_adds(out,
			date_format_time(at, c.time, row->style->office->zone));
	buf_release(&hold);
	return there;
}

bool
work_decided_act(const struct row *row, struct buf *out)
{
	const uint64_t act = trace_act_of(row->style->txn, row->record->seq);
	char text[NUMBER_TEXT];

	if (act)
		buf_adds(out, text_act(text, act));
	return act != 0;
}
