/* SPDX-License-Identifier: MIT */
#include "magang/view/version_cases.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/view/each.h"

struct version_search {
	const struct program *to;
	struct version_cases *out;
};

static bool
add_case(void *ctx, const struct row *row)
{
	struct version_search *l = ctx;

	if (record_number(row->record, F_VERSION, 0) == l->to->version)
		return true;
	VEC_GROW(l->out->ids, l->out->n, l->out->cap);
	l->out->ids[l->out->n++] = row->record->id;
	return true;
}

int
version_cases_find(struct office *office, const struct program *to,
	const char *filter, struct version_cases *out, struct err *err)
{
	char *text = xasprintf(*filter ? "program:%s stage:open (%s)"
				       : "program:%s stage:open",
		to->name, filter);
	const struct style plain = { .office = office };
	struct version_search l = { to, out };
	int rc;

	*out = (struct version_cases){ NULL, 0, 0 };
	rc = filter_each(office, KIND_CASE, text, &plain, add_case, &l, err);
	free(text);
	return rc || out->n ? rc
			    : err_set(err, MG_ENOENT,
				      _("no open case is in another version"));
}
