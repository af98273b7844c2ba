/* SPDX-License-Identifier: MIT */
/* A case at the first stage of a program, alone or with its person. */
#include "magang/ops/case_open.h"

#include "magang/ops/op_run.h"
#include "magang/ops/ops.h"
#include "magang/ops/ops_set.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/rulebook/intake.h"
#include "magang/casework/judge.h"
#include "magang/casework/stages.h"
#include "magang/record/change_build.h"
#include "magang/record/dict.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/walk.h"

#include "case_open.h"
#include "op_parts.h"

static int
no_version(struct office *office, struct txn *txn, uint16_t program,
	int32_t start, struct err *err)
{
	const struct program *newest = office_program(office, txn, program, 0);
	char date[DATE_TEXT];

	if (!newest)
		return err_set(
			err, MG_ENOENT, _("the program is not installed"));
	if (start == DATE_NONE)
		start = office->today;
	return err_set(err, MG_ENOTALLOWED,
		_("no version of '%s' is for a start on %s; see: magang "
		  "program list"),
		newest->name, date_format(date, start));
}

/* The one that was given; else the one that is open. */
static struct intake
intake_of(struct office *office, struct txn *txn, const struct record *kase,
	uint16_t program)
{
	uint64_t id = (uint64_t)record_number(kase, F_INTAKE, 0);

	return id ? intake_load(txn, id)
		  : intake_open(txn, program, office->today);
}

uint64_t
change_case_at(struct office *office, struct change *c, struct record *kase,
	uint64_t person, const struct program *p, uint16_t program, int stage)
{
	record_set_number(kase, F_PERSON, (int64_t)person);
	record_set_number(kase, F_PROGRAM_NO, program);
	record_set_number(kase, F_VERSION, p->version);
	record_set_number(kase, F_OPENED, office->today);
	case_enter(kase, p->stages[stage].number, office->today, c->arena);
	return change_create(c, kase, person);
}

int
change_case(struct office *office, struct txn *txn, struct change *c,
	struct record *kase, uint64_t person, uint16_t program, struct err *err)
{
	const int32_t start =
		(int32_t)record_number(kase, F_PLANNED_START, DATE_NONE);
	const struct intake intake = intake_of(office, txn, kase, program);
	const struct program *def =
		intake.version ? rulebook_program(&office->book, txn, program,
					 intake.version)
			       : rulebook_program_for(&office->book, txn,
					 program, start, office->today);

	if (!def)
		return no_version(office, txn, program, start, err);
	if (intake.id)
		record_set_number(kase, F_INTAKE, (int64_t)intake.id);
	if (!record_has(kase, F_OFFICER))
		record_set_number(
			kase, F_OFFICER, (int64_t)office->access.user);
	change_case_at(
		office, c, kase, person, def, program, program_start(def));
	return 0;
}

int
op_case_add(struct office *office, struct txn *txn, struct change *c,
	const struct opening *opening, uint64_t person, const struct record *p,
	struct err *err)
{
	uint16_t number = dict_number(txn, DICT_PROGRAM, 0, opening->program);
	struct case_facts f;
	struct record *kase;
	int rc = op_refuse_fields(office, opening->values, opening->n, err);

	if (rc)
		return rc;
	if (!number)
		return err_set(err, MG_ENOENT,
			_("there is no program '%s'; see: magang "
			  "program list"),
			opening->program);
	kase = xmalloc(sizeof(*kase));
	record_init(kase, KIND_CASE, 0);
	op_values(kase, opening->values, opening->n);
	rc = change_case(office, txn, c, kase, person, number, err);
	if (!rc) {
		office_case_facts(office, txn, kase, p, &f);
		case_rules(&f, asking_of(office->access.permissions), true,
			office->verdict);
	}
	free(kase);
	return rc;
}

struct new_case {
	uint64_t person;
	struct opening opening;
};

static int
case_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	const struct new_case *new = ctx;
	struct record *p = xmalloc(sizeof(*p));
	int rc = office_load_in(
		office, txn, KIND_PERSON, new->person, c->arena, p, err);

	if (!rc)
		rc = op_case_add(office, txn, c, &new->opening, p->id, p, err);
	free(p);
	return rc;
}

int
op_case_open(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, struct receipt *out,
	struct err *err)
{
	const struct case_opening row = {
		.person = person, .program = program, .values = values, .n = n
	};

	return op_case_open_row(office, &row, out, err);
}

int
op_case_open_row(struct office *office, const struct case_opening *row,
	struct receipt *out, struct err *err)
{
	struct new_case new = { row->person,
		{ row->program, row->values, row->n } };
	const struct op_job job = { .kind = ACT_ADD,
		.act = row->act,
		.build = case_build,
		.ctx = &new,
		.try = row->try };

	return op_run_job(office, &job, out, err);
}

/* ---- one that is there --------------------------------------------------- */

/* The case of that person in the program that has not come to an end, in *c. */
static bool
active_case(struct office *office, struct txn *txn, uint64_t person,
	uint16_t program, struct record *c)
{
	bool found = false;
	struct walk w;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (!found && walk_next(&w))
		found = record_load(txn, KIND_CASE, walk_id(&w),
				RECORD_UNCHECKED, c) &&
			record_number(c, F_PROGRAM_NO, 0) == program &&
			case_is_active(&office->book, txn, c);
	walk_end(&w);
	return found;
}

/* What it does not have yet: what is there was decided by. */
static size_t
not_there(const struct record *c, const struct setting *values, size_t n,
	struct setting *out)
{
	size_t k = 0;

	for (size_t i = 0; i < n; i++)
		if (!record_has(c, values[i].field->id))
			out[k++] = values[i];
	return k;
}

int
op_case_come(struct office *office, uint64_t person, const char *program,
	const struct setting *values, size_t n, uint64_t *there,
	struct receipt *out, struct err *err)
{
	struct setting *more = xcalloc(n + 1, sizeof(*more));
	struct record *c = xmalloc(sizeof(*c));
	struct txn *txn;
	size_t k = 0;
	int rc = office_look(office, &txn, err);

	*there = 0;
	if (!rc) {
		if (active_case(office, txn, person,
			    dict_number(txn, DICT_PROGRAM, 0, program), c)) {
			*there = c->id;
			k = not_there(c, values, n, more);
		}
		office_look_end(txn);
	}
	if (!rc && *there) {
		*out = (struct receipt){ .id = *there };
		if (k)
			rc = op_set_fields(office, KIND_CASE, *there, c->seq,
				more, k, NULL, out, err);
	} else if (!rc) {
		rc = op_case_open(office, person, program, values, n, out, err);
	}
	free(c);
	free(more);
	return rc;
}
