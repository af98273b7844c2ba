/* SPDX-License-Identifier: MIT */
#include "magang/view/why_row.h"

#include <assert.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/quota.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_say.h"
#include "magang/expr/expr_why.h"
#include "magang/identity/area.h"
#include "magang/program/fact_words.h"
#include "magang/program/host_quota.h"
#include "magang/rulebook/places.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"

/* --- names ---------------------------------------------------------------- */

const char *
why_stage(const struct style *s, const struct program *p, int stage)
{
	return stage < 0 ? "?"
			 : label_in(&p->stages[stage].label, s->office->lang,
				   p->stages[stage].name);
}

struct why_naming {
	const struct program *program;
	struct office *office;
};

static const char *
fact_name(void *ctx, enum fact fact, const char *arg)
{
	const struct why_naming *n = ctx;

	return program_fact(n->program, n->office->lang, fact, arg);
}

static const char *
area_name(void *ctx, uint64_t code)
{
	const struct why_naming *n = ctx;
	struct err unread = ERR_INIT;
	const struct areas *areas = office_areas(n->office, &unread);
	struct area area;

	if (!areas || !area_find(areas, code, &area))
		return NULL;
	return n->office->lang == LANG_JA && area.ja ? area.ja : area.name;
}

/* --- expressions ---------------------------------------------------------- */

void
why_question(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	struct why_naming naming = { v->program, s->office };
	const struct expr_words words = { &naming, s->office->lang, fact_name,
		area_name };
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
bool
why_is_closed(const struct style *s, const struct verdict_row *row)
{
	return row->health &&
	       (row->what == VERDICT_FIELD || row->what == VERDICT_PAPER) &&
	       !access_class(&s->office->access, PRIVACY_HEALTH);
}

bool
why_hidden(const struct style *s, const struct verdict_row *row)
{
	if (row->what == VERDICT_FIELD || row->what == VERDICT_PAPER)
		return why_is_closed(s, row);
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
	const struct verdict_row *row, enum tri whole, struct buf *out)
{
	const struct expr *e = verdict_expr(v, row);

	why_question(s, v, row, out);
	if (e && expr_lacks_place(e, row->node, row->answer)) {
		buf_adds(out, _(": no place at a host yet; offer one: magang "
				"slot offer"));
	} else if (row->answer == TRI_UNKNOWN) {
		buf_adds(out, _(": not known"));
	} else if (row->seen.kind != VALUE_UNKNOWN) {
		buf_adds(out, _(": is "));
		say_seen(s, v, row, out);
	} else if (row->answer == TRI_NO && whole == TRI_YES) {
		buf_addf(out, ": %s", _("no"));
	}
}

/* " (this; that)": the parts behind a row. That one of health is not met would
 * tell its value. */
static void
say_parts(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const enum tri whole = v->rows[i].answer;
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
		say_part(s, v, &v->rows[i], whole, out);
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
	return why_is_closed(s, row) ||
	       (verdict_asks_health(v, row) &&
		       !access_class(&s->office->access, PRIVACY_HEALTH));
}

/* --- rows ----------------------------------------------------------------- */

static void
say_move(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct program *p = v->program;
	struct buf all = BUF_INIT;
	int next[64];
	size_t n = program_next(p, v->from, next, ARRAY_SIZE(next));

	(void)row;
	for (size_t i = 0; i < n; i++)
		buf_addf(&all, "%s%s", i ? ", " : "", why_stage(s, p, next[i]));
	buf_addf(out,
		_("a case cannot go from '%s' to '%s'; from there it can go "
		  "to: %s"),
		why_stage(s, p, v->from), why_stage(s, p, v->to),
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
		role ? role_words(s->office, role) : "?");
	for (size_t i = 0; move && i < move->by.n; i++)
		buf_addf(out, "%s%s", i ? ", " : _("; it is for: "),
			role_words(s->office, move->by.v[i]));
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
		why_question(s, v, row, out);
	if (row->pass == PASS_BEFORE)
		buf_adds(out, _(" (let pass; the decision says why)"));
	else if (row->pass == PASS_MAY)
		buf_adds(out, _(" (you may let it pass, with a reason)"));
	for (size_t i = 0; row->stops && i < rule->override.n; i++)
		buf_addf(out, "%s%s%s", i ? ", " : _(" (may let it pass: "),
			role_words(s->office, rule->override.v[i]),
			i + 1 < rule->override.n ? "" : ")");
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

/* "no place left: women, 30 of 30 taken"; a floor for one sex stops the other. A
 * family card has people in it whom not everybody sees. */
static void
say_quota(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	bool floor;
	const struct quota q = quota_of(v->program, row->which, &floor);
	struct stand stand = { 0, -1, false };
	const bool seen =
		places_seen(row, &stand) &&
		!(q.by == QUOTA_KK && access_bound(&s->office->access));

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
say_valid(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct program *p = v->program;
	char start[DATE_TEXT] = "", from[DATE_TEXT] = "", to[DATE_TEXT] = "";

	(void)s;
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

/* "Interview: 18.8 of 30 points" */
static void
say_points(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct score_part *part = &v->program->parts[row->which];
	char seen[DECIMAL_TEXT], of[DECIMAL_TEXT];

	buf_addf(out, _("%s: %s of %s points"),
		label_in(&part->label, s->office->lang, part->name),
		row->seen.kind == VALUE_NUMBER && !why_hidden(s, row)
			? decimal_format(seen, row->seen.number)
			: "?",
		decimal_format(of, part->weight));
}

static void
say_proposal(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	(void)s;
	(void)v;
	(void)row;
	buf_adds(out, _("a proposal waits for approval; first: magang "
			"approve, or magang return"));
}

static void
say_reason(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	(void)s;
	(void)v;
	(void)row;
	buf_adds(out, _("a reason is needed"));
}

/* The causes, by the words that the command takes and their labels. */
static void
say_cause(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct move *m = program_move(v->program, v->from, v->to);

	(void)row;
	buf_adds(out, _("a cause is needed"));
	for (size_t i = 0; m && i < m->n_causes; i++)
		buf_addf(out, "%s%s (%s)", i ? ", " : ": ", m->causes[i].code,
			label_in(&m->causes[i].label, s->office->lang,
				m->causes[i].code));
}

static void
say_guard(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	if (row->answer == TRI_YES || row->closed)
		why_question(s, v, row, out);
	else
		buf_adds(out, _("the guard of this move does not hold"));
}

static void
say_score(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	(void)s;
	say_mark(row, v->program->score_line, _("score"), out);
}

static void
say_least(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	const struct score_part *part = &v->program->parts[row->which];

	say_mark(row, part->pass,
		label_in(&part->label, s->office->lang, part->name), out);
}

static void (*const heads[VERDICT_COUNT])(const struct style *s,
	const struct verdict *v, const struct verdict_row *row,
	struct buf *out) = {
	[VERDICT_MOVE] = say_move,
	[VERDICT_ROLE] = say_role,
	[VERDICT_PROPOSAL] = say_proposal,
	[VERDICT_REASON] = say_reason,
	[VERDICT_CAUSE] = say_cause,
	[VERDICT_FIELD] = say_field,
	[VERDICT_PAPER] = say_paper,
	[VERDICT_GUARD] = say_guard,
	[VERDICT_RULE] = say_rule,
	[VERDICT_SCORE] = say_score,
	[VERDICT_MARK] = say_least,
	[VERDICT_QUOTA] = say_quota,
	[VERDICT_VALID] = say_valid,
	[VERDICT_ACTIVITY] = say_activity,
	[VERDICT_POINTS] = say_points,
};
static_assert(VERDICT_COUNT == VERDICT_POINTS + 1, "each has its words");

void
why_head(const struct style *s, const struct verdict *v,
	const struct verdict_row *row, struct buf *out)
{
	if (why_is_closed(s, row))
		buf_adds(out, _("a question of health is open; ask somebody "
				"who may see health"));
	else
		heads[row->what](s, v, row, out);
}

void
why_row(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const struct verdict_row *row = &v->rows[i];

	if (row->node >= 0) {
		say_part(s, v, row, TRI_UNKNOWN, out);
		return;
	}
	why_head(s, v, row, out);
	if (row->closed)
		buf_addf(out, " (%s)", _("a question of health"));
	say_parts(s, v, i, out);
}

void
why_source(
	const struct verdict *v, const struct verdict_row *row, struct buf *out)
{
	const char *source = row->what == VERDICT_RULE
				     ? v->program->rules[row->which].source
				     : NULL;

	if (source)
		buf_addf(out, " [%s]", source);
}
