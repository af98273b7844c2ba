/* SPDX-License-Identifier: MIT */
/* Values for people (field_print) and for files (field_write). */
#include "magang/office/value_print.h"

#include "magang/base/buf.h"
#include "magang/field/type.h"
#include "magang/office/evidence.h"
#include "magang/office/office.h"

#include "value_look.h"

void
field_print(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, bool reveal, struct buf *out)
{
	struct value_look look = { .office = office, .txn = txn };
	struct field_context ctx = value_context(&look);

	if (!access_reads(&office->access, f))
		buf_adds(out, "***");
	else if (v->kind == VALUE_UNKNOWN)
		return;
	else if (f->privacy == PRIVACY_HEALTH && !reveal)
		buf_adds(out, "***");
	else if (v->kind == VALUE_TEXT && type_is_masked(f) && !reveal)
		type_of(f)->mask(v, out);
	else if (field_is_closed(f) && !reveal)
		buf_adds(out, "****");
	else if (v->kind == VALUE_TEXT && f->id == F_EVIDENCE)
		evidence_print(v->text, v->len, out);
	else
		type_print(&ctx, f, v, out);
}

void
field_write(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, struct buf *out)
{
	struct value_look look = { .office = office, .txn = txn };
	struct field_context ctx = value_context(&look);

	type_write(&ctx, f, v, out);
}
