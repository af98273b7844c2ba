/* SPDX-License-Identifier: MIT */
#include "report_agencies.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/counting.h"
#include "magang/office/office.h"
#include "magang/query/frequency.h"
#include "magang/query/source.h"
#include "magang/record/outcome_state.h"
#include "magang/record/record.h"
#include "magang/view/target_rows.h"

#define GRADE(g) (1U << (g))

struct agencies_report {
	const struct report_run *r;
	struct frequency *f; /* by target: agencies, 0 the office, by grades */
};

/* ---- who counts ----------------------------------------------------------------- */

/* Is it what the person counts by today? */
static bool
is_proof(struct agencies_report *k, const struct outcome_fact *o,
	struct err *err)
{
	struct office *office = k->r->app->office;
	struct outcome_fact best;
	struct txn *txn;
	bool is;

	if (office_look(office, &txn, err))
		return false;
	is = person_proof(txn, o->person, o->program, o->target, office->today,
		     &best) &&
	     best.id == o->id;
	office_look_end(txn);
	return is;
}

static int
take(void *ctx, const struct hit *hit, struct err *err)
{
	struct agencies_report *k = ctx;
	const struct program *p = k->r->p;
	const struct value at[] = {
		value_number(record_number(hit->record, F_OUTCOME_AGENCY, 0)),
		value_number(outcome_grade(hit->record)),
	};
	struct outcome_fact o;
	size_t t = 0;

	if (!outcome_fact(hit->record, &o))
		return 0;
	while (t < p->n_targets && p->targets[t].number != o.target)
		t++;
	if (t == p->n_targets || !is_proof(k, &o, err))
		return err->code;
	if (frequency_add(&k->f[t], at, 1, 0))
		k->f[t].total++;
	return 0;
}

/* ---- the table ------------------------------------------------------------------ */

static unsigned
counted_grades(const struct target *t)
{
	unsigned grades = 0;

	for (const char *g = t->grades; *g; g++)
		grades |= GRADE(GRADE_A + *g - 'a');
	return grades;
}

/* Its number, and its name where the caller sees it. */
static void
put_agency(const struct report_run *r, struct out *o, uint64_t id)
{
	struct record *org = xmalloc(sizeof(*org));
	char number[NUMBER_TEXT], name[128] = "";
	struct err unseen = ERR_INIT;
	struct txn *txn;

	if (id && !office_look(r->app->office, &txn, &unseen)) {
		if (office_sees(
			    r->app->office, txn, KIND_ORGANISATION, id, org))
			record_text(org, F_ORG_NAME, name, sizeof(name));
		office_look_end(txn);
	}
	out_cell(o, id ? number_format(number,
				 kind_info(KIND_ORGANISATION)->prefix, id)
		       : NULL);
	out_cell(o, id ? name : _("this office"));
	free(org);
}

/* A class of the first axis; SIZE_MAX: all of them. */
static void
put_row(struct target_tables *to, const struct target *t,
	const struct frequency *f, size_t class)
{
	const unsigned counted = counted_grades(t);
	const int64_t n = report_cell(f, class, counted);
	struct out *o = &to->o;

	target_tables_put(to, t);
	if (class != SIZE_MAX) {
		put_agency(to->r, o, (uint64_t)f->axis[0].row[class].v.number);
	} else {
		out_cell(o, NULL);
		out_cell(o, _("all"));
	}
	report_put(o, n);
	report_put_share(o, n, report_cell(f, SIZE_MAX, counted));
	for (int g = GRADE_A; g < GRADE_COUNT; g++)
		report_put(o, report_cell(f, class, GRADE(g)));
	out_row(o);
}

static int
put_table(const struct agencies_report *k, struct err *err)
{
	const struct out_column columns[] = {
		TARGET_HEADS,
		{ "agency", _("Number"), OUT_CODE | OUT_SPARE, 0 },
		{ "name", _("Proved by"), 0, 0 },
		{ "counted", _("Counted"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "percent", _("%"), OUT_NUMBER | OUT_RIGHT, 0 },
		{ "a", "A", OUT_NUMBER | OUT_RIGHT, 0 },
		{ "b", "B", OUT_NUMBER | OUT_RIGHT, 0 },
		{ "c", "C", OUT_NUMBER | OUT_RIGHT, 0 },
	};
	const struct program *p = k->r->p;
	struct target_tables to = { .r = k->r,
		.name = "agencies",
		.columns = columns,
		.n = ARRAY_SIZE(columns) };
	int rc = 0;

	for (size_t t = 0; !rc && t < p->n_targets; t++) {
		if (!target_is_counted(p, t))
			continue;
		rc = report_hide(k->r, &k->f[t], err);
		if (rc)
			break;
		target_tables_next(&to, &p->targets[t]);
		for (size_t i = 0; i < k->f[t].axis[0].n; i++)
			put_row(&to, &p->targets[t], &k->f[t], i);
		put_row(&to, &p->targets[t], &k->f[t], SIZE_MAX);
	}
	target_tables_end(&to);
	return rc;
}

int
report_agencies(const struct report_run *r, struct err *err)
{
	const size_t n = r->p->n_targets;
	struct agencies_report k = { r, xcalloc(n + 1, sizeof(*k.f)) };
	char *filter = report_filter(r, "standing");
	int rc;

	for (size_t t = 0; t < n; t++)
		frequency_init(&k.f[t], 2);
	rc = source_each(r->app->office, KIND_OUTCOME, filter, take, &k, err);
	if (!rc)
		rc = put_table(&k, err);
	for (size_t t = 0; t < n; t++)
		frequency_release(&k.f[t]);
	free(filter);
	free(k.f);
	return rc;
}
