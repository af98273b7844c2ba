/* SPDX-License-Identifier: MIT */
#include "magang/view/beside.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/record/doubt_state.h"
#include "magang/record/index.h"
#include "magang/store/walk.h"

static bool
is_later(const struct record *note, const struct record *than, bool there)
{
	return (record_has(note, F_TEXT) || record_has(note, F_RESULT)) &&
	       (!there || record_number(note, F_DATE, 0) >=
				  record_number(than, F_DATE, 0));
}

static bool
look_at_notes(const struct style *s, enum kind of, uint64_t id, bool there,
	struct record *out)
{
	struct record *now = xmalloc(sizeof(*now));
	struct walk w;

	members_begin(&w, s->txn, of, id, KIND_ACTIVITY);
	while (walk_next(&w)) {
		if (!office_sees(s->office, s->txn, KIND_ACTIVITY, walk_id(&w),
			    now) ||
			!is_later(now, out, there))
			continue;
		*out = *now;
		there = true;
	}
	walk_end(&w);
	free(now);
	return there;
}

bool
beside_note(
	const struct style *s, const struct record *kase, struct record *out)
{
	bool there =
		look_at_notes(s, KIND_PERSON, record_owner(kase), false, out);

	return look_at_notes(s, KIND_CASE, kase->id, there, out);
}

uint64_t
beside_doubt(const struct style *s, uint64_t person)
{
	struct record *d = xmalloc(sizeof(*d));
	struct ids pairs = { 0 };
	uint64_t found = 0;

	person_pairs(s->txn, person, &pairs);
	for (size_t i = 0; !found && i < pairs.n; i++)
		if (office_sees(
			    s->office, s->txn, KIND_DOUBT, pairs.rows[i], d) &&
			doubt_state(d) == DOUBT_OPEN)
			found = d->id;
	ids_release(&pairs);
	free(d);
	return found;
}
