/* SPDX-License-Identifier: MIT */
/* Every filled field of a record, by the sections of the paper form. */
#include "show_fields.h"

#include "show.h"

#include "command.h"
#include "magang/view/codes.h"
#include "magang/view/kind_view.h"
#include "magang/view/page_fields.h"

#include "magang/base/mem.h"

static void
show_field(void *ctx, const struct page_field *field)
{
	struct show *s = ctx;
	const struct fdef *f = field->f;
	const struct value *v = field->v;
	const char *label = text_label(s->office, f);
	struct buf b = BUF_INIT;

	if (field->section && field->any)
		page_heading(&s->page, field->section);
	if (!v) {
		page_item(&s->page, f->name, NULL, NULL, 0);
		return;
	}
	/* of a cause the words of its program */
	if (!code_closed(&s->style, &s->record, f->id, v, &b) &&
		((f->id != F_DECISION_CAUSE && f->id != F_CAUSE) ||
			!code_words(&s->style, &s->record, f->id, v, &b)))
		text_value(&s->style, f, v, &b);
	page_item(&s->page, f->name, label, buf_str(&b),
		v->kind == VALUE_UNKNOWN ? 0 : text_value_flags(f));
	buf_release(&b);
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
	show_links(s);
	page_open(&s->page, "fields");
	page_fields(&s->style, &s->record, s->program, show_field, s);
	page_close(&s->page);
}
