/* SPDX-License-Identifier: MIT */
#include "apply_wish.h"

#include <inttypes.h>
#include <stdlib.h>

#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/base/refs.h"
#include "magang/casework/hosting.h"
#include "magang/casework/refusal.h"
#include "magang/record/index.h"
#include "magang/record/seat_giver.h"

#include "apply_check.h"
#include "apply_refuse.h"
#include "apply_write.h"

static void
wishes_of(const struct record *kase, struct refs *out)
{
	const struct value *v = kase ? record_get(kase, F_WISHES) : NULL;
	size_t at;

	if (!v || v->kind != VALUE_TEXT ||
		refs_parse(v->text, v->len, NULL, NULL, out, &at) != REFS_OK)
		out->n = 0;
}

static bool
has(const struct refs *refs, uint64_t slot)
{
	for (size_t i = 0; i < refs->n; i++)
		if (refs->row[i].id == slot && refs->row[i].rank)
			return true;
	return false;
}

/* NULL: they can be wished, or are not there, which is said of every reference. */
static const char *
against(struct applier *ap, const struct judged *j, uint64_t slot, bool before)
{
	struct record *r = xmalloc(sizeof(*r));
	const char *why = NULL;
	char country[16];

	if (!record_load(ap->txn, KIND_SLOT, slot, RECORD_UNCHECKED, r))
		why = NULL;
	else if (!before && seat_giver_is_over(r))
		why = REFUSED_WISH_OVER;
	else if (!before && slot_is_expired(r, ap->c->date))
		why = REFUSED_WISH_EXPIRED;
	else if (!(before && record_same(j->old, j->new, F_WISHES_NOT)) &&
		 case_refuses_country(
			 j->new, record_text(r, F_SLOT_COUNTRY, country,
					 sizeof(country))))
		why = REFUSED_WISH_COUNTRY;
	free(r);
	return why;
}

/* What was wished before stays, whatever has become of it. */
int
applier_check_wishes(struct applier *ap, const struct judged *j)
{
	struct refs old, new;

	wishes_of(j->new, &new);
	if (ap->recorded || ap->c->undoes || !new.n)
		return 0;
	wishes_of(j->old, &old);
	for (size_t i = 0; i < new.n &&new.row[i].rank; i++) {
		const uint64_t slot = new.row[i].id;
		const char *why = against(ap, j, slot, has(&old, slot));

		if (why)
			return applier_refuse(
				ap, MG_ENOTALLOWED, "%s %" PRIu64, why, slot);
	}
	return 0;
}
