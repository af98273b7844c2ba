/* SPDX-License-Identifier: MIT */
#include "magang/record/person_infer.h"

#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"

static const uint16_t field_ids[INFER_FIELDS] = {
	[INFER_NAME] = F_NAME,
	[INFER_TITLES] = F_TITLES,
	[INFER_NIK] = F_NIK,
	[INFER_BIRTH] = F_BIRTH_DATE,
	[INFER_SEX] = F_SEX,
	[INFER_VILLAGE] = F_VILLAGE,
	[INFER_DISTRICT] = F_DISTRICT,
	[INFER_REGENCY] = F_REGENCY,
	[INFER_POSTCODE] = F_POSTCODE,
	[INFER_RT] = F_RT,
	[INFER_RW] = F_RW,
	[INFER_PASSPORT_NAME] = F_NAME_PASSPORT,
	[INFER_KATAKANA] = F_NAME_KANA,
};

static bool
is_said(const struct said_fields *said, uint16_t id)
{
	for (size_t i = 0; said && i < said->n; i++)
		if (said->ids[i] == id)
			return true;
	return false;
}

static void
read_person(const struct record *p, const struct said_fields *said,
	struct arena *arena, struct infer_value out[INFER_FIELDS])
{
	for (size_t i = 0; i < INFER_FIELDS; i++) {
		const struct value *v = record_get(p, field_ids[i]);

		out[i] = (struct infer_value){
			.there = v != NULL,
			.said = is_said(said, field_ids[i]),
		};
		if (v && v->kind == VALUE_TEXT)
			out[i].text = arena_strndup(arena, v->text, v->len);
		else if (v)
			out[i].number = v->number;
	}
}

static struct value
value_of(const struct infer_value *v)
{
	return v->text ? value_text(v->text) : value_number(v->number);
}

static size_t
rows_of(const struct infer_place *place, const struct infer_value *before,
	const struct infer_value now[INFER_FIELDS], struct arena *arena,
	struct person_row out[INFER_FIELDS])
{
	struct infer_row rows[INFER_FIELDS];
	size_t n = infer(place, before, now, arena, rows);

	for (size_t i = 0; i < n; i++)
		out[i] = (struct person_row){ field_ids[rows[i].field],
			rows[i].reason, rows[i].sure,
			value_of(&rows[i].value) };
	return n;
}

size_t
person_infer(const struct infer_place *place, const struct record *p,
	const struct said_fields *said, struct arena *arena,
	struct person_row out[INFER_FIELDS])
{
	struct infer_value now[INFER_FIELDS];

	read_person(p, said, arena, now);
	return rows_of(place, NULL, now, arena, out);
}

bool
person_infer_asks(uint16_t field)
{
	for (size_t i = 0; i < INFER_FIELDS; i++)
		if (field_ids[i] == field)
			return infer_asks((enum infer_field)i);
	return false;
}

/* Takes out what infer_moved() has taken out. */
static void
drop_places(struct record *p, const struct infer_value now[INFER_FIELDS])
{
	const struct value none = value_none();

	for (size_t i = INFER_VILLAGE; i <= INFER_POSTCODE; i++)
		if (!now[i].there)
			record_set(p, field_ids[i], &none);
}

/* What followed from what was there before is not there for infer(). */
static void
leave_outdated(const struct infer_place *place,
	const struct infer_value before[INFER_FIELDS],
	struct infer_value now[INFER_FIELDS], struct arena *arena,
	bool outdated[INFER_FIELDS])
{
	infer_outdated(place, before, now, arena, outdated);
	for (size_t i = 0; i < INFER_FIELDS; i++)
		now[i].there &= !outdated[i];
}

/* A proposal only takes the place of one. */
static bool
is_applied(const struct person_row *row, const bool outdated[INFER_FIELDS])
{
	bool taken = false;

	for (size_t i = 0; i < INFER_FIELDS; i++)
		taken |= outdated[i] && field_ids[i] == row->field;
	return row->sure != INFER_PROPOSAL || taken;
}

size_t
person_complete(const struct infer_place *place, const struct record *before,
	struct record *p, const struct said_fields *said, struct arena *arena,
	struct person_row out[INFER_FIELDS])
{
	const struct value none = value_none();
	struct infer_value was[INFER_FIELDS], now[INFER_FIELDS];
	bool outdated[INFER_FIELDS] = { false };
	size_t n, applied = 0;

	read_person(p, said, arena, now);
	if (before) {
		read_person(before, NULL, arena, was);
		infer_moved(was, now);
		drop_places(p, now);
		leave_outdated(place, was, now, arena, outdated);
	}
	n = rows_of(place, before ? was : NULL, now, arena, out);
	for (size_t i = 0; i < n; i++) {
		if (!is_applied(&out[i], outdated))
			continue;
		record_set(p, out[i].field, &out[i].value);
		out[applied++] = out[i];
	}
	/* of the old regency, where the new card names none that is known */
	if (outdated[INFER_DISTRICT] && person_torn(p) == F_DISTRICT)
		record_set(p, F_DISTRICT, &none);
	return applied;
}

uint16_t
person_torn(const struct record *p)
{
	struct infer_value now[INFER_FIELDS] = { 0 };
	enum infer_field torn;

	for (size_t i = INFER_VILLAGE; i <= INFER_REGENCY; i++) {
		now[i].number = record_number(p, field_ids[i], 0);
		now[i].there = now[i].number != 0;
	}
	torn = infer_torn(now);
	return torn == INFER_FIELDS ? 0 : field_ids[torn];
}
