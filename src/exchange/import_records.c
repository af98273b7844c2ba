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
#include "magang/exchange/csv_put.h"
#include "magang/exchange/sheet.h"
#include "magang/office/find.h"
#include "magang/office/value_parse.h"
#include "magang/office/value_print.h"
#include "magang/ops/op_run.h"
#include "magang/ops/settings_parse.h"
#include "magang/record/change_build.h"
#include "magang/record/reach.h"
#include "magang/record/twin.h"
#include "import_batch.h"
#include "import_cases.h"
#include "import_reason.h"
#include "import_row.h"
#include "import_sample.h"
#include "import_seats.h"
#include "import_shape.h"
#include "import_sheets.h"
#include "import_told.h"
#include "import_who.h"

#define NUMBER_HEAD "number"

struct records_import {
	struct import *im;
	const struct kind_info *kind;
	const struct told_kind *told; /* NULL: a form makes that kind */
	const struct fdef *column[CSV_COLUMNS]; /* NULL: not taken */
	enum who_column who_is[CSV_COLUMNS];    /* what else one says */
	struct who who;
	size_t number; /* its column; SIZE_MAX: none */
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
		&grade_rows, &case_rows, &activity_rows, &task_rows };

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

/* A field or a paper of a program, by its name or label. */
static const struct fdef *
field_in(const struct program *p, const char *key)
{
	for (size_t i = 0; i < p->n_fields; i++)
		if (!(p->fields[i].flags & (FDEF_HIDDEN | FDEF_INNER)) &&
			is_head(&p->fields[i], key))
			return &p->fields[i];
	for (size_t i = 0; i < p->n_documents; i++)
		if (is_head(&p->documents[i].date, key) ||
			strcmp(p->documents[i].name, key) == 0)
			return &p->documents[i].date;
	return NULL;
}

static const struct fdef *
field_of_programs(struct office *office, struct txn *txn, const char *key)
{
	const struct fdef *found = NULL;
	const struct program *p;

	for (uint16_t no = 0;
		!found && (p = office_program_next(office, txn, &no));)
		found = field_in(p, key);
	return found;
}

/* *f as that program has it; MG_EDATA: it has none such. */
static int
field_of_program(
	const struct program *p, const struct fdef **f, struct err *err)
{
	const struct fdef *is;

	if ((*f)->id < F_PROGRAM)
		return 0;
	is = p ? field_in(p, (*f)->name) : NULL;
	if (!is)
		return err_set(err, MG_EDATA,
			_("its program has no field '%s'"), (*f)->name);
	*f = is;
	return 0;
}

static const struct fdef *
field_of_head(
	const struct records_import *ri, struct txn *txn, const char *cell)
{
	char *key = utf8_caseless(cell);
	const struct kind_info *k = ri->kind;
	const struct fdef *found = NULL;

	for (size_t i = 0; i < k->n_fields && !found; i++)
		if (is_taken(ri, &k->fields[i]) && is_head(&k->fields[i], key))
			found = &k->fields[i];
	if (!found && ri->told && kind_is(k->kind, KIND_OF_PROGRAM))
		found = field_of_programs(ri->im->office, txn, key);
	free(key);
	return found;
}

static const char *
meant_by(const struct import *im, const char *head)
{
	const struct sheet_map map = { im->opt->map, im->opt->n_map };

	return sheet_map_meant(&map, head);
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

/* Has another column the name of the field? Then a label is of something else, as of
 * what is worked out. */
static bool
named_beside(const struct records_import *ri, const char *name, size_t at)
{
	const struct import *im = ri->im;

	if (strcmp(im->heads[at], name) == 0)
		return false;
	for (size_t i = 0; i < im->n_heads; i++)
		if (i != at && strcmp(im->heads[i], name) == 0)
			return true;
	return false;
}

/* false: nothing takes it. */
static bool
take_head(
	struct records_import *ri, struct txn *txn, const char *cell, size_t i)
{
	const char *head = meant_by(ri->im, cell);

	if (strcmp(head, NUMBER_HEAD) == 0) {
		ri->number = i;
		return true;
	}
	ri->column[i] = field_of_head(ri, txn, head);
	if (ri->column[i] && named_beside(ri, ri->column[i]->name, i))
		ri->column[i] = NULL;
	if (!ri->column[i])
		ri->who_is[i] = who_column(head);
	if (ri->who_is[i] != WHO_STORE && !(ri->told && ri->told->by_name))
		ri->who_is[i] = WHO_NONE;
	return ri->column[i] || ri->who_is[i] != WHO_NONE ||
	       strcmp(head, "-") == 0;
}

static int
take_heads(
	struct records_import *ri, const struct csv_row *csv, struct err *err)
{
	struct import *im = ri->im;
	struct buf left = BUF_INIT;
	struct txn *txn;
	size_t known = 0;
	int rc = office_look(im->office, &txn, err);

	if (rc)
		return rc;
	ri->number = SIZE_MAX;
	im->n_heads = im->width = csv->n;
	im->least = csv_width(csv).least;
	for (size_t i = 0; i < csv->n; i++)
		im->heads[i] = arena_strndup(
			im->arena, csv->cell[i], strlen(csv->cell[i]));
	for (size_t i = 0; i < csv->n; i++) {
		const char *cell = csv->cell[i];

		if (take_head(ri, txn, cell, i))
			;
		else if (!rc && meant_by(im, cell) != cell)
			rc = err_set(err, MG_EUSAGE,
				_("--map '%s=%s': '%s' has no field of that name"),
				cell, meant_by(im, cell), ri->kind->name);
		else
			buf_addf(&left, "%s%s", left.len ? ", " : "", cell);
		known += ri->column[i] != NULL ||
			 (ri->who_is[i] != WHO_NONE &&
				 ri->who_is[i] != WHO_STORE);
	}
	office_look_end(txn);
	note_left(im, &left);
	buf_release(&left);
	if (!rc)
		rc = import_map_used(im, err);
	if (rc)
		return rc;
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

/* The same field has other choices in another program: that of the row. */
static int
bind_fields(struct records_import *ri, struct err *err)
{
	struct office *office = ri->im->office;
	struct record *kase = xmalloc(sizeof(*kase));
	const struct program *p = NULL;
	uint16_t number = 0;
	struct txn *txn;
	int rc = ri->id ? 0 : who_program(ri->im, &ri->who, &number, err);

	if (!rc)
		rc = office_look(office, &txn, err);
	if (!rc) {
		if (ri->id && office_sees(office, txn, KIND_CASE, ri->id, kase))
			p = case_program(office, txn, kase);
		else if (number)
			p = office_program(office, txn, number, 0);
		for (size_t i = 0; i < ri->n && !rc; i++)
			rc = field_of_program(p, &ri->values[i].field, err);
		office_look_end(txn);
	}
	free(kase);
	return rc;
}

/* A number of another store points to nobody here; a name may. */
static bool
points_elsewhere(const struct records_import *ri, const struct fdef *f,
	const char *head, const char *cell)
{
	char prefix[8];
	struct err err = ERR_INIT;
	struct value v;
	uint64_t id;
	bool bad;

	if (!ri->who.foreign || (f->type != TYPE_REF && f->type != TYPE_REFS))
		return false;
	if (!number_parse(cell, prefix, &id, &bad) &&
		field_parse(
			ri->im->office, f, cell, ri->row->arena, &v, &err) == 0)
		return false;
	import_reason_text(ri->row, REASON_value_doubtful, head, cell,
		_("of another store, not known here; left out"));
	return true;
}

/* What may not be seen was written as stars: they say nothing. */
static bool
is_masked(const char *cell)
{
	return *cell == '*' && cell[strspn(cell, "*")] == '\0';
}

static void
read_one(struct records_import *ri, size_t i, const char *cell)
{
	const struct fdef *f = ri->column[i];

	if (i == ri->number)
		read_number(ri, cell);
	else if (ri->who_is[i] != WHO_NONE)
		ri->who.said[ri->who_is[i]] = cell;
	else if (f && f->id == F_SEAT_CAUSE)
		ri->cause = cell;
	else if (f && !points_elsewhere(ri, f, ri->im->heads[i], cell))
		ri->values[ri->n++] = (struct setting){ f, value_text(cell) };
}

static void
read_store(struct records_import *ri, const struct csv_row *csv)
{
	char mark[STORE_MARK];

	who_clear(&ri->who);
	for (size_t i = 0; i < csv->n && i < ri->im->n_heads; i++)
		if (ri->who_is[i] == WHO_STORE && *csv->cell[i])
			ri->who.foreign =
				strcmp(csv->cell[i],
					office_store_mark(
						ri->im->office, mark)) != 0;
	if (ri->who.foreign && ri->told && !ri->told->by_name)
		reject(ri, NULL, NULL,
			_("it is numbered by another store, and says nobody by "
			  "name"));
}

/* An empty cell says nothing. */
static void
read_cells(struct records_import *ri, const struct csv_row *csv)
{
	struct import *im = ri->im;
	bool itself;
	struct err err = ERR_INIT;
	int rc = 0;

	ri->n = 0;
	ri->id = 0;
	ri->cause = NULL;
	ri->values = arena_array(
		ri->row->arena, csv->n + im->n_set + 1, sizeof(*ri->values));
	read_store(ri, csv);
	itself = says_itself(ri, csv) || ri->who.foreign;
	for (size_t i = 0; i < csv->n && i < im->n_heads; i++)
		if (*csv->cell[i] && !is_masked(csv->cell[i]) &&
			!(i == ri->number && itself))
			read_one(ri, i, csv_unguard(csv->cell[i]));
	if (ri->told && kind_is(ri->kind->kind, KIND_OF_PROGRAM))
		rc = bind_fields(ri, &err);
	if (!rc)
		rc = settings_parse(im->office, NULL, ri->values, ri->n,
			ri->row->arena, &err);
	if (rc)
		reject(ri, NULL, NULL, err.text);
	im->who = &ri->who;
	im->said = ri->values;
	im->n_said = ri->n;
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

static void
say_difference(struct records_import *ri, struct txn *txn, uint16_t id)
{
	struct office *office = ri->im->office;
	const struct fdef *f = office_field_id(office, txn, &ri->old, id);
	const struct value *mine = record_get(&ri->new, id),
			   *is = record_get(&ri->old, id);
	struct buf said = BUF_INIT, known = BUF_INIT, text = BUF_INIT;

	if (!f || record_same(&ri->old, &ri->new, id))
		return;
	if (mine)
		field_print(office, txn, f, mine, true, &said);
	if (is)
		field_print(office, txn, f, is,
			office->access.permissions & PERM_REVEAL, &known);
	if (access_reads(&office->access, f))
		buf_addf(&text, _("registered as '%s'"), buf_str(&known));
	import_reason_text(ri->row, REASON_differs, f->name, buf_str(&said),
		buf_str(&text));
	buf_release(&said);
	buf_release(&known);
	buf_release(&text);
}

/* Each field that the row says otherwise, with what it was. */
static void
say_differences(struct records_import *ri)
{
	const struct record *of[] = { &ri->new, &ri->old };
	struct txn *txn;
	struct err unused = ERR_INIT;

	if (office_look(ri->im->office, &txn, &unused))
		return;
	for (size_t k = 0; k < ARRAY_SIZE(of); k++)
		for (size_t i = 0; i < of[k]->n; i++)
			if (k == 0 || !record_has(of[0], of[k]->f[i].id))
				say_difference(ri, txn, of[k]->f[i].id);
	office_look_end(txn);
	ri->row->line.same_as = ri->old.id;
}

static void
judge(struct records_import *ri, int rc, const struct receipt *receipt,
	const struct err *err)
{
	struct import_line *line = &ri->row->line;
	const bool stays =
		!rc && ri->kind->kind == KIND_CASE &&
		case_tell_stage(ri->im, ri->found ? &ri->old : NULL, ri->row);

	line->id = ri->found ? ri->old.id : receipt->id;
	if (rc == MG_ENOTALLOWED && *ri->who.said[WHO_RULE]) {
		import_reason_text(
			ri->row, REASON_follows, NULL, NULL, err->text);
		line->result = IMPORT_SKIP;
	} else if (rc)
		reject(ri, NULL, NULL, err->text);
	else if (!ri->found) {
		ri->row->add = true;
		line->result = import_result_of(ri->row);
	} else if (!ri->differs) {
		line->result = stays ? IMPORT_SKIP : IMPORT_UNCHANGED;
	} else {
		line->updated = ri->im->opt->update;
		line->result = line->updated ? IMPORT_OK : IMPORT_SAME;
		say_differences(ri);
	}
}

/* Neither "unchanged" nor "differs" tells whether a guess is right. */
static int
may_compare(const struct import *im, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < im->n_said; i++)
		rc = access_field(&im->office->access, im->said[i].field, err);
	return rc;
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
	if (!rc && ri->found)
		rc = may_compare(ri->im, err);
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
	if (import_result_of(row) != IMPORT_REJECT) {
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
