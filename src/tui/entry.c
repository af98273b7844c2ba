/* SPDX-License-Identifier: MIT */
#include "entry.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/mem.h"

#define PAGE_ROWS 16 /* sections are put together up to this */

/* ---- rows --------------------------------------------------------------- */

/* What may be typed, and how much where the field has no bound of its own. */
static const struct {
	enum edit_filter filter;
	size_t max;
} typing[TYPE_COUNT] = {
	[TYPE_TEXT] = { EDIT_ANY, 200 },
	[TYPE_NOTE] = { EDIT_ANY, 1000 },
	[TYPE_NAME] = { EDIT_ANY, 60 },
	[TYPE_UPPER] = { EDIT_UPPER, 39 },
	[TYPE_KATAKANA] = { EDIT_ANY, 60 },
	[TYPE_NIK] = { EDIT_DIGITS, 16 },
	[TYPE_DIGITS] = { EDIT_DIGITS, 39 },
	[TYPE_PHONE] = { EDIT_PHONE, 24 },
	[TYPE_EMAIL] = { EDIT_ASCII, 254 },
	[TYPE_PASSPORT] = { EDIT_CODE, 12 },
	[TYPE_RESCARD] = { EDIT_CODE, 16 },
	[TYPE_DATE] = { EDIT_DATE, 24 },
	[TYPE_NUMBER] = { EDIT_NUMBER, 24 },
	[TYPE_MONEY] = { EDIT_ANY, 32 },
	[TYPE_YESNO] = { EDIT_ANY, 12 },
	[TYPE_CHOICE] = { EDIT_ANY, 60 },
	[TYPE_LEVEL] = { EDIT_ANY, 60 },
	[TYPE_CHOICES] = { EDIT_ANY, 200 },
	[TYPE_AREA] = { EDIT_ANY, 60 },
	[TYPE_REF] = { EDIT_CODE, 40 },
};

/* Bounds of these are characters; of others, values. */
static bool
is_bounded(const struct fdef *f)
{
	return f->type <= TYPE_KATAKANA || f->type == TYPE_EMAIL ||
	       f->type == TYPE_DIGITS;
}

struct entry_row *
entry_add(struct entry_form *e, enum kind kind, const struct fdef *f)
{
	struct edit_rules rules = { .filter = typing[f->type].filter,
		.max = typing[f->type].max };
	struct entry_row *row;

	if (is_bounded(f) && f->max > 0)
		rules.max = (size_t)f->max;
	VEC_GROW(e->rows, e->n, e->cap);
	row = &e->rows[e->n++];
	memset(row, 0, sizeof(*row));
	row->f = f;
	row->kind = kind;
	row->required = f->required && !*f->required;
	edit_init(&row->edit, &rules);
	return row;
}

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
	row->level = LEVEL_NONE;
	row->note[0] = row->shown[0] = '\0';
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

/* Puts the last row where it belongs. */
static void
place_last(struct entry_form *e, size_t first)
{
	struct entry_row row = e->rows[e->n - 1];
	size_t i = e->n - 1;

	while (i > first && goes_before(row.f, e->rows[i - 1].f)) {
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

static const char *
start_of(const struct program *p)
{
	for (size_t i = 0; p && i < p->n_stages; i++)
		if (p->stages[i].kind == STAGE_START)
			return p->stages[i].name;
	return "";
}

static void
add_fields(struct entry_form *e, enum kind kind, const struct fdef *f, size_t n)
{
	const char *start = start_of(e->program);
	struct entry_row *row;
	size_t first = e->n;

	for (size_t i = 0; i < n; i++) {
		if (f[i].flags & FDEF_HIDDEN)
			continue;
		row = entry_add(e, kind, core_of(e->program, &f[i]));
		row->required = f[i].required && !*f[i].required;
		row->stage = row->f->required && *start &&
			     strcmp(row->f->required, start) == 0;
		place_last(e, first);
	}
}

/* A new case: what its first stage asks for; an existing one: everything. */
static void
add_program(struct entry_form *e, const struct program *p)
{
	const char *start = start_of(p);

	if (e->kind == KIND_CASE) {
		add_fields(e, KIND_CASE, p->fields, p->n_fields);
		return;
	}
	for (size_t i = 0; i < p->n_fields; i++)
		if (p->fields[i].required &&
			strcmp(p->fields[i].required, start) == 0)
			add_fields(e, KIND_CASE, &p->fields[i], 1);
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

/* ---- life --------------------------------------------------------------- */

static void
begin(struct entry_form *e, struct office *office, enum kind kind)
{
	memset(e, 0, sizeof(*e));
	e->office = office;
	e->kind = kind;
	e->autoskip = true;
	draft_init(&e->draft, kind);
}

void
entry_init(struct entry_form *e, struct office *office, enum kind kind,
	const struct program *program)
{
	const struct kind_info *k = kind_info(kind);

	begin(e, office, kind);
	e->program = program;
	if (!k)
		return;
	add_fields(e, kind, k->fields, k->n_fields);
	if (program)
		add_program(e, program);
	paginate(e);
}

void
entry_release(struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++) {
		edit_release(&e->rows[i].edit);
		free(e->rows[i].first);
		free(e->rows[i].last);
		free(e->rows[i].old);
	}
	free(e->rows);
	matches_release(&e->matches);
	draft_release(&e->draft);
	memset(e, 0, sizeof(*e));
}

void
entry_next(struct entry_form *e)
{
	for (size_t i = 0; i < e->n; i++) {
		struct entry_row *row = &e->rows[i];
		bool repeat = row->last && (row->f->flags & FDEF_REPEAT);

		entry_set(row, repeat ? row->last : "", MARK_EQUAL);
		row->changed = false;
		entry_check(e, row);
	}
	e->at = 0;
	e->filled = entry_filled(e, SIZE_MAX);
	e->walking = e->listing = e->stale = false;
	e->n_like = 0;
	e->told = 0;
	e->doubts[0] = '\0';
	draft_clear(&e->draft);
	e->draft.form = 0;
}

/* ---- figures ------------------------------------------------------------ */

size_t
entry_page(const struct entry_form *e)
{
	if (e->n == 0)
		return 0;
	return e->rows[e->at < e->n ? e->at : e->n - 1].page;
}

size_t
entry_filled(const struct entry_form *e, size_t page)
{
	size_t n = 0;

	for (size_t i = 0; i < e->n; i++)
		if (page == SIZE_MAX || e->rows[i].page == page)
			n += !edit_empty(&e->rows[i].edit) || e->rows[i].first;
	return n;
}

size_t
entry_errors(const struct entry_form *e, size_t *which)
{
	size_t n = 0;

	*which = 0;
	for (size_t i = 0; i < e->n; i++) {
		n += e->rows[i].level == LEVEL_ERROR;
		if (i == e->at && e->rows[i].level == LEVEL_ERROR)
			*which = n;
	}
	return n;
}
