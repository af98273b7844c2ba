/* SPDX-License-Identifier: MIT */
/* How the assessments of a case stand. How many cards are filed is nobody's to
 * know before all of them are. */
#include "magang/view/cards_words.h"

#include "magang/base/i18n.h"
#include "magang/base/num.h"
#include "magang/casework/cards.h"
#include "magang/casework/facts.h"
#include "magang/view/codes.h"
#include "magang/view/worked.h"

static int64_t
most_points(const struct assessment *a)
{
	int64_t sum = 0;

	for (size_t i = 0; i < a->n_criteria; i++)
		sum += a->criteria[i].max;
	return sum;
}

/* "27 of 40, 3 cards, spread 6" */
static void
open_words(
	const struct assessment *a, const struct cards *cards, struct buf *out)
{
	char mean[DECIMAL_TEXT], most[DECIMAL_TEXT], spread[DECIMAL_TEXT];
	int64_t m = 0, s = 0;

	if (!cards_points(cards, &m, &s)) {
		buf_adds(out, _("points not known"));
		return;
	}
	/* a third of a point is not looked at */
	m = (m + DECIMAL_ONE / 20) / (DECIMAL_ONE / 10) * (DECIMAL_ONE / 10);
	buf_addf(out, _n("%s of %s, %zu card", "%s of %s, %zu cards", cards->n),
		decimal_format(mean, m), decimal_format(most, most_points(a)),
		cards->n);
	if (cards->n > 1)
		buf_addf(out, _(", spread %s"), decimal_format(spread, s));
}

static void
closed_words(const struct row *row, const struct program *p,
	const struct assessment *a, struct buf *out)
{
	const struct access *me = &row->style->office->access;
	enum card_may may = CARD_ROLE;

	if (row->person && me->permissions & PERM_ASSESS)
		may = card_may(row->style->txn, p, a, row->record, row->person,
			me->user);
	buf_adds(out, may == CARD_MAY     ? _("yours is not in")
		      : may == CARD_FILED ? _("yours is in, not all of them")
					  : _("not all in"));
	/* fewer may be left than it asks for: nobody else opens them then */
	if (me->permissions & PERM_MOVE)
		buf_adds(out, _(" (assess --close opens those that are)"));
}

/* Those that are done where it stands, and those that are through. */
bool
work_cards(const struct row *row, struct buf *out)
{
	const struct style *s = row->style;
	const struct program *p = case_program(s->office, s->txn, row->record);
	const size_t before = out->len;

	for (size_t i = 0; p && i < p->n_assessments; i++) {
		const struct assessment *a = &p->assessments[i];
		const bool here = program_stage_by_number(
					  p, (uint8_t)record_number(row->record,
						     F_STAGE, 0)) == a->stage;
		struct cards cards;

		case_cards(s->txn, row->record->id, a->name, &cards);
		if (!here && !cards.open)
			continue;
		buf_addf(out, "%s%s: ", out->len > before ? "; " : "",
			label_in(&a->label, s->office->lang, a->name));
		if (cards.open)
			open_words(a, &cards, out);
		else
			closed_words(row, p, a, out);
	}
	return out->len > before;
}
