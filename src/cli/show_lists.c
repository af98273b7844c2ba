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
	char *filter = part_filter(part, s->number);
	int rc = list_part(&s->page, part, filter, &s->style, err);

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
