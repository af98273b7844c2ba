/* SPDX-License-Identifier: MIT */
#include "magang/view/results.h"

#include <stdlib.h>

#include "magang/base/mem.h"
#include "magang/ops/ops.h"
#include "magang/record/trace.h"
#include "magang/view/app.h"
#include "magang/view/each.h"
#include "magang/view/out.h"
#include "magang/view/text.h"

static void
add(void *ctx, uint64_t id, enum row_fate fate, const char *why)
{
	struct results *r = ctx;

	VEC_GROW(r->rows, r->n, r->cap);
	r->rows[r->n++] =
		(struct result){ id, fate, why ? xstrdup(why) : NULL };
}

void
results_begin(struct results *r, struct office *office, enum kind kind)
{
	results_release(r);
	r->kind = kind;
	office->rows = (struct office_rows){ r, add };
}

void
results_end(
	struct results *r, struct office *office, const struct receipt *receipt)
{
	office->rows = (struct office_rows){ NULL, NULL };
	r->act = receipt->act;
}

size_t
results_count(const struct results *r, enum row_fate fate)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->rows[i].fate == fate;
	return n;
}

bool
results_back(const struct results *r, struct txn *txn)
{
	struct trace_act a = { 0 };
	bool back = r->act && trace_act(txn, r->act, &a) && a.undone;

	trace_act_release(&a);
	return back;
}

void
results_release(struct results *r)
{
	while (r->n)
		free(r->rows[--r->n].why);
	free(r->rows);
	*r = (struct results){ 0 };
}

int
results_noted(const struct app *app, const struct results *r, struct err *err)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < r->n; i++)
		rc = row_listed(app->office, r->kind, r->rows[i].id, i, err);
	return rc;
}

int
results_print(const struct app *app, const struct results *r, struct err *err)
{
	static const struct out_column columns[] = {
		{ "number", "", OUT_CODE, 0 },
		{ "result", "", OUT_CODE, 0 },
		{ "why", "", 0, 0 },
	};
	const char *words[] = { r->act ? "done" : "would go", "waits",
		r->act ? "proposed" : "would be proposed", "stays" };
	char number[NUMBER_TEXT];
	struct txn *txn;
	struct out o;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	if (results_back(r, txn))
		words[ROW_DONE] = words[ROW_WAITS] = words[ROW_PROPOSED] =
			"taken back";
	out_start(&o, app, OUT_CSV, "results", columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < r->n; i++) {
		text_number(app->office, txn, r->kind, r->rows[i].id, number);
		out_cell(&o, number);
		out_cell(&o, words[r->rows[i].fate]);
		out_cell(&o, r->rows[i].why);
		out_row(&o);
	}
	out_finish(&o);
	office_look_end(txn);
	return 0;
}

int
results_csv(const struct app *app, const struct results *r, struct err *err)
{
	int rc = r->n ? results_noted(app, r, err) : 0;

	return rc || !r->n ? rc : results_print(app, r, err);
}
