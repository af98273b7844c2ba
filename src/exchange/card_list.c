/* SPDX-License-Identifier: MIT */
#include "magang/exchange/card_list.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/exchange/csv.h"
#include "magang/office/find_named.h"
#include "magang/office/office.h"

/* Columns that are no criteria. */
enum card_column { COLUMN_CASE, COLUMN_REMARK, COLUMN_COUNT };
static const struct label names[COLUMN_COUNT] = {
	[COLUMN_CASE] = LABELS("kasus", "case", "案件"),
	[COLUMN_REMARK] = LABELS("keterangan", "remark", "備考"),
};
/* As lists of cases have it. */
static const struct label number_name = LABELS("nomor", "number", "番号");

struct cards_reading {
	struct office *office;
	struct card_list *out;
	struct buf *faults;
	size_t column[COLUMN_COUNT]; /* n_heads: there is none */
};

static size_t
column_of(const struct card_list *l, const struct label *name)
{
	size_t i = 0;

	while (i < l->n_heads && !utf8_says(name, l->heads[i]))
		i++;
	return i;
}

static int
read_heads(void *ctx, const struct csv_row *row, struct err *err)
{
	struct cards_reading *r = ctx;
	struct card_list *l = r->out;

	l->n_heads = row->n;
	l->heads = arena_array(l->arena, row->n, sizeof(*l->heads));
	for (size_t i = 0; i < row->n; i++)
		l->heads[i] = arena_strndup(
			l->arena, row->cell[i], strlen(row->cell[i]));
	for (int c = 0; c < COLUMN_COUNT; c++)
		r->column[c] = column_of(l, &names[c]);
	if (r->column[COLUMN_CASE] == l->n_heads)
		r->column[COLUMN_CASE] = column_of(l, &number_name);
	if (r->column[COLUMN_CASE] < l->n_heads)
		return 0;
	return err_set(err, MG_EDATA,
		_("no column is called '%s'; the file has a row for each case "
		  "with its number, and a column for each criterion"),
		label_in(&names[COLUMN_CASE], r->office->lang, ""));
}

static int
find_case(struct office *office, const char *number, uint64_t *id,
	struct err *err)
{
	enum kind kind;
	int rc = office_find_as(office, number, KIND_CASE, &kind, id, err);

	if (!rc && kind != KIND_CASE)
		rc = err_set(err, MG_EDATA,
			_("'%s' is not the number of a case"), number);
	return rc;
}

static void
read_row(void *ctx, const struct csv_row *row)
{
	struct cards_reading *r = ctx;
	struct card_list *l = r->out;
	const char **cells =
		arena_array(l->arena, l->n_heads + 1, sizeof(*cells));
	struct card_line line = { .line = row->line, .cells = cells };
	struct err why = ERR_INIT;

	for (size_t i = 0; i <= l->n_heads; i++)
		cells[i] = i < row->n && i < l->n_heads
				   ? arena_strndup(l->arena, row->cell[i],
					     strlen(row->cell[i]))
				   : "";
	if (find_case(r->office, cells[r->column[COLUMN_CASE]], &line.kase,
		    &why)) {
		l->bad++;
		buf_addf(r->faults, _("line %zu: %s\n"), row->line, why.text);
		return;
	}
	line.remark = cells[r->column[COLUMN_REMARK]];
	VEC_GROW(l->rows, l->n, l->cap);
	l->rows[l->n++] = line;
}

static int
by_case(const void *a, const void *b)
{
	const struct card_line *x = a, *y = b;

	if (x->kase != y->kase)
		return x->kase < y->kase ? -1 : 1;
	return (x->line > y->line) - (x->line < y->line);
}

/* Nobody knows which of two rows holds: neither does. */
static void
drop_doubted(struct cards_reading *r)
{
	struct card_list *l = r->out;
	size_t n = 0;

	if (l->n)
		qsort(l->rows, l->n, sizeof(*l->rows), by_case);
	for (size_t i = 0, end; i < l->n; i = end) {
		for (end = i + 1;
			end < l->n && l->rows[end].kase == l->rows[i].kase;
			end++)
			buf_addf(r->faults,
				_("line %zu: %s stands in line %zu, too; "
				  "neither is taken\n"),
				l->rows[end].line,
				l->rows[end].cells[r->column[COLUMN_CASE]],
				l->rows[i].line);
		if (end == i + 1)
			l->rows[n++] = l->rows[i];
		else
			l->bad += end - i;
	}
	l->n = n;
}

int
card_list_read(struct office *office, FILE *f, struct card_list *out,
	struct buf *faults, struct err *err)
{
	struct cards_reading r = {
		.office = office, .out = out, .faults = faults
	};
	int rc;

	*out = (struct card_list){ .arena = arena_new() };
	rc = csv_table(f, read_heads, read_row, &r, faults, &out->bad, err);
	if (!rc)
		drop_doubted(&r);
	return rc;
}

void
card_list_release(struct card_list *l)
{
	arena_free(l->arena);
	free(l->rows);
	*l = (struct card_list){ 0 };
}
