/* SPDX-License-Identifier: MIT */
#include "magang/exchange/rank_file.h"

#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/exchange/csv.h"
#include "magang/office/find_named.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/record/fields.h"
#include "magang/record/ranks.h"

/* Columns that are read: the case, or in a file of somebody else its number. */
enum rank_column {
	COLUMN_CASE,
	COLUMN_NUMBER,
	COLUMN_RANK,
	COLUMN_REFUSED,
	COLUMN_COUNT
};
static const struct label heads[COLUMN_COUNT] = {
	[COLUMN_CASE] = LABELS("kasus", "case", "案件"),
	[COLUMN_NUMBER] = LABELS("nomor", "number", "番号"),
	[COLUMN_RANK] = LABELS("urutan", "rank", "順位"),
	[COLUMN_REFUSED] = LABELS("ditolak", "refused", "不可"),
};

struct rank_reading {
	struct office *office;
	struct rank_file *out;
	struct buf *faults;
	struct arena *arena;
	size_t column[COLUMN_COUNT];
};

static int
find_heads(void *ctx, const struct csv_row *row, struct err *err)
{
	struct rank_reading *r = ctx;
	for (int c = 0; c < COLUMN_COUNT; c++)
		r->column[c] = csv_column(row, &heads[c]);
	if (r->column[COLUMN_CASE] != SIZE_MAX)
		r->column[COLUMN_NUMBER] = r->column[COLUMN_CASE];
	if (r->column[COLUMN_NUMBER] == SIZE_MAX ||
		r->column[COLUMN_RANK] == SIZE_MAX)
		return err_set(err, MG_EDATA,
			_("the file has a row for each case with 'number' and "
			  "'rank', and 'refused' where it is"));
	return 0;
}

static const char *
cell_of(const struct rank_reading *r, const struct csv_row *row,
	enum rank_column c)
{
	return csv_cell(row, r->column[c]);
}

static int
find_case(struct rank_reading *r, const char *number, uint64_t *id,
	struct err *err)
{
	enum kind kind;
	int rc = office_find_as(r->office, number, KIND_CASE, &kind, id, err);

	return !rc && kind != KIND_CASE
		       ? err_set(err, MG_EDATA, _("'%s' is no case"), number)
		       : rc;
}

/* A cell as its field reads it; *is has no value where it is empty. */
static int
read_cell(struct rank_reading *r, const struct csv_row *row, enum rank_column c,
	uint16_t field, struct value *is, struct err *err)
{
	*is = value_none();
	return field_parse(r->office, field_of(NULL, KIND_RANK, field),
		cell_of(r, row, c), r->arena, is, err);
}

static int
read_rank(struct rank_reading *r, const struct csv_row *row, struct ranked *out,
	bool *said, struct err *err)
{
	struct value rank, refused;
	int rc = read_cell(r, row, COLUMN_RANK, F_RANK, &rank, err);

	if (!rc)
		rc = read_cell(
			r, row, COLUMN_REFUSED, F_RANK_REFUSED, &refused, err);
	if (rc)
		return rc;
	*said = rank.kind == VALUE_NUMBER ||
		(refused.kind == VALUE_NUMBER && refused.number);
	if (rank.kind == VALUE_NUMBER && refused.kind == VALUE_NUMBER &&
		refused.number)
		return err_set(err, MG_EDATA,
			_("a rank and a refusal do not go together"));
	out->rank = rank.kind == VALUE_NUMBER
			    ? (unsigned)(rank.number / DECIMAL_ONE)
			    : 0;
	return 0;
}

static void
read_row(void *ctx, const struct csv_row *row)
{
	struct rank_reading *r = ctx;
	struct ranked is = { 0, 0 };
	struct err why = ERR_INIT;
	bool said = false;
	int rc;

	arena_clear(r->arena);
	rc = read_rank(r, row, &is, &said, &why);
	if (!rc && !said)
		return;
	if (!rc)
		rc = find_case(
			r, cell_of(r, row, COLUMN_NUMBER), &is.kase, &why);
	if (rc) {
		r->out->bad++;
		buf_addf(r->faults, _("line %zu: %s\n"), row->line, why.text);
		return;
	}
	VEC_GROW(r->out->rows, r->out->n, r->out->cap);
	r->out->rows[r->out->n++] = is;
}

int
rank_file_read(struct office *office, FILE *f, struct rank_file *out,
	struct buf *faults, struct err *err)
{
	struct rank_reading r = { .office = office,
		.out = out,
		.faults = faults,
		.arena = arena_new() };
	int rc;

	*out = (struct rank_file){ 0 };
	rc = csv_table(f, find_heads, read_row, &r, faults, &out->bad, err);
	arena_free(r.arena);
	if (rc)
		rank_file_release(out);
	return rc;
}

void
rank_file_release(struct rank_file *r)
{
	free(r->rows);
	*r = (struct rank_file){ 0 };
}
