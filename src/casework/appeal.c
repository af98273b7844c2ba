/* SPDX-License-Identifier: MIT */
#include "magang/casework/appeal.h"

#include <stdlib.h>

#include "magang/base/date.h"
#include "magang/base/err.h"
#include "magang/base/mem.h"
#include "magang/casework/refusal.h"
#include "magang/casework/stages.h"
#include "magang/program/calendar.h"
#include "magang/program/program.h"
#include "magang/record/fields.h"
#include "magang/record/record.h"
#include "magang/rulebook/program_cache.h"

/* Has somebody contested it, and another person decided so? Then that is all. */
static bool
was_contested(struct txn *txn, const struct record *d)
{
	struct record *before = xmalloc(sizeof(*before));
	const bool contested =
		case_decision(txn,
			(uint64_t)record_number(d, F_DECISION_CASE, 0),
			record_number(d, F_DECISION_NTH, 0) - 1, before) &&
		record_has(before, F_APPEAL);

	free(before);
	return contested;
}

static bool
declined(const struct program *p, const struct record *d)
{
	const int to = program_stage_by_number(
		p, (uint8_t)record_number(d, F_DECISION_TO, 0));

	return to >= 0 && p->stages[to].kind == STAGE_FAILED;
}

enum appeal_may
appeal_may(struct rulebook *book, struct txn *txn, const struct program *p,
	const struct record *decision, int32_t today, int32_t *until)
{
	*until = DATE_NONE;
	if (record_has(decision, F_APPEAL))
		return APPEAL_OPEN;
	if (!p->appeals.allowed || !declined(p, decision))
		return APPEAL_NONE;
	*until = calendar_add(&book->calendar,
		(int32_t)record_number(decision, F_DATE, 0), p->appeals.within);
	if (today > *until)
		return APPEAL_LATE;
	return was_contested(txn, decision) ? APPEAL_CONTESTED : APPEAL_MAY;
}

int
appeal_refusal(enum appeal_may may, const char **word)
{
	static const struct {
		int code;
		const char *word;
	} rows[] = {
		[APPEAL_MAY] = { 0, NULL },
		[APPEAL_NONE] = { MG_ENOTALLOWED, REFUSED_NO_APPEAL },
		[APPEAL_LATE] = { MG_ENOTALLOWED, REFUSED_APPEAL_LATE },
		[APPEAL_OPEN] = { MG_EEXIST, REFUSED_APPEAL_OPEN },
		[APPEAL_CONTESTED] = { MG_EEXIST, REFUSED_CONTESTED },
	};

	*word = rows[may].word;
	return rows[may].code;
}
