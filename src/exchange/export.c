/* SPDX-License-Identifier: MIT */
/* Persons out, row by row: memory does not grow with the number of rows. */
#include "magang/exchange/export.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/exchange/csv_put.h"
#include "magang/field/type.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/value_print.h"
#include "magang/query/source.h"
#include "magang/record/record.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/office/reads.h"

#define PERSON_COLUMNS 128

struct exporting {
	struct office *office;
	FILE *out;
	const struct fdef *columns[PERSON_COLUMNS];
	size_t n;
	bool reveal;
	char mark[STORE_MARK];
	struct buf line;
	uint64_t rows;
};

static void
choose_columns(struct exporting *e)
{
	const struct kind_info *k = kind_info(KIND_PERSON);

	for (size_t i = 0; i < k->n_fields && e->n < PERSON_COLUMNS; i++)
		if (!(k->fields[i].flags & FDEF_HIDDEN) ||
			k->fields[i].type == TYPE_DATE)
			e->columns[e->n++] = &k->fields[i];
}

/* Health values and, without the right to see them, numbers stay masked. */
static void
put_field(struct exporting *e, struct txn *txn, const struct fdef *f,
	const struct record *person, struct buf *out)
{
	const struct value none = value_none();
	const struct value *v = record_get(person, f->id);

	if (!access_reads(&e->office->access, f))
		v = &none; /* nor is it told that there is one */
	if (!v)
		return;
	if (f->privacy != PRIVACY_PUBLIC && !e->reveal)
		field_print(e->office, txn, f, v, false, out);
	else if (f->privacy == PRIVACY_HEALTH)
		field_print(e->office, txn, f, v, true, out);
	else
		field_write(e->office, txn, f, v, out);
}

static bool
is_number_column(const struct fdef *f)
{
	return fdef_is_number(f->type) && f->type != TYPE_AREA;
}

static int
put_row(struct exporting *e, const struct record *person, struct buf *line,
	struct err *err)
{
	struct buf cell = BUF_INIT;
	char number[NUMBER_TEXT];
	struct txn *txn;
	int rc = txn_read(e->office->store, &txn, err);

	if (rc)
		return rc;
	buf_clear(line);
	csv_put(line, office_number(e->office, txn, person, number), true,
		true);
	for (size_t i = 0; i < e->n; i++) {
		const struct fdef *f = e->columns[i];

		buf_clear(&cell);
		put_field(e, txn, f, person, &cell);
		csv_put(line, buf_str(&cell), !is_number_column(f), false);
	}
	csv_put(line, e->mark, true, false);
	buf_addc(line, '\n');
	txn_abort(txn);
	buf_release(&cell);
	return 0;
}

static int
put_hit(void *ctx, const struct hit *hit, struct err *err)
{
	struct exporting *e = ctx;
	int rc = office_read_export(e->office, hit->record, err);

	if (!rc)
		rc = put_row(e, hit->record, &e->line, err);
	if (!rc && fwrite(e->line.data, 1, e->line.len, e->out) != e->line.len)
		rc = err_errno(err, _("writing the list"));
	e->rows++;
	return rc;
}

int
export_csv(struct office *office, struct query *q, FILE *out, uint64_t *rows,
	struct err *err)
{
	struct exporting e = { .office = office,
		.out = out,
		.reveal = office->access.permissions & PERM_REVEAL };
	struct buf heads = BUF_INIT;
	int rc = access_need(&office->access, PERM_EXPORT, err);

	if (!rc)
		rc = source_may_leave(office, q, err);
	if (!rc) {
		choose_columns(&e);
		csv_put(&heads, "magang number", true, true);
		for (size_t i = 0; i < e.n; i++)
			csv_put(&heads, e.columns[i]->name, true, false);
		office_store_mark(office, e.mark);
		csv_put(&heads, "store", true, false);
		buf_addc(&heads, '\n');
		fputs(heads.data, out);
		rc = source_walk(office, q, put_hit, &e, err);
	}
	if (!rc && fflush(out) != 0)
		rc = err_errno(err, _("writing the list"));
	*rows = e.rows;
	buf_release(&e.line);
	buf_release(&heads);
	return rc;
}
