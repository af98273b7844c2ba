/* SPDX-License-Identifier: MIT */
#include "magang/exchange/import_reason.h"

#include "import_batch.h"
#include "import_reason.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/i18n.h"
#include "magang/base/mem.h"

const char *const import_result_word[IMPORT_RESULTS] = {
	[IMPORT_OK] = "ok",
	[IMPORT_WARN] = "warn",
	[IMPORT_SAME] = "same",
	[IMPORT_UNCHANGED] = "unchanged",
	[IMPORT_REJECT] = "reject",
	[IMPORT_SKIP] = "skip",
};

const char *const import_reason_word[REASON_COUNT] = {
#define REASON_WORD(code, result) [REASON_##code] = #code,
	IMPORT_REASONS(REASON_WORD)
#undef REASON_WORD
};

static const enum import_result leads_to[REASON_COUNT] = {
#define REASON_RESULT(code, result) [REASON_##code] = IMPORT_##result,
	IMPORT_REASONS(REASON_RESULT)
#undef REASON_RESULT
};

enum import_result
import_leads_to(enum import_reason_code code)
{
	return leads_to[code];
}

static const char *const sentence[REASON_COUNT] = {
	[REASON_not_a_person] =
		N_("no NIK, birth date, sex or phone: not a person"),
	[REASON_heads] = N_("the row of heads"),
	[REASON_ruling] = N_("numbers, lines or totals of the table"),
	[REASON_follows] = N_("a deadline makes this task by itself"),
	[REASON_torn] = N_("the cells of this line cannot be told apart"),
	[REASON_width] = N_("not as many cells as heads"),
	[REASON_name_missing] = N_("the name is missing"),
	[REASON_nik_notation] =
		N_("a spreadsheet turned the NIK into a short number; "
		   "take it from the card"),
	[REASON_nik_letter] = N_("a letter stands in the NIK"),
	[REASON_nik_length] = N_("a NIK has 16 digits"),
	[REASON_nik_region] =
		N_("a province, regency or district of 00 does not "
		   "exist"),
	[REASON_nik_date] = N_("the birth date inside the NIK does not exist"),
	[REASON_nik_serial] = N_("a NIK never ends in 0000"),
	[REASON_birth_impossible] = N_("there is no such day"),
	[REASON_broken_text] = N_("control characters or broken encoding"),
	[REASON_unknown_program] = N_("this program is not installed"),
	[REASON_outside_area] = N_("this place is not one of your areas"),
	[REASON_outside_program] =
		N_("this person is in no program of yours; ask the office"),
	[REASON_value_wrong] = N_("the field does not take this value"),
	[REASON_undecided] =
		N_("this may be somebody who is registered: write her number "
		   "(MG-...) or her NIK into the row, or register her by hand"),
	[REASON_clash] =
		N_("an earlier row of this person says something else"),
	[REASON_same_nik] = N_("a person with this NIK is registered"),
	[REASON_same_passport] =
		N_("a person with this passport is registered"),
	[REASON_same_number] = N_("the person with this number"),
	[REASON_same_licence] =
		N_("a person of this name with this licence is registered"),
	[REASON_likeness] = N_("possibly the same person; added and listed"),
	[REASON_differs] = N_("differs from what is registered"),
	[REASON_birth_doubtful] =
		N_("the birth date is to come, or before 1900"),
	[REASON_birth_differs] =
		N_("the birth date differs from the NIK; ask for the "
		   "card"),
	[REASON_sex_differs] =
		N_("the sex differs from the NIK; ask for the card"),
	[REASON_nik_region_unknown] =
		N_("the district inside the NIK is not known"),
	[REASON_nik_missing] =
		N_("no NIK: temporary number, and a task to get the "
		   "card"),
	[REASON_birth_from_nik] = N_("no birth date: taken from the NIK"),
	[REASON_area_from_nik] = N_("no regency: taken from the NIK"),
	[REASON_phone_invalid] = N_("no telephone number; kept in the remark"),
	[REASON_phone_several] =
		N_("two numbers; the first is kept, the others stand in "
		   "the remark"),
	[REASON_village_unknown] =
		N_("no such village in the district; the district "
		   "is kept"),
	[REASON_district_unknown] = N_("no such district; kept in the remark"),
	[REASON_regency_unknown] = N_("no such regency; kept in the remark"),
	[REASON_invisible] = N_("invisible characters were dropped"),
	[REASON_mixed_scripts] = N_("two scripts are mixed in one name"),
	[REASON_second_value] =
		N_("another column says something else; kept in the remark"),
	[REASON_value_doubtful] = N_("not understood; kept in the remark"),
	[REASON_line_break] =
		N_("the line above or below it lacks cells: a line break may "
		   "stand inside of a cell"),
	[REASON_kbli_old] = N_("a code of an old edition"),
};

void
import_reason_release(struct import_reason *r)
{
	free(r->column);
	free(r->value);
	free(r->text);
	free(r->suggestion);
}

/* What is filled in or asked for where somebody is added or changed was not for
 * this one. */
void
import_reason_of_others(struct import_row *row)
{
	size_t n = 0;

	for (size_t i = 0; i < row->line.n_reasons; i++) {
		struct import_reason *r = &row->line.reasons[i];

		if (r->code == REASON_birth_from_nik ||
			r->code == REASON_area_from_nik) {
			import_reason_release(r);
			continue;
		}
		if (r->code == REASON_nik_missing) {
			free(r->text);
			r->text = xstrdup(_("no NIK"));
		}
		row->line.reasons[n++] = *r;
	}
	row->line.n_reasons = n;
}

static struct import_reason *
reason_add(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value)
{
	struct import_reason *r;

	VEC_GROW(row->line.reasons, row->line.n_reasons, row->cap_reasons);
	r = &row->line.reasons[row->line.n_reasons++];
	memset(r, 0, sizeof(*r));
	r->code = code;
	r->column = column && *column ? xstrdup(column) : NULL;
	r->value = value && *value ? xstrdup(value) : NULL;
	return r;
}

void
import_reason(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value, const char *suggestion)
{
	struct import_reason *r = reason_add(row, code, column, value);

	r->text = xstrdup(_(sentence[code]));
	r->suggestion = suggestion && *suggestion ? xstrdup(suggestion) : NULL;
}

void
import_reason_text(struct import_row *row, enum import_reason_code code,
	const char *column, const char *value, const char *text)
{
	struct import_reason *r = reason_add(row, code, column, value);

	r->text = xstrdup(text && *text ? text : _(sentence[code]));
}

enum import_result
import_result_of(const struct import_row *row)
{
	/* skip > reject > same > warn > ok */
	static const int rank[IMPORT_RESULTS] = {
		[IMPORT_OK] = 0,
		[IMPORT_WARN] = 1,
		[IMPORT_UNCHANGED] = 2,
		[IMPORT_SAME] = 3,
		[IMPORT_REJECT] = 4,
		[IMPORT_SKIP] = 5,
	};
	enum import_result result = IMPORT_OK;

	for (size_t i = 0; i < row->line.n_reasons; i++) {
		enum import_result r = leads_to[row->line.reasons[i].code];

		if (rank[r] > rank[result])
			result = r;
	}
	return result;
}
