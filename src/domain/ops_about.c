/* SPDX-License-Identifier: MIT */
/* What is done about a record: notes, visits, tasks; and the last thing that is
 * done about a person, erasing the data. */
#include "magang/domain/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/seal.h"
#include "magang/domain/draft.h"
#include "magang/store/keyring.h"
#include "build.h"
#include "index.h"
#include "internal.h"
#include "ops_build.h"
#include "stages.h"

/* Fields that tie a task or activity to what it is about. */
static int
about_fields(struct office *office, struct change *c, struct record *r,
	enum kind kind, uint64_t id, uint64_t *owner, struct err *err)
{
	struct record *about = xmalloc(sizeof(*about));
	int rc = office_load(office, kind, id, c->arena, about, err);

	if (!rc) {
		*owner = record_owner(about);
		if (*owner)
			record_set_number(r, F_PERSON, (int64_t)*owner);
		record_set_number(r, F_ABOUT, (int64_t)id);
		record_set_number(r, F_ABOUT_KIND, kind);
	}
	free(about);
	return rc;
}

/* note, call, visit, or one of the program of the case. */
static int
check_activity(struct office *office, struct change *c, enum kind kind,
	uint64_t id, const char *name, struct err *err)
{
	struct record *about = xmalloc(sizeof(*about));
	const struct program *p = NULL;
	struct buf names = BUF_INIT;
	struct txn *txn = NULL;
	int rc = office_load(office, kind, id, c->arena, about, err);

	if (!rc && kind == KIND_CASE)
		rc = txn_read(office->store, &txn, err);
	if (!rc && kind == KIND_CASE) {
		p = case_program(office, txn, about);
		txn_abort(txn);
	}
	if (!rc && !activity_label(p, name)) {
		for (size_t i = 0; p && i < p->n_activities; i++)
			buf_addf(&names, " %s", p->activities[i].name);
		rc = err_set(err, MG_EUSAGE,
			_("there is no activity '%s' here; there are: note "
			  "call "
			  "visit%s"),
			name, buf_str(&names));
	}
	buf_release(&names);
	free(about);
	return rc;
}

/* What a task or activity has that nobody typed. */
static void
about_defaults(const struct office *office, struct record *r)
{
	if (r->kind == KIND_ACTIVITY && !record_has(r, F_DATE))
		record_set_number(r, F_DATE, office->today);
	if (r->kind == KIND_TASK && !record_has(r, F_OFFICER))
		record_set_number(r, F_OFFICER, (int64_t)office->access.user);
}

static int
about_build(struct office *office, struct change *c, struct record *r,
	enum kind about_kind, uint64_t about, struct err *err)
{
	char name[64];
	uint64_t owner = 0;
	int rc = op_require(r, err);

	if (!rc && r->kind == KIND_ACTIVITY)
		rc = check_activity(office, c, about_kind, about,
			record_text(r, F_ACTIVITY, name, sizeof(name)), err);
	if (!rc)
		rc = about_fields(office, c, r, about_kind, about, &owner, err);
	if (!rc)
		change_create(c, r, owner);
	return rc;
}

int
op_about_add(struct office *office, enum kind kind, enum kind about_kind,
	uint64_t about, const struct setting *values, size_t n,
	struct receipt *out, struct err *err)
{
	struct record *r = xmalloc(sizeof(*r));
	struct change c;
	int rc;

	change_init(&c, kind == KIND_TASK ? ACT_TASK : ACT_NOTE);
	record_init(r, kind, 0);
	op_values(r, values, n);
	about_defaults(office, r);
	rc = op_refuse_kept(values, n, err);
	if (!rc)
		rc = about_build(office, &c, r, about_kind, about, err);
	free(r);
	if (!rc)
		return op_finish(office, &c, kind, out, err);
	change_release(&c);
	return rc;
}

int
op_activity(struct office *office, enum kind about_kind, uint64_t about,
	const char *activity, int64_t amount, const char *text,
	struct receipt *out, struct err *err)
{
	struct setting set[3] = { { core_field(F_ACTIVITY),
		value_text(activity) } };
	size_t n = 1;

	if (amount)
		set[n++] = (struct setting){ core_field(F_AMOUNT),
			value_number(amount) };
	if (text && *text)
		set[n++] = (struct setting){ core_field(F_TEXT),
			value_text(text) };
	return op_about_add(
		office, KIND_ACTIVITY, about_kind, about, set, n, out, err);
}

int
op_task_add(struct office *office, enum kind about_kind, uint64_t about,
	const char *text, int32_t due, struct receipt *out, struct err *err)
{
	const struct setting set[] = {
		{ core_field(F_TASK), value_text(text) },
		{ core_field(F_DUE), value_number(due) },
	};

	return op_about_add(office, KIND_TASK, about_kind, about, set,
		ARRAY_SIZE(set), out, err);
}

/* ---- many at once -------------------------------------------------------- */

#define MANY_MAX 500 /* in one change, with what follows from each */

/* What becomes of each; what is so already adds nothing to the change. */
typedef int (*each_one)(struct office *office, struct change *c,
	struct record *old, const char *value, struct err *err);

struct many {
	enum kind kind;
	each_one each;
	const char *value;
};

static int
task_done(struct office *office, struct change *c, struct record *old,
	const char *value, struct err *err)
{
	struct record *new;
	int rc;

	(void)value;
	if (record_has(old, F_DONE))
		return 0;
	new = xmalloc(sizeof(*new));
	*new = *old;
	record_set_number(new, F_DONE, office->today);
	change_update(c, old, new);
	rc = op_deadlines(office, c, old, new, err);
	free(new);
	return rc;
}

static int
doubt_answer(struct office *office, struct change *c, struct record *old,
	const char *value, struct err *err)
{
	struct record *new = xmalloc(sizeof(*new));

	(void)office;
	(void)err;
	*new = *old;
	record_set_text(new, F_ANSWER, value);
	change_update(c, old, new);
	free(new);
	return 0;
}

/* As many as one change takes. */
static int
change_many(struct office *office, const struct many *m, struct change *c,
	const uint64_t *ids, size_t n, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old));
	int rc = 0;

	for (size_t i = 0; i < n && !rc; i++) {
		rc = office_load(office, m->kind, ids[i], c->arena, old, err);
		if (!rc)
			rc = m->each(office, c, old, m->value, err);
	}
	free(old);
	return rc || !c->n ? rc : submit(office, c, err);
}

static int
op_many(struct office *office, const struct many *m, const uint64_t *ids,
	size_t n, struct receipt *out, struct err *err)
{
	struct change c;
	uint64_t act = 0;
	int rc = 0;

	change_init(&c, ACT_SET);
	for (size_t i = 0; i < n && !rc; i += MANY_MAX) {
		change_clear(&c);
		c.act = act;
		rc = change_many(office, m, &c, ids + i,
			n - i < MANY_MAX ? n - i : MANY_MAX, err);
		if (!rc && c.n)
			act = c.act;
	}
	if (!rc && !act)
		rc = err_set(err, MG_ENOENT,
			_("nothing to change: this is done already"));
	op_receipt(out, &c, m->kind);
	out->act = act;
	change_release(&c);
	return rc;
}

int
op_tasks_done(struct office *office, const uint64_t *ids, size_t n,
	struct receipt *out, struct err *err)
{
	static const struct many tasks = { KIND_TASK, task_done, NULL };

	return op_many(office, &tasks, ids, n, out, err);
}

int
op_doubts_answer(struct office *office, const uint64_t *ids, size_t n,
	const char *answer, struct receipt *out, struct err *err)
{
	const struct many doubts = { KIND_DOUBT, doubt_answer, answer };

	return op_many(office, &doubts, ids, n, out, err);
}

/* ---- erasure ------------------------------------------------------------ */

/* The act stands in the log; was the key destroyed, too, or did the power go
 * between the two? */
static int
erase_key_left(struct office *office, uint64_t person, struct receipt *out,
	struct err *err)
{
	struct person_keys keys;
	int rc = access_need(&office->access, PERM_ADMIN, err);

	if (rc)
		return rc;
	if (keyring_get(office->store, person, &keys) != KEYRING_FOUND)
		return err_set(
			err, MG_EERASED, _("these data are erased already"));
	seal_wipe(&keys, sizeof(keys));
	rc = gate_enter(office->store, err);
	if (rc)
		return rc;
	rc = keyring_destroy(office->store, person, err);
	gate_leave(office->store);
	memset(out, 0, sizeof(*out));
	out->id = person;
	return rc;
}

int
op_erase(struct office *office, uint64_t person, const char *reason,
	struct receipt *out, struct err *err)
{
	struct record *p = xmalloc(sizeof(*p));
	struct change c;
	struct op *op;
	char nik[32] = "";
	int rc;

	change_init(&c, ACT_ERASE);
	rc = office_load(office, KIND_PERSON, person, c.arena, p, err);
	if (!rc)
		record_text(p, F_NIK, nik, sizeof(nik));
	if (!rc && record_has(p, F_ERASED)) {
		free(p);
		change_release(&c);
		return erase_key_left(office, person, out, err);
	}
	free(p);
	if (!rc)
		rc = gate_enter(office->store, err);
	if (!rc) {
		/* In clear: the basis of an erasure outlives the key. */
		op = change_op(&c, OP_ERASE, KIND_PERSON, person, 0);
		op_reason(&c, op, reason);
		rc = submit_inside(office, &c, err);
		if (!rc)
			rc = keyring_destroy(office->store, person, err);
		gate_leave(office->store);
	}
	if (!rc)
		rc = draft_forget(office, person, F_NIK, nik, err);
	if (!rc)
		op_receipt(out, &c, KIND_PERSON);
	change_release(&c);
	return rc;
}
