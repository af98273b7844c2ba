/* SPDX-License-Identifier: MIT */
#include "magang/exchange/letter_answers.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/exchange/csv.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/record/fields.h"

/* Columns that are read, by their heads in any language. */
enum answer_column {
	COLUMN_LETTER,
	COLUMN_ANSWER,
	COLUMN_REASON, /* may be missing */
	COLUMN_COUNT
};
static const struct label heads[COLUMN_COUNT] = {
	[COLUMN_LETTER] = LABELS("surat", "letter", "文書"),
	[COLUMN_ANSWER] = LABELS("jawaban", "answer", "返事"),
	[COLUMN_REASON] = LABELS("alasan", "reason", "理由"),
};

struct answers_reading {
	struct office *office;
	struct letter_answers *out;
	struct buf *faults;
	struct arena *arena;
	size_t column[COLUMN_COUNT];
};

static int
find_heads(void *ctx, const struct csv_row *row, struct err *err)
{
	struct answers_reading *r = ctx;
	for (int c = 0; c < COLUMN_COUNT; c++) {
		r->column[c] = csv_column(row, &heads[c]);
		if (r->column[c] == SIZE_MAX && c != COLUMN_REASON)
			return err_set(err, MG_EDATA,
				_("no column is called '%s'; the file has a "
				  "row for each letter with 'letter' and "
				  "'answer'"),
				label_in(&heads[c], r->office->lang, ""));
	}
	return 0;
}

static const char *
cell_of(const struct answers_reading *r, const struct csv_row *row,
	enum answer_column c)
{
	return r->column[c] == SIZE_MAX ? "" : csv_cell(row, r->column[c]);
}

/* The code of an answer as the field keeps it. */
static const char *
parse_answer(struct answers_reading *r, const char *text, struct err *err)
{
	const struct fdef *f = field_of(NULL, KIND_LETTER, F_LETTER_ANSWER);
	struct value v;
	int i;

	if (field_parse(r->office, f, text, r->arena, &v, err))
		return NULL;
	i = fdef_choice(f, v.text, v.len);
	return i < 0 ? NULL : f->choices[i].code;
}

static int
find_letter(struct answers_reading *r, const char *number, uint64_t *id,
	struct err *err)
{
	enum kind kind;
	int rc = office_find(r->office, number, &kind, id, err);

	if (!rc && kind != KIND_LETTER)
		rc = err_set(err, MG_EDATA,
			_("'%s' is not the number of a letter"), number);
	return rc;
}

static struct letter_answer *
answered_before(const struct letter_answers *a, uint64_t id)
{
	for (size_t i = 0; i < a->n; i++)
		if (a->rows[i].id == id)
			return &a->rows[i];
	return NULL;
}

/* Nobody knows which of two answers holds: the first is none any more. */
static void
say_twice(struct answers_reading *r, struct letter_answer *first,
	const struct csv_row *row)
{
	r->out->bad += first->code ? 2 : 1;
	first->code = NULL;
	buf_addf(r->faults,
		_("line %zu: %s has another answer in a line before; neither "
		  "is noted\n"),
		row->line, cell_of(r, row, COLUMN_LETTER));
}

static void
drop_doubted(struct letter_answers *a)
{
	size_t n = 0;

	for (size_t i = 0; i < a->n; i++)
		if (a->rows[i].code)
			a->rows[n++] = a->rows[i];
		else
			free((char *)a->rows[i].reason);
	a->n = n;
}

static void
read_row(void *ctx, const struct csv_row *row)
{
	struct answers_reading *r = ctx;
	const char *number = cell_of(r, row, COLUMN_LETTER),
		   *text = cell_of(r, row, COLUMN_ANSWER);
	struct letter_answer answer = { 0 }, *first;
	struct err why = ERR_INIT;

	if (!*text)
		return;
	arena_clear(r->arena);
	r->out->lines++;
	if (!find_letter(r, number, &answer.id, &why))
		answer.code = parse_answer(r, text, &why);
	if (!answer.code) {
		r->out->bad++;
		buf_addf(r->faults, _("line %zu: %s\n"), row->line, why.text);
		return;
	}
	first = answered_before(r->out, answer.id);
	if (first && first->code == answer.code)
		return;
	if (first) {
		say_twice(r, first, row);
		return;
	}
	answer.reason = xstrdup(cell_of(r, row, COLUMN_REASON));
	VEC_GROW(r->out->rows, r->out->n, r->out->cap);
	r->out->rows[r->out->n++] = answer;
}

int
letter_answers_read(struct office *office, FILE *f, struct letter_answers *out,
	struct buf *faults, struct err *err)
{
	struct answers_reading r = { .office = office,
		.out = out,
		.faults = faults,
		.arena = arena_new() };
	int rc;

	*out = (struct letter_answers){ 0 };
	rc = csv_table(f, find_heads, read_row, &r, faults, &out->bad, err);
	arena_free(r.arena);
	drop_doubted(out);
	if (rc)
		letter_answers_release(out);
	return rc;
}

void
letter_answers_release(struct letter_answers *a)
{
	for (size_t i = 0; i < a->n; i++)
		free((char *)a->rows[i].reason);
	free(a->rows);
	*a = (struct letter_answers){ 0 };
}
