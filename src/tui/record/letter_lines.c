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

	letter_text(style, letter, &text);
	if (text.len)
		lines_head(out, _("AS IT READS"));
	for (const char *p = buf_str(&text); *p;) {
		const size_t n = strcspn(p, "\n");
		char *line = xstrndup(p, n), *folded = lines_fold(line, width);
		char *save = NULL, *part = strtok_r(folded, "\n", &save);

		lines_add(out, part ? part : "");
		while (part && (part = strtok_r(NULL, "\n", &save)))
			lines_add(out, part);
		free(folded);
		free(line);
		p += n + (p[n] == '\n');
	}
	buf_release(&text);
}
