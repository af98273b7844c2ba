/* SPDX-License-Identifier: MIT */
/* What each verb does to a record, when everything that it needs holds. */
#include "apply_retention.h"
#include "apply_verb.h"

#include <inttypes.h>
#include <stdlib.h>

#include "magang/base/arena.h"
#include "magang/base/buf.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/log/given.h"
#include "magang/record/change.h"
#include "magang/record/index.h"
#include "magang/record/op_merge.h"
#include "magang/record/reach.h"
#include "magang/record/trace.h"
#include "magang/record/twin.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"

#include "apply_certificate.h"
#include "apply_check.h"
#include "apply_follow.h"
#include "apply_kind.h"
#include "apply_merge.h"
#include "apply_scorecard.h"
#include "apply_officer.h"
#include "apply_place.h"
#include "apply_program.h"
#include "apply_refuse.h"
#include "apply_scope.h"
#include "apply_seat.h"
#include "apply_undo.h"
#include "apply_values.h"
#include "apply_version.h"
#include "apply_write.h"

static void
op_to_record(const struct op *op, struct record *r)
{
	for (size_t i = 0; i < op->n; i++)
		if (!field_is_told(op->f[i].id))
			record_set(r, op->f[i].id, &op->f[i].new);
}

static int apply_set(struct applier *ap, const struct op *op);

static int
apply_create(struct applier *ap, const struct op *op)
{
	struct record *r = &ap->new;
	const struct record *person;
	int rc = 0;

	/* whoever proposed it did not see the first: into that */
	if (kind_is(op->kind, KIND_GIVEN) &&
		record_there(ap->txn, op->kind, op->id))
		return apply_set(ap, op);
	record_init(r, op->kind, op->id);
	r->seq = ap->seq;
	rc = applier_check_values(ap, op, r);
	if (rc)
		return rc;
	op_to_record(op, r);
	applier_follow(ap, r);
	if (op->kind == KIND_CERTIFICATE)
		applier_register(ap, r);
	if (!kind_info(op->kind)->twin && twin_of(ap->txn, r, &ap->child)) {
		/* whoever proposed it did not see the first */
		ap->idle = MG_EEXIST;
		ap->idle_why = "rule";
		return 0;
	}
	if (record_load(ap->txn, op->kind, op->id, RECORD_UNCHECKED, &ap->old))
		return applier_refuse(ap, MG_EEXIST, "id");
	ap->fresh = !applier_comes_back(ap, op);
	if (op->kind == KIND_PROGRAM)
		rc = applier_program(ap, r);
	else if (!kind_is(op->kind, KIND_TEXT | KIND_GIVEN) && ap->fresh) {
		if (op->id >> 32 != ap->c->origin)
			return applier_refuse(ap, MG_EDAMAGED, "id");
		if (op->id <=
			given_last(ap->txn, (uint8_t)op->kind, ap->c->origin))
			return applier_refuse(ap, MG_EEXIST, "id");
		given_set(ap->txn, (uint8_t)op->kind, op->id);
	}
	if (rc)
		return rc;
	applier_made(ap, r);
	if (kind_has_stage(op->kind))
		applier_place(ap, NULL, r);
	person = applier_person(ap, r);
	rc = applier_check_record(ap, &(struct judged){ op, NULL, r, person });
	if (rc)
		return rc;
	applier_write(ap, NULL, r, person, person);
	applier_kind_follows(ap, r, false);
	return 0;
}

static const struct fdef *
field_of_old(void *ctx, uint16_t id)
{
	struct applier *ap = ctx;
	const struct record *r = &ap->old;
	const struct program *p =
		id >= F_PROGRAM && kind_is(r->kind, KIND_OF_PROGRAM)
			? rulebook_case_program(ap->book, ap->txn, r)
			: NULL;

	return field_of(p, (enum kind)r->kind, id);
}

/* Into ap->new, which another change may have come before: values by their
 * types, groups as one. */
static int
merge_into_new(struct applier *ap, const struct op *op)
{
	struct merged *m = arena_array(ap->arena, op->n + 1, sizeof(*m));
	struct buf fields = BUF_INIT;
	int rc = 0;

	op_merge(op, MERGE_DO, &ap->old, field_of_old, ap, ap->arena, m);
	for (size_t i = 0; i < op->n; i++) {
		/* what follows is worked out again, from both */
		if (field_is_told(op->f[i].id) ||
			(op->kind == KIND_CASE &&
				field_is_reckoned(op->f[i].id)))
			continue;
		if (m[i].conflict)
			buf_addf(&fields, " %u", op->f[i].id);
		else
			record_set(&ap->new, op->f[i].id, &m[i].value);
	}
	if (fields.len)
		rc = applier_refuse(
			ap, MG_ECONFLICT, "conflict%s", fields.data);
	buf_release(&fields);
	return rc;
}

static int
apply_set(struct applier *ap, const struct op *op)
{
	const struct record *before, *after;
	uint64_t merged;
	int rc;

	if (!applier_load(ap, op->kind, op->id, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	merged = (uint64_t)record_number(&ap->old, F_MERGED, 0);
	/* cases began under this text */
	if (op->kind == KIND_PROGRAM && !op_returns_version(op))
		return applier_refuse(ap, MG_EEXIST, "version");
	rc = applier_check_values(ap, op, &ap->old);
	ap->new = ap->old;
	ap->new.seq = ap->seq;
	if (!rc && ap->old.seq != op->base)
		rc = merge_into_new(ap, op);
	else if (!rc)
		op_to_record(op, &ap->new);
	if (rc)
		return rc;
	applier_follow(ap, &ap->new);
	if (op->kind == KIND_TASK && record_has(&ap->old, F_DONE))
		applier_hand_back(ap, &ap->new);
	if (kind_has_stage(op->kind))
		applier_place(ap, &ap->old, &ap->new);
	before = applier_person(ap, &ap->old);
	after = kind_is_owner(op->kind) ? applier_person(ap, &ap->new) : before;
	rc = applier_check_area(ap, before);
	if (!rc)
		rc = applier_check_scope(ap, &ap->old);
	if (!rc && applier_seat_is_gone(ap, op, after))
		return 0;
	if (!rc)
		rc = applier_check_record(
			ap, &(struct judged){ op, &ap->old, &ap->new, after });
	if (rc)
		return rc;
	applier_write(ap, &ap->old, &ap->new, before, after);
	applier_kind_follows(ap, &ap->new, false);
	if (op_sets(op, F_MERGED))
		applier_merged(ap, op->id, merged);
	if (op->kind == KIND_CASE &&
		(op_sets(op, F_VERSION) || op_sets(op, F_CARDS_CLOSED)))
		applier_case_cards(ap, op->id);
	return 0;
}

void
applier_forget_uses(struct applier *ap)
{
	if (ap->uses)
		uses_release(ap->uses);
	free(ap->uses);
	ap->uses = NULL;
}

/* Who did something is known as long as the office is. */
static int
check_unused(struct applier *ap, const struct op *op)
{
	const struct use of = { op->kind, op->id };
	struct use by;

	if (kind_is(op->kind, KIND_ACTS) && trace_has_actor(ap->txn, op->id))
		return applier_refuse(ap, MG_EINUSE, "acts");
	if (!ap->uses && !kind_has_person(op->kind)) {
		ap->uses = xmalloc(sizeof(*ap->uses));
		uses_find(ap->uses, ap->book, ap->txn, ap->c, OP_DELETE);
	}
	if (in_use(ap->book, ap->txn, &of, ap->uses, NULL, NULL, &by))
		return applier_refuse(ap, MG_EINUSE,
			REFUSED_USED " %u %" PRIu64, (unsigned)by.kind, by.id);
	return 0;
}

static int
apply_delete(struct applier *ap, const struct op *op)
{
	const struct record *person;
	int rc;

	if (!applier_load(ap, op->kind, op->id, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	person = applier_person(ap, &ap->old);
	rc = applier_check_area(ap, person);
	if (!rc)
		rc = applier_check_scope(ap, &ap->old);
	/* what this change did to it before is nobody else's */
	if (!rc && ap->old.seq != op->base && ap->old.seq != ap->seq)
		rc = applier_refuse(ap, MG_ECONFLICT, "conflict");
	if (!rc)
		rc = check_unused(ap, op);
	if (!rc && op->owner != record_owner(&ap->old))
		rc = applier_refuse(ap, MG_EDAMAGED, "owner");
	if (!rc)
		rc = applier_check_kind_goes(
			ap, &(struct judged){ op, &ap->old, NULL, person });
	if (rc)
		return rc;
	applier_write(ap, &ap->old, NULL, person, person);
	applier_kind_follows(ap, &ap->old, true);
	return 0;
}

static int
apply_erase(struct applier *ap, const struct op *op)
{
	int rc = 0;

	if (op->kind != KIND_PERSON ||
		!applier_load(ap, KIND_PERSON, op->id, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	if (!ap->recorded && applier_reason_tells(op, &ap->old))
		return applier_refuse(ap, MG_EDATA, "erase_reason");
	if (!ap->recorded && ap->c->kind == ACT_EXPIRE)
		rc = applier_check_expired(ap, &ap->old);
	if (rc)
		return rc;
	applier_erase(ap, applier_close_erased);
	applier_close_doubts(ap, op->id);
	return 0;
}

static int
apply_expect(struct applier *ap, const struct op *op)
{
	if (!record_load(ap->txn, op->kind, op->id,
		    RECORD_UNCHECKED | RECORD_ITSELF, &ap->old))
		return applier_refuse(ap, MG_ENOENT, "record");
	return ap->old.seq == op->base
		       ? 0
		       : applier_refuse(ap, MG_ECONFLICT, "seen");
}

static unsigned
permission_admin(const struct op *op)
{
	(void)op;
	return PERM_ADMIN;
}

static unsigned
permission_none(const struct op *op)
{
	(void)op;
	return 0;
}

/* Who may, and what it does. */
struct verb {
	unsigned (*permission)(const struct op *op);
	int (*apply)(struct applier *ap, const struct op *op);
};
static const struct verb verb_create = { permission_create, apply_create };
static const struct verb verb_set = { permission_set, apply_set };
static const struct verb verb_delete = { permission_create, apply_delete };
static const struct verb verb_erase = { permission_admin, apply_erase };
static const struct verb verb_expect = { permission_none, apply_expect };

static const struct verb *const verbs[OP_VERBS] = {
#define VERB_ROW(verb, row, back) [OP_##verb] = &verb_##row,
	CHANGE_VERBS(VERB_ROW)
#undef VERB_ROW
};

static const struct verb *
verb_of(enum op_verb verb)
{
	return verb > OP_NONE && verb < OP_VERBS ? verbs[verb] : NULL;
}

int
applier_do(struct applier *ap, const struct op *op)
{
	const struct verb *verb = verb_of(op->verb), *lead;
	int rc;

	if (!verb)
		return applier_refuse(ap, MG_EVERSION, "verb");
	/* what follows was checked as a part of what it follows from */
	lead = applier_follows(ap, op) ? verb_of(ap->lead->verb) : NULL;
	rc = applier_check_permission(ap, op,
		lead ? lead->permission(ap->lead) : verb->permission(op));
	if (!rc)
		rc = applier_check_texts(ap, op);
	if (op->verb != OP_DELETE)
		applier_forget_uses(ap);
	return rc ? rc : verb->apply(ap, op);
}
