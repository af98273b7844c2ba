/* SPDX-License-Identifier: MIT */
#include "magang/record/reach.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"

/* A field of another record; 0: one of the two is not there. */
static int64_t
number_in(struct txn *txn, enum kind kind, uint64_t id, uint16_t field)
{
	struct record *r;
	int64_t number = 0;

	if (!id || !field)
		return 0;
	r = xmalloc(sizeof(*r));
	if (record_load(txn, kind, id, RECORD_UNCHECKED, r))
		number = record_number(r, field, 0);
	free(r);
	return number;
}

uint16_t
person_area_now(struct txn *txn, uint64_t person)
{
	return (uint16_t)number_in(
		txn, KIND_PERSON, person, kind_person.scope.area);
}

uint16_t
record_area(struct txn *txn, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	if (!k)
		return 0;
	if (k->scope.area)
		return (uint16_t)record_number(r, k->scope.area, 0);
	return person_area_now(txn, record_owner(r));
}

uint16_t
record_program(struct txn *txn, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind), *about;
	enum kind kind;

	if (!k)
		return 0;
	if (k->scope.program)
		return (uint16_t)record_number(r, k->scope.program, 0);
	kind = record_about(r);
	about = kind_info(kind);
	return about ? (uint16_t)number_in(txn, kind,
			       (uint64_t)record_number(r, k->about, 0),
			       about->scope.program)
		     : 0;
}

static uint64_t
officer_of_case(struct txn *txn, const struct record *task)
{
	return record_about(task) == KIND_CASE
		       ? (uint64_t)number_in(txn, KIND_CASE,
				 (uint64_t)record_number(task, F_ABOUT, 0),
				 F_OFFICER)
		       : 0;
}

uint64_t
record_officer(struct txn *txn, const struct record *r)
{
	uint64_t named = (uint64_t)record_number(r, F_OFFICER, 0);

	return named || r->kind != KIND_TASK ? named : officer_of_case(txn, r);
}

void
task_goes_with_case(struct txn *txn, struct record *task)
{
	uint64_t named = (uint64_t)record_number(task, F_OFFICER, 0);

	if (named && named == officer_of_case(txn, task))
		record_set(task, F_OFFICER,
			&(struct value){ .kind = VALUE_UNKNOWN });
}

void
record_goes_with_about(struct txn *txn, struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);
	const struct kind_info *of = kind_info(kind_about(k->kind));
	const uint64_t about =
		k->about && of ? (uint64_t)record_number(r, k->about, 0) : 0;

	if (!about || !k->owner || record_owner(r))
		return;
	record_set_number(
		r, k->owner, number_in(txn, of->kind, about, of->owner));
	if (k->scope.program)
		record_set_number(r, k->scope.program,
			number_in(txn, of->kind, about, of->scope.program));
}

static const struct fdef *
program_field_id(const struct program *p, uint16_t id)
{
	for (size_t i = 0; i < p->n_fields; i++)
		if (p->fields[i].id == id)
			return &p->fields[i];
	for (size_t i = 0; i < p->n_documents; i++)
		if (p->documents[i].date.id == id)
			return &p->documents[i].date;
	return NULL;
}

const struct fdef *
field_of(const struct program *program, enum kind kind, uint16_t id)
{
	const struct kind_info *k = kind_info(kind);

	if (id >= F_PROGRAM)
		return program ? program_field_id(program, id) : NULL;
	for (size_t i = 0; k && i < k->n_fields; i++)
		if (k->fields[i].id == id)
			return &k->fields[i];
	return core_field(id);
}
