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

void
results_told(void *ctx, uint64_t id, const char *why)
{
	struct results *r = ctx;

	(void)id;
	VEC_GROW(r->why, r->n_why, r->cap_why);
	r->why[r->n_why++] = xstrdup(why);
}

static void
set_state(struct results *r, struct result *row, const uint64_t *left,
	size_t n_left, size_t n_waits)
{
	for (size_t i = 0; i < n_left + n_waits; i++) {
		if (left[i] != row->id)
			continue;
		row->state = i < n_left ? RESULT_STAYS : RESULT_WAITS;
		if (i < n_left && i < r->n_why)
			row->why = r->why[i];
		return;
	}
}

void
results_take(struct results *r, const uint64_t *ids, size_t n,
	const uint64_t *left, size_t n_left, const struct receipt *receipt)
{
	free(r->rows);
	r->rows = xcalloc(n + 1, sizeof(*r->rows));
	r->n = n;
	r->act = receipt->act;
	for (size_t i = 0; i < n; i++) {
		r->rows[i].id = ids[i];
		set_state(r, &r->rows[i], left, n_left, receipt->waits);
	}
}

size_t
results_count(const struct results *r, enum result_state state)
{
	size_t n = 0;

	for (size_t i = 0; i < r->n; i++)
		n += r->rows[i].state == state;
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
	while (r->n_why)
		free(r->why[--r->n_why]);
	free(r->why);
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
	const char *words[] = { r->try ? "would go" : "moved", "waits",
		"stays" };
	char number[NUMBER_TEXT];
	struct txn *txn;
	struct out o;
	int rc = office_look(app->office, &txn, err);

	if (rc)
		return rc;
	if (results_back(r, txn))
		words[RESULT_WENT] = words[RESULT_WAITS] = "taken back";
	out_start(&o, app, OUT_CSV, "results", columns, ARRAY_SIZE(columns));
	for (size_t i = 0; i < r->n; i++) {
		text_number(app->office, txn, r->kind, r->rows[i].id, number);
		out_cell(&o, number);
		out_cell(&o, words[r->rows[i].state]);
		out_cell(&o, r->rows[i].why);
		out_row(&o);
	}
	out_finish(&o);
	office_look_end(txn);
	return 0;
}
