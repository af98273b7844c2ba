/* SPDX-License-Identifier: MIT */
/*
 * One row of an office list, read into a person. Nothing is guessed, every reason
 * is kept, what is not understood stands in the remark.
 */
#include "import_row.h"

#include "import_batch.h"
#include "import_cell.h"
#include "import_list.h"
#include "import_reason.h"
#include "import_shape.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/identity/area_lookup.h"
#include "magang/ops/build.h"
#include "magang/ops/ops.h"
#include "magang/linkage/nik_doubt.h"

static const uint16_t place_field[] = {
	[L_REGENCY] = F_REGENCY,
	[L_DISTRICT] = F_DISTRICT,
	[L_VILLAGE] = F_DISTRICT,
};

/* ---- NIK ---------------------------------------------------------------- */

static void
say_doubts(struct row_reading *r)
{
	struct record *rec = &r->row->record;
	const struct value *sex = record_get(rec, F_SEX);
	struct nik_doubts doubts;
	char date[DATE_TEXT];

	nik_doubts(r->im->office, NULL, r->im->areas, rec, &doubts);
	date_format(date, (int32_t)record_number(rec, F_BIRTH_DATE, DATE_NONE));
	if (birth_is_doubtful(rec, r->im->office->today))
		import_reason(r->row, REASON_birth_doubtful, r->birth_head,
			date, NULL);
	for (size_t i = 0; i < doubts.n; i++) {
		switch (doubts.kind[i]) {
		case NIK_DOUBT_BIRTH:
			import_reason(r->row, REASON_birth_differs,
				r->birth_head, date, doubts.near);
			break;
		case NIK_DOUBT_SEX:
			import_reason(r->row, REASON_sex_differs, r->sex_head,
				sex->text[0] == 'P' ? "P" : "L", doubts.near);
			break;
		case NIK_DOUBT_REGION:
			import_reason(r->row, REASON_nik_region_unknown,
				r->head[L_NIK], doubts.nik.digits, doubts.near);
		}
	}
}

static void
read_nik(struct row_reading *r)
{
	static const enum import_reason_code reasons[] = {
		[NIK_NOTATION] = REASON_nik_notation,
		[NIK_LETTER] = REASON_nik_letter,
		[NIK_LENGTH] = REASON_nik_length,
		[NIK_REGION] = REASON_nik_region,
		[NIK_DATE] = REASON_nik_date,
		[NIK_SERIAL] = REASON_nik_serial,
	};
	const char *cell = r->text[L_NIK] ? r->text[L_NIK] : "";
	struct nik nik;
	enum nik_fault fault = nik_parse(cell,
		(int32_t)record_number(
			&r->row->record, F_BIRTH_DATE, DATE_NONE),
		r->im->office->today, &nik);

	if (fault == NIK_EMPTY) {
		if (r->someone)
			import_reason(r->row, REASON_nik_missing,
				r->head[L_NIK], cell, NULL);
		return;
	}
	r->someone = true;
	if (fault != NIK_OK) {
		import_reason(r->row, reasons[fault], r->head[L_NIK], cell,
			nik.suggestion);
		return;
	}
	set_text(r, F_NIK, nik.digits);
}

/* ---- places ------------------------------------------------------------- */

static uint64_t
read_place(struct row_reading *r, enum later what, enum area_level level,
	uint64_t parent, enum import_reason_code unknown)
{
	struct area near;
	uint64_t code;
	size_t found;
	bool is_near;

	if (!r->text[what])
		return 0;
	code = area_lookup(r->im->areas, r->text[what], level, parent, &found);
	if (code)
		return code;
	is_near = found <= 1 && area_nearest(r->im->areas, r->text[what], level,
					parent, &near);
	if (found > 1)
		import_reason_text(r->row, unknown, r->head[what],
			r->text[what],
			_("several places have this name; give the one above "
			  "it, too, or the code"));
	else
		import_reason(r->row, unknown, r->head[what], r->text[what],
			is_near ? near.name : NULL);
	remark(r, r->head[what], r->text[what]);
	/* Something was said: the NIK is not asked in its place. */
	r->unread[r->n_unread++] = place_field[what];
	return 0;
}

static void
read_places(struct row_reading *r)
{
	uint64_t regency = read_place(
		r, L_REGENCY, AREA_REGENCY, 0, REASON_regency_unknown);
	uint64_t district, village;

	if (!regency)
		regency =
			(uint64_t)record_number(&r->row->record, F_REGENCY, 0);
	district = read_place(
		r, L_DISTRICT, AREA_DISTRICT, regency, REASON_district_unknown);
	village = read_place(r, L_VILLAGE, AREA_VILLAGE,
		district ? district : regency, REASON_village_unknown);
	if (regency)
		set_number(r, F_REGENCY, (int64_t)regency);
	if (district)
		set_number(r, F_DISTRICT, (int64_t)district);
	if (village)
		set_number(r, F_VILLAGE, (int64_t)village);
}

/* ---- what follows ------------------------------------------------------- */

/* Each with its reason: nothing is filled in unsaid but what cannot be
 * otherwise. */
static void
say_inferred(struct row_reading *r, const struct person_row *row)
{
	char text[DATE_TEXT];
	struct area area;

	if (row->reason == INFER_FROM_NAME)
		r->row->given[row->field] = true; /* in another column */
	else if (row->field == F_BIRTH_DATE)
		import_reason(r->row, REASON_birth_from_nik, r->head[L_NIK],
			date_format(text, (int32_t)row->value.number), NULL);
	else if (row->field == F_REGENCY && row->reason == INFER_FROM_NIK &&
		 area_find(r->im->areas, (uint64_t)row->value.number, &area))
		import_reason(r->row, REASON_area_from_nik, r->head[L_NIK],
			area.name, NULL);
}

static void
complete(struct row_reading *r)
{
	const struct said_fields empty = { r->unread, r->n_unread };
	struct person_row rows[INFER_FIELDS];
	size_t n = office_complete(r->im->office, NULL, &r->row->record, &empty,
		r->row->arena, rows);

	for (size_t i = 0; i < n; i++)
		say_inferred(r, &rows[i]);
	if (person_torn(&r->row->record))
		import_reason_text(r->row, REASON_value_wrong, NULL, NULL,
			_("the places do not lie in each other: village, "
			  "district, regency"));
}

/* ---- the row ------------------------------------------------------------ */

void
import_row_reset(struct import_row *row)
{
	struct arena *arena = row->arena;

	for (size_t i = 0; i < row->line.n_reasons; i++)
		import_reason_release(&row->line.reasons[i]);
	free(row->line.reasons);
	memset(row, 0, sizeof(*row));
	row->arena = arena ? arena : arena_new();
	arena_clear(row->arena);
	record_init(&row->record, KIND_PERSON, 0);
}

void
import_row_keep(struct import_row *row, const struct csv_row *csv)
{
	row->n_cells = csv->n;
	row->cells = arena_array(row->arena, csv->n + 1, sizeof(*row->cells));
	for (size_t i = 0; i < csv->n; i++)
		row->cells[i] = arena_strndup(
			row->arena, csv->cell[i], strlen(csv->cell[i]));
}

static void
read_set(struct row_reading *r)
{
	if (!r->row->program)
		r->row->program = r->im->program;
	for (size_t i = 0; i < r->im->n_set; i++) {
		const struct setting *s = &r->im->set[i];

		if (record_has(&r->row->record, s->field->id))
			continue;
		record_set(&r->row->record, s->field->id, &s->value);
		r->row->given[s->field->id] = true;
	}
}

/* Nobody stands in this row: whatever else was found in it is no fault. */
static void
set_nobody(struct import_row *row, enum import_reason_code code)
{
	size_t line = row->line.line;

	import_row_reset(row);
	row->line.line = line;
	import_reason(row, code, NULL, NULL, NULL);
}

/* In a note somebody was meant, of whom too little is known: for a draft. */
static void
keep_name(const struct import *im, const struct csv_row *csv,
	struct import_row *row)
{
	import_row_keep(row, csv);
	for (size_t i = 0; i < row->n_cells && i < im->sheet.n; i++)
		if (im->sheet.column[i] == F_NAME && *row->cells[i])
			record_set_text(&row->record, F_NAME, row->cells[i]);
}

/* The row of heads once more, as on every page of a printed list. */
static bool
repeats_heads(const struct import *im, const struct csv_row *csv)
{
	size_t same = 0;

	for (size_t i = 0; i < csv->n && i < im->n_heads; i++)
		same += im->heads[i][0] &&
			strcasecmp(csv->cell[i], im->heads[i]) == 0;
	return same >= 3;
}

/* Too long for the field: nothing is cut off, the row goes back. */
static void
set_remark(struct row_reading *r)
{
	size_t n = 0;

	for (size_t i = 0; i < r->remark.len; i++)
		n += (r->remark.data[i] & 0xc0) != 0x80;
	if (n > (size_t)core_field(F_REMARK)->max)
		import_reason_text(r->row, REASON_value_wrong, NULL, NULL,
			_("more than a remark can hold"));
	else if (n)
		set_text(r, F_REMARK, buf_str(&r->remark));
}

/* Rows that say nothing of anybody, and those that cannot be believed. */
static bool
is_read(struct import *im, const struct csv_row *csv, struct import_row *row)
{
	if (!im->opt->note && !csv->tear && shape_is_ruling(csv))
		set_nobody(row, REASON_ruling);
	else if (!csv->tear && repeats_heads(im, csv))
		set_nobody(row, REASON_heads);
	else if (shape_is_whole(im, csv, row))
		return true;
	row->line.result = import_result_of(row);
	return false;
}

void
import_row_read(
	struct import *im, const struct csv_row *csv, struct import_row *row)
{
	struct row_reading r = { .im = im, .row = row, .remark = BUF_INIT };

	row->line.line = csv->line;
	import_row_keep(row, csv);
	if (!is_read(im, csv, row))
		return;
	for (size_t i = 0; i < csv->n && i < im->sheet.n; i++)
		read_cell(&r, im->sheet.column[i], im->heads[i], csv->cell[i]);
	if (r.foreign) {
		r.someone |= row->number != 0;
		row->number = 0;
	}
	read_set(&r);
	read_nik(&r);
	read_places(&r);
	complete(&r);
	say_doubts(&r);
	if (csv->broken)
		import_reason(row, REASON_broken_text, NULL, NULL, NULL);
	set_remark(&r);
	buf_release(&r.remark);
	if (!r.someone && !row->number) {
		set_nobody(row, REASON_not_a_person);
		if (im->opt->note)
			keep_name(im, csv, row);
	} else if (!record_has(&row->record, F_NAME)) {
		import_reason(row, REASON_name_missing, NULL, NULL, NULL);
	}
	if (im->opt->list && r.someone)
		list_read(im, row);
	row->line.result = import_result_of(row);
}
