/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/letter_lines.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/letter.h"

void
letter_lines(const struct style *style, const struct record *letter, int width,
	struct lines *out)
{
	struct buf text = BUF_INIT;
	char *folded;

	letter_text(style, letter, &text);
	if (text.len)
		lines_head(out, _("AS IT READS"));
	folded = lines_fold(buf_str(&text), width);
	for (char *p = folded; *p;) {
		char *end = strchr(p, '\n');

		*end = '\0';
		lines_add(out, p);
		p = end + 1;
	}
	free(folded);
	buf_release(&text);
}
