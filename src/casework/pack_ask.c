/* SPDX-License-Identifier: MIT */
#include "magang/casework/pack_ask.h"

#include "magang/casework/facts.h"
#include "magang/casework/refusal.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"

const char *
pack_ask(uint16_t program, const struct record *kase,
	const struct record *person)
{
	if ((uint16_t)record_number(kase, F_PROGRAM_NO, 0) != program)
		return REFUSED_PACK_PROGRAM;
	if (!person || record_has(person, F_ERASED))
		return REFUSED_PACK_ERASED;
	return record_has(person, F_CONSENT_PARTNER) ? NULL : REFUSED_CONSENT;
}

struct value
pack_value(struct txn *txn, const struct fdef *f, const struct record *kase,
	const struct record *person)
{
	const struct fdef *own = core_field(f->id);
	const struct kind_info *k = kind_info(KIND_PERSON);
	const struct value *v =
		own && own >= k->fields && own < k->fields + k->n_fields
			? record_get(person, f->id)
			: record_get(kase, f->id);

	if (f->flags & FDEF_ELSEWHERE)
		return case_elsewhere(txn, kase->id, f);
	return v ? *v : value_none();
}
