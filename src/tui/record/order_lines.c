/* SPDX-License-Identifier: MIT */
#include "order_lines.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/ops/order.h"
#include "magang/record/fields.h"
#include "magang/tui/term/term.h"
#include "magang/tui/ui/doors.h"
#include "magang/tui/ui/screen.h"
#include "magang/tui/widget/lines.h"
#include "magang/view/words.h"

#define RANK_WIDTH 4

struct order_page {
	struct ui *ui;
	const struct order *order;
	struct lines *lines;
	const char *name; /* of whom it is */
	struct style style;
	struct record r, person;
	int width;
};

static bool
load_row(struct order_page *p, const struct order_row *row)
{
	struct office *office = p->ui->office;

	if (!office_sees(
		    office, p->style.txn, p->order->rows_kind, row->id, &p->r))
		return false;
	record_init(&p->person, KIND_NONE, 0);
	return p->order->rows_kind != KIND_CASE ||
	       office_sees_person(office, p->style.txn, &p->r, &p->person);
}

/* "  2 K-07  Nishijin Foods ..." */
static void
add_row(struct order_page *p, const struct order_row *row)
{
	struct row cells = { &p->style, &p->r, NULL };
	const int width = p->width - RANK_WIDTH;
	struct buf b = BUF_INIT;
	struct line *line;

	if (!load_row(p, row))
		return;
	if (p->person.kind != KIND_NONE)
		cells.person = &p->person;
	if (row->rank)
		buf_addf(&b, "%*u ", RANK_WIDTH - 1, row->rank);
	else
		buf_addf(&b, "%*s ", RANK_WIDTH - 1, row->refused ? "!" : "");
	p->ui->doors->cells(p->ui->linear ? SIZE_WIDE : term_class(p->ui->term),
		p->ui->linear ? -width : width, &cells, &b);
	line = lines_add(p->lines, buf_str(&b));
	line->kind = (int)p->order->rows_kind;
	line->id = line->key = row->id;
	if (row->against)
		line->more =
			lines_fold(row->against, p->width - LINES_BEFORE_MORE);
	line->open = row->against && row->rank;
	buf_release(&b);
}

/* As they stand over the cells. */
static void
add_columns(struct order_page *p)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%*s", LINES_BEFORE - 1 + RANK_WIDTH, "");
	p->ui->doors->heads(&p->style, (int)p->order->rows_kind,
		term_class(p->ui->term), p->width - RANK_WIDTH,
		p->ui->office->today, &b);
	if (!p->ui->linear)
		lines_head(p->lines, buf_str(&b));
	buf_release(&b);
}

static const char *
head_of(const struct order *o, const struct order_row *row)
{
	const bool wishes = o->kind == KIND_CASE;

	if (row->rank)
		return wishes ? _("WISHES") : _("IN ORDER");
	if (row->refused)
		return _("REFUSED");
	return wishes ? _("PLACES THAT CAN BE HAD") : _("WHO TAKES PART");
}

/* "any", or what the others are; the countries that are refused. */
static void
add_heads(struct order_page *p)
{
	const struct order *o = p->order;
	struct buf b = BUF_INIT;

	if (o->kind == KIND_RANKING && (!o->n || !o->rows[0].rank))
		buf_adds(&b, _("any: all are equal"));
	else if (o->kind == KIND_RANKING)
		buf_adds(&b, o->rest ? _("the others come behind")
				     : _("nobody else is taken"));
	else if (*o->not_to) {
		const struct value v = value_text(o->not_to);

		buf_addf(&b, "%s: ",
			text_label(p->ui->office, core_field(F_WISHES_NOT)));
		text_value(&p->style, core_field(F_WISHES_NOT), &v, &b);
	}
	if (b.len)
		lines_head(p->lines, buf_str(&b));
	buf_release(&b);
}

static void
add_lines(struct order_page *p)
{
	const struct order *o = p->order;
	const char *head = NULL;

	lines_head(p->lines, p->name);
	add_heads(p);
	add_columns(p);
	for (size_t i = 0; i < o->n; i++) {
		const char *is = head_of(o, &o->rows[i]);

		if (is != head)
			lines_head(p->lines, is);
		head = is;
		add_row(p, &o->rows[i]);
	}
	if (!o->n)
		lines_head(p->lines, _("there is nothing to choose from"));
}

static char *
name_of(struct order_page *p)
{
	static const uint16_t of[] = { F_RANKING_HOST, F_RANKING_SLOT };
	const struct order *o = p->order;
	struct buf b = BUF_INIT;
	char name[200];

	if (!office_sees(p->ui->office, p->style.txn, o->kind, o->of, &p->r))
		return xstrdup("");
	if (o->kind == KIND_RANKING) {
		buf_adds(&b,
			record_text(&p->r, F_RANKING_NAME, name, sizeof(name)));
		record_cells(&p->style, &p->r, of, ARRAY_SIZE(of), &b);
		return buf_detach(&b);
	}
	if (office_sees_person(p->ui->office, p->style.txn, &p->r, &p->person))
		cell_who(&p->style, &p->r, &p->person, &b);
	return buf_detach(&b);
}

int
order_lines(struct ui *ui, const struct order *order, struct lines *lines,
	char **name, struct err *err)
{
	struct order_page *p = xcalloc(1, sizeof(*p));
	const uint64_t key = lines_key(lines);
	int rc;

	p->ui = ui;
	p->order = order;
	p->lines = lines;
	p->style = (struct style){ .office = ui->office, .form = OUT_TABLE };
	p->width = term_columns(ui->term) - LINES_BEFORE;
	rc = office_look(ui->office, &p->style.txn, err);
	if (!rc) {
		free(*name);
		p->name = *name = name_of(p);
		lines_clear(lines);
		add_lines(p);
		lines_settle(lines, key);
		office_look_end(p->style.txn);
	}
	free(p);
	return rc;
}
