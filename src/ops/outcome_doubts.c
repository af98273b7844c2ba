/* SPDX-License-Identifier: MIT */
#include "outcome_doubts.h"

#include <stdlib.h>

#include "magang/base/ids.h"
#include "magang/base/mem.h"
#include "magang/office/office.h"
#include "magang/record/outcome_state.h"
#include "magang/record/record.h"

#include "notes.h"

/* Those of the person are hers: she may have several businesses. */
void
outcome_doubts(struct office *office, struct txn *txn,
	const struct record *outcome, struct notes *out)
{
	struct record *other = xmalloc(sizeof(*other));
	const int64_t person = record_number(outcome, F_PERSON, 0);
	struct ids same = { 0 };
	char number[NUMBER_TEXT];

	outcome_same_licence(txn, outcome, &same);
	for (size_t i = 0; i < same.n; i++)
		if (office_sees(
			    office, txn, KIND_OUTCOME, same.rows[i], other) &&
			record_number(other, F_PERSON, 0) != person)
			notes_add(out,
				_("this licence stands with another person, "
				  "too: %s; each counts until one is replaced"),
				number_format(number, "MG",
					(uint64_t)record_number(
						other, F_PERSON, 0)));
	ids_release(&same);
	free(other);
}
