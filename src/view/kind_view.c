/* SPDX-License-Identifier: MIT */
#include "magang/view/kind_view.h"

#include <string.h>

#include "magang/base/buf.h"

static const struct kind_view *const views[KIND_COUNT] = {
#define VIEW_PLACE(word, row) [KIND_##word] = &view_##row,
	KINDS(VIEW_PLACE)
#undef VIEW_PLACE
};

const struct kind_view *
kind_view(enum kind kind)
{
	return views[kind];
}

const struct worked *
kind_worked(enum kind kind, const char *name)
{
	for (size_t i = 0; i < views[kind]->n_worked; i++)
		if (strcmp(views[kind]->worked[i].name, name) == 0)
			return &views[kind]->worked[i];
	return NULL;
}

char *
part_filter(const struct kind_part *part, const char *number)
{
	struct buf b = BUF_INIT;

	for (const char *p = part->filter; *p; p++) {
		if (p[0] == '%' && p[1] == 's') {
			buf_adds(&b, number);
			p++;
		} else {
			buf_addc(&b, *p);
		}
	}
	return buf_detach(&b);
}

/* Is it the number of another record, for which words are worked out? */
static bool
field_is_link(enum kind kind, const struct fdef *f)
{
	return f->type == TYPE_REF && f->id < F_PROGRAM &&
	       (f->flags & FDEF_HIDDEN || !f->to || kind_worked(kind, f->name));
}

/* It stands above the fields, as it is worked out. */
static bool
field_is_worked(enum kind kind, const struct fdef *f)
{
	const struct worked *w = kind_worked(kind, f->name);

	return w && w->on_page;
}

bool
field_on_page(enum kind kind, const struct fdef *f)
{
	return !(f->flags & FDEF_INNER) && f->id != F_SET_TEXT &&
	       !field_is_link(kind, f) && !field_is_worked(kind, f);
}
