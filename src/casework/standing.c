/* SPDX-License-Identifier: MIT */
#include "magang/casework/standing.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/places_given.h"
#include "magang/casework/room.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/program/score.h"
#include "magang/record/index.h"

/* The worse of two answers: no, not known, yes. */
static uint8_t
worse(uint8_t a, enum tri b)
{
	if (a == TRI_NO || b == TRI_NO)
		return TRI_NO;
	return a == TRI_UNKNOWN || b == TRI_UNKNOWN ? TRI_UNKNOWN : TRI_YES;
}

/* A line that nobody has been asked about yet stands in no row. */
static enum tri
line_unasked(const struct program *p, bool known)
{
	return known || !p->has_score ? TRI_YES : TRI_UNKNOWN;
}

static void
answers(const struct verdict *v, struct standing *out)
{
	for (size_t i = 0; i < v->n; i++) {
		const struct verdict_row *row = &v->rows[i];

		if (row->what == VERDICT_RULE &&
			v->program->rules[row->which].level == RULE_BLOCK)
			out->eligible = worse(out->eligible, row->answer);
		if (row->what == VERDICT_SCORE || row->what == VERDICT_MARK)
			out->over = worse(out->over, row->answer);
	}
}

static bool
leads_on(const struct case_facts *f, const struct move *m, enum asking who)
{
	return m->from == f->to &&
	       (m->kind == MOVE_FORWARD || m->kind == MOVE_SUCCESS) &&
	       (!m->guard || asking_has(who, expr_reads(m->guard)));
}

/* The better of two answers comes first. */
static const uint8_t worth[] = {
	[TRI_NO] = 0,
	[TRI_UNKNOWN] = 1,
	[TRI_YES] = 2,
};

enum tri
case_onward(struct case_facts *f, enum asking who, int *to)
{
	const struct program *p = f->program;
	enum tri best = TRI_NO;

	*to = -1;
	f->roomy = true;
	for (size_t i = 0; i < p->n_moves && f->to >= 0; i++) {
		const struct move *m = &p->moves[i];
		enum tri answer;

		if (!leads_on(f, m, who))
			continue;
		answer = m->guard ? expr_test(m->guard, &f->facts) : TRI_YES;
		if (*to < 0 || worth[answer] > worth[best]) {
			best = answer;
			*to = m->to;
		}
	}
	f->roomy = false;
	return *to < 0 ? TRI_YES : best;
}

void
case_standing(struct case_facts *f, enum asking who, struct verdict *v,
	struct standing *out)
{
	const struct program *p = f->program;
	int64_t points = SCORE_UNKNOWN;
	int to;
	bool known = p->n_parts && score_total(p, &f->facts, &points);

	case_rules(f, who, false, v);
	*out = (struct standing){ .eligible = TRI_YES,
		.over = (uint8_t)line_unasked(p, known),
		.score = known ? (int32_t)points : SCORE_UNKNOWN };
	answers(v, out);
	out->onward = (uint8_t)case_onward(f, who, &to);
	if (holds_place(p, f->seat))
		out->place = PLACE_HELD;
	else
		out->candidate = f->to >= 0 && places_are_given(p) &&
				 out->eligible == TRI_YES &&
				 out->over == TRI_YES;
}

/* ---- ranks ---------------------------------------------------------------- */

static uint16_t
rank_of(const struct standing_case *c)
{
	return index_rank(c->s->score);
}

static int
by_turn(const void *a, const void *b)
{
	const struct standing_case *x = a, *y = b;

	if (x->intake != y->intake)
		return x->intake < y->intake ? -1 : 1;
	if (rank_of(x) != rank_of(y))
		return rank_of(x) < rank_of(y) ? -1 : 1;
	return (x->id > y->id) - (x->id < y->id);
}

/* What quotas ask of a case and its person, and no more. */
static void
facts_of(const struct standing_case *c, uint16_t number, char text[32],
	struct record *kase, struct record *person)
{
	record_init(kase, KIND_CASE, c->id);
	record_set_number(kase, F_PROGRAM_NO, number);
	record_set_number(kase, F_STAGE, c->stage);
	if (c->intake)
		record_set_number(kase, F_INTAKE, (int64_t)c->intake);
	record_init(person, KIND_PERSON, 0);
	snprintf(text, 32, "%c", c->sex);
	if (c->sex)
		record_set_text(person, F_SEX, text);
	if (c->area)
		record_set_number(person, F_REGENCY, c->area);
	snprintf(text + 2, 30, "%" PRIu64, c->card);
	if (c->card)
		record_set_text(person, F_KK, text + 2);
}

void
standings_rank(struct rulebook *book, struct txn *txn, uint16_t number,
	struct standing_case *cases, size_t n)
{
	struct record *kase = xmalloc(sizeof(*kase)),
		      *person = xmalloc(sizeof(*person));
	struct places_given *given = places_given_new();
	uint32_t rank = 0;
	char text[32];

	if (n)
		qsort(cases, n, sizeof(*cases), by_turn);
	for (size_t i = 0; i < n; i++) {
		struct standing_case *c = &cases[i];
		struct case_facts f;

		if (i && c->intake != cases[i - 1].intake)
			rank = 0;
		facts_of(c, number, text, kase, person);
		case_facts_under(
			&f, book, txn, c->program, kase, person, DATE_NONE);
		f.given = given;
		c->s->rank = ++rank;
		c->s->place = case_takes_place(&f) ? PLACE_RANK : PLACE_LIST;
	}
	places_given_free(given);
	free(kase);
	free(person);
}
