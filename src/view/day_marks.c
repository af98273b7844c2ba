/* SPDX-License-Identifier: MIT */
#include "magang/view/day_marks.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/attendance.h"
#include "magang/casework/sheet_ask.h"
#include "magang/office/office.h"
#include "magang/record/sheet.h"
#include "magang/view/marks_words.h"
#include "magang/view/page.h"
#include "magang/view/roll.h"

int
day_marks_line(struct office *office, uint64_t cohort, int32_t day,
	const struct marks *marks, struct buf *out, struct err *err)
{
	size_t n[MARK_COUNT] = { 0 };
	struct rolls rolls;
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	if (rc)
		return rc;
	rolls_seen(&office->access, txn, cohort, ROLLS_EVER, &rolls);
	office_look_end(txn);
	for (size_t i = 0; i < rolls.n; i++) {
		const char *mark = marks_of(marks, rolls.rows[i].roll);

		if (roll_sits(&rolls.rows[i], day))
			n[mark ? sheet_mark(mark) : MARK_PRESENT]++;
	}
	rolls_release(&rolls);
	for (int m = MARK_PRESENT; m < MARK_COUNT; m++)
		if (n[m] || m == MARK_PRESENT)
			buf_addf(out, "%s%zu %s", m > MARK_PRESENT ? ", " : "",
				n[m],
				mark_word(office,
					sheet_mark_letter((enum sheet_mark)m)));
	return 0;
}

struct risks {
	struct office *office;
	struct attending a;
	struct rolls rolls;
	size_t n;
	struct buf *out;
};

static void
add_risk(struct risks *r, const struct mark *mark)
{
	const struct enrolled *seat = roll_of(&r->rolls, mark->roll);
	struct attendance_of of;

	if (!seat || sheet_mark(mark->mark) == MARK_LATE)
		return;
	attendance_of(&r->a, seat, &of);
	if (!of.at_risk || r->n++ >= RISKS_TOLD)
		return;
	if (r->n > 1)
		buf_adds(r->out, ". ");
	roll_name(r->office, r->a.txn, seat->id, r->out);
	buf_adds(r->out, ": ");
	attendance_text(&of, r->out);
}

int
day_risks_line(struct office *office, uint64_t cohort,
	const struct marks *marks, struct buf *out, struct err *err)
{
	struct risks *r = xcalloc(1, sizeof(*r));
	struct txn *txn;
	int rc = office_look(office, &txn, err);

	r->office = office;
	r->out = out;
	if (!rc && attending_begin(&r->a, &office->book, txn, cohort)) {
		rolls_seen(&office->access, txn, cohort, ROLLS_NOW, &r->rolls);
		for (size_t i = 0; i < marks->n; i++)
			add_risk(r, &marks->row[i]);
		rolls_release(&r->rolls);
	}
	if (!rc)
		office_look_end(txn);
	free(r);
	return rc;
}

void
day_picture(const struct rolls *rolls, int32_t day, const struct marks *marks,
	int room, struct buf *out)
{
	const size_t most = rolls->n ? rolls->rows[rolls->n - 1].roll : 0;
	size_t there = 0, all = 0;
	struct buf row = BUF_INIT;

	for (size_t i = 0; i < rolls->n; i++) {
		const struct enrolled *s = &rolls->rows[i];
		const char *mark = marks_of(marks, s->roll);

		if (!roll_sits(s, day))
			continue;
		all++;
		there += !mark || sheet_mark(mark) == MARK_LATE;
		while (row.len + 1 < s->roll && row.len < most)
			buf_addc(&row, ' ');
		buf_addc(&row, mark ? *mark_shown(mark) : '.');
	}
	buf_addf(out, "%*zu/%-2zu", 3, there, all);
	if (most + 1 <= (size_t)(room > 0 ? room : 0))
		buf_addf(out, " %s", buf_str(&row));
	buf_release(&row);
}

struct marks_page {
	struct office *office;
	struct txn *txn;
	const struct program *program;
	struct rolls rolls;
	struct page *page;
};

static const char *
word_on(const struct marks_page *p, const char *mark)
{
	return p->page->json ? mark : mark_said(p->office, p->program, mark);
}

static void
add_row(const struct marks_page *p, const struct mark *m, const char *was)
{
	const struct enrolled *seat = roll_of(&p->rolls, m->roll);
	struct buf name = BUF_INIT;

	if (seat)
		roll_name(p->office, p->txn, seat->id, &name);
	page_count_cell(p->page, m->roll);
	page_cell(p->page, buf_str(&name));
	page_cell(p->page, word_on(p, m->mark));
	page_cell(p->page,
		was && strcmp(was, m->mark) != 0 ? word_on(p, was) : NULL);
	page_row(p->page);
	buf_release(&name);
}

static void
marks_page_begin(struct marks_page *p, uint64_t cohort)
{
	struct record *r = xmalloc(sizeof(*r));

	if (office_sees(p->office, p->txn, KIND_COHORT, cohort, r))
		p->program = cohort_program(&p->office->book, p->txn, r);
	rolls_seen(&p->office->access, p->txn, cohort, ROLLS_EVER, &p->rolls);
	free(r);
}

int
day_marks_rows(struct office *office, uint64_t cohort, struct page *page,
	const struct marks *marks, const struct marks *before, const char *gone,
	struct err *err)
{
	const struct out_column columns[] = {
		{ "roll", _("Number"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "mark", _("Mark"), 0, 0 },
		{ "was", _("Was"), 0, 0 },
	};
	struct marks_page p = { .office = office, .page = page };
	int rc = marks->n || before->n ? office_look(office, &p.txn, err) : 0;

	if (rc || (!marks->n && !before->n))
		return rc;
	marks_page_begin(&p, cohort);
	page_rows(page, "marks", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < marks->n; i++)
		add_row(&p, &marks->row[i],
			marks_of(before, marks->row[i].roll));
	for (size_t i = 0; i < before->n; i++) {
		struct mark none = { .roll = before->row[i].roll };

		if (marks_of(marks, none.roll))
			continue;
		snprintf(none.mark, sizeof(none.mark), "%s", gone);
		add_row(&p, &none, before->row[i].mark);
	}
	page_rows_end(page);
	rolls_release(&p.rolls);
	office_look_end(p.txn);
	return 0;
}

void
attendance_text(const struct attendance_of *of, struct buf *out)
{
	buf_addf(out, _("%lld of %lld"), (long long)of->missed,
		(long long)of->held);
	if (of->out_at)
		buf_addf(out, _("; out at %lld"), (long long)of->out_at);
}

const char *
attendance_word(const struct attendance_of *of)
{
	if (of->out)
		return _("out");
	return of->at_risk ? _("at risk") : "";
}
