/* SPDX-License-Identifier: MIT */
#include "query_versions.h"

#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

int
versions_begin(struct versions *v, struct office *office, struct err *err)
{
	const uint8_t kind = KIND_PROGRAM;
	int rc = txn_read(office->store, &v->txn, err);

	v->office = office;
	v->number = 0;
	if (!rc)
		walk_begin(&v->w, v->txn, TREE_REC, &kind, 1);
	return rc;
}

/* The number of the next one; 0: there is none. */
static int
next_version(struct versions *v)
{
	uint64_t id;

	if (!walk_next(&v->w))
		return 0;
	id = walk_id(&v->w);
	v->number = (uint16_t)(id >> 32);
	return (int)(uint32_t)id;
}

const struct program *
versions_next(struct versions *v)
{
	const struct program *p = NULL;
	int version;

	while (!p && (version = next_version(v)))
		p = office_program(v->office, v->txn, v->number, version);
	return p;
}

const struct outline *
versions_next_outline(struct versions *v)
{
	const struct outline *o = NULL;
	int version;

	while (!o && (version = next_version(v)))
		o = rulebook_outline(
			&v->office->book, v->txn, v->number, version);
	return o;
}

void
versions_end(struct versions *v)
{
	walk_end(&v->w);
	txn_abort(v->txn);
}

static size_t
place_of(const struct open_stages *o, uint16_t program, uint16_t stage)
{
	size_t i = 0;

	while (i < o->n && (o->program[i] != program || o->stage[i] != stage))
		i++;
	return i;
}

/* A later version decides over an earlier one. */
static void
note_stage(
	struct open_stages *o, uint16_t program, const struct outline_stage *s)
{
	size_t i = place_of(o, program, s->number);

	if (s->kind < STAGE_SUCCESS) {
		if (i == o->n && o->n < OPEN_STAGES)
			o->n++;
		else if (i == OPEN_STAGES)
			return;
		o->program[i] = program;
		o->stage[i] = s->number;
	} else if (i < o->n) {
		o->n--;
		o->program[i] = o->program[o->n];
		o->stage[i] = o->stage[o->n];
	}
}

int
open_stages_read(
	struct office *office, struct open_stages *out, struct err *err)
{
	const struct outline *p;
	struct versions all;
	int rc = versions_begin(&all, office, err);

	out->n = 0;
	if (rc)
		return rc;
	while ((p = versions_next_outline(&all)))
		for (size_t i = 0; i < p->n_stages; i++)
			note_stage(out, all.number, &p->stages[i]);
	rc = txn_fault(all.txn, err);
	versions_end(&all);
	return rc;
}

bool
open_stages_has(const struct open_stages *o, uint16_t program, uint16_t stage)
{
	return place_of(o, program, stage) < o->n;
}
