/* SPDX-License-Identifier: MIT */
#include "magang/view/page_fields.h"

#include <string.h>

#include "magang/program/program.h"
#include "magang/view/kind_view.h"

struct field_walk {
	const struct style *style;
	const struct record *r;
	const struct program *program;
	page_field_visit visit;
	void *ctx;
};

static const struct value *
value_told(const struct field_walk *w, const struct fdef *f)
{
	static const struct value hidden = { .kind = VALUE_UNKNOWN };
	const struct value *v = record_get(w->r, f->id);

	if (text_hides(w->style->office, f))
		return &hidden;
	return v && v->kind != VALUE_UNKNOWN ? v : NULL;
}

static bool
same_section(const struct fdef *a, const struct fdef *b)
{
	return a->section && b->section && strcmp(a->section, b->section) == 0;
}

static bool
any_told(const struct field_walk *w, const struct fdef *rows, size_t n)
{
	for (size_t i = 0; i < n && same_section(&rows[i], rows); i++)
		if (value_told(w, &rows[i]))
			return true;
	return false;
}

/* A section begins with the first field of it that is told. */
static void
walk_rows(const struct field_walk *w, const struct fdef *rows, size_t n)
{
	struct page_field field = { .section = NULL };

	for (size_t i = 0; i < n; i++) {
		if (rows[i].section &&
			(i == 0 || !same_section(&rows[i], &rows[i - 1]))) {
			field.section = section_label(w->program,
				rows[i].section, w->style->office->lang);
			field.any = any_told(w, &rows[i], n - i);
		}
		field.f = &rows[i];
		field.v = value_told(w, &rows[i]);
		if ((!field.v && rows[i].flags & FDEF_HIDDEN) ||
			!field_on_page((enum kind)w->r->kind, &rows[i]))
			continue;
		w->visit(w->ctx, &field);
		field.section = NULL;
	}
}

void
page_fields(const struct style *style, const struct record *r,
	const struct program *program, page_field_visit visit, void *ctx)
{
	const struct field_walk w = { style, r, program, visit, ctx };
	const struct kind_info *k = kind_info((enum kind)r->kind);

	walk_rows(&w, k->fields, k->n_fields);
	if (program)
		walk_rows(&w, program->fields, program->n_fields);
}
