/* SPDX-License-Identifier: MIT */
#include "query_field.h"

#include <string.h>

#include "magang/base/err.h"
#include "magang/office/find.h"
#include "magang/office/office.h"
#include "magang/rulebook/program_cache.h"
#include "magang/store/txn.h"

#include "query_lex.h"
#include "query_value.h"

bool
field_is_inner(const struct fdef *f)
{
	return f->id == F_PROGRAM_NO || f->id == F_VERSION ||
	       f->id == F_STAGE || f->id == F_ABOUT_KIND ||
	       f->id == F_DECISION_FROM || f->id == F_DECISION_TO ||
	       f->id == F_PROPOSED || f->id == F_PROPOSAL || f->id == F_MEANT ||
	       f->id == F_DECISION_NTH || f->flags & FDEF_INNER;
}

static const struct fdef *
program_field_named(struct query_parser *p, const char *name)
{
	struct err quiet = ERR_INIT;
	const struct fdef *f;
	struct txn *txn;

	if (!kind_is(p->q->kind, KIND_OF_PROGRAM) ||
		txn_read(p->office->store, &txn, &quiet))
		return NULL;
	f = office_field(p->office, txn, p->q->kind, name, strlen(name));
	txn_abort(txn);
	return f && f->id ? f : NULL;
}

const struct fdef *
field_named(struct query_parser *p, const char *name, bool *of_person)
{
	const struct fdef *f = kind_field(p->q->kind, name, strlen(name));

	*of_person = false;
	if (f)
		return field_is_inner(f) ? NULL : f;
	if (kind_has_person(p->q->kind))
		f = kind_field(KIND_PERSON, name, strlen(name));
	*of_person = f != NULL;
	return f ? f : program_field_named(p, name);
}

/* What may not be seen may not be guessed by asking either. */
static int
check_health(struct query_parser *p, size_t at, const struct fdef *f)
{
	int rc = access_field(&p->office->access, f, p->err);

	p->q->health |= f->privacy == PRIVACY_HEALTH;
	return rc ? parser_place(p, at, rc) : 0;
}

int
check_order(struct query_parser *p, size_t at, const struct fdef *f)
{
	if (!field_is_masked(f) || p->office->access.permissions & PERM_REVEAL)
		return check_health(p, at, f);
	return parser_fault(p, at, MG_EACCESS,
		_("'%s' is personal; your role may not sort by it"),
		label_in(&f->label, p->office->lang, f->name));
}

int
check_closed(struct query_parser *p, size_t at, const struct fdef *f)
{
	if (!field_is_closed(f) || p->office->access.permissions & PERM_REVEAL)
		return check_health(p, at, f);
	return parser_fault(p, at, MG_EACCESS,
		_("'%s' is personal; your role may not see it"),
		label_in(&f->label, p->office->lang, f->name));
}
