/* SPDX-License-Identifier: MIT */
/* Values of the form: what is typed, what follows from it, what speaks against.
 */
#include "magang/tui/form/entry_check.h"

#include "magang/ops/record_doubts.h"
#include "magang/tui/form/entry.h"
#include "magang/tui/form/entry_rows.h"

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
#include "magang/linkage/brief.h"
#include "magang/office/value_parse.h"
#include "magang/office/value_print.h"
#include "magang/record/person_infer.h"
#include "magang/view/when.h"

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
	matches_find(out, e->office->book.areas, row->f, e->office->lang,
		parent, text);
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
	char text[DATE_TEXT];

	rewrite(row, cell_date(date, text));
}

/* A day that does not fit is shown as one, too. */
static void
resolve_date(struct entry_form *e, struct entry_row *row, struct arena *arena)
{
	const struct fdef any = { .name = row->f->name,
		.type = TYPE_DATE,
		.flags = row->f->flags & FDEF_BIRTH };
	const char *text = edit_text(&row->edit);
	struct err unread = ERR_INIT;
	struct value v;

	if (!field_parse_row(e->office, row->f, text, arena, &v, &unread) ||
		!field_parse_row(e->office, &any, text, arena, &v, &unread))
		show_date(row, (int32_t)v.number);
}

/* ---- one row ------------------------------------------------------------ */

static int
parse(struct entry_form *e, const struct entry_row *row, struct arena *arena,
	struct value *out, struct err *err)
{
	return field_parse_row(
		e->office, row->f, edit_text(&row->edit), arena, out, err);
}

static void
show_record(struct entry_form *e, struct entry_row *row)
{
	for (size_t i = 0; i < row->f->n_choices; i++) {
		const struct choice *c = &row->f->choices[i];

		if (strcmp(c->code, edit_text(&row->edit)) == 0)
			utf8_copy(row->shown, sizeof(row->shown),
				label_in(&c->label, e->office->lang, ""));
	}
}

/* What people see beside a code. */
static void
show(struct entry_form *e, struct entry_row *row, const struct value *v)
{
	struct buf b = BUF_INIT;

	row->shown[0] = '\0';
	if (!matches_has_list(row->f))
		return;
	if (row->f->type == TYPE_REF) {
		show_record(e, row);
		return;
	}
	field_print(e->office, NULL, row->f, v, true, &b);
	utf8_copy(row->shown, sizeof(row->shown), buf_str(&b));
	buf_release(&b);
}

/* As its record is written, however it was typed. */
static void
rewrite_ref(struct entry_form *e, struct entry_row *row, const struct value *v)
{
	struct err unread = ERR_INIT;
	struct buf b = BUF_INIT;
	struct txn *txn;

	if (office_look(e->office, &txn, &unread))
		return;
	field_write(e->office, txn, row->f, v, &b);
	office_look_end(txn);
	rewrite(row, buf_str(&b));
	buf_release(&b);
}

static bool
resolve(struct entry_form *e, struct entry_row *row, struct arena *arena)
{
	struct err unread = ERR_INIT;
	struct value v;

	if (row->f->type == TYPE_AREA)
		return resolve_area(e, row);
	if (row->f->type == TYPE_DATE)
		resolve_date(e, row, arena);
	else if (matches_has_list(row->f) && parse(e, row, arena, &v, &unread))
		resolve_choice(e, row);
	else if (matches_has_list(row->f) && v.kind == VALUE_TEXT)
		rewrite(row, v.text);
	else if (matches_has_list(row->f) && row->f->type == TYPE_REF)
		rewrite_ref(e, row, &v);
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
	if (row->refused)
		entry_say(row, LEVEL_ERROR,
			edit_empty(&row->edit)
				? _("a key was refused here; type it anew, or "
				    "^K leaves it empty")
				: _("a key was refused here; type it anew"));
	if (row->refused || edit_empty(&row->edit) || row->first)
		return !row->refused;
	arena = arena_new();
	good = resolve(e, row, arena);
	if (good && parse(e, row, arena, &v, &err)) {
		entry_say(row, LEVEL_ERROR, "%s", err.text);
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
	if (row && e->like[0].outside)
		entry_say(row, LEVEL_ERROR, "%s", e->brief);
	else if (row)
		entry_say(row, LEVEL_ERROR,
			e->like[0].stranger
				? _("belongs to %s, of another name and birth "
				    "date")
				: _("registered already: %s"),
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

static const char *
reason_text(const struct person_row *what)
{
	if (what->sure == INFER_PROPOSAL)
		return _("(suggested)");
	switch (what->reason) {
	case INFER_FROM_NAME:
		return _("(from the name)");
	case INFER_FROM_NIK:
		return _("(from NIK)");
	case INFER_FROM_VILLAGE:
		return _("(from the village)");
	case INFER_FROM_DISTRICT:
		return _("(from the district)");
	case INFER_FROM_RT:
		return _("(from the RT)");
	case INFER_FROM_HOME:
		return _("(your area)");
	}
	return "";
}

/* What is only repeated gives way to what must be so; a repeated regency is
 * nearer than that of the NIK. */
static bool
equal_stays(const struct entry_form *e, const struct entry_row *row,
	const struct person_row *what)
{
	const struct entry_row *regency = entry_row_of(e, F_REGENCY);

	if (row->f->type != TYPE_AREA)
		return row->mark == MARK_EQUAL;
	if (what->reason == INFER_FROM_NIK)
		return regency && regency->mark == MARK_EQUAL;
	if (e->sheet && what->sure == INFER_MUST)
		return false; /* nobody stops there to accept it */
	return row->mark == MARK_EQUAL &&
	       code_of(row) == (uint64_t)what->value.number;
}

/* What was typed stays, but for what meant no place at all. */
static bool
stays(const struct entry_form *e, const struct entry_row *row,
	const struct person_row *what)
{
	if (row->declined || equal_stays(e, row, what))
		return true;
	if (edit_empty(&row->edit) || row->mark == MARK_COMPUTED ||
		row->mark == MARK_EQUAL)
		return false;
	return row->f->type != TYPE_AREA || row->level != LEVEL_ERROR;
}

static void
compute(struct entry_form *e, const struct person_row *what)
{
	struct entry_row *row = entry_row_of(e, what->field);
	struct buf b = BUF_INIT;

	if (!row || stays(e, row, what))
		return;
	field_write(e->office, NULL, row->f, &what->value, &b);
	entry_set(row, buf_str(&b), MARK_COMPUTED);
	entry_check(e, row);
	entry_say(row, LEVEL_HINT, "%s", reason_text(what));
	buf_release(&b);
}

/* What no longer follows from anything goes. */
static void
drop_computed(struct entry_form *e, const struct person_row *rows, size_t n)
{
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		size_t k = 0;

		while (k < n && rows[k].field != row->f->id)
			k++;
		if (k == n && row->kind == KIND_PERSON &&
			row->mark == MARK_COMPUTED)
			entry_set(row, "", MARK_TYPED);
	}
}

static struct said_fields
declined(const struct entry_form *e, struct arena *arena)
{
	uint16_t *ids = arena_array(arena, e->n + 1, sizeof(*ids));
	struct said_fields out = { ids, 0 };

	for (size_t i = 0; i < e->n; i++)
		if (e->rows[i].declined)
			ids[out.n++] = e->rows[i].f->id;
	return out;
}

/* The record as it would be; texts in `arena`. */
static void
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

void
entry_derive(struct entry_form *e, const struct entry_row *row)
{
	struct person_row rows[INFER_FIELDS];
	struct infer_place place;
	struct said_fields empty;
	struct arena *arena;
	struct record *r;
	size_t n;

	if (row->kind != KIND_PERSON || e->record ||
		!person_infer_asks(row->f->id))
		return;
	arena = arena_new();
	r = xmalloc(sizeof(*r));
	entry_record(e, KIND_PERSON, arena, r);
	empty = declined(e, arena);
	office_infer_place(e->office, &place);
	n = person_infer(&place, r, &empty, arena, rows);
	drop_computed(e, rows, n);
	for (size_t i = 0; i < n; i++)
		compute(e, &rows[i]);
	free(r);
	arena_free(arena);
}

/* ---- the record --------------------------------------------------------- */

/* Whoever is outside is one sentence, and no row of a list. */
static void
drop_outside(struct entry_form *e)
{
	size_t n = e->n_like > 0;

	while (n < e->n_like && !e->like[0].outside && !e->like[n].outside)
		n++;
	e->n_like = n;
}

static void
look(struct entry_form *e)
{
	struct record *r = xmalloc(sizeof(*r));
	struct arena *arena = arena_new();
	struct err unread = ERR_INIT;
	struct buf doubts = BUF_INIT, brief = BUF_INIT;
	struct notes notes = { .n = 0 };
	struct txn *txn;

	entry_record(e, e->kind, arena, r);
	e->n_like = 0;
	if (office_look(e->office, &txn, &unread) == 0) {
		if (!e->record && e->kind == KIND_PERSON)
			e->n_like = duplicates_of(
				e->office, txn, r, e->like, ENTRY_LIKE);
		drop_outside(e);
		if (e->n_like &&
			!person_brief(e->office, txn, e->like[0].id, &brief))
			e->n_like = 0;
		record_doubts(e->office, txn, r, &notes);
		office_look_end(txn);
	}
	for (size_t i = 0; i < notes.n; i++)
		buf_addf(&doubts, "%s\n", notes.text[i]);
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
		(int)link_band(e->like[e->n_like - 1].likeness) <
			e->office->book.site.similar_line)
		e->n_like--;
}

void
entry_settle(struct entry_form *e)
{
	const struct entry_row *row = e->at < e->n ? &e->rows[e->at] : NULL;

	if (e->stale &&
		(e->kind == KIND_PERSON || kind_info(e->kind)->same[0])) {
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
