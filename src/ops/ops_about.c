/* SPDX-License-Identifier: MIT */
/* What is done about a record: notes, visits, tasks. */
#include "magang/ops/ops_about.h"

#include "magang/ops/op_run.h"
#include "magang/ops/ops.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/record/change_build.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/office/value_parse.h"
#include "magang/rulebook/activities.h"
#include "many.h"
#include "op_parts.h"

/* note, call, whatsapp, visit, or one that is about records of this kind. */
static int
check_activity(struct office *office, struct txn *txn, const struct record *r,
	const struct record *about, struct err *err)
{
	const struct program *p = about->kind == KIND_CASE
					  ? case_program(office, txn, about)
					  : NULL;
	struct activity_kind rows[ACTIVITIES_MAX];
	size_t n = activities_about(
		&office->book, txn, (enum kind)about->kind, p, rows);
	struct buf names = BUF_INIT;
	char name[64];

	record_text(r, F_ACTIVITY, name, sizeof(name));
	for (size_t i = 0; i < n; i++) {
		if (strcmp(rows[i].name, name) == 0) {
			buf_release(&names);
			return 0;
		}
		buf_addf(&names, " %s", rows[i].name);
	}
	err_set(err, MG_EUSAGE,
		_("there is no activity '%s' here; there are:%s"), name,
		buf_str(&names));
	buf_release(&names);
	return MG_EUSAGE;
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

struct new_about {
	struct record *record;
	enum kind about_kind;
	uint64_t about;
};

static int
about_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct new_about *new = ctx;
	struct record *about = xmalloc(sizeof(*about));
	int rc = office_load_in(
		office, txn, new->about_kind, new->about, c->arena, about, err);

	if (!rc && new->record->kind == KIND_ACTIVITY)
		rc = check_activity(office, txn, new->record, about, err);
	if (!rc) {
		about_set(new->record, about);
		task_goes_with_case(txn, new->record);
		change_create(c, new->record, record_owner(new->record));
		new->record->id = 0; /* the store has none like it yet */
		if (new->record->kind == KIND_ACTIVITY)
			op_figure(txn, c, NULL, new->record);
	}
	free(about);
	return rc;
}

int
op_about_add_row(struct office *office, const struct about_row *row,
	struct receipt *out, struct err *err)
{
	struct new_about new = { xmalloc(sizeof(*new.record)), row->about_kind,
		row->about };
	const struct op_job job = {
		.kind = row->kind == KIND_TASK ? ACT_TASK : ACT_NOTE,
		.act = row->act,
		.build = about_build,
		.ctx = &new,
		.try = row->try,
	};
	int rc = op_refuse_fields(office, row->values, row->n, err);

	record_init(new.record, row->kind, 0);
	op_values(new.record, row->values, row->n);
	about_defaults(office, new.record);
	if (!rc)
		rc = op_require(new.record, err);
	if (!rc)
		rc = op_run_job(office, &job, out, err);
	free(new.record);
	return rc;
}

int
op_about_add(struct office *office, enum kind kind, enum kind about_kind,
	uint64_t about, const struct setting *values, size_t n,
	struct receipt *out, struct err *err)
{
	const struct about_row row = { .kind = kind,
		.about_kind = about_kind,
		.about = about,
		.values = values,
		.n = n };

	return op_about_add_row(office, &row, out, err);
}

static bool
is_said(const char *text)
{
	return text && text[strspn(text, " ")];
}

/* From a record to what is noted about. */
static int
topic_of(struct office *office, enum kind *kind, uint64_t *id, struct err *err)
{
	struct record *r;
	struct arena *arena;
	int rc;

	if (kind_is(*kind, KIND_TOPIC))
		return 0;
	if (!kind_leads_to_topic(*kind))
		return err_set(err, MG_EUSAGE, "%s",
			refusal_text(MG_EUSAGE, REFUSED_TOPIC));
	arena = arena_new();
	r = arena_alloc(arena, sizeof(*r));
	rc = office_load(office, *kind, *id, arena, r, err);
	if (!rc) {
		const uint16_t about = kind_info(*kind)->about;

		*id = about ? (uint64_t)record_number(r, about, 0)
			    : record_owner(r);
		*kind = about ? record_about(r) : KIND_PERSON;
	}
	arena_free(arena);
	return rc;
}

static const char *
deed_activity(const struct deed *note)
{
	if (note->activity)
		return note->activity;
	return is_said(note->result) ? "call" : "note";
}

int
op_note(struct office *office, enum kind about_kind, uint64_t about,
	const struct deed *note, struct receipt *out, struct err *err)
{
	const struct {
		uint16_t field;
		const char *text;
	} given[] = {
		{ F_ACTIVITY, deed_activity(note) },
		{ F_RESULT, note->result },
		{ F_AMOUNT, note->amount },
		{ F_DATE, note->date },
		{ F_TEXT, note->text },
	};
	struct setting values[ARRAY_SIZE(given)];
	struct arena *arena = arena_new();
	size_t n = 0;
	int rc = 0;

	if (!is_said(note->text) && !is_said(note->amount) &&
		!is_said(note->result))
		rc = err_set(
			err, MG_EUSAGE, _("what was done? nothing is noted"));
	for (size_t i = 0; !rc && i < ARRAY_SIZE(given); i++) {
		if (!given[i].text || !*given[i].text)
			continue;
		values[n].field = core_field(given[i].field);
		rc = field_parse(office, values[n].field, given[i].text, arena,
			&values[n].value, err);
		n++;
	}
	if (!rc)
		rc = op_about_add(office, KIND_ACTIVITY, about_kind, about,
			values, n, out, err);
	arena_free(arena);
	return rc;
}

int
op_contact(struct office *office, enum kind kind, uint64_t id, const char *way,
	const char *result, struct receipt *out, struct err *err)
{
	const struct deed deed = { .activity = way, .result = result };
	int rc = topic_of(office, &kind, &id, err);

	return rc ? rc : op_note(office, kind, id, &deed, out, err);
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

static int
task_done(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	(void)txn;
	(void)m;
	(void)err;
	if (record_has(old, F_DONE))
		return 0;
	record_set_number(new, F_DONE, office->today);
	change_update(c, old, new);
	return 0;
}

static int
doubt_answer(struct office *office, struct txn *txn, struct change *c,
	const struct many *m, const struct record *old, struct record *new,
	struct err *err)
{
	(void)office;
	(void)txn;
	(void)err;
	record_set_text(new, F_ANSWER, m->ctx);
	change_update(c, old, new);
	return 0;
}

int
op_tasks_done(struct office *office, const uint64_t *ids, size_t n,
	struct receipt *out, struct err *err)
{
	struct many tasks = { .kind = KIND_TASK,
		.act = ACT_SET,
		.each = task_done,
		.chosen = ids,
		.n = n };

	return op_many(office, &tasks, out, err);
}

int
op_doubts_answer(struct office *office, const uint64_t *ids, size_t n,
	const char *answer, struct receipt *out, struct err *err)
{
	struct many doubts = { .kind = KIND_DOUBT,
		.act = ACT_SET,
		.each = doubt_answer,
		.ctx = answer,
		.chosen = ids,
		.n = n };

	return op_many(office, &doubts, out, err);
}
