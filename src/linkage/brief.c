/* SPDX-License-Identifier: MIT */

#include "magang/linkage/brief.h"

#include <stdio.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

#define CASES 3 /* a line has room for no more */

static void
add_year(struct buf *out, const struct record *r, uint16_t field)
{
	const struct value *v = record_get(r, field);
	int year, month, day;

	if (!v || v->kind != VALUE_NUMBER)
		return;
	date_to_civil((int32_t)v->number, &year, &month, &day);
	buf_addf(out, " %d", year);
}

static void
add_case(struct office *office, struct txn *txn, const struct record *c,
	struct buf *out)
{
	const struct program *p = case_program(office, txn, c);
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	if (stage < 0)
		return;
	buf_addf(out, "; %s: %s", label_in(&p->label, office->lang, p->name),
		label_in(&p->stages[stage].label, office->lang,
			p->stages[stage].name));
	add_year(out, c, F_ENTERED);
}

/* The newest ones first; members come by id, which is by age. */
static void
add_cases(struct office *office, struct txn *txn, uint64_t person,
	struct buf *out)
{
	struct record *c = xmalloc(sizeof(*c));
	uint64_t last[CASES];
	struct walk w;
	size_t n = 0;

	members_begin(&w, txn, KIND_PERSON, person, KIND_CASE);
	while (walk_next(&w))
		if (office_sees(office, txn, KIND_CASE, walk_id(&w), c))
			last[n++ % CASES] = walk_id(&w);
	walk_end(&w);
	for (size_t i = 0; i < CASES && i < n; i++)
		if (office_sees(office, txn, KIND_CASE,
			    last[(n - 1 - i) % CASES], c))
			add_case(office, txn, c, out);
	free(c);
}

bool
person_brief(struct office *office, struct txn *txn, uint64_t person,
	struct buf *out)
{
	struct record *p = xmalloc(sizeof(*p));
	struct err limit = ERR_INIT;
	bool told = true;
	char name[128];

	if (office_sees(office, txn, KIND_PERSON, person, p)) {
		buf_addf(out, _("%s, registered"),
			record_text(p, F_NAME, name, sizeof(name)));
		add_year(out, p, F_REGISTERED);
		add_cases(office, txn, person, out);
	} else {
		told = !office_elsewhere(office, txn, person, out, &limit);
	}
	free(p);
	return told;
}
