/* SPDX-License-Identifier: MIT */
/* Which rows a form has, in which order, on which page. */
#include "magang/tui/form/entry_rows.h"

#include "magang/tui/form/entry.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/mem.h"
#include "magang/view/codes.h"
#include "magang/view/record_choices.h"
#include "magang/field/type.h"
#include "magang/program/form_sheet.h"

struct entry_row *
entry_row_of(const struct entry_form *e, uint16_t field)
{
	for (size_t i = 0; i < e->n; i++)
		if (e->rows[i].f->id == field)
			return &e->rows[i];
	return NULL;
}

void
entry_set(struct entry_row *row, const char *text, enum entry_mark mark)
{
	free(row->first);
	row->first = NULL;
	row->edit.rules.masked = false;
	edit_set(&row->edit, text, true);
	row->mark = *text ? mark : MARK_TYPED;
	row->declined = row->refused = row->again = false;
	row->level = LEVEL_NONE;
	row->note[0] = row->shown[0] = '\0';
}

#define PAGE_ROWS 16 /* sections are put together up to this */

/* ---- rows --------------------------------------------------------------- */

struct entry_row *
entry_add(struct entry_form *e, enum kind kind, const struct fdef *f)
{
	const struct field_type *type = type_of(f);
	struct edit_rules rules = { .filter = type->chars, .max = type->most };
	struct entry_row *row;

	/* bounds of others are values, not characters */
	if (type->takes & (TAKES_LENGTH | TAKES_DIGITS) && f->max > 0)
		rules.max = (size_t)f->max;
	if (f->flags & FDEF_PAIR)
		rules = (struct edit_rules){ .filter = CHARS_ANY,
			.max = 2 * (size_t)f->max + 6 };
	VEC_GROW(e->rows, e->n, e->cap);
	row = &e->rows[e->n++];
	memset(row, 0, sizeof(*row));
	row->f = f;
	row->kind = kind;
	row->required = f->required && !*f->required;
	edit_init(&row->edit, &rules);
	return row;
}

/* ---- the order ---------------------------------------------------------- */

static const char *
section_of(const struct fdef *f)
{
	return f->section ? f->section : "";
}

/* Within a section: the NIK first, because it tells the rest; places from the
 * large one to the small one. */
static bool
goes_before(const struct fdef *a, const struct fdef *b)
{
	if (strcmp(section_of(a), section_of(b)) != 0)
		return false;
	if (a->id == F_NIK)
		return true;
	return a->type == TYPE_AREA && b->type == TYPE_AREA && a->min < b->min;
}

/* Puts the last row where it belongs among those of its kind. */
static void
place_last(struct entry_form *e)
{
	struct entry_row row = e->rows[e->n - 1];
	size_t i = e->n - 1;

	while (i > 0 && e->rows[i - 1].kind == row.kind &&
		goes_before(row.f, e->rows[i - 1].f)) {
		e->rows[i] = e->rows[i - 1];
		i--;
	}
	e->rows[i] = row;
}

/* Program's own rows say of core fields at which stage they are needed. */
static const struct fdef *
core_of(const struct program *p, const struct fdef *f)
{
	for (size_t i = 0; p && i < p->n_core; i++)
		if (p->core[i].id == f->id)
			return &p->core[i];
	return f;
}

/* Who assesses a case is said where it is assessed. */
static bool
has_assessors(const struct entry_form *e, const struct fdef *f)
{
	return f->id != F_ASSESSORS ||
	       (e->program && e->program->n_assessments);
}

/* A new task is not done yet; health is for those who may see it. */
static bool
is_asked(const struct entry_form *e, const struct fdef *f)
{
	if (!access_reads(&e->office->access, f))
		return false;
	return !(f->flags & FDEF_HIDDEN) && has_assessors(e, f) &&
	       !(f->flags & FDEF_FIXED && e->record) &&
	       (e->record || f->id != F_DONE);
}

/* What points to records offers them. */
static const struct fdef *
with_records(struct entry_form *e, const struct fdef *f)
{
	struct fdef *out;
	size_t n;

	if (type_of(f)->list != LIST_RECORDS)
		return f;
	out = arena_array(e->arena, 1, sizeof(*out));
	*out = *f;
	n = record_choices(e->office, f, e->program, e->arena, &out->choices);
	out->n_choices = n;
	return out;
}

static struct entry_row *
add_row(struct entry_form *e, enum kind kind, const struct fdef *f)
{
	struct entry_row *row;

	if (!is_asked(e, f))
		return NULL;
	row = entry_add(e, kind, with_records(e, core_of(e->program, f)));
	row->required = f->required && !*f->required;
	row->stage = e->program && form_sheet_at_start(e->program, row->f);
	return row;
}

static void
add_field(struct entry_form *e, enum kind kind, const struct fdef *f)
{
	if (add_row(e, kind, f))
		place_last(e);
}

/* A new case: what its first stage asks for; an existing one: everything. */
static void
add_program(struct entry_form *e, const struct program *p)
{
	for (size_t i = 0; i < p->n_fields; i++)
		if (e->record || form_sheet_at_start(p, &p->fields[i]))
			add_field(e, KIND_CASE, &p->fields[i]);
}

/* The checklist: a paper is there since a day. */
static void
add_documents(struct entry_form *e, const struct program *p)
{
	for (size_t i = 0; i < p->n_documents; i++)
		add_field(e, KIND_CASE, &p->documents[i].date);
}

/* A name that is one of these. */
static const struct fdef *
named_choice(
	struct entry_form *e, const struct fdef *f, struct choice *c, size_t n)
{
	struct fdef *out = arena_array(e->arena, 1, sizeof(*out));

	*out = *f;
	out->type = TYPE_CHOICE;
	out->min = out->max = 0;
	out->choices = c;
	out->n_choices = n;
	return out;
}

/* What can be done about a record is a choice: what everybody may note, what
 * its program counts, the sizes of an organisation. */
static const struct fdef *
activity_choice(struct entry_form *e, const struct fdef *f)
{
	struct activity_kind rows[ACTIVITIES_MAX];
	struct choice *c = arena_array(e->arena, ACTIVITIES_MAX, sizeof(*c));
	size_t n = activities_of(e->office, e->about_kind, e->program, rows);

	for (size_t i = 0; i < n; i++)
		c[i] = (struct choice){ rows[i].name, *rows[i].label };
	return named_choice(e, f, c, n);
}

/* What the programs say that can become of somebody. */
static const struct fdef *
outcome_choice(struct entry_form *e, const struct fdef *f)
{
	struct choice *c = arena_array(e->arena, OUTCOMES_MAX, sizeof(*c));

	return named_choice(e, f, c, outcomes_of(e->office, e->program, c));
}

static void
add_kind(struct entry_form *e, const struct kind_info *k)
{
	for (size_t i = 0; i < k->n_fields; i++) {
		const struct fdef *f = &k->fields[i];

		if (f->id == F_ACTIVITY)
			f = activity_choice(e, f);
		else if (f->id == F_OUTCOME_WHAT)
			f = outcome_choice(e, f);
		add_field(e, k->kind, f);
	}
}

/* Rows of the section that begins at `i`. */
static size_t
section_rows(const struct entry_form *e, size_t i)
{
	size_t n = 1;

	while (i + n < e->n && e->rows[i + n].kind == e->rows[i].kind &&
		strcmp(section_of(e->rows[i].f),
			section_of(e->rows[i + n].f)) == 0)
		n++;
	return n;
}

/* Whole sections fill a page; a case begins on a page of its own. */
static void
paginate(struct entry_form *e)
{
	size_t on_page = 0;

	e->n_pages = e->n ? 1 : 0;
	for (size_t i = 0, n; i < e->n; i += n) {
		n = section_rows(e, i);
		if (on_page &&
			(on_page + n > PAGE_ROWS ||
				e->rows[i].kind != e->rows[i - 1].kind)) {
			e->n_pages++;
			on_page = 0;
		}
		for (size_t k = 0; k < n; k++)
			e->rows[i + k].page = e->n_pages - 1;
		on_page += n;
	}
}

/* Whoever comes for a program: its sheet, and what it does not ask on a page
 * behind it. */
static void
add_sheet(struct entry_form *e, const struct kind_info *person)
{
	struct form_sheet *s = xmalloc(sizeof(*s));

	form_sheet(s, e->program, person->fields, person->n_fields);
	e->n_pages = 1;
	for (size_t i = 0; i < s->n; i++) {
		const enum form_part part = s->rows[i].part;
		struct entry_row *row =
			add_row(e, part == FORM_CASE ? KIND_CASE : KIND_PERSON,
				s->rows[i].f);

		if (!row)
			continue;
		row->rest = part == FORM_REST;
		if (row->rest && e->n > 1)
			e->n_pages = 2;
		row->page = e->n_pages - 1;
	}
	free(s);
}

void
entry_rows(struct entry_form *e)
{
	const struct kind_info *k = kind_info(e->kind);

	if (!k)
		return;
	e->sheet = e->kind == KIND_PERSON && e->program && !e->record;
	if (e->sheet) {
		add_sheet(e, k);
		return;
	}
	add_kind(e, k);
	if (e->program && (e->kind == KIND_PERSON || e->kind == KIND_CASE))
		add_program(e, e->program);
	if (e->program && e->kind == KIND_CASE && e->record)
		add_documents(e, e->program);
	paginate(e);
}
