/* SPDX-License-Identifier: MIT */
#include "docket_moves.h"

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/tui/ui/screen.h"
#include "magang/view/why.h"
#include "magang/view/why_row.h"

/* ---- moves --------------------------------------------------------------- */

const struct move *
docket_move(const struct verdict *v)
{
	return program_move(v->program, v->from, v->to);
}

/* The first move of a kind; *n: how many there are. */
static const struct verdict *
move_of(const struct docket *c, enum move_kind kind, size_t *n)
{
	const struct verdict *first = NULL;

	for (size_t i = 0; i < c->moves.n; i++) {
		const struct move *m = docket_move(&c->moves.rows[i]);

		if (!m || m->kind != kind)
			continue;
		first = first ? first : &c->moves.rows[i];
		++*n;
	}
	return first;
}

static const struct verdict *
first_of(const struct docket *c, const enum move_kind *kinds, size_t n,
	size_t *several)
{
	const struct verdict *v = NULL;

	*several = 0;
	for (size_t i = 0; i < n && !v; i++)
		v = move_of(c, kinds[i], several);
	return v;
}

const struct verdict *
docket_onward(const struct docket *c, size_t *several)
{
	static const enum move_kind kinds[] = { MOVE_FORWARD, MOVE_SUCCESS,
		MOVE_RESUME };

	return first_of(c, kinds, ARRAY_SIZE(kinds), several);
}

const struct verdict *
docket_declined(const struct docket *c)
{
	static const enum move_kind kinds[] = { MOVE_FAILED };
	size_t several;

	return first_of(c, kinds, ARRAY_SIZE(kinds), &several);
}

const struct verdict *
docket_held(const struct docket *c)
{
	static const enum move_kind kinds[] = { MOVE_HOLD };
	size_t several;

	return first_of(c, kinds, ARRAY_SIZE(kinds), &several);
}

const char *
docket_closed(const struct verdict *v)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->rows[i].what == VERDICT_ROLE)
			return _("your role does not allow it");
	return NULL;
}

/* ---- reasons, papers ----------------------------------------------------- */

static bool
is_asked_here(const struct docket *c, const struct paper *p)
{
	return p->document->required >= 0 && p->document->required <= c->stage;
}

const struct paper *
docket_paper(const struct docket *c, size_t at)
{
	for (int there = 0; there < 2; there++)
		for (size_t i = 0; i < c->papers.n; i++) {
			const struct paper *p = &c->papers.rows[i];

			if (is_asked_here(c, p) && paper_wanting(p) != there &&
				at-- == 0)
				return p;
		}
	return NULL;
}

size_t
docket_reasons(struct ui *ui, const struct docket *c, char **out, size_t max)
{
	struct style style = { .office = ui->office, .form = OUT_TABLE };
	struct err unread = ERR_INIT;
	const struct paper *p;
	size_t n = 0;

	if (office_look(ui->office, &style.txn, &unread) != 0)
		return 0;
	for (size_t i = verdict_next(&c->rules, 0, false);
		i < c->rules.n && n < max;
		i = verdict_next(&c->rules, i + 1, false)) {
		struct buf b = BUF_INIT;

		if (why_closed(&style, &c->rules, &c->rules.rows[i]))
			continue;
		why_row(&style, &c->rules, i, &b);
		out[n++] = buf_detach(&b);
	}
	office_look_end(style.txn);
	for (size_t i = 0;
		n < max && (p = docket_paper(c, i)) && paper_wanting(p); i++)
		out[n++] = xasprintf("%s: %s",
			label_in(&p->document->label, ui->office->lang,
				p->document->name),
			paper_word(p->state));
	return n;
}
