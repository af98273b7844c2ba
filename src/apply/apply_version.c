/* SPDX-License-Identifier: MIT */
#include "apply_version.h"

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/casework/version.h"
#include "magang/record/fields.h"
#include "magang/rulebook/access.h"
#include "magang/rulebook/in_use.h"
#include "magang/rulebook/program_cache.h"

#include "apply_check.h"
#include "apply_refuse.h"

#include <stdlib.h>

static int
check_fits(struct applier *ap, const struct case_facts *f,
	const struct program *to, bool back)
{
	const bool blind = !access_class(&ap->actor, PRIVACY_HEALTH);
	const struct fdef *field = NULL;

	switch (version_fits(f, to, blind, &field)) {
	case VERSION_STAGE:
		return applier_refuse(ap, MG_ENOENT, REFUSED_VERSION);
	case VERSION_VALUE:
		return applier_refuse(
			ap, MG_EDATA, REFUSED_VERSION " %u", field->id);
	case VERSION_HEALTH:
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_HEALTH);
	case VERSION_START:
		return back ? 0 : applier_refuse(ap, MG_ENOTALLOWED, "valid");
	case VERSION_FITS:
	default:
		return 0;
	}
}

/* Whoever installed the new one is the first of two. */
static int
check_second(struct applier *ap, const struct record *new,
	const struct program *from, const struct program *to)
{
	return version_asks_second(from, to) &&
			       version_made_by(ap->txn, version_named(new),
				       ap->c->actor)
		       ? applier_refuse(ap, MG_EACCESS, REFUSED_VERSION)
		       : 0;
}

bool
op_returns_version(const struct op *op)
{
	for (size_t i = 0; i < op->n; i++)
		if (op->f[i].id != F_SET_RETURNED &&
			op->f[i].id != F_SET_RETURNED_BY)
			return false;
	return op->kind == KIND_PROGRAM && op->verb == OP_SET;
}

/* What holds where it is no undo. */
static int
check_return(
	struct applier *ap, const struct record *old, const struct record *new)
{
	if (!access_program(&ap->actor, (uint16_t)(new->id >> 32)))
		return applier_refuse(ap, MG_EACCESS, "program");
	if (ap->actor.n_areas)
		return applier_refuse(ap, MG_EACCESS, REFUSED_WHOLE);
	if (record_has(old, F_SET_RETURNED))
		return applier_refuse(ap, MG_EEXIST, REFUSED_BACK);
	if (!record_has(new, F_SET_RETURNED) ||
		(uint64_t)record_number(new, F_SET_RETURNED_BY, 0) !=
			ap->c->actor)
		return applier_refuse(ap, MG_ENOTALLOWED, "answer");
	return version_waits(ap->book, ap->txn, new->id)
		       ? 0
		       : applier_refuse(ap, MG_ENOTALLOWED, REFUSED_ALONE);
}

int
applier_check_returns(struct applier *ap, const struct judged *j)
{
	if (!j->old)
		return record_has(j->new, F_SET_RETURNED) ||
				       record_has(j->new, F_SET_RETURNED_BY)
			       ? applier_refuse(ap, MG_ENOTALLOWED, "answer")
			       : 0;
	return ap->recorded || applier_takes_back(ap)
		       ? 0
		       : check_return(ap, j->old, j->new);
}

int
applier_check_version(struct applier *ap, const struct record *old,
	const struct record *new, const struct record *person)
{
	const bool back = applier_takes_back(ap);
	const struct program *to;
	struct case_facts f;
	int rc;

	if (record_number(old, F_VERSION, 0) ==
		record_number(new, F_VERSION, 0))
		return 0;
	to = rulebook_case_program(ap->book, ap->txn, new);
	case_facts_init(&f, ap->book, ap->txn, old, person, ap->c->date);
	if (!to || !f.program)
		return applier_refuse(ap, MG_ENOENT, "version");
	rc = check_fits(ap, &f, to, back);
	if (rc || back)
		return rc;
	if (!(ap->actor.permissions & PERM_PLAN))
		return applier_refuse(
			ap, MG_EACCESS, "permission %x", (unsigned)PERM_PLAN);
	if (program_is_returned(ap->txn,
		    (uint16_t)record_number(new, F_PROGRAM_NO, 0),
		    (int)record_number(new, F_VERSION, 0)))
		return applier_refuse(ap, MG_ENOTALLOWED, REFUSED_BACK);
	if (!case_is_active(ap->book, ap->txn, old))
		return applier_refuse(ap, MG_EINUSE, REFUSED_VERSION);
	return check_second(ap, new, f.program, to);
}
