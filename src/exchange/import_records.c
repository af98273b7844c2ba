/* SPDX-License-Identifier: MIT */
/*
 * A list of records of a kind that a form makes, as export writes it: heads are
 * names or labels of its fields, values are as somebody types them. Each row is
 * one change of one act, judged by apply() as one that was typed. What no form makes
 * comes so, too (import_told.h).
 */
#include "import_records.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/linkage/same.h"
#include "magang/office/find.h"
#include "magang/ops/op_run.h"
#include "magang/ops/settings_parse.h"
#include "magang/record/change_build.h"
#include "magang/record/reach.h"
#include "magang/record/twin.h"
#include "import_batch.h"
#include "import_reason.h"
#include "import_row.h"
#include "import_seats.h"
#include "import_shape.h"
#include "import_sheets.h"
#include "import_told.h"

#define NUMBER_HEAD "number"

struct records_import {
	struct import *im;
	const struct kind_info *kind;
	const struct told_kind *told; /* NULL: a form makes that kind */
	const struct fdef *column[CSV_COLUMNS]; /* NULL: not taken */
	size_t number;                          /* its column; SIZE_MAX: none */
	struct import_row *row;
	struct setting *values; /* of the row */
	size_t n;
	uint64_t id; /* of the record that it is of, by its number; 0: none */
	const char *cause; /* of a seat: its program has those; NULL: none */
	struct record old, new;
	bool found, differs;
};

const struct told_kind *
told_kind(enum kind kind)
{
	static const struct told_kind *const all[] = { &seat_rows, &sheet_rows,
		&grade_rows };

	for (size_t i = 0; i < ARRAY_SIZE(all); i++)
		if (all[i]->kind == kind)
			return all[i];
	return NULL;
}

/* ---- heads ---------------------------------------------------------------- */

static bool
is_head(const struct fdef *f, const char *key)
{
	bool is = strcmp(f->name, key) == 0;

	for (int lang = 0; !is && lang < LANG_COUNT; lang++) {
		char *label = f->label.text[lang]
				      ? utf8_caseless(f->label.text[lang])
				      : NULL;

		is = label && strcmp(label, key) == 0;
		free(label);
	}
	return is;
}

static bool
is_taken(const struct records_import *ri, const struct fdef *f)
{
	return ri->told ? ri->told->takes(f)
			: !(f->flags & (FDEF_HIDDEN | FDEF_INNER));
}

static const struct fdef *
field_of_head(const struct records_import *ri, const char *cell)
{
	char *key = utf8_caseless(cell);
	const struct kind_info *k = ri->kind;
	const struct fdef *found = NULL;

	for (size_t i = 0; i < k->n_fields && !found; i++)
		if (is_taken(ri, &k->fields[i]) && is_head(&k->fields[i], key))
			found = &k->fields[i];
	free(key);
	return found;
}

/* What is left out is said once. */
static void
note_left(struct import *im, const struct buf *left)
{
	struct import_report *r = im->report;

	if (left->len && r->n_notes < ARRAY_SIZE(r->notes))
		r->notes[r->n_notes++] = xasprintf(
			_("columns that a list does not say are left out: %s"),
			buf_str(left));
}

static int
take_heads(
	struct records_import *ri, const struct csv_row *csv, struct err *err)
{
	struct import *im = ri->im;
	struct buf left = BUF_INIT;
	size_t known = 0;

	ri->number = SIZE_MAX;
	im->n_heads = im->width = csv->n;
	im->least = shape_least(csv);
	for (size_t i = 0; i < csv->n; i++) {
		const char *cell = csv->cell[i];

		im->heads[i] = arena_strndup(im->arena, cell, strlen(cell));
		ri->column[i] = field_of_head(ri, cell);
		known += ri->column[i] != NULL;
		if (strcmp(cell, NUMBER_HEAD) == 0)
			ri->number = i;
		else if (!ri->column[i])
			buf_addf(&left, "%s%s", left.len ? ", " : "", cell);
	}
	note_left(im, &left);
	buf_release(&left);
	return known ? 0
		     : err_set(err, MG_EDATA,
			       _("'%s': no head names a field of '%s'; see: "
				 "magang export %s"),
			       im->opt->file, ri->kind->name, ri->kind->name);
}

/* ---- a row ---------------------------------------------------------------- */

static void
reject(struct records_import *ri, const char *column, const char *value,
	const char *why)
{
	import_reason_text(ri->row, REASON_value_wrong, column, value, why);
	ri->row->line.result = IMPORT_REJECT;
}

static void
read_number(struct records_import *ri, const char *cell)
{
	struct err err = ERR_INIT;
	enum kind kind;

	if (office_find(ri->im->office, cell, &kind, &ri->id, &err) != 0)
		reject(ri, NUMBER_HEAD, cell, err.text);
	else if (kind != ri->kind->kind)
		reject(ri, NUMBER_HEAD, cell,
			_("this number is of another kind"));
}

/* Where its fields say of what it is, no number has to: that of another store would
 * be none here. */
static bool
says_itself(const struct records_import *ri, const struct csv_row *csv)
{
	if (!kind_is(ri->kind->kind, KIND_GIVEN))
		return false;
	for (size_t i = 0; i < csv->n && i < ri->im->n_heads; i++)
		if (ri->column[i] && ri->column[i]->id == ri->kind->about)
			return *csv->cell[i];
	return false;
}

/* An empty cell says nothing. */
static void
read_cells(struct records_import *ri, const struct csv_row *csv)
{
	struct import *im = ri->im;
	const bool itself = says_itself(ri, csv);
	struct err err = ERR_INIT;

	ri->n = 0;
	ri->id = 0;
	ri->cause = NULL;
	ri->values = arena_array(
		ri->row->arena, csv->n + im->n_set + 1, sizeof(*ri->values));
	for (size_t i = 0; i < csv->n && i < im->n_heads; i++) {
		if (!*csv->cell[i] || (i == ri->number && itself))
			continue;
		if (i == ri->number)
			read_number(ri, csv->cell[i]);
		else if (ri->column[i] && ri->column[i]->id == F_SEAT_CAUSE)
			ri->cause = csv->cell[i];
		else if (ri->column[i])
			ri->values[ri->n++] = (struct setting){ ri->column[i],
				value_text(csv->cell[i]) };
	}
	if (settings_parse(im->office, NULL, ri->values, ri->n, ri->row->arena,
		    &err) != 0)
		reject(ri, NULL, NULL, err.text);
}

static bool
has(const struct records_import *ri, uint16_t id)
{
	for (size_t i = 0; i < ri->n; i++)
		if (ri->values[i].field->id == id)
			return true;
	return false;
}

static void
apply_values(struct records_import *ri, struct record *r)
{
	for (size_t i = 0; i < ri->n; i++)
		record_set(r, ri->values[i].field->id, &ri->values[i].value);
	for (size_t i = 0; i < ri->im->n_set; i++)
		if (!has(ri, ri->im->set[i].field->id) &&
			!record_has(r, ri->im->set[i].field->id))
			record_set(r, ri->im->set[i].field->id,
				&ri->im->set[i].value);
}

/* By its number, else by what it is known by. */
static int
find(struct records_import *ri, struct txn *txn, struct err *err)
{
	struct office *office = ri->im->office;
	uint64_t id = ri->id;

	record_init(&ri->new, ri->kind->kind, 0);
	apply_values(ri, &ri->new);
	record_goes_with_about(txn, &ri->new);
	if (!id)
		id = same_as(office, txn, &ri->new);
	if (!id)
		id = twin_of(txn, &ri->new, &ri->old);
	ri->found = id != 0;
	return id ? office_load_in(office, txn, ri->kind->kind, id,
			    ri->row->arena, &ri->old, err)
		  : 0;
}

static int
build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct records_import *ri = ctx;
	int rc = find(ri, txn, err);

	(void)office;
	ri->differs = false;
	if (rc)
		return rc;
	if (!ri->found) {
		change_create(c, &ri->new, record_owner(&ri->new));
		return 0;
	}
	ri->new = ri->old;
	apply_values(ri, &ri->new);
	ri->differs = change_update(c, &ri->old, &ri->new) != NULL;
	if (ri->differs && !ri->im->opt->update)
		change_clear(c);
	return 0;
}

/* Each field that the row says otherwise. */
static void
say_differences(struct records_import *ri)
{
	for (size_t i = 0; i < ri->kind->n_fields; i++) {
		const struct fdef *f = &ri->kind->fields[i];

		if (!record_same(&ri->old, &ri->new, f->id))
			import_reason(
				ri->row, REASON_differs, f->name, NULL, NULL);
	}
	ri->row->line.result = IMPORT_SAME;
	ri->row->line.same_as = ri->old.id;
}

static void
judge(struct records_import *ri, int rc, const struct receipt *receipt,
	const struct err *err)
{
	struct import_line *line = &ri->row->line;

	line->id = ri->found ? ri->old.id : receipt->id;
	if (rc)
		reject(ri, NULL, NULL, err->text);
	else if (!ri->found)
		ri->row->add = true;
	else if (!ri->differs)
		line->result = IMPORT_UNCHANGED;
	else if (ri->im->opt->update)
		line->updated = true;
	else
		say_differences(ri);
}

/* What no form makes: noted where it is new, or may be set. */
static int
do_told(struct records_import *ri, struct receipt *receipt, struct err *err)
{
	const struct told_kind *told = ri->told;
	struct arena *arena = ri->row->arena;
	struct record *said = xmalloc(sizeof(*said));
	int rc;

	record_init(said, told->kind, 0);
	apply_values(ri, said);
	if (ri->cause)
		record_set_text(said, F_SEAT_CAUSE, ri->cause);
	rc = told->find(ri->im, ri->id, said, arena, &ri->old, &ri->found, err);
	ri->differs = !rc && ri->found &&
		      told->differs(&ri->old, said, arena, &ri->new);
	if (!rc && (!ri->found || (ri->differs && ri->im->opt->update)))
		rc = told->enter(ri->im, said, ri->found ? &ri->old : NULL,
			receipt, err);
	free(said);
	return rc;
}

static void
take_row(struct records_import *ri, const struct csv_row *csv)
{
	struct import *im = ri->im;
	struct import_row *row = ri->row;
	const struct op_job job = { .kind = ACT_IMPORT,
		.act = im->act,
		.build = build,
		.ctx = ri,
		.try = im->opt->dry_run };
	struct receipt receipt = { 0 };
	struct err err = ERR_INIT;
	int rc;

	import_row_reset(row);
	import_row_keep(row, csv);
	row->line.line = csv->line;
	if (csv->broken)
		import_reason(row, REASON_broken_text, NULL, NULL, NULL);
	if (shape_is_whole(im, csv, row))
		read_cells(ri, csv);
	if (!row->line.n_reasons) {
		rc = ri->told ? do_told(ri, &receipt, &err)
			      : op_run_job(im->office, &job, &receipt, &err);
		judge(ri, rc, &receipt, &err);
		if (receipt.act)
			im->act = receipt.act;
	} else {
		row->line.result = IMPORT_REJECT;
	}
	import_row_tell(im, row);
}

int
import_records(struct import *im, FILE *f, struct err *err)
{
	struct records_import *ri = xcalloc(1, sizeof(*ri));
	struct csv *csv = csv_open(f, err);
	struct csv_row *row;
	int rc = csv ? 1 : err->code;

	ri->im = im;
	ri->kind = kind_info(im->opt->kind);
	ri->told = told_kind(im->opt->kind);
	ri->row = im->rows[0] = xcalloc(1, sizeof(*ri->row));
	if (rc == 1)
		rc = csv_first(csv, &row, err);
	if (rc == 1 && take_heads(ri, row, err) != 0)
		rc = err->code;
	while (rc == 1 && (rc = csv_next_torn(csv, &row, err)) == 1)
		take_row(ri, row);
	csv_close(csv);
	free(ri);
	return rc;
}
