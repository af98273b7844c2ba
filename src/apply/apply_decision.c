/* SPDX-License-Identifier: MIT */
/* Whether a decision may be made, and what it makes of its case. */
#include "apply_decision.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/appeal.h"
#include "magang/casework/closed_code.h"
#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/casework/refusal.h"
#include "magang/casework/regain.h"
#include "magang/casework/stages.h"
#include "magang/record/index.h"
#include "magang/record/proposal_state.h"
#include "magang/rulebook/program_cache.h"
#include "magang/rulebook/second.h"
#include "magang/store/walk.h"

#include "apply_follow.h"
#include "apply_officer.h"
#include "apply_place.h"
#include "apply_proposal.h"
#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_up.h"

/* The key is gone: what was asked is too, the answer stands. */
static bool
is_past(const struct applier *ap, const struct record *person)
{
	return ap->recorded || record_has(person, F_ERASED);
}

bool
applier_has_active_case(struct applier *ap, const struct record *c)
{
	struct record *other = xmalloc(sizeof(*other));
	struct walk w;
	bool found = false;

	members_begin(&w, ap->txn, KIND_PERSON, record_owner(c), KIND_CASE);
	while (!found && walk_next(&w)) {
		uint64_t id = walk_id(&w);

		if (id != c->id &&
			record_load(ap->txn, KIND_CASE, id, RECORD_UNCHECKED,
				other) &&
			record_number(other, F_PROGRAM_NO, 0) ==
				record_number(c, F_PROGRAM_NO, 0))
			found = case_is_active(ap->book, ap->txn, other);
	}
	walk_end(&w);
	free(other);
	return found;
}

/* Where the case would stand. */
static int
check_stage(struct applier *ap, const struct record *kase,
	const struct program *p, int to)
{
	if (to < 0)
		return applier_refuse(ap, MG_ENOENT, "stage");
	if (p->stages[to].kind <= STAGE_HOLD &&
		applier_has_active_case(ap, kase))
		return applier_refuse(ap, MG_EINUSE, "active_case");
	return 0;
}

static int
stage_at(const struct program *p, const struct record *r, uint16_t field)
{
	return p ? program_stage_by_number(
			   p, (uint8_t)record_number(r, field, 0))
		 : -1;
}

/* Who came on a waiting list instead was meant for what that is for. */
static bool
list_fits(const struct program *p, const struct record *d, int from, int to)
{
	const struct move *m = program_move(p, from, stage_at(p, d, F_MEANT));

	return !record_has(d, F_MEANT) || (m && m->otherwise == to);
}

/* One that the move lists, which it was meant for. */
static bool
cause_fits(const struct program *p, const struct record *d, int from, int to)
{
	char code[64];

	if (!record_has(d, F_DECISION_CAUSE))
		return true;
	if (record_has(d, F_MEANT))
		to = stage_at(p, d, F_MEANT);
	record_text(d, F_DECISION_CAUSE, code, sizeof(code));
	return move_cause(program_move(p, from, to), code);
}

/* What somebody may not be told he does not say either; of what was proposed who
 * proposed it has said it. */
static bool
cause_is_not_his(
	struct applier *ap, const struct program *p, const struct record *d)
{
	char code[64];

	record_text(d, F_DECISION_CAUSE, code, sizeof(code));
	return !record_has(d, F_DECISION_SECOND) &&
	       !access_class(&ap->actor, PRIVACY_HEALTH) &&
	       cause_tells_health(p, code, strlen(code));
}

/* The act that is taken back took this case from that stage, or an undo that is. */
struct back_to {
	uint64_t kase;
	int64_t stage;
};

static bool
was_in(const struct op *op, const void *ctx)
{
	const struct back_to *b = ctx;
	const uint16_t from =
		op->verb == OP_DELETE ? F_DECISION_TO : F_DECISION_FROM;
	const struct op_field *stage = op_sets(op, from);
	enum kind kind;

	return op->kind == KIND_DECISION && stage &&
	       op_about(op, &kind) == b->kase &&
	       (op->verb == OP_DELETE ? &stage->old : &stage->new)->number ==
		       b->stage;
}

/* An undo makes one kind of decisions only: where somebody else has the place
 * that it should give back, the case comes on the waiting list. */
static int
judge_list_back(struct applier *ap, const struct record *d,
	const struct record *kase, const struct record *person,
	const struct program *p, int to)
{
	const struct back_to b = { kase->id, record_number(d, F_MEANT, -1) };
	const int meant = stage_at(p, d, F_MEANT);
	struct buf unsaid = BUF_INIT;
	bool good;

	if (is_past(ap, person))
		return 0;
	good = meant >= 0 && list_of_place(p, meant) == to &&
	       applier_act_has(ap, was_in, &b) &&
	       applier_ask_regain(ap, kase, person, meant, &unsaid) ==
		       MG_ENOTALLOWED;
	buf_release(&unsaid);
	return good ? 0 : applier_refuse(ap, MG_EDATA, REFUSED_VERDICT);
}

static int
judge(struct applier *ap, const struct record *d, const struct record *kase,
	const struct record *person, int to)
{
	struct err err = ERR_INIT;
	struct case_facts f;
	struct verdict v;
	struct buf rows = BUF_INIT;
	int rc;

	verdict_init(&v);
	case_facts_init(&f, ap->book, ap->txn, kase, person, ap->c->date);
	f.approving = record_has(d, F_PROPOSAL);
	/* who may approve is asked apart: the role was that of the first */
	rc = case_move_check(&f, f.approving ? "system" : ap->actor.role, to,
		ap->up ? SAID_ALL : decision_said(d), &v, &err);
	if (rc == MG_ENOTALLOWED)
		verdict_store(&v, &rows);
	if (rc) {
		applier_refuse(ap, rc, REFUSED_MOVE " %s", buf_str(&rows));
	} else if (!cause_fits(f.program, d, f.to, to)) {
		rc = applier_refuse(ap, MG_EDATA, "cause");
	} else if (cause_is_not_his(ap, f.program, d)) {
		rc = applier_refuse(ap, MG_EACCESS, REFUSED_CAUSE_HEALTH);
	} else if (applier_check_turn(ap, &f, to)) {
		rc = ap->res->code;
	} else if (!list_fits(f.program, d, f.to, to)) {
		rc = applier_refuse(ap, MG_EDATA, REFUSED_VERDICT);
	} else {
		rc = kept_compare(d, &v, &rows);
		if (rc)
			applier_refuse(
				ap, rc, REFUSED_VERDICT " %s", buf_str(&rows));
	}
	buf_release(&rows);
	verdict_release(&v);
	return rc;
}

/* Made today by who says so, by the program of the case. */
static bool
is_of_now(const struct applier *ap, const struct record *d,
	const struct record *kase)
{
	const uint16_t hand =
		record_has(d, F_PROPOSAL) ? F_DECISION_SECOND : F_DECISION_BY;
	const uint64_t by = ap->up ? 0 : ap->c->actor;

	return record_number(d, F_VERSION, 0) ==
		       record_number(kase, F_VERSION, 0) &&
	       record_number(d, F_DATE, 0) == ap->c->date &&
	       (uint64_t)record_number(d, hand, 0) == by;
}

/* A move that needs a second person is a proposal, or approves one; any other is
 * neither. */
static int
check_eyes(struct applier *ap, const struct record *d,
	const struct record *person, const struct move *move)
{
	const bool asked = move && move->second_person;
	const bool two = d->kind == KIND_PROPOSAL || record_has(d, F_PROPOSAL);

	if (asked != two || (d->kind == KIND_PROPOSAL &&
				    (proposal_state(d) != PROPOSAL_OPEN ||
					    record_has(d, F_DECISION_SECOND))))
		return applier_refuse(ap, MG_ENOTALLOWED, "approval");
	return record_has(d, F_PROPOSAL) ? applier_check_approval(ap, d, person)
					 : 0;
}

/* An appeal brings a case back to where it was declined, whatever the moves. */
static int
check_appeal(struct applier *ap, const struct record *appeal,
	const struct record *kase, const struct record *person,
	const struct program *p, int to)
{
	struct record *d = &ap->parent;
	const char *word;
	int32_t until;
	int code;

	if (appeal->kind != KIND_DECISION ||
		record_has(appeal, F_DECISION_CAUSE) ||
		!case_last_decision(ap->txn, kase->id, d) ||
		d->id != (uint64_t)record_number(appeal, F_APPEAL, 0) ||
		stage_at(p, d, F_DECISION_FROM) != to)
		return applier_refuse(ap, MG_ECONFLICT, REFUSED_MOVED);
	code = appeal_refusal(
		appeal_may(ap->book, ap->txn, p, d, ap->c->date, &until),
		&word);
	if (code)
		return applier_refuse(ap, code, "%s", word);
	if (!ap->recorded && !record_has(appeal, F_DECISION_REASON))
		return applier_refuse(
			ap, MG_EDATA, "empty %u", F_DECISION_REASON);
	return applier_check_room(ap, kase, person, to);
}

/* What is contested is decided by neither of those who decided it, nor by a
 * relative. */
static int
check_anew(struct applier *ap, const struct record *kase,
	const struct record *person, uint64_t decider)
{
	struct record *d = &ap->parent;
	const uint64_t appealed = (uint64_t)record_number(kase, F_APPEALED, 0);

	if (!appealed || ap->up ||
		!applier_load(ap, KIND_DECISION, appealed, d))
		return 0;
	return second_may(ap->txn, (uint64_t)record_number(d, F_DECISION_BY, 0),
		       decider, person) == SECOND_MAY &&
			       !second_is_same(ap->txn,
				       (uint64_t)record_number(
					       d, F_DECISION_SECOND, 0),
				       decider)
		       ? 0
		       : applier_refuse(ap, MG_EACCESS, REFUSED_APPEAL_SAME);
}

/* It stood once; who made it may have become a relative since. */
static int
check_comes_back(struct applier *ap, const struct record *decision,
	const struct record *kase, const struct record *person, int to)
{
	const int rc = check_anew(ap, kase, person,
		(uint64_t)record_number(decision, F_DECISION_BY, 0));

	return rc ? rc : applier_check_room(ap, kase, person, to);
}

/* Its case, in ap->child, and the person that it is about, are there. */
static int
load_case(struct applier *ap, const struct record *decision,
	const struct record *person)
{
	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	return applier_load(ap, KIND_CASE,
		       (uint64_t)record_number(decision, F_DECISION_CASE, 0),
		       &ap->child)
		       ? 0
		       : applier_refuse(ap, MG_ENOENT, "about");
}

int
applier_check_decision(struct applier *ap, const struct judged *j)
{
	const struct record *decision = j->new, *person = j->person;
	const bool demo =
		ap->c->kind == ACT_DEMO && ap->actor.permissions & PERM_ADMIN;
	struct record *kase = &ap->child;
	const struct program *p;
	int to, rc;

	rc = load_case(ap, decision, person);
	if (rc)
		return rc;
	if (!decision_follows(decision, kase))
		return applier_refuse(ap, MG_ECONFLICT, REFUSED_MOVED);
	if (record_has(decision, F_ROOM_BY) && !ap->up)
		return applier_refuse(ap, MG_EDATA, "up");
	if (record_has(kase, F_PROPOSED) && !record_has(decision, F_PROPOSAL))
		return applier_refuse(ap, MG_EEXIST, REFUSED_PROPOSED);
	p = rulebook_case_program(ap->book, ap->txn, kase);
	to = stage_at(p, decision, F_DECISION_TO);
	rc = check_stage(ap, kase, p, to);
	if (!rc && record_has(decision, F_PROPOSAL))
		rc = applier_check_open(ap, decision);
	if (rc || demo)
		return rc;
	/* Taking back is allowed to whoever made it. */
	if (applier_takes_back(ap) && !ap->fresh)
		return is_past(ap, person) ? 0
					   : check_comes_back(ap, decision,
						     kase, person, to);
	if (!is_of_now(ap, decision, kase))
		return applier_refuse(ap, MG_EDATA, "decision");
	if (!applier_takes_back(ap) && record_has(decision, F_APPEAL))
		return is_past(ap, person) ? 0
					   : check_appeal(ap, decision, kase,
						     person, p, to);
	rc = is_past(ap, person) ? 0
				 : check_anew(ap, kase, person, ap->c->actor);
	if (!rc && !applier_takes_back(ap) && !is_past(ap, person))
		rc = check_eyes(ap, decision, person,
			program_move(p, stage_at(p, kase, F_STAGE), to));
	if (rc)
		return rc;
	if (applier_takes_back(ap))
		return judge_list_back(ap, decision, kase, person, p, to);
	return is_past(ap, person) ? 0 : judge(ap, decision, kase, person, to);
}

int
applier_check_decision_goes(struct applier *ap, const struct judged *j)
{
	const struct record *decision = j->old, *person = j->person;
	struct record *kase = &ap->child;
	const struct program *p;
	int to, rc;

	if (!applier_takes_back(ap))
		return applier_refuse(ap, MG_ENOTALLOWED, "decision");
	rc = load_case(ap, decision, person);
	if (rc)
		return rc;
	if (record_has(kase, F_PROPOSED) ||
		record_number(decision, F_DECISION_NTH, 0) !=
			(int64_t)stage_entries(kase) - 1)
		return applier_refuse(ap, MG_ECONFLICT, REFUSED_MOVED);
	p = rulebook_case_program(ap->book, ap->txn, kase);
	to = stage_at(p, decision, F_DECISION_FROM);
	rc = check_stage(ap, kase, p, to);
	return rc || is_past(ap, person)
		       ? rc
		       : applier_check_room(ap, kase, person, to);
}

/* What a decision was for: a case is found by that of its last one. */
static struct value
cause_of(struct applier *ap, const struct record *decision)
{
	const struct value *v = record_get(decision, F_DECISION_CAUSE);

	if (!v)
		return value_none();
	return (struct value){ VALUE_TEXT, 0,
		arena_strndup(ap->arena, v->text, v->len), v->len };
}

/* What it contests. */
static struct value
appeal_of(const struct record *decision)
{
	const struct value *v = record_get(decision, F_APPEAL);

	return v ? *v : value_none();
}

void
applier_decided(struct applier *ap, const struct record *decision, bool goes)
{
	const uint8_t to = (uint8_t)record_number(decision, F_DECISION_TO, 0);
	const int32_t date = (int32_t)record_number(decision, F_DATE, 0);
	const uint64_t kase =
		(uint64_t)record_number(decision, F_DECISION_CASE, 0);
	const uint64_t second =
		(uint64_t)record_number(decision, F_DECISION_SECOND, 0);
	const uint64_t proposal =
		(uint64_t)record_number(decision, F_PROPOSAL, 0);
	struct value cause = goes ? value_none() : cause_of(ap, decision);
	struct value appeal = goes ? value_none() : appeal_of(decision);
	const struct record *person;

	if (proposal)
		applier_answer(ap, proposal, goes ? 0 : second);
	if (!applier_load(ap, KIND_CASE, kase, &ap->old))
		return;
	person = applier_person(ap, &ap->old);
	ap->new = ap->old;
	ap->new.seq = ap->seq;
	if (goes) {
		case_go_back(&ap->new, ap->arena);
		if (case_last_decision(ap->txn, kase, &ap->child)) {
			cause = cause_of(ap, &ap->child);
			appeal = appeal_of(&ap->child);
		}
	} else {
		case_enter(&ap->new, to, date, ap->arena);
	}
	applier_propose(ap, &ap->new, goes && proposal ? to : 0);
	record_set(&ap->new, F_CAUSE, &cause);
	record_set(&ap->new, F_APPEALED, &appeal);
	applier_hand_back(ap, &ap->new);
	applier_place(ap, &ap->old, &ap->new);
	if (goes || applier_leaves_place(ap, &ap->old, &ap->new))
		waiting_turns_release(&ap->turns);
	applier_write(ap, &ap->old, &ap->new, person, person);
}
