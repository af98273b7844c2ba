/* SPDX-License-Identifier: MIT */
#include "magang/program/form_sheet.h"

#include <string.h>

#include "magang/program/program.h"

static const char *
start_of(const struct program *p)
{
	return p->n_stages ? p->stages[program_start(p)].name : "";
}

static bool
is_one_of(const struct fdef *fields, size_t n, uint16_t id)
{
	for (size_t i = 0; i < n; i++)
		if (fields[i].id == id)
			return true;
	return false;
}

bool
form_sheet_at_start(const struct program *p, const struct fdef *f)
{
	const char *start = start_of(p);

	return f->required && *start && strcmp(f->required, start) == 0;
}

static void
put(struct form_sheet *s, const struct fdef *f, enum form_part part)
{
	if (s->n < FORM_SHEET_MAX)
		s->rows[s->n++] = (struct form_row){ f, part };
}

void
form_sheet(struct form_sheet *s, const struct program *p,
	const struct fdef *person, size_t n)
{
	s->n = 0;
	for (size_t i = 0; i < p->n_core; i++)
		if (is_one_of(person, n, p->core[i].id))
			put(s, &p->core[i], FORM_PERSON);
		else if (form_sheet_at_start(p, &p->core[i]))
			put(s, &p->core[i], FORM_CASE);
	for (size_t i = 0; i < p->n_fields; i++)
		if (form_sheet_at_start(p, &p->fields[i]))
			put(s, &p->fields[i], FORM_CASE);
	for (size_t i = 0; i < n; i++)
		if (!is_one_of(p->core, p->n_core, person[i].id))
			put(s, &person[i], FORM_REST);
}
