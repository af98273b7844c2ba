/* SPDX-License-Identifier: MIT */
#include "magang/view/why.h"

#include <stdint.h>
#include <stdlib.h>

#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/office/find.h"
#include "magang/view/why_row.h"
#include "magang/view/words.h"

/* In a sentence a rule is said to be one; a list has a head. */
static void
say_kind(const struct verdict_row *row, struct buf *out)
{
	if (row->what == VERDICT_RULE && row->answer == TRI_NO)
		buf_adds(out, _("rule not met: "));
}

static size_t
say_rows(const struct style *s, const struct verdict *v, bool stops,
	struct buf *out)
{
	bool closed = false;
	size_t n = 0;

	for (size_t i = verdict_next(v, 0, stops); i < v->n;
		i = verdict_next(v, i + 1, stops)) {
		if (closed && why_is_closed(s, &v->rows[i]))
			continue;
		closed |= why_is_closed(s, &v->rows[i]);
		if (n++)
			buf_adds(out, "; ");
		say_kind(&v->rows[i], out);
		why_row(s, v, i, out);
	}
	return n;
}

/* Who has the place that the case had, as far as the reader sees him. */
static void
say_holder(const struct style *s, const struct verdict *v, struct buf *out)
{
	struct record *r = xmalloc(sizeof(*r));
	char number[NUMBER_TEXT];
	struct err unread = ERR_INIT;
	struct txn *txn = s->txn;

	if (v->holder && (txn || !office_look(s->office, &txn, &unread))) {
		if (office_sees(s->office, txn, KIND_CASE, v->holder, r))
			buf_addf(out, _("; %s has come to a place since"),
				office_number(s->office, txn, r, number));
		else
			buf_adds(out,
				_("; somebody else has come to a place since"));
		if (!s->txn)
			office_look_end(txn);
	}
	free(r);
}

void
why_sentence(const struct style *s, const struct verdict *v, struct buf *out)
{
	size_t first = verdict_next(v, 0, true);

	if (first < v->n && v->rows[first].what != VERDICT_MOVE)
		buf_addf(out, _("not moved to '%s': "),
			why_stage(s, v->program, v->to));
	say_rows(s, v, true, out);
	say_holder(s, v, out);
}

/* What has no words of its own without the value seen. */
static void
say_kind_of(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	struct verdict_row plain = *row;

	if (row->what != VERDICT_ROLE)
		plain.seen = value_none();
	if (row->what == VERDICT_PAPER && row->seen.kind == VALUE_NUMBER)
		buf_addf(out, _("document '%s' has run out"),
			label_in(&v->program->documents[row->which].label,
				s->office->lang,
				v->program->documents[row->which].name));
	else if (row->what == VERDICT_VALID)
		buf_addf(out,
			_("version %d of the program is not for the start "
			  "that is planned"),
			v->program->version);
	else if (row->what == VERDICT_ACTIVITY)
		buf_adds(
			out, label_in(&v->program->activities[row->which].label,
				     s->office->lang,
				     v->program->activities[row->which].name));
	else
		why_head(s, v, &plain, out);
	if (row->what == VERDICT_RULE && row->answer == TRI_UNKNOWN)
		buf_adds(out, _(": not known"));
}

/* "Chosen by the host: not known", "score >= 60: no" */
static void
say_part_of(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	if (why_hidden(s, row)) {
		buf_adds(out, _("a question of health"));
		return;
	}
	why_question(s, v, row, out);
	if (row->answer == TRI_UNKNOWN)
		buf_adds(out, _(": not known"));
	else
		buf_addf(out, ": %s", _("no"));
}

/* The guard of a move is told by its parts, all else as a whole. */
static void
say_reason(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const size_t before = out->len;

	for (size_t k = i + 1; v->rows[i].what == VERDICT_GUARD && k < v->n &&
			       v->rows[k].node >= 0;
		k++) {
		if (!verdict_part_tells(v, k))
			continue;
		say_part_of(s, v, &v->rows[k], out);
		buf_addc(out, '\n');
	}
	if (out->len > before)
		return;
	say_kind_of(s, v, &v->rows[i], out);
	buf_addc(out, '\n');
}

void
why_reasons(struct office *office, struct buf *out)
{
	const struct style style = { .office = office, .form = OUT_TABLE };
	const struct verdict *v = office->verdict;

	for (size_t i = verdict_next(v, 0, true); i < v->n;
		i = verdict_next(v, i + 1, true))
		say_reason(&style, v, i, out);
}

/* What was asked, not how it came out: that has changed. */
static void
say_changed(const struct style *s, const struct verdict *v, struct buf *out)
{
	buf_addf(out, _("not moved to '%s', other facts have come meanwhile: "),
		why_stage(s, v->program, v->to));
	for (size_t i = 0; i < v->n; i++) {
		struct verdict_row row = v->rows[i];

		row.answer = TRI_YES;
		if (i)
			buf_adds(out, "; ");
		if (row.what == VERDICT_MOVE)
			buf_adds(out, _("the version of the program"));
		else
			why_head(s, v, &row, out);
	}
}

/* Rules that warn, "; " between them; returns how many. */
static size_t
why_warnings(const struct style *s, const struct verdict *v, struct buf *out)
{
	return say_rows(s, v, false, out);
}

void
why_mark(const struct style *s, const struct verdict *v, struct buf *out)
{
	size_t i = verdict_next(v, 0, false), more = 0;

	if (i >= v->n)
		return;
	buf_adds(out, "  ! ");
	say_kind(&v->rows[i], out);
	why_head(s, v, &v->rows[i], out);
	while ((i = verdict_next(v, i + 1, false)) < v->n)
		more++;
	if (more)
		buf_addf(out, _(", and %zu more"), more);
}

char *
why_choice(struct office *office, const struct verdict *v)
{
	const struct style style = { .office = office, .form = OUT_TABLE };
	struct buf b = BUF_INIT;

	buf_adds(&b, why_stage(&style, v->program, v->to));
	if (v->list >= 0)
		buf_addf(&b, _("  (no room: %s)"),
			why_stage(&style, v->program, v->list));
	else if (v->closed && !v->stops)
		buf_addf(&b, "  (%s)", _("a question of health"));
	else if (v->stops)
		buf_adds(&b, _("  (not yet: choose it to see why)"));
	else
		why_mark(&style, v, &b);
	return buf_detach(&b);
}

size_t
why_causes(struct office *office, const struct verdict *v, const char *rows[],
	size_t max)
{
	const struct move *m = program_move(v->program, v->from, v->to);
	size_t n = 0;

	for (; m && n < m->n_causes && n < max; n++)
		rows[n] = label_in(
			&m->causes[n].label, office->lang, m->causes[n].code);
	return n;
}

const char *
why_cause(const struct verdict *v, size_t index)
{
	const struct move *m = program_move(v->program, v->from, v->to);

	return m && index < m->n_causes ? m->causes[index].code : NULL;
}

bool
why_needs_cause(const struct verdict *v)
{
	const struct move *m = program_move(v->program, v->from, v->to);

	return m && m->cause_required;
}

char *
why_asked(struct office *office, const struct verdict *v)
{
	const struct style style = { .office = office, .form = OUT_TABLE };

	return xasprintf(_("%s: why"), why_stage(&style, v->program, v->to));
}

void
why_err(struct office *office, struct err *err)
{
	const struct style style = { .office = office, .form = OUT_TABLE };
	struct buf b = BUF_INIT;

	if (err->code == MG_ECONFLICT)
		say_changed(&style, office->verdict, &b);
	else
		why_sentence(&style, office->verdict, &b);
	err_set(err, err->code, "%s", buf_str(&b));
	buf_release(&b);
}

void
why_warned(struct office *office, struct buf *out)
{
	struct style style = { .office = office, .form = OUT_TABLE };
	struct err unread = ERR_INIT;

	if (verdict_next(office->verdict, 0, false) == SIZE_MAX ||
		office_look(office, &style.txn, &unread) != 0)
		return;
	why_warnings(&style, office->verdict, out);
	office_look_end(style.txn);
}

void
why_refused(
	const struct style *s, const struct history_row *row, struct buf *out)
{
	const char *text = refusal_text(row->code, row->detail);
	struct verdict v;

	verdict_init(&v);
	if (row->op && refusal_verdict(&s->office->book, s->txn, row->op,
			       row->detail, &v)) {
		if (!access_class(&s->office->access, PRIVACY_HEALTH))
			verdict_close(&v);
		if (row->code == MG_ECONFLICT)
			say_changed(s, &v, out);
		else if (v.closed && !v.stops)
			buf_adds(out,
				refusal_text(MG_ENOTALLOWED, REFUSED_HEALTH));
		else
			why_sentence(s, &v, out);
	} else {
		buf_adds(out, text ? text : err_id(row->code));
	}
	verdict_release(&v);
}

/* --- papers --------------------------------------------------------------- */

static const struct {
	const char *code, *word;
} papers[] = {
	[PAPER_PRESENT] = { "present", N_("present") },
	[PAPER_EXPIRED] = { "expired", N_("EXPIRED") },
	[PAPER_MISSING] = { "missing", N_("MISSING") },
	[PAPER_NOT_NEEDED] = { "not_needed", N_("not needed") },
	[PAPER_CLOSED] = { "closed", "***" },
};

const char *
paper_code(enum paper_state state)
{
	return papers[state].code;
}

const char *
paper_word(enum paper_state state)
{
	return _(papers[state].word);
}

const char *
why_may(const struct verdict *v)
{
	if (v->list >= 0)
		return _("waits");
	if (v->closed && !v->stops)
		return _("health?");
	return v->stops ? _("not yet") : _("may go");
}
