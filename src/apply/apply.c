/* SPDX-License-Identifier: MIT */
#include "magang/apply/apply.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/record/change.h"
#include "magang/record/change_read.h"
#include "magang/record/index.h"
#include "magang/record/op_merge.h"
#include "magang/record/seat_giver.h"
#include "magang/record/skips.h"
#include "magang/record/trace.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/settings_now.h"
#include "magang/store/txn.h"

#include "apply_check.h"
#include "apply_follow.h"
#include "apply_refuse.h"
#include "apply_scope.h"
#include "apply_seat.h"
#include "apply_settings.h"
#include "apply_undo.h"
#include "apply_up.h"
#include "apply_verb.h"
#include "apply_write.h"

static const uint8_t cluster_key[] = { 'M', 'c', 'l', 'u', 's' };

uint64_t
cluster_id(struct txn *txn)
{
	struct view v;

	return txn_get(txn, TREE_CT, cluster_key, sizeof(cluster_key), &v) &&
			       v.n == 8
		       ? get_u64(v.p)
		       : 0;
}

/* ---- the change ---------------------------------------------------------- */

static int
apply_one(struct applier *ap, size_t i)
{
	const struct op *op = &ap->c->ops[i];
	int rc;

	const struct access own = ap->actor;

	arena_clear(ap->arena);
	ap->idle = 0;
	if (applier_falls(ap, op))
		access_everything(&ap->actor);
	rc = applier_do(ap, op);
	ap->actor = own;
	if (rc || op->verb == OP_EXPECT)
		return rc;
	if (ap->idle) {
		skips_add(&ap->skipped, i, ap->idle, ap->idle_why);
		return 0;
	}
	/* what decisions do is told by the decision */
	if (op->kind != KIND_DECISION && op->kind != KIND_PROPOSAL &&
		op->kind != KIND_TASK && op->kind != KIND_LETTER &&
		!op_is_reckoned(op))
		waiting_turns_release(&ap->turns);
	trace_op(ap->txn, op, ap->seq);
	ap->done++;
	return 0;
}

/* A replay leaves out what was left out, whatever it would come to now. */
static bool
left_out_then(struct applier *ap, size_t i)
{
	const struct op *op = &ap->c->ops[i];

	if (!ap->recorded || !op->refused)
		return false;
	skips_add(&ap->skipped, i, op->refused, op->why);
	return true;
}

static int
apply_run(struct applier *ap, size_t from, size_t end)
{
	int rc = 0;

	for (size_t i = from; !rc && i < end; i++)
		if (!left_out_then(ap, i))
			rc = apply_one(ap, i);
	return rc;
}

/* Whoever made room need not have to do with who moves up. */
static int
apply_group(struct applier *ap, size_t from, size_t end)
{
	const struct access own = ap->actor;
	int rc = 0;

	ap->up = applier_up(ap, from, end);
	if (ap->up) {
		rc = applier_check_up(ap, ap->up, from, end);
		access_everything(&ap->actor);
	}
	if (!rc)
		rc = apply_run(ap, from, end);
	ap->up = NULL;
	ap->actor = own;
	return rc;
}

/* Refused alone: what it has written goes, why is noted, the rest goes on. */
static void
apply_soft(struct applier *ap, size_t from, size_t end)
{
	size_t noted = ap->skipped.len, done = ap->done;

	if (left_out_then(ap, from))
		return;
	txn_part_begin(ap->txn);
	if (!apply_group(ap, from, end)) {
		txn_part_keep(ap->txn);
		return;
	}
	txn_part_drop(ap->txn);
	ap->done = done;
	if (ap->skipped.data)
		buf_truncate(&ap->skipped, noted);
	skips_add(&ap->skipped, from, ap->res->code, ap->res->detail);
	free(ap->res->detail);
	ap->res->code = 0;
	ap->res->detail = NULL;
}

/* What the others of a group may follow from: the first of it. In what takes
 * something back that comes behind what followed from it. */
static const struct op *
lead_of(const struct applier *ap, size_t from, size_t end)
{
	for (size_t i = from; applier_takes_back(ap) && i < end; i++)
		if (ap->c->ops[i].kind == KIND_DECISION ||
			ap->c->ops[i].kind == KIND_ACTIVITY ||
			ap->c->ops[i].kind == KIND_CERTIFICATE ||
			seat_giver(ap->c->ops[i].kind))
			return &ap->c->ops[i];
	while (from + 1 < end && ap->c->ops[from].verb == OP_EXPECT)
		from++;
	return &ap->c->ops[from];
}

static int
apply_ops(struct applier *ap)
{
	const struct change *c = ap->c;
	size_t end;
	int rc = 0;

	for (size_t i = 0; !rc && i < c->n; i = end) {
		bool soft = c->ops[i].soft;

		for (end = i + 1; soft && end < c->n && c->ops[end].with;)
			end++;
		ap->lead = soft ? lead_of(ap, i, end) : lead_of(ap, 0, c->n);
		if (soft)
			apply_soft(ap, i, end);
		else
			rc = apply_run(ap, i, end);
	}
	return rc;
}

/* The first change of a store names the cluster; all others belong to it. */
static bool
check_cluster(struct applier *ap)
{
	uint64_t cluster = cluster_id(ap->txn);
	uint8_t row[8];

	if (cluster)
		return cluster == ap->c->cluster;
	put_u64(row, ap->c->cluster);
	txn_put(ap->txn, TREE_CT, cluster_key, sizeof(cluster_key), row,
		sizeof(row));
	return true;
}

/* Where nothing stands there is no act: the first reason is that of all. But of an
 * act that has done something before it is told how much it has left. */
static int
refuse_all(struct applier *ap)
{
	const struct change *c = ap->c;
	struct skips s;
	int code = 0;

	skips_begin(&s, ap->skipped.data, ap->skipped.len);
	for (size_t i = 0; !code && i < c->n; i++)
		code = skips_next(&s, &c->ops[i]);
	return applier_refuse(ap, code, "%.*s", (int)s.why_len, s.why);
}

/* What must hold of the whole, and what follows from it. */
static int
check_whole(struct applier *ap, const struct ids *cases)
{
	int rc = 0;

	if (!ap->done && ap->skipped.len && change_begins_act(ap->c))
		rc = refuse_all(ap);
	if (!rc)
		rc = applier_check_made(ap);
	if (!rc)
		rc = applier_check_administered(ap);
	for (size_t i = 0; !rc && i < cases->n; i++) {
		applier_reckon(ap, cases->rows[i]);
		rc = applier_check_seats_end(ap, cases->rows[i]);
	}
	if (!rc)
		applier_judge_seats(ap);
	if (!rc)
		applier_judge_licences(ap);
	return rc;
}

/* What an undo could not bring back to its place: that much of the act is not
 * taken back. */
static size_t
count_no_room(struct applier *ap)
{
	const struct change *c = ap->c;
	struct skips s;
	size_t n = 0;

	skips_begin(&s, ap->skipped.data, ap->skipped.len);
	for (size_t i = 0; c->undoes && ap->skipped.len && i < c->n; i++) {
		char *why;

		if (!skips_next(&s, &c->ops[i]) || (s.group && !c->ops[i].soft))
			continue;
		why = xstrndup(s.why, s.why_len);
		n += refusal_is_room(why) ||
		     refusal_is(why, REFUSED_SEAT_ANSWERED);
		free(why);
	}
	return n;
}

static int
apply_change(struct applier *ap)
{
	struct ids cases = { 0 };
	int rc = 0;

	if (!check_cluster(ap))
		return applier_refuse(ap, MG_EDAMAGED, "cluster");
	rc = applier_actor(ap);
	if (!rc)
		rc = applier_check_undo(ap);
	if (!rc)
		rc = applier_check_reckoned(ap);
	if (!rc) {
		change_cases(ap->txn, ap->c, 0, &cases);
		rc = apply_ops(ap);
	}
	if (!rc)
		rc = check_whole(ap, &cases);
	ids_release(&cases);
	if (rc)
		return rc;
	trace_change(ap->txn, ap->c, ap->seq, count_no_room(ap));
	if (ap->skipped.len)
		ap->res->detail = xstrdup(buf_str(&ap->skipped));
	return 0;
}

int
apply_entry(void *ctx, struct txn *txn, uint64_t seq,
	const struct log_change *change, const struct log_result *recorded,
	struct log_result *res, struct err *err)
{
	struct applier *ap = xcalloc(1, sizeof(*ap));
	struct rulebook *book = ctx;
	struct change c;
	int rc;

	res->seq = seq;
	change_init(&c, ACT_SET);
	ap->book = book;
	ap->txn = txn;
	ap->seq = seq;
	ap->c = &c;
	ap->res = res;
	ap->recorded = recorded;
	ap->arena = arena_new();
	rc = change_decode(&c, book->store, change, err);
	if (!rc && recorded && recorded->code) {
		res->code = recorded->code;
		res->detail = xstrdup(recorded->detail);
	} else if (!rc) {
		/* somebody else may have changed what is gone by here */
		rc = rulebook_settings(book, txn, err);
		if (recorded)
			change_mark(
				&c, recorded->detail, strlen(recorded->detail));
		if (!rc)
			apply_change(ap);
		if (!rc)
			rc = txn_fault(txn, err);
	}
	buf_release(&ap->skipped);
	waiting_turns_release(&ap->turns);
	applier_forget_uses(ap);
	licences_touched_release(&ap->licences);
	entries_release(&ap->before);
	entries_release(&ap->after);
	free(ap->own);
	arena_free(ap->arena);
	change_release(&c);
	free(ap);
	return rc;
}
