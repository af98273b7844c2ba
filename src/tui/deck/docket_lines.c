/* SPDX-License-Identifier: MIT */
/*
 * Rules and papers stand beside score and places, the rest below over the whole
 * width. What is not met or not there comes first; of the rules that are met so
 * many are told as have room beside the score, so that nothing which is wanting
 * falls off the screen. On a phone all is one below the other, and met rules are
 * left out. Read out it is one below the other, too, and whole.
 */
#include "docket_lines.h"
#include "docket_below.h"
#include "docket_moves.h"
#include "side.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/utf8.h"
#include "magang/casework/room.h"
#include "magang/program/score.h"
#include "magang/rulebook/intake.h"
#include "magang/tui/ui/screen.h"
#include "magang/view/cards_words.h"
#include "magang/view/codes.h"
#include "magang/view/words.h"
#include "magang/view/why_row.h"

#define TWO_COLUMNS 76 /* of the window, from here on */
#define ANSWER 4       /* columns of "ok  " */
#define SEEN 12        /* of the value of a rule that holds */
#define POINTS 11      /* of " 14.5/20  " */
#define BAR 8          /* behind them, where labels keep LABEL beside it */
#define LABEL 20
#define GAUGE 12 /* of the label of a quota */
#define GAUGES 16
#define PAPERS 10
#define GAP 3       /* columns between two papers */
#define WANTING 6   /* rules, and lines of papers, that a phone tells */
#define MET_LEAST 3 /* rules told, however little room there is */

/* ---- eligibility --------------------------------------------------------- */

/* Rules that stop, and those that only warn. */
static const char *
answer_word(const struct verdict *v, const struct verdict_row *row)
{
	bool warns = row->what == VERDICT_VALID ||
		     (row->what == VERDICT_RULE &&
			     v->program->rules[row->which].level == RULE_WARN);

	if (row->answer == TRI_YES)
		return _("ok");
	if (row->answer == TRI_UNKNOWN)
		return "??";
	return warns ? "!" : _("NO");
}

static void
rule_label(const struct docket_view *v, const struct verdict *rules, size_t i,
	struct buf *out)
{
	const struct verdict_row *row = &rules->rows[i];
	const struct rule *r = &rules->program->rules[row->which];

	if (row->what == VERDICT_RULE)
		buf_adds(out, label_in(&r->say, v->ui->office->lang, r->name));
	else
		why_row(&v->style, rules, i, out);
}

/* "NO  Age 17 to 45 at registration      67": of what holds little of the value,
 * as most rules do and each is sent. */
static void
rule_row(struct docket_view *v, const struct verdict *rules, size_t i,
	struct side *out)
{
	const struct verdict_row *row = &rules->rows[i];
	bool closed = why_closed(&v->style, rules, row);
	bool plain = closed || row->answer == TRI_YES;
	struct buf b = BUF_INIT, label = BUF_INIT, seen = BUF_INIT,
		   tail = BUF_INIT;
	int room, most;

	utf8_pad(&b, closed ? "**" : answer_word(rules, row), ANSWER);
	rule_label(v, rules, i, &label);
	if (!closed)
		why_seen(&v->style, rules, i, &seen);
	most = plain ? SEEN : out->width / 2 - ANSWER - 1;
	room = utf8_columns(buf_str(&seen));
	room = out->width - ANSWER - 1 - (room < most ? room : most);
	buf_addc(&tail, ' ');
	utf8_print(&tail, buf_str(&seen), out->width - ANSWER - room - 1);
	(plain ? side_cut : side_whole)(out, plain ? ROLE_PLAIN : ROLE_WARN,
		buf_str(&b), buf_str(&label), room, buf_str(&tail));
	buf_release(&b);
	buf_release(&label);
	buf_release(&seen);
	buf_release(&tail);
}

/* What stops comes first, what is met last. */
enum rank { RANK_STOPS, RANK_UNKNOWN, RANK_WARNS, RANK_MET, RANKS };

static enum rank
rule_rank(const struct docket_view *v, const struct verdict *r,
	const struct verdict_row *row)
{
	if (row->answer == TRI_YES || why_closed(&v->style, r, row))
		return RANK_MET;
	if (row->answer == TRI_UNKNOWN)
		return RANK_UNKNOWN;
	return strcmp(answer_word(r, row), "!") ? RANK_STOPS : RANK_WARNS;
}

/* The line and the pass marks are told here where they are not reached: they knock
 * out as a rule does. */
static bool
is_rule(const struct verdict_row *row)
{
	if (row->what == VERDICT_SCORE || row->what == VERDICT_MARK)
		return row->answer == TRI_NO;
	return row->node < 0 &&
	       (row->what == VERDICT_RULE || row->what == VERDICT_VALID);
}

/* Places of the rules in the order in which they are told; n[]: of each rank. */
static void
rule_order(const struct docket_view *v, const struct verdict *r, size_t *order,
	size_t n[RANKS])
{
	size_t to = 0;

	for (enum rank rank = RANK_STOPS; rank < RANKS; rank++) {
		const size_t before = to;

		for (size_t i = 0; i < r->n; i++)
			if (is_rule(&r->rows[i]) &&
				rule_rank(v, r, &r->rows[i]) == rank)
				order[to++] = i;
		n[rank] = to - before;
	}
}

/* "+3 more", which a key unfolds. */
static void
rules_more(const struct docket_view *v, const struct verdict *r,
	const size_t *order, size_t n, struct side *out)
{
	struct buf b = BUF_INIT, names = BUF_INIT;

	for (size_t i = 0; i < n; i++) {
		buf_addf(&names, "%s%-*s", i ? "\n" : "", ANSWER,
			answer_word(r, &r->rows[order[i]]));
		rule_label(v, r, order[i], &names);
	}
	buf_addf(&b, _("+%zu more"), n);
	side_more(out, ROLE_HINT, buf_str(&b), buf_str(&names));
	buf_release(&b);
	buf_release(&names);
}

static void
rules_head(
	const struct docket_view *v, const struct verdict *r, struct side *out)
{
	size_t n[TRI_UNKNOWN + 1] = { 0 };
	struct buf b = BUF_INIT;

	for (size_t i = 0; i < r->n; i++)
		n[r->rows[i].answer] += is_rule(&r->rows[i]) &&
					!why_closed(&v->style, r, &r->rows[i]);
	buf_addf(&b, _("RULES  %zu ok  %zu no  %zu unknown"), n[TRI_YES],
		n[TRI_NO], n[TRI_UNKNOWN]);
	side_put(out, ROLE_HEAD, true, &b);
	buf_release(&b);
}

/* So many of those that are not met, and of those that are. */
static void
eligibility(struct docket_view *v, const struct docket *c, size_t wanting,
	size_t met, struct side *out)
{
	const struct verdict *r = &c->rules;
	size_t *order = xcalloc(r->n + 1, sizeof(*order)), n[RANKS], not_met;

	rule_order(v, r, order, n);
	not_met = n[RANK_STOPS] + n[RANK_UNKNOWN] + n[RANK_WARNS];
	rules_head(v, r, out);
	for (size_t i = 0; i < not_met && i < wanting; i++)
		rule_row(v, r, order[i], out);
	if (not_met > wanting)
		rules_more(v, r, order + wanting, not_met - wanting, out);
	for (size_t i = 0; i < n[RANK_MET] && i < met; i++)
		rule_row(v, r, order[not_met + i], out);
	if (met && n[RANK_MET] > met)
		rules_more(v, r, order + not_met + met, n[RANK_MET] - met, out);
	free(order);
}

/* ---- score --------------------------------------------------------------- */

static void
add_bar(struct buf *out, int64_t n, int64_t of)
{
	int64_t full = of > 0 ? (n * BAR + of / 2) / of : 0;

	for (int64_t i = 0; i < BAR; i++)
		buf_addc(out, i < full ? '#' : '.');
}

/* "language    14/20 #######..." */
static void
part_row(const struct docket_view *v, const struct score_part *part,
	struct side *out)
{
	struct facts facts = v->facts.facts;
	char points[DECIMAL_TEXT], weight[DECIMAL_TEXT];
	struct buf b = BUF_INIT;
	int64_t n;
	bool known = score_part_adds(part, &facts, &n);
	const bool wide = out->width >= LABEL + POINTS + BAR;

	n = (n + DECIMAL_ONE / 20) / (DECIMAL_ONE / 10) * (DECIMAL_ONE / 10);
	buf_addf(&b, " %5s/%-3s ", known ? decimal_format(points, n) : "?",
		decimal_format(weight, part->weight));
	if (known && wide)
		add_bar(&b, n, part->weight);
	side_cut(out, ROLE_PLAIN, "",
		label_in(&part->label, v->ui->office->lang, part->name),
		out->width - POINTS - (wide ? BAR : 0), buf_str(&b));
	buf_release(&b);
}

static void
rank_row(const struct docket_view *v, const struct program *p, bool known,
	int64_t total, struct side *out)
{
	struct buf b = BUF_INIT;
	char line[DECIMAL_TEXT];

	if (v->rank.of)
		buf_addf(&b, _("rank %zu of %zu, "), v->rank.place, v->rank.of);
	buf_addf(&b, _("the line is %s"), decimal_format(line, p->score_line));
	side_put(out, known && total < p->score_line ? ROLE_WARN : ROLE_PLAIN,
		false, &b);
	buf_release(&b);
}

static void
score(const struct docket_view *v, struct side *out)
{
	const struct program *p = v->facts.program;
	struct buf b = BUF_INIT;
	char text[DECIMAL_TEXT];
	int64_t total = 0;
	bool known;

	if (!p || !p->has_score)
		return;
	known = score_total(p, &v->facts.facts, &total);
	buf_addf(&b, _("SCORE  %s of 100"),
		known ? decimal_format(text, (total + DECIMAL_ONE / 20) /
						     (DECIMAL_ONE / 10) *
						     (DECIMAL_ONE / 10))
		      : "?");
	side_put(out, ROLE_HEAD, true, &b);
	for (size_t i = 0; i < p->n_parts; i++)
		part_row(v, &p->parts[i], out);
	rank_row(v, p, known, total, out);
	buf_release(&b);
}

/* How its assessments stand, where it has any. */
static void
cards(const struct docket_view *v, struct side *out)
{
	const struct row row = { &v->style, v->kase, v->person };
	struct buf b = BUF_INIT;

	if (work_cards(&row, &b))
		side_folded(out, ROLE_PLAIN, false, buf_str(&b));
	buf_release(&b);
}

/* ---- places -------------------------------------------------------------- */

static void
gauge_label(const struct docket_view *v, const struct gauge *g, struct buf *out)
{
	const struct value *area = record_get(v->person, F_REGENCY);
	struct buf name = BUF_INIT;

	if (g->quota.by == QUOTA_SEX) {
		buf_adds(out, sex_words(&g->quota, g->stand.rest));
		return;
	}
	if (g->quota.by != QUOTA_REGENCY) {
		quota_words(&g->quota, false, out);
		return;
	}
	if (area)
		text_value(&v->style, core_field(F_REGENCY), area, &name);
	buf_adds(out, area ? cell_area(buf_str(&name)) : _("no area"));
	buf_release(&name);
}

/* "Bekasi       81->82/120 FULL" */
static void
gauge_row(const struct docket_view *v, const struct gauge *g, bool waits,
	struct side *out)
{
	struct buf b = BUF_INIT, label = BUF_INIT;
	const int64_t after = g->stand.taken + (g->takes && !waits) - g->frees;

	gauge_label(v, g, &label);
	utf8_pad(&b, buf_str(&label), GAUGE);
	buf_addf(&b, " %lld", (long long)g->stand.taken);
	if (after != g->stand.taken)
		buf_addf(&b, "->%lld", (long long)after);
	if (g->stand.seats >= 0)
		buf_addf(&b, "/%lld", (long long)g->stand.seats);
	else if (g->quota.at_least_percent)
		buf_addf(&b, _(", min %d%%"), g->quota.at_least_percent);
	if (!g->room)
		buf_adds(&b, _(" FULL"));
	side_put(out, g->room ? ROLE_PLAIN : ROLE_BAD, false, &b);
	buf_release(&b);
	buf_release(&label);
}

static const char *
stage_label(const struct office *office, const struct verdict *v, int stage)
{
	const struct stage *s = &v->program->stages[stage];

	return label_in(&s->label, office->lang, s->name);
}

/* "IF ACCEPTED, 2027-1: Waiting list": of several intakes only that tells whose
 * places they are. */
static void
places_head(struct docket_view *v, const struct verdict *to, struct side *out)
{
	const struct intake of = intake_load(
		v->style.txn, (uint64_t)record_number(v->kase, F_INTAKE, 0));
	struct buf b = BUF_INIT;

	buf_adds(&b, _("IF ACCEPTED"));
	if (of.id)
		buf_addf(&b, ", %s", of.name);
	if (to->list >= 0)
		buf_addf(&b, ": %s", stage_label(v->ui->office, to, to->list));
	side_folded(out, ROLE_HEAD, true, buf_str(&b));
	buf_release(&b);
}

static void
places(struct docket_view *v, const struct docket *c, struct side *out)
{
	size_t several;
	const struct verdict *to = docket_onward(c, &several);
	struct gauge g[GAUGES];
	size_t n = to ? case_gauges(&v->facts, to->to, g, GAUGES) : 0;

	if (n)
		places_head(v, to, out);
	for (size_t i = 0; i < n; i++)
		gauge_row(v, &g[i], to->list >= 0, out);
}

/* ---- the rest ------------------------------------------------------------ */

static bool
is_there(const struct paper *p)
{
	return p->state == PAPER_PRESENT || p->state == PAPER_NOT_NEEDED;
}

/* "PAPERS  9 of 14  ok: 3 4 5": what is there has no name here, which would only
 * be bytes on the line. */
static void
papers_head(const struct docket *c, struct side *out)
{
	const struct paper *p;
	struct buf b = BUF_INIT;
	size_t n = 0;

	buf_addf(&b, _("PAPERS  %zu of %zu"), c->papers.present,
		c->papers.needed);
	for (size_t i = 0; i < PAPERS && (p = docket_paper(c, i)); i++)
		if (is_there(p))
			buf_addf(&b, "%s %zu", n++ ? "" : _("  ok:"),
				(i + 1) % 10);
	side_folded(out, ROLE_HEAD, true, buf_str(&b));
	buf_release(&b);
}

/* "3 diploma MISSING   ", shortened where a line has no room for all of it. */
static void
paper_words(const struct docket_view *v, const struct paper *p, size_t i,
	int width, struct buf *out)
{
	const char *label = label_in(
		&p->document->label, v->ui->office->lang, p->document->name);
	const char *state = paper_word(p->state);
	const int room = width - 3 - utf8_columns(state);

	buf_addf(out, "%zu ", (i + 1) % 10);
	if (utf8_columns(label) > room)
		utf8_pad(out, label, room);
	else
		buf_adds(out, label);
	buf_addf(out, " %s   ", state);
}

/* Those that somebody has to do something about, by name. */
static void
papers(const struct docket_view *v, const struct docket *c, size_t most,
	struct side *out)
{
	const struct paper *p;
	struct buf b = BUF_INIT, one = BUF_INIT;
	size_t lines = 0, left = 0;

	papers_head(c, out);
	for (size_t i = 0; i < PAPERS && (p = docket_paper(c, i)); i++) {
		if (is_there(p))
			continue;
		paper_words(v, p, i, out->width, &one);
		if (b.len && utf8_columns(buf_str(&b)) +
					     utf8_columns(buf_str(&one)) >
				     out->width + GAP) {
			side_put(out, ROLE_PLAIN, false, &b);
			lines++;
		}
		if (lines < most)
			buf_adds(&b, buf_str(&one));
		else
			left++;
		buf_clear(&one);
	}
	if (left)
		buf_addf(&b, _("+%zu more"), left);
	if (b.len)
		side_put(out, ROLE_PLAIN, false, &b);
	buf_release(&b);
	buf_release(&one);
}

/* ---- together ------------------------------------------------------------ */

struct sides {
	struct side left, right, papers, below;
};

/* Rules that are met fill what the score and the papers leave beside each other,
 * so that the rest stays on the screen. */
static void
two_columns(struct docket_view *v, struct docket *c, struct sides *s)
{
	size_t room;

	papers(v, c, PAPERS, &s->papers);
	eligibility(v, c, SIZE_MAX, 0, &s->left);
	room = s->left.n + s->papers.n + 1;
	room = s->right.n > room + MET_LEAST ? s->right.n - room : MET_LEAST;
	side_clear(&s->left);
	eligibility(v, c, SIZE_MAX, room, &s->left);
	side_take(&s->left, &s->papers);
	side_beside(&c->lines, &s->left, &s->right);
}

static void
one_column(struct docket_view *v, struct docket *c, struct sides *s)
{
	const bool whole = v->ui->linear;

	eligibility(v, c, whole ? SIZE_MAX : WANTING, whole ? SIZE_MAX : 0,
		&s->left);
	papers(v, c, whole ? PAPERS : WANTING, &s->papers);
	side_lines(&c->lines, &s->left);
	side_lines(&c->lines, &s->papers);
	side_lines(&c->lines, &s->right);
}

void
docket_lines(struct docket_view *v, struct docket *c)
{
	struct sides *s = xcalloc(1, sizeof(*s));
	bool two = c->columns >= TWO_COLUMNS && !v->ui->linear;
	const int width = c->columns - 3;

	s->below.width = width;
	s->left.width = s->papers.width = two ? width * 4 / 7 : width;
	s->right.width = two ? width - s->left.width - 2 : width;
	score(v, &s->right);
	cards(v, &s->right);
	places(v, c, &s->right);
	docket_below(v, c, &s->below);
	(two ? two_columns : one_column)(v, c, s);
	side_lines(&c->lines, &s->below);
	lines_settle(&c->lines, 0);
	side_clear(&s->left);
	side_clear(&s->right);
	side_clear(&s->papers);
	side_clear(&s->below);
	free(s);
}
