/* SPDX-License-Identifier: MIT */
#include "licence_doubts.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/casework/licences.h"
#include "magang/casework/stages.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/rulebook/program_cache.h"

#include "notes.h"

static void
say(const struct record *o, int32_t start, struct notes *out)
{
	char name[128], until[DATE_TEXT], from[DATE_TEXT];

	if (licence_reaches(o, start))
		return;
	notes_add(out,
		_("the licence of %s ends on %s, before the start on %s: ask "
		  "for the new one"),
		record_text(o, F_ORG_NAME, name, sizeof(name)),
		date_format(until, (int32_t)record_number(
					   o, F_ORG_LICENCE_UNTIL, DATE_NONE)),
		date_format(from, start));
}

/* The organisation that a record names, against a day of the record. */
static void
say_named(struct office *office, struct txn *txn, const struct record *r,
	uint16_t named, uint16_t day, struct notes *out)
{
	const int32_t start = (int32_t)record_number(r, day, DATE_NONE);
	const uint64_t id = (uint64_t)record_number(r, named, 0);
	struct record *o = xmalloc(sizeof(*o));

	if (id && start != DATE_NONE && start >= office->today &&
		office_sees(office, txn, KIND_ORGANISATION, id, o))
		say(o, start, out);
	free(o);
}

/* What it says itself is worked out when it is written. */
static uint16_t
sender_of(struct office *office, struct txn *txn, const struct record *kase)
{
	const struct program *p =
		rulebook_case_program(&office->book, txn, kase);

	return p && p->protection.sender ? p->protection.sender->id : F_NONE;
}

void
licence_doubts(struct office *office, struct txn *txn, const struct record *r,
	struct notes *out)
{
	switch (r->kind) {
	case KIND_SLOT:
		say_named(office, txn, r, F_SLOT_HOST, F_SLOT_START, out);
		break;
	case KIND_CASE:
		say_named(office, txn, r, sender_of(office, txn, r),
			F_PLANNED_START, out);
		break;
	case KIND_ORGANISATION:
		say(r, licence_short(txn, r), out);
		break;
	default:
		break;
	}
}
