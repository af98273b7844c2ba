/* SPDX-License-Identifier: MIT */
#include "magang/view/class_words.h"
#include "list_rows.h"

/* What is to be approved before what stands. */
static bool
cell_marks(const struct row *row, struct buf *out)
{
	const struct value *v = record_get(row->record, F_SHEET_MARKS);

	if (work_sheet_late(row, out))
		return true;
	if (v)
		record_cell(row->style, row->record, core_field(F_SHEET_MARKS),
			v, out);
	return v != NULL;
}

static const struct cell cells[] = {
	{ N_("DAY"), 10, ALL, .field = F_SHEET_DAY },
	{ N_("COHORT"), 16, ALL, .field = F_SHEET_COHORT },
	{ N_("MARKS"), 0, ALL, .work = cell_marks },
	{ N_("BY"), 10, NORMAL | WIDE, .field = F_SHEET_LATE_BY },
	{ N_("STATE"), 20, WIDE, .work = work_sheet_state },
};

static const struct sorting orders[] = {
	{ N_("last day first"), "sort:-day" },
	{ N_("by cohort"), "sort:cohort" },
};

LIST_ROW(sheet, cells, orders);
