/* SPDX-License-Identifier: MIT */
#include "demo_letter.h"

#include "demo_data.h"
#include "demo_value.h"

#include <stdio.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/identity/area.h"
#include "magang/program/program.h"

#define NOTICE 10 /* days to what somebody is invited to ... */
#define DAYS 5    /* ... of so many */
#define HOURS 4   /* of a morning: people come in turns */

/* A working day, some time ahead. */
static int32_t
invited_on(const struct demo *d)
{
	int32_t day = d->office->today + NOTICE + (int32_t)(d->next % DAYS);

	while (date_weekday(day) >= 5)
		day++;
	return day;
}

static const char *
invited_to(struct demo *d, const struct applicant *a)
{
	const uint16_t regency =
		(uint16_t)area_parent(a->village->code, AREA_REGENCY);
	struct area area;

	return area_find(d->office->book.areas, regency, &area)
		       ? demo_text(d, "Balai Latihan Kerja, %s", area.name)
		       : "Balai Latihan Kerja";
}

static void
fill(struct demo *d, const struct applicant *a, const struct fdef *f,
	struct record *kase)
{
	const size_t n = strlen(f->name);

	if (f->type == TYPE_DATE)
		record_set_number(kase, f->id, invited_on(d));
	else if (f->type == TYPE_TEXT && n > 5 &&
		 strcmp(f->name + n - 5, "_time") == 0)
		record_set_text(kase, f->id,
			demo_text(d, "%02zu.00", 8 + d->next % HOURS));
	else if (f->type == TYPE_TEXT)
		record_set_text(kase, f->id, invited_to(d, a));
}

void
demo_letter_fields(struct demo *d, const struct applicant *a,
	const struct route *r, const struct path *p, struct record *kase)
{
	const int stage = p->steps[p->n - 1].stage;

	for (size_t i = 0; i < r->program->n_letters; i++) {
		const struct letter *l = &r->program->letters[i];
		const char *at = label_in(&l->text, LANG_ID, "");
		struct letter_part part;

		if (!letter_is_for(l, stage, NULL))
			continue;
		while (letter_next(&at, &part)) {
			char name[40];
			const struct fdef *f;

			snprintf(name, sizeof(name), "%.*s", (int)part.n,
				part.text);
			f = part.named ? program_field(r->program, name) : NULL;
			if (f && !record_has(kase, f->id))
				fill(d, a, f, kase);
		}
	}
}
