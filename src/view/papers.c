/* SPDX-License-Identifier: MIT */
#include "magang/view/papers.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"

#define NEXT_MAX 64

static const char *const words[] = {
	[PAPER_PRESENT] = N_("ok"),
	[PAPER_EXPIRED] = N_("EXPIRED"),
	[PAPER_MISSING] = N_("MISSING"),
	[PAPER_NOT_NEEDED] = N_("not needed"),
};

const char *
paper_word(enum paper_state state)
{
	return _(words[state]);
}

static void
paper_read(
	const struct case_facts *f, const struct document *d, struct paper *out)
{
	*out = (struct paper){ d, PAPER_MISSING,
		(int32_t)record_number(f->c, d->id, DATE_NONE), DATE_NONE };
	if (out->date != DATE_NONE && d->valid.unit != SPAN_NONE)
		out->until =
			calendar_add(&f->book->calendar, out->date, d->valid);
	if (out->date != DATE_NONE)
		out->state =
			out->until != DATE_NONE && out->until < f->facts.today
				? PAPER_EXPIRED
				: PAPER_PRESENT;
	else if (d->condition && expr_test(d->condition, &f->facts) == TRI_NO)
		out->state = PAPER_NOT_NEEDED;
}

void
papers_read(const struct style *style, const struct record *c,
	const struct record *person, struct papers *out)
{
	const struct program *p = case_program(style->office, style->txn, c);
	struct case_facts facts;

	*out = (struct papers){ 0 };
	if (!p || !p->n_documents)
		return;
	case_facts_init(&facts, &style->office->book, style->txn, c, person,
		style->office->today);
	out->rows = xcalloc(p->n_documents, sizeof(*out->rows));
	for (out->n = 0; out->n < p->n_documents; out->n++) {
		struct paper *row = &out->rows[out->n];

		paper_read(&facts, &p->documents[out->n], row);
		out->needed += row->state != PAPER_NOT_NEEDED;
		out->present += row->state == PAPER_PRESENT;
	}
}

void
papers_release(struct papers *p)
{
	free(p->rows);
	*p = (struct papers){ 0 };
}

void
steps_read(const struct style *style, const struct record *c,
	const struct record *person, struct steps_open *out)
{
	const struct program *p = case_program(style->office, style->txn, c);
	int64_t number = record_number(c, F_STAGE, 0);
	int from = p ? program_stage_by_number(p, (uint8_t)number) : -1;
	struct case_facts facts;
	int next[NEXT_MAX];
	size_t n = from < 0 ? 0 : program_next(p, from, next, NEXT_MAX);

	*out = (struct steps_open){ .program = p, .from = from };
	out->rows = xcalloc(n + 1, sizeof(*out->rows));
	case_facts_init(&facts, &style->office->book, style->txn, c, person,
		style->office->today);
	facts.actor = style->office->access.user;
	for (; out->n < n; out->n++) {
		struct step *row = &out->rows[out->n];
		const struct move *move = program_move(p, from, next[out->n]);
		struct err why = ERR_INIT;

		row->stage = next[out->n];
		row->reason = move && move->reason_required;
		if (case_move_check(&facts, style->office->access.role,
			    row->stage, true, &why) != 0)
			row->why_not = xstrdup(why.text);
	}
}

void
steps_release(struct steps_open *s)
{
	for (size_t i = 0; i < s->n; i++)
		free(s->rows[i].why_not);
	free(s->rows);
	*s = (struct steps_open){ 0 };
}
