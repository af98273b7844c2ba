/* SPDX-License-Identifier: MIT */
/* What hangs on a record: cases, possible duplicates, tasks, what was done. */
#include "show_lists.h"

#include "show.h"

#include <stdlib.h>

#include "command.h"
#include "magang/view/kind_view.h"

#include "magang/base/err.h"

static int
show_part(struct show *s, const struct kind_part *part, struct err *err)
{
	struct columns columns;
	struct list_page filling = { &s->page, &columns };
	char *filter;
	int rc = columns_parse(
		s->office, part->kind, part->columns, &columns, err);

	if (rc)
		return rc;
	filter = part_filter(part, s->number);
	page_rows(
		&s->page, part->key, _(part->heading), columns.out, columns.n);
	rc = list_each(s->office, part->kind, filter, &s->style, part->max,
		list_page_row, &filling, err);
	page_rows_end(&s->page);
	columns_release(&columns);
	free(filter);
	return rc;
}

int
show_parts(struct show *s, struct err *err)
{
	const struct kind_view *v = kind_view((enum kind)s->record.kind);
	int rc = 0;

	for (size_t i = 0; !rc && i < v->n_parts; i++)
		rc = show_part(s, &v->parts[i], err);
	return rc;
}
