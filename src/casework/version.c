/* SPDX-License-Identifier: MIT */
#include "magang/casework/version.h"

#include "magang/base/date.h"
#include "magang/casework/stages.h"
#include "magang/record/change.h"
#include "magang/record/reach.h"
#include "magang/record/trace.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/second.h"

/* Has it a field of health that does not take each value which it may have? */
static bool
hangs_on_health(const struct program *was, const struct program *to,
	const struct fdef **field)
{
	for (size_t i = 0; i < was->n_fields; i++) {
		const struct fdef *f = &was->fields[i];
		const struct fdef *is = field_of(to, KIND_CASE, f->id);

		*field = f;
		if (f->privacy == PRIVACY_HEALTH && is &&
			!fdef_keeps_all(f, is))
			return true;
	}
	return false;
}

/* Values of fields that are gone stay in the record and are not shown. */
static bool
value_fits(const struct case_facts *now, const struct program *to,
	const struct record_field *v, const struct fdef **field)
{
	const struct fdef *is;

	if (v->id < F_PROGRAM)
		return true;
	*field = field_of(now->program, KIND_CASE, v->id);
	is = field_of(to, KIND_CASE, v->id);
	return !*field || !is || fdef_keeps(*field, is, &v->v);
}

enum version_fault
version_fits(const struct case_facts *now, const struct program *to, bool blind,
	const struct fdef **field)
{
	const struct record *c = now->c;

	if (program_stage_by_number(to, (uint8_t)record_number(c, F_STAGE, 0)) <
		0)
		return VERSION_STAGE;
	for (size_t i = 0; i < c->n; i++)
		if (!(blind && field_class(KIND_CASE, c->f[i].id) ==
				       PRIVACY_HEALTH) &&
			!value_fits(now, to, &c->f[i], field))
			return VERSION_VALUE;
	if (blind && hangs_on_health(now->program, to, field))
		return VERSION_HEALTH;
	return program_is_for(to,
		       (int32_t)record_number(c, F_PLANNED_START, DATE_NONE),
		       now->facts.today)
		       ? VERSION_FITS
		       : VERSION_START;
}

bool
version_asks_second(const struct program *from, const struct program *to)
{
	return from->second_person || to->second_person;
}

bool
version_waits(struct rulebook *book, struct txn *txn, uint64_t version)
{
	const uint16_t number = (uint16_t)(version >> 32);
	const struct program *to = rulebook_program(
				     book, txn, number, (int)(uint32_t)version),
			     *before = NULL;
	struct walk w;

	program_versions(&w, txn, number);
	while (to && walk_next(&w) && program_version_at(&w) < to->version)
		before = rulebook_program(
			book, txn, number, program_version_at(&w));
	walk_end(&w);
	return to && before && version_asks_second(before, to);
}

/* By its first change: the last one may have returned it. */
static uint64_t
version_maker(struct txn *txn, uint64_t version)
{
	uint64_t seq = 0;
	struct trace t;

	trace_of_record(&t, txn, KIND_PROGRAM, version);
	while (trace_next(&t, &seq))
		;
	trace_end(&t);
	return change_maker(txn, seq);
}

bool
version_made_by(struct txn *txn, uint64_t version, uint64_t user)
{
	const uint64_t maker = version_maker(txn, version);

	return maker == user || second_is_same(txn, maker, user);
}
