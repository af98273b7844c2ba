/* SPDX-License-Identifier: MIT */
#include "magang/view/pack_words.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/casework/pack_old.h"
#include "magang/record/pack_state.h"
#include "magang/view/words.h"

/* Rows that came back count, whatever went out after them. */
static size_t
old_rows(const struct row *row, size_t *all)
{
	return pack_state(row->record) == PACK_OUT
		       ? pack_rows_old(&row->style->office->access,
				 row->style->txn, row->record, all)
		       : 0;
}

bool
work_pack_old(const struct row *row, struct buf *out)
{
	size_t all = 0;
	const size_t n = old_rows(row, &all);

	if (n && row->style->form == OUT_TABLE)
		buf_addf(out, _("%zu of %zu"), n, all);
	else if (n)
		buf_addf(out, "%zu", n);
	return n > 0;
}

bool
work_pack_state(const struct row *row, struct buf *out)
{
	const struct value *v = record_get(row->record, F_PACK_STATE);
	size_t all = 0;
	const size_t n = old_rows(row, &all);

	if (n && n == all)
		buf_adds(out, _("out, but old"));
	else if (v)
		record_cell(row->style, row->record, core_field(F_PACK_STATE),
			v, out);
	return out->len > 0;
}
