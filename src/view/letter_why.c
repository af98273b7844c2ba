/* SPDX-License-Identifier: MIT */
#include "letter_why.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/verdict.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/expr/expr_turns.h"
#include "magang/program/fact_words.h"
#include "magang/program/score.h"
#include "magang/record/fields.h"
#include "magang/view/why_row.h"

#define TURNS_TOLD 3 /* of one row */

/* ---- which rows are told -------------------------------------------------- */

static bool
is_of_health(const struct verdict *v, size_t i)
{
	const struct expr *e = verdict_expr(v, &v->rows[i]);
	bool health = v->rows[i].health || (e && expr_reads(e) & READS_HEALTH);

	while (++i < v->n && v->rows[i].node >= 0)
		health |= v->rows[i].health;
	return health;
}

/* What the office asks of itself is not told, nor what only warns it. */
static bool
is_told(const struct verdict *v, size_t i)
{
	const struct verdict_row *row = &v->rows[i];

	if (row->node >= 0 || row->answer != TRI_NO || is_of_health(v, i))
		return false;
	switch (row->what) {
	case VERDICT_FIELD:
	case VERDICT_PAPER:
	case VERDICT_SCORE:
	case VERDICT_MARK:
	case VERDICT_QUOTA:
		return true;
	case VERDICT_RULE:
		return v->program->rules[row->which].level == RULE_BLOCK;
	default:
		return false;
	}
}

/* Of a rule about others its words alone: what was seen is theirs. */
static void
say_row(const struct style *s, const struct verdict *v, size_t i,
	struct buf *out)
{
	const struct expr *e = verdict_expr(v, &v->rows[i]);

	buf_adds(out, "- ");
	if (e && expr_reads(e) & READS_OTHERS)
		why_head(s, v, &v->rows[i], out);
	else
		why_row(s, v, i, out);
	why_source(v, &v->rows[i], out);
	buf_addc(out, '\n');
}

void
letter_reasons(const struct style *s, const struct verdict *v, struct buf *out)
{
	for (size_t i = 0; i < v->n; i++)
		if (is_told(v, i))
			say_row(s, v, i, out);
}

/* ---- what would turn a rule ----------------------------------------------- */

/* Something that the person can bring: not who he is, nor what others are. */
bool
turn_can_be(const struct turn *t)
{
	if (t->field)
		return t->field->id >= F_PROGRAM &&
		       t->field->privacy != PRIVACY_HEALTH;
	switch (t->fact) {
	case FACT_HAS:
	case FACT_VALID_UNTIL:
	case FACT_HOURS:
	case FACT_COUNT:
	case FACT_ATTENDANCE:
	case FACT_UNIT:
	case FACT_UNITS_PASSED:
		return true;
	default:
		return false;
	}
}

void
turn_words(const struct style *s, const struct program *p, const struct turn *t,
	struct buf *out)
{
	const char *name;

	if (t->field) {
		buf_addf(out, "%s: ", text_label(s->office, t->field));
		text_value(s, t->field, &t->value, out);
		return;
	}
	name = program_fact(p, s->office->lang, t->fact, t->arg);
	buf_adds(out, name ? name : t->arg ? t->arg : "");
	if (t->fact != FACT_HAS)
		buf_addf(out, ": %s", t->wanted);
}

static void
say_turns(const struct style *s, const struct verdict *v, const struct expr *e,
	const struct facts *now, struct buf *out)
{
	struct turns turns = { NULL, 0, 0 };
	size_t told = 0;

	expr_turns(e, now, &turns);
	for (size_t i = 0; i < turns.n && told < TURNS_TOLD; i++) {
		if (!turn_can_be(&turns.rows[i]))
			continue;
		buf_adds(out, told++ ? _("; or ") : "- ");
		turn_words(s, v->program, &turns.rows[i], out);
	}
	if (told)
		buf_addc(out, '\n');
	turns_release(&turns);
}

/* ---- what would lift a score ---------------------------------------------- */

/* Facts with one field as if it was another. */
struct supposed {
	const struct facts *facts;
	const struct fdef *field;
	struct value value;
};

static void
supposed_field(void *ctx, const struct fdef *f, struct value *out)
{
	const struct supposed *s = ctx;

	if (f == s->field)
		*out = s->value;
	else
		s->facts->field(s->facts->ctx, f, out);
}

static void
supposed_fact(void *ctx, enum fact fact, const char *arg, struct value *out)
{
	const struct supposed *s = ctx;

	s->facts->fact(s->facts->ctx, fact, arg, out);
}

static void
supposed_step(void *ctx, const struct fdef *via, const struct fdef *f,
	struct value *out)
{
	const struct supposed *s = ctx;

	s->facts->step(s->facts->ctx, via, f, out);
}

struct gain {
	const struct fdef *field;
	struct value value;
	int64_t points; /* more than now; 0: nothing gives more */
};

/* The nearest answer that gives what is short, or else the one that gives most:
 * of a certificate, a level, whatever has points by its code. */
static void
find_gain(const struct score_part *part, const struct facts *now,
	int64_t needed, struct gain *out)
{
	const struct fdef *f = part->n_points ? expr_codes(part->from) : NULL;
	struct supposed as = { .facts = now, .field = f };
	const struct facts facts = { &as, now->today, supposed_field,
		supposed_fact, supposed_step };
	int64_t is = 0, would;

	*out = (struct gain){ .field = f };
	if (!f || f->privacy == PRIVACY_HEALTH || f->id < F_PROGRAM ||
		!score_part_adds(part, now, &is))
		return;
	for (size_t i = 0; i < f->n_choices && out->points < needed; i++) {
		as.value = value_text(f->choices[i].code);
		if (!score_part_adds(part, &facts, &would) ||
			would - is <= out->points)
			continue;
		out->points = would - is;
		out->value = as.value;
	}
}

static void
say_gains(const struct style *s, const struct verdict *v,
	const struct facts *now, int64_t needed, struct buf *out)
{
	char points[DECIMAL_TEXT];
	size_t told = 0;

	for (size_t i = 0; i < v->program->n_parts && told < TURNS_TOLD; i++) {
		struct gain g;
		struct buf value = BUF_INIT;

		find_gain(&v->program->parts[i], now, needed, &g);
		if (!g.points)
			continue;
		told++;
		text_value(s, g.field, &g.value, &value);
		/* TRANSLATORS: field, value, points */
		buf_addf(out, _("; %s: %s gives %s"),
			text_label(s->office, g.field), buf_str(&value),
			decimal_format(points, g.points));
		buf_release(&value);
	}
}

static void
say_short(const struct style *s, const struct verdict *v,
	const struct facts *now, struct buf *out)
{
	const int64_t line = v->program->score_line;
	char needed[DECIMAL_TEXT], of[DECIMAL_TEXT];
	int64_t total = 0;

	if (!score_total(v->program, now, &total) || total >= line)
		return;
	buf_addf(out, _("- %s points short of %s"),
		decimal_format(needed, line - total), decimal_format(of, line));
	say_gains(s, v, now, line - total, out);
	buf_addc(out, '\n');
}

/* "- Interview: 2 points short of 16" */
static void
say_mark_short(const struct style *s, const struct score_part *part,
	const struct facts *now, struct buf *out)
{
	char needed[DECIMAL_TEXT], of[DECIMAL_TEXT];
	int64_t is = 0;

	if (score_part_reaches(part, now, &is) != TRI_NO)
		return;
	/* TRANSLATORS: part of the score, points, points */
	buf_addf(out, _("- %s: %s points short of %s"),
		label_in(&part->label, s->office->lang, part->name),
		decimal_format(needed, part->pass - is),
		decimal_format(of, part->pass));
	buf_addc(out, '\n');
}

void
letter_changes(const struct style *s, const struct verdict *v,
	struct case_facts *now, struct buf *out)
{
	for (size_t i = 0; i < v->n; i++) {
		if (!is_told(v, i))
			continue;
		if (v->rows[i].what == VERDICT_RULE)
			say_turns(s, v, verdict_expr(v, &v->rows[i]),
				&now->facts, out);
		else if (v->rows[i].what == VERDICT_SCORE)
			say_short(s, v, &now->facts, out);
		else if (v->rows[i].what == VERDICT_MARK)
			say_mark_short(s, &v->program->parts[v->rows[i].which],
				&now->facts, out);
	}
}
