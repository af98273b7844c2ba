/* SPDX-License-Identifier: MIT */
#include "magang/view/statement_words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/casework/statement.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/view/page.h"

size_t
statement_seen(const struct style *style, const struct record *r,
	const struct target **target, struct target_row rows[TARGET_ROWS + 1])
{
	struct office *office = style->office;
	size_t n;

	*target = statement_target(&office->book, style->txn, r, NULL);
	n = *target ? statement_rows(r, rows) : 0;
	return n ? target_own_rows(&office->access, *target, rows, n) : 0;
}

bool
work_stated(const struct row *row, struct buf *out)
{
	struct target_row *rows = xcalloc(TARGET_ROWS + 1, sizeof(*rows));
	const struct target *t;
	const size_t n = statement_seen(row->style, row->record, &t, rows);

	if (n)
		buf_addf(out, "%" PRId64, target_sum(t, rows[0].now.n));
	free(rows);
	return n > 0;
}

bool
work_stated_sum(const struct row *row, struct buf *out)
{
	char sum[STATEMENT_SUM];

	if (row->style->office->access.n_areas)
		return false;
	buf_adds(out,
		record_text(row->record, F_STATEMENT_DIGEST, sum, sizeof(sum)));
	return true;
}

void
target_area(const struct style *style, uint16_t code, struct buf *out)
{
	const struct areas *areas = office_areas(style->office, NULL);
	struct area area;

	if (!code)
		buf_adds(out, _("all"));
	else if (areas && area_find(areas, code, &area))
		buf_adds(out, area.name);
}

static void
put_count(struct page *page, bool known, int64_t n)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, n);
	page_cell(page, known ? text : NULL);
}

static void
put_row(struct page *page, const struct style *style, const struct target *t,
	const struct target_row *row)
{
	const int64_t all = target_sum(t, row->now.n);
	const int64_t share = target_share(t, row->area);
	char code[AREA_CODE_TEXT] = "";
	struct buf name = BUF_INIT;

	page_cell(page, row->area ? area_code_format(code, row->area) : "");
	target_area(style, row->area, &name);
	page_cell(page, buf_str(&name));
	buf_release(&name);
	put_count(page, !row->area || t->n_shares, share);
	put_count(page, true, all);
	put_count(page, share > 0, share > 0 ? all * 100 / share : 0);
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		put_count(page, true, row->now.n[g]);
	put_count(page, all > 0,
		all > 0 ? target_sum(t, row->now.women) * 100 / all : 0);
	page_row(page);
}

void
statement_page(
	struct page *page, const struct style *style, const struct record *r)
{
	const struct out_column columns[] = { TARGET_COLUMNS };
	struct target_row *rows = xcalloc(TARGET_ROWS + 1, sizeof(*rows));
	const struct target *t;
	const size_t n = statement_seen(style, r, &t, rows);

	page_rows(page, "rows", _("As it was given"), columns,
		ARRAY_SIZE(columns));
	for (size_t i = 0; i < n; i++)
		put_row(page, style, t, &rows[i]);
	page_rows_end(page);
	free(rows);
}
