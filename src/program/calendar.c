/* SPDX-License-Identifier: MIT */
/* Holidays, and days that are counted around them. */
#include "magang/program/calendar.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_lex.h"
#include "magang/yaml/schema.h"
#include "magang/yaml/yaml.h"

#define HOLIDAYS_MAX 5000
#define SATURDAY 5

static const struct schema rows[] = {
	{ "holidays", S_NODE, true, 0, NULL, 0, 0, NULL,
		N_("DATE: {label}, or a list of dates"),
		N_("days from Monday to Friday on which nobody works") },
};
static const struct schema_page page = { "calendar.yaml", "calendar", rows,
	ARRAY_SIZE(rows) };

static int
by_date(const void *va, const void *vb)
{
	const int32_t a = ((const struct holiday *)va)->date;
	const int32_t b = ((const struct holiday *)vb)->date;

	return a < b ? -1 : a > b;
}

static void
one_holiday(const struct yaml_source *src, const struct node *n,
	struct calendar *out)
{
	const struct node *date = n->key ? n->key : n;
	struct label label = { { NULL } };
	int32_t v = DATE_NONE;

	if (date->kind == NODE_SCALAR)
		v = date_literal(date->text, date->len);
	if (v == DATE_NONE)
		node_fault(src, date, "date", NULL,
			_("'%s' is no date; write 2027-01-01"), date->text);
	if (n->key != NULL)
		read_label(src, n, date->text, &label);
	if (v != DATE_NONE)
		out->holidays[out->n++] = (struct holiday){ v, label };
}

static void
read_holidays(const struct yaml_source *src, const struct node *root,
	struct calendar *out)
{
	const struct node *list = NULL, *n;

	schema_read(src, &page, root, &list, NULL);
	if (list == NULL)
		return;
	if (list->kind == NODE_SCALAR || list->n > HOLIDAYS_MAX) {
		node_fault(src, list->key, "shape", NULL,
			_("'%s' has DATE: {label}, or a list of dates, at "
			  "most %d"),
			"holidays", HOLIDAYS_MAX);
		return;
	}
	out->holidays = xcalloc(list->n + 1, sizeof(*out->holidays));
	for (n = list->first; n != NULL; n = n->next)
		one_holiday(src, n, out);
	qsort(out->holidays, out->n, sizeof(*out->holidays), by_date);
}

int
calendar_load(const char *file, const char *text, size_t len,
	struct calendar *out, struct diag_list *diags)
{
	struct arena *tree = arena_new_large();
	struct calendar c = { .memory = arena_new() };
	const struct yaml_source src = { c.memory, diags };
	const size_t faults = diags->faults;
	const struct node *root =
		yaml_read(tree, c.memory, file, text, len, diags);

	if (root != NULL)
		read_holidays(&src, root, &c);
	diag_sort(diags);
	arena_free(tree);
	if (diags->faults != faults)
		calendar_release(&c);
	*out = c;
	return diags->faults == faults ? 0 : MG_EDATA;
}

void
calendar_release(struct calendar *c)
{
	free(c->holidays);
	arena_free(c->memory);
	*c = (struct calendar){ 0 };
}

/* Place of the first one from that day on. */
static size_t
place_from(const struct calendar *c, int32_t from)
{
	size_t lo = 0, hi = c == NULL ? 0 : c->n;

	while (lo < hi) {
		size_t mid = (lo + hi) / 2;

		if (c->holidays[mid].date < from)
			lo = mid + 1;
		else
			hi = mid;
	}
	return lo;
}

const struct holiday *
calendar_holiday(const struct calendar *c, int32_t date)
{
	const size_t at = place_from(c, date);

	return c != NULL && at < c->n && c->holidays[at].date == date
		       ? &c->holidays[at]
		       : NULL;
}

const struct holiday *
calendar_next(const struct calendar *c, int32_t from)
{
	size_t lo = place_from(c, from);

	while (c != NULL && lo < c->n &&
		date_weekday(c->holidays[lo].date) >= SATURDAY)
		lo++;
	return c != NULL && lo < c->n ? &c->holidays[lo] : NULL;
}

bool
calendar_works(const struct calendar *c, int32_t date)
{
	return date_weekday(date) < SATURDAY && !calendar_holiday(c, date);
}

static int32_t
add_days(int32_t date, int64_t days)
{
	const int64_t v = date + days;
	const int32_t first = date_from_civil(1000, 1, 1);
	const int32_t last = date_from_civil(9999, 12, 31);

	return v < first || v > last ? DATE_NONE : (int32_t)v;
}

static int32_t
add_working_days(const struct calendar *c, int32_t date, int days)
{
	const int step = days < 0 ? -1 : 1;

	while (days != 0 && date != DATE_NONE) {
		date = add_days(date, step);
		if (date != DATE_NONE && calendar_works(c, date))
			days -= step;
	}
	return date;
}

int32_t
calendar_add(const struct calendar *c, int32_t date, struct span span)
{
	if (date == DATE_NONE)
		return DATE_NONE;
	if (span.unit == SPAN_DAYS)
		return add_days(date, span.amount);
	if (span.unit == SPAN_WORKING_DAYS)
		return add_working_days(c, date, span.amount);
	if (span.unit == SPAN_MONTHS)
		return date_add_months(date, span.amount);
	if (span.unit == SPAN_YEARS)
		return date_add_months(date, span.amount * 12);
	return date;
}
