/* SPDX-License-Identifier: MIT */
#include "magang/view/growth_words.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/view/codes.h"

const char *
agreement_area(const struct style *style, const char *area)
{
	const struct fdef *f = core_field(F_COOPERATION);

	for (size_t i = 0; area && i < f->n_choices; i++)
		if (strcmp(f->choices[i].code, area) == 0)
			return label_in(&f->choices[i].label,
				style->office->lang, area);
	return area;
}

void
growth_amount(const struct style *style, int64_t amount, struct buf *out)
{
	char text[DECIMAL_TEXT];

	buf_adds(out, style->form == OUT_TABLE ? money_format(text, amount)
					       : decimal_format(text, amount));
}

void
growth_head(const struct style *style, int figure,
	const struct record *organisation, struct buf *out)
{
	const struct activity_kind *k = &figures[figure];

	buf_addf(out, "%s (%s)",
		label_in(k->label, style->office->lang, k->name),
		unit_words(k, organisation));
}

const char *
growth_label(const struct style *style, const struct growth_sum *s)
{
	return label_in(s->kind.label, style->office->lang, s->name);
}

static void
amount_cell(struct page *page, const struct style *style, bool known,
	int64_t amount)
{
	struct buf b = BUF_INIT;

	if (known)
		growth_amount(style, amount, &b);
	page_cell(page, known ? buf_str(&b) : NULL);
	buf_release(&b);
}

static void
days_table(struct page *page, const struct style *style,
	const struct record *organisation, const struct growth *g)
{
	struct out_column columns[1 + FIGURES] = { { "date", _("As of"),
		OUT_CODE | OUT_FIXED, 0 } };
	char *heads[FIGURES], date[DATE_TEXT];

	for (int i = 0; i < FIGURES; i++) {
		struct buf b = BUF_INIT;

		growth_head(style, i, organisation, &b);
		heads[i] = buf_detach(&b);
		columns[1 + i] = (struct out_column){ figures[i].name, heads[i],
			OUT_NUMBER | OUT_RIGHT | OUT_SPARE, 0 };
	}
	page_rows(page, "figures", _("Size by date"), columns,
		ARRAY_SIZE(columns));
	for (size_t d = 0; d < g->n_days; d++) {
		page_cell(page, date_format(date, g->days[d].date));
		for (int i = 0; i < FIGURES; i++)
			amount_cell(page, style, g->days[d].known[i],
				g->days[d].value[i]);
		page_row(page);
	}
	page_rows_end(page);
	for (int i = 0; i < FIGURES; i++)
		free(heads[i]);
}

static void
sum_row(struct page *page, const struct style *style,
	const struct growth_sum *s, const struct record *organisation)
{
	bool words = style->form == OUT_TABLE;
	char text[DATE_TEXT];

	page_cell(page,
		words ? agreement_area(style, s->kind.area) : s->kind.area);
	page_cell(page, words ? growth_label(style, s) : s->name);
	page_count_cell(page, s->times);
	amount_cell(page, style, s->amount != 0, s->amount);
	page_cell(page,
		words ? unit_words(&s->kind, organisation) : s->kind.unit);
	page_cell(
		page, s->last == DATE_NONE ? NULL : date_format(text, s->last));
	page_row(page);
}

void
growth_tables(struct page *page, const struct style *style,
	const struct record *organisation, const struct growth *g)
{
	const struct out_column columns[] = {
		{ "area", _("Area"), OUT_CODE | OUT_SPARE, 0 },
		{ "activity", _("Activity"), OUT_CODE, 40 },
		{ "times", _("Times"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "amount", _("In all"), OUT_NUMBER | OUT_RIGHT | OUT_SPARE,
			0 },
		{ "unit", _("Unit"), OUT_CODE | OUT_SPARE, 0 },
		{ "last", _("Last"), OUT_CODE | OUT_SPARE, 0 },
	};

	days_table(page, style, organisation, g);
	page_rows(
		page, "sums", _("What was done"), columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < g->n_sums; i++)
		sum_row(page, style, &g->sums[i], organisation);
	page_rows_end(page);
}
