/* SPDX-License-Identifier: MIT */
#include "magang/query/axis.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/reckon.h"
#include "magang/field/type.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/office/value_print.h"
#include "magang/record/dict.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

#include "axis_row.h"
#include "query_field.h"
#include "query_key.h"

#define AGE_STEP 5
#define NUMBER_STEP (10 * DECIMAL_ONE)
#define MONEY_STEP (1000000 * DECIMAL_ONE)
#define STEP_MOST 1000000000

/* ---- classes of numbers and dates ----------------------------------------- */

static int64_t
floor_to(int64_t n, int64_t step)
{
	return (n >= 0 ? n / step : -((-n + step - 1) / step)) * step;
}

static const struct {
	const char *word;
	int months; /* 0: days */
} units[UNIT_COUNT] = {
	[UNIT_DAY] = { "day", 0 },
	[UNIT_WEEK] = { "week", 0 },
	[UNIT_MONTH] = { "month", 1 },
	[UNIT_QUARTER] = { "quarter", 3 },
	[UNIT_YEAR] = { "year", 12 },
};

static int32_t
first_day(const struct axis *axis, int32_t date)
{
	const int months = units[axis->unit].months;
	int year, month, day;

	if (axis->unit == UNIT_WEEK)
		return date - date_weekday(date);
	if (!months)
		return date;
	date_to_civil(date, &year, &month, &day);
	return date_from_civil(year, (month - 1) / months * months + 1, 1);
}

static int32_t
last_day(const struct axis *axis, int32_t first)
{
	if (axis->unit == UNIT_DAY)
		return first;
	if (axis->unit == UNIT_WEEK)
		return first + 6;
	return date_add_months(first, units[axis->unit].months) - 1;
}

/* ---- the values of a row --------------------------------------------------- */

/* Of the row's own program and stage, or those that a decision names. */
static const char *
place_name(struct axis *axis, struct txn *txn, uint16_t program, uint16_t stage)
{
	struct axis_place *place;

	for (size_t i = 0; i < axis->n_places; i++)
		if (axis->places[i].program == program &&
			axis->places[i].stage == stage)
			return axis->places[i].name;
	VEC_GROW(axis->places, axis->n_places, axis->cap_places);
	place = &axis->places[axis->n_places++];
	place->program = program;
	place->stage = stage;
	if (axis->sort == AXIS_PROGRAM)
		return dict_name(txn, DICT_PROGRAM, 0, program, place->name,
			sizeof(place->name));
	return dict_name(txn, DICT_STAGE, program, stage, place->name,
		sizeof(place->name));
}

static size_t
one(struct value *out, struct value v)
{
	*out = v;
	return 1;
}

static size_t
place_value(struct axis *axis, const struct query_row *row, struct txn *txn,
	struct value *out)
{
	const bool way = axis->field && axis->field->id != F_DECISION_TO;
	uint16_t program = row->program, stage = row->stage;

	if (axis->field && row->record) {
		program = (uint16_t)record_number(row->record, F_PROGRAM_NO, 0);
		stage = (uint16_t)record_number(
			row->record, axis->field->id, 0);
	} else if (way || !(row->known & ROW_PLACE)) {
		return AXIS_UNKNOWN;
	}
	if (axis->sort == AXIS_PROGRAM)
		stage = 0;
	if (axis->sort == AXIS_PROGRAM ? !program : !stage)
		return one(out, value_none());
	return one(out, value_text(place_name(axis, txn, program, stage)));
}

static size_t
words_of(const struct value *v, struct value out[AXIS_VALUES])
{
	const char *p = v->text, *end = p + v->len;
	size_t n = 0;

	while (p < end && n < AXIS_VALUES) {
		const char *gap = memchr(p, ' ', (size_t)(end - p));
		const char *stop = gap ? gap : end;

		out[n++] =
			(struct value){ VALUE_TEXT, 0, p, (size_t)(stop - p) };
		p = stop + (gap != NULL);
	}
	return n;
}

static struct value
caseless(const struct value *v, struct arena *arena)
{
	char *copy = xstrndup(v->text, v->len);
	char *low = utf8_caseless(copy);
	struct value out = value_text(arena_strndup(arena, low, strlen(low)));

	free(low);
	free(copy);
	return out;
}

size_t
axis_values(struct axis *axis, const struct query_row *row, struct txn *txn,
	struct arena *arena, struct value out[AXIS_VALUES])
{
	struct value v;

	if (axis->sort == AXIS_PROGRAM || axis->sort == AXIS_STAGE)
		return place_value(axis, row, txn, out);
	if (axis->sort == AXIS_AREA) {
		if (!(row->known & ROW_AREA))
			return AXIS_UNKNOWN;
		return one(out,
			row->area ? value_number(row->area) : value_none());
	}
	if (!row_value(row, axis->field, axis->of_person, &v))
		return AXIS_UNKNOWN;
	if (v.kind == VALUE_UNKNOWN)
		return one(out, v);
	switch (axis->sort) {
	case AXIS_NUMBER:
		return one(out, value_number(floor_to(v.number, axis->step)));
	case AXIS_AGE:
		return one(
			out, value_number(floor_to(
				     date_age((int32_t)v.number, axis->today),
				     axis->step)));
	case AXIS_DATE:
		return one(
			out, value_number(first_day(axis, (int32_t)v.number)));
	case AXIS_TEXT:
		return one(out, caseless(&v, arena));
	default:
		return axis->field->type == TYPE_CHOICES ? words_of(&v, out)
							 : one(out, v);
	}
}

void
axis_release(struct axis *axis)
{
	free(axis->places);
	axis->places = NULL;
}

/* ---- order ----------------------------------------------------------------- */

bool
axis_is_ranked(const struct axis *axis)
{
	switch (axis->sort) {
	case AXIS_NUMBER:
	case AXIS_AGE:
	case AXIS_DATE:
	case AXIS_STAGE:
		return true;
	case AXIS_VALUE:
		return axis->field->type == TYPE_LEVEL;
	default:
		return false;
	}
}

/* The first program that has it, and where it stands there; stages of older versions
 * are behind all. */
static int64_t
stage_rank(struct office *office, struct txn *txn, const char *name)
{
	const struct program *p;

	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));) {
		const int i = program_stage(p, name);

		if (i >= 0)
			return (int64_t)no << 16 | i;
	}
	return INT64_MAX;
}

int64_t
axis_rank(struct office *office, struct txn *txn, const struct axis *axis,
	const struct value *v)
{
	if (v->kind == VALUE_UNKNOWN || !axis_is_ranked(axis))
		return 0;
	if (axis->sort == AXIS_STAGE)
		return stage_rank(office, txn, v->text);
	return axis->sort == AXIS_VALUE ? type_rank(axis->field, v) : v->number;
}

/* ---- as a condition -------------------------------------------------------- */

static bool
term_quoted(const char *sign, const char *text, struct buf *out)
{
	if (strchr(text, '"') || !*text || strcmp(text, CODE_CLOSED) == 0)
		return false;
	buf_adds(out, sign);
	if (strpbrk(text, " ,()") || strchr("-*", text[0]))
		buf_addf(out, "\"%s\"", text);
	else
		buf_adds(out, text);
	return true;
}

static bool
term_kept(struct office *office, struct txn *txn, const struct axis *axis,
	const struct value *v, struct buf *out)
{
	struct buf text = BUF_INIT;
	bool said;

	if (axis->field->type == TYPE_CHOICES)
		buf_adds(&text, v->text);
	else
		field_write(office, txn, axis->field, v, &text);
	said = term_quoted(":", buf_str(&text), out);
	buf_release(&text);
	return said;
}

static bool
term_number(const struct axis *axis, int64_t lo, struct buf *out)
{
	char from[DECIMAL_TEXT], until[DECIMAL_TEXT];

	buf_addf(out, ">=%s %s<%s", decimal_format(from, lo), axis->key,
		decimal_format(until, lo + axis->step));
	return true;
}

static bool
term_age(const struct axis *axis, int64_t lo, struct buf *out)
{
	if (lo < 0)
		return false;
	buf_addf(out, ":%lld-%lld", (long long)lo,
		(long long)(lo + axis->step - 1));
	return true;
}

static bool
term_date(const struct axis *axis, int32_t first, struct buf *out)
{
	char from[DATE_TEXT], until[DATE_TEXT];

	date_format(from, first);
	date_format(until, last_day(axis, first));
	switch (axis->unit) {
	case UNIT_DAY:
		buf_addf(out, ":%s", from);
		break;
	case UNIT_MONTH:
		buf_addf(out, ":%.7s", from);
		break;
	case UNIT_YEAR:
		buf_addf(out, ":%.4s", from);
		break;
	default:
		buf_addf(out, ":%s..%s", from, until);
	}
	return true;
}

bool
axis_term(struct office *office, struct txn *txn, const struct axis *axis,
	const struct value *v, struct buf *out)
{
	const size_t before = out->len;
	char code[AREA_CODE_TEXT];
	bool said = true;

	buf_adds(out, axis->key);
	if (v->kind == VALUE_UNKNOWN) {
		buf_adds(out, ":-");
		said = axis->sort != AXIS_PROGRAM && axis->sort != AXIS_STAGE;
	} else if (axis->sort == AXIS_AREA) {
		buf_addf(out, ":%s",
			area_code_format(code, (uint64_t)v->number));
	} else if (axis->sort == AXIS_VALUE) {
		said = term_kept(office, txn, axis, v, out);
	} else if (axis->sort == AXIS_NUMBER) {
		said = term_number(axis, v->number, out);
	} else if (axis->sort == AXIS_AGE) {
		said = term_age(axis, v->number, out);
	} else if (axis->sort == AXIS_DATE) {
		said = term_date(axis, (int32_t)v->number, out);
	} else {
		said = term_quoted(
			axis->sort == AXIS_TEXT ? "=" : ":", v->text, out);
	}
	if (!said)
		buf_truncate(out, before);
	return said;
}

/* ---- as typed -------------------------------------------------------------- */

/* Keys of filters that are no field of their own, and what they are here. */
static const struct {
	const char *key;
	enum axis_sort sort;
	uint16_t field;
} own[] = {
	{ "area", AXIS_AREA, 0 },
	{ "regency", AXIS_AREA, 0 },
	{ "program", AXIS_PROGRAM, 0 },
	{ "stage", AXIS_STAGE, 0 },
	{ "proposed", AXIS_STAGE, F_PROPOSED },
	{ "from", AXIS_STAGE, F_DECISION_FROM },
	{ "to", AXIS_STAGE, F_DECISION_TO },
	{ "meant", AXIS_STAGE, F_MEANT },
	{ "age", AXIS_AGE, F_BIRTH_DATE },
};

static int
axis_own(struct query_parser *p, size_t at, struct axis *axis)
{
	for (size_t i = 0; i < ARRAY_SIZE(own); i++) {
		if (strcmp(own[i].key, axis->key) != 0)
			continue;
		axis->sort = own[i].sort;
		axis->field = own[i].field ? core_field(own[i].field) : NULL;
		axis->of_person =
			axis->sort == AXIS_AGE && kind_has_person(p->q->kind);
		axis->step = AGE_STEP;
		return 0;
	}
	return parser_fault(p, at, MG_EUSAGE,
		_("'%s' puts nobody into classes; count by a field that many "
		  "share"),
		axis->key);
}

/* Numbers and names of one, values that stand for several, and what is worked out
 * anew for each row. */
static bool
is_countable(const struct fdef *f)
{
	switch (f->type) {
	case TYPE_NAME:
	case TYPE_NOTE:
	case TYPE_REFS:
	case TYPE_MARKS:
	case TYPE_SEATS:
		return false;
	default:
		return !field_is_rules(f->id);
	}
}

static int
axis_field(struct query_parser *p, size_t at, struct axis *axis)
{
	const struct fdef *f = axis->field;
	const enum type_filter shape = type_of(f)->filter;
	int rc = access_field(&p->office->access, f, p->err);

	p->q->health |= f->privacy == PRIVACY_HEALTH;
	if (rc)
		return parser_place(p, at, rc);
	if (field_is_masked(f))
		return parser_fault(p, at, MG_EACCESS,
			_("'%s' is personal; nobody is counted by it"),
			label_in(&f->label, p->office->lang, f->name));
	if (!is_countable(f))
		return parser_fault(p, at, MG_EUSAGE,
			_("'%s' puts nobody into classes; count by a field "
			  "that many share"),
			f->name);
	axis->sort = shape == FILTER_TEXT     ? AXIS_TEXT
		     : shape == FILTER_AMOUNT ? AXIS_NUMBER
		     : shape == FILTER_DAYS   ? AXIS_DATE
					      : AXIS_VALUE;
	axis->unit = UNIT_MONTH;
	axis->step = f->type == TYPE_MONEY ? MONEY_STEP : NUMBER_STEP;
	return 0;
}

static int
read_unit(
	struct query_parser *p, size_t at, const char *word, struct axis *axis)
{
	for (size_t i = 0; i < UNIT_COUNT; i++)
		if (strcmp(units[i].word, word) == 0) {
			axis->unit = (enum axis_unit)i;
			return 0;
		}
	return parser_fault(p, at, MG_EUSAGE,
		_("'%s': dates are counted by day, week, month, quarter or "
		  "year"),
		word);
}

static int
read_step(
	struct query_parser *p, size_t at, const char *word, struct axis *axis)
{
	uint64_t width;

	if (!num_u64(word, 1, STEP_MOST, &width))
		return parser_fault(p, at, MG_EUSAGE,
			_("'%s': the width of a class is a whole number from "
			  "1"),
			word);
	axis->step =
		(int64_t)width * (axis->sort == AXIS_AGE ? 1 : DECIMAL_ONE);
	return 0;
}

static int
read_class(
	struct query_parser *p, size_t at, const char *word, struct axis *axis)
{
	if (axis->sort == AXIS_DATE)
		return read_unit(p, at, word, axis);
	if (axis->sort == AXIS_NUMBER || axis->sort == AXIS_AGE)
		return read_step(p, at, word, axis);
	return parser_fault(p, at, MG_EUSAGE,
		_("'%s' has no classes; write 'by:%s'"), axis->key, axis->key);
}

int
axis_parse(
	struct query_parser *p, size_t at, const char *name, struct axis *out)
{
	struct axis axis = { .today = p->office->today };
	char said[AXIS_NAME], *class;
	int rc;

	if (strlen(name) >= AXIS_NAME)
		return parser_fault(p, at, MG_EUSAGE,
			_("the name of the field is too long"));
	strcpy(axis.name, name);
	strcpy(said, name);
	class = strchr(said, '.');
	if (class)
		*class ++ = '\0';
	snprintf(axis.key, sizeof(axis.key), "%s", key_said(p, said));
	if (key_is_own(p, axis.key)) {
		rc = axis_own(p, at, &axis);
	} else {
		axis.field = field_named(p, axis.key, &axis.of_person);
		rc = axis.field ? axis_field(p, at, &axis)
				: key_unknown(p, at, axis.key);
	}
	if (!rc && class)
		rc = read_class(p, at + (size_t)(class - said), class, &axis);
	if (!rc)
		*out = axis;
	return rc;
}

/* ---- all of them ----------------------------------------------------------- */

/* What a name would be in a filter; one that counts nobody is left out. */
struct axes_reading {
	struct query q;
	struct query_parser p;
	struct err why;
	struct axis *out;
	size_t n, max;
};

static void
add_axis(struct axes_reading *r, const char *name)
{
	if (r->n == r->max)
		return;
	for (size_t i = 0; i < r->n; i++)
		if (strcmp(r->out[i].name, name) == 0)
			return;
	r->why = (struct err)ERR_INIT;
	if (!axis_parse(&r->p, 0, name, &r->out[r->n]))
		r->n++;
}

static void
add_axes(struct axes_reading *r, const struct fdef *f, size_t n)
{
	for (size_t i = 0; i < n; i++)
		if (!field_is_inner(&f[i]))
			add_axis(r, f[i].name);
}

/* Names first: to read one is a look at the store of its own. */
static char *
program_names(struct office *office)
{
	struct buf names = BUF_INIT;
	struct err unread = ERR_INIT;
	const struct program *p;
	struct txn *txn;

	if (office_look(office, &txn, &unread))
		return NULL;
	for (uint16_t no = 0; (p = office_program_next(office, txn, &no));)
		for (size_t i = 0; i < p->n_fields; i++)
			buf_addf(&names, "%s ", p->fields[i].name);
	office_look_end(txn);
	return buf_detach(&names);
}

/* "area" is what "regency" is, where there is that. */
static void
add_own(struct axes_reading *r)
{
	const bool regency = key_is_own(&r->p, "regency");

	for (size_t i = 0; i < ARRAY_SIZE(own); i++)
		if (key_is_own(&r->p, own[i].key) &&
			!(regency && strcmp(own[i].key, "area") == 0))
			add_axis(r, own[i].key);
}

size_t
axes_of(struct office *office, enum kind kind, struct axis *out, size_t max)
{
	const struct kind_info *k = kind_info(kind);
	struct axes_reading r = {
		.q = { .office = office, .kind = kind, .info = k },
		.p = { .office = office, .line = "" },
		.out = out,
		.max = max,
	};
	char *names, *rest, *name;

	r.p.q = &r.q;
	r.p.err = &r.why;
	add_own(&r);
	add_axes(&r, k->fields, k->n_fields);
	if (kind_has_person(kind))
		add_axes(&r, kind_person.fields, kind_person.n_fields);
	names = kind_is(kind, KIND_OF_PROGRAM) ? program_names(office) : NULL;
	for (rest = names; rest && (name = strsep(&rest, " "));)
		if (*name)
			add_axis(&r, name);
	free(names);
	return r.n;
}
