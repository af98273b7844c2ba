/* SPDX-License-Identifier: MIT */
#include "magang/record/reach.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/index.h"
#include "magang/store/store.h"

uint16_t
record_area(struct txn *txn, const struct record *r)
{
	struct record *person;
	uint64_t owner = record_owner(r);
	uint16_t area = 0;

	if (r->kind == KIND_PERSON)
		return (uint16_t)record_number(r, F_REGENCY, 0);
	if (!owner)
		return 0;
	person = xmalloc(sizeof(*person));
	if (record_load(txn, KIND_PERSON, owner, RECORD_UNCHECKED, person))
		area = (uint16_t)record_number(person, F_REGENCY, 0);
	free(person);
	return area;
}

uint16_t
record_program(struct txn *txn, const struct record *r)
{
	struct record *c;
	uint16_t program = 0;

	if (r->kind == KIND_CASE)
		return (uint16_t)record_number(r, F_PROGRAM_NO, 0);
	if (record_number(r, F_ABOUT_KIND, 0) != KIND_CASE)
		return 0;
	c = xmalloc(sizeof(*c));
	if (record_load(txn, KIND_CASE, (uint64_t)record_number(r, F_ABOUT, 0),
		    RECORD_UNCHECKED, c))
		program = (uint16_t)record_number(c, F_PROGRAM_NO, 0);
	free(c);
	return program;
}

static const struct fdef *
program_field_id(const struct program *p, uint16_t id)
{
	for (size_t i = 0; i < p->n_fields; i++)
		if (p->fields[i].id == id)
			return &p->fields[i];
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
