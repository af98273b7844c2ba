/* SPDX-License-Identifier: MIT */
/* Lists out, row by row: memory does not grow with the number of rows. */
#include "magang/exchange/export.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv_put.h"
#include "magang/field/type.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/value_print.h"
#include "magang/query/source.h"
#include "magang/record/dict.h"
#include "magang/record/fields.h"
#include "magang/record/figures.h"
#include "magang/record/index.h"
#include "magang/record/record.h"
#include "magang/rulebook/access.h"
#include "magang/store/txn.h"
#include "magang/office/reads.h"

enum column_kind {
	COL_FIELD,
	COL_NUMBER,
	COL_LINK, /* a record that no form asks for: whose it is, about what */
	COL_NAME,
	COL_PROGRAM,
	COL_STAGE
};

struct export_column {
	const struct fdef *f; /* NULL: one of the special ones */
	enum column_kind what;
	const char *head;
};

struct exporting {
	struct office *office;
	FILE *out;
	struct export_column *columns;
	size_t n, cap;
	bool reveal;
};

static void
add_column(struct exporting *e, enum column_kind what, const struct fdef *f,
	const char *head)
{
	VEC_GROW(e->columns, e->n, e->cap);
	e->columns[e->n].f = f;
	e->columns[e->n].what = what;
	e->columns[e->n++].head = head;
}

static bool
has_column(const struct exporting *e, const char *head)
{
	for (size_t i = 0; i < e->n; i++)
		if (strcmp(e->columns[i].head, head) == 0)
			return true;
	return false;
}

static void
add_program_fields(struct exporting *e, struct txn *txn)
{
	const struct program *p;

	for (uint16_t no = 0; (p = office_program_next(e->office, txn, &no));)
		for (size_t j = 0; j < p->n_fields; j++)
			if (!has_column(e, p->fields[j].name))
				add_column(e, COL_FIELD, &p->fields[j],
					p->fields[j].name);
}

static void
add_links(struct exporting *e, const struct kind_info *k)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct fdef *f = &k->fields[i];

		if ((f->flags & FDEF_HIDDEN) != 0 &&
			(f->id == k->owner || f->id == k->other ||
				f->id == k->about))
			add_column(e, COL_LINK, f, f->name);
	}
}

static int
choose_columns(struct exporting *e, enum kind kind, struct err *err)
{
	const struct kind_info *k = kind_info(kind);
	struct txn *txn;
	int rc;

	add_column(e, COL_NUMBER, NULL,
		kind == KIND_PERSON ? "magang number" : "number");
	add_links(e, k);
	if (kind == KIND_CASE) {
		add_column(e, COL_NAME, NULL, "name");
		add_column(e, COL_PROGRAM, NULL, "program");
		add_column(e, COL_STAGE, core_field(F_STAGE), "stage");
	}
	if (kind == KIND_DECISION) {
		add_column(e, COL_NAME, NULL, "name");
		add_column(e, COL_PROGRAM, NULL, "program");
		add_column(e, COL_STAGE, core_field(F_DECISION_FROM), "from");
		add_column(e, COL_STAGE, core_field(F_DECISION_TO), "to");
	}
	for (size_t i = 0; i < k->n_fields; i++)
		if (!(k->fields[i].flags & FDEF_HIDDEN) ||
			k->fields[i].type == TYPE_DATE ||
			field_is_figure(k->fields[i].id) ||
			k->fields[i].id == F_DECISION_CAUSE)
			add_column(
				e, COL_FIELD, &k->fields[i], k->fields[i].name);
	if (kind != KIND_CASE)
		return 0;
	rc = txn_read(e->office->store, &txn, err);
	if (!rc) {
		add_program_fields(e, txn);
		txn_abort(txn);
	}
	return rc;
}

static void
put_link(struct exporting *e, struct txn *txn, const struct fdef *f,
	const struct record *r, struct buf *out)
{
	const struct kind_info *k = kind_info(r->kind), *to = kind_to(f);
	uint64_t id = (uint64_t)record_number(r, f->id, 0);
	char text[NUMBER_TEXT];

	if (f->id == k->about)
		to = kind_info(record_about(r));
	if (to && id)
		buf_adds(out,
			office_number_of(e->office, txn, to->kind, id, text));
}

static void
put_special(struct exporting *e, struct txn *txn,
	const struct export_column *col, const struct hit *hit, struct buf *out)
{
	uint16_t program =
		(uint16_t)record_number(hit->record, F_PROGRAM_NO, 0);
	char text[256];

	switch (col->what) {
	case COL_NUMBER:
		buf_adds(out, office_number(e->office, txn, hit->record, text));
		break;
	case COL_LINK:
		put_link(e, txn, col->f, hit->record, out);
		break;
	case COL_NAME:
		if (hit->person)
			buf_adds(out, record_text(hit->person, F_NAME, text,
					      sizeof(text)));
		break;
	case COL_PROGRAM:
		buf_adds(out, dict_name(txn, DICT_PROGRAM, 0, program, text,
				      sizeof(text)));
		break;
	default:
		buf_adds(out, dict_name(txn, DICT_STAGE, program,
				      (uint16_t)record_number(
					      hit->record, col->f->id, 0),
				      text, sizeof(text)));
	}
}

/* Health values and, without the right to see them, numbers stay masked. */
static void
put_field(struct exporting *e, struct txn *txn, const struct export_column *col,
	const struct hit *hit, struct buf *out)
{
	const struct value none = value_none();
	const struct value *v = record_get(hit->record, col->f->id);

	if (!access_class(&e->office->access, col->f->privacy))
		v = &none; /* nor is it told that there is one */
	if (!v)
		return;
	if (col->f->privacy != PRIVACY_PUBLIC && !e->reveal)
		field_print(e->office, txn, col->f, v, false, out);
	else if (col->f->privacy == PRIVACY_HEALTH)
		field_print(e->office, txn, col->f, v, true, out);
	else
		field_write(e->office, txn, col->f, v, out);
}

static bool
is_number_column(const struct export_column *col)
{
	return col->what == COL_FIELD && fdef_is_number(col->f->type) &&
	       col->f->type != TYPE_AREA;
}

static int
put_row(struct exporting *e, const struct hit *hit, struct buf *line,
	struct err *err)
{
	struct buf cell = BUF_INIT;
	struct txn *txn;
	int rc = txn_read(e->office->store, &txn, err);

	if (rc)
		return rc;
	buf_clear(line);
	for (size_t i = 0; i < e->n; i++) {
		const struct export_column *col = &e->columns[i];

		buf_clear(&cell);
		if (col->what == COL_FIELD)
			put_field(e, txn, col, hit, &cell);
		else
			put_special(e, txn, col, hit, &cell);
		csv_put(line, buf_str(&cell), !is_number_column(col), i == 0);
	}
	buf_addc(line, '\n');
	txn_abort(txn);
	buf_release(&cell);
	return 0;
}

static int
put_rows(struct exporting *e, struct query *q, uint64_t *rows, struct err *err)
{
	struct buf line = BUF_INIT;
	struct source *s = NULL;
	struct hit hit;
	int rc = source_open(e->office, q, &s, err);

	while (!rc && (rc = source_next(s, &hit, err)) == 1) {
		rc = office_read_export(e->office, hit.record, err);
		if (!rc)
			rc = put_row(e, &hit, &line, err);
		if (!rc && fwrite(line.data, 1, line.len, e->out) != line.len)
			rc = err_errno(err, _("writing the list"));
		(*rows)++;
	}
	source_close(s);
	buf_release(&line);
	return rc;
}

int
export_csv(struct office *office, struct query *q, enum kind kind, FILE *out,
	uint64_t *rows, struct err *err)
{
	struct exporting e = { office, out, NULL, 0, 0,
		office->access.permissions & PERM_REVEAL };
	struct buf heads = BUF_INIT;
	int rc = access_need(&office->access, PERM_EXPORT, err);

	*rows = 0;
	if (!rc)
		rc = choose_columns(&e, kind, err);
	if (!rc) {
		for (size_t i = 0; i < e.n; i++)
			csv_put(&heads, e.columns[i].head, true, i == 0);
		buf_addc(&heads, '\n');
		fputs(heads.data, out);
		rc = put_rows(&e, q, rows, err);
	}
	if (!rc && fflush(out) != 0)
		rc = err_errno(err, _("writing the list"));
	buf_release(&heads);
	free(e.columns);
	return rc;
}
