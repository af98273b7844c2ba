/* SPDX-License-Identifier: MIT */
#include "magang/exchange/pack_sheet.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/pack_ask.h"
#include "magang/casework/refusal.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/office/pack_code.h"
#include "magang/office/value_print.h"
#include "magang/program/program.h"
#include "magang/query/source.h"
#include "magang/record/fields.h"
#include "magang/record/reach.h"
#include "magang/rulebook/access.h"

/* ---- columns --------------------------------------------------------------- */

/* How an answer is to be given, behind its head. */
static const struct label *
hint_of(const struct fdef *f)
{
	static const struct label yesno = LABELS("ya/tidak", "yes or no",
					  "○か×を記入"),
				  date = LABELS(
					  "tanggal", "date", "年-月-日を記入"),
				  number = LABELS(
					  "angka", "number", "数字を記入"),
				  other = LABELS("diisi mitra",
					  "for the partner", "記入欄");

	switch (f->type) {
	case TYPE_YESNO:
		return &yesno;
	case TYPE_DATE:
		return &date;
	case TYPE_NUMBER:
	case TYPE_MONEY:
		return &number;
	default:
		return &other;
	}
}

/* "N5・N4・N3": the answers that there are. */
static char *
choices_of(const struct fdef *f, struct arena *arena)
{
	struct buf b = BUF_INIT;
	char *text;

	for (size_t i = 0; i < f->n_choices; i++)
		buf_addf(&b, "%s%s", i ? "・" : "",
			label_in(&f->choices[i].label, LANG_JA,
				f->choices[i].code));
	text = arena_strndup(arena, buf_str(&b), b.len);
	buf_release(&b);
	return text;
}

static char *
head_of(const struct fdef *f, enum lang lang, bool answer, struct arena *arena)
{
	const char *label = label_in(&f->label, lang, f->name);
	const char *hint = hint_of(f)->text[lang];
	char *text, *kept;

	if (!answer)
		return arena_strndup(arena, label, strlen(label));
	if (lang == LANG_JA && f->n_choices)
		hint = choices_of(f, arena);
	text = xasprintf(lang == LANG_JA ? "%s（%s）" : "%s (%s)", label, hint);
	kept = arena_strndup(arena, text, strlen(text));
	free(text);
	return kept;
}

static void
add_fixed(struct pack_column *c, enum pack_column_is is, struct arena *arena)
{
	static const struct label heads[] = {
		[PACK_IS_ROW] = LABELS("No.", "No.", "番号"),
		[PACK_IS_NUMBER] = LABELS("Nomor kasus", "Case", "登録番号"),
		[PACK_IS_CODE] = LABELS("Kode baris (jangan diubah)",
			"Code of the row", "照合番号（変更不可）"),
	};
	const char *ja = heads[is].text[LANG_JA], *id = heads[is].text[LANG_ID];

	*c = (struct pack_column){ .is = is,
		.ja = arena_strndup(arena, ja, strlen(ja)),
		.id = arena_strndup(arena, id, strlen(id)) };
}

static void
add_fields(struct pack_column *c, enum pack_column_is is,
	const struct fdef *const *fields, size_t n, struct arena *arena)
{
	const bool answer = is == PACK_IS_ANSWER;

	for (size_t i = 0; i < n; i++)
		c[i] = (struct pack_column){ is, fields[i],
			head_of(fields[i], LANG_JA, answer, arena),
			head_of(fields[i], LANG_ID, answer, arena) };
}

/* What the partner ranks by, and what he tells of an activity. */
#define DEEDS 3
static const uint16_t deed_fields[DEEDS] = { F_DATE, F_AMOUNT, F_TEXT };

static char *
kept(struct arena *arena, char *text)
{
	char *copy = arena_strndup(arena, text, strlen(text));

	free(text);
	return copy;
}

static void
add_rank(struct pack_column *c, struct arena *arena)
{
	*c = (struct pack_column){ .is = PACK_IS_RANK,
		.ja = kept(arena, xstrdup("順位（1から、不採用は×）")),
		.id = kept(arena, xstrdup("Peringkat (mulai 1, x: ditolak)")) };
}

/* "欠勤：数量（days）" */
static char *
deed_head(const struct activity *a, const struct fdef *f, enum lang lang,
	struct arena *arena)
{
	const char *name = label_in(&a->label, lang, a->name),
		   *label = label_in(&f->label, lang, f->name);

	if (f->id != F_AMOUNT)
		return kept(
			arena, xasprintf(lang == LANG_JA ? "%s：%s" : "%s: %s",
				       name, label));
	return kept(arena,
		xasprintf(lang == LANG_JA ? "%s：%s（%s）" : "%s: %s (%s)",
			name, label, a->unit));
}

static void
add_deed(struct pack_column *c, const struct activity *a, struct arena *arena)
{
	for (size_t i = 0; i < DEEDS; i++) {
		const struct fdef *f =
			field_of(NULL, KIND_ACTIVITY, deed_fields[i]);

		c[i] = (struct pack_column){ PACK_IS_DEED, f,
			deed_head(a, f, LANG_JA, arena),
			deed_head(a, f, LANG_ID, arena) };
	}
}

struct pack_column *
pack_columns(const struct program *program, const struct pack *pack,
	struct arena *arena, size_t *n)
{
	const bool tells = program && pack->activity >= 0;
	struct pack_column *c, *at;

	*n = 3 + pack->n_fields + pack->n_answers + pack->ranks +
	     (tells ? DEEDS : 0);
	at = c = arena_array(arena, *n, sizeof(*c));
	add_fixed(at++, PACK_IS_ROW, arena);
	add_fixed(at++, PACK_IS_NUMBER, arena);
	add_fields(at, PACK_IS_FIELD, pack->fields, pack->n_fields, arena);
	at += pack->n_fields;
	add_fields(at, PACK_IS_ANSWER, pack->answers, pack->n_answers, arena);
	at += pack->n_answers;
	if (pack->ranks)
		add_rank(at++, arena);
	if (tells)
		add_deed(at, &program->activities[pack->activity], arena);
	add_fixed(&c[*n - 1], PACK_IS_CODE, arena);
	return c;
}

bool
pack_is_filled(const struct pack_column *c)
{
	return c->is == PACK_IS_ANSWER || c->is == PACK_IS_RANK ||
	       c->is == PACK_IS_DEED;
}

/* ---- cells ----------------------------------------------------------------- */

/* Dates and numbers as every machine reads them, words in Japanese. */
static void
put_value(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	const bool plain = f->type == TYPE_DATE || f->type == TYPE_NUMBER ||
			   f->type == TYPE_MONEY;

	if (v->kind == VALUE_UNKNOWN)
		return;
	if (f->type == TYPE_YESNO)
		buf_adds(out, v->number ? "○" : "×");
	else if (plain)
		field_write(office, txn, f, v, out);
	else
		field_print(office, txn, f, v, true, out);
}

static char *
cell_of(const struct pack_sheet *s, struct office *office, struct txn *txn,
	const struct pack_column *c, const struct hit *hit)
{
	const struct fdef *name = s->pack->fields[0];
	char number[NUMBER_TEXT], code[VERIFY_CODE];
	struct buf b = BUF_INIT;
	struct value v;
	char *text;

	if (c->is == PACK_IS_ROW) {
		buf_addf(&b, "%zu", s->n_rows + 1);
	} else if (c->is == PACK_IS_NUMBER) {
		buf_adds(&b, office_number(office, txn, hit->record, number));
	} else if (c->is == PACK_IS_RANK || c->is == PACK_IS_DEED) {
		buf_clear(&b); /* he fills it in */
	} else if (c->field) {
		v = pack_value(txn, c->field, hit->record, hit->person);
		put_value(office, txn, c->field, &v, &b);
	} else {
		v = pack_value(txn, name, hit->record, hit->person);
		put_value(office, txn, name, &v, &b);
		pack_code_format(office, s->code, (uint32_t)s->n_rows + 1,
			s->date, hit->record->id, buf_str(&b), code);
		buf_clear(&b);
		buf_adds(&b, code);
	}
	text = arena_strndup(s->arena, buf_str(&b), b.len);
	buf_release(&b);
	return text;
}

/* ---- rows ------------------------------------------------------------------ */

static const char *
keeps_out(const struct pack_sheet *s, struct txn *txn, const struct hit *hit)
{
	const char *why = pack_ask(s->number, hit->record, hit->person);

	if (!why &&
		pack_value(txn, s->pack->fields[0], hit->record, hit->person)
				.kind == VALUE_UNKNOWN)
		why = REFUSED_PACK_NAMELESS;
	return why;
}

static int
add_row(struct pack_sheet *s, struct office *office, struct txn *txn,
	const struct hit *hit, struct err *err)
{
	const size_t at = s->n_rows * s->n_columns;

	if (s->n_rows == PACK_ROWS)
		return err_set(err, MG_EUSAGE,
			_("a pack has at most %d rows; divide it by its "
			  "filter"),
			PACK_ROWS);
	if (at + s->n_columns > s->cap) {
		s->cap = 2 * (at + s->n_columns);
		s->cells = xrealloc(s->cells, s->cap, sizeof(*s->cells));
	}
	for (size_t i = 0; i < s->n_columns; i++)
		s->cells[at + i] = cell_of(s, office, txn, &s->columns[i], hit);
	s->n_rows++;
	ids_add(&s->cases, hit->record->id);
	ids_add(&s->persons, hit->person->id);
	return 0;
}

struct sheet_filling {
	struct pack_sheet *sheet;
	struct office *office;
};

static int
take_hit(void *ctx, const struct hit *hit, struct err *err)
{
	const struct sheet_filling *f = ctx;
	struct pack_sheet *s = f->sheet;
	struct office *office = f->office;
	struct txn *txn;
	const char *why;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	why = keeps_out(s, txn, hit);
	if (!why) {
		rc = add_row(s, office, txn, hit, err);
	} else if (strcmp(why, REFUSED_PACK_PROGRAM) != 0) {
		VEC_GROW(s->left, s->n_left, s->cap_left);
		s->left[s->n_left++] =
			(struct pack_left){ hit->record->id, why };
	} /* nobody asked for those of other programs */
	office_look_end(txn);
	return rc;
}

/* ---- the pack -------------------------------------------------------------- */

static int
no_pack(const struct program *p, const char *name, struct err *err)
{
	struct buf names = BUF_INIT;

	for (size_t i = 0; i < p->n_packs; i++)
		buf_addf(&names, "%s%s", i ? ", " : "", p->packs[i].name);
	if (p->n_packs)
		err_set(err, MG_ENOENT,
			_("program '%s' has no pack '%s'; it has: %s"), p->name,
			name, buf_str(&names));
	else
		err_set(err, MG_ENOENT,
			_("program '%s' has no packs; its file names them "
			  "under 'packs'"),
			p->name);
	buf_release(&names);
	return err->code;
}

static int
find_pack(struct office *office, const struct pack_order *order,
	struct pack_sheet *s, struct err *err)
{
	struct txn *txn;
	int i, rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	s->program = office_program_named(office, txn, order->program);
	s->number = dict_number(txn, DICT_PROGRAM, 0, order->program);
	office_look_end(txn);
	if (!s->program || !access_program(&office->access, s->number))
		return err_set(err, MG_ENOENT,
			_("no program '%s'; 'magang program list' shows them"),
			order->program);
	i = program_pack(s->program, order->pack);
	if (i < 0)
		return no_pack(s->program, order->pack, err);
	s->pack = &s->program->packs[i];
	s->ranking = order->ranking;
	if (s->pack->ranks == (order->ranking != 0))
		return 0;
	return err_set(err, MG_EUSAGE,
		s->pack->ranks ? _("this pack asks for ranks; say into which "
				   "ranking they go: --ranking NUMBER")
			       : _("this pack asks for no ranks; leave "
				   "--ranking out"));
}

static int
begin(struct office *office, const struct pack_order *order,
	struct pack_sheet *s, struct err *err)
{
	int rc = access_need(
		&office->access, PERM_PUBLISH | PERM_EXPORT | PERM_REVEAL, err);

	if (!rc)
		rc = find_pack(office, order, s, err);
	if (!rc && !office_areas(office, err))
		rc = err->code;
	if (!rc)
		rc = office_head(office, &s->as_of, err);
	if (rc)
		return rc;
	s->date = office->today;
	pack_code_new(s->code);
	s->columns = pack_columns(s->program, s->pack, s->arena, &s->n_columns);
	return 0;
}

/* What a row says: who it is of is among it, by number. */
static void
digest_content(struct pack_sheet *s)
{
	uint8_t hash[HASH_SIZE];
	struct hash h;

	hash_init(&h);
	for (size_t c = 0; c < s->n_columns; c++)
		hash_add(&h, s->columns[c].ja, strlen(s->columns[c].ja) + 1);
	for (size_t i = 0; i < s->n_rows * s->n_columns; i++)
		if (s->columns[i % s->n_columns].is != PACK_IS_CODE)
			hash_add(&h, s->cells[i], strlen(s->cells[i]) + 1);
	hash_final(&h, hash);
	hex_format(s->content, hash, HASH_SIZE);
}

static size_t
column_of(const struct pack_sheet *s, enum pack_column_is is,
	const struct fdef *field)
{
	size_t c = 0;

	while (s->columns[c].is != is ||
		(field && s->columns[c].field != field))
		c++;
	return c;
}

void
pack_recode(struct office *office, struct pack_sheet *s, const char *code,
	int32_t date)
{
	const size_t codes = column_of(s, PACK_IS_CODE, NULL),
		     names = column_of(s, PACK_IS_FIELD, s->pack->fields[0]);
	char text[VERIFY_CODE];

	snprintf(s->code, sizeof(s->code), "%s", code);
	s->date = date;
	for (size_t i = 0; i < s->n_rows; i++) {
		char **row = &s->cells[i * s->n_columns];

		pack_code_format(office, s->code, (uint32_t)i + 1, s->date,
			s->cases.rows[i], row[names], text);
		row[codes] = arena_strndup(s->arena, text, strlen(text));
	}
}

int
pack_gather(struct office *office, const struct pack_order *order,
	struct pack_sheet *out, struct err *err)
{
	const enum lang lang = office->lang;
	int rc;

	*out = (struct pack_sheet){ .arena = arena_new() };
	rc = begin(office, order, out, err);
	if (rc)
		return rc;
	office->lang = LANG_JA;
	rc = source_each(office, KIND_CASE, order->filter, take_hit,
		&(struct sheet_filling){ out, office }, err);
	office->lang = lang;
	ids_sort(&out->persons);
	if (!rc)
		digest_content(out);
	if (!rc && !out->n_rows && out->n_left)
		rc = err_set(err, MG_ENOENT,
			_("nobody goes; of %zu the first: %s"), out->n_left,
			refusal_text(MG_ENOTALLOWED, out->left[0].why));
	else if (!rc && !out->n_rows)
		rc = err_set(err, MG_ENOENT,
			_("the filter finds no case of this program"));
	return rc;
}

void
pack_sheet_release(struct pack_sheet *s)
{
	arena_free(s->arena);
	free(s->cells);
	free(s->left);
	free(s->old);
	ids_release(&s->cases);
	ids_release(&s->persons);
	*s = (struct pack_sheet){ 0 };
}
