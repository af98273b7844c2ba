/* SPDX-License-Identifier: MIT */
#include "magang/view/proposed.h"

#include "magang/base/i18n.h"
#include "magang/record/index.h"
#include "magang/record/proposal_state.h"
#include "magang/store/walk.h"
#include "magang/view/decided.h"

bool
proposed_of(
	const struct style *s, const struct record *kase, struct record *out)
{
	bool found = false;
	struct walk w;

	if (!record_has(kase, F_PROPOSED))
		return false;
	members_begin(&w, s->txn, KIND_CASE, kase->id, KIND_PROPOSAL);
	while (!found && walk_next(&w))
		found = office_sees(s->office, s->txn, KIND_PROPOSAL,
				walk_id(&w), out) &&
			proposal_state(out) == PROPOSAL_OPEN;
	walk_end(&w);
	return found;
}

void
proposed_say(
	const struct style *s, const struct record *proposal, struct buf *out)
{
	const struct row row = { s, proposal, NULL };
	struct buf by = BUF_INIT, at = BUF_INIT, to = BUF_INIT,
		   number = BUF_INIT;

	work_to(&row, &to);
	work_decided_at(&row, &at);
	work_number(&row, &number);
	if (work_decided_by(&row, &by))
		buf_addf(out, _("%s, by %s, %s (%s)"), buf_str(&to),
			buf_str(&by), buf_str(&at), buf_str(&number));
	else /* there was room: the office itself */
		buf_addf(out, _("%s, %s (%s)"), buf_str(&to), buf_str(&at),
			buf_str(&number));
	buf_release(&by);
	buf_release(&at);
	buf_release(&to);
	buf_release(&number);
}
