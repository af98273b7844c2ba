/* SPDX-License-Identifier: MIT */
#include "magang/view/version_cases.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"

int
version_cases_find(struct office *office, const struct program *to,
	const char *filter, struct version_cases *out, struct err *err)
{
	char *text = xasprintf(*filter ? "program:%s stage:open (%s)"
				       : "program:%s stage:open",
		to->name, filter);
	struct query *q = NULL;
	struct source *s = NULL;
	struct hit hit;
	int rc = query_parse(office, KIND_CASE, text, &q, err);

	*out = (struct version_cases){ NULL, 0, 0 };
	if (!rc)
		rc = source_open(office, q, &s, err);
	while (!rc && (rc = source_next(s, &hit, err)) == 1) {
		rc = 0;
		if (record_number(hit.record, F_VERSION, 0) == to->version)
			continue;
		VEC_GROW(out->ids, out->n, out->cap);
		out->ids[out->n++] = hit.record->id;
	}
	source_close(s);
	query_free(q);
	free(text);
	return rc || out->n ? rc
			    : err_set(err, MG_ENOENT,
				      _("no open case is in another version"));
}
