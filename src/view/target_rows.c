/* SPDX-License-Identifier: MIT */
#include "magang/view/target_rows.h"

#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"

int64_t
target_share(const struct target *t, uint16_t area)
{
	if (!area)
		return t->total;
	for (size_t i = 0; i < t->n_shares; i++)
		if (t->shares[i].key == area)
			return t->shares[i].seats;
	return 0;
}

bool
target_is_counted(const struct program *p, size_t target)
{
	size_t i = 0;

	while (i < p->n_outcomes && p->outcomes[i].target != (int)target)
		i++;
	return i < p->n_outcomes;
}

struct target_row *
target_row_at(struct target_row rows[TARGET_ROWS + 1], size_t *n, uint16_t area)
{
	size_t at = 0;

	while (at < *n && rows[at].area < area)
		at++;
	if (at < *n && rows[at].area == area)
		return &rows[at];
	if (*n >= TARGET_ROWS)
		return NULL;
	memmove(rows + at + 1, rows + at, (*n - at) * sizeof(*rows));
	rows[at] = (struct target_row){ .area = area };
	++*n;
	return &rows[at];
}

static void
add_count(struct target_count *to, const struct target_count *n)
{
	for (int g = 0; g < GRADE_COUNT; g++) {
		to->n[g] += n->n[g];
		to->women[g] += n->women[g];
	}
}

static size_t
keep_own(const struct access *own, struct target_row *rows, size_t n)
{
	struct target_row all = { 0 };
	size_t kept = 1;

	for (size_t i = 1; i < n; i++)
		if (access_area(own, rows[i].area)) {
			add_count(&all.now, &rows[i].now);
			add_count(&all.before, &rows[i].before);
			rows[kept++] = rows[i];
		}
	rows[0] = all;
	return kept;
}

size_t
target_own_rows(const struct access *own, const struct target *t,
	struct target_row rows[TARGET_ROWS + 1], size_t n)
{
	target_row_at(rows, &n, 0);
	for (size_t i = 0; i < t->n_shares; i++)
		target_row_at(rows, &n, (uint16_t)t->shares[i].key);
	return own->n_areas ? keep_own(own, rows, n) : n;
}

char *
target_filter(const struct target *t, uint16_t area, int32_t day)
{
	char date[DATE_TEXT], code[AREA_CODE_TEXT];

	date_format(date, day);
	return area ? xasprintf("counted:%s/%s/%s", t->name,
			      area_code_format(code, area), date)
		    : xasprintf("counted:%s/%s", t->name, date);
}
