/* SPDX-License-Identifier: MIT */
#include "pack_answers.h"

#include <stdarg.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/exchange/pack_sheet.h"
#include "magang/office/office.h"
#include "magang/office/value_parse.h"
#include "magang/program/program.h"
#include "magang/record/index.h"
#include "magang/record/ranks.h"
#include "magang/store/walk.h"

void
pack_refuse(struct pack_reading *r, struct pack_row *row, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	row->why = arena_strndup(r->out->arena, buf_str(&b), b.len);
	buf_release(&b);
}

static void
add_answer(struct pack_reading *r, struct pack_row *row, const struct fdef *f,
	const char *text)
{
	const struct value none = value_none(),
			   *now = record_get(&r->kase, f->id);
	struct err why = ERR_INIT;
	struct value v;

	if (field_parse(r->office, f, text, r->out->arena, &v, &why)) {
		pack_refuse(r, row, "%s", why.text);
		return;
	}
	now = now ? now : &none;
	if (value_equal(now, &v))
		return;
	row->was[row->n] = *now;
	if (now->kind == VALUE_TEXT)
		row->was[row->n].text =
			arena_strndup(r->out->arena, now->text, now->len);
	row->values[row->n++] = (struct setting){ f, v };
}

/* A rank from 1, or that he is refused. */
static void
read_rank(struct pack_reading *r, struct pack_row *row, const char *text)
{
	static const char *const refused[] = { "x", "×", "✕", "不採用", "!",
		"tolak", "ditolak", "refused" };
	uint64_t rank = 0;
	bool no = false;

	for (size_t i = 0; i < ARRAY_SIZE(refused); i++)
		no |= strcasecmp(text, refused[i]) == 0;
	if (!no && !num_u64(text, 1, RANK_MOST, &rank)) {
		pack_refuse(r, row,
			_("'%s' is no rank: a number from 1, or x for who is "
			  "refused"),
			text);
		return;
	}
	row->rank = (int)rank;
	for (size_t i = 0; i < r->ranks.n; i++)
		if (r->ranks.rows[i].kase == row->kase)
			row->was_rank = (int)r->ranks.rows[i].rank;
	if (row->rank == row->was_rank)
		row->rank = PACK_NO_RANK;
}

static void
add_told(struct pack_reading *r, struct pack_row *row, const struct fdef *f,
	const char *text)
{
	struct err why = ERR_INIT;
	struct value v;

	if (field_parse(r->office, f, text, r->out->arena, &v, &why))
		pack_refuse(r, row, "%s", why.text);
	else
		row->deed[row->n_deed++] = (struct setting){ f, v };
}

/* Whoever sends a file twice tells of it once. */
static void
check_noted(struct pack_reading *r, struct pack_row *row)
{
	const char *activity =
		r->out->program->activities[r->out->pack->activity].name;
	const struct value none = value_none();
	struct record *a = xmalloc(sizeof(*a));
	bool noted = false;
	char name[64];
	struct walk w;

	members_begin(&w, r->txn, KIND_CASE, row->kase, KIND_ACTIVITY);
	while (!noted && walk_next(&w)) {
		noted = office_sees(r->office, r->txn, KIND_ACTIVITY,
				walk_id(&w), a) &&
			strcmp(record_text(a, F_ACTIVITY, name, sizeof(name)),
				activity) == 0;
		for (size_t i = 0; noted && i < row->n_deed; i++) {
			const struct value *v =
				record_get(a, row->deed[i].field->id);

			noted = value_equal(v ? v : &none, &row->deed[i].value);
		}
	}
	walk_end(&w);
	free(a);
	if (noted)
		row->n_deed = 0;
}

static void
read_cell(struct pack_reading *r, struct pack_row *row,
	const struct pack_column *c, const char *text)
{
	if (c->is == PACK_IS_ANSWER)
		add_answer(r, row, c->field, text);
	else if (c->is == PACK_IS_RANK)
		read_rank(r, row, text);
	else
		add_told(r, row, c->field, text);
}

void
pack_hush(struct pack_row *row)
{
	row->n = row->n_deed = 0;
	row->rank = PACK_NO_RANK;
}

void
pack_read_answers(struct pack_reading *r, struct pack_row *row,
	const struct pack_cells *line)
{
	struct arena *arena = r->out->arena;
	const size_t most = r->n_columns;

	row->values = arena_array(arena, most, sizeof(*row->values));
	row->was = arena_array(arena, most, sizeof(*row->was));
	row->deed = arena_array(arena, most, sizeof(*row->deed));
	for (size_t c = 0; !row->why && c < r->n_columns; c++) {
		const char *text = pack_cell(line, r->place[c]);

		if (pack_is_filled(&r->columns[c]) && *text && *text != '_')
			read_cell(r, row, &r->columns[c], text);
	}
	if (row->n_deed)
		check_noted(r, row);
	if (row->why)
		pack_hush(row);
}
