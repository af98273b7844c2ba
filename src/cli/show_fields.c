/* SPDX-License-Identifier: MIT */
/* Every filled field of a record, by the sections of the paper form. */
#include "show_fields.h"

#include "show.h"

#include <string.h>

#include "command.h"
#include "magang/view/codes.h"
#include "magang/view/kind_view.h"

#include "magang/base/mem.h"

static void
show_field(struct show *s, const struct fdef *f)
{
	const struct value *v = record_get(&s->record, f->id);
	struct buf b = BUF_INIT;

	if (text_hides(s->office, f)) {
		text_value(&s->style, f, &(struct value){ 0 }, &b);
		page_item(&s->page, f->name, text_label(s->office, f),
			buf_str(&b), 0);
	} else if (v && v->kind != VALUE_UNKNOWN) {
		/* of a cause the words of its program */
		if ((f->id != F_DECISION_CAUSE && f->id != F_CAUSE) ||
			!code_words(&s->style, &s->record, f->id, v, &b))
			text_value(&s->style, f, v, &b);
		page_item(&s->page, f->name, text_label(s->office, f),
			buf_str(&b), text_value_flags(f));
	} else if (!(f->flags & FDEF_HIDDEN)) {
		page_item(&s->page, f->name, NULL, NULL, 0);
	}
	buf_release(&b);
}

static bool
same_section(const char *a, const char *b)
{
	return a && b && strcmp(a, b) == 0;
}

static bool
any_filled(const struct show *s, const struct fdef *rows, size_t n, size_t from)
{
	for (size_t i = from; i < n; i++) {
		if (!same_section(rows[i].section, rows[from].section))
			return false;
		if (record_has(&s->record, rows[i].id) ||
			text_hides(s->office, &rows[i]))
			return true;
	}
	return false;
}

static void
show_rows(struct show *s, const struct fdef *rows, size_t n)
{
	for (size_t i = 0; i < n; i++) {
		bool begins = rows[i].section &&
			      (i == 0 || !same_section(rows[i].section,
						 rows[i - 1].section));

		if (begins && any_filled(s, rows, n, i))
			page_heading(&s->page,
				section_label(s->program, rows[i].section,
					s->office->lang));
		if (field_on_page((enum kind)s->record.kind, &rows[i]))
			show_field(s, &rows[i]);
	}
}

/* What a record refers to, in words. */
static void
show_links(struct show *s)
{
	const struct kind_view *v = kind_view((enum kind)s->record.kind);
	struct row row = { &s->style, &s->record, &s->person };

	for (size_t i = 0; i < v->n_worked; i++) {
		const struct worked *w = &v->worked[i];
		struct buf b = BUF_INIT;

		if (w->on_page)
			page_item(&s->page, w->name, _(w->head),
				w->work(&row, &b) ? buf_str(&b) : NULL, 0);
		buf_release(&b);
	}
}

void
show_fields(struct show *s)
{
	const struct kind_info *k = kind_info(s->record.kind);

	show_links(s);
	page_open(&s->page, "fields");
	show_rows(s, k->fields, k->n_fields);
	if (s->program)
		show_rows(s, s->program->fields, s->program->n_fields);
	page_close(&s->page);
}
