/* SPDX-License-Identifier: MIT */
/* Who may: by permission, by area and program, by whose a person is. */
#include "apply_scope.h"

#include <inttypes.h>
#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/at_host.h"
#include "magang/casework/certify.h"
#include "magang/casework/deadlines.h"
#include "magang/casework/reckon.h"
#include "magang/casework/task_make.h"
#include "magang/record/change.h"
#include "magang/record/figures.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/record/seat_giver.h"
#include "magang/rulebook/access.h"
#include "magang/store/walk.h"

#include "apply_refuse.h"
#include "apply_scorecard.h"
#include "apply_version.h"
#include "apply_write.h"

/* Whoever marks who is there asks why somebody is not. */
static bool
asks_why(const struct op *op)
{
	const struct op_field *rule =
		op->kind == KIND_TASK ? op_sets(op, F_RULE) : NULL;
	const struct value *v = rule && op->verb == OP_DELETE ? &rule->old
				: rule                        ? &rule->new
							      : NULL;
	const size_t n = strlen(RULE_ABSENT ":");

	return v && v->kind == VALUE_TEXT && v->len > n &&
	       memcmp(v->text, RULE_ABSENT ":", n) == 0;
}

unsigned
permission_create(const struct op *op)
{
	if (asks_why(op))
		return PERM_TEACH;
	/* what approves a proposal, or takes that back */
	if (op->kind == KIND_DECISION && op_sets(op, F_PROPOSAL))
		return PERM_APPROVE;
	return kind_info(op->kind)->create;
}

unsigned
permission_set(const struct op *op)
{
	if (op_returns_version(op))
		return PERM_EDIT | PERM_PLAN;
	if (op_sets(op, F_MERGED))
		return PERM_MERGE;
	return kind_info(op->kind)->set;
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
	if (op_is_own_choice(ap, op) || op_is_reckoned(op) ||
		applier_card_goes_along(ap, op))
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
int
applier_check_program(struct applier *ap, const struct record *r)
{
	uint16_t program = record_program(ap->txn, r);

	if (kind_seen_by_about(r->kind)) /* check_scope asks for that one */
		return 0;
	if (program && !access_program(&ap->actor, program))
		return applier_refuse(ap, MG_EACCESS, "program");
	return 0;
}

/* Whoever is bound to areas or programs carries nothing to where all see it. */
int
applier_check_border(
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

	if (kind_seen_by_about(k->kind))
		return access_sees(&ap->actor, ap->txn, r)
			       ? 0
			       : applier_refuse(ap, MG_EACCESS, "about");
	if (k->owner || access_has_hand(&ap->actor, r))
		return 0;
	if (k->scope.area && ap->actor.n_areas &&
		(!area || !access_area(&ap->actor, area)))
		return applier_refuse(ap, MG_EACCESS, "area %u", area);
	if (k->scope.program && !access_program(&ap->actor, program))
		return applier_refuse(ap, MG_EACCESS, "program");
	return 0;
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

static bool
is_seat_of(struct txn *txn, uint64_t seat, enum kind kind, uint64_t giver)
{
	struct record *r = xmalloc(sizeof(*r));
	uint64_t in = 0;
	const bool is =
		record_load(txn, KIND_SEAT, seat, RECORD_UNCHECKED, r) &&
		seat_into(r, &in) == seat_giver(kind) && in == giver;

	free(r);
	return is;
}

/* One that tells of it, to whoever has a case with a seat there. */
static bool
tells_closed(const struct applier *ap, const struct op *op)
{
	struct record *task = xmalloc(sizeof(*task));
	char rule[TASK_RULE], wanted[TASK_RULE];
	bool is = false;
	struct walk w;

	if (!record_load(ap->txn, KIND_TASK, op->id, RECORD_UNCHECKED, task))
		op_record(op, task);
	task_rule(task, rule);
	snprintf(wanted, sizeof(wanted), RULE_CLOSED ":%" PRIu64, ap->lead->id);
	if (strcmp(rule, wanted) == 0 && record_about(task) == KIND_CASE) {
		members_begin(&w, ap->txn, KIND_CASE,
			(uint64_t)record_number(task, F_ABOUT, 0), KIND_SEAT);
		while (!is && walk_next(&w))
			is = is_seat_of(ap->txn, walk_id(&w), ap->lead->kind,
				ap->lead->id);
		walk_end(&w);
	}
	free(task);
	return is;
}

bool
applier_falls(const struct applier *ap, const struct op *op)
{
	const struct op *lead = ap->lead;

	if (lead == op || lead->verb != OP_SET || !seat_giver(lead->kind) ||
		!op_sets(lead, seat_giver(lead->kind)->state))
		return false;
	if (op->kind == KIND_TASK)
		return tells_closed(ap, op);
	for (size_t i = 0; i < op->n; i++)
		if (op->f[i].id != F_SEAT_STATE &&
			op->f[i].id != F_SEAT_CAUSE &&
			op->f[i].id != F_SEAT_SINCE)
			return false;
	return op->kind == KIND_SEAT && op->verb == OP_SET &&
	       is_seat_of(ap->txn, op->id, lead->kind, lead->id);
}

/* The paper of a case that a certificate of it is, and nothing else. */
static bool
is_paper_of(
	const struct applier *ap, const struct op *lead, const struct op *op)
{
	struct record *certificate;
	bool is;

	if (op->kind != KIND_CASE || op->verb != OP_SET || op->n != 1 ||
		lead->kind != KIND_CERTIFICATE || lead->owner != op->owner)
		return false;
	certificate = xmalloc(sizeof(*certificate));
	is = record_load(ap->txn, KIND_CERTIFICATE, lead->id, RECORD_UNCHECKED,
		certificate);
	if (!is)
		op_record(lead, certificate);
	is = (uint64_t)record_number(certificate, F_DECISION_CASE, 0) ==
		     op->id &&
	     certificate_paper(ap->book, ap->txn, certificate) == op->f[0].id;
	free(certificate);
	return is;
}

/* Of a changed or decided case, a person whose card has come, a figure; the
 * letter of a decision; what follows from the answer to one; the seat of a case
 * that ends; the paper that a certificate is. */
/* The last scorecard is in: what asked for it is done. */
static bool
is_met_by_card(const struct op *lead, const struct op *op)
{
	return lead->kind == KIND_SCORECARD && lead->verb == OP_CREATE &&
	       op->kind == KIND_TASK && op->verb == OP_SET && op->n == 1 &&
	       op_sets(op, F_DONE) && lead->owner == op->owner;
}

/* A task of a host, of whose people the other operation is one. */
bool
applier_is_of_host(
	const struct applier *ap, const struct op *lead, const struct op *op)
{
	const uint64_t person =
		lead->kind == KIND_PERSON ? lead->id : lead->owner;
	char rule[TASK_RULE];
	struct record *task;
	bool is;

	if (op->kind != KIND_TASK || lead->kind == KIND_TASK || op->owner ||
		!person || (op->verb != OP_CREATE && op->verb != OP_SET))
		return false;
	task = xmalloc(sizeof(*task));
	if (!record_load(ap->txn, KIND_TASK, op->id, RECORD_UNCHECKED, task))
		op_record(op, task);
	task_rule(task, rule);
	is = record_about(task) == KIND_ORGANISATION &&
	     strncmp(rule, RULE_DEADLINE, strlen(RULE_DEADLINE)) == 0 &&
	     person_is_of_host(ap->txn, person,
		     (uint64_t)record_number(task, F_ABOUT, 0));
	free(task);
	return is;
}

bool
applier_follows(const struct applier *ap, const struct op *op)
{
	const struct op *lead = ap->lead;

	if (size_follows(lead, op) || is_paper_of(ap, lead, op) ||
		is_met_by_card(lead, op) || applier_falls(ap, op) ||
		applier_is_of_host(ap, lead, op))
		return true;
	if (op->kind == KIND_LETTER && op->verb == OP_CREATE)
		return lead->kind == KIND_DECISION && lead->owner == op->owner;
	if (op->kind == KIND_SEAT && op->verb == OP_SET)
		return lead->kind != KIND_SEAT && lead->owner == op->owner;
	return op->kind == KIND_TASK &&
	       (op->verb == OP_CREATE || op->verb == OP_SET) && op != lead &&
	       (lead->kind == KIND_DECISION || lead->kind == KIND_PROPOSAL ||
		       lead->kind == KIND_LETTER || lead->kind == KIND_SEAT ||
		       (lead->verb == OP_SET &&
			       (lead->kind == KIND_CASE ||
				       lead->kind == KIND_PERSON))) &&
	       lead->owner == op->owner;
}
