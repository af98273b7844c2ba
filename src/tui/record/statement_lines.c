/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/statement_lines.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "magang/tui/record/dossier.h"
#include "magang/view/statement_words.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/tui/term/term.h"

#define AREA 26
#define AREA_NARROW 20
#define FIGURE 9
#define SHARE 12
#define SHARE_NARROW 8

static void
put_right(const char *text, int width, struct buf *out)
{
	for (int n = utf8_columns(text); n < width; n++)
		buf_addc(out, ' ');
	buf_adds(out, text);
}

static void
put_number(int64_t n, int width, struct buf *out)
{
	char text[24];

	snprintf(text, sizeof(text), "%" PRId64, n);
	put_right(text, width, out);
}

static void
figure_line(const struct style *style, const struct record *r,
	const struct target *t, const struct target_row *row, bool narrow,
	struct lines *out)
{
	const int64_t all = target_sum(t, row->now.n);
	struct buf b = BUF_INIT, name = BUF_INIT;
	struct line *line;

	target_area(style, row->area, &name);
	utf8_pad(&b, buf_str(&name), narrow ? AREA_NARROW : AREA);
	put_number(all, FIGURE, &b);
	for (int g = GRADE_A; !narrow && g < GRADE_COUNT; g++)
		put_number(row->now.n[g], FIGURE, &b);
	if (all > 0)
		put_number(target_sum(t, row->now.women) * 100 / all,
			narrow ? SHARE_NARROW : SHARE, &b);
	line = lines_add(out, buf_str(&b));
	line->key = row->area + 7000000u;
	if (all > 0) {
		line->kind = KIND_PERSON;
		/* who does not count any more is told by "statement check" */
		line->filter = target_filter(
			t, row->area, (int32_t)record_number(r, F_DATE, 0));
	}
	buf_release(&b);
	buf_release(&name);
}

static void
figures_head(bool narrow, struct lines *out)
{
	struct buf b = BUF_INIT;

	/* heads begin one column before */
	utf8_pad(&b, _("AS IT WAS GIVEN"), (narrow ? AREA_NARROW : AREA) + 1);
	put_right(_("Counted"), FIGURE, &b);
	for (int g = GRADE_A; !narrow && g < GRADE_COUNT; g++)
		put_right((char[]){ (char)('A' + g - GRADE_A), '\0' }, FIGURE,
			&b);
	put_right(_("Women %"), narrow ? SHARE_NARROW : SHARE, &b);
	lines_head(out, buf_str(&b));
	buf_release(&b);
}

int
statement_make(
	struct ui *ui, struct dossier *d, struct lines *out, struct err *err)
{
	struct target_row *rows = xcalloc(TARGET_ROWS + 1, sizeof(*rows));
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	const bool narrow = term_class(ui->term) == SIZE_NARROW;
	int rc = office_look(ui->office, &style.txn, err);
	const struct target *t;

	if (!rc) {
		const size_t n = statement_seen(&style, d->record, &t, rows);

		figures_head(narrow, out);
		for (size_t i = 0; i < n; i++)
			figure_line(
				&style, d->record, t, &rows[i], narrow, out);
		office_look_end(style.txn);
	}
	free(rows);
	return rc;
}
