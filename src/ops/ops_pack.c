/* SPDX-License-Identifier: MIT */
#include "magang/ops/ops_pack.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/ops/op_run.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/pack_state.h"
#include "magang/rulebook/access.h"

#include "op_parts.h"

static void
fill(struct office *office, struct change *c, const struct packing *p,
	struct record *r)
{
	struct buf rows = BUF_INIT;

	record_init(r, KIND_PACK, 0);
	record_set_number(r, F_PROGRAM_NO, p->program);
	record_set_number(r, F_VERSION, p->version);
	record_set_text(r, F_PACK_OF, p->pack);
	record_set_text(r, F_PACK_TO, p->to);
	record_set_number(r, F_DATE, office->today);
	if (office->access.user)
		record_set_number(r, F_PACK_BY, (int64_t)office->access.user);
	record_set_number(r, F_PACK_AS_OF, (int64_t)p->as_of * DECIMAL_ONE);
	record_set_number(r, F_PACK_COUNT, (int64_t)p->cases->n * DECIMAL_ONE);
	if (p->ranking)
		record_set_number(r, F_PACK_RANKING, (int64_t)p->ranking);
	pack_rows_print(p->cases, &rows);
	record_set_text(
		r, F_PACK_ROWS, arena_strndup(c->arena, rows.data, rows.len));
	record_set_text(r, F_PACK_CODE, p->code);
	record_set_text(r, F_PACK_DIGEST, p->digest);
	record_set_text(r, F_PACK_CONTENT, p->content);
	record_set_text(r, F_PACK_SIGNATURE, p->signature);
	record_set_text(r, F_PACK_KEY, p->key);
	pack_set_state(r, PACK_OUT);
	buf_release(&rows);
}

static int
make_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	int rc = access_need(
		&office->access, PERM_PUBLISH | PERM_EXPORT | PERM_REVEAL, err);

	(void)txn;
	if (!rc) {
		fill(office, c, ctx, r);
		change_create(c, r, 0);
	}
	free(r);
	return rc;
}

int
op_pack_make(struct office *office, const struct packing *p,
	struct receipt *out, struct err *err)
{
	struct packing copy = *p;

	return op_run(office, ACT_PUBLISH, make_build, &copy, out, err);
}

/* ---- returned -------------------------------------------------------------- */

static int
returned_build(struct office *office, struct txn *txn, struct change *c,
	void *ctx, struct err *err)
{
	const uint64_t *pack = ctx;
	struct record *old = xmalloc(2 * sizeof(*old)), *new = old + 1;
	int rc = office_load_in(
		office, txn, KIND_PACK, *pack, c->arena, old, err);

	if (!rc) {
		*new = *old;
		pack_set_state(new, PACK_RETURNED);
		record_set_number(new, F_PACK_RETURNED, office->today);
		change_update(c, old, new);
	}
	free(old);
	return rc;
}

/* Goes on with the act of its rows, so that both are taken back together. */
static int
note_returned(struct office *office, uint64_t pack, struct receipt *out,
	struct err *err)
{
	const struct op_job job = { .kind = ACT_IMPORT,
		.act = out->act,
		.build = returned_build,
		.ctx = &pack };
	struct receipt noted;
	int rc = op_run_job(office, &job, &noted, err);

	if (!out->act)
		out->act = noted.act;
	return rc;
}

static int
add_deed(struct office *office, struct change *c, const struct record *kase,
	const void *with, struct err *err)
{
	const struct pack_deed *deed = with;
	struct record *a = xmalloc(sizeof(*a));

	(void)err;
	record_init(a, KIND_ACTIVITY, 0);
	about_set(a, kase);
	record_set_text(a, F_ACTIVITY, deed->activity);
	record_set_number(a, F_DATE, office->today);
	op_values(a, deed->values, deed->n);
	change_create(c, a, record_owner(kase));
	free(a);
	return 0;
}

int
op_pack_return(struct office *office, const struct unpacking *u,
	struct receipt *out, struct err *err)
{
	const struct set_rows rows = { .kind = KIND_CASE,
		.act = ACT_IMPORT,
		.rows = u->rows,
		.n = u->n,
		.try = u->try,
		.act_of = u->act,
		.also = add_deed,
		.stays = u->stays,
		.to = u->to };
	int rc = access_need(&office->access, PERM_IMPORT, err);

	*out = (struct receipt){ 0 };
	if (!rc && u->n)
		rc = op_set_rows(office, &rows, out, err);
	if (!out->act)
		out->act = u->act;
	return rc || u->try ? rc : note_returned(office, u->pack, out, err);
}
