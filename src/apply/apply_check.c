/* SPDX-License-Identifier: MIT */
/* What must hold before apply() writes: permission, area, references, moves. */
#include "apply_check.h"

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/record/change.h"
#include "magang/record/counter.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/record/seat_giver.h"
#include "magang/record/twin.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"

#include "apply_activity.h"
#include "apply_certificate.h"
#include "apply_decision.h"
#include "apply_ledger.h"
#include "apply_letter.h"
#include "apply_scorecard.h"
#include "apply_officer.h"
#include "apply_pack.h"
#include "apply_proposal.h"
#include "apply_ranking.h"
#include "apply_refuse.h"
#include "apply_scope.h"
#include "apply_seat.h"
#include "apply_settings.h"
#include "apply_sheet.h"
#include "apply_version.h"
#include "apply_write.h"

/* ---- who may ------------------------------------------------------------ */

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
	int rc;

	if (!person)
		return applier_refuse(ap, MG_ENOENT, "person");
	if (!old)
		return check_case_new(ap, new);
	if (op_is_reckoned(op)) /* follows, whosever program it is */
		return 0;
	if (!access_program(
		    &ap->actor, (uint16_t)record_number(old, F_PROGRAM_NO, 0)))
		return applier_refuse(ap, MG_EACCESS, "program");
	rc = applier_check_assessing(ap, op, old, new);
	return rc ? rc : applier_check_version(ap, old, new, person);
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
	if (!k->other && !kind_takes_about(k->kind, kind))
		return applier_refuse(ap, MG_EUSAGE, REFUSED_TOPIC);
	if (!record_load(ap->txn, kind, about, RECORD_UNCHECKED, &ap->child))
		return applier_refuse(ap, MG_ENOENT, "about");
	if (!k->other && record_owner(&ap->child) != record_owner(r))
		return applier_refuse(ap, MG_EDAMAGED, "about");
	return 0;
}

/* What a record is known by was said when it was made; whoever makes it a second
 * time says the same. */
static int
check_fixed(struct applier *ap, const struct op *op, const struct record *old,
	const struct record *new)
{
	for (size_t i = 0; i < op->n; i++) {
		const struct fdef *f = field_of(NULL, op->kind, op->f[i].id);

		if (f && f->flags & FDEF_FIXED &&
			(op->verb != OP_CREATE ||
				!record_same(old, new, f->id)))
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
		rc = applier_check_program(ap, new);
	if (!rc)
		rc = applier_check_scope(ap, new);
	if (!rc)
		rc = applier_check_border(ap, old, new);
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
		rc = check_fixed(ap, op, old, new);
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
	if (!rc && new->kind == KIND_LEDGER)
		rc = applier_check_ledger(ap, op, new);
	if (!rc && new->kind == KIND_LETTER)
		rc = applier_check_letter(ap, old, new);
	if (!rc && new->kind == KIND_SEAT)
		rc = applier_check_seat(ap, op, old, new, person);
	if (!rc && new->kind == KIND_CERTIFICATE)
		rc = applier_check_certificate(ap, op, old, new, person);
	if (!rc && seat_giver((enum kind) new->kind))
		rc = applier_check_giver(ap, old, new);
	if (!rc && new->kind == KIND_PACK)
		rc = applier_check_pack(ap, old, new);
	if (!rc && new->kind == KIND_SCORECARD)
		rc = applier_check_scorecard(ap, old, new, person);
	if (!rc && new->kind == KIND_SHEET)
		rc = applier_check_sheet(ap, old, new);
	if (!rc && new->kind == KIND_RANKING)
		rc = applier_check_ranking(ap, new);
	if (!rc && new->kind == KIND_RANK)
		rc = applier_check_rank(ap, new);
	if (!rc && new->kind == KIND_GRADE)
		rc = applier_check_grade(ap, old, new);
	if (!rc && kind_has_stage(new->kind))
		rc = check_case(ap, op, old, new, person);
	if (!rc)
		rc = applier_check_officer(ap, old, new);
	if (!rc)
		rc = applier_check_leaves(ap, old, new);

	/* OP_ERASE alone makes a stub, and nothing is added to one. */
	if (!rc && says_erased(op))
		rc = applier_refuse(ap, MG_ENOTALLOWED, "erased");
	if (!rc && person && record_has(person, F_ERASED) &&
		!applier_is_registered(old, new))
		rc = applier_refuse(ap, MG_EERASED, "person");
	if (!rc && record_torn(new))
		rc = applier_refuse(ap, MG_EDATA, "torn %u", record_torn(new));
	return rc;
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
