/* SPDX-License-Identifier: MIT */
#include "magang/ops/history_entry.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/waiting.h"
#include "magang/ops/history.h"
#include "magang/record/change_read.h"
#include "magang/record/index.h"
#include "magang/record/skips.h"
#include "magang/rulebook/access.h"
#include "magang/store/journal.h"
#include "magang/store/txn.h"

/* Reading only what an entry has done. */
struct entry_reading {
	op_wanted want;
	void *ctx;
	struct skips skips;
	bool *idle; /* by place in the change */
	bool up;    /* something moves up */
	size_t n, cap;
};

static bool
op_was_done(void *ctx, const struct op *op)
{
	struct entry_reading *r = ctx;
	bool idle = skips_next(&r->skips, op) != 0 || op->verb == OP_EXPECT;

	VEC_GROW(r->idle, r->n, r->cap);
	r->idle[r->n++] = idle;
	r->up |= !idle && op_moves_up(op);
	return !idle && (!r->want || r->want(r->ctx, op));
}

/* Operations that were left out, or write nothing, are no history. */
static void
drop_idle(struct change *c, const struct entry_reading *r)
{
	size_t n = 0;

	for (size_t i = 0; i < c->n; i++)
		if (i < r->n && r->idle[i])
			free(c->ops[i].f);
		else
			c->ops[n++] = c->ops[i];
	c->n = n;
}

int
history_entry(struct office *office, struct txn *txn, uint64_t seq,
	op_wanted want, void *ctx, struct change *c, struct history_row *row,
	struct err *err)
{
	struct entry_reading r = { .want = want, .ctx = ctx };
	struct buf hold = BUF_INIT;
	struct log_entry e;
	int rc = 0;

	if (!journal_read(txn, seq, &hold, &e))
		rc = err_set(err, MG_EDAMAGED,
			_("a journal entry is missing; run: magang "
			  "check"));
	if (!rc) {
		skips_begin(&r.skips, e.detail, e.code ? 0 : e.detail_len);
		rc = change_decode_some(
			c, office->store, &e.change, op_was_done, &r, err);
	}
	if (!rc) {
		drop_idle(c, &r);
		c->seq = seq;
		row->up = c->kind == ACT_MOVE && r.up;
		row->code = e.code;
		row->detail =
			e.code ? arena_strndup(c->arena, e.detail, e.detail_len)
			       : NULL;
	}
	free(r.idle);
	buf_release(&hold);
	return rc;
}

int
history_read(struct office *office, op_wanted want, void *ctx, struct change *c,
	struct history_row *row, struct err *err)
{
	struct err why = ERR_INIT;
	struct txn *txn;
	int rc = txn_read(office->store, &txn, err);

	if (rc)
		return rc;
	rc = history_entry(office, txn, row->seq, want, ctx, c, row, &why);
	txn_abort(txn);
	if (rc == MG_EVERSION) {
		change_clear(c);
		rc = 0;
	} else if (rc) {
		*err = why;
	}
	return rc;
}

void
history_actor(struct office *office, struct history_row *row)
{
	struct err err = ERR_INIT;
	struct txn *txn;

	row->actor[0] = '\0';
	if (txn_read(office->store, &txn, &err) == 0) {
		access_user_name(txn, row->change->actor, row->actor,
			sizeof(row->actor));
		txn_abort(txn);
	}
}
