/* SPDX-License-Identifier: MIT */
#include "magang/view/match_words.h"

#include "magang/base/buf.h"
#include "magang/base/i18n.h"
#include "magang/matching/least.h"
#include "magang/matching/whatif.h"

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
	uint32_t held;

	if (l->refused) {
		buf_adds(out, _("does not take this person"));
		return;
	}
	full = &c->m->node[l->full];
	if (full->closed) {
		buf_addf(out,
			_("closed: fewer than %u women would be at the host"),
			match_closed(c->m, l->full));
		return;
	}
	if (l->full == c->m->wish[l->wish].place && !full->half)
		buf_addf(out,
			_n("full: %u seat", "full: %u seats", full->seats),
			full->seats);
	else
		buf_addf(out,
			_n("%s is full: %u seat", "%s is full: %u seats",
				full->seats),
			match_called(full), full->seats);
	held = c->held[l->full];
	if (held > 0)
		buf_addf(out, _(", %u offered already"), held);
	if (c->pinned[l->full] > held)
		buf_addf(out, _(", %u pinned"), c->pinned[l->full] - held);
	buf_adds(out, "; ");
	rank_words(c, l, out);
}

const char *
match_pin_word(const struct match_check *c, uint32_t person)
{
	return c->m->person[person].held ? _("offered already") : _("pinned");
}

static void
begin_part(struct buf *out, size_t from)
{
	if (out->len > from)
		buf_adds(out, "; ");
}

void
match_whatif_words(const struct match_check *c, const struct match_whatif *w,
	struct buf *out)
{
	const size_t from = out->len;
	uint32_t i;

	if (w->rank > 0)
		buf_addf(out, _("at rank %u or better"), w->rank);
	if (w->seat) {
		begin_part(out, from);
		buf_addf(out, _("with one seat more at %s"),
			match_called(&c->m->node[w->lost.full]));
	}
	for (i = 0; i < w->n_pins; i++) {
		begin_part(out, from);
		buf_addf(out, _("without the pin of %s"),
			c->m->person[w->pin[i]].name);
	}
	if (out->len == from && !w->lost.refused)
		buf_adds(out, c->again ? _("by no seat or pin alone; ranks are "
					   "not tried with a second chance")
				       : _("by no rank, seat or pin alone"));
}

void
match_gap_words(
	const struct match_check *c, const struct match_gap *g, struct buf *out)
{
	const uint32_t wished = g->wished + g->unfit;

	if (g->full != MATCH_NONE) {
		buf_addf(out, _("%s is full"),
			match_called(&c->m->node[g->full]));
		return;
	}
	if (wished == 0) {
		buf_adds(out, _("nobody wishes it"));
		return;
	}
	buf_addf(out, _n("%u wish", "%u wishes", wished), wished);
	if (g->better > 0)
		buf_addf(out,
			_n(", %u has better", ", %u have better", g->better),
			g->better);
	if (g->refused > 0)
		buf_addf(out, _(", %u not taken"), g->refused);
	if (g->unfit > 0)
		buf_addf(out, _(", %u cannot be"), g->unfit);
	if (g->closed > 0)
		buf_addf(out, _(", fewer than %u women would be at the host"),
			g->closed);
}
