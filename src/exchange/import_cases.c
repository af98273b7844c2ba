/* SPDX-License-Identifier: MIT */
#include "import_cases.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/ops/case_open.h"
#include "magang/ops/ops_about.h"
#include "magang/ops/ops_set.h"
#include "magang/record/dict.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/store/walk.h"
#include "import_batch.h"
#include "import_reason.h"
#include "import_who.h"

/* ---- all three ------------------------------------------------------------ */

static bool
takes(const struct fdef *f)
{
	return !(f->flags & (FDEF_HIDDEN | FDEF_INNER));
}

/* A list says whose a task is by its case, too. */
static void
leave_to_case(struct txn *txn, const struct record *old, struct record *said)
{
	if (said->kind != KIND_TASK)
		return;
	record_set(said, F_ABOUT, record_get(old, F_ABOUT));
	record_set(said, F_ABOUT_KIND, record_get(old, F_ABOUT_KIND));
	task_goes_with_case(txn, said);
}

/* The one that was found, into *old. */
static int
load_found(struct import *im, struct txn *txn, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, struct err *err)
{
	int rc = office_load_in(
		im->office, txn, (enum kind)said->kind, id, arena, old, err);

	if (!rc)
		leave_to_case(txn, old, said);
	return rc;
}

/* The record of the number in the row, which has to be of whom it names. */
static int
find_numbered(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, struct err *err)
{
	struct txn *txn;
	int rc = office_look(im->office, &txn, err);

	if (rc)
		return rc;
	rc = load_found(im, txn, id, said, arena, old, err);
	office_look_end(txn);
	*found = !rc;
	if (!rc && record_owner(old))
		rc = who_agrees(im, im->who, record_owner(old), err);
	return rc;
}

static bool
differs(const struct record *old, const struct record *said,
	struct arena *arena, struct record *out)
{
	bool other = false;

	(void)arena;
	*out = *old;
	for (size_t i = 0; i < said->n; i++) {
		const uint16_t id = said->f[i].id;
		const struct fdef *f = core_field(id);

		if (f && !takes(f))
			continue;
		other |= !record_same(old, said, id);
		record_set(out, id, &said->f[i].v);
	}
	return other;
}

static int
set(struct import *im, const struct record *old, struct receipt *out,
	struct err *err)
{
	const struct set_row row = {
		.id = old->id, .values = im->said, .n = im->n_said
	};
	const struct set_rows rows = { .kind = (enum kind)old->kind,
		.act = ACT_SET,
		.rows = &row,
		.n = 1,
		.try = im->opt->dry_run,
		.act_of = im->act };

	return op_set_rows(im->office, &rows, out, err);
}

/* ---- cases ---------------------------------------------------------------- */

static int
find_case(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, struct err *err)
{
	uint64_t person, kase;
	uint16_t program;
	struct txn *txn;
	int rc;

	if (id)
		return find_numbered(im, id, said, arena, old, found, err);
	rc = who_person(im, im->who, &person, err);
	if (!rc)
		rc = who_program(im, im->who, &program, err);
	if (!rc && !program)
		rc = err_set(err, MG_EDATA,
			_("a row is of the number of a case, or of a person and "
			  "a program"));
	if (!rc)
		rc = office_look(im->office, &txn, err);
	if (rc)
		return rc;
	record_set_number(said, F_PERSON, (int64_t)person);
	record_set_number(said, F_PROGRAM_NO, program);
	kase = who_case(im->office, txn, person, program, old);
	*found = kase != 0;
	if (kase)
		rc = load_found(im, txn, kase, said, arena, old, err);
	office_look_end(txn);
	return rc;
}

static int
enter_case(struct import *im, const struct record *said,
	const struct record *old, struct receipt *out, struct err *err)
{
	struct case_opening row = {
		.person = (uint64_t)record_number(said, F_PERSON, 0),
		.values = im->said,
		.n = im->n_said,
		.act = im->act,
		.try = im->opt->dry_run,
	};
	char name[DICT_NAME + 1];
	struct txn *txn;
	int rc;

	if (old)
		return set(im, old, out, err);
	rc = office_look(im->office, &txn, err);
	if (rc)
		return rc;
	dict_name(txn, DICT_PROGRAM, 0,
		(uint16_t)record_number(said, F_PROGRAM_NO, 0), name,
		sizeof(name));
	office_look_end(txn);
	row.program = name;
	return op_case_open_row(im->office, &row, out, err);
}

bool
case_tell_stage(
	struct import *im, const struct record *old, struct import_row *row)
{
	const char *said = im->who->said[WHO_STAGE];
	const struct program *p = NULL;
	struct err unread = ERR_INIT;
	char *told = NULL;
	bool tells;
	uint16_t number = 0;
	struct txn *txn;
	int at = -1;

	if (!*said ||
		(!old && who_program(im, im->who, &number, &unread) != 0) ||
		office_look(im->office, &txn, &unread) != 0)
		return false;
	if (old)
		p = case_program(im->office, txn, old);
	else
		p = office_program(im->office, txn, number, 0);
	if (p)
		at = old ? program_stage_by_number(
				   p, (uint8_t)record_number(old, F_STAGE, 0))
			 : program_start(p);
	if (at >= 0 && strcmp(p->stages[at].name, said) != 0 &&
		!utf8_says(&p->stages[at].label, said))
		told = xasprintf(old ? _("it stands at '%s'; a list moves no "
					 "case, a decision does")
				     : _("it begins at '%s' here; a list moves "
					 "no case, a decision does"),
			label_in(&p->stages[at].label, im->office->lang,
				p->stages[at].name));
	office_look_end(txn);
	if (told)
		import_reason_text(
			row, REASON_value_doubtful, "stage", said, told);
	tells = told != NULL;
	free(told);
	return tells;
}

const struct told_kind case_rows = {
	.kind = KIND_CASE,
	.by_name = true,
	.takes = takes,
	.find = find_case,
	.differs = differs,
	.enter = enter_case,
};

/* ---- what is about another record ------------------------------------------ */

/* The person, or the case in the program that the row names. */
static int
about_person(struct import *im, struct record *about, struct err *err)
{
	uint64_t person, id;
	uint16_t program;
	struct txn *txn;
	int rc = who_person(im, im->who, &person, err);

	if (!rc)
		rc = who_program(im, im->who, &program, err);
	if (!rc)
		rc = office_look(im->office, &txn, err);
	if (rc)
		return rc;
	id = program ? who_case(im->office, txn, person, program, about)
		     : person;
	if (!id)
		rc = err_set(err, MG_EDATA,
			_("'%s' has no case in '%s'; load the cases first"),
			im->who->said[WHO_NAME], im->who->said[WHO_PROGRAM]);
	else
		rc = office_sees(im->office, txn,
			     program ? KIND_CASE : KIND_PERSON, id, about)
			     ? 0
			     : MG_ENOENT;
	office_look_end(txn);
	return rc;
}

static int
about_of(struct import *im, struct record *about, struct err *err)
{
	const struct who *w = im->who;
	enum kind kind = KIND_ORGANISATION;
	struct txn *txn;
	uint64_t id;
	int rc;

	if (!w->foreign && *w->said[WHO_ABOUT])
		rc = office_find(
			im->office, w->said[WHO_ABOUT], &kind, &id, err);
	else if (*w->said[WHO_ORGANISATION])
		rc = who_organisation(im, w, &id, err);
	else
		return about_person(im, about, err);
	if (!rc)
		rc = office_look(im->office, &txn, err);
	if (rc)
		return rc;
	if (!office_sees(im->office, txn, kind, id, about))
		rc = err_set(err, MG_ENOENT, _("there is no record '%s'"),
			w->said[WHO_ABOUT]);
	office_look_end(txn);
	if (!rc && record_owner(about))
		rc = who_agrees(im, w, record_owner(about), err);
	return rc;
}

/* What tells one from the others about a record. */
static bool
is_that(const struct import *im, const struct record *said,
	const struct record *r)
{
	static const uint16_t activity[] = { F_ACTIVITY, F_DATE, F_TEXT,
		F_AMOUNT };
	static const uint16_t task[] = { F_TASK, F_DUE };
	const bool one = said->kind == KIND_TASK;
	const uint16_t *by = one ? task : activity;
	char rule[64];

	if (one && *im->who->said[WHO_RULE] &&
		strcmp(record_text(r, F_RULE, rule, sizeof(rule)),
			im->who->said[WHO_RULE]) != 0)
		return false;
	for (size_t i = 0; i < (one ? ARRAY_SIZE(task) : ARRAY_SIZE(activity));
		i++)
		if (!record_same(r, said, by[i]))
			return false;
	return true;
}

static uint64_t
find_alike(struct import *im, struct txn *txn, const struct record *said,
	struct record *room)
{
	uint64_t found = 0;
	struct walk w;

	members_begin(&w, txn, (enum kind)record_number(said, F_ABOUT_KIND, 0),
		(uint64_t)record_number(said, F_ABOUT, 0),
		(enum kind)said->kind);
	while (!found && walk_next(&w))
		if (office_sees(im->office, txn, (enum kind)said->kind,
			    walk_id(&w), room) &&
			is_that(im, said, room))
			found = room->id;
	walk_end(&w);
	return found;
}

static int
find_about(struct import *im, uint64_t id, struct record *said,
	struct arena *arena, struct record *old, bool *found, struct err *err)
{
	struct txn *txn;
	int rc;

	if (id)
		return find_numbered(im, id, said, arena, old, found, err);
	rc = about_of(im, old, err);
	if (rc)
		return rc;
	record_set_number(said, F_ABOUT, (int64_t)old->id);
	record_set_number(said, F_ABOUT_KIND, old->kind);
	if (said->kind == KIND_ACTIVITY && !record_has(said, F_DATE))
		record_set_number(said, F_DATE, im->office->today);
	rc = office_look(im->office, &txn, err);
	if (rc)
		return rc;
	id = find_alike(im, txn, said, old);
	*found = id != 0;
	if (id)
		rc = load_found(im, txn, id, said, arena, old, err);
	office_look_end(txn);
	if (!rc && !id && *im->who->said[WHO_RULE])
		rc = err_set(err, MG_ENOTALLOWED,
			_("it follows from the deadline '%s' by itself, and is "
			  "not there"),
			im->who->said[WHO_RULE]);
	return rc;
}

static int
enter_about(struct import *im, const struct record *said,
	const struct record *old, struct receipt *out, struct err *err)
{
	const struct about_row row = {
		.kind = (enum kind)said->kind,
		.about_kind = (enum kind)record_number(said, F_ABOUT_KIND, 0),
		.about = (uint64_t)record_number(said, F_ABOUT, 0),
		.values = im->said,
		.n = im->n_said,
		.act = im->act,
		.try = im->opt->dry_run,
	};

	return old ? set(im, old, out, err)
		   : op_about_add_row(im->office, &row, out, err);
}

const struct told_kind activity_rows = {
	.kind = KIND_ACTIVITY,
	.by_name = true,
	.takes = takes,
	.find = find_about,
	.differs = differs,
	.enter = enter_about,
};

const struct told_kind task_rows = {
	.kind = KIND_TASK,
	.by_name = true,
	.takes = takes,
	.find = find_about,
	.differs = differs,
	.enter = enter_about,
};
