/* SPDX-License-Identifier: MIT */
/* The fields of a record as a page tells them, by the sections of its form. */
#ifndef MAGANG_VIEW_PAGE_FIELDS_H
#define MAGANG_VIEW_PAGE_FIELDS_H

#include "magang/view/text.h"

/* One of them. */
struct page_field {
	const struct fdef *f;
	/* NULL: not filled. Unknown: not for this reader, filled or not. */
	const struct value *v;
	const char *section; /* label of the one that begins here, or NULL */
	bool any;            /* has that one something in it? */
};
typedef void (*page_field_visit)(void *ctx, const struct page_field *field);

/* Those of the kind, then those of `program` (NULL: none). What follows from
 * other acts is left out where it is not filled. */
void page_fields(const struct style *style, const struct record *r,
	const struct program *program, page_field_visit visit, void *ctx);

#endif
