/* SPDX-License-Identifier: MIT */
#include "describe_after.h"

#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/expr/expr_eval.h"
#include "magang/program/program.h"

#include "describe_sheet.h"

static void
describe_appeals(struct program_sheet *g)
{
	const struct appeals *a = &g->p->appeals;
	struct buf within = BUF_INIT, decide = BUF_INIT;

	if (!a->allowed)
		return;
	sheet_part(g, W_APPEALS);
	span_format(&within, a->within, g->lang);
	span_format(&decide, a->decide, g->lang);
	sheet_row(g, sheet_word(g, W_WITHIN), buf_str(&within));
	sheet_row(g, sheet_word(g, W_ANEW), buf_str(&decide));
	buf_release(&within);
	buf_release(&decide);
}

/* A name, and the stages that it goes with. */
static void
describe_on(struct program_sheet *g, const char *name, const int *on, size_t n)
{
	struct buf b = BUF_INIT;

	for (size_t k = 0; k < n; k++)
		buf_addf(&b, "%s%s", k ? ", " : "", sheet_stage(g, on[k]));
	sheet_row(g, name, buf_str(&b));
	buf_release(&b);
}

static void
describe_letters(struct program_sheet *g)
{
	sheet_part(g, W_LETTERS);
	for (size_t i = 0; i < g->p->n_letters; i++) {
		const struct letter *l = &g->p->letters[i];

		describe_on(
			g, sheet_label(g, &l->label, l->name), l->on, l->n_on);
	}
}

static void
describe_certificates(struct program_sheet *g)
{
	sheet_part(g, W_CERTIFICATES);
	for (size_t i = 0; i < g->p->n_certificates; i++) {
		const struct certificate *c = &g->p->certificates[i];

		describe_on(
			g, sheet_label(g, &c->label, c->name), c->on, c->n_on);
	}
}

static void
add_label(struct program_sheet *g, const struct label *label, const char *name,
	struct buf *b)
{
	const char *before = buf_str(b);
	const size_t n = strlen(before);

	buf_addf(b, "%s%s", n && before[n - 1] != ' ' ? ", " : "",
		label ? sheet_label(g, label, name) : name);
}

static void
add_labels(struct program_sheet *g, const struct fdef *const *rows, size_t n,
	struct buf *b)
{
	for (size_t i = 0; i < n; i++)
		add_label(g, &rows[i]->label, rows[i]->name, b);
}

/* What the partner is told, so that an applicant knows what is consented to. */
static void
describe_packs(struct program_sheet *g)
{
	sheet_part(g, W_PACKS);
	for (size_t i = 0; i < g->p->n_packs; i++) {
		const struct pack *k = &g->p->packs[i];
		struct buf b = BUF_INIT;

		buf_addf(&b, "%s: ", k->to);
		add_labels(g, k->fields, k->n_fields, &b);
		if (k->n_answers || k->activity >= 0 || k->ranks)
			buf_addf(&b, "; %s: ", sheet_word(g, W_FILLED));
		add_labels(g, k->answers, k->n_answers, &b);
		if (k->activity >= 0)
			add_label(g, &g->p->activities[k->activity].label,
				g->p->activities[k->activity].name, &b);
		if (k->ranks)
			add_label(g, NULL, sheet_word(g, W_RANKS), &b);
		sheet_row(g, sheet_label(g, &k->label, k->name), buf_str(&b));
		buf_release(&b);
	}
}

static void
describe_departure(struct program_sheet *g)
{
	const struct departure_rule *d = &g->p->departure;

	if (!d->date)
		return;
	sheet_part(g, W_DEPARTURE);
	sheet_row(g, sheet_label(g, &d->date->label, d->date->name), "");
	for (size_t i = 0; i < d->n; i++) {
		const struct document *p = &g->p->documents[d->papers[i]];

		sheet_row(g, sheet_label(g, &p->label, p->name), "");
	}
}

static void
describe_contact(struct program_sheet *g)
{
	struct buf b = BUF_INIT;

	if (!g->p->contact_tries)
		return;
	sheet_part(g, W_CONTACT);
	buf_addf(&b, "%d", g->p->contact_tries);
	sheet_row(g, sheet_word(g, W_TRIES), buf_str(&b));
	buf_clear(&b);
	if (g->p->contact_again.unit != SPAN_NONE) {
		span_format(&b, g->p->contact_again, g->lang);
		sheet_row(g, sheet_word(g, W_AGAIN), buf_str(&b));
	}
	buf_release(&b);
}

static void
describe_originals(struct program_sheet *g, const struct protection_rule *p)
{
	struct buf b = BUF_INIT;

	buf_addf(&b, "%s ", sheet_word(g, W_WITHIN));
	span_format(&b, p->originals, g->lang);
	sheet_row(g, sheet_word(g, W_ORIGINALS), buf_str(&b));
	buf_release(&b);
}

static void
describe_protection(struct program_sheet *g)
{
	const struct protection_rule *p = &g->p->protection;
	char from[DATE_TEXT];
	struct buf b = BUF_INIT;

	if (!p->cap && p->originals.unit == SPAN_NONE && !p->sender)
		return;
	sheet_part(g, W_PROTECTION);
	if (p->originals.unit != SPAN_NONE)
		describe_originals(g, p);
	if (p->sender)
		sheet_row(g, sheet_word(g, W_SENDER),
			sheet_label(g, &p->sender->label, p->sender->name));
	if (!p->cap)
		return;
	buf_adds(&b, sheet_label(g, &p->say, expr_text(p->cap)));
	if (p->from != DATE_NONE)
		buf_addf(sheet_and(&b), "%s %s", sheet_word(g, W_STARTS),
			date_format(from, p->from));
	sheet_row(g, sheet_word(g, W_CAP), buf_str(&b));
	buf_release(&b);
}

static void
describe_outcomes(struct program_sheet *g)
{
	sheet_part(g, W_OUTCOMES);
	for (size_t i = 0; i < g->p->n_outcomes; i++) {
		const struct outcome_rule *o = &g->p->outcomes[i];
		struct buf b = BUF_INIT;

		if (o->lasts.unit != SPAN_NONE) {
			buf_addf(&b, "%s ", sheet_word(g, W_LASTS));
			span_format(&b, o->lasts, g->lang);
		}
		sheet_row(g, sheet_label(g, &o->label, o->name), buf_str(&b));
		buf_release(&b);
	}
}

static const char *
end_of(const struct program_sheet *g, const struct retention *r)
{
	if (r->stage >= 0)
		return sheet_stage(g, r->stage);
	return r->name;
}

static void
describe_retention(struct program_sheet *g)
{
	size_t i;

	sheet_part(g, W_KEPT);
	for (i = 0; i < g->p->n_retentions; i++) {
		const struct retention *r = &g->p->retentions[i];
		struct buf b = BUF_INIT;

		span_format(&b, r->keep, g->lang);
		buf_addf(sheet_and(&b), "%s",
			sheet_word(g, r->then == RETENTION_ERASE
					      ? W_ERASE
					      : W_ANONYMISE));
		sheet_row(g, end_of(g, r), buf_str(&b));
		buf_release(&b);
	}
}

void
describe_after(struct program_sheet *g)
{
	static void (*const parts[])(struct program_sheet * g) = {
		describe_letters, describe_certificates, describe_packs,
		describe_departure, describe_contact, describe_protection,
		describe_appeals, describe_outcomes, describe_retention
	};

	for (size_t i = 0; i < ARRAY_SIZE(parts); i++)
		parts[i](g);
}
