/* SPDX-License-Identifier: MIT */
#include "magang/tui/deck/deck_run.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/utf8.h"
#include "magang/office/find.h"
#include "magang/ops/own_day.h"
#include "magang/record/index.h"
#include "magang/tui/ui/frame.h"
#include "magang/view/words.h"
#include "magang/view/worked.h"

#define STAGE 20 /* columns of where it went */

void
deck_run_add(struct deck *d, uint64_t id, uint8_t from, uint64_t act)
{
	VEC_GROW(d->run, d->n_run, d->cap_run);
	d->run[d->n_run++] = (struct deck_done){ id, act, from };
}

struct deck_row *
deck_row_of(struct deck *d, uint64_t id)
{
	for (size_t i = 0; i < d->n; i++)
		if (d->rows[i].id == id)
			return &d->rows[i];
	return NULL;
}

static bool
stands(struct ui *ui, struct txn *txn, const struct deck_done *done,
	struct record *r)
{
	return !office_sees(ui->office, txn, KIND_CASE, done->id, r) ||
	       record_number(r, F_STAGE, 0) != done->from ||
	       record_has(r, F_PROPOSED);
}

/* From the last one on, as far as they were: a key for each of a long run must
 * not read the whole run. Where the list is shown, all of it is read. */
void
deck_run_check(struct ui *ui, struct deck *d)
{
	struct record *r = xmalloc(sizeof(*r));
	struct err unread = ERR_INIT;
	struct txn *txn;
	size_t n = 0;

	if (office_look(ui->office, &txn, &unread)) {
		free(r);
		return;
	}
	if (!d->listed && d->at < d->n)
		for (n = d->n_run; n > 0; n--)
			if (stands(ui, txn, &d->run[n - 1], r))
				break;
	for (size_t i = n; i < d->n_run; i++) {
		struct deck_row *row = deck_row_of(d, d->run[i].id);

		if (stands(ui, txn, &d->run[i], r))
			d->run[n++] = d->run[i];
		else if (row)
			row->done = false;
	}
	d->n_run = n;
	office_look_end(txn);
	free(r);
}

/* ---- the day as a list --------------------------------------------------- */

/* How many went where, in the order in which that first happened. */
struct deck_tally {
	struct deck_stage {
		char *stage;
		size_t n;
	} * rows;
	size_t n, cap;
};

static void
count(struct deck_tally *t, const char *stage)
{
	size_t i = 0;

	while (i < t->n && strcmp(t->rows[i].stage, stage) != 0)
		i++;
	if (i == t->n) {
		VEC_GROW(t->rows, t->n, t->cap);
		t->rows[t->n++] = (struct deck_stage){ xstrdup(stage), 0 };
	}
	t->rows[i].n++;
}

/* "Today: Selection 212, Not accepted 80" */
static char *
tally_words(struct deck_tally *t)
{
	struct buf b = BUF_INIT;

	buf_adds(&b, t->n ? _("Today: ") : _("nothing decided yet"));
	for (size_t i = t->n; i-- > 0;) {
		buf_addf(&b, "%s %zu%s", t->rows[i].stage, t->rows[i].n,
			i ? ", " : "");
		free(t->rows[i].stage);
	}
	free(t->rows);
	return buf_detach(&b);
}

/* "Not accepted   MJ-000130-0 Wahyu  moved away" */
static void
add_row(const struct row *row, const struct own_decision *own,
	struct lines *out, struct deck_tally *t)
{
	static const uint16_t why[] = { F_DECISION_CAUSE, F_DECISION_REASON };
	struct buf b = BUF_INIT, stage = BUF_INIT;
	struct line *line;

	if (own->kind == KIND_PROPOSAL)
		buf_adds(&stage, _("proposed: "));
	work_to(row, &stage);
	count(t, buf_str(&stage));
	utf8_pad(&b, buf_str(&stage), STAGE);
	buf_addc(&b, ' ');
	work_about(row, &b);
	buf_addc(&b, ' ');
	cell_name(row, &b);
	for (size_t i = 0; i < ARRAY_SIZE(why); i++) {
		const struct value *v = record_get(row->record, why[i]);

		if (!v)
			continue;
		buf_adds(&b, "  ");
		record_cell(row->style, row->record, core_field(why[i]), v, &b);
	}
	line = lines_add(out, buf_str(&b));
	line->kind = (int)own->kind;
	line->id = own->id;
	line->key = own->act;
	buf_release(&b);
	buf_release(&stage);
}

static void
add_rows(struct ui *ui, const struct own_decision *own, size_t n,
	struct lines *out, struct deck_tally *t)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct record *r = xmalloc(sizeof(*r)), *p = xmalloc(sizeof(*p));
	struct err unread = ERR_INIT;

	if (office_look(ui->office, &style.txn, &unread) == 0) {
		for (size_t i = 0; i < n; i++) {
			const struct row row = { &style, r, p };

			if (office_sees(ui->office, style.txn, own[i].kind,
				    own[i].id, r) &&
				office_sees_person(ui->office, style.txn, r, p))
				add_row(&row, &own[i], out, t);
		}
		office_look_end(style.txn);
	}
	free(r);
	free(p);
}

void
deck_list(struct ui *ui, struct deck *d)
{
	struct own_decision *own = NULL;
	struct deck_tally tally = { .n = 0 };
	struct err err = ERR_INIT;
	size_t n = 0;

	if (office_own_decisions(ui->office, &own, &n, &err))
		ui_fail(ui, &err);
	lines_clear(&d->list);
	lines_head(&d->list, "");
	add_rows(ui, own, n, &d->list, &tally);
	free(d->list.v[0].text);
	d->list.v[0].text = tally_words(&tally);
	lines_settle(&d->list, 0);
	free(own);
}
