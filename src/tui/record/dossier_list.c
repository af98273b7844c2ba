/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/dossier_list.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/when.h"
#include "magang/view/each.h"
#include "magang/view/words.h"

int
dossier_columns(const struct ui *ui)
{
	int columns = term_columns(ui->term);

	return term_class(ui->term) == SIZE_WIDE ? columns / 2 - 1 : columns;
}

/* A cell; what is read out is never cut. */
static void
put_cell(const struct ui *ui, const char *text, int width, struct buf *out)
{
	int whole = ui->linear ? utf8_columns(text) : 0;

	utf8_pad(out, text, whole > width ? whole : width);
}

/* A case among those of one person: "JP-000107-8  program  stage  since"; on a
 * phone the program and the day below. */
static struct line *
case_line(struct ui *ui, const struct row *row, struct lines *out)
{
	const struct program *p =
		case_program(ui->office, row->style->txn, row->record);
	int64_t since = record_number(row->record, F_ENTERED, DATE_NONE);
	const char *program =
		p ? label_in(&p->label, ui->office->lang, p->name) : "";
	bool narrow = term_class(ui->term) == SIZE_NARROW;
	int left = dossier_columns(ui) - 2 - 12 - 1 - DATE_TEXT;
	struct buf b = BUF_INIT, stage = BUF_INIT;
	struct line *line;
	char day[DATE_TEXT];

	cell_date((int32_t)since, day);
	work_stage(row, &stage);
	work_number(row, &b);
	buf_addc(&b, ' ');
	if (!narrow) {
		put_cell(ui, program, left / 2, &b);
		buf_adds(&b, ui->linear ? "  " : " ");
	}
	put_cell(ui, buf_str(&stage), narrow ? left + DATE_TEXT : left / 2, &b);
	if (!narrow)
		buf_addf(&b, ui->linear ? "  %s" : " %s", day);
	line = lines_add(out, buf_str(&b));
	line->open = narrow;
	if (narrow)
		line->more = xasprintf("%s\n%s", program, day);
	buf_release(&b);
	buf_release(&stage);
	return line;
}

struct listing {
	struct ui *ui;
	const char *head;
	struct lines *out;
	bool begun;
};

static bool
add_row(void *ctx, const struct row *row)
{
	struct listing *l = ctx;
	const int width = dossier_columns(l->ui) - 2;
	struct buf b = BUF_INIT;
	struct line *line;

	if (!l->begun)
		lines_head(l->out, l->head);
	l->begun = true;
	if (kind_has_stage(row->record->kind)) {
		line = case_line(l->ui, row, l->out);
	} else {
		l->ui->doors->cells(term_class_of(width),
			l->ui->linear ? -width : width, row, &b);
		line = lines_add(l->out, buf_str(&b));
	}
	line->kind = row->record->kind;
	line->id = row->record->id;
	line->key = (uint64_t)line->kind << 32 | line->id;
	buf_release(&b);
	return true;
}

int
dossier_list(struct ui *ui, enum kind kind, const char *filter,
	const char *head, struct lines *out, struct err *err)
{
	const struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct listing l = { ui, head, out, false };

	return filter_each(ui->office, kind, filter, &style, add_row, &l, err);
}
