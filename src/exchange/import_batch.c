/* SPDX-License-Identifier: MIT */
/* Rows in batches, each batch one change. */
#include "import_batch.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv_put.h"
#include "magang/office/office.h"
#include "magang/ops/ask_again.h"
#include "magang/ops/build.h"
#include "magang/ops/case_open.h"
#include "magang/ops/op_run.h"
#include "magang/store/gate.h"

#include "import_draft.h"
#include "import_known.h"
#include "import_list.h"
#include "import_reason.h"
#include "import_row.h"
#include "import_seen.h"
#include "import_shape.h"

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
	rc = change_case(im->office, txn, c, kase, person, row->program, err);
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

/* One operation a record: the later row adds to the earlier one. */
static bool
update_person(struct import *im, struct change *c, const struct import_row *row,
	const struct record *old, struct record *new)
{
	struct op *op = earlier_update(c, old->id);
	struct person_row rows[INFER_FIELDS];
	uint16_t ids[RECORD_FIELDS];
	struct said_fields said = { ids, 0 };
	size_t changed = 0;

	*new = *old;
	for (size_t f = 0; op && f < op->n; f++)
		record_set(new, op->f[f].id, &op->f[f].new);
	for (size_t i = 0; i < row->record.n; i++) {
		const struct record_field *f = &row->record.f[i];
		const struct value *now = record_get(new, f->id);

		if (!row->given[f->id])
			continue;
		ids[said.n++] = f->id;
		if (now && value_equal(now, &f->v))
			continue;
		record_set(new, f->id, &f->v);
		changed++;
	}
	office_complete(im->office, old, new, &said, row->arena, rows);
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

		if (op->kind == KIND_CASE && op->owner == row->known &&
			op_number(op, F_PROGRAM_NO) == row->program)
			return true;
	}
	return false;
}

/* What this row says of somebody whom the file has named before goes to what was
 * said; false: it says something else, and goes back. */
static bool
agrees(struct import *im, struct import_row *row)
{
	struct record *said = xmalloc(sizeof(*said));
	struct record *lines = xmalloc(sizeof(*lines));
	bool ok = true;

	if (seen_named(im->seen, row->known, said, lines)) {
		ok = !import_clashes(im, row, said, lines);
	} else {
		record_init(said, KIND_PERSON, row->known);
		record_init(lines, KIND_PERSON, row->known);
	}
	for (size_t i = 0; i < row->record.n; i++) {
		const struct record_field *f = &row->record.f[i];

		if (!row->given[f->id])
			continue;
		record_set(said, f->id, &f->v);
		if (!record_has(lines, f->id))
			record_set_number(
				lines, f->id, (int64_t)row->line.line);
	}
	if (ok)
		seen_name(im->seen, said, lines);
	else
		row->line.result = import_result_of(row);
	free(said);
	free(lines);
	return ok;
}

/* The case that the row names, of somebody who is known or came in with an
 * earlier row. */
static int
open_case(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row, uint64_t person, struct err *err)
{
	row->line.opened = true;
	return add_case(im, txn, c, row, person, err);
}

/* --update: what the file says is put over what is known. */
static void
update_row(struct import *im, struct txn *txn, struct change *c,
	struct import_row *row)
{
	struct record *old = xmalloc(sizeof(*old)),
		      *new = xmalloc(sizeof(*new));

	const bool first = !earlier_update(c, row->known);

	if (office_sees(im->office, txn, KIND_PERSON, row->known, old))
		row->line.updated = update_person(im, c, row, old, new);
	if (row->line.updated && first) {
		change_card(im->office, txn, c, old, new);
		change_asks(im->office, txn, c, old, new, NULL);
	}
	free(old);
	free(new);
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
	if (im->opt->list)
		return list_place(im, txn, c, row, index, err);
	if (row->add && !row->program && im->office->access.n_programs)
		import_reason_text(row, REASON_unknown_program, NULL, NULL,
			_("a new person needs a case in a program of yours: "
			  "name it in the row, or by --set program=NAME"));
	if (row->add && im->office->access.n_areas &&
		!record_has(&row->record, F_REGENCY))
		import_reason_text(row, REASON_outside_area, NULL, NULL,
			_("a new person needs a regency of yours: name it in "
			  "the row, or by --set regency=CODE"));
	if (row->line.result != IMPORT_UNCHANGED)
		row->line.result = import_result_of(row);
	if (row->add && is_open(row)) {
		rc = add_row(im, txn, c, row, err);
		seen_add(im->seen, &row->record, row->line.line, index);
	} else if (im->opt->update && row->known && is_open(row) &&
		   !row->line.same_as_line) {
		/* Nobody who came in with this file is changed by it. */
		if (agrees(im, row))
			update_row(im, txn, c, row);
	}
	if (!rc && row->may_open && is_open(row) && !opens_case(c, row))
		rc = open_case(im, txn, c, row, row->known, err);
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
	/* what has no head stands behind the reasons: nothing is lost */
	for (size_t i = im->width; i < row->n_cells; i++)
		csv_put(&line, row->cells[i], true, false);
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
	r->classes[row->line.class][row->line.grade]++;
	r->shared += row->line.shared;
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

void
import_row_tell(struct import *im, struct import_row *row)
{
	char name[128] = "";

	if (!is_open(row) || !(row->add || row->line.updated))
		import_reason_of_others(row);
	if (im->opt->drafts && !im->opt->dry_run)
		import_draft(im, row);
	if (im->opt->list)
		list_judged(row);
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
 * gate gets it, and the next ones are smaller. What is only tried is judged batch
 * by batch as it would be, and gets no numbers. */
static int
batch_run(struct import *im, struct err *err)
{
	const struct op_job job = {
		/* a note is registration by hand, in one piece */
		.kind = im->opt->note ? ACT_ADD : ACT_IMPORT,
		.act = im->act,
		.build = batch_build,
		.done = im->opt->dry_run ? NULL : take_ids,
		.ctx = im,
		.try = im->opt->dry_run,
	};
	struct receipt receipt;
	int rc;

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
		import_row_tell(im, im->rows[i]);
	im->n_rows = 0;
	im->bytes = 0;
	if (!im->opt->dry_run)
		seen_clear(im->seen);
	if (!rc && im->opt->progress)
		im->opt->progress(im->opt->ctx, im->report->rows);
	return rc;
}

/* ---- rows --------------------------------------------------------------- */

static void
take_heads(struct import *im, const struct csv_row *csv)
{
	im->has_heads = im->below = true;
	im->n_heads = im->width = csv->n;
	im->least = csv_width(csv).least;
	for (size_t i = 0; i < csv->n; i++) {
		/* The reasons of an earlier import are not carried on. */
		if (im->sheet.column[i] == SHEET_REASONS && i + 1 == csv->n)
			im->least = --im->n_heads;
		if (im->withheld[i])
			im->sheet.column[i] = SHEET_IGNORED;
		im->heads[i] = arena_strndup(
			im->arena, csv->cell[i], strlen(csv->cell[i]));
	}
	if (im->opt->list)
		list_heads(im);
}

static bool
find_heads(
	const struct import *im, const struct csv_row *csv, struct sheet *out)
{
	const struct kind_info *k = kind_info(KIND_PERSON);
	const struct sheet_map map = { im->opt->map, im->opt->n_map };

	return !csv->tear &&
	       sheet_heads(csv, k->fields, k->n_fields, &map, out);
}

static void
use_heads(
	struct import *im, const struct csv_row *csv, const struct sheet *sheet)
{
	im->sheet = *sheet;
	shape_leave_others(im, csv);
	take_heads(im, csv);
}

bool
import_heads(struct import *im, const struct csv_row *csv)
{
	struct sheet sheet;

	if (!find_heads(im, csv, &sheet)) {
		shape_take_above(im, csv);
		return false;
	}
	use_heads(im, csv, &sheet);
	return true;
}

bool
import_below(struct import *im, const struct csv_row *csv)
{
	const bool below = im->below && shape_take_below(im, csv);

	im->below = false;
	return below;
}

/* Heads of another table in the same file, or of its next page. What came before is
 * sent under those that it was read by. */
static int
take_next_table(struct import *im, const struct csv_row *csv, bool *next,
	struct err *err)
{
	struct sheet sheet;

	*next = shape_is_words(csv) && find_heads(im, csv, &sheet);
	if (!*next)
		return 0;
	int rc = import_flush(im, err);
	if (!rc)
		use_heads(im, csv, &sheet);
	im->rejects_begun = false;
	return rc;
}

static void
set_heads_row(struct import_row *row, const struct csv_row *csv)
{
	row->line.line = csv->line;
	import_reason(row, REASON_heads, NULL, NULL, NULL);
	row->line.result = import_result_of(row);
}

static void
read_before_heads(
	struct import *im, const struct csv_row *csv, struct import_row *row)
{
	set_heads_row(row, csv);
	if (import_heads(im, csv))
		return;
	import_row_reset(row);
	row->line.line = csv->line;
	import_reason(row, REASON_not_a_person, NULL, NULL, NULL);
	row->line.result = import_result_of(row);
}

static void
read_row(struct import *im, const struct csv_row *csv, struct import_row *row,
	bool heads)
{
	if (heads)
		set_heads_row(row, csv);
	else if (!im->has_heads)
		read_before_heads(im, csv, row);
	else
		import_row_read(im, csv, row);
}

static void
doubt_neighbour(struct import_row *row)
{
	if (row->line.result == IMPORT_SKIP ||
		row->line.result == IMPORT_REJECT)
		return;
	import_reason(row, REASON_line_break, NULL, NULL, NULL);
	row->line.result = import_result_of(row);
}

static bool
is_full(const struct import *im)
{
	return im->n_rows == im->batch || im->bytes > IMPORT_BATCH_BYTES;
}

int
import_take(struct import *im, const struct csv_row *csv, struct err *err)
{
	struct import_row *row;
	const bool part = shape_is_part(im, csv);
	bool heads = false;
	int rc = 0;

	/* The row before is sent only now: it may lack what stands in this one. */
	if (part && im->n_rows > 0)
		doubt_neighbour(im->rows[im->n_rows - 1]);
	if (is_full(im))
		rc = import_flush(im, err);
	if (rc)
		return rc;
	if (im->has_heads && !im->opt->note) {
		heads = import_below(im, csv);
		if (!heads)
			rc = take_next_table(im, csv, &heads, err);
		if (rc)
			return rc;
	}
	if (!im->rows[im->n_rows])
		im->rows[im->n_rows] = xcalloc(1, sizeof(*row));
	row = im->rows[im->n_rows++];
	import_row_reset(row);
	read_row(im, csv, row, heads);
	if (im->part)
		doubt_neighbour(row);
	im->part = part;
	for (size_t i = 0; i < csv->n; i++)
		im->bytes += strlen(csv->cell[i]);
	return 0;
}
