/* SPDX-License-Identifier: MIT */
#include "ledger_doubts.h"

#include <stdlib.h>
#include <string.h>

#include "magang/base/date.h"
#include "magang/base/mem.h"
#include "magang/base/num.h"
#include "magang/casework/protection.h"
#include "magang/office/office.h"
#include "magang/record/index.h"
#include "magang/record/ledger_state.h"

#include "notes.h"

struct entry_case {
	struct record kase, person;
	struct case_facts facts;
};

static bool
load_case(struct office *office, struct txn *txn, const struct record *entry,
	struct entry_case *out)
{
	const uint64_t id = (uint64_t)record_number(entry, F_DECISION_CASE, 0);

	if (!id || !office_sees(office, txn, KIND_CASE, id, &out->kase) ||
		!record_load(txn, KIND_PERSON, record_owner(&out->kase),
			RECORD_UNCHECKED, &out->person))
		return false;
	office_case_facts(office, txn, &out->kase, &out->person, &out->facts);
	return true;
}

static void
cap_doubt(struct office *office, const struct entry_case *c,
	const struct record *entry, struct notes *out)
{
	char most[DECIMAL_TEXT], asked[DECIMAL_TEXT], paid[DECIMAL_TEXT];
	struct case_facts facts = c->facts;
	struct protection p;

	protection_read(&facts, entry, &p);
	if (!protection_over(&p))
		return;
	notes_add(out,
		_("over the cap: Rp %s asked, Rp %s paid, at most Rp %s: %s"),
		money_format(asked, p.asked), money_format(paid, p.paid),
		money_format(most, p.cap),
		label_in(&facts.program->protection.say, office->lang, "-"));
}

/* The licence of whoever trains people or sends them. */
static void
holder_doubt(struct office *office, struct txn *txn, const struct record *entry,
	struct notes *out)
{
	const uint64_t id = (uint64_t)record_number(entry, F_LEDGER_HOLDER, 0);
	struct record *o = xmalloc(sizeof(*o));
	char name[128], kind[16], date[DATE_TEXT];
	int32_t until;

	if (id && office_sees(office, txn, KIND_ORGANISATION, id, o)) {
		record_text(o, F_ORG_NAME, name, sizeof(name));
		until = (int32_t)record_number(
			o, F_ORG_LICENCE_UNTIL, DATE_NONE);
		if (until != DATE_NONE && until < office->today)
			notes_add(out, _("the licence of %s ran out on %s"),
				name, date_format(date, until));
		else if (until == DATE_NONE &&
			 !strcmp(record_text(o, F_ORG_KIND, kind, sizeof(kind)),
				 "lpk"))
			notes_add(out, _("no licence of %s is known"), name);
	}
	free(o);
}

void
ledger_doubts(struct office *office, struct txn *txn,
	const struct record *entry, struct notes *out)
{
	struct entry_case *c = xmalloc(sizeof(*c));

	if (load_case(office, txn, entry, c))
		cap_doubt(office, c, entry, out);
	free(c);
	holder_doubt(office, txn, entry, out);
	if (ledger_state(entry) == LEDGER_HELD)
		notes_add(out, "%s",
			_("an original is the person's own: ask for it back, "
			  "and note the day: back=..."));
}
