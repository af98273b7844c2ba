/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/answer_lines.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/utf8.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/why_kept.h"

#define ANSWER 14 /* columns of the longest, in Indonesian */

static void
answer_line(void *ctx, const struct kept_answer *a)
{
	struct buf b = BUF_INIT;
	struct line *line;

	utf8_pad(&b, a->word, ANSWER);
	buf_addf(&b, " %s", a->says);
	line = lines_add(ctx, buf_str(&b));
	if (!a->hidden && a->answer == TRI_NO)
		line->role = ROLE_WARN;
	buf_release(&b);
}

void
answer_lines(const struct style *style, const struct record *decision,
	struct lines *out)
{
	const char *none;

	lines_head(out, _("DECIDED ON"));
	none = why_kept(style, decision, answer_line, out);
	if (none)
		lines_add(out, none);
}
