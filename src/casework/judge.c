/* SPDX-License-Identifier: MIT */
/* What is asked when a case moves, and what its program says of it. */
#include "magang/casework/judge.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/let_pass.h"
#include "magang/casework/papers.h"
#include "magang/casework/quota.h"
#include "magang/casework/room.h"
#include "magang/casework/verdict.h"
#include "magang/casework/stages.h"
#include "magang/expr/expr_eval.h"
#include "magang/expr/expr_parse.h"
#include "magang/rulebook/access.h"
#include "magang/expr/expr_why.h"
#include "magang/program/score.h"

#define NEXT_MAX 64

/* ---- who ----------------------------------------------------------------- */

static void
stop(struct verdict *v, enum verdict_what what, size_t which,
	const struct value *seen)
{
	struct verdict_row *row = verdict_add(v, what, which, TRI_NO);

	verdict_see(v, row, seen);
	verdict_stop(v, row);
}

static void
ask_who(const struct move *move, const char *role, unsigned said,
	struct verdict *v)
{
	struct value none = value_none(), his = value_text(role);

	if (!role_listed(&move->by, role))
		stop(v, VERDICT_ROLE, 0, &his);
	if (move->cause_required && !(said & SAID_CAUSE))
		stop(v, VERDICT_CAUSE, 0, &none);
	else if (move_asks_reason(move) && !said)
		stop(v, VERDICT_REASON, 0, &none);
}

unsigned
move_said(const char *reason, const char *cause)
{
	const bool words = reason && reason[strspn(reason, " \t\r\n")];

	return (words ? SAID_REASON : 0) | (cause ? SAID_CAUSE : 0);
}

unsigned
decision_said(const struct record *decision)
{
	return (record_has(decision, F_DECISION_REASON) ? SAID_REASON : 0) |
	       (record_has(decision, F_DECISION_CAUSE) ? SAID_CAUSE : 0);
}

/* ---- what is missing ----------------------------------------------------- */

static void
ask_fields(struct case_facts *f, const struct fdef *rows, size_t n,
	struct verdict *v)
{
	const char *stage = f->program->stages[v->from].name;

	for (size_t i = 0; i < n; i++) {
		struct value seen;

		if (!rows[i].required || strcmp(rows[i].required, stage) != 0)
			continue;
		v->asks_health |= rows[i].privacy == PRIVACY_HEALTH;
		f->facts.field(f, &rows[i], &seen);
		if (seen.kind == VALUE_UNKNOWN)
			stop(v, VERDICT_FIELD, rows[i].id, &seen);
	}
}

static void
ask_papers(struct case_facts *f, struct verdict *v)
{
	for (size_t i = 0; i < f->program->n_documents; i++) {
		const struct document *d = &f->program->documents[i];
		struct value seen = value_none();
		struct paper paper;

		if (d->required != v->from)
			continue;
		v->asks_health |= d->date.privacy == PRIVACY_HEALTH;
		paper = paper_read(f, d);
		if (paper.state == PAPER_EXPIRED)
			seen = value_number(paper.until);
		if (paper_wanting(&paper))
			stop(v, VERDICT_PAPER, i, &seen);
	}
}

/* ---- what is asked in words of the program ------------------------------- */

/* The parts of an expression that have seen a value. */
static void
see_parts(struct verdict *v, const struct verdict_row *whole,
	const struct why *why)
{
	const struct verdict_row of = *whole;

	for (size_t i = 0; i < why->n; i++) {
		const struct why_row *part = &why->rows[i];
		struct verdict_row *row;

		if (!part->seen)
			continue;
		row = verdict_add(v, of.what, of.which, part->answer);
		row->node = part->node;
		row->health = part->health;
		verdict_see(v, row, &part->value);
	}
}

/* Each quota, where the guard asks for room in them. */
static void
ask_quotas(struct case_facts *f, bool stopping, struct verdict *v)
{
	struct places places;

	case_places(f, &places);
	for (size_t i = 0; i < places.n; i++) {
		struct stand stand;
		bool room = case_quota(f, &places, i, &stand);
		struct verdict_row *row = verdict_add(v, VERDICT_QUOTA,
			places.row[i].number, room ? TRI_YES : TRI_NO);

		places_see(v, row, &stand);
		if (stopping && !room)
			verdict_stop(v, row);
	}
}

static void
ask_guard(struct case_facts *f, const struct move *move, struct verdict *v)
{
	struct why why = { NULL, 0, 0 };
	struct verdict_row *row;
	bool holds;

	if (!move->guard)
		return;
	row = verdict_add(v, VERDICT_GUARD, 0,
		expr_explain(move->guard, &f->facts, &why));
	holds = row->answer == TRI_YES;
	if (!holds)
		verdict_stop(v, row);
	see_parts(v, row, &why);
	why_release(&why);
	if (move_asks_quota(move))
		ask_quotas(f, !holds, v);
}

static void
add_mark(struct verdict *v, enum verdict_what what, size_t which,
	enum tri answer, int64_t seen, bool stopping)
{
	struct verdict_row *row = verdict_add(v, what, which, answer);

	if (answer != TRI_UNKNOWN)
		row->seen = value_number(seen);
	if (stopping && answer == TRI_NO)
		verdict_stop(v, row);
}

/* The line, and the marks of the parts; `asked`: also while nobody knows. */
static void
ask_score(struct case_facts *f, bool stopping, bool asked, struct verdict *v)
{
	const struct program *p = f->program;
	enum tri answer;
	int64_t seen = 0;

	if (!p->has_score)
		return;
	answer = score_reaches(p, &f->facts, &seen);
	if (asked || answer == TRI_NO)
		add_mark(v, VERDICT_SCORE, 0, answer, seen, stopping);
	for (size_t i = 0; i < p->n_parts; i++) {
		if (!p->parts[i].has_pass)
			continue;
		answer = score_part_reaches(&p->parts[i], &f->facts, &seen);
		if (asked || answer == TRI_NO)
			add_mark(v, VERDICT_MARK, i, answer, seen, stopping);
	}
}

/* What each part adds that is known, as weights are others one day. */
static void
ask_points(struct case_facts *f, struct verdict *v)
{
	for (size_t i = 0; i < f->program->n_parts; i++) {
		const struct score_part *part = &f->program->parts[i];
		struct verdict_row *row;
		int64_t points;

		if (!score_part_adds(part, &f->facts, &points))
			continue;
		row = verdict_add(v, VERDICT_POINTS, i, TRI_YES);
		row->health = (expr_reads(part->from) & READS_HEALTH) != 0;
		row->seen = value_number(points);
	}
}

/* Was as much done of what belongs to the stage that is left? */
static void
ask_activities(struct case_facts *f, const struct move *move, struct verdict *v)
{
	for (size_t i = 0; i < f->program->n_activities; i++) {
		const struct activity *a = &f->program->activities[i];
		int64_t done;

		if (!activity_is_asked(a, v->from, move))
			continue;
		done = case_activity(f, a->name);
		verdict_add(v, VERDICT_ACTIVITY, i,
			done >= a->amount * DECIMAL_ONE ? TRI_YES : TRI_NO)
			->seen = value_number(done);
	}
}

/* Is the planned start one that this version of the program is for? */
static void
ask_valid(const struct case_facts *f, struct verdict *v)
{
	const struct value *start = record_get(f->c, F_PLANNED_START);

	if (start && !program_is_for(f->program, (int32_t)start->number,
			     f->facts.today))
		verdict_add(v, VERDICT_VALID, 0, TRI_NO)->seen = *start;
}

/* `role` moves the case; NULL: nobody does. */
static enum rule_pass
pass_of(const struct case_facts *f, const struct rule *rule, const char *role)
{
	struct record *decision;
	enum rule_pass pass = PASS_NONE;

	if (!rule->override.n)
		return PASS_NONE;
	decision = xmalloc(sizeof(*decision));
	if (case_was_let_pass(f, rule->name, decision))
		pass = PASS_BEFORE;
	else if (role && (f->approving || rule_override(rule, role)))
		pass = PASS_MAY;
	free(decision);
	return pass;
}

static void
ask_rule(struct case_facts *f, size_t i, const char *role, bool parts,
	struct verdict *v)
{
	const struct rule *rule = &f->program->rules[i];
	const bool moves = v->to != v->from && !verdict_declines(v);
	struct why why = { NULL, 0, 0 };
	struct verdict_row *row = verdict_add(v, VERDICT_RULE, i,
		rule_test(rule, &f->facts, parts ? &why : NULL));

	/* a no to one that blocks keeps the case from going on */
	if (rule->level == RULE_BLOCK && row->answer == TRI_NO) {
		row->pass = pass_of(f, rule, moves ? role : NULL);
		v->lets_pass |= row->pass == PASS_MAY;
		if (moves && row->pass == PASS_NONE)
			verdict_stop(v, row);
	}
	see_parts(v, row, &why);
	why_release(&why);
}

/* As of a case that has come to a stage. */
static void
ask_rules(struct case_facts *f, int stage, enum asking who, const char *role,
	bool parts, struct verdict *v)
{
	for (size_t i = 0; i < f->program->n_rules; i++)
		if (rule_is_asked(&f->program->rules[i], stage) &&
			asking_has(who, rule_reads(&f->program->rules[i])))
			ask_rule(f, i, role, parts, v);
}

/* ---- the answers --------------------------------------------------------- */

/* What a decline rests on, whatever is said to be its cause: how the case stands,
 * as far as it is known, and how many places are left where they are given. */
static void
ask_decline(struct case_facts *f, struct verdict *v)
{
	const int places = room_stage(f->program);
	int64_t points;

	f->to = v->from;
	ask_rules(f, case_reached(f), ASK_HEALTH, NULL, true, v);
	ask_score(f, false, score_total(f->program, &f->facts, &points), v);
	ask_points(f, v);
	f->to = places;
	if (places >= 0 && !holds_place(f->program, v->from))
		ask_quotas(f, false, v);
}

static void
ask_move(struct case_facts *f, const struct move *move, const char *role,
	unsigned said, struct verdict *v)
{
	/* who waits for a place fulfils what is asked of who gets it */
	const struct value none = value_none();
	bool onward = move->kind == MOVE_FORWARD ||
		      move->kind == MOVE_SUCCESS ||
		      program_waits_for(f->program, v->to) >= 0;

	if (f->proposed && !f->approving) {
		stop(v, VERDICT_PROPOSAL, 0, &none);
		return;
	}
	f->to = v->to;
	ask_who(move, role, said, v);
	if (onward) {
		ask_fields(f, f->program->core, f->program->n_core, v);
		ask_fields(f, f->program->fields, f->program->n_fields, v);
		ask_papers(f, v);
	}
	ask_guard(f, move, v);
	if (onward) {
		ask_rules(f, v->from, ASK_HEALTH, role, true, v);
		if (v->lets_pass && !(said & SAID_REASON) &&
			(said || !move_asks_reason(move)))
			stop(v, VERDICT_REASON, 0, &none);
		ask_score(f, move_asks_score(move), true, v);
		if (move_asks_score(move))
			ask_points(f, v);
		ask_activities(f, move, v);
		ask_valid(f, v);
	}
	if (verdict_declines(v))
		ask_decline(f, v);
	f->to = v->from;
}

int
case_move_check(struct case_facts *f, const char *role, int to, unsigned said,
	struct verdict *out, struct err *err)
{
	const struct move *move;

	verdict_begin(out, f->program, f->to, to);
	if (!f->program || f->to < 0)
		return err_set(err, MG_EDAMAGED,
			_("the program or stage of this case is not in the "
			  "store"));
	move = program_move(f->program, f->to, to);
	if (move)
		ask_move(f, move, role, said, out);
	else
		stop(out, VERDICT_MOVE, 0, &(struct value){ VALUE_UNKNOWN });
	if (!out->stops)
		return 0;
	return err_set(err, MG_ENOTALLOWED,
		_("the case cannot go there now; 'magang show' says what is "
		  "missing"));
}

/* The waiting list that the case comes on instead; -1: none. What hangs on health
 * is in nobody's way for who is blind to it. */
static int
list_instead(struct case_facts *f, const char *role, int to, unsigned said,
	bool blind)
{
	const struct move *move = program_move(f->program, f->to, to);
	struct err unsaid = ERR_INIT;
	struct verdict v;
	int rc;

	if (!move || move->otherwise < 0 || move->otherwise == f->to)
		return -1;
	verdict_init(&v);
	f->roomy = true;
	rc = case_move_check(f, role, to, said, &v, &unsaid);
	f->roomy = false;
	if (blind)
		verdict_close(&v);
	if (rc == MG_ENOTALLOWED && !v.stops)
		rc = 0;
	verdict_release(&v);
	return rc ? -1 : move->otherwise;
}

int
case_move_or_wait(struct case_facts *f, const char *role, int *to, bool full,
	unsigned said, struct verdict *out, struct err *err)
{
	int rc = case_move_check(f, role, *to, said, out, err), list;

	if ((rc && rc != MG_ENOTALLOWED) || (!rc && !full))
		return rc;
	list = list_instead(f, role, *to, said, false);
	if (list < 0)
		return rc ? rc
			  : err_set(err, MG_ENOTALLOWED, _("there is no room"));
	*err = (struct err)ERR_INIT;
	rc = case_move_check(f, role, list, said, out, err);
	if (rc)
		return rc;
	f->to = *to;
	ask_quotas(f, false, out);
	f->to = out->from;
	*to = list;
	return 0;
}

enum asking
asking_of(unsigned permissions)
{
	return permissions & PERM_HEALTH ? ASK_HEALTH : ASK_NOW;
}

bool
asking_has(enum asking who, unsigned reads)
{
	return who == ASK_KEPT ? rule_reads_kept(reads)
			       : who == ASK_HEALTH || !(reads & READS_HEALTH);
}

void
case_rules(
	struct case_facts *f, enum asking who, bool parts, struct verdict *out)
{
	const int stage = f->program ? case_reached(f) : -1;

	verdict_begin(out, f->program, f->to, f->to);
	if (!f->program || (f->person && record_has(f->person, F_ERASED)))
		return;
	ask_rules(f, stage, who, NULL, parts, out);
	ask_score(f, false, score_is_asked(f->program, stage), out);
	if (f->to >= 0 && f->program->stages[f->to].kind <= STAGE_NORMAL)
		ask_valid(f, out);
}

void
case_moves(struct case_facts *f, const struct access *a, struct case_moves *out)
{
	int next[NEXT_MAX];
	size_t n = f->program && f->to >= 0
			   ? program_next(f->program, f->to, next, NEXT_MAX)
			   : 0;
	const bool blind = !access_class(a, PRIVACY_HEALTH);
	struct err unsaid = ERR_INIT;

	*out = (struct case_moves){ .program = f->program };
	out->rows = xcalloc(n + 1, sizeof(*out->rows));
	for (; out->n < n; out->n++) {
		struct verdict *v = &out->rows[out->n];

		verdict_init(v);
		case_move_check(f, a->role, next[out->n], SAID_ALL, v, &unsaid);
		if (blind)
			verdict_close(v);
		if (v->stops)
			v->list = list_instead(
				f, a->role, next[out->n], SAID_ALL, blind);
	}
}

void
case_moves_release(struct case_moves *m)
{
	for (size_t i = 0; i < m->n; i++)
		verdict_release(&m->rows[i]);
	free(m->rows);
	*m = (struct case_moves){ 0 };
}
