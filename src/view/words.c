/* SPDX-License-Identifier: MIT */
#include "magang/view/words.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/view/codes.h"
#include "magang/view/page.h"
#include "magang/view/when.h"

#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/record/index.h"

const char *
cell_area(const char *name)
{
	static const char usual[] = "Kabupaten ";
	size_t n = sizeof(usual) - 1;

	return strncmp(name, usual, n) == 0 ? name + n : name;
}

void
page_area(struct page *p, const struct office *office, uint16_t code)
{
	const struct areas *areas = office->book.areas;
	char text[AREA_CODE_TEXT];
	struct area area;

	if (!code)
		page_cell(p, NULL);
	else if (!p->json && areas && area_find(areas, code, &area))
		page_cell(p, cell_area(area.name));
	else
		page_cell(p, area_code_format(text, code));
}

void
sex_word(struct office *office, bool code, uint8_t sex, struct buf *out)
{
	const char text[2] = { (char)sex, '\0' };
	const struct style style = { .office = office, .form = OUT_TABLE };
	const struct value v = value_text(text);

	if (sex && code)
		buf_addc(out, (char)sex);
	else if (sex)
		text_value(&style, core_field(F_SEX), &v, out);
}

void
page_sex(struct page *p, struct office *office, uint8_t sex)
{
	struct buf b = BUF_INIT;

	sex_word(office, p->json, sex, &b);
	page_cell(p, sex ? buf_str(&b) : NULL);
	buf_release(&b);
}

static bool
add_name(const struct record *r, struct buf *out)
{
	char name[256];

	record_text(r, kind_info(r->kind)->name_field, name, sizeof(name));
	buf_adds(out, name);
	return name[0] != '\0';
}

/* What a record without a person is about, as a task of an organisation. */
static bool
add_about(const struct row *row, struct buf *out)
{
	const enum kind kind = record_about(row->record);
	struct record *r;
	bool named;

	if (kind != KIND_ORGANISATION)
		return false;
	r = xmalloc(sizeof(*r));
	named = office_sees(row->style->office, row->style->txn, kind,
			(uint64_t)record_number(row->record,
				kind_info(row->record->kind)->about, 0),
			r) &&
		add_name(r, out);
	free(r);
	return named;
}

bool
cell_name(const struct row *row, struct buf *out)
{
	const struct record *r = row->person ? row->person : row->record;

	return add_name(r, out) || (!row->person && add_about(row, out));
}

const char *
words_number(enum lang lang, uint64_t n, char out[NUMBER_SHOWN])
{
	char plain[NUMBER_SHOWN];
	size_t len = (size_t)snprintf(plain, sizeof(plain), "%" PRIu64, n);
	size_t at = 0;

	for (size_t i = 0; i < len; i++) {
		if (i > 0 && (len - i) % 3 == 0)
			out[at++] = lang == LANG_ID ? '.' : ',';
		out[at++] = plain[i];
	}
	out[at] = '\0';
	return out;
}

static void
cell_value(const struct style *style, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	char date[DATE_TEXT];

	if (text_masks(style, f))
		text_value(style, f, v, out);
	else if (f->type == TYPE_DATE && v->kind == VALUE_NUMBER)
		buf_adds(out, cell_date((int32_t)v->number, date));
	else if (f->id == F_LIKENESS && v->kind == VALUE_NUMBER)
		words_likeness(v->number, out);
	else
		text_value(style, f, v, out);
}

void
record_cell(const struct style *style, const struct record *r,
	const struct fdef *f, const struct value *v, struct buf *out)
{
	if (!code_words(style, r, f->id, v, out))
		cell_value(style, f, v, out);
}

void
record_cells(const struct style *style, const struct record *r,
	const uint16_t *ids, size_t n, struct buf *out)
{
	for (size_t i = 0; r && i < n; i++) {
		const struct value *v = record_get(r, ids[i]);

		if (!v)
			continue;
		if (out->len && out->data[out->len - 1] != '\n')
			buf_adds(out, "  ");
		record_cell(style, r, core_field(ids[i]), v, out);
	}
}

void
cell_who(const struct style *style, const struct record *r,
	const struct record *person, struct buf *out)
{
	struct row row = { style, r, person };
	struct buf name = BUF_INIT;

	work_number(&row, out);
	if (cell_name(&row, &name))
		buf_addf(out, " %s", buf_str(&name));
	buf_release(&name);
}

const char *
sex_words(const struct quota *q, bool other)
{
	return (q->of && q->of[0] == 'P') != other ? _("women") : _("men");
}

void
quota_words(const struct quota *q, bool rest, struct buf *out)
{
	if (rest)
		buf_addf(out, _("%s, beside the share of %s"),
			sex_words(q, true), sex_words(q, false));
	else if (q->by == QUOTA_SEX && q->at_least_percent)
		buf_addf(out, _("%s, at least %d %%"), sex_words(q, false),
			q->at_least_percent);
	else if (q->by == QUOTA_SEX)
		buf_adds(out, sex_words(q, false));
	else if (q->by == QUOTA_KK)
		buf_adds(out, _("household"));
	else
		buf_adds(out, q->by == QUOTA_REGENCY ? _("the regency")
						     : _("all places"));
}
