/* SPDX-License-Identifier: MIT */
#include "magang/exchange/pack_return.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/casework/pack_ask.h"
#include "magang/casework/pack_old.h"
#include "magang/casework/refusal.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/pack_code.h"
#include "magang/office/reads.h"
#include "magang/office/value_parse.h"
#include "magang/office/value_print.h"
#include "magang/program/program.h"
#include "magang/query/source.h"
#include "magang/ops/ops_rank.h"
#include "magang/record/index.h"
#include "magang/record/ranks.h"
#include "magang/record/record.h"

#include "pack_answers.h"

bool
pack_row_says(const struct pack_row *row)
{
	return row->n || row->n_deed || row->rank != PACK_NO_RANK;
}

/* ---- the pack -------------------------------------------------------------- */

static int
take_pack(void *ctx, const struct hit *hit, struct err *err)
{
	struct pack_back *out = ctx;

	(void)err;
	*out->record = *hit->record;
	record_own(out->record, out->arena);
	return 1;
}

/* 1: it is read; 0: none such. */
static int
pack_coded(struct pack_reading *r, const char *code, struct err *err)
{
	char *filter = xasprintf("code=%s", code);
	int rc = source_each(
		r->office, KIND_PACK, filter, take_pack, r->out, err);

	free(filter);
	return rc;
}

/* Codes of nobody are many only where somebody made them up. */
#define CODES_TRIED 20

/* The pack that the first row is of whose code can be read. */
static int
find_pack(struct pack_reading *r, const struct pack_file *s, struct err *err)
{
	struct pack_place place;
	size_t tried = 0;
	int rc = 0;

	for (size_t i = 0; !rc && i < s->n && tried < CODES_TRIED; i++)
		if (pack_code_read(pack_cell(&s->rows[i], s->code), &place)) {
			rc = pack_coded(r, place.code, err);
			tried++;
		}
	if (rc == 0)
		return err_set(err, MG_EDATA,
			_("no row has the code of a pack that was made here"));
	return rc < 0 ? rc : 0;
}

static int
find_newer(struct pack_reading *r, struct err *err)
{
	struct txn *txn;
	int rc = office_look(r->office, &txn, err);

	if (rc)
		return rc;
	pack_newer(txn, r->out->record, &r->newer);
	office_look_end(txn);
	return 0;
}

static int
find_columns(struct pack_reading *r, const struct pack_file *s, struct err *err)
{
	struct pack_back *b = r->out;
	const struct program *p = case_program(r->office, r->txn, b->record);
	char name[64];
	const int i = p ? program_pack(p, record_text(b->record, F_PACK_OF,
						  name, sizeof(name)))
			: -1;

	if (i < 0 || !pack_rows(b->record, &r->cases))
		return err_set(err, MG_EDAMAGED,
			_("the program of this pack cannot be read"));
	b->program = p;
	b->pack = &p->packs[i];
	r->columns = pack_columns(p, b->pack, b->arena, &r->n_columns);
	r->place = arena_array(b->arena, r->n_columns, sizeof(*r->place));
	r->first = arena_array(b->arena, r->cases.n + 1, sizeof(*r->first));
	for (size_t c = 0; c < r->n_columns; c++) {
		r->place[c] = pack_file_column(s, &r->columns[c]);
		if (r->place[c] == PACK_NOWHERE &&
			r->columns[c].is == PACK_IS_NUMBER)
			return err_set(err, MG_EDATA,
				_("no column is called '%s'"),
				r->columns[c].ja);
	}
	return 0;
}

static void
find_ranks(struct pack_reading *r)
{
	const uint64_t ranking =
		(uint64_t)record_number(r->out->record, F_PACK_RANKING, 0);
	struct walk w;

	if (!ranking)
		return;
	ranks_begin(&w, r->txn, ranking);
	while (walk_next(&w)) {
		VEC_GROW(r->ranks.rows, r->ranks.n, r->ranks.cap);
		r->ranks.rows[r->ranks.n++] =
			(struct ranked){ ranks_case(&w), ranks_rank(&w) };
	}
	walk_end(&w);
}

/* ---- a row ----------------------------------------------------------------- */

static const char *
cell_is(const struct pack_reading *r, const struct pack_cells *line,
	enum pack_column_is is)
{
	for (size_t c = 0; c < r->n_columns; c++)
		if (r->columns[c].is == is)
			return pack_cell(line, r->place[c]);
	return "";
}

/* The name of the row as it would go out now. */
static char *
name_now(struct pack_reading *r)
{
	const struct fdef *f = r->out->pack->fields[0];
	struct value v = pack_value(r->txn, f, &r->kase, &r->person);
	struct buf b = BUF_INIT;
	char *text;

	if (v.kind != VALUE_UNKNOWN)
		field_print(r->office, r->txn, f, &v, true, &b);
	text = arena_strndup(r->out->arena, buf_str(&b), b.len);
	buf_release(&b);
	return text;
}

static bool
same_name(const char *a, const char *b, struct arena *arena)
{
	char *x = utf8_caseless(pack_plain(arena, a)),
	     *y = utf8_caseless(pack_plain(arena, b));
	const bool same = strcmp(x, y) == 0;

	free(x);
	free(y);
	return same;
}

/* Number, name and code of a row are of each other, as they went out. */
static bool
is_ours(struct pack_reading *r, struct pack_row *row,
	const struct pack_place *place)
{
	const int32_t date =
		(int32_t)record_number(r->out->record, F_DATE, DATE_NONE);
	const char *now = name_now(r);
	char number[NUMBER_TEXT];
	const bool went = pack_code_fits(
			   r->office, place, date, row->kase, row->name),
		   goes = pack_code_fits(
			   r->office, place, date, row->kase, now);

	office_number(r->office, r->txn, &r->kase, number);
	if (!went && !goes)
		pack_refuse(r, row,
			_("its code does not fit: number, name or code were "
			  "changed; it should be %s %s"),
			number, now);
	else if (strcasecmp(row->number, number) != 0)
		pack_refuse(r, row,
			_("the number was changed; it went out as %s"), number);
	else if (!went)
		pack_refuse(r, row,
			_("the name was changed; it went out as '%s'"), now);
	else if (!same_name(row->name, now, r->out->arena))
		row->note = xasprintf(_("the name is '%s' here by now"), now);
	return !row->why;
}

static bool
read_code(struct pack_reading *r, struct pack_row *row, const char *code,
	struct pack_place *place)
{
	char mine[PACK_CODE + 1];

	record_text(r->out->record, F_PACK_CODE, mine, sizeof(mine));
	if (!pack_code_read(code, place))
		pack_refuse(r, row,
			*code ? _("its code was damaged; copy it from the "
				  "file that went out")
			      : _("it has no code, so nobody knows whose row "
				  "it is"));
	else if (strcmp(place->code, mine) != 0)
		pack_refuse(r, row,
			_("it is of another pack (%s); send that back by "
			  "itself"),
			place->code);
	else if (place->row > r->cases.n)
		pack_refuse(r, row, _("the pack has no such row"));
	return !row->why;
}

static bool
load_row(struct pack_reading *r, struct pack_row *row)
{
	if (!office_sees(r->office, r->txn, KIND_CASE, row->kase, &r->kase) ||
		!office_sees_person(r->office, r->txn, &r->kase, &r->person))
		pack_refuse(r, row,
			_("its case is not there any more, or not one of "
			  "yours"));
	else
		row->person = r->person.id;
	return !row->why;
}

/* What holds by now, whatever the file says. */
static void
check_now(struct pack_reading *r, struct pack_row *row)
{
	const char *why = pack_ask(
		(uint16_t)record_number(r->out->record, F_PROGRAM_NO, 0),
		&r->kase, &r->person);

	if (why)
		pack_refuse(r, row, "%s", refusal_text(MG_ENOTALLOWED, why));
	else if (ids_sorted_has(&r->newer, row->kase))
		pack_refuse(r, row,
			_("a newer pack has gone out with it; this one is "
			  "old"));
}

/* ---- twice ---------------------------------------------------------------- */

static bool
same_settings(
	const struct setting *a, size_t n, const struct setting *b, size_t n_b)
{
	if (n != n_b)
		return false;
	for (size_t i = 0; i < n; i++)
		if (a[i].field != b[i].field ||
			!value_equal(&a[i].value, &b[i].value))
			return false;
	return true;
}

/* Nobody knows which of two rows holds, unless they say the same. */
static void
check_twice(struct pack_reading *r, struct pack_row *row)
{
	size_t *first = &r->first[row->row - 1];
	struct pack_row *other;

	if (!*first) {
		*first = r->out->n;
		return;
	}
	other = &r->out->rows[*first - 1];
	if (same_settings(row->values, row->n, other->values, other->n) &&
		same_settings(
			row->deed, row->n_deed, other->deed, other->n_deed) &&
		row->rank == other->rank) {
		pack_hush(row);
		return;
	}
	pack_refuse(r, row,
		_("it says something else than line %zu; neither is taken"),
		other->line);
	if (!other->why)
		pack_refuse(r, other,
			_("it says something else than line %zu; neither is "
			  "taken"),
			row->line);
	pack_hush(row);
	pack_hush(other);
}

/* ---- all ------------------------------------------------------------------- */

static bool
is_blank(const struct pack_cells *line)
{
	for (size_t i = 0; i < line->n; i++)
		if (line->cell[i][0])
			return false;
	return true;
}

static void
read_row(struct pack_reading *r, const struct pack_cells *line)
{
	struct pack_back *b = r->out;
	struct pack_place place;
	struct pack_row *row;

	if (is_blank(line))
		return;
	VEC_GROW(b->rows, b->n, b->cap);
	row = &b->rows[b->n++];
	*row = (struct pack_row){ .line = line->line,
		.was_rank = PACK_NO_RANK,
		.rank = PACK_NO_RANK };
	row->number = arena_strndup(b->arena, cell_is(r, line, PACK_IS_NUMBER),
		strlen(cell_is(r, line, PACK_IS_NUMBER)));
	row->name = arena_strndup(b->arena, cell_is(r, line, PACK_IS_FIELD),
		strlen(cell_is(r, line, PACK_IS_FIELD)));
	if (!read_code(r, row, cell_is(r, line, PACK_IS_CODE), &place))
		return;
	row->row = place.row;
	row->kase = r->cases.rows[place.row - 1];
	if (!load_row(r, row) || !is_ours(r, row, &place))
		return;
	check_now(r, row);
	if (!row->why)
		pack_read_answers(r, row, line);
	if (!row->why)
		check_twice(r, row);
}

static void
count(struct pack_reading *r)
{
	struct pack_back *b = r->out;
	struct ids there = { 0 };

	for (size_t i = 0; i < b->n; i++) {
		b->bad += b->rows[i].why != NULL;
		b->same += !b->rows[i].why && !pack_row_says(&b->rows[i]);
		if (b->rows[i].row)
			ids_add(&there, b->rows[i].row);
	}
	ids_sort(&there);
	b->missing = r->cases.n - there.n;
	ids_release(&there);
}

static int
read_rows(struct pack_reading *r, const struct pack_file *s, struct err *err)
{
	int rc = office_look(r->office, &r->txn, err);

	if (rc)
		return rc;
	rc = find_columns(r, s, err);
	if (!rc)
		find_ranks(r);
	for (size_t i = 0; !rc && i < s->n; i++)
		read_row(r, &s->rows[i]);
	office_look_end(r->txn);
	if (!rc)
		count(r);
	return rc;
}

int
pack_read(
	struct office *office, FILE *f, struct pack_back *out, struct err *err)
{
	struct pack_reading *r = xcalloc(1, sizeof(*r));
	struct pack_file s = { .arena = arena_new() };
	int rc;

	*out = (struct pack_back){ .arena = arena_new(),
		.record = xcalloc(1, sizeof(*out->record)) };
	r->office = office;
	r->out = out;
	rc = access_need(&office->access, PERM_IMPORT, err);
	if (!rc)
		rc = pack_file_read(f, &s, err);
	if (!rc)
		rc = find_pack(r, &s, err);
	if (!rc)
		rc = find_newer(r, err);
	if (!rc && !office_areas(office, err))
		rc = err->code;
	if (!rc)
		rc = read_rows(r, &s, err);
	arena_free(s.arena);
	free(s.rows);
	ids_release(&r->cases);
	ids_release(&r->newer);
	free(r->ranks.rows);
	free(r);
	return rc;
}

int
pack_reads(struct office *office, const struct pack_back *b, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < b->n; i++)
		rc = office_read_listed(office, b->rows[i].person, i, err);
	return rc;
}

void
pack_back_release(struct pack_back *b)
{
	for (size_t i = 0; i < b->n; i++)
		free(b->rows[i].note);
	arena_free(b->arena);
	free(b->rows);
	free(b->record);
	*b = (struct pack_back){ 0 };
}
