/* SPDX-License-Identifier: MIT */
#include "magang/view/why_page.h"

#include <stdint.h>

#include "magang/view/why_kept.h"
#include "magang/view/why_row.h"

#include "magang/base/mem.h"

static const struct out_column row_columns[] = {
	{ "stage", "", OUT_CODE, 0 }, /* where to; where the case stands */
	{ "what", "", OUT_CODE, 0 },
	{ "name", "", OUT_CODE, 0 },
	{ "part", "", OUT_CODE, 0 }, /* of its expression; null: the whole */
	{ "answer", "", OUT_CODE, 0 },
	{ "stops", "", OUT_BOOL, 0 },
	{ "says", "", 0, 0 },
};

static const char *
truth(bool b)
{
	return b ? "true" : "false";
}

static void
row_cells(struct page *p, const struct style *s, const struct verdict *v,
	size_t i)
{
	const struct verdict_row *row = &v->rows[i];
	struct buf says = BUF_INIT, part = BUF_INIT;

	if (row->node >= 0)
		why_part(v, row, &part);
	why_row(s, v, i, &says);
	page_cell(p, v->program->stages[v->to].name);
	page_cell(p, verdict_word[row->what]);
	page_cell(p, why_hidden(s, row) ? NULL : verdict_name(v, row));
	page_cell(p, part.len ? buf_str(&part) : NULL);
	page_cell(p, row->closed ? NULL : answer_code(row->answer));
	page_cell(p, truth(row->stops));
	page_cell(p, buf_str(&says));
	page_row(p);
	buf_release(&part);
	buf_release(&says);
}

void
why_rows(struct page *p, const char *key, const struct style *s,
	const struct verdict *v, size_t n)
{
	if (!p->json)
		return;
	page_rows(p, key, NULL, row_columns, ARRAY_SIZE(row_columns));
	for (size_t i = 0; i < n; i++)
		for (size_t j = 0; j < v[i].n; j++)
			if (v[i].rows[j].stops || !why_hidden(s, &v[i].rows[j]))
				row_cells(p, s, &v[i], j);
	page_rows_end(p);
}

void
why_lines(struct page *p, const char *heading, const struct style *s,
	const struct verdict *v, bool stops)
{
	size_t i = verdict_next(v, 0, stops);

	if (p->json || i >= v->n)
		return;
	page_heading(p, heading);
	for (; i < v->n; i = verdict_next(v, i + 1, stops)) {
		struct buf says = BUF_INIT;

		why_row(s, v, i, &says);
		why_source(v, &v->rows[i], &says);
		page_line(p, "  %s", buf_str(&says));
		buf_release(&says);
	}
}
