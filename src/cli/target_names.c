/* SPDX-License-Identifier: MIT */
#include "target_names.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/identity/area.h"
#include "magang/office/office.h"
#include "magang/ops/root_known.h"
#include "magang/view/text.h"

static const char *const causes[KNOWN_CAUSES] = {
	[KNOWN_EXPIRED] = N_("expired"),
	[KNOWN_CORRECTED] = N_("corrected"),
	[KNOWN_DEFINITION] = N_("definition"),
	[KNOWN_NEW] = N_("new"),
	[KNOWN_LATE] = N_("recorded late"),
	[KNOWN_OTHERWISE] = N_("differs"),
	[KNOWN_MERGED] = N_("merged"),
};

struct name_list {
	struct app *app;
	struct txn *txn;
	const struct known_count *was, *between, *is;
	struct out out;
	struct record *person;
};

static void
put_grade(struct name_list *l, const struct known_one *one)
{
	if (one)
		out_cellf(&l->out, "%c", "-abc"[one->grade]);
	else
		out_cell(&l->out, NULL);
}

/* Of whoever was merged, or taken apart, in between one figure has no row. */
static enum known_cause
why_of(struct name_list *l, uint64_t person)
{
	const enum known_cause why =
		known_why(l->was, l->between, l->is, person);
	struct err unread = ERR_INIT;
	uint64_t was, is;

	return why != KNOWN_SAME &&
			       !root_known(l->app->office, l->txn, person,
				       l->was->seq, &was, &unread) &&
			       !root_known(l->app->office, l->txn, person,
				       l->is->seq, &is, &unread) &&
			       was != is
		       ? KNOWN_MERGED
		       : why;
}

static void
put_one(struct name_list *l, uint64_t person)
{
	const enum known_cause why = why_of(l, person);
	const struct known_one *a = known_find(l->was, person);
	const struct known_one *b = known_find(l->is, person);
	char number[NUMBER_TEXT], name[256], code[AREA_CODE_TEXT];

	if (why == KNOWN_SAME || !office_sees(l->app->office, l->txn,
					 KIND_PERSON, person, l->person))
		return;
	out_cell(&l->out, text_number_itself(l->app->office, l->txn,
				  KIND_PERSON, person, number));
	out_cell(&l->out, record_text(l->person, F_NAME, name, sizeof(name)));
	out_cell(&l->out, area_code_format(code, a ? a->area : b->area));
	put_grade(l, a);
	put_grade(l, b);
	out_cell(&l->out,
		l->out.form == OUT_TABLE ? _(causes[why]) : causes[why]);
	out_row(&l->out);
}

/* Both are in the order of persons. */
static void
put_all(struct name_list *l)
{
	size_t i = 0, k = 0;

	while (i < l->was->n || k < l->is->n) {
		const uint64_t a =
			i < l->was->n ? l->was->rows[i].person : UINT64_MAX;
		const uint64_t b =
			k < l->is->n ? l->is->rows[k].person : UINT64_MAX;

		put_one(l, a < b ? a : b);
		i += a <= b;
		k += b <= a;
	}
}

void
target_names(struct app *app, struct txn *txn, const struct known_count *was,
	const struct known_count *between, const struct known_count *is,
	enum out_form form)
{
	const struct out_column columns[] = {
		{ "number", _("Number"), OUT_CODE | OUT_FIXED, 0 },
		{ "name", _("Name"), 0, 0 },
		{ "area", _("Counted in"), OUT_CODE, 0 },
		{ "was", _("Was"), OUT_CODE, 0 },
		{ "is", _("Is"), OUT_CODE, 0 },
		{ "cause", _("Why"), OUT_CODE, 0 },
	};
	struct name_list l = { .app = app,
		.txn = txn,
		.was = was,
		.between = between,
		.is = is,
		.person = xmalloc(sizeof(*l.person)) };

	out_start(&l.out, app, form, "changes", columns, ARRAY_SIZE(columns));
	put_all(&l);
	out_finish(&l.out);
	free(l.person);
}
