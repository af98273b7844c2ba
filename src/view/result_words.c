/* SPDX-License-Identifier: MIT */
#include "magang/view/result_words.h"

#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/office/office.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/view/complete_list.h"
#include "magang/view/grade_grid.h"
#include "magang/view/page.h"
#include "magang/view/text.h"

#define PASSED_WIDTH 11 /* as papers have their state */

bool
result_of(const struct style *style, const struct record *kase,
	struct class_result *out)
{
	if (class_result(out, &style->office->book, style->txn, kase))
		return true;
	class_result_release(out);
	return false;
}

/* The cohort itself need not be one that the reader sees. */
static bool
add_class(const struct style *style, const struct class_result *r,
	struct buf *out)
{
	struct record *cohort = xmalloc(sizeof(*cohort));
	const bool seen = office_sees(
		style->office, style->txn, KIND_COHORT, r->in.cohort, cohort);
	char name[128];

	if (seen)
		buf_adds(out,
			record_text(cohort, F_COHORT_NAME, name, sizeof(name)));
	free(cohort);
	return seen;
}

static int
percent(const struct class_result *r)
{
	return (int)(attendance_share(&r->is.attendance) / 100);
}

static void
add_item(struct buf *out, const char *text)
{
	buf_addf(out, "%s%s", out->len ? ", " : "", text);
}

void
result_head(const struct style *style, const struct class_result *r,
	struct buf *out)
{
	const int least = r->of.program->attendance.at_least;

	add_class(style, r, out);
	if (r->in.finished)
		add_item(out, _("finished"));
	if (r->is.attendance.held && least)
		buf_addf(out, _(", attendance %d %% of %d %%"), percent(r),
			least);
	else if (r->is.attendance.held)
		buf_addf(out, _(", attendance %d %%"), percent(r));
	if (r->is.needed)
		buf_addf(out, _(", %zu of %zu units"), r->is.passed,
			r->is.needed);
	if (r->ruled && !r->in.finished)
		add_item(out, outcome_word(r->is.outcome, false));
	if (r->ready)
		add_item(out, _("ready for placement"));
}

static const char *
passed_word(enum tri passed)
{
	static const char *const words[] = { [TRI_NO] = N_("not passed"),
		[TRI_YES] = N_("passed"),
		[TRI_UNKNOWN] = N_("open") };

	return _(words[passed]);
}

size_t
result_units(const struct class_result *r)
{
	return r->of.program->n_units;
}

bool
result_failed(const struct class_result *r, size_t unit)
{
	return grades_passed(&r->of.grades, &r->of.program->units[unit],
		       r->in.seat.roll) == TRI_NO;
}

void
result_unit(const struct style *style, const struct class_result *r,
	size_t unit, int width, struct buf *out)
{
	const struct unit *u = &r->of.program->units[unit];
	const char *label = unit_label(style->office, u);
	struct buf marks = BUF_INIT;
	char pass[DECIMAL_TEXT];

	grade_marks(&r->of.grades, u, r->in.seat.roll, &marks);
	utf8_pad(out,
		passed_word(grades_passed(&r->of.grades, u, r->in.seat.roll)),
		PASSED_WIDTH);
	utf8_pad(out, label,
		utf8_columns(label) > width ? utf8_columns(label) : width);
	buf_addf(out, "  %s  (%s)", marks.len ? buf_str(&marks) : "-",
		decimal_format(pass, u->pass));
	buf_release(&marks);
}

/* ---- a page --------------------------------------------------------------- */

static void
page_unit(struct page *page, const struct style *style,
	const struct class_result *r, const struct unit *u)
{
	const enum tri passed =
		grades_passed(&r->of.grades, u, r->in.seat.roll);
	struct buf marks = BUF_INIT;
	char pass[DECIMAL_TEXT];

	grade_marks(&r->of.grades, u, r->in.seat.roll, &marks);
	page_cell(page, u->name);
	page_cell(page, unit_label(style->office, u));
	page_cell(page, marks.len ? buf_str(&marks) : NULL);
	page_cell(page, decimal_format(pass, u->pass));
	if (page->json)
		page_cell(page, passed == TRI_UNKNOWN ? NULL
				: passed == TRI_YES   ? "true"
						      : "false");
	else
		page_cell(page, passed_word(passed));
	page_row(page);
	buf_release(&marks);
}

static void
page_facts(struct page *page, const struct style *style,
	const struct class_result *r)
{
	struct buf name = BUF_INIT;

	add_class(style, r, &name);
	page_item(page, "class", NULL, name.len ? buf_str(&name) : NULL, 0);
	page_item(page, "class_finished", NULL,
		r->in.finished ? "true" : "false", OUT_BOOL);
	if (r->is.attendance.held)
		page_count(page, "attendance", NULL, (uint64_t)percent(r));
	page_count(page, "units_passed", NULL, r->is.passed);
	page_count(page, "units_needed", NULL, r->is.needed);
	if (r->ruled)
		page_item(page, "outcome", NULL,
			outcome_word(r->is.outcome, true), OUT_CODE);
	page_item(page, "ready_for_placement", NULL,
		r->ready ? "true" : "false", OUT_BOOL);
	buf_release(&name);
}

static void
page_result(struct page *page, const struct style *style,
	const struct class_result *r)
{
	const struct out_column columns[] = {
		{ "unit", _("Unit"), OUT_CODE, 0 },
		{ "label", _("Label"), 0, 30 },
		{ "marks", _("Marks"), OUT_CODE, 0 },
		{ "pass", _("Pass mark"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "passed", _("Passed"), OUT_BOOL, 0 },
	};
	struct buf said = BUF_INIT;

	result_head(style, r, &said);
	page_line(page, _("Class: %s"), buf_str(&said));
	page_facts(page, style, r);
	page_rows(page, "units", NULL, columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < r->of.program->n_units; i++)
		page_unit(page, style, r, &r->of.program->units[i]);
	page_rows_end(page);
	buf_release(&said);
}

void
result_page(
	struct page *page, const struct style *style, const struct record *kase)
{
	struct class_result *r = xcalloc(1, sizeof(*r));

	if (result_of(style, kase, r)) {
		page_result(page, style, r);
		class_result_release(r);
	}
	free(r);
}

/* ---- a list --------------------------------------------------------------- */

typedef bool (*add_word)(const struct style *style,
	const struct class_result *r, struct buf *out);

static bool
word_of(const struct row *row, add_word add, struct buf *out)
{
	struct class_result *r = xcalloc(1, sizeof(*r));
	bool there = result_of(row->style, row->record, r);

	if (there) {
		there = add(row->style, r, out);
		class_result_release(r);
	}
	free(r);
	return there;
}

bool
work_case_class(const struct row *row, struct buf *out)
{
	return word_of(row, add_class, out);
}

static bool
add_share(const struct style *style, const struct class_result *r,
	struct buf *out)
{
	(void)style;
	if (r->is.attendance.held)
		buf_addf(out, "%d", percent(r));
	return r->is.attendance.held;
}

bool
work_case_share(const struct row *row, struct buf *out)
{
	return word_of(row, add_share, out);
}

static bool
add_units(const struct style *style, const struct class_result *r,
	struct buf *out)
{
	(void)style;
	buf_addf(out, "%zu/%zu", r->is.passed, r->is.needed);
	return r->is.needed;
}

bool
work_case_units(const struct row *row, struct buf *out)
{
	return word_of(row, add_units, out);
}
