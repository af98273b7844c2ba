/* SPDX-License-Identifier: MIT */
/* A draft of session 0 each: its name stands where others have a program, its
 * number where they have a version, what it is in one row, which is marked where
 * that is a text. */
#include "magang/ops/aside.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/num.h"

#define FIRST_FORM 2 /* behind the filters */

static int
later_first(const void *a, const void *b)
{
	const struct aside *x = a, *y = b;

	return (y->nth > x->nth) - (y->nth < x->nth);
}

int
aside_heads(struct office *office, struct aside out[ASIDE_KEPT], size_t *n,
	struct err *err)
{
	struct draft d;
	int rc = 0;

	*n = 0;
	for (uint16_t form = FIRST_FORM; !rc && form < FIRST_FORM + ASIDE_KEPT;
		form++) {
		struct err why = ERR_INIT;
		int read = draft_load(office, 0, form, &d, &why);

		if (!read && d.n_rows) {
			out[*n] = (struct aside){ .when = d.when,
				.nth = d.seen,
				.text = d.rows[0].mark,
				.form = form };
			memcpy(out[*n].name, d.program, ASIDE_NAME);
			++*n;
		} else if (read && read != MG_ENOENT && read != MG_EVERSION) {
			*err = why;
			rc = read;
		}
		draft_release(&d);
	}
	qsort(out, *n, sizeof(*out), later_first);
	return rc;
}

/* The place of the next one: a free one, or that of the oldest. */
static uint16_t
place_of(const struct aside *heads, size_t n)
{
	bool taken[FIRST_FORM + ASIDE_KEPT] = { false };
	uint16_t form = FIRST_FORM;

	for (size_t i = 0; i < n; i++)
		taken[heads[i].form] = true;
	while (form < FIRST_FORM + ASIDE_KEPT && taken[form])
		form++;
	return form < FIRST_FORM + ASIDE_KEPT ? form : heads[n - 1].form;
}

/* "cases-3": the number behind the last one of this base. */
static void
name_of(const struct aside *heads, size_t n, const char *base,
	char name[ASIDE_NAME])
{
	const size_t len = strlen(base);
	uint64_t last = 0, number;

	for (size_t i = 0; i < n; i++)
		if (strncmp(heads[i].name, base, len) == 0 &&
			heads[i].name[len] == '-' &&
			num_u64(heads[i].name + len + 1, 0, UINT32_MAX,
				&number) &&
			number > last)
			last = number;
	snprintf(name, ASIDE_NAME, "%s-%llu", base,
		(unsigned long long)last + 1);
}

int
aside_keep(struct office *office, const char *base, const char *what, bool text,
	char name[ASIDE_NAME], struct err *err)
{
	struct aside heads[ASIDE_KEPT];
	struct draft d;
	size_t n;
	int rc = aside_heads(office, heads, &n, err);

	if (rc)
		return rc;
	draft_init(&d, KIND_NONE);
	d.form = place_of(heads, n);
	d.seen = n ? heads[0].nth + 1 : 1;
	name_of(heads, n, base, d.program);
	draft_add(&d, F_TEXT, text, what);
	rc = draft_save(office, 0, &d, err);
	memcpy(name, d.program, ASIDE_NAME);
	draft_release(&d);
	return rc;
}

int
aside_find(struct office *office, const char *name, struct aside *head,
	struct buf *out, struct err *err)
{
	struct aside heads[ASIDE_KEPT];
	struct draft d;
	size_t n, i = 0;
	int rc = aside_heads(office, heads, &n, err);

	while (!rc && i < n && strcmp(heads[i].name, name) != 0)
		i++;
	if (!rc && i == n)
		rc = err_set(err, MG_ENOENT,
			_("nothing is called '%s'; magang out list has what "
			  "there is"),
			name);
	if (!rc)
		rc = draft_load(office, 0, heads[i].form, &d, err);
	if (rc)
		return rc;
	*head = heads[i];
	buf_adds(out, d.n_rows ? d.rows[0].text : "");
	draft_release(&d);
	return 0;
}
