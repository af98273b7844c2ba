/* SPDX-License-Identifier: MIT */
/*
 * One row of an office list, read into a person. The rules are domain.md 2.6:
 * nothing is guessed, every reason is kept, what is not understood stands in
 * the remark.
 */
#include "import_row.h"

#include "import_batch.h"
#include "import_reason.h"

#include <ctype.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv_put.h"
#include "magang/exchange/sheet_split.h"
#include "magang/identity/area_lookup.h"
#include "magang/identity/name.h"
#include "magang/identity/phone.h"
#include "magang/identity/sex.h"
#include "magang/office/value_parse.h"
#include "magang/ops/build.h"
#include "magang/ops/ops.h"
#include "magang/record/dict.h"
#include "magang/linkage/nik_doubt.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

/* Cells that wait for others: places, the NIK, the phone. */
enum later { L_REGENCY, L_DISTRICT, L_VILLAGE, L_NIK, L_COUNT };

static const uint16_t place_field[] = {
	[L_REGENCY] = F_REGENCY,
	[L_DISTRICT] = F_DISTRICT,
	[L_VILLAGE] = F_DISTRICT,
};

struct row_reading {
	struct import *im;
	struct import_row *row;
	const char *text[L_COUNT];
	const char *head[L_COUNT];
	struct buf remark;
	const char *birth_head, *sex_head; /* columns they came from */
	bool someone; /* NIK, birth, sex or phone is there */
	uint16_t unread[ARRAY_SIZE(place_field)]; /* places not understood */
	size_t n_unread;
};

static const char *
keep(struct row_reading *r, const char *s)
{
	return arena_strndup(r->row->arena, s, strlen(s));
}

static void
set_text(struct row_reading *r, uint16_t id, const char *text)
{
	if (!*text)
		return;
	record_set_text(&r->row->record, id, keep(r, text));
	r->row->given[id] = true;
}

static void
set_number(struct row_reading *r, uint16_t id, int64_t number)
{
	record_set_number(&r->row->record, id, number);
	r->row->given[id] = true;
}

static void
remark(struct row_reading *r, const char *head, const char *text)
{
	buf_addf(&r->remark, "%s%s%s%s", r->remark.len ? "; " : "",
		head ? head : "", head ? ": " : "", text);
}

static void
doubt(struct row_reading *r, enum import_reason_code code, const char *head,
	const char *text)
{
	import_reason(r->row, code, head, text, NULL);
	remark(r, head, text);
}

/* ---- cleaning ----------------------------------------------------------- */

/* NFC, without what cannot be seen; NULL: no text at all. */
static char *
clean(struct row_reading *r, const char *head, const char *cell)
{
	char *normal, *out;
	const char *s, *end;
	size_t n = 0;
	bool invisible = false;

	if (!utf8_valid(cell, strlen(cell)))
		return NULL;
	normal = utf8_normal(cell, strlen(cell));
	out = arena_strndup(r->row->arena, normal, strlen(normal));
	for (s = normal, end = s + strlen(s); s < end;) {
		const char *start = s;
		int32_t cp = utf8_next(&s, end);
		enum utf8_kind kind = utf8_kind((uint32_t)cp);

		if (kind == UTF8_CONTROL && cp != '\n' && cp != '\t' &&
			cp != '\r') {
			free(normal);
			return NULL;
		}
		if (kind == UTF8_BIDI || kind == UTF8_INVISIBLE) {
			invisible = true;
			continue;
		}
		memcpy(out + n, start, (size_t)(s - start));
		n += (size_t)(s - start);
	}
	out[n] = '\0';
	free(normal);
	if (invisible)
		import_reason(r->row, REASON_invisible, head, cell, NULL);
	return out;
}

/* ---- columns ------------------------------------------------------------ */

static void
read_name(struct row_reading *r, const char *head, const char *cell)
{
	struct name_parts parts;
	struct err err = ERR_INIT;
	struct value v;

	name_split(cell, &parts);
	if (parts.mixed)
		import_reason(r->row, REASON_mixed_scripts, head, cell, NULL);
	if (field_parse_row(r->im->office, core_field(F_NAME), cell,
		    r->row->arena, &v, &err))
		import_reason_text(
			r->row, REASON_value_wrong, head, cell, err.text);
	set_text(r, F_NAME, cell);
}

static void
read_birth_date(struct row_reading *r, const char *head, const char *cell)
{
	int32_t date;

	switch (date_parse(cell, r->im->office->today, &date)) {
	case DATE_OK:
		set_number(r, F_BIRTH_DATE, date);
		r->birth_head = head;
		break;
	case DATE_IMPOSSIBLE:
		import_reason(
			r->row, REASON_birth_impossible, head, cell, NULL);
		break;
	case DATE_UNREADABLE:
		doubt(r, REASON_value_doubtful, head, cell);
		break;
	case DATE_EMPTY:
		return;
	}
	r->someone = true;
}

static void
read_birth(struct row_reading *r, const char *head, const char *cell)
{
	char place[64], date[64];

	if (sheet_split_birth(cell, place, date))
		read_birth_date(r, head, date);
	set_text(r, F_BIRTH_PLACE, place);
}

static void
read_sex(struct row_reading *r, const char *head, const char *cell)
{
	char code[2] = { (char)sex_parse(cell), '\0' };

	r->someone = true;
	r->sex_head = head;
	if (code[0])
		set_text(r, F_SEX, code);
	else
		doubt(r, REASON_value_doubtful, head, cell);
}

static void
read_phone(struct row_reading *r, const char *head, const char *cell)
{
	char phone[PHONE_TEXT];
	const char *rest = NULL;
	bool several = false;

	switch (phone_parse(cell, phone, &several, &rest)) {
	case PHONE_OK:
		set_text(r, F_PHONE, phone);
		r->someone = true;
		if (several) {
			import_reason(
				r->row, REASON_phone_several, head, cell, NULL);
			remark(r, head, rest ? rest : cell);
		}
		break;
	case PHONE_EMPTY:
		break;
	default:
		r->someone = true;
		doubt(r, REASON_phone_invalid, head, cell);
	}
}

static void
read_rt_rw(struct row_reading *r, const char *head, const char *cell)
{
	char rt[4], rw[4];

	if (!sheet_split_rt_rw(cell, rt, rw)) {
		doubt(r, REASON_value_doubtful, head, cell);
		return;
	}
	set_text(r, F_RT, rt);
	set_text(r, F_RW, rw);
}

static void
later(struct row_reading *r, enum later what, const char *head,
	const char *text)
{
	if (*text && !r->text[what]) {
		r->text[what] = keep(r, text);
		r->head[what] = head;
	}
}

static void
read_address(struct row_reading *r, const char *head, const char *cell)
{
	struct sheet_address a;

	sheet_split_address(cell, &a);
	set_text(r, F_STREET, a.street);
	if (a.rt[0])
		set_text(r, F_RT, a.rt);
	if (a.rw[0])
		set_text(r, F_RW, a.rw);
	set_text(r, F_POSTCODE, a.postcode);
	later(r, L_VILLAGE, head, a.village);
	later(r, L_DISTRICT, head, a.district);
	later(r, L_REGENCY, head, a.regency);
}

/* "ikusei" is enough where one program's name holds it. */
static uint16_t
program_of(struct txn *txn, const char *cell, char *near, size_t size)
{
	uint16_t numbers[64], found = 0;
	size_t n = office_program_numbers(txn, numbers, ARRAY_SIZE(numbers));
	char want[DICT_NAME + 1];
	size_t len = 0, hits = 0;

	for (const char *s = cell; *s && len < DICT_NAME; s++)
		want[len++] = *s == ' ' || *s == '_'
				      ? '-'
				      : (char)tolower((unsigned char)*s);
	want[len] = '\0';
	near[0] = '\0';
	for (size_t i = 0; i < n; i++) {
		char name[DICT_NAME + 1];

		dict_name(txn, DICT_PROGRAM, 0, numbers[i], name, sizeof(name));
		if (strcmp(name, want) == 0)
			return numbers[i];
		if (len > 2 && strstr(name, want)) {
			found = numbers[i];
			hits++;
		}
		snprintf(near + strlen(near), size - strlen(near), "%s%s",
			*near ? ", " : "", name);
	}
	return hits == 1 ? found : 0;
}

static uint16_t
find_program(struct import *im, const char *name, char *near, size_t size)
{
	struct err ignored = ERR_INIT;
	struct txn *txn;
	uint16_t number;

	near[0] = '\0';
	if (txn_read(im->office->store, &txn, &ignored))
		return 0;
	number = program_of(txn, name, near, size);
	txn_abort(txn);
	return number;
}

int
import_set_program(struct import *im, const char *name, struct err *err)
{
	char near[400];

	im->program = find_program(im, name, near, sizeof(near));
	if (!im->program)
		return err_set(err, MG_EUSAGE,
			_("no program '%s'; there are: %s"), name, near);
	if (!access_program(&im->office->access, im->program))
		return err_set(err, MG_EACCESS, "%s",
			_("this program is not one of yours"));
	return 0;
}

static void
read_program(struct row_reading *r, const char *head, const char *cell)
{
	char near[400];

	r->row->program = find_program(r->im, cell, near, sizeof(near));
	if (!r->row->program)
		import_reason(r->row, REASON_unknown_program, head, cell, near);
	else if (!access_program(&r->im->office->access, r->row->program))
		import_reason_text(r->row, REASON_unknown_program, head, cell,
			_("this program is not one of yours"));
}

static void
read_number(struct row_reading *r, const char *head, const char *cell)
{
	char prefix[8];
	bool bad;

	if (!number_parse(cell, prefix, &r->row->number, &bad) || bad ||
		strcmp(prefix, "MG") != 0) {
		r->row->number = 0;
		import_reason(r->row, REASON_value_wrong, head, cell, NULL);
	}
}

static void
read_other(
	struct row_reading *r, uint16_t id, const char *head, const char *cell)
{
	const struct fdef *f = core_field(id);
	struct err err = ERR_INIT;
	struct value v;

	if (!f)
		return;
	if (field_parse(r->im->office, f, cell, r->row->arena, &v, &err)) {
		import_reason_text(
			r->row, REASON_value_doubtful, head, cell, err.text);
		remark(r, head, cell);
		return;
	}
	if (v.kind == VALUE_UNKNOWN)
		return;
	record_set(&r->row->record, id, &v);
	r->row->given[id] = true;
}

static void
wait_nik(struct row_reading *r, const char *head, const char *cell)
{
	later(r, L_NIK, head, cell);
}

static void
wait_regency(struct row_reading *r, const char *head, const char *cell)
{
	later(r, L_REGENCY, head, cell);
}

static void
wait_district(struct row_reading *r, const char *head, const char *cell)
{
	later(r, L_DISTRICT, head, cell);
}

static void
wait_village(struct row_reading *r, const char *head, const char *cell)
{
	later(r, L_VILLAGE, head, cell);
}

static void
read_remark(struct row_reading *r, const char *head, const char *cell)
{
	(void)head;
	remark(r, NULL, cell);
}

static const struct {
	unsigned column;
	void (*read)(struct row_reading *r, const char *head, const char *cell);
} readers[] = {
	{ F_NAME, read_name },
	{ F_NIK, wait_nik },
	{ F_BIRTH_DATE, read_birth_date },
	{ F_SEX, read_sex },
	{ F_PHONE, read_phone },
	{ F_REGENCY, wait_regency },
	{ F_DISTRICT, wait_district },
	{ F_VILLAGE, wait_village },
	{ F_REMARK, read_remark },
	{ SHEET_BIRTH, read_birth },
	{ SHEET_ADDRESS, read_address },
	{ SHEET_RT_RW, read_rt_rw },
	{ SHEET_PROGRAM, read_program },
	{ SHEET_NUMBER, read_number },
};

static void
read_cell(struct row_reading *r, unsigned column, const char *head,
	const char *cell)
{
	char *text;

	if (!*cell || column == SHEET_IGNORED || column == SHEET_REASONS ||
		column == F_ERASED || column == 0)
		return;
	text = clean(r, head, csv_unguard(cell));
	if (!text) {
		import_reason(r->row, REASON_broken_text, head, NULL, NULL);
		return;
	}
	for (size_t i = 0; i < ARRAY_SIZE(readers); i++)
		if (readers[i].column == column) {
			readers[i].read(r, head, text);
			return;
		}
	if (column < RECORD_FIELDS)
		read_other(r, (uint16_t)column, head, text);
}

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

static void
keep_cells(struct import_row *row, const struct csv_row *csv)
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
	keep_cells(row, csv);
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

void
import_row_read(
	struct import *im, const struct csv_row *csv, struct import_row *row)
{
	struct row_reading r = { .im = im, .row = row, .remark = BUF_INIT };

	row->line.line = csv->line;
	keep_cells(row, csv);
	for (size_t i = 0; i < csv->n && i < im->sheet.n; i++)
		read_cell(&r, im->sheet.column[i], im->heads[i], csv->cell[i]);
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
	} else if (repeats_heads(im, csv)) {
		set_nobody(row, REASON_heads);
	} else {
		if (!record_has(&row->record, F_NAME))
			import_reason(
				row, REASON_name_missing, NULL, NULL, NULL);
	}
	row->line.result = import_result_of(row);
}
