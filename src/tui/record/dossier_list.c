/* SPDX-License-Identifier: MIT */
#include "magang/tui/record/dossier_list.h"

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/query/query_parse.h"
#include "magang/query/source.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/stack.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/when.h"
#include "magang/view/words.h"

int
dossier_columns(const struct ui *ui)
{
	int columns = term_columns(ui->term);

	return term_class(ui->term) == SIZE_WIDE ? columns / 2 - 1 : columns;
}

/* A case among those of one person: "JP-000107-8  program  stage  since"; on a
 * phone the program and the day below. */
static void
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
		utf8_pad(&b, program, left / 2);
		buf_addc(&b, ' ');
	}
	utf8_pad(&b, buf_str(&stage), narrow ? left + DATE_TEXT : left / 2);
	if (!narrow)
		buf_addf(&b, " %s", day);
	line = lines_add(out, buf_str(&b));
	line->open = narrow;
	if (narrow)
		line->more = xasprintf("%s\n%s", program, day);
	buf_release(&b);
	buf_release(&stage);
}

/* Appends the line of a hit. */
static int
hit_line(struct ui *ui, const struct hit *hit, struct lines *out,
	struct err *err)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct row row = { &style, hit->record, hit->person };
	struct buf b = BUF_INIT;
	int rc = office_look(ui->office, &style.txn, err);

	if (rc)
		return rc;
	if (kind_has_stage(hit->record->kind)) {
		case_line(ui, &row, out);
	} else {
		int width = dossier_columns(ui) - 2;

		ui->doors->cells(term_class_of(width), width, &row, &b);
		lines_add(out, buf_str(&b));
	}
	office_look_end(style.txn);
	buf_release(&b);
	return 0;
}

int
dossier_list(struct ui *ui, enum kind kind, const char *filter,
	const char *head, struct lines *out, struct err *err)
{
	struct query *q;
	struct source *s;
	struct hit hit;
	struct line *line;
	bool first = true;
	int rc = query_parse(ui->office, kind, filter, &q, err);

	if (rc)
		return rc;
	rc = source_open(ui->office, q, &s, err);
	while (!rc && (rc = source_next(s, &hit, err)) == 1) {
		if (first)
			lines_head(out, head);
		first = false;
		rc = hit_line(ui, &hit, out, err);
		if (rc)
			break;
		line = &out->v[out->n - 1];
		line->kind = (int)kind;
		line->id = hit.record->id;
		line->key = (uint64_t)kind << 32 | line->id;
	}
	source_close(s);
	query_free(q);
	return rc < 0 ? rc : 0;
}
