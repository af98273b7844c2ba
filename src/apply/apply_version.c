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
	if (!case_is_active(ap->book, ap->txn, old))
		return applier_refuse(ap, MG_EINUSE, REFUSED_VERSION);
	return check_second(ap, new, f.program, to);
}
