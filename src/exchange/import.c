/* SPDX-License-Identifier: MIT */
#include "magang/exchange/import.h"

#include "import.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv_put.h"
#include "magang/office/value_parse.h"
#include "magang/ops/build.h"
#include "magang/ops/case_open.h"
#include "magang/store/gate.h"
#include "import_draft.h"
#include "import_known.h"
#include "import_note.h"
#include "import_reason.h"
#include "import_row.h"
#include "import_seen.h"
#include "magang/ops/op_run.h"

#define SAMPLE_ROWS 20000 /* looked at for damage of a whole column */
#define SAMPLE_LEAST 20

/* ---- the change of a batch ---------------------------------------------- */

static int
add_case(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, uint64_t person, struct err *err)
{
	struct record *kase;
	int rc;

	if (!row->program)
		return 0;
	kase = xmalloc(sizeof(*kase));
	record_init(kase, KIND_CASE, 0);
	rc = change_case(im->office, txn, c, kase, person, &row->record,
		row->program, err);
	free(kase);
	im->report->cases += !rc;
	return rc;
}

static int
add_row(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, struct err *err)
{
	row->placeholder = change_person(
		im->office, c, &row->record, row->like, row->n_like);
	return add_case(im, txn, c, row, row->placeholder, err);
}

/* What an earlier row of the batch has put over a person; NULL: nothing. */
static struct op *
earlier_update(const struct change *c, uint64_t person)
{
	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].verb == OP_SET && c->ops[i].kind == KIND_PERSON &&
			c->ops[i].id == person)
			return &c->ops[i];
	return NULL;
}

/* One operation a record: the later row goes over the earlier one. */
static bool
update_person(struct import *im, struct change *c, const struct import_row *row,
	const struct record *old, struct record *new)
{
	struct op *op = earlier_update(c, old->id);
	struct person_row rows[INFER_FIELDS];
	size_t changed = 0;

	*new = *old;
	for (size_t f = 0; op && f < op->n; f++)
		record_set(new, op->f[f].id, &op->f[f].new);
	for (size_t i = 0; i < row->record.n; i++) {
		const struct record_field *f = &row->record.f[i];
		const struct value *now = record_get(new, f->id);

		if (!row->given[f->id] || (now && value_equal(now, &f->v)))
			continue;
		record_set(new, f->id, &f->v);
		changed++;
	}
	office_complete(im->office, old, new, NULL, row->arena, rows);
	if (!op)
		return change_update(c, old, new) != NULL;
	op_differences(c, op, old, new);
	return changed > 0;
}

/* Has an earlier row of the batch opened this case? */
static bool
opens_case(const struct change *c, const struct import_row *row)
{
	for (size_t i = 0; i < c->n; i++) {
		const struct op *op = &c->ops[i];
		bool program = false;

		for (size_t f = 0; op->kind == KIND_CASE && f < op->n; f++)
			program |= op->f[f].id == F_PROGRAM_NO &&
				   op->f[f].new.number == row->program;
		if (program && op->owner == row->known)
			return true;
	}
	return false;
}

/* --update: what the file says is put over what is known. */
static int
update_row(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, struct err *err)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));
	int rc = 0;

	if (record_load(txn, KIND_PERSON, row->known, 0, old))
		row->line.updated = update_person(im, c, row, old, new);
	if (row->may_open && !opens_case(c, row)) {
		rc = add_case(im, txn, c, row, row->known, err);
		row->line.updated = true;
	}
	free(old);
	free(new);
	return rc;
}

static bool
is_open(const struct import_row *row)
{
	return row->line.result != IMPORT_SKIP &&
	       row->line.result != IMPORT_REJECT;
}

static int
place_row(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, size_t index, struct err *err)
{
	int rc = 0;

	if (!is_open(row))
		return 0;
	if (!access_area(&im->office->access,
		    (uint16_t)record_number(&row->record, F_REGENCY, 0))) {
		import_reason(row, REASON_outside_area, NULL, NULL, NULL);
		row->line.result = import_result_of(row);
		return 0;
	}
	import_identify(im, txn, row);
	if (row->add && !row->program && im->office->access.n_programs)
		import_reason_text(row, REASON_unknown_program, NULL, NULL,
			_("a new person needs a case in a program of yours: "
			  "name it in the row, or by --set program=NAME"));
	if (row->line.result != IMPORT_UNCHANGED)
		row->line.result = import_result_of(row);
	if (row->add && is_open(row)) {
		if (!im->opt->dry_run)
			rc = add_row(im, txn, c, row, err);
		else
			im->report->cases += row->program != 0;
		seen_add(im->seen, &row->record, row->line.line, index);
	} else if (im->opt->update && row->known && is_open(row) &&
		   !row->line.same_as_line) {
		/* Nobody who came in with this file is changed by it. */
		rc = update_row(im, txn, c, row, err);
	}
	return rc;
}

static int
batch_build(struct office *office, struct txn *txn, struct change *c, void *ctx,
	struct err *err)
{
	struct import *im = ctx;
	int rc = 0;

	(void)office;
	for (size_t i = 0; !rc && i < im->n_rows; i++)
		rc = place_row(im, txn, c, im->rows[i], i, err);
	return rc;
}

/* ---- what is told ------------------------------------------------------- */

static void
reject_head(struct import *im)
{
	struct buf line = BUF_INIT;

	for (size_t i = 0; i < im->n_heads; i++)
		csv_put(&line, im->heads[i], true, i == 0);
	csv_put(&line, "reasons", true, im->n_heads == 0);
	buf_addc(&line, '\n');
	fputs(line.data, im->opt->rejects);
	buf_release(&line);
	im->rejects_begun = true;
}

static void
reject_row(struct import *im, const struct import_row *row)
{
	struct buf line = BUF_INIT, why = BUF_INIT;

	if (!im->rejects_begun)
		reject_head(im);
	for (size_t i = 0; i < im->n_heads; i++)
		csv_put(&line, i < row->n_cells ? row->cells[i] : "", true,
			i == 0);
	for (size_t i = 0; i < row->line.n_reasons; i++)
		buf_addf(
			&why, "%s%s", i ? "; " : "", row->line.reasons[i].text);
	csv_put(&line, buf_str(&why), true, false);
	buf_addc(&line, '\n');
	fputs(line.data, im->opt->rejects);
	buf_release(&line);
	buf_release(&why);
}

static void
count_row(struct import_report *r, const struct import_row *row)
{
	r->rows++;
	r->added += row->add && is_open(row);
	r->updated += row->line.updated;
	r->drafts += row->line.draft != 0;
	switch (row->line.result) {
	case IMPORT_WARN:
		r->warned++;
		break;
	case IMPORT_SAME:
		r->same++;
		break;
	case IMPORT_UNCHANGED:
		r->unchanged++;
		break;
	case IMPORT_REJECT:
		r->rejected++;
		break;
	case IMPORT_SKIP:
		r->skipped++;
		break;
	default:
		break;
	}
}

static void
tell_row(struct import *im, struct import_row *row)
{
	char name[128] = "";

	if (im->opt->drafts && !im->opt->dry_run)
		import_draft(im, row);
	row->line.name = record_text(&row->record, F_NAME, name, sizeof(name));
	count_row(im->report, row);
	if (row->line.result == IMPORT_REJECT && im->opt->rejects)
		reject_row(im, row);
	if (im->opt->line)
		im->opt->line(im->opt->ctx, &row->line);
}

/* A likeness inside the batch names its person by a placeholder; the doubt was
 * stored with the right id, the report wants it too. */
static void
resolve_lines(struct import *im)
{
	for (size_t i = 0; i < im->n_rows; i++) {
		struct import_line *line = &im->rows[i]->line;

		for (size_t j = 0;
			!line->same_as && line->same_as_line && j < i; j++)
			if (im->rows[j]->line.line == line->same_as_line)
				line->same_as = im->rows[j]->line.id;
		if (!line->id && line->result == IMPORT_SAME &&
			!im->rows[i]->add)
			line->id = line->same_as;
	}
}

/* The ids that the new persons got. */
static void
take_ids(void *ctx, const struct change *c)
{
	struct import *im = ctx;

	for (size_t i = 0; i < im->n_rows; i++) {
		struct import_row *row = im->rows[i];

		if (!row->add || !row->placeholder)
			continue;
		row->line.id = c->ops[row->placeholder - 1].id;
		seen_person(im->seen, row->line.id, row->line.line);
	}
}

/* Others write in between, as long as one batch takes: whoever waits for the
 * gate gets it, and the next ones are smaller. */
static int
batch_run(struct import *im, struct err *err)
{
	const struct op_job job = {
		/* a note is registration by hand, in one piece */
		.kind = im->opt->note ? ACT_ADD : ACT_IMPORT,
		.act = im->act,
		.build = batch_build,
		.done = take_ids,
		.ctx = im,
	};
	struct receipt receipt;
	int rc;

	if (im->opt->dry_run)
		return op_try(im->office, job.kind, batch_build, im, err);
	rc = op_run_job(im->office, &job, &receipt, err);
	im->batch = gate_waited(im->office->store) ? IMPORT_BATCH_BUSY
						   : IMPORT_BATCH;
	if (!rc && receipt.act)
		im->act = receipt.act;
	return rc;
}

int
import_flush(struct import *im, struct err *err)
{
	int rc;

	if (im->n_rows == 0)
		return 0;
	rc = batch_run(im, err);
	if (!rc)
		resolve_lines(im);
	for (size_t i = 0; !rc && i < im->n_rows; i++)
		tell_row(im, im->rows[i]);
	im->n_rows = 0;
	im->bytes = 0;
	if (!im->opt->dry_run)
		seen_clear(im->seen);
	if (!rc && im->opt->progress)
		im->opt->progress(im->opt->ctx, im->report->rows);
	return rc;
}

/* ---- the file ----------------------------------------------------------- */

static void
take_heads(struct import *im, const struct csv_row *csv)
{
	im->has_heads = true;
	im->n_heads = csv->n;
	for (size_t i = 0; i < csv->n; i++) {
		/* The reasons of an earlier import are not carried on. */
		if (im->sheet.column[i] == SHEET_REASONS && i + 1 == csv->n)
			im->n_heads--;
		im->heads[i] = arena_strndup(
			im->arena, csv->cell[i], strlen(csv->cell[i]));
	}
}

static void
read_before_heads(
	struct import *im, const struct csv_row *csv, struct import_row *row)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	bool heads = sheet_heads(csv, k->fields, k->n_fields, &im->sheet);

	if (heads)
		take_heads(im, csv);
	row->line.line = csv->line;
	import_reason(row, heads ? REASON_heads : REASON_not_a_person, NULL,
		NULL, NULL);
	row->line.result = import_result_of(row);
}

int
import_take(struct import *im, const struct csv_row *csv, struct err *err)
{
	struct import_row *row;

	if (!im->rows[im->n_rows])
		im->rows[im->n_rows] = xcalloc(1, sizeof(*row));
	row = im->rows[im->n_rows++];
	import_row_reset(row);
	if (im->has_heads)
		import_row_read(im, csv, row);
	else
		read_before_heads(im, csv, row);
	for (size_t i = 0; i < csv->n; i++)
		im->bytes += strlen(csv->cell[i]);
	return im->n_rows == im->batch || im->bytes > IMPORT_BATCH_BYTES
		       ? import_flush(im, err)
		       : 0;
}

static void
note(struct import_report *r, char *text)
{
	if (r->n_notes < ARRAY_SIZE(r->notes))
		r->notes[r->n_notes++] = text;
	else
		free(text);
}

struct damage {
	size_t numbers, zeros, notation;
};

static void
sample_row(struct import *im, const struct csv_row *csv, struct damage *d)
{
	for (size_t i = 0; i < csv->n && i < im->sheet.n; i++) {
		const char *cell = csv->cell[i];
		size_t n = strlen(cell);

		if (im->sheet.column[i] != F_NIK || n < 8)
			continue;
		d->numbers++;
		d->zeros += cell[n - 1] == '0';
		d->notation += strstr(cell, "E+") || strstr(cell, "e+");
	}
}

/*
 * A spreadsheet keeps 15 digits: a column whose numbers nearly all end in 0 is
 * damaged, and that is one thing to say, not one for each row.
 */
static int
sample_file(struct import *im, FILE *f, struct err *err)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	struct csv *csv = csv_open(f, err);
	struct damage d = { 0, 0, 0 };
	struct csv_row *row;
	bool heads = false;
	int rc = csv ? 1 : err->code;

	for (size_t n = 0; rc == 1 && n < SAMPLE_ROWS; n++) {
		rc = csv_next(csv, &row, err);
		if (rc != 1)
			break;
		if (heads)
			sample_row(im, row, &d);
		else
			heads = sheet_heads(
				row, k->fields, k->n_fields, &im->sheet);
	}
	csv_close(csv);
	if (rc < 0)
		return rc;
	if (!heads)
		return err_set(err, MG_EDATA,
			_("'%s': no row of heads found; name the columns, for "
			  "example: "
			  "NIK, Nama, Tanggal Lahir"),
			im->opt->file);
	if (d.numbers >= SAMPLE_LEAST && d.zeros * 10 >= d.numbers * 8)
		note(im->report,
			xasprintf(_("%zu of %zu NIKs end in 0: a spreadsheet "
				    "has cut "
				    "off the last digit of this column; ask "
				    "for the "
				    "list anew, with the column as text"),
				d.zeros, d.numbers));
	if (d.numbers >= SAMPLE_LEAST && d.notation * 10 >= d.numbers)
		note(im->report,
			xasprintf(
				_("%zu of %zu NIKs are short numbers of a "
				  "spreadsheet (3.2E+15): their digits are "
				  "lost; ask "
				  "for the list anew, with the column as text"),
				d.notation, d.numbers));
	rewind(f);
	return 0;
}

static int
read_file(struct import *im, FILE *f, struct err *err)
{
	struct csv *csv = csv_open(f, err);
	struct csv_row *row;
	int rc = csv ? 1 : err->code;

	while (rc == 1) {
		rc = csv_next(csv, &row, err);
		if (rc != 1)
			break;
		rc = import_take(im, row, err);
		if (rc == 0)
			rc = 1;
	}
	csv_close(csv);
	return rc ? rc : import_flush(im, err);
}

/* Standard input cannot be read twice. */
static FILE *
seekable(FILE *f, struct err *err)
{
	char chunk[65536];
	size_t n;
	FILE *copy;

	if (fseek(f, 0, SEEK_CUR) == 0)
		return f;
	copy = tmpfile();
	while (copy && (n = fread(chunk, 1, sizeof(chunk), f)) > 0)
		if (fwrite(chunk, 1, n, copy) != n)
			break;
	if (!copy || ferror(copy) || ferror(f)) {
		err_errno(err, _("reading the list"));
		if (copy)
			fclose(copy);
		return NULL;
	}
	rewind(copy);
	return copy;
}

static int
read_list(struct import *im, FILE *f, struct err *err)
{
	FILE *in = seekable(f, err);
	int rc = in ? sample_file(im, in, err) : err->code;

	if (!rc)
		rc = read_file(im, in, err);
	if (in && in != f)
		fclose(in);
	return rc;
}

static int
take_value(struct import *im, const struct fdef *f, const char *text,
	struct err *err)
{
	struct setting *s = &im->set[im->n_set++];

	s->field = f;
	return field_parse(im->office, f, text, im->arena, &s->value, err);
}

/* regency=32.01 */
static int
take_one(struct import *im, const char *word, struct err *err)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	const size_t len = strcspn(word, "=");
	unsigned column = SHEET_IGNORED;
	const struct fdef *f = NULL;
	char name[64];

	if (word[len] && len < sizeof(name)) {
		memcpy(name, word, len);
		name[len] = '\0';
		column = sheet_column(name, k->fields, k->n_fields);
		f = core_field((uint16_t)column);
	}
	if (column == SHEET_PROGRAM)
		return import_set_program(im, word + len + 1, err);
	if (f)
		return take_value(im, f, word + len + 1, err);
	return err_set(err, MG_EUSAGE,
		_("--set '%s': write FIELD=VALUE with a field of a person"),
		word);
}

/* --set */
static int
take_set(struct import *im, struct err *err)
{
	int rc = 0;

	im->set = arena_array(im->arena, im->opt->n_set + 1, sizeof(*im->set));
	for (size_t i = 0; i < im->opt->n_set && !rc; i++)
		rc = take_one(im, im->opt->set[i], err);
	return rc;
}

static void
import_free(struct import *im)
{
	for (size_t i = 0; i < IMPORT_BATCH; i++) {
		if (!im->rows[i])
			continue;
		import_row_reset(im->rows[i]);
		arena_free(im->rows[i]->arena);
		free(im->rows[i]);
	}
	seen_free(im->seen);
	arena_free(im->arena);
	free(im);
}

int
import_file(struct office *office, FILE *f, const struct import_options *opt,
	struct import_report *out, struct err *err)
{
	struct import *im = xcalloc(1, sizeof(*im));
	int rc;

	memset(out, 0, sizeof(*out));
	im->office = office;
	im->opt = opt;
	im->report = out;
	im->batch = IMPORT_BATCH;
	im->arena = arena_new();
	im->seen = seen_new();
	/* A note is what an officer has written, not a list of an office. */
	rc = access_need(&office->access,
		opt->note ? PERM_REGISTER : PERM_IMPORT | PERM_REGISTER, err);
	if (!rc && opt->kind != KIND_PERSON)
		rc = err_set(err, MG_EUSAGE, _("only persons can be imported"));
	if (!rc) {
		im->areas = office_areas(office, err);
		rc = im->areas ? take_set(im, err) : err->code;
	}
	if (!rc)
		rc = opt->note ? import_note(im, f, err)
			       : read_list(im, f, err);
	out->act = im->act;
	import_free(im);
	return rc;
}

void
import_report_release(struct import_report *r)
{
	for (size_t i = 0; i < r->n_notes; i++)
		free(r->notes[i]);
	memset(r, 0, sizeof(*r));
}
