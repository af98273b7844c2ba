/* SPDX-License-Identifier: MIT */
/* What must hold before apply() writes: permission, area, references, moves. */
#include "apply_check.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/reckon.h"
#include "magang/casework/refusal.h"
#include "magang/record/change.h"
#include "magang/record/counter.h"
#include "magang/record/doubt_state.h"
#include "magang/record/group.h"
#include "magang/record/index.h"
#include "magang/record/reach.h"
#include "magang/record/twin.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/program_cache.h"

#include "apply_certificate.h"
#include "apply_kind.h"
#include "apply_refuse.h"
#include "apply_scope.h"
#include "apply_write.h"

/* ---- what must hold of each ---------------------------------------------- */

/* What must be filled is, and is not emptied. */
static int
check_required(struct applier *ap, const struct judged *j)
{
	const struct record *old = j->old, *new = j->new;
	const struct kind_info *k = kind_info(new->kind);

	if (j->op->sealed) /* what was sealed was there */
		return 0;
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
check_spans(struct applier *ap, const struct judged *j)
{
	const struct record *r = j->new;
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

static int
check_unique(struct applier *ap, const struct judged *j)
{
	const struct record *p = j->new, *old = j->old;
	const struct kind_info *k = kind_info(p->kind);
	const struct value *nik = record_get(p, k->unique);
	const struct value *was = old ? record_get(old, k->unique) : NULL;
	uint64_t other;

	if (!nik || (was && value_equal(nik, was)))
		return 0;
	/* whose second record it becomes may have it */
	other = index_first(ap->txn, k->unique_index, digits_key(nik),
		(uint64_t)record_number(p, F_MERGED, (int64_t)p->id));
	if (other)
		return applier_refuse(ap, MG_ETAKEN, "nik");
	return 0;
}

/* A record is sealed under the key of the person that it belongs to, and stays
 * with that person. */
static int
check_owner(struct applier *ap, const struct judged *j)
{
	uint64_t owner = record_owner(j->new);

	if (j->op->owner != owner || (j->old && record_owner(j->old) != owner))
		return applier_refuse(ap, MG_EDAMAGED, "owner");
	return 0;
}

/* A task or activity belongs to the person of what it is about; a doubt names
 * two. */
static int
check_about(struct applier *ap, const struct judged *j)
{
	const struct record *r = j->new;
	const struct kind_info *k = kind_info(r->kind);
	uint64_t about = (uint64_t)record_number(r, k->about, 0);
	enum kind kind = record_about(r);

	if (j->old)
		return 0;
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
check_fixed(struct applier *ap, const struct judged *j)
{
	const struct op *op = j->op;

	if (j->old && kind_is(op->kind, KIND_STAYS))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_STAYS);
	for (size_t i = 0; j->old && i < op->n; i++) {
		const struct fdef *f = field_of(NULL, op->kind, op->f[i].id);

		if (f && f->flags & FDEF_FIXED &&
			(op->verb != OP_CREATE ||
				!record_same(j->old, j->new, f->id)))
			return applier_refuse(
				ap, MG_ENOTALLOWED, "fixed %u", f->id);
	}
	return 0;
}

/* What a field names is there, and of the kind that the field points to. */
static int
check_references(struct applier *ap, const struct judged *j)
{
	const struct op *op = j->op;
	const struct record *new = j->new;
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
check_twin(struct applier *ap, const struct judged *j)
{
	const char *twin = kind_info(j->new->kind)->twin;

	return twin && twin_of(ap->txn, j->new, &ap->child)
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

/* OP_ERASE alone makes a stub, and nothing is added to one. */
static int
check_stub(struct applier *ap, const struct judged *j)
{
	if (says_erased(j->op))
		return applier_refuse(ap, MG_ENOTALLOWED, "erased");
	if (j->person && record_has(j->person, F_ERASED) &&
		!applier_is_registered(j->old, j->new))
		return applier_refuse(ap, MG_EERASED, "person");
	return 0;
}

static int
check_torn(struct applier *ap, const struct judged *j)
{
	const uint16_t torn = record_torn(j->new);

	return torn ? applier_refuse(ap, MG_EDATA, "torn %u", torn) : 0;
}

/* ---- who may, and the whole ------------------------------------------------ */

static int
check_area(struct applier *ap, const struct judged *j)
{
	return applier_check_area(ap, j->person);
}

static int
check_program(struct applier *ap, const struct judged *j)
{
	return kind_has_about(j->new->kind) && !applier_follows(ap, j->op)
		       ? applier_check_program(ap, j->new)
		       : 0;
}

static int
check_scope(struct applier *ap, const struct judged *j)
{
	return applier_check_scope(ap, j->new);
}

static int
check_border(struct applier *ap, const struct judged *j)
{
	return applier_check_border(ap, j->old, j->new);
}

/* Of a record of any kind, in this order: who may not see it is not told more. */
static applier_check *const checks[] = { check_owner, check_area, check_program,
	check_scope, check_border, check_required, check_spans, check_unique,
	check_about, check_fixed, check_references, applier_check_kind,
	check_twin, check_stub, check_torn };

int
applier_check_record(struct applier *ap, const struct judged *j)
{
	int rc = 0;

	for (size_t i = 0; !rc && i < ARRAY_SIZE(checks); i++)
		rc = checks[i](ap, j);
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
