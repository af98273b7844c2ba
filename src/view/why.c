/* SPDX-License-Identifier: MIT */
#include "magang/view/why.h"

#include <stdint.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_why.h"
#include "magang/casework/quota.h"
#include "magang/office/find.h"
#include "magang/rulebook/places.h"
#include "magang/view/words.h"

/* --- names ---------------------------------------------------------------- */

static const char *
stage_label(const struct style *s, const struct program *p, int stage)
{
	return stage < 0 ? "?"
			 : label_in(&p->stages[stage].label, s->office->lang,
				   p->stages[stage].name);
}

static const char *
role_label(const struct office *office, const char *name)
{
	for (size_t i = 0; i < office->book.roles.n; i++)
		if (strcmp(office->book.roles.rows[i].name, name) == 0)
			return label_in(&office->book.roles.rows[i].label,
				office->lang, name);
	return name;
}

struct why_naming {
	const struct program *program;
	enum lang lang;
};

static const char *const facts[FACT_COUNT_] = {
	[FACT_ATTENDANCE] = N_("attendance"),
	[FACT_SCORE] = N_("score"),
	[FACT_QUOTA_LEFT] = N_("room in the quotas"),
	[FACT_HOUSEHOLD] = N_("cases of the household"),
	[FACT_NIK_VALID] = N_("the NIK fits"),
	[FACT_ACTIVE_CASES] = N_("active cases"),
};

static const struct label *
argument_label(const struct program *p, enum fact fact, const char *arg)
{
	int i;

	switch (fact) {
	case FACT_HAS:
	case FACT_VALID_UNTIL:
		i = program_document(p, arg);
		return i < 0 ? NULL : &p->documents[i].label;
	case FACT_ENTERED:
		i = program_stage(p, arg);
		return i < 0 ? NULL : &p->stages[i].label;
	case FACT_HOURS:
	case FACT_COUNT:
		i = program_activity(p, arg);
		return i < 0 ? NULL : &p->activities[i].label;
	case FACT_SCORE:
		for (size_t part = 0; part < p->n_parts; part++)
			if (strcmp(p->parts[part].name, arg) == 0)
				return &p->parts[part].label;
		return NULL;
	default:
		return NULL;
	}
}

/* What a function of an expression, or its argument, is called. */
static const char *
fact_name(void *ctx, enum fact fact, const char *arg)
{
	const struct why_naming *n = ctx;
	const struct label *label;

	if (!arg)
		return facts[fact] ? _(facts[fact]) : NULL;
	label = argument_label(n->program, fact, arg);
	return label ? label_in(label, n->lang, arg) : NULL;
}

/* --- expressions ---------------------------------------------------------- */

static void
say_asked(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	struct why_naming naming = { v->program, s->office->lang };
	const struct expr_words words = { &naming, s->office->lang, fact_name };
	const struct expr *e = verdict_expr(v, row);

	if (e)
		expr_say(e, row->node, &words, out);
}

void
why_part(
	const struct verdict *v, const struct verdict_row *row, struct buf *out)
{
	const struct expr *e = verdict_expr(v, row);

	if (e)
		expr_say(e, row->node, NULL, out);
}

/* Values are shown where they are asked for in full; what is not filled in, not
 * there is told to everybody whose class it is. */
static bool
is_closed(const struct style *s, const struct verdict_row *row)
{
	return row->health &&
	       (row->what == VERDICT_FIELD || row->what == VERDICT_PAPER) &&
	       !access_class(&s->office->access, PRIVACY_HEALTH);
}

bool
why_hidden(const struct style *s, const struct verdict_row *row)
{
	if (row->what == VERDICT_FIELD || row->what == VERDICT_PAPER)
		return is_closed(s, row);
	return row->health &&
	       !(s->reveal && access_class(&s->office->access, PRIVACY_HEALTH));
}

static void
say_seen(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct expr *e = verdict_expr(v, row);
	const struct fdef *f = e ? expr_seen_field(e, row->node) : NULL;

	/* a choice is seen as its place in the list */
	if (f && f->n_choices == 0)
		text_value(s, f, &row->seen, out);
	else if (e)
		expr_say_seen(e, row->node, &row->seen, s->office->lang, out);
}

/* "age on Opened between 17 and 45: is 67"; values are not stored with a
 * refusal. */
static void
say_part(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	say_asked(s, v, row, out);
	if (row->answer == TRI_UNKNOWN) {
		buf_adds(out, _(": not known"));
	} else if (row->seen.kind != VALUE_UNKNOWN) {
		buf_adds(out, _(": is "));
		say_seen(s, v, row, out);
	}
}

/* " (this; that)": the parts behind a row. That one of health is not met would
 * tell its value. */
static void
say_parts(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const char *before = " (";
	bool hidden = false;

	while (++i < v->n && v->rows[i].node >= 0) {
		if (!verdict_part_tells(v, i))
			continue;
		if (why_hidden(s, &v->rows[i])) {
			hidden = true;
			continue;
		}
		buf_adds(out, before);
		say_part(s, v, &v->rows[i], out);
		before = "; ";
	}
	if (hidden)
		buf_addf(out, "%s%s", before, _("a question of health"));
	if (hidden || *before == ';')
		buf_addc(out, ')');
}

void
why_seen(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const char *before = "";

	while (++i < v->n && v->rows[i].node >= 0) {
		const struct verdict_row *row = &v->rows[i];

		if (row->answer == TRI_UNKNOWN ||
			row->seen.kind == VALUE_UNKNOWN ||
			!verdict_part_tells(v, i))
			continue;
		buf_adds(out, before);
		before = ", ";
		if (why_hidden(s, row))
			buf_adds(out, "****");
		else
			say_seen(s, v, row, out);
	}
}

bool
why_closed(const struct style *s, const struct verdict *v,
	const struct verdict_row *row)
{
	const struct expr *e = verdict_expr(v, row);

	return is_closed(s, row) ||
	       (e && expr_reads(e) & READS_HEALTH &&
		       !access_class(&s->office->access, PRIVACY_HEALTH));
}

/* --- rows ----------------------------------------------------------------- */

static void
say_move(const struct style *s, const struct verdict *v, struct buf *out)
{
	const struct program *p = v->program;
	struct buf all = BUF_INIT;
	int next[64];
	size_t n = program_next(p, v->from, next, ARRAY_SIZE(next));

	for (size_t i = 0; i < n; i++)
		buf_addf(&all, "%s%s", i ? ", " : "",
			stage_label(s, p, next[i]));
	buf_addf(out,
		_("a case cannot go from '%s' to '%s'; from there it can go "
		  "to: %s"),
		stage_label(s, p, v->from), stage_label(s, p, v->to),
		n ? buf_str(&all) : _("none"));
	buf_release(&all);
}

static void
say_role(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct move *move = program_move(v->program, v->from, v->to);
	const char *role = verdict_name(v, row);

	buf_addf(out, _("role '%s' may not make this move"),
		role ? role_label(s->office, role) : "?");
	for (size_t i = 0; move && i < move->n_by; i++)
		buf_addf(out, "%s%s", i ? ", " : _("; it is for: "),
			role_label(s->office, move->by[i]));
}

static void
say_field(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct fdef *f = verdict_field(v, row);

	buf_addf(out, _("'%s' is not filled in"),
		f ? text_label(s->office, f) : "?");
}

static void
say_paper(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct document *d = &v->program->documents[row->which];
	const char *label = label_in(&d->label, s->office->lang, d->name);
	char date[DATE_TEXT];

	if (row->seen.kind == VALUE_NUMBER)
		buf_addf(out, _("document '%s' ran out on %s"), label,
			date_format(date, (int32_t)row->seen.number));
	else
		buf_addf(out, _("document '%s' is not there"), label);
}

static void
say_rule(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct rule *rule = &v->program->rules[row->which];
	const char *text = label_in(&rule->say, s->office->lang, NULL);

	if (text)
		buf_adds(out, text);
	else
		say_asked(s, v, row, out);
}

/* "score: 42, 60 is needed"; values are not stored with a refusal. */
static void
say_mark(const struct verdict_row *row, int64_t mark, const char *name,
	struct buf *out)
{
	char seen[DECIMAL_TEXT], wanted[DECIMAL_TEXT];

	decimal_format(wanted, mark);
	if (row->answer == TRI_UNKNOWN)
		buf_addf(out, _("%s: not known yet, %s is needed"), name,
			wanted);
	else if (row->seen.kind == VALUE_NUMBER)
		buf_addf(out, _("%s: %s, %s is needed"), name,
			decimal_format(seen, row->seen.number), wanted);
	else
		buf_addf(out, _("%s: %s is needed"), name, wanted);
}

/* One of the program, or one that an intake speaks of: the share is that of the
 * intake, which a verdict does not know. *floor: it is one. */
static struct quota
quota_of(const struct program *p, size_t number, bool *floor)
{
	struct quota q = { .by = (enum quota_by)(number - p->n_quotas),
		.of = "P" };

	if (number < p->n_quotas)
		q = p->quotas[number];
	*floor = q.by == QUOTA_SEX &&
		 (q.at_least_percent || number >= p->n_quotas);
	q.at_least_percent = 0;
	return q;
}

/* "no place left: women, 30 of 30 taken"; a floor for one sex stops the other. */
static void
say_quota(
	const struct verdict *v, const struct verdict_row *row, struct buf *out)
{
	bool floor;
	const struct quota q = quota_of(v->program, row->which, &floor);
	struct stand stand = { 0, -1, false };
	const bool seen = places_seen(row, &stand);

	buf_adds(out,
		row->answer == TRI_NO ? _("no place left: ") : _("places: "));
	quota_words(&q, stand.rest || (floor && row->answer == TRI_NO), out);
	if (seen && stand.seats >= 0)
		buf_addf(out, _(", %lld of %lld taken"), (long long)stand.taken,
			(long long)stand.seats);
	else if (seen)
		buf_addf(out, _(", %lld taken"), (long long)stand.taken);
}

static void
say_valid(
	const struct verdict *v, const struct verdict_row *row, struct buf *out)
{
	const struct program *p = v->program;
	char start[DATE_TEXT] = "", from[DATE_TEXT] = "", to[DATE_TEXT] = "";

	if (row->seen.kind == VALUE_NUMBER)
		date_format(start, (int32_t)row->seen.number);
	if (p->valid_from != DATE_NONE)
		date_format(from, p->valid_from);
	if (p->valid_to != DATE_NONE)
		date_format(to, p->valid_to);
	buf_addf(out,
		_("version %d of the program is for starts %s .. %s, not for "
		  "%s"),
		p->version, from, to, start);
}

static void
say_activity(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct activity *a = &v->program->activities[row->which];
	char done[DECIMAL_TEXT];

	buf_addf(out, _("%s: %s of %lld %s done"),
		label_in(&a->label, s->office->lang, a->name),
		row->seen.kind == VALUE_NUMBER
			? decimal_format(done, row->seen.number)
			: "?",
		(long long)a->amount, a->unit);
}

static void
say_head(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct score_part *part;

	if (is_closed(s, row)) {
		buf_adds(out, _("a question of health is open; ask somebody "
				"who may see health"));
		return;
	}
	switch (row->what) {
	case VERDICT_MOVE:
		say_move(s, v, out);
		break;
	case VERDICT_ROLE:
		say_role(s, v, row, out);
		break;
	case VERDICT_SECOND:
		buf_adds(out, _("a second person must decide: you brought the "
				"case into this stage"));
		break;
	case VERDICT_REASON:
		buf_adds(out, _("a reason is needed"));
		break;
	case VERDICT_FIELD:
		say_field(s, v, row, out);
		break;
	case VERDICT_PAPER:
		say_paper(s, v, row, out);
		break;
	case VERDICT_GUARD:
		if (row->answer == TRI_YES)
			say_asked(s, v, row, out);
		else
			buf_adds(
				out, _("the guard of this move does not hold"));
		break;
	case VERDICT_RULE:
		say_rule(s, v, row, out);
		break;
	case VERDICT_SCORE:
		say_mark(row, v->program->score_line, _("score"), out);
		break;
	case VERDICT_MARK:
		part = &v->program->parts[row->which];
		say_mark(row, part->pass,
			label_in(&part->label, s->office->lang, part->name),
			out);
		break;
	case VERDICT_QUOTA:
		say_quota(v, row, out);
		break;
	case VERDICT_VALID:
		say_valid(v, row, out);
		break;
	case VERDICT_ACTIVITY:
		say_activity(s, v, row, out);
		break;
	case VERDICT_COUNT:
		break;
	}
}

void
why_row(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const struct verdict_row *row = &v->rows[i];

	if (row->node >= 0) {
		say_part(s, v, row, out);
		return;
	}
	say_head(s, v, row, out);
	say_parts(s, v, i, out);
}

/* In a sentence a rule is said to be one; a list has a head. */
static void
say_kind(const struct verdict_row *row, struct buf *out)
{
	if (row->what == VERDICT_RULE && row->answer == TRI_NO)
		buf_adds(out, _("rule not met: "));
}

/* --- all of them ---------------------------------------------------------- */

static size_t
say_rows(const struct style *s, const struct verdict *v, bool stops,
	struct buf *out)
{
	bool closed = false;
	size_t n = 0;

	for (size_t i = verdict_next(v, 0, stops); i < v->n;
		i = verdict_next(v, i + 1, stops)) {
		if (closed && is_closed(s, &v->rows[i]))
			continue;
		closed |= is_closed(s, &v->rows[i]);
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
			stage_label(s, v->program, v->to));
	say_rows(s, v, true, out);
	say_holder(s, v, out);
}

/* What has no words of its own without the value seen. */
static void
say_kind_of(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	struct verdict_row plain = *row;

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
		say_head(s, v, &plain, out);
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
	say_asked(s, v, row, out);
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
		stage_label(s, v->program, v->to));
	for (size_t i = 0; i < v->n; i++) {
		struct verdict_row row = v->rows[i];

		row.answer = TRI_YES;
		if (i)
			buf_adds(out, "; ");
		if (row.what == VERDICT_MOVE)
			buf_adds(out, _("the version of the program"));
		else
			say_head(s, v, &row, out);
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
	say_head(s, v, &v->rows[i], out);
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

	buf_adds(&b, stage_label(&style, v->program, v->to));
	if (v->list >= 0)
		buf_addf(&b, _("  (no room: %s)"),
			stage_label(&style, v->program, v->list));
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

char *
why_asked(struct office *office, const struct verdict *v)
{
	const struct style style = { .office = office, .form = OUT_TABLE };

	return xasprintf(_("%s: why"), stage_label(&style, v->program, v->to));
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
		if (row->code == MG_ECONFLICT)
			say_changed(s, &v, out);
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
	return v->stops ? _("not yet") : _("may go");
}
