/* SPDX-License-Identifier: MIT */
/* Whose work it is: given, offered, taken over. */
#include "magang/ops/ops_work.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"
#include "many.h"
#include "op_parts.h"

#define TASK_BYTES 200 /* of F_TASK, in characters: fewer */

uint64_t
work_user(struct office *office, const char *name, struct err *err)
{
	struct txn *txn;
	uint64_t id;

	if (office_look(office, &txn, err))
		return 0;
	id = access_user_named(txn, name);
	office_look_end(txn);
	if (!id)
		err_set(err, MG_ENOENT, _("there is no user '%s'"), name);
	return id;
}

bool
work_is_given(const struct office *office, const struct handing *h)
{
	return h->kind != KIND_CASE || h->to == office->access.user ||
	       office->access.permissions & PERM_PLAN;
}

static void
give_to(struct record *r, uint64_t user)
{
	const struct value none = value_none();

	record_set_number(r, F_OFFICER, (int64_t)user);
	record_set(r, F_OFFERED, &none);
}

static int
assign_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct handing *h = m->ctx;
	struct op *op;

	if (record_officer(txn, old) == h->to)
		return err_set(err, MG_ENOENT, _("is with this user already"));
	if (work_is_given(office, h))
		give_to(new, h->to);
	else
		record_set_number(new, F_OFFERED, (int64_t)h->to);
	if (new->kind == KIND_TASK)
		task_goes_with_case(txn, new);
	op = change_update(c, old, new);
	if (!op)
		return err_set(
			err, MG_ENOENT, _("was offered to this user already"));
	op_reason(c, op, h->note);
	return 0;
}

int
op_assign(struct office *office, const struct handing *h, const uint64_t *ids,
	size_t n, struct receipt *out, struct err *err)
{
	struct many all = { .kind = h->kind,
		.act = ACT_ASSIGN,
		.most = MANY_APART,
		.each = assign_each,
		.ctx = h,
		.chosen = ids,
		.n = n,
		.try = h->try };

	return op_many(office, &all, out, err);
}

/* ---- what was offered ---------------------------------------------------- */

static int
check_offered(
	const struct office *office, const struct record *kase, struct err *err)
{
	return (uint64_t)record_number(kase, F_OFFERED, 0) ==
			       office->access.user
		       ? 0
		       : err_set(err, MG_ENOENT, _("is not offered to you"));
}

static int
accept_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	int rc = check_offered(office, old, err);

	(void)txn;
	(void)m;
	if (rc)
		return rc;
	give_to(new, office->access.user);
	change_update(c, old, new);
	return 0;
}

/* It goes with the case, to whoever offered it. */
static void
tell_refused(struct office *office, struct change *c, const struct record *kase,
	const char *reason)
{
	struct record *t = xmalloc(sizeof(*t));
	char text[TASK_BYTES], *whole;

	whole = xasprintf(
		_("%s does not take it over: %s"), office->access.name, reason);
	utf8_copy(text, sizeof(text), whole);
	record_init(t, KIND_TASK, 0);
	about_set(t, kase);
	record_set_text(t, F_TASK, arena_strndup(c->arena, text, strlen(text)));
	record_set_number(t, F_DUE, office->today);
	change_create(c, t, record_owner(kase));
	free(whole);
	free(t);
}

static int
refuse_each(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	const struct value none = value_none();
	int rc = check_offered(office, old, err);

	(void)txn;
	if (rc)
		return rc;
	record_set(new, F_OFFERED, &none);
	op_reason(c, change_update(c, old, new), m->ctx);
	tell_refused(office, c, old, m->ctx);
	return 0;
}

static int
answer(struct office *office, each_one each, const char *reason,
	const uint64_t *ids, size_t n, struct receipt *out, struct err *err)
{
	struct many cases = { .kind = KIND_CASE,
		.act = ACT_ASSIGN,
		.most = MANY_APART,
		.each = each,
		.ctx = reason,
		.chosen = ids,
		.n = n };

	return op_many(office, &cases, out, err);
}

int
op_cases_accept(struct office *office, const uint64_t *ids, size_t n,
	struct receipt *out, struct err *err)
{
	return answer(office, accept_each, NULL, ids, n, out, err);
}

int
op_cases_refuse(struct office *office, const char *reason, const uint64_t *ids,
	size_t n, struct receipt *out, struct err *err)
{
	if (!reason || !reason[strspn(reason, " ")])
		return err_set(err, MG_EUSAGE,
			_("why? whoever offered it wants to know"));
	return answer(office, refuse_each, reason, ids, n, out, err);
}
