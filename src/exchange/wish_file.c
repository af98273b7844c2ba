/* SPDX-License-Identifier: MIT */
#include "magang/exchange/wish_file.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"
#include "magang/office/find_named.h"

static const struct label number_head = LABELS("nomor", "number", "番号");
static const struct label case_head = LABELS("kasus", "case", "案件");
static const struct label wishes_head =
	LABELS("pilihan tempat", "wishes", "希望順位");

struct wish_reading {
	struct office *office;
	struct wish_file *out;
	struct buf *faults;
	size_t number, wishes; /* columns */
};

static int
find_heads(void *ctx, const struct csv_row *row, struct err *err)
{
	struct wish_reading *r = ctx;
	r->number = csv_column(row, &case_head);
	if (r->number == SIZE_MAX)
		r->number = csv_column(row, &number_head);
	r->wishes = csv_column(row, &wishes_head);
	return r->number != SIZE_MAX && r->wishes != SIZE_MAX
		       ? 0
		       : err_set(err, MG_EDATA, "%s",
				 _("the file has a row for each case with "
				   "'number' and 'wishes'"));
}

static void
read_row(void *ctx, const struct csv_row *row)
{
	struct wish_reading *r = ctx;
	const char *number = csv_cell(row, r->number),
		   *text = csv_cell(row, r->wishes);
	struct err why = ERR_INIT;
	struct wish is;
	enum kind kind;
	uint64_t id;
	int rc;

	if (!*text)
		return;
	rc = office_find_as(r->office, number, KIND_CASE, &kind, &id, &why);
	if (!rc && kind != KIND_CASE)
		rc = err_set(&why, MG_EDATA, _("'%s' is no case"), number);
	if (!rc)
		rc = wish_typed(r->office, id, text, &is, &why);
	if (rc) {
		r->out->bad++;
		buf_addf(r->faults, _("line %zu: %s\n"), row->line, why.text);
		return;
	}
	VEC_GROW(r->out->rows, r->out->n, r->out->cap);
	r->out->rows[r->out->n++] = is;
}

int
wish_file_read(struct office *office, FILE *f, struct wish_file *out,
	struct buf *faults, struct err *err)
{
	struct wish_reading r = {
		.office = office, .out = out, .faults = faults
	};
	int rc;

	*out = (struct wish_file){ 0 };
	rc = csv_table(f, find_heads, read_row, &r, faults, &out->bad, err);
	if (rc)
		wish_file_release(out);
	return rc;
}

void
wish_file_release(struct wish_file *w)
{
	free(w->rows);
	*w = (struct wish_file){ 0 };
}
