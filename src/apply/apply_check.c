/* SPDX-License-Identifier: MIT */
/* What must hold before apply() writes: permission, area, references, moves. */
#include "apply_check.h"

#include <assert.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/date.h"
#include "magang/base/diag.h"
#include "magang/base/err.h"
#include "magang/base/utf8.h"
#include "magang/base/i18n.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/base/pack.h"
#include "magang/casework/judge.h"
#include "magang/casework/kept.h"
#include "magang/program/score.h"
#include "magang/record/change.h"
#include "magang/record/counter.h"
#include "magang/casework/stages.h"
#include "magang/record/group.h"
#include "magang/rulebook/access.h"
#include "magang/record/dict.h"
#include "magang/record/figures.h"
#include "magang/record/index.h"
#include "magang/log/given.h"
#include "magang/record/trace.h"
#include "magang/record/twin.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"
#include "magang/record/reach.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"

#include "apply_activity.h"
#include "apply_decision.h"
#include "apply_letter.h"
#include "apply_officer.h"
#include "apply_proposal.h"
#include "apply_refuse.h"
#include "apply_settings.h"
#include "apply_version.h"

/* ---- who may ------------------------------------------------------------ */

unsigned
permission_create(const struct op *op)
{
	/* what approves a proposal, or takes that back */
	if (op->kind == KIND_DECISION && op_sets(op, F_PROPOSAL))
		return PERM_APPROVE;
	return kind_info(op->kind)->create;
}

unsigned
permission_set(const struct op *op)
{
	return kind_info(op->kind)->set;
}

/* The sizes of an organisation are the figures that were told last. */
static bool
size_follows(const struct op *lead, const struct op *op)
{
	if (op->kind != KIND_ORGANISATION || op->verb != OP_SET ||
		lead->kind != KIND_ACTIVITY)
		return false;
	for (size_t i = 0; i < op->n; i++)
		if (!field_is_figure(op->f[i].id))
			return false;
	return op->n != 0;
}

/* Of a changed or decided case, a person whose card has come, a figure; the
 * letter of a decision; what follows from the answer to one. */
bool
applier_follows(const struct applier *ap, const struct op *op)
{
	const struct op *lead = ap->lead;

	if (size_follows(lead, op))
		return true;
	if (op->kind == KIND_LETTER && op->verb == OP_CREATE)
		return lead->kind == KIND_DECISION && lead->owner == op->owner;
	return op->kind == KIND_TASK &&
	       (op->verb == OP_CREATE || op->verb == OP_SET) && op != lead &&
	       (lead->kind == KIND_DECISION || lead->kind == KIND_PROPOSAL ||
		       lead->kind == KIND_LETTER ||
		       (lead->verb == OP_SET &&
			       (lead->kind == KIND_CASE ||
				       lead->kind == KIND_PERSON))) &&
	       lead->owner == op->owner;
}

/* How the screens look is everybody's own. */
static bool
op_is_own_choice(const struct applier *ap, const struct op *op)
{
	if (ap->c->kind != ACT_CHOICE || op->verb != OP_SET ||
		op->kind != KIND_USER || op->id != ap->c->actor)
		return false;
	for (size_t i = 0; i < op->n; i++)
		if (op->f[i].id != F_USER_LANG &&
			op->f[i].id != F_USER_SWITCHES)
			return false;
	return true;
}

/* What a decision keeps of its answers is no value that somebody gave. */
static bool
op_of_health(const struct op *op)
{
	bool found = false;

	for (size_t i = 0; i < op->n && !found; i++)
		found = op->f[i].id != F_FROZEN_HEALTH &&
			field_class(op->kind, op->f[i].id) == PRIVACY_HEALTH;
	return found;
}

int
applier_check_permission(struct applier *ap, const struct op *op, unsigned need)
{
	if (ap->repair && op->kind != KIND_SETTING && op->kind != KIND_USER)
		return applier_refuse(ap, MG_ECONFIG, "repair");
	if (ap->c->kind == ACT_IMPORT)
		need |= PERM_IMPORT;
	if (op_of_health(op))
		need |= PERM_HEALTH;
	if (op_is_own_choice(ap, op) || op_is_reckoned(op))
		need = 0;
	if ((ap->actor.permissions & need) != need)
		return applier_refuse(ap, MG_EACCESS, "permission %x", need);
	return 0;
}

static bool
is_own(const struct applier *ap, uint64_t person)
{
	for (size_t i = 0; i < ap->n_own; i++)
		if (ap->own[i].id == person)
			return true;
	return false;
}

static void
add_own(struct applier *ap, uint64_t person, bool made)
{
	VEC_GROW(ap->own, ap->n_own, ap->cap_own);
	ap->own[ap->n_own++] = (struct own_person){ person, made };
}

/* Whoever is bound to programs has the persons with a case in them; one that
 * loses the last within this change, or gets its first, is his throughout. */
static int
check_client(struct applier *ap, uint64_t person)
{
	if (!ap->actor.n_programs || is_own(ap, person))
		return 0;
	/* by a redo it may be his again: then it must be in the end */
	if (!access_person(&ap->actor, ap->txn, person)) {
		if (ap->c->kind != ACT_REDO)
			return applier_refuse(ap, MG_EACCESS, "client");
		add_own(ap, person, true);
		return 0;
	}
	add_own(ap, person, false);
	return 0;
}

void
applier_made(struct applier *ap, const struct record *r)
{
	if (ap->actor.n_programs && kind_is_owner(r->kind))
		add_own(ap, r->id, true);
}

int
applier_check_made(struct applier *ap)
{
	for (size_t i = 0; i < ap->n_own; i++)
		if (ap->own[i].made &&
			record_load(ap->txn, KIND_PERSON, ap->own[i].id,
				RECORD_UNCHECKED, &ap->child) &&
			!access_person(&ap->actor, ap->txn, ap->own[i].id))
			return applier_refuse(ap, MG_EACCESS, "made");
	return 0;
}

int
applier_check_area(struct applier *ap, const struct record *person)
{
	uint16_t area =
		person ? (uint16_t)record_number(person, F_REGENCY, 0) : 0;

	if (!access_area(&ap->actor, area))
		return applier_refuse(ap, MG_EACCESS, "area %u", area);
	return person ? check_client(ap, person->id) : 0;
}

/* A task or activity about a case is for whoever has its program. */
static int
check_program(struct applier *ap, const struct record *r)
{
	uint16_t program = record_program(ap->txn, r);

	if (program && !access_program(&ap->actor, program))
		return applier_refuse(ap, MG_EACCESS, "program");
	return 0;
}

/* Whoever is bound to areas or programs carries nothing to where all see it. */
static int
check_border(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const struct kind_info *k = kind_info(new->kind);
	const uint16_t area = k->scope.area, program = k->scope.program;

	if (area && ap->actor.n_areas && !record_number(new, area, 0) &&
		(old ? record_number(old, area, 0) : kind_is_owner(k->kind)))
		return applier_refuse(ap, MG_EACCESS, "area 0");
	if (old && program && ap->actor.n_programs &&
		record_number(old, program, 0) &&
		!record_number(new, program, 0))
		return applier_refuse(ap, MG_EACCESS, "program");
	return 0;
}

int
applier_check_scope(struct applier *ap, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);
	uint16_t area = record_area(ap->txn, r);
	uint16_t program = record_program(ap->txn, r);

	if (k->owner || access_has_hand(&ap->actor, r))
		return 0;
	if (k->scope.area && ap->actor.n_areas &&
		(!area || !access_area(&ap->actor, area)))
		return applier_refuse(ap, MG_EACCESS, "area %u", area);
	if (k->scope.program && !access_program(&ap->actor, program))
		return applier_refuse(ap, MG_EACCESS, "program");
	return 0;
}

/* What must be filled is, and is not emptied. */
static int
check_required(
	struct applier *ap, const struct record *old, const struct record *new)
{
	const struct kind_info *k = kind_info(new->kind);

	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].required &&
			!record_has(new, k->fields[i].id) &&
			(!old || record_has(old, k->fields[i].id)))
			return applier_refuse(
				ap, MG_EDATA, "empty %u", k->fields[i].id);
	return 0;
}

/* A span does not end before it begins. */
static int
check_spans(struct applier *ap, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);

	for (size_t i = 0; i < k->n_fields; i++) {
		const struct fdef *f = &k->fields[i];

		if (f->since && record_has(r, f->id) &&
			record_number(r, f->id, 0) <
				record_number(r, f->since, INT64_MIN))
			return applier_refuse(ap, MG_EDATA, "span %u", f->id);
	}
	return 0;
}

/* ---- what must hold for a person ---------------------------------------- */

static int
check_unique(
	struct applier *ap, const struct record *p, const struct record *old)
{
	const struct kind_info *k = kind_info(p->kind);
	const struct value *nik = record_get(p, k->unique);
	const struct value *was = old ? record_get(old, k->unique) : NULL;
	uint64_t other;

	if (!nik || (was && value_equal(nik, was)))
		return 0;
	other = index_first(ap->txn, k->unique_index, digits_key(nik), p->id);
	if (other)
		return applier_refuse(ap, MG_ETAKEN, "nik");
	return 0;
}

/* ---- what must hold for a case ------------------------------------------ */

static int
check_case_new(struct applier *ap, const struct record *c)
{
	const struct program *p = rulebook_case_program(ap->book, ap->txn, c);
	int stage = p ? program_stage_by_number(
				p, (uint8_t)record_number(c, F_STAGE, 0))
		      : -1;

	if (stage < 0)
		return applier_refuse(ap, MG_ENOENT, "program");
	if (stage_entries(c) != 1)
		return applier_refuse(ap, MG_EDATA, "torn %u", F_HISTORY);
	if (!access_program(
		    &ap->actor, (uint16_t)record_number(c, F_PROGRAM_NO, 0)))
		return applier_refuse(ap, MG_EACCESS, "program");
	if (ap->c->kind == ACT_DEMO && (ap->actor.permissions & PERM_ADMIN))
		return 0;
	if (ap->c->kind != ACT_UNDO && ap->c->kind != ACT_REDO &&
		p->stages[stage].kind != STAGE_START)
		return applier_refuse(ap, MG_ENOTALLOWED, "start");
	if (ap->c->kind != ACT_UNDO && ap->c->kind != ACT_REDO &&
		!program_is_for(p,
			(int32_t)record_number(c, F_PLANNED_START, DATE_NONE),
			ap->c->date))
		return applier_refuse(ap, MG_ENOTALLOWED, "valid");
	if (applier_has_active_case(ap, c))
		return applier_refuse(ap, MG_EINUSE, "active_case");
	return 0;
}

static int
check_case(struct applier *ap, const struct op *op, const struct record *old,
	const struct record *new, const struct record *person)
{
	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	if (!old)
		return check_case_new(ap, new);
	if (op_is_reckoned(op)) /* follows, whosever program it is */
		return 0;
	if (!access_program(
		    &ap->actor, (uint16_t)record_number(old, F_PROGRAM_NO, 0)))
		return applier_refuse(ap, MG_EACCESS, "program");
	return applier_check_version(ap, old, new, person);
}

/* A record is sealed under the key of the person that it belongs to, and stays
 * with that person. */
static int
check_owner(struct applier *ap, const struct op *op, const struct record *old,
	const struct record *new)
{
	uint64_t owner = record_owner(new);

	if (op->owner != owner || (old && record_owner(old) != owner))
		return applier_refuse(ap, MG_EDAMAGED, "owner");
	return 0;
}

/* A task or activity belongs to the person of what it is about; a doubt names
 * two. */
static int
check_about(struct applier *ap, const struct record *r)
{
	const struct kind_info *k = kind_info(r->kind);
	uint64_t about = (uint64_t)record_number(r, k->about, 0);
	enum kind kind = record_about(r);

	if (k->other) {
		about = (uint64_t)record_number(r, k->other, 0);
		if (!kind_of_one_person(k->kind) && about == record_owner(r))
			return applier_refuse(ap, MG_EDATA, "doubt");
		kind = kind_to(core_field(k->other))->kind;
	} else if (!k->about) {
		return 0;
	}
	if (!k->other && !kind_is(kind, KIND_TOPIC))
		return applier_refuse(ap, MG_EUSAGE, REFUSED_TOPIC);
	if (!record_load(ap->txn, kind, about, RECORD_UNCHECKED, &ap->child))
		return applier_refuse(ap, MG_ENOENT, "about");
	if (!k->other && record_owner(&ap->child) != record_owner(r))
		return applier_refuse(ap, MG_EDAMAGED, "about");
	return 0;
}

/* What a record is known by was said when it was made. */
static int
check_fixed(struct applier *ap, const struct op *op)
{
	for (size_t i = 0; i < op->n; i++) {
		const struct fdef *f = field_of(NULL, op->kind, op->f[i].id);

		if (f && f->flags & FDEF_FIXED)
			return applier_refuse(
				ap, MG_ENOTALLOWED, "fixed %u", f->id);
	}
	return 0;
}

/* What a field names is there, and of the kind that the field points to. */
static int
check_references(
	struct applier *ap, const struct op *op, const struct record *new)
{
	const struct program *p =
		kind_is(op->kind, KIND_OF_PROGRAM)
			? rulebook_case_program(ap->book, ap->txn, new)
			: NULL;

	for (size_t i = 0; i < op->n; i++) {
		const struct fdef *f = field_of(p, op->kind, op->f[i].id);

		if (f && !reference_stands(ap->txn, new, f, &op->f[i].new))
			return applier_refuse(
				ap, MG_ENOENT, "reference %u", f->id);
	}
	if (version_named(new) &&
		!record_there(ap->txn, KIND_PROGRAM, version_named(new)))
		return applier_refuse(ap, MG_ENOENT, "version");
	return 0;
}

static int
check_twin(struct applier *ap, const struct record *r)
{
	const char *twin = kind_info(r->kind)->twin;

	return twin && twin_of(ap->txn, r, &ap->child)
		       ? applier_refuse(ap, MG_EEXIST, "%s", twin)
		       : 0;
}

/* Only what an erasure leaves says so. */
static bool
says_erased(const struct op *op)
{
	const struct op_field *answer = op_sets(op, F_ANSWER);
	const struct value gone = value_text(DOUBT_ERASED);

	return (kind_is_owner(op->kind) && op_sets(op, F_ERASED)) ||
	       (answer && value_equal(&answer->new, &gone));
}

int
applier_check_record(struct applier *ap, const struct op *op,
	const struct record *old, const struct record *new,
	const struct record *person)
{
	int rc = check_owner(ap, op, old, new);

	if (!rc)
		rc = applier_check_area(ap, person);

	if (!rc && kind_has_about(new->kind) && !applier_follows(ap, op))
		rc = check_program(ap, new);
	if (!rc)
		rc = applier_check_scope(ap, new);
	if (!rc)
		rc = check_border(ap, old, new);
	if (!rc && !op->sealed) /* what was sealed was there */
		rc = check_required(ap, old, new);
	if (!rc)
		rc = check_spans(ap, new);
	if (!rc)
		rc = check_unique(ap, new, old);
	if (!rc)
		rc = applier_check_office(ap, op, new);
	if (!rc && !old)
		rc = check_about(ap, new);
	if (!rc && old)
		rc = check_fixed(ap, op);
	if (!rc)
		rc = check_references(ap, op, new);
	if (!rc && !old &&
		(new->kind == KIND_DECISION || new->kind == KIND_PROPOSAL))
		rc = applier_check_decision(ap, new, person);
	if (!rc && old && new->kind == KIND_PROPOSAL)
		rc = applier_check_return(ap, old, new, person);
	if (!rc)
		rc = check_twin(ap, new);
	if (!rc && new->kind == KIND_ACTIVITY)
		rc = applier_check_activity(ap, old, new);
	if (!rc && new->kind == KIND_LETTER)
		rc = applier_check_letter(ap, old, new);
	if (!rc && kind_has_stage(new->kind))
		rc = check_case(ap, op, old, new, person);
	if (!rc)
		rc = applier_check_officer(ap, old, new);
	if (!rc)
		rc = applier_check_leaves(ap, old, new);

	/* OP_ERASE alone makes a stub, and nothing is added to one. */
	if (!rc && says_erased(op))
		rc = applier_refuse(ap, MG_ENOTALLOWED, "erased");
	if (!rc && person && record_has(person, F_ERASED))
		rc = applier_refuse(ap, MG_EERASED, "person");
	if (!rc && record_torn(new))
		rc = applier_refuse(ap, MG_EDATA, "torn %u", record_torn(new));
	return rc;
}

static bool
op_follows(const struct op *op, uint16_t id)
{
	return op->kind == KIND_CASE && field_is_reckoned(id);
}

static bool
is_foul(const struct op_field *f, bool lines)
{
	if (f->new.kind != VALUE_TEXT || f->id == F_FROZEN ||
		f->id == F_FROZEN_HEALTH)
		return false;
	return utf8_foul(f->new.text, f->new.len, lines) != 0;
}

int
applier_check_texts(struct applier *ap, const struct op *op)
{
	/* those are texts of their own grammar */
	if (kind_is(op->kind, KIND_TEXT))
		return 0;
	for (size_t i = 0; i < op->n; i++) {
		const struct op_field *f = &op->f[i];
		const struct fdef *def = field_of(NULL, op->kind, f->id);
		/* a field of a program is asked about lines where it is known */
		bool lines =
			f->id >= F_PROGRAM || (def && def->type == TYPE_NOTE);

		if (is_foul(f, lines))
			return applier_refuse(ap, MG_EDATA, "text %u", f->id);
	}
	return 0;
}

/* Each field takes a value of its kind, and all together one record. */
int
applier_check_values(
	struct applier *ap, const struct op *op, const struct record *r)
{
	const struct program *p =
		kind_is(op->kind, KIND_OF_PROGRAM) && r->n
			? rulebook_case_program(ap->book, ap->txn, r)
			: NULL;
	const int32_t today = ap->c->date;
	const bool back = ap->c->kind == ACT_UNDO || ap->c->kind == ACT_REDO;
	/* those that follow have places of their own */
	size_t n = op->kind == KIND_CASE ? RECKONED : 0;

	for (size_t i = 0; i < r->n; i++)
		n += !op_follows(op, r->f[i].id);
	for (size_t i = 0; i < op->n; i++) {
		const struct op_field *f = &op->f[i];
		const struct fdef *def = field_of(p, op->kind, f->id);

		if (field_is_told(f->id) || f->new.kind == VALUE_UNKNOWN)
			continue;
		n += !op_follows(op, f->id) && !record_has(r, f->id);
		if (def && (f->new.kind == VALUE_NUMBER) !=
				   fdef_is_number(def->type))
			return applier_refuse(ap, MG_EDATA, "value %u", f->id);
		if (def && !back && !fdef_day_fits(def, f->new.number, today))
			return applier_refuse(ap, MG_EDATA, "day %u", f->id);
		if (def && !back && !fdef_count_fits(def, f->new.number))
			return applier_refuse(ap, MG_EDATA, "count %u", f->id);
		if (def && f->id >= F_PROGRAM &&
			is_foul(f, def->type == TYPE_NOTE))
			return applier_refuse(ap, MG_EDATA, "text %u", f->id);
	}
	return n > RECORD_FIELDS ? applier_refuse(ap, MG_EDATA, "fields") : 0;
}

int
applier_check_reckoned(struct applier *ap)
{
	const struct change *c = ap->c;

	for (size_t i = 0; i < c->n; i++)
		if (c->ops[i].sealed || !op_is_reckoned(&c->ops[i]))
			return 0;
	return c->n ? applier_refuse(ap, MG_EDATA, "reckoned") : 0;
}

bool
applier_comes_back(const struct applier *ap, const struct op *op)
{
	return (ap->c->kind == ACT_UNDO || ap->c->kind == ACT_REDO) &&
	       op->id <= given_last(ap->txn, (uint8_t)op->kind,
				 (uint32_t)(op->id >> 32));
}

static bool
pair_follows(
	struct applier *ap, const struct trace_act *act, const struct op *op)
{
	struct record *pair = &ap->child;
	char answer[16];

	if (op->verb == OP_CREATE)
		return trace_act_touched(act, ap->txn, KIND_PERSON,
			(uint64_t)op_number(op, F_FIRST));
	/* nobody has answered it, and one of the two goes */
	return op->verb == OP_DELETE &&
	       record_load(
		       ap->txn, KIND_DOUBT, op->id, RECORD_UNCHECKED, pair) &&
	       strcmp(record_text(pair, F_ANSWER, answer, sizeof(answer)),
		       "open") == 0 &&
	       (trace_act_touched(act, ap->txn, KIND_PERSON,
			(uint64_t)record_number(pair, F_FIRST, 0)) ||
		       trace_act_touched(act, ap->txn, KIND_PERSON,
			       (uint64_t)record_number(pair, F_SECOND, 0)));
}

/* A task that an undone act's record asks for, or does not any more; the doubt
 * whether its person is there already; the letter of the waiting list that a case
 * comes back to. */
static bool
undo_follows(
	struct applier *ap, const struct trace_act *act, const struct op *op)
{
	enum kind kind = (enum kind)op_number(op, F_ABOUT_KIND);
	uint64_t about = (uint64_t)op_number(op, F_ABOUT);
	bool rule = op_sets(op, F_RULE) != NULL;
	struct record *t = &ap->child;

	if (op->kind == KIND_DOUBT)
		return pair_follows(ap, act, op);
	if (op->kind == KIND_LETTER && op->verb == OP_CREATE)
		return trace_act_touched(act, ap->txn, KIND_CASE,
			(uint64_t)op_number(op, F_DECISION_CASE));
	if (op->kind != KIND_TASK ||
		(op->verb != OP_CREATE && op->verb != OP_SET))
		return false;
	if (op->verb == OP_SET &&
		record_load(ap->txn, KIND_TASK, op->id, RECORD_UNCHECKED, t)) {
		kind = record_about(t);
		about = (uint64_t)record_number(t, F_ABOUT, 0);
		rule = record_has(t, F_RULE);
	}
	return rule &&
	       (trace_act_touched(act, ap->txn, kind, about) ||
		       trace_act_touched(act, ap->txn, KIND_PERSON, op->owner));
}

/*
 * An undo passes by the guards, so it is one: of an act of the same user (or by
 * the administrator), and of records that this act touched.
 */
int
applier_check_undo(struct applier *ap)
{
	const struct change *c = ap->c;
	struct trace_act act;
	int rc = 0;

	if (c->kind != ACT_UNDO && c->kind != ACT_REDO)
		return 0;
	trace_act(ap->txn, c->undoes, &act);
	if (act.actor != c->actor && !(ap->actor.permissions & PERM_ADMIN))
		rc = applier_refuse(ap, MG_EACCESS, "undo");
	for (size_t i = 0; !rc && i < c->n; i++)
		if (!op_is_reckoned(&c->ops[i]) &&
			!trace_act_touched_by(&act, ap->txn, &c->ops[i]) &&
			!undo_follows(ap, &act, &c->ops[i]))
			rc = applier_refuse(ap, MG_ENOTALLOWED, "undo");
	trace_act_release(&act);
	return rc;
}
