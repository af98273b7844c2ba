/* SPDX-License-Identifier: MIT */
#include "magang/view/count_words.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/identity/area.h"
#include "magang/office/find.h"
#include "magang/office/value_print.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"

/* ---- axes ------------------------------------------------------------------ */

static const char *const units[UNIT_COUNT] = {
	[UNIT_DAY] = N_("day"),
	[UNIT_WEEK] = N_("week"),
	[UNIT_MONTH] = N_("month"),
	[UNIT_QUARTER] = N_("quarter"),
	[UNIT_YEAR] = N_("year"),
};

/* Keys of filters that are no field. */
static const struct {
	const char *key, *label;
} own[] = {
	{ "area", N_("Regency") },
	{ "regency", N_("Regency") },
	{ "program", N_("Program") },
	{ "stage", N_("Stage") },
	{ "proposed", N_("Proposed") },
	{ "from", N_("From") },
	{ "to", N_("To") },
	{ "meant", N_("Meant for") },
	{ "age", N_("Age") },
};

void
axis_label(
	const struct office *office, const struct axis *axis, struct buf *out)
{
	const char *label = NULL;

	for (size_t i = 0; i < ARRAY_SIZE(own); i++)
		if (strcmp(own[i].key, axis->key) == 0 &&
			axis->sort >= AXIS_AGE)
			label = _(own[i].label);
	if (!label)
		label = text_label(office, axis->field);
	buf_adds(out, label);
	if (axis->sort == AXIS_DATE)
		buf_addf(out, " (%s)", _(units[axis->unit]));
}

/* ---- classes --------------------------------------------------------------- */

static void
date_class(const struct axis *axis, int32_t first, struct buf *out)
{
	char day[DATE_TEXT];

	date_format(day, first);
	if (axis->unit == UNIT_YEAR)
		buf_addf(out, "%.4s", day);
	else if (axis->unit == UNIT_MONTH)
		buf_addf(out, "%.7s", day);
	else if (axis->unit == UNIT_QUARTER)
		buf_addf(out, "%.4s-Q%d", day, (atoi(day + 5) + 2) / 3);
	else
		buf_adds(out, day);
}

/* "60-69" of whole numbers, "60-<70" where some lie between. */
static void
number_class(const struct axis *axis, int64_t lo, struct buf *out)
{
	const bool whole = axis->field->flags & FDEF_WHOLE;
	char from[DECIMAL_TEXT], until[DECIMAL_TEXT];

	buf_adds(out, decimal_format(from, lo));
	if (whole && axis->step == DECIMAL_ONE)
		return;
	buf_addf(out, whole ? "-%s" : "-<%s",
		decimal_format(
			until, lo + axis->step - (whole ? DECIMAL_ONE : 0)));
}

static void
age_class(const struct axis *axis, int64_t lo, struct buf *out)
{
	buf_addf(out, "%lld", (long long)lo);
	if (axis->step > 1)
		buf_addf(out, "-%lld", (long long)(lo + axis->step - 1));
}

static void
area_class(const struct style *style, int64_t code, struct buf *out)
{
	const struct areas *areas = office_areas(style->office, NULL);
	char text[AREA_CODE_TEXT];
	struct area a;

	if (style->form == OUT_TABLE && areas &&
		area_find(areas, (uint64_t)code, &a))
		buf_adds(out, style->office->lang == LANG_JA && a.ja
				      ? a.ja
				      : cell_area(a.name));
	else
		buf_adds(out, area_code_format(text, (uint64_t)code));
}

/* As the first program says that has it. */
static void
place_class(const struct style *style, const struct axis *axis,
	const char *name, struct buf *out)
{
	const struct program *p;

	for (uint16_t no = 0;
		style->form == OUT_TABLE &&
		(p = office_program_next(style->office, style->txn, &no));) {
		const int stage =
			axis->sort == AXIS_STAGE ? program_stage(p, name) : -1;
		const struct label *label =
			stage >= 0 ? &p->stages[stage].label
			: axis->sort == AXIS_PROGRAM &&
					strcmp(p->name, name) == 0
				? &p->label
				: NULL;

		if (!label)
			continue;
		buf_adds(out, label_in(label, style->office->lang, name));
		return;
	}
	buf_adds(out, name);
}

/* In the words of a record that has it, whose program may give it some. */
static bool
sample_class(const struct style *style, const struct counted_by *c,
	const struct axis *axis, uint64_t id, struct buf *out)
{
	struct record *r;
	const struct fdef *f = NULL;
	const struct value *v = NULL;

	if (axis->of_person || !id || axis->field->type == TYPE_CHOICES)
		return false;
	r = xmalloc(sizeof(*r));
	if (office_sees(style->office, style->txn, c->kind, id, r))
		v = record_get(r, axis->field->id);
	if (v && axis->field->id >= F_PROGRAM)
		f = office_field_id(
			style->office, style->txn, r, axis->field->id);
	if (v && !code_words(style, r, axis->field->id, v, out))
		text_value(style, f ? f : axis->field, v, out);
	free(r);
	return v != NULL;
}

static void
value_class(const struct style *plain, const struct counted_by *c,
	const struct axis *axis, const struct frequency_class *class,
	struct buf *out)
{
	struct style style = *plain;

	/* who may not read it was not told how many */
	style.reveal = axis->field->privacy == PRIVACY_HEALTH;
	if (!sample_class(&style, c, axis, class->sample, out))
		text_value(&style, axis->field, &class->v, out);
}

void
class_label(const struct style *style, const struct counted_by *c, size_t a,
	size_t i, struct buf *out)
{
	const struct axis *axis = &c->axis[a];
	const struct frequency_class *class = &c->f.axis[a].row[i];
	const struct value *v = &class->v;

	if (v->kind == VALUE_UNKNOWN) {
		buf_adds(out, style->form == OUT_TABLE ? _("(none)") : "");
		return;
	}
	switch (axis->sort) {
	case AXIS_NUMBER:
		number_class(axis, v->number, out);
		break;
	case AXIS_AGE:
		age_class(axis, v->number, out);
		break;
	case AXIS_DATE:
		date_class(axis, (int32_t)v->number, out);
		break;
	case AXIS_AREA:
		area_class(style, v->number, out);
		break;
	case AXIS_PROGRAM:
	case AXIS_STAGE:
		place_class(style, axis, v->text, out);
		break;
	default:
		value_class(style, c, axis, class, out);
	}
}

/* ---- figures --------------------------------------------------------------- */

void
share_words(int64_t n, int64_t of, struct buf *out)
{
	const int64_t thousandths = of ? (n * 2000 + of) / (of * 2) : 0;

	if (of)
		buf_addf(out, "%lld.%lld", (long long)(thousandths / 10),
			(long long)(thousandths % 10));
}
