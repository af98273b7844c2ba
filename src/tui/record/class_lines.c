/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/class_lines.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/result_words.h"

#define UNIT 34 /* columns of its name */
#define KEYS 6000000u

static void
unit_line(struct ui *ui, const struct style *style,
	const struct class_result *r, size_t unit, struct lines *out)
{
	const bool narrow = term_class(ui->term) == SIZE_NARROW;
	struct buf b = BUF_INIT;
	struct line *line;

	result_unit(style, r, unit, narrow ? 0 : UNIT, &b);
	line = lines_add(out, buf_str(&b));
	line->key = KEYS + unit;
	if (result_failed(r, unit))
		line->role = ROLE_WARN;
	buf_release(&b);
}

static void
said_line(struct ui *ui, const char *said, struct lines *out)
{
	const int width = term_columns(ui->term);
	struct line *line = lines_add(out, said);

	line->key = KEYS - 1;
	if (!ui->linear && utf8_columns(said) > width - LINES_BEFORE)
		line->more = lines_fold(said, width - LINES_BEFORE_MORE);
}

void
class_lines(struct ui *ui, const struct style *style, const struct record *kase,
	struct lines *out)
{
	struct class_result *r = xcalloc(1, sizeof(*r));
	struct buf said = BUF_INIT;

	if (result_of(style, kase, r)) {
		result_head(style, r, &said);
		lines_head(out, _("CLASS"));
		said_line(ui, buf_str(&said), out);
		for (size_t i = 0; i < result_units(r); i++)
			unit_line(ui, style, r, i, out);
		class_result_release(r);
	}
	buf_release(&said);
	free(r);
}
