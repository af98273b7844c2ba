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

static uint64_t
place_of(uint16_t program, uint16_t stage)
{
	return (uint64_t)program << 16 | stage;
}

/* A later version decides over an earlier one. */
static void
note_stage(struct ids *places, uint16_t program, const struct outline_stage *s)
{
	const uint64_t place = place_of(program, s->number);
	size_t i = 0;

	while (i < places->n && places->rows[i] != place)
		i++;
	if (s->kind >= STAGE_SUCCESS && i < places->n)
		places->rows[i] = places->rows[--places->n];
	else if (s->kind < STAGE_SUCCESS && i == places->n)
		ids_add(places, place);
}

/* Once is enough. */
static void
note_if(struct ids *places, uint16_t program, const struct outline_stage *s,
	bool is)
{
	const uint64_t place = place_of(program, s->number);

	if (is && !ids_has(places, place))
		ids_add(places, place);
}

static void
note_assessed(
	struct ids *places, uint16_t program, const struct outline_stage *s)
{
	note_if(places, program, s, s->assessed);
}

static void
note_departing(
	struct ids *places, uint16_t program, const struct outline_stage *s)
{
	note_if(places, program, s, s->departs);
}

static void
note_guarded(
	struct ids *places, uint16_t program, const struct outline_stage *s)
{
	note_if(places, program, s, s->guarded && s->kind < STAGE_SUCCESS);
}

typedef void note_fn(
	struct ids *places, uint16_t program, const struct outline_stage *s);

static int
stages_read(struct office *office, note_fn *note, struct open_stages *out,
	struct err *err)
{
	const struct outline *p;
	struct versions all;
	int rc = versions_begin(&all, office, err);

	*out = (struct open_stages){ 0 };
	if (rc)
		return rc;
	while ((p = versions_next_outline(&all)))
		for (size_t i = 0; i < p->n_stages; i++)
			note(&out->places, all.number, &p->stages[i]);
	ids_sort(&out->places);
	rc = txn_fault(all.txn, err);
	versions_end(&all);
	return rc;
}

int
open_stages_read(
	struct office *office, struct open_stages *out, struct err *err)
{
	return stages_read(office, note_stage, out, err);
}

int
assessed_stages_read(
	struct office *office, struct open_stages *out, struct err *err)
{
	return stages_read(office, note_assessed, out, err);
}

int
departing_stages_read(
	struct office *office, struct open_stages *out, struct err *err)
{
	return stages_read(office, note_departing, out, err);
}

int
guarded_stages_read(
	struct office *office, struct open_stages *out, struct err *err)
{
	return stages_read(office, note_guarded, out, err);
}

bool
open_stages_has(const struct open_stages *o, uint16_t program, uint16_t stage)
{
	return ids_sorted_has(&o->places, place_of(program, stage));
}

void
open_stages_release(struct open_stages *o)
{
	ids_release(&o->places);
}
