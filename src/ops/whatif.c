/* SPDX-License-Identifier: MIT */
#include "magang/ops/whatif.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/pack.h"
#include "magang/casework/room.h"
#include "magang/office/asking.h"
#include "magang/office/office.h"
#include "magang/office/reads.h"
#include "magang/program/score.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"
#include "magang/store/walk.h"

#include "whatif_losses.h"

static bool
whatif_is(const struct standing *s, enum whatif_question q)
{
	switch (q) {
	case WHATIF_ELIGIBLE:
		return s->eligible == TRI_YES;
	case WHATIF_OVER:
		return s->over == TRI_YES;
	case WHATIF_WITHIN:
		return s->place >= PLACE_RANK;
	case WHATIF_ONWARD:
		return s->onward == TRI_YES;
	case WHATIF_LIST:
	default:
		return s->place == PLACE_LIST;
	}
}

static bool
changes(const struct whatif_case *c, enum whatif_question q)
{
	return whatif_is(&c->now, q) != whatif_is(&c->then, q);
}

struct asking_what {
	struct office *office;
	struct txn *txn;
	struct whatif *w;
	enum asking who;
	struct losses *losses;
	struct record kase, person;
	struct verdict now, then;
};

/* ---- what does it --------------------------------------------------------- */

static uint64_t
cause_bit(struct whatif *w, enum whatif_by by, const char *name)
{
	size_t i = 0;

	for (; i < w->n_causes; i++) {
		const struct whatif_cause *c = &w->causes[i];

		if (c->by == by && (!name || strcmp(c->name, name) == 0))
			return 1ull << i;
	}
	if (i == WHATIF_CAUSES - 1)
		by = BY_MORE;
	if (i < WHATIF_CAUSES)
		w->causes[w->n_causes++] =
			(struct whatif_cause){ .by = by, .name = name };
	return 1ull << (i < WHATIF_CAUSES ? i : WHATIF_CAUSES - 1);
}

static bool
is_hard(const struct verdict *v, const struct verdict_row *row)
{
	return row->what == VERDICT_MARK ||
	       (row->what == VERDICT_RULE &&
		       v->program->rules[row->which].level == RULE_BLOCK);
}

/* The answer to the same question; yes where nobody asks it. */
static enum tri
answer_in(const struct verdict *v, const struct verdict_row *like,
	const char *name)
{
	for (size_t i = 0; i < v->n; i++)
		if (v->rows[i].what == like->what && is_hard(v, &v->rows[i]) &&
			strcmp(verdict_name(v, &v->rows[i]), name) == 0)
			return v->rows[i].answer;
	return TRI_YES;
}

/* Rules, or marks, that are in the way in `bad` and are not in the other. */
static uint64_t
bad_rows(struct whatif *w, const struct verdict *bad,
	const struct verdict *other, enum verdict_what what)
{
	uint64_t bits = 0;

	for (size_t i = 0; i < bad->n; i++) {
		const struct verdict_row *row = &bad->rows[i];
		const char *name = verdict_name(bad, row);

		if (row->what == what && is_hard(bad, row) &&
			row->answer != TRI_YES &&
			answer_in(other, row, name) == TRI_YES)
			bits |= cause_bit(w,
				what == VERDICT_RULE ? BY_RULE : BY_MARK, name);
	}
	return bits;
}

static int64_t
points_of(const struct case_facts *f, const char *name)
{
	int64_t points;

	for (size_t i = 0; i < f->program->n_parts; i++)
		if (strcmp(f->program->parts[i].name, name) == 0)
			return score_part_adds(&f->program->parts[i], &f->facts,
				       &points)
				       ? points
				       : SCORE_UNKNOWN;
	return SCORE_UNKNOWN;
}

/* Parts with other points: those of the new version, then those that are gone. */
static size_t
points_differ(const struct case_facts *now, const struct case_facts *then,
	struct whatif_points out[WHATIF_PARTS])
{
	const struct case_facts *of[] = { then, now };
	size_t n = 0;

	for (size_t k = 0; k < ARRAY_SIZE(of); k++)
		for (size_t i = 0; i < of[k]->program->n_parts; i++) {
			const struct score_part *part =
				&of[k]->program->parts[i];
			struct whatif_points p = { part,
				points_of(now, part->name),
				points_of(then, part->name) };
			size_t seen = 0;

			while (seen < n &&
				strcmp(out[seen].part->name, part->name) != 0)
				seen++;
			if (p.now != p.then && seen == n && n < WHATIF_PARTS)
				out[n++] = p;
		}
	return n;
}

/* Would the old line have said the same of the new points? */
static bool
line_decides(const struct whatif_case *c, const struct program *now,
	const struct program *then)
{
	if (!now->has_score || !then->has_score)
		return true;
	return c->now.score != SCORE_UNKNOWN &&
	       c->then.score != SCORE_UNKNOWN &&
	       (c->now.score >= now->score_line) ==
		       (c->then.score >= now->score_line);
}

/* The move that is there, or was. */
static void
find_move_cause(struct asking_what *a, struct whatif_case *c,
	struct case_facts *now, struct case_facts *then)
{
	struct case_facts *f = c->then.onward == TRI_YES ? then : now;
	int to;

	if (!changes(c, WHATIF_ONWARD))
		return;
	case_onward(f, a->who, &to);
	if (to >= 0)
		c->causes |=
			cause_bit(a->w, BY_MOVE, f->program->stages[to].name);
}

static void
find_causes(struct asking_what *a, struct whatif_case *c,
	struct case_facts *now, struct case_facts *then)
{
	struct whatif_points points[WHATIF_PARTS];
	const bool gains = c->then.eligible == TRI_YES;
	const bool over = c->then.over == TRI_YES;
	size_t n;

	find_move_cause(a, c, now, then);
	if (changes(c, WHATIF_ELIGIBLE))
		c->causes |= bad_rows(a->w, gains ? &a->now : &a->then,
			gains ? &a->then : &a->now, VERDICT_RULE);
	if (c->now.score != c->then.score) {
		n = points_differ(now, then, points);
		for (size_t i = 0; i < n; i++)
			c->causes |=
				cause_bit(a->w, BY_PART, points[i].part->name);
	}
	if (!changes(c, WHATIF_OVER))
		return;
	c->causes |= bad_rows(a->w, over ? &a->now : &a->then,
		over ? &a->then : &a->now, VERDICT_MARK);
	if (line_decides(c, now->program, then->program)) {
		c->flags |= WHATIF_LINE;
		if (now->program->score_line != then->program->score_line ||
			now->program->has_score != then->program->has_score)
			c->causes |= cause_bit(a->w, BY_LINE, NULL);
	}
}

bool
whatif_causes(const struct whatif *w, const struct whatif_case *c,
	enum whatif_question q, size_t cause)
{
	const enum whatif_by by = w->causes[cause].by;

	if (!(c->causes & 1ull << cause) || !changes(c, q))
		return false;
	if (by == BY_MORE)
		return true;
	if (q == WHATIF_ONWARD)
		return by == BY_MOVE;
	/* what it owes to a rule or the line it owes to nothing else */
	if (q > WHATIF_ELIGIBLE && q != WHATIF_OVER &&
		changes(c, WHATIF_ELIGIBLE))
		q = WHATIF_ELIGIBLE;
	else if (q > WHATIF_OVER && changes(c, WHATIF_OVER))
		q = WHATIF_OVER;
	if (q == WHATIF_ELIGIBLE)
		return by == BY_RULE;
	if (q == WHATIF_OVER)
		return by == BY_LINE || by == BY_MARK ||
		       (by == BY_PART && !(c->flags & WHATIF_LINE));
	return by == BY_PART || by == BY_SEATS || by == BY_ORDER;
}

/* Of a place that no rule, no line and no points of its own decide. */
static void
find_place_cause(struct whatif *w, struct whatif_case *c)
{
	if ((!changes(c, WHATIF_WITHIN) && !changes(c, WHATIF_LIST)) ||
		changes(c, WHATIF_ELIGIBLE) || changes(c, WHATIF_OVER))
		return;
	if (c->flags & WHATIF_SEATS)
		c->causes |= cause_bit(w, BY_SEATS, NULL);
	else if (c->now.score == c->then.score)
		c->causes |= cause_bit(w, BY_ORDER, NULL);
}

/* ---- one case ------------------------------------------------------------- */

static bool
same_seats(const struct program *a, const struct program *b)
{
	if (a->n_quotas != b->n_quotas)
		return false;
	for (size_t i = 0; i < a->n_quotas; i++) {
		const struct quota *x = &a->quotas[i], *y = &b->quotas[i];

		if (x->by != y->by || x->n_seats != y->n_seats ||
			x->at_least_percent != y->at_least_percent ||
			(x->of && y->of ? strcmp(x->of, y->of) != 0
					: x->of != y->of) ||
			(x->n_seats && memcmp(x->seats, y->seats,
					       x->n_seats * sizeof(*x->seats))))
			return false;
	}
	return true;
}

static void
then_of(struct asking_what *a, struct whatif_case *c, struct case_facts *now)
{
	const struct program *p = a->w->tried.program;
	struct case_facts then;

	case_facts_under(&then, &a->office->book, a->txn, p, &a->kase,
		&a->person, a->office->today);
	case_standing(&then, a->who, &a->then, &c->then);
	if (!same_seats(now->program, p))
		c->flags |= WHATIF_SEATS;
	find_causes(a, c, now, &then);
}

static void
add_case(struct asking_what *a, struct case_facts *now)
{
	struct whatif *w = a->w;
	const struct value *sex = record_get(&a->person, F_SEX);
	struct whatif_case *c;

	VEC_GROW(w->cases, w->n, w->cap);
	c = &w->cases[w->n++];
	*c = (struct whatif_case){ .id = a->kase.id,
		.card = digits_key(record_get(&a->person, F_KK)),
		.intake = (uint64_t)record_number(&a->kase, F_INTAKE, 0),
		.area = (uint16_t)record_number(&a->person, F_REGENCY, 0),
		.sex = sex && sex->kind == VALUE_TEXT && sex->len
			       ? (uint8_t)sex->text[0]
			       : 0,
		.stage = (uint8_t)record_number(&a->kase, F_STAGE, 0),
		.version = (uint16_t)now->program->version };
	if (access_sees(&a->office->access, a->txn, &a->kase))
		c->flags |= WHATIF_SEEN;
	case_standing(now, a->who, &a->now, &c->now);
	c->then = c->now;
	if (now->program->version == w->tried.program->version)
		c->flags |= WHATIF_THERE;
	else if (losses_note(a->losses, now, c->flags & WHATIF_SEEN))
		c->flags |= WHATIF_STAYS;
	else
		then_of(a, c, now);
}

static void
look_at_case(struct asking_what *a)
{
	struct case_facts now;

	if (record_number(&a->kase, F_PROGRAM_NO, 0) != a->w->tried.number ||
		!record_load(a->txn, KIND_PERSON, record_owner(&a->kase),
			RECORD_UNCHECKED, &a->person))
		return;
	case_facts_init(&now, &a->office->book, a->txn, &a->kase, &a->person,
		a->office->today);
	if (now.to >= 0 && now.program->stages[now.to].kind <= STAGE_HOLD)
		add_case(a, &now);
}

static void
look_at_cases(struct asking_what *a)
{
	const uint8_t kind = KIND_CASE;
	struct walk w;

	walk_begin(&w, a->txn, TREE_REC, &kind, 1);
	while (walk_next(&w)) {
		if (record_decode(&a->kase, walk_id(&w), w.value.p, w.value.n,
			    RECORD_UNCHECKED))
			look_at_case(a);
	}
	walk_end(&w);
}

/* ---- all of them ---------------------------------------------------------- */

/* The version that a case is judged by. */
static const struct program *
judged_by(struct asking_what *a, const struct whatif_case *c, bool then)
{
	const struct tried_version *t = &a->w->tried;

	if (then && !(c->flags & WHATIF_STAYS))
		return t->program;
	return office_program(a->office, a->txn, t->number, c->version);
}

/* As things stand, and then by the new version. */
static void
give_places(struct asking_what *a, bool then)
{
	struct whatif *w = a->w;
	struct standing_case *all = xcalloc(w->n + 1, sizeof(*all));
	size_t n = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct whatif_case *c = &w->cases[i];
		struct standing *s = then ? &c->then : &c->now;

		if (s->candidate)
			all[n++] = (struct standing_case){ c->id, c->intake,
				c->card, c->area, c->sex, c->stage,
				judged_by(a, c, then), s };
	}
	standings_rank(&a->office->book, a->txn, w->tried.number, all, n);
	free(all);
}

static void
count_into(struct whatif_count *n, const struct whatif_case *c)
{
	for (enum whatif_question q = 0; q < WHATIF_QUESTIONS; q++) {
		bool now = whatif_is(&c->now, q), then = whatif_is(&c->then, q);

		n->now[q] += now;
		n->then[q] += then;
		n->in[q] += then && !now;
		n->out[q] += now && !then;
	}
}

static struct whatif_place *
place_of(struct whatif *w, const struct whatif_case *c)
{
	for (size_t i = 0; i < w->n_places; i++)
		if (w->places[i].area == c->area && w->places[i].sex == c->sex)
			return &w->places[i];
	VEC_GROW(w->places, w->n_places, w->cap_places);
	w->places[w->n_places] = (struct whatif_place){ c->area, c->sex,
		{ { 0 }, { 0 }, { 0 }, { 0 } } };
	return &w->places[w->n_places++];
}

static void
count_causes(struct whatif *w, const struct whatif_case *c)
{
	for (enum whatif_question q = 0; q < WHATIF_QUESTIONS; q++)
		for (size_t i = 0; i < w->n_causes; i++) {
			if (!whatif_causes(w, c, q, i))
				continue;
			if (whatif_is(&c->then, q))
				w->causes[i].in[q]++;
			else
				w->causes[i].out[q]++;
		}
}

static bool
any_changes(const struct whatif_case *c)
{
	for (enum whatif_question q = 0; q < WHATIF_QUESTIONS; q++)
		if (changes(c, q))
			return true;
	return false;
}

static int
by_area(const void *a, const void *b)
{
	const struct whatif_place *x = a, *y = b;

	return x->area != y->area ? x->area - y->area : x->sex - y->sex;
}

static bool
place_is_same(const struct whatif_place *p)
{
	for (enum whatif_question q = 0; q < WHATIF_QUESTIONS; q++)
		if (p->n.in[q] || p->n.out[q])
			return false;
	return true;
}

/* Only what changes stays in the tables. */
static void
count_all(struct whatif *w)
{
	size_t kept = 0;

	for (size_t i = 0; i < w->n; i++) {
		struct whatif_case c = w->cases[i];

		find_place_cause(w, &c);
		if (!(c.flags & WHATIF_SEEN))
			continue;
		w->open++;
		w->there += (c.flags & WHATIF_THERE) != 0;
		w->stays += (c.flags & WHATIF_STAYS) != 0;
		score_line_add(&w->now, &c.now);
		score_line_add(&w->then, &c.then);
		count_into(&w->all, &c);
		count_into(&place_of(w, &c)->n, &c);
		count_causes(w, &c);
		if (any_changes(&c))
			w->cases[kept++] = c;
	}
	w->n = w->cap = kept;
	w->cases = xrealloc(w->cases, kept + 1, sizeof(*w->cases));
	if (w->n_places)
		qsort(w->places, w->n_places, sizeof(*w->places), by_area);
	kept = 0;
	for (size_t i = 0; i < w->n_places; i++)
		if (!place_is_same(&w->places[i]))
			w->places[kept++] = w->places[i];
	w->n_places = kept;
}

static void
note_asked(struct whatif *w, const struct program *p)
{
	for (size_t i = 0; i < p->n_moves; i++)
		w->asked[WHATIF_ONWARD] |= p->moves[i].guard != NULL;
	w->asked[WHATIF_ELIGIBLE] |= p->n_rules > 0;
	w->asked[WHATIF_OVER] |= p->has_score;
	w->asked[WHATIF_WITHIN] |= places_are_given(p);
	w->asked[WHATIF_LIST] |= places_are_given(p);
}

static void
run_in(struct asking_what *a)
{
	struct whatif *w = a->w;
	const struct tried_version *t = &w->tried;
	const struct program *newest =
		office_program(a->office, a->txn, t->number, 0);

	w->installed = record_there(a->txn, KIND_PROGRAM,
		PROGRAM_ID(t->number, t->program->version));
	a->losses = losses_new(
		t->program, !access_class(&a->office->access, PRIVACY_HEALTH));
	look_at_cases(a);
	give_places(a, false);
	give_places(a, true);
	note_asked(w, newest);
	note_asked(w, t->program);
	count_all(w);
	losses_tell(a->losses, w);
	losses_free(a->losses);
}

int
whatif_run(struct office *office, const struct tried_version *t,
	struct whatif *out, struct err *err)
{
	struct asking_what *a;
	int rc = access_need(&office->access, PERM_READ, err);

	*out = (struct whatif){ .tried = *t };
	score_line_init(&out->now);
	score_line_init(&out->then);
	if (rc)
		return rc;
	a = xcalloc(1, sizeof(*a));
	a->office = office;
	a->w = out;
	a->who = asking_of(office->access.permissions);
	verdict_init(&a->now);
	verdict_init(&a->then);
	rc = office_look(office, &a->txn, err);
	if (!rc) {
		run_in(a);
		rc = txn_fault(a->txn, err);
		office_look_end(a->txn);
	}
	verdict_release(&a->now);
	verdict_release(&a->then);
	free(a);
	return rc;
}

void
whatif_release(struct whatif *w)
{
	free(w->places);
	free(w->gone);
	free(w->cases);
	*w = (struct whatif){ .n = 0 };
}

/* ---- one again ------------------------------------------------------------ */

/* What a rule of health says under either version is a read, and noted. */
static enum asking
explain_asking(struct office *office, struct txn *txn,
	const struct tried_version *t, const struct record *kase)
{
	struct err limit = ERR_INIT;
	const enum asking who = office_asking(office, txn, kase);

	if (asking_of(office->access.permissions) != ASK_HEALTH ||
		!rules_read_health(t->program))
		return who;
	return office_read(office, READ_HEALTH, record_owner(kase), 0, &limit)
		       ? ASK_NOW
		       : ASK_HEALTH;
}

bool
whatif_explain(struct office *office, struct txn *txn,
	const struct tried_version *t, uint64_t id, struct whatif_why *out)
{
	struct case_facts now, then;
	enum asking who;

	if (!office_sees(office, txn, KIND_CASE, id, &out->kase) ||
		!office_sees(office, txn, KIND_PERSON, record_owner(&out->kase),
			&out->person))
		return false;
	case_facts_init(&now, &office->book, txn, &out->kase, &out->person,
		office->today);
	if (now.to < 0)
		return false;
	case_facts_under(&then, &office->book, txn, t->program, &out->kase,
		&out->person, office->today);
	if (!out->now.arena) {
		verdict_init(&out->now);
		verdict_init(&out->then);
	}
	who = explain_asking(office, txn, t, &out->kase);
	case_rules(&now, who, true, &out->now);
	case_rules(&then, who, true, &out->then);
	out->n_points = points_differ(&now, &then, out->points);
	return true;
}

void
whatif_why_release(struct whatif_why *w)
{
	if (w->now.arena) {
		verdict_release(&w->now);
		verdict_release(&w->then);
	}
}
