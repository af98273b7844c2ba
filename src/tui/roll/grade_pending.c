/* SPDX-License-Identifier: MIT */
#include "grade_pending.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/tui/ui/screen.h"

/* ---- as a draft ----------------------------------------------------------- */

/* A row for each column, its attempt and "hygiene 4:78 11:65"; behind it one of what was
 * seen, "hygiene/ 4:70", where that was anything. */
static void
add_marks(struct draft *d, const struct pending_column *c, const char *mark,
	const struct marks *marks)
{
	struct buf text = BUF_INIT;

	buf_addf(&text, "%s%s ", c->unit, mark);
	marks_print(marks, &text);
	draft_add(d, F_GRADE_MARKS, (uint8_t)c->attempt, buf_str(&text));
	buf_release(&text);
}

static void
to_draft(const struct grade_pending *p, struct draft *d)
{
	draft_clear(d);
	for (size_t i = 0; i < p->n; i++) {
		const struct pending_column *c = &p->rows[i];

		add_marks(d, c, "", &c->marks);
		if (c->seen.n)
			add_marks(d, c, (char[]){ DRAFT_SEEN, '\0' }, &c->seen);
	}
}

static void
from_draft(const struct draft *d, struct grade_pending *p)
{
	for (size_t i = 0; i < d->n_rows; i++) {
		const char *text = d->rows[i].text;
		const size_t n = strcspn(text, " ");
		const bool seen = n && text[n - 1] == DRAFT_SEEN;
		struct pending_column *c;
		char unit[sizeof(c->unit)];
		struct marks *m;
		size_t at;

		if (d->rows[i].field != F_GRADE_MARKS || n >= sizeof(unit))
			continue;
		memcpy(unit, text, n);
		unit[n - seen] = '\0';
		c = grade_pending_add(p, unit, d->rows[i].mark);
		m = seen ? &c->seen : &c->marks;
		if (marks_parse(text + n, strlen(text + n), m, &at) != MARKS_OK)
			m->n = 0;
	}
}

static int
find_draft(
	struct ui *ui, uint64_t cohort, struct draft_head *out, struct err *err)
{
	struct draft_head *heads;
	size_t n;
	int rc = draft_heads(ui->office, NULL, DRAFTS_MAX, &n, err);

	if (rc)
		return rc;
	heads = xcalloc(n + 1, sizeof(*heads));
	rc = draft_heads(ui->office, heads, n, &n, err);
	for (size_t i = 0; !rc && i < n; i++)
		if (heads[i].kind == KIND_GRADE && heads[i].record == cohort) {
			*out = heads[i];
			break;
		}
	free(heads);
	return rc;
}

int
grade_pending_load(struct ui *ui, uint64_t cohort, struct grade_pending *out,
	struct err *err)
{
	struct draft_head head = { 0 };
	int rc;

	memset(out, 0, sizeof(*out));
	draft_init(&out->draft, KIND_GRADE);
	out->draft.record = cohort;
	rc = find_draft(ui, cohort, &head, err);
	if (!rc && head.session)
		rc = draft_load(
			ui->office, head.session, head.form, &out->draft, err);
	if (!rc)
		from_draft(&out->draft, out);
	return rc;
}

void
grade_pending_release(struct grade_pending *p)
{
	draft_release(&p->draft);
	free(p->rows);
	memset(p, 0, sizeof(*p));
}

int
grade_pending_keep(struct ui *ui, struct grade_pending *p, struct err *err)
{
	int rc;

	if (!ui->session)
		ui->session = draft_session();
	to_draft(p, &p->draft);
	if (p->n)
		return draft_save(ui->office, ui->session, &p->draft, err);
	rc = p->draft.session ? draft_drop(ui->office, &p->draft, err) : 0;
	p->draft.session = 0;
	p->draft.form = 0;
	return rc;
}

/* ---- columns -------------------------------------------------------------- */

struct pending_column *
grade_pending_of(struct grade_pending *p, const char *unit, unsigned attempt)
{
	for (size_t i = 0; i < p->n; i++)
		if (p->rows[i].attempt == attempt &&
			strcmp(p->rows[i].unit, unit) == 0)
			return &p->rows[i];
	return NULL;
}

struct pending_column *
grade_pending_add(struct grade_pending *p, const char *unit, unsigned attempt)
{
	struct pending_column *c = grade_pending_of(p, unit, attempt);

	if (c)
		return c;
	VEC_GROW(p->rows, p->n, p->cap);
	c = &p->rows[p->n++];
	memset(c, 0, sizeof(*c));
	snprintf(c->unit, sizeof(c->unit), "%s", unit);
	c->attempt = attempt;
	return c;
}

void
grade_pending_drop(struct grade_pending *p, struct pending_column *c)
{
	*c = p->rows[--p->n];
}
