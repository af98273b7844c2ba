/* SPDX-License-Identifier: MIT */
/* Who a row is: known to the store, to an earlier row, alike, or new. */
#include "import_known.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "stages.h"

/* Set by the program, or said in a way that need not be repeated exactly. */
static bool
is_compared(const struct import_row *row, uint16_t id)
{
	return id < RECORD_FIELDS && row->given[id];
}

static const char *
head_of(const struct import *im, uint16_t id)
{
	const struct fdef *f = core_field(id);

	for (size_t i = 0; i < im->sheet.n; i++)
		if (im->sheet.column[i] == id)
			return im->heads[i];
	return f ? f->name : NULL;
}

static void
say_difference(struct import *im, struct import_row *row, uint16_t id,
	const struct value *theirs)
{
	const struct fdef *f = core_field(id);
	struct buf mine = BUF_INIT, known = BUF_INIT, text = BUF_INIT;

	field_print(im->office, NULL, f, record_get(&row->record, id), true, &mine);
	if (theirs)
		field_print(im->office, NULL, f, theirs,
			im->office->access.permissions & PERM_REVEAL, &known);
	buf_addf(&text, _("registered as '%s'"), buf_str(&known));
	import_reason_text(row, REASON_differs, head_of(im, id), buf_str(&mine),
		buf_str(&text));
	buf_release(&mine);
	buf_release(&known);
	buf_release(&text);
}

/* The remark of the file is part of the one that is kept. */
static bool
value_says(uint16_t id, const struct value *known, const struct value *given)
{
	if (!known)
		return false;
	if (id == F_REMARK && known->kind == VALUE_TEXT && given->len <= known->len)
		return memmem(known->text, known->len, given->text, given->len) !=
			NULL;
	return value_equal(known, given);
}

size_t
import_differences(struct import *im, struct import_row *row,
	const struct record *known, bool say)
{
	size_t n = 0;

	for (size_t i = 0; i < row->record.n; i++) {
		uint16_t id = row->record.f[i].id;
		const struct value *theirs = record_get(known, id);

		if (!is_compared(row, id) ||
			value_says(id, theirs, &row->record.f[i].v))
			continue;
		n++;
		if (say)
			say_difference(im, row, id, theirs);
	}
	return n;
}

static void
mark_line(struct import *im, struct import_row *row, uint64_t id)
{
	row->line.same_as = id;
	row->line.same_as_line = seen_line(im->seen, id);
}

/* Its case of the program that the file names is missing. */
static bool
case_is_missing(struct import *im, struct txn *txn, const struct import_row *row)
{
	return row->program &&
		active_cases(im->office, txn, row->known, row->program, 0) == 0;
}

static void
take_known(struct import *im, struct txn *txn, struct import_row *row,
	uint64_t id, enum import_reason_code code, const char *evidence)
{
	struct record *known = xmalloc(sizeof(*known));
	size_t differences;

	if (!record_load(txn, KIND_PERSON, id, 0, known)) {
		free(known);
		return;
	}
	if (!access_area(&im->office->access,
		    (uint16_t)record_number(known, F_REGENCY, 0))) {
		/* That the person exists is all that is said outside the area. */
		import_reason(row, code, NULL, NULL, NULL);
		import_reason(row, REASON_outside_area, NULL, NULL, NULL);
		free(known);
		return;
	}
	row->known = row->line.id = id;
	mark_line(im, row, id);
	row->may_open = case_is_missing(im, txn, row);
	differences = import_differences(im, row, known, true);
	if (differences || row->may_open || row->line.same_as_line)
		import_reason_text(row, code, NULL, NULL, evidence);
	else
		row->line.result = IMPORT_UNCHANGED;
	free(known);
}

static void
take_alike(struct import_row *row, const struct likeness *like)
{
	if (row->n_like < ARRAY_SIZE(row->like))
		row->like[row->n_like++] = *like;
}

/* A row without NIK that says nothing else than somebody who is known. */
static bool
is_unchanged(struct import *im, struct txn *txn, struct import_row *row,
	const struct likeness *like)
{
	struct record *known = xmalloc(sizeof(*known));
	bool same = !record_has(&row->record, F_NIK) &&
		!seen_line(im->seen, like->id) &&
		record_load(txn, KIND_PERSON, like->id, 0, known) &&
		import_differences(im, row, known, false) == 0;

	if (same) {
		row->known = row->line.id = like->id;
		row->may_open = case_is_missing(im, txn, row);
		row->line.result =
			row->may_open ? IMPORT_SAME : IMPORT_UNCHANGED;
	}
	free(known);
	return same;
}

static bool
is_alike(struct import *im, struct import_row *row, const struct likeness *like)
{
	if (like->score < im->office->site.similar_line)
		return false;
	take_alike(row, like);
	if (!row->line.same_as) {
		mark_line(im, row, like->id);
		import_reason_text(row, REASON_likeness, NULL, NULL, like->evidence);
	}
	return true;
}

/* An earlier row of the batch (or of a dry run). */
static bool
find_in_file(struct import *im, struct import_row *row, const struct trait *t)
{
	struct seen_hit hit;

	seen_find(im->seen, t, &hit);
	if (!hit.line)
		return false;
	if (hit.certain) {
		row->line.same_as_line = hit.line;
		import_reason(row, REASON_same_nik, NULL, NULL, NULL);
		return true;
	}
	if (hit.score >= im->office->site.similar_line) {
		struct likeness like = { 0, hit.score, false, "" };

		row->line.same_as_line = hit.line;
		import_reason_text(row, REASON_likeness, NULL, NULL, hit.evidence);
		if (!im->opt->dry_run) {
			like.id = im->rows[hit.index]->placeholder;
			memcpy(like.evidence, hit.evidence, sizeof(like.evidence));
			take_alike(row, &like);
		}
	}
	return false;
}

static bool
find_number(struct import *im, struct txn *txn, struct import_row *row)
{
	if (!row->number)
		return false;
	take_known(im, txn, row, row->number, REASON_same_number, NULL);
	return row->known != 0;
}

void
import_identify(struct import *im, struct txn *txn, struct import_row *row)
{
	struct likeness like[8];
	struct trait t;
	size_t n;

	if (find_number(im, txn, row))
		return;
	trait_of(&row->record, &t);
	n = duplicates_of(im->office, txn, &row->record, like, ARRAY_SIZE(like));
	if (n && like[0].certain) {
		take_known(im, txn, row, like[0].id,
			t.nik && index_first(txn, IX_NIK, t.nik, 0) == like[0].id ?
				REASON_same_nik :
				REASON_same_passport,
			like[0].evidence);
		return;
	}
	for (size_t i = 0; i < n; i++)
		if (is_unchanged(im, txn, row, &like[i]))
			return;
	if (find_in_file(im, row, &t))
		return;
	for (size_t i = 0; i < n; i++)
		is_alike(im, row, &like[i]);
	row->add = true;
}
