/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/answer_lines.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/utf8.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/why_row.h"
#include "magang/view/why_kept.h"

#define ANSWER 14 /* columns of the longest, in Indonesian */

static void
answer_line(const struct style *style, const struct verdict *v, size_t i,
	struct lines *out)
{
	const struct verdict_row *row = &v->rows[i];
	const bool hidden = why_hidden(style, row);
	struct buf b = BUF_INIT;
	struct line *line;

	utf8_pad(&b, hidden ? "?" : answer_word(row->answer), ANSWER);
	buf_addc(&b, ' ');
	why_kept_row(style, v, i, &b);
	line = lines_add(out, buf_str(&b));
	if (!hidden && row->answer == TRI_NO)
		line->role = ROLE_WARN;
	buf_release(&b);
}

void
answer_lines(const struct style *style, const struct record *decision,
	struct lines *out)
{
	size_t before;
	struct verdict v;
	enum kept kept;

	verdict_init(&v);
	kept = kept_read(&style->office->book, style->txn, decision, &v);
	lines_head(out, _("DECIDED ON"));
	before = out->n;
	for (size_t i = 0; kept == KEPT_READ && i < v.n; i++)
		if (v.rows[i].node < 0)
			answer_line(style, &v, i, out);
	if (out->n == before)
		lines_add(out,
			kept == KEPT_READ
				? _("nothing was asked")
				: _("what it was decided on cannot be read any "
				    "more"));
	verdict_release(&v);
}
