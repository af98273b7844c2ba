/* SPDX-License-Identifier: MIT */
/* Values for people (field_print) and for files (field_write). */
#include "magang/office/value_print.h"

#include <stdio.h>
#include <stdlib.h>
#include <string.h>

#include "magang/base/buf.h"
#include "magang/base/mem.h"
#include "magang/field/type.h"
#include "magang/office/evidence.h"
#include "magang/apply/apply.h"
#include "magang/office/office.h"
#include "magang/record/dict.h"

#include "value_parse.h"
#include "value_print.h"

static void
add_name(struct txn *txn, const struct kind_info *k, uint64_t id,
	struct buf *out)
{
	struct record *r = xmalloc(sizeof(*r));
	char name[200];

	if (record_load(txn, k->kind, id, RECORD_UNCHECKED, r))
		buf_adds(
			out, record_text(r, k->name_field, name, sizeof(name)));
	free(r);
}

static void
write_ref(struct txn *txn, const struct fdef *f, uint64_t id, struct buf *out)
{
	const struct kind_info *to = kind_to(f);
	char number[NUMBER_TEXT], name[64];

	if (!to || (!txn && to->flags & (KIND_VERSIONS | KIND_NAMED)))
		buf_addf(out, "%lld", (long long)(id & UINT32_MAX));
	else if (to->flags & KIND_VERSIONS)
		buf_adds(out, dict_name(txn, DICT_PROGRAM, 0, (uint16_t)id,
				      name, sizeof(name)));
	else if (to->flags & KIND_NAMED)
		add_name(txn, to, id, out);
	else
		buf_adds(out, number_format(number, to->prefix, id));
}

/* What belongs to nobody is named, too. */
void
value_refer(void *outside, const struct fdef *f, int64_t id, bool for_people,
	struct buf *out)
{
	struct txn *txn = ((struct value_look *)outside)->txn;
	const struct kind_info *to = kind_to(f);

	write_ref(txn, f, (uint64_t)id, out);
	if (!for_people || !txn || !to || to->owner ||
		to->flags & (KIND_VERSIONS | KIND_NAMED))
		return;
	buf_addc(out, ' ');
	add_name(txn, to, (uint64_t)id, out);
}

void
field_print(struct office *office, struct txn *txn, const struct fdef *f,
	const struct value *v, bool reveal, struct buf *out)
{
	struct value_look look = { .office = office, .txn = txn };
	struct field_context ctx = value_context(&look);
	bool may = office->access.permissions & PERM_HEALTH;

	if (v->kind == VALUE_UNKNOWN)
		return;
	if (f->privacy == PRIVACY_HEALTH && !(reveal && may))
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
