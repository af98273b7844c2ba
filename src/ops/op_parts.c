/* SPDX-License-Identifier: MIT */
/* What several ops are made of: values into a record, what must be there, the
 * figure that follows. */
#include "op_parts.h"

#include "magang/ops/ops.h"

#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/growth.h"
#include "magang/office/office.h"
#include "magang/casework/refusal.h"
#include "magang/record/change_build.h"
#include "magang/record/record.h"
#include "magang/record/index.h"

int
op_require(const struct record *r, struct err *err)
{
	const struct kind_info *k = kind_info((enum kind)r->kind);

	for (size_t i = 0; i < k->n_fields; i++)
		if (k->fields[i].required && !record_has(r, k->fields[i].id))
			return err_set(err, MG_EUSAGE,
				_("'%s' is needed: %s=..."), k->fields[i].name,
				k->fields[i].name);
	return 0;
}

/* Some fields are kept by the program: stage, version, person of a case. */
int
op_refuse_fields(const struct office *office, const struct setting *values,
	size_t n, struct err *err)
{
	for (size_t i = 0; i < n; i++) {
		const struct fdef *f = values[i].field;

		if (f->flags & FDEF_HIDDEN)
			return err_set(err, MG_EUSAGE,
				_("'%s' is kept by magang itself; it cannot be "
				  "set"),
				f->name);
		if (access_field(&office->access, f, err))
			return err->code;
	}
	return 0;
}

void
op_values(struct record *r, const struct setting *values, size_t n)
{
	for (size_t i = 0; i < n; i++)
		record_set(r, values[i].field->id, &values[i].value);
}

/* The staff of an organisation, which quotas ask for, is what was told last. */
void
op_figure(struct txn *txn, struct change *c, const struct record *activity)
{
	uint64_t about = (uint64_t)record_number(activity, F_ABOUT, 0);
	struct record *old, *new;
	int64_t staff;

	if (record_number(activity, F_ABOUT_KIND, 0) != KIND_ORGANISATION ||
		!growth_latest(txn, about, FIGURE_STAFF, activity, &staff))
		return;
	old = xmalloc(sizeof(*old));
	new = xmalloc(sizeof(*new));
	if (record_load(txn, KIND_ORGANISATION, about, 0, old)) {
		*new = *old;
		record_set_number(new, F_ORG_STAFF, staff);
		change_update(c, old, new);
	}
	free(old);
	free(new);
}

/* A move that was refused has the rows of its verdict. */
bool
op_say_left_out(struct office *office, const struct op *op, struct err *why)
{
	const char *words = refusal_text(op->refused, op->why);
	struct err unread = ERR_INIT;
	struct txn *txn;
	bool judged;

	err_set(why, op->refused, "%s", words ? words : op->why);
	if (!office->say_verdict || office_look(office, &txn, &unread))
		return false;
	judged = refusal_verdict(
		&office->book, txn, op, op->why, office->verdict);
	if (judged)
		office->say_verdict(office, why);
	office_look_end(txn);
	return judged;
}
