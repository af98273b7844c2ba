/* SPDX-License-Identifier: MIT */
/* Values of the form: what is typed, what follows from it, what speaks against.
 */
#include "magang/tui/form/entry.h"

#include <stdarg.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/identity/identity.h"
#include "magang/identity/katakana.h"

void
entry_say(struct entry_row *row, enum entry_level level, const char *fmt, ...)
{
	struct buf b = BUF_INIT;
	va_list ap;

	row->level = level;
	va_start(ap, fmt);
	buf_vaddf(&b, fmt, ap);
	va_end(ap);
	utf8_copy(row->note, sizeof(row->note), buf_str(&b));
	buf_release(&b);
}

bool
entry_counts(const struct entry_row *row)
{
	return !edit_empty(&row->edit) && !row->first &&
	       row->mark != MARK_EQUAL && row->mark != MARK_COMPUTED;
}

/* ---- places ------------------------------------------------------------- */

/* The nearest area above this row and below `level` that is known, grey or
 * not. */
static const struct entry_row *
parent_row(
	const struct entry_form *e, const struct entry_row *row, int64_t level)
{
	const struct entry_row *best = NULL;

	for (size_t i = 0; i < e->n; i++) {
		const struct entry_row *r = &e->rows[i];

		if (r->f->type == TYPE_AREA && r->kind == row->kind &&
			r->f->min < level &&
			area_code_parse(edit_text(&r->edit)) &&
			(!best || r->f->min > best->f->min))
			best = r;
	}
	return best;
}

static uint64_t
code_of(const struct entry_row *row)
{
	return area_code_parse(edit_text(&row->edit));
}

static uint64_t
parent_of(const struct entry_form *e, const struct entry_row *row)
{
	const struct entry_row *r = parent_row(e, row, row->f->min);

	if (r)
		return code_of(r);
	return e->office->access.n_areas == 1 ? e->office->access.areas[0] : 0;
}

static void
find(struct entry_form *e, const struct entry_row *row, uint64_t parent,
	const char *text, struct matches *out)
{
	matches_find(
		out, e->office->areas, row->f, e->office->lang, parent, text);
}

/* Inside the place above it, which may be wrong where it is only grey; for an
 * officer of one area in that first, then anywhere. */
static void
find_place(struct entry_form *e, const struct entry_row *row, const char *text,
	struct matches *out)
{
	const struct entry_row *above = parent_row(e, row, row->f->min);

	bool whole = !*text && row->f->min == AREA_REGENCY;

	find(e, row, whole ? 0 : parent_of(e, row), text, out);
	while (out->all == 0 && above && !entry_counts(above)) {
		above = parent_row(e, row, above->f->min);
		find(e, row, above ? code_of(above) : 0, text, out);
	}
	if (out->all == 0 && !above)
		find(e, row, 0, text, out);
}

/* Replaces the text, not what is known about it. */
static void
rewrite(struct entry_row *row, const char *text)
{
	if (strcmp(edit_text(&row->edit), text) != 0)
		edit_set(&row->edit, text, true);
}

/* Not here, but perhaps in another district of the regency. */
static void
say_elsewhere(struct entry_form *e, struct entry_row *row)
{
	uint64_t here = parent_of(e, row);
	struct matches m = { 0 };

	if (area_level(here) == AREA_DISTRICT)
		find(e, row, area_parent(here, AREA_REGENCY),
			edit_text(&row->edit), &m);
	if (m.all)
		entry_say(row, LEVEL_ERROR, _("not in that district: %s"),
			m.v[0].label);
	else
		entry_say(row, LEVEL_ERROR, _("there is no such place here"));
	matches_release(&m);
}

static bool
resolve_area(struct entry_form *e, struct entry_row *row)
{
	struct matches m = { 0 };
	const struct match *one;

	find_place(e, row, edit_text(&row->edit), &m);
	one = matches_single(&m);
	if (one)
		rewrite(row, one->code);
	else if (m.all == 0)
		say_elsewhere(e, row);
	else
		entry_say(row, LEVEL_ERROR,
			_("%zu places: type more of it, or ?"), m.all);
	matches_release(&m);
	return row->level != LEVEL_ERROR;
}

/* A number or the first letters of a choice, where its words do not do. */
static void
resolve_choice(struct entry_form *e, struct entry_row *row)
{
	struct matches m = { 0 };
	const struct match *one;

	find(e, row, 0, edit_text(&row->edit), &m);
	one = matches_single(&m);
	if (one)
		rewrite(row, one->code);
	matches_release(&m);
}

/* ---- dates -------------------------------------------------------------- */

static void
show_date(struct entry_row *row, int32_t date)
{
	char text[32];
	int y, m, d;

	date_to_civil(date, &y, &m, &d);
	snprintf(text, sizeof(text), "%02d-%02d-%04d", d, m, y);
	rewrite(row, text);
}

static void
resolve_date(struct entry_form *e, struct entry_row *row)
{
	int32_t date;

	if (date_short(edit_text(&row->edit), e->office->today, &date) ||
		date_parse(edit_text(&row->edit), e->office->today, &date) ==
			DATE_OK)
		show_date(row, date);
}

/* ---- one row ------------------------------------------------------------ */

static int
parse(struct entry_form *e, const struct entry_row *row, struct arena *arena,
	struct value *out, struct err *err)
{
	return field_parse(
		e->office, row->f, edit_text(&row->edit), arena, out, err);
}

/* What people see beside a code. */
static void
show(struct entry_form *e, struct entry_row *row, const struct value *v)
{
	struct buf b = BUF_INIT;

	row->shown[0] = '\0';
	if (!matches_has_list(row->f))
		return;
	field_print(e->office, NULL, row->f, v, true, &b);
	utf8_copy(row->shown, sizeof(row->shown), buf_str(&b));
	buf_release(&b);
}

/* "phone '08': is no number" -> "is no number": the row says which. */
static const char *
rule_of(const char *text)
{
	const char *at = strstr(text, "': ");

	return at ? at + 3 : text;
}

static bool
resolve(struct entry_form *e, struct entry_row *row, struct arena *arena)
{
	struct err unread = ERR_INIT;
	struct value v;

	if (row->f->type == TYPE_AREA)
		return resolve_area(e, row);
	if (row->f->type == TYPE_DATE)
		resolve_date(e, row);
	else if (matches_has_list(row->f) && parse(e, row, arena, &v, &unread))
		resolve_choice(e, row);
	else if (matches_has_list(row->f) && v.kind == VALUE_TEXT)
		rewrite(row, v.text);
	return true;
}

bool
entry_check(struct entry_form *e, struct entry_row *row)
{
	struct arena *arena;
	struct err err = ERR_INIT;
	struct value v;
	bool good;

	if (row->level != LEVEL_HINT)
		entry_say(row, LEVEL_NONE, "%s", "");
	row->shown[0] = '\0';
	if (edit_empty(&row->edit) || row->first)
		return true;
	arena = arena_new();
	good = resolve(e, row, arena);
	if (good && parse(e, row, arena, &v, &err)) {
		entry_say(row, LEVEL_ERROR, "%s", rule_of(err.text));
		good = false;
	} else if (good) {
		show(e, row, &v);
	}
	arena_free(arena);
	return good;
}

/* ---- all of them -------------------------------------------------------- */

/* Something is to be said at saving that a single row does not know. */
static void
check_whole(const struct entry_form *e, struct entry_row *row)
{
	bool empty = edit_empty(&row->edit);

	if (row->theirs)
		entry_say(row, LEVEL_ERROR,
			e->other[0] ? _("another wrote: %s")
				    : _("registered as: %s"),
			row->theirs);
	else if (row->first || (!empty && row->mark == MARK_TYPED &&
				       (row->f->flags & FDEF_VERIFY)))
		entry_say(row, LEVEL_ERROR, _("type it a second time"));
	else if (!empty && row->mark == MARK_EQUAL)
		entry_say(row, LEVEL_ERROR,
			_("as the last one: Enter accepts, ^K clears"));
	else if (row->required && empty)
		entry_say(row, LEVEL_ERROR, _("is needed"));
}

static void
check_taken(struct entry_form *e)
{
	struct entry_row *row = entry_row_of(e, F_NIK);
	char number[NUMBER_TEXT];

	if (!e->n_like || !e->like[0].certain)
		return;
	if (!row || edit_empty(&row->edit))
		row = entry_row_of(e, F_PASSPORT_NO);
	if (row)
		entry_say(row, LEVEL_ERROR, _("registered already: %s"),
			number_format(number, "MG", e->like[0].id));
}

size_t
entry_check_all(struct entry_form *e)
{
	size_t errors = 0;

	for (size_t i = 0; i < e->n; i++)
		if (entry_check(e, &e->rows[i]))
			check_whole(e, &e->rows[i]);
	check_taken(e);
	for (size_t i = 0; i < e->n; i++)
		errors += e->rows[i].level == LEVEL_ERROR;
	return errors;
}

/* ---- what follows ------------------------------------------------------- */

static void
compute(struct entry_form *e, uint16_t field, const char *text, const char *why)
{
	struct entry_row *row = entry_row_of(e, field);

	/* what was typed stays, but for what meant no place at all */
	if (!row || (!edit_empty(&row->edit) && row->mark != MARK_COMPUTED &&
			    !(row->f->type == TYPE_AREA &&
				    row->level == LEVEL_ERROR)))
		return;
	entry_set(row, text, MARK_COMPUTED);
	entry_check(e, row);
	entry_say(row, LEVEL_HINT, "%s", why);
}

static void
compute_area(
	struct entry_form *e, uint16_t field, uint64_t code, const char *why)
{
	struct entry_row *row = entry_row_of(e, field);
	char text[AREA_CODE_TEXT];

	if (!e->office->areas || !area_find(e->office->areas, code, NULL))
		return;
	/* what is only repeated gives way to what must be so */
	if (row && row->mark == MARK_EQUAL && field != F_VILLAGE &&
		area_code_parse(edit_text(&row->edit)) != code)
		row->mark = MARK_COMPUTED;
	compute(e, field, area_code_format(text, code), why);
}

static void
from_nik(struct entry_form *e, const struct entry_row *row)
{
	const char *why = _("(from NIK)");
	const struct entry_row *place;
	struct nik nik;
	char date[32];
	int y, m, d;

	if (nik_parse(edit_text(&row->edit), DATE_NONE, e->office->today,
		    &nik) != NIK_OK)
		return;
	date_to_civil(nik.birth, &y, &m, &d);
	snprintf(date, sizeof(date), "%02d-%02d-%04d", d, m, y);
	compute(e, F_BIRTH_DATE, date, why);
	compute(e, F_SEX, nik.sex == 'P' ? "P" : "L", why);
	place = entry_row_of(e, F_REGENCY);
	if (!place || place->mark == MARK_EQUAL)
		return;
	compute_area(
		e, F_REGENCY, area_parent(nik.district, AREA_REGENCY), why);
	if (code_of(place) == area_parent(nik.district, AREA_REGENCY))
		compute_area(e, F_DISTRICT, nik.district, why);
}

static void
from_name(struct entry_form *e, const struct entry_row *row)
{
	const char *why = _("(suggested)");
	struct name_parts parts;
	struct buf b = BUF_INIT;

	name_split(edit_text(&row->edit), &parts);
	if (passport_suggest(parts.name, &b))
		compute(e, F_NAME_PASSPORT, b.data, why);
	buf_clear(&b);
	if (katakana_suggest(parts.name, &b))
		compute(e, F_NAME_KANA, b.data, why);
	buf_release(&b);
}

static void
from_village(struct entry_form *e, const struct entry_row *row)
{
	uint64_t code = area_code_parse(edit_text(&row->edit));
	const char *why = _("(from the village)");

	if (!code)
		return;
	compute_area(e, F_DISTRICT, area_parent(code, AREA_DISTRICT), why);
	compute_area(e, F_REGENCY, area_parent(code, AREA_REGENCY), why);
}

static void
from_district(struct entry_form *e, const struct entry_row *row)
{
	uint64_t code = area_code_parse(edit_text(&row->edit));

	if (code)
		compute_area(e, F_REGENCY, area_parent(code, AREA_REGENCY),
			_("(from the district)"));
}

static const struct {
	uint16_t field;
	void (*run)(struct entry_form *e, const struct entry_row *row);
} follows[] = {
	{ F_NIK, from_nik },
	{ F_NAME, from_name },
	{ F_VILLAGE, from_village },
	{ F_DISTRICT, from_district },
};

void
entry_derive(struct entry_form *e, const struct entry_row *row)
{
	if (row->kind != KIND_PERSON || edit_empty(&row->edit) || e->record)
		return;
	for (size_t i = 0; i < ARRAY_SIZE(follows); i++)
		if (follows[i].field == row->f->id)
			follows[i].run(e, row);
}

/* ---- the record --------------------------------------------------------- */

void
entry_record(struct entry_form *e, enum kind kind, struct arena *arena,
	struct record *out)
{
	struct err unread = ERR_INIT;
	struct value v;

	record_init(out, kind, e->record);
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];

		if (row->kind == kind && entry_counts(row) &&
			!parse(e, row, arena, &v, &unread))
			record_set(out, row->f->id, &v);
	}
}

static void
look(struct entry_form *e)
{
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	struct err unread = ERR_INIT;
	struct buf doubts = BUF_INIT, brief = BUF_INIT;
	struct txn *txn;

	entry_record(e, KIND_PERSON, arena, r);
	e->n_like = 0;
	if (office_look(e->office, &txn, &unread) == 0) {
		if (!e->record)
			e->n_like = duplicates_of(
				e->office, txn, r, e->like, ENTRY_LIKE);
		if (e->n_like)
			person_brief(e->office, txn, e->like[0].id, &brief);
		person_doubts(e->office, txn, r, &doubts);
		office_look_end(txn);
	}
	if (strncmp(e->doubts, buf_str(&doubts), sizeof(e->doubts) - 1) != 0)
		e->told_doubts = false;
	utf8_copy(e->doubts, sizeof(e->doubts), buf_str(&doubts));
	utf8_copy(e->brief, sizeof(e->brief), buf_str(&brief));
	buf_release(&brief);
	buf_release(&doubts);
	arena_free(arena);
	free(r);
}

/* Those below the line are nobody to be stopped for. */
static void
drop_unlike(struct entry_form *e)
{
	while (e->n_like && !e->like[e->n_like - 1].certain &&
		e->like[e->n_like - 1].score < e->office->site.similar_line)
		e->n_like--;
}

void
entry_settle(struct entry_form *e)
{
	const struct entry_row *row = e->at < e->n ? &e->rows[e->at] : NULL;

	if (e->stale && e->kind == KIND_PERSON) {
		look(e);
		drop_unlike(e);
		check_taken(e);
	}
	e->stale = false;
	e->matches.n = e->matches.all = 0;
	if (!row || !matches_has_list(row->f))
		return;
	if (e->listing || (!edit_empty(&row->edit) && !row->edit.fresh))
		find_place(e, row,
			e->listing && row->edit.fresh ? ""
						      : edit_text(&row->edit),
			&e->matches);
	if (e->chosen >= e->matches.n)
		e->chosen = e->matches.n ? e->matches.n - 1 : 0;
}
