/* SPDX-License-Identifier: MIT */
#include "magang/view/match_words.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"

static void
rank_words(const struct match_check *c, const struct match_lost *l,
	struct buf *out)
{
	const uint32_t rank = c->m->wish[l->wish].rank;

	if (l->by_lot)
		buf_addf(out, _("rank %u like the last in, behind by lot"),
			rank);
	else if (l->last_rank > 0)
		buf_addf(out, _("rank %u, the last in has %u"), rank,
			l->last_rank);
	else if (c->m->node[l->full].list == MATCH_NONE)
		buf_addf(out, _("rank %u, the rounds went to others"), rank);
	else
		buf_addf(out, _("rank %u, nobody came in by rank"), rank);
}

void
match_lost_words(const struct match_check *c, const struct match_lost *l,
	struct buf *out)
{
	const struct match_node *full;

	if (l->refused) {
		buf_adds(out, _("does not take this person"));
		return;
	}
	full = &c->m->node[l->full];
	if (l->full == c->m->wish[l->wish].place)
		buf_addf(out,
			_n("full: %u seat", "full: %u seats", full->seats),
			full->seats);
	else
		buf_addf(out,
			_n("%s is full: %u seat", "%s is full: %u seats",
				full->seats),
			full->name, full->seats);
	if (c->pinned[l->full] > 0)
		buf_addf(out, _(", %u pinned"), c->pinned[l->full]);
	buf_adds(out, "; ");
	rank_words(c, l, out);
}
